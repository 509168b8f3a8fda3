//! The document's own marking against what goes into it.

use super::goes_in;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{Marking, Pack, Timeline};

/// Reports material that lies above the document's marking. Without one, the document bears the
/// highest marking of what goes in, and nothing can lie above it.
pub(super) fn check(timeline: &Timeline, pack: &Pack, sink: &mut Sink) {
    let audience = pack.audience.as_ref().and_then(|audience| audience.marking);
    let Some(own) = pack.marking.or(audience) else {
        return;
    };
    let mut above: Vec<(Marking, Span)> = material(timeline)
        .into_iter()
        .filter(|(marking, _)| *marking > own && goes_in(Some(*marking), pack))
        .collect();
    above.sort();
    let Some((highest, at)) = above.last().copied() else {
        return;
    };
    let first = above
        .iter()
        .find(|(marking, _)| *marking == highest)
        .map_or(at, |(_, at)| *at);
    let text = format!(
        "the document is marked `{}`, but {} of its items lie above that",
        own.label(),
        above.len()
    );
    let found = Diagnostic::new(Code::MarkingTooLow, pack.at, text)
        .note(first, format!("this one is `{}`", highest.label()));
    let hint = format!(
        "write `marking: {}`, or keep such items out with `audience: {{marking: {}}}`",
        highest.label(),
        own.label()
    );
    sink.push(found.hint(hint));
}

/// Every marking of the material, with the place of what bears it.
fn material(timeline: &Timeline) -> Vec<(Marking, Span)> {
    let mut found: Vec<(Marking, Span)> = Vec::new();
    macro_rules! look {
        ($($list:ident)*) => { $(found.extend(timeline.$list.iter().filter_map(|item| Some((item.marking?, item.at))));)* };
    }
    look! { sources organisations methods events cases series judgements gaps actions questions scenarios }
    for case in &timeline.cases {
        found.extend(
            case.conduct
                .iter()
                .filter_map(|conduct| Some((conduct.marking?, conduct.at))),
        );
        found.extend(
            case.proceedings
                .iter()
                .filter_map(|step| Some((step.marking?, step.at))),
        );
    }
    found
}
