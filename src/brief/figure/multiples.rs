//! Small charts: records a year, one chart a category.

use crate::wording::voice;
use chrono::Datelike;

use super::{Made, Plot, as_of, axis, chosen, not_counted};
use crate::analysis::{YearCounts, by_category};
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, MultiplesSpec, Panel};
use crate::diag::Span;
use crate::document::FigureData;
use crate::lang::{Lang, Localised};
use crate::model::{By, RecordKind, Role};

/// Charts at most; the rest is summed up in the last.
const PANELS: usize = 8;

/// The name of a category by its position, and where it stands.
type Name<'a> = Box<dyn Fn(usize) -> (String, Option<Span>) + 'a>;

fn written(name: &Localised, lang: Lang) -> (String, Option<Span>) {
    (name.text(lang).to_owned(), Some(name.at))
}

/// The charts.
pub(crate) fn make(plan: &Plan<'_>, by: By) -> Made {
    let lang = plan.lang;
    let selection = plan.brief.selection;
    let timeline = selection.timeline;
    let (first, last) = axis(plan);
    let incidents = || {
        selection
            .records
            .iter()
            .filter(|record| record.kind == RecordKind::Incident)
    };
    let (name, counts): (Name<'_>, Vec<YearCounts>) = match by {
        By::Method => (
            Box::new(|i| written(timeline.methods[i].on_charts(), lang)),
            by_category(incidents(), |r| {
                r.methods().iter().map(|m| m.index()).collect()
            }),
        ),
        // Only who was hit is counted: an authority or a partner is named for its part, not for
        // being a victim.
        By::Organisation => (
            Box::new(|i| written(timeline.organisations[i].on_charts(), lang)),
            by_category(incidents(), |r| {
                let targets = r
                    .organisations()
                    .iter()
                    .filter(|o| o.role == Role::Target)
                    .map(|o| o.id.index());
                targets.collect()
            }),
        ),
        By::Kind | By::Case => (
            Box::new(|i| (voice(lang).kinds(RecordKind::ALL[i]).to_owned(), None)),
            by_category(selection.records.iter(), |r| vec![r.kind as usize]),
        ),
        By::Sector => (
            Box::new(|i| written(timeline.sectors[i].on_charts(), lang)),
            by_category(incidents(), |r| {
                r.sectors().iter().map(|s| s.index()).collect()
            }),
        ),
    };
    let total = if by == By::Kind {
        selection.records.len()
    } else {
        incidents().count()
    };
    if counts.is_empty() {
        let text = voice(lang).no_group_known();
        return Made::sentence(text.to_owned());
    }
    let panels = panels(&counts, &name, (first, last), lang);
    let title = peak_headline(&counts, &name, by, lang);
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

fn panels(
    counts: &[YearCounts],
    name: &Name<'_>,
    (first, last): (i32, i32),
    lang: Lang,
) -> Vec<Panel> {
    let of_year =
        |all: &[YearCounts], year: i32| all.iter().filter_map(|c| c.counts.get(&year)).sum();
    let panel = |(title, at): (String, Option<Span>), all: &[YearCounts]| {
        let total: u32 = all.iter().map(YearCounts::total).sum();
        Panel {
            title,
            total: lang.pick(format!("計{total}"), format!("total {total}")),
            counts: (first..=last).map(|year| of_year(all, year)).collect(),
            at,
        }
    };
    let named = if counts.len() > PANELS {
        PANELS - 1
    } else {
        counts.len()
    };
    let mut panels: Vec<Panel> = counts[..named]
        .iter()
        .map(|c| panel(name(c.category), std::slice::from_ref(c)))
        .collect();
    if named < counts.len() {
        let rest = &counts[named..];
        let name = lang.pick(
            format!("その他（{}）", rest.len()),
            format!("{} others", rest.len()),
        );
        panels.push(panel((name, None), rest));
    }
    panels
}

/// The largest group, all of them where several are equal.
fn peak_headline(counts: &[YearCounts], name: &Name<'_>, by: By, lang: Lang) -> String {
    let most = counts.first().map_or(0, YearCounts::total);
    let largest: Vec<String> = counts
        .iter()
        .filter(|c| c.total() == most)
        .map(|c| name(c.category).0)
        .collect();
    let what = match by {
        By::Kind | By::Case => voice(lang).record_noun(),
        _ => voice(lang).incident_noun(),
    };
    let plural = if most == 1 { "" } else { "s" };
    match (lang, largest.len()) {
        (Lang::Ja, 1) => format!("この一覧で{what}が最も多いのは「{}」の{most}件", largest[0]),
        (Lang::Ja, n) if n <= 3 => format!(
            "この一覧で{what}が最も多いのは「{}」の各{most}件",
            largest.join("」と「")
        ),
        (Lang::Ja, n) => format!("この一覧では{n}の区分が{what}の最多で、各{most}件", n = n),
        (Lang::En, 1) => format!(
            "{} is the largest group of {what}s listed here ({most})",
            largest[0]
        ),
        (Lang::En, n) if n <= 3 => format!(
            "{} are the largest groups of {what}s listed here ({most} each)",
            largest.join(" and ")
        ),
        (Lang::En, n) => format!("{n} groups are the largest, with {most} {what}{plural} each"),
    }
}
