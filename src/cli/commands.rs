//! What each command does.

use std::io::{IsTerminal, stdout as standard_output};
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::{Arguments, Build, Check, FailOn, SchemaOf};
use super::exit::{Exit, Failure};
use super::load::Loader;
use super::report::Reporter;
use super::{stdout, write};
use crate::diag::{Diagnostic, Sink};
use crate::model::{Pack, TimelineFile};
use crate::pack::{self, Inputs, Outcome};
use crate::source::document;

/// `nenpyo check`.
pub(super) fn check(args: &Check, reporter: &Reporter) -> Result<Exit, Failure> {
    let mut loader = Loader::default();
    let mut numbers = Vec::new();
    for typed in &args.files {
        numbers.extend(loader.argument(typed)?);
    }
    numbers.sort_unstable();
    numbers.dedup();
    let (packs, timeline): (Vec<u16>, Vec<u16>) = numbers.iter().partition(|number| loader.is_pack(**number));
    let mut found = Vec::new();
    for number in packs {
        let named = loader.pack(number)?;
        found.extend(pack::check(&loader.files, &named.timeline, Some(number)));
    }
    if !timeline.iter().any(|number| loader.is_unreadable(*number)) {
        found.extend(pack::check(&loader.files, &timeline, None));
    }
    let found = joined(std::mem::take(&mut loader.sink), found);
    reporter.findings(&loader.files, &found);
    if found.is_empty() {
        reporter.say(&format!("{}: no findings", files(loader.files.iter().count())));
    }
    Ok(Exit::of(&found, args.fail_on == FailOn::Warning))
}

/// `nenpyo build`.
pub(super) fn build(args: &Build, reporter: &Reporter) -> Result<Exit, Failure> {
    let mut loader = Loader::default();
    let number = one_pack(&mut loader, &args.pack)?;
    let target = target(args)?;
    let named = loader.pack(number)?;
    if let Target::File(path) = &target
        && loader.has_read(path)
    {
        let failure = Failure::usage(format!("`{}` is a file that this run reads", path.display()));
        return Err(failure.hint("name another file with `-o`"));
    }
    let unread = std::mem::take(&mut loader.sink);
    let inputs = Inputs { files: loader.files, pack: number, timeline: named.timeline, fonts: named.fonts, draft: args.draft };
    let outcome = if unread.has_errors() {
        Outcome { pdf: None, pages: 0, diagnostics: pack::check(&inputs.files, &inputs.timeline, Some(number)) }
    } else {
        pack::compile(&inputs)
    };
    let found = joined(unread, outcome.diagnostics);
    reporter.findings(&inputs.files, &found);
    match (Exit::of(&found, args.fail_on == FailOn::Warning), outcome.pdf) {
        (Exit::Done, Some(pdf)) => deliver(&target, &pdf, outcome.pages, reporter),
        (Exit::Done, None) => Err(Failure { exit: Exit::Internal, ..Failure::io("nothing was built, and nothing says why") }),
        (exit, _) => Ok(exit),
    }
}

fn one_pack(loader: &mut Loader, typed: &str) -> Result<u16, Failure> {
    let numbers = loader.argument(typed)?;
    match numbers[..] {
        [number] if loader.is_pack(number) || loader.is_unreadable(number) => Ok(number),
        [_] => Err(Failure::usage(format!("`{typed}` is no pack: it has no key `nenpyo_pack`"))
            .hint("name a pack; `nenpyo init` writes an example")),
        _ => Err(Failure::usage(format!("`{typed}` stands for several files")).hint("build takes one pack at a time")),
    }
}

/// Where the PDF goes.
enum Target {
    File(PathBuf),
    StandardOutput,
}

fn target(args: &Build) -> Result<Target, Failure> {
    match &args.output {
        Some(path) if path.as_os_str() == "-" => {
            if standard_output().is_terminal() {
                let failure = Failure::usage("a PDF is no text for a terminal");
                return Err(failure.hint("redirect standard output, or name a file with `-o`"));
            }
            Ok(Target::StandardOutput)
        }
        Some(path) => write::look(path).map(|()| Target::File(path.clone())),
        None => {
            let path = named_after(&args.pack);
            write::look(&path).map(|()| Target::File(path))
        }
    }
}

/// executive.ja.yaml → executive.ja.pdf, in the current folder.
fn named_after(pack: &str) -> PathBuf {
    let name = Path::new(pack).file_name().map_or_else(|| "pack".into(), |name| name.to_string_lossy().into_owned());
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).unwrap_or(&name);
    PathBuf::from(format!("{stem}.pdf"))
}

fn deliver(target: &Target, pdf: &[u8], pages: usize, reporter: &Reporter) -> Result<Exit, Failure> {
    match target {
        Target::StandardOutput => stdout::data(pdf),
        Target::File(path) => {
            write::whole(path, pdf)?;
            let pages = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
            reporter.say(&format!("wrote {} ({pages})", path.display()));
            Ok(Exit::Done)
        }
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

/// `nenpyo completions`.
pub(super) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "nenpyo", &mut script);
    script
}

/// The findings of several checks, each once and in order.
fn joined(mut sink: Sink, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.into_iter().for_each(|finding| sink.push(finding));
    sink.into_sorted()
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}
