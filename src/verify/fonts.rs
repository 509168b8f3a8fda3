//! Fonts: embedded, with a width and a text for every code that a page shows (ISO 19005-2, 6.2.11).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object};

use super::content::{FontKey, Page};
use super::file::File;
use super::rule::{Faults, Rule};
use super::unicode;

/// Checks every font that a page shows something with.
pub(super) fn check(file: &File, pages: &[Page], faults: &mut Faults) {
    let mut all: BTreeMap<&FontKey, (BTreeSet<u16>, usize)> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for (key, codes) in &page.shown {
            all.entry(key)
                .or_insert_with(|| (BTreeSet::new(), number + 1))
                .0
                .extend(codes);
        }
    }
    for (key, (codes, page)) in all {
        let Some(font) = font(file, key, pages) else {
            continue;
        };
        let name = file.get_name(font, "BaseFont").unwrap_or("without a name");
        let place = match key.0 {
            Some(id) => format!("font {name} (object {}, first on page {page})", id.0),
            None => format!("font {name} (first on page {page})"),
        };
        Font {
            file,
            font,
            place,
            codes,
            faults,
        }
        .check();
    }
}

/// The dictionary of a font.
fn font<'a>(file: &'a File, key: &FontKey, pages: &[Page]) -> Option<&'a Dictionary> {
    if let Some(id) = key.0 {
        return file.dict_of(id);
    }
    let written = String::from_utf8_lossy(&key.1);
    let (number, name) = written.split_once('/')?;
    let page = pages.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
    let resources = file.dict(file.inherited(page.id, "Resources")?)?;
    file.get_dict(file.get_dict(resources, "Font")?, name)
}

struct Font<'a, 'f> {
    file: &'a File,
    font: &'a Dictionary,
    place: String,
    codes: BTreeSet<u16>,
    faults: &'f mut Faults,
}

impl<'a> Font<'a, '_> {
    fn check(&mut self) {
        let composite = self.file.get_name(self.font, "Subtype") == Some("Type0");
        let descendant = self
            .file
            .get_array(self.font, "DescendantFonts")
            .first()
            .and_then(|font| self.file.dict(font));
        let described = if composite {
            descendant
        } else {
            Some(self.font)
        };
        // A font of type 3 has its glyphs in itself.
        let drawn = self.file.get_name(self.font, "Subtype") == Some("Type3");
        let descriptor = described.and_then(|font| self.file.get_dict(font, "FontDescriptor"));
        let program = |key: &&str| {
            descriptor.is_some_and(|descriptor| {
                matches!(self.file.get(descriptor, key), Some(Object::Stream(_)))
            })
        };
        if !drawn && !["FontFile", "FontFile2", "FontFile3"].iter().any(program) {
            self.fault(Rule::Embedding, "it is not embedded");
        }
        if composite {
            self.glyphs();
            descendant.into_iter().for_each(|font| self.widths(font));
        }
        self.texts();
    }

    fn fault(&mut self, rule: Rule, text: &str) {
        self.faults.add(rule, format!("{}: {text}", self.place));
    }

    /// No page shows the glyph that stands for a missing one.
    fn glyphs(&mut self) {
        if self.codes.contains(&0) {
            self.fault(
                Rule::MissingGlyph,
                "a page shows the glyph for what is missing (glyph 0)",
            );
        }
    }

    /// Each code stands for characters that others know.
    fn texts(&mut self) {
        let Some(Object::Stream(stream)) = self.file.get(self.font, "ToUnicode") else {
            let known = self
                .file
                .get_name(self.font, "Encoding")
                .is_some_and(|name| {
                    name.ends_with("AnsiEncoding") || name.ends_with("RomanEncoding")
                });
            if !known {
                self.fault(
                    Rule::ToUnicode,
                    "nothing says which text its codes stand for (ToUnicode)",
                );
            }
            return;
        };
        let map = unicode::read(&self.file.unpacked(stream).unwrap_or_default());
        for code in std::mem::take(&mut self.codes) {
            let units = map.get(code);
            if units.is_empty() {
                self.fault(
                    Rule::ToUnicode,
                    &format!("nothing says which text the code {code:04X} stands for (ToUnicode)"),
                );
                continue;
            }
            for c in char::decode_utf16(units) {
                match c.unwrap_or('\0') {
                    '\0' | '\u{feff}' | '\u{fffe}' => self.fault(
                        Rule::UnicodeValue,
                        &format!("the code {code:04X} stands for no character"),
                    ),
                    c @ ('\u{e000}'..='\u{f8ff}' | '\u{f0000}'..) => {
                        self.fault(
                            Rule::PrivateUse,
                            &format!(
                                "the code {code:04X} stands for U+{:04X}, for private use",
                                c as u32
                            ),
                        );
                    }
                    _ => {}
                }
            }
        }
    }

    /// Every code has a width: in W, or the default of all others (ISO 32000-1, 9.7.4.3).
    fn widths(&mut self, descendant: &'a Dictionary) {
        if self.file.get(descendant, "DW").is_some()
            && self.file.get_array(descendant, "W").is_empty()
        {
            return;
        }
        let mut known: Vec<(i64, i64)> = Vec::new();
        let mut items = self
            .file
            .get_array(descendant, "W")
            .iter()
            .filter_map(|item| self.file.object(item));
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            let Ok(first) = first.as_i64() else { break };
            let last = match second {
                Object::Array(widths) => first.saturating_add(widths.len() as i64 - 1),
                second => {
                    items.next();
                    second.as_i64().unwrap_or(-1)
                }
            };
            known.push((first, last));
        }
        // Each range and each code is looked at once, however much the ranges overlap.
        known.sort_unstable();
        let mut ranges = known.into_iter().peekable();
        let mut reaches = -1;
        let mut has_width = |code: u16| {
            while let Some((_, last)) = ranges.next_if(|(first, _)| *first <= i64::from(code)) {
                reaches = last.max(reaches);
            }
            i64::from(code) <= reaches
        };
        let missing: Vec<String> = self
            .codes
            .iter()
            .filter(|code| !has_width(**code))
            .take(5)
            .map(|code| format!("{code:04X}"))
            .collect();
        if !missing.is_empty() {
            self.fault(
                Rule::Widths,
                &format!("no width is given for the codes {} (W)", missing.join(", ")),
            );
        }
    }
}
