//! Who gets a copy.

use super::Marking;
use super::language::PackLanguage;
use crate::lang::Text;
use crate::source::record;

record! {
    /// Who gets a copy: a person, an organisation, or a person there.
    pub struct Recipient as "a recipient" {
        /// The person, by name or by post.
        name: Option<Text>,
        /// The organisation.
        organisation: Option<Text>,
        /// The number of the copy; where it is left out, the next one that is free.
        copy: Option<u32>,
        /// Up to which marking the recipient may see documents.
        clearance: Marking,
        /// The language of the copy, where it is not the pack's.
        language: Option<PackLanguage>,
    }

    /// How copies differ, and what their files are called.
    pub struct Copies as "copies" {
        /// A pale text across every page.
        watermark: Option<Text>,
        /// The names of the files.
        files: Option<Text>,
    }
}

/// One copy of the run.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberedCopy {
    /// Its number, from 1.
    pub number: u32,
    /// The highest number of the run.
    pub of: u32,
    /// Whose it is.
    pub recipient: Recipient,
    /// The language of its pages, or both.
    pub language: PackLanguage,
}

impl Recipient {
    /// The person; empty where the row names none.
    pub fn person(&self) -> &str {
        self.name.as_ref().map_or("", |name| &name.value)
    }

    /// The organisation; empty where the row names none.
    pub fn body(&self) -> &str {
        self.organisation.as_ref().map_or("", |name| &name.value)
    }
}

/// What stands in a pattern: text, or the name of a value in braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot<'p> {
    /// A text as it is.
    Text(&'p str),
    /// A value of the copy.
    Value(&'p str),
}

/// The values that a pattern may name.
pub const PATTERN_VALUES: [&str; 6] = [
    "copy",
    "copies",
    "name",
    "organisation",
    "language",
    "number",
];

/// The parts of a pattern such as `{number}-{copy}.pdf`.
///
/// # Errors
/// What is wrong with it, in words.
pub fn slots(pattern: &str) -> Result<Vec<Slot<'_>>, String> {
    let mut slots = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            return Err("a brace is not closed".to_owned());
        };
        if !PATTERN_VALUES.contains(&name) {
            return Err(format!("`{{{name}}}` is no value of a copy"));
        }
        slots.extend([Slot::Text(before), Slot::Value(name)]);
        rest = after;
    }
    slots.push(Slot::Text(rest));
    Ok(slots)
}

impl NumberedCopy {
    /// A pattern with the values of this copy; `document` is the number of the document. Numbers
    /// have as many digits as the highest one, so that files sort.
    pub fn fill(&self, slots: &[Slot<'_>], document: &str) -> String {
        let width = self.of.to_string().len();
        let value = |name: &str| match name {
            "copy" => format!("{:0width$}", self.number),
            "copies" => self.of.to_string(),
            "name" => self.recipient.person().to_owned(),
            "organisation" => self.recipient.body().to_owned(),
            "language" => self.language.word().to_owned(),
            _ => document.to_owned(),
        };
        slots
            .iter()
            .map(|slot| match slot {
                Slot::Text(text) => (*text).to_owned(),
                Slot::Value(name) => value(name),
            })
            .collect()
    }
}

/// Numbers the copies: numbers that are given stand, the others follow in order in the gaps. Sorted
/// by number.
pub fn number(list: Vec<Recipient>, pack: PackLanguage) -> Vec<NumberedCopy> {
    let taken: std::collections::BTreeSet<u32> = list.iter().filter_map(|one| one.copy).collect();
    let mut free = (1..).filter(|number| !taken.contains(number));
    let mut copies: Vec<NumberedCopy> = list
        .into_iter()
        .map(|recipient| {
            let language = recipient.language.unwrap_or(pack);
            let number = recipient
                .copy
                .unwrap_or_else(|| free.next().unwrap_or(u32::MAX));
            NumberedCopy {
                number,
                of: 0,
                recipient,
                language,
            }
        })
        .collect();
    copies.sort_by_key(|copy| copy.number);
    let of = copies.last().map_or(0, |copy| copy.number);
    copies.iter_mut().for_each(|copy| copy.of = of);
    copies
}
