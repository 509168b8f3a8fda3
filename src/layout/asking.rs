//! Questions with the space for their answers, and the strip of contacts at the foot of a sheet
//! (DESIGN.md 5).

use super::setting::Setting;
use super::sheet_parts::numeral;
use super::stack::{Stack, draw_tagged_right};
use crate::chart::{INK, INK2, INK3, TINT};
use crate::diag::Sink;
use crate::document::{AskedQuestion, ContactCell, ContactStrip, Words};
use crate::font::FaceId;
use crate::frame::{Artifact, Colour, Frame, Item, Path};
use crate::geom::{Point, Pt, Rect, mm};
use crate::text::{Filling, TextStyle};
use crate::wording::voice;

/// From one ruled line to the next.
pub(super) const PITCH: Pt = mm(8.0);
/// What stands above the first ruled line's space, with a question of one line.
const HEAD: Pt = mm(10.0);
/// What parts a question from the line above it.
const ABOVE: Pt = Pt(6.0);
/// The column of numbers.
const INDENT: Pt = mm(11.0);
/// Room for the minutes at the right.
const MINUTES: Pt = mm(18.0);

fn question_style(setting: &Setting<'_, '_>) -> TextStyle {
    let lang = setting.lang;
    setting
        .styles
        .h3
        .sized(lang.pick(10.5, 9.75), lang.pick(16.0, 14.0))
}

/// The height of a question above the space for its answer.
pub(super) fn head_height(setting: &Setting<'_, '_>, question: &AskedQuestion) -> Pt {
    let style = question_style(setting);
    let lines = setting
        .lines(
            &question.text,
            style,
            setting.sheet.width - INDENT - MINUTES,
            Filling::Phrases,
        )
        .len();
    HEAD + Pt(style.leading * lines.saturating_sub(1).min(2) as f32)
}

/// A question with so many lines for its answer. The facilitator's copy has the answer in their
/// place, and the same height.
pub(super) fn set_question(
    setting: &Setting<'_, '_>,
    question: &AskedQuestion,
    lines: u32,
    sink: &mut Sink,
) -> Frame {
    let width = setting.sheet.width;
    let style = question_style(setting);
    let head = head_height(setting, question);
    let height = head + PITCH * lines as f32;
    let mut frame = Frame::new(width, height);
    let number = numeral(setting, style).sized(13.0, style.leading);
    frame.group(
        Point::new(Pt(0.0), ABOVE),
        setting.text(&question.number, number, INDENT, Filling::Ragged),
    );
    let text = setting.limited(
        &question.text,
        style,
        width - INDENT - MINUTES,
        3,
        "a question",
        sink,
    );
    let text_height = ABOVE + text.size.height;
    frame.group(Point::new(INDENT, ABOVE), text);
    if let Some(minutes) = &question.minutes {
        let small = setting.styles.table.colour(INK2);
        let line = setting.setter.rich_line(&setting.rich(minutes, small));
        let baseline = ABOVE + Pt(style.leading / 2.0) + small.below_middle();
        draw_tagged_right(&mut frame, minutes.node, &line, Point::new(width, baseline));
    }
    let mut free = Pt(0.0);
    if question.answer.is_some() || question.notes.is_some() {
        let top = text_height + Pt(3.0);
        let panel = panel(setting, question, height - top, sink);
        free = top + panel.size.height + Pt(2.0);
        frame.group(Point::new(INDENT, top), panel);
    }
    ruled_lines(setting, &mut frame, head, free);
    frame
}

/// The ruled lines of a question from a height on; where something stands above them, they say what
/// they are for.
fn ruled_lines(setting: &Setting<'_, '_>, frame: &mut Frame, head: Pt, free: Pt) {
    let mut drawing = Frame::default();
    let (width, height) = (frame.size.width, frame.size.height);
    let mut y = head + PITCH;
    let mut first = free.0 > 0.0;
    while y <= height + Pt(0.1) {
        // A line needs a hand's height above it.
        if y > free + mm(if first { 5.0 } else { 0.0 }) {
            drawing.path(Path::line(
                Point::new(INDENT, y),
                Point::new(width, y),
                INK3,
                0.35,
            ));
            if first {
                let label = setting
                    .setter
                    .line(voice(setting.lang).what_was_said(), setting.styles.note);
                label.draw(&mut drawing, Point::new(INDENT, y - Pt(2.4)));
                first = false;
            }
        }
        y += PITCH;
    }
    frame.push(Point::default(), Item::Artifact(Artifact::Layout, drawing));
}

