//! The papers: everything that depends on the size of paper, one entry each
//! (`data/design/DESIGN.md` 2, 5, 6). A new paper is one more word and one more entry here, and
//! nothing else.

use crate::geom::{Mm, Pt};
use crate::source::keywords;

keywords! {
    /// The size of paper.
    pub enum Paper as "a size of paper" default A4 {
        A4 "A4" "210 × 297 mm",
        Letter "Letter" "8.5 × 11 in",
        A5 "A5" "148 × 210 mm",
        B5 "B5" "182 × 257 mm (JIS)",
    }
}

/// What depends on the size of paper. Places count from the top of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaperFormat {
    /// What it is called in a message.
    pub name: &'static str,
    /// The sheet.
    pub page: PageFormat,
    /// The sheet in landscape that a wide timeline has to itself, folded into the document. Its
    /// margins left and right are those of the other pages.
    pub foldout: PageFormat,
    /// The margin on the side of the punch holes.
    pub inside: Mm,
    /// The other one.
    pub outside: Mm,
    /// Whether pages are small: columns stand below each other, tables and charts take their narrow
    /// forms, and texts with a limit may take half as many lines again.
    pub is_small: bool,
    /// Whether there is room for what needs a whole page of A4: sheets that are written on, and two
    /// languages beside each other.
    pub has_room_for_two: bool,
    /// Half pages of this paper that hold what a page of A4 holds: headings take more of a small
    /// page.
    pub halves_for_page: usize,
    /// Where the parts of a cover stand.
    pub cover: CoverFormat,
    /// How much charts take.
    pub charts: ChartRoom,
    /// The paper of a booklet's pages, two of which stand on a sheet twice as large; none where no
    /// such sheets are sold.
    pub booklet: Option<Paper>,
    /// The paper of sheets with two pages and lines for notes.
    pub notes: Paper,
}

/// A sheet, its text block, head and foot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageFormat {
    /// The width of the sheet.
    pub width: Mm,
    /// Its height.
    pub height: Mm,
    /// The height of the text block.
    pub text_height: Mm,
    /// The top of the text block.
    pub top: Mm,
    /// The top of the running head.
    pub head: Mm,
    /// The rule of the running foot.
    pub foot: Mm,
    /// Whether its inner margin is wide enough to punch.
    pub is_punched: bool,
}

/// Where the parts of a cover stand, from the top (`data/design/DESIGN.md` 5, masthead).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CoverFormat {
    /// The bar above the title.
    pub bar: Mm,
    /// The strip of records, where it is not pushed up.
    pub strip: Mm,
    /// The table of facts, where it is not pushed up.
    pub facts: Mm,
    /// What a row of facts has above and below it.
    pub padding: Pt,
    /// The title's size as a share of that on A4.
    pub title: f32,
    /// By how much facts are smaller than on A4, and by how much their lines stand closer.
    pub smaller_facts: (Pt, Pt),
}

/// How much charts take on a page (`data/design/DESIGN.md` 6).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartRoom {
    /// A timeline that goes on over pages.
    pub timeline: TimelineRoom,
    /// A timeline that shares its page, which takes all years and marks.
    pub shared_timeline: TimelineRoom,
    /// A timeline on a sheet that is folded into the document.
    pub foldout_timeline: TimelineRoom,
    /// The height of a matrix over the whole width.
    pub matrix_height: Mm,
    /// Its columns.
    pub matrix_columns: usize,
    /// The columns of a matrix of half the width, in Japanese and in English.
    pub half_matrix_columns: (usize, usize),
    /// Lines of a chart of progress over the whole width.
    pub progress_lines: usize,
    /// Columns beside the names in the tables of an annex.
    pub annex_columns: usize,
    /// Steps in the strip of a case.
    pub strip_steps: usize,
}

/// How much one timeline takes before it goes on over the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimelineRoom {
    /// Years.
    pub years: usize,
    /// Marks.
    pub marks: usize,
    /// The height of all lanes together.
    pub height: Mm,
    /// Entries of its key.
    pub keys: usize,
}

/// A3 in landscape.
const A3: PageFormat = PageFormat {
    width: Mm(420.0),
    height: Mm(297.0),
    text_height: Mm(248.4),
    top: Mm(26.0),
    head: Mm(11.0),
    foot: Mm(279.2),
    is_punched: true,
};

