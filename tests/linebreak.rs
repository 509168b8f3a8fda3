//! Where lines may end and where never, after JLREQ (classes cl-01 to cl-30, tables 3.1.7 to
//! 3.1.10) and DESIGN.md 7.
//!
//! A row is a text in which every place is marked, as in the tests of UAX 14: `×` no break, `÷` a
//! break. It is set between kana at every width; a place marked `×` must never end a line, and one
//! marked `÷` must do so at some width.

use std::collections::BTreeSet;

use nenpyo::font::{FaceId, FontBook};
use nenpyo::frame::Colour;
use nenpyo::geom::Pt;
use nenpyo::lang::Lang;
use nenpyo::text::{Filling, Line, Rich, TextStyle, Typesetter};

/// Size of the type, in points.
const EM: f32 = 10.0;
/// Kana before each text, so that no group is as wide as a line.
const BEFORE: &str = "ああああああああああ";
/// Kana after each text: two lengths, since a lonely last line moves the breaks above it.
const AFTER: [&str; 2] = ["ああああああああああ", "ああああああああああああああああ"];

const FILLINGS: [Filling; 3] = [Filling::Ragged, Filling::Justified, Filling::Phrases];

/// JLREQ cl-01, opening brackets.
const OPENING: &str = "‘“（〔［｛〈《「『【｟〘〖〝";
/// JLREQ cl-02, closing brackets.
const CLOSING: &str = "’”）〕］｝〉》」』】｠〙〗〟";
/// JLREQ cl-03 to cl-07: hyphens, dividing punctuation, middle dots, full stops, commas.
const PUNCTUATION: &str = "‐゠–〜～！？‼⁇⁈⁉・：；。．、，";
/// JLREQ cl-09 to cl-11: iteration marks, the long vowel, small kana.
const SMALL: &str = "ヽヾゝゞ々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷ\
    ㇸㇹㇺㇻㇼㇽㇾㇿ";
/// JLREQ cl-12, which goes before its number.
const PREFIXES: &str = "¥￥$＄£￡€№";
/// JLREQ cl-13, which goes after its number.
const SUFFIXES: &str = "％%‰℃°′″℉￠㎜㎝㎞㎏㎡㏄";

/// Groups that are never divided.
const GROUPS: &[&str] = &[
    "2020年10月",
    "2026年3月31日",
    "令和8年4月6日",
    "令和元年",
    "47都道府県警察",
    "約200機関",
    "約1,000社",
    "第4号",
    "12か月",
    "3億5,000万円",
    "10万人",
    "図1",
    "1,000,000",
    "12.5％",
    "12.5%",
    "25℃",
    "¥1,000",
    "$5",
    "No. 12",
    "No.12",
    "――",
    "……",
    "‥‥",
    "Economic",
    "5G",
    "S3",
];

/// Texts with every place marked.
const ROWS: &[&str] = &[
    // Between kanji, hiragana and katakana: cl-15, cl-16, cl-19.
    "企÷業÷へ÷の÷訪×ょ÷ア÷サ÷漢÷ア÷に",
    "サ×ー÷バ×ー÷の÷デ×ー÷タ",
    "人×々÷が÷時×々÷来÷る",
    // Before an opening and after a closing bracket: cl-01, cl-02.
    "は÷「×経÷済×」÷と÷（×訪÷問×）×。÷次÷の",
    "経×」×、÷（×訪",
    "済×）÷（×問",
    "問×」÷「×済",
    "（×「×済×」×）÷次",
    // After full stops, commas, middle dots, dividing punctuation: cl-04 to cl-07.
    "訪÷問×・÷勉÷強×、÷会×。÷次×！÷に×？÷も×：÷語×；÷も",
    "訪×！×？÷次",
    // Inseparable: cl-08.
    "次×…×…÷に×―×―÷も",
    // Quotation marks, which UAX 14 keeps with both neighbours.
    "は÷“×経÷済×”÷の÷‘×訪×’×、÷次",
    "（×“×E×U×”×）÷次",
    // Hyphens and ranges: cl-03.
    "語×〜÷次",
    "2020×〜÷2024×年",
    // Numbers with what goes before and after them: cl-12, cl-13, cl-24.
    "は÷約×2×0×0×機×関÷に",
    "は÷約×百÷社÷の÷第×三÷者÷に",
    "と÷契÷約÷の÷次÷第÷に",
    "は÷令×和×元×年÷に÷元÷の",
    "は÷1×0÷も÷2×0×％÷の÷3×0×℃÷に",
    "は÷¥×1×,×0×0×0÷も",
    "は÷N×o×.× 1×2÷も",
    "5×0÷の÷2×0×年×1×0×月÷に",
    // Latin words: cl-27.
    "は÷E×U×V÷露÷光",
    "（×E×U×）÷次",
    "は÷I×s÷ a×n÷ o×x÷も",
    "は÷i×t×'×s÷も",
    "は÷2×-×3÷も",
];

fn style(gaps: bool) -> TextStyle {
    TextStyle {
        face: FaceId::REGULAR,
        size: EM,
        leading: 16.0,
        colour: Colour::BLACK,
        lang: Lang::Ja,
        gaps,
    }
}

