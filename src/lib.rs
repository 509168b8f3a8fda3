//! nenpyo turns a checked, sourced timeline into printed briefings.
//!
//! The program is [`cli`]. Whoever builds briefings from a program of their own needs five things:
//! [`source::Files`] takes the texts of the files, [`pack::Inputs`] says which of them is what,
//! [`pack::check`] tells what is wrong, [`pack::compile`] gives the bytes of the PDF, and
//! [`verify::preflight`] reads such bytes again. None of them asks the machine for anything: the
//! same inputs give the same bytes.
//!
//! ```
//! use nenpyo::pack::{Inputs, check, compile};
//! use nenpyo::source::Files;
//! use nenpyo::verify::preflight;
//!
//! let mut files = Files::default();
//! let timeline = files.add(
//!     "timeline.yaml",
//!     "nenpyo: 1
//! marking: TLP:GREEN
//! as_of: 2026-03-31
//! title: {ja: 見本の年表, en: A sample timeline}
//! events:
//!   - id: server-intrusion
//!     date: 2025-11-04
//!     kind: incident
//!     title: {ja: 設計サーバーへの侵入, en: Intrusion into a design server}
//!     sample: true
//! ",
//! );
//! let pack = files.add(
//!     "pack.yaml",
//!     "nenpyo_pack: 1
//! timeline: [timeline.yaml]
//! language: en
//! title: {ja: 見本の報告, en: A sample briefing}
//! issued: 2026-04-01
//! marking: TLP:GREEN
//! sections: [chronology]
//! ",
//! );
//!
//! // What is wrong is found with its place; here it is nothing.
//! assert!(check(&files, &[timeline], Some(pack)).is_empty());
//!
//! let outcome = compile(&Inputs {
//!     files,
//!     pack,
//!     timeline: vec![timeline],
//!     ..Inputs::default()
//! });
//! let pdf = outcome.pdf.expect("no error was found");
//!
//! // The file says what it is, and keeps what it claims.
//! let report = preflight(&pdf).expect("it can be read");
//! assert_eq!(report.title.as_deref(), Some("A sample briefing"));
//! assert_eq!(report.claims, ["PDF/A-2a", "PDF/UA-1"]);
//! assert_eq!(report.pages, outcome.pages);
//! assert!(report.faults.is_empty());
//! ```
//!
//! # The stages
//!
//! The modules are the pipeline, upstream first; each imports only what stands before it, and a
//! test keeps it so. They are public for the tests of single stages and for the benches, and may
//! change with any version. The blank lines keep the formatter from sorting them.
//!
//! `DESIGN.md` in comments is `data/design/DESIGN.md`, with the number of its section.

pub mod diag;

pub mod geom;

pub mod colour;

mod character;

mod folding;

pub mod lang;

mod parallel;

pub mod source;

pub mod model;

mod check;

pub mod analysis;

pub mod wording;

pub mod font;

pub mod frame;

pub mod text;

pub mod chart;

mod logo;

pub mod document;

mod brief;

pub mod layout;

pub mod pdf;

pub mod verify;

mod image;

pub mod pack;

pub mod cli;
