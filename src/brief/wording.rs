//! Fixed words and dates, by language. Stages print their own word, never another.

use chrono::{Datelike, NaiveDate};

use crate::lang::Lang;
pub use crate::lang::number;
use crate::model::{
    Bound, Calendar, FigureKind, Final, Forum, Moment, Precision, Reason, RecordKind, Reliability,
    Role, SectionKind, SourceKind, Stage, When, era_of,
};

/// The word of a kind of record.
pub fn kind(kind: RecordKind, lang: Lang) -> &'static str {
    match kind {
        RecordKind::Incident => lang.pick("事案", "Incident"),
        RecordKind::Proceeding => lang.pick("司法手続", "Proceeding"),
        RecordKind::Policy => lang.pick("政策", "Policy"),
        RecordKind::Outreach => lang.pick("啓発・注意喚起", "Outreach"),
    }
}

/// The plural of a kind, for lanes and legends.
pub fn kinds(kind_: RecordKind, lang: Lang) -> &'static str {
    match (lang, kind_) {
        (Lang::En, RecordKind::Incident) => "Incidents",
        (Lang::En, RecordKind::Proceeding) => "Proceedings",
        (Lang::En, RecordKind::Policy) => "Policy",
        (Lang::En, RecordKind::Outreach) => "Outreach, warnings",
        _ => kind(kind_, lang),
    }
}

/// The name of a section.
pub fn section(kind: SectionKind, lang: Lang) -> &'static str {
    match kind {
        SectionKind::Cover => lang.pick("表紙", "Cover"),
        SectionKind::Contents => lang.pick("目次", "Contents"),
        SectionKind::Summary => lang.pick("要旨", "Executive summary"),
        SectionKind::Figure => lang.pick("図で見る全体像", "Figures"),
        SectionKind::ChartData => lang.pick("図のデータ", "Chart data"),
        SectionKind::Chronology => lang.pick("記録の一覧", "Chronology"),
        SectionKind::Events => lang.pick("記録の詳細", "Records in detail"),
        SectionKind::Cases => lang.pick("事案票", "Case files"),
        SectionKind::Methods => lang.pick("手口", "Methods"),
        SectionKind::Judgements => lang.pick("判断", "Judgements"),
        SectionKind::Gaps => lang.pick("分かっていないこと", "What is not known"),
        SectionKind::Handout => lang.pick("勉強会資料", "Handout"),
        SectionKind::Glossary => lang.pick("用語", "Glossary"),
        SectionKind::Sources => lang.pick("出典", "Sources"),
        SectionKind::Scales => lang.pick("評価の尺度", "Scales"),
        SectionKind::Colophon => lang.pick("奥付", "Colophon"),
    }
}

/// Before whom a step is taken, in a word.
pub fn forum(forum: Forum, lang: Lang) -> &'static str {
    match forum {
        Forum::Criminal => lang.pick("刑事", "criminal"),
        Forum::Civil => lang.pick("民事", "civil"),
        Forum::Administrative => lang.pick("行政", "administrative"),
        Forum::Foreign => lang.pick("国外", "abroad"),
    }
}

/// The part that an organisation has in a case.
pub fn role(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Target => lang.pick("対象の組織", "Target"),
        Role::Employer => lang.pick("所属先", "Employer"),
        Role::Authority => lang.pick("当局", "Authorities"),
        Role::Partner => lang.pick("協力先", "Partner"),
        Role::AllegedRecipient => lang.pick("渡ったとされる先", "Alleged recipient"),
        Role::Mentioned => lang.pick("言及", "Mentioned"),
    }
}

