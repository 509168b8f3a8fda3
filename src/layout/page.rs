//! The sheet: paper, margins, text block (DESIGN.md 2), from the table of papers.
//! All lengths in points.

use super::book::Options;
use crate::document::Section;
use crate::geom::{Pt, Size, mm};
use crate::model::{PageFormat, Paper, Sides};

/// The space between columns (DESIGN.md 2).
pub(super) const GUTTER: Pt = mm(4.0);

/// The narrow one of a wide and a narrow column: four of twelve (DESIGN.md 2).
pub(super) fn narrow_column(width: Pt) -> Pt {
    (width - GUTTER * 11.0) / 12.0 * 4.0 + GUTTER * 3.0
}

/// A size of paper with its margins.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
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
    /// Whether it is small: a running head has room for the section or the title, not for both.
    pub is_small: bool,
    /// Whether the inner margin alternates.
    pub duplex: bool,
}

impl Sheet {
    /// The sheet of a paper.
    pub fn new(paper: Paper, sides: Sides) -> Self {
        let format = paper.format();
        let (inside, outside) = (format.inside.into(), format.outside.into());
        Sheet {
            inside,
            outside,
            width: format.text_width().into(),
            is_small: format.is_small,
            duplex: sides == Sides::Duplex,
            ..Sheet::default()
        }
        .with(format.page)
    }

    /// The sheet that a section stands on.
    pub(super) fn of_section(section: &Section, options: Options) -> Self {
        if section.wide {
            Sheet::foldout(options.paper, options.sides)
        } else {
            Sheet::new(options.paper, options.sides)
        }
    }

    /// The sheet in landscape that is folded into the document: same margins, more width.
    pub fn foldout(paper: Paper, sides: Sides) -> Self {
        let format = paper.format().foldout;
        let sheet = Sheet::new(paper, sides).with(format);
        Sheet {
            width: sheet.size.width - sheet.inside - sheet.outside,
            is_small: false,
            ..sheet
        }
    }

    /// The same with the heights of a page.
    fn with(self, page: PageFormat) -> Self {
        let size = Size::new(page.width.into(), page.height.into());
        Sheet {
            size,
            height: page.text_height.into(),
            top: page.top.into(),
            head: page.head.into(),
            foot: page.foot.into(),
            punch: page.is_punched.then_some(size.height / 2.0),
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
