//! The handout of a study session: what stands on a sheet, front and back, with no place yet
//! (DESIGN.md 5).

use super::picture::Picture;
use super::words::Words;
use crate::diag::Span;

/// A sheet: two pages, and two more where its questions need them.
#[derive(Debug)]
pub struct Handout {
    /// Where its subject was written, for findings about its length.
    pub at: Span,
    /// The lines above front, back and further pages: session, sheet, side. They are no part of the
    /// text.
    pub kickers: [String; 3],
    /// What marks the facilitator's copy, on the front and again on the back.
    pub badge: Option<Words>,
    /// The front in reading order.
    pub front: Vec<SheetPart>,
    /// Sources and ratings, at the foot of the front.
    pub note: Option<Words>,
    /// The back in reading order, down to the questions.
    pub back: Vec<SheetPart>,
    /// The heading of the questions; none without questions.
    pub questions_head: Option<Words>,
    /// The questions.
    pub questions: Vec<AskedQuestion>,
    /// Whom to turn to, at the foot of the back.
    pub strip: ContactStrip,
}

/// A part of a sheet.
#[derive(Debug)]
pub enum SheetPart {
    /// A heading of the second level, with a remark beside it.
    Heading(Words, Option<Words>),
    /// A paragraph.
    Text(Words),
    /// The steps of a method, three at most, beside each other.
    Steps(Vec<SheetStep>),
    /// A matter as an example.
    Example(SheetExample),
    /// Lists with boxes to tick, beside each other.
    Checklists(Vec<Checklist>),
    /// An invented story.
    Scenario(SheetScenario),
    /// The minutes of the session to scale.
    TimeBar(TimeBar),
}

/// A step of a method.
#[derive(Debug)]
pub struct SheetStep {
    /// Its number.
    pub number: Words,
    /// A few words.
    pub title: Words,
    /// What happens.
    pub text: Words,
    /// Where one could notice it: label, text.
    pub notice: Option<(Words, Words)>,
}

/// A matter as an example: its status in the record's own word.
#[derive(Debug)]
pub struct SheetExample {
    /// Its title.
    pub title: Words,
    /// What is alleged or happened; absent where only steps are on record.
    pub text: Option<Words>,
    /// Lines of label and value: status, sources.
    pub facts: Vec<(Words, Words)>,
}

/// Things to tick.
#[derive(Debug)]
pub struct Checklist {
    /// What they have in common, where several lists stand beside each other.
    pub head: Option<Words>,
    /// Each box with what is said instead of it, and what stands beside it.
    pub items: Vec<(Picture, Words)>,
}

/// An invented story; it always says so.
#[derive(Debug)]
pub struct SheetScenario {
    /// Its title.
    pub title: Words,
    /// That it is fictional.
    pub remark: Words,
    /// The story.
    pub text: Words,
}

/// The minutes of a session to scale.
#[derive(Debug)]
pub struct TimeBar {
    /// What is seen.
    pub picture: Picture,
    /// Its phases in order.
    pub phases: Vec<Phase>,
}

/// A phase of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// What is done.
    pub name: String,
    /// How many minutes it takes.
    pub minutes: u32,
    /// Whether it is worked with this sheet.
    pub own: bool,
    /// Whether the participants work, rather than listen.
    pub exercise: bool,
}

/// A question with the space for its answer.
#[derive(Debug)]
pub struct AskedQuestion {
    /// Q1.
    pub number: Words,
    /// The question.
    pub text: Words,
    /// How long to talk about it.
    pub minutes: Option<Words>,
    /// How many ruled lines are wanted: three at least.
    pub lines: u32,
    /// The answer, with its label: in the facilitator's copy only.
    pub answer: Option<(Words, Words)>,
    /// What the facilitator may add, with its label.
    pub notes: Option<(Words, Words)>,
}

/// Whom to turn to.
#[derive(Debug)]
pub struct ContactStrip {
    /// Its heading.
    pub head: Words,
    /// What stands below the heading.
    pub advice: Words,
    /// One cell a contact.
    pub cells: Vec<ContactCell>,
}

/// A contact of the strip.
#[derive(Debug)]
pub struct ContactCell {
    /// Who.
    pub name: Words,
    /// A telephone number.
    pub phone: Option<Words>,
    /// An address on the web.
    pub url: Option<Words>,
    /// When to turn to them.
    pub note: Option<Words>,
    /// What is to be written in by hand, each on a line of its own.
    pub blanks: Vec<Words>,
}
