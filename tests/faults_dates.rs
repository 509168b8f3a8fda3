//! Dates as people write them: each fault that was seen, under its name, with the right value.

use nenpyo::diag::Sink;
use nenpyo::model::Date;
use nenpyo::source::{Cx, Decode, Node, Value};

use crate::tried::{HEAD, event, tried};

/// A date as it is read, in its normal form, or the hint of what is wrong with it.
fn read(text: &str) -> Result<String, String> {
    let node = Node {
        at: Default::default(),
        value: Value::Scalar(text.into()),
    };
    let mut sink = Sink::default();
    match Date::decode(&node, &mut Cx::new(&mut sink)) {
        Some(date) => Ok(date.when.to_edtf()),
        None => Err(sink.into_sorted()[0].hint.clone().unwrap_or_default()),
    }
}

#[test]
fn newcomer_02_and_03_every_cure_is_read_and_loses_nothing() {
    for (typed, offered) in [
        ("2024年度", "2024-04/2025-03"),
        ("令和6年度", "2024-04/2025-03"),
        ("2024年5月頃", "2024-05~"),
        ("令和6年5月頃", "2024-05~"),
        ("May 2024", "2024-05"),
        ("２０２４－０５－０１", "2024-05-01"),
        ("2024-05-01〜2024-05-03", "2024-05-01/2024-05-03"),
        ("2026-04-10 14:30", "2026-04-10"),
    ] {
        let hint = read(typed).expect_err(typed);
        assert!(
            hint.starts_with(&format!("write `{offered}`")),
            "{typed}: {hint}"
        );
        assert!(read(offered).is_ok(), "{offered}");
    }
}

#[test]
fn every_cure_of_every_way_of_writing_is_read_and_as_exact() {
    let days = [
        "2024年5月7日",
        "2024/5/7",
        "7 May 2024",
        "令和6年5月7日(火)",
        "20240507",
        "2024.05.07",
    ];
    let months = ["2024年5月", "2024/5", "May 2024", "令和6年5月中", "2024.5"];
    let years = ["2024年", "西暦2024年", "二〇二四年"];
    let ways = [("", ""), ("", "頃"), ("約", ""), ("", "以降"), ("", "?")];
    for (dates, exact) in [
        (&days[..], "2024-05-07"),
        (&months, "2024-05"),
        (&years, "2024"),
    ] {
        for date in dates {
            for (before, after) in ways {
                let Err(hint) = read(&format!("{before}{date}{after}")) else {
                    continue;
                };
                let Some(offered) = hint
                    .split('`')
                    .nth(1)
                    .filter(|_| hint.starts_with("write `"))
                else {
                    continue;
                };
                assert!(read(offered).is_ok(), "{date}: {offered}");
                let plain = offered.trim_end_matches(['~', '?', '.', '/']);
                assert_eq!(plain, exact, "{before}{date}{after}: {offered}");
            }
        }
    }
}

#[test]
fn attack_18_era_dates_are_read_as_people_write_them() {
    for text in [
        "平成元1月8日",
        "昭和2日10",
        "H2月10",
        "R2.10日13月",
        "明治23-",
        "R元//",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
    assert_eq!(read("平成元年1月8日"), Ok("1989-01-08".to_owned()));
}

const WAREKI: &str = "language: ja\ncalendar: wareki\ntitle: 試験\nsections: [chronology]\n";

/// The text of a chronology of events on these dates.
fn printed(dates: &[&str], more: &str) -> String {
    let events = dates.iter().enumerate();
    let events: String = events
        .map(|(number, date)| event(&format!("e{number}"), date, "題", "Title"))
        .collect();
    let of = tried(
        &format!("{HEAD}events:\n{events}"),
        &format!("{WAREKI}{more}"),
    );
    assert!(of.pdf.is_some(), "{:?}", of.found);
    of.lines().concat()
}

#[test]
fn trials_06_a_typed_era_stays_and_a_bare_year_is_both() {
    let text = printed(
        &[
            "令和元年",
            "平成元年",
            "平成元年1月",
            "2019-02-01",
            "1989/..",
        ],
        "",
    );
    for wanted in [
        "令和元年",
        "平成元年",
        "H1.1",
        "H31.2.1",
        "昭和64年／平成元年",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    let text = printed(&["2019-02-01", "2019-06-01"], "select: {from: 令和元年}\n");
    assert!(
        text.contains("R1.6.1") && !text.contains("H31.2.1"),
        "{text}"
    );
}

#[test]
fn trials_12_no_era_has_days_before_its_gregorian_calendar() {
    let text = printed(&["1867-01", "1700-05-03", "1872-12-31", "1873-01-01"], "");
    for wanted in ["1867-01", "1700-05-03", "1872-12-31", "M6.1.1"] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn trials_23_an_english_edition_counts_no_eras() {
    let events = event("e", "2025", "題", "Title");
    for (language, calendar, refused) in [
        ("en", "wareki", true),
        ("en", "both", true),
        ("en", "gregorian", false),
        ("both", "wareki", false),
    ] {
        let pack = format!(
            "language: {language}\ncalendar: {calendar}\ntitle: T\nsections: [chronology]\n"
        );
        let found = tried(&format!("{HEAD}events:\n{events}"), &pack).found;
        let is = found
            .iter()
            .any(|found| found.contains("not-supported: `calendar: "));
        assert_eq!(is, refused, "{language} {calendar}: {found:?}");
    }
}

#[test]
fn foreign_27_years_have_no_leading_zeros() {
    let dates = ["0858-02-13", "0858", "0886~/0899-10-26"];
    let text = printed(&dates, "");
    for wanted in ["858-02-13", "858年", "886年頃〜899-10-26"] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    assert!(!text.contains("0858") && !text.contains("0899"), "{text}");
}

#[test]
fn foreign_22_a_name_does_not_run_into_its_number() {
    let events: String = (0..2)
        .map(|number| {
            let event = event(&format!("e{number}"), "2022", "題", "Title");
            format!("{event}    sectors: [a]\n")
        })
        .collect();
    let of = tried(
        &format!("{HEAD}sectors: [{{id: a, name: IPv4}}]\nevents:\n{events}"),
        "language: ja\ntitle: T\nsections: [{figure: timeline, by: sector}]\n",
    );
    assert!(
        of.lines().concat().contains("「IPv4」の2件"),
        "{}",
        of.text()
    );
}
