//! The last look at pages before they are written.

use crate::diag::{Sink, Span};
use crate::document::Document;
use crate::frame::Frame;
use crate::layout::{Book, proofread};
use crate::model::Pack;
use crate::pdf::{self, Edge, Places};

/// A plain text with a character that no face shows. Only the pages tell whether it is printed.
pub(super) struct Unshown {
    pub(super) character: char,
    pub(super) text: Box<str>,
    /// Where it stands.
    pub(super) at: Span,
}

/// Where a text stands of which a part is on a page, as far as that can be told.
fn place_of(unshown: &[Unshown], character: char, part: &str) -> Option<Span> {
    let all = || unshown.iter().filter(|text| text.character == character);
    let found = all().find(|text| text.text.contains(part.trim()));
    found.or_else(|| all().next()).map(|text| text.at)
}

/// What pages are held against before they are written.
#[derive(Clone, Copy)]
pub(super) struct LastLook<'m> {
    pub(super) pack: &'m Pack,
    pub(super) unshown: &'m [Unshown],
    pub(super) draft: bool,
    /// Where each page bears the marking.
    pub(super) edges: &'m [Edge],
}

impl LastLook<'_> {
    /// Reads the pages against the document, and asks whether a file of them would conform.
    pub(super) fn check_pages(self, document: &Document, book: &Book, sink: &mut Sink) {
        if sink.has_errors() {
            return;
        }
        proofread(document, book, self.draft, sink);
        let places = Places {
            pack: self.pack.at,
            of_text: &|c, part| place_of(self.unshown, c, part),
        };
        pdf::check(book, &document.tree, places, sink);
        self.check_marking(document, book.pages.iter().map(|page| &page.frame), sink);
    }

    /// Asks whether pages or sheets bear the marking of the document.
    pub(super) fn check_marking<'f>(
        self,
        document: &Document,
        frames: impl Iterator<Item = &'f Frame>,
        sink: &mut Sink,
    ) {
        pdf::check_marking(frames, document.marking, self.edges, self.pack.at, sink);
    }
}
