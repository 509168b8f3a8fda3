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

use chrono::{Datelike, NaiveDate};

use super::plan::{Extent, Plan};
use crate::analysis::years_of;
use crate::brief::number::Numbers;
use crate::chart::ChartSpec;
use crate::diag::{Sink, Span};
use crate::document::{
    Block, Cited, Figure, FigureData, FigureKey, ListedFigure, Mark, Part, Picture, Role, Symbol,
    Words,
};
use crate::lang::Localised;
use crate::model::{By, FigureKind, FigureSize, RecordKind, Section};
use crate::wording::voice;

pub(super) use data::annex;
pub(super) use quality::block as quality;

/// The kinds of record from the base of a column up, and from the top lane down: those that every
/// chart has, and others that have a record.
pub(super) fn kinds(plan: &Plan<'_>) -> Vec<RecordKind> {
    let records = &plan.brief.selection.records;
    let has = |kind: &RecordKind| records.iter().any(|record| record.kind == *kind);
    let all = RecordKind::ALL.into_iter();
    all.filter(|kind| !kind.is_rare() || has(kind)).collect()
}

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
    /// What the note cites, in the order of its [`Symbol::PLACE`]s.
    pub symbols: Vec<Symbol>,
    /// What is drawn; several parts stand on pages of their own.
    pub parts: Vec<ChartSpec>,
    /// The plotted figures.
    pub data: FigureData,
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
    /// A sentence instead, where there is too little to draw.
    Sentence(Words),
    /// Nothing, where there is nothing to draw.
    Nothing,
}

impl Made {
    /// A sentence that cites nothing.
    fn sentence(text: impl Into<String>) -> Self {
        Made::Sentence(Words::new(text))
    }
}

/// A text with the symbols that it has places for.
fn citing(text: String, symbols: Vec<Symbol>) -> Words {
    Words::empty().with(Part {
        symbols,
        ..Part::new(Mark::Plain, text)
    })
}

impl From<Plot> for Made {
    fn from(plot: Plot) -> Self {
        Made::Plot(Box::new(plot))
    }
}

/// The years of every axis: from the first record to the cut-off.
pub(super) fn axis(plan: &Plan<'_>) -> (i32, i32) {
    let selection = plan.brief.selection;
    let cut = as_of(plan).year();
    let years = years_of(selection.records.iter()).unwrap_or(cut..=cut);
    (*years.start(), cut.max(*years.start()))
}

/// The information cut-off.
fn as_of(plan: &Plan<'_>) -> NaiveDate {
    plan.brief
        .selection
        .timeline
        .as_of
        .when
        .last()
        .unwrap_or_default()
}

/// The headline of a page of figures.
pub(super) fn headline(plan: &Plan<'_>) -> String {
    let lang = plan.lang;
    let records = &plan.brief.selection.records;
    let years = years_of(records.iter()).unwrap_or(0..=0);
    let Extent { all: extent, .. } = plan.brief.extent;
    let choice = plan.brief.selection.ranking.choice(extent);
    let years = (*years.start(), *years.end());
    voice(lang).figures_headline(years, extent.min(records.len()), records.len(), choice)
}

