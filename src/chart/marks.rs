//! The signs of the kinds of record: colour, marker, pattern. Each survives a grey copy (DESIGN.md
//! 4).

use super::canvas::{Bar, Canvas};
use crate::frame::Colour;
use crate::model::RecordKind;

/// Text, rules, status, proceedings.
pub const INK: Colour = Colour::hex(0x15191E);
/// Subtitles and notes.
pub const INK2: Colour = Colour::hex(0x464E57);
/// Outlines and minor axis text.
pub const INK3: Colour = Colour::hex(0x667079);
/// Gridlines and row rules.
pub const HAIR: Colour = Colour::hex(0x9AA3AB);
/// Grounds of panels and of the zone without data.
pub(crate) const TINT: Colour = Colour::hex(0xF2F4F5);

/// The colours of a kind.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    /// The marker and solid bars.
    pub fill: Colour,
    /// Labels.
    pub text: Colour,
    /// The ground of patterned bars.
    pub ground: Colour,
    /// The outline of markers and patterned bars.
    pub line: Colour,
}

/// The colours of a kind.
pub fn palette(kind: RecordKind) -> Palette {
    let (fill, text, ground, line) = match kind {
        RecordKind::Incident => (0xBF3A1E, 0xA8311A, 0xBF3A1E, 0xBF3A1E),
        // What is alleged is hollow: its outline is that of an incident.
        RecordKind::Alleged => (0xFFFFFF, 0xA8311A, 0xFFFFFF, 0xBF3A1E),
        RecordKind::Proceeding => (0x15191E, 0x15191E, 0x15191E, 0x15191E),
        RecordKind::Response => (0x2F7D5B, 0x1F5C42, 0xDCEDE4, 0x2F7D5B),
        RecordKind::Policy => (0x1F6FA8, 0x1B5E91, 0xD3E5F2, 0x1F6FA8),
        RecordKind::Outreach => (0xE2A62B, 0x7A5600, 0xFBE9BF, 0x7A5600),
    };
    Palette {
        fill: Colour::hex(fill),
        text: Colour::hex(text),
        ground: Colour::hex(ground),
        line: Colour::hex(line),
    }
}

/// The ground of a step of a sequential scale, from 0, and the ink on it. Without a kind the scale
/// is grey: it shows records of several kinds.
pub(crate) fn step_colours(kind: Option<RecordKind>, step: usize) -> (Colour, Colour) {
    let grounds: [u32; 5] = match kind {
        Some(RecordKind::Incident | RecordKind::Alleged) => {
            [0xFBE4DC, 0xF0B5A2, 0xDB7A5C, 0xA8311A, 0x6B1C0C]
        }
        Some(RecordKind::Policy) => [0xE3EEF6, 0xB3D1E6, 0x6FA5CB, 0x1B5E91, 0x0D3A5C],
        Some(RecordKind::Outreach) => [0xFFF1CC, 0xF3D284, 0xD6A437, 0x8A6000, 0x543A00],
        Some(RecordKind::Proceeding | RecordKind::Response) | None => {
            [0xE6E9EB, 0xC6CBD0, 0x98A1A9, 0x59626B, 0x2B3238]
        }
    };
    let step = step.min(grounds.len() - 1);
    (
        Colour::hex(grounds[step]),
        if step < 3 { INK } else { Colour::WHITE },
    )
}

/// Draws the marker of a kind, centred; `scale` 1 is the size on charts.
pub(crate) fn draw_marker(canvas: &Canvas<'_, '_>, kind: RecordKind, x: f32, y: f32, scale: f32) {
    let colours = palette(kind);
    let s = scale;
    match kind {
        RecordKind::Incident => canvas.disc(x, y, 1.45 * s, colours.fill),
        RecordKind::Alleged => {
            canvas.disc(x, y, 1.45 * s, colours.line);
            canvas.disc(x, y, 0.95 * s, colours.fill);
        }
        RecordKind::Response => {
            let corners = [
                (x, y + 1.98 * s),
                (x + 1.73 * s, y - 0.99 * s),
                (x - 1.73 * s, y - 0.99 * s),
            ];
            canvas.polygon(&corners, colours.fill);
        }
        RecordKind::Proceeding => {
            canvas.fill(x - 1.3 * s, y - 1.3 * s, 2.6 * s, 2.6 * s, colours.fill)
        }
        RecordKind::Policy => canvas.polygon(
            &[
                (x, y - 1.8 * s),
                (x + 1.8 * s, y),
                (x, y + 1.8 * s),
                (x - 1.8 * s, y),
            ],
            colours.fill,
        ),
        RecordKind::Outreach => {
            let corners = [
                (x, y - 1.98 * s),
                (x + 1.73 * s, y + 0.99 * s),
                (x - 1.73 * s, y + 0.99 * s),
            ];
            canvas.polygon(&corners, colours.fill);
            canvas.path(
                &[corners[0], corners[1], corners[2], corners[0]],
                colours.line,
                0.6,
            );
        }
    }
}

/// Draws a bar in the pattern of a kind: solid, lines or dots.
pub(crate) fn draw_bar(canvas: &Canvas<'_, '_>, kind: RecordKind, bar: Bar) {
    let colours = palette(kind);
    canvas.fill(bar.x, bar.y, bar.width, bar.height, colours.ground);
    match kind {
        RecordKind::Incident | RecordKind::Proceeding => {}
        RecordKind::Alleged => {
            canvas.outline(bar.x, bar.y, bar.width, bar.height, colours.line, 0.9);
        }
        RecordKind::Response => {
            canvas.hatch(bar, 2.2, colours.line, 0.6);
            canvas.outline(bar.x, bar.y, bar.width, bar.height, colours.line, 0.6);
        }
        RecordKind::Policy => {
            canvas.hatch(bar, 1.1, colours.line, 0.6);
            canvas.outline(bar.x, bar.y, bar.width, bar.height, colours.line, 0.6);
        }
        RecordKind::Outreach => {
            dots(canvas, bar, colours.line);
            canvas.outline(bar.x, bar.y, bar.width, bar.height, colours.line, 0.6);
        }
    }
}

/// A period that is not over: white with lines in the colour of the kind.
pub(crate) fn draw_incomplete_bar(canvas: &Canvas<'_, '_>, kind: RecordKind, bar: Bar) {
    let colours = palette(kind);
    canvas.fill(bar.x, bar.y, bar.width, bar.height, Colour::WHITE);
    canvas.hatch(bar, 0.9, colours.line, 0.6);
    canvas.outline(bar.x, bar.y, bar.width, bar.height, colours.line, 0.6);
}

fn dots(canvas: &Canvas<'_, '_>, bar: Bar, colour: Colour) {
    let Bar {
        x,
        y,
        width: w,
        height: h,
    } = bar;
    const RADIUS: f32 = 0.22;
    let rows = (h / 1.08) as usize;
    for row in 0..=rows {
        let cy = y + 0.54 + 1.08 * row as f32;
        let shift = if row % 2 == 0 { 0.35 } else { 0.35 + 0.625 };
        let mut cx = x + shift;
        while cx + RADIUS < x + w && cy + RADIUS < y + h {
            canvas.disc(cx, cy, RADIUS, colour);
            cx += 1.25;
        }
    }
}
