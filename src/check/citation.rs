//! Sources: every record has one, `derived_from` has an origin, and credibility 1 has two.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{Citation, Credibility, Source, Timeline};

/// Checks that records have sources. Records marked `sample` are invented, so they need none.
pub(super) fn check(timeline: &Timeline, sink: &mut Sink) {
    addresses(&timeline.sources, sink);
    for event in timeline.events.iter().filter(|event| !event.sample) {
        sourced("this event", &event.sources, event.at, sink);
    }
    for case in timeline.cases.iter().filter(|case| !case.sample) {
        if let Some(conduct) = &case.conduct {
            sourced(
                "the conduct of this case",
                &conduct.sources,
                conduct.at,
                sink,
            );
        }
        for step in &case.proceedings {
            sourced("this step", &step.sources, step.at, sink);
        }
    }
    for point in timeline
        .series
        .iter()
        .filter(|series| !series.sample)
        .flat_map(|series| &series.points)
    {
        sourced("this figure", &point.sources, point.at, sink);
    }
}

/// Reports sources that have an address and say that they have none.
fn addresses(sources: &[Source], sink: &mut Sink) {
    for source in sources.iter().filter(|source| source.no_address) {
        if let Some(url) = &source.url {
            let text = "this source has an address and says that it has none";
            sink.push(
                Diagnostic::new(Code::NotSupported, url.at, text)
                    .hint("delete `no_address:`, or `url:`"),
            );
        }
    }
}

fn sourced(what: &str, sources: &[Citation], at: Span, sink: &mut Sink) {
    if sources.is_empty() {
        let found = Diagnostic::new(Code::NoSource, at, format!("{what} names no source"));
        sink.push(
            found.hint("add `sources:` with the `id` of a source and a `credibility` from 1 to 6"),
        );
    }
}

/// The sources that a source repeats, by number; references that lead nowhere were reported before.
fn repeated<'a>(sources: &'a [Source], number: usize) -> impl Iterator<Item = usize> + 'a {
    sources[number]
        .derived_from
        .iter()
        .map(|reference| reference.index())
        .filter(|index| *index < sources.len())
}

/// The first citation of credibility 1 in a list whose sources go back to fewer than two origins.
pub(super) fn unconfirmed(cited: &[Citation], sources: &[Source]) -> Option<Diagnostic> {
    let one = cited
        .iter()
        .find(|citation| citation.credibility == Credibility::One)?;
    let origins = origins(cited, sources);
    if origins.len() != 1 {
        return None;
    }
    let origin = origins.first().and_then(|number| sources.get(*number))?;
    let text = match cited.len() {
        1 => "credibility 1 rests on one source".to_owned(),
        many => format!(
            "credibility 1, but the {many} sources here go back to one origin, `{}`",
            origin.id.value
        ),
    };
    let found = Diagnostic::new(Code::CredibilityOne, one.at, text);
    Some(
        found
            .note(origin.at, "the origin")
            .hint("write `credibility: 2`, or cite a source that is independent of it"),
    )
}

/// The sources without `derived_from` that the cited ones lead back to; none where they only lead
/// round in a circle.
fn origins(cited: &[Citation], sources: &[Source]) -> BTreeSet<usize> {
    let mut to_see: Vec<usize> = cited
        .iter()
        .map(|citation| citation.id.index())
        .filter(|index| *index < sources.len())
        .collect();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut origins = BTreeSet::new();
    while let Some(number) = to_see.pop() {
        if !seen.insert(number) {
            continue;
        }
        if sources[number].derived_from.is_empty() {
            origins.insert(number);
        }
        to_see.extend(repeated(sources, number));
    }
    origins
}

/// Checks that sources have origins: reports every circle once, where it closes. The path is kept
/// in a list, so that a long chain cannot exhaust the stack.
pub(super) fn circular(sources: &[Source], sink: &mut Sink) {
    let mut state = vec![State::New; sources.len()];
    for start in 0..sources.len() {
        let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
        enter(start, sources, &mut state, &mut path);
        while let Some((number, left)) = path.last_mut() {
            let number = *number;
            let Some(next) = left.pop() else {
                state[number] = State::Done;
                path.pop();
                continue;
            };
            match state[next] {
                State::New => enter(next, sources, &mut state, &mut path),
                State::OnPath => sink.push(circle(number, next, sources)),
                State::Done => {}
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    New,
    OnPath,
    Done,
}

fn enter(
    number: usize,
    sources: &[Source],
    state: &mut [State],
    path: &mut Vec<(usize, Vec<usize>)>,
) {
    if state[number] == State::New {
        state[number] = State::OnPath;
        path.push((number, repeated(sources, number).collect()));
    }
}

fn circle(from: usize, to: usize, sources: &[Source]) -> Diagnostic {
    let (from, to) = (&sources[from], &sources[to]);
    let at = from
        .derived_from
        .iter()
        .find(|reference| reference.id() == &*to.id.value)
        .map_or(from.at, |reference| reference.at());
    let text = format!(
        "`{}` is derived from `{}`, which leads back to it",
        from.id.value, to.id.value
    );
    let found =
        Diagnostic::new(Code::CircularSource, at, text).note(to.id.at, "the chain begins here");
    found.hint("find out which of them came first, and delete its `derived_from:`")
}
