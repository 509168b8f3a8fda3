//! Folders for a test, removed when it ends; and finished files that others look at after the
//! tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of its own for one test.
pub(crate) struct Temp(PathBuf);

impl Temp {
    /// Makes an empty folder.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "nenpyo-test-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a temporary folder");
        Temp(path)
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file in it, with the folders that it needs.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        path
    }

    /// The names in it, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("listed").flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

/// Keeps a finished file where `NENPYO_KEEP` says, so that validators see what the tests build: in
/// a folder for each part of PDF/A that files claim.
pub(crate) fn keep(pdf: &[u8]) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let Some(folder) = std::env::var_os("NENPYO_KEEP") else {
        return;
    };
    let test = std::thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-");
    let name = format!("{test}-{}.pdf", COUNT.fetch_add(1, Ordering::Relaxed));
    let claims_3 = pdf.windows(15).any(|part| part == b"<pdfaid:part>3<");
    fs::write(
        PathBuf::from(folder)
            .join(if claims_3 { "3a" } else { "2a" })
            .join(name),
        pdf,
    )
    .expect("kept");
}

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
