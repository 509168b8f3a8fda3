//! Readings (ruby, furigana) in typed text: `｛手口｜て｜ぐち｝` → the base text, and its readings
//! beside it.
//!
//! The base text is what every other stage sees; readings never mix with it.

use crate::lang::Ruby;

/// Opens a base with its reading (U+FF5B).
const OPEN: char = '｛';
/// Closes it (U+FF5D).
const CLOSE: char = '｝';
/// Parts the base from its reading, and the readings of single characters (U+FF5C).
const BAR: char = '｜';
/// All three signs have three bytes in UTF-8.
const SIGN: usize = 3;

/// Kana per base character at most: 承 is read うけたまわ. Longer ones are slips, and would tear
/// the line apart.
const MOST_KANA: usize = 6;
/// Base characters of one group at most, since no line ends within it: less than the narrowest
/// column of text.
const MOST_BASE: usize = 16;

/// What is wrong with a notation, and where in the typed text.
#[derive(Debug, PartialEq)]
pub(super) struct Fault {
    /// The first character concerned, from 0.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: &'static str,
}

const NOTATION: &str =
    "write `｛積水｜せきすい｝`; a brace that is meant as text is typed twice: `｛｛`, `｝｝`";
const ONE_OR_EACH: &str = "write one reading for the whole, or one for each character: \
    `｛手口｜てぐち｝`, `｛手口｜て｜ぐち｝`";
const KANA: &str = "write kana, `ー` and `・` only";
const SHORTER: &str = "give each word a reading of its own";

/// Takes the readings out of a typed text.
pub(super) fn parse(typed: &str) -> Result<(String, Vec<Ruby>), Fault> {
    let (mut base, mut ruby) = (String::with_capacity(typed.len()), Vec::new());
    let mut done = 0;
    while let Some(at) = typed[done..].find([OPEN, CLOSE]).map(|at| done + at) {
        base.push_str(&typed[done..at]);
        let inside = at + SIGN;
        let sign = if typed[at..].starts_with(OPEN) {
            OPEN
        } else {
            CLOSE
        };
        if typed[inside..].starts_with(sign) {
            base.push(sign);
            done = inside + SIGN;
            continue;
        }
        let fault = |end: usize, message: String, hint| {
            let place = |byte: usize| typed[..byte].chars().count();
            Fault {
                from: place(at),
                to: place(end),
                message,
                hint,
            }
        };
        if sign == CLOSE {
            return Err(fault(inside, format!("`{CLOSE}` closes nothing"), NOTATION));
        }
        let end = match typed[inside..].find([OPEN, CLOSE]).map(|end| inside + end) {
            None => {
                return Err(fault(
                    typed.len(),
                    format!("`{OPEN}` is not closed"),
                    NOTATION,
                ));
            }
            Some(end) if typed[end..].starts_with(OPEN) => {
                return Err(fault(
                    end,
                    format!(
                        "`{}` is not closed before the next `{OPEN}`",
                        &typed[at..end]
                    ),
                    NOTATION,
                ));
            }
            Some(end) => end,
        };
        done = end + SIGN;
        let whole = &typed[at..done];
        one(&typed[inside..end], &mut base, &mut ruby)
            .map_err(|(why, hint)| fault(done, format!("`{whole}` {why}"), hint))?;
    }
    base.push_str(&typed[done..]);
    Ok((base, ruby))
}

/// Writes a text with its readings, as [`parse`] reads it back: neighbouring readings of single
/// characters each in braces of their own, which means the same.
pub(super) fn written(text: &str, ruby: &[Ruby]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let plain = |part: &str, out: &mut String| {
        out.extend(
            part.chars()
                .flat_map(|c| std::iter::repeat_n(c, 1 + usize::from(c == OPEN || c == CLOSE))),
        )
    };
    for of in ruby {
        let (start, end) = (of.start as usize, of.end as usize);
        plain(&text[done..start], &mut out);
        out.push(OPEN);
        out.push_str(&text[start..end]);
        out.push(BAR);
        out.push_str(&of.reading);
        out.push(CLOSE);
        done = end;
    }
    plain(&text[done..], &mut out);
    out
}

