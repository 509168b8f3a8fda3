//! A page of one figure → a picture: SVG, PNG, or a PDF of that one page.
//!
//! Everything is painted as it stands; links and places that they lead to are left out.

mod encode;
mod outlined;
mod png;
mod svg;
mod text;

use crate::brief::Document;
use crate::diag::{Code, Diagnostic};
use crate::font::FontBook;
use crate::frame::{Colour, Frame, GlyphRun, Item, Path};
use crate::geom::Point;
use crate::layout::Book;
use crate::pdf;

/// A kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Shapes in XML.
    Svg {
        /// Whether glyphs are paths instead of text in a font that the viewer must have.
        outlines: bool,
    },
    /// Pixels.
    Png {
        /// How many of them an inch has.
        dpi: u32,
    },
    /// A page.
    Pdf,
}

/// Writes the first page of a book as a picture.
///
/// # Errors
/// A finding: too many pixels, or a fault of nenpyo.
pub fn write(
    book: &Book,
    document: &Document,
    fonts: &FontBook,
    form: Form,
) -> Result<Vec<u8>, Diagnostic> {
    let page = book
        .pages
        .first()
        .ok_or_else(|| fault("a picture without a page"))?;
    let picture = Picture {
        frame: &page.frame,
        fonts,
        grey: book.grey,
    };
    match form {
        Form::Svg { outlines } => Ok(svg::write(&picture, document, outlines).into_bytes()),
        Form::Png { dpi } => png::write(&picture, dpi),
        Form::Pdf => pdf::write(book, &document.tree, fonts, pdf::Extras::default()).map_err(fault),
    }
}

fn fault(why: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::Internal, None, why).hint("please report this with the input")
}

/// What is painted, and how.
struct Picture<'a> {
    frame: &'a Frame,
    fonts: &'a FontBook,
    grey: bool,
}

/// A thing that is painted.
enum Mark<'a> {
    Glyphs(&'a GlyphRun),
    Path(&'a Path),
}

impl<'a> Picture<'a> {
    /// Everything that is painted, in order, with its place.
    fn each(&self, see: &mut dyn FnMut(Point, Mark<'a>)) {
        each(self.frame, Point::default(), see);
    }

    /// A colour as it is painted.
    fn colour(&self, colour: Colour) -> Colour {
        if self.grey { colour.grey() } else { colour }
    }
}

fn each<'a>(frame: &'a Frame, at: Point, see: &mut dyn FnMut(Point, Mark<'a>)) {
    for (place, item) in &frame.items {
        let place = at + *place;
        match item {
            Item::Glyphs(run) | Item::Ruby(run) => see(place, Mark::Glyphs(run)),
            Item::Path(path) => see(place, Mark::Path(path)),
            Item::Group(frame)
            | Item::Tagged(_, frame)
            | Item::Artifact(_, frame)
            | Item::Link(_, frame) => each(frame, place, see),
            // A picture of a chart bears no logo.
            Item::Anchor(_) | Item::Image(..) => {}
        }
    }
}
