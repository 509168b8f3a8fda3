//! What all copies of a book have in common, written and compressed once; and one file a copy.
//!
//! A page's content is an array of streams: one that all copies share, and a small one with what
//! names the recipient (ISO 32000-1, 7.7.3.3). That one has fonts of its own, so that no glyph of a
//! copy tells of another recipient.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use lopdf::Stream;

use super::content::{self, Leaf};
use super::document::{self, Fonts, Parts, Sheet};
use super::extras::Extras;
use super::file::Packed;
use super::fonts::{Program, Usage};
use super::marks::{Marks, Piece};
use super::page::Context;
use super::picture;
use crate::document::TagTree;
use crate::font::FontBook;
use crate::frame::Frame;
use crate::layout::{Book, CoverPart, Imprint};
use crate::parallel;

/// A book ready to be written.
pub struct Press<'b> {
    book: &'b Book,
    tree: &'b TagTree,
    fonts: &'b FontBook,
    usage: Usage<'b>,
    programs: Vec<Program>,
    leaves: Vec<SharedPage>,
    picture: Option<Stream>,
    packed: Packed,
}

impl<'b> Press<'b> {
    /// Writes the pages and cuts the fonts.
    ///
    /// # Errors
    /// A sentence for the one who mends nenpyo: a font that could not be cut, or a library that
    /// refused to write.
    pub fn of(book: &'b Book, tree: &'b TagTree, fonts: &'b FontBook) -> Result<Self, String> {
        let tails = book.tails.iter().map(|(_, frame)| frame);
        let usage = Usage::of(
            book.pages.iter().map(|page| &page.frame).chain(tails),
            'F',
            fonts,
        );
        let context = Context::new(book, tree, &usage);
        let places: Vec<usize> = (0..book.pages.len()).collect();
        let write = |place: &usize| {
            let tail = book
                .tails
                .iter()
                .find(|(page, _)| page == place)
                .map(|(_, frame)| frame);
            SharedPage::write(&book.pages[*place].frame, tail, &context)
        };
        let (leaves, programs) =
            parallel::join(|| parallel::map(&places, write), || usage.programs());
        let leaves = leaves.into_iter().collect::<Result<Vec<_>, _>>()?;
        let picture = book
            .picture
            .as_ref()
            .map(|pixels| picture::packed(pixels, book.grey));
        Ok(Press {
            book,
            tree,
            fonts,
            programs: programs?,
            usage,
            leaves,
            picture,
            packed: Packed::default(),
        })
    }

