//! What a pack says, in reading order: blocks with roles. The tag tree is born here.

mod block;
mod cards;
mod compose;
mod contents;
mod cover;
mod exercise;
mod figure;
mod handout;
mod nodes;
mod records;
mod sheet;
mod sources;
mod summary;
mod tags;
mod walk;
pub mod wording;

pub use block::*;
pub use compose::{Brief, compose, compose_figure};
pub use sheet::*;
pub use tags::{Node, Role, Scope, TagTree};
