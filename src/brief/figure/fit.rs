//! Which of several wordings fits above a chart: a title has two lines, and only the longest wordings need measuring.

use crate::lang::Lang;
use crate::model::FigureSize;

/// Points across a chart, and a little less: lines end with phrases, not where they are full.
fn across(size: FigureSize) -> f32 {
    match size {
        FigureSize::Full => 470.0,
        FigureSize::Half => 222.0,
    }
}

/// About how many ems a text is wide: Latin letters are narrower than kanji.
pub(super) fn ems(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() || c == '–' { 0.64 } else { 1.0 }).sum()
}

/// The first of these wordings that fits a title's two lines; else the last, which names nothing and is short.
pub(super) fn title(wordings: impl IntoIterator<Item = String>, size: FigureSize, lang: Lang) -> String {
    let room = across(size) * 1.85 / lang.pick(10.0, 9.25);
    let mut last = String::new();
    for wording in wordings {
        if ems(&wording) <= room {
            return wording;
        }
        last = wording;
    }
    last
}

/// A subtitle cut to its parts that fit two lines; the first part always stands.
pub(super) fn subtitle(parts: &[String], size: FigureSize, lang: Lang) -> String {
    let room = across(size) * 1.85 / lang.pick(7.5, 7.0);
    let comma = lang.pick("、", ", ");
    (1..=parts.len()).rev().map(|n| parts[..n].join(comma)).find(|text| ems(text) <= room).unwrap_or_else(|| parts[..1].concat())
}
