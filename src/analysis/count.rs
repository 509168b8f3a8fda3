//! Counts. A record counts once, in the year of its first possible day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::Record;

/// Counts by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearCounts {
    /// The position of the category in its list.
    pub category: usize,
    /// Year → how many.
    pub counts: BTreeMap<i32, u32>,
}

impl YearCounts {
    /// All of them.
    pub fn total(&self) -> u32 {
        self.counts.values().sum()
    }

    /// The highest year's count.
    pub fn peak(&self) -> u32 {
        self.counts.values().copied().max().unwrap_or(0)
    }
}

/// The years from the first to the last record.
pub fn years_of<'r>(records: impl Iterator<Item = &'r Record<'r>>) -> Option<RangeInclusive<i32>> {
    let mut years: Option<(i32, i32)> = None;
    for record in records {
        let year = record.when.year();
        years = Some(years.map_or((year, year), |(a, b)| (a.min(year), b.max(year))));
    }
    years.map(|(first, last)| first..=last)
}

/// How many records there are in each year.
pub fn by_year<'r>(records: impl Iterator<Item = &'r Record<'r>>) -> BTreeMap<i32, u32> {
    let mut counts = BTreeMap::new();
    for record in records {
        *counts.entry(record.when.year()).or_insert(0) += 1;
    }
    counts
}

/// Counts by category and year, the largest total first, equal ones in the order of their list. A
/// record of several categories counts in each.
pub fn by_category<'r>(
    records: impl Iterator<Item = &'r Record<'r>>,
    categories: impl Fn(&Record<'_>) -> Vec<usize>,
) -> Vec<YearCounts> {
    let mut found: BTreeMap<usize, BTreeMap<i32, u32>> = BTreeMap::new();
    for record in records {
        // As a set: a record counts once in a category, however often that is named.
        for category in BTreeSet::from_iter(categories(record)) {
            *found
                .entry(category)
                .or_default()
                .entry(record.when.year())
                .or_insert(0) += 1;
        }
    }
    let mut all: Vec<YearCounts> = found
        .into_iter()
        .map(|(category, counts)| YearCounts { category, counts })
        .collect();
    all.sort_by_key(|c| (std::cmp::Reverse(c.total()), c.category));
    all
}
