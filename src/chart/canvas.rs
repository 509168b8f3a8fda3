//! A plotters drawing area in millimetres, with the few shapes that charts are made of.

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf32;
use plotters::prelude::{
    Cartesian2d, Circle, DrawingArea, IntoDrawingArea, IntoFont, PathElement, Polygon, RGBColor,
    Rectangle, ShapeStyle, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, FontTransform, TextStyle};

use super::backend::{FIXED, FrameBackend, STEPS_PER_PT, face};
use crate::frame::{Colour, Frame};
use crate::geom::{PT_PER_MM, Pt};
use crate::lang::Lang;
use crate::text::{TextStyle as SetStyle, Typesetter};

/// Where a text stands relative to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// How a text of a chart looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lettering {
    /// The size in points.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is set in the face of dates and codes.
    pub fixed: bool,
    /// The colour.
    pub colour: Colour,
}

impl Lettering {
    /// Text of a size in points.
    pub(crate) const fn new(size: f32, colour: Colour) -> Self {
        Lettering {
            size,
            bold: false,
            fixed: false,
            colour,
        }
    }

    /// The same in bold.
    #[must_use]
    pub(crate) const fn bold(self) -> Self {
        Lettering { bold: true, ..self }
    }

    /// The same in the face of dates and codes.
    #[must_use]
    pub(crate) const fn fixed(self) -> Self {
        Lettering {
            fixed: true,
            ..self
        }
    }

    /// The style that sets it.
    pub(crate) fn style(self, lang: Lang) -> SetStyle {
        SetStyle {
            face: face(self.fixed, self.bold),
            size: self.size,
            leading: self.size * 1.25,
            colour: self.colour,
            lang,
            gaps: false,
        }
    }
}

/// A bar or a box, in millimetres from the top left.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bar {
    /// Its left edge.
    pub x: f32,
    /// Its top.
    pub y: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

/// A drawing area whose coordinates are millimetres from the top left.
pub(crate) struct Canvas<'a, 'f> {
    area: DrawingArea<FrameBackend<'a, 'f>, Cartesian2d<RangedCoordf32, RangedCoordf32>>,
}

fn rgb(colour: Colour) -> RGBColor {
    RGBColor(colour.0, colour.1, colour.2)
}

fn stroke(colour: Colour, points: f32) -> ShapeStyle {
    ShapeStyle {
        color: rgb(colour).into(),
        filled: false,
        stroke_width: (points * STEPS_PER_PT).round() as u32,
    }
}

impl<'a, 'f> Canvas<'a, 'f> {
    /// A canvas over a frame of a size in millimetres.
    pub(crate) fn new(frame: &'a mut Frame, setter: &'a Typesetter<'f>, lang: Lang) -> Self {
        let (width, height) = (frame.size.width, frame.size.height);
        let steps = |length: Pt| (length.0 * STEPS_PER_PT).round() as i32;
        let area: DrawingArea<FrameBackend<'a, 'f>, Shift> =
            FrameBackend::new(frame, setter, lang).into_drawing_area();
        let coord = Cartesian2d::<RangedCoordf32, RangedCoordf32>::new(
            0.0..width.0 / PT_PER_MM,
            0.0..height.0 / PT_PER_MM,
            (0..steps(width), 0..steps(height)),
        );
        Canvas {
            area: area.apply_coord_spec(coord),
        }
    }

    /// A straight line.
    pub(crate) fn line(&self, from: (f32, f32), to: (f32, f32), colour: Colour, points: f32) {
        self.path(&[from, to], colour, points);
    }

    /// A line through points.
    pub(crate) fn path(&self, through: &[(f32, f32)], colour: Colour, points: f32) {
        // Recording cannot fail (`Never`).
        let _ = self
            .area
            .draw(&PathElement::new(through.to_vec(), stroke(colour, points)));
    }

    /// A filled rectangle.
    pub(crate) fn fill(&self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        let _ = self.area.draw(&Rectangle::new(
            [(x, y), (x + width, y + height)],
            ShapeStyle::from(rgb(colour)).filled(),
        ));
    }

    /// The outline of a rectangle.
    pub(crate) fn outline(
        &self,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Colour,
        points: f32,
    ) {
        let _ = self.area.draw(&Rectangle::new(
            [(x, y), (x + width, y + height)],
            stroke(colour, points),
        ));
    }

    /// A filled polygon.
    pub(crate) fn polygon(&self, corners: &[(f32, f32)], colour: Colour) {
        let _ = self.area.draw(&Polygon::new(corners.to_vec(), rgb(colour)));
    }

    /// A filled circle; the radius in millimetres.
    pub(crate) fn disc(&self, x: f32, y: f32, radius: f32, colour: Colour) {
        let radius = (radius * PT_PER_MM * STEPS_PER_PT).round() as u32;
        let _ = self.area.draw(&Circle::new(
            (x, y),
            radius,
            ShapeStyle::from(rgb(colour)).filled(),
        ));
    }

    /// A line of text, centred on `y`.
    pub(crate) fn text(&self, text: &str, x: f32, y: f32, anchor: Anchor, lettering: Lettering) {
        let _ = self.area.draw(&Text::new(
            text.to_owned(),
            (x, y),
            self.style(anchor, lettering),
        ));
    }

    /// A line of text that reads upwards from a place, centred on `x`.
    pub(crate) fn upright(&self, text: &str, x: f32, y: f32, lettering: Lettering) {
        let style = self.style(Anchor::Start, lettering);
        let style = TextStyle {
            font: style.font.transform(FontTransform::Rotate270),
            ..style
        };
        let _ = self.area.draw(&Text::new(text.to_owned(), (x, y), style));
    }

    fn style(&self, anchor: Anchor, lettering: Lettering) -> TextStyle<'static> {
        let h = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let family = if lettering.fixed { FIXED } else { "text" };
        let font = (family, f64::from(lettering.size * STEPS_PER_PT)).into_font();
        let font = font
            .style(if lettering.bold {
                FontStyle::Bold
            } else {
                FontStyle::Normal
            })
            .transform(FontTransform::None);
        TextStyle {
            color: rgb(lettering.colour).to_backend_color(),
            ..TextStyle::from(font)
        }
        .pos(Pos::new(h, VPos::Center))
    }

    /// Parallel lines at 45 degrees inside a rectangle; neighbours line up (DESIGN.md 4, hatching).
    pub(crate) fn hatch(
        &self,
        Bar {
            x,
            y,
            width: w,
            height: h,
        }: Bar,
        pitch: f32,
        colour: Colour,
        points: f32,
    ) {
        let step = pitch * std::f32::consts::SQRT_2;
        let mut k = -h + (step - (x + y - h).rem_euclid(step)) % step;
        while k < w {
            let (t0, t1) = ((-k).max(0.0), h.min(w - k));
            if t1 - t0 >= 0.15 {
                self.line(
                    (x + k + t0, y + h - t0),
                    (x + k + t1, y + h - t1),
                    colour,
                    points,
                );
            }
            k += step;
        }
    }
}
