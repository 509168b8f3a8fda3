//! Every rule in both directions, on YAML as a user would type it.

mod lexicon;
mod pack;
mod prose;
mod shipped;
mod timeline;

use crate::diag::{Diagnostic, Sink};
use crate::model::{Pack, Timeline, TimelineFile, merge};
use crate::source::{Cx, Decode, parse};

/// A timeline out of one file; its head is added.
fn read(yaml: &str, sink: &mut Sink) -> Option<Timeline> {
    let text = format!("nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n{yaml}");
    let node = parse(&text, 0, sink)?;
    let file = TimelineFile::decode(&node, &mut Cx::new(sink))?;
    merge(vec![file], sink)
}

/// The findings on a timeline, each as `code: message`.
fn findings(yaml: &str) -> Vec<String> {
    let mut sink = Sink::default();
    if let Some(timeline) = read(yaml, &mut sink) {
        super::timeline(&timeline, &mut sink);
    }
    lines(sink)
}

/// The findings on a pack over a timeline, each as `code: message`; the pack's head is added.
fn pack_findings(timeline: &str, pack: &str) -> Vec<String> {
    lines(pack_sink(timeline, pack, false))
}

fn pack_sink(timeline: &str, pack: &str, draft: bool) -> Sink {
    let mut sink = Sink::default();
    let text = format!("nenpyo_pack: 1\npreset: executive\ntimeline: [x.yaml]\n{pack}");
    let node = parse(&text, 1, &mut sink);
    let pack = node.and_then(|node| Pack::decode(&node, &mut Cx::new(&mut sink)));
    if let (Some(timeline), Some(mut pack)) = (read(timeline, &mut sink), pack) {
        timeline.resolve_in(&mut pack, &mut sink);
        super::pack(&timeline, &pack, draft, &mut sink);
    }
    sink
}

fn lines(sink: Sink) -> Vec<String> {
    sink.into_sorted()
        .into_iter()
        .map(|found: Diagnostic| format!("{}: {}", found.code.as_str(), found.message))
        .collect()
}

/// Asserts that exactly these codes are found.
#[track_caller]
fn assert_codes(found: &[String], codes: &[&str]) {
    let is: Vec<&str> = found
        .iter()
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(is, codes, "{found:#?}");
}
