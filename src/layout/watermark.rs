//! The watermark: pale outlines under everything, from corner to corner at 45 degrees (DESIGN.md
//! 9). It is drawn and not written, so no one reads it aloud, and no search finds it.

use super::style::TINT2;
use crate::font::{FaceId, OutlineStep, Place};
use crate::frame::{Artifact, Frame, Item, Path, Step};
use crate::geom::{Point, Pt, Size, mm};
use crate::lang::Lang;
use crate::text::{TextStyle, Typesetter};

/// The size of a short text in points. It is no text, so a longer one may be smaller.
const LARGEST: f32 = 44.0;
/// Half the square root of two: the sine of 45 degrees.
const TURN: f32 = std::f32::consts::FRAC_1_SQRT_2;

/// A watermark for pages of a size.
pub(super) fn watermark(text: &str, size: Size, setter: &Typesetter<'_>) -> Frame {
    let style = TextStyle {
        face: FaceId::BOLD,
        size: LARGEST,
        leading: LARGEST,
        colour: TINT2,
        lang: Lang::Ja,
        gaps: false,
    };
    let line = setter.line(text, style);
    // As long as a line at 45 degrees may be within the margins.
    let room = (size.width.0.min(size.height.0) - mm(30.0).0) / TURN;
    let scale = if line.width.0 > room {
        room / line.width.0
    } else {
        1.0
    };
    let mut straight = Frame::default();
    line.draw(&mut straight, Point::default());
    let middle = Point::new(size.width / 2.0, size.height / 2.0);
    let (half, rise) = (line.width.0 / 2.0, style.below_middle().0);
    let mut pale = Frame::default();
    straight.each_run(Point::default(), &mut |at, run| {
        let face = setter.fonts().face(run.face);
        let mut pen = at.x.0 - half;
        for glyph in &run.glyphs {
            let turned = |place: Place| {
                let (x, y) = (
                    (pen + place[0] * run.size) * scale,
                    (rise + place[1] * run.size) * scale,
                );
                middle + Point::new(Pt((x + y) * TURN), Pt((y - x) * TURN))
            };
            let steps = steps(&face.outline(glyph.id), turned);
            if !steps.is_empty() {
                pale.path(Path {
                    steps,
                    fill: Some(TINT2),
                    stroke: None,
                    even_odd: false,
                });
            }
            pen += glyph.advance;
        }
    });
    let mut frame = Frame::new(size.width, size.height);
    frame.push(Point::default(), Item::Artifact(Artifact::Watermark, pale));
    frame
}

/// An outline as steps of a path, each place moved.
fn steps(outline: &[OutlineStep], at: impl Fn(Place) -> Point) -> Vec<Step> {
    let mut last = [0.0, 0.0];
    let mut steps = Vec::with_capacity(outline.len());
    for step in outline {
        let towards = |from: Place, to: Place| {
            [
                from[0] + (to[0] - from[0]) * 2.0 / 3.0,
                from[1] + (to[1] - from[1]) * 2.0 / 3.0,
            ]
        };
        let (step, to) = match *step {
            OutlineStep::Move(to) => (Step::Move(at(to)), to),
            OutlineStep::Line(to) => (Step::Line(at(to)), to),
            // A quadratic curve as a cubic one.
            OutlineStep::Quad(a, to) => (
                Step::Curve(at(towards(last, a)), at(towards(to, a)), at(to)),
                to,
            ),
            OutlineStep::Curve(a, b, to) => (Step::Curve(at(a), at(b), at(to)), to),
            OutlineStep::Close => (Step::Close, last),
        };
        steps.push(step);
        last = to;
    }
    steps
}
