//! What a pack says, in reading order: blocks with roles. The tag tree is born here.

mod block;
mod cards;
mod changes;
mod compose;
mod contents;
mod cover;
mod figure;
mod nodes;
mod records;
mod sources;
mod summary;
mod tags;
mod walk;
pub mod wording;

pub use block::*;
pub use compose::{Brief, Since, compose, compose_figure};
pub use tags::{Node, Role, Scope, TagTree};
