//! Reading a date, and saying what may have been meant where it is none.

use super::cure::{cure, day_of_time};
use super::edtf::{self, WAYS};
use super::when::{When, Wrong};
use crate::diag::Code;

/// Reads a date or an interval; the error says what to write instead.
pub(super) fn parse(text: &str) -> Result<When, Wrong> {
    edtf::read(text).map_err(|wrong| {
        if wrong.code == Code::WrongDate && wrong.hint == WAYS {
            unknown(text)
        } else {
            wrong
        }
    })
}

/// A text that is no date, with what its writer may have meant.
fn unknown(text: &str) -> Wrong {
    let old_mask = is_old_mask(text)
        .then(|| text.replace(['u', 'x'], "X"))
        .filter(|mended| edtf::read(mended).is_ok());
    let hint = if let Some(day) = day_of_time(text) {
        format!("write `{day}`: a date holds no time of day, which belongs into the text")
    } else if let Some(meant) = old_mask.or_else(|| cure(text)) {
        format!("write `{meant}`")
    } else {
        WAYS.to_owned()
    };
    Wrong::new(Code::WrongDate, format!("`{text}` is not a date"), hint)
}

/// `202u`, `19xx`: unknown digits as EDTF had them in 2012.
fn is_old_mask(text: &str) -> bool {
    text.contains(['u', 'x'])
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "ux-".contains(c))
}
