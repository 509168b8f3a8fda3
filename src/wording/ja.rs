//! Japanese, である style on pages (style of official papers).

use chrono::{Datelike, NaiveDate};

use super::Wording;
use crate::lang::{Lang, number};
use crate::model::{
    Bound, Calendar, FigureKind, Final, Forum, Moment, Precision, Reason, RecordKind, Role,
    SectionKind, SourceKind, Stage, When, era_of, has_era_days,
};

/// Japanese.
pub(super) struct Japanese;

impl Wording for Japanese {
    fn lang(&self) -> Lang {
        Lang::Ja
    }

    // --- Kinds, stages, roles ---

    fn kind(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "事案",
            RecordKind::Proceeding => "司法手続",
            RecordKind::Policy => "政策",
            RecordKind::Outreach => "啓発・注意喚起",
        }
    }

    fn kinds(&self, kind: RecordKind) -> &'static str {
        self.kind(kind)
    }

    fn section(&self, kind: SectionKind) -> &'static str {
        match kind {
            SectionKind::Cover => "表紙",
            SectionKind::Contents => "目次",
            SectionKind::Summary => "要旨",
            SectionKind::Figure => "図で見る全体像",
            SectionKind::ChartData => "図のデータ",
            SectionKind::Chronology => "記録の一覧",
            SectionKind::Events => "記録の詳細",
            SectionKind::Cases => "事案票",
            SectionKind::Methods => "手口",
            SectionKind::Judgements => "判断",
            SectionKind::Gaps => "分かっていないこと",
            SectionKind::Handout => "勉強会資料",
            SectionKind::Glossary => "用語",
            SectionKind::Sources => "出典",
            SectionKind::Scales => "評価の尺度",
            SectionKind::Colophon => "奥付",
        }
    }

    fn figure(&self, kind: FigureKind) -> Option<&'static str> {
        Some(match kind {
            FigureKind::Timeline => "年表",
            FigureKind::EventsPerPeriod => "期間ごとの件数",
            FigureKind::SmallMultiples => "区分ごとの事案",
            FigureKind::SectorMethod => "分野と手口",
            FigureKind::CaseProgress => "事案の進み方",
            FigureKind::Prefectures => "都道府県",
            FigureKind::Series => return None,
            FigureKind::Cumulative => "件数の累計",
            FigureKind::LeadTime => "段階の間の日数",
            FigureKind::SourceQuality => "出典の評価",
            FigureKind::OrganisationsMethods => "標的と手口",
        })
    }

    fn forum(&self, forum: Forum) -> &'static str {
        match forum {
            Forum::Criminal => "刑事",
            Forum::Civil => "民事",
            Forum::Administrative => "行政",
            Forum::Foreign => "国外",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Target => "対象の組織",
            Role::Employer => "所属先",
            Role::Authority => "当局",
            Role::Partner => "協力先",
            Role::AllegedRecipient => "渡ったとされる先",
            Role::Mentioned => "言及",
        }
    }

    fn stage(&self, stage: Stage, reason: Option<Reason>) -> &'static str {
        match (stage, reason) {
            (Stage::Disclosed, _) => "公表",
            (Stage::Searched, _) => "捜索",
            (Stage::WarrantIssued, _) => "逮捕状",
            (Stage::Referred, _) => "書類送検",
            (Stage::Arrested, _) => "逮捕",
            (Stage::Released, _) => "釈放",
            (Stage::NotProsecuted, Some(Reason::Suspended)) => "不起訴（起訴猶予）",
            (Stage::NotProsecuted, Some(Reason::InsufficientSuspicion)) => "不起訴（嫌疑不十分）",
            (Stage::NotProsecuted, Some(Reason::NoCrime)) => "不起訴（罪とならず）",
            (Stage::NotProsecuted, _) => "不起訴",
            (Stage::Indicted, _) => "起訴",
            (Stage::IndictmentWithdrawn, _) => "起訴取消し",
            (Stage::Convicted, _) => "有罪",
            (Stage::Acquitted, _) => "無罪",
            (Stage::DamagesAwarded, _) => "賠償命令",
            (Stage::ClaimDismissed, _) => "請求棄却",
            (Stage::Appealed, _) => "上訴",
            (Stage::Upheld, _) => "原判決維持",
            (Stage::Overturned, _) => "原判決破棄",
            (Stage::Final, _) => "確定",
            (Stage::Settled, _) => "和解",
            (Stage::Sanctioned, _) => "行政処分",
            (Stage::Closed, _) => "終結",
        }
    }

    fn short_stage(&self, stage: Stage) -> &'static str {
        self.stage(stage, None)
    }

    fn final_judgment(&self, judgment: Stage) -> String {
        format!("{}の確定", self.short_stage(judgment))
    }

    fn finality(&self, finality: Final) -> &'static str {
        match finality {
            Final::Yes => "確定",
            Final::No => "当時は未確定",
            Final::Unknown => "確定したかは未確認",
        }
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Official => "公的文書",
            SourceKind::Court => "裁判資料",
            SourceKind::Company => "企業発表",
            SourceKind::News => "報道",
            SourceKind::Book => "書籍",
            SourceKind::Academic => "解説・論文",
            SourceKind::Interview => "聞き取り",
        }
    }

    // --- Dates and numbers ---

    fn day(&self, day: NaiveDate, calendar: Calendar) -> String {
        match calendar {
            Calendar::Gregorian => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Calendar::Wareki => format!("{}{}月{}日", era_year(day), day.month(), day.day()),
            Calendar::Both => self.cover_day(day),
        }
    }

    fn cover_day(&self, day: NaiveDate) -> String {
        format!(
            "{}（{}）",
            self.day(day, Calendar::Wareki),
            self.day(day, Calendar::Gregorian)
        )
    }

    fn table_date(&self, when: &When, reported: bool, calendar: Calendar) -> String {
        let text = match when {
            When::Moment(moment) => table_moment(moment, calendar),
            When::Interval(start, end) => {
                format!(
                    "{}〜{}",
                    table_bound(start, calendar),
                    table_bound(end, calendar)
                )
            }
        };
        let mark = if reported { self.reported_mark() } else { "" };
        format!("{text}{mark}")
    }

    fn reported_mark(&self) -> &'static str {
        "報"
    }

    fn records(&self, count: usize) -> String {
        format!("{}件", number(count as f64))
    }

    fn comma(&self) -> &'static str {
        "、"
    }

    // --- Cover, document, running feet ---

    // --- Summary, judgements, gaps, changes ---

    // --- Chronology, records, glossary ---

    // --- Cases ---

    // --- Methods, study session ---

    // --- Sources, scales, colophon, contents ---

    // --- Figures: common ---

    fn figure_label(&self, number: u32) -> String {
        format!("図 {number}")
    }

    fn table_label(&self, number: u32) -> String {
        format!("表 {number}")
    }

    fn range(&self) -> &'static str {
        "〜"
    }

    // --- Figures: timeline ---

    // --- Figures: matrices, small multiples ---

    // --- Figures: periods, series, cumulative ---

    // --- Figures: lead times, progress, quality ---

    // --- Figures: prefectures ---

    // --- Charts: what is drawn ---

    // --- Layout and file ---
}

