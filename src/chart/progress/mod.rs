//! Cases from the conduct to the last step: a bar a line, a mark for every stage (DESIGN.md 6).
//! Status is told by words and by black, grey and white, never by colour.

mod name;
mod stage;

pub(crate) use stage::draw as draw_stage;

use crate::wording::voice;
use std::collections::BTreeSet;

use chrono::Datelike;

use super::axis::{Axis, YearLines};
use super::canvas::{Anchor, Canvas, Lettering};
use super::marks::{INK, INK2, INK3, TINT, palette};
use super::{Drawing, ProgressRow, ProgressSpec};
use crate::font::FaceId;
use crate::frame::{Colour, Frame, Item, Target};
use crate::geom::{Mm, PT_PER_MM, Point, Pt, Rect};
use crate::model::{Bound, Precision, RecordKind, Stage, When};
use crate::text::{TextStyle, Typesetter};
use name::{Name, break_name};

const PITCH: f32 = 11.2;
/// Where the bar stands within a row whose name has one line.
const BAR: f32 = 7.4;
/// The height of a bar.
const HIGH: f32 = 1.6;
/// Marks are at least so far apart.
const APART: f32 = 2.6;
const KEY_STEP: f32 = 4.6;
/// The space of the years between key and rows.
const HEAD: f32 = 6.4;
/// After an arrest, after an indictment.
const ARRESTED: Colour = Colour::hex(0xC3C9CE);
const INDICTED: Colour = Colour::hex(0x7D868E);

/// Draws the lines.
pub(super) fn draw(spec: &ProgressSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let wide = width.0 / PT_PER_MM;
    let axis = axis(spec, wide);
    let key = key(spec, wide, setter);
    let top = key.iter().map(|(.., line)| line + 1).max().unwrap_or(0) as f32 * KEY_STEP + HEAD;
    let mut drawn = Drawing::default();
    let names: Vec<Name> = spec
        .rows
        .iter()
        .map(|row| break_name(row, spec.lang, wide, setter, &mut drawn.too_long))
        .collect();
    let mut bottom = top;
    let row_top = |name: &Name| {
        let start = bottom;
        bottom += PITCH + name.more();
        start
    };
    let tops: Vec<f32> = names.iter().map(row_top).collect();
    drawn.frame = Frame::new(width, Mm(bottom + 6.0).into());
    let canvas = Canvas::new(&mut drawn.frame, setter, spec.lang);
    for (entry, x, line) in &key {
        draw_key(&canvas, spec, *entry, *x, 2.2 + KEY_STEP * *line as f32);
    }
    ground(&canvas, spec, &axis, (top, bottom + 1.0, wide));
    for ((row, name), y) in spec.rows.iter().zip(&names).zip(tops) {
        drawn.boxes.push(line(&canvas, &axis, row, name, (y, wide)));
    }
    drop(canvas);
    for (row, area) in spec.rows.iter().zip(drawn.boxes.clone()) {
        let link = Item::Link(
            Target::Inside(row.dest),
            Frame::new(area.width, area.height),
        );
        drawn.frame.push(Point::new(area.x, area.y), link);
    }
    drawn
}

/// The zone without data, years, frame and data date.
fn ground(
    canvas: &Canvas<'_, '_>,
    spec: &ProgressSpec,
    axis: &Axis,
    (top, bottom, wide): (f32, f32, f32),
) {
    let cut = axis.x(spec.as_of);
    canvas.fill(cut, top, wide - cut, bottom - top, TINT);
    let label = top - 2.8;
    axis.draw(canvas, spec.lang, YearLines { label, top, bottom });
    canvas.line((0.0, top), (wide, top), INK, 0.5);
    canvas.line((0.0, bottom), (wide, bottom), INK, 0.7);
    canvas.line((cut, top), (cut, bottom + 4.0), INK, 0.8);
    let word = voice(spec.lang).as_of_date(spec.as_of);
    canvas.text(
        &word,
        cut - 1.2,
        bottom + 2.8,
        Anchor::End,
        Lettering::new(7.0, INK),
    );
}

