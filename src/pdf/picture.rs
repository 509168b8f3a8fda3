//! The picture of a logo: one for all pages.

use lopdf::{Dictionary, Object, Stream};

use super::file::deflated;
use crate::colour::Colour;
use crate::frame::Pixels;

/// Its name in the resources.
pub(super) const PICTURE: &str = "Logo";

/// Packs it, in the colours of the output intent or in grey, without transparency (ISO 32000-1,
/// 8.9.5).
pub(super) fn packed(pixels: &Pixels, grey: bool) -> Stream {
    let mut dict = Dictionary::from_iter([
        ("Type", Object::from("XObject")),
        ("Subtype", Object::from("Image")),
    ]);
    for (key, value) in [
        ("Width", pixels.width),
        ("Height", pixels.height),
        ("BitsPerComponent", 8),
    ] {
        dict.set(key, i64::from(value));
    }
    dict.set("ColorSpace", "DeviceRGB");
    let shown = |pixel: &[u8]| {
        let colour = Colour(pixel[0], pixel[1], pixel[2]);
        let Colour(r, g, b) = if grey { colour.grey() } else { colour };
        [r, g, b]
    };
    let bytes: Vec<u8> = pixels.rgb.chunks_exact(3).flat_map(shown).collect();
    deflated(dict, &bytes)
}
