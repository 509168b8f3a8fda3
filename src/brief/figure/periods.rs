//! Records by kind and period.

use chrono::Datelike;

use super::{Data, KINDS, Made, Plot, as_of, axis};
use crate::analysis::by_year;
use crate::brief::compose::Composer;
use crate::brief::wording;
use crate::chart::{ChartSpec, ColumnsSpec};

/// The columns.
pub fn make(composer: &Composer<'_>) -> Made {
    let lang = composer.lang;
    let selection = composer.brief.selection;
    let (first, last) = axis(composer);
    let as_of = as_of(composer);
    let values: Vec<Vec<Option<f64>>> = KINDS
        .into_iter()
        .map(|kind| {
            let counts = by_year(selection.records.iter().filter(|record| record.kind == kind));
            (first..=last).map(|year| Some(f64::from(counts.get(&year).copied().unwrap_or(0)))).collect()
        })
        .collect();
    let all = by_year(selection.records.iter());
    let most = all.values().copied().max().unwrap_or(0);
    let peak: Vec<String> =
        all.iter().filter(|(_, n)| **n == most).map(|(year, _)| lang.pick(format!("{year}年"), year.to_string())).collect();
    let title = match peak.len() {
        1..=3 => lang.pick(
            format!("この一覧の記録は{}が{most}件で最も多い", peak.join("と")),
            format!("Most records listed here in one year: {most}, in {}", peak.join(" and ")),
        ),
        _ => lang.pick(format!("この一覧の記録は1年に{most}件まで"), format!("No year holds more than {most} of the records listed here")),
    };
    let subtitle = lang.pick("種別ごとの記録数、年ごと（件）".to_owned(), "Records listed, by kind and year".to_owned());
    let note = lang.pick("期間のある記録は始まりの年に数える。公開情報から選んだ記録の数であり、発生件数ではない。".to_owned(), "A record counts in the year of its first possible day. Records were chosen from public information: this is not a count of what happened.".to_owned());
    let alt = format!("{title}{}", lang.pick("。", "."));
    let kinds = KINDS.map(|kind| (kind, wording::kinds(kind, lang).to_owned())).to_vec();
    let incomplete = (as_of.ordinal() < 365).then_some(last);
    let spec = ColumnsSpec { lang, kinds, values, first, last, incomplete, unit: lang.pick("件", "").to_owned() };
    Plot { title, subtitle, alt, note: Some(note), parts: vec![ChartSpec::Columns(spec)], data: Data::default() }.into()
}
