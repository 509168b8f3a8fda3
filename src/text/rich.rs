//! Texts of several styles, before they are set.

use crate::font::FaceId;
use crate::frame::{Colour, Target};
use crate::geom::Pt;
use crate::lang::{Lang, Ruby};

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
pub(super) const BELOW_MIDDLE: f32 = 0.38;

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
