//! Marks with their labels broken into lines, and what place each wants.

use crate::chart::axis::Axis;
use crate::chart::marks::INK;
use crate::chart::place::Wish;
use crate::chart::spec::{LaneMark, TimelineSpec, TooLong};
use crate::font::FaceId;
use crate::geom::{PT_PER_MM, Pt};
use crate::lang::Lang;
use crate::model::{Bound, Precision, When};
use crate::text::{Filling, Fit, Measure, Rich, TextStyle, Typesetter};

/// A mark with its label broken into lines.
pub(super) struct LabelledMark<'s> {
    pub mark: &'s LaneMark,
    pub lines: Vec<String>,
    pub shape: Shape,
    /// The place that it wants with its label.
    pub wish: Wish,
    /// The place that it wants with its number.
    pub short: Wish,
}

/// How a date is drawn, from its first to its last place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A marker.
    Point(f32),
    /// A marker over a line as wide as its month.
    Month(f32, f32),
    /// A line over the whole period, the marker in its middle.
    Period(f32, f32),
    /// A bar that goes on.
    Ongoing(f32, f32),
    /// A line from a known beginning, its end in dots.
    EndUnknown(f32),
    /// A line to a known end, its beginning in dots.
    StartUnknown(f32),
}

/// How far the dots of an unknown end reach.
pub(super) const DOTS: f32 = 9.6;
/// How far the arrow of a date that is only reported reaches back.
pub(super) const REPORTED: f32 = 5.0;
/// A month at least so wide is drawn as a period.
const WIDE_MONTH: f32 = 6.0;

impl Shape {
    pub(super) fn of_date(spec: &TimelineSpec, axis: &Axis, when: &When) -> Self {
        let from = axis.x(when.first());
        let to = axis.x(when.last().unwrap_or(spec.as_of).max(when.first()));
        match when {
            When::Moment(moment) if moment.precision == Precision::Day => {
                Shape::Point((from + to) / 2.0)
            }
            When::Moment(moment)
                if moment.precision == Precision::Month && axis.year / 12.0 < WIDE_MONTH =>
            {
                Shape::Month(from, to)
            }
            When::Moment(_) => Shape::Period(from, to),
            // The arrow at its end stays on the chart.
            When::Interval(_, Bound::Open) => {
                Shape::Ongoing(from, to.min(axis.right - 2.6).max(from))
            }
            When::Interval(Bound::At(_), Bound::Unknown) => Shape::EndUnknown(from),
            When::Interval(Bound::At(_), Bound::At(_)) => Shape::Period(from, to),
            When::Interval(..) => Shape::StartUnknown(to),
        }
    }

    /// The place of the marker.
    pub(super) fn x(self) -> f32 {
        match self {
            Shape::Point(x) | Shape::EndUnknown(x) | Shape::StartUnknown(x) => x,
            Shape::Month(from, to) | Shape::Period(from, to) | Shape::Ongoing(from, to) => {
                (from + to) / 2.0
            }
        }
    }
}

/// The type of labels.
pub(super) fn style(lang: Lang) -> TextStyle {
    let size = lang.pick(7.5, 7.0);
    TextStyle {
        face: FaceId::REGULAR,
        size,
        leading: size * 1.3,
        colour: INK,
        lang,
        gaps: false,
    }
}

