//! The validated domain: dates, markings, sources, events, cases, and what a pack asks for.
//!
//! Each record is declared once and read straight from placed YAML; [`merge`] merges files,
//! resolves every reference and knows nothing of YAML any more. Values keep the place they came
//! from, so that a finding of any later stage, down to a missing glyph, can name line and column.

mod allow;
mod assessment;
mod case;
mod ceiling;
mod citation;
mod date;
mod event;
mod id;
mod index;
mod language;
mod marking;
mod pack;
mod paper;
mod recipient;
pub mod scale;
mod section;
mod timeline;
mod vocabulary;
mod written;

pub use allow::Allow;
pub use assessment::{Action, Confidence, Contact, Gap, Judgement, Question, Scenario, Term};
pub use case::{
    Case, CaseFact, Conduct, Final, Forum, Paragraph, Party, PartySide, Proceeding, Reason, Stage,
};
pub use ceiling::{Ceiling, Marked};
pub use citation::{Basis, Citation, Credibility, Reliability, Source, SourceKind};
pub use date::{Bound, Date, ERAS, Era, Moment, Precision, When, era_of, has_era_days};
pub use event::{
    Attribution, Event, EventKind, Importance, Involved, Qualifier, Quantity, Role, Standing,
};
pub use id::Id;
pub use index::{CaseIndex, EventIndex, ItemIndex, StepIndex};
pub use language::PackLanguage;
pub use marking::Marking;
pub use pack::*;
pub use paper::{ChartRoom, CoverFormat, PageFormat, Paper, PaperFormat, TimelineRoom};
pub use recipient::{Copies, NumberedCopy, PATTERN_VALUES, Recipient, Slot, number, slots};
pub use scale::{Band, Grade, Scale, confidence, credibility, gloss, handling, reliability, scale};
pub use section::{By, FigureKind, FigureSize, Section, SectionKind, SectionOptions};
pub use timeline::{Item, ItemList, Timeline, TimelineFile, Title, merge, merge_rest};
pub use vocabulary::{
    ByPlace, Countermeasure, Group, Method, Organisation, Place, Point, Sector, Series, Sign,
    Statute, Step, Subject, Topic,
};
