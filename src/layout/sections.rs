//! Documents → books: each section is set on its own, page numbers are settled, heads and feet are
//! put around.

use std::collections::BTreeMap;

use super::block::{section_heading, set_block};
use super::book::{Book, Meta, Options, PageIndex};
use super::contents::set_contents;
use super::cover::cover_page;
use super::flow::{self, Flow};
use super::handout::handout_pages;
use super::outline::outline;
use super::page::Sheet;
use super::setting::{MOST_SQUEEZE, Setting};
use super::style::Styles;
use super::{running, table};
use crate::chart::{self, ChartSpec};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::document::{Block, Body, Document, Section, Starts};
use crate::frame::{Frame, Item};
use crate::geom::{PT_PER_MM, Point, Pt};
use crate::model::Sides;
use crate::parallel;
use crate::text::Typesetter;

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
            set_section(document, section, options, setter, index, &mut found),
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
        let found = PageIndex::new(
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
        meta: Meta::new(document, Some(options.sides)),
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
        set_section(
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
    let room = Sheet::of_section(section, options).height.0 * pages as f32;
    // Rows of one line each would not fit: that spares setting them.
    if let Body::Blocks(blocks) = &section.body
        && table::least_height(blocks, &Styles::new(document.lang)) > room
    {
        return true;
    }
    set_section(
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
fn set_section(
    document: &Document,
    section: &Section,
    options: Options,
    setter: &Typesetter<'_>,
    index: &PageIndex,
    sink: &mut Sink,
) -> Vec<Frame> {
    let sheet = Sheet::of_section(section, options);
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
    let is_one = |block: &Block| match block {
        Block::Figure(figure) => matches!(figure.spec, ChartSpec::Timeline(_)),
        _ => false,
    };
    match &section.body {
        Body::Blocks(blocks) => blocks.iter().any(is_one),
        _ => false,
    }
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
        Body::Cover(cover) => return vec![cover_page(setting, cover, sink)],
        Body::Handout(handout) => {
            return anchored(handout_pages(setting, section, handout, sink), section);
        }
        Body::Contents(entries) => set_contents(setting, section, entries, &mut flow),
        Body::Blocks(blocks) => {
            section_heading(setting, section, &mut flow, sink);
            let set = |block: &Block| {
                let (mut flow, mut found) = (Flow::default(), Sink::default());
                set_block(setting, block, setting.sheet.width, &mut flow, &mut found);
                (flow, found)
            };
            for (part, found) in parallel::map(blocks, set) {
                flow.items.extend(part.items);
                sink.append(found);
            }
        }
    }
    let pages = flow::paginate(flow, setting);
    for page in &pages {
        let over = page.size.height.0 - setting.sheet.height.0;
        if over > 0.5 {
            let text = format!(
                "a block of the section `{}` is {:.0} mm taller than a page",
                section.name,
                over / PT_PER_MM
            );
            sink.push(
                Diagnostic::new(
                    Code::TooLong,
                    place_on(page, section, setting.document),
                    text,
                )
                .hint("shorten it, or leave some of it out: `select:` narrows what is shown"),
            );
        }
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
        let at = at.or(section.at).unwrap_or(setting.document.at);
        sink.push(Diagnostic::new(Code::TooLong, at, text).hint(hint));
    }
    pages
}

/// Where the first thing of a page was written that somebody wrote; else the section.
fn place_on(page: &Frame, section: &Section, document: &Document) -> Span {
    let mut places = BTreeMap::new();
    document.each_text(&mut |words| {
        places.extend(words.at.map(|at| (words.node, at)));
    });
    let heading = section.heading.as_ref();
    let mut found = None;
    page.walk(&mut |spot, item| {
        let node = spot
            .node
            .filter(|node| heading.is_none_or(|head| head.node != *node));
        if let (None, Item::Glyphs(_), Some(node)) = (found, item, node) {
            found = places.get(&node).copied();
        }
    });
    found
        .or(heading.and_then(|heading| heading.at))
        .or(section.at)
        .unwrap_or(document.at)
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
