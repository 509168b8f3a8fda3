//! Timelines of any length, the same on every run, in our own format: for tests and for benches.
//!
//! Everybody in them is invented. Of ten records six are events, and four are the conduct and the
//! steps of one case.

#![allow(
    dead_code,
    reason = "tests, benches and the example each use a part of it"
)]

mod record;
mod text;
mod vocabulary;

use std::fs;
use std::io;
use std::path::Path;

/// A small generator of numbers, so that every run sees the same ones.
pub(crate) struct XorShift(u64);

impl XorShift {
    /// A generator with a seed that is not 0.
    pub(crate) fn new(seed: u64) -> Self {
        XorShift(seed)
    }

    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below an end.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number from one to another.
    pub(crate) fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to + 1 - from)
    }

    /// One of several.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Records that one file holds.
const FILE: usize = 2000;

/// A pack for executives, which prints the most important records on 8 pages at most.
pub(crate) const EXECUTIVE: &str = include_str!("executive.yaml");
/// A pack that prints every record as a block of its own, with charts and the list of sources.
pub(crate) const FULL: &str = include_str!("full.yaml");

/// The files of a timeline with so many records: names and texts.
pub(crate) fn timeline(records: usize) -> Vec<(String, String)> {
    let mut random = XorShift::new(0x9E37_79B9_7F4A_7C15);
    let mut files = vec![
        (
            "timeline/timeline.yaml".to_owned(),
            vocabulary::header(&mut random, records),
        ),
        (
            "timeline/sources.yaml".to_owned(),
            vocabulary::sources(&mut random, records),
        ),
    ];
    for (number, from) in (0..records).step_by(FILE).enumerate() {
        let text = record::file(&mut random, from..records.min(from + FILE), records);
        files.push((format!("timeline/records-{number:03}.yaml"), text));
    }
    files
}

/// Both packs in a language: names and texts.
pub(crate) fn packs(lang: &str) -> [(String, String); 2] {
    let pack = |name: &str, text: &str| {
        (
            format!("packs/{name}.{lang}.yaml"),
            text.replace("language: ja", &format!("language: {lang}")),
        )
    };
    [pack("executive", EXECUTIVE), pack("full", FULL)]
}

/// Writes a timeline with so many records, and packs in both languages, to a folder.
pub(crate) fn write(folder: &Path, records: usize) -> io::Result<()> {
    for (name, text) in timeline(records)
        .into_iter()
        .chain(packs("ja"))
        .chain(packs("en"))
    {
        let path = folder.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    Ok(())
}
