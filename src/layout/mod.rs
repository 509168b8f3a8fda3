//! Where everything stands: styles, tables, figures, page breaks, running heads, contents with page
//! numbers.
//!
//! Measures are DESIGN.md's; type is never made smaller to fit.

mod asking;
mod block;
mod case;
mod contents;
mod cover;
mod figure;
mod flow;
mod handout;
mod imposition;
mod imprint;
mod judgement;
mod listed;
mod outline;
mod page;
mod picture;
mod proof;
mod running;
mod sheet_parts;
mod style;
mod table;
mod watermark;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::brief::{Block, Body, Document, Provenance, Section, Starts};
use crate::chart::{self, ChartSpec};
use crate::diag::{Code, Diagnostic, Sink};
use crate::frame::{Dest, Frame, Item, Pixels, Target};
use crate::geom::{PT_PER_MM, Point, Pt};
use crate::lang::Lang;
use crate::model::{Marking, Paper, Sides};
use crate::parallel;
use crate::text::Typesetter;
use flow::Flow;
pub use imposition::{Imposition, impose};
pub use imprint::{Addressee, CoverPart, Imprint, OwnPage, address, imprint};
pub use outline::OutlineEntry;
use outline::outline;
pub use page::Sheet;
pub use picture::lay_out_figure;
pub use proof::proofread;
pub(crate) use style::Styles;

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
    fn of(document: &Document, sides: Option<Sides>) -> Self {
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
    feet: Vec<Option<running::FootPlace>>,
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

/// What is known of pages when a section is set that speaks of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct PageIndex {
    /// Where links lead: the page of each place.
    pub places: BTreeMap<Dest, usize>,
    /// The pages that a place is linked from.
    pub uses: BTreeMap<Dest, Vec<usize>>,
}

/// What setting a block needs.
pub(crate) struct Setting<'a, 'f> {
    pub setter: &'a Typesetter<'f>,
    /// The language of what is set, or the first of two.
    pub lang: Lang,
    pub styles: Styles,
    pub document: &'a Document,
    pub sheet: Sheet,
    pub options: Options,
    pub index: &'a PageIndex,
    /// How often a timeline that shares its page has given up some height.
    pub squeeze: u8,
}

impl Document {
    /// The styles of a language in the colours of the house.
    fn styles(&self, lang: Lang) -> Styles {
        Styles::of(lang).with_accent(self.house.accent)
    }
}

/// How often a timeline gives up some height at most.
const MOST_SQUEEZE: u8 = 20;

/// Lays a document out.
pub fn lay_out(
    document: &Document,
    options: Options,
    setter: &Typesetter<'_>,
    sink: &mut Sink,
) -> Book {
    let mut index = PageIndex::default();
    let set = |section: &Section, index: &PageIndex| {
        let mut found = Sink::default();
        (
            set(document, section, options, setter, index, &mut found),
            found,
        )
    };
    let mut set_sections: Vec<(Vec<Frame>, Sink)> =
        parallel::map(&document.sections, |section| set(section, &index));
    // Page numbers can change how long the contents or the list of sources are; two rounds settle
    // it, four are plenty.
    for _ in 0..4 {
        let blanks = blanks(
            document,
            set_sections.iter().map(|(pages, _)| pages.len()),
            options,
        );
        let found = index_of(
            set_sections
                .iter()
                .map(|(pages, _)| pages.as_slice())
                .zip(blanks),
        );
        if found == index {
            break;
        }
        index = found;
        for (section, place) in document
            .sections
            .iter()
            .zip(&mut set_sections)
            .filter(|(section, _)| section.wants_pages)
        {
            *place = set(section, &index);
        }
    }
    let (bodies, findings): (Vec<Vec<Frame>>, Vec<Sink>) = set_sections.into_iter().unzip();
    findings.into_iter().for_each(|found| sink.append(found));
    let lengths: Vec<usize> = bodies.iter().map(Vec::len).collect();
    let blanks = blanks(document, lengths.iter().copied(), options);
    let (pages, feet) = running::pages(document, bodies.into_iter().zip(blanks), options, setter);
    Book {
        pages,
        feet,
        tails: Vec::new(),
        meta: Meta::of(document, Some(options.sides)),
        outline: outline(document),
        grey: options.grey,
        lengths,
        picture: document.house.picture(),
    }
}

