//! What names the recipient of a copy: the first fact of the cover, the left part of every foot,
//! the watermark. Everything else of a book is laid out once.

use crate::wording::voice;
use std::sync::Arc;

use super::book::{Book, FootPlace, Options, Page, PageIndex};
use super::cover;
use super::page::Sheet;
use super::setting::Setting;
use super::style::Styles;
use super::watermark::watermark;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::document::{Body, Cover, Document, Mark, Section, Words};
use crate::frame::{Artifact, Frame, Item, NodeId};
use crate::geom::Point;
use crate::text::Typesetter;

/// Whose copy it is.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// Whom it is for, as it is printed.
    pub name: String,
    /// The number of the copy.
    pub number: u32,
    /// The highest number.
    pub of: u32,
    /// The text across every page.
    pub watermark: Option<String>,
    /// Where the recipient is written.
    pub at: Span,
}

/// What one copy shows.
#[derive(Debug)]
pub struct Imprint {
    /// The lower part of each cover without the recipient: the same for most copies.
    pub covers: Vec<CoverPart>,
    /// What each page shows of this copy alone.
    pub pages: Vec<OwnPage>,
}

/// The lower part of a cover around the recipient.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverPart {
    /// The number of the page, from 0.
    pub page: usize,
    /// What is painted before the recipient.
    pub before: Frame,
    /// What is painted after it.
    pub after: Frame,
}

/// What a page shows of one copy alone.
#[derive(Debug)]
pub struct OwnPage {
    /// What is painted under everything; shared by pages of one size.
    pub ground: Option<Arc<Frame>>,
    /// What is painted last: the recipient.
    pub words: Frame,
}

/// Lays out what one copy shows.
pub fn imprint(
    document: &Document,
    book: &Book,
    options: Options,
    setter: &Typesetter<'_>,
    whose: &Addressee,
    sink: &mut Sink,
) -> Imprint {
    let styles = document.styles(document.lang);
    let covers = covers(document, book);
    let mut made = Imprint {
        covers: Vec::new(),
        pages: Vec::with_capacity(book.pages.len()),
    };
    let mut grounds: Vec<Arc<Frame>> = Vec::new();
    let mut too_long = false;
    for (place, (page, foot)) in book.pages.iter().zip(&book.feet).enumerate() {
        let size = page.frame.size;
        let mut words = Frame::new(size.width, size.height);
        if let Some((section, cover)) = covers
            .iter()
            .find(|(page, ..)| *page == place)
            .map(|(_, section, cover)| (section, cover))
        {
            let sheet = Sheet::of_section(section, options);
            let setting = Setting {
                setter,
                lang: document.lang,
                styles,
                document,
                sheet,
                options,
                index: &PageIndex::default(),
                squeeze: 0,
            };
            made.covers.extend(lower_part(
                &setting,
                (place, cover),
                whose,
                &mut words,
                sink,
            ));
        }
        if let Some(foot) = foot {
            too_long |= !set_foot(document, *foot, styles, setter, whose, &mut words);
        }
        let ground = whose.watermark.as_ref().map(|text| {
            let known = grounds.iter().find(|ground| ground.size == size).cloned();
            known.unwrap_or_else(|| {
                grounds.push(Arc::new(watermark(text, size, setter)));
                grounds[grounds.len() - 1].clone()
            })
        });
        made.pages.push(OwnPage { ground, words });
    }
    if too_long {
        let text = format!(
            "the recipient `{}` does not fit the foot of a page",
            whose.name
        );
        sink.push(
            Diagnostic::new(Code::TooLong, whose.at, text)
                .hint("shorten the name or the organisation"),
        );
    }
    made
}

/// The pages that are covers.
fn covers<'d>(document: &'d Document, book: &Book) -> Vec<(usize, &'d Section, &'d Cover)> {
    let mut page = 0;
    let mut found = Vec::new();
    for (section, pages) in document.sections.iter().zip(&book.lengths) {
        if let Body::Cover(cover) = &section.body {
            found.push((page, section, &**cover));
        }
        page += pages;
    }
    found
}

fn copy_number(document: &Document, whose: &Addressee) -> String {
    format!(
        "{} {} / {}",
        document.say(|voice| voice.copy_label()),
        whose.number,
        whose.of
    )
}

/// Whom a copy is for, and which one it is.
fn addressed(node: NodeId, document: &Document, whose: &Addressee) -> Words {
    let number = format!(
        "{}{}",
        voice(document.lang).copy_gap(),
        copy_number(document, whose)
    );
    Words::empty()
        .at_node(node)
        .and(Mark::Strong, &whose.name)
        .and(Mark::Plain, number)
        .written_at(whose.at)
}

