//! The format reference: every key and word stands in `data/README.md`, and its examples are read
//! and checked.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use nenpyo::diag::{Code, Diagnostic, Severity, Sink};
use nenpyo::model::*;
use nenpyo::pack::check;
use nenpyo::source::{Files, Keyword, Node, Value, parse};

use crate::cli::run;
use crate::temp::Temp;

macro_rules! records {
    ($($Name:ident)*) => {
        /// Every record with its keys.
        const RECORDS: &[(&str, &[&str])] = &[$((stringify!($Name), $Name::KEYS),)*];
    };
}
records! {
    TimelineFile Source Citation Organisation Sector Statute Method Step Sign Countermeasure Event
    Involved Attribution Quantity Allow
    Case Conduct Party Paragraph CaseFact Proceeding Series Point Judgement Gap Action Question
    Scenario Term Contact
    Pack Summary KeyFigure Audience Select SectionOptions Brand Session Attach Recipient Copies
}

macro_rules! sets {
    ($($Name:ident)*) => {
        /// Every closed set with its words.
        fn sets() -> Vec<(&'static str, Vec<&'static str>)> {
            vec![$((stringify!($Name), $Name::WORDS.iter().map(|(word, ..)| *word).collect()),)*]
        }
    };
}
sets! {
    Basis SourceKind Reliability Credibility Group EventKind Standing Importance Role Qualifier
    Forum Stage Final PartySide Reason Confidence
    Preset PackLanguage Calendar ScaleName Paper Sides ColourMode Withheld Edition RecordKind
    SectionKind FigureKind
    By FigureSize
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn reference() -> String {
    fs::read_to_string(root().join("data/README.md")).expect("data/README.md")
}

/// The files of a folder and of those below it whose names end so.
fn files_below(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
    {
        if path.is_dir() {
            found.extend(files_below(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The texts between "```yaml" and "```".
fn examples(page: &str) -> Vec<&str> {
    page.split("\n```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or(rest))
        .collect()
}

/// The keys of every table of keys, in order.
fn tables(page: &str) -> Vec<Vec<&str>> {
    page.split("\n| key | required | meaning |\n|---|---|---|\n")
        .skip(1)
        .map(|rest| {
            rest.lines()
                .map_while(|line| line.strip_prefix("| `")?.split('`').next())
                .collect()
        })
        .collect()
}

/// The keys that occur anywhere in a tree.
fn keys_of(node: &Node<'_>, keys: &mut BTreeSet<String>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| keys_of(item, keys)),
        Value::Map { entries, .. } => {
            for (key, value) in entries {
                keys.insert(key.name.to_string());
                keys_of(value, keys);
            }
        }
        Value::Nothing | Value::Scalar(_) => {}
    }
}

/// How often the declarations of the model say this.
fn declared(what: &str) -> usize {
    let texts = files_below(&root().join("src/model"), ".rs")
        .into_iter()
        .map(|path| fs::read_to_string(path).expect("a source"));
    texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.contains(what) && line.contains(" as \""))
        .count()
}

fn shown(files: &Files, found: &Diagnostic) -> String {
    let at = found.at.map_or(String::new(), |at| {
        format!(
            "{}:{}",
            files.get(at.file).map_or("", |file| &file.name),
            at.start.line
        )
    });
    format!("{at}: {}: {}", found.code.as_str(), found.message)
}

/// Checks a pack over the examples of a timeline.
fn check_examples(start: &str) -> (Files, Vec<Diagnostic>) {
    let page = reference();
    let mut files = Files::default();
    let mut timeline = Vec::new();
    for (number, text) in examples(&page)
        .into_iter()
        .enumerate()
        .filter(|(_, text)| text.starts_with("nenpyo: 1\n"))
    {
        timeline.push(files.add(format!("example {number}"), text));
    }
    let pack = examples(&page)
        .into_iter()
        .find(|text| text.starts_with(start))
        .expect("an example of a pack");
    let pack = files.add("example of a pack", pack);
    assert!(timeline.len() >= 8, "{} examples", timeline.len());
    let found = check(&files, &timeline, Some(pack));
    (files, found)
}

#[test]
fn the_lists_of_this_test_are_complete() {
    assert_eq!(
        RECORDS.len(),
        declared("pub struct "),
        "add the new record to `records!` above, and to data/README.md"
    );
    assert_eq!(
        sets().len(),
        declared("pub enum "),
        "add the new set to `sets!` above, and to data/README.md"
    );
}

#[test]
fn every_record_has_its_table_of_keys() {
    let page = reference();
    let tables = tables(&page);
    let missing: Vec<_> = RECORDS
        .iter()
        .filter(|(_, keys)| !tables.iter().any(|table| table == keys))
        .collect();
    assert!(
        missing.is_empty(),
        "no table of data/README.md has just these keys in this order: {missing:#?}"
    );
    let old: Vec<_> = tables
        .iter()
        .filter(|table| !RECORDS.iter().any(|(_, keys)| table == keys))
        .collect();
    assert!(
        old.is_empty(),
        "these tables of data/README.md are of no record: {old:#?}"
    );
}

#[test]
fn every_key_stands_in_an_example() {
    let page = reference();
    let mut texts: Vec<String> = examples(&page).into_iter().map(str::to_owned).collect();
    texts.extend(
        files_below(&root().join("data"), ".yaml")
            .into_iter()
            .map(|path| fs::read_to_string(path).expect("data")),
    );
    let mut keys = BTreeSet::new();
    for text in &texts {
        let mut sink = Sink::default();
        keys_of(
            &parse(text, 0, &mut sink).unwrap_or_else(|| panic!("not YAML: {text}")),
            &mut keys,
        );
    }
    let missing: Vec<_> = RECORDS
        .iter()
        .flat_map(|(name, all)| all.iter().map(move |key| (name, key)))
        .filter(|(_, key)| !keys.contains(**key))
        .collect();
    assert!(
        missing.is_empty(),
        "no example of data/README.md and no file in data/ has these keys: {missing:?}"
    );
}

#[test]
fn every_word_of_a_closed_set_is_explained() {
    let page = reference();
    let sets = sets();
    let words = sets
        .iter()
        .flat_map(|(name, words)| words.iter().map(move |word| (name, word)));
    let missing: Vec<_> = words
        .filter(|(_, word)| !page.contains(&format!("`{word}`")))
        .collect();
    assert!(missing.is_empty(), "not in data/README.md: {missing:?}");
    for marking in Marking::ALL {
        assert!(
            page.contains(&format!("| `{}` |", marking.label())),
            "{}",
            marking.label()
        );
    }
}

#[test]
fn the_terms_of_the_scales_are_listed() {
    let page = reference();
    for name in [ScaleName::Icd203, ScaleName::Phia] {
        for band in &scale(name).bands {
            let all = band.terms_en.iter().chain(&band.terms_ja);
            let row = page.lines().find(|line| {
                line.starts_with(&format!("| {}–{} % |", band.from, band.to))
                    && all.clone().all(|term| line.contains(term.as_str()))
            });
            assert!(
                row.is_some(),
                "data/README.md lists no band {}–{} with {:?}",
                band.from,
                band.to,
                band.terms_en
            );
        }
    }
}

#[test]
fn the_examples_have_no_findings() {
    let (files, found) = check_examples("nenpyo_pack: 1\n");
    let found: Vec<String> = found.iter().map(|found| shown(&files, found)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_is_called_refused_is_refused() {
    let (files, found) = check_examples("# Every line");
    let wrong: Vec<String> = found
        .iter()
        .filter(|found| found.code != Code::NotSupported)
        .map(|found| shown(&files, found))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let page = reference();
    let part = page.split("## Refused").nth(1).expect("the part");
    for found in found
        .iter()
        .filter(|found| found.severity == Severity::Error)
    {
        let key = found
            .message
            .split('`')
            .nth(1)
            .unwrap_or("")
            .trim_end_matches(':');
        assert!(
            part.contains(&format!("`{key}`")),
            "data/README.md does not list `{key}` as refused"
        );
    }
    assert!(found.len() >= 5, "{}", found.len());
}

#[test]
fn the_schemas_for_editors_are_up_to_date() {
    for of in ["timeline", "pack"] {
        let kept =
            fs::read_to_string(root().join(format!("data/schema/{of}.json"))).expect("a schema");
        let made = run(&Temp::new(), &["schema", of]).out;
        assert!(
            kept == made,
            "data/schema/{of}.json is out of date: run `cargo run -- schema {of} > \
            data/schema/{of}.json`"
        );
    }
}