fn season(day: NaiveDate) -> &'static str {
    ["春", "夏", "秋", "冬"][((day.month() + 9) % 12 / 3) as usize]
}

/// A year of an era; both eras where two meet in it and the date says neither.
fn era_years(moment: &Moment) -> String {
    let (first, last) = (era_year(moment.first), era_year(moment.last));
    if era_of(moment.first).map(|(era, _)| era) == era_of(moment.last).map(|(era, _)| era) {
        first
    } else {
        format!("{first}／{last}")
    }
}

fn era_year(day: NaiveDate) -> String {
    match era_of(day) {
        Some((era, 1)) => format!("{}元年", era.name),
        Some((era, year)) => format!("{}{year}年", era.name),
        None => format!("{}年", day.year()),
    }
}

fn table_bound(bound: &Bound, calendar: Calendar) -> String {
    match bound {
        Bound::At(moment) => table_moment(moment, calendar),
        Bound::Open => String::new(),
        Bound::Unknown => "?".to_owned(),
    }
}

fn table_moment(moment: &Moment, calendar: Calendar) -> String {
    let day = moment.first;
    // No day or month before the Gregorian calendar has a number that an era would give it.
    let has_days = moment.precision > Precision::Month || has_era_days(day);
    let wareki = calendar == Calendar::Wareki && has_days;
    let era = || {
        era_of(day).map_or(String::new(), |(era, year)| {
            format!("{}{year}", era.letter())
        })
    };
    let year = day.year();
    let plain = match moment.precision {
        Precision::Day if wareki => format!("{}.{}.{}", era(), day.month(), day.day()),
        Precision::Day => format!("{year}-{}", day.format("%m-%d")),
        Precision::Month if wareki => format!("{}.{}", era(), day.month()),
        Precision::Month => format!("{year}-{}", day.format("%m")),
        Precision::Season => format!("{year}年{}", season(day)),
        Precision::Year if wareki => era_years(moment),
        Precision::Year => format!("{year}年"),
        Precision::Decade => format!("{year}年代"),
        Precision::Century => format!("{}XX年", year / 100),
    };
    let about = if moment.approximate { "頃" } else { "" };
    let doubt = if moment.uncertain { "?" } else { "" };
    format!("{plain}{about}{doubt}")
}
