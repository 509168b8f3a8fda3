//! The faces: five bundled ones, and those that a pack adds for characters that the bundled ones
//! lack.
//!
//! No font of the system is ever read. Measures are in em unless a size is given.

mod compound;
mod coverage;
mod directory;
mod embed;
mod missing;
mod outline;
mod sound;
mod unhinted;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use coverage::Coverage;
use harfrust::Font;
pub use missing::{missing_glyph, missing_glyphs, plain_forms};
pub use outline::{OutlineStep, Place};
use sha2::{Digest, Sha256};
pub use unhinted::unhinted;

use crate::character::{is_ignorable, is_right_to_left, is_selector};

/// A face, by its place in the [`FontBook`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u8);

impl FaceId {
    /// BIZ UDPGothic Regular: text.
    pub const REGULAR: FaceId = FaceId(0);
    /// BIZ UDPGothic Bold: headings.
    pub const BOLD: FaceId = FaceId(1);
    /// BIZ UDGothic Regular: dates and codes, all digits of one width.
    pub const FIXED: FaceId = FaceId(2);
    /// BIZ UDGothic Bold.
    pub const FIXED_BOLD: FaceId = FaceId(3);
    /// BIZ UDPMincho Regular: the Japanese cover title, narratives, scenarios.
    pub const MINCHO: FaceId = FaceId(4);

    fn is_bold(self) -> bool {
        self == Self::BOLD || self == Self::FIXED_BOLD
    }
}

/// One face.
pub struct Face {
    /// Its PostScript name.
    pub name: String,
    /// The whole font file.
    pub data: FontData,
    font: Font,
    coverage: Coverage,
    /// Units per em.
    pub units_per_em: u16,
    /// Height above the baseline that a line reckons with, in em.
    pub ascent: f32,
    /// Depth below the baseline, in em (positive).
    pub descent: f32,
    /// The box that encloses every glyph, in font units: x min, y min, x max, y max.
    pub bounds: [i16; 4],
    /// The weight, 100 to 900.
    pub weight: u16,
}

/// The bytes of a font file.
pub enum FontData {
    /// Compiled in.
    Bundled(&'static [u8]),
    /// Read for a pack.
    Added(Vec<u8>),
}

impl FontData {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            FontData::Bundled(bytes) => bytes,
            FontData::Added(bytes) => bytes,
        }
    }
}

struct Bundle {
    name: &'static str,
    data: &'static [u8],
    weight: u16,
}

macro_rules! bundle {
    ($($name:literal $weight:literal)*) => {
        [$(Bundle {
            name: $name,
            data: include_bytes!(concat!("../../fonts/", $name, ".ttf")),
            weight: $weight,
        },)*]
    };
}

/// In the order of the constants of [`FaceId`].
static BUNDLED: [Bundle; 5] = bundle! {
    "BIZUDPGothic-Regular" 400
    "BIZUDPGothic-Bold" 700
    "BIZUDGothic-Regular" 400
    "BIZUDGothic-Bold" 700
    "BIZUDPMincho-Regular" 400
};

/// The SHA-256 of the bundled faces behind each other. It stands here because 25 MB take longer to
/// hash than most packs take to build; a test compares it.
const BUNDLED_SHA256: &str = "32999c666d0d6a7d85c32482475a7d65b1ba749a586fffe7754c81efa5aad24a";

/// A bundled face as `nenpyo fonts` lists it.
pub struct Listing {
    /// Its PostScript name.
    pub name: &'static str,
    /// How many characters it has.
    pub characters: usize,
    /// Its licence.
    pub licence: &'static str,
}

/// Every bundled face.
pub fn bundled() -> impl Iterator<Item = Listing> {
    BUNDLED
        .iter()
        .zip(&BUNDLED_FACES.faces)
        .map(|(bundle, face)| Listing {
            name: bundle.name,
            characters: face.font.charmap().unicodes().count(),
            licence: "SIL Open Font License 1.1",
        })
}

/// The files of the bundled faces.
#[cfg(test)]
fn bundled_files() -> impl Iterator<Item = &'static [u8]> {
    BUNDLED.iter().map(|bundle| bundle.data)
}

static BUNDLED_FACES: LazyLock<FontBook> = LazyLock::new(|| FontBook {
    faces: BUNDLED
        .iter()
        .filter_map(|b| Face::new(b.name.to_owned(), FontData::Bundled(b.data), b.weight))
        .collect(),
});

/// All faces of a build.
pub struct FontBook {
    faces: Vec<Face>,
}

impl Face {
    fn new(name: String, data: FontData, weight: u16) -> Option<Self> {
        let font = match &data {
            FontData::Bundled(bytes) => Font::new(*bytes, 0)?,
            FontData::Added(bytes) => Font::new(bytes.clone(), 0)?,
        };
        let metrics = font.metrics();
        let em = f64::from(metrics.units_per_em);
        let line = metrics.hhea_line.or(metrics.typo_line)?;
        let (ascent, descent) = (line.ascender.to_f64() / em, -line.descender.to_f64() / em);
        let bounds = &metrics.bounds;
        let bounds =
            [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|v| v.to_f64() as i16);
        let units_per_em = metrics.units_per_em;
        Some(Face {
            name,
            data,
            font,
            coverage: Coverage::default(),
            units_per_em,
            ascent: ascent as f32,
            descent: descent as f32,
            bounds,
            weight,
        })
    }

