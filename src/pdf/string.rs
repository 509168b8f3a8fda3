//! Texts and dates as strings of a file.

use lopdf::{Object, StringFormat};

use crate::layout::Meta;

/// A text string: ASCII as it is, all else as UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
    }
    let bytes = [0xfe, 0xff]
        .into_iter()
        .chain(value.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// The date of the file (ISO 32000-1, 7.9.4).
pub(super) fn date(meta: &Meta) -> String {
    meta.date.format("D:%Y%m%d000000Z").to_string()
}
