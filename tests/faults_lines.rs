//! Where lines end and what stands in the text layer: each fault that was seen, under its name.

use crate::output::poppler;
use crate::tried::{HEAD, Tried, event, tried};

const PACK: &str = "language: ja\ntitle: 試験\nsides: simplex\nsections: [events, chronology]\n";

/// An event with a Japanese summary.
fn said(summary: &str) -> Tried {
    let event = event("e", "2025-01-10", "題", "Title");
    tried(
        &format!("{HEAD}events:\n{event}    summary:\n      ja: '{summary}'\n      en: S.\n"),
        PACK,
    )
}

#[test]
fn trials_03_and_attack_03_half_width_kana_have_their_text() {
    for name in ["ｶﾌﾞｼｷｶﾞｲｼｬ ﾐﾎﾝ", "株式会社ﾎﾝﾀﾞ", "ﾃﾞｰﾀﾍﾞｰｽを確認", "ﾊﾟ"]
    {
        let of = said(name);
        let pdf = of.assert_sound().pdf.as_ref().expect("a file");
        assert!(
            poppler(pdf, &[]).is_none_or(|text| text.contains(name)),
            "{name}"
        );
    }
}

#[test]
fn trials_04_half_width_kana_stand_at_the_end_of_any_line() {
    for before in 0..40 {
        let text = format!(
            "{}口座名義ｶ)ﾐﾎﾝｶﾞﾙﾃﾞﾝへの振込が確かめられた。",
            "計".repeat(before)
        );
        said(&text).assert_sound();
    }
}

#[test]
fn trials_16_full_width_figures_are_not_divided() {
    for before in 20..40 {
        let text = format!(
            "{}２０２５年１０月１０日に３０％、１，２３４円{}",
            "あ".repeat(before),
            "い".repeat(25)
        );
        for line in said(&text).lines() {
            let starts = ["％", "年", "月", "日", "円", "，"];
            assert!(!starts.iter().any(|sign| line.starts_with(sign)), "{line}");
            let digit = |c: char| ('０'..='９').contains(&c) || c == '，';
            assert!(!line.ends_with(digit), "{line}");
        }
    }
}

#[test]
fn trials_20_brackets_of_mathematics_keep_to_their_side() {
    for before in 25..40 {
        let text = format!("{}≪見本≫の＠見本{}", "あ".repeat(before), "い".repeat(30));
        for line in said(&text).lines() {
            assert!(
                !line.ends_with(['≪', '＠']) && !line.starts_with('≫'),
                "{line}"
            );
        }
    }
}

#[test]
fn trials_05_no_date_is_cut_inside_its_day() {
    for paper in ["A4", "A5"] {
        for (calendar, language) in [("gregorian", "ja"), ("both", "ja"), ("gregorian", "both")] {
            let events: String = [
                "2025-01-10/..",
                "2025-11-21?/..",
                "2025-01-10/",
                "2025-01-10/2025-01-12",
            ]
            .iter()
            .enumerate()
            .map(|(number, date)| event(&format!("e{number}"), date, "訪問", "Visits"))
            .collect();
            let pack = format!(
                "language: {language}\ncalendar: {calendar}\npaper: {paper}\ntitle: 試験\n\
                sections: [chronology]\n"
            );
            let of = tried(&format!("{HEAD}events:\n{events}"), &pack);
            if paper == "A5" && of.found.iter().any(|found| found.contains("not-supported")) {
                continue;
            }
            assert!(of.pdf.is_some(), "{:?}", of.found);
            for line in of.lines() {
                let cut = line.starts_with("2025-")
                    && line.len() < 10
                    && line.ends_with(|c: char| c.is_ascii_digit());
                assert!(!cut, "{paper} {calendar} {language}: {line}");
            }
        }
    }
}

#[test]
fn foreign_26_english_in_japanese_is_not_stretched() {
    use nenpyo::font::{FaceId, FontBook};
    use nenpyo::text::{Filling, Rich, TextStyle, Typesetter};
    let style = TextStyle {
        face: FaceId::REGULAR,
        size: 10.0,
        leading: 16.0,
        colour: nenpyo::frame::Colour::BLACK,
        lang: nenpyo::lang::Lang::Ja,
        gaps: true,
    };
    let text = "Discovered by MalwareHunterTeam, when the PUBG Ransomware is launched it will \
        encrypt files";
    let setter = Typesetter::new(FontBook::of_bundled());
    let set = |filling| {
        let lines = setter.lines(&Rich::plain(text, style), nenpyo::geom::Pt(200.0), filling);
        lines.iter().map(|line| line.width.0).collect::<Vec<_>>()
    };
    assert_eq!(set(Filling::Justified), set(Filling::Ragged));
}

#[test]
fn trials_21_the_host_of_an_address_is_in_ascii_as_the_net_wants_it() {
    let source = "sources:\n  - {id: s1, title: 出典, publisher: 見本社, kind: news, url: \
        'https://日本語.jp/報告', reliability: B, sample: true}\n";
    let event = event("e", "2025-01-10", "題", "Title");
    let of = tried(
        &format!("{HEAD}{source}events:\n{event}    sources: [{{id: s1, credibility: 2}}]\n"),
        "preset: report\nlanguage: ja\ntitle: 試験\nsections: [chronology, sources]\n",
    );
    let pdf = of.assert_sound().pdf.as_ref().expect("a file");
    let doc = lopdf::Document::load_mem(pdf).expect("a sound PDF");
    let address = |object: &lopdf::Object| {
        let action = object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok()?;
        let address = action.get(b"URI").ok()?.as_str().ok()?;
        Some(String::from_utf8_lossy(address).into_owned())
    };
    let found: Vec<String> = doc.objects.values().filter_map(address).collect();
    let right = "https://xn--wgv71a119e.jp/%E5%A0%B1%E5%91%8A";
    assert!(
        !found.is_empty() && found.iter().all(|one| one == right),
        "{found:?}"
    );
}
