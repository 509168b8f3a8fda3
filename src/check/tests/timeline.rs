//! Rules on the timeline: dates, steps, parties, sources, characters.

use super::{assert_codes, findings};

const SOURCES: &str = "
sources:
  - {id: wire, title: x, publisher: x, kind: news, reliability: B}
  - {id: copy, title: x, publisher: x, kind: news, reliability: C, derived_from: [wire]}
  - {id: copy-of-copy, title: x, publisher: x, kind: news, reliability: C, derived_from: [copy]}
  - {id: court, title: x, publisher: x, kind: court, reliability: A}
";

/// An event with these lines.
fn event(lines: &str) -> Vec<String> {
    findings(&format!(
        "{SOURCES}\nevents:\n  - id: e\n    kind: policy\n    title: x\n{lines}"
    ))
}

/// A case with these lines.
fn case(lines: &str) -> Vec<String> {
    findings(&format!(
        "{SOURCES}\ncases:\n  - id: c\n    code: C-1\n    title: x\n    parties: [{{id: p1, role: \
        x}}]\n{lines}"
    ))
}

/// A step of a case.
fn step(keys: &str) -> String {
    format!(
        "      - {{forum: criminal, parties: [p1], by: x, sources: [{{id: court, credibility: \
        2}}], {keys}}}\n"
    )
}

const CITED: &str = "    sources: [{id: court, credibility: 2}]\n";

#[test]
fn an_event_without_date_or_report_is_found() {
    assert_codes(&event(CITED), &["no-date"]);
    assert_codes(&event(&format!("    date: 2020\n{CITED}")), &[]);
    assert_codes(&event(&format!("    reported: 2020\n{CITED}")), &[]);
}

#[test]
fn a_step_and_a_conduct_without_date_are_found() {
    assert_codes(
        &case(&format!("    proceedings:\n{}", step("stage: arrested"))),
        &["no-date"],
    );
    assert_codes(
        &case("    conduct: {summary: x, sources: [{id: court, credibility: 2}]}"),
        &["no-date"],
    );
}

#[test]
fn an_event_after_the_cut_off_is_found_and_one_that_may_lie_before_is_not() {
    assert_codes(
        &event(&format!("    date: 2026-04-01\n{CITED}")),
        &["event-after-as-of"],
    );
    assert_codes(&event(&format!("    date: 2026-03\n{CITED}")), &[]);
    assert_codes(&event(&format!("    date: 2020/..\n{CITED}")), &[]);
    assert_codes(
        &case("    conduct: {date: 2027, summary: x, sources: [{id: court, credibility: 2}]}"),
        &["event-after-as-of"],
    );
}

#[test]
fn a_step_after_the_cut_off_is_found() {
    assert_codes(
        &case(&format!(
            "    proceedings:\n{}",
            step("stage: arrested, date: 2026-04-02")
        )),
        &["proceeding-after-as-of"],
    );
}

#[test]
fn steps_out_of_order_are_found_even_behind_a_vague_one() {
    let steps = |dates: [&str; 3]| {
        let lines: String = dates
            .iter()
            .map(|date| step(&format!("stage: arrested, date: {date}")))
            .collect();
        case(&format!("    proceedings:\n{lines}"))
    };
    assert_codes(
        &steps(["2020-01", "2020-02", "2020-01-31"]),
        &["proceedings-order"],
    );
    assert_codes(
        &steps(["2020-05", "2020", "2020-03"]),
        &["proceedings-order"],
    );
    assert_codes(&steps(["2020", "2020-01-25", "2020-02-14"]), &[]);
}

#[test]
fn a_party_that_is_none_of_the_case_is_found_with_the_nearest_one() {
    let found = case(
        "    proceedings:\n      - {date: 2020, forum: criminal, stage: arrested, parties: [p2], \
        by: x, sources: [{id: court, credibility: 2}]}",
    );
    assert_codes(&found, &["dangling-id"]);
}

#[test]
fn two_parties_of_one_id_are_found() {
    let found = findings(
        "cases:\n  - {id: c, code: C-1, title: x, parties: [{id: p1, role: x}, {id: p1, role: y}]}",
    );
    assert_codes(&found, &["duplicate-id"]);
}

#[test]
fn a_judgment_without_finality_is_found() {
    assert_codes(
        &case(&format!(
            "    proceedings:\n{}",
            step("stage: convicted, date: 2020")
        )),
        &["finality-not-stated"],
    );
    assert_codes(
        &case(&format!(
            "    proceedings:\n{}",
            step("stage: convicted, date: 2020, final: unknown")
        )),
        &[],
    );
    assert_codes(
        &case(&format!(
            "    proceedings:\n{}",
            step("stage: indicted, date: 2020")
        )),
        &[],
    );
}

#[test]
fn a_review_month_before_the_cut_off_is_found() {
    assert_codes(&case("    review_by: 2026-02"), &["review-by-passed"]);
    assert_codes(&case("    review_by: 2026-03"), &[]);
}