    /// The file of a book whose copies are all alike.
    pub fn all_alike(&self, extras: Extras<'_>) -> Vec<u8> {
        let sheets = self.leaves.iter().enumerate();
        let sheets =
            sheets.map(|(place, page)| page.sheet(vec![place], Cow::Borrowed(&page.leaf.marks)));
        let parts = Parts {
            sheets: sheets.collect(),
            streams: self.leaves.iter().map(|page| &page.leaf.content).collect(),
            picture: self.picture.as_ref(),
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
        let own = Usage::of(
            imprint.pages.iter().map(|page| &page.words),
            'R',
            self.fonts,
        );
        let programs = own.programs_in_turn()?;
        let context = Context {
            usage: &own,
            tree: self.tree,
            lang: self.book.meta.lang,
            grey: self.book.grey,
            places: BTreeSet::new(),
        };
        let covers = self.covers(imprint)?;
        let shared = |place: usize| {
            covers
                .iter()
                .find(|(page, _)| *page == place)
                .map_or(&self.leaves[place], |(_, page)| page)
        };
        let mut written = Written::default();
        let mut sheets = Vec::with_capacity(self.leaves.len());
        for (place, own) in imprint.pages.iter().enumerate() {
            let page = shared(place);
            let mut marks = Cow::Borrowed(&page.leaf.marks);
            let mut contents = Vec::with_capacity(4);
            if let Some(ground) = &own.ground {
                contents.push(written.ground(ground, &context)?);
            }
            contents.push(written.add(Content::Shared(&page.leaf.content)));
            if !own.words.items.is_empty() {
                let (stream, pieces) = written.words(&own.words, &context, marks.contents)?;
                contents.push(stream);
                if !pieces.is_empty() {
                    marks.to_mut().pieces.extend(pieces);
                }
            }
            contents.extend(
                page.tail
                    .as_ref()
                    .map(|tail| written.add(Content::Shared(tail))),
            );
            sheets.push(page.sheet(contents, marks));
        }
        let streams = written.streams.iter().map(|stream| match stream {
            Content::Shared(stream) => *stream,
            Content::Own(stream) => stream,
        });
        let parts = Parts {
            streams: streams.collect(),
            sheets,
            picture: self.picture.as_ref(),
            fonts: self.shared_fonts(),
            own: Some(Fonts {
                usage: &own,
                programs: &programs,
            }),
            packed: Some(&self.packed),
        };
        Ok(document::write(self.book, self.tree, &parts, extras))
    }

    fn shared_fonts(&self) -> Fonts<'_, 'b> {
        Fonts {
            usage: &self.usage,
            programs: &self.programs,
        }
    }

    /// The covers of a copy that stand otherwise than in most copies, since the recipient takes two
    /// lines.
    fn covers(&self, imprint: &Imprint) -> Result<Vec<(usize, SharedPage)>, String> {
        let differing: Vec<&CoverPart> = imprint
            .covers
            .iter()
            .filter(|part| !self.book.has_cover(part))
            .collect();
        if differing.is_empty() {
            return Ok(Vec::new());
        }
        let context = Context::new(self.book, self.tree, &self.usage);
        let write = |part: &CoverPart| {
            Ok((
                part.page,
                SharedPage::write(&self.book.cover_with(part), Some(&part.after), &context)?,
            ))
        };
        differing.into_iter().map(write).collect()
    }
}

/// A page as copies share it.
struct SharedPage {
    /// What is painted before the recipient, and the marks of all that is shared.
    leaf: Leaf,
    /// What is painted after the recipient.
    tail: Option<Stream>,
}

impl SharedPage {
    fn write(
        frame: &Frame,
        tail: Option<&Frame>,
        context: &Context<'_, '_>,
    ) -> Result<Self, String> {
        let mut leaf = content::write(frame, context, 0)?;
        let Some(tail) = tail else {
            return Ok(SharedPage { leaf, tail: None });
        };
        let Leaf { content, marks, .. } = content::write(tail, context, leaf.marks.contents)?;
        leaf.marks.pieces.extend(marks.pieces);
        leaf.marks.contents = marks.contents;
        Ok(SharedPage {
            leaf,
            tail: Some(content),
        })
    }

    fn sheet<'l>(&'l self, contents: Vec<usize>, marks: Cow<'l, Marks>) -> Sheet<'l> {
        Sheet {
            dict: &self.leaf.dict,
            contents,
            marks,
        }
    }
}

/// A content stream of a copy.
enum Content<'p> {
    /// One that copies share.
    Shared(&'p Stream),
    /// One of this copy.
    Own(Stream),
}

/// The content streams of a copy so far. Pages that look alike share theirs: all left pages, all
/// right ones.
#[derive(Default)]
struct Written<'p> {
    streams: Vec<Content<'p>>,
    grounds: Vec<(&'p Arc<Frame>, usize)>,
    words: Vec<(&'p Frame, usize)>,
}

impl<'p> Written<'p> {
    fn add(&mut self, content: Content<'p>) -> usize {
        self.streams.push(content);
        self.streams.len() - 1
    }

    fn ground(
        &mut self,
        ground: &'p Arc<Frame>,
        context: &Context<'_, '_>,
    ) -> Result<usize, String> {
        if let Some((_, place)) = self
            .grounds
            .iter()
            .find(|(known, _)| Arc::ptr_eq(known, ground))
        {
            return Ok(*place);
        }
        let place = self.add(Content::Own(content::write(ground, context, 0)?.content));
        self.grounds.push((ground, place));
        Ok(place)
    }

    /// The stream of what names the recipient, and its pieces of marked content, which count from
    /// `first`.
    fn words(
        &mut self,
        words: &'p Frame,
        context: &Context<'_, '_>,
        first: usize,
    ) -> Result<(usize, Vec<Piece>), String> {
        if let Some((_, place)) = self.words.iter().find(|(known, _)| *known == words) {
            return Ok((*place, Vec::new()));
        }
        let Leaf {
            content,
            marks: Marks { pieces, .. },
            ..
        } = content::write(words, context, first)?;
        let place = self.add(Content::Own(content));
        // A running foot is an artifact: it counts no marked content, so any page can show it.
        if pieces.is_empty() {
            self.words.push((words, place));
        }
        Ok((place, pieces))
    }
}
