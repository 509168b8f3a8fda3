//! Charts with their headlines, notes and alternative texts, made from the data and claiming no more than they show.

use chrono::Datelike;

use super::block::{Block, Figure};
use super::compose::{Composer, record_dest};
use super::tags::Role;
use super::wording;
use crate::analysis::{Record, RecordOf, YearCounts, by_category, by_year, years_of};
use crate::chart::{ChartSpec, ColumnsSpec, Lane, LaneMark, MultiplesSpec, Panel, TimelineSpec};
use crate::diag::{Code, Diagnostic, Sink};
use crate::lang::Lang;
use crate::model::{By, Calendar, Citation, FigureKind, Importance, RecordKind, Section};

const KINDS: [RecordKind; 4] = [RecordKind::Incident, RecordKind::Proceeding, RecordKind::Policy, RecordKind::Outreach];
/// Panels of small multiples at most; the rest is summed up in the last.
const PANELS: usize = 8;

/// The years of every axis: from the first record to the cut-off.
pub(super) fn axis(composer: &Composer<'_>) -> (i32, i32) {
    let selection = composer.brief.selection;
    let cut = selection.timeline.as_of.when.last().unwrap_or_default().year();
    let years = years_of(selection.records.iter()).unwrap_or(cut..=cut);
    (*years.start(), cut.max(*years.start()))
}

/// The headline of a page of figures.
pub(super) fn headline(composer: &Composer<'_>) -> String {
    let lang = composer.lang;
    let records = &composer.brief.selection.records;
    let years = years_of(records.iter()).unwrap_or(0..=0);
    let total = wording::records(records.len(), lang);
    match (lang, years.start() == years.end()) {
        (Lang::Ja, true) => format!("{}年の記録{total}を収める。", years.start()),
        (Lang::Ja, false) => format!("{}年から{}年までの記録{total}を収める。", years.start(), years.end()),
        (Lang::En, true) => format!("{total} of {} listed here.", years.start()),
        (Lang::En, false) => format!("{total} from {} to {} are listed here.", years.start(), years.end()),
    }
}

/// The blocks of a chart.
pub(super) fn blocks(composer: &mut Composer<'_>, wanted: &Section, sink: &mut Sink) -> Vec<Block> {
    let title = wanted.options.title.as_ref().map(|title| title.text(composer.lang).to_owned());
    match wanted.figure.unwrap_or(FigureKind::Timeline) {
        FigureKind::Timeline => timeline(composer, title),
        FigureKind::SmallMultiples => multiples(composer, wanted.options.by.unwrap_or(By::Sector), title),
        FigureKind::EventsPerPeriod => per_year(composer, title),
        FigureKind::Series => series(composer, wanted, title, sink),
        FigureKind::SourceQuality => vec![super::sources::quality(composer)],
    }
}

/// A figure with its label, texts and node.
fn figure(composer: &mut Composer<'_>, title: String, subtitle: String, alt: String, spec: ChartSpec, note: String) -> Block {
    let label = composer.next_figure();
    let label = composer.text(Role::Caption, label);
    let title = composer.text(Role::Caption, title);
    let subtitle = composer.text(Role::Caption, subtitle);
    let node = composer.tree.add_figure(composer.sect, alt);
    let note = composer.text(Role::Note, note);
    Block::Figure(Figure { node, label: Some(label), title: Some(title), subtitle: Some(subtitle), spec, note: Some(note) })
}

