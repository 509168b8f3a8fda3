//! What a chart shows: data and words, no places.

use std::ops::Range;

use chrono::NaiveDate;

use crate::diag::Span;
use crate::frame::Dest;
use crate::lang::Lang;
use crate::model::{RecordKind, Stage, When};

/// A chart narrower than so many millimetres takes its narrow form.
pub(super) const NARROW: f32 = 150.0;

/// What a chart shows.
#[derive(Debug, Clone)]
pub enum ChartSpec {
    /// Swim lanes.
    Timeline(TimelineSpec),
    /// The strip of the cover.
    Strip(StripSpec),
    /// Small charts beside each other.
    Multiples(MultiplesSpec),
    /// Stacked columns a period, or plain ones.
    Columns(ColumnsSpec),
    /// Lines or steps over time.
    Curves(CurvesSpec),
    /// Rows of dots.
    Dots(DotsSpec),
    /// Reliability and credibility.
    Quality(QualitySpec),
    /// Cases from the conduct to the last step.
    Progress(ProgressSpec),
    /// Counts by row and column.
    Matrix(Box<MatrixSpec>),
    /// The prefectures as tiles.
    Map(MapSpec),
}

/// A lane of a timeline.
#[derive(Debug, Clone)]
pub struct Lane {
    /// The kind, where lanes are kinds; it gives the lane its marker and colour.
    pub kind: Option<RecordKind>,
    /// Its name.
    pub name: String,
    /// How many records it stands for.
    pub total: usize,
    /// Where its name stands.
    pub at: Option<Span>,
}

/// A mark of a lane.
#[derive(Debug, Clone)]
pub struct LaneMark {
    /// Which lane.
    pub lane: usize,
    /// The kind, which decides marker and colour.
    pub kind: RecordKind,
    /// When.
    pub when: When,
    /// Whether that is the day of the news: it happened then or before.
    pub reported: bool,
    /// The text beside it.
    pub label: String,
    /// Shorter texts that say the same, for where it has no room; the first that fits is taken.
    pub shorter: Vec<String>,
    /// The number of its record.
    pub number: u32,
    /// Its date as the key prints it.
    pub date: String,
    /// The lower, the sooner it is placed.
    pub rank: u8,
    /// Whether its label is bold.
    pub strong: bool,
    /// The numbers of the records that it continues.
    pub follows: Vec<u32>,
    /// Whether it began in an earlier part of a timeline that goes on over pages; it counts there.
    pub continued: bool,
    /// The number of the record without which it may not be shown: a step without what became of it
    /// would mislead.
    pub needs: Option<u32>,
    /// Where it leads.
    pub dest: Option<Dest>,
    /// Where its text stands.
    pub at: Span,
}

/// Swim lanes.
#[derive(Debug, Clone)]
pub struct TimelineSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// The marks.
    pub marks: Vec<LaneMark>,
    /// The first year of the axis.
    pub first: i32,
    /// The last year of the axis.
    pub last: i32,
    /// The information cut-off.
    pub as_of: NaiveDate,
    /// The height that all lanes may take together, in millimetres; a lane has a row at least.
    pub height: f32,
    /// Entries of the key at most: records whose labels find no place and that are numbered
    /// instead.
    pub keys: usize,
}

/// What a timeline gives up of its height at every other time, in millimetres: half a row.
pub const SQUEEZE: f32 = 4.8;

impl TimelineSpec {
    /// The same with less: every other time half the key, then some of the lanes' height.
    #[must_use]
    pub fn squeezed(&self, times: u8) -> Self {
        let keys = if times % 2 == 1 {
            self.keys / 2
        } else {
            self.keys
        };
        TimelineSpec {
            height: self.height - SQUEEZE * f32::from(times / 2),
            keys,
            ..self.clone()
        }
    }
}

/// The strip of the cover: a bar a record.
#[derive(Debug, Clone)]
pub struct StripSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The lanes from top to bottom.
    pub kinds: Vec<RecordKind>,
    /// Kind and first possible day of each record.
    pub records: Vec<(RecordKind, NaiveDate)>,
    /// The first year of the axis.
    pub first: i32,
    /// The last year of the axis.
    pub last: i32,
    /// The information cut-off.
    pub as_of: NaiveDate,
}

/// A small chart.
#[derive(Debug, Clone)]
pub struct Panel {
    /// What it counts.
    pub title: String,
    /// How many in all, as printed.
    pub total: String,
    /// A count a year.
    pub counts: Vec<u32>,
    /// Where its title stands.
    pub at: Option<Span>,
}

/// Small charts with one axis.
#[derive(Debug, Clone)]
pub struct MultiplesSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The kind that is counted, which decides the colour.
    pub kind: RecordKind,
    /// The charts.
    pub panels: Vec<Panel>,
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// The year that is not over at the cut-off.
    pub incomplete: Option<i32>,
}

/// A column and what stands below it.
#[derive(Debug, Clone)]
pub struct Slot {
    /// What it stands for: a year, or a part of one.
    pub label: String,
    /// The year below the label, where a new one begins.
    pub group: Option<String>,
    /// Which part of the period is counted, where it is not all of it.
    pub part: Option<String>,
    /// Whether the period is not counted as a whole.
    pub hatched: bool,
    /// The figures from the base up, as many as there are kinds; `None` is a gap.
    pub values: Vec<Option<f64>>,
}

/// Columns a period.
#[derive(Debug, Clone)]
pub struct ColumnsSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The kinds from the base up, with their names; none for a plain series.
    pub stacked: Vec<(RecordKind, String)>,
    /// The columns.
    pub slots: Vec<Slot>,
    /// The unit, at the top of the axis.
    pub unit: String,
    /// What the axis must reach, where it is shared with a facing chart.
    pub reach: Option<f64>,
}

