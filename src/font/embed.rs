//! Whether a font may stand in a PDF, and under which name.

use super::directory::table;

/// Looks at the licence bits (`OS/2` fsType) and the outlines.
///
/// # Errors
/// The reason, in words for the person who named the font.
pub(super) fn may_embed(bytes: &[u8]) -> Result<(), String> {
    let outlines = table(bytes, b"glyf").or_else(|| table(bytes, b"CFF "));
    if outlines.is_none() {
        return Err(
            "it has neither TrueType nor CFF outlines (a collection, a bitmap font, or no font)"
                .into(),
        );
    }
    let bits = table(bytes, b"OS/2")
        .and_then(|t| t.get(8..10))
        .map_or(0, |b| u16::from_be_bytes([b[0], b[1]]));
    // OpenType, OS/2, fsType: 2 restricted licence, 0x100 no subsetting, 0x200 bitmap embedding
    // only.
    match bits {
        b if b & 0x000f == 2 => Err("its licence bits forbid embedding".into()),
        b if b & 0x0100 != 0 => Err("its licence bits forbid subsetting".into()),
        b if b & 0x0200 != 0 => Err("its licence bits allow bitmaps only".into()),
        _ => Ok(()),
    }
}

/// A name made of what PostScript names may hold.
pub(super) fn postscript_name(file: &str) -> String {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let name: String = stem
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(40)
        .collect();
    if name.is_empty() {
        "Added".into()
    } else {
        name
    }
}
