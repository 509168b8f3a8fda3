//! What a layout is: pages, what the file says of itself, where links lead.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::outline::OutlineEntry;
use crate::document::{Document, Provenance};
use crate::frame::{Dest, Frame, Item, Pixels, Target};
use crate::geom::{Point, Pt};
use crate::lang::Lang;
use crate::model::{Marking, Paper, Sides};

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// What it shows; its size is the paper's.
    pub frame: Frame,
}

/// What stands in the file's information.
#[derive(Debug, Clone)]
pub struct Meta {
    /// The title.
    pub title: String,
    /// Who made it.
    pub author: Option<String>,
    /// The language.
    pub lang: Lang,
    /// The date of issue, else the cut-off.
    pub date: NaiveDate,
    /// The marking.
    pub marking: Marking,
    /// Printed on one side or both; a picture says nothing.
    pub sides: Option<Sides>,
    /// Whether its sheets are folded in the middle, so that they are turned over the short edge.
    pub folded: bool,
    /// What the file was made from.
    pub provenance: Option<Provenance>,
}

impl Meta {
    pub(super) fn new(document: &Document, sides: Option<Sides>) -> Self {
        let Document {
            lang,
            marking,
            date,
            ..
        } = *document;
        Meta {
            title: document.full_title(),
            author: document.author.clone(),
            lang,
            date,
            marking,
            sides,
            folded: false,
            provenance: None,
        }
    }
}

/// A finished layout.
#[derive(Debug, Clone)]
pub struct Book {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The file's information.
    pub meta: Meta,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
    /// Whether every colour is printed as the grey that a copier makes of it.
    pub grey: bool,
    /// How many pages each section takes.
    pub lengths: Vec<usize>,
    /// Where the left part of each page's foot stands; a cover has none.
    pub(super) feet: Vec<Option<FootPlace>>,
    /// The picture of a logo, where it is one.
    pub picture: Option<Arc<Pixels>>,
    /// Pages that are painted on after what names the recipient: covers of copies.
    pub tails: Vec<(usize, Frame)>,
}

/// How pages are made.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The paper.
    pub paper: Paper,
    /// One side or both.
    pub sides: Sides,
    /// Whether colours become grey.
    pub grey: bool,
    /// How tightly sections stand: 0 as designed, more saves space (DESIGN.md 9).
    pub density: u8,
    /// Whether texts that do not fit are cut instead of being errors.
    pub draft: bool,
    /// Whether the pages make a booklet: their number is then a multiple of four.
    pub booklet: bool,
}

/// Where the left part of a running foot stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct FootPlace {
    /// The start of its baseline.
    pub at: Point,
    /// How wide it may be.
    pub free: Pt,
}

/// What is known of pages when a section is set that speaks of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct PageIndex {
    /// Where links lead: the page of each place.
    pub places: BTreeMap<Dest, usize>,
    /// The pages that a place is linked from.
    pub uses: BTreeMap<Dest, Vec<usize>>,
}

impl PageIndex {
    /// Where places and links stand, by page number from 1, in sections that an empty page stands
    /// before perhaps.
    pub(crate) fn new<'a>(sections: impl Iterator<Item = (&'a [Frame], bool)>) -> Self {
        let mut index = PageIndex::default();
        let mut number = 0;
        for (pages, blank) in sections {
            number += usize::from(blank);
            for frame in pages {
                number += 1;
                enter(frame, number, &mut index);
            }
        }
        index
    }
}

fn enter(frame: &Frame, page: usize, index: &mut PageIndex) {
    frame.walk(&mut |_, item| match item {
        Item::Anchor(dest) => {
            index.places.entry(*dest).or_insert(page);
        }
        Item::Link(Target::Inside(dest), _) => {
            let pages = index.uses.entry(*dest).or_default();
            if pages.last() != Some(&page) {
                pages.push(page);
            }
        }
        _ => {}
    });
}
