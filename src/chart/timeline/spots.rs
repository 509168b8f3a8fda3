//! Which row each mark gets, and whether its label or its number stands beside it.

use chrono::Datelike;

use super::Spot;
use super::ready::Ready;
use crate::chart::TimelineSpec;
use crate::chart::axis::Axis;
use crate::chart::place::{Rows, share_rows};

/// Rows that a lane takes at most.
const MOST_ROWS: usize = 4;
/// Hidden marks for which labels are turned into numbers, at most: more of them would leave no label.
const MOST_RESCUED: usize = 40;
/// Neighbours that may give up their label for one mark.
const NEIGHBOURS: usize = 3;

/// Gives every mark its row, label or number: first with as many rows as each lane likes, then with what there are.
pub(super) fn find(
    spec: &TimelineSpec,
    axis: &Axis,
    ready: &[Ready<'_>],
    height_of: impl Fn(usize, usize) -> f32,
) -> (Vec<usize>, Vec<Option<Spot>>) {
    let edge = if spec.as_of.year() <= spec.last { axis.x(spec.as_of).max(axis.left + 20.0) } else { axis.right };
    let room = Room { spec, ready, left: axis.left + 0.5, right: edge.min(axis.right) - 0.5 };
    let all = vec![MOST_ROWS; spec.lanes.len()];
    let wanted = room.used(&room.attempt(&all, &[]));
    let rows = share_rows(&wanted, spec.height, height_of);
    let spots = room.rescue(&rows);
    (room.used(&spots), spots)
}

struct Room<'a, 's> {
    spec: &'a TimelineSpec,
    ready: &'a [Ready<'s>],
    left: f32,
    right: f32,
}

impl Room<'_, '_> {
    /// Places marks in their order; those of `numbered` without their labels.
    fn attempt(&self, rows: &[usize], numbered: &[usize]) -> Vec<Option<Spot>> {
        let mut lanes: Vec<Rows> = rows.iter().map(|n| Rows::new(*n, self.left, self.right)).collect();
        let mut keys = 0;
        let place = |(number, ready): (usize, &Ready<'_>)| {
            let lane = &mut lanes[ready.mark.lane];
            if !numbered.contains(&number)
                && let Some(place) = lane.place(&ready.wish)
            {
                return Some(Spot { place, numbered: false });
            }
            let place = if keys < self.spec.keys { lane.place(&ready.short) } else { None }?;
            keys += 1;
            Some(Spot { place, numbered: true })
        };
        self.ready.iter().enumerate().map(place).collect()
    }

    /// Turns labels into numbers where that makes room for marks that would be hidden.
    fn rescue(&self, rows: &[usize]) -> Vec<Option<Spot>> {
        let mut numbered: Vec<usize> = Vec::new();
        let mut spots = self.attempt(rows, &numbered);
        let hidden: Vec<usize> = (0..spots.len()).filter(|i| spots[*i].is_none()).take(MOST_RESCUED).collect();
        for mark in hidden {
            if spots[mark].is_some() {
                continue;
            }
            let x = |i: usize| self.ready[i].shape.x();
            let labelled =
                |i: &usize| spots[*i].is_some_and(|spot| !spot.numbered) && self.ready[*i].mark.lane == self.ready[mark].mark.lane;
            let mut neighbours: Vec<usize> = (0..spots.len()).filter(labelled).collect();
            neighbours.sort_by(|a, b| (x(*a) - x(mark)).abs().total_cmp(&(x(*b) - x(mark)).abs()));
            let count = |spots: &[Option<Spot>]| spots.iter().flatten().count();
            let better = neighbours.into_iter().take(NEIGHBOURS).find_map(|neighbour| {
                let more = [numbered.as_slice(), &[neighbour]].concat();
                let found = self.attempt(rows, &more);
                (count(&found) > count(&spots)).then_some((more, found))
            });
            if let Some(better) = better {
                (numbered, spots) = better;
            }
        }
        spots
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
