//! Pages being filled from the top, with what stands beside the text.

use std::collections::VecDeque;

use crate::frame::Frame;
use crate::geom::{Point, Pt};

/// The pages being filled.
pub(super) struct Filler {
    pub pages: Vec<Frame>,
    pub y: Pt,
    pub height: Pt,
    width: Pt,
    /// Where what stands beside the text ends on this page.
    pub floor: Pt,
    /// What is still to stand beside the text, and how far from the left.
    pub beside: (Pt, VecDeque<(Pt, Frame)>),
    /// What stands beside the text of this page: painted after it, as it is read after it.
    placed: Vec<(Point, Frame)>,
    /// The second column of the paragraph so far.
    second_column: Vec<(Point, Frame)>,
}

impl Filler {
    /// An empty first page of a size.
    pub(crate) fn new(width: Pt, height: Pt) -> Self {
        let (zero, beside) = (Pt(0.0), (Pt(0.0), VecDeque::new()));
        Filler {
            pages: vec![Frame::new(width, zero)],
            y: zero,
            height,
            width,
            floor: zero,
            beside,
            placed: Vec::new(),
            second_column: Vec::new(),
        }
    }

    /// What is left of the page.
    pub(crate) fn left(&self) -> Pt {
        self.height - self.y
    }

    /// Begins a page.
    pub(crate) fn break_page(&mut self) {
        self.paint_second_column();
        self.paint_beside();
        self.pages.push(Frame::new(self.width, Pt(0.0)));
        (self.y, self.floor) = (Pt(0.0), Pt(0.0));
        self.put_beside();
    }

    /// Puts a frame at the pen.
    pub(crate) fn put(&mut self, frame: Frame) {
        self.paint_second_column();
        self.put_first(frame);
    }

    /// Puts a line of a paragraph in two columns.
    pub(crate) fn put_pair(&mut self, first: Frame, second: Frame, begins: bool) {
        if begins {
            self.paint_second_column();
        }
        self.second_column
            .push((Point::new(Pt(0.0), self.y), second));
        self.put_first(first);
    }

    pub(crate) fn paint_second_column(&mut self) {
        if let Some(page) = self.pages.last_mut() {
            self.second_column
                .drain(..)
                .for_each(|(at, part)| page.group(at, part));
        }
    }

    fn put_first(&mut self, frame: Frame) {
        let height = frame.size.height;
        if let Some(page) = self.pages.last_mut() {
            page.group(Point::new(Pt(0.0), self.y), frame);
            self.y += height;
            page.size.height = self.y.max(self.floor);
        }
    }

    /// Puts what fits of the frames that stand beside the text; at the top of a page one at least.
    pub(crate) fn put_beside(&mut self) {
        let (x, frames) = &mut self.beside;
        while let Some((gap, frame)) = frames.pop_front() {
            let gap = if self.floor.0 > 0.0 { gap } else { Pt(0.0) };
            let end = self.floor + gap + frame.size.height;
            if self.floor.0 > 0.0 && end > self.height + Pt(0.1) {
                frames.push_front((gap, frame));
                return;
            }
            self.placed.push((Point::new(*x, self.floor + gap), frame));
            self.floor = end;
        }
    }

    /// Paints what stands beside the text of this page.
    fn paint_beside(&mut self) {
        if let Some(page) = self.pages.last_mut() {
            page.size.height = page.size.height.max(self.floor);
            self.placed
                .drain(..)
                .for_each(|(at, frame)| page.group(at, frame));
        }
    }

    /// Goes below what stands beside the text.
    pub(crate) fn clear(&mut self) {
        self.paint_second_column();
        while !self.beside.1.is_empty() {
            self.break_page();
        }
        self.paint_beside();
        self.y = self.y.max(self.floor);
    }
}