/// B4 (JIS) in landscape: the sheet that is folded into pages of B5.
const B4: PageFormat = PageFormat {
    width: Mm(364.0),
    height: Mm(257.0),
    // 37 lines of 16 pt.
    text_height: Mm(208.9),
    top: Mm(24.0),
    head: Mm(10.0),
    foot: Mm(238.0),
    is_punched: true,
};

/// The papers of an office.
const LARGE: ChartRoom = ChartRoom {
    timeline: TimelineRoom {
        years: 8,
        marks: 40,
        height: Mm(150.0),
        keys: 24,
    },
    shared_timeline: TimelineRoom {
        height: Mm(110.0),
        keys: 16,
        ..TimelineRoom::WHOLE
    },
    foldout_timeline: TimelineRoom {
        years: 20,
        marks: 140,
        height: Mm(152.0),
        keys: 42,
    },
    matrix_height: Mm(185.0),
    matrix_columns: 10,
    half_matrix_columns: (5, 6),
    progress_lines: 13,
    annex_columns: 11,
    strip_steps: 4,
};

impl TimelineRoom {
    /// All years and marks in one chart, with a key of 24 entries.
    pub const WHOLE: Self = TimelineRoom {
        years: usize::MAX,
        marks: usize::MAX,
        height: Mm(150.0),
        keys: 24,
    };
}

impl Paper {
    /// What depends on it.
    #[allow(clippy::too_many_lines, reason = "a table: one entry a paper")]
    pub const fn format(self) -> PaperFormat {
        match self {
            Paper::A4 => PaperFormat {
                name: "A4",
                page: PageFormat {
                    width: Mm(210.0),
                    ..A3
                },
                foldout: A3,
                inside: Mm(24.0),
                outside: Mm(16.0),
                is_small: false,
                has_room_for_two: true,
                halves_for_page: 2,
                cover: CoverFormat {
                    bar: Mm(52.0),
                    strip: Mm(144.0),
                    facts: Mm(212.0),
                    padding: Pt(7.0),
                    title: 1.0,
                    smaller_facts: (Pt(0.0), Pt(0.0)),
                },
                charts: LARGE,
                booklet: Some(Paper::A5),
                notes: Paper::A4,
            },
            Paper::Letter => PaperFormat {
                name: "US Letter",
                page: PageFormat {
                    width: Mm(215.9),
                    height: Mm(279.4),
                    text_height: Mm(231.4),
                    foot: Mm(262.2),
                    ..A3
                },
                foldout: A3,
                inside: Mm(25.9),
                outside: Mm(20.0),
                is_small: false,
                has_room_for_two: true,
                halves_for_page: 2,
                cover: CoverFormat {
                    bar: Mm(52.0),
                    strip: Mm(134.0),
                    facts: Mm(196.0),
                    padding: Pt(7.0),
                    title: 1.0,
                    smaller_facts: (Pt(0.0), Pt(0.0)),
                },
                charts: LARGE,
                booklet: None,
                notes: Paper::Letter,
            },
            Paper::A5 => PaperFormat {
                name: "A5",
                page: PageFormat {
                    width: Mm(148.0),
                    height: Mm(210.0),
                    // 30 lines of 16 pt.
                    text_height: Mm(169.4),
                    top: Mm(21.0),
                    head: Mm(8.0),
                    foot: Mm(194.0),
                    is_punched: false,
                },
                foldout: A3,
                inside: Mm(14.0),
                outside: Mm(10.0),
                is_small: true,
                has_room_for_two: false,
                halves_for_page: 5,
                cover: CoverFormat {
                    bar: Mm(28.0),
                    strip: Mm(92.0),
                    facts: Mm(143.0),
                    padding: Pt(3.5),
                    title: 0.68,
                    smaller_facts: (Pt(0.5), Pt(2.5)),
                },
                charts: ChartRoom {
                    timeline: TimelineRoom {
                        years: 5,
                        marks: 24,
                        height: Mm(92.0),
                        keys: 12,
                    },
                    shared_timeline: TimelineRoom {
                        height: Mm(80.0),
                        keys: 12,
                        ..LARGE.shared_timeline
                    },
                    matrix_height: Mm(111.0),
                    matrix_columns: 7,
                    half_matrix_columns: (3, 3),
                    progress_lines: 9,
                    annex_columns: 7,
                    strip_steps: 3,
                    ..LARGE
                },
                booklet: Some(Paper::A5),
                notes: Paper::A4,
            },
            Paper::B5 => PaperFormat {
                name: "B5",
                page: PageFormat {
                    width: Mm(182.0),
                    ..B4
                },
                foldout: B4,
                inside: Mm(22.0),
                outside: Mm(14.0),
                is_small: true,
                has_room_for_two: true,
                halves_for_page: 3,
                cover: CoverFormat {
                    bar: Mm(44.0),
                    strip: Mm(122.0),
                    facts: Mm(182.0),
                    padding: Pt(5.0),
                    title: 0.82,
                    smaller_facts: (Pt(0.0), Pt(1.0)),
                },
                charts: ChartRoom {
                    timeline: TimelineRoom {
                        years: 6,
                        marks: 30,
                        height: Mm(118.0),
                        keys: 16,
                    },
                    shared_timeline: TimelineRoom {
                        height: Mm(92.0),
                        keys: 14,
                        ..LARGE.shared_timeline
                    },
                    foldout_timeline: TimelineRoom {
                        years: 17,
                        marks: 110,
                        height: Mm(112.0),
                        keys: 36,
                    },
                    matrix_height: Mm(150.0),
                    matrix_columns: 8,
                    half_matrix_columns: (4, 4),
                    progress_lines: 11,
                    annex_columns: 8,
                    strip_steps: 3,
                },
                booklet: Some(Paper::B5),
                notes: Paper::A4,
            },
        }
    }
}

