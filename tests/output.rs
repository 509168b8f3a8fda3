//! What comes out of a build, as a reader would notice it: read again with lopdf and, where it is
//! installed, poppler.

use std::path::Path;
use std::process::Command;

use lopdf::{Dictionary, Document, Object};
use nenpyo::diag::Diagnostic;
use nenpyo::pack::{Inputs, Outcome, compile};
use nenpyo::source::Files;

use crate::temp::{Temp, keep};

const HEAD: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n\
sources:\n  - id: s\n    title: 見本の記事\n    publisher: 見本新聞\n    kind: news\n    \
reliability: B\n";

/// A build of one timeline file and one pack.
fn build(timeline: &str, pack: &str) -> Outcome {
    let mut files = Files::default();
    let number = files.add(
        "pack.yaml",
        format!("nenpyo_pack: 1\ntimeline: [t.yaml]\n{pack}"),
    );
    let timeline = files.add("t.yaml", format!("{HEAD}{timeline}"));
    let outcome = compile(&Inputs {
        files,
        pack: number,
        timeline: vec![timeline],
        ..Inputs::default()
    });
    outcome.pdf.iter().for_each(|pdf| keep(pdf));
    outcome
}

fn event(id: &str, date: &str, title: &str, more: &str) -> String {
    format!(
        "  - id: {id}\n    date: {date}\n    kind: policy\n    title: {title}\n    sources: [{{id: \
        s, credibility: 2}}]\n{more}"
    )
}

/// A build of one event with that title.
pub(crate) fn build_event(title: &str) -> Outcome {
    build(
        &format!("events:\n{}", event("e", "2024-05-01", title, "")),
        "title: x\nsections: [chronology, events]\n",
    )
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found
        .iter()
        .map(|diagnostic| diagnostic.code.as_str())
        .collect()
}