fn timeline(composer: &mut Composer<'_>, title: Option<String>) -> Vec<Block> {
    let lang = composer.lang;
    let selection = composer.brief.selection;
    let (first, last) = axis(composer);
    let as_of = selection.timeline.as_of.when.last().unwrap_or_default();
    let count = |kind| selection.records.iter().filter(|record| record.kind == kind).count();
    let lanes = KINDS.map(|kind| Lane { kind, name: wording::kinds(kind, lang).to_owned(), total: count(kind) }).to_vec();
    let listed: Vec<String> = KINDS
        .into_iter()
        .map(|kind| format!("{}{}{}", wording::kinds(kind, lang), lang.pick("", ": "), count_word(count(kind), lang)))
        .collect();
    let title = title.unwrap_or_else(|| lanes_headline(&listed, lang));
    let shown: Vec<&Record<'_>> = composer.shown().collect();
    let mixed = shown.iter().any(|record| record.importance() != Importance::High);
    let marks: Vec<LaneMark> = shown.iter().map(|record| lane_mark(record, mixed, lang)).collect();
    let subtitle = lang.pick(
        format!("種別ごとの記録、{first}年から{}まで。記録は公開情報から選んだもの", wording::day(as_of, lang, Calendar::Gregorian)),
        format!("Records by kind, {first} to {}; chosen from public information", wording::day(as_of, lang, Calendar::Gregorian)),
    );
    let all = selection.records.len();
    let note = match (lang, marks.len() < all) {
        (Lang::Ja, true) => {
            format!("出典は記録ごとに一覧に示す。全{all}件のうち重要度の高い{}件を対象とし、図に収まるものを載せた。", marks.len())
        }
        (Lang::Ja, false) => "出典は記録ごとに一覧に示す。図に収まらない記録は件数で示した。".to_owned(),
        (Lang::En, true) => format!(
            "Sources are given with each record in the chronology. Of {all} records the {} most important were considered; those that fit are shown.",
            marks.len()
        ),
        (Lang::En, false) => "Sources are given with each record in the chronology. Records that do not fit are counted.".to_owned(),
    };
    let alt =
        format!("{title} {}", lang.pick(format!("種別ごとの件数：{}。", listed.join("、")), format!("By kind: {}.", listed.join(", "))));
    let spec = TimelineSpec { lang, lanes, marks, first, last, as_of, rows: rows(composer) };
    vec![figure(composer, title, subtitle, alt, ChartSpec::Timeline(spec), note)]
}

/// Rows of all lanes together: fewer where small charts stand below on the same page.
fn rows(composer: &Composer<'_>) -> usize {
    let sections = &composer.brief.pack.sections;
    let alone = !sections.is_empty() && !sections.iter().any(|section| section.figure == Some(FigureKind::SmallMultiples));
    if alone { 16 } else { 8 }
}

fn lanes_headline(listed: &[String], lang: Lang) -> String {
    lang.pick(format!("{}を収める", listed.join("、")), format!("Listed here: {}", listed.join(", ")))
}

fn count_word(count: usize, lang: Lang) -> String {
    lang.pick(format!("{count}件"), count.to_string())
}

fn lane_mark(record: &Record<'_>, mixed: bool, lang: Lang) -> LaneMark {
    let (label, at) = label(record, lang);
    // Where room is short, a case's latest step is placed before the steps that led there: a chart that showed an
    // arrest and left out what became of it would mislead.
    let rank = record.importance() as u8 * 2 + u8::from(!is_decisive(record));
    let strong = mixed && record.importance() == Importance::High;
    LaneMark { lane: record.kind as usize, when: record.when, label, rank, strong, dest: Some(record_dest(record.number)), at }
}

/// Whether a record is an event, or the step that says where its parties now stand before its forum.
fn is_decisive(record: &Record<'_>) -> bool {
    let RecordOf::Step(case, step) = record.of else { return true };
    let later = case.proceedings.iter().skip_while(|other| !std::ptr::eq(*other, step)).skip(1);
    !later
        .filter(|other| other.forum == step.forum)
        .any(|other| step.parties.iter().any(|party| other.parties.iter().any(|o| o.value == party.value)))
}

/// The short text beside a mark: an event's label, a case's label with the stage's word.
fn label(record: &Record<'_>, lang: Lang) -> (String, crate::diag::Span) {
    match record.of {
        RecordOf::Event(event) => {
            let text = event.label.as_ref().unwrap_or(&event.title);
            (text.text(lang).to_owned(), text.at)
        }
        RecordOf::Conduct(case, _) => {
            let text = case.label.as_ref().unwrap_or(&case.title);
            (text.text(lang).to_owned(), text.at)
        }
        RecordOf::Step(case, step) => {
            let text = case.label.as_ref().unwrap_or(&case.title);
            let word = super::records::step_word(record, step, lang);
            (format!("{}{}{word}", text.text(lang), lang.pick(" ", ": ")), text.at)
        }
    }
}

