//! Pages → bytes: printpdf pages and operators, subset fonts, links, outline, metadata.
//!
//! Nothing here decides where something stands. Object numbers, names and the `/ID` follow from the content alone.

mod document;
mod fonts;
mod metadata;
mod page;
mod tags;

use std::collections::BTreeMap;

use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::brief::TagTree;
use crate::font::FontBook;
use crate::geom::PT_PER_MM;
use crate::layout::Book;
use fonts::Usage;

/// Writes a book.
///
/// # Errors
/// A sentence for the one who mends nenpyo: a font that could not be cut, or a library that refused to write.
pub fn write(book: &Book, tree: &TagTree, fonts: &FontBook) -> Result<Vec<u8>, String> {
    let usage = Usage::of(book, fonts);
    let mut doc = PdfDocument::new(&book.meta.title);
    let mut marks = Vec::with_capacity(book.pages.len());
    for leaf in &book.pages {
        let (ops, found) = page::write(&leaf.frame, &usage, tree, book.grey);
        let (width, height) = (leaf.frame.size.width.0, leaf.frame.size.height.0);
        doc.pages.push(PdfPage::new(Mm(width / PT_PER_MM), Mm(height / PT_PER_MM), ops));
        marks.push(found);
    }
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut warnings = Vec::new();
    let mut out = printpdf::serialize::to_lopdf_doc(&doc, &options, &mut warnings);
    drop(doc);
    document::graft(&mut out, book, tree, &marks, &usage)?;
    let mut bytes = Vec::new();
    out.save_modern(&mut bytes).map_err(|error| format!("the file could not be written: {error}"))?;
    Ok(bytes)
}

/// The name of a face in the resources of every page.
fn resource_name(face: crate::font::FaceId) -> String {
    format!("F{}", face.0)
}

type Names = BTreeMap<String, printpdf::DictItem>;
