//! What each command does.

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::{Arguments, Build, Check, FailOn, SchemaOf, SheetsOf};
use super::copies;
use super::encrypt::{Passwords, encrypt};
use super::exit::{Exit, Failure};
use super::load::{Loader, Named};
use super::outcome::{joined, named_after};
use super::report::Reporter;
use super::target::Target;
use crate::diag::Diagnostic;
use crate::layout::Imposition;
use crate::model::{Pack, SectionKind, TimelineFile};
use crate::pack::{self, Inputs, Outcome};
use crate::source::{Files, Keyword, document};

/// `nenpyo check`.
pub(super) fn check(args: &Check, reporter: &Reporter) -> Result<Exit, Failure> {
    let mut loader = Loader::default();
    let mut numbers = Vec::new();
    for typed in &args.files {
        numbers.extend(loader.argument(typed)?);
    }
    numbers.sort_unstable();
    numbers.dedup();
    let (packs, timeline): (Vec<u16>, Vec<u16>) =
        numbers.iter().partition(|number| loader.is_pack(**number));
    let mut found = Vec::new();
    for number in packs {
        found.extend(of_pack(&mut loader, number)?);
    }
    if !timeline.iter().any(|number| loader.is_unreadable(*number)) {
        found.extend(pack::check(&loader.files, &timeline, None));
    }
    let found = joined(std::mem::take(&mut loader.sink), found);
    reporter.findings(&loader.files, &found);
    if found.is_empty() {
        reporter.say(&format!(
            "{}: no findings",
            files(loader.files.iter().count())
        ));
    }
    let exit = Exit::of(&found, args.fail_on == FailOn::Warning);
    reporter.summary(exit, &found, &[]);
    Ok(exit)
}

/// All that a build of a pack would find: everything but the writing is done.
fn of_pack(loader: &mut Loader, number: u16) -> Result<Vec<Diagnostic>, Failure> {
    let before = loader.sink.errors();
    let named = loader.pack(number)?;
    let is_whole = loader.sink.errors() == before && !loader.is_unreadable(number);
    let (list, has_list) = (named.recipients, loader.names_recipients(number));
    let inputs = named.inputs(std::mem::take(&mut loader.files), number);
    let found = match list {
        Some(list) if is_whole => pack::check_copies(&inputs, list),
        None if is_whole && !has_list => pack::compile(&inputs).diagnostics,
        list => pack::check_unread(&inputs, list),
    };
    loader.files = inputs.files;
    Ok(found)
}

/// `nenpyo build`.
pub(super) fn build(args: &Build, reporter: &Reporter) -> Result<Exit, Failure> {
    let mut loader = Loader::default();
    let number = one_pack(&mut loader, &args.pack)?;
    if loader.names_recipients(number) {
        return copies::build(args, loader, number, reporter);
    }
    if args.shard.is_some() {
        let failure =
            Failure::usage("`--shard` divides copies, and this pack has no `recipients:`");
        return Err(failure.hint("name a list of recipients in the pack, or leave `--shard` out"));
    }
    let target = Target::of(
        args.output.as_deref(),
        || named_after(&args.pack),
        ("a PDF", "pdf"),
    )?;
    let imposition = args.imposition.map(|way| match way {
        SheetsOf::TwoUpNotes => Imposition::TwoUpNotes,
        SheetsOf::Booklet => Imposition::Booklet,
    });
    let named = loader.pack(number)?;
    let passwords = match &args.password_file {
        Some(file) => Passwords::read(file, &mut loader)?,
        None => None,
    };
    target.is_not_read(&loader)?;
    let (files, found, outcome) = made(
        loader,
        number,
        named,
        Way {
            draft: args.draft,
            encrypted: passwords.is_some(),
            imposition,
        },
    );
    reporter.findings(&files, &found);
    let exit = Exit::of(&found, args.fail_on == FailOn::Warning);
    let written = match outcome.pdf {
        Some(pdf) if exit == Exit::Done => {
            let size = pages(outcome.pages);
            let (pdf, about) = match &passwords {
                Some(passwords) => (
                    encrypt(&pdf, passwords)?,
                    format!("{size}, encrypted: it claims neither PDF/A nor PDF/UA"),
                ),
                None if imposition.is_some() => {
                    let about = format!("{size} on sheets: it claims PDF/A and not PDF/UA");
                    (pdf, about)
                }
                None => (pdf, size),
            };
            vec![target.deliver(&pdf, Some(outcome.pages), &about, reporter)?]
        }
        None if exit == Exit::Done => {
            return Err(Failure {
                exit: Exit::Internal,
                ..Failure::io("nothing was built, and nothing says why")
            });
        }
        _ => Vec::new(),
    };
    reporter.summary(exit, &found, &written);
    Ok(exit)
}

/// How a pack is built.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// Whether placeholders may stand for missing translations and texts may be cut.
    pub(super) draft: bool,
    /// Whether the file will be encrypted.
    pub(super) encrypted: bool,
    /// How pages stand on sheets.
    pub(super) imposition: Option<Imposition>,
}

/// Builds the pack of that number; gives the files of the run, all findings, and what came out.
pub(super) fn made(
    mut loader: Loader,
    number: u16,
    named: Named,
    way: Way,
) -> (Files, Vec<Diagnostic>, Outcome) {
    let unread = std::mem::take(&mut loader.sink);
    let Way {
        draft,
        encrypted,
        imposition,
    } = way;
    let inputs = Inputs {
        draft,
        encrypted,
        imposition,
        ..named.inputs(loader.files, number)
    };
    let mut outcome = if unread.has_errors() {
        Outcome {
            pdf: None,
            pages: 0,
            diagnostics: pack::check_unread(&inputs, None),
        }
    } else {
        pack::compile(&inputs)
    };
    let found = joined(unread, std::mem::take(&mut outcome.diagnostics));
    (inputs.files, found, outcome)
}

/// The number of the pack that an argument names.
pub(super) fn one_pack(loader: &mut Loader, typed: &str) -> Result<u16, Failure> {
    let numbers = loader.argument(typed)?;
    match numbers[..] {
        [number] if loader.is_pack(number) || loader.is_unreadable(number) => Ok(number),
        [_] => Err(
            Failure::usage(format!("`{typed}` is no pack: it has no key `nenpyo_pack`"))
                .hint("name a pack; `nenpyo init` writes an example"),
        ),
        _ => Err(
            Failure::usage(format!("`{typed}` stands for several files"))
                .hint("name one pack at a time"),
        ),
    }
}

fn pages(count: usize) -> String {
    if count == 1 {
        "1 page".to_owned()
    } else {
        format!("{count} pages")
    }
}

/// `nenpyo schema`.
pub(super) fn schema(of: SchemaOf) -> String {
    let schema = match of {
        SchemaOf::Timeline => document::<TimelineFile>("A timeline of nenpyo"),
        SchemaOf::Pack => document::<Pack>("A pack of nenpyo"),
    };
    format!("{schema:#}\n")
}

/// `nenpyo sections`.
pub(super) fn sections() -> String {
    let longest = SectionKind::WORDS
        .iter()
        .map(|(word, ..)| word.len())
        .max()
        .unwrap_or(0);
    SectionKind::WORDS
        .iter()
        .map(|(word, _, about)| format!("{word:longest$}  {about}\n"))
        .collect()
}

/// `nenpyo completions`.
pub(super) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "nenpyo", &mut script);
    script
}

fn files(count: usize) -> String {
    if count == 1 {
        "1 file".to_owned()
    } else {
        format!("{count} files")
    }
}
