//! Rules that depend on the pack.

use super::{assert_codes, pack_findings, pack_sink};

const EVENT: &str = "
sources: [{id: s, title: x, publisher: x, kind: court, reliability: A}]
events:
  - {id: e, date: 2020, kind: policy, title: {ja: 見出し}, sources: [{id: s, credibility: 2}]}
";

#[test]
fn a_text_without_the_language_of_the_pack_is_found() {
    assert_codes(
        &pack_findings(EVENT, "language: en"),
        &["missing-translation"],
    );
    assert_codes(&pack_findings(EVENT, "language: ja"), &[]);
    assert_codes(
        &pack_findings("", "title: {ja: 題}\nlanguage: en"),
        &["missing-translation"],
    );
}

#[test]
fn a_draft_only_warns_of_missing_translations() {
    assert!(pack_sink(EVENT, "language: en", false).has_errors());
    let draft = pack_sink(EVENT, "language: en", true);
    assert!(!draft.has_errors() && !draft.into_sorted().is_empty());
}

#[test]
fn what_the_pack_never_prints_needs_no_translation() {
    let unused = "organisations: [{id: o, name: {ja: 会社}}]\nsources: [{id: s, title: {ja: 題}, \
        publisher: x, kind: news, reliability: B}]";
    assert_codes(&pack_findings(unused, "language: en"), &[]);
    let withheld = "gaps: [{text: {ja: 不明}, marking: TLP:RED}]";
    assert_codes(
        &pack_findings(withheld, "language: en\naudience: {marking: TLP:GREEN}"),
        &[],
    );
    let note = EVENT
        .replace("reliability: A", "reliability: A, note: {ja: 注}")
        .replace("{ja: 見出し}", "x");
    assert_codes(&pack_findings(&note, "language: en"), &[]);
}

#[test]
fn a_paragraph_without_the_language_of_the_pack_is_found() {
    let case = "cases: [{id: c, code: C-1, title: x, narrative: [{ja: 段落}]}]";
    assert_codes(
        &pack_findings(case, "language: en"),
        &["missing-translation"],
    );
    assert_codes(&pack_findings(case, "language: ja"), &[]);
}

/// Judgements with these terms.
fn judgements(terms: &[&str]) -> String {
    let judgement = |(n, term): (usize, &&str)| {
        format!("  - {{id: j{n}, text: x, likelihood: {term}, confidence: low}}\n")
    };
    format!(
        "judgements:\n{}",
        terms.iter().enumerate().map(judgement).collect::<String>()
    )
}

#[test]
fn a_term_outside_the_scale_is_found() {
    assert_codes(
        &pack_findings(&judgements(&["realistic possibility"]), ""),
        &["unknown-likelihood"],
    );
    assert_codes(
        &pack_findings(&judgements(&["realistic possibility"]), "scale: phia"),
        &[],
    );
    assert_codes(
        &pack_findings(&judgements(&["very likely", "可能性が高い"]), ""),
        &[],
    );
}

#[test]
fn terms_of_both_rows_are_found() {
    assert_codes(
        &pack_findings(&judgements(&["likely", "probable"]), ""),
        &["mixed-scale-rows"],
    );
    assert_codes(
        &pack_findings(&judgements(&["likely", "unlikely", "高い"]), ""),
        &[],
    );
    assert_codes(
        &pack_findings(&judgements(&["likely", "probable"]), "scale: phia"),
        &[],
    );
}

#[test]
fn a_document_is_not_marked_below_what_goes_into_it() {
    let amber = "gaps: [{text: x, marking: TLP:AMBER}, {text: y}]";
    assert_codes(
        &pack_findings(amber, "marking: TLP:GREEN"),
        &["marking-too-low"],
    );
    assert_codes(&pack_findings(amber, "marking: TLP:AMBER"), &[]);
    assert_codes(
        &pack_findings(amber, "marking: TLP:CLEAR\naudience: {marking: TLP:CLEAR}"),
        &[],
    );
    assert_codes(&pack_findings(amber, "audience: {marking: TLP:GREEN}"), &[]);
    assert_codes(&pack_findings(amber, ""), &[]);
}

#[test]
fn a_step_may_be_marked_higher_than_its_case() {
    let step = "{date: 2020, forum: criminal, stage: arrested, by: x, marking: TLP:RED}";
    let case = format!("cases: [{{id: c, code: C-1, title: x, proceedings: [{step}]}}]");
    assert_codes(
        &pack_findings(&case, "marking: TLP:GREEN"),
        &["marking-too-low"],
    );
}

#[test]
fn what_this_version_cannot_honour_is_refused() {
    for key in [
        "session: {minutes: 60}",
        "sections: [{figure: timeline, by: method}]",
        "sections: [{figure: sector-method, wide: true}]",
        "sections: [{section: gaps, size: half}]",
        "sections: [cover]\nbrand: {retention: x}",
        "sections: [contents]\nbrand: {name: x}",
        "sections: [gaps, cover]",
        "sections: [{section: methods, importance: high}]",
        "sections: [{section: sources, pages: 2}]",
    ] {
        assert_codes(&pack_findings("", key), &["not-supported"]);
    }
    assert_codes(
        &pack_findings("", "paper: Letter\naudience: {marking: TLP:GREEN}"),
        &[],
    );
    let sections = "[{section: cases, importance: high}, methods, judgements, colophon]";
    assert_codes(
        &pack_findings(
            "",
            &format!("sections: {sections}\nbrand: {{retention: x}}"),
        ),
        &[],
    );
    assert_codes(
        &pack_findings(
            "",
            "sections: [sources]\nbrand: {address: x, disclaimer: x, name: x, logo: l.svg}",
        ),
        &[],
    );
}

#[test]
fn the_accent_of_a_brand_is_a_colour_that_can_be_read() {
    assert_codes(&pack_findings("", "brand: {accent: \"#1C5142\"}"), &[]);
    assert_codes(
        &pack_findings("", "brand: {accent: green}"),
        &["wrong-value"],
    );
    assert_codes(
        &pack_findings("", "brand: {accent: \"#FFA500\"}"),
        &["low-contrast"],
    );
    assert_codes(&pack_findings("", "brand: {logo: l.svg}"), &["missing-key"]);
}

#[test]
fn the_summary_of_a_pack_is_read_and_can_be_excused() {
    let summary = "summary: {headline: 5人が有罪となった}";
    assert_codes(&pack_findings("", summary), &["status-word"]);
    assert_codes(
        &pack_findings(
            "",
            &format!("{summary}\nallow: [{{code: status-word, reason: counted in the table}}]"),
        ),
        &[],
    );
    assert_codes(
        &pack_findings(
            "",
            "summary: {headline: 動きが続く}\nallow: [{code: status-word, reason: x}]",
        ),
        &["useless-allow"],
    );
}

#[test]
fn invisible_characters_in_a_pack_are_found() {
    assert_codes(
        &pack_findings("", "title: \"a\\u202Eb\""),
        &["control-character"],
    );
}
