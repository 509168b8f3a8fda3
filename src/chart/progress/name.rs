//! Name and status above a bar: on one line where they fit, else on as many as they need.

use crate::chart::canvas::{Anchor, Canvas, Lettering};
use crate::chart::marks::{INK, INK2};
use crate::chart::spec::{ProgressRow, TooLong};
use crate::font::FaceId;
use crate::frame::Colour;
use crate::geom::{Mm, PT_PER_MM, Pt, Rect};
use crate::lang::Lang;
use crate::text::{Filling, Fit, Line, Measure, Rich, TextStyle, Typesetter};

/// Lines of a name at most.
const LINES: usize = 3;
const STEP: f32 = 3.3;
/// Where the first line stands within a row.
const TOP: f32 = 3.0;
/// The space between name and status.
const SPACE: f32 = 2.0;

/// A name broken into lines, with the status.
pub(super) struct Name {
    lines: Vec<(String, f32)>,
    status: (String, f32),
    /// Whether the status stands on the last line of the name.
    beside: bool,
    size: f32,
}

/// Breaks a name to the width of the chart.
pub(super) fn break_name(
    row: &ProgressRow,
    lang: Lang,
    wide: f32,
    setter: &Typesetter<'_>,
    too_long: &mut Vec<TooLong>,
) -> Name {
    let size = lang.pick(7.5, 7.0);
    let style = |face| TextStyle {
        face,
        size,
        leading: 9.0,
        colour: INK,
        lang,
        gaps: false,
    };
    let measure = Measure {
        width: Mm(wide - 0.8).into(),
        first_indent: Pt(0.0),
        filling: Filling::Phrases,
    };
    let paragraph = setter.paragraph(&Rich::plain(row.name.clone(), style(FaceId::REGULAR)));
    if let Fit::Over(over) = paragraph.fit(measure, LINES) {
        too_long.push(TooLong {
            at: Some(row.at),
            text: row.name.clone(),
            over,
        });
    }
    let millimetres = |width: Pt| width.0 / PT_PER_MM;
    let lines: Vec<(String, f32)> = paragraph
        .lines(measure)
        .iter()
        .take(LINES)
        .map(|line: &Line| (line.text(), millimetres(line.width)))
        .collect();
    let status = (
        row.status.clone(),
        millimetres(setter.width(&row.status, style(FaceId::BOLD))),
    );
    let last = lines.last().map_or(0.0, |(_, width)| *width);
    Name {
        lines,
        beside: last + SPACE + status.1 + 0.8 <= wide,
        status,
        size,
    }
}

impl Name {
    fn count(&self) -> usize {
        self.lines.len() + usize::from(!self.beside)
    }

    /// What the row needs beyond one line.
    pub(super) fn more(&self) -> f32 {
        STEP * (self.count().max(1) - 1) as f32
    }

    /// Draws it from a place on, or further left where it would leave the chart; gives its box in
    /// points.
    pub(super) fn draw(&self, canvas: &Canvas<'_, '_>, from: f32, y: f32, wide: f32) -> Rect {
        let last = self.lines.last().map_or(0.0, |(_, width)| *width);
        let with_status = if self.beside {
            last + SPACE + self.status.1
        } else {
            self.status.1
        };
        let all = self
            .lines
            .iter()
            .map(|(_, width)| *width)
            .fold(with_status, f32::max);
        let x = from.min(wide - all - 0.5).max(0.3);
        canvas.fill(
            x - 0.3,
            y + TOP - 1.6,
            all + 0.6,
            self.count() as f32 * STEP,
            Colour::WHITE,
        );
        let plain = Lettering::new(self.size, INK2);
        for (place, (line, _)) in self.lines.iter().enumerate() {
            canvas.text(line, x, y + TOP + STEP * place as f32, Anchor::Start, plain);
        }
        let (x_status, row) = if self.beside {
            (x + last + SPACE, self.lines.len() - 1)
        } else {
            (x, self.lines.len())
        };
        let bold = Lettering {
            bold: true,
            colour: INK,
            ..plain
        };
        canvas.text(
            &self.status.0,
            x_status,
            y + TOP + STEP * row as f32,
            Anchor::Start,
            bold,
        );
        let mm = |v: f32| Pt(v * PT_PER_MM);
        Rect::new(
            mm(x),
            mm(y + TOP - 1.6),
            mm(all),
            mm(self.count() as f32 * STEP),
        )
    }
}
