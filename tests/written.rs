//! Timelines that are written are read back as the same, and written again byte for byte.

use std::fs;
use std::path::{Path, PathBuf};

use nenpyo::model::Timeline;
use nenpyo::pack::{check, read_timeline};
use nenpyo::source::Files;

use crate::generator;

/// A timeline with its findings as `code: message`.
fn read(texts: &[String]) -> (Timeline, Vec<String>) {
    let mut files = Files::default();
    let numbers: Vec<u16> = texts
        .iter()
        .map(|text| files.add("t.yaml", text.clone()))
        .collect();
    let found = check(&files, &numbers, None);
    let lines = found
        .iter()
        .map(|found| format!("{}: {}", found.code.as_str(), found.message))
        .collect();
    (
        read_timeline(&files, &numbers, &mut nenpyo::diag::Sink::default()).expect("a timeline"),
        lines,
    )
}

/// Everything that a timeline holds, without the places.
pub(crate) fn without_places(timeline: &Timeline) -> String {
    let shown = format!("{timeline:#?}");
    let mut places = 0;
    let lines = shown.lines().filter(|line| {
        // A place is a block of its own in this form: from `at: Span {` to the brace of the same
        // indent.
        let text = line.trim_start();
        let indent = line.len() - text.len();
        if places == 0 && text == "at: Span {" {
            places = indent;
            return false;
        }
        if places > 0 {
            if indent == places && text == "}," {
                places = 0;
            }
            return false;
        }
        true
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn comes_back(name: &str, texts: &[String]) {
    let (first, found) = read(texts);
    let written = first.to_yaml();
    let (second, again) = read(std::slice::from_ref(&written));
    let (a, b) = (without_places(&first), without_places(&second));
    let differs = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    assert!(a == b, "{name}: first at {differs:?}");
    assert_eq!(
        again
            .iter()
            .filter(|line| !found.contains(line))
            .collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "{name}"
    );
    assert!(
        second.to_yaml() == written,
        "{name}: written again it differs"
    );
    assert!(a.matches("value: ").count() > 40, "{name} holds texts");
}

fn folder(path: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(path);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let yaml = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    yaml.map(|path| fs::read_to_string(path).expect("read"))
        .collect()
}

#[test]
fn the_shipped_timeline_comes_back() {
    comes_back("shipped", &folder("japan-economic-security"));
}

#[test]
fn the_example_comes_back() {
    comes_back("example", &folder("init/timeline"));
}

#[test]
fn every_key_of_the_reference_comes_back() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md"))
        .expect("the reference");
    let examples = page
        .split("\n```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or(rest).to_owned());
    comes_back(
        "reference",
        &examples
            .filter(|text| text.starts_with("nenpyo: 1\n"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn generated_timelines_come_back() {
    for records in [6, 60, 400] {
        comes_back(
            "generated",
            &generator::timeline(records)
                .into_iter()
                .map(|(_, text)| text)
                .collect::<Vec<_>>(),
        );
    }
}

#[test]
fn items_keep_their_markings_and_the_file_states_the_strictest() {
    let text = "nenpyo: 1\nas_of: 2026\ntitle: no\nmarking: TLP:CLEAR\norganisations:\n  - id: \
        a\n    name: 1.10\n  - id: \"2020\"\n    name: {ja: 二, en: ~}\n    marking: TLP:AMBER\n";
    let (timeline, _) = read(&[text.to_owned()]);
    let written = timeline.to_yaml();
    let wanted = "nenpyo: 1\ntitle: \"no\"\ntitle_marking: TLP:CLEAR\nas_of: \"2026\"\nmarking: \
        TLP:AMBER\norganisations:\n  - id: a\n    name: \"1.10\"\n    marking: TLP:CLEAR\n  - id: \
        \"2020\"\n    name:\n      ja: 二\n      en: \"~\"\n";
    assert_eq!(written, wanted);
}
