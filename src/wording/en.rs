//! English, British spelling, in the style of news agencies.

use chrono::{Datelike, NaiveDate};

use super::{Origin, SourceCounts, Wording};
use crate::analysis::Choice;
use crate::analysis::Docket;
use crate::lang::{Lang, number};
use crate::model::{
    Basis, Bound, Calendar, FigureKind, Final, Forum, Moment, Precision, Qualifier, Reason,
    RecordKind, Role, SectionKind, SourceKind, Stage, When,
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
            RecordKind::Alleged => "Alleged",
            RecordKind::Response => "Response",
            RecordKind::Proceeding => "Proceeding",
            RecordKind::Policy => "Policy",
            RecordKind::Outreach => "Outreach",
        }
    }

    fn kinds(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "Incidents",
            RecordKind::Alleged => "Alleged",
            RecordKind::Response => "Responses",
            RecordKind::Proceeding => "Proceedings",
            RecordKind::Policy => "Policy",
            RecordKind::Outreach => "Outreach and warnings",
        }
    }

    fn alleged(&self, name: &str) -> Option<&'static str> {
        let name = name.to_lowercase();
        ["alleged", "suspect"]
            .iter()
            .all(|said| !name.contains(said))
            .then_some("alleged")
    }

    fn alleged_not_counted(&self, count: usize) -> String {
        format!(" What is only alleged is not counted: {count}.")
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

    fn part(&self, role: Role) -> &'static str {
        match role {
            Role::Target => "target",
            Role::Employer => "employer",
            Role::Authority => "authority",
            Role::Partner => "partner",
            Role::AllegedRecipient => "alleged recipient",
            Role::Mentioned => "mentioned",
        }
    }

    fn docket(&self, docket: Docket, count: usize) -> &'static str {
        match (docket, count) {
            (Docket::Criminal, 1) => "criminal (Japan) matter",
            (Docket::Criminal, _) => "criminal (Japan) matters",
            (Docket::Foreign, 1) => "matter abroad",
            (Docket::Foreign, _) => "matters abroad",
            (Docket::Administrative, 1) => "administrative matter",
            (Docket::Administrative, _) => "administrative matters",
            (Docket::Civil, 1) => "civil suit",
            (Docket::Civil, _) => "civil suits",
            (Docket::OfAuthority, 1) => "matter against investigators",
            (Docket::OfAuthority, _) => "matters against investigators",
        }
    }

    fn dockets_apart_note(&self) -> &'static str {
        " The headline never counts matters abroad, civil suits, administrative matters or those \
        against investigators with the criminal matters of suspects."
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
                "not indicted (insufficient evidence)"
            }
            (Stage::NotProsecuted, Some(Reason::NoCrime)) => "not indicted (no crime)",
            (Stage::NotProsecuted, _) => "not indicted",
            (Stage::NonIndictmentUnjust, _) => "non-indictment found unjust",
            (Stage::Indicted, _) => "indicted",
            (Stage::IndictmentWithdrawn, _) => "indictment withdrawn",
            (Stage::ProsecutionDismissed, _) => "prosecution dismissed",
            (Stage::Ruled, _) => "ruling (content not known)",
            (Stage::Convicted, _) => "convicted",
            (Stage::Acquitted, _) => "acquitted",
            (Stage::CompensationAwarded, _) => "compensated for detention",
            (Stage::Sued, _) => "suit filed",
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
            Stage::NonIndictmentUnjust => "found unjust",
            Stage::Ruled => "ruling",
            // Narrow columns break longer words.
            Stage::ProsecutionDismissed => "case dismissed",
            Stage::CompensationAwarded => "redress",
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
            Final::Unknown => "whether final: not known",
        }
    }

    fn not_final(&self) -> &'static str {
        "not final"
    }

    fn finality_not_known(&self) -> &'static str {
        "finality not known"
    }

    fn qualified(&self, word: &str, further: &str) -> String {
        format!("{word}, {further}")
    }

    fn later(&self, who: &[&str], word: &str) -> String {
        match who {
            [] => format!("later {word}"),
            _ => format!("{} later {word}", who.join(", ")),
        }
    }

    fn became(&self, from: &str, to: &str) -> String {
        format!("{from} → {to}")
    }

    fn some(&self, word: &str) -> String {
        format!("some {word}")
    }

    fn some_parties(&self) -> &'static str {
        ", some"
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
            SourceKind::Internal => "Internal",
            SourceKind::Log => "Log",
            SourceKind::Encyclopaedia => "Reference",
            SourceKind::Commentary => "Comment",
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
            When::Interval(start, Bound::Open) => format!("since {}", table_bound(start)),
            When::Interval(Bound::Open, end) => format!("until {}", table_bound(end)),
            When::Interval(start, end) => format!("{}–{}", table_bound(start), table_bound(end)),
        };
        if reported {
            format!("{} {text}", self.reported_mark())
        } else {
            text
        }
    }

    fn reported_mark(&self) -> &'static str {
        "reported"
    }

    fn records(&self, count: usize) -> String {
        match count {
            1 => "1 record".to_owned(),
            _ => format!("{} records", number(count as f64)),
        }
    }

    fn origin(&self, origin: Origin<'_>) -> String {
        match origin {
            Origin::Own(own) => own.to_owned(),
            _ => self
                .records_key_note(origin)
                .map_or(String::new(), |from| format!("Records were {from}.")),
        }
    }

    fn comma(&self) -> &'static str {
        ", "
    }

    // --- Cover, document, running feet ---

    fn contact(&self, who: &str) -> String {
        format!("Contact: {who}")
    }

    fn document_number_label(&self) -> &'static str {
        "Doc."
    }

    fn facilitators_copy(&self) -> &'static str {
        "Facilitator's copy"
    }

    fn report_part(&self, part: usize) -> &'static str {
        match part {
            0 => "Overview",
            1 => "Cases and methods",
            _ => "Records and annexes",
        }
    }

    fn document_number(&self, number: &str) -> String {
        format!("Doc. {number}")
    }

    fn approved_by(&self, who: &str) -> String {
        format!("approved by {who}")
    }

    fn strip_note(&self, listed: &str, origin: Origin<'_>) -> String {
        let origin = spaced(self.origin(origin));
        format!("Each bar is one record: {listed}. {origin}The counts are not statistics.")
    }

    fn strip_alt(&self, years: (i32, i32), _: usize, listed: &str) -> String {
        let (first, last) = years;

        format!("A strip with one bar a record, {first} to {last}: {listed}.")
    }

    fn strip_count(&self, kind: RecordKind, count: usize) -> String {
        format!("{} {count}", self.kinds(kind).to_lowercase())
    }

    fn for_executives(&self) -> &'static str {
        "For executives"
    }

    fn study_session(&self) -> &'static str {
        "Study session"
    }

    fn report(&self) -> &'static str {
        "Report"
    }

    fn kicker_divider(&self) -> &'static str {
        "  ·  "
    }

    fn imprint_divider(&self) -> &'static str {
        "  |  "
    }

    fn extent_label(&self) -> &'static str {
        "Extent"
    }

    fn sample_legend(&self) -> &'static str {
        "Items marked “sample” are illustrations"
    }

    fn chronology_title(&self) -> &'static str {
        "Chronology"
    }

    fn withheld_notice(&self) -> &'static str {
        "Some items are left out for their marking."
    }

    // --- Summary, judgements, gaps, changes ---

    fn summary_note(&self, scale: &str, bands: &str, origin: Origin<'_>) -> String {
        let origin = spaced(self.origin(origin));
        format!(
            "Likelihood words stand for the seven bands of {scale} ({bands}%). Confidence grades \
            the evidence and is given separately. {origin}Counts are not statistics. S numbers are \
            sources, the digit after them the credibility of the information."
        )
    }

    fn due_month(&self, last: NaiveDate) -> String {
        last.format("%b %Y").to_string()
    }

    fn gaps_heading(&self, count: usize, origin: Origin<'_>) -> String {
        match origin {
            Origin::Basis(Basis::Public) => {
                format!("What public information does not tell: {count}")
            }
            _ => format!("What is not known: {count}"),
        }
    }

    fn beginning(&self, term: &str) -> String {
        capital(term)
    }

    fn based_on(&self, listed: &str, more: usize) -> String {
        match more {
            0 => format!("Based on: {listed}"),
            _ => format!("Based on: {listed}; {more} more"),
        }
    }

    fn judgements_heading(&self, count: usize) -> String {
        match count {
            0 => "No judgement is stated.".to_owned(),
            1 => "One judgement, with alternatives".to_owned(),
            _ => format!(
                "{}, with alternatives",
                capital(&counted(count, "judgement"))
            ),
        }
    }

    fn likelihood_changed(&self, number: usize, is: &str, was: &str) -> String {
        format!("Judgement {number}: {is} (was: {was})")
    }

    fn judgement_changed(&self, number: usize) -> String {
        format!("Judgement {number} is reworded or rests on more")
    }

    fn judgement_new(&self, number: usize) -> String {
        format!("Judgement {number} is new")
    }

    fn judgement_withdrawn(&self, number: usize, text: &str) -> String {
        format!("Former judgement {number}: {text}")
    }

    fn stage_changed(&self, case: &str, is: &str, was: &str) -> String {
        format!("{case}: {is} (was: {was})")
    }

    fn date_changed(&self, title: &str, was: &str) -> String {
        format!("{title}: the date was {was}")
    }

    fn of_subject(&self, subject: &str, text: &str) -> String {
        format!("{subject}: {text}")
    }

    fn and_more(&self, count: usize) -> String {
        format!("and {count} more")
    }

    fn since(&self, day: NaiveDate) -> String {
        format!("since {day}")
    }

    fn changes_heading(&self) -> &'static str {
        "What has changed"
    }

    fn no_changes(&self) -> &'static str {
        "No changes."
    }

    fn new_tag(&self) -> &'static str {
        "NEW"
    }

    fn updated_tag(&self) -> &'static str {
        "UPD"
    }

    fn corrected_tag(&self) -> &'static str {
        "COR"
    }

    fn withdrawn_tag(&self) -> &'static str {
        "WDN"
    }

    fn key_judgements(&self) -> &'static str {
        "Key judgements"
    }

    fn judgements_note(&self) -> &'static str {
        "Judgements are our readings of the records, not facts. Likelihood and confidence are \
        given separately. The alternatives say what may be the case if a judgement is wrong."
    }

    fn sample_remark(&self) -> &'static str {
        "sample, for illustration"
    }

    fn none(&self) -> &'static str {
        "None."
    }

    fn likelihood_before(&self) -> &'static str {
        ""
    }

    fn confidence_before(&self) -> &'static str {
        "Confidence  "
    }

    fn alternatives_heading(&self) -> &'static str {
        "Alternatives"
    }

    fn evidence_divider(&self) -> &'static str {
        "; "
    }

    fn records_unit(&self) -> &'static str {
        "records"
    }

    fn records_key(&self) -> &'static str {
        "listed here"
    }

    fn records_key_note(&self, origin: Origin<'_>) -> Option<&'static str> {
        match origin {
            Origin::Basis(Basis::Public) => Some("chosen from public information"),
            Origin::Basis(Basis::Internal) => Some("chosen from internal papers"),
            Origin::Basis(Basis::Mixed) => {
                Some("chosen from public information and internal papers")
            }
            Origin::Unknown | Origin::Own(_) => None,
        }
    }

    fn incidents_unit(&self) -> &'static str {
        "incidents"
    }

    fn incidents_key(&self) -> &'static str {
        "established"
    }

    fn incidents_key_note(&self, alleged: usize) -> String {
        let apart = match alleged {
            0 => String::new(),
            _ => format!("; {alleged} alleged apart"),
        };
        format!("disclosed, admitted or found{apart}")
    }

    fn cases_unit(&self) -> &'static str {
        "cases"
    }

    fn cases_key(&self) -> &'static str {
        "before the authorities"
    }

    fn cases_key_note(&self, foreign: usize, of_authority: usize) -> String {
        let abroad = (foreign > 0).then(|| format!("{foreign} abroad"));
        let officials = (of_authority > 0).then(|| format!("{of_authority} against investigators"));
        let apart: Vec<String> = [abroad, officials].into_iter().flatten().collect();
        let apart = match apart.is_empty() {
            true => String::new(),
            false => format!("; apart from these {}", apart.join(", ")),
        };
        format!("police, prosecutors, courts{apart}")
    }

    fn measures_unit(&self) -> &'static str {
        "measures"
    }

    fn measures_key(&self) -> &'static str {
        "of policy"
    }

    fn measures_key_note(&self) -> &'static str {
        "laws, offices, plans"
    }

    fn actions_heading(&self) -> &'static str {
        "Decisions and actions"
    }

    fn done_head(&self) -> &'static str {
        "Done"
    }

    fn action_head(&self) -> &'static str {
        "Action"
    }

    fn owner_head(&self) -> &'static str {
        "Owner"
    }

    fn due_head(&self) -> &'static str {
        "Due"
    }

    fn judgement_head(&self) -> &'static str {
        "Judgement"
    }

    fn due_open(&self) -> &'static str {
        "open"
    }

    fn ongoing(&self) -> &'static str {
        "ongoing"
    }

    // --- Chronology, records, glossary ---

    fn see_number(&self, is_one: bool) -> &'static str {
        if is_one { "See no. " } else { "See nos " }
    }

    fn step_note(&self, note: &str) -> String {
        format!(". {}", note.trim_end_matches('.'))
    }

    fn named_party(&self, role: &str, name: &str) -> String {
        format!("{role} ({name})")
    }

    fn further(&self, text: &str) -> String {
        format!("; {text}")
    }

    fn corrected_later(&self) -> &'static str {
        "later corrected"
    }

    fn correction(&self, text: &str) -> String {
        format!("Correction: {text}")
    }

    fn first_and_more(&self, first: &str, more: usize) -> String {
        format!("{first} +{more}")
    }

    fn records_of_year(&self, shown: usize, all: usize) -> String {
        match shown < all {
            true => format!("{shown} of {} shown", self.records(all)),
            false => self.records(all),
        }
    }

    fn years(&self, first: i32, last: i32) -> String {
        match first < last {
            true => format!("{first}–{last}"),
            false => first.to_string(),
        }
    }

    fn before_note(&self, notice: &str) -> String {
        format!("{notice} ")
    }

    fn axis_month(&self, month: u32) -> String {
        let day = NaiveDate::from_ymd_opt(2000, month, 1).unwrap_or_default();
        day.format("%b").to_string()
    }

    fn periods_not_drawn(&self, figures: &[String]) -> String {
        let figures = figures.join("; ");
        format!(
            "Not drawn or compared, since the period is unfinished or of another length: \
             {figures}. "
        )
    }

    fn groups_headline(&self, total: usize, groups: usize, records: bool) -> String {
        let what = match (records, total) {
            (true, _) => self.records(total),
            (false, 1) => "1 incident".to_owned(),
            (false, _) => format!("{} incidents", number(total as f64)),
        };
        let plural = if groups == 1 { "" } else { "s" };
        format!("{what} listed here, in {groups} group{plural}")
    }

    fn largest_groups(&self, names: &[String], most: u32, records: bool) -> String {
        let what = if records {
            self.record_noun()
        } else {
            self.incident_noun()
        };
        match names {
            [one] => format!("{one} is the largest group of {what}s listed here ({most})"),
            _ => format!(
                "{} are the largest groups of {what}s listed here ({most} each)",
                names.join(" and ")
            ),
        }
    }

    fn lane_totals(&self, lanes: &[(String, usize)], _kinds: bool) -> String {
        let some = lanes.iter().filter(|(_, total)| *total > 0);
        let each = some.map(|(name, total)| format!("{name} {}", number(*total as f64)));
        // A name may hold a comma.
        let divider = match lanes.iter().any(|(name, _)| name.contains(',')) {
            true => "; ",
            false => ", ",
        };
        each.collect::<Vec<_>>().join(divider)
    }

    fn kinds_headline(&self, totals: &str) -> String {
        format!("Records chosen: {totals}")
    }

    fn quality_headline(&self, good: u32, all: u32) -> String {
        let (good, all) = (number(f64::from(good)), number(f64::from(all)));
        match &*good {
            "0" => format!("Citations by rating: {all}"),
            "1" => format!("1 of {all} citations is C3 or better"),
            _ => format!("{good} of {all} citations are C3 or better"),
        }
    }

    fn chronology_heading(&self, shown: usize, all: usize, choice: Choice) -> String {
        match choice {
            Choice::All => format!("Records: {}", number(all as f64)),
            _ => format!(
                "Records: the {} of {}",
                chosen(shown, choice),
                number(all as f64)
            ),
        }
    }

    fn and(&self) -> &'static str {
        " and "
    }

    fn glossary_heading(&self) -> &'static str {
        "Glossary"
    }

    fn quantity(&self, number: &str, qualifier: Option<Qualifier>, unit: &str) -> String {
        let word = match qualifier {
            None => "",
            Some(Qualifier::About) => "about ",
            Some(Qualifier::AtLeast) => "at least ",
            Some(Qualifier::UpTo) => "up to ",
            Some(Qualifier::Over) => "over ",
        };
        format!("{word}{number} {unit}").trim_end().to_owned()
    }

    fn attribution(&self, by: &str, to: &str, words: Option<&str>) -> String {
        let words = words.map_or(String::new(), |words| format!(" {words}"));
        format!("Attributed by {by} to {to}.{words}")
    }

    fn events_heading(&self, shown: usize, all: usize, choice: Choice) -> String {
        let all = number(all as f64);
        match choice {
            Choice::All => format!("Records in detail: {all}"),
            _ => format!("Records in detail: the {} of {all}", chosen(shown, choice)),
        }
    }

    fn lanes_note(&self, shown: usize, all: usize, choice: Choice) -> String {
        match shown < all {
            true => format!(
                "Of {} the {} were considered; those that fit are shown.",
                self.records(all),
                chosen(shown, choice)
            ),
            false => "Records that do not fit are counted.".to_owned(),
        }
    }

    fn colon(&self) -> &'static str {
        ": "
    }

    fn organisations(&self) -> &'static str {
        "Organisations"
    }

    fn statutes(&self) -> &'static str {
        "Statutes"
    }

    fn sectors(&self) -> &'static str {
        "Sectors"
    }

    fn methods_label(&self) -> &'static str {
        "Methods"
    }

    fn sources_label(&self) -> &'static str {
        "Sources"
    }

    fn no_terms(&self) -> &'static str {
        "No term is explained here."
    }

    fn term(&self) -> &'static str {
        "Term"
    }

    fn meaning(&self) -> &'static str {
        "Meaning"
    }

    fn chronology_note(&self) -> &'static str {
        "Records are numbered within this document. Dates are given as far as they are known: \
        \"reported\" is the day of the news, \"since\" means ongoing, \"?\" uncertain. The digit \
        after a source is the credibility of the information (1 to 6)."
    }

    fn bold_note(&self) -> &'static str {
        "Bold: records of high importance. "
    }

    fn number_head(&self) -> &'static str {
        "No."
    }

    fn kind_head(&self) -> &'static str {
        "Kind"
    }

    fn record_head(&self) -> &'static str {
        "Record"
    }

    fn field_head(&self) -> &'static str {
        "Sector / method"
    }

    fn status_head(&self) -> &'static str {
        "Status"
    }

    fn field_divider(&self) -> &'static str {
        " / "
    }

    // --- Cases ---

    fn overview_heading(&self, count: usize) -> String {
        match count {
            0 => self.no_cases().to_owned(),
            1 => "The last recorded stage of one case".to_owned(),
            _ => format!("The last recorded stage of {count} cases"),
        }
    }

    fn last_recorded(&self, word: &str, further: Option<&str>) -> String {
        let further = further.map_or(String::new(), |further| format!("; {further}"));
        format!("Last recorded stage: {word}{further}.")
    }

    fn forum_and_roles(&self, forum: Forum, roles: &[&str]) -> String {
        let forum = capital(self.forum(forum));
        match roles {
            [] => forum,
            _ => format!("{forum}: {}", roles.join(", ")),
        }
    }

    fn steps_before(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => "  (one step before these)".to_owned(),
            _ => format!("  ({count} steps before these)"),
        }
    }

    fn case_title(&self, title: &str, end: &str, is_sample: bool) -> String {
        let sample = if is_sample { self.sample_before() } else { "" };
        format!("{sample}{title}{}", self.bracketed(end))
    }

    fn case_source(&self, title: &str, publisher: &str, issued: &str, letter: &str) -> String {
        format!(" {title} ({publisher}, {issued}, {letter})")
    }

    fn bracketed(&self, text: &str) -> String {
        match text {
            "" => String::new(),
            _ => format!(" ({text})"),
        }
    }

    fn finality_unknown(&self, stage: Stage, who: &str) -> String {
        format!(
            "Whether the {}{} is final",
            noun(stage),
            self.bracketed(who)
        )
    }

    fn exact_dates_unknown(&self, stages: &[Stage]) -> String {
        let stages: Vec<String> = stages.iter().map(|s| format!("the {}", noun(*s))).collect();
        match stages.as_slice() {
            [rest @ .., last] if !rest.is_empty() => {
                format!("The exact dates of {} and {last}", rest.join(", "))
            }
            _ => format!("The exact date of {}", stages.concat()),
        }
    }

    fn reason_unknown(&self, who: &str) -> String {
        format!("Why there was no indictment{}", self.bracketed(who))
    }

    fn parties(&self) -> &'static str {
        "Parties"
    }

    fn not_recorded(&self) -> &'static str {
        "not recorded"
    }

    fn time_of_conduct(&self) -> &'static str {
        "When the conduct took place"
    }

    fn not_known_heading(&self) -> &'static str {
        "What is not known"
    }

    fn issue_unknown(&self) -> &'static str {
        "date not known"
    }

    fn source_divider(&self) -> &'static str {
        "; "
    }

    fn case_sources(&self) -> &'static str {
        "Sources of this case  "
    }

    fn full_stop(&self) -> &'static str {
        "."
    }

    fn sample_before(&self) -> &'static str {
        "(sample) "
    }

    fn no_steps(&self) -> &'static str {
        "No step of police, prosecutors or courts is recorded."
    }

    fn steps_heading(&self) -> &'static str {
        "Steps"
    }

    fn key_facts(&self) -> &'static str {
        "Key facts"
    }

    fn allegation_heading(&self) -> &'static str {
        "What is alleged or was disclosed"
    }

    fn account_heading(&self) -> &'static str {
        "What is known"
    }

    fn no_account(&self) -> &'static str {
        "No account is recorded; see the steps below."
    }

    fn no_later_step(&self) -> &'static str {
        "no further step is recorded"
    }

    fn date_unknown(&self) -> &'static str {
        "date not known"
    }

    fn date_head(&self) -> &'static str {
        "Date"
    }

    fn stage_head(&self) -> &'static str {
        "Stage"
    }

    fn party_and_authority_head(&self) -> &'static str {
        "Whom / by whom, remarks"
    }

    fn no_cases(&self) -> &'static str {
        "No case is listed here."
    }

    fn code_head(&self) -> &'static str {
        "Code"
    }

    fn case_head(&self) -> &'static str {
        "Case"
    }

    fn forum_and_parties_head(&self) -> &'static str {
        "Forum and parties"
    }

    fn last_stage_head(&self) -> &'static str {
        "Last recorded stage"
    }

    fn page_head(&self) -> &'static str {
        "Page"
    }

    fn no_step_recorded(&self) -> &'static str {
        "No step recorded"
    }

    fn overview_note(&self) -> &'static str {
        "Stages are given in the record's own word. Parties whose steps differ stand apart, and so \
        do criminal and civil matters. Whether a judgment is final is said in each case file."
    }

    // --- Methods, study session ---

    fn methods_heading(&self, count: usize) -> String {
        match count {
            0 => "No method is described.".to_owned(),
            1 => "One method: steps, signs, safeguards".to_owned(),
            _ => format!(
                "{}: steps, signs, safeguards",
                capital(&counted(count, "method"))
            ),
        }
    }

    fn sheet_source(&self, publisher: &str, title: &str, rest: &str) -> String {
        format!(" {publisher}, {title}{rest}")
    }

    fn sheet_sources(&self, listed: &str) -> String {
        format!("Sources: {listed}. Last digit: credibility (1–6).")
    }

    fn measures_remark(&self) -> &'static str {
        "tick what is in place"
    }

    fn measures_heading(&self) -> &'static str {
        "Safeguards"
    }

    fn signs_remark(&self) -> &'static str {
        "tick what you have seen; one proves nothing"
    }

    fn signs_heading(&self) -> &'static str {
        "Signs"
    }

    fn steps_of_method(&self) -> &'static str {
        "How it unfolds"
    }

    fn general_method(&self, name: &str) -> String {
        format!("The method in general: {name}")
    }

    fn general_signs_heading(&self) -> &'static str {
        "Signs of the method in general"
    }

    fn case_heading(&self) -> &'static str {
        "The record of this case"
    }

    fn brief_heading(&self) -> &'static str {
        "In brief"
    }

    fn example_remark(&self, origin: Origin<'_>) -> Option<&'static str> {
        (origin == Origin::Basis(Basis::Public)).then_some("from public records")
    }

    fn example_heading(&self) -> &'static str {
        "An example"
    }

    fn sheet_number(&self, number: usize) -> String {
        format!("Sheet {number}")
    }

    fn session_number(&self, number: u32) -> String {
        format!("No. {number}")
    }

    fn held_by(&self, organiser: &str) -> String {
        format!("Held by {organiser}")
    }

    fn notes_label(&self) -> &'static str {
        "Notes and how to proceed"
    }

    fn answer_label(&self) -> &'static str {
        "What to bring out"
    }

    fn session_alt(&self, minutes: u32, spans: &[String]) -> String {
        format!("How the {minutes} minutes are used: {}.", spans.join("; "))
    }

    fn phase_span(&self, name: &str, from: u32, to: u32) -> String {
        format!("{name} from minute {from} to {to}")
    }

    fn minutes(&self, minutes: u32) -> String {
        format!("{minutes} min")
    }

    fn scenario_before(&self) -> &'static str {
        "Scenario: "
    }

    fn fictional(&self) -> &'static str {
        "Fictional: no such company or person exists."
    }

    fn questions_heading(&self) -> &'static str {
        "Questions"
    }

    fn explain_phase(&self) -> &'static str {
        "Explain"
    }

    fn work_phase(&self) -> &'static str {
        "Work"
    }

    fn contacts_heading(&self) -> &'static str {
        "Contacts"
    }

    fn contacts_advice(&self) -> &'static str {
        "If in doubt, ask early."
    }

    fn police_contact(&self) -> &'static str {
        "Prefectural police"
    }

    fn own_contact(&self) -> &'static str {
        "In your company"
    }

    fn section_blank(&self) -> &'static str {
        "Section, person"
    }

    fn telephone_blank(&self) -> &'static str {
        "Telephone"
    }

    fn facilitator_badge(&self) -> &'static str {
        "Facilitator's copy: not for participants"
    }

    fn facilitator_before(&self) -> &'static str {
        "Facilitator's copy: "
    }

    fn sides(&self, is_case: bool) -> [&'static str; 3] {
        let front = match is_case {
            true => "Front: the case and the method in general",
            false => "Front",
        };
        [front, "Back", "Questions, continued"]
    }

    fn sample(&self) -> &'static str {
        "sample"
    }

    fn remark_divider(&self) -> &'static str {
        "; "
    }

    fn notice_label(&self) -> &'static str {
        "Where to spot it"
    }

    fn gap(&self) -> &'static str {
        "  "
    }

    fn status_label(&self) -> &'static str {
        "Status"
    }

    fn no_proceedings(&self) -> &'static str {
        "no proceedings on record"
    }

    fn record_label(&self) -> &'static str {
        "Record"
    }

    fn sample_after(&self) -> &'static str {
        " (sample)"
    }

    fn people_head(&self) -> &'static str {
        "In behaviour"
    }

    fn information_head(&self) -> &'static str {
        "In data"
    }

    fn box_to_tick(&self) -> &'static str {
        "Box to tick"
    }

    fn sheet_method_note(&self) -> &'static str {
        "Methods are general, not findings."
    }

    fn methods_note(&self) -> &'static str {
        "Methods are general: no party named here is said to have done just this. One sign proves \
        nothing."
    }

    fn people_signs(&self) -> &'static str {
        "Signs in behaviour"
    }

    fn information_signs(&self) -> &'static str {
        "Signs in data"
    }

    fn countermeasures(&self) -> &'static str {
        "Safeguards"
    }

    fn step_head(&self) -> &'static str {
        "Step"
    }

    fn happens_head(&self) -> &'static str {
        "What happens"
    }

    fn notice_head(&self) -> &'static str {
        "Where to spot it"
    }

    fn records_before(&self) -> &'static str {
        "Records  "
    }

    fn no_records_here(&self) -> &'static str {
        "none here"
    }

    // --- Sources, scales, colophon, contents ---

    fn sources_statement(&self, counts: &SourceCounts) -> String {
        let SourceCounts {
            all,
            good,
            share,
            unrated,
            public,
        } = counts;
        format!(
            "This document cites {}; {good} ({share}%) {} rated A or B; {unrated} {} unrated (F); \
            {public} {} official or of a court.",
            counted(*all, "source"),
            are(*good),
            are(*unrated),
            are(*public),
        )
    }

    fn sources_heading(&self, good: usize, all: usize) -> String {
        match all {
            0 => "No source is cited.".to_owned(),
            _ if good == 0 => format!("Sources: {all}"),
            _ if good == all => format!("All {all} sources are rated A or B"),
            _ => format!("{good} of {all} sources {} rated A or B", are(good)),
        }
    }

    fn claim(&self, part: u8, is_accessible: bool) -> String {
        let ua = if is_accessible { " and PDF/UA-1" } else { "" };
        let more = match part {
            3 => "; the timeline is attached to it",
            _ => "",
        };
        format!("This file conforms to PDF/A-{part}a{ua}{more}.")
    }

    fn added_fonts(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => format!(", and {count} more that the pack adds"),
        }
    }

    fn colophon_heading(&self) -> &'static str {
        "Colophon"
    }

    fn document_label(&self) -> &'static str {
        "Document"
    }

    fn handling_label(&self) -> &'static str {
        "Handling"
    }

    fn making_heading(&self) -> &'static str {
        "How it was made"
    }

    fn hash_note(&self) -> &'static str {
        "Hashes are those of the contents: the same inputs give the same file. Names and places of \
        files are not printed."
    }

    fn title_label(&self) -> &'static str {
        "Title"
    }

    fn number_label(&self) -> &'static str {
        "Number"
    }

    fn issue_label(&self) -> &'static str {
        "Issue"
    }

    fn issued_label(&self) -> &'static str {
        "Issued"
    }

    fn as_of_label(&self) -> &'static str {
        "Information to"
    }

    fn prepared_by(&self) -> &'static str {
        "Prepared by"
    }

    fn approved_by_label(&self) -> &'static str {
        "Approved by"
    }

    fn recipient_label(&self) -> &'static str {
        "For"
    }

    fn mistakes_label(&self) -> &'static str {
        "Report mistakes to"
    }

    fn marking_policy(&self) -> &'static str {
        "The marking of the document is never below the strictest marking of what is in it, and \
        stands at the head and foot of every page."
    }

    fn marking_label(&self) -> &'static str {
        "Marking"
    }

    fn marking_policy_label(&self) -> &'static str {
        "Marking policy"
    }

    fn publisher_label(&self) -> &'static str {
        "Publisher"
    }

    fn address_label(&self) -> &'static str {
        "Address"
    }

    fn retention_label(&self) -> &'static str {
        "Retention, return"
    }

    fn disclaimer_label(&self) -> &'static str {
        "Disclaimer"
    }

    fn closing_heading(&self) -> &'static str {
        "Publication and handling"
    }

    fn bundled_fonts(&self) -> &'static str {
        "BIZ UDPGothic, BIZ UDPMincho, BIZ UDGothic (SIL Open Font License 1.1)"
    }

    fn program_label(&self) -> &'static str {
        "Program"
    }

    fn fonts_label(&self) -> &'static str {
        "Fonts"
    }

    fn standards_label(&self) -> &'static str {
        "Standards"
    }

    fn timeline_label(&self) -> &'static str {
        "Timeline"
    }

    fn pack_label(&self) -> &'static str {
        "Pack"
    }

    fn used_fonts_label(&self) -> &'static str {
        "Fonts as used"
    }

    fn encrypted_claim(&self) -> &'static str {
        "This file will be encrypted and conforms to no standard."
    }

    fn cases_heading(&self) -> &'static str {
        "Case files and last recorded stages"
    }

    fn figures_heading(&self) -> &'static str {
        "Figures"
    }

    fn no_step(&self) -> &'static str {
        "no step"
    }

    fn sources_caption(&self) -> &'static str {
        "Sources"
    }

    fn no_address(&self) -> &'static str {
        "no public address"
    }

    fn accessed_head(&self) -> &'static str {
        "Accessed"
    }

    fn reliability_head(&self) -> &'static str {
        "Rating"
    }

    fn type_head(&self) -> &'static str {
        "Type"
    }

    fn uses_head(&self) -> &'static str {
        "Pages"
    }

    fn reliability_heading(&self) -> &'static str {
        "Reliability of a source"
    }

    fn credibility_heading(&self) -> &'static str {
        "Credibility of information"
    }

    fn method_of_making(&self, origin: Origin<'_>) -> String {
        let origin = spaced(self.origin(origin));
        format!(
            "How this was made: {origin}Each record has its sources and their rating. F and 6 mean \
            that a rating cannot be given, not that it is the lowest. Suspects and defendants \
            appear by their role, never by name. Stages of a case are given in the record's own \
            word, and never by colour. Dates known only to the month or year are printed that way. \
            Titles in brackets are ours."
        )
    }

    fn scales_heading(&self) -> &'static str {
        "Scales"
    }

    fn likelihood_heading(&self) -> &'static str {
        "Likelihood"
    }

    fn markings_heading(&self) -> &'static str {
        "Markings"
    }

    // --- Figures: common ---

    fn figures_headline(
        &self,
        years: (i32, i32),
        shown: usize,
        all: usize,
        choice: Choice,
    ) -> String {
        let when = match years {
            (first, last) if first == last => format!("of {first}"),
            (first, last) => format!("from {first} to {last}"),
        };
        match shown < all {
            true => format!("The {} of {}", chosen(shown, choice), self.records(all)),
            false => format!("{} {when}", self.records(all)),
        }
    }

    fn chart_data_heading(&self, count: usize) -> String {
        format!("Chart data: {count}")
    }

    fn no_charts(&self) -> &'static str {
        "This document has no charts."
    }

    fn no_figures(&self) -> &'static str {
        "There are no figures."
    }

    fn chosen_note(&self, origin: Origin<'_>) -> String {
        let origin = spaced(self.origin(origin));
        format!("{origin}This is not a count of what happened.")
    }

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

    fn lane_not_stated(&self) -> &'static str {
        "Not stated"
    }

    fn no_record_in_lanes(&self) -> &'static str {
        "No record listed here can be shown in lanes."
    }

    fn role_divider(&self) -> &'static str {
        ", "
    }

    fn lane_goes_on(&self) -> &'static str {
        " (cont.)"
    }

    fn by_kind(&self) -> &'static str {
        "kind"
    }

    fn by_sector(&self) -> &'static str {
        "sector"
    }

    fn by_organisation(&self) -> &'static str {
        "target"
    }

    fn by_case(&self) -> &'static str {
        "case"
    }

    fn sources_in_chronology(&self) -> &'static str {
        "Sources are given with each record in the chronology. "
    }

    fn lane_without_target(&self) -> &'static str {
        "No target stated"
    }

    fn no_target_in_lanes(&self) -> &'static str {
        "No record listed here states a target."
    }

    fn target_lanes_note(&self) -> &'static str {
        " The lane of an organisation has the records in which it was the target; as an employer, \
        a partner, an authority or an alleged recipient it is not counted. A record of several \
        targets stands in each."
    }

    fn several_lanes_note(&self) -> &'static str {
        " A record that belongs to several lanes stands in each."
    }

    fn outside_cases_note(&self) -> &'static str {
        " Records outside cases are not shown."
    }

    fn year_head(&self) -> &'static str {
        "Year"
    }

    // --- Figures: matrices, small multiples ---

    fn all_head(&self) -> &'static str {
        "All"
    }

    fn sector_head(&self) -> &'static str {
        "Sector"
    }

    fn target_head(&self) -> &'static str {
        "Target"
    }

    fn each(&self) -> &'static str {
        " each"
    }

    fn no_group_known(&self) -> &'static str {
        "No incident listed here names what it is split by."
    }

    fn category_head(&self) -> &'static str {
        "Category"
    }

    fn record_noun(&self) -> &'static str {
        "record"
    }

    fn incident_noun(&self) -> &'static str {
        "incident"
    }

    // --- Figures: periods, series, cumulative ---

    fn sentence_break(&self) -> &'static str {
        ". "
    }

    fn moment_head(&self) -> &'static str {
        "At"
    }

    fn sum_head(&self) -> &'static str {
        "Total"
    }

    fn count_unit(&self) -> &'static str {
        ""
    }

    fn no_year_known(&self) -> &'static str {
        "No record listed here is known to the year."
    }

    fn unfinished_note(&self) -> &'static str {
        "; hatched on white: not the whole period"
    }

    fn begins_note(&self) -> &'static str {
        "A record counts in the period in which it begins. "
    }

    fn topic_mark(&self) -> &'static str {
        ": "
    }

    fn period_head(&self) -> &'static str {
        "Period"
    }

    fn own_scale_note(&self) -> &'static str {
        "The scale differs from that of the chart beside it. "
    }

    fn shared_scale_note(&self) -> &'static str {
        "One scale for both charts. "
    }

    fn sample_values(&self) -> &'static str {
        "; sample values"
    }

    fn monthly(&self) -> &'static str {
        "month"
    }

    fn quarterly(&self) -> &'static str {
        "quarter"
    }

    fn half_yearly(&self) -> &'static str {
        "half-year"
    }

    fn yearly(&self) -> &'static str {
        "year"
    }

    // --- Figures: lead times, progress, quality ---

    fn lead_subtitle(&self) -> &'static str {
        "Days; a dot for each case and party; criminal forum"
    }

    fn days_unit(&self) -> &'static str {
        " days"
    }

    fn lead_to_arrest(&self) -> &'static str {
        "Disclosed to arrested or referred"
    }

    fn lead_to_indictment(&self) -> &'static str {
        "Arrested or referred to indicted"
    }

    fn lead_to_verdict(&self) -> &'static str {
        "Indicted to first verdict"
    }

    fn median_note(&self) -> &'static str {
        "Thick vertical line: median. "
    }

    fn lead_note(&self, origin: Origin<'_>) -> String {
        let origin = spaced(self.origin(origin));
        format!("{origin}This says nothing of other cases.")
    }

    fn no_lead_times(&self) -> &'static str {
        "No case listed here has two stages whose days are both known."
    }

    fn interval_head(&self) -> &'static str {
        "Interval"
    }

    fn lead_case_head(&self) -> &'static str {
        "Case"
    }

    fn days_head(&self) -> &'static str {
        "Days"
    }

    fn no_course(&self) -> &'static str {
        "No case listed here has a recorded step."
    }

    fn progress_note(&self) -> &'static str {
        "One line is one course of proceedings; parties whose steps differ stand apart. Light \
        grey: after an arrest; dark grey: after an indictment; white where neither is recorded, \
        and in civil suits. A black line with ends: a time known to the year only. Whether a \
        judgment without the mark for final became final is not shown here. Marks that would touch \
        are moved apart, with a tick at the true date. A small triangle to the left: day of the \
        news."
    }

    fn sample_line(&self) -> &'static str {
        "sample: "
    }

    fn matter_head(&self) -> &'static str {
        "Matter"
    }

    fn steps_head(&self) -> &'static str {
        "Steps and dates"
    }

    fn last_step_head(&self) -> &'static str {
        "Last recorded stage"
    }

    fn nothing_cited(&self) -> &'static str {
        "Nothing is cited so far."
    }

    fn quality_axes(&self) -> &'static str {
        ". Rows: reliability A to F; columns: credibility 1 to 6. "
    }

    fn quality_subtitle(&self) -> &'static str {
        "Citations by rating"
    }

    // --- Figures: prefectures ---

    fn incidents_on_map(&self) -> &'static str {
        "Incidents listed"
    }

    fn matters_on_map(&self) -> &'static str {
        "Events and cases listed"
    }

    fn rounded_note(&self) -> &'static str {
        "Figures on the map are rounded."
    }

    fn simplified_note(&self) -> &'static str {
        "Geography simplified."
    }

    fn no_prefecture_known(&self) -> &'static str {
        "No record listed here names a prefecture."
    }

    fn prefecture_head(&self) -> &'static str {
        "Prefecture"
    }

    // --- Charts: what is drawn ---

    fn as_of_date(&self, day: NaiveDate) -> String {
        format!("Information to {day}")
    }

    fn years_cut(&self, count: i32) -> String {
        format!("{count} y. cut")
    }

    fn no_value(&self) -> &'static str {
        "none"
    }

    fn credibility_axis(&self) -> &'static str {
        "Credibility"
    }

    fn alleged_conduct(&self) -> &'static str {
        "alleged conduct"
    }

    fn no_later_step_mark(&self) -> &'static str {
        "no later step recorded"
    }

    fn strip_lane(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "Incidents",
            RecordKind::Alleged => "Alleged",
            RecordKind::Response => "Responses",
            RecordKind::Proceeding => "Proceedings",
            RecordKind::Policy => "Policy",
            RecordKind::Outreach => "Outreach",
        }
    }

    fn lane_total(&self, count: usize) -> String {
        match count {
            0 => "none".to_owned(),
            _ => count.to_string(),
        }
    }

    fn lane_shown(&self, shown: usize) -> String {
        format!("{shown} shown")
    }

    fn sign_of_kind(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "incident",
            RecordKind::Alleged => "alleged",
            RecordKind::Response => "response",
            RecordKind::Proceeding => "proceeding",
            RecordKind::Policy => "policy",
            RecordKind::Outreach => "outreach or warning",
        }
    }

    fn day_known(&self) -> &'static str {
        "day known"
    }

    fn month_known(&self) -> &'static str {
        "month known"
    }

    fn period_known(&self) -> &'static str {
        "season, year or period known"
    }

    fn dashes_about(&self) -> &'static str {
        "dashes: about"
    }

    fn date_uncertain(&self) -> &'static str {
        "date uncertain"
    }

    fn bar_ongoing(&self) -> &'static str {
        "ongoing"
    }

    fn dots_end_unknown(&self) -> &'static str {
        "dots: that end unknown"
    }

    fn day_of_news(&self) -> &'static str {
        "day of the news: then or before"
    }

    fn continues_earlier(&self) -> &'static str {
        "continues an earlier record"
    }

    fn numbers_below(&self) -> &'static str {
        "numbers: see the list below"
    }

    // --- Layout and file ---

    fn what_was_said(&self) -> &'static str {
        "What was said"
    }

    fn memo(&self) -> &'static str {
        "Notes"
    }

    fn sheet_of_paper(&self) -> &'static str {
        "Sheet"
    }

    fn copy_label(&self) -> &'static str {
        "Copy"
    }

    fn copy_gap(&self) -> &'static str {
        "    "
    }

    fn addressed_to(&self) -> &'static str {
        "For: "
    }

    fn addressed_to_alone(&self) -> &'static str {
        "For: "
    }

    fn addressee(&self, body: &str, person: &str) -> String {
        match (body, person) {
            ("", one) | (one, "") => one.to_owned(),
            _ => format!("{person}, {body}"),
        }
    }

    fn continued(&self) -> &'static str {
        " (continued)"
    }

    fn blank_page(&self) -> &'static str {
        "(blank page)"
    }

    fn part_of(&self, number: usize, count: usize) -> String {
        format!(" ({number}/{count})")
    }

    fn goes_on_next_page(&self) -> &'static str {
        " continues on the next page"
    }

    fn attachment_note(&self) -> &'static str {
        "The timeline behind this document, for nenpyo"
    }

    fn link_to_source(&self, number: u32) -> String {
        format!("Source S{number}")
    }

    fn link_to_record(&self, number: u32) -> String {
        format!("Record {number}")
    }
}

