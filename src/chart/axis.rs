//! The axis of years: days to millimetres, with marked breaks where nothing happened for years.

use crate::wording::voice;
use chrono::{Datelike, NaiveDate};

use super::canvas::{Anchor, Canvas, Lettering};
use super::marks::{HAIR, INK, INK2};
use crate::frame::Colour;
use crate::lang::Lang;

/// Empty years in a row that are left out; fewer are drawn.
const LEAST_BREAK: i32 = 3;
/// Only axes of so many years have breaks.
const LONG: i32 = 9;
/// How wide a break is drawn.
const BREAK: f32 = 12.0;
/// How far lines of years are apart at least: closer ones are a grey ground.
const LINE: f32 = 2.2;
/// How wide the four digits of a year are set.
const YEAR: f32 = 7.8;
/// Axes of so many years have months or quarters between them.
const MONTHS: usize = 3;
/// What the label of a month or quarter needs.
const MONTH: f32 = 8.2;

/// Years that are left out, and where the break stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gap {
    pub first: i32,
    pub last: i32,
    pub from: f32,
    pub to: f32,
}

/// The heights of an axis, in millimetres from the top.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearLines {
    /// The middle of the years.
    pub label: f32,
    /// Where gridlines begin.
    pub top: f32,
    /// Where they end.
    pub bottom: f32,
}

/// An axis of whole years between two edges, in millimetres.
#[derive(Debug, Clone)]
pub(super) struct Axis {
    pub left: f32,
    pub right: f32,
    /// Each year that is drawn with the place of its first day.
    years: Vec<(i32, f32)>,
    pub gaps: Vec<Gap>,
    /// The width of a year.
    pub year: f32,
}

/// Every how many years of a width a label has so much room.
pub(super) fn every_years(year: f32, room: f32) -> i32 {
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]
        .into_iter()
        .find(|n| year * *n as f32 >= room)
        .unwrap_or(5000)
}

impl Axis {
    /// An axis of the years `first` to `last`. Where no year of `busy` falls for long, the years
    /// are left out.
    pub(crate) fn new(
        (first, last): (i32, i32),
        (left, right): (f32, f32),
        busy: impl Fn(i32) -> bool,
    ) -> Self {
        let empty = |year: &i32| last - first >= LONG && !busy(*year);
        let all: Vec<i32> = (first..=last.max(first)).collect();
        let skipped: Vec<(i32, i32)> = all
            .chunk_by(|a, b| empty(a) == empty(b))
            .filter(|run| empty(&run[0]) && run.len() as i32 >= LEAST_BREAK)
            .map(|run| (run[0], run[run.len() - 1]))
            .collect();
        let out: i32 = skipped.iter().map(|(a, b)| b - a + 1).sum();
        let year = ((right - left) - BREAK * skipped.len() as f32).max(1.0)
            / (all.len() as i32 - out).max(1) as f32;
        let mut axis = Axis {
            left,
            right,
            years: Vec::new(),
            gaps: Vec::new(),
            year,
        };
        let mut x = left;
        for of in all {
            match skipped.iter().find(|(a, b)| (*a..=*b).contains(&of)) {
                Some((a, b)) if *a == of => {
                    axis.gaps.push(Gap {
                        first: *a,
                        last: *b,
                        from: x,
                        to: x + BREAK,
                    });
                    x += BREAK;
                }
                Some(_) => {}
                None => {
                    axis.years.push((of, x));
                    x += year;
                }
            }
        }
        axis
    }

    /// The place of a day; outside the axis its nearer edge.
    pub(crate) fn x(&self, day: NaiveDate) -> f32 {
        let of = day.year();
        if let Some(gap) = self
            .gaps
            .iter()
            .find(|gap| (gap.first..=gap.last).contains(&of))
        {
            return (gap.from + gap.to) / 2.0;
        }
        let days = if day.leap_year() { 366.0 } else { 365.0 };
        match self.years.iter().find(|(year, _)| *year == of) {
            Some((_, x)) => x + self.year * day.ordinal0() as f32 / days,
            None if self.years.first().is_some_and(|(year, _)| of < *year) => self.left,
            None => self.right,
        }
    }

    /// Every how many years a label has room of so many millimetres.
    pub(crate) fn every(&self, room: f32) -> i32 {
        every_years(self.year, room)
    }

