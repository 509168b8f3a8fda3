//! A pack that brings a font for a character which the bundled faces lack.

use std::fs;

use lopdf::{Dictionary, Document};

use crate::cli::{Run, run};
use crate::output::poppler;
use crate::sfnt;
use crate::temp::Temp;

const TIMELINE: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n\
sources:\n  - id: s\n    title: 見本の記事\n    publisher: 見本新聞\n    kind: news\n    \
reliability: B\n\
events:\n  - id: e\n    date: 2024-05-01\n    kind: policy\n    title: 𠮷野の見本\n    sources: \
[{id: s, credibility: 2}]\n";

/// Builds a pack of that timeline with these further keys, and with this font beside it.
fn build(more: &str, font: &[u8]) -> (Temp, Run) {
    let temp = Temp::new();
    temp.write("t.yaml", TIMELINE);
    temp.write(
        "p.yaml",
        format!("nenpyo_pack: 1\ntimeline: [t.yaml]\ntitle: x\nsections: [chronology]\n{more}"),
    );
    temp.write("Yoshino.ttf", font);
    let run = run(&temp, &["build", "p.yaml", "-o", "out.pdf"]);
    (temp, run)
}

fn assert_refused((temp, run): &(Temp, Run), code: &str, words: &str) {
    // The pages would break a rule of layout or fonts.
    assert_eq!(run.code, 5, "{}", run.err);
    assert!(
        run.err.contains(code) && run.err.contains(words),
        "{}",
        run.err
    );
    assert!(!temp.path().join("out.pdf").exists(), "nothing is written");
}

/// The names of the fonts that a file holds in full.
fn embedded(pdf: &[u8]) -> Vec<String> {
    let doc = Document::load_mem(pdf).expect("a sound PDF");
    let name = |dict: &Dictionary| {
        let whole = dict.has(b"FontFile2") || dict.has(b"FontFile3");
        dict.get(b"FontName")
            .ok()
            .filter(|_| whole)
            .and_then(|name| name.as_name().ok())
            .map(|name| String::from_utf8_lossy(name).into_owned())
    };
    doc.objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter_map(name)
        .collect()
}

#[test]
fn without_a_font_the_character_is_named_and_nothing_is_written() {
    assert_refused(&build("", b""), "missing-glyph", "`𠮷` (U+20BB7)");
}

#[test]
fn with_a_font_the_character_is_printed_found_and_its_font_embedded() {
    let (temp, run) = build("fonts: [Yoshino.ttf]\n", &sfnt::with_character('𠮷', '吉'));
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = fs::read(temp.path().join("out.pdf")).expect("a PDF");
    let fonts = embedded(&pdf);
    assert!(
        fonts.iter().any(|name| name.ends_with("+Yoshino")),
        "{fonts:?}"
    );
    let Some(text) = poppler(&pdf, &[]) else {
        return;
    };
    assert!(text.contains("𠮷野の見本"), "{text}");
}

#[test]
fn a_font_that_lacks_the_character_helps_nothing() {
    assert_refused(
        &build("fonts: [Yoshino.ttf]\n", &sfnt::with_character('𠀋', '丈')),
        "missing-glyph",
        "`𠮷` (U+20BB7)",
    );
}

#[test]
fn a_font_whose_licence_forbids_it_is_not_embedded() {
    let font = sfnt::with_character('𠮷', '吉');
    // OpenType, OS/2, fsType.
    for (bits, why) in [
        (0x0002, "forbid embedding"),
        (0x0100, "forbid subsetting"),
        (0x0200, "bitmaps only"),
    ] {
        assert_refused(
            &build("fonts: [Yoshino.ttf]\n", &sfnt::with_licence(&font, bits)),
            "bad-font",
            why,
        );
    }
}

#[test]
fn a_font_that_may_be_previewed_and_printed_or_edited_is_embedded() {
    let font = sfnt::with_character('𠮷', '吉');
    for bits in [0x0000, 0x0004, 0x0008] {
        let (_, run) = build("fonts: [Yoshino.ttf]\n", &sfnt::with_licence(&font, bits));
        assert_eq!(run.code, 0, "{bits:#x}: {}", run.err);
    }
}

#[test]
fn a_file_that_is_no_font_is_refused() {
    assert_refused(
        &build("fonts: [Yoshino.ttf]\n", b"no font at all"),
        "bad-font",
        "Yoshino.ttf",
    );
    let font = sfnt::with_character('𠮷', '吉');
    assert_refused(
        &build("fonts: [Yoshino.ttf]\n", &font[..200]),
        "bad-font",
        "Yoshino.ttf",
    );
}
