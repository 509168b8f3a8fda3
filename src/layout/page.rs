//! The sheet: paper, margins, text block (DESIGN.md 2). All lengths in points.

use crate::geom::{Pt, Size, mm};
use crate::model::{Paper, Sides};

/// A size of paper with its margins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// The paper.
    pub size: Size,
    /// The margin on the side of the punch holes.
    pub inside: Pt,
    /// The other one.
    pub outside: Pt,
    /// The width of the text block.
    pub width: Pt,
    /// The height of the text block.
    pub height: Pt,
    /// The top of the text block.
    pub top: Pt,
    /// The top of the running head.
    pub head: Pt,
    /// The rule of the running foot.
    pub foot: Pt,
    /// Where the punch tick stands, where there is a margin to punch.
    pub punch: Option<Pt>,
    /// Whether the inner margin alternates.
    pub duplex: bool,
}

impl Sheet {
    /// The sheet of a paper.
    pub fn of(paper: Paper, sides: Sides) -> Self {
        let duplex = sides == Sides::Duplex;
        let (width, top, head) = (mm(170.0), mm(26.0), mm(11.0));
        match paper {
            Paper::A4 => Sheet {
                size: Size::new(mm(210.0), mm(297.0)),
                inside: mm(24.0),
                outside: mm(16.0),
                width,
                height: mm(248.4),
                top,
                head,
                foot: mm(279.2),
                punch: Some(mm(148.5)),
                duplex,
            },
            Paper::Letter => Sheet {
                size: Size::new(mm(215.9), mm(279.4)),
                inside: mm(25.9),
                outside: mm(20.0),
                width,
                height: mm(231.4),
                top,
                head,
                foot: mm(262.2),
                punch: Some(mm(139.7)),
                duplex,
            },
            // 30 lines of 16 pt; no margin to punch.
            Paper::A5 => Sheet {
                size: Size::new(mm(148.0), mm(210.0)),
                inside: mm(14.0),
                outside: mm(10.0),
                width: mm(124.0),
                height: mm(169.4),
                top: mm(21.0),
                head: mm(8.0),
                foot: mm(194.0),
                punch: None,
                duplex,
            },
        }
    }

    /// An A3 sheet in landscape that is folded into the document: same margins, more width.
    pub fn wide(self) -> Self {
        let size = Size::new(mm(420.0), mm(297.0));
        let width = size.width - self.inside - self.outside;
        Sheet {
            size,
            width,
            height: mm(248.4),
            top: mm(26.0),
            head: mm(11.0),
            foot: mm(279.2),
            punch: Some(mm(148.5)),
            ..self
        }
    }

    /// Whether the inner margin of a page is on its left: always in simplex, on odd pages in
    /// duplex.
    pub fn is_recto(&self, page: usize) -> bool {
        !self.duplex || page % 2 == 1
    }

    /// The left edge of the text block of a page, counted from 1.
    pub fn left(&self, page: usize) -> Pt {
        if self.is_recto(page) {
            self.inside
        } else {
            self.outside
        }
    }
}
