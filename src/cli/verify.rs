//! `nenpyo verify`: what a PDF is, what is wrong with it, and whether a pack makes the same bytes.

use std::fmt::Write;

use serde::Serialize;

use super::args::{Format, Verify};
use super::commands::{Way, made, one_pack};
use super::exit::{Exit, Failure};
use super::load::{Loader, bytes};
use super::report::{Reporter, clean};
use super::stdout;
use crate::document::TOOL;
use crate::verify::{Fault, Report, Unreadable, preflight};

/// What is said of a file.
struct Verdict<'a> {
    /// Its name as typed.
    name: &'a str,
    /// What it is, or why that cannot be said.
    read: Result<Report, Unreadable>,
    /// How it compares with what a pack makes.
    against: Option<Comparison>,
}

/// A file beside what a pack makes.
#[derive(Serialize)]
struct Comparison {
    pack: String,
    equal: bool,
    /// The first byte that is another one, counted from 0.
    first_difference: Option<usize>,
    size: usize,
    rebuilt_size: usize,
    differs: Vec<Difference>,
}

/// Something that both files say of themselves, and each says otherwise.
#[derive(Serialize)]
struct Difference {
    what: &'static str,
    file: Option<String>,
    rebuilt: Option<String>,
}

/// `nenpyo verify`.
pub(super) fn verify(args: &Verify, reporter: &Reporter) -> Result<Exit, Failure> {
    if args.file == "-" && args.against.as_deref() == Some("-") {
        return Err(
            Failure::usage("standard input cannot be both the PDF and the pack")
                .hint("name one of them"),
        );
    }
    let file = bytes(&args.file)?;
    let read = preflight(&file);
    let against = match &args.against {
        Some(pack) => match rebuilt(pack, args.draft, reporter)? {
            Ok(other) => Some(compare(pack, (&file, read.as_ref().ok()), &other)),
            Err(exit) => return Ok(exit),
        },
        None => None,
    };
    let verdict = Verdict {
        name: &args.file,
        read,
        against,
    };
    let text = match reporter.format {
        Format::Human => verdict.human(),
        Format::Short => verdict.short(),
        Format::Json => verdict.json(),
    };
    stdout::data(text.as_bytes())?;
    Ok(if verdict.passed() {
        Exit::Done
    } else {
        Exit::Input
    })
}

/// The bytes that a pack makes; where it makes none, how the run ends. Findings are reported.
fn rebuilt(
    typed: &str,
    draft: bool,
    reporter: &Reporter,
) -> Result<Result<Vec<u8>, Exit>, Failure> {
    let mut loader = Loader::default();
    let number = one_pack(&mut loader, typed)?;
    let named = loader.pack(number)?;
    let (files, found, outcome) = made(
        loader,
        number,
        named,
        Way {
            draft,
            encrypted: false,
            imposition: None,
        },
    );
    match (Exit::of(&found, false), outcome.pdf) {
        (Exit::Done, Some(pdf)) => Ok(Ok(pdf)),
        (exit, _) => {
            reporter.findings(&files, &found);
            Ok(Err(exit))
        }
    }
}

fn compare(pack: &str, (file, read): (&[u8], Option<&Report>), other: &[u8]) -> Comparison {
    let equal = file == other;
    let common = file.iter().zip(other).position(|(one, other)| one != other);
    let first_difference = (!equal).then(|| common.unwrap_or_else(|| file.len().min(other.len())));
    let made = preflight(other).ok();
    let differs = match (read, &made) {
        (Some(read), Some(made)) if !equal => differences(read, made),
        _ => Vec::new(),
    };
    Comparison {
        pack: pack.to_owned(),
        equal,
        first_difference,
        size: file.len(),
        rebuilt_size: other.len(),
        differs,
    }
}

