//! The one home of words: every sentence, label, plural and counter that a page, an alternative
//! text or an outline can show and that nobody typed into YAML.
//!
//! [`Wording`] is one function a sentence, with typed arguments; a count takes its counter and its
//! plural there. Each language is one file that a native editor reads from top to bottom: `ja` and
//! `en`. A third language is one more file, and the compiler lists what it lacks.
//!
//! [`Voices`] are the languages of one document: what is said is said in each of them at once, as a
//! [`Phrase`], so that two languages cannot come apart.

mod en;
mod ja;
mod languages;
mod phrase;

use chrono::NaiveDate;

pub use languages::voice;
pub use phrase::{Phrase, Voices};

use crate::analysis::Choice;
use crate::analysis::Docket;
use crate::lang::Lang;
pub use crate::lang::number;
use crate::model::{
    Basis, Calendar, FigureKind, Final, Forum, Qualifier, Reason, RecordKind, Role, SectionKind,
    SourceKind, Stage, When,
};

/// What the sources of a document come to.
pub struct SourceCounts {
    /// How many are cited.
    pub all: usize,
    /// How many remain when each is followed to those that it repeats.
    /// How many are rated A or B for reliability.
    pub good: usize,
    /// The same in per cent.
    pub share: usize,
    /// How many cannot be rated.
    pub unrated: usize,
    /// How many are official papers or papers of a court.
    pub public: usize,
}

/// Where records come from, as far as the timeline or the pack says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// Nobody says it.
    Unknown,
    /// One of the bases of the format.
    Basis(Basis),
    /// A sentence of the author's.
    Own(&'a str),
}

/// What pages say, in one language. Stages print their own word, never another.
pub trait Wording: Sync {
    /// The language.
    fn lang(&self) -> Lang;

    // --- Kinds, stages, roles ---

    /// The word of a kind of record.
    fn kind(&self, kind: RecordKind) -> &'static str;
    /// The plural of a kind, for lanes and legends.
    fn kinds(&self, kind: RecordKind) -> &'static str;
    /// The word behind a name of what is only alleged, where the name does not say it.
    fn alleged(&self, name: &str) -> Option<&'static str>;
    /// How many alleged matters are not counted as incidents.
    fn alleged_not_counted(&self, count: usize) -> String;
    /// The name of a section.
    fn section(&self, kind: SectionKind) -> &'static str;
    /// The short name of a chart; a series has none but its title.
    fn figure(&self, kind: FigureKind) -> Option<&'static str>;
    /// Before whom a step is taken, in a word.
    fn forum(&self, forum: Forum) -> &'static str;
    /// The part that an organisation has in a case.
    fn role(&self, role: Role) -> &'static str;
    /// The part that an organisation has, behind its name.
    fn part(&self, role: Role) -> &'static str;
    /// So many matters that are counted together, without the number.
    fn docket(&self, docket: Docket, count: usize) -> &'static str;
    /// That matters of different dockets are not counted together.
    fn dockets_apart_note(&self) -> &'static str;
    /// The word of a stage, with the reason where a matter was not prosecuted.
    fn stage(&self, stage: Stage, reason: Option<Reason>) -> &'static str;
    /// The word of a stage beside a mark of a chart and in a narrow column: one word, still the
    /// stage's own.
    fn short_stage(&self, stage: Stage) -> &'static str;
    /// A judgment that became final, as a noun.
    fn final_judgment(&self, judgment: Stage) -> String;
    /// Whether a judgment is final, as the line under a step says it.
    fn finality(&self, finality: Final) -> &'static str;
    /// That a judgment is not final, behind its word.
    fn not_final(&self) -> &'static str;
    /// That no source says whether a judgment is final, behind its word.
    fn finality_not_known(&self) -> &'static str;
    /// The word of a step with what is open about it: 有罪（未確定）.
    fn qualified(&self, word: &str, further: &str) -> String;
    /// What became later of a matter, for some parties where not for all.
    fn later(&self, who: &[&str], word: &str) -> String;
    /// What became of a step, as short as a chart needs it: 逮捕→不起訴.
    fn became(&self, from: &str, to: &str) -> String;
    /// The word of a step that concerns some of those whom an earlier one concerned.
    fn some(&self, word: &str) -> String;
    /// That a step concerns some of the parties, behind the name of a case.
    fn some_parties(&self) -> &'static str;
    /// What a source is.
    fn source_kind(&self, kind: SourceKind) -> &'static str;

    // --- Dates and numbers ---