fn multiples(composer: &mut Composer<'_>, by: By, title: Option<String>) -> Vec<Block> {
    let lang = composer.lang;
    let selection = composer.brief.selection;
    let timeline = selection.timeline;
    let (first, last) = axis(composer);
    let incidents = || selection.records.iter().filter(|record| record.kind == RecordKind::Incident);
    let (name, counts): (Box<dyn Fn(usize) -> String>, Vec<YearCounts>) = match by {
        By::Method => (
            Box::new(|i| timeline.methods[i].name.text(lang).to_owned()),
            by_category(incidents(), |r| {
                r.methods().iter().map(|m| m.index()).filter(|m| composer.may_show(timeline.methods[*m].marking)).collect()
            }),
        ),
        By::Kind => {
            (Box::new(|i| wording::kinds(KINDS[i], lang).to_owned()), by_category(selection.records.iter(), |r| vec![r.kind as usize]))
        }
        By::Sector => (
            Box::new(|i| timeline.sectors[i].name.text(lang).to_owned()),
            by_category(incidents(), |r| r.sectors().iter().map(|s| s.index()).collect()),
        ),
    };
    let total = if by == By::Kind { selection.records.len() } else { incidents().count() };
    if counts.is_empty() {
        let text = lang.pick("この一覧に、分野の分かる事案の記録はない。", "No incident listed here names what it is split by.");
        return vec![Block::Paragraph(composer.text(Role::Paragraph, text))];
    }
    let panels = panels(&counts, &name, (first, last), lang);
    let title = title.unwrap_or_else(|| peak_headline(&counts, &name, by, lang));
    let as_of = timeline.as_of.when.last().unwrap_or_default();
    let incomplete = (as_of.ordinal() < 365).then_some(last);
    let partial = incomplete.map_or(String::new(), |year| {
        lang.pick(format!("。{year}年は{}月まで（斜線）", as_of.month()), format!("; {year} to {} (hatched)", as_of.format("%d %B")))
    });
    let what = match (by, lang) {
        (By::Sector, Lang::Ja) => "分野別の事案の記録数",
        (By::Method, Lang::Ja) => "手口別の事案の記録数",
        (By::Kind, Lang::Ja) => "種別ごとの記録数",
        (By::Sector, Lang::En) => "Incidents listed, by sector",
        (By::Method, Lang::En) => "Incidents listed, by method",
        (By::Kind, Lang::En) => "Records listed, by kind",
    };
    let subtitle = lang.pick(format!("{what}、年ごと。縦軸は全図共通{partial}"), format!("{what} and year; one scale for all{partial}"));
    let note = lang.pick(
        format!("対象は{total}件。複数の項目に当たる記録はそれぞれに数える。公開情報から選んだ記録の数であり、発生件数ではない。"),
        format!("n = {total}. A record of several categories counts in each. Records were chosen from public information: this is not a count of what happened."),
    );
    let alt = format!(
        "{title}{} {}",
        lang.pick("。", "."),
        panels.iter().map(|p| format!("{} {}", p.title, p.total)).collect::<Vec<_>>().join(wording::comma(lang))
    );
    let kind = RecordKind::Incident;
    let spec = ChartSpec::Multiples(MultiplesSpec { lang, kind, panels, first, last, incomplete });
    vec![figure(composer, title, subtitle, alt, spec, note)]
}

fn panels(counts: &[YearCounts], name: &dyn Fn(usize) -> String, (first, last): (i32, i32), lang: Lang) -> Vec<Panel> {
    let of_year = |all: &[YearCounts], year: i32| all.iter().filter_map(|c| c.counts.get(&year)).sum();
    let panel = |title: String, all: &[YearCounts]| {
        let total: u32 = all.iter().map(YearCounts::total).sum();
        Panel {
            title,
            total: lang.pick(format!("計{total}"), format!("total {total}")),
            counts: (first..=last).map(|year| of_year(all, year)).collect(),
        }
    };
    let named = if counts.len() > PANELS { PANELS - 1 } else { counts.len() };
    let mut panels: Vec<Panel> = counts[..named].iter().map(|c| panel(name(c.category), std::slice::from_ref(c))).collect();
    if named < counts.len() {
        let rest = &counts[named..];
        panels.push(panel(lang.pick(format!("その他（{}）", rest.len()), format!("{} others", rest.len())), rest));
    }
    panels
}

/// The largest group, all of them where several are equal.
fn peak_headline(counts: &[YearCounts], name: &dyn Fn(usize) -> String, by: By, lang: Lang) -> String {
    let most = counts.first().map_or(0, YearCounts::total);
    let largest: Vec<String> = counts.iter().filter(|c| c.total() == most).map(|c| name(c.category)).collect();
    let what = match by {
        By::Kind => lang.pick("記録", "record"),
        _ => lang.pick("事案の記録", "incident"),
    };
    let plural = if most == 1 { "" } else { "s" };
    match (lang, largest.len()) {
        (Lang::Ja, 1) => format!("この一覧で{what}が最も多いのは「{}」の{most}件", largest[0]),
        (Lang::Ja, n) if n <= 3 => format!("この一覧で{what}が最も多いのは「{}」の各{most}件", largest.join("」と「")),
        (Lang::Ja, n) => format!("この一覧では{n}の区分が{what}の最多で、各{most}件", n = n),
        (Lang::En, 1) => format!("{} is the largest group of {what}s listed here ({most})", largest[0]),
        (Lang::En, n) if n <= 3 => format!("{} are the largest groups of {what}s listed here ({most} each)", largest.join(" and ")),
        (Lang::En, n) => format!("{n} groups are the largest, with {most} {what}{plural} each"),
    }
}

