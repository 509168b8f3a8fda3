//! How many records there is room for where a chronology has a number of pages.

use crate::analysis::Search;
use crate::brief::{Brief, compose};
use crate::diag::Sink;
use crate::document::{Document, Section};
use crate::frame::Dest;
use crate::layout::{Options, at_least, exceeds};
use crate::model::{Importance, Pack, SectionKind};
use crate::text::Typesetter;

/// The sections of a pack that have a number of pages: the place of each, the pages, and the least
/// importance that it shows.
fn limited(pack: &Pack) -> impl Iterator<Item = (usize, usize, Importance)> {
    let sections = pack.sections.iter().enumerate();
    sections.filter_map(|(place, section)| {
        let pages = section.options.pages? as usize;
        let least = section.options.importance.unwrap_or(Importance::Low);
        Some((place, pages, least))
    })
}

/// Finds how many records each section has room for that has a number of pages.
pub(super) fn fit_sections(brief: &mut Brief<'_>, options: Options, setter: &Typesetter<'_>) {
    let ranking = &brief.selection.ranking;
    for (place, pages, least) in limited(brief.pack) {
        let mut search = Search::new(ranking, ranking.at_least(least));
        while let Some(tried) = search.next() {
            brief.extent.of_section.insert(place, tried);
            let document = compose(brief, &mut Sink::default());
            let is_over = |section: &Section| exceeds(&document, section, pages, options, setter);
            let dest = Dest::Section(place as u32);
            let mut sections = document.sections.iter();
            let section = sections.find(|section| section.dest == dest);
            search.tell(tried, !section.is_some_and(is_over));
        }
        brief.extent.of_section.insert(place, search.found());
    }
}

/// Whether a document is longer than so many pages, as far as it can be told before it is laid out.
/// A chronology is looked at first: where only it is set, the rest is not set in vain.
pub(super) fn is_longer(
    document: &Document,
    pages: usize,
    options: Options,
    setter: &Typesetter<'_>,
) -> bool {
    let mut chronologies = document
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Chronology);
    chronologies.any(|section| exceeds(document, section, pages, options, setter))
        || at_least(document, options, setter) > pages
}
