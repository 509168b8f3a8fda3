//! What the writer of a text that is no date meant: `2024年5月頃`, `May 2024`, `令和6年度`.
//! Whatever is offered is read, and keeps all that was typed of the date.

use unicode_normalization::UnicodeNormalization;

use super::edtf;
use super::wareki::ERAS;
use super::when::last_of_month;

/// Signs and words between the two ends of an interval.
const BETWEEN: [&str; 9] = ["〜", "~", "から", " to ", " until ", " - ", "–", "—", "/"];
/// Words for an end that is still open.
const NOW: [&str; 6] = ["現在", "継続中", "今", "now", "present", "ongoing"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Seasons as EDTF numbers them.
const SEASONS: [(&str, &str, u32); 5] = [
    ("春", "spring", 21),
    ("夏", "summer", 22),
    ("秋", "autumn", 23),
    ("秋", "fall", 23),
    ("冬", "winter", 24),
];

/// A date as far as it was typed.
#[derive(Clone, Copy)]
struct Typed {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl Typed {
    fn written(self) -> String {
        let year = format!("{:04}", self.year);
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year}-{month:02}"),
            _ => year,
        }
    }

    /// From one month of a year to another, perhaps of the next.
    fn months(year: i32, from: u32, to: (i32, u32)) -> String {
        format!("{year:04}-{from:02}/{:04}-{:02}", to.0, to.1)
    }
}

/// A date of the format that says what the text says.
pub(super) fn cure(text: &str) -> Option<String> {
    let plain: String = text.nfkc().collect::<String>().to_lowercase();
    let plain = without_weekday(&with_digits(plain.trim()));
    let plain = plain.strip_prefix("西暦").unwrap_or(&plain).trim();
    let made = interval(plain).or_else(|| point(plain, None).map(|(made, _)| made))?;
    edtf::read(&made).is_ok().then_some(made)
}

/// The day of a text with a time of day, which the format does not hold.
pub(super) fn day_of_time(text: &str) -> Option<String> {
    let plain: String = text.nfkc().collect();
    let (day, time) = plain
        .split_once(['T', 't'])
        .filter(|(day, _)| day.ends_with(|c: char| c.is_ascii_digit()))
        .or_else(|| plain.trim().rsplit_once(' '))
        .or_else(|| plain.split_once('日'))?;
    let is_time = time.contains(':') || time.contains('時');
    let day = if plain.contains('日') && !day.contains('日') {
        format!("{day}日")
    } else {
        day.to_owned()
    };
    let day = day.trim();
    let written = edtf::read(day).is_ok().then(|| day.to_owned());
    written.or_else(|| cure(day)).filter(|_| is_time)
}

/// Two ends with something between them, one end and a word that it goes on from there or ends
/// there.
fn interval(text: &str) -> Option<String> {
    for (word, before) in [
        ("以降", ""),
        ("以来", ""),
        ("から", ""),
        ("より", ""),
        ("〜", ""),
        ("", "since "),
        ("", "from "),
    ] {
        let rest = text
            .strip_suffix(word)
            .and_then(|text| text.strip_prefix(before));
        if let Some((from, _)) = rest.and_then(|rest| point(rest.trim(), None)) {
            return Some(format!("{from}/.."));
        }
    }
    for (word, before) in [("以前", ""), ("まで", ""), ("", "until "), ("", "〜")] {
        let rest = text
            .strip_suffix(word)
            .and_then(|text| text.strip_prefix(before));
        if let Some((to, _)) = rest.and_then(|rest| point(rest.trim(), None)) {
            return Some(format!("../{to}"));
        }
    }
    BETWEEN.iter().find_map(|between| {
        let (from, to) = text.split_once(between)?;
        let from = from.strip_prefix("from ").unwrap_or(from);
        let to = to.trim().trim_end_matches("まで").trim();
        let (from, typed) = point(from.trim(), None)?;
        if NOW.contains(&to) {
            return Some(format!("{from}/.."));
        }
        // 2020/10 is a month.
        let (to, _) = point(to, Some(typed).filter(|_| *between != "/"))?;
        Some(format!("{from}/{to}"))
    })
}

