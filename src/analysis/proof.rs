//! What is alleged is not established: what a case is about is counted as an incident only where
//! somebody established it.

use super::ending::{concerns, ending};
use super::{finality, steps_of_case};
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{
    Case, Event, EventKind, Final, Forum, Party, Proceeding, Stage, Standing, Timeline,
};

/// Whether what a case is about is established: its conduct says by what; else a court or an
/// authority found it, and nothing took that back.
pub fn is_established(case: &Case) -> bool {
    let stated = case.conduct.as_ref().and_then(|conduct| conduct.standing);
    match stated {
        Some(standing) => standing != Standing::Alleged,
        None => is_found(case),
    }
}

/// Whether a court or an authority found what a case is about, for one of those concerned: a
/// conviction, a sanction or an order to pay damages stands, and is not known to be open.
fn is_found(case: &Case) -> bool {
    let steps = steps_of_case(case);
    let finds = |own: Vec<&Proceeding>| {
        ending(&own).is_some_and(|end| {
            let is_finding = matches!(
                end.stage,
                Stage::Convicted | Stage::Sanctioned | Stage::DamagesAwarded
            );
            is_finding && finality(case, end) != Some(Final::No)
        })
    };
    let before = |forum: Forum, party: Option<&Party>| -> Vec<&Proceeding> {
        let own = steps.iter().copied().filter(|step| step.forum == forum);
        own.filter(|step| party.is_none_or(|party| concerns(step, party)))
            .collect()
    };
    let forums = [
        Forum::Criminal,
        Forum::Foreign,
        Forum::Administrative,
        Forum::Civil,
    ];
    forums.into_iter().any(|forum| {
        let of_party = |party: &Party| finds(before(forum, Some(party)));
        match case.parties.is_empty() {
            true => finds(before(forum, None)),
            false => case.parties.iter().any(of_party),
        }
    })
}

/// Reports incidents that read as established although the case about them establishes nothing.
pub fn check_standings(timeline: &Timeline, sink: &mut Sink) {
    for case in &timeline.cases {
        let conduct = case.conduct.as_ref();
        let claims = |standing| standing == Some(Standing::Found);
        if let Some(conduct) = conduct.filter(|conduct| claims(conduct.standing))
            && !is_found(case)
        {
            let text = format!(
                "`found` says that a court or an authority found it, but no step of `{}` does",
                case.id.value
            );
            let hint = "write `standing: alleged`, or who established it: `disclosed` or \
                `admitted`; or add the step with its source";
            sink.push(Diagnostic::new(Code::StandingUnproven, conduct.at, text).hint(hint));
        }
        let unproven = || !is_established(case);
        let followed = case.follows.iter().map(|of| &timeline.events[of.index()]);
        let reads_as_found = |event: &&Event| {
            event.kind == EventKind::Incident
                && matches!(event.standing, None | Some(Standing::Found))
        };
        for event in followed.filter(reads_as_found).filter(|_| unproven()) {
            let text = format!(
                "the case `{}` follows this incident, and nothing in it is proven: no conviction, \
                no sanction",
                case.id.value
            );
            let hint = "write `standing: alleged` here, or by what it is established: `disclosed` \
                (by the one that it hit) or `admitted`";
            let found = Diagnostic::new(Code::StandingUnproven, event.at, text);
            sink.push(found.note(case.at, "the case is here").hint(hint));
        }
    }
    let misplaced = |event: &&Event| event.kind != EventKind::Incident && event.standing.is_some();
    for event in timeline.events.iter().filter(misplaced) {
        let text = "only an incident is established or alleged, and this event is none";
        let found = Diagnostic::new(Code::NotSupported, event.at, text);
        sink.push(found.hint("delete `standing:`, or write `kind: incident`"));
    }
}
