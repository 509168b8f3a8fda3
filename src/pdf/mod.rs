//! Pages → bytes: printpdf pages and operators, subset fonts, links, outline, metadata.
//!
//! Nothing here decides where something stands. Object numbers, names and the `/ID` follow from the content alone.

mod colour;
mod content;
mod document;
mod file;
mod fonts;
mod link;
mod metadata;
mod page;
mod run;
mod tags;

use std::collections::BTreeMap;

use crate::brief::TagTree;
use crate::font::FontBook;
use crate::layout::Book;
use crate::parallel;
use fonts::Usage;
pub use metadata::Claim;

/// Writes a book.
///
/// # Errors
/// A sentence for the one who mends nenpyo: a font that could not be cut, or a library that refused to write.
pub fn write(book: &Book, tree: &TagTree, fonts: &FontBook, claim: Claim) -> Result<Vec<u8>, String> {
    let usage = Usage::of(book, fonts);
    let (leaves, programs) = parallel::join(
        || parallel::map(&book.pages, |page| content::write(page, &usage, tree, book.meta.lang, book.grey)),
        || usage.programs(),
    );
    let leaves = leaves.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(document::write(book, tree, leaves, &usage, programs?, claim))
}

/// The name of a face in the resources of every page.
fn resource_name(face: crate::font::FaceId) -> String {
    format!("F{}", face.0)
}

type Names = BTreeMap<String, printpdf::DictItem>;
