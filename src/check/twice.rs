//! Lists that name something twice: it would be counted and printed twice.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{Case, Citation, Event, Involved, KeyFigure, Pack, Series, Timeline};
use crate::source::Ref;

/// Reports what the lists of a timeline name twice, and the periods of series that have two
/// figures.
pub(super) fn timeline(timeline: &Timeline, sink: &mut Sink) {
    timeline.events.iter().for_each(|it| event(it, sink));
    timeline.cases.iter().for_each(|it| case(it, sink));
    timeline.series.iter().for_each(|it| series(it, sink));
    for method in &timeline.methods {
        citations(&method.sources, sink);
    }
    for source in &timeline.sources {
        references("derived_from", &source.derived_from, sink);
    }
    for judgement in &timeline.judgements {
        references("based_on", &judgement.based_on, sink);
    }
}

/// Reports what the lists of a pack name twice.
pub(super) fn pack(pack: &Pack, sink: &mut Sink) {
    references("about", &pack.about, sink);
    if let Some(select) = &pack.select {
        references("sectors", &select.sectors, sink);
        references("methods", &select.methods, sink);
        references("cases", &select.cases, sink);
    }
    let figures = pack.summary.iter().flat_map(|summary| &summary.key_figures);
    figures.for_each(|figure: &KeyFigure| citations(&figure.sources, sink));
}

fn event(event: &Event, sink: &mut Sink) {
    references("sectors", &event.sectors, sink);
    references("methods", &event.methods, sink);
    references("follows", &event.follows, sink);
    organisations(&event.organisations, sink);
    places(event.places.iter().map(|place| &*place.0), event.at, sink);
    citations(&event.sources, sink);
}

fn case(case: &Case, sink: &mut Sink) {
    references("sectors", &case.sectors, sink);
    references("methods", &case.methods, sink);
    references("statutes", &case.statutes, sink);
    references("follows", &case.follows, sink);
    organisations(&case.organisations, sink);
    places(case.places.iter().map(|place| &*place.0), case.at, sink);
    let conduct = case.conduct.iter().map(|conduct| &conduct.sources);
    let steps = case.proceedings.iter().map(|step| &step.sources);
    conduct.chain(steps).for_each(|list| citations(list, sink));
    for step in &case.proceedings {
        let parties = step.parties.iter().map(|party| (&*party.value, party.at));
        named("parties", parties, sink);
    }
}

fn series(series: &Series, sink: &mut Sink) {
    let mut seen = BTreeMap::new();
    for point in &series.points {
        citations(&point.sources, sink);
        let when = &point.date.when;
        if let Some(first) = seen.insert((when.first(), when.last()), point.at) {
            let text = format!(
                "the series `{}` has two figures for {}",
                series.id.value,
                when.to_edtf()
            );
            sink.push(
                Diagnostic::new(Code::ListedTwice, point.at, text)
                    .note(first, "the first one")
                    .hint(
                        "keep one of them, or give each the part of the period that it is for, as \
                         `2019-01/2019-04` and `2019-05/2019-12`",
                    ),
            );
        }
    }
}

fn references<T: crate::source::Listed>(key: &str, list: &[Ref<T>], sink: &mut Sink) {
    named(key, list.iter().map(|of| (of.id(), of.at())), sink);
}

fn named<'t>(key: &str, list: impl Iterator<Item = (&'t str, Span)>, sink: &mut Sink) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (name, at) in list {
        tell(key, name, seen.insert(name, at), at, sink);
    }
}

fn organisations(list: &[Involved], sink: &mut Sink) {
    let mut seen = BTreeMap::new();
    for of in list {
        let name = format!("{}` as `{}", of.id.id(), of.role.word());
        let first = seen.insert(name.clone(), of.at);
        tell("organisations", &name, first, of.at, sink);
    }
}

fn places<'t>(list: impl Iterator<Item = &'t str>, at: Span, sink: &mut Sink) {
    named("places", list.map(|place| (place, at)), sink);
}

/// The same source may be cited for several of its pages, never twice for the same.
fn citations(list: &[Citation], sink: &mut Sink) {
    let mut seen = BTreeMap::new();
    for of in list {
        let pages = of.pages.as_ref().map(|pages| &*pages.value);
        let first = seen.insert((of.id.id(), pages), of.at);
        tell("sources", of.id.id(), first, of.at, sink);
    }
}

fn tell(key: &str, name: &str, first: Option<Span>, at: Span, sink: &mut Sink) {
    let Some(first) = first else { return };
    let text = format!("`{name}` stands twice under `{key}:`");
    sink.push(
        Diagnostic::new(Code::ListedTwice, at, text)
            .note(first, "the first one")
            .hint("delete one of them: it would be counted and printed twice"),
    );
}
