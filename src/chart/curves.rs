//! Curves over time: records added up in steps, or a line with a marker at each figure, broken
//! where figures are missing.

use super::canvas::{Anchor, Canvas, Lettering};
use super::columns::{first_middle_last, label_of};
use super::drawing::Drawing;
use super::leaders::{APART, spread};
use super::marks::{HAIR, INK, INK2, draw_marker, palette};
use super::pen::{AXIS, Area, FIGURE, Pen, Plot, Scale, room_for, width_of};
use super::spec::{Curve, CurvePoint, CurvesSpec};
use crate::frame::{Colour, Frame};
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::model::RecordKind;
use crate::text::Typesetter;

/// From the top gridline to the baseline.
const HIGH: f32 = 46.0;
/// Below the baseline.
const FOOT: f32 = 4.8;
/// From the plot to the markers at its right.
const LEAD: f32 = 5.0;
/// From the middle of a marker to its label.
const BESIDE: f32 = 2.8;
/// Steps nearer than this show as one.
const FINEST: f32 = 0.1;

/// How a curve is drawn: its colour, the width of the line, and the lengths of dashes and of the
/// gaps between them.
struct Pattern {
    colour: Colour,
    points: f32,
    dash: Option<(f32, f32)>,
}

/// The kinds differ by width and dashes as well as by colour.
fn pattern(kind: Option<RecordKind>) -> Pattern {
    let colour = kind.map_or(INK2, |kind| palette(kind).line);
    match kind {
        Some(RecordKind::Incident) => Pattern {
            colour,
            points: 1.8,
            dash: None,
        },
        Some(RecordKind::Proceeding) => Pattern {
            colour,
            points: 0.8,
            dash: None,
        },
        Some(RecordKind::Alleged) => Pattern {
            colour,
            points: 1.8,
            dash: Some((1.2, 1.2)),
        },
        Some(RecordKind::Response) => Pattern {
            colour,
            points: 1.2,
            dash: Some((3.2, 0.8)),
        },
        Some(RecordKind::Policy) => Pattern {
            colour,
            points: 1.2,
            dash: Some((2.2, 1.0)),
        },
        Some(RecordKind::Outreach) => Pattern {
            colour,
            points: 1.4,
            dash: Some((0.7, 0.8)),
        },
        None => Pattern {
            colour,
            points: 1.2,
            dash: None,
        },
    }
}

fn label(curve: &Curve) -> Lettering {
    curve.kind.map_or(FIGURE, label_of)
}

/// Draws the curves.
pub(super) fn draw(spec: &CurvesSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let values = spec
        .curves
        .iter()
        .flat_map(|curve| &curve.points)
        .map(|point| point.value);
    let scale = Scale::covering(values.chain(spec.reach));
    let wide = width.0 / PT_PER_MM;
    let widest = spec
        .curves
        .iter()
        .map(|curve| width_of(&curve.name, label(curve), spec.lang, setter))
        .fold(0.0, f32::max);
    // A marker at the last figure stands a little inside the frame.
    let beside = if widest > 0.0 {
        LEAD + BESIDE + 1.5 + widest
    } else {
        1.5
    };
    let (room, head) = room_for(&scale, &spec.unit, spec.lang, setter);
    let left = room + 1.5;
    let plot = Plot {
        left,
        right: wide - beside,
        top: head,
        base: head + HIGH,
        scale,
    };
    let mut frame = Frame::new(width, Mm(plot.base + FOOT).into());
    let mut pen = Pen::new(&mut frame, setter, spec.lang);
    let x = |at: f64| {
        plot.left + (plot.right - plot.left) * (at / spec.days.max(1.0)).clamp(0.0, 1.0) as f32
    };
    plot.grid(&mut pen, &spec.unit);
    ticks(&mut pen, spec, plot.base, &x);
    for curve in &spec.curves {
        for stretch in curve.points.chunk_by(|_, point| !point.apart) {
            let line = line(stretch, spec.stepped, &x, &plot);
            stroke(&pen.canvas, &line, &pattern(curve.kind));
        }
    }
    if spec.stepped {
        ends(&mut pen, spec, &plot);
    } else {
        spec.curves
            .iter()
            .for_each(|curve| figures(&mut pen, curve, &x, &plot));
    }
    let boxes = pen.boxes();
    Drawing {
        frame,
        boxes,
        ..Drawing::default()
    }
}

/// The labels below the axis: all where there is room, else the first, the middle and the last.
fn ticks(pen: &mut Pen<'_, '_>, spec: &CurvesSpec, base: f32, x: &dyn Fn(f64) -> f32) {
    let y = base + 2.8;
    let area = |pen: &Pen<'_, '_>, number: usize| {
        let tick = &spec.ticks[number];
        pen.area(&tick.text, (x(tick.at), y), Anchor::Middle, AXIS)
    };
    let crowded = (1..spec.ticks.len()).any(|number| {
        area(pen, number - 1)
            .wider(0.4)
            .hits(&area(pen, number).wider(0.4))
    });
    let chosen = if crowded {
        first_middle_last(spec.ticks.len())
    } else {
        (0..spec.ticks.len()).collect()
    };
    for tick in chosen
        .into_iter()
        .filter_map(|number| spec.ticks.get(number))
    {
        if pen.text_if_free(&tick.text, (x(tick.at), y), Anchor::Middle, AXIS)
            && let Some(at) = tick.line
        {
            pen.canvas
                .line((x(at), base), (x(at), base + 1.0), HAIR, 0.35);
        }
    }
}

