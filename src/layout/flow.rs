//! Pieces below each other → pages. What belongs together stays together; nothing is split that
//! must not be.

use std::collections::VecDeque;

use super::filler::Filler;
use super::setting::Setting;
use super::table::TableParts;
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
    Table(Box<TableParts>),
    /// Frames below each other beside what follows, so far from the left, each after a gap; they
    /// take no height of their own, and what does not fit goes on over the page.
    Beside(Pt, VecDeque<(Pt, Frame)>),
    /// The end of what stands beside frames: what follows stands below both.
    Below,
    /// A frame at the end of the page.
    AtFoot(Frame),
}

/// A piece of a flow.
pub(super) struct FlowItem {
    /// The space before it.
    pub gap: Pt,
    /// The piece.
    pub piece: Piece,
    /// Whether it stays with the next piece.
    pub is_kept: bool,
}

impl FlowItem {
    /// A piece after a gap.
    pub(crate) fn new(gap: Pt, piece: Piece) -> Self {
        FlowItem {
            gap,
            piece,
            is_kept: false,
        }
    }

    /// A piece that stays with the next one.
    pub(crate) fn kept(gap: Pt, piece: Piece) -> Self {
        FlowItem {
            is_kept: true,
            ..FlowItem::new(gap, piece)
        }
    }
}

/// Pieces with the space before each.
#[derive(Default)]
pub(super) struct Flow {
    pub items: Vec<FlowItem>,
}

impl Flow {
    /// Adds a frame after a gap.
    pub(crate) fn push(&mut self, gap: Pt, frame: Frame) {
        self.items.push(FlowItem::new(gap, Piece::Whole(frame)));
    }

    /// Adds a frame that stays with what follows.
    pub(crate) fn push_kept(&mut self, gap: Pt, frame: Frame) {
        self.items.push(FlowItem::kept(gap, Piece::Whole(frame)));
    }

    /// Adds a table after a gap.
    pub(crate) fn table(&mut self, gap: Pt, table: TableParts) {
        self.items
            .push(FlowItem::new(gap, Piece::Table(Box::new(table))));
    }

    /// Pieces as frames, each with the space before it; what is kept with the next piece is one
    /// frame with it.
    pub(crate) fn groups(self, setting: &Setting<'_, '_>, width: Pt) -> VecDeque<(Pt, Frame)> {
        let mut groups = VecDeque::new();
        let mut open: Option<(Pt, Flow)> = None;
        for item in self.items {
            let (before, mut flow) = open.take().unwrap_or((item.gap, Flow::default()));
            let is_kept = item.is_kept;
            flow.items.push(item);
            if is_kept {
                open = Some((before, flow));
            } else {
                groups.push_back((before, flow.stack(setting, width)));
            }
        }
        groups.extend(open.map(|(gap, flow)| (gap, flow.stack(setting, width))));
        groups
    }

    /// All pieces as one frame, for columns that stand beside each other.
    pub(crate) fn stack(self, setting: &Setting<'_, '_>, width: Pt) -> Frame {
        let mut frame = Frame::new(width, Pt(0.0));
        let (mut y, mut floor, mut beside) = (Pt(0.0), Pt(0.0), Vec::new());
        let mut second_column: Vec<(Point, Frame)> = Vec::new();
        for FlowItem { gap, piece, .. } in self.items {
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

/// Fills pages.
pub(super) fn paginate(flow: Flow, setting: &Setting<'_, '_>) -> Vec<Frame> {
    let mut filler = Filler::new(setting.sheet.width, setting.sheet.height);
    let needs: Vec<Pt> = (0..flow.items.len())
        .map(|i| need(&flow.items[i..]))
        .collect();
    for (FlowItem { gap, piece, .. }, need) in flow.items.into_iter().zip(needs) {
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
fn need(items: &[FlowItem]) -> Pt {
    let mut sum = Pt(0.0);
    for (place, item) in items.iter().enumerate() {
        let gap = if place == 0 { Pt(0.0) } else { item.gap };
        sum += gap
            + match &item.piece {
                Piece::Whole(frame) | Piece::AtFoot(frame) | Piece::Pair(frame, ..) => {
                    frame.size.height
                }
                Piece::Beside(_, frames) => frames
                    .front()
                    .map_or(Pt(0.0), |(_, frame)| frame.size.height),
                Piece::Table(table) => table.least(),
                Piece::Below => Pt(0.0),
            };
        if !item.is_kept {
            break;
        }
    }
    sum
}
