//! Small charts: records a year, one chart a category.

use crate::wording::voice;
use chrono::Datelike;

use super::{Made, Plot, as_of, axis, chosen, fit, not_counted};
use crate::analysis::{Record, YearCounts, by_category};
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, MultiplesSpec, Panel};
use crate::diag::Span;
use crate::document::FigureData;
use crate::lang::{Lang, Localised};
use crate::model::{By, FigureSize, RecordKind};

/// Charts at most; the rest is summed up in the last.
const PANELS: usize = 8;
/// Groups that a headline names at most where several are equal.
const NAMED: usize = 3;

fn written(name: &Localised, lang: Lang) -> (String, Option<Span>) {
    (name.text(lang).to_owned(), Some(name.at))
}

/// The charts.
pub(crate) fn make(plan: &Plan<'_>, by: By) -> Made {
    let lang = plan.lang;
    let selection = plan.brief.selection;
    let timeline = selection.timeline;
    let (first, last) = axis(plan);
    let is_counted = |record: &&Record<'_>| {
        matches!(by, By::Kind | By::Case) || record.kind == RecordKind::Incident
    };
    let counted = || selection.records.iter().filter(is_counted);
    let name = |i: usize| match by {
        By::Method => written(timeline.methods[i].on_charts(), lang),
        By::Organisation => written(timeline.organisations[i].on_charts(), lang),
        By::Sector => written(timeline.sectors[i].on_charts(), lang),
        By::Kind | By::Case => (voice(lang).kinds(RecordKind::ALL[i]).to_owned(), None),
    };
    let categories = |record: &Record<'_>| categories(record, by);
    let counts = by_category(counted(), categories);
    let total = counted().count();
    if counts.is_empty() {
        return Made::Nothing;
    }
    // What has no chart of its own is one group, in which a record of several counts once.
    let named = match counts.len() {
        n if n > PANELS => &counts[..PANELS - 1],
        _ => &counts[..],
    };
    let rest = by_category(counted(), |record| {
        let mut of = categories(record).into_iter();
        let is_named = |category| named.iter().any(|count| count.category == category);
        of.any(|category| !is_named(category))
            .then_some(0)
            .into_iter()
            .collect()
    });
    let others = (name_of_rest(counts.len() - named.len(), lang), None);
    let panel = |(title, at): (String, Option<Span>), of: &YearCounts| Panel {
        title,
        total: lang.pick(format!("計{}", of.total()), format!("total {}", of.total())),
        counts: (first..=last)
            .map(|year| of.counts.get(&year).copied().unwrap_or(0))
            .collect(),
        at,
    };
    let of_named = named.iter().map(|of| panel(name(of.category), of));
    let of_rest = rest.iter().map(|of| panel(others.clone(), of));
    let panels: Vec<Panel> = of_named.chain(of_rest).collect();
    let title = headline(&counts, name, (by, total), lang);
    let as_of = as_of(plan);
    let begun = panels
        .iter()
        .any(|panel| panel.counts.last().is_some_and(|count| *count > 0));
    let incomplete = (as_of.ordinal() < 365 && begun).then_some(last);
    let partial = incomplete.map_or(String::new(), |year| {
        lang.pick(
            format!("。{year}年は{}月まで（斜線）", as_of.month()),
            format!("; {year} to {} (hatched)", as_of.format("%d %B")),
        )
    });
    let what = what(by, lang);
    let subtitle = lang.pick(
        format!("{what}、年ごと。縦軸は全図共通{partial}"),
        format!("{what} and year; one scale for all{partial}"),
    );
    let note = lang.pick(
        format!(
            "対象は{total}件。複数の項目に当たる記録はそれぞれに数える。{}",
            chosen(plan)
        ),
        format!(
            "n = {total}. A record of several categories counts in each. {}",
            chosen(plan)
        ),
    );
    let note = format!("{note}{}", not_counted(plan));
    let alt = format!(
        "{title}{} {}",
        voice(lang).full_stop(),
        panels
            .iter()
            .map(|p| format!("{} {}", p.title, p.total))
            .collect::<Vec<_>>()
            .join(voice(lang).comma())
    );
    let data = data(&panels, (first, last), lang);
    let kind = RecordKind::Incident;
    let spec = ChartSpec::Multiples(MultiplesSpec {
        lang,
        kind,
        panels,
        first,
        last,
        incomplete,
    });
    Plot {
        symbols: Vec::new(),
        title,
        subtitle,
        alt,
        note: Some(note),
        parts: vec![spec],
        data,
    }
    .into()
}

fn what(by: By, lang: Lang) -> &'static str {
    match (by, lang) {
        (By::Sector, Lang::Ja) => "分野別の事案の記録数",
        (By::Method, Lang::Ja) => "手口別の事案の記録数",
        (By::Organisation, Lang::Ja) => "標的となった組織別の事案の記録数",
        (By::Kind | By::Case, Lang::Ja) => "種別ごとの記録数",
        (By::Sector, Lang::En) => "Incidents listed, by sector",
        (By::Method, Lang::En) => "Incidents listed, by method",
        (By::Organisation, Lang::En) => "Incidents listed, by target",
        (By::Kind | By::Case, Lang::En) => "Records listed, by kind",
    }
}

fn data(panels: &[Panel], (first, last): (i32, i32), lang: Lang) -> FigureData {
    let years = (first..=last).map(|year| year.to_string());
    let total = voice(lang).sum_head().to_owned();
    let mut data = FigureData::new(
        [voice(lang).category_head().to_owned()]
            .into_iter()
            .chain(years)
            .chain([total]),
    );
    for panel in panels {
        let sum: u32 = panel.counts.iter().sum();
        data.row(
            [panel.title.clone()]
                .into_iter()
                .chain(panel.counts.iter().map(u32::to_string))
                .chain([sum.to_string()]),
        );
    }
    data
}

/// The categories of a record. Only who was hit is counted of organisations: an authority or a
/// partner is named for its part, not for being a victim.
fn categories(record: &Record<'_>, by: By) -> Vec<usize> {
    match by {
        By::Method => record.methods().iter().map(|of| of.index()).collect(),
        By::Organisation => record.targets().into_iter().collect(),
        By::Sector => record.sectors().iter().map(|of| of.index()).collect(),
        By::Kind | By::Case => vec![record.kind as usize],
    }
}

fn name_of_rest(count: usize, lang: Lang) -> String {
    lang.pick(format!("その他（{count}）"), format!("{count} others"))
}

/// The largest group, or the few that are equal; what does not lead is not ranked.
fn headline(
    counts: &[YearCounts],
    name: impl Fn(usize) -> (String, Option<Span>),
    (by, total): (By, usize),
    lang: Lang,
) -> String {
    let most = counts.first().map_or(0, YearCounts::total);
    let largest: Vec<String> = counts
        .iter()
        .filter(|c| c.total() == most)
        .map(|c| name(c.category).0)
        .collect();
    let is_record = matches!(by, By::Kind | By::Case);
    let plain = voice(lang).groups_headline(total, counts.len(), is_record);
    let leads = largest.len() < counts.len() && largest.len() <= NAMED || counts.len() == 1;
    let ranked = leads.then(|| voice(lang).largest_groups(&largest, most, is_record));
    let room = fit::Room::sized(FigureSize::Full, lang).title;
    fit::first_that_fits(ranked.into_iter().chain([plain]), room)
}