/// Reads what stands between the braces.
fn one(
    inside: &str,
    base: &mut String,
    ruby: &mut Vec<Ruby>,
) -> Result<(), (String, &'static str)> {
    let mut parts = inside.split(BAR);
    let text = parts.next().unwrap_or_default();
    let readings: Vec<&str> = parts.collect();
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| !joins(*c))
        .map(|(at, _)| at)
        .collect();
    let wrong = |why: &str, hint| Err((why.to_owned(), hint));
    if readings.is_empty() {
        return wrong("has no reading", NOTATION);
    }
    if starts.is_empty() || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return wrong("has no base, or a space in it", NOTATION);
    }
    if readings.iter().any(|reading| reading.is_empty()) {
        return wrong("has an empty reading", ONE_OR_EACH);
    }
    if let Some(c) = readings
        .iter()
        .flat_map(|reading| reading.chars())
        .find(|c| !is_kana(*c))
    {
        return Err((format!("is read with `{c}`, which is no kana"), KANA));
    }
    if readings.len() > 1 && readings.len() != starts.len() {
        return Err((
            format!(
                "has {} readings for {} characters",
                readings.len(),
                starts.len()
            ),
            ONE_OR_EACH,
        ));
    }
    let each = starts.len() / readings.len();
    if each > MOST_BASE {
        return Err((
            format!("has one reading for {each} characters, more than {MOST_BASE}"),
            SHORTER,
        ));
    }
    if let Some(long) = readings
        .iter()
        .find(|reading| reading.chars().count() > MOST_KANA * each)
    {
        return Err((
            format!(
                "has a reading that is too long: `{long}` has more than {MOST_KANA} kana a \
                character"
            ),
            SHORTER,
        ));
    }
    let offset = base.len();
    let ends = starts
        .iter()
        .skip(each)
        .step_by(each)
        .copied()
        .chain([text.len()]);
    ruby.extend(starts.iter().step_by(each).zip(ends).zip(readings).map(
        |((start, end), reading)| Ruby {
            start: (offset + start) as u32,
            end: (offset + end) as u32,
            reading: reading.into(),
        },
    ));
    base.push_str(text);
    Ok(())
}

/// A mark that belongs to the character before it.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{200d}' | '\u{e0100}'..='\u{e01ef}')
}

