//! The tables of a font file, as its directory lists them (OpenType, table directory).

/// A table of a font file.
pub(super) fn table<'a>(bytes: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let word = |at: usize| {
        bytes
            .get(at..at + 4)
            .map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize)
    };
    let count = bytes
        .get(4..6)
        .map(|b| usize::from(u16::from_be_bytes([b[0], b[1]])))?;
    let record = (0..count)
        .map(|i| 12 + 16 * i)
        .find(|at| bytes.get(*at..at + 4) == Some(tag))?;
    let (offset, length) = (word(record + 8)?, word(record + 12)?);
    bytes.get(offset..offset.checked_add(length)?)
}
