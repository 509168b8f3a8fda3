//! nenpyo turns a checked, sourced timeline into printed briefings.
//!
//! The modules are the pipeline, upstream first; each imports only what stands before it, and a
//! test keeps it so. The blank lines keep the formatter from sorting them.
//!
//! `DESIGN.md` in comments is `data/design/DESIGN.md`, with the number of its section.

pub mod diag;

pub mod geom;

pub mod colour;

pub mod character;

pub mod folding;

pub mod lang;

pub mod parallel;

pub mod source;

pub mod model;

pub mod check;

pub mod analysis;

pub mod wording;

pub mod font;

pub mod frame;

pub mod text;

pub mod chart;

pub mod logo;

pub mod document;

pub mod brief;

pub mod layout;

pub mod pdf;

pub mod verify;

pub mod image;

pub mod pack;

pub mod cli;
