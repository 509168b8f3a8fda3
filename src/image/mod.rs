//! A page of one figure → a picture: SVG, PNG, or a PDF of that one page.
//!
//! Everything is painted as it stands; links and places that they lead to are left out.

mod encode;
mod markup;
mod outlined;
mod picture;
mod png;
mod svg;
mod text;

use crate::diag::Diagnostic;
use crate::document::Document;
use crate::font::FontBook;
use crate::layout::Book;
use crate::pdf;
use picture::{Picture, fault};

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
pub(crate) fn write(
    book: &Book,
    document: &Document,
    fonts: &FontBook,
    form: Form,
) -> Result<Vec<u8>, Box<Diagnostic>> {
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
