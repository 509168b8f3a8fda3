//! Reads files as bytes and makes texts of them; finds the files that a pack names.

use std::collections::HashMap;
use std::fs::{File, canonicalize, metadata};
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use super::decode::{Fault, decode, decode_table};
use super::exit::{Failure, reason};
use super::paths::{Root, expand, is_pattern, plain};
use super::read_files::ReadFiles;
use crate::diag::{Code, Diagnostic, Pos, Sink, Span};
use crate::lang::Text;
use crate::pack::{FileKind, Inputs, PackFile, kind_of_file};
use crate::source::{Files, MAX_BYTES};

/// The files of a run as they are read, each once.
#[derive(Default)]
pub(super) struct Loader {
    /// All files.
    pub(super) files: Files,
    /// What was found while reading.
    pub(super) sink: Sink,
    known: HashMap<PathBuf, u16>,
    kinds: HashMap<u16, FileKind>,
    folders: HashMap<u16, PathBuf>,
    unreadable: Vec<u16>,
    /// The files that nothing may be written over.
    pub(super) read: ReadFiles,
}

/// What a pack names.
#[derive(Default)]
pub(super) struct Named {
    /// What its own file gave.
    pub(super) pack_file: Option<PackFile>,
    /// The files of its timeline, in order of their paths; empty when one of them is missing.
    pub(super) timeline: Vec<u16>,
    /// The files of the earlier issue.
    pub(super) previous: Vec<u16>,
    /// Its font files: the name as typed, and the bytes.
    pub(super) fonts: Vec<(String, Vec<u8>)>,
    pub(super) logo: Option<(String, Vec<u8>)>,
    /// Its list of recipients; none where it has none, or where it is missing.
    pub(super) recipients: Option<u16>,
}

impl Named {
    /// What a build needs of them, with the files of the run and the number of the pack's.
    pub(super) fn inputs(self, files: Files, pack: u16) -> Inputs {
        Inputs {
            files,
            pack,
            pack_file: self.pack_file,
            timeline: self.timeline,
            previous: self.previous,
            fonts: self.fonts,
            logo: self.logo,
            ..Inputs::default()
        }
    }
}

impl Loader {
    /// Reads what an argument names: a file, the YAML files of a folder, a pattern, or `-`.
    pub(super) fn argument(&mut self, typed: &str) -> Result<Vec<u16>, Failure> {
        if typed == "-" {
            return Ok(vec![self.standard_input()?]);
        }
        let found = expand(Path::new(""), typed)?;
        if found.is_empty() {
            let hint = Root::of(Path::new(""))
                .ok()
                .and_then(|root| root.suggest(typed))
                .map(|meant| format!("did you mean `{meant}`?"));
            return Err(Failure {
                hint,
                ..Failure::io(format!(
                    "cannot read `{typed}`: {}",
                    not_found(Path::new(""), typed)
                ))
            });
        }
        let numbers = self.all_files(&found)?;
        if let [path] = &found[..]
            && path == Path::new(typed)
        {
            // A file that is named by itself is read as what it should be.
            return Ok(numbers);
        }
        Ok(self.leave_out_others(numbers))
    }

    fn all_files(&mut self, paths: &[PathBuf]) -> Result<Vec<u16>, Failure> {
        paths.iter().map(|path| self.file(path)).collect()
    }

    fn standard_input(&mut self) -> Result<u16, Failure> {
        let bytes = read_limited(stdin().lock())
            .map_err(|e| Failure::io(format!("cannot read standard input: {}", reason(&e))))?;
        // Where it is a file, a shell has opened it.
        self.read.note(Path::new("/dev/stdin"));
        Ok(self.add("<stdin>".into(), PathBuf::new(), bytes))
    }

    /// Reads a file, unless it was read before, and gives its number.
    fn file(&mut self, path: &Path) -> Result<u16, Failure> {
        let real = canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if let Some(number) = self.known.get(&real) {
            return Ok(*number);
        }
        let bytes = self.read(path)?;
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let number = self.add(shown(path), folder, bytes);
        self.known.insert(real, number);
        Ok(number)
    }

