//! What a file was made from: hashes that prove it and betray nothing.

use sha2::{Digest, Sha256};

use super::Inputs;
use crate::brief::Provenance;
use crate::font::FontBook;

/// The hashes of what a build was made from. The timeline is hashed as its audience may see it.
pub(super) fn provenance(inputs: &Inputs, timeline: &str, fonts: &FontBook) -> Provenance {
    let pack = inputs.files.get(inputs.pack).map_or("", |file| &*file.text);
    Provenance { timeline: sha256(timeline), pack: sha256(pack), fonts: fonts.sha256() }
}

fn sha256(text: &str) -> String {
    format!("{:x}", Sha256::digest(text))
}
