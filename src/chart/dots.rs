//! Rows of dots on one axis: each value is a dot, and dots at the same place stand above each
//! other.

use super::canvas::{Anchor, Lettering};
use super::drawing::Drawing;
use super::marks::{HAIR, INK, INK2};
use super::pen::{Pen, SCALE, Scale, width_of};
use super::spec::{DotRow, DotsSpec};
use crate::frame::{Colour, Frame};
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::text::Typesetter;

/// The heading of a row.
const HEAD: f32 = 6.4;
/// Between a row and the next.
const GAP: f32 = 2.6;
/// Below the axis.
const FOOT: f32 = 5.2;
/// The least and the greatest height of a row's dots.
const HEIGHTS: (f32, f32) = (6.0, 16.0);
/// From the frame to the outermost dots.
const INSET: f32 = 2.0;

const NAME: Lettering = Lettering::new(8.0, INK).bold();
const REMARK: Lettering = Lettering::new(7.5, INK2);

/// The radius of dots: the smaller one where the larger would make a row too high.
const RADII: (f32, f32) = (1.15, 0.65);

/// The dots of a row: across, and the level above its line.
struct DotStack {
    dots: Vec<(f32, usize)>,
    levels: usize,
    radius: f32,
    /// From a level to the next.
    rise: f32,
    high: f32,
}

/// Draws the rows.
pub(super) fn draw(spec: &DotsSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let wide = width.0 / PT_PER_MM;
    let scale = Scale::covering(spec.rows.iter().flat_map(|row| &row.values).copied());
    let x = |value: f64| INSET + (wide - INSET * 2.0) * (value / scale.high) as f32;
    let place_all = |radius: f32| {
        spec.rows
            .iter()
            .map(|row| place(&row.values, radius, &x))
            .collect::<Vec<DotStack>>()
    };
    let mut rows = place_all(RADII.0);
    if rows
        .iter()
        .any(|row| row.levels as f32 * RADII.0 * 2.0 > HEIGHTS.1)
    {
        rows = place_all(RADII.1);
    }
    let taken = |row: &DotRow| {
        width_of(&row.name, NAME, spec.lang, setter)
            + width_of(&row.remark, REMARK, spec.lang, setter)
    };
    let second = if spec.rows.iter().any(|row| taken(row) + 3.0 > wide) {
        3.6
    } else {
        0.0
    };
    let height = |row: &DotStack| HEAD + second + row.high + GAP;
    let base: f32 = rows.iter().map(height).sum();
    let mut frame = Frame::new(width, Mm(base + FOOT).into());
    let mut pen = Pen::new(&mut frame, setter, spec.lang);
    let mut y = 0.0;
    for (row, placed) in spec.rows.iter().zip(&rows) {
        let next = y + height(placed);
        draw_row(&mut pen, row, placed, (y, second, next - GAP), &scale, &x);
        y = next;
    }
    axis(&mut pen, spec, &scale, base, &x);
    let boxes = pen.boxes();
    Drawing {
        frame,
        boxes,
        ..Drawing::default()
    }
}

/// Each dot on the first level where it touches none; levels nearer to each other where there are
/// many.
fn place(values: &[f64], radius: f32, x: &dyn Fn(f64) -> f32) -> DotStack {
    let mut sorted: Vec<f64> = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    // Where the last dot of each level ends.
    let mut ends: Vec<f32> = Vec::new();
    let mut dots = Vec::with_capacity(sorted.len());
    for at in sorted.into_iter().map(x) {
        let level = ends
            .iter()
            .position(|end| *end <= at - radius)
            .unwrap_or(ends.len());
        if level == ends.len() {
            ends.push(0.0);
        }
        ends[level] = at + radius + 0.2;
        dots.push((at, level));
    }
    let more = ends.len().saturating_sub(1) as f32;
    let rise = (radius * 2.0 + 0.2).min((HEIGHTS.1 - radius * 2.0) / more.max(1.0));
    let high = (rise * more + radius * 2.0 + 1.0).max(HEIGHTS.0);
    DotStack {
        dots,
        levels: ends.len(),
        radius,
        rise,
        high,
    }
}

fn draw_row(
    pen: &mut Pen<'_, '_>,
    row: &DotRow,
    placed: &DotStack,
    (top, second, line): (f32, f32, f32),
    scale: &Scale,
    x: &dyn Fn(f64) -> f32,
) {
    pen.text(&row.name, (0.0, top + 2.2), Anchor::Start, NAME);
    let (at, anchor) = if second > 0.0 {
        (0.0, Anchor::Start)
    } else {
        (pen.wide, Anchor::End)
    };
    pen.text(&row.remark, (at, top + 2.2 + second), anchor, REMARK);
    let head = top + HEAD + second - 1.0;
    for (value, _) in scale.lines() {
        pen.canvas
            .line((x(value), head), (x(value), line), HAIR, 0.35);
    }
    pen.canvas.line((0.0, line), (pen.wide, line), INK, 0.35);
    for (at, level) in &placed.dots {
        let y = line - 0.5 - placed.radius - placed.rise * *level as f32;
        // A white edge keeps dots apart that stand nearer than their width.
        if placed.levels > 1 {
            pen.canvas.disc(*at, y, placed.radius + 0.1, Colour::WHITE);
        }
        pen.canvas.disc(*at, y, placed.radius, INK2);
    }
    if let Some(median) = row.median {
        let at = x(median);
        pen.canvas.line((at, head), (at, line + 1.2), INK, 1.2);
        pen.canvas.polygon(
            &[
                (at, head + 1.4),
                (at - 1.1, head - 0.5),
                (at + 1.1, head - 0.5),
            ],
            INK,
        );
    }
}

/// The common axis, the unit with its last label.
fn axis(pen: &mut Pen<'_, '_>, spec: &DotsSpec, scale: &Scale, y: f32, x: &dyn Fn(f64) -> f32) {
    pen.canvas
        .line((0.0, y - GAP), (pen.wide, y - GAP), INK, 0.7);
    let lines = scale.lines();
    let count = lines.len();
    // From the last label back: the one with the unit is never the one that gives way.
    for (number, (value, text)) in lines.into_iter().enumerate().rev() {
        let text = if number + 1 == count {
            format!("{text}{}", spec.unit)
        } else {
            text
        };
        pen.text_if_free(&text, (x(value), y + 0.6), Anchor::Middle, SCALE);
    }
}
