//! The one integration binary: it links once and its tests run in parallel.

mod audience;
mod charts;
mod cli;
mod diagnostics;
mod fonts;
mod generated;
mod generator;
mod hostile;
mod incomplete;
mod layers;
mod linebreak;
mod matrices;
mod output;
mod picture;
mod proofread;
mod pseudonyms;
mod reference;
mod schema;
mod sfnt;
mod stages;
mod temp;
mod written;
