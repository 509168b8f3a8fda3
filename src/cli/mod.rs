//! The command line: the only place that touches files, terminal and environment.
//!
//! Arguments come in (`args`), files are read and the paths of a pack resolved (`load`, `paths`),
//! the stages of [`crate::pack`] run, and what they find is rendered (`report`). Data goes to
//! standard output, every message to standard error. Nothing above imports this module.

mod args;
mod audience;
mod chart;
mod commands;
mod copies;
mod decode;
mod encrypt;
mod excerpt;
mod exit;
mod explain;
mod fonts;
mod init;
mod licences;
mod load;
mod manifest;
mod outcome;
mod paths;
mod read_files;
mod report;
mod run;
#[cfg(unix)]
mod signals;
mod stdout;
mod target;
mod temporary;
mod verify;
mod write;

pub use run::main;
