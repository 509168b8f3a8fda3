//! Swim lanes by kind: each record where it is known to stand, drawn no more exactly than it is known (DESIGN.md 6).

use chrono::{Datelike, NaiveDate};

use super::canvas::{Anchor, Canvas, Lettering};
use super::marks::{HAIR, INK, INK2, TINT, draw_bar, draw_marker, palette};
use super::place::{Place, Rows, Wish, share_rows};
use super::{Drawn, LaneMark, TimelineSpec, TooLong};
use crate::font::FaceId;
use crate::frame::{Colour, Frame, Item, Target};
use crate::geom::{Mm, PT_PER_MM, Point, Pt, Rect, Size};
use crate::lang::Lang;
use crate::model::{Bound, Precision, When};
use crate::text::{Filling, Fit, Measure, Rich, TextStyle, Typesetter};

/// The column of lane names.
const LABELS: f32 = 21.0;
const HEAD: f32 = 7.0;
const ROW: f32 = 9.6;
const PADDING: f32 = 2.4;
const FOOT: f32 = 6.0;
/// Least height of a lane: its name and two counts.
const LEAST: f32 = 15.4;

/// A mark with its label broken into lines.
struct Ready<'s> {
    mark: &'s LaneMark,
    lines: Vec<String>,
    wish: Wish,
}

struct Axis {
    first: i32,
    last: i32,
    width: f32,
}

impl Axis {
    /// Millimetres from the left of the chart.
    fn x(&self, day: NaiveDate) -> f32 {
        let year = day.year();
        let start = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(day);
        let length = if start.leap_year() { 366.0 } else { 365.0 };
        let years = (year - self.first) as f32 + (day - start).num_days() as f32 / length;
        LABELS + (years / (self.last - self.first + 1) as f32).clamp(0.0, 1.0) * self.width
    }
}

/// Draws the lanes.
pub(super) fn draw(spec: &TimelineSpec, width: Pt, setter: &Typesetter<'_>) -> Drawn {
    let width_mm = width.0 / PT_PER_MM;
    let axis = Axis { first: spec.first, last: spec.last, width: width_mm - LABELS };
    let mut drawn = Drawn::default();
    let ready = prepare(spec, &axis, setter, &mut drawn.too_long);
    let (rows, placed) = place(spec, &axis, &ready, width_mm);
    let heights: Vec<f32> = rows.iter().map(|n| (*n as f32 * ROW + 2.0 * PADDING - 1.2).max(LEAST)).collect();
    let height = HEAD + heights.iter().sum::<f32>() + FOOT;
    drawn.frame = Frame::new(width, Mm(height).into());
    drawn.shown =
        (0..spec.lanes.len()).map(|lane| ready.iter().zip(&placed).filter(|(r, p)| r.mark.lane == lane && p.is_some()).count()).collect();
    let canvas = Canvas::new(&mut drawn.frame, setter, spec.lang);
    grid(&canvas, spec, &axis, &heights, width_mm);
    let tops: Vec<f32> = heights.iter().scan(HEAD, |y, h| Some(std::mem::replace(y, *y + h))).collect();
    for (lane, top) in tops.iter().enumerate() {
        name(&canvas, spec, lane, *top, drawn.shown[lane]);
    }
    for (ready, place) in ready.iter().zip(&placed) {
        let Some(place) = place else { continue };
        let y = tops[ready.mark.lane] + PADDING + ROW * place.row as f32 + 2.6;
        mark(&canvas, spec, &axis, ready, y);
        drawn.boxes.push(label(&canvas, spec, ready, place, y));
    }
    drop(canvas);
    links(&mut drawn, &ready, &placed);
    drawn
}

fn style(lang: Lang) -> TextStyle {
    let size = lang.pick(7.5, 7.0);
    TextStyle { face: FaceId::REGULAR, size, leading: size * 1.3, colour: INK, lang, gaps: false }
}

