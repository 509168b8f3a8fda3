//! The mark of each stage, 2.5 mm: form and filling alone tell them apart (DESIGN.md 6).

use crate::chart::canvas::Canvas;
use crate::chart::marks::INK;
use crate::frame::Colour;
use crate::model::Stage;

/// The radius of a round mark.
const R: f32 = 1.25;
/// Half the side of a square one, whose area is about that of a round one.
const S: f32 = 1.1;
const LINE: f32 = 0.8;

/// Draws the mark of a stage, centred.
pub(crate) fn draw(canvas: &Canvas<'_, '_>, stage: Stage, x: f32, y: f32) {
    match stage {
        Stage::Disclosed => ring(canvas, x, y),
        Stage::Searched => {
            ring(canvas, x, y);
            canvas.disc(x, y, 0.5, INK);
        }
        Stage::WarrantIssued => {
            ring(canvas, x, y);
            canvas.line((x, y - R), (x, y + R), INK, LINE);
        }
        Stage::Referred => half(canvas, x, y, 90.0),
        Stage::Arrested => half(canvas, x, y, 0.0),
        Stage::Released => {
            ring(canvas, x, y);
            canvas.line((x - R, y), (x + R, y), INK, LINE);
        }
        Stage::Indicted => canvas.disc(x, y, R, INK),
        Stage::NotProsecuted => cross(canvas, x, y, S),
        Stage::IndictmentWithdrawn => {
            ring(canvas, x, y);
            cross(canvas, x, y, R * 0.95);
        }
        // A cross whose matter is looked at again: the ring of an open one around it.
        Stage::NonIndictmentUnjust => {
            ring(canvas, x, y);
            canvas.line((x - 0.6, y + 0.6), (x + 0.6, y - 0.6), INK, LINE);
            canvas.line((x - 0.6, y - 0.6), (x + 0.6, y + 0.6), INK, LINE);
            canvas.line((x - S, y + S + 0.5), (x + S, y + S + 0.5), INK, LINE);
        }
        // The withdrawal's cross in the square of a court's decision.
        Stage::ProsecutionDismissed => {
            square(canvas, x, y);
            cross(canvas, x, y, S * 0.95);
        }
        // Neither the full square of a conviction nor the empty one of an acquittal.
        Stage::Ruled => {
            square(canvas, x, y);
            canvas.disc(x, y, 0.4, INK);
        }
        Stage::Convicted => canvas.fill(x - S, y - S, 2.0 * S, 2.0 * S, INK),
        Stage::Acquitted => square(canvas, x, y),
        Stage::Upheld => {
            square(canvas, x, y - 0.3);
            canvas.line((x - S, y + S + 0.5), (x + S, y + S + 0.5), INK, 1.2);
        }
        Stage::Overturned => {
            square(canvas, x, y);
            canvas.line((x - S, y + S), (x + S, y - S), INK, LINE);
        }
        Stage::Appealed => {
            canvas.polygon(&[(x - 0.9, y - 1.1), (x + 1.0, y), (x - 0.9, y + 1.1)], INK)
        }
        Stage::DamagesAwarded => canvas.polygon(&diamond(x, y), INK),
        Stage::ClaimDismissed => {
            open_diamond(canvas, x, y);
            canvas.line((x - 0.7, y + 0.7), (x + 0.7, y - 0.7), INK, LINE);
        }
        Stage::CompensationAwarded => {
            open_diamond(canvas, x, y);
            canvas.disc(x, y, 0.5, INK);
        }
        Stage::Sued => {
            open_diamond(canvas, x, y);
            canvas.line((x, y - 0.9), (x, y + 0.9), INK, LINE);
        }
        Stage::Settled | Stage::Closed | Stage::Sanctioned => open_diamond(canvas, x, y),
        // A tick under the place of the judgment.
        Stage::Final => {
            canvas.line((x, y - R), (x, y + R), Colour::WHITE, 2.0);
            canvas.line((x, y - R), (x, y + R + 0.8), INK, LINE);
            canvas.line((x - 0.8, y + R + 0.8), (x + 0.8, y + R + 0.8), INK, LINE);
        }
    }
}

fn ring(canvas: &Canvas<'_, '_>, x: f32, y: f32) {
    canvas.disc(x, y, R + 0.14, INK);
    canvas.disc(x, y, R - 0.14, Colour::WHITE);
}

/// A ring whose half is filled: the lower one, turned clockwise by an angle in degrees.
fn half(canvas: &Canvas<'_, '_>, x: f32, y: f32, turned: f32) {
    ring(canvas, x, y);
    let corner = |n: usize| {
        let angle = (turned + 15.0 * n as f32).to_radians();
        (x + R * libm::cosf(angle), y + R * libm::sinf(angle))
    };
    canvas.polygon(&(0..=12).map(corner).collect::<Vec<_>>(), INK);
}

fn cross(canvas: &Canvas<'_, '_>, x: f32, y: f32, s: f32) {
    canvas.line((x - s, y - s), (x + s, y + s), INK, 1.2);
    canvas.line((x - s, y + s), (x + s, y - s), INK, 1.2);
}

fn square(canvas: &Canvas<'_, '_>, x: f32, y: f32) {
    canvas.fill(x - S, y - S, 2.0 * S, 2.0 * S, Colour::WHITE);
    canvas.outline(x - S, y - S, 2.0 * S, 2.0 * S, INK, LINE);
}

fn diamond(x: f32, y: f32) -> [(f32, f32); 4] {
    [(x, y - 1.5), (x + 1.5, y), (x, y + 1.5), (x - 1.5, y)]
}

fn open_diamond(canvas: &Canvas<'_, '_>, x: f32, y: f32) {
    let corners = diamond(x, y);
    canvas.polygon(&corners, Colour::WHITE);
    canvas.path(
        &[corners[0], corners[1], corners[2], corners[3], corners[0]],
        INK,
        LINE,
    );
}
