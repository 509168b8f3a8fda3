//! Japanese era dates. Boundaries as Java's `JapaneseEra` and the proclamations state them; days
//! before the Gregorian calendar (1 January 1873, Meiji 6) are refused.

use chrono::{Datelike, NaiveDate};

use super::{Moment, Wrong};
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

/// Reads an era date; `None` when the text is none.
pub(super) fn parse(text: &str) -> Option<Result<Moment, Wrong>> {
    let plain = half_width(text);
    let era = ERAS
        .into_iter()
        .find(|era| plain.starts_with(era.name) || starts_with_letter(&plain, era.letter))?;
    let rest = plain.strip_prefix(era.name).unwrap_or_else(|| &plain[1..]);
    let parts = split(rest)?;
    Some(moment(text, era, &parts))
}

fn half_width(text: &str) -> String {
    let half = |c: char| char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
    text.chars()
        .map(|c| {
            if ('！'..='～').contains(&c) {
                half(c)
            } else {
                c
            }
        })
        .collect()
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

/// `2年10月13日`, `2.10.13`, `元年4月` → year, month, day; `None` when the text is something else.
fn split(rest: &str) -> Option<Vec<u32>> {
    let spaced = rest
        .replace("元", "1")
        .replace(['年', '月', '.', '-', '/'], " ")
        .replace('日', " ");
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    let read: Option<Vec<u32>> = parts
        .iter()
        .map(|p| if p.len() <= 3 { p.parse().ok() } else { None })
        .collect();
    read.filter(|parts| (1..=3).contains(&parts.len()))
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
    let belongs = |day: NaiveDate| era_of(day).is_some_and(|(of, _)| of == era);
    // A month or year in which two eras meet belongs to both.
    if belongs(found.first) || belongs(found.last) {
        return Ok(found);
    }
    let right = era_of(found.first).map_or(String::new(), |(right, n)| {
        let n = if n == 1 {
            "元".to_owned()
        } else {
            n.to_string()
        };
        let rest: String = parts[1..]
            .iter()
            .zip(["月", "日"])
            .map(|(n, unit)| format!("{n}{unit}"))
            .collect();
        format!("{}{n}年{rest}", right.name)
    });
    Err(Wrong::new(
        Code::ImpossibleDate,
        format!("`{text}` is outside the era {}", era.name),
        format!("that is {right}: write it so, or mend the date"),
    ))
}
