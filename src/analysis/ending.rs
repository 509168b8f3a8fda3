//! What became of a matter: the ending that stands with the steps before it, so that no page shows
//! a beginning alone.

use super::steps_of_case;
use crate::model::{Case, Final, Forum, Party, Proceeding, Stage};

/// A later step that says otherwise, for some of those whom an earlier one concerned.
#[derive(Debug)]
pub struct Ending<'t> {
    /// The later step.
    pub step: &'t Proceeding,
    /// Whom it concerns of them; nobody where it concerns all of them.
    pub parties: Vec<&'t Party>,
}

/// What a stage says of those whom it concerns.
#[derive(Clone, Copy, PartialEq)]
enum Tone {
    /// The matter is held against them.
    Against,
    /// They are set free, and the matter goes on.
    Released,
    /// The matter ended for them without being held against them.
    Cleared,
    /// What was decided before is in question.
    Open,
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Released => Tone::Released,
        Stage::NotProsecuted
        | Stage::IndictmentWithdrawn
        | Stage::ProsecutionDismissed
        | Stage::Acquitted
        | Stage::CompensationAwarded
        | Stage::ClaimDismissed
        | Stage::Settled
        | Stage::Closed => Tone::Cleared,
        Stage::NonIndictmentUnjust | Stage::Appealed | Stage::Overturned => Tone::Open,
        _ => Tone::Against,
    }
}

/// Whether a later stage says otherwise than an earlier one.
fn turns(earlier: Stage, later: Stage) -> bool {
    let is_early = matches!(
        earlier,
        Stage::Searched | Stage::WarrantIssued | Stage::Referred | Stage::Arrested
    );
    match (tone(earlier), tone(later)) {
        (_, Tone::Released) => is_early,
        (_, Tone::Open) => true,
        (Tone::Against | Tone::Open | Tone::Released, Tone::Cleared) => true,
        (Tone::Cleared, Tone::Against) => true,
        (Tone::Cleared, Tone::Cleared) | (_, Tone::Against) => false,
    }
}

/// Whether a step concerns a party; one that names nobody concerns all.
pub(super) fn concerns(step: &Proceeding, party: &Party) -> bool {
    step.parties.is_empty() || step.parties.iter().any(|id| id.value == party.id.value)
}

/// The step that says how a matter stands after some steps: one that only makes another final, or
/// follows from it, is passed over, and a judgment that was upheld stands again.
pub(super) fn ending<'t>(steps: &[&'t Proceeding]) -> Option<&'t Proceeding> {
    let (mut current, mut judgment, mut redress) = (None, None, None);
    for step in steps.iter().copied() {
        match step.stage {
            Stage::Final => {}
            Stage::CompensationAwarded => redress = Some(step),
            Stage::Upheld => current = judgment,
            stage => {
                current = Some(step);
                judgment = current.filter(|_| stage.is_judgment()).or(judgment);
            }
        }
    }
    current.or(redress)
}

/// The steps after one, before the same forum.
fn after<'t>(case: &'t Case, step: &Proceeding) -> Vec<&'t Proceeding> {
    let steps = steps_of_case(case).into_iter();
    let later = steps
        .skip_while(|other| !std::ptr::eq(*other, step))
        .skip(1);
    later.filter(|other| other.forum == step.forum).collect()
}

/// Adds a party to the ending that it shares with others.
fn add<'t>(found: &mut Vec<Ending<'t>>, step: &'t Proceeding, party: Option<&'t Party>) {
    match found.iter_mut().find(|of| std::ptr::eq(of.step, step)) {
        Some(ending) => ending.parties.extend(party),
        None => found.push(Ending {
            step,
            parties: party.into_iter().collect(),
        }),
    }
}

