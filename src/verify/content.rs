//! The content of each page: what is painted, in which marked content, and with which codes of
//! which fonts.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};

use super::file::File;
use super::operators::{self, Operands};
use super::rule::{Faults, Rule};

/// A page as its content makes it.
pub(super) struct Page {
    /// Its object.
    pub(super) id: ObjectId,
    /// Its marked content by number: whether it states a language of its own.
    pub(super) marked: BTreeMap<i64, bool>,
    /// The codes that it shows, by font.
    pub(super) shown: BTreeMap<FontKey, BTreeSet<u16>>,
}

/// A font of a page: its object, or where it has none, its name on that page.
pub(super) type FontKey = (Option<ObjectId>, Vec<u8>);

/// Reads every page; what stands outside of marked content, and marks that do not match, are
/// faults.
pub(super) fn read(file: &File, faults: &mut Faults) -> Vec<Page> {
    let mut pages = Vec::with_capacity(file.pages.len());
    for (number, id) in file.pages.iter().enumerate() {
        let page = Page {
            id: *id,
            marked: BTreeMap::new(),
            shown: BTreeMap::new(),
        };
        let unread = format!("page {}: its content cannot be read", number + 1);
        let Some(content) = file.content(*id) else {
            faults.add(Rule::Syntax, unread);
            pages.push(page);
            continue;
        };
        let resources = file
            .inherited(*id, "Resources")
            .and_then(|resources| file.dict(resources));
        let mut scanner = Scanner {
            file,
            resources,
            faults,
            number: number + 1,
            page,
            open: Open::default(),
            font: None,
            invisible: false,
            saved: Vec::new(),
            untagged: 0,
            first: None,
        };
        let is_content = operators::each(&content, &mut |operator, operands| {
            scanner.operation(operator, operands);
        });
        if is_content {
            pages.push(scanner.finish());
        } else {
            let page = scanner.page;
            faults.add(Rule::Syntax, unread);
            pages.push(page);
        }
    }
    pages
}

/// Marked content that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Artifact,
    Tagged,
    /// A tag without a number: it says something about a part of what is around it.
    Inner,
}

/// What is open, and how often each: what is nested a million times is not looked through each
/// time.
#[derive(Default)]
struct Open {
    marks: Vec<Mark>,
    artifacts: usize,
    tagged: usize,
}

impl Open {
    fn count(&mut self, mark: Mark) -> Option<&mut usize> {
        match mark {
            Mark::Artifact => Some(&mut self.artifacts),
            Mark::Tagged => Some(&mut self.tagged),
            Mark::Inner => None,
        }
    }

    fn push(&mut self, mark: Mark) {
        self.marks.push(mark);
        self.count(mark).into_iter().for_each(|count| *count += 1);
    }

    fn pop(&mut self) -> Option<Mark> {
        let mark = self.marks.pop()?;
        self.count(mark).into_iter().for_each(|count| *count -= 1);
        Some(mark)
    }
}

struct Scanner<'a, 'f> {
    file: &'a File,
    resources: Option<&'a Dictionary>,
    faults: &'f mut Faults,
    number: usize,
    page: Page,
    open: Open,
    font: Option<Chosen>,
    /// Whether text is neither filled nor stroked.
    invisible: bool,
    saved: Vec<(Option<Chosen>, bool)>,
    untagged: usize,
    first: Option<String>,
}

/// The font that is chosen; shared, since states that are saved keep it.
type Chosen = Rc<(FontKey, Coding)>;

/// How the strings of a font are divided into codes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coding {
    OneByte,
    TwoBytes,
    /// By a map that is not looked into.
    Other,
}

