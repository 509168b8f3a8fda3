//! A canvas that remembers where its texts stand, so that no text is drawn over another.

use super::canvas::{Anchor, Canvas, Lettering};
use super::letters::Letters;
use super::marks::{HAIR, INK, INK3};
use crate::frame::{Colour, Frame};
use crate::geom::{PT_PER_MM, Pt, Rect};
use crate::lang::{Lang, number};
use crate::text::Typesetter;

/// Labels of axes.
pub(super) const AXIS: Lettering = Lettering::new(7.5, INK).fixed();
/// Values of gridlines.
pub(super) const SCALE: Lettering = Lettering::new(7.5, INK3).fixed();
/// A unit that has a line to itself.
const UNIT_ALONE: Lettering = Lettering::new(7.0, INK3);
/// Figures beside marks.
pub(super) const FIGURE: Lettering = Lettering::new(7.5, INK).bold();
/// Remarks below an axis.
pub(super) const REMARK: Lettering = Lettering::new(7.0, INK);

/// An area in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// From the left.
    pub left: f32,
    /// From the top.
    pub top: f32,
    /// The right edge.
    pub right: f32,
    /// The lower edge.
    pub bottom: f32,
}

impl Area {
    /// Whether the two share any part.
    pub(crate) fn hits(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The area made wider on both sides.
    #[must_use]
    pub(crate) fn wider(self, by: f32) -> Self {
        Area {
            left: self.left - by,
            right: self.right + by,
            ..self
        }
    }
}

/// A canvas that remembers where its texts stand.
pub(super) struct Pen<'a, 'f> {
    /// The canvas, for everything that is no text.
    pub canvas: Canvas<'a, 'f>,
    /// The width of the frame in millimetres.
    pub wide: f32,
    setter: &'a Typesetter<'f>,
    lang: Lang,
    taken: Vec<Area>,
}

/// The width of a text in millimetres.
pub(super) fn width_of(
    text: &str,
    lettering: Lettering,
    lang: Lang,
    setter: &Typesetter<'_>,
) -> f32 {
    Letters { setter, lang }.width(text, lettering)
}

impl<'a, 'f> Pen<'a, 'f> {
    /// A pen over a frame.
    pub(crate) fn new(frame: &'a mut Frame, setter: &'a Typesetter<'f>, lang: Lang) -> Self {
        let wide = frame.size.width.0 / PT_PER_MM;
        Pen {
            canvas: Canvas::new(frame, setter, lang),
            wide,
            setter,
            lang,
            taken: Vec::new(),
        }
    }

    /// The width of a text.
    pub(crate) fn width(&self, text: &str, lettering: Lettering) -> f32 {
        width_of(text, lettering, self.lang, self.setter)
    }

    /// Where a text centred on `y` would stand; moved sideways where it would leave the frame.
    pub(crate) fn area(
        &self,
        text: &str,
        (x, y): (f32, f32),
        anchor: Anchor,
        lettering: Lettering,
    ) -> Area {
        let (width, half) = (
            self.width(text, lettering),
            lettering.size / PT_PER_MM / 2.0,
        );
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let left = left.min(self.wide - width).max(0.0);
        Area {
            left,
            top: y - half,
            right: left + width,
            bottom: y + half,
        }
    }

    /// Whether no text stands in an area.
    pub(crate) fn is_free(&self, area: &Area) -> bool {
        !self.taken.iter().any(|taken| taken.hits(area))
    }

    /// Writes a text into its area.
    pub(crate) fn write(&mut self, text: &str, area: Area, lettering: Lettering) {
        self.canvas.text(
            text,
            area.left,
            (area.top + area.bottom) / 2.0,
            Anchor::Start,
            lettering,
        );
        self.taken.push(area);
    }

    /// Writes a figure into its area, on a plate that keeps gridlines off it.
    pub(crate) fn write_figure(&mut self, text: &str, area: Area, lettering: Lettering) {
        let inset = (area.bottom - area.top) * 0.06;
        self.canvas.fill(
            area.left - 0.2,
            area.top + inset,
            area.right - area.left + 0.4,
            area.bottom - area.top - inset * 2.0,
            Colour::WHITE,
        );
        self.write(text, area, lettering);
    }

    /// Writes a text centred on `y`.
    pub(crate) fn text(
        &mut self,
        text: &str,
        at: (f32, f32),
        anchor: Anchor,
        lettering: Lettering,
    ) {
        let area = self.area(text, at, anchor, lettering);
        self.write(text, area, lettering);
    }

    /// Writes a text where none stands within a little of its place.
    pub(crate) fn text_if_free(
        &mut self,
        text: &str,
        at: (f32, f32),
        anchor: Anchor,
        lettering: Lettering,
    ) -> bool {
        let area = self.area(text, at, anchor, lettering);
        let free = self.is_free(&area.wider(0.6));
        if free {
            self.write(text, area, lettering);
        }
        free
    }

