//! Diagnostics: what is wrong, where, and what to do next.
//!
//! Owns [`Diagnostic`], its stable [`Code`] and the [`Sink`] that every stage reports into. Nothing
//! here prints; the command line renders.

mod code;

pub use code::{Blame, Code, Severity};

/// A position in a source file: line and column count from 1, the column in characters (not bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pos {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A stretch of one source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Which file of the run, in the order in which the files were read.
    pub file: u16,
    /// First character.
    pub start: Pos,
    /// One past the last character.
    pub end: Pos,
}

/// A second place or a remark that helps to understand a [`Diagnostic`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The second place, where there is one.
    pub at: Option<Span>,
    /// What is to be seen there.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code of the rule.
    pub code: Code,
    /// How grave it is; the code's own severity unless a draft softens it.
    pub severity: Severity,
    /// The place, absent where a finding concerns a whole run.
    pub at: Option<Span>,
    /// What is wrong: lower case, no full stop, values in backquotes.
    pub message: String,
    /// Second places and remarks.
    pub notes: Vec<Note>,
    /// What to do next.
    pub hint: Option<String>,
    /// The words concerned within the place, and how many of the same stand before them; they
    /// narrow the place once the files are at hand.
    pub words: Option<(Box<str>, usize)>,
}

impl Diagnostic {
    /// A finding of the code's own severity.
    pub fn new(code: Code, at: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            at: at.into(),
            message: message.into(),
            notes: Vec::new(),
            hint: None,
            words: None,
        }
    }

    /// Says which words of the place are concerned; `before` of the same stand before them.
    #[must_use]
    pub fn at_words(mut self, words: &str, before: usize) -> Self {
        self.words = Some((words.into(), before));
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn note(mut self, at: impl Into<Option<Span>>, text: impl Into<String>) -> Self {
        self.notes.push(Note {
            at: at.into(),
            text: text.into(),
        });
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }
}

/// Where findings are collected.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
    errors: usize,
    left_out: usize,
}

/// More findings than anyone reads in one run; the rest is counted. Errors have a list of their own
/// length, so that warnings never crowd them out.
const MOST: usize = 1000;

impl Sink {
    /// Adds a finding; beyond 1,000 errors and as many others they are only counted.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let is_error = diagnostic.severity == Severity::Error;
        let listed = if is_error {
            self.errors
        } else {
            self.found.len() - self.errors
        };
        if listed < MOST {
            self.errors += usize::from(is_error);
            self.found.push(diagnostic);
        } else {
            self.left_out += 1;
        }
    }

    /// Counts an error without wording it, once no more are listed; false while there is room.
    /// Wording takes time where a hint is looked for.
    pub fn skip_error(&mut self) -> bool {
        let full = self.errors >= MOST;
        self.left_out += usize::from(full);
        full
    }

    /// How many errors are listed so far.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// Adds findings.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        found.into_iter().for_each(|found| self.push(found));
    }

    /// Takes over all findings of another sink.
    pub fn append(&mut self, other: Sink) {
        self.left_out += other.left_out;
        other
            .found
            .into_iter()
            .for_each(|diagnostic| self.push(diagnostic));
    }

    /// Makes warnings of errors with these codes, as a draft does.
    pub fn soften(&mut self, codes: &[Code]) {
        for found in self
            .found
            .iter_mut()
            .filter(|found| found.severity == Severity::Error && codes.contains(&found.code))
        {
            found.severity = Severity::Warning;
            self.errors -= 1;
        }
    }

    /// Narrows the place of every finding that says which words of it are concerned; `find` looks
    /// for them in a place.
    pub fn narrow(&mut self, find: impl Fn(Span, &str, usize) -> Option<Span>) {
        for found in &mut self.found {
            if let (Some(at), Some((words, before))) = (found.at, found.words.take()) {
                found.at = find(at, &words, before).or(Some(at));
            }
        }
    }

    /// Whether an error was found.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// All findings in the order of files and places.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|found| (found.at.is_none(), found.at, found.code));
        self.found.dedup();
        if self.left_out > 0 {
            let text = format!("{} more findings are not listed", self.left_out);
            self.found.push(
                Diagnostic::new(Code::TooManyFindings, None, text)
                    .hint("mend the first ones, then run again"),
            );
        }
        self.found
    }
}
