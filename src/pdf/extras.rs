//! What a file holds beside its pages, and what it claims.

use crate::document::Claim;
use crate::layout::Imposition;

/// What a file holds beside its pages, and what it claims.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    /// The timeline to attach, as YAML.
    pub timeline: Option<&'a str>,
    /// Whether it will be encrypted: then it claims nothing, since PDF/A forbids that (ISO 19005-2,
    /// 6.1.3).
    pub encrypted: bool,
    /// How its pages stand on sheets, where they do.
    pub sheets: Option<Imposition>,
    /// The number of this copy, and the highest one.
    pub copy: Option<(u32, u32)>,
}

impl Extras<'_> {
    /// What the file says that it conforms to. Small pages on sheets are for paper: they are no way
    /// to read.
    pub fn claim(self) -> Claim {
        let part = if self.timeline.is_some() { 3 } else { 2 };
        Claim {
            archive: (!self.encrypted).then_some(part),
            accessible: !self.encrypted && self.sheets.is_none(),
        }
    }
}
