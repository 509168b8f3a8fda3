//! `check` finds what `build` would refuse: the same codes at the same places.

use crate::cli::{Run, run};
use crate::temp::Temp;
use crate::tried::tried;

const TIMELINE: &str = "nenpyo: 1
marking: TLP:GREEN
as_of: 2026-03-31
title: {ja: 試験, en: Test}
events:
  - {id: e, date: 2020, kind: policy, title: {ja: 題, en: Title}, sample: true}
";
const PACK: &str = "nenpyo_pack: 1\ntimeline: [t.yaml]\nlanguage: en\ntitle: T\n";

/// The findings of a run: where, and which code.
fn found(run: &Run) -> Vec<(String, String)> {
    let lines = run.err.lines().filter(|line| line.starts_with('{'));
    let found = lines.map(|line| {
        let found: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let place = &found["primary"];
        let place = format!("{}:{}:{}", place["file"], place["line"], place["column"]);
        (place, found["code"].as_str().unwrap_or_default().to_owned())
    });
    found.filter(|(_, code)| !code.is_empty()).collect()
}

/// Checks a pack and builds it; both must find the same, with this code first among the errors.
fn assert_agreed(temp: &Temp, code: &str) {
    let check = run(temp, &["check", "p.yaml", "--format", "json"]);
    let build = run(temp, &["build", "p.yaml", "--format", "json"]);
    assert_eq!(found(&check), found(&build), "{code}");
    assert_eq!(check.code, build.code, "{code}");
    assert!(
        found(&check).iter().any(|(_, found)| found == code),
        "{code}: {}",
        check.err
    );
    assert!(
        !check.err.contains("\"primary\":null"),
        "{code}: {}",
        check.err
    );
}

#[test]
fn foreign_19_and_newcomer_15_check_is_build() {
    let long = "word ".repeat(120);
    for (code, timeline, pack) in [
        (
            "missing-glyph",
            TIMELINE.replace("Title", "한빛전자"),
            "sections: [chronology]\n",
        ),
        (
            "missing-glyph",
            TIMELINE.to_owned(),
            "subtitle: 한빛\nsections: [cover, chronology]\n",
        ),
        (
            "too-long",
            TIMELINE.to_owned(),
            &*format!("subtitle: {long}\nsections: [cover]\n"),
        ),
        (
            "bad-font",
            TIMELINE.to_owned(),
            "fonts: [t.yaml]\nsections: [chronology]\n",
        ),
        (
            "bad-logo",
            TIMELINE.to_owned(),
            "brand: {logo: t.yaml}\nsections: [chronology]\n",
        ),
        (
            "file-not-found",
            TIMELINE.to_owned(),
            "fonts: [none.ttf]\nsections: [chronology]\n",
        ),
        (
            "nothing-selected",
            TIMELINE.to_owned(),
            "select: {from: 2024}\nsections: [chronology]\n",
        ),
        (
            "missing-glyph",
            TIMELINE.to_owned(),
            "recipients: r.csv\nsections: [cover]\n",
        ),
        (
            "recipient-clearance",
            TIMELINE.to_owned(),
            "recipients: low.csv\nsections: [cover]\n",
        ),
        ("unknown-key", TIMELINE.to_owned(), "secions: [cover]\n"),
    ] {
        let temp = Temp::new();
        temp.write("t.yaml", timeline);
        temp.write("p.yaml", format!("{PACK}{pack}"));
        temp.write("r.csv", "name,clearance\nA,TLP:GREEN\n한빛,TLP:GREEN\n");
        temp.write("low.csv", "name,clearance\nA,TLP:CLEAR\n");
        assert_agreed(&temp, code);
    }
}

#[test]
fn attack_06_07_17_a_font_that_is_no_sound_one_is_an_error_of_the_input() {
    let font = crate::sfnt::with_character('ก', 'a');
    let with =
        |tag: &[u8; 4], at: usize, bytes: &[u8]| crate::sfnt::with_bytes(&font, tag, at, bytes);
    for (damaged, words) in [
        (with(b"head", 18, &[0, 0]), "0 units an em"),
        (with(b"head", 18, &[0, 15]), "15 units an em"),
        (with(b"head", 18, &[0xff, 0xff]), "65535 units an em"),
        (with(b"hhea", 34, &[0, 0]), "it is damaged"),
        (with(b"loca", 40, &[0xff; 8]), "it is damaged"),
        (crate::sfnt::doubling(&font), "made of"),
    ] {
        let temp = Temp::new();
        temp.write("t.yaml", TIMELINE.replace("Title", "กก"));
        temp.write(
            "p.yaml",
            format!("{PACK}fonts: [f.ttf]\nsections: [chronology]\n"),
        );
        temp.write("f.ttf", damaged);
        assert_agreed(&temp, "bad-font");
        let check = run(&temp, &["check", "p.yaml"]);
        assert!(
            check.code == 5 && check.err.contains(words),
            "{words}: {}",
            check.err
        );
        let chart = run(&temp, &["chart", "timeline", "p.yaml", "-o", "o.png"]);
        assert_eq!(chart.code, 5, "{}", chart.err);
    }
}

