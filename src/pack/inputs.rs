//! What a build needs, and what it gives.

use std::borrow::Cow;

use super::PackFile;
use crate::diag::Diagnostic;
use crate::layout::Imposition;
use crate::source::Files;

/// What a build needs: everything is read before, nothing is asked of the machine.
#[derive(Debug, Default)]
pub struct Inputs {
    /// All files of the run.
    pub files: Files,
    /// The number of the pack's file.
    pub pack: u16,
    /// What the pack's file gave, where it was read before; else it is read.
    pub pack_file: Option<PackFile>,
    /// The numbers of the timeline's files, in order of their paths.
    pub timeline: Vec<u16>,
    /// The numbers of the files of the earlier issue that the pack names.
    pub previous: Vec<u16>,
    /// The font files that the pack names: the name as typed, and the bytes.
    pub fonts: Vec<(String, Vec<u8>)>,
    /// The file of the logo that the pack names: the name as typed, and the bytes.
    pub logo: Option<(String, Vec<u8>)>,
    /// Whether placeholders may stand for missing translations and texts may be cut.
    pub draft: bool,
    /// Whether the file will be encrypted, so that it may claim nothing.
    pub encrypted: bool,
    /// How pages stand on sheets, where they do.
    pub imposition: Option<Imposition>,
}

impl Inputs {
    /// What the pack's file gave.
    pub(super) fn pack_file(&self) -> Cow<'_, PackFile> {
        match &self.pack_file {
            Some(file) if file.number() == self.pack => Cow::Borrowed(file),
            _ => Cow::Owned(PackFile::read(&self.files, self.pack)),
        }
    }
}

/// What a build gives.
#[derive(Debug)]
pub struct Outcome {
    /// The finished file; `None` when an error was found.
    pub pdf: Option<Vec<u8>>,
    /// How many pages it has.
    pub pages: usize,
    /// All findings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}
