//! Space between Japanese and Latin: a quarter em in running text, none between a digit and its
//! counter, none beside punctuation (JLREQ 3.2.6, DESIGN.md 7). It is space, not a character:
//! searching for EUV露光 finds it.

use super::rich::Stretch;
use super::shape::Cluster;

/// The part of an em between kanji or kana and Latin letters or digits.
const GAP: f32 = 0.25;

/// Counters that stay with the digits before them; several characters first.
const COUNTERS: &[&str] = &[
    "都道府県警察",
    "都道府県",
    "ページ",
    "ヘクタール",
    "メートル",
    "キロ",
    "パーセント",
    "ポイント",
    "セット",
    "ファイル",
    "カ国語",
    "か国語",
    "社以上",
    "機関",
    "団体",
    "段階",
    "か月間",
    "か月",
    "カ月",
    "ヶ月",
    "か国",
    "カ国",
    "ヶ国",
    "か所",
    "カ所",
    "ヶ所",
    "年度",
    "年間",
    "年代",
    "年版",
    "年目",
    "年余り",
    "日間",
    "日付",
    "日目",
    "時間",
    "分間",
    "人目",
    "人以上",
    "件以上",
    "事件",
    "億円",
    "万円",
    "千円",
    "兆円",
    "億",
    "万人",
    "万件",
    "万",
    "兆",
    "千",
    "円",
    "ドル",
    "年",
    "月",
    "日",
    "時",
    "分",
    "秒",
    "件",
    "社",
    "人",
    "名",
    "回",
    "号",
    "条",
    "項",
    "点",
    "台",
    "歳",
    "割",
    "倍",
    "章",
    "節",
    "頁",
    "都",
    "道",
    "府",
    "県",
    "市",
    "区",
    "町",
    "種",
    "本",
    "枚",
    "個",
    "校",
    "階",
    "期",
    "次",
    "位",
    "組",
    "行",
    "者",
    "通",
    "冊",
    "桁",
    "世",
    "審",
    "級",
    "品",
    "列",
    "巻",
    "隻",
    "機",
    "基",
    "つ",
    "番",
    "部",
    "以",
    "字",
    "文",
    "課",
    "室",
    "班",
    "係",
];

/// What stays with the digits after it.
const BEFORE_NUMBER: &[&str] = &[
    "約", "第", "ほか", "令和", "平成", "昭和", "大正", "明治", "計", "全", "同", "各", "延べ",
    "年", "月", "図", "表", "写し", "版", "問", "万", "億", "兆", "千",
];

/// Abbreviations that stay with the digits after them.
const NUMBER_SIGNS: [&str; 3] = ["No.", "No. ", "no. "];

/// Japanese eras, whose first year is written 元年.
const ERAS: [&str; 5] = ["令和", "平成", "昭和", "大正", "明治"];

/// The length in bytes of the counter at the start of a text.
pub(super) fn counter_length(text: &str) -> Option<usize> {
    // Every counter begins with a character of three bytes; comparing these first spares most
    // comparisons.
    let head = text.as_bytes().first_chunk::<3>()?;
    let stands = |counter: &&&str| {
        counter.as_bytes().first_chunk() == Some(head) && text.starts_with(**counter)
    };
    COUNTERS.iter().find(stands).map(|counter| counter.len())
}

/// Whether a counter stands at the start of a text.
pub(super) fn is_counter_at(text: &str) -> bool {
    counter_length(text).is_some()
}

/// Whether a text ends with something that the digits after it belong to.
pub(super) fn joins_number_before(text: &str) -> bool {
    let joined = |word: &&&str| text.ends_with(**word);
    let signed = NUMBER_SIGNS.iter().any(|sign| text.ends_with(sign));
    signed
        || BEFORE_NUMBER
            .iter()
            .find(joined)
            .is_some_and(|word| match *word {
                // 年 and 月 only inside a date: 2020年10月.
                "年" | "月" => {
                    text[..text.len() - word.len()].ends_with(|c: char| is_digit(c) || c == '元')
                }
                // 約 in 契約 or 条約 is no "about".
                "約" => !text[..text.len() - word.len()].ends_with([
                    '契', '予', '条', '規', '公', '協', '解', '要', '節', '制', '特', '倹', '婚',
                    '盟', '集',
                ]),
                "万" | "億" | "兆" | "千" => {
                    text[..text.len() - word.len()].ends_with(|c: char| is_digit(c))
                }
                _ => true,
            })
}

/// Whether a place lies inside a word that the digits after it belong to: 令和8年 is never divided
/// into 令 and 和8年.
pub(super) fn inside_word_before_number(text: &str, at: usize) -> bool {
    let divides = |word: &str, inner: usize| {
        let (head, tail) = word.split_at(inner);
        text[..at].ends_with(head)
            && text[at..]
                .strip_prefix(tail)
                .is_some_and(|rest| rest.starts_with(|c: char| is_digit(c) || c == '元'))
    };
    BEFORE_NUMBER.iter().any(|word| {
        word.char_indices()
            .skip(1)
            .any(|(inner, _)| divides(word, inner))
    })
}

/// Whether a place lies inside 令和元年, before 元 or after it.
pub(super) fn divides_first_year(text: &str, at: usize) -> bool {
    let (head, tail) = text.split_at(at);
    let ends_with_era = |head: &str| ERAS.iter().any(|era| head.ends_with(era));
    (tail.starts_with("元年") && ends_with_era(head))
        || (tail.starts_with('年') && head.strip_suffix('元').is_some_and(ends_with_era))
}

/// A digit, half or full width.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Kana, kanji and their iteration marks: what a quarter em stands beside.
fn is_kana_or_kanji(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '々' | '〆'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Kana, kanji, and Japanese punctuation and full-width forms.
pub(super) fn is_japanese(c: char) -> bool {
    is_kana_or_kanji(c)
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{3097}'..='\u{30a0}' | '\u{30fb}'..='\u{30ff}'
            | '\u{31f0}'..='\u{31ff}' | '\u{ff00}'..='\u{ffef}')
}

fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && !is_japanese(c)
}

/// Marks the gaps before clusters.
pub(super) fn mark_gaps(text: &str, clusters: &mut [Cluster], stretches: &[Stretch]) {
    for i in 1..clusters.len() {
        let (before, after) = (clusters[i - 1], clusters[i]);
        let style = &stretches[usize::from(after.stretch)].style;
        if !style.gaps || after.more || !stretches[usize::from(before.stretch)].style.gaps {
            continue;
        }
        let at = after.start as usize;
        let last = text[..at].chars().next_back().unwrap_or(' ');
        let meets = (is_latin(last) && is_kana_or_kanji(after.first))
            || (is_kana_or_kanji(last) && is_latin(after.first));
        let joined = || {
            (last.is_ascii_digit() && is_counter_at(&text[at..]))
                || (after.first.is_ascii_digit() && joins_number_before(&text[..at]))
        };
        if meets && !joined() {
            clusters[i].gap = GAP * style.size;
        }
    }
}
