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
    [1, 2, 5, 10, 20, 50]
        .into_iter()
        .find(|n| year * *n as f32 >= room)
        .unwrap_or(100)
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
        let every = self.every(10.5);
        let lettering = Lettering::new(9.0, INK).bold().fixed();
        let mut after_gap = false;
        for (place, (year, x)) in self.years.iter().enumerate() {
            canvas.line((*x, top), (*x, bottom), HAIR, 0.35);
            after_gap = after_gap || (place > 0 && self.years[place - 1].0 + 1 < *year);
            if (year - self.years[0].0) % every == 0 || (after_gap && every == 1) {
                canvas.text(&year.to_string(), x + 1.0, label, Anchor::Start, lettering);
            }
        }
        canvas.line((self.right, top), (self.right, bottom), HAIR, 0.35);
        for gap in &self.gaps {
            self.draw_gap(canvas, lang, gap, lines);
        }
    }

    /// A white band between two zigzag lines, with what is left out.
    fn draw_gap(
        &self,
        canvas: &Canvas<'_, '_>,
        lang: Lang,
        gap: &Gap,
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
        canvas.text(
            &words,
            (gap.from + gap.to) / 2.0,
            label,
            Anchor::Middle,
            lettering,
        );
    }
}
