//! What a pack says, in reading order: a selection of records becomes a document.

mod bilingual;
mod cards;
mod case_facts;
mod cases;
mod changes;
mod colophon;
mod compose;
mod contents;
mod cover;
mod document;
mod exercise;
mod figure;
mod handout;
mod judgements;
mod methods;
mod number;
mod parts;
mod plan;
mod records;
mod sources;
mod status;
mod summary;
mod table;

pub(crate) use changes::Since;
pub(crate) use compose::{compose, compose_figure};
pub(crate) use plan::{Brief, Extent};
