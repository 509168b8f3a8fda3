//! What all copies of a book have in common, written and compressed once; and one file a copy.
//!
//! A page's content is an array of streams: one that all copies share, and a small one with what names the recipient
//! (ISO 32000-1, 7.7.3.3). That one has fonts of its own, so that no glyph of a copy tells of another recipient.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use lopdf::Stream;

use super::content::{self, Leaf};
use super::document::{self, Fonts, Parts, Sheet};
use super::file::Packed;
use super::fonts::Usage;
use super::page::{Context, Marks};
use super::Extras;
use crate::brief::TagTree;
use crate::font::FontBook;
use crate::frame::Frame;
use crate::layout::{Book, Imprint};
use crate::parallel;

/// A book ready to be written.
pub struct Press<'b> {
    book: &'b Book,
    tree: &'b TagTree,
    fonts: &'b FontBook,
    usage: Usage<'b>,
    programs: Vec<Stream>,
    leaves: Vec<Leaf>,
    packed: Packed,
}

impl<'b> Press<'b> {
    /// Writes the pages and cuts the fonts.
    ///
    /// # Errors
    /// A sentence for the one who mends nenpyo: a font that could not be cut, or a library that refused to write.
    pub fn of(book: &'b Book, tree: &'b TagTree, fonts: &'b FontBook) -> Result<Self, String> {
        let usage = Usage::of(book.pages.iter().map(|page| &page.frame), 'F', fonts);
        let context = Context::new(book, tree, &usage);
        let write = || parallel::map(&book.pages, |page| content::write(&page.frame, &context, 0));
        let (leaves, programs) = parallel::join(write, || usage.programs());
        let leaves = leaves.into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(Press { book, tree, fonts, programs: programs?, usage, leaves, packed: Packed::default() })
    }

    /// The file of a book whose copies are all alike.
    pub fn all_alike(&self, extras: Extras<'_>) -> Vec<u8> {
        let sheets = self.leaves.iter().enumerate();
        let sheets = sheets.map(|(place, leaf)| Sheet { dict: &leaf.dict, contents: vec![place], marks: Cow::Borrowed(&leaf.marks) });
        let parts = Parts {
            sheets: sheets.collect(),
            streams: self.leaves.iter().map(|leaf| &leaf.content).collect(),
            fonts: self.shared_fonts(),
            own: None,
            packed: None,
        };
        document::write(self.book, self.tree, &parts, extras)
    }

    /// The file of one copy.
    ///
    /// # Errors
    /// As [`Press::of`].
    pub fn copy(&self, imprint: &Imprint, extras: Extras<'_>) -> Result<Vec<u8>, String> {
        let own = Usage::of(imprint.pages.iter().map(|page| &page.words), 'R', self.fonts);
        let programs = own.programs()?;
        let context = Context {
            usage: &own,
            tree: self.tree,
            lang: self.book.meta.lang,
            grey: self.book.grey,
            places: BTreeSet::new(),
        };
        let covers = self.covers(imprint)?;
        let mut written = Written::default();
        let mut sheets = Vec::with_capacity(self.leaves.len());
        for (place, (leaf, page)) in self.leaves.iter().zip(&imprint.pages).enumerate() {
            let other = covers.iter().find(|(cover, _)| *cover == place).map(|(_, leaf)| leaf);
            let shared = other.unwrap_or(leaf);
            let mut contents = Vec::with_capacity(3);
            if let Some(ground) = &page.ground {
                contents.push(written.ground(ground, &context)?);
            }
            contents.push(written.shared(place));
            let mut marks = Cow::Borrowed(&shared.marks);
            if !page.words.items.is_empty() {
                let (stream, own) = written.words(&page.words, &context, shared.marks.contents)?;
                contents.push(stream);
                if !own.is_empty() {
                    marks.to_mut().pieces.extend(own);
                }
            }
            sheets.push((shared, contents, marks));
        }
        let streams = written.streams.iter().map(|stream| match stream {
            Content::Shared(place) => {
                let other = covers.iter().find(|(cover, _)| cover == place).map(|(_, leaf)| leaf);
                &other.unwrap_or(&self.leaves[*place]).content
            }
            Content::Own(stream) => stream,
        });
        let parts = Parts {
            streams: streams.collect(),
            sheets: sheets.into_iter().map(|(leaf, contents, marks)| Sheet { dict: &leaf.dict, contents, marks }).collect(),
            fonts: self.shared_fonts(),
            own: Some(Fonts { usage: &own, programs: &programs }),
            packed: Some(&self.packed),
        };
        Ok(document::write(self.book, self.tree, &parts, extras))
    }

    fn shared_fonts(&self) -> Fonts<'_, 'b> {
        Fonts { usage: &self.usage, programs: &self.programs }
    }

    /// The covers of a copy that stand otherwise than on the other copies, since the recipient takes two lines.
    fn covers(&self, imprint: &Imprint) -> Result<Vec<(usize, Leaf)>, String> {
        let context = Context::new(self.book, self.tree, &self.usage);
        let differs = |(page, facts): &&(usize, Frame)| !self.book.has_facts(*page, facts);
        let write = |(page, facts): &(usize, Frame)| {
            content::write(&self.book.page_with(*page, facts), &context, 0).map(|leaf| (*page, leaf))
        };
        imprint.covers.iter().filter(differs).map(write).collect()
    }
}

/// A content stream of a copy.
enum Content {
    /// The one of a page that all copies share.
    Shared(usize),
    /// One of this copy.
    Own(Stream),
}

/// The content streams of a copy so far. Pages that look alike share theirs: all left pages, all right ones.
#[derive(Default)]
struct Written<'p> {
    streams: Vec<Content>,
    grounds: Vec<(&'p Arc<Frame>, usize)>,
    words: Vec<(&'p Frame, usize)>,
}

impl<'p> Written<'p> {
    fn add(&mut self, content: Content) -> usize {
        self.streams.push(content);
        self.streams.len() - 1
    }

    fn shared(&mut self, page: usize) -> usize {
        self.add(Content::Shared(page))
    }

    fn ground(&mut self, ground: &'p Arc<Frame>, context: &Context<'_, '_>) -> Result<usize, String> {
        if let Some((_, place)) = self.grounds.iter().find(|(known, _)| Arc::ptr_eq(known, ground)) {
            return Ok(*place);
        }
        let place = self.add(Content::Own(content::write(ground, context, 0)?.content));
        self.grounds.push((ground, place));
        Ok(place)
    }

    /// The stream of what names the recipient, and its pieces of marked content, which count from `first`.
    fn words(&mut self, words: &'p Frame, context: &Context<'_, '_>, first: usize) -> Result<(usize, Vec<super::page::Piece>), String> {
        if let Some((_, place)) = self.words.iter().find(|(known, _)| *known == words) {
            return Ok((*place, Vec::new()));
        }
        let Leaf { content, marks: Marks { pieces, .. }, .. } = content::write(words, context, first)?;
        let place = self.add(Content::Own(content));
        // A running foot is an artifact: it counts no marked content, so any page can show it.
        if pieces.is_empty() {
            self.words.push((words, place));
        }
        Ok((place, pieces))
    }
}
