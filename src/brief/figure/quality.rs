//! The grid of reliability and credibility, counting citations.

use super::{Made, Plot};
use crate::brief::number::Numbers;
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, QualitySpec};
use crate::document::FigureData;
use crate::document::{Block, FigureKey};
use crate::model::FigureKind;
use crate::wording::voice;

/// The grid.
pub(crate) fn make(plan: &Plan<'_>, numbers: &Numbers) -> Made {
    let lang = plan.lang;
    let timeline = plan.brief.selection.timeline;
    let mut counts = [[0u32; 6]; 6];
    for (source, ratings) in &numbers.ratings() {
        let row = &mut counts[timeline.sources[*source].reliability as usize];
        row.iter_mut()
            .zip(ratings)
            .for_each(|(sum, count)| *sum += count);
    }
    let all: u32 = counts.iter().flatten().sum();
    if all == 0 {
        return Made::Nothing;
    }
    let good: u32 = counts[..3].iter().flat_map(|row| &row[..3]).sum();
    let title = voice(lang).quality_headline(good, all);
    let mut data = FigureData::new(["", "1", "2", "3", "4", "5", "6"]);
    for (letter, row) in ["A", "B", "C", "D", "E", "F"].into_iter().zip(&counts) {
        data.row(
            [letter.to_owned()]
                .into_iter()
                .chain(row.iter().map(u32::to_string)),
        );
    }
    let used: Vec<String> = ["A", "B", "C", "D", "E", "F"]
        .into_iter()
        .zip(&counts)
        .flat_map(|(letter, row)| {
            row.iter()
                .enumerate()
                .filter(|(_, n)| **n > 0)
                .map(move |(digit, n)| format!("{letter}{}: {n}", digit + 1))
        })
        .collect();
    let alt = format!(
        "{title}{}{}",
        voice(lang).quality_axes(),
        used.join(voice(lang).comma())
    );
    let subtitle = voice(lang).quality_subtitle().to_owned();
    Plot {
        symbols: Vec::new(),
        title,
        subtitle,
        alt,
        note: None,
        parts: vec![ChartSpec::Quality(QualitySpec { lang, counts })],
        data,
    }
    .into()
}

/// The grid as the list of sources shows it, which is asked for at a place of the pack.
pub(crate) fn block(plan: &Plan<'_>, place: usize, numbers: &Numbers) -> Vec<Block> {
    let made = match make(plan, numbers) {
        Made::Nothing => Made::sentence(voice(plan.lang).nothing_cited()),
        made => made,
    };
    let key = FigureKey {
        section: place as u32,
        place: 0,
    };
    let at = plan.wanted[place].at;
    super::place(plan, made, FigureKind::SourceQuality, key, (None, at))
}
