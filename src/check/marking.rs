//! The document's own marking against what goes into it.

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{Marking, Pack, Timeline};

/// Reports material that lies above the document's marking. Without one, the document bears the
/// highest marking of what goes in, and nothing can lie above it.
pub(super) fn check(timeline: &Timeline, pack: &Pack, sink: &mut Sink) {
    let (audience, document) = (pack.ceiling(), pack.ceiling_of_document());
    let Some(own) = document.marking() else {
        return;
    };
    let mut above: Vec<(Marking, Span)> = timeline
        .marked()
        .filter(|(item, _)| audience.admits(*item))
        .filter_map(|(item, at)| Some((document.withholds(item)?, at)))
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
