//! The names of lanes with their counts, left of the marks.

use crate::chart::canvas::{Anchor, Canvas, Lettering};
use crate::chart::marks::{INK, INK2, draw_marker, palette};
use crate::chart::spec::{TimelineSpec, TooLong};
use crate::font::FaceId;
use crate::geom::{Mm, Pt};
use crate::lang::Lang;
use crate::text::{Filling, Fit, Line, Measure, Rich, TextStyle, Typesetter};
use crate::wording::voice;

/// The step from line to line, in millimetres.
const STEP: f32 = 3.4;
/// Lines of a name at most.
const LINES: usize = 6;

/// A name broken into lines.
pub(super) struct Name {
    lines: Vec<String>,
    size: f32,
}

/// The width of the column of names: kinds have short ones.
pub(super) fn labels(spec: &TimelineSpec) -> f32 {
    if spec.lanes.iter().all(|lane| lane.kind.is_some()) {
        spec.lang.pick(21.0, 25.0)
    } else {
        30.0
    }
}

/// Breaks the names of all lanes.
pub(super) fn names(
    spec: &TimelineSpec,
    setter: &Typesetter<'_>,
    too_long: &mut Vec<TooLong>,
) -> Vec<Name> {
    let name = |lane: &crate::chart::Lane| {
        let indent = if lane.kind.is_some() { 4.6 } else { 0.0 };
        let short = spec.lang == Lang::Ja && lane.name.chars().count() <= 4;
        let size = if short { 8.5 } else { spec.lang.pick(7.5, 7.0) };
        let style = TextStyle {
            face: FaceId::BOLD,
            size,
            leading: size * 1.3,
            colour: INK,
            lang: spec.lang,
            gaps: false,
        };
        let paragraph = setter.paragraph(&Rich::plain(lane.name.clone(), style));
        let widest = Measure {
            width: Mm(labels(spec) - indent - 0.8).into(),
            first_indent: Pt(0.0),
            filling: Filling::Phrases,
        };
        // The widest measure that divides no word, where there is one.
        let mut narrower = (3..12).rev().map(|em| Measure {
            width: Pt(em as f32 * size).min(widest.width),
            ..widest
        });
        let whole = |measure: &Measure| paragraph.fits_in_phrases(*measure, LINES);
        let measure = narrower.find(whole).unwrap_or(widest);
        if let Fit::Over(over) = paragraph.fit(measure, LINES) {
            too_long.push(TooLong {
                at: lane.at,
                text: lane.name.clone(),
                over,
            });
        }
        Name {
            lines: paragraph
                .lines(measure)
                .iter()
                .take(LINES)
                .map(Line::text)
                .collect(),
            size,
        }
    };
    spec.lanes.iter().map(name).collect()
}

impl Name {
    /// The least height of the lane: the name and two counts.
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * STEP + 9.2
    }

    /// Draws the name, how many records the lane stands for, and how many of them are shown where
    /// not all are.
    pub(super) fn draw(
        &self,
        canvas: &Canvas<'_, '_>,
        spec: &TimelineSpec,
        lane: usize,
        top: f32,
        shown: usize,
    ) {
        let lane = &spec.lanes[lane];
        let mut y = top + 4.0;
        let x = if let Some(kind) = lane.kind {
            draw_marker(canvas, kind, 1.8, y, 1.0);
            4.6
        } else {
            0.0
        };
        let bold = Lettering {
            size: self.size,
            bold: true,
            fixed: false,
            colour: lane.kind.map_or(INK, |kind| palette(kind).text),
        };
        for line in &self.lines {
            canvas.text(line, x, y, Anchor::Start, bold);
            y += STEP;
        }
        let plain = Lettering::new(7.0, INK2);
        let total = voice(spec.lang).lane_total(lane.total);
        canvas.text(&total, x, y + 0.2, Anchor::Start, plain);
        if shown < lane.total {
            let words = voice(spec.lang).lane_shown(shown);
            canvas.text(
                &words,
                x,
                y + STEP,
                Anchor::Start,
                Lettering { size: 6.5, ..plain },
            );
        }
    }
}
