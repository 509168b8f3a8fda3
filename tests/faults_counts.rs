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

const EN: &str = "language: en\ntitle: x\n";
/// Sources of a timeline.
const SOURCES: &str = "sources:\n  - {id: s, title: {ja: 記事, en: Article}, \
    publisher: {ja: 社, en: Press}, kind: news, reliability: B}\n";

/// An incident of a year with more keys.
fn incident(number: usize, year: usize, more: &str) -> String {
    format!(
        "  - {{id: e{number}, date: {year}, kind: incident, \
         title: {{ja: 件{number}, en: Event {number}.}}, sample: true, {more}}}\n"
    )
}

#[test]
fn foreign_04_and_21_a_citation_counts_once_wherever_it_is_counted() {
    let cited = "sources: [{id: s, credibility: 2}]";
    let events: String = (0..2).map(|n| incident(n, 2024, cited)).collect();
    let timeline = format!("{HEAD}{SOURCES}events:\n{events}");
    for sections in [
        "[events, chronology, sources]",
        "[{figure: source-quality}, chronology, sources]",
        "[{figure: timeline}, {figure: source-quality}]",
    ] {
        let text = tried(&timeline, &format!("{EN}sections: {sections}\n")).text();
        assert!(
            text.replace('\n', " ")
                .contains("2 of 2 citations are C3 or better"),
            "{sections}: {text}"
        );
    }
}

#[test]
fn foreign_05_others_count_a_record_once_against_an_independent_count() {
    let mut state = 7_u64;
    let mut below = |n: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % n
    };
    for round in 0..4 {
        let sectors: String = (0..12)
            .map(|n| format!("  - {{id: s{n}, name: {{ja: 分野{n}, en: Sector {n}}}}}\n"))
            .collect();
        let of: Vec<Vec<u64>> = (0..30 + round)
            .map(|_| (0..12).filter(|n| below(4 + n / 3) == 0).collect())
            .collect();
        let events: String = of
            .iter()
            .enumerate()
            .map(|(number, of)| {
                let list: Vec<String> = of.iter().map(|n| format!("s{n}")).collect();
                incident(number, 2024, &format!("sectors: [{}]", list.join(", ")))
            })
            .collect();
        let timeline = format!("{HEAD}sectors:\n{sectors}events:\n{events}");
        let pack = format!("{EN}sections: [{{figure: small-multiples}}]\n");
        let text = tried(&timeline, &pack).text();
        // By hand: the seven sectors of most records have charts, the first of equal ones.
        let mut ranked: Vec<u64> = (0..12)
            .filter(|n| of.iter().any(|of| of.contains(n)))
            .collect();
        ranked.sort_by_key(|n| std::cmp::Reverse(of.iter().filter(|of| of.contains(n)).count()));
        let rest = &ranked[7..];
        let apart = of
            .iter()
            .filter(|of| of.iter().any(|n| rest.contains(n)))
            .count();
        let lines = format!("{} others", rest.len());
        assert!(text.contains(&lines), "{text}");
        let after = text.split(&lines).nth(1).expect("the group");
        assert!(
            after.trim_start().starts_with(&format!("total {apart}")),
            "{apart}: {text}"
        );
    }
}

#[test]
fn foreign_06_naming_something_twice_is_an_error_with_its_place() {
    let lists = "sectors:\n  - {id: a, name: {ja: 甲, en: Alpha}}\n";
    for (more, said) in [
        ("sectors: [a, a]", "`a` stands twice under `sectors:`"),
        (
            "places: [JP-13, JP-13]",
            "`JP-13` stands twice under `places:`",
        ),
        (
            "sources: [{id: s, credibility: 2}, {id: s, credibility: 3}]",
            "`s` stands twice under `sources:`",
        ),
    ] {
        let events = incident(0, 2024, more);
        let timeline = format!("{HEAD}{SOURCES}{lists}events:\n{events}");
        let found = tried(&timeline, &format!("{EN}sections: [events]\n")).found;
        assert!(
            found.len() == 1 && found[0].contains("listed-twice"),
            "{found:?}"
        );
        assert!(found[0].contains(said), "{found:?}");
    }
    let pages =
        "sources: [{id: s, credibility: 2, pages: '3'}, {id: s, credibility: 2, pages: '7'}]";
    let timeline = format!("{HEAD}{SOURCES}events:\n{}", incident(0, 2024, pages));
    tried(&timeline, &format!("{EN}sections: [events]\n")).assert_sound();
}

