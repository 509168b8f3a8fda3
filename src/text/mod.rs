//! Text → lines of positioned glyphs: shaping, line breaking (UAX 14, then the Japanese rules),
//! spacing, justification.
//!
//! A paragraph is shaped once and broken as often as layout asks. Rules are those of DESIGN.md
//! section 7, after JLREQ.

mod cache;
mod lines;
mod ruby;
mod segment;
mod shape;
mod spacing;

use std::sync::Arc;

use crate::font::{FaceId, FontBook};
use crate::frame::{Colour, Frame, Target};
use crate::geom::{Point, Pt};
use crate::lang::{Lang, Ruby};

use cache::Cache;
pub use lines::{Fit, Line, Measure};
use ruby::Reading;
use shape::{Cluster, Shaper};

/// How a stretch of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// The face.
    pub face: FaceId,
    /// The size in points.
    pub size: f32,
    /// From baseline to baseline, in points.
    pub leading: f32,
    /// The colour.
    pub colour: Colour,
    /// The language, which decides breaking and spacing.
    pub lang: Lang,
    /// Whether a quarter em stands between Japanese and Latin: in running text, not in charts,
    /// tables and feet.
    pub gaps: bool,
}

impl TextStyle {
    /// The same in another face.
    #[must_use]
    pub fn face(self, face: FaceId) -> Self {
        TextStyle { face, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub fn colour(self, colour: Colour) -> Self {
        TextStyle { colour, ..self }
    }

    /// The same in another size and leading.
    #[must_use]
    pub fn sized(self, size: f32, leading: f32) -> Self {
        TextStyle {
            size,
            leading,
            ..self
        }
    }
}

/// From the middle of a line down to its baseline, in em: kanji and capitals look centred
/// (`data/design/DESIGN.md` 3).
const BELOW_MIDDLE: f32 = 0.38;

impl TextStyle {
    /// From the top of a line with its leading down to its baseline.
    pub fn baseline(self) -> Pt {
        Pt(self.leading / 2.0 + BELOW_MIDDLE * self.size)
    }

    /// From the middle of a line down to its baseline.
    pub fn below_middle(self) -> Pt {
        Pt(BELOW_MIDDLE * self.size)
    }
}

/// A stretch of a [`Rich`] text.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Its text.
    pub text: String,
    /// Readings of parts of it, in its bytes. They show in running text whose leading has room:
    /// from 1.55 em on.
    pub ruby: Box<[Ruby]>,
    /// How it looks.
    pub style: TextStyle,
    /// Where it leads.
    pub link: Option<Target>,
}

/// A text of several stretches that flow together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rich {
    /// The stretches in order.
    pub stretches: Vec<Stretch>,
}

impl Rich {
    /// A text of one style.
    pub fn plain(text: impl Into<String>, style: TextStyle) -> Self {
        Rich {
            stretches: vec![Stretch {
                text: text.into(),
                ruby: Box::default(),
                style,
                link: None,
            }],
        }
    }

    /// Adds a stretch.
    #[must_use]
    pub fn and(self, text: impl Into<String>, style: TextStyle) -> Self {
        self.linked(text, style, None)
    }

    /// Adds a stretch that leads somewhere.
    #[must_use]
    pub fn linked(
        mut self,
        text: impl Into<String>,
        style: TextStyle,
        link: Option<Target>,
    ) -> Self {
        self.stretches.push(Stretch {
            text: text.into(),
            ruby: Box::default(),
            style,
            link,
        });
        self
    }

    /// Gives the last stretch its readings, in bytes of that stretch.
    #[must_use]
    pub fn read(mut self, ruby: &[Ruby]) -> Self {
        if let Some(stretch) = self.stretches.last_mut() {
            stretch.ruby = ruby.into();
        }
        self
    }

    /// Its text without styles or readings.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(
            self.stretches
                .iter()
                .map(|stretch| stretch.text.len())
                .sum(),
        );
        self.stretches
            .iter()
            .for_each(|stretch| text.push_str(&stretch.text));
        text
    }
}

/// How lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// Both edges straight, by at most 0.06 em between characters; else ragged.
    Justified,
    /// Left edge straight.
    Ragged,
    /// Left edge straight, Japanese broken at the ends of phrases: headings, lists, tables.
    Phrases,
}

/// Sets text: the faces, the shaper, and what was shaped before.
pub struct Typesetter<'f> {
    fonts: &'f FontBook,
    shaper: Shaper<'f>,
    cache: Cache,
}

/// A shaped text that can be broken into lines of any width.
#[derive(Debug, Clone)]
pub struct Paragraph {
    text: Arc<str>,
    clusters: Arc<[Cluster]>,
    readings: Arc<[Reading]>,
    stretches: Vec<(TextStyle, Option<Target>)>,
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