    /// The bytes of a file, which no output may overwrite from now on; `None` when there are too
    /// many.
    pub(super) fn read(&mut self, path: &Path) -> Result<Option<Vec<u8>>, Failure> {
        let bytes = read_file(path)?;
        self.read.note(path);
        Ok(bytes)
    }

    fn add(&mut self, name: String, folder: PathBuf, bytes: Option<Vec<u8>>) -> u16 {
        let (text, fault) = match bytes {
            Some(bytes) => decode(bytes),
            None => (String::new(), Some(Fault::too_large())),
        };
        self.add_text(name, folder, text, fault)
    }

    /// Adds the text of a file, with what is wrong with it.
    pub(super) fn add_text(
        &mut self,
        name: String,
        folder: PathBuf,
        text: String,
        fault: Option<Fault>,
    ) -> u16 {
        let number = self.files.add(name, text);
        self.folders.insert(number, folder);
        if let Some(fault) = fault {
            let at = Span {
                file: number,
                start: fault.at,
                end: Pos {
                    column: fault.at.column + 1,
                    ..fault.at
                },
            };
            self.sink
                .push(Diagnostic::new(fault.code, at, fault.message).hint(fault.hint));
            self.unreadable.push(number);
        }
        number
    }

    /// Whether a file could not be made a text; there is a finding then, and reading on would only
    /// find its echoes.
    pub(super) fn is_unreadable(&self, number: u16) -> bool {
        self.unreadable.contains(&number)
    }

    /// What a file is by its head; each is looked at once.
    fn kind(&mut self, number: u16) -> &FileKind {
        self.kinds
            .entry(number)
            .or_insert_with(|| kind_of_file(&self.files, number))
    }

    /// What the file of a pack gave; none where the file is no pack.
    pub(super) fn pack_file(&mut self, number: u16) -> Option<PackFile> {
        match self.kind(number) {
            FileKind::Pack(file) => Some((**file).clone()),
            FileKind::Timeline | FileKind::Other => None,
        }
    }

    /// Whether a file is a pack: the key `nenpyo_pack` stands at its top level.
    pub(super) fn is_pack(&mut self, number: u16) -> bool {
        matches!(self.kind(number), FileKind::Pack(_))
    }

    /// Whether a pack is for a list of recipients.
    pub(super) fn names_recipients(&mut self, number: u16) -> bool {
        let file = self.pack_file(number);
        let pack = file.as_ref().and_then(PackFile::pack);
        pack.is_some_and(|pack| pack.recipients.is_some())
    }

    /// Leaves out files that are neither packs nor timelines, and says so.
    fn leave_out_others(&mut self, numbers: Vec<u16>) -> Vec<u16> {
        let mut ours = Vec::new();
        for number in numbers {
            if self.is_unreadable(number) || !matches!(self.kind(number), FileKind::Other) {
                ours.push(number);
                continue;
            }
            let start = Pos { line: 1, column: 1 };
            let at = Span {
                file: number,
                start,
                end: start,
            };
            let text = "this file is neither a pack nor a file of a timeline, and is left out";
            let found = Diagnostic::new(Code::NotATimeline, at, text);
            self.sink.push(found.hint(
                "a timeline begins with `nenpyo: 1`, a pack with `nenpyo_pack: 1`; move other \
                 files to another folder",
            ));
        }
        ours
    }

