//! Text → lines of positioned glyphs: shaping, line breaking (UAX 14, then the Japanese rules),
//! spacing, justification.
//!
//! A paragraph is shaped once and broken as often as layout asks. Rules are those of DESIGN.md
//! section 7, after JLREQ.

mod cache;
mod lines;
mod rich;
mod ruby;
mod segment;
mod shape;
mod spacing;

use std::sync::Arc;

use crate::font::FontBook;
use crate::frame::Frame;
use crate::geom::{Point, Pt};

use cache::Cache;
pub use lines::{Filling, Fit, Line, Measure, Paragraph};
use rich::BELOW_MIDDLE;
pub use rich::{Rich, Stretch, TextStyle};
use shape::{Cluster, Shaper};

/// Sets text: the faces, the shaper, and what was shaped before.
pub struct Typesetter<'f> {
    fonts: &'f FontBook,
    shaper: Shaper<'f>,
    cache: Cache,
}

impl<'f> Typesetter<'f> {
    /// A typesetter with these faces.
    pub fn new(fonts: &'f FontBook) -> Self {
        Typesetter {
            fonts,
            shaper: Shaper::new(fonts),
            cache: Cache::default(),
        }
    }

    /// The faces.
    pub fn fonts(&self) -> &'f FontBook {
        self.fonts
    }

    /// Shapes a text.
    pub fn paragraph(&self, rich: &Rich) -> Paragraph {
        // A tab has no width of its own here; both are one byte, so places in the text stay.
        let mut text = rich.text();
        if text.bytes().any(|byte| matches!(byte, b'\t' | b'\r')) {
            text = text.replace(['\t', '\r'], " ");
        }
        let stretches = rich
            .stretches
            .iter()
            .map(|stretch| (stretch.style, stretch.link.clone()))
            .collect();
        if ruby::any(&rich.stretches) {
            // Names with a reading seldom recur, so such texts are not kept.
            let mut clusters = self.shape(&text, &rich.stretches);
            let readings = ruby::set(&self.shaper, &rich.stretches, &mut clusters).into();
            return Paragraph {
                text: text.into(),
                clusters: clusters.into(),
                readings,
                stretches,
            };
        }
        let (text, clusters) = self.cache.shaped(text, &rich.stretches, |text| {
            self.shape(text, &rich.stretches)
        });
        Paragraph {
            text,
            clusters,
            readings: Arc::default(),
            stretches,
        }
    }

    fn shape(&self, text: &str, stretches: &[Stretch]) -> Vec<Cluster> {
        let mut clusters = Vec::with_capacity(text.len());
        let mut start = 0;
        for (number, stretch) in stretches.iter().enumerate() {
            self.shaper.shape(
                text,
                start..start + stretch.text.len(),
                number as u16,
                &stretch.style,
                &mut clusters,
            );
            start += stretch.text.len();
        }
        segment::mark_breaks(text, &mut clusters);
        spacing::mark_gaps(text, &mut clusters, stretches);
        clusters
    }

    /// Breaks a text into lines of a width.
    pub fn lines(&self, rich: &Rich, width: Pt, filling: Filling) -> Vec<Line> {
        self.paragraph(rich).lines(Measure {
            width,
            first_indent: Pt(0.0),
            filling,
        })
    }

    /// A text on one line, however wide.
    pub fn line(&self, text: &str, style: TextStyle) -> Line {
        self.rich_line(&Rich::plain(text, style))
    }

    /// A text of several stretches on one line, however wide.
    pub fn rich_line(&self, rich: &Rich) -> Line {
        let endless = Measure {
            width: Pt(f32::MAX),
            first_indent: Pt(0.0),
            filling: Filling::Ragged,
        };
        self.paragraph(rich)
            .lines(endless)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    /// The width of a text on one line.
    pub fn width(&self, text: &str, style: TextStyle) -> Pt {
        self.line(text, style).width
    }

    /// Lines below each other as a frame: its height is leading times lines, each baseline centred
    /// in its leading.
    pub fn block(&self, lines: &[Line], style: TextStyle, width: Pt) -> Frame {
        let mut frame = Frame::new(width, Pt(style.leading * lines.len() as f32));
        for (number, line) in lines.iter().enumerate() {
            let top = style.leading * number as f32;
            let baseline = top + style.leading / 2.0 + BELOW_MIDDLE * style.size;
            line.draw(&mut frame, Point::new(Pt(0.0), Pt(baseline)));
        }
        frame
    }
}

#[cfg(test)]
mod ruby_tests;
#[cfg(test)]
mod tests;