    /// A day in running text, in the calendar of the pack.
    fn day(&self, day: NaiveDate, calendar: Calendar) -> String;
    /// A day on the cover: in Japanese in both calendars.
    fn cover_day(&self, day: NaiveDate) -> String;
    /// A date in a table, as far as it is known: 2020-10-13, 2020-10, 2020年; marks for what is
    /// approximate, uncertain, ongoing, reported.
    fn table_date(&self, when: &When, reported: bool, calendar: Calendar) -> String;
    /// What stands beside a date on which something was reported, for a reader of this language.
    fn reported_mark(&self) -> &'static str;
    /// `3 records`, `1 record`; 3件.
    fn records(&self, count: usize) -> String;
    /// Where the records come from, in a sentence; nothing where nobody says it.
    fn origin(&self, origin: Origin<'_>) -> String;
    /// The separator of a list of short words.
    fn comma(&self) -> &'static str;

    // --- Cover, document, running feet ---

    /// Whom to ask about it.
    fn contact(&self, who: &str) -> String;

    /// Before the number of the document, in the foot.
    fn document_number_label(&self) -> &'static str;

    /// In the foot of the pages with the answers.
    fn facilitators_copy(&self) -> &'static str;

    /// The name of a part of a report.
    fn report_part(&self, part: usize) -> &'static str;

    /// The number of the document.
    fn document_number(&self, number: &str) -> String;

    /// Who approved it.
    fn approved_by(&self, who: &str) -> String;

    /// What the strip counts.
    fn strip_note(&self, listed: &str, origin: Origin<'_>) -> String;

    /// The strip of all records for those who cannot see it.
    fn strip_alt(&self, years: (i32, i32), count: usize, listed: &str) -> String;

    /// How many records of a kind the strip has.
    fn strip_count(&self, kind: RecordKind, count: usize) -> String;

    /// `For executives`
    fn for_executives(&self) -> &'static str;
    /// `Study session`
    fn study_session(&self) -> &'static str;
    /// `Report`
    fn report(&self) -> &'static str;
    /// `·`
    fn kicker_divider(&self) -> &'static str;
    /// `|`
    fn imprint_divider(&self) -> &'static str;
    /// `Extent`
    fn extent_label(&self) -> &'static str;
    /// `Items marked “sample” are illustrations`
    fn sample_legend(&self) -> &'static str;
    /// `Chronology`
    fn chronology_title(&self) -> &'static str;
    /// `Some items are left out for their marking.`
    fn withheld_notice(&self) -> &'static str;

    // --- Summary, judgements, gaps, changes ---

    /// How to read a summary.
    fn summary_note(&self, scale: &str, bands: &str, origin: Origin<'_>) -> String;

    /// A month by whose end something is due.
    fn due_month(&self, last: NaiveDate) -> String;

    /// The heading of what is not known.
    fn gaps_heading(&self, count: usize, origin: Origin<'_>) -> String;

    /// A word as it begins a line.
    fn beginning(&self, term: &str) -> String;

    /// What a judgement rests on.
    fn based_on(&self, listed: &str, more: usize) -> String;

    /// The heading of all judgements.
    fn judgements_heading(&self, count: usize) -> String;

    /// That the likelihood of a judgement is another one.
    fn likelihood_changed(&self, number: usize, is: &str, was: &str) -> String;

    /// That a judgement says something else.
    fn judgement_changed(&self, number: usize) -> String;

    /// That a judgement is new.
    fn judgement_new(&self, number: usize) -> String;

    /// A judgement that stands no longer.
    fn judgement_withdrawn(&self, number: usize, text: &str) -> String;

    /// That a stage was another one.
    fn stage_changed(&self, case: &str, is: &str, was: &str) -> String;

    /// That a date was another one.
    fn date_changed(&self, title: &str, was: &str) -> String;

    /// What is said of something.
    fn of_subject(&self, subject: &str, text: &str) -> String;

    /// How many more there are.
    fn and_more(&self, count: usize) -> String;

    /// Since when something changed.
    fn since(&self, day: NaiveDate) -> String;

    /// `What has changed`
    fn changes_heading(&self) -> &'static str;
    /// `No changes.`
    fn no_changes(&self) -> &'static str;
    /// `NEW`
    fn new_tag(&self) -> &'static str;
    /// `UPD`
    fn updated_tag(&self) -> &'static str;
    /// `COR`
    fn corrected_tag(&self) -> &'static str;
    /// `WDN`
    fn withdrawn_tag(&self) -> &'static str;
    /// `Key judgements`
    fn key_judgements(&self) -> &'static str;
    /// `Judgements are readings of the records and no facts. Likelihood …`
    fn judgements_note(&self) -> &'static str;
    /// `sample, for illustration`
    fn sample_remark(&self) -> &'static str;
    /// `None.`
    fn none(&self) -> &'static str;
    /// What stands before a word of likelihood.
    fn likelihood_before(&self) -> &'static str;
    /// `Confidence`
    fn confidence_before(&self) -> &'static str;
    /// `What else could be the case`
    fn alternatives_heading(&self) -> &'static str;
    /// `;`
    fn evidence_divider(&self) -> &'static str;
    /// `records`
    fn records_unit(&self) -> &'static str;
    /// `listed here`
    fn records_key(&self) -> &'static str;
    /// What the records were chosen from, where that is known.
    fn records_key_note(&self, origin: Origin<'_>) -> Option<&'static str>;
    /// `incidents`
    fn incidents_unit(&self) -> &'static str;
    /// `disclosed or alleged`
    fn incidents_key(&self) -> &'static str;
    /// What the incidents are that are counted, and how many alleged ones stand apart.
    fn incidents_key_note(&self, alleged: usize) -> String;
    /// `cases`
    fn cases_unit(&self) -> &'static str;
    /// `before the authorities`
    fn cases_key(&self) -> &'static str;
    /// What the cases are that are counted, and how many stand apart from them.
    fn cases_key_note(&self, foreign: usize, of_authority: usize) -> String;
    /// `measures`
    fn measures_unit(&self) -> &'static str;
    /// `of policy`
    fn measures_key(&self) -> &'static str;
    /// `laws, offices, plans`
    fn measures_key_note(&self) -> &'static str;
    /// `Decisions and actions`
    fn actions_heading(&self) -> &'static str;
    /// `Done`
    fn done_head(&self) -> &'static str;
    /// `Action`
    fn action_head(&self) -> &'static str;
    /// `Owner`
    fn owner_head(&self) -> &'static str;
    /// `Due`
    fn due_head(&self) -> &'static str;
    /// `Judgement`
    fn judgement_head(&self) -> &'static str;
    /// `open`
    fn due_open(&self) -> &'static str;
    /// `ongoing`
    fn ongoing(&self) -> &'static str;

    // --- Chronology, records, glossary ---

    /// Where what a record continues is listed.
    fn see_number(&self, is_one: bool) -> &'static str;

    /// The note of a step after its remarks.
    fn step_note(&self, note: &str) -> String;

    /// A party by its role, and by its name, which only a user's own data give.
    fn named_party(&self, role: &str, name: &str) -> String;

    /// What goes on after a remark.
    fn further(&self, text: &str) -> String;

    /// What was corrected.
    fn correction(&self, text: &str) -> String;

    /// Behind a name: that it was corrected later.
    fn corrected_later(&self) -> &'static str;
    /// The first of several names.
    fn first_and_more(&self, first: &str, more: usize) -> String;

    /// How many records of a year are listed.
    fn records_of_year(&self, shown: usize, all: usize) -> String;

    /// The years that something covers.
    fn years(&self, first: i32, last: i32) -> String;
    /// The same as a line of contents, which says nothing but years.
    fn years_below(&self, first: i32, last: i32) -> String {
        match first < last {
            true => format!("{first}–{last}"),
            false => first.to_string(),
        }
    }

    /// A sentence before others.
    fn before_note(&self, notice: &str) -> String;

    /// A month on the axis of a timeline of few years.
    fn axis_month(&self, month: u32) -> String;
    /// Figures of a series that are not drawn, since their period is shorter or longer than the
    /// others or was not over at the cut-off.
    fn periods_not_drawn(&self, figures: &[String]) -> String;
    /// The headline of groups of which none leads: how many incidents or records in how many.
    fn groups_headline(&self, total: usize, groups: usize, records: bool) -> String;
    /// The largest group of incidents or records, or the few that are equally large.
    fn largest_groups(&self, names: &[String], most: u32, records: bool) -> String;
    /// How many records there are in each lane, those without any left out.
    fn lane_totals(&self, lanes: &[(String, usize)], kinds: bool) -> String;
    /// The headline of a timeline by kind.
    fn kinds_headline(&self, totals: &str) -> String;
    /// The headline of a grid of ratings.
    fn quality_headline(&self, good: u32, all: u32) -> String;

    /// The heading of the chronology.
    fn chronology_heading(&self, shown: usize, all: usize, choice: Choice) -> String;

    /// Between the last two of a list of numbers.
    fn and(&self) -> &'static str;

    /// The heading of the glossary.
    fn glossary_heading(&self) -> &'static str;

    /// A figure with its qualifier and unit: 約200機関.
    fn quantity(&self, number: &str, qualifier: Option<Qualifier>, unit: &str) -> String;

    /// Who attributed something to whom, and in which words.
    fn attribution(&self, by: &str, to: &str, words: Option<&str>) -> String;

    /// The heading of records in detail.
    fn events_heading(&self, shown: usize, all: usize, choice: Choice) -> String;
    /// Which records the lanes of a timeline show.
    fn lanes_note(&self, shown: usize, all: usize, choice: Choice) -> String;

    /// The label of statutes.
    fn statutes(&self) -> &'static str;

    /// `:`
    fn colon(&self) -> &'static str;
    /// `Organisations`
    fn organisations(&self) -> &'static str;
    /// `Sectors`
    fn sectors(&self) -> &'static str;
    /// `Methods`
    fn methods_label(&self) -> &'static str;
    /// `Sources`
    fn sources_label(&self) -> &'static str;
    /// `No term is explained here.`
    fn no_terms(&self) -> &'static str;
    /// `Term`
    fn term(&self) -> &'static str;
    /// `Meaning`
    fn meaning(&self) -> &'static str;
    /// `Numbers count within this document. Dates are given as far as …`
    fn chronology_note(&self) -> &'static str;
    /// `Bold: records of high importance.`
    fn bold_note(&self) -> &'static str;
    /// `No.`
    fn number_head(&self) -> &'static str;
    /// `Kind`
    fn kind_head(&self) -> &'static str;
    /// `Record`
    fn record_head(&self) -> &'static str;
    /// `Sector / method`
    fn field_head(&self) -> &'static str;
    /// `Status`
    fn status_head(&self) -> &'static str;
    /// `/`
    fn field_divider(&self) -> &'static str;

    // --- Cases ---

    /// The heading of the overview of cases.
    fn overview_heading(&self, count: usize) -> String;

    /// The last recorded stage, and whether it is final.
    fn last_recorded(&self, word: &str, further: Option<&str>) -> String;

    /// Before whom, and which parties: 刑事：元社員.
    fn forum_and_roles(&self, forum: Forum, roles: &[&str]) -> String;

    /// How many steps stand before those that a strip shows.
    fn steps_before(&self, count: usize) -> String;

    /// The title of a case with how it ended, where it was refuted or withdrawn.
    fn case_title(&self, title: &str, end: &str, is_sample: bool) -> String;

    /// What stands behind the number of a source at the foot of a case file.
    fn case_source(&self, title: &str, publisher: &str, issued: &str, letter: &str) -> String;

    /// A text in brackets, where there is one.
    fn bracketed(&self, text: &str) -> String;

    /// That no source says whether a judgment is final.
    fn finality_unknown(&self, stage: Stage, who: &str) -> String;

    /// Of which stages the exact date is not known.
    fn exact_dates_unknown(&self, stages: &[Stage]) -> String;

    /// That no reason is known why a matter was not prosecuted.
    fn reason_unknown(&self, who: &str) -> String;

    /// `Parties`
    fn parties(&self) -> &'static str;
    /// `not recorded`
    fn not_recorded(&self) -> &'static str;
    /// `When the conduct took place`
    fn time_of_conduct(&self) -> &'static str;
    /// `What is not known`
    fn not_known_heading(&self) -> &'static str;
    /// `date not known`
    fn issue_unknown(&self) -> &'static str;
    /// `;`
    fn source_divider(&self) -> &'static str;
    /// `Sources of this case`
    fn case_sources(&self) -> &'static str;
    /// `.`
    fn full_stop(&self) -> &'static str;
    /// `(sample)`
    fn sample_before(&self) -> &'static str;
    /// `No step of police, prosecutors or courts is recorded.`
    fn no_steps(&self) -> &'static str;
    /// `Steps`
    fn steps_heading(&self) -> &'static str;
    /// `Key facts`
    fn key_facts(&self) -> &'static str;
    /// `What is alleged or was disclosed`
    fn allegation_heading(&self) -> &'static str;
    /// `What is known`
    fn account_heading(&self) -> &'static str;
    /// `No account is recorded; see the steps below.`
    fn no_account(&self) -> &'static str;
    /// `no further step is recorded`
    fn no_later_step(&self) -> &'static str;
    /// `date not established`
    fn date_unknown(&self) -> &'static str;
    /// `Date`
    fn date_head(&self) -> &'static str;
    /// `Stage`
    fn stage_head(&self) -> &'static str;
    /// `Whom / by whom, remarks`
    fn party_and_authority_head(&self) -> &'static str;
    /// `No case is listed here.`
    fn no_cases(&self) -> &'static str;
    /// `Code`
    fn code_head(&self) -> &'static str;
    /// `Case`
    fn case_head(&self) -> &'static str;
    /// `Forum and parties`
    fn forum_and_parties_head(&self) -> &'static str;
    /// `Last stage`
    fn last_stage_head(&self) -> &'static str;
    /// `Page`
    fn page_head(&self) -> &'static str;
    /// `No step recorded`
    fn no_step_recorded(&self) -> &'static str;
    /// `Stages are given in the record's own word. Parties whose steps …`
    fn overview_note(&self) -> &'static str;

    // --- Methods, study session ---

    /// The heading of the methods.
    fn methods_heading(&self, count: usize) -> String;

    /// What stands behind the number of a source on a sheet.
    fn sheet_source(&self, publisher: &str, title: &str, rest: &str) -> String;

    /// The sources that the front of a sheet rests on.
    fn sheet_sources(&self, listed: &str) -> String;

    /// What to do with countermeasures.
    fn measures_remark(&self) -> &'static str;

    /// Above what can be done.
    fn measures_heading(&self) -> &'static str;

    /// What to do with signs.
    fn signs_remark(&self) -> &'static str;

    /// Above the signs of a method.
    fn signs_heading(&self) -> &'static str;

    /// Above the steps of a method.
    fn steps_of_method(&self) -> &'static str;

    /// Above a method on a sheet about a case, which it says nothing of.
    fn general_method(&self, name: &str) -> String;
    /// Above the signs of a method on a sheet about a case.
    fn general_signs_heading(&self) -> &'static str;
    /// Above the case of a sheet about it.
    fn case_heading(&self) -> &'static str;
    /// Above what a method is.
    fn brief_heading(&self) -> &'static str;

    /// That an example is known from public information, where it is.
    fn example_remark(&self, origin: Origin<'_>) -> Option<&'static str>;

    /// Above a matter as an example.
    fn example_heading(&self) -> &'static str;

    /// Which sheet it is.
    fn sheet_number(&self, number: usize) -> String;

    /// Which session it is.
    fn session_number(&self, number: u32) -> String;

    /// Who holds the session.
    fn held_by(&self, organiser: &str) -> String;

    /// Above what a facilitator may add.
    fn notes_label(&self) -> &'static str;

    /// Above the answer of a question.
    fn answer_label(&self) -> &'static str;

    /// The minutes of a session for those who cannot see their bar.
    fn session_alt(&self, minutes: u32, spans: &[String]) -> String;

    /// From when to when a phase of a session goes on.
    fn phase_span(&self, name: &str, from: u32, to: u32) -> String;

    /// A number of minutes.
    fn minutes(&self, minutes: u32) -> String;

    /// `Scenario:`
    fn scenario_before(&self) -> &'static str;
    /// `Fictional: no such company or person exists.`
    fn fictional(&self) -> &'static str;
    /// `Questions`
    fn questions_heading(&self) -> &'static str;
    /// `Explain`
    fn explain_phase(&self) -> &'static str;
    /// `Work`
    fn work_phase(&self) -> &'static str;
    /// `Contacts`
    fn contacts_heading(&self) -> &'static str;
    /// `If in doubt, ask early.`
    fn contacts_advice(&self) -> &'static str;
    /// `Prefectural police`
    fn police_contact(&self) -> &'static str;
    /// `In your company`
    fn own_contact(&self) -> &'static str;
    /// `Section, person`
    fn section_blank(&self) -> &'static str;
    /// `Telephone`
    fn telephone_blank(&self) -> &'static str;
    /// `Facilitator's copy: not for participants`
    fn facilitator_badge(&self) -> &'static str;
    /// `Facilitator's copy:`
    fn facilitator_before(&self) -> &'static str;
    /// Above the pages of a sheet, about a case perhaps: front, back, further questions.
    fn sides(&self, is_case: bool) -> [&'static str; 3];
    /// `sample`
    fn sample(&self) -> &'static str;
    /// `;`
    fn remark_divider(&self) -> &'static str;
    /// `Where it shows`
    fn notice_label(&self) -> &'static str;
    /// What stands before a word of likelihood.
    fn gap(&self) -> &'static str;
    /// `Status`
    fn status_label(&self) -> &'static str;
    /// `no proceedings on record`
    fn no_proceedings(&self) -> &'static str;
    /// `Record`
    fn record_label(&self) -> &'static str;
    /// `(sample)`
    fn sample_after(&self) -> &'static str;
    /// `People`
    fn people_head(&self) -> &'static str;
    /// `Information`
    fn information_head(&self) -> &'static str;
    /// `Box to tick`
    fn box_to_tick(&self) -> &'static str;
    /// Beside the sources of a sheet about a method with an example: the method is general.
    fn sheet_method_note(&self) -> &'static str;

    /// `Methods are described in general; nothing here says that any …`
    fn methods_note(&self) -> &'static str;
    /// `Signs in what people do`
    fn people_signs(&self) -> &'static str;
    /// `Signs in what happens to information`
    fn information_signs(&self) -> &'static str;
    /// `What can be done`
    fn countermeasures(&self) -> &'static str;
    /// `Step`
    fn step_head(&self) -> &'static str;
    /// `What happens`
    fn happens_head(&self) -> &'static str;
    /// `Where one could notice it`
    fn notice_head(&self) -> &'static str;
    /// `Records`
    fn records_before(&self) -> &'static str;
    /// `none here`
    fn no_records_here(&self) -> &'static str;

    // --- Sources, scales, colophon, contents ---

    /// What the sources are, in a few sentences.
    fn sources_statement(&self, counts: &SourceCounts) -> String;

    /// The heading of the list of sources.
    fn sources_heading(&self, good: usize, all: usize) -> String;

    /// What the file claims: the part of PDF/A, of which 3 has an attachment, and PDF/UA.
    fn claim(&self, part: u8, is_accessible: bool) -> String;

    /// How many fonts a pack adds.
    fn added_fonts(&self, count: usize) -> String;

    /// `This document was made from the following.`
    fn colophon_heading(&self) -> &'static str;
    /// `Document`
    fn document_label(&self) -> &'static str;
    /// `Handling`
    fn handling_label(&self) -> &'static str;
    /// `How it was made`
    fn making_heading(&self) -> &'static str;
    /// `Hashes are those of the contents: the same inputs give the same …`
    fn hash_note(&self) -> &'static str;
    /// `Title`
    fn title_label(&self) -> &'static str;
    /// `Number`
    fn number_label(&self) -> &'static str;
    /// `Issue`
    fn issue_label(&self) -> &'static str;
    /// `Issued`
    fn issued_label(&self) -> &'static str;
    /// `Information to`
    fn as_of_label(&self) -> &'static str;
    /// `Prepared by`
    fn prepared_by(&self) -> &'static str;
    /// `Approved by`
    fn approved_by_label(&self) -> &'static str;
    /// `For`
    fn recipient_label(&self) -> &'static str;
    /// `Tell mistakes to`
    fn mistakes_label(&self) -> &'static str;
    /// `The marking of the document is never below the strictest …`
    fn marking_policy(&self) -> &'static str;
    /// `Marking`
    fn marking_label(&self) -> &'static str;
    /// `Marking policy`
    fn marking_policy_label(&self) -> &'static str;
    /// `Publisher`
    fn publisher_label(&self) -> &'static str;
    /// `Address`
    fn address_label(&self) -> &'static str;
    /// `Retention, return`
    fn retention_label(&self) -> &'static str;
    /// `Disclaimer`
    fn disclaimer_label(&self) -> &'static str;
    /// `Publication and handling`
    fn closing_heading(&self) -> &'static str;
    /// `BIZ UDPGothic, BIZ UDPMincho, BIZ UDGothic (SIL Open Font …`
    fn bundled_fonts(&self) -> &'static str;
    /// `Program`
    fn program_label(&self) -> &'static str;
    /// `Fonts`
    fn fonts_label(&self) -> &'static str;
    /// `Standards`
    fn standards_label(&self) -> &'static str;
    /// `Timeline`
    fn timeline_label(&self) -> &'static str;
    /// `Pack`
    fn pack_label(&self) -> &'static str;
    /// `Fonts as used`
    fn used_fonts_label(&self) -> &'static str;
    /// `This file will be encrypted and claims no standard.`
    fn encrypted_claim(&self) -> &'static str;
    /// `Where cases stand`
    fn cases_heading(&self) -> &'static str;
    /// `Figures`
    fn figures_heading(&self) -> &'static str;
    /// `no step`
    fn no_step(&self) -> &'static str;
    /// `Sources`
    fn sources_caption(&self) -> &'static str;
    /// That a source has no public address.
    fn no_address(&self) -> &'static str;
    /// `Checked`
    fn accessed_head(&self) -> &'static str;
    /// `Rating`
    fn reliability_head(&self) -> &'static str;
    /// `Type`
    fn type_head(&self) -> &'static str;
    /// `Pages`
    fn uses_head(&self) -> &'static str;
    /// `Reliability of a source`
    fn reliability_heading(&self) -> &'static str;
    /// `Credibility of information`
    fn credibility_heading(&self) -> &'static str;
    /// How the document was made.
    fn method_of_making(&self, origin: Origin<'_>) -> String;
    /// `Four scales are used for rating.`
    fn scales_heading(&self) -> &'static str;
    /// `Likelihood`
    fn likelihood_heading(&self) -> &'static str;
    /// `Markings`
    fn markings_heading(&self) -> &'static str;

    // --- Figures: common ---

    /// The heading of a page of charts of records: of which years, and how many of how many.
    fn figures_headline(
        &self,
        years: (i32, i32),
        shown: usize,
        all: usize,
        choice: Choice,
    ) -> String;

    /// The heading of the values behind charts.
    fn chart_data_heading(&self, count: usize) -> String;

    /// `This document has no charts.`
    fn no_charts(&self) -> &'static str;
    /// `There are no figures.`
    fn no_figures(&self) -> &'static str;
    /// What every count of records says of itself.
    fn chosen_note(&self, origin: Origin<'_>) -> String;

    /// The label of a figure: 図 1.
    fn figure_label(&self, number: u32) -> String;
    /// The label of a table: 表 1.
    fn table_label(&self, number: u32) -> String;
    /// What joins the ends of a range: S1〜S4.
    fn range(&self) -> &'static str;

    // --- Figures: timeline ---

    /// `Not stated`
    fn lane_not_stated(&self) -> &'static str;
    /// `No record listed here can be shown in lanes.`
    fn no_record_in_lanes(&self) -> &'static str;
    /// `,`
    fn role_divider(&self) -> &'static str;
    /// `(cont.)`
    fn lane_goes_on(&self) -> &'static str;
    /// `kind`
    fn by_kind(&self) -> &'static str;
    /// `sector`
    fn by_sector(&self) -> &'static str;
    /// `organisation`
    fn by_organisation(&self) -> &'static str;
    /// `case`
    fn by_case(&self) -> &'static str;
    /// `Sources are given with each record in the chronology.`
    fn sources_in_chronology(&self) -> &'static str;
    /// The lane of records that name no target.
    fn lane_without_target(&self) -> &'static str;
    /// That no record names a target.
    fn no_target_in_lanes(&self) -> &'static str;
    /// What the lanes of organisations have.
    fn target_lanes_note(&self) -> &'static str;
    /// `A record of several lanes stands in each.`
    fn several_lanes_note(&self) -> &'static str;
    /// `Records outside cases are not shown.`
    fn outside_cases_note(&self) -> &'static str;
    /// `Year`
    fn year_head(&self) -> &'static str;

    // --- Figures: matrices, small multiples ---

    /// `All`
    fn all_head(&self) -> &'static str;
    /// `Sector`
    fn sector_head(&self) -> &'static str;
    /// `Target`
    fn target_head(&self) -> &'static str;
    /// `each`
    fn each(&self) -> &'static str;
    /// `No incident listed here names what it is split by.`
    fn no_group_known(&self) -> &'static str;
    /// `Category`
    fn category_head(&self) -> &'static str;
    /// `record`
    fn record_noun(&self) -> &'static str;
    /// `incident`
    fn incident_noun(&self) -> &'static str;

    // --- Figures: periods, series, cumulative ---

    /// `.`
    fn sentence_break(&self) -> &'static str;
    /// `At`
    fn moment_head(&self) -> &'static str;
    /// `Total`
    fn sum_head(&self) -> &'static str;
    /// What stands before a word of likelihood.
    fn count_unit(&self) -> &'static str;
    /// `No record listed here is known to the year.`
    fn no_year_known(&self) -> &'static str;
    /// `; hatched on white: not the whole period`
    fn unfinished_note(&self) -> &'static str;
    /// `A record counts in the period in which it begins.`
    fn begins_note(&self) -> &'static str;
    /// `:`
    fn topic_mark(&self) -> &'static str;
    /// `Period`
    fn period_head(&self) -> &'static str;
    /// `The scale differs from that of the chart beside it.`
    fn own_scale_note(&self) -> &'static str;
    /// `One scale for both charts.`
    fn shared_scale_note(&self) -> &'static str;
    /// `; sample values`
    fn sample_values(&self) -> &'static str;
    /// `month`
    fn monthly(&self) -> &'static str;
    /// `quarter`
    fn quarterly(&self) -> &'static str;
    /// `half-year`
    fn half_yearly(&self) -> &'static str;
    /// `year`
    fn yearly(&self) -> &'static str;

    // --- Figures: lead times, progress, quality ---

    /// `Days; a dot for each case and party; criminal forum`
    fn lead_subtitle(&self) -> &'static str;
    /// `days`
    fn days_unit(&self) -> &'static str;
    /// `Disclosed to arrested or referred`
    fn lead_to_arrest(&self) -> &'static str;
    /// `Arrested or referred to indicted`
    fn lead_to_indictment(&self) -> &'static str;
    /// `Indicted to first verdict`
    fn lead_to_verdict(&self) -> &'static str;
    /// `Thick vertical line: median.`
    fn median_note(&self) -> &'static str;
    /// What intervals of chosen cases do not say.
    fn lead_note(&self, origin: Origin<'_>) -> String;
    /// `No case listed here has two stages whose days are both known.`
    fn no_lead_times(&self) -> &'static str;
    /// `Interval`
    fn interval_head(&self) -> &'static str;
    /// `Case`
    fn lead_case_head(&self) -> &'static str;
    /// `Days`
    fn days_head(&self) -> &'static str;
    /// `No case listed here has a recorded step.`
    fn no_course(&self) -> &'static str;
    /// `One line is one course of proceedings; parties whose steps …`
    fn progress_note(&self) -> &'static str;
    /// `sample:`
    fn sample_line(&self) -> &'static str;
    /// `Matter`
    fn matter_head(&self) -> &'static str;
    /// `Steps and dates`
    fn steps_head(&self) -> &'static str;
    /// `Last step`
    fn last_step_head(&self) -> &'static str;
    /// `Nothing is cited so far.`
    fn nothing_cited(&self) -> &'static str;
    /// `. Rows: reliability A to F; columns: credibility 1 to 6.`
    fn quality_axes(&self) -> &'static str;
    /// `Citations by rating`
    fn quality_subtitle(&self) -> &'static str;

    // --- Figures: prefectures ---

    /// `Incidents listed`
    fn incidents_on_map(&self) -> &'static str;
    /// `Events and cases listed`
    fn matters_on_map(&self) -> &'static str;
    /// `Figures on the map are rounded.`
    fn rounded_note(&self) -> &'static str;
    /// `Geography simplified.`
    fn simplified_note(&self) -> &'static str;
    /// `No record listed here names a prefecture.`
    fn no_prefecture_known(&self) -> &'static str;
    /// `Prefecture`
    fn prefecture_head(&self) -> &'static str;

    // --- Charts: what is drawn ---

    /// The date up to which charts show what is known.
    fn as_of_date(&self, day: NaiveDate) -> String;

    /// How many years an axis leaves out.
    fn years_cut(&self, count: i32) -> String;

    /// A place of the map without a value.
    fn no_value(&self) -> &'static str;

    /// The columns of the grid of ratings.
    fn credibility_axis(&self) -> &'static str;

    /// The bar of the time of the conduct.
    fn alleged_conduct(&self) -> &'static str;

    /// The open end of a line of steps.
    fn no_later_step_mark(&self) -> &'static str;

    /// The name of a lane of the strip, short.
    fn strip_lane(&self, kind: RecordKind) -> &'static str;

    /// How many records a lane has.
    fn lane_total(&self, count: usize) -> String;

    /// How many of them are drawn.
    fn lane_shown(&self, shown: usize) -> String;

    /// The legend of a kind.
    fn sign_of_kind(&self, kind: RecordKind) -> &'static str;

    /// Of the legend: `day known`.
    fn day_known(&self) -> &'static str;

    /// Of the legend: `month known`.
    fn month_known(&self) -> &'static str;

    /// Of the legend: `season, year or period known`.
    fn period_known(&self) -> &'static str;

    /// Of the legend: `dashes: about`.
    fn dashes_about(&self) -> &'static str;

    /// Of the legend: `date uncertain`.
    fn date_uncertain(&self) -> &'static str;

    /// Of the legend: `ongoing`.
    fn bar_ongoing(&self) -> &'static str;

    /// Of the legend: `dots: that end unknown`.
    fn dots_end_unknown(&self) -> &'static str;

    /// Of the legend: `day of the news: then or before`.
    fn day_of_news(&self) -> &'static str;

    /// Of the legend: `continues an earlier record`.
    fn continues_earlier(&self) -> &'static str;

    /// Of the legend: `numbers: see the list below`.
    fn numbers_below(&self) -> &'static str;

    // --- Layout and file ---

    /// Above the lines for what participants said.
    fn what_was_said(&self) -> &'static str;

    /// Above free lines.
    fn memo(&self) -> &'static str;

    /// A sheet of paper that carries several pages.
    fn sheet_of_paper(&self) -> &'static str;

    /// Before the number of a copy.
    fn copy_label(&self) -> &'static str;

    /// Between the recipient and the number of the copy.
    fn copy_gap(&self) -> &'static str;

    /// Before the recipient, where two languages stand beside each other.
    fn addressed_to(&self) -> &'static str;

    /// Before the recipient.
    fn addressed_to_alone(&self) -> &'static str;

    /// Whom a copy is for: organisation and person, either of which may be empty.
    fn addressee(&self, body: &str, person: &str) -> String;

    /// Behind the name of a section or a year that goes on.
    fn continued(&self) -> &'static str;

    /// On a page that is left blank.
    fn blank_page(&self) -> &'static str;

    /// Which part of a table stands here.
    fn part_of(&self, number: usize, count: usize) -> String;

    /// Behind the label of a table that goes on.
    fn goes_on_next_page(&self) -> &'static str;

    /// What the attached file is.
    fn attachment_note(&self) -> &'static str;

    /// Where a link to a source leads.
    fn link_to_source(&self, number: u32) -> String;

    /// Where a link to a record leads.
    fn link_to_record(&self, number: u32) -> String;
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
        voice(lang).table_date(&date.when, false, calendar)
    }

    #[test]
    fn a_date_is_printed_as_exactly_as_it_is_known() {
        for (text, ja, wareki, en) in [
            ("2020-10-13", "2020-10-13", "R2.10.13", "2020-10-13"),
            ("2020-10", "2020-10", "R2.10", "2020-10"),
            ("2020", "2020年", "令和2年", "2020"),
            ("2020~", "2020年頃", "令和2年頃", "about 2020"),
            ("2020-07-09?", "2020-07-09?", "R2.7.9?", "2020-07-09?"),
            ("202X", "2020年代", "2020年代", "2020s"),
            ("2020-21", "2020年春", "2020年春", "spring 2020"),
            ("2020-24", "2020年冬", "2020年冬", "winter 2020"),
            ("2020-10/..", "2020-10〜", "R2.10〜", "since 2020-10"),
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