/// The word of a stage, with the reason where a matter was not prosecuted.
pub fn stage(stage: Stage, reason: Option<Reason>, lang: Lang) -> &'static str {
    match (stage, reason) {
        (Stage::Disclosed, _) => lang.pick("公表", "disclosed"),
        (Stage::Searched, _) => lang.pick("捜索", "searched"),
        (Stage::WarrantIssued, _) => lang.pick("逮捕状", "warrant issued"),
        (Stage::Referred, _) => lang.pick("書類送検", "referred to prosecutors"),
        (Stage::Arrested, _) => lang.pick("逮捕", "arrested"),
        (Stage::Released, _) => lang.pick("釈放", "released"),
        (Stage::NotProsecuted, Some(Reason::Suspended)) => {
            lang.pick("不起訴（起訴猶予）", "not indicted (prosecution suspended)")
        }
        (Stage::NotProsecuted, Some(Reason::InsufficientSuspicion)) => lang.pick(
            "不起訴（嫌疑不十分）",
            "not indicted (insufficient suspicion)",
        ),
        (Stage::NotProsecuted, Some(Reason::NoCrime)) => {
            lang.pick("不起訴（罪とならず）", "not indicted (no crime)")
        }
        (Stage::NotProsecuted, _) => lang.pick("不起訴", "not indicted"),
        (Stage::Indicted, _) => lang.pick("起訴", "indicted"),
        (Stage::IndictmentWithdrawn, _) => lang.pick("起訴取消し", "indictment withdrawn"),
        (Stage::Convicted, _) => lang.pick("有罪", "convicted"),
        (Stage::Acquitted, _) => lang.pick("無罪", "acquitted"),
        (Stage::DamagesAwarded, _) => lang.pick("賠償命令", "damages ordered"),
        (Stage::ClaimDismissed, _) => lang.pick("請求棄却", "claim dismissed"),
        (Stage::Appealed, _) => lang.pick("上訴", "appealed"),
        (Stage::Upheld, _) => lang.pick("原判決維持", "upheld"),
        (Stage::Overturned, _) => lang.pick("原判決破棄", "overturned"),
        (Stage::Final, _) => lang.pick("確定", "final"),
        (Stage::Settled, _) => lang.pick("和解", "settled"),
        (Stage::Sanctioned, _) => lang.pick("行政処分", "sanctioned"),
        (Stage::Closed, _) => lang.pick("終結", "closed"),
    }
}

/// The word of a stage beside a mark of a chart and in a narrow column: one word, still the stage's
/// own.
pub fn short_stage(stage_: Stage, lang: Lang) -> &'static str {
    match (stage_, lang) {
        (Stage::Referred, Lang::En) => "referred",
        (Stage::WarrantIssued, Lang::En) => "warrant",
        (Stage::IndictmentWithdrawn, Lang::En) => "indictment withdrawn",
        (Stage::DamagesAwarded, Lang::En) => "damages ordered",
        _ => stage(stage_, None, lang),
    }
}

/// A judgment that became final, as a noun.
pub fn final_judgment(judgment: Stage, lang: Lang) -> String {
    match (lang, judgment) {
        (Lang::Ja, _) => format!("{}の確定", short_stage(judgment, lang)),
        (Lang::En, Stage::Convicted) => "conviction final".to_owned(),
        (Lang::En, Stage::Acquitted) => "acquittal final".to_owned(),
        (Lang::En, Stage::DamagesAwarded) => "damages order final".to_owned(),
        (Lang::En, Stage::ClaimDismissed) => "dismissal final".to_owned(),
        (Lang::En, _) => format!("{}, final", short_stage(judgment, lang)),
    }
}

/// Whether a judgment is final, as the line under a step says it.
pub fn finality(finality: Final, lang: Lang) -> &'static str {
    match finality {
        Final::Yes => lang.pick("確定", "final"),
        Final::No => lang.pick("当時は未確定", "not final then"),
        Final::Unknown => lang.pick("確定したかは未確認", "whether final: not established"),
    }
}

/// What a source is.
pub fn source_kind(kind: SourceKind, lang: Lang) -> &'static str {
    match kind {
        SourceKind::Official => lang.pick("公的文書", "Official"),
        SourceKind::Court => lang.pick("裁判資料", "Court"),
        SourceKind::Company => lang.pick("企業発表", "Company"),
        SourceKind::News => lang.pick("報道", "News"),
        SourceKind::Book => lang.pick("書籍", "Book"),
        SourceKind::Academic => lang.pick("解説・論文", "Academic"),
        SourceKind::Interview => lang.pick("聞き取り", "Interview"),
    }
}

