//! Cases and corrections: parties that exist, names with a status, judgments whose finality is
//! stated.

use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{Case, Forum, Timeline};
use crate::source::nearest;

/// Checks every case, and the events that correct others.
pub(super) fn check(timeline: &Timeline, sink: &mut Sink) {
    for case in &timeline.cases {
        unique_parties(case, sink);
        known_parties(case, sink);
        named_parties(case, sink);
        finality(case, sink);
    }
    // Questions and scenarios are about either by its id alone.
    for case in &timeline.cases {
        if let Some(method) = timeline
            .methods
            .iter()
            .find(|method| method.id.value == case.id.value)
        {
            let text = format!(
                "a method and a case have the id `{}`, and what is about one would stand with both",
                case.id.value
            );
            let found = Diagnostic::new(Code::DuplicateId, case.id.at, text)
                .note(method.id.at, "the method is here");
            sink.push(found.hint("give one of the two another id"));
        }
    }
    for event in timeline
        .events
        .iter()
        .filter(|event| event.correction.is_none())
    {
        if let Some(older) = &event.supersedes {
            let text = format!(
                "this event corrects `{}` and does not say what was wrong",
                older.id()
            );
            sink.push(
                Diagnostic::new(Code::Supersedes, older.at(), text)
                    .hint("add `correction:` with one sentence"),
            );
        }
    }
}

fn unique_parties(case: &Case, sink: &mut Sink) {
    for (number, party) in case.parties.iter().enumerate() {
        if let Some(first) = case.parties[..number]
            .iter()
            .find(|other| other.id.value == party.id.value)
        {
            let text = format!(
                "the id `{}` stands twice among the parties of `{}`",
                party.id.value, case.id.value
            );
            let found = Diagnostic::new(Code::DuplicateId, party.id.at, text)
                .note(first.id.at, "first defined here");
            sink.push(found.hint("give one of the two another id"));
        }
    }
}

fn known_parties(case: &Case, sink: &mut Sink) {
    let known = || case.parties.iter().map(|party| &*party.id.value);
    for id in case
        .proceedings
        .iter()
        .flat_map(|step| &step.parties)
        .filter(|id| !known().any(|known| known == &*id.value))
    {
        let text = format!("the case `{}` has no party `{}`", case.id.value, id.value);
        let found = Diagnostic::new(Code::DanglingId, id.at, text);
        sink.push(match nearest(&id.value, known()) {
            Some(meant) => found.hint(format!("did you mean `{meant}`?")),
            None => found.hint("mend the id, or add the party under `parties:`"),
        });
    }
}

fn named_parties(case: &Case, sink: &mut Sink) {
    for party in &case.parties {
        let Some(name) = &party.name else { continue };
        let criminal = case
            .proceedings
            .iter()
            .filter(|step| matches!(step.forum, Forum::Criminal | Forum::Foreign));
        if !criminal
            .flat_map(|step| &step.parties)
            .any(|id| id.value == party.id.value)
        {
            let text = format!(
                "the party `{}` is named, but no criminal step says what its status is",
                party.id.value
            );
            let found = Diagnostic::new(Code::NameWithoutStatus, name.at, text);
            sink.push(
                found.hint("delete `name:` and keep the role, or add the step with its source"),
            );
        }
    }
}

fn finality(case: &Case, sink: &mut Sink) {
    for step in case
        .proceedings
        .iter()
        .filter(|step| step.stage.is_judgment() && step.final_.is_none())
    {
        let text = format!(
            "the judgment `{}` does not say whether it is final",
            step.stage.word()
        );
        let found = Diagnostic::new(Code::FinalityNotStated, step.at, text);
        sink.push(found.hint("add `final: yes`, `final: no` or `final: unknown`"));
    }
}
