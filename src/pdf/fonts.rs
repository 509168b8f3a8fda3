//! Which glyphs a book uses, and the fonts cut down to them.

use std::collections::BTreeMap;

use harfrust::{GlyphId, ShaperFont};
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};
use subsetter::GlyphRemapper;

use super::file::{Objects, deflated};
use crate::font::{Face, FaceId, FontBook, unhinted};
use crate::frame::Frame;
use crate::geom::Point;
use crate::parallel;

/// One face as a book uses it.
pub(super) struct Used<'f> {
    face: &'f Face,
    remapper: GlyphRemapper,
    /// Original glyph → the text that the font's ToUnicode gives.
    texts: BTreeMap<u16, Box<str>>,
    /// Original glyph → advance in thousandths of an em.
    widths: BTreeMap<u16, f32>,
}

/// What a font needs beside its dictionaries, compressed.
pub(super) struct Program {
    /// The cut font.
    cut: Stream,
    /// The text of each glyph.
    to_unicode: Stream,
}

/// The glyphs of pages, by face.
pub(super) struct Usage<'f> {
    /// What the names of the fonts in the resources of a page begin with.
    letter: char,
    faces: BTreeMap<FaceId, Used<'f>>,
}

impl<'f> Usage<'f> {
    /// Looks through frames.
    pub(crate) fn of<'p>(
        frames: impl Iterator<Item = &'p Frame>,
        letter: char,
        fonts: &'f FontBook,
    ) -> Self {
        let mut texts: BTreeMap<FaceId, BTreeMap<u16, Box<str>>> = BTreeMap::new();
        for frame in frames {
            frame.each_run(Point::default(), &mut |_, run| {
                let seen = texts.entry(run.face).or_default();
                let mut start = 0;
                for glyph in &run.glyphs {
                    let end = start + usize::from(glyph.bytes);
                    // A glyph that shares the text of the one before it stands for something.
                    let text = match &run.text[start..end] {
                        "" => run.text[..start]
                            .chars()
                            .next_back()
                            .unwrap_or(' ')
                            .to_string(),
                        text => text.to_owned(),
                    };
                    seen.entry(glyph.id).or_insert_with(|| text.into());
                    start = end;
                }
            });
        }
        let faces = texts
            .into_iter()
            .map(|(id, texts)| (id, Used::new(fonts.face(id), texts)))
            .collect();
        Usage { letter, faces }
    }

    /// The name of a face in the resources of a page.
    pub(crate) fn resource(&self, face: FaceId) -> String {
        format!("{}{}", self.letter, face.0)
    }

    /// A face that the book uses.
    pub(crate) fn face(&self, id: FaceId) -> Option<&Used<'f>> {
        self.faces.get(&id)
    }

    /// The cut program of each face, in their order.
    ///
    /// # Errors
    /// A sentence that names the font that could not be cut.
    pub(crate) fn programs(&self) -> Result<Vec<Program>, String> {
        let faces: Vec<&Used<'_>> = self.faces.values().collect();
        parallel::map(&faces, |used| used.program())
            .into_iter()
            .collect()
    }

    /// The same on this processor alone, for one of many copies.
    ///
    /// # Errors
    /// As [`Usage::programs`].
    pub(crate) fn programs_in_turn(&self) -> Result<Vec<Program>, String> {
        self.faces.values().map(Used::program).collect()
    }

    /// Writes every font with its program, and enters it in the dictionary of font resources.
    pub(crate) fn write(
        &self,
        objects: &mut Objects,
        programs: &[Program],
        resources: &mut Dictionary,
    ) {
        for ((id, used), program) in self.faces.iter().zip(programs) {
            resources.set(
                self.resource(*id),
                Object::Reference(used.write(objects, program)),
            );
        }
    }
}

impl<'f> Used<'f> {
    fn new(face: &'f Face, texts: BTreeMap<u16, Box<str>>) -> Self {
        let glyphs: Vec<u16> = texts.keys().copied().collect();
        let font = ShaperFont::new(face.shaper());
        let em = f32::from(face.units_per_em);
        let width = |id: u16| {
            (font.glyph_h_advance(GlyphId::new(u32::from(id))) as f32 * 100_000.0 / em).round()
                / 100.0
        };
        let widths = glyphs.iter().map(|id| (*id, width(*id))).collect();
        Used {
            face,
            remapper: GlyphRemapper::new_from_glyphs_sorted(&glyphs),
            texts,
            widths,
        }
    }

    /// The glyph's number in the cut font.
    pub(crate) fn code(&self, id: u16) -> u16 {
        self.remapper.get(id).unwrap_or(0)
    }

    /// The advance that a viewer takes, in thousandths of an em.
    pub(crate) fn width(&self, id: u16) -> f32 {
        self.widths.get(&id).copied().unwrap_or(0.0)
    }

    /// Whether the font's ToUnicode gives this text for the glyph.
    pub(crate) fn gives(&self, id: u16, text: &str) -> bool {
        self.texts.get(&id).is_some_and(|known| &**known == text)
    }

