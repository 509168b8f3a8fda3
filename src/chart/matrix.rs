//! Records by row and column, with totals right and below (DESIGN.md 6, matrix). Zero is a dash
//! without ground.

use crate::wording::voice;
use std::ops::Range;

use super::canvas::{Anchor, Canvas, Lettering};
use super::drawing::Drawing;
use super::letters::{Letters, counted};
use super::marks::{HAIR, INK, INK3, step_colours};
use super::spec::{MatrixSpec, TooLong};
use crate::analysis::scale_step;
use crate::frame::Frame;
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::lang::Lang;
use crate::text::Typesetter;

const NAME: Lettering = Lettering::new(8.0, INK);
const HEAD: Lettering = Lettering::new(7.0, INK);
const TOTAL: Lettering = Lettering::new(8.0, INK).bold();
const ZERO: Lettering = Lettering::new(7.0, INK3);
/// From baseline to baseline in the names of rows and in the heads of columns.
const NAME_LEADING: f32 = 3.4;
const HEAD_LEADING: f32 = 3.1;
const ROW: f32 = 6.7;
/// Width of a column at most; what is left goes to the names.
const WIDEST: f32 = 17.0;
/// Width of a column that keeps its heads short.
const SPARE: f32 = 11.0;
/// Width of a column at least, and of the names.
const NARROWEST: f32 = 7.0;
const NAMES: f32 = 12.0;
const INSET: f32 = 0.25;
/// Between two matrices.
const APART: f32 = 6.0;
/// The heights that heads at 90 degrees are tried at.
const HEIGHTS: [f32; 8] = [16.0, 20.0, 25.0, 30.0, 40.0, 55.0, 80.0, 120.0];

/// Where everything stands, the same for every matrix of a chart.
struct Plan {
    /// The width of the names.
    names: f32,
    /// The width of a column.
    cell: f32,
    /// The width of the totals.
    totals: f32,
    /// The lines and the height of each row.
    rows: Vec<(Vec<String>, f32)>,
    /// How figures in cells are set.
    figure: Lettering,
}

/// The heads of some columns, broken into lines.
struct Heads {
    lines: Vec<Vec<String>>,
    height: f32,
}

/// Draws the matrices below each other.
pub(super) fn draw(spec: &MatrixSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let letters = Letters {
        setter,
        lang: spec.lang,
    };
    let mut too_long = Vec::new();
    let plan = plan(spec, width.0 / PT_PER_MM, letters, &mut too_long);
    let heads: Vec<Heads> = spec
        .bands
        .iter()
        .map(|band| heads(spec, band, &plan, letters, &mut too_long))
        .collect();
    let body = plan.rows.iter().map(|(_, height)| height).sum::<f32>() + ROW;
    let high: f32 = heads.iter().map(|heads| heads.height + body).sum();
    let mut frame = Frame::new(
        width,
        Mm(high + APART * heads.len().saturating_sub(1) as f32).into(),
    );
    let canvas = Canvas::new(&mut frame, setter, spec.lang);
    let mut y = 0.0;
    for (band, heads) in spec.bands.iter().zip(&heads) {
        matrix(&canvas, spec, &plan, (band, heads), y);
        y += heads.height + body + APART;
    }
    drop(canvas);
    Drawing {
        frame,
        too_long,
        ..Drawing::default()
    }
}

fn plan(
    spec: &MatrixSpec,
    wide: f32,
    letters: Letters<'_, '_>,
    too_long: &mut Vec<TooLong>,
) -> Plan {
    let totals = (letters.width(&counted(spec.total), TOTAL) + 3.0).max(9.0);
    let across = spec.across.max(1) as f32;
    let highest = spec
        .column_totals
        .iter()
        .chain(spec.cells.iter().flatten())
        .max()
        .map_or(String::new(), |count| counted(*count));
    let sizes = [
        (8.0, false),
        (7.5, false),
        (7.0, false),
        (6.5, false),
        (6.5, true),
    ]
    .map(|(size, fixed)| Lettering {
        size,
        fixed,
        ..TOTAL
    });
    let needed = |lettering: Lettering| letters.width(&highest, lettering) + 2.0 * INSET + 0.6;
    let left = wide - totals;
    // Names have the room that columns can spare, a third where they cannot, and always a little.
    let share = (wide * if wide < 120.0 { 0.36 } else { 0.31 }).max(left - across * SPARE);
    let share = share.max(letters.widest_word(&spec.rows, NAME) + 2.2);
    let share = share
        .min(left - across * needed(sizes[4]).max(NARROWEST))
        .max(NAMES);
    let longest = letters.widest(spec.rows.iter().map(String::as_str), NAME) + 3.0;
    let cell = ((left - longest.clamp(NAMES, share)) / across).min(WIDEST);
    let names = left - cell * across;
    let row = |name: &String| {
        let lines = letters.wrap(name, NAME, names - 2.0);
        let height = ROW.max(lines.len() as f32 * NAME_LEADING + 1.6);
        (lines, height)
    };
    let figure = sizes
        .into_iter()
        .find(|lettering| needed(*lettering) <= cell + 0.01)
        .unwrap_or_else(|| {
            too_long.push(TooLong {
                at: Some(spec.at),
                text: highest.clone(),
                over: 1,
            });
            sizes[4]
        });
    Plan {
        names,
        cell,
        totals,
        rows: spec.rows.iter().map(row).collect(),
        figure,
    }
}

