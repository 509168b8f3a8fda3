//! What a file was made from: hashes that prove it and betray nothing.

use sha2::{Digest, Sha256};

use super::Inputs;
use crate::document::Provenance;
use crate::font::FontBook;
use crate::model::Timeline;

/// The hashes of what a build was made from. The timeline is hashed as its audience may see it; so
/// is an earlier one, behind the pack that names it, and the logo behind both.
pub(super) fn provenance(
    inputs: &Inputs,
    timeline: &str,
    earlier: Option<&Timeline>,
    fonts: &FontBook,
) -> Provenance {
    let pack = inputs.files.get(inputs.pack).map_or("", |file| &*file.text);
    let earlier = earlier.map_or_else(String::new, Timeline::to_yaml);
    let logo = inputs.logo.as_ref().map_or(&[][..], |(_, bytes)| bytes);
    let pack = Sha256::new()
        .chain_update(pack)
        .chain_update(earlier)
        .chain_update(logo)
        .finalize();
    let timeline = Sha256::digest(timeline);
    Provenance {
        timeline: format!("{timeline:x}"),
        pack: format!("{pack:x}"),
        fonts: fonts.sha256(),
    }
}
