//! `nenpyo fonts`: the bundled faces.

use std::fmt::Write;

use super::exit::{Exit, Failure};
use super::stdout;
use crate::font::bundled;

/// Lists the bundled faces, how many characters each has, and its licence.
pub(super) fn fonts() -> Result<Exit, Failure> {
    let mut out = String::new();
    for face in bundled() {
        // Writing into a string cannot fail.
        let _ = writeln!(
            out,
            "{:<24} {:>6} characters  {}",
            face.name, face.characters, face.licence
        );
    }
    stdout::data(out.as_bytes())
}
