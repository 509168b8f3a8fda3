//! The languages that a pack can be printed in.

use crate::lang::Lang;
use crate::source::keywords;

keywords! {
    /// The language that a pack is printed in.
    pub enum PackLanguage as "a language of a pack" default Ja {
        Ja "ja" "Japanese",
        En "en" "English",
        Both "both" "both, side by side",
    }
}

impl PackLanguage {
    /// The languages that it stands for, the first one first.
    pub fn langs(self) -> &'static [Lang] {
        match self {
            PackLanguage::Ja => &[Lang::Ja],
            PackLanguage::En => &[Lang::En],
            PackLanguage::Both => &[Lang::Ja, Lang::En],
        }
    }
}