#[test]
fn newcomer_19_what_would_be_printed_nowhere_is_refused() {
    let said = "subtitle: SUB\nissued: 2026-07-01\nauthor: AAA\napprover: BBB\ncontact: CCC\n\
        series: SSS\nissue: III\n";
    let keys = |pack: &str| {
        let found = tried(TIMELINE, pack).found;
        let found = found
            .iter()
            .filter_map(|line| line.split_once("not-supported: `"));
        let keys = found.filter_map(|(_, rest)| Some(rest.split_once(":`")?.0.to_owned()));
        keys.collect::<Vec<String>>()
    };
    let head = "language: en\ntitle: T\n";
    let study = "preset: study-session\nsections: [{section: handout, about: m}]\n";
    let all = [
        "subtitle", "author", "approver", "contact", "series", "issue",
    ];
    assert_eq!(keys(&format!("{head}{said}{study}")), all);
    let list = keys(&format!("{head}{said}sections: [chronology]\n"));
    assert_eq!(list, ["subtitle", "approver", "contact", "series", "issue"]);
    let colophon = keys(&format!("{head}{said}sections: [chronology, colophon]\n"));
    assert_eq!(colophon, ["subtitle", "series"]);
    assert!(keys(&format!("{head}{said}sections: [cover, chronology]\n")).is_empty());
    let summary = "summary: {headline: Something is here}\nsections: [cover]\n";
    assert_eq!(keys(&format!("{head}{summary}")), ["headline"]);
}

#[test]
fn newcomer_19_a_party_is_printed_by_the_name_that_it_has() {
    let case = "cases:
  - id: c
    code: C-1
    title: {ja: 件, en: Case}
    parties: [{id: p, role: {ja: 元社員, en: a former employee}, name: {ja: 見本太郎, en: Taro \
    Mihon}}]
    proceedings:
      - {date: 2024-02-01, forum: criminal, stage: convicted, final: yes, parties: [p], by: {ja: \
      見本地裁, en: Mihon District Court}}
    sample: true
";
    let of = tried(
        &format!("{TIMELINE}{case}"),
        "language: en\ntitle: T\nsections: [cases]\n",
    );
    assert!(
        of.text().contains("a former employee (Taro Mihon)"),
        "{}",
        of.text()
    );
}

#[test]
fn foreign_17_a_row_that_is_taller_than_a_page_goes_on_over_the_next() {
    let sources: String = (0..160)
        .map(|number| {
            format!(
                "  - {{id: s{number}, title: S {number}, publisher: P, kind: news, \
            reliability: C}}\n"
            )
        })
        .collect();
    let cited: String = (0..160)
        .map(|number| format!("{{id: s{number}, credibility: 3}}, "))
        .collect();
    let timeline = format!(
        "nenpyo: 1\nmarking: TLP:GREEN\nas_of: 2026-03-31\ntitle: T\nsources:\n{sources}events:\n  \
        - {{id: e, date: 2020, kind: policy, title: One, sources: [{cited}]}}\n  - {{id: f, date: \
        2021, kind: policy, title: Two, sources: [{{id: s0, credibility: 3}}]}}\n"
    );
    let of = tried(
        &timeline,
        "language: en\ntitle: T\nsections: [chronology]\n",
    );
    let text = of.assert_sound().text();
    assert!(text.contains("S160") && text.contains("Two"), "{text}");
}

