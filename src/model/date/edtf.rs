//! EDTF, ISO 8601-2:2019 level 1 (Library of Congress specification of 4 February 2019).

use chrono::{Datelike, NaiveDate};

use super::wareki;
use super::when::{Bound, Moment, Precision, When, Wrong, last_of_month};
use crate::diag::Code;

/// Reads a date or an interval, without asking what may be meant.
pub(super) fn read(text: &str) -> Result<When, Wrong> {
    match text.split('/').collect::<Vec<_>>()[..] {
        [one] => Ok(When::Moment(moment(one)?)),
        [start, end] => match moment(text) {
            // An era date with slashes: R2/10.
            Ok(found) => Ok(When::Moment(found)),
            Err(_) => interval(text, start, end),
        },
        _ => moment(text).map(When::Moment),
    }
}

/// Writes a date so that it is read back as the same.
pub(super) fn write(when: &When) -> String {
    let bound = |bound: &Bound| match bound {
        Bound::At(moment) => write_moment(moment),
        Bound::Open => "..".to_owned(),
        Bound::Unknown => String::new(),
    };
    match when {
        When::Moment(moment) => write_moment(moment),
        When::Interval(start, end) => format!("{}/{}", bound(start), bound(end)),
    }
}

fn write_moment(moment: &Moment) -> String {
    let (year, month, day) = (
        moment.first.year(),
        moment.first.month(),
        moment.first.day(),
    );
    let qualifier = match (moment.approximate, moment.uncertain) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    };
    if let Some(typed) = wareki::clipped(moment) {
        return typed + qualifier;
    }
    let date = match moment.precision {
        Precision::Day => format!("{year:04}-{month:02}-{day:02}"),
        Precision::Month => format!("{year:04}-{month:02}"),
        // Spring begins in March, and winter in December of the year that names it.
        Precision::Season => format!("{year:04}-{}", 20 + month / 3),
        Precision::Year => format!("{year:04}"),
        Precision::Decade => format!("{:03}X", year / 10),
        Precision::Century => format!("{:02}XX", year / 100),
    };
    date + qualifier
}

fn interval(text: &str, start: &str, end: &str) -> Result<When, Wrong> {
    let (start, end) = (bound(start)?, bound(end)?);
    match (start, end) {
        (Bound::At(from), Bound::At(to)) if to.last < from.first => Err(Wrong::new(
            Code::EndBeforeStart,
            format!("`{text}` ends before it starts"),
            "swap the two dates, or mend the wrong one",
        )),
        (Bound::At(_), _) | (_, Bound::At(_)) => Ok(When::Interval(start, end)),
        _ => Err(Wrong::new(
            Code::WrongDate,
            format!("`{text}` has no known end"),
            "an interval needs at least one date",
        )),
    }
}

fn bound(text: &str) -> Result<Bound, Wrong> {
    match text {
        ".." => Ok(Bound::Open),
        "" => Ok(Bound::Unknown),
        "open" => Err(Wrong::new(
            Code::WrongDate,
            "`open` is EDTF of 2012",
            "write `..`",
        )),
        "unknown" => Err(Wrong::new(
            Code::WrongDate,
            "`unknown` is EDTF of 2012",
            "write nothing after the `/`",
        )),
        date => moment(date).map(Bound::At),
    }
}

fn moment(text: &str) -> Result<Moment, Wrong> {
    let (date, approximate, uncertain) = match text.as_bytes().last() {
        Some(b'~') => (&text[..text.len() - 1], true, false),
        Some(b'?') => (&text[..text.len() - 1], false, true),
        Some(b'%') => (&text[..text.len() - 1], true, true),
        _ => (text, false, false),
    };
    if date.ends_with(['~', '?', '%']) {
        return Err(Wrong::new(
            Code::WrongDate,
            format!("`{text}` has two qualifiers"),
            format!(
                "write `{}%`: both uncertain and approximate",
                date.trim_end_matches(['~', '?', '%'])
            ),
        ));
    }
    let found = match wareki::parse(date) {
        Some(found) => found?,
        None => unqualified(date, text)?,
    };
    Ok(Moment {
        approximate,
        uncertain,
        ..found
    })
}