/// The corners of a stretch of a curve.
fn line(
    points: &[CurvePoint],
    stepped: bool,
    x: &dyn Fn(f64) -> f32,
    plot: &Plot,
) -> Vec<(f32, f32)> {
    let mut line: Vec<(f32, f32)> = Vec::with_capacity(points.len() * 2);
    for point in points {
        let at = (x(point.at), plot.y(point.value));
        match line.last().copied() {
            // The height stays until the step, and what is nearer than the eye sees is one step.
            Some(last) if stepped && line.len() > 1 && at.0 - last.0 < FINEST => {
                if let Some(last) = line.last_mut() {
                    last.1 = at.1;
                }
            }
            Some(last) if stepped => line.extend([(at.0, last.1), at]),
            _ => line.push(at),
        }
    }
    line
}

/// A line through points, in dashes where the pattern has them.
fn stroke(canvas: &Canvas<'_, '_>, line: &[(f32, f32)], pattern: &Pattern) {
    if line.len() < 2 {
        return;
    }
    let Some((dash, gap)) = pattern.dash else {
        canvas.path(line, pattern.colour, pattern.points);
        return;
    };
    let (mut drawn, mut left) = (vec![line[0]], dash);
    let mut shown = true;
    for pair in line.windows(2) {
        let ((mut x, mut y), end) = (pair[0], pair[1]);
        loop {
            let length = libm::hypotf(end.0 - x, end.1 - y);
            if length <= left {
                left -= length;
                drawn.push(end);
                break;
            }
            (x, y) = (
                x + (end.0 - x) * left / length,
                y + (end.1 - y) * left / length,
            );
            drawn.push((x, y));
            if shown {
                canvas.path(&drawn, pattern.colour, pattern.points);
            }
            shown = !shown;
            left = if shown { dash } else { gap };
            drawn = vec![(x, y)];
        }
    }
    if shown && drawn.len() > 1 {
        canvas.path(&drawn, pattern.colour, pattern.points);
    }
}

/// A label at the end of each curve, with a leader.
fn ends(pen: &mut Pen<'_, '_>, spec: &CurvesSpec, plot: &Plot) {
    let mut ends: Vec<(&Curve, f32)> = spec
        .curves
        .iter()
        .filter_map(|curve| Some((curve, plot.y(curve.points.last()?.value))))
        .collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    let wanted: Vec<f32> = ends.iter().map(|(_, y)| *y).collect();
    for ((curve, y), place) in ends
        .iter()
        .zip(spread(&wanted, APART, (2.0, plot.base - 1.5)))
    {
        let marker = plot.right + LEAD;
        pen.canvas
            .line((plot.right, *y), (marker - 1.8, place), INK, 0.4);
        if let Some(kind) = curve.kind {
            draw_marker(&pen.canvas, kind, marker, place, 0.85);
        }
        pen.text(
            &curve.name,
            (marker + BESIDE, place),
            Anchor::Start,
            label(curve),
        );
    }
}

/// A marker at each figure of a line, and the figure above or below it where it is clear of the
/// line and of the others: first and last, then the highest and the lowest, then the rest unless
/// points are crowded.
fn figures(pen: &mut Pen<'_, '_>, curve: &Curve, x: &dyn Fn(f64) -> f32, plot: &Plot) {
    let points: Vec<(f32, f32)> = curve
        .points
        .iter()
        .map(|point| (x(point.at), plot.y(point.value)))
        .collect();
    let crowded = points.windows(2).any(|pair| pair[1].0 - pair[0].0 < 2.2);
    for point in &points {
        pen.canvas.disc(
            point.0,
            point.1,
            if crowded { 0.55 } else { 1.0 },
            pattern(curve.kind).colour,
        );
    }
    let Some(last) = points.len().checked_sub(1) else {
        return;
    };
    let by_height = |a: &usize, b: &usize| points[*a].1.total_cmp(&points[*b].1);
    let highest = (0..=last).min_by(by_height).unwrap_or(0);
    let lowest = (0..=last).max_by(by_height).unwrap_or(0);
    let mut order = vec![0, last, highest, lowest];
    if !crowded {
        order.extend(0..=last);
    }
    let mut done = vec![false; points.len()];
    for number in order {
        if std::mem::replace(&mut done[number], true) {
            continue;
        }
        let text = crate::lang::number(curve.points[number].value);
        let (px, py) = points[number];
        let below_first = number == lowest && lowest != highest;
        let places = if below_first {
            [py + 2.8, py - 2.8]
        } else {
            [py - 2.8, py + 2.8]
        };
        let areas = places.map(|y| pen.area(&text, (px, y), Anchor::Middle, FIGURE));
        let clear = |area: &Area| {
            pen.is_free(&area.wider(0.5))
                && area.bottom < plot.base
                && !crosses(&points, &curve.points, area)
        };
        if let Some(area) = areas.into_iter().find(clear) {
            pen.write_figure(&text, area, FIGURE);
        }
    }
}

/// Whether a line or a marker runs through an area.
fn crosses(line: &[(f32, f32)], points: &[CurvePoint], area: &Area) -> bool {
    const STEPS: u8 = 24;
    let inside = |x: f32, y: f32| {
        area.left < x + 0.4 && x - 0.4 < area.right && area.top < y && y < area.bottom
    };
    let through = |number: usize| {
        let ((x0, y0), (x1, y1)) = (line[number], line[number + 1]);
        let (from, to) = (x0.max(area.left), x1.min(area.right));
        let at = |x: f32| y0 + (y1 - y0) * ((x - x0) / (x1 - x0).max(1e-3));
        from <= to
            && (0..=STEPS)
                .map(|n| from + (to - from) * f32::from(n) / f32::from(STEPS))
                .any(|x| inside(x, at(x)))
    };
    line.iter().any(|(x, y)| inside(*x, *y))
        || (1..line.len()).any(|number| !points[number].apart && through(number - 1))
}
