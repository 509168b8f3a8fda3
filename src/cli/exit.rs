//! Exit codes, and failures that are no finding in a file.

use std::process::ExitCode;

use crate::diag::{Blame, Code, Diagnostic, Severity};

/// How a run ends. The numbers are part of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done; warnings are allowed.
    Done = 0,
    /// The input has errors.
    Input = 1,
    /// The arguments are wrong.
    Usage = 2,
    /// Warnings, where `--fail-on warning` asks for none.
    Warnings = 3,
    /// Something cannot be read or written.
    Io = 4,
    /// The pages would break a rule of layout or fonts.
    Layout = 5,
    /// Material must not go to this audience, or has no marking.
    Marking = 6,
    /// A fault of the program.
    Internal = 70,
}

/// The table that `--help` prints.
pub(super) const TABLE: &str = "\
Exit codes:
  0   done (warnings are allowed)
  1   errors in the input
  2   wrong usage
  3   warnings, with --fail-on warning
  4   a file cannot be read or written
  5   the pages break a rule of layout or fonts; nothing is written
  6   a marking forbids it, or is missing; nothing is written
  70  a fault of nenpyo itself";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

impl Exit {
    /// The code for a list of findings. Where several apply, a fault of the program comes first,
    /// then a refusal for a marking, which no other error may hide, then the input, then the pages.
    pub(super) fn of(found: &[Diagnostic], fail_on_warning: bool) -> Self {
        let errors = || {
            found
                .iter()
                .filter(|d| d.severity == Severity::Error)
                .map(|d| Exit::of_error(d.code))
        };
        let by_rank = [Exit::Internal, Exit::Marking, Exit::Input, Exit::Layout];
        if let Some(worst) = by_rank
            .into_iter()
            .find(|exit| errors().any(|e| e == *exit))
        {
            return worst;
        }
        let warned = found.iter().any(|d| d.severity == Severity::Warning);
        if warned && fail_on_warning {
            Exit::Warnings
        } else {
            Exit::Done
        }
    }

    fn of_error(code: Code) -> Self {
        match code.blames() {
            Blame::Input => Exit::Input,
            Blame::Layout => Exit::Layout,
            Blame::Marking => Exit::Marking,
            Blame::Internal => Exit::Internal,
        }
    }
}

/// Why a command stopped, where no file of the input is to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// How the run ends.
    pub(super) exit: Exit,
    /// What is wrong.
    pub(super) message: String,
    /// What to do next.
    pub(super) hint: Option<String>,
}

impl Failure {
    /// Something that cannot be read or written.
    pub(super) fn io(message: impl Into<String>) -> Self {
        Failure {
            exit: Exit::Io,
            message: message.into(),
            hint: None,
        }
    }

    /// Wrong arguments.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Failure {
            exit: Exit::Usage,
            message: message.into(),
            hint: None,
        }
    }

    /// Says what to do next.
    #[must_use]
    pub(super) fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }

    /// The word that machine-readable output gives as the code.
    pub(super) fn code(&self) -> &'static str {
        match self.exit {
            Exit::Usage => "usage",
            Exit::Internal => "internal",
            _ => "input-output",
        }
    }
}

/// What the operating system says, in plain words.
pub(super) fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => "there is no such file or folder".into(),
        Kind::PermissionDenied => "access is denied".into(),
        Kind::StorageFull => "the disk is full".into(),
        Kind::ReadOnlyFilesystem => "the file system is read-only".into(),
        Kind::IsADirectory => "it is a folder".into(),
        Kind::NotADirectory => "a part of the path is no folder".into(),
        Kind::InvalidFilename => "the file name is not allowed here".into(),
        _ => error.to_string().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;
    use crate::diag::{Code, Diagnostic};

    fn exit(codes: &[Code]) -> Exit {
        let found: Vec<_> = codes
            .iter()
            .map(|code| Diagnostic::new(*code, None, ""))
            .collect();
        Exit::of(&found, true)
    }

    #[test]
    fn a_marking_refusal_is_never_hidden_behind_other_errors() {
        assert_eq!(
            exit(&[Code::UnknownKey, Code::MarkingTooLow, Code::TooLong]),
            Exit::Marking
        );
        assert_eq!(exit(&[Code::Internal, Code::NoMarking]), Exit::Internal);
    }

    #[test]
    fn findings_map_to_their_exit_codes() {
        assert_eq!(exit(&[]), Exit::Done);
        assert_eq!(exit(&[Code::PossibleName]), Exit::Warnings);
        assert_eq!(exit(&[Code::MissingGlyph]), Exit::Layout);
        assert_eq!(exit(&[Code::MissingGlyph, Code::WrongDate]), Exit::Input);
    }
}
