//! Rules that read prose, and how an item is excused from them.

use super::{assert_codes, findings};

const SOURCE: &str = "sources: [{id: s, title: x, publisher: x, kind: court, reliability: A}]\n";

/// A case whose steps are these stages, with a text as its title.
fn case(stages: &[&str], text: &str) -> Vec<String> {
    case_with(stages, text, "")
}

fn case_with(stages: &[&str], text: &str, more: &str) -> Vec<String> {
    let step = |stage: &&str| {
        format!(
            "      - {{date: 2020, forum: criminal, stage: {stage}, parties: [p1], by: x, final: \
            no, sources: [{{id: s, credibility: 2}}]}}\n"
        )
    };
    let steps: String = stages.iter().map(step).collect();
    let steps = if steps.is_empty() {
        String::new()
    } else {
        format!("    proceedings:\n{steps}")
    };
    findings(&format!(
        "{SOURCE}cases:\n  - id: c\n    code: C-1\n    title: \"{text}\"\n    parties: [{{id: p1, \
        role: x}}]\n{steps}{more}"
    ))
}

/// An event of a kind, with a text as its summary.
fn event(kind: &str, text: &str) -> Vec<String> {
    event_with(kind, text, "")
}

fn event_with(kind: &str, text: &str, more: &str) -> Vec<String> {
    findings(&format!(
        "{SOURCE}events:\n  - id: e\n    date: 2020\n    kind: {kind}\n    title: x\n    summary: \
        \"{text}\"\n    sources: [{{id: s, credibility: 2}}]\n{more}"
    ))
}

#[test]
fn a_case_may_use_the_words_of_the_stages_it_reached() {
    assert_codes(&case(&["referred"], "元社員を書類送検"), &[]);
    assert_codes(&case(&["referred"], "元社員を逮捕"), &["status-word"]);
    assert_codes(
        &case(&["referred"], "A former employee was arrested"),
        &["status-word"],
    );
    assert_codes(
        &case(&[], "A former employee was arrested"),
        &["status-word"],
    );
}

#[test]
fn a_conviction_implies_an_indictment_and_no_arrest() {
    assert_codes(&case(&["convicted"], "起訴され有罪となった"), &[]);
    assert_codes(
        &case(&["convicted"], "逮捕され有罪となった"),
        &["status-word"],
    );
    assert_codes(&case(&["acquitted"], "indicted and later acquitted"), &[]);
    assert_codes(
        &case(&["indictment-withdrawn"], "起訴の後、起訴を取り消した"),
        &[],
    );
}

#[test]
fn a_lesser_stage_does_not_carry_a_graver_word() {
    assert_codes(&case(&["warrant-issued"], "逮捕状"), &[]);
    assert_codes(&case(&["warrant-issued"], "逮捕"), &["status-word"]);
    assert_codes(&case(&["not-prosecuted"], "不起訴"), &[]);
    assert_codes(&case(&["not-prosecuted"], "起訴"), &["status-word"]);
    assert_codes(&case(&["indicted"], "起訴取消し"), &["status-word"]);
    assert_codes(&case(&["indicted"], "有罪"), &["status-word"]);
}

#[test]
fn the_narrative_and_notes_of_a_case_are_read() {
    let narrative = "    narrative: [{ja: 逮捕された。, sources: [{id: s, credibility: 2}]}]";
    assert_codes(&case_with(&["referred"], "x", narrative), &["status-word"]);
    assert_codes(
        &case_with(&["referred"], "x", "    facts: [{label: x, value: 起訴}]"),
        &["status-word"],
    );
}

#[test]
fn a_finding_names_the_word_and_the_record() {
    let found = case(&["referred", "not-prosecuted"], "元社員を起訴");
    assert_eq!(
        found,
        [
            "status-word: `起訴` says that the case reached `indicted`, but the record has \
            `referred`, `not-prosecuted`"
        ]
    );
}

#[test]
fn an_event_is_about_no_case() {
    assert_codes(&event("incident", "元社員が逮捕された"), &["status-word"]);
    assert_codes(
        &event("outreach", "The group's leader was convicted"),
        &["status-word"],
    );
    assert_codes(&event("incident", "No arrest was reported"), &[]);
}

#[test]
fn words_of_administration_are_none_of_status_outside_cases_and_incidents() {
    assert_codes(&event("policy", "検挙を強化し、拘禁刑を定める"), &[]);
    assert_codes(&event("incident", "県警が検挙した"), &["status-word"]);
}

#[test]
fn a_question_may_use_the_words_of_the_case_it_is_about() {
    let question = |about: &str| {
        let steps = "proceedings: [{date: 2020, forum: criminal, stage: not-prosecuted, parties: \
            [p1], by: x, sources: [{id: s, credibility: 2}]}]";
        findings(&format!(
            "{SOURCE}cases: [{{id: c, code: C-1, title: x, parties: [{{id: p1, role: x}}], \
            {steps}}}]\nquestions: [{{id: q, text: x, answer: 不起訴となった{about}}}]"
        ))
    };
    assert_codes(&question(", about: c"), &[]);
    assert_codes(&question(""), &["status-word"]);
}

