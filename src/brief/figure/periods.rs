//! Records by kind and period, as stacked columns.

use super::fit::{Room, first_that_fits, joined};
use super::{Made, Plot, as_of, chosen, kinds, span};
use crate::analysis::{PeriodCounts, by_period};
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, ColumnsSpec, Slot};
use crate::document::FigureData;
use crate::lang::Lang;
use crate::model::{FigureSize, RecordKind, Section};
use crate::wording::voice;

/// Columns at most: each is 3.4 mm wide or more, and 1.6 mm from the next.
const MOST: usize = 30;
const MOST_HALF: usize = 14;
/// Fewer figures than these are said, not drawn.
const FEW: usize = 4;

/// The columns.
pub(crate) fn make(plan: &Plan<'_>, wanted: &Section) -> Made {
    let lang = plan.lang;
    let records = &plan.brief.selection.records;
    let select = plan.brief.pack.select.as_ref();
    let from = select.and_then(|select| Some(select.from.as_ref()?.when.first()));
    let until = select
        .and_then(|select| select.to.as_ref()?.when.last())
        .map_or(as_of(plan), |to| to.min(as_of(plan)));
    let most = if wanted.options.size == FigureSize::Half {
        MOST_HALF
    } else {
        MOST
    };
    let Some(counts) = by_period(records, from, until, most) else {
        return Made::Nothing;
    };
    if counts
        .counts
        .iter()
        .flatten()
        .filter(|count| **count > 0)
        .count()
        < FEW
    {
        return Made::sentence(sentence(plan, &counts));
    }
    let room = Room::of(wanted, lang);
    let title = title(&counts, room, lang);
    let subtitle = subtitle(&counts, lang);
    let alt = format!(
        "{title}{}{}",
        voice(lang).sentence_break(),
        totals(plan, &counts)
    );
    let note = format!("{}{}", left_out(&counts, lang), chosen(plan));
    let data = data(plan, &counts);
    Plot {
        symbols: Vec::new(),
        title,
        subtitle,
        alt,
        note: Some(note),
        parts: vec![ChartSpec::Columns(spec(plan, &counts))],
        data,
    }
    .into()
}

/// The counts of each kind that is shown.
fn counted<'c>(
    plan: &Plan<'_>,
    counts: &'c PeriodCounts,
) -> impl Iterator<Item = (RecordKind, &'c Vec<u32>)> {
    let of = |kind: RecordKind| (kind, &counts.counts[kind as usize]);
    kinds(plan).into_iter().map(of)
}

fn spec(plan: &Plan<'_>, counts: &PeriodCounts) -> ColumnsSpec {
    let lang = plan.lang;
    let periods = &counts.periods;
    let slot = |number: usize| Slot {
        label: span::label(periods, number, lang),
        group: span::year_below(periods, number, lang),
        part: span::part(periods, number, lang),
        hatched: periods.is_partial(number),
        values: counted(plan, counts)
            .map(|(_, counts)| Some(f64::from(counts[number])))
            .collect(),
    };
    let stacked = kinds(plan)
        .into_iter()
        .map(|kind| (kind, voice(lang).kinds(kind).to_owned()))
        .collect();
    let slots = (0..periods.count()).map(slot).collect();
    ColumnsSpec {
        lang,
        stacked,
        slots,
        unit: voice(lang).count_unit().to_owned(),
        reach: None,
    }
}

/// The period with most records, all of them where several are equal.
fn title(counts: &PeriodCounts, room: Room, lang: Lang) -> String {
    let numbers = 0..counts.periods.count();
    let most = numbers
        .clone()
        .map(|number| counts.total(number))
        .max()
        .unwrap_or(0);
    let peak: Vec<String> = numbers
        .filter(|number| counts.total(*number) == most)
        .map(|number| span::name(&counts.periods, number, lang))
        .collect();
    let each = if peak.len() > 1 {
        voice(lang).each()
    } else {
        ""
    };
    let named = joined(&peak, lang);
    let by = span::by(&counts.periods, lang);
    let wordings = [
        lang.pick(
            format!("この一覧の記録は{named}が{each}{most}件で最も多い"),
            format!("Records listed here peak at {most}{each} in {named}"),
        ),
        lang.pick(
            format!(
                "この一覧の記録は{by}に数えて{most}件が最多（{}回）",
                peak.len()
            ),
            format!(
                "Records listed here peak at {most}, in {} periods",
                peak.len()
            ),
        ),
    ];
    first_that_fits(wordings, room.title)
}

