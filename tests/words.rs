//! What a page, an alternative text or an outline shows has one home: `wording`. Elsewhere no text
//! is chosen by language, and no Japanese is written.

use std::collections::BTreeSet;

use crate::layers::{Source, program};

/// The modules that make pages.
const PAGES: [&str; 8] = [
    "brief", "chart", "document", "frame", "image", "layout", "logo", "pdf",
];

/// Files whose sentences have not moved yet. The list only gets shorter.
const TO_BE_MOVED: [&str; 13] = [
    "brief/figure/cumulative.rs",
    "brief/figure/fit.rs",
    "brief/figure/lanes.rs",
    "brief/figure/lead.rs",
    "brief/figure/matrix_words.rs",
    "brief/figure/mod.rs",
    "brief/figure/multiples.rs",
    "brief/figure/periods.rs",
    "brief/figure/prefecture_words.rs",
    "brief/figure/progress.rs",
    "brief/figure/series.rs",
    "brief/figure/span.rs",
    "brief/figure/timeline.rs",
];

/// Names that are data: those of the 47 prefectures on their tiles.
const DATA: [&str; 1] = ["chart/prefecture.rs"];

/// Whether a text holds kana or kanji.
fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
}

/// The texts between quotation marks of a line.
fn literals(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = None;
    let mut is_escaped = false;
    for (place, c) in line.char_indices() {
        match (start, c) {
            (_, _) if is_escaped => is_escaped = false,
            (Some(_), '\\') => is_escaped = true,
            (None, '"') => start = Some(place + 1),
            (Some(from), '"') => {
                found.push(&line[from..place]);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The lines of a file that hold words of a page.
fn words(source: &Source) -> Vec<String> {
    let said = |(number, line): (usize, &str)| {
        let code = line.split(" // ").next().unwrap_or_default();
        let literals = literals(code);
        let is_chosen = code.contains(".pick(") && !literals.is_empty();
        let is_words = is_chosen || literals.iter().any(|text| is_japanese(text));
        is_words.then(|| format!("src/{}:{number}: {}", source.name, line.trim()))
    };
    source.code().into_iter().filter_map(said).collect()
}

#[test]
fn words_of_pages_stand_in_wording_alone() {
    let mut moved: BTreeSet<&str> = TO_BE_MOVED.into_iter().collect();
    let mut found = Vec::new();
    for source in program() {
        let module = source.name.split(['/', '.']).next().unwrap_or_default();
        if !PAGES.contains(&module) || DATA.contains(&source.name.as_str()) {
            continue;
        }
        let words = words(&source);
        if !words.is_empty() && !moved.remove(source.name.as_str()) {
            found.extend(words);
        }
    }
    assert!(
        found.is_empty(),
        "say it in src/wording:\n{}",
        found.join("\n")
    );
    assert!(
        moved.is_empty(),
        "no words are left in {moved:?}: take them off the list"
    );
}

#[test]
fn words_are_seen() {
    let source = |text: &str| Source {
        name: "brief/example.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(words(&source(r#"let a = "事案";"#)).len(), 1);
    assert_eq!(
        words(&source(r#"let a = lang.pick("a\"b", "c");"#)).len(),
        1
    );
    assert!(words(&source("/// 事案\nlet size = lang.pick(7.5, 7.0);")).is_empty());
    assert!(words(&source(r#"let a = 1; // 「"、"」"#)).is_empty());
}
