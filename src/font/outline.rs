//! Glyphs as paths, and the name of their family, for pictures that embed no font.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::Face;

/// A place in em from the glyph's origin; y goes down, as everywhere.
pub type Place = [f32; 2];

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OutlineStep {
    /// Start here.
    Move(Place),
    /// A straight line to here.
    Line(Place),
    /// A quadratic curve with a control point to the second.
    Quad(Place, Place),
    /// A cubic curve with two control points to the third.
    Curve(Place, Place, Place),
    /// Back to the start.
    Close,
}

impl Face {
    /// The outline of a glyph; empty where nothing is to be seen, as of a space. Overlapping parts
    /// all count as inside.
    pub fn outline(&self, glyph: u16) -> Vec<OutlineStep> {
        let mut pen = Pen {
            steps: Vec::new(),
            em: f32::from(self.units_per_em),
        };
        let outline = self
            .tables()
            .and_then(|font| font.outline_glyphs().get(GlyphId::from(glyph)));
        let drawn = outline.map(|outline| {
            outline.draw(
                DrawSettings::unhinted(Size::unscaled(), LocationRef::default()),
                &mut pen,
            )
        });
        // A glyph whose description is broken shows nothing, as in every viewer.
        if matches!(drawn, Some(Ok(_))) {
            pen.steps
        } else {
            Vec::new()
        }
    }

    /// The name of its family, as other programs list it.
    pub fn family(&self) -> String {
        let name = self.tables().and_then(|font| {
            font.localized_strings(StringId::FAMILY_NAME)
                .english_or_first()
        });
        name.map_or_else(|| self.name.clone(), |name| name.to_string())
    }

    fn tables(&self) -> Option<FontRef<'_>> {
        FontRef::new(self.data.bytes()).ok()
    }
}

/// Collects steps in em. Fonts count y upwards; it is turned here.
struct Pen {
    steps: Vec<OutlineStep>,
    em: f32,
}

impl Pen {
    fn place(&self, x: f32, y: f32) -> Place {
        [x / self.em, -y / self.em]
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(OutlineStep::Move(self.place(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(OutlineStep::Line(self.place(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.steps
            .push(OutlineStep::Quad(self.place(cx, cy), self.place(x, y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.steps.push(OutlineStep::Curve(
            self.place(ax, ay),
            self.place(bx, by),
            self.place(x, y),
        ));
    }

    fn close(&mut self) {
        self.steps.push(OutlineStep::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::OutlineStep;
    use crate::font::{FaceId, FontBook};

    #[test]
    fn an_outline_stands_on_its_baseline_and_goes_up_from_it() {
        let face = FontBook::of_bundled().face(FaceId::REGULAR);
        let steps = face.outline(face.glyph('H').expect("a glyph"));
        let ys: Vec<f32> = steps
            .iter()
            .filter_map(|step| {
                if let OutlineStep::Line([_, y]) = step {
                    Some(*y)
                } else {
                    None
                }
            })
            .collect();
        let (top, bottom) = ys.iter().fold((0.0_f32, -1.0_f32), |(top, bottom), y| {
            (top.min(*y), bottom.max(*y))
        });
        assert!(
            (-0.8..-0.6).contains(&top) && bottom.abs() < 0.05,
            "{top} {bottom}"
        );
        assert_eq!(steps.last(), Some(&OutlineStep::Close));
    }

    #[test]
    fn a_space_has_no_outline_and_no_glyph_is_out_of_reach() {
        let face = FontBook::of_bundled().face(FaceId::REGULAR);
        assert_eq!(face.outline(face.glyph(' ').expect("a glyph")), []);
        assert_eq!(face.outline(u16::MAX), []);
    }

    #[test]
    fn families_are_named_as_other_programs_list_them() {
        let names: Vec<String> = FontBook::of_bundled()
            .faces()
            .map(|(_, face)| face.family())
            .collect();
        assert_eq!(
            names,
            [
                "BIZ UDPGothic",
                "BIZ UDPGothic",
                "BIZ UDGothic",
                "BIZ UDGothic",
                "BIZ UDPMincho"
            ]
        );
    }
}
