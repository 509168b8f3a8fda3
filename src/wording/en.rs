//! English, British spelling, in the style of news agencies.

use chrono::{Datelike, NaiveDate};

use super::Wording;
use crate::lang::{Lang, number};
use crate::model::{
    Bound, Calendar, FigureKind, Final, Forum, Moment, Precision, Reason, RecordKind, Role,
    SectionKind, SourceKind, Stage, When,
};

/// English.
pub(super) struct English;

impl Wording for English {
    fn lang(&self) -> Lang {
        Lang::En
    }

    // --- Kinds, stages, roles ---

    fn kind(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "Incident",
            RecordKind::Proceeding => "Proceeding",
            RecordKind::Policy => "Policy",
            RecordKind::Outreach => "Outreach",
        }
    }

    fn kinds(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "Incidents",
            RecordKind::Proceeding => "Proceedings",
            RecordKind::Policy => "Policy",
            RecordKind::Outreach => "Outreach, warnings",
        }
    }

    fn section(&self, kind: SectionKind) -> &'static str {
        match kind {
            SectionKind::Cover => "Cover",
            SectionKind::Contents => "Contents",
            SectionKind::Summary => "Executive summary",
            SectionKind::Figure => "Figures",
            SectionKind::ChartData => "Chart data",
            SectionKind::Chronology => "Chronology",
            SectionKind::Events => "Records in detail",
            SectionKind::Cases => "Case files",
            SectionKind::Methods => "Methods",
            SectionKind::Judgements => "Judgements",
            SectionKind::Gaps => "What is not known",
            SectionKind::Handout => "Handout",
            SectionKind::Glossary => "Glossary",
            SectionKind::Sources => "Sources",
            SectionKind::Scales => "Scales",
            SectionKind::Colophon => "Colophon",
        }
    }

    fn figure(&self, kind: FigureKind) -> Option<&'static str> {
        Some(match kind {
            FigureKind::Timeline => "Timeline",
            FigureKind::EventsPerPeriod => "Records by period",
            FigureKind::SmallMultiples => "Incidents by group",
            FigureKind::SectorMethod => "Sectors and methods",
            FigureKind::CaseProgress => "Progress of cases",
            FigureKind::Prefectures => "Prefectures",
            FigureKind::Series => return None,
            FigureKind::Cumulative => "Records added up",
            FigureKind::LeadTime => "Days between stages",
            FigureKind::SourceQuality => "Ratings of sources",
            FigureKind::OrganisationsMethods => "Targets and methods",
        })
    }

    fn forum(&self, forum: Forum) -> &'static str {
        match forum {
            Forum::Criminal => "criminal",
            Forum::Civil => "civil",
            Forum::Administrative => "administrative",
            Forum::Foreign => "abroad",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Target => "Target",
            Role::Employer => "Employer",
            Role::Authority => "Authorities",
            Role::Partner => "Partner",
            Role::AllegedRecipient => "Alleged recipient",
            Role::Mentioned => "Mentioned",
        }
    }

    fn stage(&self, stage: Stage, reason: Option<Reason>) -> &'static str {
        match (stage, reason) {
            (Stage::Disclosed, _) => "disclosed",
            (Stage::Searched, _) => "searched",
            (Stage::WarrantIssued, _) => "warrant issued",
            (Stage::Referred, _) => "referred to prosecutors",
            (Stage::Arrested, _) => "arrested",
            (Stage::Released, _) => "released",
            (Stage::NotProsecuted, Some(Reason::Suspended)) => {
                "not indicted (prosecution suspended)"
            }
            (Stage::NotProsecuted, Some(Reason::InsufficientSuspicion)) => {
                "not indicted (insufficient suspicion)"
            }
            (Stage::NotProsecuted, Some(Reason::NoCrime)) => "not indicted (no crime)",
            (Stage::NotProsecuted, _) => "not indicted",
            (Stage::Indicted, _) => "indicted",
            (Stage::IndictmentWithdrawn, _) => "indictment withdrawn",
            (Stage::Convicted, _) => "convicted",
            (Stage::Acquitted, _) => "acquitted",
            (Stage::DamagesAwarded, _) => "damages ordered",
            (Stage::ClaimDismissed, _) => "claim dismissed",
            (Stage::Appealed, _) => "appealed",
            (Stage::Upheld, _) => "upheld",
            (Stage::Overturned, _) => "overturned",
            (Stage::Final, _) => "final",
            (Stage::Settled, _) => "settled",
            (Stage::Sanctioned, _) => "sanctioned",
            (Stage::Closed, _) => "closed",
        }
    }

    fn short_stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Referred => "referred",
            Stage::WarrantIssued => "warrant",
            _ => self.stage(stage, None),
        }
    }

    fn final_judgment(&self, judgment: Stage) -> String {
        match judgment {
            Stage::Convicted => "conviction final".to_owned(),
            Stage::Acquitted => "acquittal final".to_owned(),
            Stage::DamagesAwarded => "damages order final".to_owned(),
            Stage::ClaimDismissed => "dismissal final".to_owned(),
            _ => format!("{}, final", self.short_stage(judgment)),
        }
    }

    fn finality(&self, finality: Final) -> &'static str {
        match finality {
            Final::Yes => "final",
            Final::No => "not final then",
            Final::Unknown => "whether final: not established",
        }
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Official => "Official",
            SourceKind::Court => "Court",
            SourceKind::Company => "Company",
            SourceKind::News => "News",
            SourceKind::Book => "Book",
            SourceKind::Academic => "Academic",
            SourceKind::Interview => "Interview",
        }
    }

    // --- Dates and numbers ---

    fn day(&self, day: NaiveDate, _: Calendar) -> String {
        format!(
            "{} {} {}",
            day.day(),
            MONTHS[day.month0() as usize],
            day.year()
        )
    }

    fn cover_day(&self, day: NaiveDate) -> String {
        self.day(day, Calendar::Gregorian)
    }

    fn table_date(&self, when: &When, reported: bool, _: Calendar) -> String {
        let text = match when {
            When::Moment(moment) => table_moment(moment),
            When::Interval(start, end) => format!("{}–{}", table_bound(start), table_bound(end)),
        };
        if reported {
            format!("{} {text}", self.reported_mark())
        } else {
            text
        }
    }

    fn reported_mark(&self) -> &'static str {
        "rep."
    }

    fn records(&self, count: usize) -> String {
        match count {
            1 => "1 record".to_owned(),
            _ => format!("{} records", number(count as f64)),
        }
    }

    fn comma(&self) -> &'static str {
        ", "
    }

    // --- Cover, document, running feet ---

    // --- Summary, judgements, gaps, changes ---

    // --- Chronology, records, glossary ---

    // --- Cases ---

    // --- Methods, study session ---

    // --- Sources, scales, colophon, contents ---

    // --- Figures: common ---

    fn figure_label(&self, number: u32) -> String {
        format!("Figure {number}")
    }

    fn table_label(&self, number: u32) -> String {
        format!("Table {number}")
    }

    fn range(&self) -> &'static str {
        "–"
    }

    // --- Figures: timeline ---

    // --- Figures: matrices, small multiples ---

    // --- Figures: periods, series, cumulative ---

    // --- Figures: lead times, progress, quality ---

    // --- Figures: prefectures ---

    // --- Charts: what is drawn ---

    // --- Layout and file ---
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

fn season(day: NaiveDate) -> &'static str {
    ["spring", "summer", "autumn", "winter"][((day.month() + 9) % 12 / 3) as usize]
}

fn table_bound(bound: &Bound) -> String {
    match bound {
        Bound::At(moment) => table_moment(moment),
        Bound::Open => String::new(),
        Bound::Unknown => "?".to_owned(),
    }
}

fn table_moment(moment: &Moment) -> String {
    let day = moment.first;
    let year = day.year();
    let plain = match moment.precision {
        Precision::Day => format!("{year}-{}", day.format("%m-%d")),
        Precision::Month => format!("{year}-{}", day.format("%m")),
        Precision::Season => format!("{} {year}", season(day)),
        Precision::Year => year.to_string(),
        Precision::Decade => format!("{year}s"),
        Precision::Century => format!("{}XX", year / 100),
    };
    let about = if moment.approximate { "c. " } else { "" };
    let doubt = if moment.uncertain { "?" } else { "" };
    format!("{about}{plain}{doubt}")
}
