//! Copies for a list of recipients: everything up to the pages once a language, then one small
//! imprint and one file a copy. All checks, of all copies, come before the first file.

use std::collections::BTreeSet;

use super::{Inputs, LastLook, Typeset, read_recipients, set_in_type};
use crate::check;
use crate::diag::{Code, Diagnostic, Sink};
use crate::font::{FontBook, missing_glyphs};
use crate::frame::Frame;
use crate::layout::{Addressee, Imprint, address, imprint};
use crate::model::{NumberedCopy, Pack, PackLanguage, Slot, number, slots};
use crate::parallel;
use crate::pdf::{Edge, Extras, Press};
use crate::text::Typesetter;
use crate::wording::voice;

/// What files are called where the pack does not say.
const FILES: &str = "{copy}-{organisation}-{name}.pdf";

/// A part of a run: the copies n of which (n − 1) mod `count` is `index` − 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1.
    pub index: u32,
    /// How many parts there are.
    pub count: u32,
}

impl Shard {
    /// All copies.
    pub const WHOLE: Shard = Shard { index: 1, count: 1 };

    fn has(self, number: u32) -> bool {
        (number.max(1) - 1) % self.count == self.index - 1
    }
}

/// A copy and the name of its file.
#[derive(Debug)]
pub struct CopyFile {
    /// The copy.
    pub copy: NumberedCopy,
    /// The name of its file, without a folder.
    pub name: String,
}

/// All copies of a pack, checked and laid out, ready to be printed.
pub struct PrintRun {
    editions: Vec<Edition>,
    files: Vec<CopyFile>,
}

/// Reads and checks everything for the copies of a list, and lays them out; gives all findings,
/// sorted by place, and no run where one of them is an error in any copy.
pub fn print_run(inputs: &Inputs, list: u16) -> (Option<PrintRun>, Vec<Diagnostic>) {
    let mut sink = Sink::default();
    let run = prepared(inputs, list, &mut sink).filter(|_| !sink.has_errors());
    (run, inputs.files.sorted(sink))
}

/// All that [`print_run`] and the first copy of each language would find.
pub fn check_copies(inputs: &Inputs, list: u16) -> Vec<Diagnostic> {
    let (run, mut found) = print_run(inputs, list);
    for edition in run.iter().flat_map(|run| &run.editions) {
        found.extend(edition.press().map(drop).err().map(fault));
    }
    found
}

fn fault(why: String) -> Diagnostic {
    Diagnostic::new(Code::Internal, None, why).hint("please report this with the input")
}

impl PrintRun {
    /// The files of a shard, by number of copy.
    pub fn files(&self, shard: Shard) -> impl Iterator<Item = &CopyFile> {
        self.files
            .iter()
            .filter(move |file| shard.has(file.copy.number))
    }

    /// Prints the copies of a shard. `write` gets each file with the number of files of the shard,
    /// on any of the processors; gives each copy with what became of its file.
    ///
    /// # Errors
    /// A fault of nenpyo, for which no input is to blame.
    pub fn print<W: Send>(
        self,
        shard: Shard,
        write: impl Fn(&CopyFile, usize, Vec<u8>) -> W + Sync,
    ) -> Result<Vec<(CopyFile, W)>, Box<Diagnostic>> {
        let PrintRun { editions, files } = self;
        let copies = files
            .into_iter()
            .filter(|file| shard.has(file.copy.number))
            .collect();
        print(&editions, copies, &write).map_err(|why| Box::new(fault(why)))
    }
}

/// All copies of one language.
struct Edition {
    language: PackLanguage,
    set: Typeset,
    watermark: Option<String>,
    number: String,
}

