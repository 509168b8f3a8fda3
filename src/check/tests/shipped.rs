//! The rules over the data that the program ships.

use std::path::Path;

use crate::diag::Sink;
use crate::model::TimelineFile;
use crate::model::merge;
use crate::source::{Cx, Decode, parse};

#[test]
fn the_shipped_timeline_keeps_every_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/japan-economic-security");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut sink = Sink::default();
    let mut files = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        let text = std::fs::read_to_string(path).unwrap();
        let node = parse(&text, u16::try_from(number).unwrap(), &mut sink).unwrap();
        files.extend(TimelineFile::decode(&node, &mut Cx { sink: &mut sink }));
    }
    let timeline = merge(files, &mut sink).unwrap();
    crate::check::timeline(&timeline, &mut sink);
    let show = |found: &crate::diag::Diagnostic| {
        let place = found.at.map(|at| format!("{}:{}", paths[usize::from(at.file)].file_name().unwrap().to_string_lossy(), at.start.line));
        format!("{} {}: {}", place.unwrap_or_default(), found.code.as_str(), found.message)
    };
    let found: Vec<String> = sink.into_sorted().iter().map(show).collect();
    assert!(found.is_empty(), "{found:#?}");
}