impl Scanner<'_, '_> {
    fn operation(&mut self, operator: &str, operands: &Operands) {
        match operator {
            "BMC" | "BDC" => self.begin(operands),
            "EMC" => self.end(),
            "q" => self.saved.push((self.font.clone(), self.invisible)),
            "Q" => {
                if let Some((font, invisible)) = self.saved.pop() {
                    (self.font, self.invisible) = (font, invisible);
                }
            }
            "Tr" => self.invisible = operands.number == Some(3),
            "Tf" => {
                let font = operands.names.first();
                self.font = font.and_then(|name| self.font(name)).map(Rc::new);
            }
            "Tj" | "TJ" | "'" | "\"" => {
                self.paint(operator);
                operands.strings.iter().for_each(|text| self.show(text));
            }
            "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "sh" | "Do" | "BI" | "EI" => {
                self.paint(operator)
            }
            _ => {}
        }
    }

    fn fault(&mut self, rule: Rule, text: &str) {
        self.faults
            .add(rule, format!("page {}: {text}", self.number));
    }

    /// Marked content begins (ISO 32000-1, 14.6).
    fn begin(&mut self, operands: &Operands) {
        let tag = operands.names.first().map_or(&[][..], Vec::as_slice);
        let properties = operands.names.get(1).and_then(|name| {
            self.resource("Properties", name)
                .and_then(|found| self.file.dict(found))
        });
        let mcid = properties.and_then(|properties| self.file.get_number(properties, "MCID"));
        let mcid = mcid.or(operands.mcid);
        let speaks = operands.speaks
            || properties
                .is_some_and(|properties| self.file.get_text(properties, "Lang").is_some());
        let (in_artifact, in_tagged) = (self.open.artifacts > 0, self.open.tagged > 0);
        let mark = match (tag, mcid) {
            (b"Artifact", _) => {
                if in_tagged {
                    self.fault(Rule::Untagged, "an artifact stands within tagged content");
                }
                Mark::Artifact
            }
            (_, Some(mcid)) => {
                if in_artifact {
                    self.fault(
                        Rule::Untagged,
                        &format!("tagged content (MCID {mcid}) stands within an artifact"),
                    );
                }
                if in_tagged {
                    self.fault(
                        Rule::MarkedContent,
                        &format!(
                            "marked content with the number \
                        {mcid} stands within another with a number"
                        ),
                    );
                }
                if self.page.marked.insert(mcid, speaks).is_some() {
                    self.fault(
                        Rule::MarkedContent,
                        &format!("the number {mcid} (MCID) is given twice"),
                    );
                }
                Mark::Tagged
            }
            _ => Mark::Inner,
        };
        self.open.push(mark);
    }

    fn end(&mut self) {
        if self.open.pop().is_none() {
            self.fault(Rule::MarkedContent, "marked content ends that never began");
        }
    }

    /// Something is painted: it belongs to the tree, or is an artifact.
    fn paint(&mut self, operator: &str) {
        if self.open.artifacts + self.open.tagged == 0 {
            self.untagged += 1;
            self.first.get_or_insert_with(|| operator.to_owned());
        }
    }

    fn resource(&self, kind: &str, name: &[u8]) -> Option<&Object> {
        self.file.get_dict(self.resources?, kind)?.get(name).ok()
    }

    fn font(&self, name: &[u8]) -> Option<(FontKey, Coding)> {
        let object = self.resource("Font", name)?;
        let font = self.file.dict(object)?;
        let coding = match (
            self.file.get_name(font, "Subtype"),
            self.file.get_name(font, "Encoding"),
        ) {
            (Some("Type0"), Some("Identity-H" | "Identity-V")) => Coding::TwoBytes,
            (Some("Type0"), _) => Coding::Other,
            _ => Coding::OneByte,
        };
        let key = match object.as_reference() {
            Ok(id) => (Some(id), Vec::new()),
            Err(_) => (
                None,
                format!("{}/{}", self.number, String::from_utf8_lossy(name)).into_bytes(),
            ),
        };
        Some((key, coding))
    }

    /// Text is shown: its codes are kept with their font. What cannot be seen needs no glyph.
    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.font.clone() else {
            return self.fault(
                Rule::Embedding,
                "text is shown with a font that is not there",
            );
        };
        let (key, coding) = &*font;
        let codes = self.page.shown.entry(key.clone()).or_default();
        match coding {
            Coding::OneByte if !self.invisible => {
                codes.extend(bytes.iter().map(|byte| u16::from(*byte)))
            }
            Coding::TwoBytes if !self.invisible => {
                codes.extend(
                    bytes
                        .chunks_exact(2)
                        .map(|pair| u16::from_be_bytes([pair[0], pair[1]])),
                );
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Page {
        if !self.open.marks.is_empty() {
            self.fault(
                Rule::MarkedContent,
                &format!(
                    "marked content is never closed ({} times)",
                    self.open.marks.len()
                ),
            );
        }
        if let Some(first) = self.first.take() {
            let text = format!(
                "{} times something is painted outside of marked content, first with {first}",
                self.untagged
            );
            self.fault(Rule::Untagged, &text);
        }
        self.page
    }
}
