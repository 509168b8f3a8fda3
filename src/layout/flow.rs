//! Pieces below each other → pages. What belongs together stays together; nothing is split that must not be.

use super::Setting;
use super::table::SetTable;
use crate::frame::Frame;
use crate::geom::{Point, Pt};

/// A thing that stands in the column.
pub(super) enum Piece {
    /// A frame that is never split.
    Whole(Frame),
    /// A table, split between rows.
    Table(Box<SetTable>),
}

/// Pieces with the space before each.
#[derive(Default)]
pub(super) struct Flow {
    pub items: Vec<(Pt, Piece, bool)>,
}

impl Flow {
    /// Adds a frame after a gap.
    pub fn push(&mut self, gap: Pt, frame: Frame) {
        self.items.push((gap, Piece::Whole(frame), false));
    }

    /// Adds a frame that stays with what follows.
    pub fn push_kept(&mut self, gap: Pt, frame: Frame) {
        self.items.push((gap, Piece::Whole(frame), true));
    }

    /// Adds a table after a gap.
    pub fn table(&mut self, gap: Pt, table: SetTable) {
        self.items.push((gap, Piece::Table(Box::new(table)), false));
    }

    /// All pieces as one frame, for columns that stand beside each other.
    pub fn stack(self, setting: &Setting<'_, '_>, width: Pt) -> Frame {
        let mut frame = Frame::new(width, Pt(0.0));
        let mut y = Pt(0.0);
        for (gap, piece, _) in self.items {
            if y.0 > 0.0 {
                y += gap;
            }
            let part = match piece {
                Piece::Whole(part) => part,
                Piece::Table(table) => table.draw_all(setting),
            };
            let height = part.size.height;
            frame.group(Point::new(Pt(0.0), y), part);
            y += height;
        }
        frame.size.height = y;
        frame
    }
}

/// The pages being filled.
pub(super) struct Filler {
    pub pages: Vec<Frame>,
    pub y: Pt,
    pub height: Pt,
    width: Pt,
}

impl Filler {
    /// An empty first page of a size.
    pub fn new(width: Pt, height: Pt) -> Self {
        Filler { pages: vec![Frame::new(width, Pt(0.0))], y: Pt(0.0), height, width }
    }

    /// What is left of the page.
    pub fn left(&self) -> Pt {
        self.height - self.y
    }

    /// Begins a page.
    pub fn break_page(&mut self) {
        self.pages.push(Frame::new(self.width, Pt(0.0)));
        self.y = Pt(0.0);
    }

    /// Puts a frame at the pen.
    pub fn put(&mut self, frame: Frame) {
        let height = frame.size.height;
        if let Some(page) = self.pages.last_mut() {
            page.group(Point::new(Pt(0.0), self.y), frame);
            self.y += height;
            page.size.height = self.y;
        }
    }
}

/// Fills pages.
pub(super) fn paginate(flow: Flow, setting: &Setting<'_, '_>) -> Vec<Frame> {
    let mut filler = Filler::new(setting.sheet.width, setting.sheet.height);
    let needs: Vec<Pt> = (0..flow.items.len()).map(|i| need(&flow.items[i..])).collect();
    for ((gap, piece, _), need) in flow.items.into_iter().zip(needs) {
        let gap = if filler.y.0 > 0.0 { gap } else { Pt(0.0) };
        if filler.y.0 > 0.0 && need + gap > filler.left() + Pt(0.1) {
            filler.break_page();
        } else {
            filler.y += gap;
        }
        match piece {
            Piece::Whole(frame) => filler.put(frame),
            Piece::Table(table) => table.fill(&mut filler, setting),
        }
    }
    filler.pages
}

/// The height that must be free for the first of these pieces: its own, and of what it stays with.
fn need(items: &[(Pt, Piece, bool)]) -> Pt {
    let mut sum = Pt(0.0);
    for (place, (gap, piece, kept)) in items.iter().enumerate() {
        let gap = if place == 0 { Pt(0.0) } else { *gap };
        sum += gap
            + match piece {
                Piece::Whole(frame) => frame.size.height,
                Piece::Table(table) => table.least(),
            };
        if !kept {
            break;
        }
    }
    sum
}