/// Answer and notes beside each other on a tinted ground, no taller than the space for the answer.
fn panel(setting: &Setting<'_, '_>, question: &AskedQuestion, room: Pt, sink: &mut Sink) -> Frame {
    let lang = setting.lang;
    let width = setting.sheet.width - INDENT;
    let label = setting.styles.table_head;
    let style = setting
        .styles
        .body
        .sized(lang.pick(8.5, 8.0), lang.pick(13.5, 11.5));
    let padding = mm(3.0);
    let most = (((room.0 - label.leading - 9.0) / style.leading) as usize).max(1);
    let both = question.answer.is_some() && question.notes.is_some();
    let inner = width - padding * 2.0;
    // 72 and 77 mm of the design, or one column of at most 38 characters.
    let left = if both {
        mm(72.0)
    } else {
        inner.min(Pt(style.size * 48.0))
    };
    let right = if both { inner - left - mm(4.0) } else { left };
    let mut frame = Frame::new(width, Pt(0.0));
    let mut height = Pt(0.0);
    let mut x = padding;
    let mut words = Vec::new();
    for (part, wide, what) in [
        (&question.answer, left, "an answer"),
        (&question.notes, right, "a note on an answer"),
    ] {
        let Some((name, text)) = part else { continue };
        let name = setting.text(name, label, wide, Filling::Ragged);
        let text = setting.limited(text, style, wide, most, what, sink);
        height = height.max(name.size.height + text.size.height);
        words.push((x, name, text));
        x += wide + mm(4.0);
    }
    height += Pt(9.0);
    frame.size.height = height;
    frame.artifact(Path::rect(Rect::new(Pt(0.0), Pt(0.0), width, height), TINT));
    frame.rule(Pt(0.0), Pt(0.2), width, INK, 0.35);
    frame.rule(Pt(0.0), height, width, INK, 0.35);
    for (x, name, text) in words {
        let below = name.size.height;
        frame.group(Point::new(x, Pt(4.0)), name);
        frame.group(Point::new(x, Pt(4.0) + below), text);
    }
    frame
}

/// The strip of contacts: a solid cell that heads it, then a cell each.
pub(super) fn contact_strip(setting: &Setting<'_, '_>, strip: &ContactStrip) -> Frame {
    let width = setting.sheet.width;
    let (first, narrow) = (mm(30.0), mm(36.0));
    let rest = width - first;
    let blank = strip
        .cells
        .iter()
        .filter(|cell| !cell.blanks.is_empty())
        .count();
    let known = strip.cells.len() - blank;
    // What is written by hand needs less room than what is printed.
    let wide = |cell: &ContactCell| match (cell.blanks.is_empty(), known) {
        (true, _) => (rest - narrow * blank as f32) / known as f32,
        (false, 0) => rest / blank as f32,
        (false, _) => narrow,
    };
    let padding = mm(3.0);
    let white = setting.styles.h3.sized(10.0, 15.0).colour(Colour::WHITE);
    let small = setting.styles.table.sized(7.5, 11.0).colour(Colour::WHITE);
    let head = setting.text(&strip.head, white, first - padding * 2.0, Filling::Phrases);
    let advice = setting.text(
        &strip.advice,
        small,
        first - padding * 2.0,
        Filling::Phrases,
    );
    let cells: Vec<Frame> = strip
        .cells
        .iter()
        .map(|cell| contact(setting, cell, wide(cell) - padding * 2.0))
        .collect();
    let tallest = cells
        .iter()
        .map(|cell| cell.size.height)
        .fold(head.size.height + advice.size.height, Pt::max);
    let height = (tallest + Pt(11.0)).max(mm(29.0));
    let mut frame = Frame::new(width, height);
    frame.artifact(Path::rect(Rect::new(Pt(0.0), Pt(0.0), first, height), INK));
    frame.artifact(Path::outline(
        Rect::new(Pt(0.6), Pt(0.6), width - Pt(1.2), height - Pt(1.2)),
        INK,
        1.2,
    ));
    let below = Pt(5.0) + head.size.height;
    frame.group(Point::new(padding, Pt(5.0)), head);
    frame.group(Point::new(padding, below), advice);
    let mut x = first;
    for (of, cell) in strip.cells.iter().zip(cells) {
        if x > first {
            frame.artifact(Path::line(
                Point::new(x, Pt(0.0)),
                Point::new(x, height),
                INK,
                0.35,
            ));
        }
        frame.group(Point::new(x + padding, Pt(5.0)), cell);
        x += wide(of);
    }
    frame
}

fn contact(setting: &Setting<'_, '_>, cell: &ContactCell, width: Pt) -> Frame {
    let base = setting.styles.table;
    let name = base.face(FaceId::BOLD).sized(8.5, 12.5);
    let mut stack = Stack::new(width);
    stack.put(setting.text(&cell.name, name, width, Filling::Phrases));
    stack.gap(Pt(1.5));
    let lines: [(&Option<Words>, TextStyle); 3] = [
        (&cell.phone, base.face(FaceId::BOLD).sized(12.0, 16.0)),
        (&cell.url, base.sized(7.5, 11.0)),
        (&cell.note, base.sized(7.5, 11.0)),
    ];
    for (words, style) in lines {
        if let Some(words) = words {
            stack.put(setting.text(words, style, width, Filling::Phrases));
        }
    }
    for blank in &cell.blanks {
        let mut line = Frame::new(width, mm(7.4));
        let small = base.sized(7.0, 10.0).colour(INK2);
        line.group(
            Point::new(Pt(0.0), mm(7.4) - Pt(11.5)),
            setting.text(blank, small, width, Filling::Ragged),
        );
        line.rule(Pt(0.0), mm(7.4), width, INK, 0.5);
        stack.put(line);
    }
    stack.into_frame()
}