impl PaperFormat {
    /// The width of the text block.
    pub fn text_width(&self) -> Mm {
        Mm(self.page.width.0 - self.inside.0 - self.outside.0)
    }

    /// The pages that take what so many pages of A4 take.
    pub const fn pages_for(&self, pages: usize) -> usize {
        (pages * self.halves_for_page).div_ceil(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Keyword;

    /// Every paper with its page, and with its sheet that is folded.
    fn pages() -> impl Iterator<Item = (PaperFormat, PageFormat)> {
        Paper::WORDS.iter().flat_map(|(_, paper, _)| {
            let format = paper.format();
            [(format, format.page), (format, format.foldout)]
        })
    }

    #[test]
    fn parts_of_a_page_stand_below_each_other_on_it() {
        for (format, page) in pages() {
            let parts = [
                // Nothing prints closer than 5 mm to an edge.
                Mm(5.0),
                page.head,
                Mm(page.head.0 + 8.5),
                page.top,
                Mm(page.top.0 + page.text_height.0),
                page.foot,
                Mm(page.foot.0 + 8.4),
                Mm(page.height.0 - 5.0),
            ];
            assert!(parts.is_sorted(), "{}: {parts:?}", format.name);
        }
    }

    #[test]
    fn margins_leave_room_for_holes_and_text() {
        for (_, paper, _) in Paper::WORDS {
            let format = paper.format();
            let hole = if format.page.is_punched { 20.0 } else { 10.0 };
            assert!(format.inside.0 >= hole, "{}", format.name);
            assert!(format.outside.0 >= 10.0, "{}", format.name);
            assert!(format.text_width().0 >= 124.0, "{}", format.name);
        }
    }

    #[test]
    fn a_cover_has_its_parts_in_order() {
        for (format, page) in pages() {
            let cover = format.cover;
            let parts = [page.head, cover.bar, cover.strip, cover.facts, page.foot];
            assert!(parts.is_sorted(), "{}: {parts:?}", format.name);
        }
    }

    #[test]
    fn text_blocks_are_as_wide_as_the_design_says() {
        let width = |paper: Paper| paper.format().text_width();
        assert_eq!(width(Paper::A4), Mm(170.0));
        assert_eq!(width(Paper::Letter), Mm(170.0));
        assert_eq!(width(Paper::A5), Mm(124.0));
        assert_eq!(width(Paper::B5), Mm(146.0));
    }
}
