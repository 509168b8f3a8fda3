//! What names the recipient of a copy: the first fact of the cover, the left part of every foot, the watermark.
//! Everything else of a book is laid out once.

use std::sync::Arc;

use super::running::FootPlace;
use super::{Book, Options, Page, PageIndex, Setting, Styles, cover, sheet_of, watermark};
use crate::brief::{Body, Cover, Document, Mark, Words};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::frame::{Artifact, Frame, Item};
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
    /// Pages that are covers, with their facts but without the recipient: the same for most copies.
    pub covers: Vec<(usize, Frame)>,
    /// What each page shows of this copy alone.
    pub pages: Vec<OwnPage>,
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
    let styles = Styles::of(document.lang);
    let covers = covers(document, book);
    let mut made = Imprint { covers: Vec::new(), pages: Vec::with_capacity(book.pages.len()) };
    let mut grounds: Vec<Arc<Frame>> = Vec::new();
    let mut too_long = false;
    for (place, (page, foot)) in book.pages.iter().zip(&book.feet).enumerate() {
        let size = page.frame.size;
        let mut words = Frame::new(size.width, size.height);
        if let Some((section, cover)) = covers.iter().find(|(page, ..)| *page == place).map(|(_, section, cover)| (section, cover)) {
            let sheet = sheet_of(section, options);
            let setting = Setting { setter, styles, document, sheet, options, index: &PageIndex::default(), squeeze: 0 };
            made.covers.push((place, facts(&setting, cover, whose, &mut words, sink)));
        }
        if let Some(foot) = foot {
            too_long |= !set_foot(document, *foot, styles, setter, whose, &mut words);
        }
        let ground = whose.watermark.as_ref().map(|text| {
            let known = grounds.iter().find(|ground| ground.size == size).cloned();
            known.unwrap_or_else(|| {
                grounds.push(Arc::new(watermark::set(text, size, setter)));
                grounds[grounds.len() - 1].clone()
            })
        });
        made.pages.push(OwnPage { ground, words });
    }
    if too_long {
        let text = format!("the recipient `{}` does not fit the foot of a page", whose.name);
        sink.push(Diagnostic::new(Code::TooLong, whose.at, text).hint("shorten the name or the organisation"));
    }
    made
}

/// The pages that are covers.
fn covers<'d>(document: &'d Document, book: &Book) -> Vec<(usize, &'d crate::brief::Section, &'d Cover)> {
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
    document.lang.pick(format!("部番号 {} / {}", whose.number, whose.of), format!("Copy {} / {}", whose.number, whose.of))
}

/// The facts of the cover; the recipient goes to `words`.
fn facts(setting: &Setting<'_, '_>, cover: &Cover, whose: &Addressee, words: &mut Frame, sink: &mut Sink) -> Frame {
    let mut facts = cover.facts.clone();
    let Some((_, first)) = facts.first_mut() else { return Frame::default() };
    let number = format!("{}{}", setting.document.lang.pick("　　", "    "), copy_number(setting.document, whose));
    *first = Words::empty(first.node).and(Mark::Strong, &whose.name).and(Mark::Plain, number).written_at(whose.at);
    let node = first.node;
    let mut frame = Frame::default();
    cover::facts(setting, &facts, &mut frame, sink);
    frame.take(&[node], Point::default(), words);
    frame
}

/// Sets the left part of a foot: recipient, copy number, then what else there is room for. Whether these two fit.
fn set_foot(
    document: &Document,
    place: FootPlace,
    styles: Styles,
    setter: &Typesetter<'_>,
    whose: &Addressee,
    words: &mut Frame,
) -> bool {
    let name = document.lang.pick(format!("宛先：{}", whose.name), format!("For: {}", whose.name));
    let mut parts = vec![name, copy_number(document, whose)];
    parts.extend(document.foot.iter().cloned());
    let separator = document.lang.pick("　｜　", "  |  ");
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
    /// Puts the facts of a copy on its covers, as those of most copies stand.
    pub fn put_facts(&mut self, imprint: &Imprint) {
        for (page, facts) in &imprint.covers {
            self.pages[*page].frame.group(Point::default(), facts.clone());
        }
    }

    /// Whether just these facts stand on a cover.
    pub fn has_facts(&self, page: usize, facts: &Frame) -> bool {
        matches!(self.pages[page].frame.items.last(), Some((_, Item::Group(known))) if known == facts)
    }

    /// A cover with other facts.
    pub fn page_with(&self, page: usize, facts: &Frame) -> Frame {
        let mut frame = self.pages[page].frame.clone();
        frame.items.pop();
        frame.group(Point::default(), facts.clone());
        frame
    }

    /// The book as one copy shows it.
    #[must_use]
    pub fn with(&self, imprint: &Imprint) -> Book {
        let page = |(place, own): (usize, &OwnPage)| {
            let facts = imprint.covers.iter().find(|(cover, _)| *cover == place);
            let mut frame = facts.map_or_else(|| self.pages[place].frame.clone(), |(_, facts)| self.page_with(place, facts));
            frame.items.splice(0..0, own.ground.iter().map(|ground| (Point::default(), Item::Group(Frame::clone(ground)))));
            frame.group(Point::default(), own.words.clone());
            Page { frame }
        };
        Book {
            pages: imprint.pages.iter().enumerate().map(page).collect(),
            meta: self.meta.clone(),
            outline: self.outline.clone(),
            grey: self.grey,
            lengths: self.lengths.clone(),
            feet: self.feet.clone(),
        }
    }
}
