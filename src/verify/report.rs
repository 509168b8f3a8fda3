//! What is told of a file.

use std::fmt;

use super::rule::Fault;

/// What a file is, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Its version, as its first line says it.
    pub version: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The marking of the document after TLP 2.0.
    pub marking: Option<String>,
    /// What made it, with its version.
    pub producer: Option<String>,
    /// When it was made, as its metadata says it.
    pub created: Option<String>,
    /// When it was changed last.
    pub modified: Option<String>,
    /// What it claims to conform to, in words: `PDF/A-2a`, `PDF/UA-1`.
    pub claims: Vec<String>,
    /// How many pages it has.
    pub pages: usize,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The files in it.
    pub attachments: Vec<Attachment>,
    /// What it was made from.
    pub inputs: Option<Inputs>,
    /// What breaks a rule, in the order of the rules.
    pub faults: Vec<Fault>,
}

/// A file within the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// How many bytes it has; unknown where it cannot be unpacked.
    pub size: Option<usize>,
}

/// What a file was made from: the SHA-256 of each input, in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    /// Of the timeline.
    pub timeline: String,
    /// Of the pack.
    pub pack: String,
    /// Of the fonts.
    pub fonts: String,
}

/// Why bytes cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// They are no PDF.
    NotPdf,
    /// The end of the file is missing.
    Truncated,
    /// The file needs a password.
    Encrypted,
    /// Its structure is broken.
    Broken(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPdf => f.write_str("it is no PDF: no `%PDF-` stands at its beginning"),
            Self::Truncated => f.write_str(
                "its end is missing: it was cut off, or something was \
                added to it",
            ),
            Self::Encrypted => f.write_str(
                "it is encrypted and needs its password; an encrypted \
                file claims neither PDF/A nor PDF/UA",
            ),
            Self::Broken(why) => write!(f, "it is no sound PDF: {why}"),
        }
    }
}

impl Report {
    /// Whether nenpyo made the file.
    pub fn is_ours(&self) -> bool {
        self.marking.is_some()
            || self.inputs.is_some()
            || self
                .producer
                .as_deref()
                .is_some_and(|name| name.starts_with("nenpyo "))
    }
}
