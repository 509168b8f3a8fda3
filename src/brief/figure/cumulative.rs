//! Records by kind, added up over time, as stepped lines.

use crate::wording::{number, voice};
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::fit::{Room, first_that_fits, joined};
use super::{Made, Plot, as_of, chosen, kinds, span};
use crate::analysis::{Growth, GrowthByKind, growth};
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, Curve, CurvePoint, CurvesSpec};
use crate::document::FigureData;
use crate::lang::Lang;
use crate::model::{Calendar, RecordKind, Section};

/// What happened on fewer days than these is said, not drawn.
const FEW: usize = 4;

/// The lines.
pub(crate) fn make(plan: &Plan<'_>, wanted: &Section) -> Made {
    let lang = plan.lang;
    let to = plan
        .brief
        .pack
        .select
        .as_ref()
        .and_then(|select| select.to.as_ref()?.when.last());
    let until = to.map_or(as_of(plan), |to| to.min(as_of(plan)));
    let grown = growth(plan.brief.selection.records.iter(), until);
    let all: u32 = grown.kinds.iter().map(Growth::total).sum();
    let day = voice(lang).day(until, Calendar::Gregorian);
    let days: BTreeSet<NaiveDate> = grown
        .kinds
        .iter()
        .flat_map(|kind| &kind.steps)
        .map(|(day, _)| *day)
        .collect();
    if all == 0 {
        return Made::Nothing;
    }
    let Some(first) = days.first().copied().filter(|_| days.len() >= FEW) else {
        return Made::sentence(sentence(plan, &grown, all, &day));
    };
    let start = span::axis_start(first, until);
    let shown = || by_kind(plan, &grown).filter(|(_, kind)| kind.total() > 0);
    let title = title(
        &shown()
            .map(|(kind, grown)| (kind, grown.total()))
            .collect::<Vec<_>>(),
        all,
        Room::of(wanted, lang),
        lang,
    );
    let subtitle = lang.pick(
        format!("種別ごとの件数の累計、{}まで", day),
        format!("Records by kind, added up to {day}"),
    );
    let listed: Vec<String> = by_kind(plan, &grown)
        .map(|(kind, grown)| end_label(kind, grown, lang))
        .collect();
    let alt = format!(
        "{title}{}{}{}",
        voice(lang).sentence_break(),
        listed.join(voice(lang).comma()),
        voice(lang).full_stop()
    );
    let note = format!("{}{}", rule(&grown, all, lang), chosen(plan));
    let curves = shown()
        .map(|(kind, grown)| curve(kind, grown, (start, until), lang))
        .collect();
    let days = (until - start).num_days().max(1) as f64;
    let unit = voice(lang).count_unit().to_owned();
    let spec = CurvesSpec {
        lang,
        curves,
        stepped: true,
        days,
        ticks: span::ticks(start, until, lang),
        unit,
        reach: None,
    };
    let data = data(plan, &grown, (start, until));
    Plot {
        symbols: Vec::new(),
        title,
        subtitle,
        alt,
        note: Some(note),
        parts: vec![ChartSpec::Curves(spec)],
        data,
    }
    .into()
}

/// The counts of each kind that is shown.
fn by_kind<'g>(
    plan: &Plan<'_>,
    grown: &'g GrowthByKind,
) -> impl Iterator<Item = (RecordKind, &'g Growth)> {
    let of = |kind: RecordKind| (kind, &grown.kinds[kind as usize]);
    kinds(plan).into_iter().map(of)
}

fn end_label(kind: RecordKind, grown: &Growth, lang: Lang) -> String {
    let total = number(f64::from(grown.total()));
    format!(
        "{} {total}{}",
        voice(lang).kinds(kind),
        voice(lang).count_unit()
    )
}

fn curve(
    kind: RecordKind,
    grown: &Growth,
    (start, until): (NaiveDate, NaiveDate),
    lang: Lang,
) -> Curve {
    let at = |day: NaiveDate| (day - start).num_days() as f64;
    let point = |at: f64, value: u32| CurvePoint {
        at,
        value: f64::from(value),
        apart: false,
    };
    let steps = grown
        .steps
        .iter()
        .map(|(day, count)| point(at(*day), *count));
    // The line rises from the axis with the first record.
    let first = grown.steps.first().map(|(day, _)| point(at(*day), 0));
    let points = first
        .into_iter()
        .chain(steps)
        .chain([point(at(until), grown.total())])
        .collect();
    Curve {
        kind: Some(kind),
        name: end_label(kind, grown, lang),
        points,
    }
}

