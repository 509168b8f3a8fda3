//! What a pack says, in reading order: blocks with roles. The tag tree is born here.

mod block;
mod cards;
mod case_facts;
mod cases;
mod changes;
mod colophon;
mod compose;
mod contents;
mod cover;
mod exercise;
mod figure;
mod handout;
mod judgements;
mod methods;
mod nodes;
mod parts;
mod records;
mod section;
mod sheet;
mod sources;
mod strip;
mod summary;
mod tags;
mod walk;
pub mod wording;

pub use block::*;
pub use changes::Since;
pub use colophon::{Claim, Provenance, TOOL};
pub use compose::{Brief, compose, compose_figure};
pub use section::{Entry, Rank, Starts};
pub use sheet::*;
pub use strip::{StepForm, Strip, StripStep};
pub use tags::{Node, Role, Scope, TagTree};