fn per_year(composer: &mut Composer<'_>, title: Option<String>) -> Vec<Block> {
    let lang = composer.lang;
    let selection = composer.brief.selection;
    let (first, last) = axis(composer);
    let as_of = selection.timeline.as_of.when.last().unwrap_or_default();
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
    let title = title.unwrap_or_else(|| match peak.len() {
        1..=3 => lang.pick(
            format!("この一覧の記録は{}が{most}件で最も多い", peak.join("と")),
            format!("Most records listed here in one year: {most}, in {}", peak.join(" and ")),
        ),
        _ => lang.pick(format!("この一覧の記録は1年に{most}件まで"), format!("No year holds more than {most} of the records listed here")),
    });
    let subtitle = lang.pick("種別ごとの記録数、年ごと（件）".to_owned(), "Records listed, by kind and year".to_owned());
    let note = lang.pick("期間のある記録は始まりの年に数える。公開情報から選んだ記録の数であり、発生件数ではない。".to_owned(), "A record counts in the year of its first possible day. Records were chosen from public information: this is not a count of what happened.".to_owned());
    let alt = format!("{title}{}", lang.pick("。", "."));
    let kinds = KINDS.map(|kind| (kind, wording::kinds(kind, lang).to_owned())).to_vec();
    let incomplete = (as_of.ordinal() < 365).then_some(last);
    let spec = ColumnsSpec { lang, kinds, values, first, last, incomplete, unit: lang.pick("件", "").to_owned() };
    vec![figure(composer, title, subtitle, alt, ChartSpec::Columns(spec), note)]
}

fn series(composer: &mut Composer<'_>, wanted: &Section, title: Option<String>, sink: &mut Sink) -> Vec<Block> {
    let lang = composer.lang;
    let timeline = composer.brief.selection.timeline;
    let Some(series) = wanted.options.of.as_ref().and_then(|of| timeline.series.get(of.index())) else {
        sink.push(
            Diagnostic::new(Code::MissingKey, wanted.at, "a chart of a series needs `of:`").hint("add `of:` with the id of a series"),
        );
        return Vec::new();
    };
    if !composer.may_show(series.marking) {
        let text = "this series is marked above the pack's audience";
        sink.push(Diagnostic::new(Code::MarkingTooLow, wanted.at, text).hint("leave the chart out, or raise `audience: {marking: …}`"));
        return Vec::new();
    }
    let years: Vec<(i32, f64)> = series.points.iter().map(|point| (point.date.when.year(), point.value)).collect();
    let (Some(first), Some(last)) = (years.iter().map(|y| y.0).min(), years.iter().map(|y| y.0).max()) else { return Vec::new() };
    let value = |year: i32| years.iter().find(|(y, _)| *y == year).map(|(_, v)| *v);
    let unit = series.unit.text(lang).to_owned();
    let (from, to) = (value(first).unwrap_or(0.0), value(last).unwrap_or(0.0));
    let name = series.title.text(lang);
    let (a, b) = (wording::number(from), wording::number(to));
    let title = title.unwrap_or_else(|| {
        lang.pick(format!("{name}は{first}年の{a}{unit}から{last}年の{b}{unit}になった"), format!("{name}: {a} in {first}, {b} in {last}"))
    });
    let subtitle = lang.pick(format!("{unit}、{first}〜{last}年"), format!("{unit}, {first}–{last}"));
    let mut cited: Vec<String> = Vec::new();
    let sources: Vec<Citation> = series.points.iter().flat_map(|point| point.sources.clone()).collect();
    for label in composer.cite_all(&sources).into_iter().map(|part| part.text) {
        if !cited.contains(&label) {
            cited.push(label);
        }
    }
    let remark = series.note.as_ref().map_or("", |note| note.text(lang));
    let note = lang.pick(format!("出典：{}。{remark}", cited.join("、")), format!("Sources: {}. {remark}", cited.join(", ")));
    let alt = format!(
        "{title}{} {}",
        lang.pick("。", "."),
        years.iter().map(|(y, v)| format!("{y}: {}", wording::number(*v))).collect::<Vec<_>>().join(wording::comma(lang))
    );
    let values = vec![(first..=last).map(value).collect()];
    let kinds = vec![(RecordKind::Outreach, name.to_owned())];
    let spec = ColumnsSpec { lang, kinds, values, first, last, incomplete: None, unit };
    vec![figure(composer, title, subtitle, alt, ChartSpec::Columns(spec), note)]
}
