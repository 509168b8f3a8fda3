//! Texts of a chart measured and broken before they are drawn; lengths in millimetres.

use super::canvas::Lettering;
use crate::geom::{Mm, PT_PER_MM};
use crate::lang::Lang;
use crate::text::{Filling, Rich, Typesetter};

/// Measures and breaks texts of one language.
#[derive(Clone, Copy)]
pub(super) struct Letters<'a, 'f> {
    /// What sets them.
    pub setter: &'a Typesetter<'f>,
    /// Their language.
    pub lang: Lang,
}

impl Letters<'_, '_> {
    /// The width of a text on one line.
    pub(crate) fn width(&self, text: &str, lettering: Lettering) -> f32 {
        self.setter.width(text, lettering.style(self.lang)).0 / PT_PER_MM
    }

    /// The width of the widest of these texts.
    pub(crate) fn widest<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t str>,
        lettering: Lettering,
    ) -> f32 {
        texts
            .into_iter()
            .map(|text| self.width(text, lettering))
            .fold(0.0, f32::max)
    }

    /// The width of the widest word between spaces: narrower lines would break it. Japanese breaks
    /// anywhere.
    pub(crate) fn widest_word(&self, texts: &[String], lettering: Lettering) -> f32 {
        let words = texts.iter().flat_map(|text| text.split_whitespace());
        self.widest(words.filter(|word| word.is_ascii()), lettering)
    }

    /// A text broken into lines of a width, at the ends of phrases where that is possible.
    pub(crate) fn wrap(&self, text: &str, lettering: Lettering, width: f32) -> Vec<String> {
        let rich = Rich::plain(text, lettering.style(self.lang));
        self.setter
            .lines(&rich, Mm(width).into(), Filling::Phrases)
            .iter()
            .map(crate::text::Line::text)
            .collect()
    }

    /// The same in as few lines, but of more equal width: no single character stands on the last
    /// one.
    pub(crate) fn balanced(&self, text: &str, lettering: Lettering, width: f32) -> Vec<String> {
        let mut lines = self.wrap(text, lettering, width);
        let em = lettering.size / PT_PER_MM;
        for narrower in (1..4)
            .map(|ems| width - em * ems as f32)
            .take_while(|narrower| *narrower > 2.0 * em)
        {
            let tried = self.wrap(text, lettering, narrower);
            if tried.len() > lines.len() {
                break;
            }
            lines = tried;
        }
        lines
    }
}

/// A count with commas from 1,000.
pub(super) fn counted(count: u32) -> String {
    match (count / 1_000_000, count / 1000 % 1000, count % 1000) {
        (0, 0, ones) => ones.to_string(),
        (0, thousands, ones) => format!("{thousands},{ones:03}"),
        (millions, thousands, ones) => format!("{millions},{thousands:03},{ones:03}"),
    }
}
