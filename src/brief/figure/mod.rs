//! Charts with their headlines, notes and alternative texts, made from the data and claiming no
//! more than they show.
//!
//! One file a chart. Each gives a [`Plot`]: what is drawn, what is said of it, and the plotted
//! figures as a table; or, where there is nothing to draw, a sentence that says so.

mod cumulative;
mod data;
mod fit;
mod lanes;
mod lead;
mod matrix;
mod matrix_words;
mod multiples;
mod periods;
mod prefecture_words;
mod prefectures;
mod progress;
mod quality;
mod series;
mod span;
mod timeline;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::block::{Block, Figure};
use super::compose::Composer;
use super::tags::Role;
use super::wording;
use crate::analysis::years_of;
use crate::chart::ChartSpec;
use crate::diag::{Sink, Span};
use crate::frame::Dest;
use crate::lang::Lang;
use crate::model::{By, FigureKind, FigureSize, RecordKind, Section};
pub(super) use data::{Data, Kept, annex};
pub(super) use quality::block as quality;

/// The kinds of record from the base of a column up, and from the top lane down.
pub(super) const KINDS: [RecordKind; 4] = [
    RecordKind::Incident,
    RecordKind::Proceeding,
    RecordKind::Policy,
    RecordKind::Outreach,
];

/// A chart and what is said of it.
pub(super) struct Plot {
    /// What it shows: a sentence.
    pub title: String,
    /// Unit and period.
    pub subtitle: String,
    /// What it shows, with its main figures, for those who cannot see it.
    pub alt: String,
    /// What is counted, what is left out, and where it is known from.
    pub note: Option<String>,
    /// What is drawn; several parts stand on pages of their own.
    pub parts: Vec<ChartSpec>,
    /// The plotted figures.
    pub data: Data,
}

/// Where a chart stands, which decides how long it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surface {
    /// On a page with other charts.
    Shared,
    /// On pages of its own; it may go on over several.
    Pages,
    /// In a picture: always in one piece.
    Picture,
}

/// What a chart comes to.
pub(super) enum Made {
    /// A chart.
    Plot(Box<Plot>),
    /// A sentence instead, where there is nothing to draw or too little.
    Sentence(String),
}

impl From<Plot> for Made {
    fn from(plot: Plot) -> Self {
        Made::Plot(Box::new(plot))
    }
}

/// The years of every axis: from the first record to the cut-off.
pub(super) fn axis(composer: &Composer<'_>) -> (i32, i32) {
    let selection = composer.brief.selection;
    let cut = as_of(composer).year();
    let years = years_of(selection.records.iter()).unwrap_or(cut..=cut);
    (*years.start(), cut.max(*years.start()))
}

/// The information cut-off.
fn as_of(composer: &Composer<'_>) -> NaiveDate {
    composer
        .brief
        .selection
        .timeline
        .as_of
        .when
        .last()
        .unwrap_or_default()
}

/// The headline of a page of figures.
pub(super) fn headline(composer: &Composer<'_>) -> String {
    let lang = composer.lang;
    let records = &composer.brief.selection.records;
    let years = years_of(records.iter()).unwrap_or(0..=0);
    let shown = composer.shown().count();
    let (first, last) = (years.start(), years.end());
    let when = match (lang, first == last) {
        (Lang::Ja, true) => format!("{first}年の"),
        (Lang::Ja, false) => format!("{first}〜{last}年の"),
        (Lang::En, true) => format!("of {first}"),
        (Lang::En, false) => format!("from {first} to {last}"),
    };
    let total = wording::records(records.len(), lang);
    match (lang, shown < records.len()) {
        (Lang::Ja, true) => format!("記録{total}のうち重要な{shown}件を見る。"),
        (Lang::Ja, false) => format!("{when}記録{total}を見る。"),
        (Lang::En, true) => format!("The {shown} most important of {total}."),
        (Lang::En, false) if records.len() == 1 => format!("One record {when} is shown."),
        (Lang::En, false) => format!("{total} {when} in charts."),
    }
}

