//! Which records are shown where not all of them have room: the most important ones, of equal ones
//! the most recent.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Record;
use crate::model::Importance;

/// The records of a selection in the order in which they are given room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranking {
    /// The rank of each record, by its number less one.
    ranks: Vec<usize>,
    /// How many records have each importance or a higher one, the highest that occurs first.
    levels: BTreeMap<Importance, usize>,
}

/// What decides which records are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// All are.
    All,
    /// Those of some importance or a higher one.
    Important,
    /// The most recent: all that could be shown are equally important.
    Recent,
    /// The most important, and of the next ones the most recent.
    ImportantThenRecent,
}

/// So many records of the highest importances stand by themselves; fewer leave most of their room
/// empty, and less important ones are added.
const ENOUGH: usize = 12;

impl Ranking {
    /// Ranks numbered records.
    pub fn new(records: &[Record<'_>]) -> Self {
        let mut order: Vec<usize> = (0..records.len()).collect();
        order.sort_by_key(|place| {
            let record = &records[*place];
            (record.importance(), Reverse(*place))
        });
        let mut ranking = Ranking {
            ranks: vec![0; records.len()],
            levels: BTreeMap::new(),
        };
        for (rank, place) in order.into_iter().enumerate() {
            ranking.ranks[place] = rank;
            let level = records[place].importance();
            ranking.levels.insert(level, rank + 1);
        }
        ranking
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.ranks.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ranks.is_empty()
    }

    /// Whether a record is among the first so many.
    pub fn is_among(&self, record: &Record<'_>, most: usize) -> bool {
        let rank = self.ranks.get(record.number as usize - 1);
        rank.is_some_and(|rank| *rank < most)
    }

    /// How many records have this importance or a higher one.
    pub fn at_least(&self, importance: Importance) -> usize {
        let levels = self.levels.range(..=importance);
        levels.last().map_or(0, |(_, count)| *count)
    }

    /// How many records have the highest importance that occurs.
    pub fn highest(&self) -> usize {
        self.levels.values().next().copied().unwrap_or(0)
    }

    /// What the first so many records have in common.
    pub fn choice(&self, most: usize) -> Choice {
        match most {
            _ if most >= self.len() => Choice::All,
            _ if self.levels.values().any(|count| *count == most) => Choice::Important,
            _ if most < self.highest() => Choice::Recent,
            _ => Choice::ImportantThenRecent,
        }
    }
}

/// Looks for how many records have room: all, else those of the highest importances where these are
/// enough, else as many as there is room for, and one at least.
#[derive(Debug, Clone)]
pub struct Search {
    /// Whole levels that are still to be tried, the least first.
    levels: Vec<usize>,
    /// How many are known to have room.
    fits: usize,
    /// How many are known to have none.
    over: usize,
}

impl Search {
    /// Among the first `most` records.
    pub fn new(ranking: &Ranking, most: usize) -> Self {
        let levels = ranking.levels.values().copied();
        let mut levels: Vec<usize> = levels.filter(|count| *count < most).collect();
        levels.push(most.min(ranking.len()));
        levels.dedup();
        let over = levels.last().map_or(1, |last| last + 1);
        Search {
            levels,
            fits: 0,
            over,
        }
    }

    /// How many are to be tried next; `None` where it is known how many have room.
    pub fn next(&self) -> Option<usize> {
        let between = self.over.saturating_sub(self.fits) > 1;
        match self.levels.last() {
            Some(level) => Some(*level),
            None if between => Some((self.fits + self.over) / 2),
            None => None,
        }
    }

    /// Says whether so many had room.
    pub fn tell(&mut self, tried: usize, fits: bool) {
        let whole = self.levels.pop().is_some();
        if !fits {
            self.over = tried;
            return;
        }
        self.fits = tried;
        self.levels.clear();
        if whole && (tried >= ENOUGH || tried + 1 == self.over) {
            self.over = tried + 1;
        }
    }

    /// How many have room; one record where not even that has.
    pub fn found(&self) -> usize {
        self.fits.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranking(levels: &[(Importance, usize)]) -> Ranking {
        let count = levels.last().map_or(0, |(_, count)| *count);
        Ranking {
            ranks: (0..count).collect(),
            levels: levels.iter().copied().collect(),
        }
    }

    fn search(ranking: &Ranking, room: usize) -> usize {
        let mut search = Search::new(ranking, ranking.len());
        while let Some(tried) = search.next() {
            search.tell(tried, tried <= room);
        }
        search.found()
    }

    #[test]
    fn what_has_room_is_shown_and_never_nothing() {
        let one = ranking(&[(Importance::Normal, 200)]);
        let two = ranking(&[(Importance::High, 30), (Importance::Normal, 200)]);
        let few = ranking(&[(Importance::High, 3), (Importance::Normal, 200)]);
        for room in 1..=220 {
            assert_eq!(search(&one, room), room.min(200), "one importance");
            let levels = match room {
                200.. => 200,
                30.. => 30,
                _ => room,
            };
            assert_eq!(search(&two, room), levels, "two importances");
            assert_eq!(search(&few, room), room.min(200), "few of the highest");
        }
        assert_eq!(search(&one, 0), 1);
    }

    #[test]
    fn a_choice_says_what_decided() {
        let two = ranking(&[(Importance::High, 30), (Importance::Normal, 200)]);
        assert_eq!(two.choice(200), Choice::All);
        assert_eq!(two.choice(30), Choice::Important);
        assert_eq!(two.choice(29), Choice::Recent);
        assert_eq!(two.choice(31), Choice::ImportantThenRecent);
        assert_eq!(two.at_least(Importance::High), 30);
        assert_eq!(two.at_least(Importance::Low), 200);
    }
}