/// What two files say otherwise of themselves. Inputs are compared where both name theirs.
fn differences(file: &Report, made: &Report) -> Vec<Difference> {
    type Property = fn(&Report) -> Option<String>;
    let mut all: Vec<(&'static str, Property)> = vec![
        ("program", |report| report.producer.clone()),
        ("title", |report| report.title.clone()),
        ("author", |report| report.author.clone()),
        ("language", |report| report.language.clone()),
        ("marking", |report| report.marking.clone()),
        ("date", |report| report.created.clone()),
        ("claims", |report| Some(report.claims.join(", "))),
        ("pages", |report| Some(report.pages.to_string())),
    ];
    if file.inputs.is_some() && made.inputs.is_some() {
        all.extend::<[(&'static str, Property); 3]>([
            ("timeline", |report| {
                report.inputs.as_ref().map(|inputs| inputs.timeline.clone())
            }),
            ("pack", |report| {
                report.inputs.as_ref().map(|inputs| inputs.pack.clone())
            }),
            ("fonts", |report| {
                report.inputs.as_ref().map(|inputs| inputs.fonts.clone())
            }),
        ]);
    }
    let said = all.into_iter().map(|(what, say)| Difference {
        what,
        file: say(file),
        rebuilt: say(made),
    });
    said.filter(|said| said.file != said.rebuilt).collect()
}

impl Verdict<'_> {
    fn passed(&self) -> bool {
        self.read
            .as_ref()
            .is_ok_and(|report| report.faults.is_empty())
            && self.against.as_ref().is_none_or(|against| against.equal)
    }

    fn human(&self) -> String {
        let name = clean(self.name);
        let mut out = String::new();
        match &self.read {
            Err(why) => {
                let _ = writeln!(out, "{name}: {}", clean(&why.to_string()));
            }
            Ok(report) => describe(&mut out, &name, report),
        }
        if let Some(against) = &self.against {
            against.human(&mut out);
        }
        out
    }

    fn short(&self) -> String {
        let name = clean(self.name);
        let mut lines = match &self.read {
            Err(why) => vec![format!(
                "{name}: error[unreadable]: {}\n",
                clean(&why.to_string())
            )],
            Ok(report) => report
                .faults
                .iter()
                .map(|fault| format!("{name}: error[{}]: {}\n", fault.clause, clean(&fault.text)))
                .collect(),
        };
        if let Some(Comparison {
            pack,
            first_difference: Some(byte),
            ..
        }) = &self.against
        {
            lines.push(format!(
                "{name}: error[differs]: `{}` makes other bytes, from byte {byte} on\n",
                clean(pack)
            ));
        }
        lines.concat()
    }

    fn json(&self) -> String {
        let record = Record {
            schema: 1,
            file: self.name,
            passed: self.passed(),
            unreadable: self.read.as_ref().err().map(ToString::to_string),
            pdf: self.read.as_ref().ok().map(About::new),
            faults: self
                .read
                .as_ref()
                .map(|report| report.faults.iter().map(ClauseFault::new).collect())
                .unwrap_or_default(),
            against: self.against.as_ref(),
        };
        serde_json::to_string(&record).map_or(String::new(), |line| line + "\n")
    }
}

fn describe(out: &mut String, name: &str, report: &Report) {
    let version = report.version.as_deref().unwrap_or("of an unknown version");
    let pages = if report.pages == 1 {
        "1 page".to_owned()
    } else {
        format!("{} pages", report.pages)
    };
    let _ = writeln!(
        out,
        "{name}: PDF {version}, {pages}{}",
        if report.encrypted { ", encrypted" } else { "" }
    );
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(out, "  {key:<10}{}", clean(value));
    };
    let known = [
        ("title", &report.title),
        ("author", &report.author),
        ("language", &report.language),
        ("marking", &report.marking),
        ("made by", &report.producer),
        ("date", &report.created),
    ];
    let said = |value: &&String| !value.trim().is_empty();
    known
        .into_iter()
        .for_each(|(key, value)| value.iter().filter(said).for_each(|value| line(key, value)));
    if let Some(modified) = report
        .modified
        .as_ref()
        .filter(|modified| Some(*modified) != report.created.as_ref())
    {
        line("changed", modified);
    }
    line(
        "claims",
        &if report.claims.is_empty() {
            "nothing".to_owned()
        } else {
            report.claims.join(", ")
        },
    );
    for attached in &report.attachments {
        let size = attached.size.map_or_else(
            || "of unknown size".to_owned(),
            |size| format!("{size} bytes"),
        );
        line("holds", &format!("{} ({size})", attached.name));
    }
    for (key, hash) in report.inputs.iter().flat_map(|inputs| {
        [
            ("timeline", &inputs.timeline),
            ("pack", &inputs.pack),
            ("fonts", &inputs.fonts),
        ]
    }) {
        line(key, &format!("SHA-256 {hash}"));
    }
    for fault in &report.faults {
        let _ = writeln!(out, "fault: {} ({})", clean(&fault.text), fault.clause);
    }
    let _ = match report.faults.len() {
        0 => writeln!(out, "no faults"),
        1 => writeln!(out, "1 fault"),
        count => writeln!(out, "{count} faults"),
    };
}

