//! Small charts beside each other: columns a year on one shared axis.

use super::axis::every_years;
use super::canvas::{Anchor, Bar, Canvas, Lettering};
use super::columns::nice_step;
use super::drawing::Drawing;
use super::marks::{HAIR, INK, INK2, INK3, draw_bar, draw_incomplete_bar};
use super::spec::{MultiplesSpec, Panel, TooLong};
use crate::font::FaceId;
use crate::frame::Frame;
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::text::{Filling, Fit, Line, Measure, Rich, TextStyle, Typesetter};

/// The width of a panel, and the least that lets another one stand beside it.
const WIDE: f32 = 39.5;
const LEAST: f32 = 38.5;
const HIGH: f32 = 31.0;
const GUTTER: f32 = 4.0;
const A_ROW: usize = 4;
/// Where the columns stand within a panel.
const BASE: f32 = 25.5;
const TOP: f32 = 9.5;

/// A line of a title.
const STEP: f32 = 3.4;
/// Lines of a title at most.
const LINES: usize = 8;

/// Draws the panels, as many a row as there is room for.
pub(super) fn draw(spec: &MultiplesSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let mut drawn = Drawing::default();
    let all = width.0 / PT_PER_MM;
    let a_row = (((all + GUTTER) / (LEAST + GUTTER)) as usize).clamp(1, A_ROW);
    let wide = ((all - GUTTER * (a_row - 1) as f32) / a_row as f32).min(WIDE);
    let titles: Vec<Vec<String>> = spec
        .panels
        .iter()
        .map(|panel| title(spec, panel, wide, setter, &mut drawn))
        .collect();
    let more = STEP * (titles.iter().map(Vec::len).max().unwrap_or(1).max(1) - 1) as f32;
    let rows = spec.panels.len().div_ceil(a_row).max(1);
    let high = HIGH + more;
    drawn.frame = Frame::new(
        width,
        Mm(rows as f32 * high + (rows - 1) as f32 * GUTTER).into(),
    );
    let canvas = Canvas::new(&mut drawn.frame, setter, spec.lang);
    let most = spec
        .panels
        .iter()
        .flat_map(|p| &p.counts)
        .copied()
        .max()
        .unwrap_or(0)
        .max(1);
    let step = nice_step(f64::from(most), 2) as u32;
    let top = most.div_ceil(step) * step;
    for (number, (panel, title)) in spec.panels.iter().zip(&titles).enumerate() {
        let x = (number % a_row) as f32 * (wide + GUTTER);
        let y = (number / a_row) as f32 * (high + GUTTER);
        canvas.line((x, y), (x + wide, y), HAIR, 0.5);
        for (line, words) in title.iter().enumerate() {
            let lettering = Lettering::new(8.0, INK).bold();
            canvas.text(
                words,
                x,
                y + 3.2 + STEP * line as f32,
                Anchor::Start,
                lettering,
            );
        }
        canvas.text(
            &panel.total,
            x + wide,
            y + 3.2,
            Anchor::End,
            Lettering::new(7.5, INK2),
        );
        draw_panel(
            &canvas,
            spec,
            panel,
            (x, y + more, wide),
            (step, top),
            number % a_row == 0,
        );
    }
    drop(canvas);
    drawn
}

/// The lines of a title beside the total.
fn title(
    spec: &MultiplesSpec,
    panel: &Panel,
    wide: f32,
    setter: &Typesetter<'_>,
    drawn: &mut Drawing,
) -> Vec<String> {
    let face = |face| TextStyle {
        face,
        size: 8.0,
        leading: 9.6,
        colour: INK,
        lang: spec.lang,
        gaps: false,
    };
    let total = setter.width(&panel.total, face(FaceId::REGULAR)).0 / PT_PER_MM;
    let measure = Measure {
        width: Mm(wide - total - 1.5).into(),
        first_indent: Pt(0.0),
        filling: Filling::Phrases,
    };
    let paragraph = setter.paragraph(&Rich::plain(panel.title.clone(), face(FaceId::BOLD)));
    if let Fit::Over(over) = paragraph.fit(measure, LINES) {
        drawn.too_long.push(TooLong {
            at: panel.at,
            text: panel.title.clone(),
            over,
        });
    }
    paragraph
        .lines(measure)
        .iter()
        .take(LINES)
        .map(Line::text)
        .collect()
}

fn draw_panel(
    canvas: &Canvas<'_, '_>,
    spec: &MultiplesSpec,
    panel: &Panel,
    (x, y, wide): (f32, f32, f32),
    (step, top): (u32, u32),
    labels: bool,
) {
    let height = |value: u32| (BASE - TOP) * value as f32 / top as f32;
    for value in (1..=top / step).map(|n| n * step) {
        let at = y + BASE - height(value);
        canvas.line((x, at), (x + wide, at), HAIR, 0.35);
        if labels {
            canvas.text(
                &value.to_string(),
                x,
                at - 1.4,
                Anchor::Start,
                Lettering::new(6.5, INK3).fixed(),
            );
        }
    }
    let years = panel.counts.len().max(1) as f32;
    let pitch = (wide - 4.0) / years;
    let column = (pitch - 1.6).max(pitch * 0.6);
    let peak = panel.counts.iter().copied().max().unwrap_or(0);
    let peak_at = panel.counts.iter().position(|count| *count == peak);
    for (number, count) in panel
        .counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
    {
        let left = x + 4.0 + pitch * number as f32;
        let bar = Bar {
            x: left,
            y: y + BASE - height(*count),
            width: column,
            height: height(*count),
        };
        if spec.incomplete == Some(spec.first + number as i32) {
            draw_incomplete_bar(canvas, spec.kind, bar);
        } else {
            draw_bar(canvas, spec.kind, bar);
        }
        if Some(number) == peak_at {
            canvas.text(
                &count.to_string(),
                left + column / 2.0,
                bar.y - 1.8,
                Anchor::Middle,
                Lettering::new(7.5, INK).bold(),
            );
        }
    }
    canvas.line((x, y + BASE), (x + wide, y + BASE), INK, 0.7);
    year_labels(canvas, spec, (x + 4.0, y + BASE + 2.6), pitch, column);
}

/// The years that have room, and the last one.
fn year_labels(
    canvas: &Canvas<'_, '_>,
    spec: &MultiplesSpec,
    (x, y): (f32, f32),
    pitch: f32,
    column: f32,
) {
    /// What four digits need.
    const ROOM: f32 = 7.2;
    let right = x + pitch * (spec.last - spec.first + 1) as f32;
    let lettering = Lettering::new(7.0, INK).fixed();
    let every = every_years(pitch, ROOM);
    let apart = |year: i32| pitch * (spec.last - year) as f32 >= ROOM;
    let mut years: Vec<i32> = (spec.first..spec.last)
        .step_by(every as usize)
        .filter(|year| apart(*year))
        .collect();
    years.push(spec.last);
    for year in years {
        let at = x + pitch * (year - spec.first) as f32 + column / 2.0;
        // Half a year's digits are 3 mm wide: they stay within their panel.
        canvas.text(
            &year.to_string(),
            at.min(right - 3.0),
            y,
            Anchor::Middle,
            lettering,
        );
    }
}