/// Reads and checks everything, and lays out once a language.
fn prepared(inputs: &Inputs, list: u16, sink: &mut Sink) -> Option<PrintRun> {
    let list = read_recipients(&inputs.files, list, sink);
    // What is wrong with the pack is found when it is set.
    let pack = inputs.pack_file().pack().cloned();
    let (Some(list), Some(pack)) = (list, pack) else {
        set_in_type(inputs, None, sink);
        return None;
    };
    let copies = number(list, pack.language);
    let mut editions = Vec::new();
    let asked: BTreeSet<PackLanguage> = copies.iter().map(|copy| copy.language).collect();
    for language in asked {
        let set = set_in_type(inputs, Some(language), sink)?;
        // As the audience may see them: a name in a watermark stands on every page.
        let (copies, number) = &set.copies;
        let watermark = copies.as_ref().and_then(|copies| copies.watermark.as_ref());
        let watermark = watermark.map(|text| text.value.to_string());
        let number = number
            .as_ref()
            .map_or(String::new(), |text| text.value.to_string());
        editions.push(Edition {
            language,
            set,
            watermark,
            number,
        });
    }
    for edition in &mut editions {
        let language = edition.language;
        edition.check(
            copies
                .iter()
                .filter(|copy| copy.language == language)
                .collect(),
            inputs,
            &pack,
            sink,
        );
    }
    editions
        .iter()
        .for_each(|edition| check::clearance(&copies, edition.set.document.marking, sink));
    let files = named(copies, &editions);
    check::file_names(
        files.iter().map(|file| (&file.copy, file.name.as_str())),
        sink,
    );
    Some(PrintRun { editions, files })
}

impl Edition {
    /// The edition ready to be written.
    fn press(&self) -> Result<(&Self, Press<'_>, Typesetter<'_>), String> {
        let Typeset {
            fonts,
            document,
            book,
            ..
        } = &self.set;
        Ok((
            self,
            Press::of(book, &document.tree, fonts)?,
            Typesetter::new(fonts),
        ))
    }

    fn addressee(&self, copy: &NumberedCopy) -> Addressee {
        let slots = self
            .watermark
            .as_deref()
            .and_then(|pattern| slots(pattern).ok());
        let watermark = slots
            .map(|slots| copy.fill(&slots, &self.number))
            .filter(|text| !text.trim().is_empty());
        let NumberedCopy {
            number,
            of,
            recipient,
            language,
        } = copy;
        Addressee {
            name: voice(language.langs()[0]).addressee(recipient.body(), recipient.person()),
            number: *number,
            of: *of,
            watermark,
            at: recipient.at,
        }
    }

    fn imprint(&self, copy: &NumberedCopy, setter: &Typesetter<'_>, sink: &mut Sink) -> Imprint {
        imprint(
            &self.set.document,
            &self.set.book,
            self.set.options,
            setter,
            &self.addressee(copy),
            sink,
        )
    }

    /// Sets what each copy shows, and reads the first one as it will stand on its pages.
    fn check(&mut self, copies: Vec<&NumberedCopy>, inputs: &Inputs, pack: &Pack, sink: &mut Sink) {
        let setter = Typesetter::new(&self.set.fonts);
        let made = parallel::map(&copies, |copy| {
            let mut found = Sink::default();
            glyphs(copy, &self.addressee(copy), &self.set.fonts, &mut found);
            let covers = self.imprint(copy, &setter, &mut found).covers;
            (found, covers)
        });
        let mut covers = Vec::new();
        for (found, of_copy) in made {
            sink.append(found);
            covers.extend(of_copy);
        }
        let Some(first) = copies.first() else { return };
        let whose = self.addressee(first);
        let first = self.imprint(first, &setter, &mut Sink::default());
        address(&mut self.set.document, &whose);
        self.set.book.put_covers(&first);
        let Typeset {
            document,
            book,
            unshown,
            ..
        } = &self.set;
        let look = LastLook {
            pack,
            unshown,
            draft: inputs.draft,
            edges: &[Edge::Head, Edge::Foot],
        };
        look.check_pages(document, &book.with(&first), sink);
        // Copies differ in their covers, and else in what adds to a page.
        covers.retain(|cover| !book.has_cover(cover));
        let covers: Vec<Frame> = covers.iter().map(|cover| book.whole_cover(cover)).collect();
        look.check_marking(document, covers.iter(), sink);
    }
}