fn unqualified(date: &str, text: &str) -> Result<Moment, Wrong> {
    let out_of_range = || {
        Wrong::new(
            Code::DateOutOfRange,
            format!("`{text}` lies outside the years 1 to 9999"),
            "write a year that a page can show",
        )
    };
    if date.starts_with('Y')
        && date[1..]
            .trim_start_matches('-')
            .bytes()
            .all(|b| b.is_ascii_digit())
        && date.len() > 1
    {
        return Err(out_of_range());
    }
    if let Some(rest) = date.strip_prefix('-')
        && rest.bytes().take(4).filter(u8::is_ascii_digit).count() == 4
    {
        return Err(out_of_range());
    }
    let impossible = || {
        Wrong::new(
            Code::ImpossibleDate,
            format!("`{text}` is not in the calendar"),
            "look at the month and the day",
        )
    };
    let parts: Vec<&str> = date.split('-').collect();
    let found = match parts[..] {
        [year] if is_mask(year) => decade_or_century(year),
        [year] if is_number(year, 4) => Moment::year(number(year) as i32),
        [year, "XX"] | [year, "XX", "XX"] if is_number(year, 4) => {
            Moment::year(number(year) as i32)
        }
        [year, month] if is_number(year, 4) && is_number(month, 2) => {
            month_or_season(number(year) as i32, number(month))
        }
        [year, month, "XX"] if is_number(year, 4) && is_number(month, 2) => {
            Moment::month(number(year) as i32, number(month))
        }
        [year, month, day] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2) => {
            NaiveDate::from_ymd_opt(number(year) as i32, number(month), number(day))
                .map(Moment::day)
        }
        _ => return Err(no_date(text)),
    };
    if number(parts[0]) == 0 && !is_mask(parts[0]) {
        return Err(out_of_range());
    }
    found.ok_or_else(impossible)
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())
}

fn number(text: &str) -> u32 {
    text.bytes().filter(u8::is_ascii_digit).fold(0, |n, b| {
        n.saturating_mul(10).saturating_add(u32::from(b - b'0'))
    })
}

/// `202X`, `20XX`: unspecified digits from the right, at most two; less is no date that a page
/// could place.
fn is_mask(year: &str) -> bool {
    year.len() == 4
        && year.ends_with('X')
        && is_number(year.trim_end_matches('X'), 4 - year.matches('X').count())
        && year.matches('X').count() <= 2
}

fn decade_or_century(mask: &str) -> Option<Moment> {
    let (first, last) = (mask.replace('X', "0"), mask.replace('X', "9"));
    let precision = if mask.ends_with("XX") {
        Precision::Century
    } else {
        Precision::Decade
    };
    let first = Moment::year(number(&first).max(1) as i32)?;
    Some(Moment::between(
        first.first,
        Moment::year(number(&last) as i32)?.last,
        precision,
    ))
}

/// 01 to 12 are months; 21 to 24 are spring, summer, autumn and winter of the northern hemisphere,
/// winter reaching into the next year.
fn month_or_season(year: i32, month: u32) -> Option<Moment> {
    if month <= 12 {
        return Moment::month(year, month);
    }
    let (first, last) = match month {
        21 => ((year, 3), (year, 5)),
        22 => ((year, 6), (year, 8)),
        23 => ((year, 9), (year, 11)),
        24 => ((year, 12), (year + 1, 2)),
        _ => return None,
    };
    Some(Moment::between(
        NaiveDate::from_ymd_opt(first.0, first.1, 1)?,
        last_of_month(last.0, last.1)?,
        Precision::Season,
    ))
}

/// How dates can be written.
pub(super) const WAYS: &str = "write it as 2020, 2020-10, 2020-10-13, 2020~, 202X, \
    2020-10/2021-08, 2020-10/.. or 令和2年10月13日";

fn no_date(text: &str) -> Wrong {
    Wrong::new(Code::WrongDate, format!("`{text}` is not a date"), WAYS)
}