/// Whether an empty page stands before each section, so that it begins on the side that it asks for
/// (DESIGN.md 9).
fn blanks(
    document: &Document,
    lengths: impl Iterator<Item = usize>,
    options: Options,
) -> Vec<bool> {
    let mut next = 1;
    let mut blank = |(section, length): (&Section, usize)| {
        let is_recto = next % 2 == 1;
        let blank = options.sides == Sides::Duplex
            && match section.starts {
                Starts::Anywhere => false,
                Starts::Recto => !is_recto,
                Starts::Verso => is_recto,
            };
        next += length + usize::from(blank);
        blank
    };
    document
        .sections
        .iter()
        .zip(lengths)
        .map(&mut blank)
        .collect()
}

/// How many pages a document has at least: those that must fit one page are not set for it.
pub fn at_least(document: &Document, options: Options, setter: &Typesetter<'_>) -> usize {
    let pages = |section: &Section| {
        if section.most_pages == Some(1) || section.shrinks {
            return 1;
        }
        set(
            document,
            section,
            options,
            setter,
            &PageIndex::default(),
            &mut Sink::default(),
        )
        .len()
    };
    parallel::map(&document.sections, pages).into_iter().sum()
}

/// Whether a section that speaks of no other pages takes more than so many.
pub fn exceeds(
    document: &Document,
    section: &Section,
    pages: usize,
    options: Options,
    setter: &Typesetter<'_>,
) -> bool {
    let room = sheet_of(section, options).height.0 * pages as f32;
    // Rows of one line each would not fit: that spares setting them.
    if let Body::Blocks(blocks) = &section.body
        && table::least_height(blocks, &Styles::of(document.lang)) > room
    {
        return true;
    }
    set(
        document,
        section,
        options,
        setter,
        &PageIndex::default(),
        &mut Sink::default(),
    )
    .len()
        > pages
}

/// The text blocks of a section's pages; the cover's is a whole page. A timeline among other
/// figures gives up height until they all fit one page.
fn set(
    document: &Document,
    section: &Section,
    options: Options,
    setter: &Typesetter<'_>,
    index: &PageIndex,
    sink: &mut Sink,
) -> Vec<Frame> {
    let sheet = sheet_of(section, options);
    let lang = section.lang.unwrap_or(document.lang);
    let mut setting = Setting {
        setter,
        lang,
        styles: document.styles(lang),
        document,
        sheet,
        options,
        index,
        squeeze: 0,
    };
    // A timeline alone gives up height only where it is taller than a page.
    let mut gave_up = !section.shrinks;
    loop {
        let mut found = Sink::default();
        let pages = pages(&setting, section, &mut found);
        let over = surplus(&pages, sheet);
        let done = if gave_up {
            !has_timeline(section) || over <= Pt(0.5)
        } else {
            pages.len() < 2
        };
        if done || gave_up && setting.squeeze >= MOST_SQUEEZE {
            sink.append(found);
            return pages;
        }
        if gave_up {
            let steps = (over.0 / PT_PER_MM / chart::SQUEEZE) as u8;
            setting.squeeze = (setting.squeeze + steps.max(1)).min(MOST_SQUEEZE);
            continue;
        }
        if setting.squeeze >= MOST_SQUEEZE {
            // It takes another page anyway: then it need not be small.
            (setting.squeeze, gave_up) = (0, true);
            continue;
        }
        // What does not fit says how much must go at least.
        let surplus = pages.iter().map(|page| page.size.height.0).sum::<f32>() - sheet.height.0;
        let steps = (surplus / PT_PER_MM / chart::SQUEEZE) as u8;
        setting.squeeze = if steps > 1 {
            setting.squeeze / 2 * 2 + 2 * steps
        } else {
            setting.squeeze + 1
        };
    }
}

fn has_timeline(section: &Section) -> bool {
    let is_one = |block: &Block| matches!(block, Block::Figure(figure) if matches!(figure.spec, ChartSpec::Timeline(_)));
    matches!(&section.body, Body::Blocks(blocks) if blocks.iter().any(is_one))
}

