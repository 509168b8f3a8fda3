//! What setting a block needs.

use super::book::{Options, PageIndex};
use super::page::Sheet;
use super::style::Styles;
use crate::document::{Document, Words};
use crate::lang::Lang;
use crate::text::Typesetter;

/// What setting a block needs.
pub(crate) struct Setting<'a, 'f> {
    pub setter: &'a Typesetter<'f>,
    /// The language of what is set, or the first of two.
    pub lang: Lang,
    pub styles: Styles,
    pub document: &'a Document,
    pub sheet: Sheet,
    pub options: Options,
    pub index: &'a PageIndex,
    /// How often a timeline that shares its page has given up some height.
    pub squeeze: u8,
}

impl Document {
    /// The styles of a language in the colours of the house.
    pub(super) fn styles(&self, lang: Lang) -> Styles {
        Styles::new(lang).with_accent(self.house.accent)
    }
}

/// How often a timeline gives up some height at most.
pub(super) const MOST_SQUEEZE: u8 = 20;

/// How many lines a title may take: what somebody wrote can be shortened; what nenpyo writes of
/// long names takes as many as it needs.
pub(super) fn most_lines(title: &Words) -> usize {
    if title.at.is_some() { 2 } else { usize::MAX }
}
