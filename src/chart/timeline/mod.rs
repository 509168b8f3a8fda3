//! Swim lanes: each record where it is known to stand, drawn no more exactly than it is known
//! (DESIGN.md 6).
//!
//! A label that finds no place gives way to the record's number, which a key under the chart
//! explains; what finds no place even so is counted in its lane.

mod connect;
mod key;
mod labelled;
mod lane;
mod layout;
mod legend;
mod mark;

mod spots;

use crate::wording::voice;
use std::collections::BTreeSet;

use chrono::Datelike;

use super::axis::{Axis, YearLines};
use super::canvas::{Anchor, Canvas, Lettering};
use super::marks::{INK, TINT};
use super::{Drawing, TimelineSpec};
use crate::frame::{Frame, Item, Target};
use crate::geom::{Mm, PT_PER_MM, Point, Pt};
use crate::text::Typesetter;
use labelled::prepare;
use layout::{HEAD, LaneSpan, PADDING, ROW, TimelineLayout};

/// Draws the lanes.
pub(super) fn draw(spec: &TimelineSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let mut drawn = Drawing::default();
    let width_mm = width.0 / PT_PER_MM;
    let axis = axis(spec, width_mm);
    let ready = prepare(spec, &axis, setter, &mut drawn.too_long);
    let names = lane::names(spec, setter, &mut drawn.too_long);
    let height_of = |lane: usize, rows: usize| {
        (rows as f32 * ROW + 2.0 * PADDING - 1.2).max(names[lane].height())
    };
    let (rows, spots) = spots::find(spec, &axis, &ready, height_of);
    let heights: Vec<f32> = rows
        .iter()
        .enumerate()
        .map(|(lane, rows)| height_of(lane, *rows))
        .collect();
    let lanes: Vec<LaneSpan> = heights
        .iter()
        .scan(HEAD, |y, height| {
            let top = std::mem::replace(y, *y + height);
            Some(LaneSpan {
                top,
                height: *height,
            })
        })
        .collect();
    let bottom = HEAD + heights.iter().sum::<f32>();
    let laid = TimelineLayout {
        spec,
        axis,
        ready,
        spots,
        lanes,
        bottom,
        width: width_mm,
    };
    let legend = legend::lay_out(&laid, setter);
    let key = key::lay_out(&laid, setter);
    drawn.shown = (0..spec.lanes.len()).map(|lane| laid.shown(lane)).collect();
    drawn.frame = Frame::new(width, Mm(bottom + legend.height() + key.height()).into());
    let canvas = Canvas::new(&mut drawn.frame, setter, spec.lang);
    ground(&canvas, &laid);
    for (name, (lane, span)) in names.iter().zip(laid.lanes.iter().enumerate()) {
        name.draw(&canvas, spec, lane, span.top, drawn.shown[lane]);
    }
    connect::draw(&canvas, &laid);
    for (ready, spot, y) in laid.placed() {
        mark::draw(&canvas, &laid, ready, y);
        drawn.boxes.push(mark::label(&canvas, spec, ready, spot, y));
    }
    legend.draw(&canvas, bottom);
    key.draw(&canvas, bottom + legend.height());
    drop(canvas);
    let linked: Vec<_> = laid
        .placed()
        .map(|(ready, ..)| ready.mark.dest)
        .zip(drawn.boxes.iter().copied())
        .collect();
    for (dest, area) in linked
        .into_iter()
        .filter_map(|(dest, area)| Some((dest?, area)))
    {
        drawn.frame.push(
            Point::new(area.x, area.y),
            Item::Link(Target::Inside(dest), Frame::new(area.width, area.height)),
        );
    }
    drawn
}

/// The axis: years in which nothing stands are left out where there are many.
fn axis(spec: &TimelineSpec, width: f32) -> Axis {
    let mut busy: BTreeSet<i32> = BTreeSet::from([spec.first, spec.last, spec.as_of.year()]);
    for mark in &spec.marks {
        let last = mark.when.last().unwrap_or(if mark.when.is_ongoing() {
            spec.as_of
        } else {
            mark.when.first()
        });
        busy.extend(mark.when.first().year().max(spec.first)..=last.year().min(spec.last));
    }
    Axis::new(
        (spec.first, spec.last),
        (lane::labels(spec), width),
        |year| busy.contains(&year),
    )
}

/// The zone without data, gridlines, years, the lines between lanes, the data date.
fn ground(canvas: &Canvas<'_, '_>, laid: &TimelineLayout<'_>) {
    let (spec, axis, bottom, width) = (laid.spec, &laid.axis, laid.bottom, laid.width);
    let dated = spec.as_of.year() <= spec.last;
    let cut = axis.x(spec.as_of);
    if dated {
        canvas.fill(cut, HEAD, width - cut, bottom - HEAD, TINT);
    }
    let lines = YearLines {
        label: 3.6,
        top: HEAD,
        bottom,
    };
    axis.draw(canvas, spec.lang, lines);
    canvas.line((0.0, HEAD), (width, HEAD), INK, 1.2);
    for LaneSpan { top, height } in &laid.lanes {
        canvas.line((0.0, top + height), (width, top + height), INK, 0.5);
    }
    if dated {
        canvas.line((cut, HEAD), (cut, bottom + 4.6), INK, 0.8);
        let word = voice(spec.lang).as_of_date(spec.as_of);
        canvas.text(
            &word,
            cut - 1.2,
            bottom + 3.0,
            Anchor::End,
            Lettering::new(7.0, INK),
        );
    }
}
