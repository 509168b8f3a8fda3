//! Words that say the status of a matter: each fault that was seen, under its name.

use crate::tried::{HEAD, Tried, event, tried};

fn titled(ja: &str, en: &str) -> Tried {
    tried(
        &format!("{HEAD}events:\n{}", event("e", "2025-01-10", ja, en)),
        "language: en\ntitle: T\nsections: [chronology]\n",
    )
}

#[test]
fn trials_07_spaced_and_hidden_words_are_found() {
    for (ja, place, word) in [
        ("元社員を逮　捕", "10:16", "逮　捕"),
        ("元社員が逮\u{ad}捕された", "10:16", "逮捕"),
        ("元社員が起 訴された", "10:16", "起 訴"),
        ("He was ｃｏｎｖｉｃｔｅｄ", "10:19", "ｃｏｎｖｉｃｔｅｄ"),
        ("He was con\u{ad}victed", "10:19", "convicted"),
    ] {
        let found = titled(&format!("'{ja}'"), "x").found;
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with(&format!("t {place} status-word: `{word}`")),
            "{found:?}"
        );
    }
}

#[test]
fn foreign_13_other_senses_are_no_claim() {
    for title in [
        "Malware used to spy on embassies",
        "Turla spies on embassies",
        "A collision with an American spy plane",
        "The spy agency’s report named nobody",
        "Fake profiles that were sexually charged lured soldiers",
        "The contractor charged with network security was informed",
        "Medibank had arrested a ransomware attack in its first stage",
        "Names of 45,000 people taken, culprit unknown",
        "姉妹艦を捜索するための装備",
        "犯罪者集団として知られる",
        "犯罪者としてのハッカーではなく研究者",
    ] {
        let mut found = titled("題", &format!("\"{title}\"")).found;
        // Japanese titles stand here as the English ones.
        found.retain(|found| !found.contains("mixed-language"));
        assert_eq!(found, Vec::<String>::new(), "{title}");
    }
    for (title, code) in [
        (
            "A man was caught spying, and the spies fled",
            "culprit-without-charge",
        ),
        (
            "The contractor charged with leaking data on network security",
            "status-word",
        ),
        ("The official was charged with theft", "status-word"),
        ("警察が社員の自宅を捜索した", "status-word"),
        ("犯罪者の男", "culprit-without-charge"),
    ] {
        let mut found = titled("題", &format!("\"{title}\"")).found;
        found.retain(|found| !found.contains("mixed-language"));
        assert!(
            found.len() == 1 && found[0].contains(code),
            "{title}: {found:?}"
        );
    }
}

#[test]
fn a_text_has_one_finding_however_many_words_it_holds() {
    let found = titled("題", "He was arrested, indicted and convicted").found;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("t 11:18 status-word: `arrested`"),
        "{found:?}"
    );
}

const CASE: &str = "nenpyo: 1
marking: TLP:GREEN
as_of: 2026-03-31
title: {ja: 試験, en: Test}
sources: [{id: s, title: 記事, publisher: 見本新聞, kind: news, reliability: B, sample: true}]
cases:
  - id: c
    code: C-1
    title: 図面の持ち出し
    parties: [{id: p, role: 元社員}]
    proceedings: [{date: 2025-06, forum: criminal, stage: referred, parties: [p], by: 県警察, \
    sources: [{id: s, credibility: 2}]}]
    sample: true
";

#[test]
fn newcomer_27_a_pack_may_say_what_the_case_that_it_names_reached() {
    let pack = |about: &str, headline: &str| {
        let pack = format!(
            "language: ja\ntitle: T\n{about}summary: {{headline: {headline}, lead: 見本。}}\n\
            sections: [summary, chronology]\n"
        );
        tried(CASE, &pack).found
    };
    let sent = "元社員1名が書類送検された";
    assert_eq!(pack("about: [c]\n", sent), Vec::<String>::new());
    let found = pack("", sent);
    assert!(
        found[0].starts_with("p 5:27 status-word: `書類送検`"),
        "{found:?}"
    );
    let found = pack("about: [c]\n", "元社員1名が逮捕された");
    assert!(found[0].contains("status-word: `逮捕`"), "{found:?}");
}