/// Kana that every bundled face has.
fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゔ' | 'ァ'..='ヶ' | 'ー' | '・' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FaceId, FontBook};

    #[test]
    fn what_is_written_is_read_back() {
        for typed in [
            "｛手口｜て｜ぐち｝の｛｛例｝｝",
            "｛積水化学工業｜せきすいかがくこうぎょう｝｛社｜しゃ｝",
            "字",
        ] {
            let (base, ruby) = parse(typed).expect("a notation");
            assert_eq!(
                parse(&written(&base, &ruby)).expect("a notation"),
                (base, ruby),
                "{typed}"
            );
        }
    }

    fn read(typed: &str) -> (String, Vec<(String, String)>) {
        let (base, ruby) = parse(typed).expect("a notation");
        let of = |r: &Ruby| {
            (
                base[r.start as usize..r.end as usize].to_owned(),
                r.reading.to_string(),
            )
        };
        let ruby = ruby.iter().map(of).collect();
        (base, ruby)
    }

    fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter()
            .map(|(base, reading)| ((*base).to_owned(), (*reading).to_owned()))
            .collect()
    }

    #[test]
    fn the_base_stays_and_the_readings_stand_beside_it() {
        assert_eq!(
            read("｛積水｜せきすい｝の｛手口｜て｜ぐち｝。"),
            (
                "積水の手口。".into(),
                pairs(&[("積水", "せきすい"), ("手", "て"), ("口", "ぐち")])
            )
        );
        assert_eq!(
            read("｛葛\u{e0100}城｜かつら｜ぎ｝市"),
            (
                "葛\u{e0100}城市".into(),
                pairs(&[("葛\u{e0100}", "かつら"), ("城", "ぎ")])
            )
        );
        assert_eq!(read("縦｜棒"), ("縦｜棒".into(), Vec::new()));
    }

    #[test]
    fn a_brace_typed_twice_is_a_brace() {
        assert_eq!(read("｛｛甲｝｝"), ("｛甲｝".into(), Vec::new()));
        assert_eq!(
            read("｛｛｛甲｜こう｝｝｝"),
            ("｛甲｝".into(), pairs(&[("甲", "こう")]))
        );
    }

    #[test]
    fn every_slip_is_told_with_its_place() {
        let cases = [
            ("は｛甲｜こう", 1, 6, "`｛` is not closed"),
            ("甲｝", 1, 2, "`｝` closes nothing"),
            (
                "｛甲｛乙｜おつ｝",
                0,
                2,
                "`｛甲` is not closed before the next `｛`",
            ),
            ("の｛甲｝の", 1, 4, "`｛甲｝` has no reading"),
            (
                "｛｜こう｝",
                0,
                5,
                "`｛｜こう｝` has no base, or a space in it",
            ),
            (
                "｛甲 乙｜こう｝",
                0,
                8,
                "`｛甲 乙｜こう｝` has no base, or a space in it",
            ),
            ("｛甲｜｝", 0, 4, "`｛甲｜｝` has an empty reading"),
            (
                "｛甲乙｜こう｜｝",
                0,
                8,
                "`｛甲乙｜こう｜｝` has an empty reading",
            ),
            (
                "｛甲｜kou｝",
                0,
                7,
                "`｛甲｜kou｝` is read with `k`, which is no kana",
            ),
            (
                "｛甲｜こ｜う｝",
                0,
                7,
                "`｛甲｜こ｜う｝` has 2 readings for 1 characters",
            ),
            (
                "｛甲｜あいうえおかき｝",
                0,
                11,
                "`｛甲｜あいうえおかき｝` has a reading that is too long: `あいうえおかき` has \
                more than 6 kana a character",
            ),
        ];
        for (typed, from, to, message) in cases {
            let fault = parse(typed).expect_err(typed);
            assert_eq!(
                (fault.from, fault.to, fault.message.as_str()),
                (from, to, message)
            );
        }
        let long = format!("｛{}｜あ｝", "甲".repeat(17));
        assert!(parse(&long).is_err_and(|fault| fault.message.contains("more than 16")));
    }

    #[test]
    fn no_piece_of_a_notation_makes_it_panic() {
        let signs = ['｛', '｝', '｜', '甲', 'あ', '\u{e0100}', ' ', 'x'];
        for number in 0..8_usize.pow(6) {
            let typed: String = (0..6)
                .map(|digit| signs[number / 8_usize.pow(digit) % 8])
                .collect();
            if let Ok((base, ruby)) = parse(&typed) {
                assert!(
                    ruby.iter()
                        .all(|r| r.start < r.end
                            && base.get(r.start as usize..r.end as usize).is_some()),
                    "{typed}"
                );
            }
        }
    }

    #[test]
    fn every_kana_of_a_reading_can_be_printed() {
        let fonts = FontBook::of_bundled();
        for face in [
            FaceId::REGULAR,
            FaceId::BOLD,
            FaceId::FIXED,
            FaceId::FIXED_BOLD,
            FaceId::MINCHO,
        ] {
            let missing: String = ('\u{3000}'..'\u{3100}')
                .filter(|c| is_kana(*c) && !fonts.face(face).has(*c))
                .collect();
            assert_eq!(missing, "", "{face:?}");
        }
    }
}