    /// Reads what a pack names. A pack that cannot be read names nothing; its own findings come
    /// with the check.
    pub(super) fn pack(&mut self, number: u16) -> Result<Named, Failure> {
        let file = self.pack_file(number);
        let Some(pack) = file.as_ref().and_then(PackFile::pack) else {
            return Ok(Named {
                pack_file: file,
                ..Named::default()
            });
        };
        let folder = self.folders.get(&number).cloned().unwrap_or_default();
        let root = Root::of(&folder)?;
        let mut named = Named {
            pack_file: file.clone(),
            ..Named::default()
        };
        let mut complete = true;
        for entry in &pack.timeline {
            match self.entry(&root, &folder, entry)? {
                Some(files) => named.timeline.extend(files),
                None => complete = false,
            }
        }
        let mut once = std::collections::HashSet::new();
        named.timeline.retain(|file| once.insert(*file));
        named
            .timeline
            .sort_by_key(|file| self.files.get(*file).map(|file| file.name.clone()));
        if !complete || named.timeline.iter().any(|file| self.is_unreadable(*file)) {
            named.timeline.clear();
        }
        if let Some(entry) = &pack.previous {
            named.previous = self.entry(&root, &folder, entry)?.unwrap_or_default();
        }
        for font in &pack.fonts {
            named
                .fonts
                .extend(self.binary(&root, &folder, font, "font")?);
        }
        if let Some(logo) = pack.brand.as_ref().and_then(|brand| brand.logo.as_ref()) {
            named.logo = self.binary(&root, &folder, logo, "logo")?;
        }
        if let Some(list) = &pack.recipients {
            named.recipients = self.recipients(&root, &folder, list)?;
        }
        Ok(named)
    }

    /// The files that an entry of `timeline:` stands for. Packs that lie among them are left out,
    /// unless named.
    fn entry(
        &mut self,
        root: &Root,
        folder: &Path,
        entry: &Text,
    ) -> Result<Option<Vec<u16>>, Failure> {
        let Some(found) = self.resolve(root, folder, entry)? else {
            return Ok(None);
        };
        let named = found.len() == 1 && found[0] == folder.join(&*entry.value);
        let mut timeline = self.all_files(&found)?;
        if !named {
            timeline.retain(|number| !self.is_pack(*number));
            timeline = self.leave_out_others(timeline);
        }
        if timeline.is_empty() {
            let found = Diagnostic::new(
                Code::FileNotFound,
                entry.at,
                format!("`{}` holds no file of a timeline", entry.value),
            );
            self.sink
                .push(found.hint("name the folder of the timeline"));
            return Ok(None);
        }
        Ok(Some(timeline))
    }

    /// Reads a font or a logo.
    fn binary(
        &mut self,
        root: &Root,
        folder: &Path,
        entry: &Text,
        what: &str,
    ) -> Result<Option<(String, Vec<u8>)>, Failure> {
        let Some(found) = self.resolve(root, folder, entry)? else {
            return Ok(None);
        };
        let [path] = &found[..] else {
            let found = Diagnostic::new(
                Code::FileNotFound,
                entry.at,
                format!("`{}` is not one file", entry.value),
            );
            self.sink
                .push(found.hint(format!("name each {what} file on a line of its own")));
            return Ok(None);
        };
        let bytes = self.read(path)?;
        if bytes.is_none() {
            let text = format!("the {what} file is larger than 64 MiB");
            self.sink.push(
                Diagnostic::new(Code::TooLarge, entry.at, text)
                    .hint(format!("use a smaller {what}")),
            );
        }
        Ok(bytes.map(|bytes| (entry.value.to_string(), bytes)))
    }

    /// Reads a list of recipients: UTF-8, or a CSV file as Excel writes it.
    fn recipients(
        &mut self,
        root: &Root,
        folder: &Path,
        entry: &Text,
    ) -> Result<Option<u16>, Failure> {
        let Some(found) = self.resolve(root, folder, entry)? else {
            return Ok(None);
        };
        let [path] = &found[..] else {
            let found = Diagnostic::new(
                Code::FileNotFound,
                entry.at,
                format!("`{}` is not one file", entry.value),
            );
            self.sink
                .push(found.hint("name one list: a CSV or YAML file"));
            return Ok(None);
        };
        let is_table = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let number = if is_table {
            let (text, fault) = match self.read(path)? {
                Some(bytes) => decode_table(bytes),
                None => (String::new(), Some(Fault::too_large())),
            };
            let number = self.add_text(shown(path), folder.to_path_buf(), text, fault);
            self.known
                .extend(canonicalize(path).map(|real| (real, number)));
            number
        } else {
            self.file(path)?
        };
        Ok(Some(number).filter(|number| !self.is_unreadable(*number)))
    }