/// One date with what says how exactly it is known. After another one, its year and month may be
/// left out.
fn point(text: &str, after: Option<Typed>) -> Option<(String, Typed)> {
    let (mut text, mut sign) = (text.trim(), "");
    for before in ["c. ", "ca. ", "circa ", "about ", "around ", "約"] {
        if let Some(rest) = text.strip_prefix(before) {
            (text, sign) = (rest.trim(), "~");
        }
    }
    for (word, means) in [
        ("頃", "~"),
        ("ころ", "~"),
        ("ごろ", "~"),
        ("前後", "~"),
        ("?", "?"),
        ("か", "?"),
        ("(推定)", "?"),
    ] {
        if let Some(rest) = text.strip_suffix(word) {
            sign = if sign.is_empty() || sign == means {
                means
            } else {
                "%"
            };
            text = rest.trim();
        }
    }
    let (typed, rest) = japanese(text, after)
        .or_else(|| numbers(text))
        .or_else(|| english(text))?;
    let made = with_rest(typed, rest.trim())?;
    let qualified = sign.is_empty() || !made.contains('/');
    qualified.then(|| (made + sign, typed))
}

/// What the words behind a date make of it.
fn with_rest(typed: Typed, rest: &str) -> Option<String> {
    let Typed { year, month, day } = typed;
    let season = SEASONS
        .iter()
        .find(|(ja, en, _)| *ja == rest || *en == rest);
    Some(match (rest, month, day) {
        ("", ..) => typed.written(),
        ("度", None, None) => Typed::months(year, 4, (year + 1, 3)),
        ("度上半期" | "度上期", None, None) => Typed::months(year, 4, (year, 9)),
        ("度下半期" | "度下期", None, None) => Typed::months(year, 10, (year + 1, 3)),
        ("上半期" | "前半", None, None) => Typed::months(year, 1, (year, 6)),
        ("下半期" | "後半", None, None) => Typed::months(year, 7, (year, 12)),
        ("代", None, None) | ("s", None, None) if year % 10 == 0 => format!("{:03}X", year / 10),
        ("初め" | "はじめ" | "初頭", None, None) => format!("{year:04}-01~"),
        ("半ば", None, None) => format!("{year:04}-06~"),
        ("末", None, None) => format!("{year:04}-12~"),
        (_, None, None) => format!("{year:04}-{}", season?.2),
        ("上旬" | "初旬" | "early", Some(month), None) => {
            let of = |day| {
                Typed {
                    day: Some(day),
                    month: Some(month),
                    year,
                }
                .written()
            };
            format!("{}/{}", of(1), of(10))
        }
        ("中旬" | "mid", Some(month), None) => {
            let of = |day| {
                Typed {
                    day: Some(day),
                    month: Some(month),
                    year,
                }
                .written()
            };
            format!("{}/{}", of(11), of(20))
        }
        ("下旬" | "late", Some(month), None) => {
            let of = |day| {
                Typed {
                    day: Some(day),
                    month: Some(month),
                    year,
                }
                .written()
            };
            format!("{}/{}", of(21), last_of_month(year, month)?)
        }
        ("末", Some(month), None) => format!("{}~", last_of_month(year, month)?),
        _ => return None,
    })
}