#[test]
fn general_texts_are_not_read() {
    assert_codes(
        &findings("glossary: [{term: 逮捕, meaning: 身柄を拘束すること}]"),
        &[],
    );
    assert_codes(
        &findings("methods: [{id: m, name: スパイ, description: 犯人は逮捕された}]"),
        &[],
    );
    assert_codes(
        &findings("scenarios: [{id: s, title: 逮捕, text: A was arrested}]"),
        &[],
    );
}

#[test]
fn an_excuse_silences_its_rule_and_a_useless_one_is_found() {
    let allow = "    allow: [{code: status-word, reason: quoted from the plan}]";
    assert_codes(&event_with("policy", "逮捕", allow), &[]);
    assert_codes(&event_with("policy", "x", allow), &["useless-allow"]);
    assert_codes(
        &event_with("policy", "犯人を逮捕", allow),
        &["culprit-without-charge"],
    );
    assert_codes(
        &findings("glossary: [{term: x, meaning: y, allow: [{code: status-word, reason: z}]}]"),
        &[],
    );
    assert_codes(
        &findings("gaps: [{text: 逮捕, allow: [{code: status-word, reason: z}]}]"),
        &[],
    );
}

#[test]
fn nobody_is_called_an_offender_without_a_conviction() {
    assert_codes(
        &case(&["arrested"], "犯人の元社員"),
        &["culprit-without-charge"],
    );
    assert_codes(
        &case(&["indicted"], "The spy worked there"),
        &["culprit-without-charge"],
    );
    assert_codes(&case(&["convicted"], "犯人の元社員"), &[]);
    assert_codes(
        &case(&["arrested"], "産業スパイとされる元社員"),
        &["culprit-without-charge"],
    );
}

#[test]
fn industrial_espionage_is_a_term_in_events() {
    assert_codes(&event("outreach", "産業スパイの手口を説明した"), &[]);
    assert_codes(
        &event("outreach", "They explained how industrial spies work"),
        &[],
    );
    assert_codes(
        &event("incident", "犯人はUSBを使った"),
        &["culprit-without-charge"],
    );
}

#[test]
fn a_possible_name_is_found_and_a_role_is_not() {
    assert_codes(&event("policy", "山田太郎氏が述べた"), &["possible-name"]);
    assert_codes(&event("policy", "田中容疑者"), &["possible-name"]);
    assert_codes(&event("policy", "佐藤被告は争った"), &["possible-name"]);
    assert_codes(
        &event("policy", "according to Mr. Smith"),
        &["possible-name"],
    );
    assert_codes(&event("policy", "花子さんが気づいた"), &["possible-name"]);
    for text in [
        "両氏が述べた",
        "氏名を偽った",
        "国と都の被告側",
        "元社員の容疑者",
        "患者さんと皆さん",
        "Bさん",
        "Mr and Mrs",
        "the doctor, Dr. or not",
        "たくさん",
    ] {
        assert_codes(&event("policy", text), &[]);
    }
}

#[test]
fn a_judgement_keeps_likelihood_and_confidence_apart() {
    let judgement = |text: &str| {
        findings(&format!(
            "judgements: [{{id: j, text: \"{text}\", likelihood: likely, confidence: low}}]"
        ))
    };
    assert_codes(
        &judgement("確度は中程度で、続く可能性が高い。"),
        &["likelihood-and-confidence"],
    );
    assert_codes(
        &judgement("We have high confidence that it is likely"),
        &["likelihood-and-confidence"],
    );
    assert_codes(
        &judgement("It is likely. We judge this with low confidence."),
        &[],
    );
    assert_codes(&judgement("続く可能性が高い。確度は中程度。"), &[]);
    assert_codes(&judgement("Public confidence will likely fall"), &[]);
}

#[test]
fn a_judgement_may_use_the_words_of_the_cases_it_rests_on() {
    let judgement = |based_on: &str| {
        let steps = "proceedings: [{date: 2020, forum: criminal, stage: convicted, final: no, \
            parties: [p1], by: x, sources: [{id: s, credibility: 2}]}]";
        findings(&format!(
            "{SOURCE}cases: [{{id: c, code: C-1, title: x, parties: [{{id: p1, role: x}}], \
            {steps}}}]\njudgements: [{{id: j, text: 有罪は続く, likelihood: likely, confidence: \
            low{based_on}}}]"
        ))
    };
    assert_codes(&judgement(", based_on: [c]"), &[]);
    assert_codes(&judgement(""), &["status-word"]);
}
