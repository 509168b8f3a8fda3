//! What was kept from an audience, for the author of a pack.

use crate::diag::Span;
use crate::lang::Localised;
use crate::model::Marking;

/// What was kept from an audience.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Withheld {
    /// Items whose marking lies above the audience's, in the order of the timeline; parts of shown
    /// cases stand last.
    pub items: Vec<WithheldItem>,
    /// References of shown items that named one of them.
    pub references: Vec<DroppedReference>,
}

/// An item that is withheld.
#[derive(Debug, Clone, PartialEq)]
pub struct WithheldItem {
    /// What it is: `event`, `case`, `conduct` …
    pub kind: &'static str,
    /// Its id, or that of its case.
    pub id: Option<Box<str>>,
    /// Its title, name or text.
    pub title: Localised,
    /// Its marking.
    pub marking: Marking,
    /// Where it stands.
    pub at: Span,
}

/// A reference that went with the item that it named.
#[derive(Debug, Clone, PartialEq)]
pub struct DroppedReference {
    /// The key that held it: `sources`, `follows` …
    pub key: &'static str,
    /// What it stood in, as words: "event `mihon-intrusion`".
    pub owner: String,
    /// The id of the withheld item.
    pub id: Box<str>,
    /// Where it stood.
    pub at: Span,
}

impl Withheld {
    /// How many items of each kind are withheld, in the order of the timeline's lists.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        for item in &self.items {
            match counts.iter_mut().find(|(kind, _)| *kind == item.kind) {
                Some((_, count)) => *count += 1,
                None => counts.push((item.kind, 1)),
            }
        }
        counts
    }
}
