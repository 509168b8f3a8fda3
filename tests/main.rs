//! The one integration binary: it links once and its tests run in parallel.

mod audience;
mod charts;
mod cli;
mod diagnostics;
mod encryption;
mod fonts;
mod gate;
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
mod ruby;
mod schema;
mod sfnt;
mod stages;
mod tagged;
mod temp;
mod written;