#[test]
fn a_named_party_without_a_criminal_step_is_found() {
    let named = |steps: &str| {
        findings(&format!(
            "{SOURCES}\ncases:\n  - id: c\n    code: C-1\n    title: x\n    parties: [{{id: p1, \
            role: x, name: y}}]\n{steps}"
        ))
    };
    assert_codes(&named(""), &["name-without-status"]);
    assert_codes(
        &named(&format!(
            "    proceedings:\n{}",
            step("stage: arrested, date: 2020")
        )),
        &[],
    );
    assert_codes(
        &named(&format!(
            "    proceedings:\n{}",
            step("stage: settled, date: 2020").replace("criminal", "civil")
        )),
        &["name-without-status"],
    );
}

#[test]
fn records_without_a_source_are_found_unless_they_are_samples() {
    assert_codes(&event("    date: 2020"), &["no-source"]);
    assert_codes(&event("    date: 2020\n    sample: true"), &[]);
    assert_codes(
        &findings("series: [{id: s, title: x, unit: x, points: [{date: 2020, value: 1}]}]"),
        &["no-source"],
    );
    assert_codes(
        &case("    conduct: {date: 2020, summary: x}"),
        &["no-source"],
    );
}

#[test]
fn credibility_1_needs_two_origins() {
    let cited = |sources: &str| event(&format!("    date: 2020\n    sources: [{sources}]"));
    assert_codes(&cited("{id: wire, credibility: 1}"), &["credibility-one"]);
    assert_codes(
        &cited("{id: wire, credibility: 1}, {id: copy-of-copy, credibility: 2}"),
        &["credibility-one"],
    );
    assert_codes(
        &cited("{id: copy-of-copy, credibility: 1}, {id: court, credibility: 1}"),
        &[],
    );
    assert_codes(&cited("{id: wire, credibility: 2}"), &[]);
}

#[test]
fn sources_that_repeat_each_other_in_a_circle_are_found_once() {
    let source = |id: &str, from: &str| {
        format!(
            "  - {{id: {id}, title: x, publisher: x, kind: news, reliability: B, derived_from: \
            [{from}]}}\n"
        )
    };
    let circle = format!(
        "sources:\n{}{}{}",
        source("a", "b"),
        source("b", "c"),
        source("c", "a")
    );
    assert_codes(&findings(&circle), &["circular-source"]);
    assert_codes(
        &findings(&format!("sources:\n{}", source("a", "a"))),
        &["circular-source"],
    );
    assert_codes(&findings(SOURCES), &[]);
}

#[test]
fn a_chain_of_ten_thousand_sources_is_walked() {
    let source = |n: usize| {
        format!(
            "  - {{id: s{n}, title: x, publisher: x, kind: news, reliability: B, derived_from: \
            [s{}]}}\n",
            (n + 1) % 10_000
        )
    };
    let chain: String = (0..10_000).map(source).collect();
    assert_codes(
        &findings(&format!("sources:\n{chain}")),
        &["circular-source"],
    );
}

#[test]
fn invisible_and_private_characters_are_found_and_named() {
    let found = findings("glossary: [{term: \"a\\u202Eb\", meaning: \"c\\uE000\"}]");
    assert_codes(&found, &["control-character", "private-use"]);
    assert!(
        found[0].contains("U+202E") && found[1].contains("U+E000"),
        "{found:?}"
    );
    assert_codes(
        &findings("glossary: [{term: \"a\\tb\\nc\", meaning: 𠮷野家は、㈱ではない。}]"),
        &[],
    );
    assert_codes(
        &findings("glossary: [{term: \"\\u0007\", meaning: \"\\uFEFFx\"}]"),
        &["control-character"],
    );
    assert_codes(
        &findings("contacts: [{name: x, phone: \"1\\u202E2\"}]"),
        &["control-character"],
    );
}

#[test]
fn a_correction_says_what_was_wrong() {
    let events = |more: &str| {
        let event = |id: &str, more: &str| {
            format!(
                "  - {{id: {id}, date: 2020, kind: policy, title: x, sources: [{{id: court, \
                credibility: 2}}]{more}}}\n"
            )
        };
        findings(&format!(
            "{SOURCES}\nevents:\n{}{}",
            event("old", ""),
            event("new", more)
        ))
    };
    assert_codes(&events(", supersedes: old"), &["supersedes"]);
    assert_codes(&events(", supersedes: old, correction: the month"), &[]);
}

#[test]
fn a_method_and_a_case_do_not_share_an_id() {
    let both = |case: &str| {
        findings(&format!(
            "methods: [{{id: theft, name: x}}]\ncases: [{{id: {case}, code: C-1, title: x}}]"
        ))
    };
    assert_codes(&both("theft"), &["duplicate-id"]);
    assert_codes(&both("theft-of-plans"), &[]);
}
