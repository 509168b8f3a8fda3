//! What a file was made from: hashes that prove it and betray nothing.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use super::Inputs;
use crate::document::Provenance;
use crate::font::FontBook;
use crate::model::{Pack, Timeline};
use crate::source::Encode;

/// The hashes of what a build was made from. The timeline is hashed as its audience may see it; so
/// is an earlier one, behind the pack that names it, and the logo behind both. With pseudonyms the
/// pack is hashed as it is printed, without its paths: who guesses a name must not be able to try
/// it on the hash.
pub(super) fn provenance(
    inputs: &Inputs,
    pack: &Pack,
    timeline: &str,
    earlier: Option<&Timeline>,
    fonts: &FontBook,
) -> Provenance {
    let pseudonyms = pack
        .audience
        .as_ref()
        .is_some_and(|audience| audience.pseudonyms);
    let typed = inputs.files.get(inputs.pack).map_or("", |file| &*file.text);
    let pack = if pseudonyms {
        Cow::Owned(printed(pack))
    } else {
        Cow::Borrowed(typed)
    };
    let earlier = earlier.map_or_else(String::new, Timeline::to_yaml);
    let logo = inputs.logo.as_ref().map_or(&[][..], |(_, bytes)| bytes);
    let pack = Sha256::new()
        .chain_update(pack.as_bytes())
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

/// A pack without its paths, as YAML.
fn printed(pack: &Pack) -> String {
    let mut pack = pack.clone();
    pack.timeline.clear();
    pack.fonts.clear();
    (pack.previous, pack.recipients) = (None, None);
    pack.about.clear();
    pack.summary
        .iter_mut()
        .for_each(|summary| summary.about.clear());
    if let Some(brand) = &mut pack.brand {
        brand.logo = None;
    }
    pack.encode().to_yaml()
}