/// By how much pages are too tall: the tallest for its sheet, or the first figure for the heading
/// that stands alone before it.
fn surplus(pages: &[Frame], sheet: Sheet) -> Pt {
    /// Less than a heading with the smallest figure.
    const HEADING: Pt = Pt(150.0);
    let alone = pages
        .iter()
        .take_while(|page| page.size.height < HEADING)
        .count();
    let with_heading = pages
        .get(..=alone)
        .filter(|_| alone > 0)
        .map_or(Pt(0.0), |pages| {
            pages.iter().map(|page| page.size.height).sum()
        });
    pages
        .iter()
        .map(|page| page.size.height)
        .fold(with_heading, Pt::max)
        - sheet.height
}

fn pages(setting: &Setting<'_, '_>, section: &Section, sink: &mut Sink) -> Vec<Frame> {
    let mut flow = Flow::default();
    match &section.body {
        Body::Cover(cover) => return vec![cover::set(setting, cover, sink)],
        Body::Handout(of) => return anchored(handout::set(setting, section, of, sink), section),
        Body::Contents(entries) => contents::set(setting, section, entries, &mut flow),
        Body::Blocks(blocks) => {
            block::heading(setting, section, &mut flow, sink);
            let set = |block: &Block| {
                let (mut flow, mut found) = (Flow::default(), Sink::default());
                block::set(setting, block, setting.sheet.width, &mut flow, &mut found);
                (flow, found)
            };
            for (part, found) in parallel::map(blocks, set) {
                flow.items.extend(part.items);
                sink.append(found);
            }
        }
    }
    let pages = flow::paginate(flow, setting);
    let tallest = pages
        .iter()
        .map(|page| page.size.height.0)
        .fold(0.0, f32::max)
        - setting.sheet.height.0;
    if tallest > 0.5 {
        let text = format!(
            "a block of the section `{}` is {:.0} mm taller than a page",
            section.name,
            tallest / PT_PER_MM
        );
        sink.push(
            Diagnostic::new(Code::TooLong, setting.document.at, text)
                .hint("leave some of it out: `select:` narrows what is shown"),
        );
    }
    let pages = anchored(pages, section);
    if let Some(most) = section.most_pages.filter(|most| pages.len() > *most) {
        let surplus = pages[most..]
            .iter()
            .map(|page| page.size.height.0)
            .sum::<f32>()
            / setting.styles.body.leading;
        let (what, hint) = match &section.mark {
            Some(mark) => (
                format!("the case file {mark}"),
                "shorten its `narrative` or `facts`; in an executive pack it is one page",
            ),
            None => (
                "the summary".to_owned(),
                "shorten the lead, the judgements or the gaps; an executive summary is one page",
            ),
        };
        let room = if most == 1 {
            "its page".to_owned()
        } else {
            format!("its {most} pages")
        };
        let text = format!(
            "{what} is about {} lines longer than {room}",
            surplus.ceil()
        );
        let at = section.heading.as_ref().and_then(|heading| heading.at);
        sink.push(Diagnostic::new(Code::TooLong, at, text).hint(hint));
    }
    pages
}

/// Pages with the place where links to their section lead.
fn anchored(mut pages: Vec<Frame>, section: &Section) -> Vec<Frame> {
    if let Some(first) = pages.first_mut() {
        first
            .items
            .insert(0, (Point::default(), Item::Anchor(section.dest)));
    }
    pages
}

/// The sheet that a section stands on.
fn sheet_of(section: &Section, options: Options) -> Sheet {
    if section.wide {
        Sheet::foldout(options.paper, options.sides)
    } else {
        Sheet::new(options.paper, options.sides)
    }
}

/// Where places and links stand, by page number from 1, in sections that an empty page stands
/// before perhaps.
fn index_of<'a>(sections: impl Iterator<Item = (&'a [Frame], bool)>) -> PageIndex {
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

fn enter(frame: &Frame, page: usize, index: &mut PageIndex) {
    for (_, item) in &frame.items {
        match item {
            Item::Group(frame) | Item::Tagged(_, frame) | Item::Artifact(_, frame) => {
                enter(frame, page, index)
            }
            Item::Anchor(dest) => {
                index.places.entry(*dest).or_insert(page);
            }
            Item::Link(Target::Inside(dest), _) => {
                let pages = index.uses.entry(*dest).or_default();
                if pages.last() != Some(&page) {
                    pages.push(page);
                }
            }
            Item::Glyphs(_) | Item::Ruby(_) | Item::Path(_) | Item::Image(..) | Item::Link(..) => {}
        }
    }
}
