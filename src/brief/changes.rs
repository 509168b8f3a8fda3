//! What changed since the earlier issue, as lines of a tag and a sentence. Corrections and
//! withdrawals are never left out.

use crate::document::Words;
use crate::wording::voice;
use chrono::NaiveDate;

use super::plan::Plan;
use super::status;
use crate::analysis::{Change, ChangeKind, Changed};
use crate::document::{Block, ChangeLine};
use crate::lang::Lang;
use crate::model::{self, Case};

/// An earlier issue, and what changed since.
#[derive(Debug)]
pub(crate) struct Since<'t> {
    /// Its information cut-off.
    pub as_of: NaiveDate,
    /// The changes, corrections and withdrawals first.
    pub changes: Vec<Change<'t>>,
}

/// Lines at most, beside corrections and withdrawals (DESIGN.md 5).
const LINES: usize = 5;

/// The block of changes, where the pack names an earlier issue. What the audience was told then and
/// is told now are compared.
pub(super) fn blocks(plan: &Plan<'_>) -> Vec<Block> {
    let Some(since) = plan.brief.since else {
        return Vec::new();
    };
    let lang = plan.lang;
    let heading = Words::heading(2, voice(lang).changes_heading());
    let remark = Words::new(voice(lang).since(since.as_of));
    let compulsory = since
        .changes
        .iter()
        .filter(|change| change.kind <= ChangeKind::Withdrawn)
        .count();
    let room = LINES.saturating_sub(usize::from(plan.brief.density > 0));
    let shown = compulsory.max(room).min(since.changes.len());
    let mut lines: Vec<ChangeLine> = Vec::with_capacity(shown + 1);
    for change in &since.changes[..shown] {
        let text = sentence(plan, change);
        lines.push(ChangeLine {
            tag: Some((
                crate::document::Words::new(tag(change.kind, lang)),
                change.kind == ChangeKind::New,
            )),
            text: crate::document::Words::new(text),
        });
    }
    let more = since.changes.len() - shown;
    let rest = match (since.changes.is_empty(), more) {
        (true, _) => Some(voice(lang).no_changes().to_owned()),
        (false, 0) => None,
        (false, n) => Some(voice(lang).and_more(n)),
    };
    if let Some(text) = rest {
        lines.push(ChangeLine {
            tag: None,
            text: crate::document::Words::new(text),
        });
    }
    vec![Block::Heading(heading, Some(remark)), Block::Changes(lines)]
}

fn tag(kind: ChangeKind, lang: Lang) -> &'static str {
    match kind {
        ChangeKind::New => voice(lang).new_tag(),
        ChangeKind::Updated => voice(lang).updated_tag(),
        ChangeKind::Corrected => voice(lang).corrected_tag(),
        ChangeKind::Withdrawn => voice(lang).withdrawn_tag(),
    }
}

fn sentence(plan: &Plan<'_>, change: &Change<'_>) -> String {
    let lang = plan.lang;
    let of_case = |case: &'_ Case| {
        let name = case.label.as_ref().unwrap_or(&case.title);
        name.text(lang).to_owned()
    };
    match change.of {
        Changed::Event(event) => match (&event.correction, change.kind) {
            (Some(correction), ChangeKind::Corrected) => {
                voice(lang).of_subject(event.title.text(lang), correction.text(lang))
            }
            _ => event.title.text(lang).to_owned(),
        },
        Changed::Date(event, was) => {
            let was = voice(lang).table_date(&was, false, plan.brief.pack.calendar);
            let title = event.title.text(lang);
            voice(lang).date_changed(title, &was)
        }
        Changed::Case(case) => status::short_name(case, lang),
        Changed::Step(case, step) => {
            let word = status::step_word(case, step, lang);
            voice(lang).of_subject(&of_case(case), &word)
        }
        Changed::Stage(case, step, was) => {
            let word = status::step_word(case, step, lang);
            voice(lang).stage_changed(&of_case(case), &word, voice(lang).short_stage(was))
        }
        Changed::Judgement(place, judgement) => {
            let (number, text) = (place + 1, judgement.text.text(lang));
            match change.kind {
                ChangeKind::Withdrawn => voice(lang).judgement_withdrawn(number, text),
                ChangeKind::New => voice(lang).judgement_new(number),
                _ => voice(lang).judgement_changed(number),
            }
        }
        Changed::Likelihood(place, judgement, was) => {
            let scale = model::scale(plan.brief.pack.scale);
            let word = |term: &str| scale.wording(term, lang).unwrap_or(term).to_owned();
            let (number, is, was) = (place + 1, word(&judgement.likelihood.value), word(was));
            voice(lang).likelihood_changed(number, &is, &was)
        }
    }
}
