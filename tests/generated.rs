//! Invented timelines of any length are sound and can be printed.

use nenpyo::pack::{Inputs, Outcome, check, compile};
use nenpyo::source::Files;

use crate::generator::{packs, timeline};

/// Reads a generated timeline and one of its packs as a build does.
fn inputs(records: usize, (name, text): (String, String)) -> Inputs {
    let mut files = Files::default();
    let numbers = timeline(records)
        .into_iter()
        .map(|(name, text)| files.add(name, text))
        .collect();
    let pack = files.add(name, text);
    Inputs {
        files,
        pack,
        timeline: numbers,
        ..Inputs::default()
    }
}

fn built(inputs: &Inputs) -> Outcome {
    let outcome = compile(inputs);
    assert_eq!(
        outcome.diagnostics,
        [],
        "of {}",
        inputs.files.get(inputs.pack).expect("a pack").name
    );
    outcome
}

#[test]
fn a_generated_timeline_has_no_findings() {
    for records in [1, 6, 7, 10, 60, 500] {
        let mut files = Files::default();
        let numbers: Vec<u16> = timeline(records)
            .into_iter()
            .map(|(name, text)| files.add(name, text))
            .collect();
        assert_eq!(check(&files, &numbers, None), [], "with {records} records");
    }
}

#[test]
fn the_same_timeline_is_generated_every_time() {
    assert_eq!(timeline(60), timeline(60));
}

#[test]
fn sixty_records_are_printed_by_either_pack_in_either_language() {
    for pack in packs("ja").into_iter().chain(packs("en")) {
        let executive = pack.0.contains("executive");
        let pages = built(&inputs(60, pack)).pages;
        assert!(
            if executive {
                (4..=8).contains(&pages)
            } else {
                (15..=40).contains(&pages)
            },
            "{pages} pages"
        );
    }
}

#[test]
fn an_executive_pack_stays_short_however_long_its_timeline_is() {
    let [executive, _] = packs("ja");
    assert!((4..=8).contains(&built(&inputs(1000, executive)).pages));
}