/// Breaks labels and works out what each wants.
fn prepare<'s>(spec: &'s TimelineSpec, axis: &Axis, setter: &Typesetter<'_>, too_long: &mut Vec<TooLong>) -> Vec<Ready<'s>> {
    let style = style(spec.lang);
    let widest = Measure { width: Pt(spec.lang.pick(14.4, 17.0) * style.size), first_indent: Pt(0.0), filling: Filling::Phrases };
    let ready = |mark: &'s LaneMark| {
        let paragraph = setter.paragraph(&Rich::plain(mark.label.clone(), style));
        if let Fit::Over(over) = paragraph.fit(widest, 2) {
            too_long.push(TooLong { at: mark.at, text: mark.label.clone(), over });
        }
        // The narrowest measure that needs two lines at most and divides no word: narrow labels leave room for others.
        let mut narrower = (6..15).map(|em| Measure { width: Pt(em as f32 * style.size), ..widest });
        let fits = |measure: &Measure| paragraph.fit(*measure, 2) == Fit::Fits && paragraph.ends_with_phrases(*measure);
        let on_bar = mark.when.is_ongoing();
        let measure = narrower.find(|measure| !on_bar && fits(measure)).unwrap_or(widest);
        let lines = paragraph.lines(measure);
        let wide = lines.iter().take(2).map(|line| line.width.0).fold(0.0, f32::max) / PT_PER_MM;
        let lines = lines.iter().take(2).map(crate::text::Line::text).collect();
        Ready { mark, lines, wish: wish(spec, axis, &mark.when, wide) }
    };
    let mut all: Vec<Ready<'s>> = spec.marks.iter().map(ready).collect();
    // The important ones are placed first, so that what gives way is the least important.
    all.sort_by_key(|r| (r.mark.rank, r.mark.when.page_order()));
    all
}

fn wish(spec: &TimelineSpec, axis: &Axis, when: &When, width: f32) -> Wish {
    let (from, to) = reach(spec, axis, when);
    let middle = (from + to) / 2.0;
    if when.is_ongoing() {
        return Wish { x: from, from, to, width, offset: 0.0, on_bar: true };
    }
    if has_bracket(when) {
        return Wish { x: middle, from, to: to.max(middle + 1.45), width, offset: 1.6, on_bar: false };
    }
    Wish { x: middle, from: middle - 1.8, to: middle + 1.8, width, offset: 1.0, on_bar: false }
}

/// From where to where a date reaches on the axis.
fn reach(spec: &TimelineSpec, axis: &Axis, when: &When) -> (f32, f32) {
    let last = when.last().unwrap_or(spec.as_of);
    (axis.x(when.first()), axis.x(last.max(when.first())))
}

/// A day or a month is a marker; anything vaguer, and an interval, is a line over its whole length.
fn has_bracket(when: &When) -> bool {
    match when {
        When::Moment(moment) => moment.precision > Precision::Month,
        When::Interval(..) => true,
    }
}

