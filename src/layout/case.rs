//! What only case files have: the strip of steps and the box of facts (DESIGN.md 5). Black, grey
//! and white, never colour.

use super::setting::Setting;
use super::stack::draw_tagged;
use super::style::{TINT2, translated};
use crate::chart::{HAIR, INK, INK2, TINT};
use crate::document::{StepForm, Strip, StripStep, Words};
use crate::frame::{Colour, Frame, Path};
use crate::geom::{Point, Pt, Rect, mm};
use crate::text::{Filling, TextStyle};

/// The height of a cell, and of one in two languages.
const CELL: Pt = mm(12.5);
const CELL_OF_TWO: Pt = mm(16.0);
/// How far a cell is pointed.
const POINT: Pt = mm(3.2);
/// From the point of a cell to the next cell.
const GAP: Pt = mm(1.2);
/// Cells of one strip that share its width.
const CELLS: f32 = 4.0;
/// Between the two languages of a date.
const BETWEEN: Pt = mm(1.6);
/// The side of the cross in a cell.
const CROSS: Pt = mm(3.2);

/// Sets a strip: whom it is about, the steps, the note.
pub(super) fn set_strip(setting: &Setting<'_, '_>, strip: &Strip, width: Pt) -> Frame {
    let styles = &setting.styles;
    let who = setting.text(&strip.who, styles.table_head, width, Filling::Phrases);
    let note = setting.text(&strip.note, styles.note, width, Filling::Ragged);
    let top = who.size.height + Pt(2.0);
    let high = if setting.document.is_bilingual() {
        CELL_OF_TWO
    } else {
        CELL
    };
    let mut frame = Frame::new(width, top + high + Pt(2.0) + note.size.height);
    frame.group(Point::default(), who);
    let mut x = Pt(0.0);
    let widths = cell_widths(setting, &strip.steps, width);
    let count = strip.steps.len();
    for (place, (step, wide)) in strip.steps.iter().zip(widths).enumerate() {
        let shape = Shape {
            wide,
            high,
            notched: place > 0,
            pointed: place + 1 < count,
        };
        frame.group(Point::new(x, top), cell(setting, step, shape));
        x += wide - POINT + GAP;
    }
    frame.group(Point::new(Pt(0.0), top + high + Pt(2.0)), note);
    frame
}

/// How a cell is cut.
#[derive(Clone, Copy)]
struct Shape {
    wide: Pt,
    high: Pt,
    notched: bool,
    pointed: bool,
}

impl Shape {
    /// Where the words begin.
    fn inset(self) -> Pt {
        if self.notched {
            POINT + mm(2.0)
        } else {
            mm(3.0)
        }
    }
}

fn word_style(setting: &Setting<'_, '_>) -> TextStyle {
    setting.styles.h2.sized(10.5, 14.0)
}

/// Cells of equal width, as if there were four; where a word needs more, each gets what it needs
/// and an equal share of the rest.
fn cell_widths(setting: &Setting<'_, '_>, steps: &[StripStep], width: Pt) -> Vec<Pt> {
    let overlap = POINT - GAP;
    let count = steps.len() as f32;
    let equal = (width + overlap * (CELLS - 1.0)) / CELLS;
    let need = |(place, step): (usize, &StripStep)| {
        let cross = if step.form == StepForm::Dropped {
            CROSS + mm(2.0)
        } else {
            Pt(0.0)
        };
        let shape = Shape {
            wide: equal,
            high: CELL,
            notched: place > 0,
            pointed: place + 1 < steps.len(),
        };
        let words = lines(setting, step).map(|line| {
            line.iter()
                .map(|(words, style)| setting.setter.width(&words.text(), *style) + BETWEEN)
                .sum::<Pt>()
                - BETWEEN
        });
        let words = words.into_iter().fold(Pt(0.0), Pt::max);
        let end = if shape.pointed {
            POINT + mm(0.8)
        } else {
            mm(1.6)
        };
        shape.inset() + words + cross + end
    };
    let needs: Vec<Pt> = steps.iter().enumerate().map(need).collect();
    if needs.iter().all(|need| *need <= equal) {
        return vec![equal; steps.len()];
    }
    let share = (width + overlap * (count - 1.0) - needs.iter().copied().sum::<Pt>()) / count;
    needs
        .into_iter()
        .map(|need| need + share.min(mm(12.0)))
        .collect()
}

