//! The display list: glyph runs, paths and tagged groups at fixed places, origin top left, y down.
//!
//! `text` and `chart` fill frames, `layout` places them, `pdf` writes them and takes no decision of
//! layout.

mod cut;
mod item;
mod scaled;
mod walk;

pub use crate::colour::Colour;
pub use item::{Artifact, Dest, Frame, Glyph, GlyphRun, Item, NodeId, Path, Pixels, Step, Target};
pub use walk::Spot;
