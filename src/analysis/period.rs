//! Periods of equal length: which length suits a span, and how many records begin in each period.

use chrono::{Datelike, NaiveDate};

use super::Record;
use crate::model::{Bound, Moment, Precision, When};

/// Lengths in months: month, quarter, half-year, year, then groups of 5, 10, 50, 100 and 1,000
/// years.
const LENGTHS: [i32; 9] = [1, 3, 6, 12, 60, 120, 600, 1200, 12000];
/// Fewer periods than these show no course of time: a shorter length is taken.
const FEW: usize = 4;

/// Periods of equal length, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periods {
    /// How many months each has.
    pub months: i32,
    first: i32,
    last: i32,
    /// The first day that records were chosen from, where one was named.
    from: Option<NaiveDate>,
    /// The last day that records were chosen from.
    until: NaiveDate,
}

/// Records by kind and the period in which they begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodCounts {
    /// The periods.
    pub periods: Periods,
    /// A count a period for each kind, in the order of the kinds.
    pub counts: [Vec<u32>; 6],
    /// Records that are not known exactly enough to belong to one period.
    pub apart: usize,
    /// Those of them whose year is known.
    pub apart_by_year: usize,
}

/// The moment at which a record begins, where one is known.
pub(super) fn beginning(when: &When) -> Option<&Moment> {
    match when {
        When::Moment(moment) | When::Interval(Bound::At(moment), _) => Some(moment),
        When::Interval(..) => None,
    }
}

impl Periods {
    fn of(
        months: i32,
        (first, last): (NaiveDate, NaiveDate),
        from: Option<NaiveDate>,
        until: NaiveDate,
    ) -> Self {
        let index = |day| index_of(day, months);
        Periods {
            months,
            first: index(first),
            last: index(last).max(index(first)),
            from,
            until,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        (self.last - self.first + 1).max(1) as usize
    }

    /// The first day of a period.
    pub fn start(&self, number: usize) -> NaiveDate {
        let months = (self.first + number as i32) * self.months;
        NaiveDate::from_ymd_opt(months.div_euclid(12), months.rem_euclid(12) as u32 + 1, 1)
            .unwrap_or_default()
    }

    /// The last day of a period.
    pub fn end(&self, number: usize) -> NaiveDate {
        self.start(number + 1).pred_opt().unwrap_or_default()
    }

    /// Which period a moment lies in as a whole.
    fn place(&self, moment: &Moment) -> Option<usize> {
        let (first, last) = (
            index_of(moment.first, self.months),
            index_of(moment.last, self.months),
        );
        (first == last && (self.first..=self.last).contains(&first))
            .then(|| (first - self.first) as usize)
    }

    /// Whether records were chosen from a part of a period only, or none of it.
    pub fn is_partial(&self, number: usize) -> bool {
        self.end(number) > self.until || self.from.is_some_and(|from| self.start(number) < from)
    }

    /// The last day that records were chosen from, in the period that was not over then.
    pub fn until(&self, number: usize) -> Option<NaiveDate> {
        (self.start(number) <= self.until && self.until < self.end(number)).then_some(self.until)
    }

    /// The first day that records were chosen from, in the period that had begun before.
    pub fn from(&self, number: usize) -> Option<NaiveDate> {
        self.from
            .filter(|from| self.start(number) < *from && *from <= self.end(number))
    }
}

fn index_of(day: NaiveDate, months: i32) -> i32 {
    (day.year() * 12 + day.month0() as i32).div_euclid(months)
}

/// Counts records by kind and period, up to the last day that they were chosen from; `most` periods
/// at most. `None` where no record's year is known.
pub fn by_period<'r>(
    records: &'r [Record<'r>],
    from: Option<NaiveDate>,
    until: NaiveDate,
    most: usize,
) -> Option<PeriodCounts> {
    let dated = || {
        records
            .iter()
            .filter_map(|record| beginning(&record.when))
            .filter(|moment| moment.precision <= Precision::Year)
    };
    let (first, last) = (
        dated().map(|moment| moment.first).min()?,
        dated().map(|moment| moment.first).max()?.max(until),
    );
    let of = |months| {
        // The axis begins with what is known to the period: a year alone would begin it too early.
        let known = dated()
            .filter(|moment| index_of(moment.first, months) == index_of(moment.last, months));
        let first = known.map(|moment| moment.first).min().unwrap_or(first);
        count(records, Periods::of(months, (first, last), from, until))
    };
    let at = LENGTHS
        .iter()
        .position(|months| *months == wanted(first, last))
        .unwrap_or(0);
    let suits = |counts: &PeriodCounts| {
        let known = counts.periods.months >= 12 || counts.apart_by_year * 3 <= records.len();
        known && counts.periods.count() <= most
    };
    let suited = LENGTHS[at..].iter().map(|months| of(*months)).find(suits);
    Some(suited.unwrap_or_else(|| of(LENGTHS[LENGTHS.len() - 1])))
}

/// The length that suits a span: years beyond four of them, else the longest that gives at least a
/// few periods.
fn wanted(first: NaiveDate, last: NaiveDate) -> i32 {
    if last.year() * 12 + last.month0() as i32 - (first.year() * 12 + first.month0() as i32) >= 48 {
        return 12;
    }
    let count = |months: i32| (index_of(last, months) - index_of(first, months) + 1) as usize;
    [6, 3]
        .into_iter()
        .find(|months| count(*months) >= FEW)
        .unwrap_or(1)
}

fn count(records: &[Record<'_>], periods: Periods) -> PeriodCounts {
    let mut counts = [(); 6].map(|()| vec![0; periods.count()]);
    let (mut apart, mut apart_by_year) = (0, 0);
    for record in records {
        let moment = beginning(&record.when);
        match moment.and_then(|moment| periods.place(moment)) {
            Some(place) => counts[record.kind as usize][place] += 1,
            None => {
                apart += 1;
                apart_by_year +=
                    usize::from(moment.is_some_and(|moment| moment.precision == Precision::Year));
            }
        }
    }
    PeriodCounts {
        periods,
        counts,
        apart,
        apart_by_year,
    }
}

impl PeriodCounts {
    /// The records of a period.
    pub fn total(&self, number: usize) -> u32 {
        self.counts.iter().map(|counts| counts[number]).sum()
    }

    /// All records that belong to a period.
    pub fn all(&self) -> u32 {
        self.counts.iter().flatten().sum()
    }
}