/// `2024年5月1日`, `令和6年`; after another date also `7月`, `3日`.
fn japanese(text: &str, after: Option<Typed>) -> Option<(Typed, &str)> {
    let unit = |text: &'_ str, unit: char| -> Option<(u32, usize)> {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = text[..digits].parse().ok()?;
        let rest = text[digits..].trim_start();
        let length = text.len() - rest.strip_prefix(unit)?.len();
        Some((number, length))
    };
    let (mut rest, mut found) = (text, after);
    let era = ERAS.iter().find_map(|era| {
        let letter = era.letter().to_ascii_lowercase();
        let rest = text.strip_prefix(era.name).or_else(|| {
            text.strip_prefix(letter)
                .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })?;
        Some((era, rest.trim_start()))
    });
    if let Some((era, after)) = era {
        let (number, length) = match after.strip_prefix("元年") {
            Some(_) => (1, "元年".len()),
            None => unit(after, '年')?,
        };
        let year = era.first_year() + i32::try_from(number).ok()? - 1;
        found = Some(Typed {
            year,
            month: None,
            day: None,
        });
        rest = &after[length..];
    } else if let Some((number, length)) = unit(text, '年').filter(|(_, length)| *length > 6) {
        let year = i32::try_from(number).ok().filter(|year| *year < 10_000)?;
        found = Some(Typed {
            year,
            month: None,
            day: None,
        });
        rest = &text[length..];
    }
    let begun = rest.len() < text.len();
    let mut typed = found?;
    let (month, day) = (unit(rest.trim_start(), '月'), unit(rest.trim_start(), '日'));
    if let Some((month, length)) = month {
        (typed.month, typed.day) = (Some(month), None);
        rest = &rest.trim_start()[length..];
        if let Some((day, length)) = unit(rest.trim_start(), '日') {
            typed.day = Some(day);
            rest = &rest.trim_start()[length..];
        }
    } else if let Some((day, length)) = day.filter(|_| !begun && typed.month.is_some()) {
        typed.day = Some(day);
        rest = &rest.trim_start()[length..];
    } else if !begun {
        return None;
    }
    Some((typed, rest))
}

/// `2024.5.1`, `2024/05`, `2024`, `20240501`.
fn numbers(text: &str) -> Option<(Typed, &str)> {
    let length = text
        .find(|c: char| !(c.is_ascii_digit() || "-./ ".contains(c)))
        .unwrap_or(text.len());
    let (date, rest) = text.split_at(length);
    let parts: Vec<&str> = date.trim().split(['-', '.', '/', ' ']).collect();
    let signs: Vec<char> = date
        .trim()
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect();
    if signs.windows(2).any(|two| two[0] != two[1]) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let (year, month, day) = match parts[..] {
        [all] if all.len() == 8 => (&all[..4], Some(&all[4..6]), Some(&all[6..])),
        [year] => (year, None, None),
        [year, month] => (year, Some(month), None),
        [year, month, day] => (year, Some(month), Some(day)),
        _ => return None,
    };
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let (month, day) = (
        month.map_or(Some(None), |month| number(month).map(Some))?,
        day.map_or(Some(None), |day| number(day).map(Some))?,
    );
    Some((Typed { year, month, day }, rest))
}

/// `May 2024`, `5 May 2024`, `May 5th, 2024`, `spring 2024`, `late May 2024`.
fn english(text: &str) -> Option<(Typed, &str)> {
    let words: Vec<&str> = text
        .split([' ', ',', '.', '-'])
        .filter(|word| !word.is_empty() && *word != "of")
        .collect();
    let (mut month, mut day, mut year, mut rest) = (None, None, None, "");
    for word in words {
        let is_month = |name: &&str| word.len() >= 3 && name.starts_with(word);
        let number = word
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .parse::<u32>();
        if let Some(found) = MONTHS
            .iter()
            .position(|name| is_month(name) || word == "sept" && *name == "september")
        {
            month = Some(found as u32 + 1).filter(|_| month.is_none());
        } else if let Some((_, season, _)) = SEASONS.iter().find(|(_, en, _)| *en == word) {
            rest = season;
        } else if ["early", "mid", "late"].contains(&word) {
            rest = ["early", "mid", "late"]
                .into_iter()
                .find(|known| *known == word)?;
        } else if word.len() == 4 && number.is_ok() {
            year = Some(i32::try_from(number.ok()?).ok()?);
        } else {
            day = Some(number.ok()?).filter(|_| day.is_none());
            day?;
        }
    }
    let typed = Typed {
        year: year?,
        month,
        day,
    };
    (month.is_some() || (day.is_none() && !rest.is_empty())).then_some((typed, rest))
}

