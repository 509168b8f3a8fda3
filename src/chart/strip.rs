//! The strip of the cover: one bar a record, so that each cover is its own.

use crate::wording::voice;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::axis::every_years;
use super::canvas::{Anchor, Canvas, Lettering};
use super::drawing::Drawing;
use super::marks::{HAIR, INK, TINT, draw_marker, palette};
use super::spec::NARROW;
use super::spec::StripSpec;
use crate::frame::{Colour, Frame};
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::model::RecordKind;
use crate::text::Typesetter;

const LABELS: f32 = 26.0;
const HEAD: f32 = 6.0;
/// The height of a lane, and on small paper.
const LANE: f32 = 9.5;
const SMALL_LANE: f32 = 7.0;
const FOOT: f32 = 4.5;
/// Beyond so many records a lane shows bars per month, their height by count.
const MANY: usize = 400;
/// The lanes that the height is for; more of them are lower.
const USUAL: f32 = 4.0;

/// Draws the strip.
pub(super) fn draw(spec: &StripSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let width_mm = width.0 / PT_PER_MM;
    let high = if width_mm < NARROW { SMALL_LANE } else { LANE };
    let lanes = spec.kinds.len() as f32;
    let high = high * (USUAL / lanes.max(USUAL));
    let bottom = HEAD + high * lanes;
    let mut frame = Frame::new(width, Mm(bottom + FOOT).into());
    let canvas = Canvas::new(&mut frame, setter, spec.lang);
    let years = (spec.last - spec.first + 1) as f32;
    let x = |day: NaiveDate| {
        LABELS
            + ((day.year() - spec.first) as f32 + day.ordinal0() as f32 / 366.0) / years
                * (width_mm - LABELS)
    };
    let cut = x(spec.as_of).clamp(LABELS, width_mm);
    canvas.fill(cut, HEAD, width_mm - cut, bottom - HEAD, TINT);
    axis(&canvas, spec, width_mm, bottom);
    for (number, kind) in spec.kinds.iter().copied().enumerate() {
        lane(&canvas, spec, kind, (HEAD + high * number as f32, high), &x);
    }
    canvas.line((0.0, HEAD), (width_mm, HEAD), INK, 1.2);
    for number in 1..=spec.kinds.len() {
        let y = HEAD + high * number as f32;
        canvas.line((0.0, y), (width_mm, y), HAIR, 0.35);
    }
    canvas.line((cut, HEAD), (cut, bottom + 4.0), INK, 0.8);
    let word = voice(spec.lang).as_of_date(spec.as_of);
    canvas.text(
        &word,
        cut - 1.2,
        bottom + 2.8,
        Anchor::End,
        Lettering::new(7.0, INK),
    );
    drop(canvas);
    Drawing {
        frame,
        ..Drawing::default()
    }
}

fn axis(canvas: &Canvas<'_, '_>, spec: &StripSpec, width: f32, bottom: f32) {
    let years = spec.last - spec.first + 1;
    let wide = (width - LABELS) / years as f32;
    let (every, lines_every) = (every_years(wide, 10.0), every_years(wide, 2.2));
    for year in spec.first..=spec.last {
        let x = LABELS + wide * (year - spec.first) as f32;
        if (year - spec.first) % lines_every == 0 {
            canvas.line((x, HEAD), (x, bottom), HAIR, 0.35);
        }
        if (year - spec.first) % every == 0 {
            canvas.text(
                &year.to_string(),
                x + 1.2,
                2.8,
                Anchor::Start,
                Lettering::new(9.0, INK).bold().fixed(),
            );
        }
    }
    canvas.line((width, HEAD), (width, bottom), HAIR, 0.35);
}

fn lane(
    canvas: &Canvas<'_, '_>,
    spec: &StripSpec,
    kind: RecordKind,
    (top, high): (f32, f32),
    x: &dyn Fn(NaiveDate) -> f32,
) {
    let middle = top + high / 2.0;
    draw_marker(canvas, kind, 1.8, middle, 0.95);
    let name = voice(spec.lang).strip_lane(kind);
    canvas.text(
        name,
        5.0,
        middle,
        Anchor::Start,
        Lettering::new(8.0, INK).bold(),
    );
    let days: Vec<NaiveDate> = spec
        .records
        .iter()
        .filter(|(k, _)| *k == kind)
        .map(|(_, day)| *day)
        .collect();
    let mut bars: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for day in &days {
        let key = if spec.records.len() > MANY {
            day.with_day(1).unwrap_or(*day)
        } else {
            *day
        };
        *bars.entry(key).or_insert(0) += 1;
    }
    let most = if spec.records.len() > MANY {
        bars.values().copied().max().unwrap_or(1)
    } else {
        1
    };
    for (day, count) in bars {
        let tallest = high * 0.66;
        let height = tallest * (count.min(most) as f32 / most as f32);
        let (left, colours) = (x(day), palette(kind));
        let top = middle + tallest / 2.0 - height;
        let outlined = matches!(kind, RecordKind::Policy | RecordKind::Alleged);
        canvas.fill(
            left,
            top,
            0.7,
            height,
            if outlined {
                Colour::WHITE
            } else {
                colours.fill
            },
        );
        if outlined || kind == RecordKind::Outreach {
            canvas.outline(left, top, 0.7, height, colours.line, 0.5);
        }
    }
}
