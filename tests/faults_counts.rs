//! What is said of how many there are, and which of them are shown: each fault that was seen, under
//! its name, with the right value.

use crate::tried::{HEAD, event, tried};

/// A timeline of so many incidents, a month after the other from 2010 on, of these importances.
fn months(count: usize, importance: impl Fn(usize) -> &'static str) -> String {
    let one = |number: usize| {
        let date = format!("{}-{:02}", 2010 + number / 12, number % 12 + 1);
        let title = format!("Event {number}.");
        let event = event(
            &format!("e{number}"),
            &date,
            &format!("出来事{number}"),
            &title,
        );
        format!("{event}    importance: {}\n", importance(number))
    };
    format!("{HEAD}events:\n{}", (0..count).map(one).collect::<String>())
}

/// How many of the events of [`months`] stand on the pages, and the first of them.
fn shown(text: &str, count: usize) -> (usize, Option<usize>) {
    let is_there = |number: &usize| text.contains(&format!("Event {number}."));
    let shown: Vec<usize> = (0..count).filter(is_there).collect();
    (shown.len(), shown.first().copied())
}

#[test]
fn foreign_01_records_of_one_importance_fill_an_executive_pack_with_the_most_recent() {
    let pack = "language: en\ntitle: x\npreset: executive\nsummary: {headline: Much happened.}\n";
    let tried = tried(&months(190, |_| "normal"), pack);
    let text = tried.text();
    let (count, first) = shown(&text, 190);
    assert!((50..190).contains(&count), "{count}");
    assert_eq!(first, Some(190 - count), "the most recent ones");
    assert!(
        text.contains(&format!("Records: the {count} most recent of 190")),
        "{text}"
    );
    let left = 190 - count;
    let found = format!("{left} of 190 records of the highest importance have no room");
    assert!(
        tried.found.iter().any(|line| line.contains(&found)),
        "{:?}",
        tried.found
    );
}

#[test]
fn foreign_02_a_chronology_of_one_page_shows_what_fits_and_no_other_section_less() {
    let sections = "sections: [events, {section: chronology, pages: 1}]\n";
    let pack = format!("language: en\ntitle: x\n{sections}");
    for (importance, said) in [
        (
            (|_| "normal") as fn(usize) -> &'static str,
            "most recent of 60",
        ),
        (
            |number| if number < 3 { "high" } else { "low" },
            "most important and most recent of",
        ),
    ] {
        let text = tried(&months(60, importance), &pack).text();
        assert!(text.contains("Records in detail: 60"), "{text}");
        let line = text.replace('\n', " ");
        let at = line.find("Records: the ").expect("a headline");
        let words: Vec<&str> = line[at..].split(' ').collect();
        assert!(words[3..].join(" ").starts_with(said), "{line}");
        let count: usize = words[2].parse().expect("a count");
        assert!((15..60).contains(&count), "{line}");
        let twice = |number: &usize| text.matches(&format!("Event {number}.")).count() == 2;
        assert_eq!((0..60).filter(twice).count(), count, "{line}");
    }
}

#[test]
fn foreign_03_the_importance_of_a_section_holds_for_no_other() {
    let sections = "sections: [events, {section: chronology, importance: high}]\n";
    let timeline = months(3, |number| if number == 1 { "high" } else { "normal" });
    let text = tried(&timeline, &format!("language: en\ntitle: x\n{sections}")).text();
    assert!(text.contains("Records in detail: 3"), "{text}");
    assert!(
        text.contains("Records: the 1 most important of 3"),
        "{text}"
    );
    let times = |number: usize| text.matches(&format!("Event {number}.")).count();
    assert_eq!([times(0), times(1), times(2)], [1, 2, 1], "{text}");
    let sections = "sections: [chronology, {section: events, importance: high}]\n";
    let text = tried(&timeline, &format!("language: en\ntitle: x\n{sections}")).text();
    assert!(text.contains("Records: 3"), "{text}");
    let times = |number: usize| text.matches(&format!("Event {number}.")).count();
    assert_eq!([times(0), times(1), times(2)], [1, 2, 1], "{text}");
}

#[test]
fn foreign_09_contents_point_to_the_years_of_their_own_section() {
    let pack = "language: en\ntitle: x\nsections: [contents, events, chronology]\n";
    let text = tried(&months(40, |_| "normal"), pack).text();
    // The name of a line and the page behind it.
    let lines = "\n6\n20106\n20116\n20126\n20137\n";
    assert!(
        text.contains(lines) && text.contains(" / 76Information"),
        "{text}"
    );
    assert!(text.contains("Table 1 (2/2)\u{3000}2010–2013"), "{text}");
    let pack = "language: en\ntitle: x\nsections: [contents, chronology]\n";
    let years = (1945..2026).map(|year| event(&format!("e{year}"), &year.to_string(), "件", "x"));
    let text = tried(
        &format!("{HEAD}events:\n{}", years.collect::<String>()),
        pack,
    )
    .text();
    assert!(
        text.contains("\n1945–19492\n1950–19542\n"),
        "five years a line: {text}"
    );
    assert!(text.contains("\n2020–20245\n20256\n"), "{text}");
}
