//! Where a finished file goes.

use std::io::{IsTerminal, stdout as standard_output};
use std::path::{Path, PathBuf};

use super::exit::Failure;
use super::load::Loader;
use super::report::{Reporter, Written};
use super::{stdout, write};

/// Where a finished file goes.
pub(super) enum Target {
    /// To a file, whole or not at all.
    File(PathBuf),
    /// To standard output.
    StandardOutput,
}

impl Target {
    /// The target of `-o`, else the file that the run itself would name; looked at before any work
    /// is done for it. Its name must not say that it is of another kind than `ending`.
    pub(super) fn of(
        typed: Option<&Path>,
        default: impl FnOnce() -> PathBuf,
        (what, ending): (&str, &str),
    ) -> Result<Self, Failure> {
        match typed {
            Some(path) if path.as_os_str() == "-" => {
                if standard_output().is_terminal() {
                    let failure = Failure::usage(format!("{what} is no text for a terminal"));
                    return Err(failure.hint("redirect standard output, or name a file with `-o`"));
                }
                Ok(Target::StandardOutput)
            }
            typed => {
                let path = typed.map_or_else(default, Path::to_path_buf);
                is_named_after(&path, what, ending)?;
                write::look(&path).map(|()| Target::File(path))
            }
        }
    }

    /// Refuses a file that the run is made from.
    pub(super) fn is_not_read(&self, loader: &Loader) -> Result<(), Failure> {
        match self {
            Target::File(path) => loader.read.spares(path),
            Target::StandardOutput => Ok(()),
        }
    }

    /// Writes the file and says so, with its size in words; gives what was written.
    pub(super) fn deliver(
        &self,
        bytes: &[u8],
        pages: Option<usize>,
        size: &str,
        reporter: &Reporter,
    ) -> Result<Written, Failure> {
        let path = match self {
            Target::StandardOutput => {
                stdout::data(bytes)?;
                Path::new("-")
            }
            Target::File(path) => {
                write::whole(path, bytes)?;
                reporter.say(&format!("wrote {} ({size})", path.display()));
                path
            }
        };
        Ok(Written::of(path, pages, bytes))
    }
}

/// Refuses a name that says that the file is of another kind. One without an ending says nothing.
fn is_named_after(path: &Path, what: &str, ending: &str) -> Result<(), Failure> {
    match path.extension() {
        Some(typed) if !typed.eq_ignore_ascii_case(ending) => {
            let text = format!("`{}` is no name for {what}", path.display());
            let mut better = path.as_os_str().to_owned();
            better.push(format!(".{ending}"));
            let better = match typed.to_str() {
                Some(typed) if is_kind(typed) => path.with_extension(ending),
                _ => PathBuf::from(better),
            };
            Err(Failure::usage(text).hint(format!("name it `{}`", better.display())))
        }
        _ => Ok(()),
    }
}

/// Whether an ending is that of a common kind of file, and not a part of a name with a dot.
pub(super) fn is_kind(ending: &str) -> bool {
    const KINDS: [&str; 24] = [
        "bmp", "csv", "doc", "docx", "eps", "epub", "gif", "htm", "html", "jpeg", "jpg", "json",
        "md", "odt", "pdf", "png", "pptx", "ps", "svg", "txt", "xlsx", "yaml", "yml", "zip",
    ];
    KINDS.iter().any(|kind| ending.eq_ignore_ascii_case(kind))
}
