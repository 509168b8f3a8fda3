//! Runs of glyphs as paths of SVG. A glyph that recurs is defined once, in the units of its font.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::markup::{command, hex, number};
use super::picture::{Mark, Picture};
use crate::font::{Face, FaceId, OutlineStep, Place};
use crate::frame::GlyphRun;
use crate::geom::Point;

/// A glyph of a face.
type Key = (FaceId, u16);

/// The glyphs of a picture.
pub(super) struct Outlines {
    /// How each is drawn, and how often.
    glyphs: BTreeMap<Key, (String, u32)>,
}

impl Outlines {
    /// Looks through a picture.
    pub(crate) fn of(picture: &Picture<'_>) -> Self {
        let mut glyphs: BTreeMap<Key, (String, u32)> = BTreeMap::new();
        picture.each(&mut |_, mark| {
            let Mark::Glyphs(run) = mark else { return };
            for glyph in &run.glyphs {
                let face = picture.fonts.face(run.face);
                glyphs
                    .entry((run.face, glyph.id))
                    .or_insert_with(|| (steps(face, glyph.id), 0))
                    .1 += 1;
            }
        });
        glyphs.retain(|_, (steps, _)| !steps.is_empty());
        Outlines { glyphs }
    }

    /// Defines the glyphs that recur.
    pub(crate) fn define(&self, out: &mut String) {
        out.push_str("<defs>\n");
        for (key, (steps, _)) in self.glyphs.iter().filter(|(_, (_, uses))| *uses > 1) {
            let _ = writeln!(out, "<path id=\"{}\" d=\"{steps}\"/>", name(*key));
        }
        out.push_str("</defs>\n");
    }

    /// Writes a run.
    pub(crate) fn run(&self, out: &mut String, picture: &Picture<'_>, at: Point, run: &GlyphRun) {
        let em = f32::from(picture.fonts.face(run.face).units_per_em);
        let turn = if run.upright { " rotate(-90)" } else { "" };
        let (x, y, scale) = (number(at.x.0), number(at.y.0), run.size / em);
        let fill = hex(picture.colour(run.colour));
        let _ = write!(
            out,
            "<g fill=\"{fill}\" transform=\"translate({x} {y}){turn} scale({scale:.7})\">"
        );
        let mut pen = 0.0;
        for glyph in &run.glyphs {
            let (key, x) = ((run.face, glyph.id), number(pen / scale));
            let _ = match self.glyphs.get(&key) {
                Some((steps, 1)) => {
                    write!(out, "<path transform=\"translate({x})\" d=\"{steps}\"/>")
                }
                Some(_) => write!(out, "<use xlink:href=\"#{}\" x=\"{x}\"/>", name(key)),
                None => Ok(()),
            };
            pen += glyph.advance;
        }
        out.push_str("</g>\n");
    }
}

fn name((face, glyph): Key) -> String {
    format!("g{}-{glyph}", face.0)
}

/// The outline as the data of a path, in font units.
fn steps(face: &Face, glyph: u16) -> String {
    let em = f32::from(face.units_per_em);
    let units = |place: Place| place.map(|part| part * em);
    let mut out = String::new();
    for step in face.outline(glyph) {
        match step {
            OutlineStep::Move(to) => command(&mut out, 'M', &[units(to)]),
            OutlineStep::Line(to) => command(&mut out, 'L', &[units(to)]),
            OutlineStep::Quad(a, to) => command(&mut out, 'Q', &[units(a), units(to)]),
            OutlineStep::Curve(a, b, to) => {
                command(&mut out, 'C', &[units(a), units(b), units(to)])
            }
            OutlineStep::Close => out.push('Z'),
        }
    }
    out
}
