//! A timeline with everything placed.

use super::labelled::LabelledMark;
use crate::chart::axis::Axis;
use crate::chart::place::Place;
use crate::chart::spec::TimelineSpec;

/// The space above the lanes, for the years.
pub(super) const HEAD: f32 = 7.0;
pub(super) const ROW: f32 = 9.6;
pub(super) const PADDING: f32 = 2.4;

/// Where a mark stands, and whether its label or its number stands beside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub place: Place,
    pub numbered: bool,
}

/// Where a lane stands, in millimetres.
pub(super) struct LaneSpan {
    /// From the top of the chart.
    pub top: f32,
    /// How high it is.
    pub height: f32,
}

/// A timeline with everything placed.
pub(super) struct TimelineLayout<'s> {
    pub spec: &'s TimelineSpec,
    pub axis: Axis,
    pub ready: Vec<LabelledMark<'s>>,
    pub spots: Vec<Option<Spot>>,
    /// Where each lane stands.
    pub lanes: Vec<LaneSpan>,
    pub bottom: f32,
    pub width: f32,
}

impl TimelineLayout<'_> {
    /// Marks that found a place, with it and their height.
    pub(crate) fn placed(&self) -> impl Iterator<Item = (&LabelledMark<'_>, Spot, f32)> {
        self.ready
            .iter()
            .zip(&self.spots)
            .filter_map(|(ready, spot)| {
                let spot = (*spot)?;
                let y =
                    self.lanes[ready.mark.lane].top + PADDING + ROW * spot.place.row as f32 + 2.6;
                Some((ready, spot, y))
            })
    }

    /// How many of the marks that count in a lane found a place.
    pub(crate) fn shown(&self, lane: usize) -> usize {
        let counts = |ready: &LabelledMark<'_>| ready.mark.lane == lane && !ready.mark.continued;
        self.ready
            .iter()
            .zip(&self.spots)
            .filter(|(ready, spot)| counts(ready) && spot.is_some())
            .count()
    }
}