/// Breaks labels and works out what each wants; the important ones first, so that what gives way is
/// the least important.
pub(super) fn prepare<'s>(
    spec: &'s TimelineSpec,
    axis: &Axis,
    setter: &Typesetter<'_>,
    too_long: &mut Vec<TooLong>,
) -> Vec<LabelledMark<'s>> {
    let style = style(spec.lang);
    let widest = Measure {
        width: Pt(spec.lang.pick(14.4, 17.0) * style.size),
        first_indent: Pt(0.0),
        filling: Filling::Phrases,
    };
    let ready = |mark: &'s LaneMark| {
        let face = if mark.strong {
            FaceId::BOLD
        } else {
            FaceId::REGULAR
        };
        let set = |label: &String| setter.paragraph(&Rich::plain(label, style.face(face)));
        let mut paragraph = set(&mark.label);
        if matches!(paragraph.fit(widest, 2), Fit::Over(_)) {
            let mut shorter = mark.shorter.iter().map(set);
            let fits = shorter.find(|text| !matches!(text.fit(widest, 2), Fit::Over(_)));
            paragraph = fits.unwrap_or(paragraph);
        }
        if let Fit::Over(over) = paragraph.fit(widest, 2) {
            too_long.push(TooLong {
                at: Some(mark.at),
                text: mark.label.clone(),
                over,
            });
        }
        // The narrowest measure that needs two lines at most and divides no word: narrow labels
        // leave room for others.
        let mut narrower = (6..15).map(|em| Measure {
            width: Pt(em as f32 * style.size),
            ..widest
        });
        let fits = |measure: &Measure| paragraph.fits_in_phrases(*measure, 2);
        let shape = Shape::of_date(spec, axis, &mark.when);
        let on_bar = matches!(shape, Shape::Ongoing(..));
        let measure = narrower
            .find(|measure| !on_bar && fits(measure))
            .unwrap_or(widest);
        let lines = paragraph.lines(measure);
        let wide = lines
            .iter()
            .take(2)
            .map(|line| line.width.0)
            .fold(0.0, f32::max)
            / PT_PER_MM;
        let lines = lines.iter().take(2).map(crate::text::Line::text).collect();
        let number = setter
            .width(&mark.number.to_string(), style.face(FaceId::FIXED_BOLD))
            .0
            / PT_PER_MM;
        LabelledMark {
            mark,
            lines,
            shape,
            wish: wish(mark, shape, wide, axis),
            short: wish(mark, shape, number, axis),
        }
    };
    let mut all: Vec<LabelledMark<'s>> = spec.marks.iter().map(ready).collect();
    // Of equal ones what needs a whole row comes first: later it would find none.
    all.sort_by_key(|r| {
        (
            r.mark.rank,
            !matches!(r.shape, Shape::Ongoing(..)),
            r.mark.when.page_order(),
            r.mark.number,
        )
    });
    all
}

fn wish(mark: &LaneMark, shape: Shape, width: f32, axis: &Axis) -> Wish {
    let x = shape.x();
    let (from, to, offset, on_bar) = match shape {
        // On its bar a label leaves some of the bar on both sides; where it would hide it, it
        // stands beside it.
        Shape::Ongoing(from, to) if to - from > width + 6.0 => (from, to, 0.0, true),
        Shape::Ongoing(from, to) => (from, to + 2.6, 1.6, false),
        Shape::Period(from, to) => (from.min(x - 1.45), to.max(x + 1.45), 1.6, false),
        Shape::EndUnknown(from) => (from - 1.45, from + DOTS, 1.6, false),
        Shape::StartUnknown(to) => (to - DOTS, to + 1.45, 1.6, false),
        Shape::Month(..) | Shape::Point(_) => (x - 1.8, x + 1.8, 1.0, false),
    };
    let from = if mark.reported {
        from.min(x - REPORTED)
    } else {
        from
    };
    let to = if is_uncertain(&mark.when) {
        to.max(x + 3.2)
    } else {
        to
    };
    // A period as long as the axis leaves no room on either side: its label stands on its line.
    let outside =
        to + offset + width <= axis.right - 0.5 || from - offset - width >= axis.left + 0.5;
    let on_line = matches!(shape, Shape::Period(..)) && !outside && x - from > width + 5.0;
    Wish {
        from,
        to,
        width,
        offset,
        on_bar: on_bar || on_line,
    }
}

/// Whether a date is uncertain in any part.
pub(super) fn is_uncertain(when: &When) -> bool {
    any_moment(when, |moment| moment.uncertain)
}

/// Whether a date is approximate in any part.
pub(super) fn is_approximate(when: &When) -> bool {
    any_moment(when, |moment| moment.approximate)
}

fn any_moment(when: &When, is: impl Fn(&crate::model::Moment) -> bool) -> bool {
    let side = |bound: &Bound| matches!(bound, Bound::At(moment) if is(moment));
    match when {
        When::Moment(moment) => is(moment),
        When::Interval(start, end) => side(start) || side(end),
    }
}
