//! Pages → bytes: printpdf pages and operators, subset fonts, links, outline, metadata.
//!
//! Nothing here decides where something stands. Object numbers, names and the `/ID` follow from the
//! content alone.

mod attachment;
mod colour;
mod content;
mod document;
mod file;
mod fonts;
mod gate;
mod link;
mod marks;
mod metadata;
mod page;
mod picture;
mod press;
mod run;
mod tags;

use std::collections::BTreeMap;

use crate::brief::{Claim, TagTree};
use crate::font::FontBook;
use crate::layout::Book;
pub use gate::check;
pub use press::Press;

/// What a file holds beside its pages, and what it claims.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    /// The timeline to attach, as YAML.
    pub timeline: Option<&'a str>,
    /// Whether it will be encrypted: then it claims nothing, since PDF/A forbids that (ISO 19005-2,
    /// 6.1.3).
    pub encrypted: bool,
    /// Whether its pages are sheets that hold other pages.
    pub imposed: bool,
    /// The number of this copy, and the highest one.
    pub copy: Option<(u32, u32)>,
}

impl Extras<'_> {
    /// What the file says that it conforms to. Small pages on sheets are for paper: they are no way
    /// to read.
    pub fn claim(self) -> Claim {
        let part = if self.timeline.is_some() { 3 } else { 2 };
        Claim {
            archive: (!self.encrypted).then_some(part),
            accessible: !self.encrypted && !self.imposed,
        }
    }
}

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

type Names = BTreeMap<String, printpdf::DictItem>;
