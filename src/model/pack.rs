//! What to print of a timeline, and for whom.

use super::event::{EventKind, Importance};
use super::language::PackLanguage;
use super::section::{Section, SectionKind};
use super::{
    Allow, Basis, Case, Citation, Copies, Date, Marking, Method, Paper, vocabulary::Sector,
};
use crate::lang::{Lang, Localised, Text};
use crate::source::{Ref, keywords, record};

keywords! {
    /// A ready-made set of sections for one kind of reader.
    pub enum Preset as "a preset" {
        Executive "executive" "4 to 8 pages, bottom line first",
        StudySession "study-session" "handouts for a study session",
        Report "report" "a full report",
    }
}

keywords! {
    /// How years are counted on the cover and in the text.
    pub enum Calendar as "a calendar" default Gregorian {
        Gregorian "gregorian" "2026",
        Wareki "wareki" "令和8年",
        Both "both" "令和8年（2026年）",
    }
}

keywords! {
    /// The scale of likelihood in force.
    pub enum ScaleName as "a scale of likelihood" default Icd203 {
        Icd203 "icd203" "Intelligence Community Directive 203",
        Phia "phia" "the United Kingdom's probability yardstick",
    }
}

keywords! {
    /// Printed on one side or both.
    pub enum Sides as "`duplex` or `simplex`" default Duplex {
        Duplex "duplex" "both sides: the inner margin alternates",
        Simplex "simplex" "one side: the inner margin is always left",
    }
}

keywords! {
    /// Colour or shades of grey.
    pub enum ColourMode as "`full` or `grey`" default Full {
        Full "full" "colour",
        Grey "grey" "shades of grey, as a copier makes them",
    }
}

keywords! {
    /// What is said of items that are left out for their marking.
    pub enum Withheld as "`silent` or `notice`" default Silent {
        Silent "silent" "nothing hints at them",
        Notice "notice" "a notice says that something is left out",
    }
}

keywords! {
    /// Whose copy of a study session it is.
    pub enum Edition as "an edition" default Participants {
        Participants "participants" "without answers",
        Facilitator "facilitator" "with answers and notes",
    }
}

keywords! {
    /// A kind of record, as a lane or a column.
    pub enum RecordKind as "a kind of record" {
        Incident "incident" "incidents and the conduct in cases; with what is alleged",
        Alleged "alleged" "what is alleged and established by nobody",
        Proceeding "proceeding" "steps of police, prosecutors and courts",
        Response "response" "what those concerned did or told",
        Policy "policy" "laws, offices, plans",
        Outreach "outreach" "visits, warnings, attributions",
    }
}

impl RecordKind {
    /// All kinds, from the top lane down.
    pub const ALL: [RecordKind; 6] = [
        RecordKind::Incident,
        RecordKind::Alleged,
        RecordKind::Proceeding,
        RecordKind::Response,
        RecordKind::Policy,
        RecordKind::Outreach,
    ];

    /// Whether charts have a place for it only where there is a record of it.
    pub fn is_rare(self) -> bool {
        matches!(self, RecordKind::Alleged | RecordKind::Response)
    }
}

impl From<EventKind> for RecordKind {
    fn from(kind: EventKind) -> Self {
        match kind {
            EventKind::Incident => RecordKind::Incident,
            EventKind::Policy => RecordKind::Policy,
            EventKind::Outreach => RecordKind::Outreach,
            EventKind::Response => RecordKind::Response,
        }
    }
}