/// Japanese heads stand on lines of their column's width, English ones read upwards in as many
/// lines as it is wide.
fn heads(
    spec: &MatrixSpec,
    band: &Range<usize>,
    plan: &Plan,
    letters: Letters<'_, '_>,
    too_long: &mut Vec<TooLong>,
) -> Heads {
    let names = &spec.columns[band.clone()];
    let broken = |width: f32| -> Vec<Vec<String>> {
        names
            .iter()
            .map(|name| letters.wrap(name, HEAD, width))
            .collect()
    };
    if spec.lang == Lang::Ja {
        let lines: Vec<Vec<String>> = names
            .iter()
            .map(|name| letters.balanced(name, HEAD, plan.cell - 0.8))
            .collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(1);
        return Heads {
            lines,
            height: most as f32 * HEAD_LEADING + 2.2,
        };
    }
    let room = (((plan.cell - 0.8) / HEAD_LEADING) as usize).max(1);
    let fits = |lines: &Vec<Vec<String>>| lines.iter().all(|lines| lines.len() <= room);
    let word = letters.widest_word(names, HEAD);
    let mut lines = HEIGHTS
        .into_iter()
        .filter(|height| *height >= word)
        .map(broken)
        .find(fits)
        .unwrap_or_else(|| broken(HEIGHTS[7]));
    for (lines, name) in lines
        .iter_mut()
        .zip(names)
        .filter(|(lines, _)| lines.len() > room)
    {
        let over = lines.drain(room..).map(|line| line.chars().count()).sum();
        too_long.push(TooLong {
            at: Some(spec.at),
            text: name.clone(),
            over,
        });
    }
    let height = letters.widest(lines.iter().flatten().map(String::as_str), HEAD);
    Heads {
        lines,
        height: height.max(6.0) + 2.4,
    }
}

fn matrix(
    canvas: &Canvas<'_, '_>,
    spec: &MatrixSpec,
    plan: &Plan,
    (band, heads): (&Range<usize>, &Heads),
    top: f32,
) {
    let mut y = top + heads.height;
    let right = plan.names + plan.cell * band.len() as f32 + plan.totals;
    head_words(canvas, spec, plan, heads, (right, y));
    canvas.line((0.0, y), (right, y), INK, 0.8);
    for (number, (lines, height)) in plan.rows.iter().enumerate() {
        if number > 0 {
            canvas.line((0.0, y), (right, y), HAIR, 0.35);
        }
        row_name(canvas, lines, y + height / 2.0);
        for (place, count) in spec.cells[number][band.clone()].iter().enumerate() {
            cell(
                canvas,
                spec,
                plan,
                *count,
                (plan.names + plan.cell * place as f32, y, *height),
            );
        }
        canvas.text(
            &counted(spec.row_totals[number]),
            right,
            y + height / 2.0,
            Anchor::End,
            TOTAL,
        );
        y += height;
    }
    canvas.line((0.0, y), (right, y), INK, 0.8);
    let middle = y + ROW / 2.0;
    canvas.text(total_word(spec.lang), 0.0, middle, Anchor::Start, NAME);
    for (place, count) in spec.column_totals[band.clone()].iter().enumerate() {
        let x = plan.names + plan.cell * (place as f32 + 0.5);
        canvas.text(&counted(*count), x, middle, Anchor::Middle, plan.figure);
    }
    canvas.text(&counted(spec.total), right, middle, Anchor::End, TOTAL);
}

fn total_word(lang: Lang) -> &'static str {
    voice(lang).all_head()
}

fn head_words(
    canvas: &Canvas<'_, '_>,
    spec: &MatrixSpec,
    plan: &Plan,
    heads: &Heads,
    (right, bottom): (f32, f32),
) {
    for (place, lines) in heads.lines.iter().enumerate() {
        let x = plan.names + plan.cell * (place as f32 + 0.5);
        for (number, line) in lines.iter().enumerate() {
            let from_last = (lines.len() - 1 - number) as f32;
            if spec.lang == Lang::Ja {
                canvas.text(
                    line,
                    x,
                    bottom - 2.6 - from_last * HEAD_LEADING,
                    Anchor::Middle,
                    HEAD,
                );
            } else {
                let shift = (number as f32 - (lines.len() - 1) as f32 / 2.0) * HEAD_LEADING;
                canvas.upright(line, x + shift, bottom - 1.4, HEAD);
            }
        }
    }
    canvas.text(
        total_word(spec.lang),
        right,
        bottom - 2.6,
        Anchor::End,
        Lettering { bold: true, ..HEAD },
    );
}

fn row_name(canvas: &Canvas<'_, '_>, lines: &[String], middle: f32) {
    let first = middle - (lines.len().saturating_sub(1)) as f32 * NAME_LEADING / 2.0;
    for (number, line) in lines.iter().enumerate() {
        canvas.text(
            line,
            0.0,
            first + number as f32 * NAME_LEADING,
            Anchor::Start,
            NAME,
        );
    }
}

/// The figure of a cell, on the ground of its step.
fn cell(
    canvas: &Canvas<'_, '_>,
    spec: &MatrixSpec,
    plan: &Plan,
    count: u32,
    (x, y, height): (f32, f32, f32),
) {
    let (centre, middle) = (x + plan.cell / 2.0, y + height / 2.0);
    let Some(step) = scale_step(&spec.bounds, f64::from(count)) else {
        return canvas.text("–", centre, middle, Anchor::Middle, ZERO);
    };
    let (ground, ink) = step_colours(Some(spec.kind), step);
    canvas.fill(
        x + INSET,
        y + INSET,
        plan.cell - 2.0 * INSET,
        height - 2.0 * INSET,
        ground,
    );
    canvas.text(
        &counted(count),
        centre,
        middle,
        Anchor::Middle,
        Lettering {
            colour: ink,
            ..plan.figure
        },
    );
}
