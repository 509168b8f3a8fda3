//! On which side a party stands: suspects and defendants are counted, and those who acted for an
//! authority, such as investigators, never with them.

use super::Course;
use crate::model::{Case, Forum, Party, PartySide, Role, Timeline};

/// The side of a party: as it says itself; else that of an authority where the organisation that it
/// belonged to is one in any record.
pub fn side(timeline: &Timeline, party: &Party) -> PartySide {
    let is_authority = |of: usize| {
        let events = timeline
            .events
            .iter()
            .flat_map(|event| &event.organisations);
        let cases = timeline.cases.iter().flat_map(|case| &case.organisations);
        events
            .chain(cases)
            .any(|involved| involved.role == Role::Authority && involved.id.index() == of)
    };
    let of_organisation = || match party.of.as_ref().map(|of| of.index()) {
        Some(of) if is_authority(of) => PartySide::Authority,
        _ => PartySide::Suspect,
    };
    party.side.unwrap_or_else(of_organisation)
}

/// Whose proceedings are counted with each other, and with no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Docket {
    /// Criminal matters of suspects in Japan.
    Criminal,
    /// Before authorities of another country.
    Foreign,
    /// Before administrative authorities.
    Administrative,
    /// Before civil courts.
    Civil,
    /// Against those who acted for an authority.
    OfAuthority,
}

/// The docket of a forum and of those whom its steps concern.
pub fn docket(timeline: &Timeline, forum: Forum, parties: &[&Party]) -> Docket {
    let is_authority = |party: &&Party| side(timeline, party) == PartySide::Authority;
    match forum {
        Forum::Foreign => Docket::Foreign,
        Forum::Civil => Docket::Civil,
        _ if !parties.is_empty() && parties.iter().all(is_authority) => Docket::OfAuthority,
        Forum::Criminal => Docket::Criminal,
        Forum::Administrative => Docket::Administrative,
    }
}

/// The docket that a case is counted in: the first of those that its courses stand in.
pub fn docket_of_case(timeline: &Timeline, case: &Case, courses: &[Course<'_>]) -> Docket {
    let of = |course: &Course<'_>| docket(timeline, course.forum, &course.parties);
    let all: Vec<&Party> = case.parties.iter().collect();
    let bare = || docket(timeline, Forum::Criminal, &all);
    courses.iter().map(of).min().unwrap_or_else(bare)
}
