//! Tables of dates: what is read, what is refused, and why.

use super::*;

fn range(text: &str) -> String {
    match When::parse(text) {
        Ok(when) => {
            let last = when.last().map_or("..".to_owned(), |day| day.to_string());
            format!("{} {last} {:?}", when.first(), when.precision())
        }
        Err(wrong) => format!("{}: {}", wrong.code.as_str(), wrong.hint),
    }
}

#[test]
fn edtf_level_1_means_these_days() {
    for (text, meant) in [
        ("2020", "2020-01-01 2020-12-31 Year"),
        ("2020-10", "2020-10-01 2020-10-31 Month"),
        ("2020-02", "2020-02-01 2020-02-29 Month"),
        ("2020-10-13", "2020-10-13 2020-10-13 Day"),
        ("2020~", "2020-01-01 2020-12-31 Year"),
        ("2020-10?", "2020-10-01 2020-10-31 Month"),
        ("2020%", "2020-01-01 2020-12-31 Year"),
        ("202X", "2020-01-01 2029-12-31 Decade"),
        ("20XX", "2000-01-01 2099-12-31 Century"),
        ("2020-XX", "2020-01-01 2020-12-31 Year"),
        ("2020-XX-XX", "2020-01-01 2020-12-31 Year"),
        ("2020-10-XX", "2020-10-01 2020-10-31 Month"),
        ("2020-21", "2020-03-01 2020-05-31 Season"),
        ("2020-24", "2020-12-01 2021-02-28 Season"),
        ("2020-10/2021-08", "2020-10-01 2021-08-31 Month"),
        ("2020~/2021", "2020-01-01 2021-12-31 Year"),
        ("2020-10/..", "2020-10-01 .. Month"),
        ("2020-10/", "2020-10-01 .. Month"),
        ("../2020", "2020-01-01 2020-12-31 Year"),
        ("/2020", "2020-01-01 2020-12-31 Year"),
    ] {
        assert_eq!(range(text), meant, "{text}");
    }
}

#[test]
fn a_date_has_one_normal_form_that_is_read_back() {
    for (typed, written) in [
        ("2020", "2020"),
        ("0007", "0007"),
        ("2020-10-XX", "2020-10"),
        ("2020-10-13?", "2020-10-13?"),
        ("202X", "202X"),
        ("00XX", "00XX"),
        ("000X", "000X"),
        ("19XX%", "19XX%"),
        ("2020-21", "2020-21"),
        ("2020-22", "2020-22"),
        ("2020-23~", "2020-23~"),
        ("2020-24", "2020-24"),
        ("2020-10/2021-08-02", "2020-10/2021-08-02"),
        ("2020-10/..", "2020-10/.."),
        ("2020-10/", "2020-10/"),
        ("../2020", "../2020"),
        ("/2020~", "/2020~"),
        ("令和元年", "令和元年"),
        ("平成元年1月", "平成元年1月"),
        ("昭和64年/R元.5", "昭和64年/2019-05"),
        ("令和2年", "2020"),
        ("令和2年10月~", "2020-10~"),
        ("R2.10.13", "2020-10-13"),
    ] {
        let read = |text: &str| {
            When::parse(text).unwrap_or_else(|wrong| panic!("{text}: {}", wrong.message))
        };
        assert_eq!(read(typed).to_edtf(), written);
        assert_eq!(read(written), read(typed), "{typed}");
    }
}

