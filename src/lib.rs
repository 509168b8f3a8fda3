//! nenpyo turns a checked, sourced timeline into printed briefings.
//!
//! The modules are the pipeline, upstream first; each imports only what stands before it, and a test keeps it so.

pub mod diag;
pub mod geom;
pub mod lang;
pub mod source;
pub mod model;
pub mod check;
pub mod font;
pub mod frame;
pub mod text;
pub mod pack;
pub mod cli;