/// The blocks of neighbouring charts, the first of them asked for at a place of the pack: those of
/// half the width stand beside each other in pairs.
pub(super) fn blocks(
    plan: &Plan<'_>,
    (wanted, place): (&[Section], usize),
    numbers: Option<&Numbers>,
    sink: &mut Sink,
) -> Vec<Block> {
    let surface = if share_a_page(wanted) {
        Surface::Shared
    } else {
        Surface::Pages
    };
    let mut blocks = Vec::new();
    let mut left: Option<Vec<Block>> = None;
    for (section, place) in wanted.iter().zip(place..) {
        let made = of_section(plan, (section, place), surface, numbers, sink);
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

/// The blocks of one chart, asked for at a place of the pack.
pub(super) fn of_section(
    plan: &Plan<'_>,
    (wanted, place): (&Section, usize),
    surface: Surface,
    numbers: Option<&Numbers>,
    sink: &mut Sink,
) -> Vec<Block> {
    let errors = sink.errors();
    let mut made = made(plan, wanted, surface, numbers, sink);
    // What could not be drawn for an error is not left out for want of data.
    let is_faultless = sink.errors() == errors;
    if is_faultless && made.iter().all(|made| matches!(made, Made::Nothing)) {
        plan.tell_empty(wanted, sink);
    }
    if counts_records(wanted) && !plan.lists_records() {
        cite_records(plan, &mut made);
    }
    let kind = wanted.figure.unwrap_or(FigureKind::Timeline);
    let mut placed = Vec::with_capacity(made.len());
    for (number, made) in made.into_iter().enumerate() {
        let key = FigureKey {
            section: place as u32,
            place: number as u32,
        };
        // A stated headline is the first chart's; the second of two series has its own.
        let stated = wanted.options.title.as_ref().filter(|_| number == 0);
        placed.push(self::place(plan, made, kind, key, (stated, wanted.at)));
    }
    // Two series face each other.
    if kind == FigureKind::Series && wanted.options.size == FigureSize::Full && placed.len() == 2 {
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
fn cite_records(plan: &Plan<'_>, made: &mut [Made]) {
    let records = &plan.brief.selection.records;
    let citations = records.iter().flat_map(|record| record.citations());
    let sources: Vec<Cited> = citations.map(Cited::new).collect();
    if sources.is_empty() {
        return;
    }
    let listed = Symbol::PLACE;
    let cited = plan.lang.pick(
        format!("全記録の出典：{listed}。"),
        format!("Sources of all records: {listed}. "),
    );
    for made in made {
        if let Made::Plot(plot) = made {
            plot.note = Some(format!("{cited}{}", plot.note.take().unwrap_or_default()));
            plot.symbols.insert(0, Symbol::Sources(sources.clone()));
        }
    }
}

fn made(
    plan: &Plan<'_>,
    wanted: &Section,
    surface: Surface,
    numbers: Option<&Numbers>,
    sink: &mut Sink,
) -> Vec<Made> {
    let by = wanted.options.by;
    match wanted.figure.unwrap_or(FigureKind::Timeline) {
        FigureKind::Timeline => vec![timeline::make(plan, wanted, surface)],
        FigureKind::SmallMultiples => vec![multiples::make(plan, by.unwrap_or(By::Sector))],
        FigureKind::EventsPerPeriod => vec![periods::make(plan, wanted)],
        FigureKind::Series => series::make(plan, wanted, sink),
        FigureKind::Cumulative => vec![cumulative::make(plan, wanted)],
        FigureKind::LeadTime => vec![lead::make(plan, wanted)],
        FigureKind::SourceQuality => numbers
            .map(|numbers| quality::make(plan, numbers))
            .into_iter()
            .collect(),
        FigureKind::CaseProgress => vec![progress::make(plan, wanted, surface)],
        FigureKind::SectorMethod => vec![matrix::make(plan, wanted, matrix::Rows::Sectors)],
        FigureKind::OrganisationsMethods => {
            vec![matrix::make(plan, wanted, matrix::Rows::Targets)]
        }
        FigureKind::Prefectures => prefectures::make(plan, wanted),
    }
}

/// A chart with its label and texts.
fn place(
    plan: &Plan<'_>,
    made: Made,
    kind: FigureKind,
    key: FigureKey,
    (stated, at): (Option<&Localised>, Span),
) -> Vec<Block> {
    let mut plot = match made {
        Made::Plot(plot) => *plot,
        Made::Sentence(words) => return vec![Block::Paragraph(words)],
        Made::Nothing => return Vec::new(),
    };
    if let Some(title) = stated {
        let title = title.text(plan.lang);
        plot.alt = format!("{title} {}", plot.alt);
        plot.title = title.to_owned();
    }
    let Plot {
        title,
        subtitle,
        alt,
        note,
        symbols,
        parts,
        data,
    } = plot;
    // A series is known by its own title only.
    let name = voice(plan.lang).figure(kind);
    let name = name.map_or(title.clone(), str::to_owned);
    let labelled = |text: String| citing(text, vec![Symbol::Figure(key)]);
    let mut listed = Some(ListedFigure {
        key,
        number: 0,
        name,
        data,
    });
    let note = note.map(|note| citing(note, symbols));
    let label = Symbol::PLACE;
    let count = parts.len();
    let mut blocks = Vec::with_capacity(count);
    for (number, spec) in parts.into_iter().enumerate() {
        let part = match count {
            1 => String::new(),
            _ => plan.lang.pick(
                format!("（{}/{count}）", number + 1),
                format!(" ({}/{count})", number + 1),
            ),
        };
        let headline = Words {
            at: stated.map(|stated| stated.at),
            ..Words::new(title.as_str())
        };
        let goes_on = (number + 1 < count).then(|| {
            let text = plan.lang.pick(
                format!("{label}は次の頁に続く"),
                format!("{label} continues on the next page"),
            );
            labelled(text).read_as(Role::Paragraph)
        });
        blocks.push(Block::Figure(Box::new(Figure {
            picture: Picture::new(alt.clone(), headline.at.unwrap_or(at)),
            label: Some(labelled(format!("{label}{part}"))),
            title: Some(headline),
            subtitle: Some(Words::new(subtitle.as_str())),
            listed: listed.take(),
            spec,
            note: goes_on.or_else(|| note.clone()),
        })));
    }
    blocks
}

/// How many alleged matters a count of incidents leaves out.
fn not_counted(plan: &Plan<'_>) -> String {
    let records = plan.brief.selection.records.iter();
    let alleged = records.filter(|record| record.kind == RecordKind::Alleged);
    match alleged.count() {
        0 => String::new(),
        count => voice(plan.lang).alleged_not_counted(count),
    }
}

/// What every count of records says of itself.
fn chosen(plan: &Plan<'_>) -> String {
    voice(plan.lang).chosen_note(plan.origin())
}

#[cfg(test)]
mod time_tests;
