//! Terms of likelihood against the scale in force.

use crate::diag::{Code, Diagnostic, Sink};
use crate::lang::{Lang, Text};
use crate::model::scale::{Scale, scale};
use crate::model::{Pack, Timeline};
use crate::source::nearest;

/// Checks the terms of all judgements that go into the pack.
pub(super) fn check(timeline: &Timeline, pack: &Pack, sink: &mut Sink) {
    let scale = scale(pack.scale);
    let mut first: Option<(usize, &Text)> = None;
    for judgement in timeline
        .judgements
        .iter()
        .filter(|judgement| pack.ceiling().admits(*judgement))
    {
        let term = &judgement.likelihood;
        if scale.band(&term.value).is_none() {
            sink.push(unknown(term, scale, pack));
            continue;
        }
        match (scale.row(&term.value), first) {
            (Some(row), Some((other, at))) if row != other => sink.push(mixed(term, at, scale)),
            (Some(row), None) => first = Some((row, term)),
            _ => {}
        }
    }
}

fn unknown(term: &Text, scale: &Scale, pack: &Pack) -> Diagnostic {
    let text = format!(
        "`{}` is no term of the scale `{}`",
        term.value,
        pack.scale.word()
    );
    let found = Diagnostic::new(Code::UnknownLikelihood, term.at, text);
    match nearest(
        &term.value,
        scale.terms(Lang::En).chain(scale.terms(Lang::Ja)),
    ) {
        Some(meant) => found.hint(format!("did you mean `{meant}`?")),
        None => found.hint(format!(
            "one of: {}",
            scale.terms(Lang::En).collect::<Vec<_>>().join(", ")
        )),
    }
}

fn mixed(term: &Text, first: &Text, scale: &Scale) -> Diagnostic {
    let text = format!(
        "`{}` stands in the other row of the scale than `{}`",
        term.value, first.value
    );
    let found = Diagnostic::new(Code::MixedScaleRows, term.at, text)
        .note(first.at, "the first term of the document");
    let row = scale.row(&first.value);
    let meant = scale
        .band(&term.value)
        .zip(row)
        .and_then(|(band, row)| scale.bands.get(band)?.terms_en.get(row));
    match meant {
        Some(meant) => found.hint(format!("write `{meant}`")),
        None => found.hint("use one row throughout"),
    }
}
