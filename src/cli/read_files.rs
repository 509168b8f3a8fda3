//! The files that a run has read: nothing that it writes may overwrite one of them.

use std::collections::HashSet;
use std::fs::{canonicalize, metadata};
use std::path::{Path, PathBuf};

use file_id::{FileId, get_file_id};

use super::exit::Failure;

/// The files that a run has read, whatever path leads to them.
#[derive(Default)]
pub(super) struct ReadFiles {
    /// By path, links worked out.
    paths: HashSet<PathBuf>,
    /// By what the file system calls them, which a hard link or other capitals do not change.
    ids: HashSet<FileId>,
}

impl ReadFiles {
    /// Notes a file; a pipe or a device is none that could be overwritten.
    pub(super) fn note(&mut self, path: &Path) {
        if metadata(path).is_ok_and(|about| about.is_file()) {
            self.paths.extend(canonicalize(path));
            self.ids.extend(get_file_id(path));
        }
    }

    /// Refuses to write where one of them stands.
    pub(super) fn spares(&self, target: &Path) -> Result<(), Failure> {
        if !self.has(target) {
            return Ok(());
        }
        let text = format!("`{}` is a file that this run reads", target.display());
        Err(Failure::usage(text).hint("write somewhere else: name another place with `-o`"))
    }

    /// Whether a path leads to one of them.
    fn has(&self, path: &Path) -> bool {
        canonicalize(path).is_ok_and(|real| self.paths.contains(&real))
            || get_file_id(path).is_ok_and(|id| self.ids.contains(&id))
    }
}
