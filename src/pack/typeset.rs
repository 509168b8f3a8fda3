//! Sets a pack in type: composes it and lays it out.

use super::{
    FileFacts, Inputs, LastLook, Material, Unshown, fit_sections, is_longer, material, provenance,
    since,
};
use crate::analysis::{Search, Selection, select};
use crate::brief::{Brief, Extent, compose};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{Document, Section};
use crate::font::FontBook;
use crate::lang::Text;
use crate::layout::{Book, Imposition, Options, exceeds, impose, lay_out};
use crate::model::{ColourMode, Copies, Pack, PackLanguage, Preset};
use crate::parallel;
use crate::pdf::{Edge, Extras};
use crate::text::Typesetter;

/// An executive pack is 4 to 8 pages in one language on A4.
const EXECUTIVE_PAGES: usize = 8;
/// How much a page that must not overflow gives up at most.
const MOST_DENSITY: u8 = 4;
/// Beyond so many pages a document has contents.
const PAGES_WITHOUT_CONTENTS: usize = 8;

/// A pack as it is set in type.
pub(super) struct Typeset {
    pub(super) fonts: FontBook,
    pub(super) document: Document,
    pub(super) book: Book,
    pub(super) options: Options,
    /// The timeline that goes into the file, as YAML.
    pub(super) attached: Option<String>,
    pub(super) unshown: Vec<Unshown>,
    /// What the pack says of copies and of their number, as the audience may see it.
    pub(super) copies: (Option<Copies>, Option<Text>),
}

/// Sets a pack in its own language or another one. A document for recipients is looked at copy by
/// copy.
pub(super) fn set_in_type(
    inputs: &Inputs,
    language: Option<PackLanguage>,
    sink: &mut Sink,
) -> Option<Typeset> {
    let Material {
        timeline,
        earlier,
        pack,
        house,
        fonts,
        unshown,
    } = material(inputs, language, sink)?;
    let selection = select(&timeline, &pack, sink);
    if sink.has_errors() {
        return None;
    }
    let origin = || {
        let yaml = timeline.to_yaml();
        (
            provenance(inputs, &pack, &yaml, earlier.as_ref(), &fonts),
            yaml,
        )
    };
    let since = earlier.as_ref().map(|earlier| since(earlier, &selection));
    // Pages that print the hashes wait for them; all others are set at the same time.
    let early = pack.has_colophon().then(origin);
    let extras = Extras {
        timeline: attaches(&pack).then_some(""),
        encrypted: inputs.encrypted,
        sheets: inputs.imposition,
        copy: None,
    };
    let facts = FileFacts {
        provenance: early.as_ref().map(|(provenance, _)| provenance),
        claim: extras.claim(),
        house: &house,
        since: since.as_ref(),
    };
    let set = || {
        typeset(
            &selection,
            &pack,
            inputs,
            facts,
            &Typesetter::new(&fonts),
            sink,
        )
    };
    let (late, (brief, document, mut book)) = parallel::join(|| early.is_none().then(origin), set);
    let options = options(&pack, brief.density, inputs);
    let (provenance, yaml) = early.or(late)?;
    book.meta.provenance = Some(provenance);
    let look = LastLook {
        pack: &pack,
        unshown: &unshown,
        draft: inputs.draft,
        edges: &[Edge::Head, Edge::Foot],
    };
    if !document.addressed {
        look.check_pages(&document, &book, sink);
    }
    if let Some(way) = inputs.imposition {
        book = impose(book, &document, pack.paper, way, &Typesetter::new(&fonts));
        look.check_marking(&document, book.pages.iter().map(|page| &page.frame), sink);
    }
    let attached = attaches(&pack).then_some(yaml);
    (!sink.has_errors()).then_some(Typeset {
        fonts,
        document,
        book,
        options,
        attached,
        unshown,
        copies: (pack.copies.clone(), pack.number.clone()),
    })
}

fn attaches(pack: &Pack) -> bool {
    pack.attach.as_ref().is_some_and(|attach| attach.timeline)
}

/// Composes and lays out; tries less where a page or the pack would be too long, in the order of
/// DESIGN.md 9.
pub(super) fn typeset<'t>(
    selection: &'t Selection<'t>,
    pack: &'t Pack,
    inputs: &Inputs,
    facts: FileFacts<'t>,
    setter: &Typesetter<'_>,
    sink: &mut Sink,
) -> (Brief<'t>, Document, Book) {
    let mut brief = brief_of(selection, pack, facts);
    fit_sections(&mut brief, options(pack, 0, inputs), setter);
    let most = pack.pages_for(EXECUTIVE_PAGES);
    let executive = pack.preset == Some(Preset::Executive);
    let ranking = &selection.ranking;
    let mut search = executive.then(|| Search::new(ranking, ranking.len()));
    loop {
        let tried = search.as_ref().and_then(Search::next);
        if let Some(search) = &search {
            brief.extent.all = tried.unwrap_or(search.found());
        }
        let mut found = Sink::default();
        let document = compose(&brief, &mut found);
        let options = options(pack, brief.density, inputs);
        let searched = search.as_mut().zip(tried);
        if let Some((search, tried)) = searched
            && is_longer(&document, most, options, setter)
        {
            search.tell(tried, false);
            continue;
        }
        // What must not overflow is looked at first, since all else would be set in vain.
        let is_crowded = |section: &Section| {
            section
                .most_pages
                .is_some_and(|most| exceeds(&document, section, most, options, setter))
        };
        if brief.density < MOST_DENSITY && document.sections.iter().any(is_crowded) {
            brief.density += 1;
            continue;
        }
        let book = lay_out(&document, options, setter, &mut found);
        let pages = book.pages.len();
        if let Some((search, tried)) = search.as_mut().zip(tried) {
            search.tell(tried, pages <= most);
            if pages > most || search.next().is_some() {
                continue;
            }
        }
        if pages > PAGES_WITHOUT_CONTENTS
            && !brief.contents
            && pack.sections.is_empty()
            && pack.preset.is_none()
        {
            brief.contents = true;
            continue;
        }
        if executive && pages > most {
            let text = format!(
                "the pack has {pages} pages; an executive pack of this paper and language has \
                {most} at most"
            );
            found.push(
                Diagnostic::new(Code::TooManyPages, pack.at, text)
                    .hint("narrow `select:`, or leave sections out"),
            );
        }
        if inputs.draft {
            found.soften(&[Code::TooLong, Code::TooManyPages]);
        }
        sink.append(found);
        return (brief, document, book);
    }
}

/// What is composed first: everything, as designed.
pub(super) fn brief_of<'t>(
    selection: &'t Selection<'t>,
    pack: &'t Pack,
    facts: FileFacts<'t>,
) -> Brief<'t> {
    let FileFacts {
        provenance,
        claim,
        house,
        since,
    } = facts;
    Brief {
        selection,
        pack,
        extent: Extent::whole(),
        density: 0,
        contents: false,
        provenance,
        claim,
        house,
        since,
    }
}

fn options(pack: &Pack, density: u8, inputs: &Inputs) -> Options {
    let booklet = inputs.imposition == Some(Imposition::Booklet);
    Options {
        paper: pack.paper,
        sides: pack.sides,
        grey: pack.colour == ColourMode::Grey,
        density,
        draft: inputs.draft,
        booklet,
    }
}
