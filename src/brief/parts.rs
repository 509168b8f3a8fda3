//! The parts of a full report: overview, cases and methods, records and annexes (DESIGN.md 9).

use super::block::Section;
use super::section::Starts;
use crate::lang::Lang;
use crate::model::{FigureKind, Pack, Preset, Section as Wanted, SectionKind};

/// The part that a section of a report belongs to; cover and contents stand before all parts, and
/// sheets of a study session among them.
fn part_of(kind: SectionKind) -> Option<usize> {
    match kind {
        SectionKind::Cover | SectionKind::Contents | SectionKind::Handout => None,
        SectionKind::Summary | SectionKind::Figure => Some(0),
        SectionKind::Cases | SectionKind::Methods => Some(1),
        SectionKind::Chronology
        | SectionKind::Events
        | SectionKind::Judgements
        | SectionKind::Gaps
        | SectionKind::Glossary
        | SectionKind::Sources
        | SectionKind::Scales
        | SectionKind::ChartData
        | SectionKind::Colophon => Some(2),
    }
}

fn name(part: usize, lang: Lang) -> &'static str {
    match part {
        0 => lang.pick("I　概要", "I  Overview"),
        1 => lang.pick("II　事案と手口", "II  Cases and methods"),
        _ => lang.pick("III　記録と資料", "III  Records and annexes"),
    }
}

/// Says where parts begin, each on a left-hand page so that its pages face each other, and puts contents on a right-hand
/// one. A report whose own order of sections goes back to an earlier part has none.
pub(super) fn begin(pack: &Pack, kinds: &[SectionKind], sections: &mut [Section]) {
    let parts: Vec<usize> = kinds.iter().copied().filter_map(part_of).collect();
    if pack.preset != Some(Preset::Report) || !parts.is_sorted() {
        return;
    }
    let mut last = None;
    for (kind, section) in kinds.iter().zip(sections) {
        if *kind == SectionKind::Contents {
            section.starts = Starts::Recto;
        }
        let part = part_of(*kind);
        if let Some(number) = part.filter(|_| part != last) {
            section.part = Some(name(number, pack.lang()).to_owned());
            section.starts = Starts::Verso;
            last = part;
        }
    }
}

/// The sections of a full report.
pub(super) fn report(pack: &Pack) -> Vec<Wanted> {
    let plain = |kind| Wanted::plain(kind, None, pack.at);
    let figure = |figure| Wanted::plain(SectionKind::Figure, Some(figure), pack.at);
    let figures =
        [FigureKind::Timeline, FigureKind::EventsPerPeriod, FigureKind::SmallMultiples, FigureKind::SectorMethod, FigureKind::CaseProgress];
    let rest = [
        SectionKind::Cases,
        SectionKind::Methods,
        SectionKind::Chronology,
        SectionKind::Judgements,
        SectionKind::Gaps,
        SectionKind::Sources,
        SectionKind::Glossary,
        SectionKind::Scales,
        SectionKind::ChartData,
        SectionKind::Colophon,
    ];
    let front = [SectionKind::Cover, SectionKind::Contents, SectionKind::Summary].map(plain);
    front.into_iter().chain(figures.map(figure)).chain(rest.map(plain)).collect()
}