/// The letter of a reliability.
pub fn letter(reliability: Reliability) -> &'static str {
    reliability.word()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SEASONS: [(&str, &str); 4] = [
    ("春", "spring"),
    ("夏", "summer"),
    ("秋", "autumn"),
    ("冬", "winter"),
];

fn month_name(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

fn season(day: NaiveDate, lang: Lang) -> &'static str {
    let (ja, en) = SEASONS[((day.month() + 9) % 12 / 3) as usize];
    lang.pick(ja, en)
}

/// A day in running text, in the calendar of the pack.
pub fn day(day: NaiveDate, lang: Lang, calendar: Calendar) -> String {
    match (lang, calendar) {
        (Lang::En, _) => format!("{} {} {}", day.day(), month_name(day), day.year()),
        (Lang::Ja, Calendar::Gregorian) => {
            format!("{}年{}月{}日", day.year(), day.month(), day.day())
        }
        (Lang::Ja, Calendar::Wareki) => {
            format!("{}{}月{}日", era_year(day), day.month(), day.day())
        }
        (Lang::Ja, Calendar::Both) => cover_day(day, lang),
    }
}

/// A day on the cover: in Japanese in both calendars.
pub fn cover_day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::En => day(date, lang, Calendar::Gregorian),
        Lang::Ja => format!(
            "{}（{}）",
            day(date, lang, Calendar::Wareki),
            day(date, lang, Calendar::Gregorian)
        ),
    }
}

fn era_year(day: NaiveDate) -> String {
    match era_of(day) {
        Some((era, 1)) => format!("{}元年", era.name),
        Some((era, year)) => format!("{}{year}年", era.name),
        None => format!("{}年", day.year()),
    }
}

/// A date as tables print it: 2020-10-13, 2020-10, 2020年; marks for what is approximate,
/// uncertain, ongoing, reported. The short name of a chart; a series has none but its title.
pub fn figure(kind: FigureKind, lang: Lang) -> Option<&'static str> {
    let (ja, en) = match kind {
        FigureKind::Timeline => ("年表", "Timeline"),
        FigureKind::EventsPerPeriod => ("期間ごとの件数", "Records by period"),
        FigureKind::SmallMultiples => ("区分ごとの事案", "Incidents by group"),
        FigureKind::SectorMethod => ("分野と手口", "Sectors and methods"),
        FigureKind::CaseProgress => ("事案の進み方", "Progress of cases"),
        FigureKind::Prefectures => ("都道府県", "Prefectures"),
        FigureKind::Series => return None,
        FigureKind::Cumulative => ("件数の累計", "Records added up"),
        FigureKind::LeadTime => ("段階の間の日数", "Days between stages"),
        FigureKind::SourceQuality => ("出典の評価", "Ratings of sources"),
        FigureKind::OrganisationsMethods => ("標的と手口", "Targets and methods"),
    };
    Some(lang.pick(ja, en))
}

/// The same in a document of two languages, in a form that both share.
pub fn shared_date(when: &When, reported: bool) -> String {
    let text = table_date(when, false, Lang::En, Calendar::Gregorian);
    if reported {
        format!("{text} 報 rep.")
    } else {
        text
    }
}

/// A date in a table, as far as it is known.
pub fn table_date(when: &When, reported: bool, lang: Lang, calendar: Calendar) -> String {
    let text = match when {
        When::Moment(moment) => table_moment(moment, lang, calendar),
        When::Interval(start, end) => {
            let side = |bound: &Bound, open: &str| match bound {
                Bound::At(moment) => table_moment(moment, lang, calendar),
                Bound::Open => open.to_owned(),
                Bound::Unknown => "?".to_owned(),
            };
            format!(
                "{}{}{}",
                side(start, ""),
                lang.pick("〜", "–"),
                side(end, "")
            )
        }
    };
    if reported {
        lang.pick(format!("{text}報"), format!("rep. {text}"))
    } else {
        text
    }
}

