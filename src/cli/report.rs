//! Findings for people, for other programs line by line, and as JSON.

use std::cell::OnceCell;
use std::fmt::Write;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::args::Format;
use super::excerpt::{Lines, visible};
use super::exit::{Exit, Failure};
use super::stdout;
use crate::diag::{Diagnostic, Severity, Span};
use crate::source::Files;

/// Writes findings and messages to standard error.
pub(super) struct Reporter {
    /// How.
    pub(super) format: Format,
    /// Whether in colour.
    pub(super) colour: bool,
}

impl Reporter {
    /// Writes findings, and for people a closing line that counts them.
    pub(super) fn findings(&self, files: &Files, found: &[Diagnostic]) {
        stdout::message(&self.render(files, found));
    }

    /// Writes why a command stopped.
    pub(super) fn failure(&self, failure: &Failure) {
        stdout::message(&self.render_failure(failure));
    }

    /// Writes a message for people.
    pub(super) fn say(&self, text: &str) {
        if self.format != Format::Json {
            stdout::message(&format!("{}\n", clean(text)));
        }
    }

    /// For other programs: how a run ended, what was found, counted, and what was written.
    pub(super) fn summary(&self, exit: Exit, found: &[Diagnostic], written: &[Written]) {
        if self.format != Format::Json {
            return;
        }
        let count = |severity| found.iter().filter(|d| d.severity == severity).count();
        let summary = Summary {
            schema: 1,
            summary: Ending {
                exit: exit as u8,
                errors: count(Severity::Error),
                warnings: count(Severity::Warning),
                notes: count(Severity::Note),
                written,
            },
        };
        stdout::message(&json(&summary));
    }

    fn render(&self, files: &Files, found: &[Diagnostic]) -> String {
        let places = Places::new(files);
        let mut all: String = found
            .iter()
            .map(|finding| self.finding(&places, finding))
            .collect();
        if self.format == Format::Human && !found.is_empty() {
            all.push_str(&summary(found));
        }
        all
    }

    fn finding<'a>(&self, places: &Places<'a>, d: &'a Diagnostic) -> String {
        match self.format {
            Format::Human => self.human(places, d),
            Format::Short => short(places, d),
            Format::Json => json(&Record::of(places, d)),
        }
    }

    fn render_failure(&self, failure: &Failure) -> String {
        let message = clean(&failure.message);
        let hint = failure.hint.as_deref().map(clean);
        match self.format {
            Format::Json => json(&Record {
                schema: 1,
                severity: "error",
                code: failure.code(),
                message: &failure.message,
                primary: None,
                related: Vec::new(),
                help: failure.hint.as_deref(),
            }),
            Format::Short => format!("error[{}]: {message}\n", failure.code()),
            Format::Human => {
                let help = hint.map_or(String::new(), |hint| format!("  = help: {hint}\n"));
                format!(
                    "{}: {}\n{help}",
                    self.paint(RED, "error"),
                    self.paint(BOLD, &message)
                )
            }
        }
    }

    fn human(&self, places: &Places<'_>, d: &Diagnostic) -> String {
        let tint = match d.severity {
            Severity::Error => RED,
            Severity::Warning => YELLOW,
            Severity::Note => CYAN,
        };
        let head = self.paint(tint, &format!("{}[{}]", d.severity.word(), d.code.as_str()));
        let mut out = format!("{head}: {}\n", self.paint(BOLD, &clean(&d.message)));
        let spans =
            d.at.iter()
                .chain(d.notes.iter().filter_map(|note| note.at.as_ref()));
        let margin = spans
            .map(|at| at.start.line.to_string().len())
            .max()
            .unwrap_or(1);
        if let Some(at) = d.at {
            self.excerpt(
                &mut out,
                places,
                at,
                margin,
                Mark {
                    arrow: "-->",
                    sign: "^",
                    tint,
                    label: "",
                },
            );
        }
        for note in &d.notes {
            let label = clean(&note.text);
            match note.at {
                Some(at) => self.excerpt(
                    &mut out,
                    places,
                    at,
                    margin,
                    Mark {
                        arrow: ":::",
                        sign: "-",
                        tint: BLUE,
                        label: &label,
                    },
                ),
                None => self.remark(&mut out, margin, "note", &label),
            }
        }
        if let Some(hint) = &d.hint {
            self.remark(&mut out, margin, "help", &clean(hint));
        }
        out + "\n"
    }

    fn excerpt(
        &self,
        out: &mut String,
        places: &Places<'_>,
        at: Span,
        margin: usize,
        mark: Mark<'_>,
    ) {
        let shown = places.lines(at.file).excerpt(at);
        let bar = self.paint(BLUE, "|");
        let number = self.paint(BLUE, &format!("{:>margin$}", at.start.line));
        let under = self.paint(
            mark.tint,
            &format!("{} {}", mark.sign.repeat(shown.marked), mark.label),
        );
        let _ = writeln!(
            out,
            "{:margin$}{} {}",
            "",
            self.paint(BLUE, mark.arrow),
            places.place(at)
        );
        let _ = writeln!(out, "{:margin$} {bar}", "");
        let _ = writeln!(out, "{number} {bar} {}", shown.text);
        let _ = writeln!(
            out,
            "{:margin$} {bar} {:indent$}{}",
            "",
            "",
            under.trim_end(),
            indent = shown.indent
        );
    }

    fn remark(&self, out: &mut String, margin: usize, word: &str, text: &str) {
        let _ = writeln!(
            out,
            "{:margin$} {} {word}: {text}",
            "",
            self.paint(BLUE, "=")
        );
    }

    fn paint(&self, tint: &str, text: &str) -> String {
        if self.colour {
            format!("\u{1b}[{tint}m{}\u{1b}[0m", text.trim_end())
        } else {
            text.to_owned()
        }
    }
}

