//! A page as pixels.

use std::collections::BTreeMap;

use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Stroke, Transform};

use super::encode;
use super::picture::{Mark, Picture, fault};
use crate::diag::{Code, Diagnostic};
use crate::font::{Face, FaceId, OutlineStep};
use crate::frame::{Colour, GlyphRun, Path, Step};
use crate::geom::Point;

/// More are refused.
const MOST_PIXELS: f64 = 100e6;

/// Paints a page on white, with so many pixels an inch.
///
/// # Errors
/// Too many pixels.
pub(super) fn write(picture: &Picture<'_>, dpi: u32) -> Result<Vec<u8>, Box<Diagnostic>> {
    let scale = dpi as f32 / 72.0;
    let pixels = |length: f32| (length * scale).round().max(1.0);
    let (width, height) = (
        pixels(picture.frame.size.width.0),
        pixels(picture.frame.size.height.0),
    );
    if f64::from(width) * f64::from(height) > MOST_PIXELS {
        let text = format!(
            "the picture would have {width:.0} × {height:.0} pixels; 100 million are the most"
        );
        let found = Diagnostic::new(Code::TooManyPixels, None, text);
        return Err(Box::new(
            found.hint("lower `--dpi` or `--width`, or write SVG or PDF"),
        ));
    }
    let mut pixmap = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| fault("no room for the pixels of a picture"))?;
    pixmap.fill(tiny_skia::Color::WHITE);
    let mut painter = Painter {
        picture,
        scale,
        pixmap,
        glyphs: BTreeMap::new(),
    };
    picture.each(&mut |at, mark| match mark {
        Mark::Path(path) => painter.path(at, path),
        Mark::Glyphs(run) => painter.run(at, run),
    });
    let pixels = painter
        .pixmap
        .pixels()
        .iter()
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let size = (width as u32, height as u32);
    encode::png(pixels, size, picture.grey, dpi).map_err(|why| fault(why.to_string()))
}

struct Painter<'a> {
    picture: &'a Picture<'a>,
    scale: f32,
    pixmap: Pixmap,
    /// Outlines in em, made when they are first seen.
    glyphs: BTreeMap<(FaceId, u16), Option<tiny_skia::Path>>,
}

impl Painter<'_> {
    fn paint(&self, colour: Colour) -> Paint<'static> {
        let Colour(red, green, blue) = self.picture.colour(colour);
        let mut paint = Paint::default();
        paint.set_color_rgba8(red, green, blue, u8::MAX);
        paint
    }

    fn path(&mut self, at: Point, path: &Path) {
        let Some(shape) = shape(path) else { return };
        let place = Transform::from_row(
            self.scale,
            0.0,
            0.0,
            self.scale,
            at.x.0 * self.scale,
            at.y.0 * self.scale,
        );
        if let Some(colour) = path.fill {
            let paint = self.paint(colour);
            self.pixmap
                .fill_path(&shape, &paint, FillRule::Winding, place, None);
        }
        if let Some((colour, width)) = path.stroke {
            let paint = self.paint(colour);
            // The limit of mitres is that of a PDF.
            let stroke = Stroke {
                width,
                miter_limit: 10.0,
                ..Stroke::default()
            };
            self.pixmap
                .stroke_path(&shape, &paint, &stroke, place, None);
        }
    }

    fn run(&mut self, at: Point, run: &GlyphRun) {
        let paint = self.paint(run.colour);
        let size = run.size * self.scale;
        let mut pen = 0.0;
        for glyph in &run.glyphs {
            let face = self.picture.fonts.face(run.face);
            let outline = self
                .glyphs
                .entry((run.face, glyph.id))
                .or_insert_with(|| outline(face, glyph.id));
            let place = if run.upright {
                Transform::from_row(
                    0.0,
                    -size,
                    size,
                    0.0,
                    at.x.0 * self.scale,
                    (at.y.0 - pen) * self.scale,
                )
            } else {
                Transform::from_row(
                    size,
                    0.0,
                    0.0,
                    size,
                    (at.x.0 + pen) * self.scale,
                    at.y.0 * self.scale,
                )
            };
            if let Some(outline) = outline {
                self.pixmap
                    .fill_path(outline, &paint, FillRule::Winding, place, None);
            }
            pen += glyph.advance;
        }
    }
}

