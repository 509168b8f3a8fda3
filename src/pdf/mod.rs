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
mod marks;
mod metadata;
mod page;
mod preflight;
mod run;
mod tags;

use std::collections::BTreeMap;

use crate::brief::{Claim, TagTree};
use crate::font::FontBook;
use crate::layout::Book;
use crate::parallel;
use fonts::Usage;
pub use gate::check;
use page::Context;
pub use preflight::{Attachment, Fault, Inputs, Report, Unreadable, preflight, producer};

/// What a file holds beside its pages, and what it claims.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    /// The timeline to attach, as YAML.
    pub timeline: Option<&'a str>,
    /// Whether it will be encrypted: then it claims nothing, since PDF/A forbids that (ISO 19005-2, 6.1.3).
    pub encrypted: bool,
    /// Whether its pages are sheets that hold other pages.
    pub imposed: bool,
}

impl Extras<'_> {
    /// What the file says that it conforms to. Small pages on sheets are for paper: they are no way to read.
    pub fn claim(self) -> Claim {
        let part = if self.timeline.is_some() { 3 } else { 2 };
        Claim { archive: (!self.encrypted).then_some(part), accessible: !self.encrypted && !self.imposed }
    }
}

/// Writes a book.
///
/// # Errors
/// A sentence for the one who mends nenpyo: a font that could not be cut, or a library that refused to write.
pub fn write(book: &Book, tree: &TagTree, fonts: &FontBook, extras: Extras<'_>) -> Result<Vec<u8>, String> {
    let usage = Usage::of(book, fonts);
    let context = Context::new(book, tree, &usage);
    let (leaves, programs) = parallel::join(|| parallel::map(&book.pages, |page| content::write(page, &context)), || usage.programs());
    let leaves = leaves.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(document::write(book, tree, leaves, &usage, programs?, extras))
}

/// The name of a face in the resources of every page.
fn resource_name(face: crate::font::FaceId) -> String {
    format!("F{}", face.0)
}

type Names = BTreeMap<String, printpdf::DictItem>;
