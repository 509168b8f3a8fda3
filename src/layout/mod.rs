//! Where everything stands: styles, tables, figures, page breaks, running heads, contents with page
//! numbers.
//!
//! Measures are those of `data/design/DESIGN.md`; type is never made smaller to fit.

mod asking;
mod block;
mod book;
mod case;
mod contents;
mod cover;
mod figure;
mod filler;
mod flow;
mod handout;
mod imposition;
mod imprint;
mod judgement;
mod listed;
mod outline;
mod page;
mod picture;
mod proof;
mod running;
mod sections;
mod setting;
mod sheet_parts;
mod stack;
mod style;
mod table;
mod watermark;
mod words;

pub use book::{Book, Meta, Options, Page};
pub use imposition::{Imposition, impose};
pub use imprint::{Addressee, CoverPart, Imprint, OwnPage, address, imprint};
pub use outline::OutlineEntry;
pub use page::Sheet;
pub use picture::lay_out_figure;
pub use proof::proofread;
pub use sections::{at_least, exceeds, lay_out};
