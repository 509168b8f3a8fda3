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
    /// A frame beside what follows it, so far from the left; it takes no height of its own.
    Beside(Pt, Frame),
    /// The end of what stands beside a frame: what follows stands below both.
    Below,
    /// A frame at the end of the page.
    AtFoot(Frame),
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
        let (mut y, mut floor) = (Pt(0.0), Pt(0.0));
        for (gap, piece, _) in self.items {
            if y.0 > 0.0 {
                y += gap;
            }
            let part = match piece {
                Piece::Whole(part) | Piece::AtFoot(part) => part,
                Piece::Table(table) => table.draw_all(setting),
                Piece::Beside(x, part) => {
                    floor = y + part.size.height;
                    frame.group(Point::new(x, y), part);
                    continue;
                }
                Piece::Below => {
                    y = y.max(floor);
                    continue;
                }
            };
            let height = part.size.height;
            frame.group(Point::new(Pt(0.0), y), part);
            y += height;
        }
        frame.size.height = y.max(floor);
        frame
    }
}

/// The pages being filled.
pub(super) struct Filler {
    pub pages: Vec<Frame>,
    pub y: Pt,
    pub height: Pt,
    width: Pt,
    /// Where what stands beside the text ends on this page.
    floor: Pt,
}

impl Filler {
    /// An empty first page of a size.
    pub fn new(width: Pt, height: Pt) -> Self {
        Filler { pages: vec![Frame::new(width, Pt(0.0))], y: Pt(0.0), height, width, floor: Pt(0.0) }
    }

    /// What is left of the page.
    pub fn left(&self) -> Pt {
        self.height - self.y
    }

    /// Begins a page.
    pub fn break_page(&mut self) {
        self.pages.push(Frame::new(self.width, Pt(0.0)));
        (self.y, self.floor) = (Pt(0.0), Pt(0.0));
    }

    /// Puts a frame at the pen.
    pub fn put(&mut self, frame: Frame) {
        let height = frame.size.height;
        if let Some(page) = self.pages.last_mut() {
            page.group(Point::new(Pt(0.0), self.y), frame);
            self.y += height;
            page.size.height = self.y.max(self.floor);
        }
    }

    /// Puts a frame beside what follows.
    fn put_beside(&mut self, x: Pt, frame: Frame) {
        self.floor = self.y + frame.size.height;
        if let Some(page) = self.pages.last_mut() {
            page.group(Point::new(x, self.y), frame);
            page.size.height = page.size.height.max(self.floor);
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
            Piece::Beside(x, frame) => filler.put_beside(x, frame),
            Piece::Below => filler.y = filler.y.max(filler.floor),
            Piece::AtFoot(frame) => {
                // On a page of its own it stands at the top.
                if filler.y.0 > 0.0 {
                    filler.y = filler.y.max(filler.height - frame.size.height);
                }
                filler.put(frame);
            }
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
                Piece::Whole(frame) | Piece::Beside(_, frame) | Piece::AtFoot(frame) => frame.size.height,
                Piece::Table(table) => table.least(),
                Piece::Below => Pt(0.0),
            };
        if !kept {
            break;
        }
    }
    sum
}