fn table_moment(moment: &Moment, lang: Lang, calendar: Calendar) -> String {
    let day = moment.first;
    let wareki = lang == Lang::Ja && calendar == Calendar::Wareki;
    let era = || {
        era_of(day).map_or(String::new(), |(era, year)| {
            format!("{}{year}", era.letter())
        })
    };
    let year = day.year();
    let plain = match moment.precision {
        Precision::Day if wareki => format!("{}.{}.{}", era(), day.month(), day.day()),
        Precision::Day => day.format("%Y-%m-%d").to_string(),
        Precision::Month if wareki => format!("{}.{}", era(), day.month()),
        Precision::Month => day.format("%Y-%m").to_string(),
        Precision::Season => lang.pick(
            format!("{year}年{}", season(day, lang)),
            format!("{} {year}", season(day, lang)),
        ),
        Precision::Year if wareki => era_year(day),
        Precision::Year => lang.pick(format!("{year}年"), year.to_string()),
        Precision::Decade => lang.pick(format!("{year}年代"), format!("{year}s")),
        Precision::Century => lang.pick(format!("{}XX年", year / 100), format!("{}XX", year / 100)),
    };
    let about = if moment.approximate {
        lang.pick(format!("{plain}頃"), format!("c. {plain}"))
    } else {
        plain
    };
    if moment.uncertain {
        format!("{about}?")
    } else {
        about
    }
}

/// `3 records`, `1 record`; 3件.
pub fn records(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Ja, _) => format!("{}件", number(count as f64)),
        (Lang::En, 1) => "1 record".to_owned(),
        (Lang::En, _) => format!("{} records", number(count as f64)),
    }
}

/// The separator of a list of short words.
pub fn comma(lang: Lang) -> &'static str {
    lang.pick("、", ", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Cx, Decode, Node, Value};

    fn date(text: &str, lang: Lang, calendar: Calendar) -> String {
        let node = Node {
            at: Default::default(),
            value: Value::Scalar(text.into()),
        };
        let mut sink = crate::diag::Sink::default();
        let date = crate::model::Date::decode(&node, &mut Cx::new(&mut sink)).expect("a date");
        table_date(&date.when, false, lang, calendar)
    }

    #[test]
    fn a_date_is_printed_as_exactly_as_it_is_known() {
        for (text, ja, wareki, en) in [
            ("2020-10-13", "2020-10-13", "R2.10.13", "2020-10-13"),
            ("2020-10", "2020-10", "R2.10", "2020-10"),
            ("2020", "2020年", "令和2年", "2020"),
            ("2020~", "2020年頃", "令和2年頃", "c. 2020"),
            ("2020-07-09?", "2020-07-09?", "R2.7.9?", "2020-07-09?"),
            ("202X", "2020年代", "2020年代", "2020s"),
            ("2020-21", "2020年春", "2020年春", "spring 2020"),
            ("2020-24", "2020年冬", "2020年冬", "winter 2020"),
            ("2020-10/..", "2020-10〜", "R2.10〜", "2020-10–"),
            (
                "2020-10/2021-08",
                "2020-10〜2021-08",
                "R2.10〜R3.8",
                "2020-10–2021-08",
            ),
            ("2020/", "2020年〜?", "令和2年〜?", "2020–?"),
        ] {
            assert_eq!(date(text, Lang::Ja, Calendar::Gregorian), ja);
            assert_eq!(date(text, Lang::Ja, Calendar::Wareki), wareki);
            assert_eq!(date(text, Lang::En, Calendar::Gregorian), en);
        }
    }

    #[test]
    fn numbers_take_commas_from_a_thousand() {
        assert_eq!(
            [999.0, 27445.0, 1_000_000.0, 4502.9].map(number),
            ["999", "27,445", "1,000,000", "4,502.9"]
        );
    }
}
