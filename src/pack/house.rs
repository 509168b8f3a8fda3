//! The house style that a pack names.

use std::sync::Arc;

use crate::colour::Colour;
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::House;
use crate::logo;
use crate::model::Pack;

/// Reads the logo, and takes the accent: as it is typed, or darker where it could not be read.
pub(super) fn house(logo: Option<&(String, Vec<u8>)>, pack: &Pack, sink: &mut Sink) -> House {
    let mut house = House::default();
    let Some(brand) = &pack.brand else {
        return house;
    };
    if let Some(colour) = brand
        .accent
        .as_ref()
        .and_then(|typed| Colour::typed(&typed.value))
    {
        house.accent = colour.legible();
    }
    if let (Some(named), Some((name, bytes))) = (&brand.logo, logo) {
        match logo::read(bytes) {
            Ok(frame) => house.logo = Some(Arc::new(frame)),
            Err(why) => {
                let found =
                    Diagnostic::new(Code::BadLogo, named.at, format!("the logo `{name}` {why}"));
                sink.push(found.hint(
                    "an SVG of plain paths in solid colours prints best; a PNG is set on white",
                ));
            }
        }
    }
    house
}
