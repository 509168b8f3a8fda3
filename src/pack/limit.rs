//! How long a chronology may be.

use super::Told;
use crate::analysis::Selection;
use crate::brief::Brief;
use crate::document::Document;
use crate::layout::{Options, exceeds};
use crate::model::{Importance, Pack, SectionKind};
use crate::text::Typesetter;

/// What a pack says of the length of its chronology.
pub(super) struct ChronologyLimit {
    /// How many pages it may take.
    pub pages: Option<usize>,
    /// The least importance that it shows.
    least: Option<Importance>,
}

impl ChronologyLimit {
    /// Reads it from the pack.
    pub fn of(pack: &Pack) -> Self {
        let section = pack
            .sections
            .iter()
            .find(|section| section.kind == SectionKind::Chronology);
        let pages = section
            .and_then(|section| section.options.pages)
            .map(|pages| pages as usize);
        ChronologyLimit {
            pages,
            least: section.and_then(|section| section.options.importance),
        }
    }

    /// What is tried first: all records, unless the pack itself says which.
    pub fn first_brief<'t>(
        &self,
        selection: &'t Selection<'t>,
        pack: &'t Pack,
        told: Told<'t>,
    ) -> Brief<'t> {
        let threshold = self.least.unwrap_or(Importance::Low);
        let Told {
            provenance,
            claim,
            house,
            since,
        } = told;
        Brief {
            selection,
            pack,
            threshold,
            density: 0,
            contents: false,
            provenance,
            claim,
            house,
            since,
        }
    }

    /// The next step where fewer records must do; none where the pack itself says which.
    pub fn less_than(&self, threshold: Importance) -> Option<Importance> {
        match threshold {
            _ if self.least.is_some() => None,
            Importance::Low => Some(Importance::Normal),
            Importance::Normal => Some(Importance::High),
            Importance::High => None,
        }
    }

    /// Whether the chronology takes more pages; only it is set, since the rest would be set in
    /// vain.
    pub fn is_passed(
        &self,
        document: &Document,
        options: Options,
        setter: &Typesetter<'_>,
    ) -> bool {
        let Some(most) = self.pages else { return false };
        let mut chronologies = document
            .sections
            .iter()
            .filter(|section| section.kind == SectionKind::Chronology);
        chronologies.any(|section| exceeds(document, section, most, options, setter))
    }
}
