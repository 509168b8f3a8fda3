//! Japanese era dates. Boundaries as Java's `JapaneseEra` and the proclamations state them; days
//! before the Gregorian calendar (1 January 1873, Meiji 6) are refused.

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::when::{Moment, Precision, Wrong};
use crate::diag::Code;

/// An era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Era {
    /// Its name in Japanese.
    pub name: &'static str,
    /// Its name in English.
    pub english: &'static str,
    letter: char,
    first: (i32, u32, u32),
}

/// The eras that are read and printed, the latest first.
pub const ERAS: [Era; 5] = [
    Era {
        name: "令和",
        english: "Reiwa",
        letter: 'R',
        first: (2019, 5, 1),
    },
    Era {
        name: "平成",
        english: "Heisei",
        letter: 'H',
        first: (1989, 1, 8),
    },
    Era {
        name: "昭和",
        english: "Showa",
        letter: 'S',
        first: (1926, 12, 25),
    },
    Era {
        name: "大正",
        english: "Taisho",
        letter: 'T',
        first: (1912, 7, 30),
    },
    Era {
        name: "明治",
        english: "Meiji",
        letter: 'M',
        first: (1868, 1, 1),
    },
];

impl Era {
    fn starts(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.first.0, self.first.1, self.first.2).unwrap_or_default()
    }

    /// Its last day; none while it goes on.
    fn ends(&self) -> Option<NaiveDate> {
        let next = ERAS.iter().rev().find(|era| era.first > self.first)?;
        next.starts().pred_opt()
    }

    /// The Gregorian year in which it began.
    pub(super) fn first_year(&self) -> i32 {
        self.first.0
    }

    /// The letter that tables print (R2.10.13).
    pub fn letter(&self) -> char {
        self.letter
    }
}

/// The era of a day, and the year within it.
pub fn era_of(day: NaiveDate) -> Option<(Era, i32)> {
    ERAS.into_iter()
        .find(|era| day >= era.starts())
        .map(|era| (era, day.year() - era.first.0 + 1))
}

/// The first day of the Gregorian calendar in Japan: before it, months and days of an era were
/// others.
const GREGORIAN: (i32, u32, u32) = (1873, 1, 1);

/// Whether a day lies where months and days of eras are those of the Gregorian calendar.
pub fn has_era_days(day: NaiveDate) -> bool {
    NaiveDate::from_ymd_opt(GREGORIAN.0, GREGORIAN.1, GREGORIAN.2).is_some_and(|first| day >= first)
}

/// The part of a year or a month that lies in one era, as it is typed; `None` where a moment is a
/// whole year or month.
pub(super) fn clipped(moment: &Moment) -> Option<String> {
    let (day, month) = (moment.first, moment.first.month());
    let whole = match moment.precision {
        Precision::Year => Moment::year(day.year()),
        Precision::Month => Moment::month(day.year(), month),
        _ => None,
    }?;
    if (whole.first, whole.last) == (moment.first, moment.last) {
        return None;
    }
    let (era, year) = era_of(moment.last)?;
    let month = if moment.precision == Precision::Month {
        format!("{month}月")
    } else {
        String::new()
    };
    Some(format!("{}{}年{month}", era.name, numbered(year)))
}

fn numbered(year: i32) -> String {
    if year == 1 {
        "元".to_owned()
    } else {
        year.to_string()
    }
}

/// Reads an era date; `None` when the text is none.
pub(super) fn parse(text: &str) -> Option<Result<Moment, Wrong>> {
    let plain: String = text.nfkc().collect();
    let era = ERAS
        .into_iter()
        .find(|era| plain.starts_with(era.name) || starts_with_letter(&plain, era.letter))?;
    let rest = plain.strip_prefix(era.name).unwrap_or_else(|| &plain[1..]);
    let parts = kanji(rest).or_else(|| points(rest))?;
    Some(moment(text, era, &parts))
}

fn starts_with_letter(text: &str, letter: char) -> bool {
    let mut chars = text.chars();
    chars
        .next()
        .is_some_and(|c| c.to_ascii_uppercase() == letter)
        && chars
            .next()
            .is_some_and(|c| c.is_ascii_digit() || c == '元')
}

/// `2年10月13日`, `元年4月`, `2年`: each number with its unit, perhaps spaces between them.
fn kanji(rest: &str) -> Option<Vec<u32>> {
    let mut rest = rest.trim();
    let mut parts = Vec::new();
    for unit in ['年', '月', '日'] {
        let (number, after) = number(rest, parts.is_empty())?;
        parts.push(number);
        rest = after.trim_start().strip_prefix(unit)?.trim_start();
        if rest.is_empty() {
            return Some(parts);
        }
    }
    None
}

/// `2.10.13`, `2/10/13`, `2-10-13`, `2.10`, `2`: one sign throughout.
fn points(rest: &str) -> Option<Vec<u32>> {
    let (year, mut rest) = number(rest, true)?;
    let mut parts = vec![year];
    let sign = rest.chars().next().unwrap_or('.');
    if !matches!(sign, '.' | '/' | '-') {
        return None;
    }
    while !rest.is_empty() && parts.len() < 3 {
        let (part, after) = number(rest.strip_prefix(sign)?, false)?;
        parts.push(part);
        rest = after;
    }
    rest.is_empty().then_some(parts)
}

/// A number of one or two digits, or 元, at the start of a text, and what follows it.
fn number(text: &str, year: bool) -> Option<(u32, &str)> {
    if let Some(rest) = text.strip_prefix('元').filter(|_| year) {
        return Some((1, rest));
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    Some((number, rest))
}

fn moment(text: &str, era: Era, parts: &[u32]) -> Result<Moment, Wrong> {
    let year = era.first.0 + parts[0] as i32 - 1;
    let impossible = || {
        Wrong::new(
            Code::ImpossibleDate,
            format!("`{text}` is not in the calendar"),
            "look at the month and the day",
        )
    };
    if parts[0] == 0 {
        return Err(Wrong::new(
            Code::ImpossibleDate,
            format!("`{text}`: an era begins with year 1 (元年)"),
            "write 元年 or a later year",
        ));
    }
    let found = match *parts {
        [_, month, day] => NaiveDate::from_ymd_opt(year, month, day).map(Moment::day),
        [_, month] => Moment::month(year, month),
        _ => Moment::year(year),
    }
    .ok_or_else(impossible)?;
    if found.first.year() < 1873 && parts.len() > 1 {
        let text = format!("`{text}` lies before the Gregorian calendar of Japan (1 January 1873)");
        return Err(Wrong::new(
            Code::ImpossibleDate,
            text,
            "write the Gregorian date, or the year alone",
        ));
    }
    // Of a month or year in which two eras meet, the part that was typed.
    let first = found.first.max(era.starts());
    let last = era.ends().map_or(found.last, |ends| ends.min(found.last));
    if first <= last {
        return Ok(Moment {
            first,
            last,
            ..found
        });
    }
    let right = era_of(found.first).map_or(String::new(), |(right, n)| {
        let rest: String = parts[1..]
            .iter()
            .zip(["月", "日"])
            .map(|(n, unit)| format!("{n}{unit}"))
            .collect();
        format!("{}{}年{rest}", right.name, numbered(n))
    });
    Err(Wrong::new(
        Code::ImpossibleDate,
        format!("`{text}` is outside the era {}", era.name),
        format!("that is {right}: write it so, or mend the date"),
    ))
}
