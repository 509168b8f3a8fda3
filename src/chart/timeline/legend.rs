//! The legend: every mark that the chart uses, and no other.

use crate::wording::voice;
use chrono::Datelike;

use super::connect;
use super::labelled::{Shape, is_approximate, is_uncertain};
use super::layout::TimelineLayout;
use super::mark::{arrow_back, bracket, dashes, open_end, question};
use crate::chart::canvas::{Anchor, Bar, Canvas, Lettering};
use crate::chart::marks::{INK, INK2, INK3, draw_bar, draw_marker, palette};
use crate::font::FaceId;
use crate::geom::PT_PER_MM;
use crate::lang::Lang;
use crate::model::RecordKind;
use crate::text::{TextStyle, Typesetter};

/// A line of the legend.
const STEP: f32 = 4.4;
/// The space between two entries.
const APART: f32 = 4.0;
/// What the date at the right end of the first line needs.
const DATE: f32 = 42.0;

/// What a sign of the legend shows.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Kind(RecordKind),
    Day,
    Month,
    Period,
    Approximate,
    Uncertain,
    Ongoing,
    OpenEnd,
    Reported,
    Follows,
    Number,
}

impl Sign {
    /// How wide the sign is.
    fn width(self) -> f32 {
        match self {
            Sign::Kind(_) | Sign::Day | Sign::Month => 3.6,
            Sign::Uncertain => 5.0,
            Sign::Approximate | Sign::Reported => 6.8,
            Sign::Number => 6.0,
            Sign::Period | Sign::Ongoing | Sign::OpenEnd | Sign::Follows => 10.0,
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        let voice = voice(lang);
        match self {
            Sign::Kind(kind) => voice.sign_of_kind(kind),
            Sign::Day => voice.day_known(),
            Sign::Month => voice.month_known(),
            Sign::Period => voice.period_known(),
            Sign::Approximate => voice.dashes_about(),
            Sign::Uncertain => voice.date_uncertain(),
            Sign::Ongoing => voice.bar_ongoing(),
            Sign::OpenEnd => voice.dots_end_unknown(),
            Sign::Reported => voice.day_of_news(),
            Sign::Follows => voice.continues_earlier(),
            Sign::Number => voice.numbers_below(),
        }
    }
}

/// A legend whose entries have their places.
pub(super) struct Legend {
    /// Sign, place from the left, line.
    entries: Vec<(Sign, f32, usize)>,
    kind: RecordKind,
    /// The kind of a bar that goes on, and a number of the key, as they occur.
    ongoing: RecordKind,
    number: u32,
    lang: Lang,
}

/// Collects the signs that are needed and gives them places.
pub(super) fn lay_out(laid: &TimelineLayout<'_>, setter: &Typesetter<'_>) -> Legend {
    let spec = laid.spec;
    let lang = spec.lang;
    let style = TextStyle {
        face: FaceId::REGULAR,
        size: 7.0,
        leading: 9.0,
        colour: INK2,
        lang,
        gaps: false,
    };
    let mut entries = Vec::new();
    let (mut x, mut line) = (laid.axis.left, 0);
    // The data date stands on the first line, left of its own line.
    let dated = spec.as_of.year() <= spec.last;
    let first = if dated {
        laid.axis.x(spec.as_of) - DATE
    } else {
        laid.width
    };
    for sign in signs(laid) {
        let width = sign.width() + 1.2 + setter.width(sign.words(lang), style).0 / PT_PER_MM;
        let right = if line == 0 { first } else { laid.width };
        if x + width > right && (line == 0 || x > laid.axis.left) {
            (x, line) = (laid.axis.left, line + 1);
        }
        entries.push((sign, x, line));
        x += width + APART;
    }
    let kind = laid
        .ready
        .first()
        .map_or(RecordKind::Incident, |ready| ready.mark.kind);
    let ongoing = laid
        .placed()
        .find(|(ready, ..)| matches!(ready.shape, Shape::Ongoing(..)))
        .map_or(kind, |(ready, ..)| ready.mark.kind);
    let number = laid
        .placed()
        .find(|(_, spot, _)| spot.numbered)
        .map_or(0, |(ready, ..)| ready.mark.number);
    Legend {
        entries,
        kind,
        ongoing,
        number,
        lang,
    }
}

fn signs(laid: &TimelineLayout<'_>) -> Vec<Sign> {
    let shapes: Vec<Shape> = laid.placed().map(|(ready, ..)| ready.shape).collect();
    let whens = || laid.placed().map(|(ready, ..)| ready.mark);
    let has = |is: fn(&Shape) -> bool| shapes.iter().any(is);
    let mut signs = Vec::new();
    if laid.spec.lanes.iter().any(|lane| lane.kind.is_none()) {
        for kind in RecordKind::ALL {
            signs.extend(
                whens()
                    .any(|mark| mark.kind == kind)
                    .then_some(Sign::Kind(kind)),
            );
        }
    }
    let known = [
        (Sign::Day, has(|shape| matches!(shape, Shape::Point(_)))),
        (Sign::Month, has(|shape| matches!(shape, Shape::Month(..)))),
        (
            Sign::Period,
            has(|shape| matches!(shape, Shape::Period(..))),
        ),
        (
            Sign::Approximate,
            whens().any(|mark| is_approximate(&mark.when)),
        ),
        (
            Sign::Uncertain,
            whens().any(|mark| is_uncertain(&mark.when)),
        ),
        (
            Sign::Ongoing,
            has(|shape| matches!(shape, Shape::Ongoing(..))),
        ),
        (
            Sign::OpenEnd,
            has(|shape| matches!(shape, Shape::EndUnknown(_) | Shape::StartUnknown(_))),
        ),
        (Sign::Reported, whens().any(|mark| mark.reported)),
        (Sign::Follows, connect::has_connections(laid)),
        (
            Sign::Number,
            laid.placed().any(|(_, spot, _)| spot.numbered),
        ),
    ];
    signs.extend(
        known
            .into_iter()
            .filter(|(_, used)| *used)
            .map(|(sign, _)| sign),
    );
    signs
}

impl Legend {
    /// Its height below the lanes.
    pub(super) fn height(&self) -> f32 {
        let lines = self
            .entries
            .iter()
            .map(|(.., line)| line + 1)
            .max()
            .unwrap_or(1);
        1.6 + STEP * lines as f32
    }

