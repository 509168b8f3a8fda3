//! Small charts beside each other: columns a year on one shared axis.

use super::canvas::{Anchor, Canvas, Lettering};
use super::columns::nice_step;
use super::marks::{HAIR, INK, INK2, INK3, draw_bar, draw_incomplete_bar};
use super::{Drawn, MultiplesSpec, Panel};
use crate::font::FaceId;
use crate::frame::Frame;
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::text::{TextStyle, Typesetter};

const WIDE: f32 = 39.5;
const HIGH: f32 = 31.0;
const GUTTER: f32 = 4.0;
const A_ROW: usize = 4;
/// Where the columns stand within a panel.
const BASE: f32 = 25.5;
const TOP: f32 = 9.5;

/// Draws the panels, four a row.
pub(super) fn draw(spec: &MultiplesSpec, width: Pt, setter: &Typesetter<'_>) -> Drawn {
    let rows = spec.panels.len().div_ceil(A_ROW).max(1);
    let named = |size: f32, bold: bool| TextStyle {
        face: if bold { FaceId::BOLD } else { FaceId::REGULAR },
        size,
        leading: size,
        colour: INK,
        lang: spec.lang,
        gaps: false,
    };
    let taken = |panel: &Panel| setter.width(&panel.title, named(8.0, true)) + setter.width(&panel.total, named(7.5, false));
    let crowded: Vec<bool> = spec.panels.iter().map(|panel| taken(panel) > Mm(WIDE - 2.0).into()).collect();
    let mut frame = Frame::new(width, Mm(rows as f32 * HIGH + (rows - 1) as f32 * GUTTER).into());
    let canvas = Canvas::new(&mut frame, setter, spec.lang);
    let most = spec.panels.iter().flat_map(|p| &p.counts).copied().max().unwrap_or(0).max(1);
    let step = nice_step(f64::from(most), 2) as u32;
    let top = most.div_ceil(step) * step;
    let wide = ((width.0 / PT_PER_MM - GUTTER * (A_ROW - 1) as f32) / A_ROW as f32).min(WIDE);
    for (number, panel) in spec.panels.iter().enumerate() {
        let x = (number % A_ROW) as f32 * (wide + GUTTER);
        let y = (number / A_ROW) as f32 * (HIGH + GUTTER);
        draw_panel(&canvas, spec, panel, (x, y, wide), (step, top), (number % A_ROW == 0, crowded[number]));
    }
    drop(canvas);
    Drawn { frame, ..Drawn::default() }
}

fn draw_panel(
    canvas: &Canvas<'_, '_>,
    spec: &MultiplesSpec,
    panel: &Panel,
    (x, y, wide): (f32, f32, f32),
    (step, top): (u32, u32),
    (labels, crowded): (bool, bool),
) {
    canvas.line((x, y), (x + wide, y), HAIR, 0.5);
    canvas.text(&panel.title, x, y + 3.2, Anchor::Start, Lettering { size: 8.0, bold: true, fixed: false, colour: INK });
    // A long name leaves no room beside it: the total goes below.
    let below = if crowded { 3.3 } else { 0.0 };
    canvas.text(&panel.total, x + wide, y + 3.2 + below, Anchor::End, Lettering { size: 7.5, bold: false, fixed: false, colour: INK2 });
    let height = |value: u32| (BASE - TOP) * value as f32 / top as f32;
    for value in (1..=top / step).map(|n| n * step) {
        let at = y + BASE - height(value);
        canvas.line((x, at), (x + wide, at), HAIR, 0.35);
        if labels {
            canvas.text(&value.to_string(), x, at - 1.4, Anchor::Start, Lettering { size: 6.5, bold: false, fixed: true, colour: INK3 });
        }
    }
    let years = panel.counts.len().max(1) as f32;
    let pitch = (wide - 4.0) / years;
    let column = (pitch - 1.6).max(pitch * 0.6);
    let peak = panel.counts.iter().copied().max().unwrap_or(0);
    let peak_at = panel.counts.iter().position(|count| *count == peak);
    for (number, count) in panel.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let left = x + 4.0 + pitch * number as f32;
        let bar = (left, y + BASE - height(*count), column, height(*count));
        if spec.incomplete == Some(spec.first + number as i32) {
            draw_incomplete_bar(canvas, spec.kind, bar);
        } else {
            draw_bar(canvas, spec.kind, bar);
        }
        if Some(number) == peak_at {
            canvas.text(
                &count.to_string(),
                left + column / 2.0,
                bar.1 - 1.8,
                Anchor::Middle,
                Lettering { size: 7.5, bold: true, fixed: false, colour: INK },
            );
        }
    }
    canvas.line((x, y + BASE), (x + wide, y + BASE), INK, 0.7);
    year_labels(canvas, spec, (x + 4.0, y + BASE + 2.6), pitch, column);
}

/// The first, the middle and the last year.
fn year_labels(canvas: &Canvas<'_, '_>, spec: &MultiplesSpec, (x, y): (f32, f32), pitch: f32, column: f32) {
    let lettering = Lettering { size: 7.0, bold: false, fixed: true, colour: INK };
    let middle = spec.first + (spec.last - spec.first) / 2;
    let mut years = vec![spec.first, middle, spec.last];
    years.dedup();
    for year in years {
        let at = x + pitch * (year - spec.first) as f32 + column / 2.0;
        canvas.text(&year.to_string(), at, y, Anchor::Middle, lettering);
    }
}
