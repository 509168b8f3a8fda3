//! Which wording of a headline fits its place: a figure's title and subtitle have two lines each.

use crate::lang::Lang;
use crate::model::{FigureSize, Section};

/// How much two lines hold, in em.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The title.
    pub title: f32,
    /// The subtitle.
    pub subtitle: f32,
}

impl Room {
    /// The room of a chart; two charts facing each other have half the width each. Lines break at the ends of phrases,
    /// so some of each stays empty.
    pub fn of(section: &Section, lang: Lang) -> Self {
        if section.options.size == FigureSize::Half || section.options.with.is_some() {
            Room { title: lang.pick(41.0, 45.0), subtitle: lang.pick(54.0, 60.0) }
        } else {
            Room { title: lang.pick(86.0, 92.0), subtitle: lang.pick(116.0, 124.0) }
        }
    }
}

/// About how wide a text is, in em.
pub fn em(text: &str) -> f32 {
    let wide = |c: char| match c {
        '0'..='9' | 'A'..='Z' => 0.76,
        'a'..='z' => 0.6,
        '–' => 0.5,
        _ if c.is_ascii() => 0.35,
        _ => 1.0,
    };
    text.chars().map(wide).sum()
}

/// The first wording that fits, else the last.
pub fn first_that_fits(wordings: impl IntoIterator<Item = String>, room: f32) -> String {
    let mut last = String::new();
    for wording in wordings {
        if em(&wording) <= room {
            return wording;
        }
        last = wording;
    }
    last
}

/// Words of a list, at most so many.
pub fn joined(words: &[String], lang: Lang) -> String {
    match (words, lang) {
        ([all @ .., last], Lang::En) if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        (_, Lang::En) => words.join(", "),
        (_, Lang::Ja) => words.join("と"),
    }
}