/// The largest kind, all of them where several are equal.
fn title(totals: &[(RecordKind, u32)], all: u32, room: Room, lang: Lang) -> String {
    let most = totals.iter().map(|(_, total)| *total).max().unwrap_or(0);
    let largest: Vec<String> = totals
        .iter()
        .filter(|(_, total)| *total == most)
        .map(|(kind, _)| voice(lang).kinds(*kind).to_owned())
        .collect();
    let (tie, named) = (largest.len() > 1, joined(&largest, lang));
    let (most, all) = (number(f64::from(most)), number(f64::from(all)));
    let wordings = [
        match (lang, tie) {
            (Lang::Ja, false) => {
                format!("この一覧の記録は{all}件になり、{named}が{most}件で最も多い")
            }
            (Lang::Ja, true) => {
                format!("この一覧の記録は{all}件になり、{named}が各{most}件で最も多い")
            }
            (Lang::En, false) => {
                format!("Records listed here add up to {all}; the largest kind is {named} ({most})")
            }
            (Lang::En, true) => format!(
                "Records listed here add up to {all}; the largest kinds are {named} ({most} each)"
            ),
        },
        lang.pick(
            format!("この一覧の記録は{all}件になった"),
            format!("Records listed here add up to {all}"),
        ),
    ];
    first_that_fits(wordings, room.title)
}

/// How many are counted, how, and how many are left out.
fn rule(grown: &GrowthByKind, all: u32, lang: Lang) -> String {
    let vague = grown.vague;
    let mut text = lang.pick(
        format!("対象は{all}件。記録は起こり得た最後の日に加える。"),
        format!("n = {all}. A record is added on the last day that its date can mean. "),
    );
    if vague > 0 {
        text += &lang.pick(
            format!("うち{vague}件は月まで分からず、その期間の末に加えた。"),
            format!(
                "{} not known to the month: added at the end of what is known. ",
                voice(lang).records(vague)
            ),
        );
    }
    if grown.later > 0 {
        let later = grown.later;
        text += &lang.pick(
            format!("情報の基準日より後の日付の{later}件は加えない。"),
            format!(
                "{} dated after the cut-off: not added. ",
                voice(lang).records(later)
            ),
        );
    }
    text
}

/// Too few records for a chart.
fn sentence(plan: &Plan<'_>, grown: &GrowthByKind, all: u32, day: &str) -> String {
    let lang = plan.lang;
    let shown = by_kind(plan, grown).filter(|(_, kind)| kind.total() > 0);
    let listed: Vec<String> = shown
        .map(|(kind, grown)| end_label(kind, grown, lang))
        .collect();
    match (lang, all) {
        (Lang::Ja, 0) => format!("この一覧に{day}までの記録はない。"),
        (Lang::En, 0) => format!("No record listed here is dated up to {day}."),
        (Lang::Ja, _) => format!(
            "この一覧の記録は{day}までに{all}件（{}）。{}",
            listed.join("、"),
            chosen(plan)
        ),
        (Lang::En, _) => {
            format!(
                "Listed here up to {day}: {} ({}). {}",
                voice(lang).records(all as usize),
                listed.join(", "),
                chosen(plan)
            )
        }
    }
}

/// The sums at the end of each year, and at the last day.
fn data(
    plan: &Plan<'_>,
    grown: &GrowthByKind,
    (start, until): (NaiveDate, NaiveDate),
) -> FigureData {
    let lang = plan.lang;
    let heads = [voice(lang).moment_head().to_owned()].into_iter();
    let total = voice(lang).sum_head().to_owned();
    let mut data = FigureData::new(
        heads
            .chain(by_kind(plan, grown).map(|(kind, _)| voice(lang).kinds(kind).to_owned()))
            .chain([total]),
    );
    let step = span::tick_months(start, until);
    let mut day = start;
    while day <= until {
        let next = day
            .checked_add_months(chrono::Months::new(step))
            .and_then(|next| next.pred_opt());
        let end = next.map_or(until, |next| next.min(until));
        let count = |kind: &Growth| {
            kind.steps
                .iter()
                .take_while(|(day, _)| *day <= end)
                .last()
                .map_or(0, |(_, count)| *count)
        };
        let counts: Vec<u32> = by_kind(plan, grown).map(|(_, kind)| count(kind)).collect();
        let sum: u32 = counts.iter().sum();
        data.row(
            [end.to_string()]
                .into_iter()
                .chain(counts.iter().chain([&sum]).map(u32::to_string)),
        );
        let Some(after) = end.succ_opt() else { break };
        day = after;
    }
    data
}