fn place(spec: &TimelineSpec, axis: &Axis, ready: &[Ready<'_>], width: f32) -> (Vec<usize>, Vec<Option<Place>>) {
    let edge = axis.x(spec.as_of).max(LABELS + 20.0).min(width);
    let attempt = |rows: &[usize]| {
        let mut lanes: Vec<Rows> = rows.iter().map(|n| Rows::new(*n, LABELS + 0.5, edge - 0.5)).collect();
        let placed: Vec<Option<Place>> = ready.iter().map(|r| lanes[r.mark.lane].place(&r.wish)).collect();
        let used = (0..rows.len()).map(|lane| {
            let rows = ready.iter().zip(&placed).filter(|(r, _)| r.mark.lane == lane).filter_map(|(_, p)| p.map(|p| p.row + 1));
            rows.max().unwrap_or(1)
        });
        (used.collect::<Vec<usize>>(), placed)
    };
    let (wanted, placed) = attempt(&vec![4; spec.lanes.len()]);
    let rows = share_rows(&wanted, spec.rows);
    if rows == wanted { (wanted, placed) } else { attempt(&rows) }
}

fn grid(canvas: &Canvas<'_, '_>, spec: &TimelineSpec, axis: &Axis, heights: &[f32], width: f32) {
    let bottom = HEAD + heights.iter().sum::<f32>();
    let cut = axis.x(spec.as_of);
    canvas.fill(cut, HEAD, width - cut, bottom - HEAD, TINT);
    let years = spec.last - spec.first + 1;
    let wide = axis.width / years as f32;
    // Years narrower than their digits are labelled at every second, fifth or tenth.
    let every = [1, 2, 5, 10, 20, 50].into_iter().find(|n| wide * *n as f32 >= 9.0).unwrap_or(100);
    for year in spec.first..=spec.last {
        let x = LABELS + wide * (year - spec.first) as f32;
        canvas.line((x, HEAD), (x, bottom), HAIR, 0.35);
        if (year - spec.first) % every == 0 {
            let lettering = Lettering { size: 9.0, bold: true, fixed: true, colour: INK };
            canvas.text(&year.to_string(), x + 1.0, 3.6, Anchor::Start, lettering);
        }
    }
    let mut y = HEAD;
    canvas.line((0.0, y), (width, y), INK, 1.2);
    for height in heights {
        y += height;
        canvas.line((0.0, y), (width, y), INK, 0.5);
    }
    canvas.line((width, HEAD), (width, bottom), HAIR, 0.35);
    canvas.line((cut, HEAD), (cut, bottom + 4.6), INK, 0.8);
    let word = format!("{} {}", spec.lang.pick("情報基準日", "Data to"), spec.as_of.format("%Y-%m-%d"));
    canvas.text(&word, cut - 1.2, bottom + 3.0, Anchor::End, Lettering { size: 7.0, bold: false, fixed: false, colour: INK });
    legend(canvas, spec, bottom + 3.0);
}

fn legend(canvas: &Canvas<'_, '_>, spec: &TimelineSpec, y: f32) {
    let lettering = Lettering { size: 7.0, bold: false, fixed: false, colour: INK2 };
    let kind = spec.lanes.first().map_or(crate::model::RecordKind::Incident, |lane| lane.kind);
    draw_marker(canvas, kind, LABELS + 1.6, y, 0.8);
    canvas.text(spec.lang.pick("月・日まで判明", "day or month known"), LABELS + 4.2, y, Anchor::Start, lettering);
    if !spec.marks.iter().any(|mark| has_bracket(&mark.when) && !mark.when.is_ongoing()) {
        return;
    }
    let x = LABELS + spec.lang.pick(27.0, 34.0);
    bracket(canvas, x, x + 9.0, y, palette(kind).line);
    draw_marker(canvas, kind, x + 4.5, y, 0.8);
    canvas.text(spec.lang.pick("年・期間で判明", "year or period known"), x + 11.0, y, Anchor::Start, lettering);
}

fn name(canvas: &Canvas<'_, '_>, spec: &TimelineSpec, lane: usize, top: f32, shown: usize) {
    let lane = &spec.lanes[lane];
    let colour = palette(lane.kind).text;
    draw_marker(canvas, lane.kind, 1.8, top + 4.0, 1.0);
    let ja = spec.lang == Lang::Ja;
    let size = if ja && lane.name.chars().count() <= 4 {
        8.5
    } else if ja {
        7.5
    } else {
        7.0
    };
    let bold = Lettering { size, bold: true, fixed: false, colour };
    let plain = Lettering { size: 7.0, bold: false, fixed: false, colour: INK2 };
    // Two lines at most: 「啓発・」「注意喚起」, "Outreach," "warnings".
    let (first, second) = match lane.name.split_once(['・', ' ']) {
        Some((a, b)) if lane.name.chars().count() > 5 => (if ja { format!("{a}・") } else { a.to_owned() }, Some(b)),
        _ => (lane.name.clone(), None),
    };
    canvas.text(&first, 4.6, top + 4.0, Anchor::Start, bold);
    let mut y = top + 4.0;
    if let Some(second) = second {
        y += 3.4;
        canvas.text(second, 4.6, y, Anchor::Start, bold);
    }
    let total = if ja { format!("{}件", lane.total) } else { lane.total.to_string() };
    let total = if lane.total == 0 { spec.lang.pick("該当なし", "none").to_owned() } else { total };
    canvas.text(&total, 4.6, y + 3.6, Anchor::Start, plain);
    if shown < lane.total {
        let words = spec.lang.pick(format!("うち掲載{shown}"), format!("{shown} shown"));
        canvas.text(&words, 4.6, y + 6.8, Anchor::Start, Lettering { size: 6.5, ..plain });
    }
}

fn bracket(canvas: &Canvas<'_, '_>, from: f32, to: f32, y: f32, colour: Colour) {
    canvas.line((from, y), (to, y), colour, 0.9);
    for x in [from, to] {
        canvas.line((x, y - 1.1), (x, y + 1.1), colour, 0.9);
    }
}

fn mark(canvas: &Canvas<'_, '_>, spec: &TimelineSpec, axis: &Axis, ready: &Ready<'_>, y: f32) {
    let kind = spec.lanes[ready.mark.lane].kind;
    let (from, to) = reach(spec, axis, &ready.mark.when);
    if ready.mark.when.is_ongoing() {
        draw_bar(canvas, kind, (from, y - 1.4, to - from, 2.8));
        canvas.polygon(&[(to, y - 2.0), (to + 2.6, y), (to, y + 2.0)], palette(kind).line);
        return;
    }
    if has_bracket(&ready.mark.when) {
        let open = matches!(ready.mark.when, When::Interval(_, Bound::Unknown));
        canvas.line((from, y), (to, y), palette(kind).line, 0.9);
        let ends: &[f32] = if open { &[from] } else { &[from, to] };
        for x in ends {
            canvas.line((*x, y - 1.1), (*x, y + 1.1), palette(kind).line, 0.9);
        }
    }
    draw_marker(canvas, kind, ready.wish.x, y, 1.0);
}

/// Draws a label on a white plate; gives its box in points.
fn label(canvas: &Canvas<'_, '_>, spec: &TimelineSpec, ready: &Ready<'_>, place: &Place, y: f32) -> Rect {
    let style = style(spec.lang);
    let step = style.leading / PT_PER_MM;
    let count = ready.lines.len() as f32;
    let colour = palette(spec.lanes[ready.mark.lane].kind).text;
    let bold = ready.mark.strong;
    let top = y - count * step / 2.0;
    let plate = if ready.wish.on_bar { 0.6 } else { 0.3 };
    canvas.fill(place.label - plate, top.max(y - step), ready.wish.width + 2.0 * plate, count.min(2.0) * step, Colour::WHITE);
    for (number, line) in ready.lines.iter().enumerate() {
        let at = top + step * (number as f32 + 0.5);
        canvas.text(
            line,
            place.label,
            at,
            Anchor::Start,
            Lettering { size: style.size, bold, fixed: false, colour: if bold { INK } else { colour } },
        );
    }
    let mm = |v: f32| Pt(v * PT_PER_MM);
    Rect::new(mm(place.label), mm(top), mm(ready.wish.width), mm(count * step))
}

fn links(drawn: &mut Drawn, ready: &[Ready<'_>], placed: &[Option<Place>]) {
    let shown = ready.iter().zip(placed).filter(|(_, place)| place.is_some()).map(|(ready, _)| ready);
    for (ready, area) in shown.zip(&drawn.boxes) {
        if let Some(dest) = &ready.mark.dest {
            let link = Item::Link(Size::new(area.width, area.height), Target::Inside(dest.clone()));
            drawn.frame.push(Point::new(area.x, area.y), link);
        }
    }
}
