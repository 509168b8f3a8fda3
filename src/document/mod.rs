//! What a document is made of: sections, blocks, texts and the tags that they are read by. It is
//! made by `brief`, placed by `layout`, and knows neither.

mod block;
mod contents;
mod house;
mod picture;
mod provenance;
mod sheet;
mod strip;
mod tagging;
mod tags;
mod walk;
mod words;

pub use block::*;
pub use contents::{Contents, Entry, Listed, Rank, Sign, Standing, Starts};
pub use house::House;
pub use picture::Picture;
pub use provenance::{Claim, Provenance, TOOL};
pub use sheet::*;
pub use strip::{StepForm, Strip, StripStep};
pub(crate) use tagging::tag;
pub use tags::{Node, Role, Scope, TagTree};
pub(crate) use walk::{each_text, each_text_mut};
pub use words::{Cited, FigureKey, Mark, Part, SourceLine, Symbol, Translations, Words};