record! {
    /// What to print of a timeline, and for whom.
    pub struct Pack as "a pack" {
        /// The version of the format: 1.
        nenpyo_pack: u32,
        /// A ready-made set of sections; everything below may override it.
        preset: Option<Preset>,
        /// The files, folders or patterns of the timeline, relative to this file.
        timeline: Vec<Text>,
        /// The title on the cover.
        title: Option<Localised>,
        /// The line under it.
        subtitle: Option<Localised>,
        /// The name of the series of documents, top left on the cover.
        series: Option<Localised>,
        /// The number of the document.
        number: Option<Text>,
        /// The issue, for example 第4号.
        issue: Option<Localised>,
        /// When it is issued.
        issued: Option<Date>,
        /// Whom it is for.
        recipient: Option<Localised>,
        /// Who made it.
        author: Option<Localised>,
        /// Who approved it.
        approver: Option<Localised>,
        /// Whom to tell about mistakes.
        contact: Option<Localised>,
        /// Where the records come from, where the timeline does not say it or this pack differs.
        basis: Option<Basis>,
        /// The same in a sentence of your own, which is printed instead.
        basis_note: Option<Localised>,
        /// Cases that the titles, headlines and summary speak of: they may say what the record
        /// says.
        about: Vec<Ref<Case>>,
        /// What the summary says.
        summary: Option<Summary>,
        /// The language.
        language: PackLanguage,
        /// How years are counted.
        calendar: Calendar,
        /// The scale of likelihood.
        scale: ScaleName,
        /// The marking of the document: never below what goes in.
        marking: Option<Marking>,
        /// For whose eyes.
        audience: Option<Audience>,
        /// Which records.
        select: Option<Select>,
        /// The sections in order.
        sections: Vec<Section>,
        /// The size of paper.
        paper: Paper,
        /// Printed on one side or both.
        sides: Sides,
        /// Colour or grey.
        colour: ColourMode,
        /// Font files for characters that the bundled faces lack, relative to this file.
        fonts: Vec<Text>,
        /// The house style of whoever hands it out.
        brand: Option<Brand>,
        /// The study session.
        session: Option<Session>,
        /// An earlier issue, to say what has changed.
        previous: Option<Text>,
        /// A list of recipients, one copy each: a CSV file, or a YAML file with a list.
        recipients: Option<Text>,
        /// How these copies differ, and what their files are called.
        copies: Option<Copies>,
        /// What is attached to the file.
        attach: Option<Attach>,
        /// Rules that are excused for the texts of the pack itself.
        allow: Vec<Allow>,
    }

    /// What the summary page says, written by people.
    pub struct Summary as "a summary" {
        /// The conclusion: one sentence with a verb, two lines at most.
        headline: Option<Localised>,
        /// Two or three lines under it.
        lead: Option<Localised>,
        /// Three or four figures that matter.
        key_figures: Vec<KeyFigure>,
        /// Cases that it speaks of: it may say what their record says.
        about: Vec<Ref<Case>>,
    }

    /// A figure that matters.
    pub struct KeyFigure as "a key figure" {
        /// The figure, as printed.
        value: Localised,
        /// A word before it, small: 約, about.
        prefix: Option<Localised>,
        /// Its unit.
        unit: Option<Localised>,
        /// What it counts.
        label: Localised,
        /// One or two lines of explanation.
        note: Option<Localised>,
        /// Where it is known from.
        sources: Vec<Citation>,
    }

    /// For whose eyes a pack is.
    pub struct Audience as "an audience" {
        /// Nothing above this marking enters the file.
        marking: Option<Marking>,
        /// Whether organisations appear under their pseudonyms.
        pseudonyms: bool,
        /// What is said of items that are left out.
        withheld: Withheld,
    }

    /// Which records a pack prints.
    pub struct Select as "a selection" {
        /// From this date on.
        from: Option<Date>,
        /// Up to this date.
        to: Option<Date>,
        /// Only these kinds.
        kinds: Vec<RecordKind>,
        /// Only these sectors.
        sectors: Vec<Ref<Sector>>,
        /// Only these methods.
        methods: Vec<Ref<Method>>,
        /// Only these cases (events are not touched).
        cases: Vec<Ref<Case>>,
        /// Only records with one of these tags.
        tags: Vec<Text>,
        /// Only this importance or a higher one.
        importance: Option<Importance>,
    }

    /// The house style of whoever hands a pack out.
    pub struct Brand as "a brand" {
        /// The name.
        name: Option<Localised>,
        /// A logo: SVG or PNG.
        logo: Option<Text>,
        /// The accent colour, `#005A9C`.
        accent: Option<Text>,
        /// The address.
        address: Option<Localised>,
        /// A disclaimer.
        disclaimer: Option<Localised>,
        /// How long copies are kept.
        retention: Option<Localised>,
    }

    /// A study session.
    pub struct Session as "a session" {
        /// Who holds it.
        organiser: Option<Localised>,
        /// Which one it is.
        number: Option<u32>,
        /// How long it takes.
        minutes: Option<u32>,
        /// Whose copy it is.
        edition: Edition,
    }

    /// What is attached to the file.
    pub struct Attach as "attachments" {
        /// The filtered timeline.
        timeline: bool,
    }
}

impl Pack {
    /// Whether it has a colophon: its own, or its preset's.
    pub fn has_colophon(&self) -> bool {
        let listed = self
            .sections
            .iter()
            .any(|section| section.kind == SectionKind::Colophon);
        listed || self.sections.is_empty() && self.preset == Some(Preset::Report)
    }

    /// How many pages take what so many pages of A4 take in one language: as many again in a second
    /// language, and more on small paper.
    pub fn pages_for(&self, pages: usize) -> usize {
        let all = pages * self.language.langs().len();
        self.paper.format().pages_for(all)
    }

    /// The language of its pages, or the first of two.
    pub fn lang(&self) -> Lang {
        self.language.langs()[0]
    }
}
