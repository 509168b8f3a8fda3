//! What tables have in common.

use super::plan::Plan;
use crate::document::{Column, Width, Words};
use crate::lang::Lang;
use crate::model::When;
use crate::wording::{Voices, voice};

/// The columns of a table with their heads.
pub(super) fn columns(heads: impl IntoIterator<Item = (Width, impl Into<String>)>) -> Vec<Column> {
    let head = |(width, text)| Column {
        width,
        head: Words::new(text),
    };
    heads.into_iter().map(head).collect()
}

impl Plan<'_> {
    /// A date in a table.
    pub(crate) fn table_date(&self, when: &When, reported: bool) -> String {
        let calendar = self.brief.pack.calendar;
        match self.is_bilingual() {
            true => Voices::of_pack(self.brief.pack.language).table_date(when, reported, calendar),
            false => voice(self.lang).table_date(when, reported, calendar),
        }
    }

    /// The width of a column that has room for one of its languages, or for either of them.
    pub(crate) fn wide(&self, ja: f32, en: f32) -> Width {
        Width::Mm(match (self.is_bilingual(), self.lang) {
            (true, _) => ja.max(en),
            (false, Lang::Ja) => ja,
            (false, Lang::En) => en,
        })
    }
}
