//! Figures over time, each with its source.

use super::{Data, Made, Plot};
use crate::brief::compose::Composer;
use crate::brief::wording;
use crate::chart::{ChartSpec, ColumnsSpec};
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{Citation, RecordKind, Section};

/// The figures of a series.
pub fn make(composer: &mut Composer<'_>, wanted: &Section, sink: &mut Sink) -> Vec<Made> {
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
    let title =
        lang.pick(format!("{name}は{first}年の{a}{unit}から{last}年の{b}{unit}になった"), format!("{name}: {a} in {first}, {b} in {last}"));
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
    vec![Plot { title, subtitle, alt, note: Some(note), parts: vec![ChartSpec::Columns(spec)], data: Data::default() }.into()]
}