impl Comparison {
    fn human(&self, out: &mut String) {
        let pack = clean(&self.pack);
        let Some(byte) = self.first_difference else {
            let _ = writeln!(out, "{pack} makes the same bytes");
            return;
        };
        let _ = writeln!(
            out,
            "{pack} makes other bytes: from byte {byte} on, {} in all; the file has {}",
            self.rebuilt_size, self.size
        );
        for Difference {
            what,
            file,
            rebuilt,
        } in &self.differs
        {
            let said = |value: &Option<String>| {
                value.as_deref().map_or_else(|| "nothing".to_owned(), clean)
            };
            let _ = writeln!(
                out,
                "  {what:<10}{} in the file, {} now",
                said(file),
                said(rebuilt)
            );
        }
        if self.differs.is_empty() {
            let _ = writeln!(
                out,
                "  both say the same of themselves, this program is {}",
                TOOL
            );
        }
    }
}

/// What `--format json` prints, version 1.
#[derive(Serialize)]
struct Record<'a> {
    schema: u8,
    file: &'a str,
    passed: bool,
    unreadable: Option<String>,
    pdf: Option<About<'a>>,
    faults: Vec<ClauseFault<'a>>,
    against: Option<&'a Comparison>,
}

#[derive(Serialize)]
struct About<'a> {
    version: Option<&'a str>,
    title: Option<&'a str>,
    author: Option<&'a str>,
    language: Option<&'a str>,
    marking: Option<&'a str>,
    producer: Option<&'a str>,
    created: Option<&'a str>,
    modified: Option<&'a str>,
    claims: &'a [String],
    pages: usize,
    encrypted: bool,
    attachments: Vec<Attached<'a>>,
    inputs: Option<Hashes<'a>>,
}

#[derive(Serialize)]
struct Attached<'a> {
    name: &'a str,
    size: Option<usize>,
}

#[derive(Serialize)]
struct Hashes<'a> {
    timeline: &'a str,
    pack: &'a str,
    fonts: &'a str,
}

#[derive(Serialize)]
struct ClauseFault<'a> {
    clause: &'a str,
    message: &'a str,
}

impl<'a> ClauseFault<'a> {
    fn new(fault: &'a Fault) -> Self {
        ClauseFault {
            clause: fault.clause,
            message: &fault.text,
        }
    }
}

impl<'a> About<'a> {
    fn new(report: &'a Report) -> Self {
        About {
            version: report.version.as_deref(),
            title: report.title.as_deref(),
            author: report.author.as_deref(),
            language: report.language.as_deref(),
            marking: report.marking.as_deref(),
            producer: report.producer.as_deref(),
            created: report.created.as_deref(),
            modified: report.modified.as_deref(),
            claims: &report.claims,
            pages: report.pages,
            encrypted: report.encrypted,
            attachments: report
                .attachments
                .iter()
                .map(|of| Attached {
                    name: &of.name,
                    size: of.size,
                })
                .collect(),
            inputs: report.inputs.as_ref().map(|of| Hashes {
                timeline: &of.timeline,
                pack: &of.pack,
                fonts: &of.fonts,
            }),
        }
    }
}
