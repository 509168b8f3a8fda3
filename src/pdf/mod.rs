//! Pages → bytes: printpdf pages and operators, subset fonts, links, outline, metadata.
//!
//! printpdf writes the operators of each page; what it does not write stands here on lopdf: cut
//! fonts, tags, links, metadata, streams of objects.
//!
//! Nothing here decides where something stands. Object numbers, names and the `/ID` follow from the
//! content alone.

mod attachment;
mod colour;
mod content;
mod document;
mod extras;
mod file;
mod fonts;
mod gate;
mod link;
mod marks;
mod metadata;
mod page;
mod picture;
mod press;
mod punycode;
mod run;
mod string;
mod tags;

use crate::document::TagTree;
use crate::font::FontBook;
use crate::layout::Book;
pub use extras::Extras;
pub use gate::{Edge, Places, check, check_marking};
pub use press::Press;

/// Writes a book.
///
/// # Errors
/// A sentence for the one who mends nenpyo: a font that could not be cut, or a library that refused
/// to write.
pub fn write(
    book: &Book,
    tree: &TagTree,
    fonts: &FontBook,
    extras: Extras<'_>,
) -> Result<Vec<u8>, String> {
    Ok(Press::of(book, tree, fonts)?.all_alike(extras))
}
