//! Counts of records by two fields at once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Records, each with what it is in either field; only those that are something in both.
#[derive(Debug, Default)]
pub struct Cross {
    items: Vec<[BTreeSet<usize>; 2]>,
}

/// Which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The rows.
    Rows,
    /// The columns.
    Columns,
}

/// Records by groups of rows and groups of columns. A record of several groups counts in each, and
/// once in a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// A list of cells for each row.
    pub cells: Vec<Vec<u32>>,
    /// Records of each row.
    pub rows: Vec<u32>,
    /// Records of each column.
    pub columns: Vec<u32>,
}

impl Cross {
    /// Adds a record; one without a row or a column is refused, and counts nowhere.
    pub fn add(
        &mut self,
        rows: impl IntoIterator<Item = usize>,
        columns: impl IntoIterator<Item = usize>,
    ) -> bool {
        let (rows, columns) = (BTreeSet::from_iter(rows), BTreeSet::from_iter(columns));
        let whole = !rows.is_empty() && !columns.is_empty();
        if whole {
            self.items.push([rows, columns]);
        }
        whole
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The categories of a side: the one of most records first, equal ones in the order of their
    /// list.
    pub fn ranking(&self, side: Side) -> Vec<usize> {
        let mut found: BTreeMap<usize, u32> = BTreeMap::new();
        for category in self.items.iter().flat_map(|item| &item[side as usize]) {
            *found.entry(*category).or_insert(0) += 1;
        }
        let mut all: Vec<(usize, u32)> = found.into_iter().collect();
        all.sort_by_key(|(category, count)| (Reverse(*count), *category));
        all.into_iter().map(|(category, _)| category).collect()
    }

    /// The most records that a pair of a row and a column has, and all pairs that have so many, in
    /// the order of their lists.
    pub fn peak(&self) -> (u32, Vec<(usize, usize)>) {
        let mut pairs: BTreeMap<(usize, usize), u32> = BTreeMap::new();
        for [rows, columns] in &self.items {
            for pair in rows
                .iter()
                .flat_map(|row| columns.iter().map(move |column| (*row, *column)))
            {
                *pairs.entry(pair).or_insert(0) += 1;
            }
        }
        let most = pairs.values().copied().max().unwrap_or(0);
        (
            most,
            pairs
                .into_iter()
                .filter(|(_, count)| *count == most)
                .map(|(pair, _)| pair)
                .collect(),
        )
    }

    /// The records of each pair of groups.
    pub fn count(&self, rows: &[Vec<usize>], columns: &[Vec<usize>]) -> Counts {
        let (row_of, column_of) = (groups(rows), groups(columns));
        let mut counts = Counts {
            cells: vec![vec![0; columns.len()]; rows.len()],
            rows: vec![0; rows.len()],
            columns: vec![0; columns.len()],
        };
        for [of_rows, of_columns] in &self.items {
            // As sets: a record of two categories of one group counts once there.
            let across: BTreeSet<usize> = of_columns
                .iter()
                .filter_map(|c| column_of.get(c).copied())
                .collect();
            let down: BTreeSet<usize> = of_rows
                .iter()
                .filter_map(|r| row_of.get(r).copied())
                .collect();
            across
                .iter()
                .for_each(|column| counts.columns[*column] += 1);
            for row in down {
                counts.rows[row] += 1;
                across
                    .iter()
                    .for_each(|column| counts.cells[row][*column] += 1);
            }
        }
        counts
    }
}

/// Category → its group.
fn groups(all: &[Vec<usize>]) -> BTreeMap<usize, usize> {
    all.iter()
        .enumerate()
        .flat_map(|(group, members)| members.iter().map(move |member| (*member, group)))
        .collect()
}

/// The first categories each by itself, so many groups in all; the last group holds the rest.
pub fn grouped(ranking: &[usize], most: usize) -> Vec<Vec<usize>> {
    let alone = if ranking.len() > most {
        most.saturating_sub(1)
    } else {
        ranking.len()
    };
    let (first, rest) = ranking.split_at(alone);
    let mut groups: Vec<Vec<usize>> = first.iter().map(|category| vec![*category]).collect();
    if !rest.is_empty() {
        groups.push(rest.to_vec());
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small generator, the same on every machine.
    fn below(state: &mut u64, n: u64) -> usize {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((*state >> 33) % n) as usize
    }

    #[test]
    fn totals_count_each_record_once() {
        for seed in 0..40 {
            let mut state = seed;
            let mut cross = Cross::default();
            let mut kept: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
            for _ in 0..[0, 1, 5, 300][seed as usize % 4] {
                let mut some = |n| -> Vec<usize> {
                    (0..below(&mut state, 4))
                        .map(|_| below(&mut state, n))
                        .collect()
                };
                let (rows, columns) = (some(100), some(12));
                if cross.add(rows.clone(), columns.clone()) {
                    kept.push((rows, columns));
                }
            }
            assert_eq!(cross.len(), kept.len());
            let rows = grouped(&cross.ranking(Side::Rows), 20);
            let columns = grouped(&cross.ranking(Side::Columns), 10);
            assert!(rows.len() <= 20 && columns.len() <= 10);
            let counts = cross.count(&rows, &columns);
            let distinct = |row: &[usize], column: &[usize]| {
                kept.iter()
                    .filter(|(r, c)| {
                        row.iter().any(|x| r.contains(x)) && column.iter().any(|x| c.contains(x))
                    })
                    .count() as u32
            };
            let all: Vec<usize> = (0..100).collect();
            for (row, (total, cells)) in rows.iter().zip(counts.rows.iter().zip(&counts.cells)) {
                assert_eq!(*total, distinct(row, &all), "seed {seed}");
                assert!(
                    columns
                        .iter()
                        .zip(cells)
                        .all(|(column, cell)| *cell == distinct(row, column)),
                    "seed {seed}"
                );
            }
            let (most, pairs) = cross.peak();
            assert!(
                pairs
                    .iter()
                    .all(|(row, column)| distinct(&[*row], &[*column]) == most),
                "seed {seed}"
            );
            assert!(
                all.iter()
                    .all(|row| (0..12).all(|column| distinct(&[*row], &[column]) <= most)),
                "seed {seed}"
            );
            assert!(
                columns
                    .iter()
                    .zip(&counts.columns)
                    .all(|(column, total)| *total == distinct(&all, column)),
                "seed {seed}"
            );
        }
    }

    #[test]
    fn the_last_group_holds_the_rest() {
        assert_eq!(grouped(&[4, 2, 7], 3), [vec![4], vec![2], vec![7]]);
        assert_eq!(grouped(&[4, 2, 7, 1], 3), [vec![4], vec![2], vec![7, 1]]);
        assert!(grouped(&[], 3).is_empty());
    }
}