/// Reports every character of a copy that no face shows.
fn glyphs(copy: &NumberedCopy, whose: &Addressee, fonts: &FontBook, sink: &mut Sink) {
    for text in [Some(&whose.name), whose.watermark.as_ref()]
        .into_iter()
        .flatten()
    {
        let at = copy.recipient.at;
        sink.extend(missing_glyphs(text, at, "this recipient", fonts));
    }
}

/// Writes the copies.
fn print<W: Send>(
    editions: &[Edition],
    copies: Vec<CopyFile>,
    write: &(impl Fn(&CopyFile, usize, Vec<u8>) -> W + Sync),
) -> Result<Vec<(CopyFile, W)>, String> {
    let presses = editions
        .iter()
        .map(Edition::press)
        .collect::<Result<Vec<_>, String>>()?;
    let print = |file: &CopyFile| {
        let CopyFile { copy, .. } = file;
        let found = presses
            .iter()
            .find(|(edition, ..)| edition.language == copy.language);
        let (edition, press, setter) = found.ok_or("a copy is in a language that was not set")?;
        let extras = Extras {
            timeline: edition.set.attached.as_deref(),
            encrypted: false,
            sheets: None,
            copy: Some((copy.number, copy.of)),
        };
        let made = press.copy(&edition.imprint(copy, setter, &mut Sink::default()), extras)?;
        Ok(write(file, copies.len(), made))
    };
    let done = parallel::map(&copies, print)
        .into_iter()
        .collect::<Result<Vec<W>, String>>()?;
    Ok(copies.into_iter().zip(done).collect())
}

/// The copies with the names of their files.
fn named(copies: Vec<NumberedCopy>, editions: &[Edition]) -> Vec<CopyFile> {
    let said = editions
        .first()
        .and_then(|edition| edition.set.copies.0.as_ref());
    let pattern = said
        .and_then(|copies| copies.files.as_ref())
        .map_or(FILES, |files| &files.value);
    // A pattern that cannot be filled was reported with the pack.
    let slots = slots(pattern).unwrap_or_else(|_| vec![Slot::Text("copy-"), Slot::Value("copy")]);
    let document = editions.first().map_or("", |edition| &edition.number);
    copies
        .into_iter()
        .map(|copy| CopyFile {
            name: file_name(&copy.fill(&slots, document)),
            copy,
        })
        .collect()
}

/// A name that every common file system takes: signs that one of them refuses become `_`, and where
/// a value is empty its separator goes.
fn file_name(filled: &str) -> String {
    let stem = filled.strip_suffix(".pdf").unwrap_or(filled);
    let refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let mut name = String::with_capacity(stem.len() + 4);
    for c in stem.chars().map(|c| {
        if refused(c) {
            '_'
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        }
    }) {
        if !(matches!(c, '-' | ' ') && name.ends_with(c)) {
            name.push(c);
        }
    }
    let name = name.trim_matches(['-', '.', ' ']);
    // Windows keeps these for devices, whatever the ending.
    let device = ["con", "prn", "aux", "nul"].contains(&&*name.to_lowercase())
        || name.len() == 4
            && ["com", "lpt"]
                .iter()
                .any(|port| name.to_lowercase().starts_with(port))
            && name.ends_with(|c: char| c.is_ascii_digit());
    let guard = if device || name.is_empty() { "_" } else { "" };
    format!("{guard}{name}.pdf")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_are_made_fit_for_every_file_system() {
        let cases = [
            (
                "001-見本機械工業-総務部長.pdf",
                "001-見本機械工業-総務部長.pdf",
            ),
            ("001--総務部長", "001-総務部長.pdf"),
            ("../../etc/passwd", "_.._etc_passwd.pdf"),
            ("a:b*c?\"d\"<e>|f\\g\u{7}.pdf", "a_b_c__d__e__f_g_.pdf"),
            ("con.pdf", "_con.pdf"),
            ("LPT1", "_LPT1.pdf"),
            ("　 .hidden ", "hidden.pdf"),
            ("", "_.pdf"),
        ];
        assert!(
            cases
                .iter()
                .all(|(typed, wanted)| file_name(typed) == *wanted),
            "{:?}",
            cases.map(|(typed, _)| file_name(typed))
        );
    }
}
