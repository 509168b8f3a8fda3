//! `nenpyo fonts`: the bundled faces.

use std::process::ExitCode;

/// Lists the bundled faces, how many characters each has, and its licence.
#[expect(dead_code, reason = "the faces come with the font module")]
pub(super) fn fonts() -> ExitCode {
    ExitCode::SUCCESS
}