/// Fills in the recipient where the document itself says it, so that pages can be read against it.
pub fn address(document: &mut Document, whose: &Addressee) {
    let words = addressed(NodeId(0), document, whose);
    for section in &mut document.sections {
        if let Body::Cover(cover) = &mut section.body
            && let Some((_, first)) = cover.facts.first_mut()
        {
            *first = Words {
                node: first.node,
                ..words.clone()
            };
        }
    }
}

/// The lower part of a cover; the recipient goes to `own`.
fn lower_part(
    setting: &Setting<'_, '_>,
    (page, cover): (usize, &Cover),
    whose: &Addressee,
    own: &mut Frame,
    sink: &mut Sink,
) -> Option<CoverPart> {
    let mut facts = cover.facts.clone();
    let node = facts.first()?.1.node;
    let words = &mut facts[0].1;
    *words = addressed(node, setting.document, whose);
    let line = setting
        .setter
        .rich_line(&setting.rich(words, cover::first_fact_style(setting)));
    if line.width > setting.sheet.width - cover::label_width(setting) {
        // The number goes to the next line as a whole.
        words.parts[1].text = format!("\n{}", copy_number(setting.document, whose));
    }
    let mut before = Frame::new(own.size.width, own.size.height);
    cover::lower_part(setting, cover, &facts, &mut before, sink);
    let (recipient, after) = before.divide(node)?;
    own.items.push(recipient);
    Some(CoverPart {
        page,
        before,
        after,
    })
}

/// Sets the left part of a foot: recipient, copy number, then what else there is room for. Whether
/// these two fit.
fn set_foot(
    document: &Document,
    place: FootPlace,
    styles: Styles,
    setter: &Typesetter<'_>,
    whose: &Addressee,
    words: &mut Frame,
) -> bool {
    let to = if document.is_bilingual() {
        document.say(|voice| voice.addressed_to())
    } else {
        voice(document.lang).addressed_to_alone().to_owned()
    };
    let mut parts = vec![format!("{to}{}", whose.name), copy_number(document, whose)];
    parts.extend(document.foot.iter().cloned());
    let separator = voice(document.lang).imprint_divider();
    let mut line = setter.line(&parts.join(separator), styles.foot);
    while line.width > place.free && parts.len() > 2 {
        parts.pop();
        line = setter.line(&parts.join(separator), styles.foot);
    }
    let mut foot = Frame::default();
    line.draw(&mut foot, place.at);
    words.push(Point::default(), Item::Artifact(Artifact::Foot, foot));
    line.width <= place.free
}

impl Book {
    /// Puts the lower parts on the covers, as they stand in most copies.
    pub fn put_covers(&mut self, imprint: &Imprint) {
        for CoverPart {
            page,
            before,
            after,
        } in &imprint.covers
        {
            self.pages[*page]
                .frame
                .group(Point::default(), before.clone());
            self.tails.push((*page, after.clone()));
        }
    }

    /// Whether just this lower part stands on its cover.
    pub fn has_cover(&self, part: &CoverPart) -> bool {
        let last = self.pages[part.page].frame.items.last();
        let stands = matches!(last, Some((_, Item::Group(frame))) if *frame == part.before);
        stands
            && self
                .tails
                .iter()
                .any(|(page, after)| *page == part.page && *after == part.after)
    }

    /// A cover with another lower part, up to the recipient.
    pub fn cover_with(&self, part: &CoverPart) -> Frame {
        let mut frame = self.pages[part.page].frame.clone();
        frame.items.pop();
        frame.group(Point::default(), part.before.clone());
        frame
    }

    /// A cover with another lower part, but for the recipient.
    pub fn whole_cover(&self, part: &CoverPart) -> Frame {
        let mut frame = self.cover_with(part);
        frame.group(Point::default(), part.after.clone());
        frame
    }

    /// The book with other pages.
    #[must_use]
    pub fn with_pages(self, pages: Vec<Page>) -> Book {
        Book { pages, ..self }
    }

    /// The book as one copy shows it.
    #[must_use]
    pub fn with(&self, imprint: &Imprint) -> Book {
        let page = |(place, own): (usize, &OwnPage)| {
            let cover = imprint.covers.iter().find(|part| part.page == place);
            let mut frame = cover.map_or_else(
                || self.pages[place].frame.clone(),
                |part| self.cover_with(part),
            );
            frame.items.splice(
                0..0,
                own.ground
                    .iter()
                    .map(|ground| (Point::default(), Item::Group(Frame::clone(ground)))),
            );
            frame.group(Point::default(), own.words.clone());
            cover
                .into_iter()
                .for_each(|part| frame.group(Point::default(), part.after.clone()));
            Page { frame }
        };
        Book {
            pages: imprint.pages.iter().enumerate().map(page).collect(),
            tails: Vec::new(),
            ..self.clone()
        }
    }
}
