//! The words of periods and of axes over time.

use crate::wording::voice;
use chrono::{Datelike, NaiveDate};

use crate::analysis::Periods;
use crate::chart::Tick;
use crate::lang::Lang;

/// A month in three letters.
fn short_month(day: NaiveDate) -> String {
    let name = day.format("%b").to_string();
    if name == "May" {
        name
    } else {
        format!("{name}.")
    }
}

fn quarter(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

/// A period in a sentence: 2024年, January–March 2024 as Q1 2024.
pub(crate) fn name(periods: &Periods, number: usize, lang: Lang) -> String {
    let (start, end) = (periods.start(number), periods.end(number));
    let (year, last) = (start.year(), end.year());
    match (periods.months, lang) {
        (1, Lang::Ja) => format!("{year}年{}月", start.month()),
        (1, Lang::En) => start.format("%B %Y").to_string(),
        (3 | 6, Lang::Ja) => format!("{year}年{}〜{}月", start.month(), end.month()),
        (3, Lang::En) => format!("Q{} {year}", quarter(start)),
        (6, Lang::En) => format!("H{} {year}", start.month0() / 6 + 1),
        (12, Lang::Ja) => format!("{year}年"),
        (12, Lang::En) => year.to_string(),
        (_, Lang::Ja) => format!("{year}〜{last}年"),
        (_, Lang::En) => format!("{year}–{last}"),
    }
}

/// The label below a column, without the year where the period is a part of one.
pub(crate) fn label(periods: &Periods, number: usize, lang: Lang) -> String {
    let (start, end) = (periods.start(number), periods.end(number));
    match (periods.months, lang) {
        (1, Lang::Ja) => format!("{}月", start.month()),
        (1, Lang::En) => start.format("%b").to_string(),
        (3 | 6, Lang::Ja) => format!("{}–{}月", start.month(), end.month()),
        (3, Lang::En) => format!("Q{}", quarter(start)),
        (6, Lang::En) => format!("H{}", start.month0() / 6 + 1),
        (12, _) => start.year().to_string(),
        (60 | 120, _) if start.year() / 100 == end.year() / 100 => {
            format!("{}–{:02}", start.year(), end.year() % 100)
        }
        _ => format!("{}–{}", start.year(), end.year()),
    }
}

/// The year below the label of a part of a year, where it is the first that is shown of the year.
pub(crate) fn year_below(periods: &Periods, number: usize, lang: Lang) -> Option<String> {
    let year = periods.start(number).year();
    let new = number == 0 || periods.start(number - 1).year() != year;
    (periods.months < 12 && new).then(|| lang.pick(format!("{year}年"), year.to_string()))
}

/// Which part of a period is counted: 3月まで, from 15 Apr.
pub(crate) fn part(periods: &Periods, number: usize, lang: Lang) -> Option<String> {
    let with_year = periods.months > 12;
    let (from, until) = (periods.from(number), periods.until(number));
    let first = from.map(|day| (day, day.day() == 1));
    let last = until.map(|day| (day, day.succ_opt().is_none_or(|next| next.day() == 1)));
    let words = |(day, whole): (NaiveDate, bool)| {
        let date = match (lang, whole) {
            (Lang::Ja, true) => format!("{}月", day.month()),
            (Lang::Ja, false) => format!("{}月{}日", day.month(), day.day()),
            (Lang::En, true) => short_month(day),
            (Lang::En, false) => format!("{} {}", day.day(), short_month(day)),
        };
        match (with_year, lang) {
            (true, Lang::Ja) => format!("{}年{date}", day.year()),
            (true, Lang::En) => format!("{date} {}", day.year()),
            (false, _) => date,
        }
    };
    match (first.map(words), last.map(words)) {
        (Some(from), Some(until)) => Some(format!("{from}–{until}")),
        (Some(from), None) => Some(lang.pick(format!("{from}から"), format!("from {from}"))),
        (None, Some(until)) => Some(lang.pick(format!("{until}まで"), format!("to {until}"))),
        (None, None) => None,
    }
}

/// By which periods records are counted.
pub(crate) fn by(periods: &Periods, lang: Lang) -> String {
    match (periods.months, lang) {
        (1, _) => voice(lang).monthly().to_owned(),
        (3, _) => voice(lang).quarterly().to_owned(),
        (6, _) => voice(lang).half_yearly().to_owned(),
        (12, _) => voice(lang).yearly().to_owned(),
        (months, Lang::Ja) => format!("{}年ごと", months / 12),
        (months, Lang::En) => format!("periods of {} years", months / 12),
    }
}

/// The first day of an axis that begins with a day's year, or its month where all is within two
/// years.
pub(crate) fn axis_start(first: NaiveDate, last: NaiveDate) -> NaiveDate {
    let month = if tick_months(first, last) == 12 {
        1
    } else {
        first.month()
    };
    NaiveDate::from_ymd_opt(first.year(), month, 1).unwrap_or(first)
}

/// From one label of an axis to the next, in months.
pub(crate) fn tick_months(first: NaiveDate, last: NaiveDate) -> u32 {
    if (last - first).num_days() > 730 {
        12
    } else {
        1
    }
}

/// Labels of an axis: its years in their middle, or its months where all is within two years.
pub(crate) fn ticks(start: NaiveDate, last: NaiveDate, lang: Lang) -> Vec<Tick> {
    let months = tick_months(start, last);
    let at = |day: NaiveDate| (day - start).num_days() as f64;
    let mut ticks = Vec::new();
    let mut day = start;
    while day <= last {
        let Some(next) = day.checked_add_months(chrono::Months::new(months)) else {
            break;
        };
        let text = match (months, lang) {
            (12, _) => day.year().to_string(),
            (_, Lang::Ja) => day.format("%Y-%m").to_string(),
            (_, Lang::En) => day.format("%b %Y").to_string(),
        };
        // A year that has just begun has no room of its own: its label stands over what there is of
        // it.
        ticks.push(Tick {
            at: (at(day) + at(next.min(last))) / 2.0,
            line: Some(at(day)),
            text,
        });
        day = next;
    }
    ticks
}