/// Numbers in kanji before 年, 月 and 日 as digits: 二〇二四年, 二十七日.
fn with_digits(text: &str) -> String {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|known| known == c);
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for c in text.chars() {
        if c == '十' || digit(c).is_some() {
            run.push(c);
            continue;
        }
        if !run.is_empty() && !matches!(c, '年' | '月' | '日') {
            out.extend(&run);
        } else if let Some(ten) = run.iter().position(|c| *c == '十') {
            let (tens, ones) = (&run[..ten], &run[ten + 1..]);
            let value = |of: &[char], none| of.first().map_or(Some(none), |c| digit(*c));
            match (value(tens, 1), value(ones, 0)) {
                (Some(tens), Some(ones)) => out.push_str(&(tens * 10 + ones).to_string()),
                _ => out.extend(&run),
            }
        } else {
            out.extend(run.iter().filter_map(|c| digit(*c)).map(|n| n.to_string()));
        }
        run.clear();
        out.push(c);
    }
    out.extend(&run);
    out
}

/// A text without the day of the week in brackets.
fn without_weekday(text: &str) -> String {
    let day = |inside: &str| {
        let japanese = inside.trim_end_matches("曜日").trim_end_matches('曜');
        ["月", "火", "水", "木", "金", "土", "日"].contains(&japanese)
            || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&inside)
    };
    match text
        .split_once('(')
        .and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
    {
        Some((before, (inside, after))) if day(inside) => format!("{before}{after}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{cure, day_of_time};
    use crate::model::date::When;

    #[test]
    fn what_was_meant_is_offered_whole() {
        for (typed, offered) in [
            ("2024年5月頃", "2024-05~"),
            ("2024年度", "2024-04/2025-03"),
            ("令和6年度", "2024-04/2025-03"),
            ("令和元年度", "2019-04/2020-03"),
            ("2024年度上半期", "2024-04/2024-09"),
            ("May 2024", "2024-05"),
            ("5 May 2024", "2024-05-05"),
            ("May 5th, 2024", "2024-05-05"),
            ("Sept. 2024", "2024-09"),
            ("late May 2024", "2024-05-21/2024-05-31"),
            ("spring 2024", "2024-21"),
            ("2024年春", "2024-21"),
            ("令和6年5月頃", "2024-05~"),
            ("約2024年", "2024~"),
            ("c. 2024", "2024~"),
            ("2024年5月?", "2024-05?"),
            ("２０２４－０５－０１", "2024-05-01"),
            ("２０２４年５月", "2024-05"),
            ("二〇二四年五月", "2024-05"),
            ("令和六年十二月二十七日頃", "2024-12-27~"),
            ("2024-05-01〜2024-05-03", "2024-05-01/2024-05-03"),
            ("2024年5月1日〜3日", "2024-05-01/2024-05-03"),
            ("2024年5月〜7月", "2024-05/2024-07"),
            ("2024年5月から現在", "2024-05/.."),
            ("2024年5月以降", "2024-05/.."),
            ("since 2024", "2024/.."),
            ("2024年5月まで", "../2024-05"),
            ("2024/5/1", "2024-05-01"),
            ("2024.5", "2024-05"),
            ("2024/05", "2024-05"),
            ("20240501", "2024-05-01"),
            ("2024年5月1日（水）", "2024-05-01"),
            ("2024年5月下旬", "2024-05-21/2024-05-31"),
            ("2024年5月末", "2024-05-31~"),
            ("2010年代", "201X"),
            ("2010s", "201X"),
        ] {
            assert_eq!(cure(typed).as_deref(), Some(offered), "{typed}");
            assert!(When::parse(offered).is_ok(), "{offered}");
        }
        for typed in [
            "",
            "昨年",
            "1/5/2024",
            "2024年13月",
            "2024年度頃",
            "soon",
            "5月",
            "2024-05/06/07",
            "平成11月8日",
        ] {
            assert_eq!(cure(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_time_of_day_leaves_its_day() {
        for typed in [
            "2026-04-10 14:30",
            "2026-04-10T14:30:00Z",
            "2026年4月10日14時30分",
            "2026年4月10日 14:30",
        ] {
            assert_eq!(day_of_time(typed).as_deref(), Some("2026-04-10"), "{typed}");
        }
        assert_eq!(day_of_time("2026 x"), None);
    }
}
