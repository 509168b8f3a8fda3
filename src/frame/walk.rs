//! The walk through a frame and all frames in it.

use super::item::{Artifact, Dest, Frame, GlyphRun, Item, NodeId, Target};
use crate::geom::Point;

/// Where something stands that a walk meets.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spot<'a> {
    /// Its place in the outermost frame.
    pub at: Point,
    /// The node of the tag tree that it belongs to: the innermost one.
    pub node: Option<NodeId>,
    /// What it is where it is no part of the text: the outermost kind.
    pub artifact: Option<Artifact>,
    /// Where the link leads that it is in.
    pub link: Option<&'a Target>,
}

impl Item {
    /// The frame that it holds.
    pub fn inside(&self) -> Option<&Frame> {
        match self {
            Item::Group(frame)
            | Item::Tagged(_, frame)
            | Item::Artifact(_, frame)
            | Item::Link(_, frame) => Some(frame),
            Item::Glyphs(_) | Item::Ruby(_) | Item::Path(_) | Item::Anchor(_) | Item::Image(..) => {
                None
            }
        }
    }
}

impl Frame {
    /// Shows every item in the order of painting; one that holds others comes before them.
    pub fn walk<'a>(&'a self, see: &mut dyn FnMut(Spot<'a>, &'a Item)) {
        self.walk_from(Spot::default(), see);
    }

    fn walk_from<'a>(&'a self, around: Spot<'a>, see: &mut dyn FnMut(Spot<'a>, &'a Item)) {
        for (at, item) in &self.items {
            let mut spot = Spot {
                at: around.at + *at,
                ..around
            };
            see(spot, item);
            match item {
                Item::Tagged(node, _) => spot.node = Some(*node),
                Item::Artifact(kind, _) => spot.artifact = around.artifact.or(Some(*kind)),
                Item::Link(target, _) => spot.link = Some(target),
                _ => {}
            }
            if let Some(frame) = item.inside() {
                frame.walk_from(spot, see);
            }
        }
    }

    /// Shows every place that links lead to.
    pub fn each_anchor(&self, see: &mut dyn FnMut(Dest)) {
        self.walk(&mut |_, item| {
            if let Item::Anchor(dest) = item {
                see(*dest);
            }
        });
    }

    /// Shows every glyph run with its place; `at` is that of the frame.
    pub fn each_run<'a>(&'a self, at: Point, see: &mut dyn FnMut(Point, &'a GlyphRun)) {
        self.walk(&mut |spot, item| {
            if let Item::Glyphs(run) | Item::Ruby(run) = item {
                see(at + spot.at, run);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::frame::{Artifact, Dest, Frame, Item, NodeId};
    use crate::geom::{Point, Pt};

    #[test]
    fn a_walk_knows_where_it_is() {
        let at = |x: f32| Point::new(Pt(x), Pt(1.0));
        let holding = |item: Item| {
            let mut frame = Frame::default();
            frame.push(at(10.0), item);
            frame
        };
        let mark = holding(Item::Anchor(Dest::Case(1)));
        let artifact = holding(Item::Artifact(Artifact::Head, mark.clone()));
        let inner = holding(Item::Tagged(NodeId(3), artifact));
        let mut frame = holding(Item::Tagged(NodeId(2), inner));
        frame.group(at(5.0), mark);
        let mut seen = Vec::new();
        frame.walk(&mut |spot, item| {
            if let Item::Anchor(_) = item {
                seen.push((spot.at, spot.node, spot.artifact));
            }
        });
        let deep = Point::new(Pt(40.0), Pt(4.0));
        let flat = Point::new(Pt(15.0), Pt(2.0));
        assert_eq!(
            seen,
            [
                (deep, Some(NodeId(3)), Some(Artifact::Head)),
                (flat, None, None)
            ]
        );
    }
}