#[test]
fn era_dates_are_read_at_their_boundaries() {
    for (text, meant) in [
        ("令和2年10月13日", "2020-10-13 2020-10-13 Day"),
        ("R2.10.13", "2020-10-13 2020-10-13 Day"),
        ("r2.10", "2020-10-01 2020-10-31 Month"),
        ("令和元年", "2019-05-01 2019-12-31 Year"),
        ("平成31年", "2019-01-01 2019-04-30 Year"),
        ("平成元年1月", "1989-01-08 1989-01-31 Month"),
        ("昭和64年", "1989-01-01 1989-01-07 Year"),
        ("明治5年", "1872-01-01 1872-12-31 Year"),
        ("令和元年5月1日", "2019-05-01 2019-05-01 Day"),
        ("平成31年4月30日", "2019-04-30 2019-04-30 Day"),
        ("平成元年1月8日", "1989-01-08 1989-01-08 Day"),
        ("昭和64年1月7日", "1989-01-07 1989-01-07 Day"),
        ("昭和元年12月25日", "1926-12-25 1926-12-25 Day"),
        ("大正元年7月30日", "1912-07-30 1912-07-30 Day"),
        ("明治6年1月1日", "1873-01-01 1873-01-01 Day"),
        ("令和２年１０月１３日", "2020-10-13 2020-10-13 Day"),
        (
            "平成32年",
            "impossible-date: that is 令和2年: write it so, or mend the date",
        ),
        (
            "令和元年4月30日",
            "impossible-date: that is 平成31年4月30日: write it so, or mend the date",
        ),
        (
            "明治5年12月3日",
            "impossible-date: write the Gregorian date, or the year alone",
        ),
        (
            "令和2年2月30日",
            "impossible-date: look at the month and the day",
        ),
    ] {
        assert_eq!(range(text), meant, "{text}");
    }
}

#[test]
fn what_is_no_date_says_what_to_write() {
    for (text, said) in [
        ("20201013", "wrong-date: write `2020-10-13`"),
        ("2020/10/13", "wrong-date: write `2020-10-13`"),
        ("2020/10", "wrong-date: write `2020-10`"),
        ("2024年5月頃", "wrong-date: write `2024-05~`"),
        ("202u", "wrong-date: write `202X`"),
        ("2020.1.3", "wrong-date: write `2020-01-03`"),
        ("2020年10月", "wrong-date: write `2020-10`"),
        (
            "2020-10-13T10:00:00Z",
            "wrong-date: write `2020-10-13`: a date holds no time of day, which belongs into the \
            text",
        ),
        (
            "2020?~",
            "wrong-date: write `2020%`: both uncertain and approximate",
        ),
        (
            "2020-02-30",
            "impossible-date: look at the month and the day",
        ),
        ("2020-13", "impossible-date: look at the month and the day"),
        (
            "2021/2020",
            "end-before-start: swap the two dates, or mend the wrong one",
        ),
        ("2020-10/open", "wrong-date: write `..`"),
        (
            "Y170000002",
            "date-out-of-range: write a year that a page can show",
        ),
        (
            "-0044",
            "date-out-of-range: write a year that a page can show",
        ),
        (
            "0000",
            "date-out-of-range: write a year that a page can show",
        ),
        (
            "2016-02-3X",
            "wrong-date: write it as 2020, 2020-10, 2020-10-13, 2020~, 202X, 2020-10/2021-08, \
            2020-10/.. or 令和2年10月13日",
        ),
        ("../..", "wrong-date: an interval needs at least one date"),
    ] {
        assert_eq!(range(text), said, "{text}");
    }
}

#[test]
fn order_and_certainty_follow_the_possible_days() {
    let when = |text: &str| When::parse(text).ok().expect("a date");
    assert!(
        when("2020").page_order() < when("2020-01-01").page_order(),
        "the vaguer stands first"
    );
    assert!(when("2020-05").is_certainly_before(&when("2020-06-01")));
    assert!(!when("2020").is_certainly_before(&when("2020-06-01")));
    assert!(!when("2020-05/..").is_certainly_before(&when("2021")));
}

#[test]
fn era_dates_are_read_only_as_people_write_them() {
    for text in [
        "平成元1月8日",
        "昭和2日10",
        "H2月10",
        "R2.10日13月",
        "明治23-",
        "R元//",
        "R2.10/13",
        "R2..10",
        "令和2年10",
        "令和2年13日",
        "R元.元",
        "令和2年10月13",
        "令和 年",
        "H2 10",
    ] {
        assert!(
            range(text).starts_with("wrong-date"),
            "{text}: {}",
            range(text)
        );
    }
    for text in [
        "令和2年10月13日",
        "令和 2 年 10 月 13 日",
        "R2/10/13",
        "R2-10-13",
        "令和2.10.13",
        "R02.10.13",
        "r2.10.13",
    ] {
        assert_eq!(range(text), "2020-10-13 2020-10-13 Day", "{text}");
    }
}
