//! Which of several wordings fits above a chart: its title and its subtitle have two lines each,
//! and only the longest wordings need measuring.

use crate::lang::Lang;
use crate::model::{FigureSize, Section};
use crate::wording::voice;

/// How much two lines hold, in em. Lines break at the ends of phrases, so some of each stays empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// The title.
    pub title: f32,
    /// The subtitle.
    pub subtitle: f32,
}

impl Room {
    /// The room of a chart; two charts facing each other have half the width each.
    pub(crate) fn of(section: &Section, lang: Lang) -> Self {
        Room::sized(
            if section.options.with.is_some() {
                FigureSize::Half
            } else {
                section.options.size
            },
            lang,
        )
    }

    /// The room of a chart of a size.
    pub(crate) fn sized(size: FigureSize, lang: Lang) -> Self {
        match size {
            FigureSize::Half => Room {
                title: lang.pick(41.0, 45.0),
                subtitle: lang.pick(54.0, 60.0),
            },
            FigureSize::Full => Room {
                title: lang.pick(86.0, 92.0),
                subtitle: lang.pick(116.0, 124.0),
            },
        }
    }
}

/// About how wide a text is, in em.
pub(crate) fn em(text: &str) -> f32 {
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
pub(crate) fn first_that_fits(wordings: impl IntoIterator<Item = String>, room: f32) -> String {
    let mut last = String::new();
    for wording in wordings {
        if em(&wording) <= room {
            return wording;
        }
        last = wording;
    }
    last
}

/// The parts of a subtitle that fit; the first always stands.
pub(crate) fn parts_that_fit(parts: &[String], room: f32, lang: Lang) -> String {
    let joined = |n: usize| parts[..n].join(voice(lang).comma());
    first_that_fits((1..=parts.len()).rev().map(joined), room)
}

/// Words of a list, at most so many.
pub(crate) fn joined(words: &[String], lang: Lang) -> String {
    match (words, lang) {
        ([all @ .., last], Lang::En) if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        (_, Lang::En) => words.join(", "),
        (_, Lang::Ja) => words.join("と"),
    }
}
