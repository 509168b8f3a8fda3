//! The manifest of a run: which file went to whom, with its SHA-256.

use sha2::{Digest, Sha256};

use crate::pack::{CopyFile, Shard};

/// The first row; a byte order mark before it tells Excel that the file is UTF-8.
const HEAD: &str = "\u{feff}copy,name,organisation,clearance,language,file,bytes,sha256\r\n";

/// What a file holds, as far as the manifest says it.
pub(super) struct Content {
    bytes: usize,
    sha256: String,
}

impl Content {
    /// Looks at a file.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Content {
            bytes: bytes.len(),
            sha256: format!("{:x}", Sha256::digest(bytes)),
        }
    }
}

/// The name of a manifest.
pub(super) fn name(shard: Shard) -> String {
    match shard {
        Shard::WHOLE => "manifest.csv".to_owned(),
        // As many digits as the last part has, so that parts sort by number.
        Shard { index, count } => format!(
            "manifest-{index:0width$}-of-{count}.csv",
            width = count.to_string().len()
        ),
    }
}

/// The manifest of copies, in order.
pub(super) fn csv<'c>(copies: impl Iterator<Item = (&'c CopyFile, &'c Content)>) -> String {
    let mut out = HEAD.to_owned();
    for (CopyFile { copy, name }, content) in copies {
        let recipient = &copy.recipient;
        let (number, bytes) = (copy.number.to_string(), content.bytes.to_string());
        let cells = [
            &number,
            recipient.person(),
            recipient.body(),
            recipient.clearance.label(),
            copy.language.word(),
            name,
            &bytes,
            &content.sha256,
        ];
        out.push_str(&cells.map(cell).join(","));
        out.push_str("\r\n");
    }
    out
}

/// A cell after RFC 4180. A spreadsheet would run a text that begins with one of these signs: an
/// apostrophe makes it text.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']) {
        "'"
    } else {
        ""
    };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_is_never_a_formula() {
        let typed = [
            "=1+1",
            "-x",
            "@SUM(A1)",
            "＝1",
            "a,b",
            "say \"x\"",
            "見本=1",
            "+\"a\",b",
        ];
        let wanted = [
            "'=1+1",
            "'-x",
            "'@SUM(A1)",
            "'＝1",
            "\"a,b\"",
            "\"say \"\"x\"\"\"",
            "見本=1",
            "\"'+\"\"a\"\",b\"",
        ];
        assert_eq!(typed.map(cell), wanted);
    }
}
