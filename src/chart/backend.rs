//! A plotters backend that records what it is asked to draw.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};

use crate::font::FaceId;
use crate::frame::{Colour, Frame, Path, Step};
use crate::geom::{Point, Pt};
use crate::lang::Lang;
use crate::text::{TextStyle, Typesetter};

/// Grid steps per point: plotters hands over whole numbers, print wants finer ones.
pub(super) const STEPS_PER_PT: f32 = 100.0;

/// The family of dates and codes; any other is the text face.
pub(super) const FIXED: &str = "fixed";

/// The face of dates and codes, or that of text.
pub(super) fn face(fixed: bool, bold: bool) -> FaceId {
    match (fixed, bold) {
        (true, false) => FaceId::FIXED,
        (true, true) => FaceId::FIXED_BOLD,
        (false, true) => FaceId::BOLD,
        (false, false) => FaceId::REGULAR,
    }
}

/// A plotters backend that records into a frame; text is set by the same typesetter as the page's.
pub struct FrameBackend<'a, 'f> {
    frame: &'a mut Frame,
    setter: &'a Typesetter<'f>,
    lang: Lang,
}

/// Nothing that is drawn into memory can fail.
#[derive(Debug)]
pub struct Never;

impl std::fmt::Display for Never {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("drawing into a frame cannot fail")
    }
}

impl std::error::Error for Never {}

type DrawResult = Result<(), DrawingErrorKind<Never>>;

impl<'a, 'f> FrameBackend<'a, 'f> {
    /// A backend that draws into a frame of a fixed size.
    pub fn new(frame: &'a mut Frame, setter: &'a Typesetter<'f>, lang: Lang) -> Self {
        FrameBackend {
            frame,
            setter,
            lang,
        }
    }

    fn style<S: BackendTextStyle>(&self, style: &S) -> TextStyle {
        let bold = matches!(style.style(), FontStyle::Bold);
        let face = face(style.family().as_str() == FIXED, bold);
        let size = style.size() as f32 / STEPS_PER_PT;
        TextStyle {
            face,
            size,
            leading: size * 1.25,
            colour: colour(style.color()),
            lang: self.lang,
            gaps: false,
        }
    }
}

fn point((x, y): BackendCoord) -> Point {
    Point::new(Pt(x as f32 / STEPS_PER_PT), Pt(y as f32 / STEPS_PER_PT))
}

fn colour(colour: BackendColor) -> Colour {
    Colour(colour.rgb.0, colour.rgb.1, colour.rgb.2)
}

fn width<S: BackendStyle>(style: &S) -> f32 {
    style.stroke_width() as f32 / STEPS_PER_PT
}

impl DrawingBackend for FrameBackend<'_, '_> {
    type ErrorType = Never;

    fn get_size(&self) -> (u32, u32) {
        let steps = |length: Pt| (length.0 * STEPS_PER_PT).round() as u32;
        (steps(self.frame.size.width), steps(self.frame.size.height))
    }

    fn ensure_prepared(&mut self) -> DrawResult {
        Ok(())
    }

    fn present(&mut self) -> DrawResult {
        Ok(())
    }

    /// A single step of the grid: plotters asks for it only where a shape has no vector form, and
    /// all have one here.
    fn draw_pixel(&mut self, at: BackendCoord, fill: BackendColor) -> DrawResult {
        let (x, y) = at;
        self.frame.path(Path::polygon(
            &[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)].map(point),
            Some(colour(fill)),
            None,
        ));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> DrawResult {
        self.frame.path(Path::line(
            point(from),
            point(to),
            colour(style.color()),
            width(style),
        ));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> DrawResult {
        let ((x0, y0), (x1, y1)) = (upper_left, bottom_right);
        let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(point);
        let (inside, line) = if fill {
            (Some(colour(style.color())), None)
        } else {
            (None, Some((colour(style.color()), width(style))))
        };
        self.frame.path(Path::polygon(&corners, inside, line));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> DrawResult {
        let mut steps: Vec<Step> = path.into_iter().map(|at| Step::Line(point(at))).collect();
        if let Some(Step::Line(first)) = steps.first().copied() {
            steps[0] = Step::Move(first);
            self.frame.path(Path {
                steps,
                fill: None,
                stroke: Some((colour(style.color()), width(style))),
                even_odd: false,
            });
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> DrawResult {
        let (inside, line) = if fill {
            (Some(colour(style.color())), None)
        } else {
            (None, Some((colour(style.color()), width(style))))
        };
        self.frame.path(Path::circle(
            point(center),
            radius as f32 / STEPS_PER_PT,
            inside,
            line,
        ));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> DrawResult {
        let corners: Vec<Point> = vert.into_iter().map(point).collect();
        self.frame
            .path(Path::polygon(&corners, Some(colour(style.color())), None));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        pos: BackendCoord,
    ) -> DrawResult {
        let set = self.style(style);
        let line = self.setter.line(text, set);
        let at = point(pos);
        let along = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => line.width.0 / 2.0,
            HPos::Right => line.width.0,
        };
        let across = match style.anchor().v_pos {
            VPos::Top => 0.88 * set.size,
            VPos::Center => set.below_middle().0,
            VPos::Bottom => -0.12 * set.size,
        };
        match style.transform() {
            FontTransform::Rotate270 => {
                line.draw_upright(self.frame, Point::new(at.x + Pt(across), at.y + Pt(along)))
            }
            _ => line.draw(self.frame, Point::new(at.x - Pt(along), at.y + Pt(across))),
        }
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Never>> {
        let set = self.style(style);
        let width = self.setter.width(text, set).0 * STEPS_PER_PT;
        Ok((width.round() as u32, (set.size * STEPS_PER_PT) as u32))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> DrawResult {
        // No chart of ours holds a bitmap, and a page of ours never does.
        Ok(())
    }
}