fn shape(path: &Path) -> Option<tiny_skia::Path> {
    let mut shape = PathBuilder::new();
    for step in &path.steps {
        match step {
            Step::Move(p) => shape.move_to(p.x.0, p.y.0),
            Step::Line(p) => shape.line_to(p.x.0, p.y.0),
            Step::Curve(a, b, c) => shape.cubic_to(a.x.0, a.y.0, b.x.0, b.y.0, c.x.0, c.y.0),
            Step::Close => shape.close(),
        }
    }
    shape.finish()
}

fn outline(face: &Face, glyph: u16) -> Option<tiny_skia::Path> {
    let mut shape = PathBuilder::new();
    for step in face.outline(glyph) {
        match step {
            OutlineStep::Move([x, y]) => shape.move_to(x, y),
            OutlineStep::Line([x, y]) => shape.line_to(x, y),
            OutlineStep::Quad([ax, ay], [x, y]) => shape.quad_to(ax, ay, x, y),
            OutlineStep::Curve([ax, ay], [bx, by], [x, y]) => shape.cubic_to(ax, ay, bx, by, x, y),
            OutlineStep::Close => shape.close(),
        }
    }
    shape.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Painter, Picture, Pixmap};
    use crate::font::{FaceId, FontBook};
    use crate::frame::{Colour, Frame, Glyph, GlyphRun};
    use crate::geom::{Point, Pt};

    /// The columns and rows of 100 × 100 that a run of four letters at (50, 50) touches.
    fn touched(upright: bool) -> ([u32; 2], [u32; 2]) {
        let fonts = FontBook::of_bundled();
        let id = fonts.face(FaceId::REGULAR).glyph('H').expect("a glyph");
        let glyphs = vec![
            Glyph {
                id,
                advance: 10.0,
                bytes: 1,
                gap: false
            };
            4
        ];
        let run = GlyphRun {
            face: FaceId::REGULAR,
            size: 10.0,
            colour: Colour::BLACK,
            upright,
            glyphs,
            text: "HHHH".into(),
        };
        let picture = Picture {
            frame: &Frame::default(),
            fonts,
            grey: false,
        };
        let pixmap = Pixmap::new(100, 100).expect("room");
        let mut painter = Painter {
            picture: &picture,
            scale: 1.0,
            pixmap,
            glyphs: BTreeMap::new(),
        };
        painter.run(Point::new(Pt(50.0), Pt(50.0)), &run);
        let marked = || {
            (0..)
                .zip(painter.pixmap.pixels())
                .filter(|(_, pixel)| pixel.alpha() > 0)
                .map(|(place, _)| place)
        };
        let ends = |of: fn(u32) -> u32| {
            [
                marked().map(of).min().expect("a mark"),
                marked().map(of).max().expect("a mark"),
            ]
        };
        (ends(|place| place % 100), ends(|place| place / 100))
    }

    #[test]
    fn a_run_goes_right_and_a_turned_one_up_from_its_place() {
        let within = |[first, last]: [u32; 2], from: u32, to: u32| {
            from <= first && first < from + 4 && to - 4 < last && last <= to
        };
        let (columns, rows) = touched(false);
        assert!(
            within(columns, 50, 90) && within(rows, 41, 51),
            "{columns:?} {rows:?}"
        );
        let (columns, rows) = touched(true);
        assert!(
            within(columns, 41, 51) && within(rows, 10, 50),
            "{columns:?} {rows:?}"
        );
    }
}