    /// The boxes of all texts.
    pub(crate) fn boxes(self) -> Vec<Rect> {
        let pt = |mm: f32| Pt(mm * PT_PER_MM);
        self.taken
            .iter()
            .map(|a| {
                Rect::new(
                    pt(a.left),
                    pt(a.top),
                    pt(a.right - a.left),
                    pt(a.bottom - a.top),
                )
            })
            .collect()
    }
}

/// A scale of figures from `low` to `high` in even steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    /// Where it begins: 0, or below for figures below 0.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// From one gridline to the next.
    pub step: f64,
}

impl Scale {
    /// The scale that covers figures in four steps at most; whole figures have whole steps.
    pub(crate) fn covering(values: impl Iterator<Item = f64> + Clone) -> Self {
        let whole = values.clone().all(|value| value.fract() == 0.0);
        let (least, most) = values.fold((0.0f64, 0.0f64), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        let rough = ((most - least) / 4.0).max(1e-9);
        let power = libm::pow(10.0, libm::log10(rough).floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|n| n * power)
            .find(|step| *step >= rough * (1.0 - 1e-9));
        let step = step.unwrap_or(power * 10.0);
        let step = if whole { step.max(1.0) } else { step };
        let (low, high) = (
            (least / step - 1e-9).floor() * step,
            (most / step - 1e-9).ceil() * step,
        );
        let low = if least < 0.0 { low } else { 0.0 };
        Scale {
            low,
            high: if high > low { high } else { low + step },
            step,
        }
    }

    /// The figures of its gridlines, with what prints them.
    pub(crate) fn lines(&self) -> Vec<(f64, String)> {
        let count = ((self.high - self.low) / self.step).round() as i64;
        let places = if self.step.fract() == 0.0 {
            0
        } else {
            (-libm::log10(self.step).floor()).clamp(1.0, 12.0) as usize
        };
        let round = |value: f64| format!("{value:.places$}").parse().unwrap_or(value);
        let lines = (0..=count).map(|n| round(self.low + self.step * n as f64));
        lines
            .map(|value: f64| (value, number(if value == 0.0 { 0.0 } else { value })))
            .collect()
    }
}

/// The plot between the axes, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plot {
    /// The left edge.
    pub left: f32,
    /// The right edge.
    pub right: f32,
    /// Where the top gridline runs.
    pub top: f32,
    /// Where the scale begins.
    pub base: f32,
    /// The scale.
    pub scale: Scale,
}

impl Plot {
    /// Where a figure stands.
    pub(crate) fn y(&self, value: f64) -> f32 {
        let share = (value - self.scale.low) / (self.scale.high - self.scale.low);
        self.base - (self.base - self.top) * share as f32
    }

    /// Gridlines with their figures above their left ends, and the unit with the top one, or above
    /// it where it is long.
    pub(crate) fn grid(&self, pen: &mut Pen<'_, '_>, unit: &str) {
        let lines = self.scale.lines();
        let count = lines.len();
        for (number, (value, text)) in lines.into_iter().enumerate() {
            let y = self.y(value);
            if value != 0.0 {
                pen.canvas.line((0.0, y), (self.right, y), HAIR, 0.35);
                let with_unit = format!("{text}{unit}");
                let text = if number + 1 == count && pen.width(&with_unit, SCALE) <= self.left {
                    with_unit.as_str()
                } else {
                    &text
                };
                let alone = text.len() < with_unit.len();
                pen.text(text, (0.0, y - 1.6), Anchor::Start, SCALE);
                if number + 1 == count
                    && alone
                    && pen.width(unit.trim(), UNIT_ALONE) <= pen.wide / 2.0
                {
                    pen.text(unit.trim(), (0.0, y - UNIT), Anchor::Start, UNIT_ALONE);
                }
            }
        }
        pen.canvas
            .line((0.0, self.y(0.0)), (self.right, self.y(0.0)), INK, 0.7);
    }
}

/// How far above the top gridline a unit stands that has a line to itself: clear of a figure on the
/// tallest mark.
const UNIT: f32 = 5.4;
/// Above the top gridline stands a figure, or a unit above that.
const HEADS: (f32, f32) = (4.0, 7.0);

/// The room that the figures of a scale take at the left, and the room that figures and the unit
/// take above the top gridline.
pub(super) fn room_for(
    scale: &Scale,
    unit: &str,
    lang: Lang,
    setter: &Typesetter<'_>,
) -> (f32, f32) {
    let lines = scale.lines();
    let figures = lines
        .iter()
        .map(|(_, text)| width_of(text, SCALE, lang, setter))
        .fold(4.0, f32::max);
    // A short unit stands beside its figure, a long one above it.
    let top = lines.last().map_or(0.0, |(_, text)| {
        width_of(&format!("{text}{unit}"), SCALE, lang, setter)
    });
    let beside = top <= figures + 4.0;
    (
        figures.max(if beside { top } else { 0.0 }) + 1.2,
        if beside { HEADS.0 } else { HEADS.1 },
    )
}
