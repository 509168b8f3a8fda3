//! Where a finished file goes.

use std::io::{IsTerminal, stdout as standard_output};
use std::path::{Path, PathBuf};

use super::exit::{Exit, Failure};
use super::load::Loader;
use super::report::Reporter;
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
    /// is done for it.
    pub(super) fn of(
        typed: Option<&Path>,
        default: impl FnOnce() -> PathBuf,
        what: &str,
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
                write::look(&path).map(|()| Target::File(path))
            }
        }
    }

    /// Refuses a file that the run is made from.
    pub(super) fn is_not_read(&self, loader: &Loader) -> Result<(), Failure> {
        match self {
            Target::File(path) if loader.has_read(path) => {
                let failure = Failure::usage(format!(
                    "`{}` is a file that this run reads",
                    path.display()
                ));
                Err(failure.hint("name another file with `-o`"))
            }
            _ => Ok(()),
        }
    }

    /// Writes the file and says so, with its size in words.
    pub(super) fn deliver(
        &self,
        bytes: &[u8],
        size: &str,
        reporter: &Reporter,
    ) -> Result<Exit, Failure> {
        match self {
            Target::StandardOutput => stdout::data(bytes),
            Target::File(path) => {
                write::whole(path, bytes)?;
                reporter.say(&format!("wrote {} ({size})", path.display()));
                Ok(Exit::Done)
            }
        }
    }
}
