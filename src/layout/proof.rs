//! The last look at the pages: every text of the document stands there, and every record that it
//! lists.

use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{Document, Role, Words};
use crate::frame::{Dest, Frame, GlyphRun, Item, NodeId};

use super::book::Book;

/// Reads the pages against the document. What was lost on the way is a fault of the program,
/// whatever it is. A draft may cut texts short, but leaves out none.
pub fn proofread(document: &Document, book: &Book, draft: bool, sink: &mut Sink) {
    let mut reader = Reader::new(document);
    book.pages.iter().for_each(|page| reader.read(&page.frame));
    let marking = marking(document);
    each_text(document, &marking, &mut |words| {
        let text = reader.texts.get(words.node.0 as usize).copied().flatten();
        if !text.is_some_and(|text| {
            if draft {
                text.is_begun()
            } else {
                text.is_whole()
            }
        }) {
            let lost = format!(
                "a text of the document does not stand on its pages as it was written: `{}`",
                words.text()
            );
            sink.push(
                Diagnostic::new(Code::Internal, words.at, lost)
                    .hint("please report this with the input"),
            );
        }
    });
    reader.places.sort_unstable();
    for dest in document
        .listed
        .iter()
        .filter(|dest| reader.places.binary_search(dest).is_err())
    {
        let lost = format!("`{}` is listed, but stands on no page", dest.name());
        sink.push(
            Diagnostic::new(Code::Internal, None, lost).hint("please report this with the input"),
        );
    }
}

/// The marking, which is read once.
fn marking(document: &Document) -> Words {
    Words::new(document.marking.label()).at_node(document.marking_node)
}

fn each_text(document: &Document, marking: &Words, see: &mut dyn FnMut(&Words)) {
    see(marking);
    document.each_text(&mut |words| see(words));
    document.translations.values().for_each(see);
}

/// How far the text of a node was read.
#[derive(Debug, Clone, Copy)]
struct Text {
    /// Where it begins among all texts, in bytes.
    start: usize,
    /// Where the part begins that was not met yet.
    next: usize,
    /// Where it ends.
    end: usize,
    /// Whether layout puts a label before it: 表 1（1/2）.
    is_labelled: bool,
    /// Whether something else stood there.
    is_wrong: bool,
}

impl Text {
    fn is_whole(self) -> bool {
        self.next == self.end && !self.is_wrong
    }

    fn is_begun(self) -> bool {
        self.next > self.start || self.start == self.end
    }
}

/// Reads pages while following each text of the document with a finger.
struct Reader {
    /// All texts behind each other, without white space: lines begin and end at it.
    said: String,
    /// By number of the node; a node without a text of the document has none.
    texts: Vec<Option<Text>>,
    /// The places that were met.
    places: Vec<Dest>,
}

impl Reader {
    fn new(document: &Document) -> Self {
        let mut reader = Reader {
            said: String::new(),
            texts: vec![None; document.tree.len()],
            places: Vec::new(),
        };
        let marking = marking(document);
        each_text(document, &marking, &mut |words| {
            reader.expect(words, document.tree.node(words.node).role == Role::Caption)
        });
        reader
    }

    fn expect(&mut self, words: &Words, is_labelled: bool) {
        let start = self.said.len();
        self.said
            .extend(words.parts.iter().flat_map(|part| printed(&part.text)));
        self.texts[words.node.0 as usize] = Some(Text {
            start,
            next: start,
            end: self.said.len(),
            is_labelled,
            is_wrong: false,
        });
    }

    /// Reads a page; artifacts are no text.
    fn read(&mut self, page: &Frame) {
        page.walk(&mut |spot, item| match item {
            _ if spot.artifact.is_some() => {}
            Item::Glyphs(run) => self.follow(run, spot.node),
            Item::Anchor(dest) => self.places.push(*dest),
            _ => {}
        });
    }

    fn follow(&mut self, run: &GlyphRun, node: Option<NodeId>) {
        let Some(text) = node.and_then(|node| self.texts.get_mut(node.0 as usize)?.as_mut()) else {
            return;
        };
        for c in printed(&run.text) {
            if self.said[text.next..text.end].starts_with(c) {
                text.next += c.len_utf8();
            } else if !text.is_labelled {
                text.is_wrong = true;
                return;
            }
        }
    }
}

/// What of a text leaves a trace on paper.
fn printed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}
