//! A chart as it was drawn.

use super::spec::TooLong;
use crate::frame::Frame;
use crate::geom::Rect;

/// A chart as drawn.
#[derive(Debug, Default)]
pub struct Drawing {
    /// The frame.
    pub frame: Frame,
    /// Marks shown in each lane of a timeline.
    pub shown: Vec<usize>,
    /// Labels that do not fit their two lines.
    pub too_long: Vec<TooLong>,
    /// Every label's box, for the proof that none overlaps another.
    pub boxes: Vec<Rect>,
}
