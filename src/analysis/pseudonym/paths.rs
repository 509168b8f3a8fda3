//! The paths of a pack, kept out of the search for names.

use crate::lang::Text;
use crate::model::Pack;

/// The paths of a pack: they are never printed, and name files, not organisations.
pub(super) struct Paths {
    timeline: Vec<Text>,
    fonts: Vec<Text>,
    logo: Option<Text>,
    previous: Option<Text>,
    recipients: Option<Text>,
}

impl Paths {
    pub(super) fn take(pack: &mut Pack) -> Self {
        Paths {
            timeline: std::mem::take(&mut pack.timeline),
            fonts: std::mem::take(&mut pack.fonts),
            logo: pack.brand.as_mut().and_then(|brand| brand.logo.take()),
            previous: pack.previous.take(),
            recipients: pack.recipients.take(),
        }
    }

    pub(super) fn give_back(self, pack: &mut Pack) {
        (pack.timeline, pack.fonts, pack.previous, pack.recipients) =
            (self.timeline, self.fonts, self.previous, self.recipients);
        if let Some(brand) = &mut pack.brand {
            brand.logo = self.logo;
        }
    }
}