/// The lines of a cell: the word, what it is in the second language, the date in both.
fn lines<'s>(
    setting: &'s Setting<'_, '_>,
    step: &'s StripStep,
) -> [Vec<(&'s Words, TextStyle)>; 3] {
    let (word, date) = (word_style(setting), date_style(setting));
    let second = |words, style| {
        setting
            .translation(words)
            .map(|words| (words, translated(style)))
    };
    let dates = [Some((&step.date, date)), second(&step.date, date)];
    let small = second(&step.word, word.sized(8.5, 11.0));
    [
        vec![(&step.word, word)],
        small.into_iter().collect(),
        dates.into_iter().flatten().collect(),
    ]
}

fn date_style(setting: &Setting<'_, '_>) -> TextStyle {
    setting.styles.table.sized(8.0, 11.0)
}

fn cell(setting: &Setting<'_, '_>, step: &StripStep, shape: Shape) -> Frame {
    let mut frame = Frame::new(shape.wide, shape.high);
    let (fill, line, ink) = match step.form {
        StepForm::Passed => (TINT2, 0.5, INK),
        StepForm::Last => (INK, 0.5, Colour::WHITE),
        StepForm::Acquitted | StepForm::Civil => (Colour::WHITE, 1.2, INK),
        StepForm::Dropped => (Colour::WHITE, 0.5, INK),
    };
    frame.artifact(Path::polygon(
        &outline(shape, Pt(line / 2.0)),
        Some(fill),
        Some((INK, line)),
    ));
    if step.form == StepForm::Acquitted {
        frame.artifact(Path::polygon(
            &outline(shape, mm(1.1)),
            None,
            Some((INK, 0.6)),
        ));
    }
    if step.form == StepForm::Dropped {
        let (x, y) = (shape.wide - mm(2.0) - CROSS, (shape.high - CROSS) / 2.0);
        for (from, to) in [(Pt(0.0), CROSS), (CROSS, Pt(0.0))] {
            frame.artifact(Path::line(
                Point::new(x, y + from),
                Point::new(x + CROSS, y + to),
                INK,
                1.2,
            ));
        }
    }
    let mut y = Pt(4.5);
    for line in lines(setting, step) {
        let mut x = shape.inset();
        for (words, style) in &line {
            let set = setting
                .setter
                .rich_line(&setting.rich(words, style.colour(ink)));
            let at = Point::new(x, y + style.baseline());
            draw_tagged(&mut frame, words.node, &set, at);
            x += set.width + BETWEEN;
        }
        y += line
            .first()
            .map_or(Pt(0.0), |(_, style)| Pt(style.leading + 1.0));
    }
    frame
}

/// The corners of a cell, so far inside its edge.
fn outline(shape: Shape, inside: Pt) -> Vec<Point> {
    let (left, right, top, bottom, middle) = (
        inside,
        shape.wide - inside,
        inside,
        shape.high - inside,
        shape.high / 2.0,
    );
    let shoulder = if shape.pointed { right - POINT } else { right };
    let mut corners = vec![Point::new(left, top), Point::new(shoulder, top)];
    if shape.pointed {
        corners.push(Point::new(right, middle));
    }
    corners.extend([Point::new(shoulder, bottom), Point::new(left, bottom)]);
    if shape.notched {
        corners.push(Point::new(left + POINT, middle));
    }
    corners
}

/// Sets a box of facts: a tinted ground between two rules, label and value beside each other.
pub(super) fn set_facts(
    setting: &Setting<'_, '_>,
    heading: &Words,
    facts: &[(Words, Words)],
    width: Pt,
) -> Frame {
    let styles = &setting.styles;
    let (padding, label_width) = (
        mm(3.0),
        if setting.document.is_bilingual() {
            mm(20.5)
        } else {
            setting.lang.pick(mm(17.0), mm(20.5))
        },
    );
    let style = styles
        .table
        .sized(setting.lang.pick(8.0, 7.5), setting.lang.pick(12.0, 10.5));
    let inner = width - padding * 2.0;
    let heading = setting.text(heading, styles.h3, inner, Filling::Phrases);
    let mut rows = Frame::new(inner, heading.size.height + Pt(2.0));
    rows.group(Point::default(), heading);
    for (place, (label, value)) in facts.iter().enumerate() {
        let label = setting.text(
            label,
            style.colour(INK2),
            label_width - mm(1.5),
            Filling::Phrases,
        );
        let value = setting.text(value, style, inner - label_width, Filling::Phrases);
        let y = rows.size.height;
        if place > 0 {
            rows.rule(Pt(0.0), y, inner, HAIR, 0.35);
        }
        let height = label.size.height.max(value.size.height) + Pt(5.6);
        rows.group(Point::new(Pt(0.0), y + Pt(2.8)), label);
        rows.group(Point::new(label_width, y + Pt(2.8)), value);
        rows.size.height = y + height;
    }
    let mut frame = Frame::new(width, rows.size.height + Pt(4.0) + Pt(5.0));
    frame.artifact(Path::rect(
        Rect::new(Pt(0.0), Pt(0.0), width, frame.size.height),
        TINT,
    ));
    frame.rule(Pt(0.0), Pt(0.6), width, INK, 1.2);
    frame.rule(Pt(0.0), frame.size.height, width, HAIR, 0.35);
    frame.group(Point::new(padding, Pt(4.0)), rows);
    frame
}