/// A label below an axis.
#[derive(Debug, Clone)]
pub struct Tick {
    /// Where it stands, in days from the beginning of the axis.
    pub at: f64,
    /// Where a line crosses the plot, if any does.
    pub line: Option<f64>,
    /// The label.
    pub text: String,
}

/// A figure at a day of a curve.
#[derive(Debug, Clone, Copy)]
pub struct CurvePoint {
    /// Days from the beginning of the axis.
    pub at: f64,
    /// The figure.
    pub value: f64,
    /// Whether figures are missing before it: the line is broken.
    pub apart: bool,
}

/// A curve.
#[derive(Debug, Clone)]
pub struct Curve {
    /// The kind of record that it counts; none for a plain series.
    pub kind: Option<RecordKind>,
    /// The label at its end.
    pub name: String,
    /// Its points in order of time.
    pub points: Vec<CurvePoint>,
}

/// Curves over time: steps of records added up, or one line with a marker at each figure.
#[derive(Debug, Clone)]
pub struct CurvesSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The curves.
    pub curves: Vec<Curve>,
    /// Whether a curve keeps its height until the next point.
    pub stepped: bool,
    /// The length of the axis in days.
    pub days: f64,
    /// The labels below the axis.
    pub ticks: Vec<Tick>,
    /// The unit, at the top of the axis.
    pub unit: String,
    /// What the axis must reach, where it is shared with a facing chart.
    pub reach: Option<f64>,
}

/// A row of dots.
#[derive(Debug, Clone)]
pub struct DotRow {
    /// What its values are.
    pub name: String,
    /// How many there are, and their median.
    pub remark: String,
    /// The values, none below 0.
    pub values: Vec<f64>,
    /// The value that is marked, if any.
    pub median: Option<f64>,
}

/// Rows of dots on one axis.
#[derive(Debug, Clone)]
pub struct DotsSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The rows from top to bottom.
    pub rows: Vec<DotRow>,
    /// The unit, at the last label of the axis.
    pub unit: String,
}

/// Reliability (rows A to F) and credibility (columns 1 to 6).
#[derive(Debug, Clone)]
pub struct QualitySpec {
    /// The language of its words.
    pub lang: Lang,
    /// Citations by row and column.
    pub counts: [[u32; 6]; 6],
}

/// Cases from the conduct to the last step, one line each.
#[derive(Debug, Clone)]
pub struct ProgressSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The lines from top to bottom.
    pub rows: Vec<ProgressRow>,
    /// The stages that occur, with their words, for the key.
    pub key: Vec<(Stage, String)>,
    /// The first year of the axis.
    pub first: i32,
    /// The last year of the axis.
    pub last: i32,
    /// The information cut-off.
    pub as_of: NaiveDate,
}

/// A line of a case.
#[derive(Debug, Clone)]
pub struct ProgressRow {
    /// Who and what.
    pub name: String,
    /// The word of the last step, with its year.
    pub status: String,
    /// When the conduct was.
    pub conduct: Option<When>,
    /// The steps in order of date.
    pub steps: Vec<ProgressStep>,
    /// Whether a further step is open.
    pub open: bool,
    /// Where it leads.
    pub dest: Dest,
    /// Where its text stands.
    pub at: Span,
}

/// A step of a line.
#[derive(Debug, Clone)]
pub struct ProgressStep {
    /// Which.
    pub stage: Stage,
    /// When.
    pub when: When,
    /// Whether that is the day of the news.
    pub reported: bool,
}

/// Records by row and column, with totals.
#[derive(Debug, Clone)]
pub struct MatrixSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The kind that is counted, which decides the colour.
    pub kind: RecordKind,
    /// What the rows are.
    pub rows: Vec<String>,
    /// What the columns are.
    pub columns: Vec<String>,
    /// A list of cells for each row.
    pub cells: Vec<Vec<u32>>,
    /// The total of each row.
    pub row_totals: Vec<u32>,
    /// The total of each column.
    pub column_totals: Vec<u32>,
    /// The total of all.
    pub total: u32,
    /// The columns of each matrix, from the top down.
    pub bands: Vec<Range<usize>>,
    /// The columns that the widest matrix of the chart has.
    pub across: usize,
    /// The upper bounds of the steps of colour.
    pub bounds: Vec<f64>,
    /// Where the chart is asked for.
    pub at: Span,
}

/// A prefecture on a map.
#[derive(Debug, Clone)]
pub struct Tile {
    /// What stands on the tile.
    pub name: String,
    /// The figure on the tile; nothing where none is known.
    pub value: Option<String>,
    /// Its step of colour, from 0; none for zero and for what is not known.
    pub step: Option<usize>,
}

/// The 47 prefectures as tiles.
#[derive(Debug, Clone)]
pub struct MapSpec {
    /// The language of its words.
    pub lang: Lang,
    /// The kind that is counted, which decides the colour; none for several.
    pub kind: Option<RecordKind>,
    /// What stands above the scale.
    pub unit: String,
    /// What stands at each step of the scale.
    pub scale: Vec<String>,
    /// The tiles, JP-01 to JP-47.
    pub tiles: Vec<Tile>,
    /// The prefectures in order of their figures: code where names are too long for a tile, name,
    /// figure.
    pub list: Vec<(Option<String>, String, String)>,
    /// Where the chart is asked for.
    pub at: Span,
}

/// A label that does not fit.
#[derive(Debug, Clone)]
pub struct TooLong {
    /// Where its text stands.
    pub at: Option<Span>,
    /// The text.
    pub text: String,
    /// How many characters are too many.
    pub over: usize,
}
