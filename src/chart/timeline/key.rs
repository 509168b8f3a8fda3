//! The key: records whose labels found no place, by number, with date and text.

use super::layout::TimelineLayout;
use crate::chart::canvas::{Anchor, Canvas, Lettering};
use crate::chart::marks::{HAIR, INK, INK2};
use crate::font::FaceId;
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::text::{Filling, Line, Measure, Rich, TextStyle, Typesetter};

const STEP: f32 = 3.5;
/// Columns at least so wide: Japanese and English.
const COLUMN: (f32, f32) = (54.0, 80.0);
const NUMBER: f32 = 6.5;
const GUTTER: f32 = 4.0;

/// An entry: number, date with the first line, further lines.
struct Entry {
    number: u32,
    date: String,
    lines: Vec<String>,
}

/// A key whose entries are shared out among columns.
pub(super) struct Key {
    columns: Vec<Vec<Entry>>,
    /// The width of a column and of the dates.
    width: f32,
    dates: f32,
}

/// Collects the numbered marks in order of their numbers.
pub(super) fn lay_out(laid: &TimelineLayout<'_>, setter: &Typesetter<'_>) -> Key {
    let lang = laid.spec.lang;
    let style = |face| TextStyle {
        face,
        size: 7.0,
        leading: 9.0,
        colour: INK,
        lang,
        gaps: false,
    };
    let mut marks: Vec<_> = laid
        .placed()
        .filter(|(_, spot, _)| spot.numbered)
        .map(|(ready, ..)| ready.mark)
        .collect();
    marks.sort_by_key(|mark| mark.number);
    marks.dedup_by_key(|mark| mark.number);
    let count = ((laid.width / lang.pick(COLUMN.0, COLUMN.1)) as usize).max(1);
    let width = (laid.width - GUTTER * (count - 1) as f32) / count as f32;
    let dates = marks
        .iter()
        .map(|mark| setter.width(&mark.date, style(FaceId::FIXED)).0 / PT_PER_MM)
        .fold(0.0, f32::max);
    let measure = Measure {
        width: Mm((width - NUMBER - dates - 1.5).max(15.0)).into(),
        first_indent: Pt(0.0),
        filling: lang.pick(Filling::Phrases, Filling::Ragged),
    };
    let entries: Vec<Entry> = marks
        .into_iter()
        .map(|mark| {
            let lines = setter
                .paragraph(&Rich::plain(mark.label.clone(), style(FaceId::REGULAR)))
                .lines(measure);
            Entry {
                number: mark.number,
                date: mark.date.clone(),
                lines: lines.iter().map(Line::text).collect(),
            }
        })
        .collect();
    Key {
        columns: share(entries, count),
        width,
        dates,
    }
}

/// Fills columns from the left, each about as long as the others.
fn share(entries: Vec<Entry>, count: usize) -> Vec<Vec<Entry>> {
    let all: usize = entries.iter().map(|entry| entry.lines.len()).sum();
    let each = all.div_ceil(count).max(1);
    let mut columns: Vec<Vec<Entry>> = Vec::new();
    let mut lines = each;
    for entry in entries {
        if lines >= each && columns.len() < count {
            columns.push(Vec::new());
            lines = 0;
        }
        lines += entry.lines.len();
        if let Some(column) = columns.last_mut() {
            column.push(entry);
        }
    }
    columns
}

impl Key {
    /// Its height; nothing where no record is numbered.
    pub(super) fn height(&self) -> f32 {
        let lines =
            |column: &Vec<Entry>| column.iter().map(|entry| entry.lines.len()).sum::<usize>();
        match self.columns.iter().map(lines).max() {
            None => 0.0,
            Some(lines) => 3.0 + STEP * lines as f32,
        }
    }

    /// Draws it from a height on.
    pub(super) fn draw(&self, canvas: &Canvas<'_, '_>, top: f32) {
        let bold = Lettering::new(7.0, INK).bold().fixed();
        let plain = Lettering::new(7.0, INK);
        for (place, column) in self.columns.iter().enumerate() {
            let x = place as f32 * (self.width + GUTTER);
            canvas.line((x, top + 0.6), (x + self.width, top + 0.6), HAIR, 0.35);
            let mut y = top + 3.2;
            for entry in column {
                canvas.text(
                    &entry.number.to_string(),
                    x + NUMBER - 1.5,
                    y,
                    Anchor::End,
                    bold,
                );
                canvas.text(
                    &entry.date,
                    x + NUMBER,
                    y,
                    Anchor::Start,
                    Lettering {
                        fixed: true,
                        colour: INK2,
                        ..plain
                    },
                );
                for line in &entry.lines {
                    canvas.text(line, x + NUMBER + self.dates + 1.5, y, Anchor::Start, plain);
                    y += STEP;
                }
            }
        }
    }
}