    /// The cut font and the text of its glyphs.
    fn program(&self) -> Result<Program, String> {
        let cut = subsetter::subset(self.face.data.bytes(), 0, &self.remapper)
            .map_err(|error| format!("the font {} could not be cut: {error}", self.face.name))?;
        let cut = unhinted(&cut).unwrap_or(cut);
        let mut dict = Dictionary::new();
        if cut.starts_with(b"OTTO") {
            dict.set("Subtype", "OpenType");
        } else {
            dict.set("Length1", cut.len() as i64);
        }
        Ok(Program {
            cut: deflated(dict, &cut),
            to_unicode: deflated(Dictionary::new(), self.to_unicode().as_bytes()),
        })
    }

    fn write(&self, objects: &mut Objects, program: &Program) -> ObjectId {
        let is_cff = program.cut.dict.has(b"Subtype");
        let name = format!("{}+{}", self.tag(), self.face.name);
        let file = objects.add(program.cut.clone());
        let descriptor = objects.add(self.descriptor(
            &name,
            if is_cff { "FontFile3" } else { "FontFile2" },
            file,
        ));
        let mut descendant = Dictionary::new();
        descendant.set("Type", "Font");
        descendant.set(
            "Subtype",
            if is_cff {
                "CIDFontType0"
            } else {
                "CIDFontType2"
            },
        );
        descendant.set("BaseFont", Object::Name(name.clone().into_bytes()));
        descendant.set("CIDSystemInfo", system_info());
        descendant.set("FontDescriptor", Object::Reference(descriptor));
        descendant.set("DW", 1000);
        descendant.set("W", self.width_array());
        if !is_cff {
            descendant.set("CIDToGIDMap", "Identity");
        }
        let descendant = objects.add(descendant);
        let to_unicode = objects.add(program.to_unicode.clone());
        let mut font = Dictionary::new();
        font.set("Type", "Font");
        font.set("Subtype", "Type0");
        font.set("BaseFont", Object::Name(name.into_bytes()));
        font.set("Encoding", "Identity-H");
        font.set("DescendantFonts", vec![Object::Reference(descendant)]);
        font.set("ToUnicode", Object::Reference(to_unicode));
        objects.add(font)
    }

    fn descriptor(&self, name: &str, key: &str, file: ObjectId) -> Dictionary {
        let em = f32::from(self.face.units_per_em);
        let thousandths = |value: f32| Object::Integer((value * 1000.0).round() as i64);
        let mut descriptor = Dictionary::new();
        descriptor.set("Type", "FontDescriptor");
        descriptor.set("FontName", Object::Name(name.as_bytes().to_vec()));
        // Symbolic: codes are glyph numbers, not characters of the standard Latin set (ISO 32000-1,
        // table 123).
        descriptor.set("Flags", 4);
        let bounds = self.face.bounds.map(|v| thousandths(f32::from(v) / em));
        descriptor.set("FontBBox", Object::Array(bounds.to_vec()));
        descriptor.set("ItalicAngle", 0);
        descriptor.set("Ascent", thousandths(self.face.ascent));
        descriptor.set("Descent", thousandths(-self.face.descent));
        descriptor.set("CapHeight", thousandths(0.765));
        descriptor.set("StemV", if self.face.weight >= 600 { 150 } else { 80 });
        descriptor.set(key, Object::Reference(file));
        descriptor
    }

    /// Six capitals that follow from the glyphs (ISO 32000-1, 9.6.4).
    fn tag(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for id in self.texts.keys() {
            hash = (hash ^ u64::from(*id)).wrapping_mul(0x0100_0000_01b3);
        }
        (0..6)
            .map(|i| char::from(b'A' + ((hash >> (8 * i)) % 26) as u8))
            .collect()
    }

    fn width_array(&self) -> Object {
        let mut all: Vec<(u16, f32)> = self
            .widths
            .iter()
            .map(|(id, width)| (self.code(*id), *width))
            .collect();
        all.sort_by_key(|(code, _)| *code);
        let mut out = Vec::new();
        for run in all.chunk_by(|a, b| b.0 == a.0 + 1) {
            out.push(Object::Integer(i64::from(run[0].0)));
            out.push(Object::Array(
                run.iter().map(|(_, width)| Object::Real(*width)).collect(),
            ));
        }
        Object::Array(out)
    }

    fn to_unicode(&self) -> String {
        let mut cmap = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << \
            /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS \
            def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        let mut all: Vec<(u16, String)> = self
            .texts
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(id, text)| (self.code(*id), utf16_hex(text)))
            .collect();
        all.sort();
        for part in all.chunks(100) {
            cmap.push_str(&format!("{} beginbfchar\n", part.len()));
            for (code, text) in part {
                cmap.push_str(&format!("<{code:04X}> <{text}>\n"));
            }
            cmap.push_str("endbfchar\n");
        }
        cmap.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        cmap
    }
}

fn utf16_hex(text: &str) -> String {
    text.encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect()
}

fn system_info() -> Dictionary {
    let text = |value: &str| Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
    let mut info = Dictionary::new();
    info.set("Registry", text("Adobe"));
    info.set("Ordering", text("Identity"));
    info.set("Supplement", 0);
    info
}
