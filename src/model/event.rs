//! What happened outside police and courts.

use super::vocabulary::{Place, Sector};
use super::{Allow, Citation, Date, Id, Marking, Method, Organisation};
use crate::lang::{Localised, Text};
use crate::source::{Ref, keywords, record};

keywords! {
    /// What an event is. Steps of police, prosecutors and courts belong to a case.
    pub enum EventKind as "a kind of event" {
        Incident "incident" "an incident, or its disclosure",
        Policy "policy" "a law, an office, a plan",
        Outreach "outreach" "visits, warnings, attributions, advisories",
        Response "response" "what the one concerned did or told: a measure, a notice to customers",
    }
}

keywords! {
    /// Whether an incident is established, and by what.
    pub enum Standing as "a standing of an incident" {
        Alleged "alleged" "said of someone, and established by nobody",
        Disclosed "disclosed" "disclosed by the one that it hit",
        Admitted "admitted" "admitted by those concerned",
        Found "found" "found by a court or an authority",
    }
}

keywords! {
    /// What gives way first when space is short.
    pub enum Importance as "an importance" default Normal {
        High "high" "an executive must know it",
        Normal "normal" "it belongs in a full chronology",
        Low "low" "marginal, or ended",
    }
}

keywords! {
    /// The part that an organisation has in an event or a case.
    pub enum Role as "the role of an organisation" {
        Target "target" "the one that lost, or could have lost, something",
        Employer "employer" "the employer of a person concerned",
        Authority "authority" "police, prosecutor, ministry, court",
        Partner "partner" "a partner in a programme",
        AllegedRecipient "alleged-recipient" "said to have received something",
        Mentioned "mentioned" "named without a part of its own",
    }
}

keywords! {
    /// How a figure is to be read.
    pub enum Qualifier as "a qualifier of a figure" {
        About "about" "about so many",
        AtLeast "at-least" "so many or more",
        UpTo "up-to" "so many at most",
        Over "over" "more than so many",
    }
}

record! {
    /// Something that happened, outside police and courts.
    pub struct Event as "an event" {
        /// Its id.
        id: Id,
        /// When it happened.
        date: Option<Date>,
        /// When the news appeared, where nothing else is known; printed and drawn as "by then".
        reported: Option<Date>,
        /// What it is.
        kind: EventKind,
        /// Whether an incident is established; without it, it is.
        standing: Option<Standing>,
        /// One line that says what happened.
        title: Localised,
        /// The short text beside its mark on a chart.
        label: Option<Localised>,
        /// Facts only; assessments go to `judgements`.
        summary: Option<Localised>,
        /// Who had a part in it.
        organisations: Vec<Involved>,
        /// Who is said to have done it, and who says so.
        attribution: Option<Attribution>,
        /// The branches concerned.
        sectors: Vec<Ref<Sector>>,
        /// How it was done.
        methods: Vec<Ref<Method>>,
        /// Figures.
        quantities: Vec<Quantity>,
        /// Where (ISO 3166-2).
        places: Vec<Place>,
        /// What gives way first when space is short.
        importance: Importance,
        /// The events that it continues.
        follows: Vec<Ref<Event>>,
        /// Where it is known from; at least one.
        sources: Vec<Citation>,
        /// Words of your own to select by.
        tags: Vec<Text>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Whether it is invented for illustration; printed beside it.
        sample: bool,
        /// The event that this one corrects.
        supersedes: Option<Ref<Event>>,
        /// What was wrong.
        correction: Option<Localised>,
        /// Rules that are excused here.
        allow: Vec<Allow>,
    }

    /// An organisation that has a part in an event or a case.
    pub struct Involved as "an organisation of a record" {
        /// Which organisation.
        id: Ref<Organisation>,
        /// Its part.
        role: Role,
    }

    /// Who is said to have done it, who says so, in their words.
    pub struct Attribution as "an attribution" {
        /// Who is said to have done it; never a nationality.
        to: Localised,
        /// Who says so.
        by: Ref<Organisation>,
        /// What they say; with quotation marks only where these are their very words.
        words: Option<Localised>,
    }

    /// A figure of a record.
    pub struct Quantity as "a quantity" {
        /// What is counted.
        label: Localised,
        /// The figure.
        value: f64,
        /// How it is to be read.
        qualifier: Option<Qualifier>,
        /// The unit.
        unit: Option<Localised>,
    }
}