    /// The existing files that a path of a pack stands for, all inside the root; `None` after a
    /// finding.
    fn resolve(
        &mut self,
        root: &Root,
        folder: &Path,
        entry: &Text,
    ) -> Result<Option<Vec<PathBuf>>, Failure> {
        let typed = &*entry.value;
        let mut found = if root.allows_typed(typed) {
            expand(folder, typed)?
        } else {
            return Ok(self.outside(entry));
        };
        found.iter().try_for_each(|path| regular(path))?;
        if !found.iter().all(|path| root.allows(path)) {
            return Ok(self.outside(entry));
        }
        found.sort();
        if found.is_empty() {
            let found = Diagnostic::new(
                Code::FileNotFound,
                entry.at,
                format!("`{typed}`: {}", not_found(folder, typed)),
            );
            self.sink.push(match root.suggest(typed) {
                Some(meant) => found.hint(format!("did you mean `{meant}`?")),
                None => found.hint("paths are relative to the folder of the pack"),
            });
            return Ok(None);
        }
        Ok(Some(found))
    }

    fn outside(&mut self, entry: &Text) -> Option<Vec<PathBuf>> {
        let text = format!(
            "`{}` leads out of the folders that this pack may read",
            entry.value
        );
        let hint = "put the files beside the pack, or into a folder beside the folder of the pack";
        self.sink
            .push(Diagnostic::new(Code::OutsideRoot, entry.at, text).hint(hint));
        None
    }
}

/// The bytes of a file that is no text; `-` reads standard input.
pub(super) fn bytes(typed: &str) -> Result<Vec<u8>, Failure> {
    let read = if typed == "-" {
        read_limited(stdin().lock())
            .map_err(|e| Failure::io(format!("cannot read standard input: {}", reason(&e))))?
    } else {
        read_file(Path::new(typed))?
    };
    read.ok_or_else(|| Failure::io(format!("cannot read `{typed}`: it is larger than 64 MiB")))
}

/// Why a path stands for nothing.
fn not_found(folder: &Path, typed: &str) -> &'static str {
    if is_pattern(typed) {
        "nothing matches this pattern"
    } else if folder.join(typed).is_dir() {
        "no YAML file lies in this folder"
    } else {
        "there is no such file or folder"
    }
}

/// A pack names files; a pipe or a device would make the run wait.
fn regular(path: &Path) -> Result<(), Failure> {
    match metadata(path) {
        Ok(about) if about.is_file() => Ok(()),
        Ok(_) => Err(Failure::io(format!(
            "cannot read `{}`: it is no regular file",
            path.display()
        ))),
        Err(error) => Err(Failure::io(format!(
            "cannot read `{}`: {}",
            path.display(),
            reason(&error)
        ))),
    }
}

/// The name that findings print: as typed, with `..` worked out where that leads to the same file.
pub(super) fn shown(path: &Path) -> String {
    let short = plain(path);
    let same = canonicalize(&short)
        .ok()
        .is_some_and(|real| canonicalize(path).is_ok_and(|other| other == real));
    let name = if same { short } else { path.to_path_buf() };
    name.to_string_lossy().replace('\\', "/")
}

/// The bytes of a file; `None` when there are too many.
fn read_file(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let failed = |error: std::io::Error| {
        Failure::io(format!(
            "cannot read `{}`: {}",
            path.display(),
            reason(&error)
        ))
    };
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_file() && about.len() > MAX_BYTES as u64 {
        return Ok(None);
    }
    read_limited(file).map_err(failed)
}

fn read_limited(from: impl Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() <= MAX_BYTES))
}
