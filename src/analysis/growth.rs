//! Records added up over time.

use chrono::NaiveDate;

use super::Record;
use super::period::beginning;
use crate::model::{Bound, Precision, When};

/// Records added up: from each day on there were so many.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Growth {
    /// Days in order, each with the count from then on.
    pub steps: Vec<(NaiveDate, u32)>,
}

impl Growth {
    /// All of them.
    pub fn total(&self) -> u32 {
        self.steps.last().map_or(0, |(_, count)| *count)
    }
}

/// Records by kind, added up to a last day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GrowthByKind {
    /// One for each kind, in the order of the kinds.
    pub kinds: [Growth; 6],
    /// Records that are known less exactly than to the month.
    pub vague: usize,
    /// Records that begin after the last day, which are not added.
    pub later: usize,
}

/// Adds records up by kind. A record is added on the last day that it can mean: from then on it has
/// certainly happened; but no later than the last day of all, when it was known.
pub fn growth<'r>(records: impl Iterator<Item = &'r Record<'r>>, until: NaiveDate) -> GrowthByKind {
    let mut found = GrowthByKind::default();
    let mut days: [Vec<NaiveDate>; 6] = Default::default();
    for record in records {
        let moment = match (&record.when, beginning(&record.when)) {
            (_, Some(moment)) => moment,
            (When::Interval(_, Bound::At(moment)), None) => moment,
            _ => continue,
        };
        if moment.first > until {
            found.later += 1;
            continue;
        }
        found.vague += usize::from(moment.precision > Precision::Month);
        days[record.kind as usize].push(moment.last.min(until));
    }
    found.kinds = days.map(added_up);
    found
}

fn added_up(mut days: Vec<NaiveDate>) -> Growth {
    days.sort_unstable();
    let mut steps: Vec<(NaiveDate, u32)> = Vec::new();
    for (number, day) in days.into_iter().enumerate() {
        let count = number as u32 + 1;
        match steps.last_mut() {
            Some((last, sum)) if *last == day => *sum = count,
            _ => steps.push((day, count)),
        }
    }
    Growth { steps }
}
