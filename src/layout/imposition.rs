//! Pages on sheets: two of them below each other beside ruled lines, to write on while someone
//! speaks; or two beside each other in the order in which folded sheets make a booklet.

use super::book::{Book, Meta, Page};
use super::running::marking;
use super::style::Styles;
use crate::chart::{HAIR, INK, INK2};
use crate::document::Document;
use crate::frame::{Artifact, Frame, Item, Path};
use crate::geom::{Point, Pt, Rect, Size, mm};
use crate::model::Paper;
use crate::text::Typesetter;

/// How pages stand on sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imposition {
    /// Two pages beside ruled lines.
    TwoUpNotes,
    /// Two small pages on each side of sheets that are folded and stapled in the middle.
    Booklet,
}

impl Imposition {
    /// Its name, as it is typed and as the file states it.
    pub fn name(self) -> &'static str {
        match self {
            Imposition::TwoUpNotes => "2up-notes",
            Imposition::Booklet => "booklet",
        }
    }
}

/// The margin on the side of the punch holes, the other one, and what head and foot take.
const INSIDE: Pt = mm(24.0);
const OUTSIDE: Pt = mm(16.0);
const HEAD: Pt = mm(22.0);
const FOOT: Pt = mm(20.0);
/// Between the two pages, and between a page and its lines.
const GAP: Pt = mm(6.0);
/// From line to line: a hand's writing.
const PITCH: Pt = mm(8.0);
/// The widest that a page is shown.
const WIDEST: Pt = mm(88.0);

/// Puts the pages of a book on sheets of a paper. The marking stands on every sheet at its full
/// size, since that of the pages is small there (TLP 2.0: 12 point at least).
pub fn impose(
    book: Book,
    document: &Document,
    paper: Paper,
    way: Imposition,
    setter: &Typesetter<'_>,
) -> Book {
    if way == Imposition::Booklet {
        return booklet(book);
    }
    let page = paper.format().notes.format().page;
    let size = Size::new(page.width.into(), page.height.into());
    let total = book.pages.len().div_ceil(2);
    let sheet = |(number, pages): (usize, &[Page])| {
        let mut sheet = Frame::new(size.width, size.height);
        around(&mut sheet, document, setter, (number + 1, total));
        let row = (size.height - HEAD - FOOT - GAP) / 2.0;
        for (place, page) in pages.iter().enumerate() {
            beside_lines(&mut sheet, page, HEAD + (row + GAP) * place as f32, row);
        }
        Page { frame: sheet }
    };
    let pages = book.pages.chunks(2).enumerate().map(sheet).collect();
    Book { pages, ..book }
}

/// Folds pages into a booklet: the first side of the outermost sheet shows the last page and the
/// first one, its back the second and the last but one, and so on inwards. Their number is a
/// multiple of four.
fn booklet(book: Book) -> Book {
    let mut pages: Vec<Option<Frame>> = book
        .pages
        .into_iter()
        .map(|page| Some(page.frame))
        .collect();
    let last = pages.len().saturating_sub(1);
    let mut side = |left: usize, right: usize| {
        let [left, right] = [left, right].map(|place| {
            pages
                .get_mut(place)
                .and_then(Option::take)
                .unwrap_or_default()
        });
        let (wide, high) = (
            left.size.width.max(right.size.width),
            left.size.height.max(right.size.height),
        );
        let mut sheet = Frame::new(wide * 2.0, high);
        sheet.group(Point::default(), left);
        sheet.group(Point::new(wide, Pt(0.0)), right);
        fold_marks(&mut sheet);
        Page { frame: sheet }
    };
    let sides = (0..last.div_ceil(4)).flat_map(|sheet| {
        let outer = sheet * 2;
        [side(last - outer, outer), side(outer + 1, last - outer - 1)]
    });
    let pages = sides.collect();
    Book {
        pages,
        meta: Meta {
            folded: true,
            ..book.meta
        },
        ..book
    }
}

/// Short lines at both ends of the fold, 5 mm from the edge.
fn fold_marks(sheet: &mut Frame) {
    let (x, bottom) = (sheet.size.width / 2.0, sheet.size.height);
    let mut marks = Frame::default();
    for (from, to) in [(mm(5.0), mm(8.0)), (bottom - mm(8.0), bottom - mm(5.0))] {
        marks.path(Path::line(
            Point::new(x, from),
            Point::new(x, to),
            HAIR,
            0.5,
        ));
    }
    sheet.push(
        Point::default(),
        Item::Artifact(Artifact::Production, marks),
    );
}

/// The head and the foot of a sheet.
fn around(
    sheet: &mut Frame,
    document: &Document,
    setter: &Typesetter<'_>,
    (number, total): (usize, usize),
) {
    let (right, bottom) = (sheet.size.width - OUTSIDE, sheet.size.height);
    let styles = Styles::new(document.lang);
    for (kind, top) in [
        (Artifact::Head, mm(9.0)),
        (Artifact::Foot, bottom - mm(14.0)),
    ] {
        let mut part = Frame::default();
        let mark = marking(
            &mut part,
            setter,
            document.marking,
            Point::new(right, top),
            12.0,
            mm(6.4),
        );
        let baseline = top + mm(3.2) + styles.foot.below_middle();
        if kind == Artifact::Head {
            let mut text = document.title.clone();
            let free = right - INSIDE - mark - mm(4.0);
            let mut line = setter.line(&text, styles.head);
            while line.width > free && text.pop().is_some() {
                line = setter.line(&format!("{text}…"), styles.head);
            }
            line.draw(&mut part, Point::new(INSIDE, baseline));
        } else {
            let count = format!(
                "{} {number} / {total}",
                document.say(|voice| voice.sheet_of_paper())
            );
            setter
                .line(&count, styles.foot.colour(INK2))
                .draw(&mut part, Point::new(INSIDE, baseline));
        }
        sheet.push(Point::default(), Item::Artifact(kind, part));
    }
}

/// A page, made smaller, in its outline, and the lines beside it.
fn beside_lines(sheet: &mut Frame, page: &Page, top: Pt, height: Pt) {
    let size = page.frame.size;
    let scale = (height.0 / size.height.0).min(WIDEST.0 / size.width.0);
    let (wide, high) = (size.width * scale, size.height * scale);
    sheet.group(Point::new(INSIDE, top), page.frame.scaled(scale));
    sheet.artifact(Path::outline(Rect::new(INSIDE, top, wide, high), INK, 0.5));
    let (left, right) = (INSIDE + wide + GAP, sheet.size.width - OUTSIDE);
    let mut y = top + PITCH;
    while y <= top + height {
        sheet.rule(left, y, right - left, HAIR, 0.35);
        y += PITCH;
    }
}