/// A shipped pack, built by the real program in a folder of its own.
fn shipped(name: &str, temp: &Temp, environment: &[(&str, &str)]) -> Vec<u8> {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/packs")
        .join(name);
    let out = temp.path().join("out.pdf");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nenpyo"));
    command
        .arg("build")
        .arg(pack)
        .arg("-o")
        .arg(&out)
        .current_dir(temp.path());
    let run = command
        .envs(environment.iter().copied())
        .output()
        .expect("the program runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    std::fs::read(out).expect("a PDF")
}

/// What poppler reads. On a user's machine without it the test says so and ends; in CI that is a
/// failure.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
pub(crate) fn poppler(pdf: &[u8], arguments: &[&str]) -> Option<String> {
    let temp = Temp::new();
    let path = temp.write("read.pdf", pdf);
    match Command::new("pdftotext")
        .args(arguments)
        .arg(path)
        .arg("-")
        .output()
    {
        Ok(run) => Some(String::from_utf8_lossy(&run.stdout).into_owned()),
        Err(_) if std::env::var_os("CI").is_none() => {
            println!("skipped: pdftotext is not installed");
            None
        }
        Err(error) => panic!("pdftotext is missing: {error}"),
    }
}

#[test]
fn the_shipped_packs_have_sound_pages_in_both_languages_eight_at_most() {
    for (name, lang, pages) in [
        ("executive.ja.yaml", "ja", 7),
        ("executive.en.yaml", "en", 8),
    ] {
        let doc = Document::load_mem(&shipped(name, &Temp::new(), &[])).expect("a sound PDF");
        assert_eq!(doc.get_pages().len(), pages, "{name}");
        let catalog = doc.catalog().expect("a catalog");
        assert_eq!(
            catalog
                .get(b"Lang")
                .and_then(Object::as_str)
                .expect("a language"),
            lang.as_bytes()
        );
        for page in doc.get_pages().into_values() {
            let content = String::from_utf8_lossy(&doc.get_page_content(page)).into_owned();
            let opened = content.matches(" BDC").count() + content.matches(" BMC").count();
            assert_eq!(
                opened,
                content.matches("EMC").count(),
                "{name}: marked content is closed"
            );
            assert!(
                doc.get_page_images(page)
                    .is_ok_and(|images| images.is_empty()),
                "{name}: no raster image"
            );
        }
    }
}

#[test]
fn every_link_and_bookmark_of_the_shipped_packs_leads_somewhere() {
    let doc =
        Document::load_mem(&shipped("executive.ja.yaml", &Temp::new(), &[])).expect("a sound PDF");
    let catalog = doc.catalog().expect("a catalog");
    let follow = |dict: &Dictionary, key: &[u8]| {
        doc.get_dict_in_dict(dict, key)
            .expect("a dictionary")
            .clone()
    };
    let names = follow(&follow(catalog, b"Names"), b"Dests");
    let names = names
        .get(b"Names")
        .and_then(Object::as_array)
        .expect("names");
    let places: Vec<&[u8]> = names
        .iter()
        .step_by(2)
        .map(|name| name.as_str().expect("a name"))
        .collect();
    assert!(
        places.is_sorted()
            && places.contains(&&b"source-1"[..])
            && places.contains(&&b"section-1"[..])
    );
    let leads = |from: &Dictionary| {
        from.get(b"Dest")
            .and_then(Object::as_str)
            .is_ok_and(|dest| places.contains(&dest))
    };
    let mut links = 0;
    for page in doc.get_pages().into_values() {
        for link in doc.get_page_annotations(page).expect("annotations") {
            assert!(leads(link) || link.has(b"A"), "{link:?}");
            links += 1;
        }
    }
    assert!(links > 70, "sources and marks are linked: {links}");
    let mut bookmarks = 0;
    let outline = follow(catalog, b"Outlines");
    let mut next = doc.get_dict_in_dict(&outline, b"First").ok();
    while let Some(bookmark) = next {
        assert!(leads(bookmark), "{bookmark:?}");
        bookmarks += 1;
        next = doc.get_dict_in_dict(bookmark, b"Next").ok();
    }
    assert!(bookmarks >= 4, "{bookmarks}");
}

#[test]
fn the_same_input_gives_the_same_bytes_anywhere() {
    let first = shipped(
        "executive.ja.yaml",
        &Temp::new(),
        &[("TZ", "Asia/Tokyo"), ("LANG", "ja_JP.UTF-8")],
    );
    let second = shipped(
        "executive.ja.yaml",
        &Temp::new(),
        &[("TZ", "America/Los_Angeles"), ("LANG", "C"), ("HOME", "/")],
    );
    assert!(
        first == second,
        "the bytes depend on time zone, locale or folder"
    );
    let temp = Temp::new();
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs/executive.ja.yaml");
    for jobs in ["1", "2"] {
        let arguments = [
            "build",
            &pack.to_string_lossy(),
            "-o",
            "out.pdf",
            "-j",
            jobs,
        ];
        assert_eq!(crate::cli::run(&temp, &arguments).code, 0);
        assert!(
            std::fs::read(temp.path().join("out.pdf")).expect("a PDF") == first,
            "the bytes depend on -j {jobs}"
        );
    }
}

#[test]
fn the_shipped_pack_prints_what_became_of_the_cases() {
    let Some(text) = poppler(&shipped("executive.ja.yaml", &Temp::new(), &[]), &[]) else {
        return;
    };
    for words in [
        "起訴取消し",
        "賠償命令",
        "後に裁判所が違法と判断",
        "公訴棄却",
        "刑事補償",
        "無罪や不起訴",
        "有罪",
        "確定したかは未確認",
        "TLP:CLEAR",
        "7/7",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert_eq!(
        text.matches("TLP:CLEAR").count(),
        15,
        "head and foot of each page, and once on the cover"
    );
}

#[test]
fn words_with_space_between_scripts_are_found_by_search() {
    let words = [
        "EUV露光装置とASML社",
        "12か月の間にJAXAなど",
        "VPNの脆弱性",
        "（2024年5月1日まで）。",
    ];
    let summary = "    summary: 対象はEUV露光装置とASML社の部品であり、12か月の間にJAXAなど約200の\
        組織が確認した（2024年5月1日まで）。VPNの脆弱性を突く攻撃もあった。\n";
    let outcome = build(
        &format!("events:\n{}", event("e", "2024-05-01", "見本", summary)),
        "title: x\nsections: [events]\n",
    );
    let Some(text) = poppler(&outcome.pdf.expect("a PDF"), &[]) else {
        return;
    };
    let joined: String = text.lines().collect();
    for word in words {
        assert!(joined.contains(word), "{word} in {joined}");
    }
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_place() {
    let outcome = build(
        &format!("events:\n{}", event("e", "2024", "𠮷野の見本", "")),
        "title: x\nsections: [chronology]\n",
    );
    let found = outcome
        .diagnostics
        .iter()
        .find(|found| found.code.as_str() == "missing-glyph")
        .expect("a finding");
    assert!(outcome.pdf.is_none() && found.message.contains("𠮷"));
    assert_eq!(
        found.at.map(|at| (at.start.line, at.start.column)),
        Some((14, 12))
    );
}

#[test]
fn a_character_that_no_font_has_is_named_in_plain_texts_that_are_printed() {
    let cited = "sources: [{id: s, credibility: 2}]";
    let case = |code: &str, narrative: &str, tag: &str| {
        format!(
            "cases:\n  - id: c\n    code: {code}\n    title: 見本\n    tags: [{tag}]\n    \
            parties:\n      - id: p\n        \
             role: 甲社の者\n    narrative:\n      - ja: {narrative}\n        {cited}\n    \
             proceedings:\n      - date: 2020-05-07\n        \
             forum: criminal\n        stage: arrested\n        parties: [p]\n        by: \
             見本警察\n        {cited}\n"
        )
    };
    let found = |timeline: &str, pack: &str| -> Vec<(String, Option<u32>)> {
        let outcome = build(timeline, pack);
        let found = outcome.diagnostics.into_iter();
        found
            .filter(|found| found.severity == nenpyo::diag::Severity::Error)
            .map(|found| {
                assert!(found.code.as_str() == "missing-glyph", "{found:?}");
                (found.message, found.at.map(|at| at.start.line))
            })
            .collect()
    };
    let sections = "title: x\nsections: [cover, chronology, cases]\n";
    let plain = found(&case("C-1", "見本", "x"), sections);
    assert_eq!(plain, []);
    for timeline in [case("C-𠮷", "見本", "x"), case("C-1", "𠮷野の見本", "x")] {
        let found = found(&timeline, sections);
        assert!(
            matches!(&found[..], [(message, Some(_))] if message.contains("`𠮷` (U+20BB7)")),
            "{found:?}"
        );
    }
    assert_eq!(
        found(&case("C-1", "見本", "𠮷"), sections),
        [],
        "not printed"
    );
    let number = found(
        &case("C-1", "見本", "x"),
        &format!("{sections}number: 𠮷-1\n"),
    );
    assert!(number.len() == 1 && number[0].1 == Some(5), "{number:?}");
}

#[test]
fn a_summary_that_overflows_its_page_stops_the_build() {
    let text = "とても長い判断の文を書くと要旨は一頁に収まらない".repeat(4);
    let judgement = |n: usize| {
        format!(
            "  - id: j{n}\n    text: {text}\n    likelihood: likely\n    confidence: low\n    \
            based_on: [e]\n"
        )
    };
    let timeline = format!(
        "judgements:\n{}events:\n{}",
        (0..5).map(judgement).collect::<String>(),
        event("e", "2024", "見本", "")
    );
    let outcome = build(
        &timeline,
        "title: x\nsections: [summary]\nsummary: {headline: 見本}\n",
    );
    assert!(
        outcome.pdf.is_none() && codes(&outcome.diagnostics).contains(&"too-long"),
        "{:?}",
        codes(&outcome.diagnostics)
    );
}

#[test]
fn a_label_too_long_for_its_mark_is_an_error_with_its_place() {
    let label = format!("    label: {}\n", "長い見出し".repeat(8));
    let outcome = build(
        &format!("events:\n{}", event("e", "2024-05-01", "見本", &label)),
        "title: x\nsections: [{figure: timeline}]\n",
    );
    let found = outcome
        .diagnostics
        .iter()
        .find(|found| found.code.as_str() == "too-long")
        .expect("a finding");
    assert_eq!(found.at.map(|at| at.start.line), Some(16));
}

#[test]
fn what_lies_above_the_audience_leaves_no_trace_in_the_bytes() {
    let open = event("open", "2024-05-01", "公開の記録", "");
    let secret = event(
        "secret",
        "2024-06-01",
        "秘匿の記録カナリア",
        "    marking: TLP:RED\n",
    );
    let pack = "title: x\nmarking: TLP:GREEN\naudience: {marking: TLP:GREEN}\nsections: [cover, \
        {figure: timeline}, chronology, events, sources]\n";
    let with = build(&format!("events:\n{open}{secret}"), pack);
    let without = build(&format!("events:\n{open}"), pack);
    assert!(with.pdf.is_some(), "{:?}", with.diagnostics);
    assert_eq!(with.pdf, without.pdf);
}

#[test]
fn a_notice_is_printed_where_something_is_left_out_and_only_there() {
    let secret = event(
        "secret",
        "2024-06-01",
        "秘匿の記録",
        "    marking: TLP:RED\n",
    );
    let open = event("open", "2024-05-01", "公開の記録", "");
    let pack = |sections: &str| {
        format!(
            "title: x\naudience: {{marking: TLP:GREEN, withheld: notice}}\nsections: [{sections}]\n"
        )
    };
    let with = build(
        &format!("events:\n{open}{secret}"),
        &pack("cover, chronology"),
    );
    let without = build(&format!("events:\n{open}"), &pack("cover, chronology"));
    let nowhere = build(&format!("events:\n{open}{secret}"), &pack("events"));
    assert_eq!(codes(&nowhere.diagnostics), ["not-supported"]);
    let Some(text) = poppler(&with.pdf.expect("a PDF"), &[]) else {
        return;
    };
    assert_eq!(text.matches("載せていない項目がある").count(), 2, "{text}");
    let Some(text) = poppler(&without.pdf.expect("a PDF"), &[]) else {
        return;
    };
    assert!(!text.contains("載せていない"), "{text}");
}

#[test]
fn pages_on_sheets_keep_their_text_and_bear_the_marking() {
    let temp = Temp::new();
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs/executive.ja.yaml");
    let run = crate::cli::run(
        &temp,
        &[
            "build",
            &pack.to_string_lossy(),
            "--imposition",
            "2up-notes",
            "-o",
            "out.pdf",
        ],
    );
    assert!(
        run.code == 0 && run.err.contains("not PDF/UA"),
        "{}",
        run.err
    );
    let pdf = std::fs::read(temp.path().join("out.pdf")).expect("a PDF");
    assert_eq!(
        Document::load_mem(&pdf)
            .expect("a sound PDF")
            .get_pages()
            .len(),
        4
    );
    let verified = crate::cli::run(&temp, &["verify", "out.pdf"]);
    assert!(
        verified.code == 0 && verified.out.contains("claims    PDF/A-2a\n"),
        "{}",
        verified.out
    );
    let Some(text) = poppler(&pdf, &[]) else {
        return;
    };
    assert!(
        text.contains("用紙 4 / 4") && text.contains("1.66"),
        "{text}"
    );
    assert_eq!(
        text.matches("TLP:CLEAR").count(),
        15 + 8,
        "those of the pages, and head and foot of each sheet"
    );
}

#[test]
fn what_is_empty_is_no_table_without_rows() {
    let events = format!("events:\n{}", event("e", "2024", "見本", ""));
    let outcome = build(
        &events,
        "title: x\nsections: [glossary, {section: chronology, importance: high}, scales]\n",
    );
    assert_eq!(codes(&outcome.diagnostics), ["left-out", "left-out"]);
    let pdf = outcome
        .pdf
        .unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    crate::temp::keep(&pdf);
    let Some(text) = poppler(&pdf, &[]) else {
        return;
    };
    assert!(
        !text.contains("該当なし") && !text.contains("番号"),
        "{text}"
    );
}

#[test]
fn a_selection_of_nothing_is_an_error() {
    let outcome = build(
        &format!("events:\n{}", event("e", "2024", "見本", "")),
        "title: x\nsections: [chronology]\nselect: {from: 2030}\n",
    );
    assert_eq!(codes(&outcome.diagnostics), ["nothing-selected"]);
}

#[test]
fn a_draft_prints_a_marked_placeholder_for_a_missing_translation() {
    let mut files = Files::default();
    let pack = files.add(
        "pack.yaml",
        "nenpyo_pack: 1\ntimeline: [t.yaml]\ntitle: x\nlanguage: en\nsections: [chronology]\n",
    );
    let timeline = files.add(
        "t.yaml",
        format!("{HEAD}events:\n{}", event("e", "2024", "{ja: 見本}", "")),
    );
    let mut inputs = Inputs {
        files,
        pack,
        timeline: vec![timeline],
        ..Inputs::default()
    };
    assert_eq!(
        codes(&compile(&inputs).diagnostics),
        ["missing-translation"]
    );
    inputs.draft = true;
    let Some(text) = poppler(&compile(&inputs).pdf.expect("a PDF"), &[]) else {
        return;
    };
    assert!(text.contains("[not translated]"));
}

#[test]
fn awkward_timelines_are_laid_out_and_lose_nothing() {
    let one = event("e", "1950", "一件だけの記録", "");
    let same_day: String = (0..40)
        .map(|n| {
            event(
                &format!("d{n}"),
                "2024-05-01",
                &format!("同じ日の記録{n}"),
                "",
            )
        })
        .collect();
    let span: String = (0..81)
        .map(|n| {
            event(
                &format!("y{n}"),
                &format!("{}", 1940 + n),
                &format!("{}年の記録", 1940 + n),
                "",
            )
        })
        .collect();
    for (events, last) in [
        (one, "一件だけの記録"),
        (same_day, "同じ日の記録39"),
        (span, "2020年の記録"),
    ] {
        let sections = "title: x\nsections: [cover, {figure: timeline}, {figure: \
            events-per-period}, {figure: small-multiples, by: kind}, chronology, events, sources, \
            scales]\n";
        let outcome = build(&format!("events:\n{events}"), sections);
        let pdf = outcome
            .pdf
            .unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
        let Some(text) = poppler(&pdf, &[]) else {
            return;
        };
        assert!(text.contains(last));
    }
}