fn subtitle(counts: &PeriodCounts, lang: Lang) -> String {
    let periods = &counts.periods;
    let (first, last) = (
        span::name(periods, 0, lang),
        span::name(periods, periods.count() - 1, lang),
    );
    let over = if periods.count() > 1 {
        lang.pick(format!("{first}から{last}"), format!("{first} to {last}"))
    } else {
        first
    };
    let hatched = (0..periods.count()).any(|number| periods.is_partial(number));
    let hatched = if hatched {
        voice(lang).unfinished_note()
    } else {
        ""
    };
    let by = span::by(periods, lang);
    lang.pick(
        format!("種別ごとの件数、{by}、{over}{hatched}"),
        format!("Records by kind and {by}, {over}{hatched}"),
    )
}

/// How many there are of each kind.
fn totals(plan: &Plan<'_>, counts: &PeriodCounts) -> String {
    let lang = plan.lang;
    let of = |(kind, counts): (_, &Vec<u32>)| {
        let sum: u32 = counts.iter().sum();
        format!("{}{}{sum}", voice(lang).kinds(kind), lang.pick("", ": "))
    };
    let kinds: Vec<String> = counted(plan, counts).map(of).collect();
    let all = counts.all();
    lang.pick(
        format!("計{all}件（{}）。", kinds.join("、")),
        format!("Total {all} ({}).", kinds.join(", ")),
    )
}

/// How many are counted, how, and how many are left out.
fn left_out(counts: &PeriodCounts, lang: Lang) -> String {
    let all = counts.all();
    let rule = voice(lang).begins_note();
    if counts.apart == 0 {
        return lang.pick(
            format!("対象は{all}件。{rule}"),
            format!("n = {all}. {rule}"),
        );
    }
    let apart = counts.apart;
    let whole = all as usize + apart;
    let vague = if counts.apart == counts.apart_by_year {
        lang.pick(
            format!("年だけが分かる{apart}件は図に含めない。"),
            format!(
                "{} known only to the year {} not drawn. ",
                voice(lang).records(apart),
                are(apart)
            ),
        )
    } else {
        lang.pick(
            format!("どの期間に始まったか分からない{apart}件は図に含めない。"),
            format!(
                "{} whose period is not known {} not drawn. ",
                voice(lang).records(apart),
                are(apart)
            ),
        )
    };
    lang.pick(
        format!("対象は{whole}件のうち{all}件。{vague}{rule}"),
        format!("n = {all} of {whole}. {vague}{rule}"),
    )
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// Too few figures for a chart.
fn sentence(plan: &Plan<'_>, counts: &PeriodCounts) -> String {
    let lang = plan.lang;
    let of = |number: usize| {
        let kinds = counted(plan, counts).filter(|(_, counts)| counts[number] > 0);
        let kinds: Vec<String> = kinds
            .map(|(kind, counts)| {
                lang.pick(
                    format!("{}{}件", voice(lang).kind(kind), counts[number]),
                    format!("{} {}", voice(lang).kinds(kind), counts[number]),
                )
            })
            .collect();
        format!(
            "{}{}{}",
            span::name(&counts.periods, number, lang),
            voice(lang).topic_mark(),
            kinds.join(voice(lang).comma())
        )
    };
    let listed: Vec<String> = (0..counts.periods.count())
        .filter(|number| counts.total(*number) > 0)
        .map(of)
        .collect();
    let all = counts.all();
    let rest = if counts.apart > 0 {
        left_out(counts, lang)
    } else {
        String::new()
    };
    lang.pick(
        format!(
            "この一覧で時期の分かる記録は{all}件で、{}。{rest}{}",
            listed.join("、"),
            chosen(plan)
        ),
        format!(
            "Of the records listed here {all} can be placed in time: {}. {rest}{}",
            listed.join("; "),
            chosen(plan)
        ),
    )
}

fn data(plan: &Plan<'_>, counts: &PeriodCounts) -> FigureData {
    let lang = plan.lang;
    let total = || voice(lang).sum_head().to_owned();
    let heads = [voice(lang).period_head().to_owned()].into_iter();
    let mut data = FigureData::new(
        heads
            .chain(counted(plan, counts).map(|(kind, _)| voice(lang).kinds(kind).to_owned()))
            .chain([total()]),
    );
    let mut row = |name: String, of: &dyn Fn(&[u32]) -> u32| {
        let values: Vec<u32> = counted(plan, counts)
            .map(|(_, counts)| of(counts))
            .collect();
        let sum: u32 = values.iter().sum();
        data.row(
            [name]
                .into_iter()
                .chain(values.iter().chain([&sum]).map(u32::to_string)),
        );
    };
    for number in 0..counts.periods.count() {
        let part = span::part(&counts.periods, number, lang);
        let part = part.map_or(String::new(), |part| {
            lang.pick(format!("（{part}）"), format!(" ({part})"))
        });
        row(
            format!("{}{part}", span::name(&counts.periods, number, lang)),
            &|counts| counts[number],
        );
    }
    row(total(), &|counts| counts.iter().sum());
    data
}
