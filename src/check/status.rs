//! Words that say the status of a matter, against the record.
//!
//! A text about a case may use a word when the case has reached one of the stages that the word
//! stands for. Reaching follows the law: whoever was convicted or acquitted, or whose indictment
//! was withdrawn, had been indicted; nobody was arrested because they were indicted. The parties of
//! a case share one record: a text names them by roles that cannot be told apart by words.

use std::collections::BTreeSet;

use super::lexicon::LEXICON;
use crate::diag::{Code, Diagnostic};
use crate::lang::Text;
use crate::model::{Case, Final, Stage};

/// What a text is about, for the words that it may use.
pub(super) struct Record {
    reached: BTreeSet<Stage>,
    about: About,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum About {
    /// A case, or cases that are named beside the text.
    Cases,
    /// An incident: no case, and what happened to someone.
    Incident,
    /// A pack, and the cases that it names: common words are no statement, others may be covered.
    Pack,
    /// Anything else: common words of law and administration are no statement about anyone.
    General,
}

impl Record {
    /// The record of cases.
    pub(crate) fn of<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Self {
        let mut record = Record {
            reached: BTreeSet::new(),
            about: About::General,
        };
        for case in cases {
            record.about = About::Cases;
            for step in &case.proceedings {
                record.reached.extend(implied(step.stage));
                record
                    .reached
                    .extend((step.final_ == Some(Final::Yes)).then_some(Stage::Final));
            }
        }
        record
    }

    /// The record of the cases that a pack names.
    pub(crate) fn of_pack<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Self {
        let record = Record::of(cases);
        Record {
            about: About::Pack,
            ..record
        }
    }

    /// No case, but what happened to someone.
    pub(crate) fn incident() -> Self {
        Record {
            reached: BTreeSet::new(),
            about: About::Incident,
        }
    }

    /// No case and nobody.
    pub(crate) fn general() -> Self {
        Record {
            reached: BTreeSet::new(),
            about: About::General,
        }
    }

    /// Whether a stage was reached.
    pub(crate) fn has(&self, stage: Stage) -> bool {
        self.reached.contains(&stage)
    }

    /// The words of a text that say more than the record, in one finding at the first of them.
    pub(crate) fn check(&self, text: &Text) -> Option<Diagnostic> {
        let mut said: BTreeSet<String> = BTreeSet::new();
        let hits = LEXICON.status.find(&text.value);
        let mut odd = hits.iter().filter(|hit| {
            let passed = hit.denied
                || hit.group.stages.is_empty()
                || (hit.group.general && matches!(self.about, About::General | About::Pack))
                || hit.group.stages.iter().any(|stage| self.has(*stage));
            !passed && said.insert(hit.plain.clone())
        });
        let first = odd.next()?;
        let found = self.finding(first.word, &first.group.stages, text);
        let more: Vec<String> = odd.map(|hit| format!("`{}`", hit.word)).collect();
        Some(if more.is_empty() {
            found
        } else {
            found.note(None, format!("so do {} in the same text", more.join(", ")))
        })
    }

    fn finding(&self, word: &str, stages: &[Stage], text: &Text) -> Diagnostic {
        let needed = stages
            .iter()
            .map(|stage| format!("`{}`", stage.word()))
            .collect::<Vec<_>>()
            .join(" or ");
        if self.about == About::Pack {
            let message = format!(
                "`{word}` says that a matter reached {needed}, but no case that the pack is about \
                did"
            );
            let hint = "name the case whose record says so under `about:`, say it without the \
                word, or excuse it with `allow: [{code: status-word, reason: …}]`";
            return Diagnostic::new(Code::StatusWord, text.at, message)
                .hint(hint)
                .at_words(word, 0);
        }
        if self.about != About::Cases {
            let message = format!(
                "`{word}` says that a matter reached {needed}, but this text is about no case"
            );
            let hint = "say it without the word, put the step under `cases:`, or excuse it with \
                `allow: [{code: status-word, reason: …}]`";
            return Diagnostic::new(Code::StatusWord, text.at, message)
                .hint(hint)
                .at_words(word, 0);
        }
        let message = format!(
            "`{word}` says that the case reached {needed}, but the record {}",
            self.words()
        );
        let hint = "write what the record says, add the step with its source, or excuse it with \
            `allow: [{code: status-word, reason: …}]`";
        Diagnostic::new(Code::StatusWord, text.at, message)
            .hint(hint)
            .at_words(word, 0)
    }

    fn words(&self) -> String {
        if self.reached.is_empty() {
            return "has no step".into();
        }
        let words: Vec<String> = self
            .reached
            .iter()
            .map(|stage| format!("`{}`", stage.word()))
            .collect();
        format!("has {}", words.join(", "))
    }
}

/// A stage and the stages that it cannot be without.
fn implied(stage: Stage) -> impl Iterator<Item = Stage> {
    let before = match stage {
        Stage::Ruled
        | Stage::Convicted
        | Stage::Acquitted
        | Stage::IndictmentWithdrawn
        | Stage::ProsecutionDismissed => Some(Stage::Indicted),
        Stage::NonIndictmentUnjust => Some(Stage::NotProsecuted),
        Stage::Released => Some(Stage::Arrested),
        _ => None,
    };
    [stage].into_iter().chain(before)
}
