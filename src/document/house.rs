//! The house style of whoever hands a document out.

use std::sync::Arc;

use crate::colour::Colour;
use crate::frame::{Frame, Item, Pixels};

/// Accent and logo.
#[derive(Debug, Clone)]
pub struct House {
    /// The colour of kickers, labels of figures and numerals; it says nothing.
    pub accent: Colour,
    /// The logo at its own size.
    pub logo: Option<Arc<Frame>>,
}

impl Default for House {
    /// The accent of DESIGN.md 4, no logo.
    fn default() -> Self {
        House {
            accent: Colour::hex(0x1C5142),
            logo: None,
        }
    }
}

impl House {
    /// The picture that the logo is, where it is no drawing.
    pub fn picture(&self) -> Option<Arc<Pixels>> {
        self.logo.as_ref()?.items.iter().find_map(|(_, item)| {
            if let Item::Image(pixels, _) = item {
                Some(pixels.clone())
            } else {
                None
            }
        })
    }
}
