//! Pieces below each other → pages. What belongs together stays together; nothing is split that
//! must not be.

use std::collections::VecDeque;

use super::Setting;
use super::table::SetTable;
use crate::frame::Frame;
use crate::geom::{Point, Pt};

/// A thing that stands in the column.
pub(super) enum Piece {
    /// A frame that is never split.
    Whole(Frame),
    /// A line of a paragraph in two columns, and whether it is the first one. What stands in the
    /// second column is painted after all of the first, as it is read.
    Pair(Frame, Frame, bool),
    /// A table, split between rows.
    Table(Box<SetTable>),
    /// Frames below each other beside what follows, so far from the left, each after a gap; they
    /// take no height of their own, and what does not fit goes on over the page.
    Beside(Pt, VecDeque<(Pt, Frame)>),
    /// The end of what stands beside frames: what follows stands below both.
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

    /// Pieces as frames, each with the space before it; what is kept with the next piece is one
    /// frame with it.
    pub fn groups(self, setting: &Setting<'_, '_>, width: Pt) -> VecDeque<(Pt, Frame)> {
        let mut groups = VecDeque::new();
        let mut open: Option<(Pt, Flow)> = None;
        for (gap, piece, kept) in self.items {
            let (before, mut flow) = open.take().unwrap_or((gap, Flow::default()));
            flow.items.push((gap, piece, kept));
            if kept {
                open = Some((before, flow));
            } else {
                groups.push_back((before, flow.stack(setting, width)));
            }
        }
        groups.extend(open.map(|(gap, flow)| (gap, flow.stack(setting, width))));
        groups
    }

    /// All pieces as one frame, for columns that stand beside each other.
    pub fn stack(self, setting: &Setting<'_, '_>, width: Pt) -> Frame {
        let mut frame = Frame::new(width, Pt(0.0));
        let (mut y, mut floor, mut beside) = (Pt(0.0), Pt(0.0), Vec::new());
        let mut second_column: Vec<(Point, Frame)> = Vec::new();
        for (gap, piece, _) in self.items {
            if y.0 > 0.0 {
                y += gap;
            }
            if !matches!(piece, Piece::Pair(.., false)) {
                second_column
                    .drain(..)
                    .for_each(|(at, part)| frame.group(at, part));
            }
            let part = match piece {
                Piece::Whole(part) | Piece::AtFoot(part) => part,
                Piece::Pair(part, second, _) => {
                    second_column.push((Point::new(Pt(0.0), y), second));
                    part
                }
                Piece::Table(table) => table.draw_all(setting),
                Piece::Beside(x, parts) => {
                    floor = y;
                    for (gap, part) in parts {
                        let height = part.size.height;
                        beside.push((Point::new(x, floor + gap), part));
                        floor += gap + height;
                    }
                    continue;
                }
                Piece::Below => {
                    beside
                        .drain(..)
                        .for_each(|(at, part)| frame.group(at, part));
                    y = y.max(floor);
                    continue;
                }
            };
            let height = part.size.height;
            frame.group(Point::new(Pt(0.0), y), part);
            y += height;
        }
        second_column
            .into_iter()
            .for_each(|(at, part)| frame.group(at, part));
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
    /// What is still to stand beside the text, and how far from the left.
    beside: (Pt, VecDeque<(Pt, Frame)>),
    /// What stands beside the text of this page: painted after it, as it is read after it.
    placed: Vec<(Point, Frame)>,
    /// The second column of the paragraph so far.
    second_column: Vec<(Point, Frame)>,
}

impl Filler {
    /// An empty first page of a size.
    pub fn new(width: Pt, height: Pt) -> Self {
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
    pub fn left(&self) -> Pt {
        self.height - self.y
    }

    /// Begins a page.
    pub fn break_page(&mut self) {
        self.paint_second_column();
        self.paint_beside();
        self.pages.push(Frame::new(self.width, Pt(0.0)));
        (self.y, self.floor) = (Pt(0.0), Pt(0.0));
        self.put_beside();
    }

    /// Puts a frame at the pen.
    pub fn put(&mut self, frame: Frame) {
        self.paint_second_column();
        self.put_first(frame);
    }

    /// Puts a line of a paragraph in two columns.
    fn put_pair(&mut self, first: Frame, second: Frame, begins: bool) {
        if begins {
            self.paint_second_column();
        }
        self.second_column
            .push((Point::new(Pt(0.0), self.y), second));
        self.put_first(first);
    }

    fn paint_second_column(&mut self) {
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
    fn put_beside(&mut self) {
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
    fn clear(&mut self) {
        self.paint_second_column();
        while !self.beside.1.is_empty() {
            self.break_page();
        }
        self.paint_beside();
        self.y = self.y.max(self.floor);
    }
}

/// Fills pages.
pub(super) fn paginate(flow: Flow, setting: &Setting<'_, '_>) -> Vec<Frame> {
    let mut filler = Filler::new(setting.sheet.width, setting.sheet.height);
    let needs: Vec<Pt> = (0..flow.items.len())
        .map(|i| need(&flow.items[i..]))
        .collect();
    for ((gap, piece, _), need) in flow.items.into_iter().zip(needs) {
        let gap = if filler.y.0 > 0.0 { gap } else { Pt(0.0) };
        if filler.y.0 > 0.0 && need + gap > filler.left() + Pt(0.1) {
            filler.break_page();
        } else {
            filler.y += gap;
        }
        match piece {
            Piece::Whole(frame) => filler.put(frame),
            Piece::Pair(first, second, begins) => filler.put_pair(first, second, begins),
            Piece::Table(table) => table.fill(&mut filler, setting),
            Piece::Beside(x, frames) => {
                (filler.beside, filler.floor) = ((x, frames), filler.y);
                filler.put_beside();
            }
            Piece::Below => filler.clear(),
            Piece::AtFoot(frame) => {
                // On a page of its own it stands at the top.
                if filler.y.0 > 0.0 {
                    filler.y = filler.y.max(filler.height - frame.size.height);
                }
                filler.put(frame);
            }
        }
    }
    filler.paint_second_column();
    filler.pages
}

/// The height that must be free for the first of these pieces: its own, and of what it stays with.
fn need(items: &[(Pt, Piece, bool)]) -> Pt {
    let mut sum = Pt(0.0);
    for (place, (gap, piece, kept)) in items.iter().enumerate() {
        let gap = if place == 0 { Pt(0.0) } else { *gap };
        sum += gap
            + match piece {
                Piece::Whole(frame) | Piece::AtFoot(frame) | Piece::Pair(frame, ..) => {
                    frame.size.height
                }
                Piece::Beside(_, frames) => frames
                    .front()
                    .map_or(Pt(0.0), |(_, frame)| frame.size.height),
                Piece::Table(table) => table.least(),
                Piece::Below => Pt(0.0),
            };
        if !kept {
            break;
        }
    }
    sum
}
