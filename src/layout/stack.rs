//! Frames below and beside each other.

use crate::frame::{Frame, Item, NodeId};
use crate::geom::{Point, Pt};
use crate::text::Line;

/// Frames below each other: each begins where the one before it ends.
pub(super) struct Stack {
    frame: Frame,
}

impl Stack {
    /// An empty stack of a width.
    pub(crate) fn new(width: Pt) -> Self {
        Stack {
            frame: Frame::new(width, Pt(0.0)),
        }
    }

    /// How high it is.
    pub(crate) fn height(&self) -> Pt {
        self.frame.size.height
    }

    /// Leaves a gap.
    pub(crate) fn gap(&mut self, height: Pt) {
        self.frame.size.height += height;
    }

    /// Puts a frame at the left edge.
    pub(crate) fn put(&mut self, part: Frame) {
        self.put_at(Pt(0.0), part);
    }

    /// Puts a frame so far from the left.
    pub(crate) fn put_at(&mut self, x: Pt, part: Frame) {
        let (y, height) = (self.height(), part.size.height);
        self.frame.group(Point::new(x, y), part);
        self.frame.size.height = y + height;
    }

    /// Puts a frame that belongs to a node at the left edge.
    pub(crate) fn put_tagged(&mut self, node: NodeId, part: Frame) {
        let (y, height) = (self.height(), part.size.height);
        let at = Point::new(Pt(0.0), y);
        self.frame.push(at, Item::Tagged(node, part));
        self.frame.size.height = y + height;
    }

    /// The frame itself, for what is no part of the stack: rules, signs.
    pub(crate) fn frame(&mut self) -> &mut Frame {
        &mut self.frame
    }

    /// All of it as one frame.
    pub(crate) fn into_frame(self) -> Frame {
        self.frame
    }
}

/// Frames below each other as one.
pub(super) fn stacked(width: Pt, parts: impl IntoIterator<Item = Frame>) -> Frame {
    let mut stack = Stack::new(width);
    parts.into_iter().for_each(|part| stack.put(part));
    stack.into_frame()
}

/// Two frames beside each other as one; where the second begins.
pub(super) fn side_by_side(width: Pt, left: Frame, right_at: Pt, right: Frame) -> Frame {
    let mut frame = Frame::new(width, left.size.height.max(right.size.height));
    frame.group(Point::default(), left);
    frame.group(Point::new(right_at, Pt(0.0)), right);
    frame
}

/// The height of a row of frames.
pub(super) fn tallest(frames: &[Frame]) -> Pt {
    let heights = frames.iter().map(|frame| frame.size.height);
    heights.fold(Pt(0.0), Pt::max)
}

/// Draws a line that belongs to a node; its baseline begins at a place.
pub(super) fn draw_tagged(frame: &mut Frame, node: NodeId, line: &Line, at: Point) {
    let mut part = Frame::default();
    line.draw(&mut part, at);
    frame.push(Point::default(), Item::Tagged(node, part));
}

/// Draws a line that belongs to a node; its baseline ends at a place.
pub(super) fn draw_tagged_right(frame: &mut Frame, node: NodeId, line: &Line, at: Point) {
    let mut part = Frame::default();
    line.draw_right(&mut part, at);
    frame.push(Point::default(), Item::Tagged(node, part));
}
