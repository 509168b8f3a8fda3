//! Days between the stages of cases.

use super::fit::{Room, first_that_fits};
use super::{Made, Plot};
use crate::analysis::{LEADS, Lead, LeadTimes, lead_times, median};
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, DotRow, DotsSpec};
use crate::document::FigureData;
use crate::lang::Lang;
use crate::model::Section;
use crate::wording::number;
use crate::wording::voice;

/// Fewer values than these are said, not drawn.
const FEW: usize = 4;
/// From so many values on a median says something.
const ENOUGH: usize = 5;

/// The rows of dots.
pub(crate) fn make(plan: &Plan<'_>, wanted: &Section) -> Made {
    let lang = plan.lang;
    let found = lead_times(plan.brief.selection);
    if found.times.is_empty() {
        return Made::Nothing;
    }
    if found.times.len() < FEW {
        return Made::sentence(sentence(&found, lang));
    }
    let title = title(&found, Room::of(wanted, lang), lang);
    let subtitle = voice(lang).lead_subtitle();
    let rows: Vec<DotRow> = LEADS
        .into_iter()
        .map(|lead| row(lead, &found, lang))
        .collect();
    let listed: Vec<String> = LEADS
        .into_iter()
        .map(|lead| {
            format!(
                "{}{}{}",
                name(lead, lang),
                voice(lang).colon(),
                figures(&found.of(lead), lang)
            )
        })
        .collect();
    let alt = format!(
        "{title}{}{}",
        voice(lang).sentence_break(),
        listed.join(voice(lang).sentence_break())
    );
    let note = note(plan, &found);
    let data = data(&found, lang);
    let spec = DotsSpec {
        lang,
        rows,
        unit: voice(lang).days_unit().to_owned(),
    };
    Plot {
        symbols: Vec::new(),
        title,
        subtitle: subtitle.to_owned(),
        alt,
        note: Some(note),
        parts: vec![ChartSpec::Dots(spec)],
        data,
    }
    .into()
}

/// What an interval is.
fn name(lead: Lead, lang: Lang) -> &'static str {
    match lead {
        Lead::ToArrest => voice(lang).lead_to_arrest(),
        Lead::ToIndictment => voice(lang).lead_to_indictment(),
        Lead::ToJudgment => voice(lang).lead_to_verdict(),
    }
}

fn row(lead: Lead, found: &LeadTimes<'_>, lang: Lang) -> DotRow {
    let values = found.of(lead);
    let middle = median(&values).filter(|_| values.len() >= ENOUGH);
    let n = values.len();
    let remark = middle.map_or(format!("n = {n}"), |middle| {
        lang.pick(
            format!("n = {n}、中央値{}", days(middle, lang)),
            format!("n = {n}, median {}", days(middle, lang)),
        )
    });
    DotRow {
        name: name(lead, lang).to_owned(),
        remark,
        values: values.into_iter().map(f64::from).collect(),
        median: middle,
    }
}

fn days(count: f64, lang: Lang) -> String {
    let number = number(count);
    match lang {
        Lang::Ja => format!("{number}日"),
        Lang::En if count == 1.0 => "1 day".to_owned(),
        Lang::En => format!("{number} days"),
    }
}

/// The main figures of an interval.
fn figures(values: &[u32], lang: Lang) -> String {
    let (Some(least), Some(most)) = (values.first(), values.last()) else {
        return "n = 0".to_owned();
    };
    let n = values.len();
    let range = if least == most {
        days(f64::from(*most), lang)
    } else {
        format!(
            "{least}{}{}",
            voice(lang).range(),
            days(f64::from(*most), lang)
        )
    };
    match median(values).filter(|_| n >= ENOUGH) {
        Some(middle) => lang.pick(
            format!("n = {n}、{range}、中央値{}", days(middle, lang)),
            format!("n = {n}, {range}, median {}", days(middle, lang)),
        ),
        None => lang.pick(format!("n = {n}、{range}"), format!("n = {n}, {range}")),
    }
}

/// The interval with most values: its median, else its range.
fn title(found: &LeadTimes<'_>, room: Room, lang: Lang) -> String {
    let most = LEADS
        .into_iter()
        .rev()
        .max_by_key(|lead| found.of(*lead).len())
        .unwrap_or(Lead::ToIndictment);
    let values = found.of(most);
    let n = values.len();
    let name = name(most, lang);
    let what = match median(&values).filter(|_| n >= ENOUGH) {
        Some(middle) => lang.pick(
            format!("中央値で{}", days(middle, lang)),
            format!("a median of {}", days(middle, lang)),
        ),
        None => figures(&values, lang)
            .split_once(voice(lang).comma())
            .map_or(String::new(), |(_, range)| range.to_owned()),
    };
    let wordings = [
        lang.pick(
            format!("この一覧では、{name}に{what}かかった（{n}件）"),
            format!("{name}: {what} in the {n} intervals listed here"),
        ),
        lang.pick(
            format!("{name}に{what}（{n}件）"),
            format!("{name}: {what} (n = {n})"),
        ),
    ];
    first_that_fits(wordings, room.title)
}

/// What is counted and what is left out.
fn note(plan: &Plan<'_>, found: &LeadTimes<'_>) -> String {
    let lang = plan.lang;
    let n = found.times.len();
    let mut text = lang.pick(
        format!(
            "対象は{n}件。両方の段階の日付が日まで分かるものだけを数え、段階が複数あるときは最\
            初の日による。"
        ),
        format!(
            "n = {n}. Only intervals of which both days are known; of several steps the first \
            counts. "
        ),
    );
    if found.vague > 0 {
        text += &lang.pick(
            format!("日付が日まで分からない{}件は含めない。", found.vague),
            format!("Left out: {} without an exact day. ", found.vague),
        );
    }
    if found.reversed > 0 {
        text += &lang.pick(
            format!("段階の順序が逆の{}件は含めない。", found.reversed),
            format!("Left out: {} in the reverse order. ", found.reversed),
        );
    }
    if LEADS.into_iter().any(|lead| found.of(lead).len() >= ENOUGH) {
        text += voice(lang).median_note();
    }
    text + &voice(lang).lead_note(plan.origin())
}

/// Too few values for a chart: each with its case.
fn sentence(found: &LeadTimes<'_>, lang: Lang) -> String {
    let listed: Vec<String> = LEADS
        .into_iter()
        .flat_map(|lead| found.times.iter().filter(move |time| time.lead == lead))
        .map(|time| {
            let (code, days) = (&time.case.code.value, days(f64::from(time.days), lang));
            lang.pick(
                format!("{}{days}（{code}）", name(time.lead, lang)),
                format!("{}: {days} ({code})", name(time.lead, lang)),
            )
        })
        .collect();
    lang.pick(
        format!(
            "この一覧で段階の間の日数が分かるのは{}件だけである。{}。",
            listed.len(),
            listed.join("、")
        ),
        format!(
            "Days between stages are known for {} only, in the cases listed here. {}.",
            if listed.len() == 1 {
                "1 interval".to_owned()
            } else {
                format!("{} intervals", listed.len())
            },
            listed.join("; ")
        ),
    )
}

/// Every value with its case.
fn data(found: &LeadTimes<'_>, lang: Lang) -> FigureData {
    let mut data = FigureData::new([
        voice(lang).interval_head(),
        voice(lang).lead_case_head(),
        voice(lang).days_head(),
    ]);
    for lead in LEADS {
        for time in found.times.iter().filter(|time| time.lead == lead) {
            data.row([
                name(lead, lang).to_owned(),
                time.case.code.value.to_string(),
                time.days.to_string(),
            ]);
        }
    }
    data
}
