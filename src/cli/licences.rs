//! `nenpyo licences`: whose work the program holds, and under which terms.

use crate::font::bundled;

/// What stands before the licences.
const PREFACE: &str = "\
nenpyo holds the fonts and the crates below, and the standard library of Rust (MIT or Apache-2.0,
The Rust Project Developers). What each asks of those who hand it on stands with it.

";
/// The licence of the bundled faces.
const FONTS: &str = include_str!("../../fonts/OFL.txt");
/// The licences of the crates, which `.ci/licences` writes.
const CRATES: &str = include_str!("../../data/licences.txt");

/// The licences of the bundled faces and of every crate, with their texts.
pub(super) fn licences() -> String {
    let rule = "=".repeat(80);
    let faces: String = bundled().map(|face| format!("  {}\n", face.name)).collect();
    format!(
        "{PREFACE}{rule}\nSIL Open Font License 1.1\n\n{faces}{}\n{FONTS}\n{CRATES}",
        "-".repeat(80)
    )
}
