//! Texts as people type and paste them: each fault that was seen, under its name, with the right
//! value.

use crate::output::poppler;
use crate::tried::{HEAD, Tried, event, tried};

const PACK: &str = "language: ja\ntitle: 試験\nsections: [events, chronology]\n";

/// An event with a Japanese title, and a pack that prints it.
fn titled(ja: &str) -> Tried {
    tried(
        &format!("{HEAD}events:\n{}", event("e", "2025-01-10", ja, "Title")),
        PACK,
    )
}

#[test]
fn foreign_08_and_trials_10_letters_in_pieces_are_composed() {
    let of = titled("がいどうとÅngströmとÇağlar");
    assert!(
        of.assert_sound()
            .text()
            .contains("がいどうとÅngströmとÇağlar")
    );
    let found = titled("同社は Nguyễn を").found;
    let composed = ["t 10:19 missing-glyph: no font has the character `ễ` (U+1EC5) of this text"];
    assert_eq!(found, composed);
    let csv = nenpyo::source::table(
        "name\nがいどう\n",
        0,
        &[("name", &[])],
        &mut nenpyo::diag::Sink::default(),
    );
    assert!(format!("{csv:?}").contains("\"がいどう\""), "{csv:?}");
}

#[test]
fn trials_24_and_foreign_20_what_is_not_seen_is_left_out() {
    const UNSEEN: &str = "\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{fe0f}\
        \u{200e}\u{200f}\u{202a}\u{202c}\u{2066}\u{34f}\u{e0020}";
    for unseen in UNSEEN.chars() {
        let of = titled(&format!("'サイ{unseen}バー攻撃'"));
        assert!(
            of.assert_sound().text().contains("サイバー攻撃"),
            "{unseen:?}"
        );
    }
    if let Some(pdf) = titled("サイ\u{ad}バー攻撃").pdf
        && let Some(text) = poppler(&pdf, &[])
    {
        assert!(text.contains("サイバー攻撃") && !text.contains('\u{ad}'));
    }
}

#[test]
fn what_turns_the_order_of_a_text_is_refused_by_name_once_a_text() {
    assert_eq!(
        titled("'a\u{202e}b\u{202d}c\u{202e}'").found,
        [
            "t 10:11 control-character: the text holds characters that cannot be seen: U+202D \
            LEFT-TO-RIGHT OVERRIDE, U+202E RIGHT-TO-LEFT OVERRIDE"
        ]
    );
}

#[test]
fn trials_13_a_form_that_the_font_has_is_set_and_another_falls_back() {
    let of = titled("葛\u{e0100}城市と辻\u{e0100}");
    let pdf = of.assert_sound().pdf.as_ref().expect("a file");
    assert!(of.text().contains("葛\u{e0100}城市と辻\u{e0100}"));
    assert!(poppler(pdf, &[]).is_none_or(|text| text.contains("葛\u{e0100}城市")));
    let without = titled("見\u{e01ef}本");
    assert_eq!(
        without.found,
        [
            "t 10:11 missing-glyph: no font has the form of `見` that U+E01EF VARIATION SELECTOR \
            asks for: `見` is printed"
        ]
    );
    assert!(without.pdf.is_some() && without.text().contains("見本"));
}

#[test]
fn newcomer_16_and_trials_19_a_wrong_blank_is_named_at_its_own_place() {
    let record =
        "  - id: e\n    date: 2024-05-01\n    kind: incident\n    title: 題\n    sample: true\n";
    let found = |from: &str, to: &str| {
        tried(
            &format!("{HEAD}events:\n{}", record.replace(from, to)),
            PACK,
        )
        .found
    };
    for (from, to, place, sign) in [
        ("    kind", "\tkind", "8:1", "U+0009 TAB"),
        ("    kind", "　　kind", "8:1", "U+3000 IDEOGRAPHIC SPACE"),
        ("    kind", "  \u{a0} kind", "8:3", "U+00A0 NO-BREAK SPACE"),
        ("kind: ", "kind:　", "8:10", "U+3000 IDEOGRAPHIC SPACE"),
        ("kind: ", "kind：", "8:9", "U+FF1A FULLWIDTH COLON"),
        ("  - id", "  － id", "6:3", "U+FF0D FULLWIDTH HYPHEN-MINUS"),
        (
            "    sample",
            "　　sample",
            "10:1",
            "U+3000 IDEOGRAPHIC SPACE",
        ),
    ] {
        let found = found(from, to);
        let first = found.first().expect("a finding");
        assert!(
            first.starts_with(&format!("t {place} yaml-syntax")) && first.ends_with(sign),
            "{to:?}: {found:?}"
        );
    }
}

#[test]
fn newcomer_04_and_trials_14_a_comment_that_cuts_a_text_is_told() {
    let found = |title: &str| titled(title).found;
    for (title, comment, column) in [
        ("侵入 #3 件目（訂正前）", "#3 件目（訂正前）", 14),
        ("捜査資料 # 3 から", "# 3 から", 16),
        ("侵入  #3", "#3", 15),
    ] {
        assert_eq!(
            found(title),
            [format!(
                "t 10:{column} cut-by-comment: `{comment}` is a comment here: the text ends before \
                it"
            )]
        );
    }
    for title in ["侵入  # 訂正前", "'侵入 #3'", "侵入#3"] {
        assert_eq!(found(title), Vec::<String>::new(), "{title}");
    }
}

#[test]
fn trials_15_folded_lines_leave_no_space_beside_japanese() {
    let folded = ">\n        同社は、\n        JAXAなど（\n        NEC\n        \
        を含む）に\n        2025\n        年10月に知らせた。";
    assert!(
        titled(folded)
            .text()
            .contains("同社は、JAXAなど（NECを含む）に2025年10月に知らせた。")
    );
    let typed = "同社は 見本 A\n        B の";
    assert!(titled(typed).text().contains("同社は 見本 A B の"));
    let english = format!(
        "{HEAD}events:\n{}",
        event(
            "e",
            "2025",
            "題",
            ">\n        The act (経済安全保障\n        推進法) was\n        passed in\n        the \
            Diet"
        )
    );
    let of = tried(&english, &PACK.replace("ja", "en"));
    assert!(
        of.text()
            .contains("The act (経済安全保障推進法) was passed in the Diet")
    );
}

#[test]
fn trials_11_letters_from_right_to_left_are_refused_once_a_text() {
    assert_eq!(
        titled("名は שלום עולם、محمد である")
            .found
            .first()
            .map(String::as_str),
        Some(
            "t 10:14 right-to-left: `שלום עולם` is written from right to left, which is not \
            supported"
        )
    );
}
