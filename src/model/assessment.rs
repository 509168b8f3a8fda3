//! What people make of the facts: judgements, gaps, actions; and what a study session works with.

use super::{Allow, Date, Id, Marking, Subject};
use crate::lang::{Localised, Text};
use crate::source::{Ref, keywords, record};

keywords! {
    /// How well founded a judgement is (ICD 203).
    pub enum Confidence as "a level of confidence" {
        Low "low" "uncorroborated or marginal sources, many assumptions",
        Moderate "moderate" "partially corroborated, several assumptions",
        High "high" "well corroborated by proven sources, minimal assumptions",
    }
}

record! {
    /// An assessment, apart from facts.
    pub struct Judgement as "a judgement" {
        /// Its id.
        id: Id,
        /// One sentence.
        text: Localised,
        /// A term of the scale in force.
        likelihood: Text,
        /// How well founded it is; never in one sentence with the likelihood.
        confidence: Confidence,
        /// What it rests on: ids of cases, events, methods or series.
        based_on: Vec<Ref<Subject>>,
        /// What else could be the case.
        alternatives: Vec<Localised>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Whether it is invented for illustration; printed beside it.
        sample: bool,
        /// Rules that are excused here.
        allow: Vec<Allow>,
    }

    /// Something that is not known.
    pub struct Gap as "a gap" {
        /// What is not known.
        text: Localised,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Rules that are excused here.
        allow: Vec<Allow>,
    }

    /// Something to decide or to do.
    pub struct Action as "an action" {
        /// Its id.
        id: Id,
        /// What to do.
        text: Localised,
        /// Who does it.
        who: Localised,
        /// By when.
        by: Option<Date>,
        /// The judgement that it follows from.
        judgement: Option<Ref<Judgement>>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Whether it is invented for illustration; printed beside it.
        sample: bool,
    }

    /// A question for a study session.
    pub struct Question as "a question" {
        /// Its id.
        id: Id,
        /// The question.
        text: Localised,
        /// The answer; in the facilitator's copy only.
        answer: Option<Localised>,
        /// What whoever leads the session may add; in the facilitator's copy only.
        notes: Option<Localised>,
        /// What it is about.
        about: Option<Ref<Subject>>,
        /// Minutes to talk about it.
        minutes: Option<u32>,
        /// Ruled lines for the answer.
        lines: Option<u32>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Rules that are excused here.
        allow: Vec<Allow>,
    }

    /// An invented story to talk about; always marked as fictional.
    pub struct Scenario as "a scenario" {
        /// Its id.
        id: Id,
        /// Its title.
        title: Localised,
        /// The story.
        text: Localised,
        /// What it is about.
        about: Option<Ref<Subject>>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
    }

    /// A term and its meaning.
    pub struct Term as "a term" {
        /// The term.
        term: Localised,
        /// What it means.
        meaning: Localised,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Rules that are excused here.
        allow: Vec<Allow>,
    }

    /// Someone to turn to.
    pub struct Contact as "a contact" {
        /// Who.
        name: Localised,
        /// A telephone number.
        phone: Option<Text>,
        /// An address on the web.
        url: Option<Text>,
        /// When to turn to them.
        note: Option<Localised>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
    }
}