fn axis(spec: &ProgressSpec, wide: f32) -> Axis {
    let mut busy = BTreeSet::from([spec.first, spec.last]);
    for row in &spec.rows {
        let whens = row.steps.iter().map(|step| &step.when).chain(&row.conduct);
        whens.for_each(|when| {
            busy.extend(when.first().year()..=when.last().unwrap_or(when.first()).year())
        });
    }
    Axis::new((spec.first, spec.last), (0.0, wide), |year| {
        busy.contains(&year)
    })
}

/// What the key explains.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Conduct,
    Stage(usize),
    Open,
}

/// The entries of the key with their places and lines.
fn key(spec: &ProgressSpec, wide: f32, setter: &Typesetter<'_>) -> Vec<(Entry, f32, usize)> {
    let style = TextStyle {
        face: FaceId::REGULAR,
        size: 7.5,
        leading: 9.0,
        colour: INK,
        lang: spec.lang,
        gaps: false,
    };
    let conduct = spec
        .rows
        .iter()
        .any(|row| row.conduct.is_some())
        .then_some(Entry::Conduct);
    let open = spec.rows.iter().any(|row| row.open).then_some(Entry::Open);
    let (mut x, mut line) = (0.0, 0);
    let mut placed = Vec::new();
    for entry in conduct
        .into_iter()
        .chain((0..spec.key.len()).map(Entry::Stage))
        .chain(open)
    {
        let width = 4.6 + setter.width(key_word(spec, entry), style).0 / PT_PER_MM;
        if x > 0.0 && x + width > wide {
            (x, line) = (0.0, line + 1);
        }
        placed.push((entry, x, line));
        x += width + 3.6;
    }
    placed
}

fn key_word(spec: &ProgressSpec, entry: Entry) -> &str {
    match entry {
        Entry::Conduct => voice(spec.lang).alleged_conduct(),
        Entry::Stage(place) => &spec.key[place].1,
        Entry::Open => voice(spec.lang).no_later_step_mark(),
    }
}

fn draw_key(canvas: &Canvas<'_, '_>, spec: &ProgressSpec, entry: Entry, x: f32, y: f32) {
    match entry {
        Entry::Conduct => conduct(canvas, x + 0.2, x + 2.8, y),
        Entry::Stage(place) => stage::draw(canvas, spec.key[place].0, x + 1.5, y),
        Entry::Open => open_arrow(canvas, x + 0.4, y),
    }
    canvas.text(
        key_word(spec, entry),
        x + 4.2,
        y,
        Anchor::Start,
        Lettering::new(7.5, INK),
    );
}

/// Draws a line; gives the box of its name in points.
fn line(
    canvas: &Canvas<'_, '_>,
    axis: &Axis,
    row: &ProgressRow,
    name: &Name,
    (y, wide): (f32, f32),
) -> Rect {
    let bar = y + BAR + name.more();
    let exact: Vec<f32> = row
        .steps
        .iter()
        .map(|step| middle(axis, &step.when))
        .collect();
    let places = spread(&exact, 1.4, wide - if row.open { 4.0 } else { 1.4 });
    let mut starts = places.clone();
    if let Some(when) = &row.conduct {
        let (from, to) = reach(axis, when);
        conduct(canvas, from, to.max(from + 1.2), bar);
        starts.push(from);
    }
    bars(canvas, row, &places, bar);
    for ((step, place), exact) in row.steps.iter().zip(&places).zip(&exact) {
        vague(canvas, axis, &step.when, bar);
        if (place - exact).abs() > 0.4 {
            canvas.line(
                (*exact, bar + HIGH / 2.0),
                (*exact, bar + HIGH / 2.0 + 1.0),
                INK3,
                0.35,
            );
        }
        if step.reported {
            let end = place - 1.9;
            canvas.polygon(
                &[(end - 1.0, bar - 1.9), (end, bar - 2.5), (end, bar - 1.3)],
                INK2,
            );
        }
        stage::draw(canvas, step.stage, *place, bar);
    }
    if let Some(last) = places.last().filter(|_| row.open) {
        open_arrow(canvas, last + 2.4, bar);
    }
    name.draw(
        canvas,
        starts.iter().copied().fold(f32::MAX, f32::min),
        y,
        wide,
    )
}

