//! Incidents by sector or target, and by method: a matrix whose totals count each record once.

use crate::wording::voice;
use std::ops::Range;

use super::matrix_words::{self as words, Said};
use super::{Made, Plot, chosen, fit, not_counted};
use crate::analysis::{Cross, Record, Side, bounds, grouped, years_of};
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, MatrixSpec};
use crate::document::FigureData;
use crate::lang::Lang;
use crate::model::{ChartRoom, FigureSize, RecordKind, Role, Section};

/// What the rows of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    /// Sectors.
    Sectors,
    /// Organisations that were the target: an authority or a partner is named for its part, not for
    /// being a victim.
    Targets,
}

/// Rows at most.
const ROWS: usize = 20;
/// Fewer figures than these are told in a sentence.
const FEW: usize = 4;

/// The matrix, or what there is to say instead.
pub(crate) fn make(plan: &Plan<'_>, wanted: &Section, rows: Rows) -> Made {
    let (lang, size) = (plan.lang, wanted.options.size);
    let timeline = plan.brief.selection.timeline;
    let incidents: Vec<&Record<'_>> = plan
        .brief
        .selection
        .records
        .iter()
        .filter(|record| record.kind == RecordKind::Incident)
        .collect();
    let mut cross = Cross::default();
    let counted: Vec<&Record<'_>> = incidents
        .iter()
        .copied()
        .filter(|record| cross.add(row_of(record, rows), columns_of(record)))
        .collect();
    let (row_ranking, column_ranking) = (cross.ranking(Side::Rows), cross.ranking(Side::Columns));
    let row_name = |i: usize| match rows {
        Rows::Sectors => timeline.sectors[i].on_charts().text(lang).to_owned(),
        Rows::Targets => timeline.organisations[i].on_charts().text(lang).to_owned(),
    };
    let column_name = |i: usize| timeline.methods[i].on_charts().text(lang).to_owned();
    // Of all pairs, those in the rest as well: what is drawn as one could hide the largest.
    let (most, pairs) = cross.peak();
    let room = Room::new(
        column_ranking.len(),
        counted.len(),
        size,
        (lang, plan.room()),
    );
    let row_groups = grouped(
        &row_ranking,
        room.rows(row_ranking.iter().map(|i| row_name(*i))),
    );
    let column_groups = grouped(&column_ranking, room.across * room.bands);
    let counts = cross.count(&row_groups, &column_groups);
    let named = |groups: &[Vec<usize>],
                 name: &dyn Fn(usize) -> String,
                 what: &dyn Fn(usize) -> String|
     -> Vec<String> {
        groups
            .iter()
            .map(|group| {
                if let [one] = group[..] {
                    name(one)
                } else {
                    what(group.len())
                }
            })
            .collect()
    };
    let said = Said {
        chosen: format!("{}{}", chosen(plan), not_counted(plan)),
        lang,
        rows,
        size,
        row_names: named(&row_groups, &row_name, &|n| {
            words::other_rows(n, rows, lang)
        }),
        column_names: named(&column_groups, &column_name, &|n| {
            words::other_columns(n, lang)
        }),
        peak: (
            most,
            pairs
                .into_iter()
                .map(|(row, column)| (row_name(row), column_name(column)))
                .collect(),
        ),
        counts,
        total: counted.len(),
        left_out: incidents.len() - counted.len(),
        samples: counted.iter().filter(|record| record.is_sample()).count(),
        years: years_of(counted.iter().copied()).unwrap_or(0..=0),
    };
    if said.filled().is_empty() {
        return Made::Nothing;
    }
    if said.filled().len() < FEW {
        return Made::sentence(words::sentence(&said));
    }
    Plot {
        symbols: Vec::new(),
        title: words::title(&said),
        subtitle: words::subtitle(&said),
        alt: words::alt(&said),
        note: Some(words::note(&said, room.bands > 1)),
        data: data(&said),
        parts: parts(said, &room, wanted),
    }
    .into()
}

fn row_of(record: &Record<'_>, rows: Rows) -> Vec<usize> {
    match rows {
        Rows::Sectors => record
            .sectors()
            .iter()
            .map(|sector| sector.index())
            .collect(),
        Rows::Targets => {
            let targets = record
                .organisations()
                .iter()
                .filter(|organisation| organisation.role == Role::Target);
            targets.map(|target| target.id.index()).collect()
        }
    }
}

