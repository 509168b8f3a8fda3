//! Dates as they are known: EDTF (ISO 8601-2:2019) level 1 and Japanese era dates.
//!
//! What is supported of level 0 and 1: dates of every precision, the qualifiers `?` `~` `%`,
//! unspecified digits from the right, seasons, intervals with open and unknown ends. Left out, each
//! with an error of its own: times of day, and years before 1 or after 9999, which no page can
//! show.

mod cure;
mod edtf;
mod wareki;

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use crate::diag::{Code, Diagnostic, Span};
use crate::source::{Cx, Decode, Defs, Encode, Json, Node, Walk, Written};

pub use wareki::{ERAS, Era, era_of, has_era_days};

/// How exactly a moment is known, the most exact first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The day is known.
    Day,
    /// The month is known.
    Month,
    /// The season is known.
    Season,
    /// The year is known.
    Year,
    /// The decade is known.
    Decade,
    /// The century is known, or less.
    Century,
}

/// A day, month, season, year, decade or century, perhaps approximate or uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The first day that it can mean.
    pub first: NaiveDate,
    /// The last day that it can mean.
    pub last: NaiveDate,
    /// How exactly it is known.
    pub precision: Precision,
    /// `~`: about then.
    pub approximate: bool,
    /// `?`: perhaps then.
    pub uncertain: bool,
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A known end.
    At(Moment),
    /// `..`: it goes on, or has no beginning.
    Open,
    /// Nothing: nobody knows.
    Unknown,
}

/// A moment or an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// One moment.
    Moment(Moment),
    /// From one end to the other; at least one is known.
    Interval(Bound, Bound),
}

/// A date of the format.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    /// What it means.
    pub when: When,
    /// Where it stands.
    pub at: Span,
}

/// Why a text is no date.
pub(crate) struct Wrong {
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) hint: String,
}

impl Wrong {
    fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Wrong {
            code,
            message: message.into(),
            hint: hint.into(),
        }
    }
}

impl Moment {
    fn between(first: NaiveDate, last: NaiveDate, precision: Precision) -> Self {
        Moment {
            first,
            last,
            precision,
            approximate: false,
            uncertain: false,
        }
    }

    /// A day.
    pub fn day(day: NaiveDate) -> Self {
        Moment::between(day, day, Precision::Day)
    }

    fn year(year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Moment::between(
            first,
            NaiveDate::from_ymd_opt(year, 12, 31)?,
            Precision::Year,
        ))
    }

    fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Moment::between(
            first,
            last_of_month(year, month)?,
            Precision::Month,
        ))
    }
}

fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

impl When {
    /// Reads a date; the error says what to write instead.
    pub(crate) fn parse(text: &str) -> Result<Self, Wrong> {
        edtf::parse(text)
    }

    /// The date in its normal form: EDTF, whichever way it was typed. The part of a year or month
    /// that belongs to one era has no such form, and stays an era date.
    pub fn to_edtf(&self) -> String {
        edtf::write(self)
    }

    /// The first day that it can mean: the end's, where the beginning is open or unknown.
    pub fn first(&self) -> NaiveDate {
        match self {
            When::Moment(moment)
            | When::Interval(Bound::At(moment), _)
            | When::Interval(_, Bound::At(moment)) => moment.first,
            When::Interval(..) => NaiveDate::MIN,
        }
    }

    /// The last day that it can mean; `None` while it goes on or nobody knows.
    pub fn last(&self) -> Option<NaiveDate> {
        match self {
            When::Moment(moment) | When::Interval(_, Bound::At(moment)) => Some(moment.last),
            When::Interval(..) => None,
        }
    }

    /// The precision of its beginning.
    pub fn precision(&self) -> Precision {
        match self {
            When::Moment(m) | When::Interval(Bound::At(m), _) | When::Interval(_, Bound::At(m)) => {
                m.precision
            }
            When::Interval(..) => Precision::Century,
        }
    }

    /// Orders records on a page: by first possible day, the vaguer first.
    pub fn page_order(&self) -> (NaiveDate, std::cmp::Reverse<Precision>) {
        (self.first(), std::cmp::Reverse(self.precision()))
    }

    /// Whether it ended before the other began, whatever the unknown parts are.
    pub fn is_certainly_before(&self, other: &When) -> bool {
        self.last().is_some_and(|last| last < other.first())
    }

    /// Whether it goes on.
    pub fn is_ongoing(&self) -> bool {
        matches!(self, When::Interval(_, Bound::Open))
    }

    /// Whether any part of it lies between two days, both included.
    pub fn overlaps(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let begins = if matches!(self, When::Interval(Bound::Open | Bound::Unknown, _)) {
            NaiveDate::MIN
        } else {
            self.first()
        };
        begins <= to && self.last().is_none_or(|last| last >= from)
    }

    /// The year of the first possible day: the period in which it is counted.
    pub fn year(&self) -> i32 {
        self.first().year()
    }
}

impl Decode for Date {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, "a date")?;
        match When::parse(text.trim()) {
            Ok(when) => Some(Date { when, at: node.at }),
            Err(wrong) => {
                cx.sink
                    .push(Diagnostic::new(wrong.code, node.at, wrong.message).hint(wrong.hint));
                None
            }
        }
    }
    fn schema(defs: &mut Defs) -> Json {
        let about = "A date: EDTF level 1 (2020, 2020-10, 2020-10-13, 2020~, 2020-10/..) or a Japanese era date (令和2年10月13日).";
        defs.define("date", about, |_| json!({ "type": ["string", "number"], "examples": ["2020", "2020-10", "2020-10-13", "2020-10/.."] }))
    }
}

impl Encode for Date {
    fn encode(&self) -> Written {
        Written::text(self.when.to_edtf())
    }
}

impl Walk for Date {}

#[cfg(test)]
mod tests;