    /// Draws gridlines, the years above them, and the breaks.
    pub(crate) fn draw(&self, canvas: &Canvas<'_, '_>, lang: Lang, lines: YearLines) {
        let YearLines { label, top, bottom } = lines;
        let (every, lines_every) = (self.every(10.5), self.every(LINE));
        let lettering = Lettering::new(9.0, INK).bold().fixed();
        let first = self.years.first().map_or(0, |(year, _)| *year);
        let mut after_gap = false;
        // Where labels stand: one that would touch another is left out.
        let mut taken: Vec<(f32, f32)> = Vec::new();
        for (place, (year, x)) in self.years.iter().enumerate() {
            let is_after = place > 0 && self.years[place - 1].0 + 1 < *year;
            after_gap = after_gap || is_after;
            if (year - first) % lines_every == 0 || is_after {
                canvas.line((*x, top), (*x, bottom), HAIR, 0.35);
            }
            let is_due = (year - first) % every == 0 || (after_gap && every == 1) || is_after;
            let wanted = (x + 1.0, x + 1.0 + YEAR);
            if is_due && is_free(&taken, wanted) {
                canvas.text(&year.to_string(), x + 1.0, label, Anchor::Start, lettering);
                taken.push(wanted);
            }
        }
        self.draw_months(canvas, lang, lines);
        canvas.line((self.right, top), (self.right, bottom), HAIR, 0.35);
        for gap in &self.gaps {
            self.draw_gap(canvas, lang, (gap, &mut taken), lines);
        }
    }

    /// A white band between two zigzag lines, with what is left out.
    fn draw_gap(
        &self,
        canvas: &Canvas<'_, '_>,
        lang: Lang,
        (gap, taken): (&Gap, &mut Vec<(f32, f32)>),
        YearLines { label, top, bottom }: YearLines,
    ) {
        canvas.fill(
            gap.from,
            top - 0.4,
            gap.to - gap.from,
            bottom - top + 0.8,
            Colour::WHITE,
        );
        for x in [gap.from + 0.8, gap.to - 0.8] {
            let steps = ((bottom - top) / 1.6).max(1.0) as usize;
            let zigzag: Vec<(f32, f32)> = (0..=steps)
                .map(|n| {
                    (
                        x + if n % 2 == 0 { -0.6 } else { 0.6 },
                        top + (bottom - top) * n as f32 / steps as f32,
                    )
                })
                .collect();
            canvas.path(&zigzag, INK, 0.5);
        }
        let count = gap.last - gap.first + 1;
        let words = voice(lang).years_cut(count);
        let lettering = Lettering::new(6.5, INK2);
        let middle = (gap.from + gap.to) / 2.0;
        let half = lang.pick(2.3, 1.15) * words.chars().count() as f32 / 2.0;
        let wanted = (middle - half, middle + half);
        if is_free(taken, wanted) {
            canvas.text(&words, middle, label, Anchor::Middle, lettering);
            taken.push(wanted);
        }
    }

    /// Draws months or quarters between few years: a line and a label each, where labels have room.
    fn draw_months(&self, canvas: &Canvas<'_, '_>, lang: Lang, lines: YearLines) {
        let YearLines { label, top, bottom } = lines;
        if self.years.len() > MONTHS || !self.gaps.is_empty() {
            return;
        }
        let step = [1, 3, 6]
            .into_iter()
            .find(|n| self.year / 12.0 * *n as f32 >= MONTH);
        let Some(step) = step else { return };
        let lettering = Lettering::new(7.0, INK2);
        for (year, _) in &self.years {
            for month in (1 + step..=12).step_by(step as usize) {
                let Some(day) = NaiveDate::from_ymd_opt(*year, month, 1) else {
                    continue;
                };
                let x = self.x(day);
                canvas.line((x, top), (x, bottom), HAIR, 0.25);
                // The label of the year has the first month's place.
                if self.year / 12.0 * step as f32 >= MONTH && x > self.left + 1.0 + YEAR {
                    let words = voice(lang).axis_month(month);
                    canvas.text(&words, x + 0.8, label, Anchor::Start, lettering);
                }
            }
        }
    }
}

/// Whether a label keeps clear of all others.
fn is_free(taken: &[(f32, f32)], (from, to): (f32, f32)) -> bool {
    taken.iter().all(|(a, b)| to + 0.8 <= *a || from >= b + 0.8)
}
