//! The parts of a full report: overview, cases and methods, records and annexes (DESIGN.md 9).

use crate::document::Section;
use crate::document::Starts;
use crate::model::{FigureKind, Pack, PackLanguage, Preset, Section as Wanted, SectionKind};
use crate::wording::Voices;

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

fn name(part: usize, language: PackLanguage) -> String {
    let number = ["I", "II", "III"][part];
    let voices = Voices::of_pack(language);
    let name = voices.say(|voice| voice.report_part(part)).joined();
    format!("{number}{}{name}", voices.first().gap())
}

/// Says where parts begin, each on a left-hand page so that its pages face each other, and puts
/// contents on a right-hand one. A report whose own order of sections goes back to an earlier part
/// has none.
pub(super) fn begin(pack: &Pack, sections: &mut [Section]) {
    let parts: Vec<usize> = sections
        .iter()
        .filter_map(|section| part_of(section.kind))
        .collect();
    if pack.preset != Some(Preset::Report) || !parts.is_sorted() {
        return;
    }
    let mut last = None;
    for section in sections {
        if section.kind == SectionKind::Contents {
            section.starts = Starts::Recto;
        }
        let part = part_of(section.kind);
        if let Some(number) = part.filter(|_| part != last) {
            section.part = Some(name(number, pack.language));
            section.starts = Starts::Verso;
            last = part;
        }
    }
}

/// The sections of a full report.
pub(super) fn report(pack: &Pack) -> Vec<Wanted> {
    let plain = |kind| Wanted::plain(kind, None, pack.at);
    let figure = |figure| Wanted::plain(SectionKind::Figure, Some(figure), pack.at);
    let figures = [
        FigureKind::Timeline,
        FigureKind::EventsPerPeriod,
        FigureKind::SmallMultiples,
        FigureKind::SectorMethod,
        FigureKind::CaseProgress,
    ];
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
    let front = [
        SectionKind::Cover,
        SectionKind::Contents,
        SectionKind::Summary,
    ]
    .map(plain);
    front
        .into_iter()
        .chain(figures.map(figure))
        .chain(rest.map(plain))
        .collect()
}
