//! The prefectures as 47 tiles, their place on the map simplified (DESIGN.md 6, map). White with a
//! dash: nothing known.

use super::canvas::{Anchor, Canvas, Lettering};
use super::drawing::Drawing;
use super::letters::Letters;
use super::marks::{HAIR, INK, INK2, INK3, palette, step_colours};
use super::prefecture::PREFECTURES;
use super::spec::NARROW;
use super::spec::{MapSpec, Tile, TooLong};
use crate::frame::{Colour, Frame};
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::text::Typesetter;
use crate::wording::voice;

/// Tiles across, and down with the shifted islands.
const ACROSS: f32 = 12.0;
const DOWN: f32 = 11.7;
/// From tile to tile at most; narrow charts have smaller tiles.
const PITCH: f32 = 7.9;
const LEAST_PITCH: f32 = 6.9;
/// Least width that a list needs beside the map.
const LIST: f32 = 62.0;
const LIST_GAP: f32 = 8.0;
/// From line to line of the list beside the map, and of the key below it.
const LINE: f32 = 3.85;
const KEY_LINE: f32 = 3.4;
const KEY_COLUMNS: usize = 4;
const SMALL: Lettering = Lettering::new(7.0, INK);
const CODE: Lettering = Lettering::new(7.0, INK).fixed();
const QUIET: Lettering = Lettering::new(7.0, INK2);

/// Draws the map, and beside or below it the list that says what the tiles are.
pub(super) fn draw(spec: &MapSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let wide = width.0 / PT_PER_MM;
    let letters = Letters {
        setter,
        lang: spec.lang,
    };
    // On small paper the least pitch that the tiles can have leaves room for the list of names.
    let pitch = if wide < NARROW { LEAST_PITCH } else { PITCH }.min(wide / ACROSS);
    let beside = wide - pitch * ACROSS >= LIST + LIST_GAP;
    let coded = spec.list.iter().any(|(code, ..)| code.is_some());
    let key = if coded && !beside {
        PREFECTURES.len().div_ceil(KEY_COLUMNS) as f32 * KEY_LINE + 4.0
    } else {
        0.0
    };
    let mut frame = Frame::new(width, Mm(pitch * DOWN + 0.4 + key).into());
    let canvas = Canvas::new(&mut frame, setter, spec.lang);
    let mut too_long = Vec::new();
    scale(&canvas, spec, pitch, letters);
    tiles(&canvas, spec, pitch, letters, &mut too_long);
    if beside {
        list(&canvas, spec, (pitch * ACROSS + LIST_GAP, wide), letters);
    } else if coded {
        names(&canvas, spec, pitch * DOWN + 4.0, wide);
    }
    drop(canvas);
    Drawing {
        frame,
        too_long,
        ..Drawing::default()
    }
}

fn outline(spec: &MapSpec) -> Colour {
    spec.kind.map_or(INK3, |kind| palette(kind).text)
}

fn tiles(
    canvas: &Canvas<'_, '_>,
    spec: &MapSpec,
    pitch: f32,
    letters: Letters<'_, '_>,
    too_long: &mut Vec<TooLong>,
) {
    // Small tiles stand closer: three kanji are as wide as they are.
    let (inset, size) = if pitch < PITCH {
        (0.08, 6.5)
    } else {
        (0.2, 6.75)
    };
    let room = pitch - 2.0 * inset - 0.5;
    let sizes = [
        (8.0, false),
        (7.5, false),
        (7.0, false),
        (6.5, false),
        (6.5, true),
    ];
    let sizes = sizes.map(|(size, fixed)| Lettering {
        size,
        bold: true,
        fixed,
        colour: INK,
    });
    let values = || spec.tiles.iter().filter_map(|tile| tile.value.as_deref());
    let figure = sizes
        .into_iter()
        .find(|lettering| letters.widest(values(), *lettering) <= room)
        .unwrap_or(sizes[4]);
    for (place, tile) in PREFECTURES.iter().zip(&spec.tiles) {
        let (x, y) = (
            (place.column - 1.0) * pitch + inset,
            (place.row - 1.0) * pitch + inset,
        );
        let side = pitch - 2.0 * inset;
        let (ground, ink) = tile
            .step
            .map_or((Colour::WHITE, INK), |step| step_colours(spec.kind, step));
        canvas.fill(x, y, side, side, ground);
        canvas.outline(x, y, side, side, outline(spec), 0.4);
        let (centre, upper, lower) = (x + side / 2.0, y + pitch * 0.29, y + pitch * 0.69);
        canvas.text(
            &tile.name,
            centre,
            upper,
            Anchor::Middle,
            Lettering {
                size,
                bold: false,
                fixed: false,
                colour: ink,
            },
        );
        let (value, lettering) = match &tile.value {
            Some(value) => (
                value.as_str(),
                Lettering {
                    colour: ink,
                    ..figure
                },
            ),
            None => (
                "–",
                Lettering {
                    colour: INK3,
                    ..SMALL
                },
            ),
        };
        if letters.width(value, lettering) > room {
            too_long.push(TooLong {
                at: Some(spec.at),
                text: value.to_owned(),
                over: 1,
            });
        } else {
            canvas.text(value, centre, lower, Anchor::Middle, lettering);
        }
    }
}