const RED: &str = "1;31";
const YELLOW: &str = "1;33";
const BLUE: &str = "1;34";
const CYAN: &str = "1;36";
const BOLD: &str = "1";

/// How a place is marked.
struct Mark<'a> {
    arrow: &'a str,
    sign: &'a str,
    tint: &'a str,
    label: &'a str,
}

/// Most characters of a message that are shown; what was typed may be a whole book.
const MOST: usize = 600;

/// A text without anything that could steer a terminal or break the line.
pub(super) fn clean(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(MOST)
        .map(|c| if c == '\n' { '␊' } else { visible(c) })
        .collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

fn short(places: &Places<'_>, d: &Diagnostic) -> String {
    let at =
        d.at.map_or(String::new(), |at| format!("{}: ", places.place(at)));
    format!(
        "{at}{}[{}]: {}\n",
        d.severity.word(),
        d.code.as_str(),
        clean(&d.message)
    )
}

/// `2 errors, 1 warning`.
fn summary(found: &[Diagnostic]) -> String {
    let count = |severity: Severity| match found.iter().filter(|d| d.severity == severity).count() {
        0 => None,
        1 => Some(format!("1 {}", severity.word())),
        n => Some(format!("{n} {}s", severity.word())),
    };
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(count)
        .collect();
    counts.join(", ") + "\n"
}

/// The files of a run with their lines, found when they are first asked for.
struct Places<'a> {
    files: &'a Files,
    lines: Vec<OnceCell<Lines<'a>>>,
    none: Lines<'a>,
}

impl<'a> Places<'a> {
    fn new(files: &'a Files) -> Self {
        Places {
            files,
            lines: files.iter().map(|_| OnceCell::new()).collect(),
            none: Lines::new(""),
        }
    }

    fn lines(&self, file: u16) -> &Lines<'a> {
        match (self.lines.get(usize::from(file)), self.files.get(file)) {
            (Some(cell), Some(source)) => cell.get_or_init(|| Lines::new(&source.text)),
            _ => &self.none,
        }
    }

    fn name(&self, file: u16) -> &'a str {
        self.files.get(file).map_or("?", |source| &source.name)
    }

    fn place(&self, at: Span) -> String {
        format!(
            "{}:{}:{}",
            clean(self.name(at.file)),
            at.start.line,
            at.start.column
        )
    }
}

/// A finding as JSON, version 1. Lines and columns count from 1, columns in characters; bytes count
/// from 0 in the file as it is stored, byte order mark included.
#[derive(Serialize)]
struct Record<'a> {
    schema: u8,
    severity: &'a str,
    code: &'a str,
    message: &'a str,
    primary: Option<Place<'a>>,
    related: Vec<Related<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    place: Option<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    byte_start: usize,
    byte_end: usize,
}

impl<'a> Record<'a> {
    fn of(places: &Places<'a>, d: &'a Diagnostic) -> Self {
        let related = |note: &'a crate::diag::Note| Related {
            message: &note.text,
            place: note.at.map(|at| Place::of(places, at)),
        };
        Record {
            schema: 1,
            severity: d.severity.word(),
            code: d.code.as_str(),
            message: &d.message,
            primary: d.at.map(|at| Place::of(places, at)),
            related: d.notes.iter().map(related).collect(),
            help: d.hint.as_deref(),
        }
    }
}

impl<'a> Place<'a> {
    fn of(places: &Places<'a>, at: Span) -> Self {
        let lines = places.lines(at.file);
        let mark = places
            .files
            .get(at.file)
            .filter(|source| source.bom)
            .map_or(0, |_| '\u{feff}'.len_utf8());
        let byte_start = lines.byte(at.start);
        Place {
            file: places.name(at.file),
            line: at.start.line,
            column: at.start.column,
            end_line: at.end.line,
            end_column: at.end.column,
            byte_start: mark + byte_start,
            byte_end: mark + lines.byte(at.end).max(byte_start),
        }
    }
}

/// How a run ended, as JSON, version 1: the last line.
#[derive(Serialize)]
struct Summary<'a> {
    schema: u8,
    summary: Ending<'a>,
}

#[derive(Serialize)]
struct Ending<'a> {
    exit: u8,
    errors: usize,
    warnings: usize,
    notes: usize,
    written: &'a [Written],
}

/// A file that a run has written, or found there with the same bytes.
#[derive(Debug, Serialize)]
pub(super) struct Written {
    /// Where it stands; `-` is standard output.
    pub(super) path: String,
    /// How many pages it has, where it has some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pages: Option<usize>,
    /// How many bytes it has.
    pub(super) bytes: usize,
    /// Its SHA-256 in hexadecimal digits.
    pub(super) sha256: String,
}

impl Written {
    /// Looks at what was written.
    pub(super) fn of(path: &Path, pages: Option<usize>, bytes: &[u8]) -> Self {
        Written {
            path: path.to_string_lossy().into_owned(),
            pages,
            bytes: bytes.len(),
            sha256: format!("{:x}", Sha256::digest(bytes)),
        }
    }
}

fn json(record: &impl Serialize) -> String {
    serde_json::to_string(record).map_or(String::new(), |line| line + "\n")
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
