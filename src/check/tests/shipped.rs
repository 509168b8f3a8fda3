//! The rules over the data that the program ships.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Sink};
use crate::model::{Pack, Timeline, TimelineFile, merge};
use crate::source::{Cx, Decode, parse};

fn paths() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/japan-economic-security");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn shipped(sink: &mut Sink) -> Timeline {
    let mut files = Vec::new();
    for (number, path) in paths().iter().enumerate() {
        let text = std::fs::read_to_string(path).unwrap();
        let node = parse(&text, u16::try_from(number).unwrap(), sink).unwrap();
        files.extend(TimelineFile::decode(&node, &mut Cx::new(sink)));
    }
    merge(files, sink).unwrap()
}

#[track_caller]
fn assert_none(sink: Sink) {
    let paths = paths();
    let show = |found: &Diagnostic| {
        let place = found.at.and_then(|at| {
            Some(format!(
                "{}:{}",
                paths.get(usize::from(at.file))?.display(),
                at.start.line
            ))
        });
        format!(
            "{}: {}: {}",
            place.unwrap_or_default(),
            found.code.as_str(),
            found.message
        )
    };
    let found: Vec<String> = sink.into_sorted().iter().map(show).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_shipped_timeline_keeps_every_rule() {
    let mut sink = Sink::default();
    let timeline = shipped(&mut sink);
    crate::check::timeline(&timeline, &mut sink);
    assert_none(sink);
}

#[test]
fn the_shipped_timeline_prints_in_both_languages() {
    for lang in ["ja", "en"] {
        let mut sink = Sink::default();
        let timeline = shipped(&mut sink);
        let text = format!(
            "nenpyo_pack: 1\npreset: executive\ntimeline: [x]\nlanguage: {lang}\nmarking: TLP:CLEAR"
        );
        let node = parse(&text, u16::MAX, &mut sink).unwrap();
        let pack = Pack::decode(&node, &mut Cx::new(&mut sink)).unwrap();
        crate::check::pack(&timeline, &pack, false, &mut sink);
        assert_none(sink);
    }
}