    /// Draws it below the lanes.
    pub(super) fn draw(&self, canvas: &Canvas<'_, '_>, bottom: f32) {
        let lettering = Lettering::new(7.0, INK2);
        for (sign, x, line) in &self.entries {
            let y = bottom + 3.0 + STEP * *line as f32;
            self.sign(canvas, *sign, *x, y);
            canvas.text(
                sign.words(self.lang),
                x + sign.width() + 1.2,
                y,
                Anchor::Start,
                lettering,
            );
        }
    }

    fn sign(&self, canvas: &Canvas<'_, '_>, sign: Sign, x: f32, y: f32) {
        let line = palette(self.kind).line;
        let marker = |x: f32| draw_marker(canvas, self.kind, x, y, 0.8);
        match sign {
            Sign::Kind(kind) => draw_marker(canvas, kind, x + 1.8, y, 0.8),
            Sign::Day => marker(x + 1.8),
            Sign::Month => {
                marker(x + 1.8);
                canvas.line((x + 0.9, y + 2.0), (x + 2.7, y + 2.0), line, 0.9);
            }
            Sign::Period => {
                bracket(canvas, x + 0.2, x + 9.8, y, line, false);
                marker(x + 5.0);
            }
            Sign::Approximate => {
                marker(x + 3.4);
                dashes(canvas, x + 1.2, x + 5.6, y + 2.0, line);
            }
            Sign::Uncertain => {
                marker(x + 1.8);
                question(canvas, x + 1.8, y);
            }
            Sign::Ongoing => {
                draw_bar(
                    canvas,
                    self.ongoing,
                    Bar {
                        x,
                        y: y - 1.2,
                        width: 7.4,
                        height: 2.4,
                    },
                );
                canvas.polygon(
                    &[(x + 7.4, y - 1.8), (x + 9.6, y), (x + 7.4, y + 1.8)],
                    palette(self.ongoing).line,
                );
            }
            Sign::OpenEnd => {
                open_end(canvas, x + 0.6, x + 10.0, y, line);
                marker(x + 0.9);
            }
            Sign::Reported => {
                arrow_back(canvas, x + 3.6, y, line);
                marker(x + 5.2);
            }
            Sign::Follows => {
                canvas.line((x, y), (x + 9.0, y), INK3, 0.5);
                canvas.polygon(
                    &[(x + 9.8, y), (x + 8.6, y - 0.6), (x + 8.6, y + 0.6)],
                    INK3,
                );
            }
            Sign::Number => {
                let lettering = Lettering::new(7.5, INK).bold().fixed();
                canvas.text(
                    &self.number.to_string(),
                    x + 3.0,
                    y,
                    Anchor::Middle,
                    lettering,
                );
            }
        }
    }
}