fn columns_of(record: &Record<'_>) -> Vec<usize> {
    record
        .methods()
        .iter()
        .map(|method| method.index())
        .collect()
}

/// How much of a matrix has room.
struct Room {
    size: FigureSize,
    lang: Lang,
    /// The height of all of them, in millimetres.
    high: f32,
    /// Columns of one matrix at most.
    across: usize,
    /// Matrices below each other.
    bands: usize,
}

impl Room {
    fn new(
        columns: usize,
        records: usize,
        size: FigureSize,
        (lang, room): (Lang, ChartRoom),
    ) -> Self {
        let (ja, en) = room.half_matrix_columns;
        let across = match (size, records) {
            (FigureSize::Full, _) => room.matrix_columns,
            (FigureSize::Half, 100_000..) => lang.pick(ja, en).min(4),
            (FigureSize::Half, _) => lang.pick(ja, en),
        };
        // What has no place in so many matrices is summed up in the last column.
        let most = if size == FigureSize::Full { 3 } else { 2 };
        Room {
            size,
            lang,
            high: room.matrix_height.0,
            across,
            bands: columns.div_ceil(across).clamp(1, most),
        }
    }

    /// How many rows fit: half a chart's width stands in one column and is never split, a whole one
    /// has pages.
    fn rows(&self, names: impl Iterator<Item = String>) -> usize {
        let each = match self.size {
            FigureSize::Full => self.high,
            FigureSize::Half => self.high / self.bands as f32,
        };
        let (mut left, mut rows) = (each - self.heads(), 0);
        for name in names.take(ROWS) {
            left -= self.row(&name);
            if left < 0.0 {
                break;
            }
            rows += 1;
        }
        rows.max(2)
    }

    /// About the height of the heads and the totals.
    fn heads(&self) -> f32 {
        self.lang.pick(25.0, 34.0)
    }

    /// About the height of a row: names are wrapped in a third of the width.
    fn row(&self, name: &str) -> f32 {
        let across = match self.size {
            FigureSize::Full => 17.0,
            FigureSize::Half => 9.0,
        };
        ((fit::em(name) / across).ceil() * 3.4 + 1.6).max(6.7)
    }
}

/// The chart on as many pages as it takes.
fn parts(said: Said, room: &Room, wanted: &Section) -> Vec<ChartSpec> {
    let columns = said.column_names.len();
    let across = room.across.min(columns.div_ceil(room.bands));
    let bands: Vec<Range<usize>> = (0..room.bands)
        .map(|band| band * across..((band + 1) * across).min(columns))
        .collect();
    let high: f32 = room.heads()
        + said
            .row_names
            .iter()
            .map(|name| room.row(name))
            .sum::<f32>();
    let a_page = match room.size {
        FigureSize::Full => ((room.high / high) as usize).max(1),
        FigureSize::Half => bands.len(),
    };
    let spec = |bands: &[Range<usize>]| {
        ChartSpec::Matrix(Box::new(MatrixSpec {
            lang: said.lang,
            kind: RecordKind::Incident,
            rows: said.row_names.clone(),
            columns: said.column_names.clone(),
            bounds: bounds(
                said.counts
                    .cells
                    .iter()
                    .flatten()
                    .map(|count| f64::from(*count)),
            ),
            cells: said.counts.cells.clone(),
            row_totals: said.counts.rows.clone(),
            column_totals: said.counts.columns.clone(),
            total: said.total as u32,
            bands: bands.to_vec(),
            across,
            at: wanted.at,
        }))
    };
    bands.chunks(a_page).map(spec).collect()
}

fn data(said: &Said) -> FigureData {
    let total = voice(said.lang).all_head().to_owned();
    let mut data = FigureData::new(
        [words::rows(said.rows, said.lang).to_owned()]
            .into_iter()
            .chain(said.column_names.clone())
            .chain([total.clone()]),
    );
    for ((name, cells), sum) in said
        .row_names
        .iter()
        .zip(&said.counts.cells)
        .zip(&said.counts.rows)
    {
        data.row(
            [name.clone()]
                .into_iter()
                .chain(cells.iter().map(u32::to_string))
                .chain([sum.to_string()]),
        );
    }
    data.row(
        [total]
            .into_iter()
            .chain(said.counts.columns.iter().map(u32::to_string))
            .chain([said.total.to_string()]),
    );
    data
}
