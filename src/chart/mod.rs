//! Charts: plotters draws through a backend of ours that records vector shapes and shaped text into
//! a frame.
//!
//! A [`ChartSpec`] is data made by `brief`; [`draw`] turns it into a frame of a given width.
//! Nothing is measured by bytes, nothing is a raster, and labels never collide: what finds no place
//! is counted, not squeezed in.

mod axis;
mod backend;
mod canvas;
mod columns;
mod curves;
mod dots;
mod drawing;
mod leaders;
mod letters;
mod map;
mod marks;
mod matrix;
mod multiples;
mod pen;
mod place;
mod prefecture;
mod progress;
mod quality;
mod spec;
mod strip;
mod timeline;

use crate::geom::Pt;
use crate::text::Typesetter;

pub use backend::FrameBackend;
pub(crate) use canvas::Canvas;
pub use drawing::Drawing;
pub use marks::{HAIR, INK, INK2, INK3, Palette, palette};
pub(crate) use marks::{TINT, draw_marker};
pub use prefecture::{PREFECTURES, Prefecture};
pub(crate) use progress::draw_stage;
pub use spec::{
    ChartSpec, ColumnsSpec, Curve, CurvePoint, CurvesSpec, DotRow, DotsSpec, Lane, LaneMark,
    MapSpec, MatrixSpec, MultiplesSpec, Panel, ProgressRow, ProgressSpec, ProgressStep,
    QualitySpec, SQUEEZE, Slot, StripSpec, Tick, Tile, TimelineSpec, TooLong,
};

/// Draws a chart at a width.
pub fn draw(spec: &ChartSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    match spec {
        ChartSpec::Timeline(spec) => timeline::draw(spec, width, setter),
        ChartSpec::Strip(spec) => strip::draw(spec, width, setter),
        ChartSpec::Multiples(spec) => multiples::draw(spec, width, setter),
        ChartSpec::Columns(spec) => columns::draw(spec, width, setter),
        ChartSpec::Curves(spec) => curves::draw(spec, width, setter),
        ChartSpec::Dots(spec) => dots::draw(spec, width, setter),
        ChartSpec::Quality(spec) => quality::draw(spec, width, setter),
        ChartSpec::Progress(spec) => progress::draw(spec, width, setter),
        ChartSpec::Matrix(spec) => matrix::draw(spec, width, setter),
        ChartSpec::Map(spec) => map::draw(spec, width, setter),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tile_tests;
#[cfg(test)]
mod time_tests;