#[test]
fn foreign_18_a_long_name_has_a_label_and_titles_always_fit() {
    let timeline = |label: &str| {
        format!(
            "nenpyo: 1\nmarking: TLP:GREEN\nas_of: 2026-03-31\ntitle: T\nsectors:\n  - {{id: a, \
            name: 'Corporate Targets (corporate targets only coded if the respective company is \
            not part of the critical infrastructure definition)'{label}}}\n  - {{id: b, name: B}}\n\
            events:\n  - {{id: e, date: 2020, kind: incident, title: One, sectors: [a], sample: \
            true}}\n  - {{id: f, date: 2021, kind: incident, title: Two, sectors: [b], sample: \
            true}}\n"
        )
    };
    let pack = "language: en\ntitle: T\nsections: [{figure: small-multiples, by: sector}]\n";
    let found = tried(&timeline(""), pack).found;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("t 6:19 too-long: `Corporate"),
        "{found:?}"
    );
    let labelled = tried(&timeline(", label: Companies"), pack);
    assert!(labelled.assert_sound().text().contains("Companies"));
}

#[test]
fn foreign_19_a_hyphen_that_does_not_break_is_a_hyphen() {
    let of = tried(
        &TIMELINE.replace("Title", "Cross\u{2011}platform at\u{202f}5\u{2009}kg"),
        "language: en\ntitle: T\nsections: [chronology]\n",
    );
    assert!(of.assert_sound().text().contains("Cross-platform"));
}

#[test]
fn newcomer_26_json_says_what_was_written() {
    let temp = Temp::new();
    temp.write("t.yaml", TIMELINE);
    temp.write("p.yaml", format!("{PACK}sections: [cover, chronology]\n"));
    let last = |arguments: &[&str]| {
        let run = run(&temp, &[arguments, &["--format", "json"]].concat());
        let line = run.err.lines().last().unwrap_or_default().to_owned();
        let value: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        value["summary"].clone()
    };
    let built = last(&["build", "p.yaml"]);
    assert_eq!((&built["exit"], &built["errors"]), (&0.into(), &0.into()));
    let file = &built["written"][0];
    let bytes = std::fs::read(temp.path().join("p.pdf")).expect("a file");
    assert_eq!(
        (&file["path"], &file["pages"]),
        (&"p.pdf".into(), &2.into())
    );
    assert_eq!(file["bytes"], bytes.len());
    let hash = format!("{:x}", <sha2::Sha256 as sha2::Digest>::digest(&bytes));
    assert_eq!(file["sha256"], hash);
    assert_eq!(last(&["check", "p.yaml"])["written"], serde_json::json!([]));
    let chart = last(&["chart", "timeline", "p.yaml", "-o", "o.svg"]);
    assert_eq!(chart["written"][0]["path"], "o.svg");
}

#[test]
fn the_packs_of_the_house_are_checked_as_they_are_built() {
    let temp = Temp::new();
    let pack =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs/executive.ja.yaml");
    let pack = pack.to_string_lossy();
    let check = run(&temp, &["check", &pack, "--format", "json"]);
    let build = run(&temp, &["build", &pack, "--format", "json"]);
    assert_eq!(
        (check.code, found(&check)),
        (0, found(&build)),
        "{}",
        build.err
    );
}

#[test]
fn newcomer_23_a_text_in_the_other_language_is_a_warning() {
    let titled = |title: &str, language: &str| {
        let timeline = TIMELINE.replace("{ja: 題, en: Title}", title);
        let title = if language == "ja" { "試験" } else { "T" };
        let pack = format!("language: {language}\ntitle: {title}\nsections: [chronology]\n");
        tried(&timeline, &pack).found
    };
    let english = ["t 6:46 mixed-language: this text is Japanese, and is printed as English"];
    assert_eq!(titled("設計サーバーへの侵入", "en"), english);
    let japanese = ["t 6:46 mixed-language: this text is English, and is printed as Japanese"];
    assert_eq!(titled("An intrusion into a design server", "ja"), japanese);
    for (title, language) in [
        ("'Act on economic security (経済安全保障推進法)'", "en"),
        ("Center for Strategic and International Studies", "ja"),
        ("Cyber Attack", "ja"),
        ("VPN機器からの侵入", "ja"),
    ] {
        assert!(titled(title, language).is_empty(), "{title}");
    }
}

#[test]
fn foreign_13_a_fee_and_the_spread_of_a_worm_are_no_status() {
    for (title, is_found) in [
        ("A spyware vendor charged customers fees", false),
        ("The spread was arrested", false),
        ("A man was arrested", true),
        ("A man was charged", true),
    ] {
        let timeline = TIMELINE.replace("Title", title);
        let found = tried(
            &timeline,
            "language: en\ntitle: T\nsections: [chronology]\n",
        )
        .found;
        assert_eq!(!found.is_empty(), is_found, "{title}: {found:?}");
    }
}
