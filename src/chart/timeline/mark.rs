//! Marks and their labels. Each way of knowing a date has a mark of its own, which the legend
//! explains.

use super::labelled::{DOTS, LabelledMark, REPORTED, Shape, is_approximate, is_uncertain, style};
use super::layout::{Spot, TimelineLayout};
use crate::chart::canvas::{Anchor, Bar, Canvas, Lettering};
use crate::chart::marks::{INK, draw_bar, draw_marker, palette};
use crate::chart::spec::TimelineSpec;
use crate::frame::Colour;
use crate::geom::{PT_PER_MM, Pt, Rect};
use crate::model::RecordKind;

/// Draws a mark at a height.
pub(super) fn draw(
    canvas: &Canvas<'_, '_>,
    laid: &TimelineLayout<'_>,
    ready: &LabelledMark<'_>,
    y: f32,
) {
    let kind = ready.mark.kind;
    let x = ready.shape.x().clamp(laid.axis.left, laid.axis.right - 1.5);
    let line = palette(kind).line;
    if ready.mark.reported {
        arrow_back(canvas, x - 1.6, y, line);
    }
    let dashed = is_approximate(&ready.mark.when);
    match ready.shape {
        Shape::Ongoing(from, to) => {
            draw_bar(
                canvas,
                kind,
                Bar {
                    x: from,
                    y: y - 1.4,
                    width: to - from,
                    height: 2.8,
                },
            );
            canvas.polygon(&[(to, y - 2.0), (to + 2.6, y), (to, y + 2.0)], line);
            return;
        }
        Shape::Period(from, to) => bracket(canvas, from, to, y, line, dashed),
        Shape::EndUnknown(from) => open_end(canvas, from, from + DOTS, y, line),
        Shape::StartUnknown(to) => open_end(canvas, to, to - DOTS, y, line),
        Shape::Month(from, to) if !dashed => {
            canvas.line((from, y + 2.3), (to.max(from + 1.0), y + 2.3), line, 0.9)
        }
        Shape::Month(..) | Shape::Point(_) if dashed => {
            dashes(canvas, x - 2.0, x + 2.0, y + 2.3, line)
        }
        Shape::Month(..) | Shape::Point(_) => {}
    }
    draw_marker(canvas, kind, x, y, 1.0);
    if is_uncertain(&ready.mark.when) {
        question(canvas, x, y);
    }
}

/// A line over a period with ticks at its ends; in dashes where the period is approximate.
pub(super) fn bracket(
    canvas: &Canvas<'_, '_>,
    from: f32,
    to: f32,
    y: f32,
    colour: Colour,
    dashed: bool,
) {
    if dashed {
        dashes(canvas, from, to, y, colour);
    } else {
        canvas.line((from, y), (to, y), colour, 0.9);
    }
    for x in [from, to] {
        canvas.line((x, y - 1.1), (x, y + 1.1), colour, 0.9);
    }
}

/// A line with a tick at its known end and three dots towards the other.
pub(super) fn open_end(canvas: &Canvas<'_, '_>, known: f32, far: f32, y: f32, colour: Colour) {
    let side = (far - known).signum();
    canvas.line((known, y), (known + side * 5.6, y), colour, 0.9);
    canvas.line((known, y - 1.1), (known, y + 1.1), colour, 0.9);
    for n in 0..3 {
        canvas.disc(known + side * (6.6 + 1.2 * n as f32), y, 0.3, colour);
    }
}

/// Short strokes.
pub(super) fn dashes(canvas: &Canvas<'_, '_>, from: f32, to: f32, y: f32, colour: Colour) {
    let count = (((to - from) / 1.4).round() as usize).max(2);
    let step = (to - from) / count as f32;
    for n in 0..count {
        let start = from + step * n as f32;
        canvas.line((start, y), (start + step * 0.6, y), colour, 0.9);
    }
}

/// The arrow towards the past: it happened then or before.
pub(super) fn arrow_back(canvas: &Canvas<'_, '_>, x: f32, y: f32, colour: Colour) {
    let end = x - (REPORTED - 1.6);
    canvas.line((x, y), (end + 1.0, y), colour, 0.7);
    canvas.polygon(
        &[(end, y), (end + 1.6, y - 0.9), (end + 1.6, y + 0.9)],
        colour,
    );
}

/// The sign of an uncertain date.
pub(super) fn question(canvas: &Canvas<'_, '_>, x: f32, y: f32) {
    canvas.text(
        "?",
        x + 2.5,
        y - 1.0,
        Anchor::Middle,
        Lettering::new(7.5, INK).bold(),
    );
}

/// Draws a label or number on a white plate; gives its box in points.
pub(super) fn label(
    canvas: &Canvas<'_, '_>,
    spec: &TimelineSpec,
    ready: &LabelledMark<'_>,
    spot: Spot,
    y: f32,
) -> Rect {
    let style = style(spec.lang);
    let step = style.leading / PT_PER_MM;
    let number = [ready.mark.number.to_string()];
    let (lines, width) = if spot.numbered {
        (&number[..], ready.short.width)
    } else {
        (&ready.lines[..], ready.wish.width)
    };
    let count = lines.len() as f32;
    let top = y - count * step / 2.0;
    let plate = if ready.wish.on_bar { 0.6 } else { 0.3 };
    canvas.fill(
        spot.place.label - plate,
        top.max(y - step),
        width + 2.0 * plate,
        count.min(2.0) * step,
        Colour::WHITE,
    );
    let lettering = lettering(
        ready.mark.kind,
        style.size,
        ready.mark.strong,
        spot.numbered,
    );
    for (place, line) in lines.iter().enumerate() {
        canvas.text(
            line,
            spot.place.label,
            top + step * (place as f32 + 0.5),
            Anchor::Start,
            lettering,
        );
    }
    let mm = |v: f32| Pt(v * PT_PER_MM);
    Rect::new(mm(spot.place.label), mm(top), mm(width), mm(count * step))
}

fn lettering(kind: RecordKind, size: f32, strong: bool, numbered: bool) -> Lettering {
    let colour = if strong || numbered {
        INK
    } else {
        palette(kind).text
    };
    Lettering {
        size,
        bold: strong || numbered,
        fixed: numbered,
        colour,
    }
}