    /// The font as the shaper wants it.
    pub fn shaper(&self) -> &Font {
        &self.font
    }

    /// The glyph of a character.
    pub fn glyph(&self, c: char) -> Option<u16> {
        self.font
            .charmap()
            .map_unicode(c)
            .map(|id| id.to_u32() as u16)
            .filter(|id| *id != 0)
    }
}

impl Face {
    /// Whether it shows a character; remembered, since it is asked of every character of every
    /// text.
    pub fn has(&self, c: char) -> bool {
        self.coverage.has(c, |c| self.glyph(c).is_some())
    }
}

impl Face {
    /// Whether it has the form of a character that a selector asks for, or shows by itself what the
    /// selector asks for.
    pub fn has_form(&self, c: char, selector: char) -> bool {
        self.font
            .charmap()
            .map_unicode_variant(c, selector)
            .is_some()
    }
}

impl FontBook {
    /// The SHA-256 of the faces in hexadecimal digits: of the bundled ones, or of that and of the
    /// added files.
    pub fn sha256(&self) -> String {
        let added: Vec<&[u8]> = self
            .faces
            .iter()
            .filter(|face| matches!(face.data, FontData::Added(_)))
            .map(|face| face.data.bytes())
            .collect();
        if added.is_empty() {
            return BUNDLED_SHA256.to_owned();
        }
        let mut hash = Sha256::new_with_prefix(BUNDLED_SHA256);
        added.iter().for_each(|file| hash.update(file));
        format!("{:x}", hash.finalize())
    }

    /// The bundled faces, and those that a pack adds: their names as typed and their bytes. A face
    /// that cannot be used is told by its number and the reason.
    ///
    /// # Errors
    /// The number of the first unusable font with the reason.
    pub fn with_added(added: &[(String, Vec<u8>)]) -> Result<Self, (usize, String)> {
        let mut faces: Vec<Face> = BUNDLED
            .iter()
            .filter_map(|b| Face::new(b.name.to_owned(), FontData::Bundled(b.data), b.weight))
            .collect();
        for (number, (name, bytes)) in added.iter().enumerate() {
            embed::may_embed(bytes)
                .and_then(|()| sound::is_sound(bytes))
                .map_err(|why| (number, why))?;
            let face = Face::new(
                embed::postscript_name(name),
                FontData::Added(bytes.clone()),
                400,
            );
            faces.push(face.ok_or((number, "it is not an OpenType or TrueType font".to_owned()))?);
        }
        Ok(FontBook { faces })
    }

    /// The bundled faces alone.
    pub fn of_bundled() -> &'static FontBook {
        &BUNDLED_FACES
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0).min(self.faces.len() - 1)]
    }

    /// All faces with their numbers.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces
            .iter()
            .enumerate()
            .map(|(number, face)| (FaceId(number as u8), face))
    }

    /// The face that shows a character where `wanted` is asked for: itself, else the text face of
    /// its weight, else the added ones in order; `None` when no face has it.
    pub fn face_for(&self, c: char, wanted: FaceId) -> Option<FaceId> {
        let text = if wanted.is_bold() {
            FaceId::BOLD
        } else {
            FaceId::REGULAR
        };
        let added = (BUNDLED.len()..self.faces.len()).map(|number| FaceId(number as u8));
        [wanted, text]
            .into_iter()
            .chain(added)
            .find(|id| self.face(*id).has(c))
    }

    /// The face that shows a character in the form that a selector asks for, in the same order.
    pub fn face_for_form(&self, c: char, selector: char, wanted: FaceId) -> Option<FaceId> {
        let text = if wanted.is_bold() {
            FaceId::BOLD
        } else {
            FaceId::REGULAR
        };
        let added = (BUNDLED.len()..self.faces.len()).map(|number| FaceId(number as u8));
        [wanted, text]
            .into_iter()
            .chain(added)
            .find(|id| self.face(*id).has_form(c, selector))
    }

    /// The characters of a text that no face shows, each once. A selector of forms needs no shape
    /// of its own, and letters that are written from right to left are refused by themselves.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut seen: BTreeSet<char> = BTreeSet::new();
        if !text.is_ascii() {
            let seen_by_itself =
                |c: &char| !c.is_control() && !is_ignorable(*c) && !is_right_to_left(*c);
            seen.extend(
                text.chars()
                    .filter(seen_by_itself)
                    .filter(|c| self.face_for(*c, FaceId::REGULAR).is_none()),
            );
        }
        seen.into_iter().collect()
    }

    /// The selectors of a text that ask for forms which no face has: where each stands in bytes,
    /// and the character with its selector.
    pub fn missing_forms(&self, text: &str) -> Vec<(usize, [char; 2])> {
        if text.is_ascii() {
            return Vec::new();
        }
        let pairs = text.char_indices().zip(text.char_indices().skip(1));
        pairs
            .filter(|(_, (_, selector))| is_selector(*selector))
            .map(|((_, c), (at, selector))| (at, [c, selector]))
            .filter(|(_, [c, selector])| {
                self.face_for_form(*c, *selector, FaceId::REGULAR).is_none()
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    #[test]
    fn the_hash_of_the_bundled_faces_is_theirs() {
        let mut hash = Sha256::new();
        super::BUNDLED
            .iter()
            .for_each(|bundle| hash.update(bundle.data));
        assert_eq!(format!("{:x}", hash.finalize()), super::BUNDLED_SHA256);
    }
}
