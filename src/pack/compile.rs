//! Builds a pack.

use super::{Inputs, Outcome, Typeset, set_in_type};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::Document;
use crate::layout::Book;
use crate::pdf::{self, Extras};

/// Builds a pack.
pub fn compile(inputs: &Inputs) -> Outcome {
    let mut sink = Sink::default();
    let built = build(inputs, &mut sink);
    let failed = sink.has_errors();
    let (pdf, pages) = built
        .filter(|_| !failed)
        .map_or((None, 0), |(pdf, pages)| (Some(pdf), pages));
    Outcome {
        pdf,
        pages,
        diagnostics: inputs.files.sorted(sink),
    }
}

fn build(inputs: &Inputs, sink: &mut Sink) -> Option<(Vec<u8>, usize)> {
    let Typeset {
        fonts,
        document,
        book,
        attached,
        ..
    } = set_in_type(inputs, None, sink)?;
    if document.addressed {
        sink.push(
            Diagnostic::new(
                Code::Internal,
                document.at,
                "a pack with `recipients:` has copies, and no file for all",
            )
            .hint("please report this with the input"),
        );
        return None;
    }
    match pdf::write(
        &book,
        &document.tree,
        &fonts,
        Extras {
            timeline: attached.as_deref(),
            encrypted: inputs.encrypted,
            sheets: inputs.imposition,
            copy: None,
        },
    ) {
        Ok(bytes) => Some((bytes, book.pages.len())),
        Err(why) => {
            sink.push(
                Diagnostic::new(Code::Internal, None, why)
                    .hint("please report this with the input"),
            );
            None
        }
    }
}

/// Everything up to the pages: what the pack says, and where it stands. For those who look at a
/// stage.
///
/// # Errors
/// All findings, when there is an error among them.
pub fn typeset_pack(inputs: &Inputs) -> Result<(Document, Book), Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let made = set_in_type(inputs, None, &mut sink);
    made.map(|made| (made.document, made.book))
        .ok_or_else(|| inputs.files.sorted(sink))
}