/// The endings that stand with a step of a case: for each party that it concerns, the last later
/// step before the same forum, where that says otherwise.
pub fn sequels<'t>(case: &'t Case, step: &Proceeding) -> Vec<Ending<'t>> {
    let later = after(case, step);
    let concerned: Vec<&Party> = case
        .parties
        .iter()
        .filter(|party| concerns(step, party))
        .collect();
    let mut found = Vec::new();
    let says_otherwise = |end: &&Proceeding| turns(step.stage, end.stage);
    if concerned.is_empty()
        && let Some(end) = ending(&later).filter(says_otherwise)
    {
        add(&mut found, end, None);
    }
    for party in &concerned {
        let own: Vec<&Proceeding> = later
            .iter()
            .copied()
            .filter(|other| concerns(other, party))
            .collect();
        if let Some(end) = ending(&own).filter(says_otherwise) {
            add(&mut found, end, Some(party));
        }
    }
    if let [only] = &mut found[..]
        && only.parties.len() == concerned.len()
    {
        only.parties.clear();
    }
    found
}

/// How a whole matter ended, where it is held against nobody, or is in question for all: each
/// ending once. It stands with the name of the case and with what is alleged. Where a criminal or
/// administrative step is on record, a civil suit beside it says nothing of that.
pub fn endings(case: &Case) -> Vec<&Proceeding> {
    let steps = steps_of_case(case);
    let is_civil = |step: &&&Proceeding| step.forum == Forum::Civil;
    let only_civil = steps.iter().all(|step| is_civil(&step));
    let mut found: Vec<&Proceeding> = Vec::new();
    for forum in [
        Forum::Criminal,
        Forum::Foreign,
        Forum::Administrative,
        Forum::Civil,
    ] {
        if forum == Forum::Civil && !only_civil {
            continue;
        }
        let before: Vec<&Proceeding> = steps
            .iter()
            .copied()
            .filter(|step| step.forum == forum)
            .collect();
        let of_party = |party: &Party| -> Vec<&Proceeding> {
            let own = before.iter().copied();
            own.filter(|step| concerns(step, party)).collect()
        };
        let named: Vec<Vec<&Proceeding>> = case.parties.iter().map(of_party).collect();
        let groups = if named.is_empty() {
            vec![before.clone()]
        } else {
            named
        };
        for own in groups.iter().filter(|own| !own.is_empty()) {
            let Some(end) = ending(own) else { continue };
            if !matches!(tone(end.stage), Tone::Cleared | Tone::Open) {
                return Vec::new();
            }
            if !found.iter().any(|known| std::ptr::eq(*known, end)) {
                found.push(end);
            }
        }
    }
    found
}

/// The judgment that a later step confirms, questions or makes final: the last one before the same
/// forum that concerns one of the same parties; of a review by citizens, the decision not to
/// indict.
pub fn judgment_before<'t>(case: &'t Case, step: &Proceeding) -> Option<&'t Proceeding> {
    let shares = |other: &Proceeding| {
        let either = other.parties.is_empty() || step.parties.is_empty();
        let both = |id: &crate::model::Id| step.parties.iter().any(|of| of.value == id.value);
        either || other.parties.iter().any(both)
    };
    let steps = steps_of_case(case);
    let earlier = steps
        .into_iter()
        .take_while(|other| !std::ptr::eq(*other, step))
        .filter(|other| other.forum == step.forum && shares(other));
    let earlier: Vec<&Proceeding> = earlier.collect();
    let last = |is_meant: &dyn Fn(Stage) -> bool| {
        let mut back = earlier.iter().rev().copied();
        back.find(|other| is_meant(other.stage))
    };
    match step.stage {
        Stage::NonIndictmentUnjust => last(&|stage| stage == Stage::NotProsecuted),
        _ => last(&|stage| stage.is_judgment() && stage != Stage::Upheld)
            .or_else(|| last(&|stage| stage.is_judgment())),
    }
}

/// Whether a judgment is final as far as the whole record says, later steps included; none where
/// the step is no judgment, or a later one puts it in question.
pub fn finality(case: &Case, step: &Proceeding) -> Option<Final> {
    let mut known = step.final_?;
    if !sequels(case, step).is_empty() {
        return None;
    }
    for later in after(case, step) {
        let whole = later.parties.is_empty()
            || (!step.parties.is_empty()
                && step
                    .parties
                    .iter()
                    .all(|id| later.parties.iter().any(|of| of.value == id.value)));
        match later.stage {
            Stage::Final if whole => known = Final::Yes,
            Stage::Upheld if whole => known = later.final_.unwrap_or(known),
            _ => {}
        }
    }
    Some(known)
}