#[test]
fn foreign_07_names_with_commas_stay_and_only_what_leads_is_ranked() {
    let lists = "organisations:\n  - {id: v, name: {ja: 甲社, en: 'Viewcard Co., Ltd.'}}\n\
        \x20 - {id: m, name: {ja: 乙社, en: 'Mandiant, Inc.'}}\n";
    let target = |id: &str| format!("organisations: [{{id: {id}, role: target}}]");
    let build = |ids: &[&str]| {
        let events: String = ids
            .iter()
            .enumerate()
            .map(|(number, id)| incident(number, 2023, &target(id)))
            .collect();
        let pack = format!("{EN}sections: [{{figure: timeline, by: organisation}}]\n");
        tried(&format!("{HEAD}{lists}events:\n{events}"), &pack).text()
    };
    let led = build(&["v", "v", "m"]);
    assert!(
        led.contains("Viewcard Co., Ltd. is the largest group of records"),
        "{led}"
    );
    assert!(!led.contains("Co. and Ltd."), "{led}");
    let tie = build(&["v", "m"]);
    assert!(tie.contains("2 records listed here, in 2 groups"), "{tie}");
}

#[test]
fn foreign_10_and_newcomer_13_what_is_empty_is_left_out_and_claims_nothing() {
    let timeline = format!("{HEAD}events:\n{}", incident(0, 2024, ""));
    let report = tried(
        &timeline,
        &format!("{EN}preset: report\nsummary: {{headline: One thing happened.}}\n"),
    );
    let text = report.text();
    for claim in [
        "does not tell: 0",
        "not known: 0",
        "Proceedings 0",
        "proceedings 0",
    ] {
        assert!(!text.contains(claim), "{claim}: {text}");
    }
    let pack = format!(
        "{EN}sections: [events, gaps, glossary, methods, judgements, cases, \
         {{figure: prefectures}}, {{figure: case-progress}}]\n"
    );
    let listed = tried(&timeline, &pack);
    assert_eq!(listed.found.len(), 7, "{:?}", listed.found);
    assert!(
        listed.found.iter().all(|line| line.contains("left-out")),
        "{:?}",
        listed.found
    );
    assert!(
        listed.text().contains(" / 11Information"),
        "one page: {}",
        listed.text()
    );
}

#[test]
fn foreign_12_the_program_s_own_key_figures_always_fit() {
    let events: String = (0..1200).map(|n| incident(n, 2001 + n % 20, "")).collect();
    let pack = format!("{EN}summary: {{headline: Much happened.}}\nsections: [summary]\n");
    let tried = tried(&format!("{HEAD}events:\n{events}"), &pack);
    tried.assert_sound();
    assert!(tried.text().contains("1,200"));
}

#[test]
fn attack_08_what_somebody_wrote_is_never_dropped_in_silence() {
    let figures = "{value: '7', label: persons}, ".repeat(5);
    let pack = format!(
        "{EN}summary: {{headline: It happened., key_figures: [{figures}]}}\nsections: [summary]\n"
    );
    let found = tried(&format!("{HEAD}events:\n{}", incident(0, 2024, "")), &pack).found;
    assert!(
        found.len() == 1 && found[0].contains("5 key figures, and the summary page has room for 4"),
        "{found:?}"
    );
}

/// A series of these points.
fn series(points: &[(&str, u32)]) -> String {
    let points: String = points
        .iter()
        .map(|(date, value)| format!("      - {{date: {date}, value: {value}}}\n"))
        .collect();
    format!(
        "{HEAD}series:\n  - id: a\n    title: {{ja: 相談, en: Consultations}}\n\
        \x20   unit: {{ja: 件, en: cases}}\n    sample: true\n\
        \x20   points:\n{points}events:\n{}",
        incident(0, 2024, "")
    )
}

#[test]
fn trials_08_an_unfinished_period_is_no_fall() {
    let years = [("2021", 90), ("2022", 100), ("2023", 110), ("2024", 120)];
    let pack = format!("{EN}sections: [{{figure: series, of: a}}, chart-data]\n");
    for last in [("2025-01/2025-03", 30), ("2025-02", 12), ("2026", 25)] {
        let points: Vec<(&str, u32)> = years.into_iter().chain([last]).collect();
        let text = tried(&series(&points), &pack).text();
        assert!(
            text.contains("up from 90 cases in 2021 to 120 in 2024"),
            "{text}"
        );
        assert!(!text.contains("down"), "{text}");
        assert!(text.contains("Not drawn or compared"), "{text}");
        assert!(text.contains(&last.1.to_string()), "{text}");
    }
}

#[test]
fn trials_18_two_figures_of_one_period_are_an_error() {
    let points = [
        ("2019", 5),
        ("2020", 6),
        ("2021", 8),
        ("2021", 9),
        ("2022", 7),
    ];
    let pack = format!("{EN}sections: [{{figure: series, of: a}}]\n");
    let found = tried(&series(&points), &pack).found;
    assert!(
        found.len() == 1 && found[0].contains("two figures for 2021"),
        "{found:?}"
    );
}
