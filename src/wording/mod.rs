//! The one home of words: every sentence, label, plural and counter that a page, an alternative text
//! or an outline can show and that nobody typed into YAML.
//!
//! [`Wording`] is one function a sentence, with typed arguments; a count takes its counter and its
//! plural there. Each language is one file that a native editor reads from top to bottom: [`ja`] and
//! [`en`]. A third language is one more file, and the compiler lists what it lacks.
//!
//! [`Voices`] are the languages of one document: what is said is said in each of them at once, as a
//! [`Phrase`], so that two languages cannot come apart.

mod en;
mod ja;
mod phrase;

use chrono::NaiveDate;

pub use phrase::{Phrase, Voices};

use crate::lang::Lang;
pub use crate::lang::number;
use crate::model::{
    Calendar, FigureKind, Final, Forum, Reason, RecordKind, Role, SectionKind, SourceKind, Stage,
    When,
};

/// The words of a language.
pub fn voice(lang: Lang) -> &'static dyn Wording {
    match lang {
        Lang::Ja => &ja::Japanese,
        Lang::En => &en::English,
    }
}

/// What pages say, in one language. Stages print their own word, never another.
pub trait Wording: Sync {
    /// The language.
    fn lang(&self) -> Lang;

    // --- Kinds, stages, roles ---

    /// The word of a kind of record.
    fn kind(&self, kind: RecordKind) -> &'static str;
    /// The plural of a kind, for lanes and legends.
    fn kinds(&self, kind: RecordKind) -> &'static str;
    /// The name of a section.
    fn section(&self, kind: SectionKind) -> &'static str;
    /// The short name of a chart; a series has none but its title.
    fn figure(&self, kind: FigureKind) -> Option<&'static str>;
    /// Before whom a step is taken, in a word.
    fn forum(&self, forum: Forum) -> &'static str;
    /// The part that an organisation has in a case.
    fn role(&self, role: Role) -> &'static str;
    /// The word of a stage, with the reason where a matter was not prosecuted.
    fn stage(&self, stage: Stage, reason: Option<Reason>) -> &'static str;
    /// The word of a stage beside a mark of a chart and in a narrow column: one word, still the
    /// stage's own.
    fn short_stage(&self, stage: Stage) -> &'static str;
    /// A judgment that became final, as a noun.
    fn final_judgment(&self, judgment: Stage) -> String;
    /// Whether a judgment is final, as the line under a step says it.
    fn finality(&self, finality: Final) -> &'static str;
    /// What a source is.
    fn source_kind(&self, kind: SourceKind) -> &'static str;

    // --- Dates and numbers ---

    /// A day in running text, in the calendar of the pack.
    fn day(&self, day: NaiveDate, calendar: Calendar) -> String;
    /// A day on the cover: in Japanese in both calendars.
    fn cover_day(&self, day: NaiveDate) -> String;
    /// A date in a table, as far as it is known: 2020-10-13, 2020-10, 2020年; marks for what is
    /// approximate, uncertain, ongoing, reported.
    fn table_date(&self, when: &When, reported: bool, calendar: Calendar) -> String;
    /// What stands beside a date on which something was reported, for a reader of this language.
    fn reported_mark(&self) -> &'static str;
    /// `3 records`, `1 record`; 3件.
    fn records(&self, count: usize) -> String;
    /// The separator of a list of short words.
    fn comma(&self) -> &'static str;

    // --- Cover, document, running feet ---

    // --- Summary, judgements, gaps, changes ---

    // --- Chronology, records, glossary ---

    // --- Cases ---

    // --- Methods, study session ---

    // --- Sources, scales, colophon, contents ---

    // --- Figures: common ---

    /// The label of a figure: 図 1.
    fn figure_label(&self, number: u32) -> String;
    /// The label of a table: 表 1.
    fn table_label(&self, number: u32) -> String;
    /// What joins the ends of a range: S1〜S4.
    fn range(&self) -> &'static str;

    // --- Figures: timeline ---

    // --- Figures: matrices, small multiples ---

    // --- Figures: periods, series, cumulative ---

    // --- Figures: lead times, progress, quality ---

    // --- Figures: prefectures ---

    // --- Charts: what is drawn ---

    // --- Layout and file ---
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Cx, Decode, Node, Value};

    fn date(text: &str, lang: Lang, calendar: Calendar) -> String {
        let node = Node {
            at: Default::default(),
            value: Value::Scalar(text.into()),
        };
        let mut sink = crate::diag::Sink::default();
        let date = crate::model::Date::decode(&node, &mut Cx::new(&mut sink)).expect("a date");
        voice(lang).table_date(&date.when, false, calendar)
    }

    #[test]
    fn a_date_is_printed_as_exactly_as_it_is_known() {
        for (text, ja, wareki, en) in [
            ("2020-10-13", "2020-10-13", "R2.10.13", "2020-10-13"),
            ("2020-10", "2020-10", "R2.10", "2020-10"),
            ("2020", "2020年", "令和2年", "2020"),
            ("2020~", "2020年頃", "令和2年頃", "c. 2020"),
            ("2020-07-09?", "2020-07-09?", "R2.7.9?", "2020-07-09?"),
            ("202X", "2020年代", "2020年代", "2020s"),
            ("2020-21", "2020年春", "2020年春", "spring 2020"),
            ("2020-24", "2020年冬", "2020年冬", "winter 2020"),
            ("2020-10/..", "2020-10〜", "R2.10〜", "2020-10–"),
            (
                "2020-10/2021-08",
                "2020-10〜2021-08",
                "R2.10〜R3.8",
                "2020-10–2021-08",
            ),
            ("2020/", "2020年〜?", "令和2年〜?", "2020–?"),
        ] {
            assert_eq!(date(text, Lang::Ja, Calendar::Gregorian), ja);
            assert_eq!(date(text, Lang::Ja, Calendar::Wareki), wareki);
            assert_eq!(date(text, Lang::En, Calendar::Gregorian), en);
        }
    }

    #[test]
    fn numbers_take_commas_from_a_thousand() {
        assert_eq!(
            [999.0, 27445.0, 1_000_000.0, 4502.9].map(number),
            ["999", "27,445", "1,000,000", "4,502.9"]
        );
    }
}
