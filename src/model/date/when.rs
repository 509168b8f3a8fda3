//! What a date means: a moment or an interval, as exactly as it is known.

use chrono::{Datelike, NaiveDate};

use crate::diag::Code;

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

/// Why a text is no date.
pub(crate) struct Wrong {
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) hint: String,
}

impl Wrong {
    pub(super) fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Wrong {
            code,
            message: message.into(),
            hint: hint.into(),
        }
    }
}

impl Moment {
    pub(super) fn between(first: NaiveDate, last: NaiveDate, precision: Precision) -> Self {
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

    pub(super) fn year(year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Moment::between(
            first,
            NaiveDate::from_ymd_opt(year, 12, 31)?,
            Precision::Year,
        ))
    }

    pub(super) fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Moment::between(
            first,
            last_of_month(year, month)?,
            Precision::Month,
        ))
    }
}

/// The last day of a month; `None` past the calendar.
pub(super) fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

impl When {
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
