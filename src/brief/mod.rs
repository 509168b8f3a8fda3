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
mod sheet;
mod sources;
mod summary;
mod tags;
mod walk;
pub mod wording;

pub use block::*;
pub use colophon::{Claim, Provenance, TOOL};
pub use compose::{Brief, Since, compose, compose_figure};
pub use sheet::*;
pub use tags::{Node, Role, Scope, TagTree};
