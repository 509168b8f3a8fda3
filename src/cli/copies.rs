//! `nenpyo build` of a pack with `recipients:`: a folder of copies and their manifest.

use std::ffi::OsStr;
use std::fs::create_dir_all;
use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::args::{Build, FailOn, Format};
use super::exit::{Exit, Failure, reason};
use super::load::Loader;
use super::manifest::{self, Content};
use super::outcome::{joined, named_after};
use super::report::{Reporter, Written};
use super::target::is_kind;
use super::{stdout, write};
use crate::pack::{self, CopyFile, Inputs, Shard};

/// Builds the copies of a pack, or a part of them.
pub(super) fn build(
    args: &Build,
    mut loader: Loader,
    number: u16,
    reporter: &Reporter,
) -> Result<Exit, Failure> {
    let folder = folder(args)?;
    if args.password_file.is_some() {
        let failure = Failure::usage(
            "copies for recipients cannot be encrypted here: an interrupted run could not go on",
        );
        return Err(failure.hint("encrypt the finished files with the tool that sends them"));
    }
    if args.imposition.is_some() {
        let failure = Failure::usage(
            "`--imposition` puts the pages of one file on sheets, and this pack has `recipients:`",
        );
        return Err(failure.hint("leave it out, or name a pack without `recipients:`"));
    }
    let shard = args.shard.unwrap_or(Shard::WHOLE);
    let named = loader.pack(number)?;
    let unread = std::mem::take(&mut loader.sink);
    let read = std::mem::take(&mut loader.read);
    let recipients = named.recipients;
    let inputs = Inputs {
        draft: args.draft,
        ..named.inputs(loader.files, number)
    };
    let Some(list) = recipients.filter(|_| !unread.has_errors()) else {
        let found = pack::check_unread(&inputs, recipients);
        let found = joined(unread, found);
        reporter.findings(&inputs.files, &found);
        let exit = Exit::of(&found, args.fail_on == FailOn::Warning);
        reporter.summary(exit, &found, &[]);
        return Ok(exit);
    };
    let (run, found) = pack::print_run(&inputs, list);
    let found = joined(unread, found);
    reporter.findings(&inputs.files, &found);
    let exit = Exit::of(&found, args.fail_on == FailOn::Warning);
    let Some(run) = run.filter(|_| exit == Exit::Done) else {
        reporter.summary(exit, &found, &[]);
        return Ok(exit);
    };
    // Nothing is written where one of many files may not be.
    let files = run.files(shard).map(|file| folder.join(&file.name));
    files
        .chain([folder.join(manifest::name(shard))])
        .try_for_each(|target| read.spares(&target))?;
    let folder = Folder {
        path: folder,
        stopped: AtomicBool::new(false),
        written: AtomicUsize::new(0),
        progress: Progress::of(reporter),
    };
    let printed = run.print(shard, |file, of, bytes| folder.put(file, of, &bytes));
    folder.progress.end();
    match printed {
        Ok(copies) => {
            let manifest = folder.finish(copies, shard, reporter)?;
            reporter.summary(exit, &found, &[manifest]);
            Ok(exit)
        }
        Err(fault) => {
            reporter.findings(&inputs.files, &[*fault]);
            Ok(Exit::Internal)
        }
    }
}

/// The folder of the copies.
fn folder(args: &Build) -> Result<PathBuf, Failure> {
    let path = args
        .output
        .clone()
        .unwrap_or_else(|| named_after(&args.pack).with_extension(""));
    if path.as_os_str() == "-" {
        return Err(
            Failure::usage("copies for recipients are many files").hint("name a folder with `-o`")
        );
    }
    let ending = path.extension().and_then(OsStr::to_str);
    if !path.is_dir() && ending.is_some_and(is_kind) {
        let text = format!("`{}` is the name of a file", path.display());
        return Err(Failure::usage(text)
            .hint("a pack with `recipients:` is written into a folder: name one with `-o`"));
    }
    if path.exists() && !path.is_dir() {
        let failure = Failure::io(format!(
            "cannot write into `{}`: it is no folder",
            path.display()
        ));
        return Err(
            failure.hint("a pack with `recipients:` is written into a folder: name one with `-o`")
        );
    }
    Ok(path)
}

