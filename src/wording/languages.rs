//! The words of each language.

use super::{Wording, en, ja};
use crate::lang::Lang;

/// The words of a language.
pub fn voice(lang: Lang) -> &'static dyn Wording {
    match lang {
        Lang::Ja => &ja::Japanese,
        Lang::En => &en::English,
    }
}