/// The steps beside each other at the top left; below each other where their words are too long for
/// that.
fn scale(canvas: &Canvas<'_, '_>, spec: &MapSpec, pitch: f32, letters: Letters<'_, '_>) {
    let none = voice(spec.lang).no_value().to_owned();
    let dashed = spec.tiles.iter().any(|tile: &Tile| tile.value.is_none());
    let words: Vec<&String> = spec.scale.iter().chain(dashed.then_some(&none)).collect();
    // North of the second column from the right nothing stands left of it down to the third row.
    let swatch = letters.widest(words.iter().map(|word| word.as_str()), SMALL) + 1.6;
    let flat = swatch.max(8.0) * words.len() as f32 <= pitch * 10.0;
    let mut top = 2.0;
    for line in letters.wrap(&spec.unit, QUIET, pitch * 9.5) {
        canvas.text(&line, 0.0, top, Anchor::Start, QUIET);
        top += 3.2;
    }
    top -= 0.8;
    for (step, word) in words.into_iter().enumerate() {
        let across = if flat { swatch.max(8.0) } else { 7.0 };
        let (x, y) = if flat {
            (across * step as f32, top)
        } else {
            (0.0, top + 3.7 * step as f32)
        };
        let (x, y) = (x + 0.1, y);
        let ground = if step < spec.scale.len() {
            step_colours(spec.kind, step).0
        } else {
            Colour::WHITE
        };
        canvas.fill(x, y, across, 3.0, ground);
        canvas.outline(x, y, across, 3.0, outline(spec), 0.4);
        if step >= spec.scale.len() {
            canvas.text(
                "–",
                x + across / 2.0,
                y + 1.5,
                Anchor::Middle,
                Lettering {
                    colour: INK3,
                    ..SMALL
                },
            );
        }
        if flat {
            canvas.text(word, x + across / 2.0, y + 5.0, Anchor::Middle, SMALL);
        } else {
            canvas.text(word, x + across + 1.5, y + 1.5, Anchor::Start, SMALL);
        }
    }
}

/// The prefectures in order of their figures, two columns, filled down first.
fn list(
    canvas: &Canvas<'_, '_>,
    spec: &MapSpec,
    (left, right): (f32, f32),
    letters: Letters<'_, '_>,
) {
    let a_column = spec.list.len().div_ceil(2).max(12);
    let gap = 5.0;
    let across = (right - left - gap) / 2.0;
    let codes = letters.widest(
        spec.list.iter().filter_map(|(code, ..)| code.as_deref()),
        CODE,
    );
    let name_at = if codes > 0.0 { codes + 1.6 } else { 0.0 };
    for (number, (code, name, value)) in spec.list.iter().enumerate() {
        let x = left + (number / a_column) as f32 * (across + gap);
        let y = 2.0 + (number % a_column) as f32 * LINE;
        if let Some(code) = code {
            canvas.text(code, x, y, Anchor::Start, CODE);
        }
        canvas.text(name, x + name_at, y, Anchor::Start, SMALL);
        canvas.text(value, x + across, y, Anchor::End, CODE);
        canvas.line(
            (x, y + LINE / 2.0),
            (x + across, y + LINE / 2.0),
            HAIR,
            0.35,
        );
    }
}

/// What the codes on the tiles stand for, from north to south.
fn names(canvas: &Canvas<'_, '_>, spec: &MapSpec, top: f32, wide: f32) {
    let a_column = PREFECTURES.len().div_ceil(KEY_COLUMNS);
    for (number, place) in PREFECTURES.iter().enumerate() {
        let x = (number / a_column) as f32 * wide / KEY_COLUMNS as f32;
        let y = top + (number % a_column) as f32 * KEY_LINE;
        canvas.text(place.code, x, y, Anchor::Start, CODE);
        canvas.text(
            spec.lang.pick(place.ja, place.en),
            x + 4.6,
            y,
            Anchor::Start,
            QUIET,
        );
    }
}
