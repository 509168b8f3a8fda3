//! Whether a font is built as it says.

use subsetter::GlyphRemapper;

use super::compound;
use super::directory::table;

/// The units an em that OpenType allows (OpenType, head).
const UNITS: std::ops::RangeInclusive<u16> = 16..=16_384;

/// Whether a font is built as it says: its measures, its compound glyphs, and everything that is
/// read when it is cut down.
///
/// # Errors
/// The reason, in words for the person who named the font.
pub(super) fn is_sound(bytes: &[u8]) -> Result<(), String> {
    let damaged = |what: &str| format!("it is damaged ({what})");
    let word = |tag: &[u8; 4], at: usize| {
        let bytes = table(bytes, tag)?.get(at..at + 2)?;
        Some(u16::from_be_bytes([bytes[0], bytes[1]]))
    };
    let units = word(b"head", 18).ok_or_else(|| damaged("it has no head"))?;
    if !UNITS.contains(&units) {
        return Err(damaged(&format!(
            "it has {units} units an em, where OpenType allows {} to {}",
            UNITS.start(),
            UNITS.end()
        )));
    }
    let count =
        word(b"maxp", 4).ok_or_else(|| damaged("it does not say how many glyphs it has"))?;
    compound::are_bounded(bytes, count).map_err(damaged)?;
    let all: Vec<u16> = (0..count).collect();
    subsetter::subset(bytes, 0, &GlyphRemapper::new_from_glyphs_sorted(&all))
        .map(drop)
        .map_err(|error| damaged(&error.to_string()))
}
