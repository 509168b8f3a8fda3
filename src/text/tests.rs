//! What a Japanese reader looks for at the ends of lines.

use super::*;
use crate::font::FaceId;
use crate::frame::Colour;
use crate::lang::Lang;

fn style(lang: Lang) -> TextStyle {
    TextStyle {
        face: FaceId::REGULAR,
        size: 10.0,
        leading: 16.0,
        colour: Colour::BLACK,
        lang,
        gaps: true,
    }
}

fn lines(text: &str, em: f32, filling: Filling) -> Vec<String> {
    let setter = Typesetter::new(FontBook::of_bundled());
    let found = setter.lines(&Rich::plain(text, style(Lang::Ja)), Pt(em * 10.0), filling);
    found.iter().map(Line::text).collect()
}

#[test]
fn no_line_begins_or_ends_with_a_forbidden_sign_at_any_width() {
    let text = "警察庁は「経済安全保障」について、（2020年10月に）企業への訪問・勉強会を続け、サー\
        バーやデータの管理を点検した。約200機関が対象となり、47都道府県警察が対応している――。";
    for width in 6..40 {
        for filling in [Filling::Justified, Filling::Ragged, Filling::Phrases] {
            let found = lines(text, width as f32, filling);
            assert_eq!(found.concat(), text, "nothing is lost at {width} em");
            for line in &found[1..] {
                assert!(
                    !line.starts_with(['、', '。', '）', '」', '・', 'ー', 'ュ', '―']),
                    "{width} em: {line}"
                );
            }
            for line in &found[..found.len() - 1] {
                assert!(!line.ends_with(['（', '「', '約']), "{width} em: {line}");
            }
        }
    }
}

#[test]
fn a_number_stays_with_its_counter() {
    let text =
        "あいうえおかきくけこ2020年10月13日に47都道府県警察が約200機関を第4号で令和8年に示した。";
    for width in 10..30 {
        let found = lines(text, width as f32, Filling::Ragged).join("|");
        for whole in [
            "2020年10月13日",
            "47都道府県警察",
            "約200機関",
            "第4号",
            "令和8年",
        ] {
            assert!(found.contains(whole), "{width} em breaks {whole}: {found}");
        }
    }
}

#[test]
fn a_heading_breaks_where_a_phrase_ends() {
    let found = lines(
        "社員の持ち出しと国内サーバーの悪用が続いている",
        15.0,
        Filling::Phrases,
    );
    assert_eq!(
        found,
        ["社員の持ち出しと国内サーバーの", "悪用が続いている"]
    );
}

#[test]
fn a_quarter_em_stands_between_kanji_and_latin_and_none_before_a_counter() {
    let setter = Typesetter::new(FontBook::of_bundled());
    let gaps = |text: &str| {
        let line = setter.line(text, style(Lang::Ja));
        line.runs
            .iter()
            .flat_map(|(_, run, _)| &run.glyphs)
            .filter(|glyph| glyph.gap)
            .count()
    };
    assert_eq!(gaps("EUV露光"), 1);
    assert_eq!(gaps("12か月"), 0);
    assert_eq!(gaps("2020年10月に約200社"), 0);
    assert_eq!(gaps("対象はJAXAなど"), 2);
    assert_eq!(gaps("（JAXA）"), 0);
}

#[test]
fn the_last_line_is_not_lonely() {
    for width in 10..30 {
        let found = lines(
            "経済安全保障に関する警察の取組は年を追って広がり企業との対話も増えている",
            width as f32,
            Filling::Ragged,
        );
        let last = found.last().map_or(0, |line| line.chars().count());
        assert!(found.len() == 1 || last >= 4, "{width} em: {found:?}");
    }
}

#[test]
fn a_word_wider_than_its_line_is_cut_and_not_lost() {
    assert_eq!(
        lines("Extraordinarily", 3.0, Filling::Ragged).concat(),
        "Extraordinarily"
    );
}

#[test]
fn a_cell_does_not_end_with_a_single_character() {
    let setter = Typesetter::new(FontBook::of_bundled());
    let cell = TextStyle {
        gaps: false,
        ..style(Lang::Ja)
    };
    for width in 8..20 {
        let found = setter.lines(
            &Rich::plain("同じ相手と勤務外に何度も会う", cell),
            Pt(width as f32 * 10.0),
            Filling::Ragged,
        );
        let last = found.last().map_or(0, |line| line.text().chars().count());
        assert!(found.len() == 1 || last >= 2, "{width} em");
    }
}

#[test]
fn a_range_of_numbers_stays_whole() {
    for width in 6..20 {
        let found = lines(
            "七段階の帯（1–5、5–20、20–45）に対応する",
            width as f32,
            Filling::Ragged,
        )
        .join("|");
        for whole in ["1–5", "5–20", "20–45"] {
            assert!(found.contains(whole), "{width} em breaks {whole}: {found}");
        }
    }
}

#[test]
fn an_interval_of_dates_breaks_at_its_dash() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for text in ["2018-08–2019-01", "2020-05–2026-03"] {
        let found = setter.lines(
            &Rich::plain(text, style(Lang::En)),
            Pt(62.0),
            Filling::Phrases,
        );
        let found: Vec<String> = found.iter().map(Line::text).collect();
        assert!(found.len() > 1 && found[0].ends_with('–'), "{found:?}");
    }
}