/// No later step is recorded: an empty arrowhead, which no stage has.
fn open_arrow(canvas: &Canvas<'_, '_>, x: f32, y: f32) {
    let corners = [(x, y - 1.4), (x + 2.2, y), (x, y + 1.4)];
    canvas.polygon(&corners, Colour::WHITE);
    canvas.path(&[corners[0], corners[1], corners[2], corners[0]], INK, 0.6);
}

/// The bar in its shades: investigation white, after an arrest light, after an indictment dark;
/// from a withdrawal, an acquittal or a release on it is white again.
fn bars(canvas: &Canvas<'_, '_>, row: &ProgressRow, places: &[f32], y: f32) {
    let mut shade = Colour::WHITE;
    for (steps, ends) in row.steps.windows(2).zip(places.windows(2)) {
        shade = match steps[0].stage {
            Stage::Arrested => ARRESTED,
            Stage::Indicted | Stage::Convicted => INDICTED,
            Stage::Released
            | Stage::NotProsecuted
            | Stage::IndictmentWithdrawn
            | Stage::ProsecutionDismissed
            | Stage::Acquitted => Colour::WHITE,
            _ => shade,
        };
        canvas.fill(ends[0], y - HIGH / 2.0, ends[1] - ends[0], HIGH, shade);
        canvas.outline(ends[0], y - HIGH / 2.0, ends[1] - ends[0], HIGH, INK3, 0.5);
    }
}

/// The conduct: a line in the colour of incidents over the time that it is known to.
fn conduct(canvas: &Canvas<'_, '_>, from: f32, to: f32, y: f32) {
    let colour = palette(RecordKind::Incident).line;
    canvas.line((from, y), (to, y), colour, 1.6);
    canvas.line((from, y - 1.0), (from, y + 1.0), colour, 0.9);
    canvas.line((to, y - 1.0), (to, y + 1.0), colour, 0.9);
}

/// The year or season of a step of which no more is known.
fn vague(canvas: &Canvas<'_, '_>, axis: &Axis, when: &When, y: f32) {
    if !matches!(when, When::Moment(moment) if moment.precision > Precision::Month)
        && !matches!(when, When::Interval(..))
    {
        return;
    }
    let (from, to) = reach(axis, when);
    canvas.line((from, y), (to, y), INK, 0.7);
    for x in [from, to] {
        canvas.line((x, y - 1.1), (x, y + 1.1), INK, 0.7);
    }
}

/// From where to where a date reaches; an unknown or open end is not drawn.
fn reach(axis: &Axis, when: &When) -> (f32, f32) {
    let from = axis.x(when.first());
    let to = match when {
        When::Interval(_, Bound::Open | Bound::Unknown) => from,
        _ => axis.x(when.last().unwrap_or(when.first())),
    };
    (from, to.max(from))
}

fn middle(axis: &Axis, when: &When) -> f32 {
    let (from, to) = reach(axis, when);
    (from + to) / 2.0
}

/// Moves places apart that are too near, and back from the right edge; their order stays.
fn spread(exact: &[f32], left: f32, right: f32) -> Vec<f32> {
    let mut places = exact.to_vec();
    let mut least = left;
    for place in &mut places {
        *place = place.max(least);
        least = *place + APART;
    }
    let mut most = right;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - APART;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_keep_apart_and_in_order() {
        for exact in [
            vec![5.0, 5.0, 5.0],
            vec![0.0, 1.0, 2.0],
            vec![49.0, 49.5, 50.0],
            vec![10.0],
        ] {
            let places = spread(&exact, 1.4, 48.0);
            assert!(
                places
                    .windows(2)
                    .all(|pair| pair[1] - pair[0] >= APART - 0.001),
                "{places:?}"
            );
            assert!(
                places.iter().all(|place| (1.4..=48.001).contains(place)),
                "{places:?}"
            );
        }
    }
}
