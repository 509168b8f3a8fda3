//! A frame cut in two between its lines, for what is taller than a page.

use super::item::{Frame, Item, Path, Step};
use crate::geom::{Point, Pt, Size};

impl Frame {
    /// Cuts a frame at a height: what ends above it, and the rest, which begins at its own top. A
    /// line of text is never cut, nor is a link. `None` where nothing ends above, or nothing is
    /// left.
    pub fn cut(&self, height: Pt) -> Option<(Frame, Frame)> {
        let (mut upper, lower) = self.parted(height)?;
        let top = top(&lower)?;
        upper.size.height = height;
        let mut rest = Frame::new(self.size.width, self.size.height - top);
        rest.group(Point::new(Pt(0.0), Pt(0.0) - top), lower);
        Some((upper, rest))
    }

    /// The two parts, both in the places that they had; `None` where one of them would be empty.
    fn parted(&self, height: Pt) -> Option<(Frame, Frame)> {
        let [mut upper, mut lower] =
            [self.size; 2].map(|size: Size| Frame::new(size.width, size.height));
        for (at, item) in &self.items {
            let parts = match item {
                Item::Group(frame) | Item::Tagged(_, frame) | Item::Artifact(_, frame) => frame
                    .parted(height - at.y)
                    .map(|(above, below)| (with(item, above), with(item, below))),
                _ => None,
            };
            match parts {
                Some((above, below)) => {
                    upper.push(*at, above);
                    lower.push(*at, below);
                }
                None if extent(item).is_none_or(|(_, bottom)| at.y + bottom <= height) => {
                    upper.push(*at, item.clone());
                }
                None => lower.push(*at, item.clone()),
            }
        }
        (!upper.items.is_empty() && !lower.items.is_empty()).then_some((upper, lower))
    }
}

/// The same item around another frame.
fn with(item: &Item, frame: Frame) -> Item {
    match item {
        Item::Tagged(node, _) => Item::Tagged(*node, frame),
        Item::Artifact(kind, _) => Item::Artifact(*kind, frame),
        Item::Link(target, _) => Item::Link(target.clone(), frame),
        _ => Item::Group(frame),
    }
}

fn top(frame: &Frame) -> Option<Pt> {
    let tops = frame
        .items
        .iter()
        .filter_map(|(at, item)| extent(item).map(|(top, _)| at.y + top));
    tops.reduce(Pt::min)
}

/// From where to where an item goes, below its place; `None` where it shows nothing.
fn extent(item: &Item) -> Option<(Pt, Pt)> {
    match item {
        // The height of a line around its baseline, as faces have it.
        Item::Glyphs(run) | Item::Ruby(run) => Some((Pt(-0.88 * run.size), Pt(0.12 * run.size))),
        Item::Path(path) => of_path(path),
        Item::Image(_, size) => Some((Pt(0.0), size.height)),
        Item::Anchor(_) => None,
        Item::Group(frame)
        | Item::Tagged(_, frame)
        | Item::Artifact(_, frame)
        | Item::Link(_, frame) => {
            let extents = frame.items.iter().filter_map(|(at, item)| {
                extent(item).map(|(top, bottom)| (at.y + top, at.y + bottom))
            });
            extents.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        }
    }
}

fn of_path(path: &Path) -> Option<(Pt, Pt)> {
    let ends = path.steps.iter().filter_map(|step| match step {
        Step::Move(to) | Step::Line(to) | Step::Curve(_, _, to) => Some(to.y),
        Step::Close => None,
    });
    ends.fold(None, |extent, y| {
        let (top, bottom) = extent.unwrap_or((y, y));
        Some((top.min(y), bottom.max(y)))
    })
}