/// The signs of a text that print.
fn printed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// The places inside a text at which lines end at some width, counted in signs that print.
fn breaks(setter: &Typesetter<'_>, text: &str, filling: Filling, gaps: bool) -> BTreeSet<usize> {
    let (before, count) = (printed(BEFORE).count(), printed(text).count());
    let mut found = BTreeSet::new();
    for after in AFTER {
        let whole = format!("{BEFORE}{text}{after}");
        let paragraph = Rich::plain(&whole, style(gaps));
        for tenths in 90..(whole.chars().count() as u16 * 10) {
            let lines = setter.lines(&paragraph, Pt(f32::from(tenths) * EM / 10.0), filling);
            let mut at = 0;
            for line in lines.iter().map(Line::text) {
                at += printed(&line).count();
                found.extend(
                    at.checked_sub(before)
                        .filter(|place| (1..count).contains(place)),
                );
            }
            assert_eq!(
                at,
                printed(&whole).count(),
                "{text} at {tenths} tenths of an em: nothing is lost"
            );
        }
    }
    found
}

/// The text of a row, and the places that are marked as breaks.
fn read(row: &str) -> (String, BTreeSet<usize>) {
    let (mut text, mut allowed) = (String::new(), BTreeSet::new());
    for c in row.chars() {
        match c {
            '×' => {}
            '÷' => {
                allowed.insert(printed(&text).count());
            }
            c => text.push(c),
        }
    }
    (text, allowed)
}

/// A text with the places marked at which lines end.
fn marked(text: &str, breaks: &BTreeSet<usize>) -> String {
    let mut out = String::new();
    for (place, c) in printed(text).enumerate() {
        if place > 0 {
            out.push(if breaks.contains(&place) { '÷' } else { '×' });
        }
        out.push(c);
    }
    out
}

/// What is wrong with a text that may be broken at these places only, and at each of them.
fn faults(setter: &Typesetter<'_>, text: &str, allowed: &BTreeSet<usize>) -> Vec<String> {
    let mut faults = Vec::new();
    for gaps in [false, true] {
        for filling in FILLINGS {
            let found = breaks(setter, text, filling, gaps);
            // Phrases leave some places out on purpose.
            let sound = if filling == Filling::Phrases {
                found.is_subset(allowed)
            } else {
                found == *allowed
            };
            if !sound {
                faults.push(format!(
                    "{filling:?}: {} is set as {}",
                    marked(text, allowed),
                    marked(text, &found)
                ));
            }
        }
    }
    faults
}

/// Faults of texts made of a sign each.
fn faults_of_signs(signs: &str, row: impl Fn(char) -> String) -> Vec<String> {
    let setter = Typesetter::new(FontBook::of_bundled());
    signs
        .chars()
        .flat_map(|sign| {
            let (text, allowed) = read(&row(sign));
            faults(&setter, &text, &allowed)
        })
        .collect()
}

#[test]
fn a_line_ends_where_it_may_and_nowhere_else() {
    let setter = Typesetter::new(FontBook::of_bundled());
    let faults: Vec<String> = ROWS
        .iter()
        .flat_map(|row| {
            let (text, allowed) = read(row);
            faults(&setter, &text, &allowed)
        })
        .collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_line_never_begins_with_closing_brackets_or_punctuation() {
    assert_eq!(
        faults_of_signs(CLOSING, |sign| format!("漢×{sign}÷漢")),
        Vec::<String>::new()
    );
    assert_eq!(
        faults_of_signs(PUNCTUATION, |sign| format!("漢×{sign}÷漢")),
        Vec::<String>::new()
    );
}

#[test]
fn a_line_never_begins_with_small_kana_the_long_vowel_or_an_iteration_mark() {
    assert_eq!(
        faults_of_signs(SMALL, |sign| format!("か×{sign}÷漢÷カ×{sign}÷あ")),
        Vec::<String>::new()
    );
}

#[test]
fn a_line_never_ends_with_an_opening_bracket() {
    assert_eq!(
        faults_of_signs(OPENING, |sign| format!("漢÷{sign}×漢")),
        Vec::<String>::new()
    );
}

#[test]
fn signs_of_money_and_units_stay_with_their_numbers() {
    assert_eq!(
        faults_of_signs(PREFIXES, |sign| format!("は÷{sign}×5")),
        Vec::<String>::new()
    );
    assert_eq!(
        faults_of_signs(SUFFIXES, |sign| format!("は÷5×{sign}÷の")),
        Vec::<String>::new()
    );
}

#[test]
fn a_group_is_never_divided() {
    let setter = Typesetter::new(FontBook::of_bundled());
    let faults: Vec<String> = GROUPS
        .iter()
        .flat_map(|group| faults(&setter, group, &BTreeSet::new()))
        .collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_group_stays_whole_where_a_lonely_last_line_makes_lines_narrower() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for group in ["47都道府県警察", "2026年3月31日", "Cybersecurity"] {
        for tail in 1..8 {
            let text = format!("{group}の{}", &"あいうえおかきくけこ"[..tail * 3]);
            for tenths in 90..160u16 {
                let found = setter.lines(
                    &Rich::plain(&text, style(true)),
                    Pt(f32::from(tenths) * EM / 10.0),
                    Filling::Ragged,
                );
                let texts: Vec<String> = found.iter().map(Line::text).collect();
                assert!(
                    texts[0].starts_with(group),
                    "{group} at {tenths} tenths of an em: {texts:?}"
                );
            }
        }
    }
}
