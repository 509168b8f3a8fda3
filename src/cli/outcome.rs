//! What a run comes to: its findings in one list, and the name of its file.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Sink};

/// The findings of several checks, each once and in order.
pub(super) fn joined(mut sink: Sink, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.into_iter().for_each(|finding| sink.push(finding));
    sink.into_sorted()
}

/// executive.ja.yaml → executive.ja.pdf, in the current folder.
pub(super) fn named_after(pack: &str) -> PathBuf {
    let name = Path::new(pack)
        .file_name()
        .map_or_else(|| "pack".into(), |name| name.to_string_lossy().into_owned());
    let stem = name
        .strip_suffix(".yaml")
        .or_else(|| name.strip_suffix(".yml"))
        .unwrap_or(&name);
    PathBuf::from(format!("{stem}.pdf"))
}
