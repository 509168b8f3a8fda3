//! Columns a year: stacked by kind, or a plain series with its gaps.

use super::canvas::{Anchor, Canvas, Lettering};
use super::marks::{HAIR, INK, INK2, INK3, draw_bar, draw_incomplete_bar, draw_marker};
use super::{ColumnsSpec, Drawn};
use crate::frame::{Colour, Frame};
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::text::Typesetter;

const HIGH: f32 = 52.0;
const KEY: f32 = 6.0;
const LEFT: f32 = 11.0;
const BASE: f32 = KEY + HIGH - 6.0;
const TOP: f32 = KEY + 5.0;

/// The step of an axis that reaches a value in at most `lines` gridlines: 1, 2 or 5 times a power of ten.
pub(super) fn nice_step(most: f64, lines: u32) -> f64 {
    let rough = (most / f64::from(lines)).max(1e-9);
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= rough - 1e-9).unwrap_or(power * 10.0);
    step.max(1.0)
}

/// Draws the columns.
pub(super) fn draw(spec: &ColumnsSpec, width: Pt, setter: &Typesetter<'_>) -> Drawn {
    let wide = width.0 / PT_PER_MM;
    let mut frame = Frame::new(width, Mm(KEY + HIGH).into());
    let canvas = Canvas::new(&mut frame, setter, spec.lang);
    let years = (spec.last - spec.first + 1).max(1) as usize;
    let total = |year: usize| -> f64 { spec.values.iter().filter_map(|v| v.get(year).copied().flatten()).sum() };
    let most = (0..years).map(total).fold(0.0, f64::max);
    let step = nice_step(most, 4);
    let top = (most / step).ceil().max(1.0) * step;
    let height = |value: f64| (BASE - TOP) * (value / top) as f32;
    axis(&canvas, spec, wide, step, top);
    let pitch = (wide - LEFT) / years as f32;
    let column = (pitch - 1.6).max(pitch * 0.5).min(14.0);
    for year in 0..years {
        let x = LEFT + pitch * year as f32 + (pitch - column) / 2.0;
        let mut y = BASE;
        for (kind, values) in spec.kinds.iter().map(|(k, _)| *k).zip(&spec.values) {
            let Some(value) = values.get(year).copied().flatten().filter(|v| *v > 0.0) else { continue };
            y -= height(value);
            let bar = (x, y, column, height(value));
            if spec.incomplete == Some(spec.first + year as i32) {
                draw_incomplete_bar(&canvas, kind, bar);
            } else {
                draw_bar(&canvas, kind, bar);
            }
            canvas.line((x, y), (x + column, y), Colour::WHITE, 0.6);
        }
        year_words(&canvas, spec, year, x + column / 2.0, y, pitch);
    }
    canvas.line((LEFT - 2.0, BASE), (wide, BASE), INK, 0.7);
    if spec.kinds.len() > 1 {
        key(&canvas, spec);
    }
    drop(canvas);
    Drawn { frame, ..Drawn::default() }
}

fn year_words(canvas: &Canvas<'_, '_>, spec: &ColumnsSpec, year: usize, x: f32, top: f32, pitch: f32) {
    let present: Vec<f64> = spec.values.iter().filter_map(|v| v.get(year).copied().flatten()).collect();
    let words = if present.is_empty() { "–".to_owned() } else { trim(present.iter().sum()) };
    canvas.text(&words, x, top - 2.0, Anchor::Middle, Lettering { size: 7.5, bold: true, fixed: false, colour: INK });
    let every = [1, 2, 5, 10, 20].into_iter().find(|n| pitch * *n as f32 >= 8.0).unwrap_or(50);
    if year as i32 % every == 0 {
        let label = (spec.first + year as i32).to_string();
        canvas.text(&label, x, BASE + 2.8, Anchor::Middle, Lettering { size: 7.5, bold: false, fixed: true, colour: INK });
    }
}

/// A figure without needless decimals.
fn trim(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}

fn axis(canvas: &Canvas<'_, '_>, spec: &ColumnsSpec, wide: f32, step: f64, top: f64) {
    let lines = (top / step).round() as u32;
    for n in 1..=lines {
        let value = step * f64::from(n);
        let y = BASE - (BASE - TOP) * (value / top) as f32;
        canvas.line((LEFT - 2.0, y), (wide, y), HAIR, 0.35);
        let unit = if n == lines { spec.unit.as_str() } else { "" };
        let lettering = Lettering { size: 7.0, bold: false, fixed: false, colour: INK3 };
        canvas.text(&format!("{}{unit}", trim(value)), 0.0, y - 1.5, Anchor::Start, lettering);
    }
}

fn key(canvas: &Canvas<'_, '_>, spec: &ColumnsSpec) {
    let mut x = LEFT;
    for (kind, name) in &spec.kinds {
        draw_marker(canvas, *kind, x + 1.6, 2.4, 0.85);
        canvas.text(name, x + 4.4, 2.4, Anchor::Start, Lettering { size: 7.5, bold: false, fixed: false, colour: INK2 });
        x += 36.0;
    }
}
