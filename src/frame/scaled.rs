//! Frames made larger or smaller.

use super::item::{Frame, GlyphRun, Item, Path, Step};
use crate::geom::{Point, Size};

impl Frame {
    /// The same, so many times as large: places, type and lines.
    pub fn scaled(&self, by: f32) -> Frame {
        let point = |p: Point| Point::new(p.x * by, p.y * by);
        let item = |item: &Item| match item {
            Item::Glyphs(run) => Item::Glyphs(run.scaled(by).into()),
            Item::Ruby(run) => Item::Ruby(run.scaled(by).into()),
            Item::Path(path) => Item::Path(path.scaled(by)),
            Item::Image(pixels, size) => {
                Item::Image(pixels.clone(), Size::new(size.width * by, size.height * by))
            }
            Item::Group(frame) => Item::Group(frame.scaled(by)),
            Item::Tagged(node, frame) => Item::Tagged(*node, frame.scaled(by)),
            Item::Artifact(kind, frame) => Item::Artifact(*kind, frame.scaled(by)),
            Item::Anchor(dest) => Item::Anchor(*dest),
            Item::Link(target, frame) => Item::Link(target.clone(), frame.scaled(by)),
        };
        let items = self
            .items
            .iter()
            .map(|(at, of)| (point(*at), item(of)))
            .collect();
        Frame {
            size: Size::new(self.size.width * by, self.size.height * by),
            items,
        }
    }
}

impl GlyphRun {
    fn scaled(&self, by: f32) -> GlyphRun {
        let mut run = GlyphRun {
            size: self.size * by,
            ..self.clone()
        };
        run.glyphs.iter_mut().for_each(|glyph| glyph.advance *= by);
        run
    }
}

impl Path {
    fn scaled(&self, by: f32) -> Path {
        let point = |p: Point| Point::new(p.x * by, p.y * by);
        let step = |step: &Step| match *step {
            Step::Move(p) => Step::Move(point(p)),
            Step::Line(p) => Step::Line(point(p)),
            Step::Curve(a, b, c) => Step::Curve(point(a), point(b), point(c)),
            Step::Close => Step::Close,
        };
        Path {
            steps: self.steps.iter().map(step).collect(),
            fill: self.fill,
            stroke: self.stroke.map(|(colour, width)| (colour, width * by)),
            even_odd: self.even_odd,
        }
    }
}
