//! The 6 × 6 grid of reliability and credibility. F and 6 mean "cannot be judged" and stand apart
//! from the scale.

use super::canvas::{Anchor, Canvas, Lettering};
use super::drawing::Drawing;
use super::letters::Letters;
use super::marks::{HAIR, INK, INK2};
use super::spec::QualitySpec;
use crate::frame::{Colour, Frame};
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::text::Typesetter;
use crate::wording::voice;

const CELL: f32 = 7.2;
/// How far row F and column 6 stand apart.
const APART: f32 = 2.0;
const LEFT: f32 = 8.0;
const TOP: f32 = 11.0;

fn offset(index: usize) -> f32 {
    CELL * index as f32 + if index == 5 { APART } else { 0.0 }
}

/// Draws the grid.
pub(super) fn draw(spec: &QualitySpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let mut frame = Frame::new(width, Mm(TOP + CELL * 6.0 + APART + 1.0).into());
    let canvas = Canvas::new(&mut frame, setter, spec.lang);
    let letters = Letters {
        setter,
        lang: spec.lang,
    };
    let small = Lettering::new(7.0, INK2);
    canvas.text(
        voice(spec.lang).credibility_axis(),
        LEFT + CELL * 3.0,
        2.4,
        Anchor::Middle,
        small,
    );
    let letter = Lettering::new(8.5, INK).bold().fixed();
    for (index, (row, column)) in ["A", "B", "C", "D", "E", "F"]
        .into_iter()
        .zip(["1", "2", "3", "4", "5", "6"])
        .enumerate()
    {
        canvas.text(
            row,
            LEFT - 3.6,
            TOP + offset(index) + CELL / 2.0,
            Anchor::Middle,
            letter,
        );
        canvas.text(
            column,
            LEFT + offset(index) + CELL / 2.0,
            TOP - 3.0,
            Anchor::Middle,
            letter,
        );
    }
    let most = spec.counts.iter().flatten().copied().max().unwrap_or(1);
    for (row, counts) in spec.counts.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            cell(
                &canvas,
                &letters,
                LEFT + offset(column),
                TOP + offset(row),
                (*count, most),
            );
        }
    }
    drop(canvas);
    Drawing {
        frame,
        ..Drawing::default()
    }
}

/// A circle whose radius grows with the root of the count, three quarters of a cell at most, the
/// count inside.
fn cell(
    canvas: &Canvas<'_, '_>,
    letters: &Letters<'_, '_>,
    x: f32,
    y: f32,
    (count, most): (u32, u32),
) {
    canvas.outline(x, y, CELL, CELL, HAIR, 0.35);
    if count > 0 {
        // Up to five citations as designed; more are scaled to the largest count.
        let scale = (1.55f32).min((CELL / 2.0 - 0.8) / (most as f32).sqrt());
        // The number stands inside, whatever it is.
        let text = count.to_string();
        let lettering = Lettering {
            size: if count > 99 { 6.5 } else { 7.5 },
            bold: true,
            fixed: false,
            colour: Colour::WHITE,
        };
        let half = letters.width(&text, lettering) / 2.0;
        let inside = libm::hypotf(half, 0.38 * lettering.size / PT_PER_MM) + 0.25;
        let radius = (0.6 + scale * (count as f32).sqrt()).max(1.5).max(inside);
        canvas.disc(x + CELL / 2.0, y + CELL / 2.0, radius, INK);
        canvas.text(
            &text,
            x + CELL / 2.0,
            y + CELL / 2.0,
            Anchor::Middle,
            lettering,
        );
    }
}
