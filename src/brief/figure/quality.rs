//! The grid of reliability and credibility, counting citations.

use super::{Data, Made, Plot};
use crate::brief::block::Block;
use crate::brief::compose::Composer;
use crate::chart::{ChartSpec, QualitySpec};
use crate::model::FigureKind;

/// The grid.
pub fn make(composer: &Composer<'_>) -> Made {
    let lang = composer.lang;
    let timeline = composer.brief.selection.timeline;
    let mut counts = [[0u32; 6]; 6];
    for (source, ratings) in &composer.ratings {
        let row = &mut counts[timeline.sources[*source].reliability as usize];
        row.iter_mut()
            .zip(ratings)
            .for_each(|(sum, count)| *sum += count);
    }
    let all: u32 = counts.iter().flatten().sum();
    if all == 0 {
        return Made::Sentence(
            lang.pick("まだ何も引用していない。", "Nothing is cited so far.")
                .to_owned(),
        );
    }
    let good: u32 = counts[..3].iter().flat_map(|row| &row[..3]).sum();
    let title = lang.pick(
        format!("引用{all}件のうち{good}件がC3以上"),
        format!("{good} of {all} citations are C3 or better"),
    );
    let mut data = Data::new(["", "1", "2", "3", "4", "5", "6"]);
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
        lang.pick(
            "。行は情報源の信頼性A〜F、列は内容の確からしさ1〜6。",
            ". Rows: reliability A to F; columns: credibility 1 to 6. "
        ),
        used.join(lang.pick("、", ", "))
    );
    let subtitle = lang
        .pick("引用の数、評価ごと", "Citations by rating")
        .to_owned();
    Plot {
        title,
        subtitle,
        alt,
        note: None,
        parts: vec![ChartSpec::Quality(QualitySpec { lang, counts })],
        data,
    }
    .into()
}

/// The grid as the list of sources shows it.
pub fn block(composer: &mut Composer<'_>) -> Vec<Block> {
    let made = make(composer);
    super::place(composer, made, FigureKind::SourceQuality, None)
}