/// The blocks of neighbouring charts: those of half the width stand beside each other in pairs.
pub(super) fn blocks(
    composer: &mut Composer<'_>,
    wanted: &[Section],
    sink: &mut Sink,
) -> Vec<Block> {
    let surface = if share_a_page(wanted) {
        Surface::Shared
    } else {
        Surface::Pages
    };
    let mut blocks = Vec::new();
    let mut left: Option<Vec<Block>> = None;
    for section in wanted {
        let made = of_section(composer, section, surface, sink);
        // A chart that goes on over pages has no use for half the width.
        let several = made
            .iter()
            .filter(|block| matches!(block, Block::Figure(_)))
            .count()
            > 1;
        let size = if several {
            FigureSize::Full
        } else {
            section.options.size
        };
        match (size, left.take()) {
            (FigureSize::Half, None) => left = Some(made),
            (FigureSize::Half, Some(first)) => blocks.push(Block::Halves(first, made)),
            (FigureSize::Full, alone) => {
                blocks.extend(alone.map(|first| Block::Halves(first, Vec::new())));
                blocks.extend(made);
            }
        }
    }
    blocks.extend(left.map(|first| Block::Halves(first, Vec::new())));
    blocks
}

/// Whether these charts are to stand on one page: two of them below each other, a pair beside each
/// other counting as one.
pub(super) fn share_a_page(wanted: &[Section]) -> bool {
    let halves = wanted
        .iter()
        .filter(|section| section.options.size == FigureSize::Half)
        .count();
    wanted.len() > 1 && wanted.len() - halves + halves.div_ceil(2) <= 2
}

/// The blocks of one chart.
pub(super) fn of_section(
    composer: &mut Composer<'_>,
    wanted: &Section,
    surface: Surface,
    sink: &mut Sink,
) -> Vec<Block> {
    let stated = wanted
        .options
        .title
        .as_ref()
        .map(|title| (title.text(composer.lang).to_owned(), title.at));
    let mut made = made(composer, wanted, surface, sink);
    if counts_records(wanted) && !composer.lists_records() {
        cite_records(composer, &mut made);
    }
    let mut placed = Vec::with_capacity(made.len());
    for (number, made) in made.into_iter().enumerate() {
        // A stated headline is the first chart's; the second of two series has its own.
        placed.push(place(
            composer,
            made,
            wanted.figure.unwrap_or(FigureKind::Timeline),
            stated.as_ref().filter(|_| number == 0),
        ));
    }
    // Two series face each other.
    if wanted.figure == Some(FigureKind::Series)
        && wanted.options.size == FigureSize::Full
        && placed.len() == 2
    {
        let second = placed.pop().unwrap_or_default();
        return vec![Block::Halves(placed.pop().unwrap_or_default(), second)];
    }
    placed.into_iter().flatten().collect()
}

/// Whether a chart is made of records, and not of a series or of citations.
fn counts_records(wanted: &Section) -> bool {
    !matches!(
        wanted.figure,
        Some(FigureKind::Series | FigureKind::SourceQuality)
    ) && wanted.options.of.is_none()
}

/// Adds the sources of all records to the note of a chart, where no section of the document gives
/// them record by record.
fn cite_records(composer: &mut Composer<'_>, made: &mut [Made]) {
    let cited = match composer.record_sources.take() {
        Some(cited) => cited,
        None => record_sources(composer),
    };
    for made in made {
        if let Made::Plot(plot) = made {
            plot.note = Some(format!("{cited}{}", plot.note.take().unwrap_or_default()));
        }
    }
    composer.record_sources = Some(cited);
}

/// The sources of all records, as ranges of their numbers.
fn record_sources(composer: &mut Composer<'_>) -> String {
    let lang = composer.lang;
    let records = &composer.brief.selection.records;
    let numbers: BTreeSet<u32> = records
        .iter()
        .flat_map(|record| composer.cited_numbers(record.citations()))
        .collect();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let range = |(first, last): &(u32, u32)| {
        if first == last {
            format!("S{first}")
        } else {
            format!("S{first}{}S{last}", lang.pick("〜", "–"))
        }
    };
    let ranges: Vec<String> = ranges.iter().map(range).collect();
    lang.pick(
        format!("全記録の出典：{}。", ranges.join("、")),
        format!("Sources of all records: {}. ", ranges.join(", ")),
    )
}

