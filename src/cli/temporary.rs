//! Files that are being written: private, under names of their own, gone when the run is over.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, Permissions, read_dir, remove_file};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use tempfile::{Builder, NamedTempFile};

const PREFIX: &str = ".nenpyo-";
const SUFFIX: &str = ".tmp";

/// The files that are being written now.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// The folders that were tidied in this run.
static TIDIED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn held(paths: &Mutex<BTreeSet<PathBuf>>) -> MutexGuard<'_, BTreeSet<PathBuf>> {
    // A set of paths is whole whatever the thread did that held it.
    paths.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes all files that are being written, since the run ends.
#[cfg(unix)]
pub(super) fn remove_all() {
    held(&LIVE).iter().for_each(|path| drop(remove_file(path)));
}

/// A file that is being written: nobody else may read it, and it goes unless it is kept.
pub(super) struct Temporary(NamedTempFile);

impl Temporary {
    /// Makes one in a folder, after what runs have left there that were killed.
    pub(super) fn in_folder(folder: &Path) -> io::Result<Self> {
        if held(&TIDIED).insert(folder.to_path_buf()) {
            tidy(folder);
        }
        // Another run may take the file for a left one before it is locked; then the next one is
        // as good.
        for _ in 0..8 {
            let mut names = Builder::new();
            let made = names.prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder)?;
            held(&LIVE).insert(made.path().to_path_buf());
            let made = Temporary(made);
            // A file system without locks has none that could be waited for.
            let _ = made.0.as_file().lock();
            if made.0.path().exists() {
                return Ok(made);
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Fills it; to the disk, where that is asked for.
    pub(super) fn fill(&mut self, bytes: &[u8], to_disk: bool) -> io::Result<()> {
        let file = self.0.as_file_mut();
        file.write_all(bytes)?;
        if to_disk { file.sync_all() } else { Ok(()) }
    }

    /// Puts it in the place of another file, with the permissions of that; where there is none,
    /// with those that any new file has there.
    pub(super) fn replace(self, target: &Path) -> io::Result<()> {
        match target.metadata() {
            Ok(old) => self.0.as_file().set_permissions(old.permissions())?,
            Err(_) => {
                if let Some(usual) = usual_permissions(target) {
                    // Where there are no permissions, nobody misses them.
                    let _ = self.0.as_file().set_permissions(usual);
                }
            }
        }
        std::fs::rename(self.0.path(), target)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        held(&LIVE).remove(self.0.path());
    }
}

/// The permissions of any new file, as the system gives them; only a new file shows them.
fn usual_permissions(target: &Path) -> Option<Permissions> {
    static USUAL: OnceLock<Option<Permissions>> = OnceLock::new();
    let usual = || {
        let mut names = Builder::new();
        #[cfg(unix)]
        names.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let shown = names.prefix(PREFIX).suffix(SUFFIX);
        let shown = shown.tempfile_in(target.parent()?).ok()?;
        shown
            .as_file()
            .metadata()
            .ok()
            .map(|about| about.permissions())
    };
    USUAL.get_or_init(usual).clone()
}

/// Removes what killed runs have left in a folder: what no run holds.
fn tidy(folder: &Path) {
    let Ok(entries) = read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && name.starts_with(PREFIX) && name.ends_with(SUFFIX) && is_free(&entry.path()) {
            let _ = remove_file(entry.path());
        }
    }
}

/// Whether no run holds a file.
fn is_free(path: &Path) -> bool {
    let opened: io::Result<File> = OpenOptions::new().write(true).open(path);
    opened.is_ok_and(|file| file.try_lock().is_ok())
}
