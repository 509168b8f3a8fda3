//! Readings from the typed text to the page: seen above their base, and no part of any text that is
//! searched or checked.

use nenpyo::document::Document;
use nenpyo::frame::Item;
use nenpyo::layout::Book;
use nenpyo::pack::{Inputs, Outcome, compile, typeset_pack};
use nenpyo::source::Files;

use crate::output::poppler;

const TIMELINE: &str = "nenpyo: 1
marking: TLP:CLEAR
as_of: 2026-03-31
sources:
  - {id: s, title: 見本の記事, publisher: 見本新聞, kind: news, reliability: B}
events:
  - id: e
    date: 2024-05-01
    kind: policy
    title: ｛見本｜みほん｝の｛手口｜て｜ぐち｝
    summary:
      ja: ｛積水化学工業｜せきすいかがくこうぎょう｝の元社員は｛志｜こころざし｝を｛承｜うけたま\
      わ｝り、｛香具師｜やし｝に渡した。VPNの｛脆弱性｜ぜいじゃくせい｝も突いた。
      en: A former employee handed it over.
    sources: [{id: s, credibility: 2}]
";
/// The summary as it is read.
const SUMMARY: &str = "積水化学工業の元社員は志を承り、香具師に渡した。VPNの脆弱性も突いた。";
const READINGS: [&str; 8] = [
    "みほん",
    "て",
    "ぐち",
    "せきすいかがくこうぎょう",
    "こころざし",
    "うけたまわ",
    "やし",
    "ぜいじゃくせい",
];

fn inputs(language: &str) -> Inputs {
    let mut files = Files::default();
    let pack = "nenpyo_pack: 1\ntimeline: [t.yaml]\ntitle: ｛年表｜ねんぴょう｝\nsections: \
        [contents, chronology, events]\nlanguage: ";
    let pack = files.add("pack.yaml", format!("{pack}{language}\n"));
    let timeline = vec![files.add("t.yaml", TIMELINE)];
    Inputs {
        files,
        pack,
        timeline,
        ..Inputs::default()
    }
}

fn built(language: &str) -> Outcome {
    let outcome = compile(&inputs(language));
    outcome.pdf.iter().for_each(|pdf| crate::temp::keep(pdf));
    assert!(outcome.pdf.is_some(), "{:?}", outcome.diagnostics);
    outcome
}

/// The texts of all readings on the pages.
fn readings(book: &Book) -> Vec<String> {
    let mut found = Vec::new();
    for page in &book.pages {
        page.frame.walk(&mut |_, item| {
            if let Item::Ruby(run) = item {
                found.push(run.text.clone());
            }
        });
    }
    found
}

fn set(language: &str) -> (Document, Book) {
    typeset_pack(&inputs(language)).expect("no errors")
}

#[test]
fn readings_stand_on_the_page_and_in_no_text_of_the_document() {
    let (document, book) = set("ja");
    assert_eq!(readings(&book), READINGS);
    let mut all = document.title.clone();
    document.each_text(&mut |words| all.push_str(&words.text()));
    document
        .sections
        .iter()
        .flat_map(|section| &section.below)
        .for_each(|(name, _)| all.push_str(name));
    assert!(
        all.starts_with("年表") && all.contains(SUMMARY) && all.contains("見本の手口"),
        "{all}"
    );
    // A single kana such as て stands in any text.
    let readings = READINGS
        .iter()
        .filter(|reading| reading.chars().count() > 1);
    assert!(
        readings
            .chain(&["｛", "｜", "｝", "ねんぴょう"])
            .all(|text| !all.contains(text)),
        "{all}"
    );
}

#[test]
fn a_reading_is_content_of_its_own_that_stands_for_no_text() {
    let doc = lopdf::Document::load_mem(&built("ja").pdf.expect("a PDF")).expect("a sound PDF");
    let mut empty = 0;
    for page in doc.get_pages().into_values() {
        let content = String::from_utf8_lossy(&doc.get_page_content(page)).into_owned();
        let mut depth = 0;
        for word in content.split_whitespace() {
            depth += i32::from(matches!(word, "BDC" | "BMC")) - i32::from(word == "EMC");
            assert!(
                (0..=1).contains(&depth),
                "poppler loses what follows nested content"
            );
        }
        let content = doc.get_and_decode_page_content(page).expect("operators");
        let stands_for = |operation: &lopdf::content::Operation| {
            let text = operation
                .operands
                .get(1)?
                .as_dict()
                .ok()?
                .get(b"ActualText")
                .ok()?
                .as_str()
                .ok()?;
            Some(text.len() == 2)
        };
        empty += content
            .operations
            .iter()
            .filter(|operation| stands_for(operation) == Some(true))
            .count();
    }
    assert_eq!(empty, READINGS.len());
}

#[test]
fn english_pages_show_no_reading() {
    assert_eq!(readings(&set("en").1), Vec::<String>::new());
}

#[test]
fn search_and_copying_meet_the_base_alone() {
    let pdf = built("ja").pdf.expect("a PDF");
    for arguments in [&[][..], &["-layout"], &["-raw"]] {
        let Some(text) = poppler(&pdf, arguments) else {
            return;
        };
        let joined: String = text.split_whitespace().collect();
        assert!(joined.contains(SUMMARY), "{arguments:?}: {text}");
        for reading in READINGS
            .iter()
            .filter(|reading| reading.chars().count() > 1)
        {
            assert!(
                !joined.contains(reading),
                "{arguments:?}: {reading} in {text}"
            );
        }
        assert!(
            text.lines()
                .any(|line| line.contains("積水化学工業の元社員は志を承り、香具師に渡した。")),
            "no space within: {text}"
        );
    }
}
