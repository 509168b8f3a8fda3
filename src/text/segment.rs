//! Where lines may end: UAX 14 through icu_segmenter, then the Japanese rules (JLREQ 3.1.7 to
//! 3.1.10, DESIGN.md 7).

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::shape::{Break, Cluster};
use super::spacing::{
    divides_first_year, inside_word_before_number, is_counter_at, is_digit, is_japanese,
    joins_number_before,
};

/// Never at the start of a line (gyōtō kinsoku): JLREQ cl-02 to cl-07, cl-09 to cl-11, and 〜 – ％.
const NO_START: &str = "、。，．,.・：；:;？！?!）」』】〕］｝〉》)]}ー々ゝゞヽヾ〻〜～–‐゠\
    ％%‰℃°′″ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾ\
    ㇿ’”…‥―─≫｡､｣･ｰｧｨｩｪｫｬｭｮｯﾞﾟ";
/// Never at the end of a line (gyōmatsu kinsoku): JLREQ cl-01, and 約 第 No. ¥ before their number.
const NO_END: &str = "（「『【〔［｛〈《([{‘“≪｢＠＃￥¥$＄£№";

/// What a number written in kanji begins with.
const NUMERALS: &str = "一二三四五六七八九十百千万数";

/// Marks the break opportunities of a shaped text.
pub(super) fn mark_breaks(text: &str, clusters: &mut [Cluster]) {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut breaks = segmenter.segment_str(text).peekable();
    let mut before: Option<char> = None;
    for i in 0..clusters.len() {
        let (start, first, more) = (
            clusters[i].start as usize,
            clusters[i].first,
            clusters[i].more,
        );
        while breaks.peek().is_some_and(|at| *at < start) {
            breaks.next();
        }
        if start > 0
            && !more
            && (breaks.peek() == Some(&start)
                || before.is_some_and(|before| is_outside_quotes(before, first)))
        {
            clusters[i].before = kind_of_break(text, start, before, first);
        }
        if !more {
            before = text[start..clusters[i].end as usize].chars().next_back();
        }
    }
}

/// Whether a place lies outside a quotation mark, in Japanese: UAX 14 keeps “ and ” with both
/// neighbours, since it cannot tell which side is inside.
fn is_outside_quotes(before: char, after: char) -> bool {
    (is_japanese(before) && matches!(after, '“' | '‘'))
        || (matches!(before, '”' | '’') && is_japanese(after))
}

/// Whether a place lies behind the dash of a range of short numbers: 20–45 stays whole; years and
/// dates are too long to.
fn inside_short_range(text: &str, at: usize) -> bool {
    let Some(first) = text[..at].strip_suffix('–') else {
        return false;
    };
    let is_short = |rest: &str, number: &str| {
        let digits = number.len() - rest.len();
        (1..=3).contains(&digits)
    };
    let before = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let after = text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
    is_short(before, first)
        && is_short(after, &text[at..])
        && !before.ends_with('-')
        && !after.starts_with('-')
}

fn kind_of_break(text: &str, at: usize, before: Option<char>, after: char) -> Break {
    let Some(before) = before else {
        return Break::No;
    };
    if before == '\n' {
        return Break::Must;
    }
    let forbidden = NO_START.contains(after)
        || NO_END.contains(before)
        || (is_digit(before) && is_counter_at(&text[at..]))
        || (is_digit(after) && joins_number_before(&text[..at]))
        || (is_digit(after) && continues_number(&text[..at]))
        || inside_counter(text, at)
        || inside_word_before_number(text, at)
        || divides_first_year(text, at)
        || inside_short_range(text, at)
        || (matches!(before, '約' | '第') && NUMERALS.contains(after))
        || (before == after && matches!(before, '…' | '―' | '─' | '‥'))
        || (!is_japanese(before)
            && !is_japanese(after)
            && !before.is_whitespace()
            && !matches!(before, '-' | '/' | '–' | '!' | '?'));
    match (forbidden, ends_phrase(before, after)) {
        (true, _) => Break::No,
        (false, true) => Break::Phrase,
        (false, false) => Break::Allowed,
    }
}

/// Whether a text ends within a number that a digit goes on with: １，２３４ is no more divided
/// than 1,234.
fn continues_number(text: &str) -> bool {
    let mut before = text.chars().rev();
    match before.next() {
        Some('，' | '．' | '：' | ',' | '.' | ':') => before.next().is_some_and(is_digit),
        Some(c) => is_digit(c),
        None => false,
    }
}

/// Whether a place lies inside a counter of several characters that follows a digit: 47都道府県警察
/// stays whole.
fn inside_counter(text: &str, at: usize) -> bool {
    let mut after = None;
    for (start, c) in text[..at].char_indices().rev().take(8) {
        let counter = || {
            after.and_then(|start| {
                super::spacing::counter_length(&text[start..]).map(|length| start + length)
            })
        };
        if is_digit(c) && counter().is_some_and(|end| end > at) {
            return true;
        }
        after = Some(start);
    }
    false
}

/// A phrase ends after 、。・ and closing brackets, after a space, and where hiragana is followed
/// by kanji, katakana, Latin or an opening bracket. After the honorific 「お」 and 「ご」 it does
/// not.
fn ends_phrase(before: char, after: char) -> bool {
    let hiragana = |c: char| ('\u{3041}'..='\u{309f}').contains(&c);
    let closes = matches!(
        before,
        '、' | '。' | '・' | '」' | '』' | '）' | '：' | '〉' | '】' | '≫' | ' ' | '　' | '／'
    );
    let opens = matches!(after, '（' | '「' | '『' | '〈' | '【' | '≪');
    closes || opens || (hiragana(before) && !matches!(before, 'お' | 'ご') && !hiragana(after))
}