/// Where copies go.
struct Folder {
    path: PathBuf,
    /// Whether a file could not be written: the next ones could not either.
    stopped: AtomicBool,
    written: AtomicUsize,
    progress: Progress,
}

type Put = Option<Result<Content, Failure>>;

impl Folder {
    /// Writes a copy, unless it is there; nothing once one could not be written.
    fn put(&self, file: &CopyFile, of: usize, bytes: &[u8]) -> Put {
        if self.stopped.load(Ordering::Relaxed) {
            return None;
        }
        let written =
            make(&self.path).and_then(|()| write::one_of_many(&self.path.join(&file.name), bytes));
        self.progress.step(of);
        Some(match written {
            Ok(is_new) => {
                self.written
                    .fetch_add(usize::from(is_new), Ordering::Relaxed);
                Ok(Content::of(bytes))
            }
            Err(failure) => {
                self.stopped.store(true, Ordering::Relaxed);
                Err(failure)
            }
        })
    }

    /// Writes the manifest, which names every copy, and says what was done.
    fn finish(
        &self,
        copies: Vec<(CopyFile, Put)>,
        shard: Shard,
        reporter: &Reporter,
    ) -> Result<Written, Failure> {
        let mut done: Vec<(CopyFile, Content)> = Vec::with_capacity(copies.len());
        for (file, put) in copies {
            if let Some(content) = put.transpose()? {
                done.push((file, content));
            }
        }
        make(&self.path)?;
        let manifest = self.path.join(manifest::name(shard));
        let table = manifest::csv(done.iter().map(|(file, content)| (file, content)));
        write::one_of_many(&manifest, table.as_bytes())?;
        let written = self.written.load(Ordering::Relaxed);
        let kept = done.len() - written;
        let kept = if kept > 0 {
            format!(", {kept} there already")
        } else {
            String::new()
        };
        let copies = if written == 1 {
            "1 copy".to_owned()
        } else {
            format!("{written} copies")
        };
        reporter.say(&format!(
            "wrote {copies} to {}{kept}; {}",
            self.path.display(),
            manifest.display()
        ));
        Ok(Written::of(&manifest, None, table.as_bytes()))
    }
}

fn make(folder: &Path) -> Result<(), Failure> {
    create_dir_all(folder).map_err(|error| {
        Failure::io(format!(
            "cannot make the folder `{}`: {}",
            folder.display(),
            reason(&error)
        ))
    })
}

/// How far the run is: a bar on a terminal, else a line at every tenth.
struct Progress {
    on_terminal: bool,
    quiet: bool,
    done: AtomicUsize,
}

impl Progress {
    fn of(reporter: &Reporter) -> Self {
        Progress {
            on_terminal: stderr().is_terminal(),
            quiet: reporter.format != Format::Human,
            done: AtomicUsize::new(0),
        }
    }

    fn step(&self, of: usize) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // Below so many, a run is over before anyone looks.
        if self.quiet || of < 50 {
            return;
        }
        let tenth = |done: usize| done * 10 / of;
        if self.on_terminal {
            const WIDTH: usize = 30;
            let filled = done * WIDTH / of;
            stdout::message(&format!(
                "\r[{}{}] {done} of {of} copies",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled)
            ));
        } else if tenth(done) > tenth(done - 1) {
            stdout::message(&format!("{done} of {of} copies\n"));
        }
    }

    /// Clears the bar.
    fn end(&self) {
        if self.on_terminal && !self.quiet {
            stdout::message("\r\x1b[K");
        }
    }
}