fn made(
    composer: &mut Composer<'_>,
    wanted: &Section,
    surface: Surface,
    sink: &mut Sink,
) -> Vec<Made> {
    let by = wanted.options.by;
    match wanted.figure.unwrap_or(FigureKind::Timeline) {
        FigureKind::Timeline => vec![timeline::make(composer, wanted, surface)],
        FigureKind::SmallMultiples => vec![multiples::make(composer, by.unwrap_or(By::Sector))],
        FigureKind::EventsPerPeriod => vec![periods::make(composer, wanted)],
        FigureKind::Series => series::make(composer, wanted, sink),
        FigureKind::Cumulative => vec![cumulative::make(composer, wanted)],
        FigureKind::LeadTime => vec![lead::make(composer, wanted)],
        FigureKind::SourceQuality => vec![quality::make(composer)],
        FigureKind::CaseProgress => vec![progress::make(composer, wanted, surface)],
        FigureKind::SectorMethod => vec![matrix::make(composer, wanted, matrix::Rows::Sectors)],
        FigureKind::OrganisationsMethods => {
            vec![matrix::make(composer, wanted, matrix::Rows::Targets)]
        }
        FigureKind::Prefectures => prefectures::make(composer, wanted),
    }
}

/// A chart with its label, texts and nodes; its figures are kept for the annex.
fn place(
    composer: &mut Composer<'_>,
    made: Made,
    kind: FigureKind,
    stated: Option<&(String, Span)>,
) -> Vec<Block> {
    let mut plot = match made {
        Made::Plot(plot) => plot,
        Made::Sentence(text) => {
            return vec![Block::Paragraph(composer.text(Role::Paragraph, text))];
        }
    };
    if let Some((title, _)) = stated {
        plot.alt = format!("{title} {}", plot.alt);
        plot.title.clone_from(title);
    }
    let (figure, label) = composer.next_figure();
    // A series is known by its own title only.
    let name = wording::figure(kind, composer.lang).map_or(plot.title.clone(), str::to_owned);
    composer.keep_data(&label, &plot.title, plot.data);
    let at = stated.map_or(composer.section_at, |(_, at)| *at);
    let count = plot.parts.len();
    let mut blocks = Vec::with_capacity(count);
    for (number, spec) in plot.parts.into_iter().enumerate() {
        let part = match count {
            1 => String::new(),
            _ => composer.lang.pick(
                format!("（{}/{count}）", number + 1),
                format!(" ({}/{count})", number + 1),
            ),
        };
        let division = composer.tree.add(composer.sect, Role::Division);
        let caption = composer.tree.add(division, Role::Caption);
        let label_words = composer.words(caption, Role::Paragraph, format!("{label}{part}"));
        let mut title = composer.words(caption, Role::Paragraph, plot.title.as_str());
        title.at = stated.map(|(_, at)| *at);
        let subtitle = composer.words(caption, Role::Paragraph, plot.subtitle.as_str());
        let node = composer.tree.add_figure(division, plot.alt.clone(), at);
        let note = plot
            .note
            .as_ref()
            .filter(|_| number + 1 == count)
            .map(|note| composer.words(division, Role::Note, note.as_str()));
        let goes_on = (number + 1 < count).then(|| {
            composer.lang.pick(
                format!("{label}は次のページに続く"),
                format!("{label} continues on the next page"),
            )
        });
        let goes_on = goes_on.map(|text| composer.words(division, Role::Paragraph, text));
        blocks.push(Block::Figure(Box::new(Figure {
            node,
            label: Some(label_words),
            title: Some(title),
            subtitle: Some(subtitle),
            listed: (number == 0).then(|| (Dest::Figure(figure), label.clone(), name.clone())),
            spec,
            note: note.or(goes_on),
        })));
    }
    blocks
}

/// What every count of records says of itself.
fn chosen(lang: Lang) -> &'static str {
    lang.pick(
        "公開情報から選んだ記録の数であり、発生件数ではない。",
        "Records were chosen from public information: this is not a count of what happened.",
    )
}

#[cfg(test)]
mod time_tests;
