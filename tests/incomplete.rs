//! Timelines of which a part cannot be read: the rest is still checked, and nothing is said that
//! may be false.

use nenpyo::diag::Code;
use nenpyo::pack::check;
use nenpyo::source::Files;

/// The codes of the findings on these files.
fn codes(texts: &[&str]) -> Vec<Code> {
    let mut files = Files::default();
    let numbers: Vec<u16> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| files.add(format!("{number}.yaml"), *text))
        .collect();
    check(&files, &numbers, None)
        .into_iter()
        .map(|found| found.code)
        .collect()
}

const SECTORS: &str =
    "nenpyo: 1\nmarking: TLP:CLEAR\nsectors:\n  - id: a\n    name: A\n  - id: a\n    name: B\n";
const ORGANISATION: &str = "nenpyo: 1\nas_of: 2026\nmarking: TLP:CLEAR\norganisations:\n  - id: \
    o\n    name: O\n    sector: lost\n";

#[test]
fn a_duplicate_id_is_reported_beside_a_file_that_cannot_be_read() {
    assert_eq!(
        codes(&[ORGANISATION, SECTORS, "nenpyo: [\n"]),
        [Code::DuplicateId, Code::YamlSyntax]
    );
}

#[test]
fn an_id_may_be_that_of_an_item_that_cannot_be_read() {
    let broken = "nenpyo: 1\nmarking: TLP:CLEAR\nsectors:\n  - id: lost\n";
    assert_eq!(codes(&[ORGANISATION, broken]), [Code::MissingKey]);
    assert_eq!(codes(&[ORGANISATION]), [Code::DanglingId]);
}

#[test]
fn the_items_beside_one_that_cannot_be_read_are_checked() {
    let events = "nenpyo: 1\nas_of: 2026\nmarking: TLP:CLEAR\nevents:\n  - id: X\n    kind: \
        policy\n    title: T\n  - id: y\n    kind: policy\n    title: T\n";
    assert_eq!(
        codes(&[events]),
        [Code::WrongId, Code::NoDate, Code::NoSource]
    );
}

#[test]
fn an_item_whose_own_list_cannot_be_read_is_not_checked_without_it() {
    let event = "nenpyo: 1\nas_of: 2026\nmarking: TLP:CLEAR\nevents:\n  - id: x\n    date: \
        2025\n    kind: policy\n    title: T\n    sources:\n      - id: s\n        credibility: \
        9\n";
    assert_eq!(codes(&[event]), [Code::WrongValue]);
}

#[test]
fn a_lost_cut_off_is_not_called_missing() {
    let case = "nenpyo: 1\nmarking: TLP:CLEAR\ncases:\n  - id: c\n    code: C\n    title: T\n    \
        review_by: 2020\n";
    assert_eq!(
        codes(&[case, "nenpyo: 1\nas_of: tomorrow\n"]),
        [Code::WrongDate]
    );
}

#[test]
fn a_pack_is_checked_beside_a_timeline_that_cannot_be_read() {
    let mut files = Files::default();
    let timeline = files.add("t.yaml", "nenpyo: [\n");
    let pack = files.add(
        "p.yaml",
        "nenpyo_pack: 1\ntimeline: [t.yaml]\npaper: A5\nlanguage: both\n",
    );
    let found: Vec<Code> = check(&files, &[timeline], Some(pack))
        .into_iter()
        .map(|found| found.code)
        .collect();
    assert_eq!(found, [Code::YamlSyntax, Code::NotSupported]);
}