/// A sentence with the space before the next one.
fn spaced(sentence: String) -> String {
    match sentence.is_empty() {
        true => sentence,
        false => sentence + " ",
    }
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
    let about = if moment.approximate { "about " } else { "" };
    let doubt = if moment.uncertain { "?" } else { "" };
    format!("{about}{plain}{doubt}")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// `three steps`, `one sign`.
fn counted(count: usize, what: &str) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let number = WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned());
    format!("{number} {what}{}", if count == 1 { "" } else { "s" })
}

/// `is`, `are`.
fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// What a step is, as a noun that follows `the`.
fn noun(stage: Stage) -> &'static str {
    match stage {
        Stage::Disclosed => "disclosure",
        Stage::Searched => "search",
        Stage::WarrantIssued => "warrant",
        Stage::Referred => "referral to prosecutors",
        Stage::Arrested => "arrest",
        Stage::Released => "release",
        Stage::NotProsecuted => "decision not to indict",
        Stage::NonIndictmentUnjust => "finding of the prosecution review committee",
        Stage::Indicted => "indictment",
        Stage::IndictmentWithdrawn => "withdrawal of the indictment",
        Stage::ProsecutionDismissed => "dismissal of the prosecution",
        Stage::Ruled => "ruling",
        Stage::Convicted => "conviction",
        Stage::Acquitted => "acquittal",
        Stage::CompensationAwarded => "compensation for detention",
        Stage::Sued => "suit",
        Stage::DamagesAwarded => "damages order",
        Stage::ClaimDismissed => "dismissal of the claim",
        Stage::Appealed => "appeal",
        Stage::Upheld => "judgment on appeal that upheld it",
        Stage::Overturned => "judgment on appeal that overturned it",
        Stage::Final => "day on which it became final",
        Stage::Settled => "settlement",
        Stage::Sanctioned => "sanction",
        Stage::Closed => "close",
    }
}

/// So many records, and what decided which they are.
fn chosen(count: usize, choice: Choice) -> String {
    let count = number(count as f64);
    match choice {
        Choice::All => count,
        Choice::Important => format!("{count} most important"),
        Choice::Recent => format!("{count} most recent"),
        Choice::ImportantThenRecent => format!("{count} most important and most recent"),
    }
}
