//! A page's content: operators through printpdf, page by page, so that none waits in memory for the
//! others.

use lopdf::{Dictionary, Object, Stream};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use super::file::deflated;
use super::marks::Marks;
use super::page::{self, Context};
use crate::frame::Frame;
use crate::geom::PT_PER_MM;

/// A page as printpdf makes it, with what it holds beside its content.
pub(super) struct Leaf {
    /// The page's dictionary: its boxes.
    pub dict: Dictionary,
    /// Its content, compressed.
    pub content: Stream,
    /// Places, links and marked content.
    pub marks: Marks,
}

/// Writes a page, or a part of one whose marked content counts from `first`.
///
/// # Errors
/// When printpdf gives no page.
pub(super) fn write(
    frame: &Frame,
    context: &Context<'_, '_>,
    first: usize,
) -> Result<Leaf, String> {
    let (ops, marks) = page::write(frame, context, first);
    let size = frame.size;
    let mut doc = PdfDocument::new("");
    doc.pages.push(PdfPage::new(
        Mm(size.width.0 / PT_PER_MM),
        Mm(size.height.0 / PT_PER_MM),
        ops,
    ));
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: false,
        image_optimization: None,
    };
    let mut made = printpdf::serialize::to_lopdf_doc(&doc, &options, &mut Vec::new());
    let missing = |error: lopdf::Error| format!("printpdf gave no page: {error}");
    let id = made.page_iter().next().ok_or("printpdf gave no page")?;
    let mut dict = std::mem::take(
        made.get_object_mut(id)
            .and_then(Object::as_dict_mut)
            .map_err(missing)?,
    );
    let content = dict
        .remove(b"Contents")
        .ok_or("printpdf gave a page without content")?;
    let content = content
        .as_reference()
        .and_then(|id| made.get_object(id))
        .and_then(Object::as_stream)
        .map_err(missing)?;
    let content = deflated(Dictionary::new(), &content.content);
    // What printpdf names there is empty or another page's.
    for key in ["Parent", "Resources", "Annots"] {
        dict.remove(key.as_bytes());
    }
    Ok(Leaf {
        dict,
        content,
        marks,
    })
}
