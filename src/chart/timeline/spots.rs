//! Which row each mark gets, and whether its label or its number stands beside it.

use chrono::Datelike;

use super::labelled::LabelledMark;
use super::layout::Spot;
use crate::chart::axis::Axis;
use crate::chart::place::{Rows, share_rows};
use crate::chart::spec::TimelineSpec;

/// Rows that a lane takes at most.
const MOST_ROWS: usize = 4;
/// Hidden marks for which labels are turned into numbers, at most: more of them would leave no
/// label.
const MOST_RESCUED: usize = 40;
/// Neighbours that may give up their label for one mark.
const NEIGHBOURS: usize = 3;

/// Gives every mark its row, label or number: first with as many rows as each lane likes, then with
/// what there are.
pub(super) fn find(
    spec: &TimelineSpec,
    axis: &Axis,
    ready: &[LabelledMark<'_>],
    height_of: impl Fn(usize, usize) -> f32,
) -> (Vec<usize>, Vec<Option<Spot>>) {
    let edge = if spec.as_of.year() <= spec.last {
        axis.x(spec.as_of).max(axis.left + 20.0)
    } else {
        axis.right
    };
    let room = Room {
        spec,
        ready,
        left: axis.left + 0.5,
        right: edge.min(axis.right) - 0.5,
    };
    let all = vec![MOST_ROWS; spec.lanes.len()];
    let wanted = room.used(&room.attempt(&all));
    let rows = share_rows(&wanted, spec.height, height_of);
    let mut spots = room.rescue(&rows);
    room.withdraw(&mut spots);
    (room.used(&spots), spots)
}

struct Room<'a, 's> {
    spec: &'a TimelineSpec,
    ready: &'a [LabelledMark<'s>],
    left: f32,
    right: f32,
}

impl Room<'_, '_> {
    /// Places all marks in their order, with labels where there is room, else with numbers.
    fn attempt(&self, rows: &[usize]) -> Vec<Option<Spot>> {
        let mut lanes: Vec<Rows> = rows.iter().map(|n| self.rows(*n)).collect();
        let mut keys = self.spec.keys;
        self.ready
            .iter()
            .map(|ready| spot(&mut lanes[ready.mark.lane], ready, false, &mut keys))
            .collect()
    }

    fn rows(&self, count: usize) -> Rows {
        Rows::new(count, self.left, self.right)
    }

    /// Turns labels into numbers where that makes room for marks of their lane that would be
    /// hidden.
    fn rescue(&self, rows: &[usize]) -> Vec<Option<Spot>> {
        let mut spots = self.attempt(rows);
        let mut numbered = vec![false; spots.len()];
        let hidden: Vec<usize> = (0..spots.len())
            .filter(|i| spots[*i].is_none())
            .take(MOST_RESCUED)
            .collect();
        for mark in hidden {
            let lane: Vec<usize> = (0..spots.len())
                .filter(|i| self.ready[*i].mark.lane == self.ready[mark].mark.lane)
                .collect();
            let elsewhere = spots
                .iter()
                .enumerate()
                .filter(|(i, spot)| spot.is_some_and(|s| s.numbered) && !lane.contains(i))
                .count();
            let keys = self.spec.keys.saturating_sub(elsewhere);
            if spots[mark].is_some() || keys == 0 {
                continue;
            }
            let distance =
                |i: &usize| (self.ready[*i].shape.x() - self.ready[mark].shape.x()).abs();
            let labelled = |i: &usize| spots[*i].is_some_and(|spot| !spot.numbered);
            let mut neighbours: Vec<usize> = lane.iter().copied().filter(labelled).collect();
            neighbours.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
            let shown = lane.iter().filter(|i| spots[**i].is_some()).count();
            for neighbour in neighbours.into_iter().take(NEIGHBOURS) {
                numbered[neighbour] = true;
                let found = self.lane(&lane, rows[self.ready[mark].mark.lane], &numbered, keys);
                if found.iter().flatten().count() > shown {
                    lane.iter()
                        .zip(found)
                        .for_each(|(i, spot)| spots[*i] = spot);
                    break;
                }
                numbered[neighbour] = false;
            }
        }
        spots
    }

    /// Hides what may not be shown without a mark that found no place.
    fn withdraw(&self, spots: &mut [Option<Spot>]) {
        let hidden: Vec<u32> = self
            .ready
            .iter()
            .zip(&*spots)
            .filter(|(_, spot)| spot.is_none())
            .map(|(r, _)| r.mark.number)
            .collect();
        for (ready, spot) in self.ready.iter().zip(spots) {
            if ready
                .mark
                .needs
                .is_some_and(|needed| hidden.contains(&needed))
            {
                *spot = None;
            }
        }
    }

    /// Places the marks of one lane anew.
    fn lane(
        &self,
        marks: &[usize],
        rows: usize,
        numbered: &[bool],
        mut keys: usize,
    ) -> Vec<Option<Spot>> {
        let mut rows = self.rows(rows);
        marks
            .iter()
            .map(|i| spot(&mut rows, &self.ready[*i], numbered[*i], &mut keys))
            .collect()
    }

    /// How many rows each lane uses.
    fn used(&self, spots: &[Option<Spot>]) -> Vec<usize> {
        let mut rows = vec![1; self.spec.lanes.len()];
        for (ready, spot) in self.ready.iter().zip(spots) {
            let row = &mut rows[ready.mark.lane];
            *row = spot.map_or(*row, |spot| (*row).max(spot.place.row + 1));
        }
        rows
    }
}

/// A place for a mark with its label, or with its number as long as the key has room.
fn spot(
    rows: &mut Rows,
    ready: &LabelledMark<'_>,
    numbered: bool,
    keys: &mut usize,
) -> Option<Spot> {
    if !numbered && let Some(place) = rows.place(&ready.wish) {
        return Some(Spot {
            place,
            numbered: false,
        });
    }
    let place = if *keys > 0 {
        rows.place(&ready.short)
    } else {
        None
    }?;
    *keys -= 1;
    Some(Spot {
        place,
        numbered: true,
    })
}
