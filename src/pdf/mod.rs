//! Pages → bytes: printpdf pages and operators, subset fonts, links, outline, metadata.
//!
//! Nothing here decides where something stands. Object numbers, names and the `/ID` follow from the content alone.

mod attachment;
mod colour;
mod content;
mod document;
mod file;
mod fonts;
mod gate;
mod link;
mod metadata;
mod page;
mod press;
mod run;
mod tags;

use std::collections::BTreeMap;

use crate::brief::TagTree;
use crate::font::FontBook;
use crate::layout::Book;
pub use gate::check;
use metadata::Claim;
pub use press::Press;

/// What a file holds beside its pages, and what it claims.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    /// The timeline to attach, as YAML.
    pub timeline: Option<&'a str>,
    /// Whether it will be encrypted: then it claims nothing, since PDF/A forbids that (ISO 19005-2, 6.1.3).
    pub encrypted: bool,
    /// The number of this copy, and the highest one.
    pub copy: Option<(u32, u32)>,
}

impl Extras<'_> {
    /// What the file says that it conforms to.
    fn claim(self) -> Claim {
        match self {
            Extras { encrypted: true, .. } => Claim::None,
            Extras { timeline: Some(_), .. } => Claim::ArchiveWithFiles,
            Extras { timeline: None, .. } => Claim::Archive,
        }
    }
}

/// Writes a book.
///
/// # Errors
/// A sentence for the one who mends nenpyo: a font that could not be cut, or a library that refused to write.
pub fn write(book: &Book, tree: &TagTree, fonts: &FontBook, extras: Extras<'_>) -> Result<Vec<u8>, String> {
    Ok(Press::of(book, tree, fonts)?.all_alike(extras))
}

type Names = BTreeMap<String, printpdf::DictItem>;
