//! Glyphs made of other glyphs (OpenType, glyf): how much they come to when they are drawn.

use super::directory::table;

/// How deep glyphs may be made of others; fonts have 2, and `maxp` of real ones says so.
const DEEPEST: u8 = 16;
/// How many parts, and how many bytes of them, one glyph may come to.
const MOST_PARTS: u64 = 4_096;
const MOST_BYTES: u64 = 1 << 20;

/// What drawing a glyph comes to.
#[derive(Clone, Copy)]
struct Cost {
    parts: u64,
    bytes: u64,
    depth: u8,
}

/// Whether every glyph is drawn in a bounded time: a glyph of two glyphs of two glyphs, and so on,
/// comes to more than any program can draw.
///
/// # Errors
/// What is wrong with the first glyph that is not.
pub(super) fn are_bounded(font: &[u8], count: u16) -> Result<(), &'static str> {
    let Some(glyphs) = Glyphs::of(font) else {
        return Ok(());
    };
    let mut costs = vec![None; usize::from(count)];
    for glyph in 0..count {
        glyphs.cost(glyph, 0, &mut costs)?;
    }
    Ok(())
}

/// The descriptions of glyphs.
struct Glyphs<'f> {
    glyf: &'f [u8],
    loca: &'f [u8],
    long: bool,
}

impl<'f> Glyphs<'f> {
    fn of(font: &'f [u8]) -> Option<Self> {
        Some(Glyphs {
            glyf: table(font, b"glyf")?,
            loca: table(font, b"loca")?,
            long: word(table(font, b"head")?, 50)? != 0,
        })
    }

    fn description(&self, glyph: u16) -> Option<&'f [u8]> {
        let place = |number: usize| {
            if self.long {
                let bytes = self.loca.get(4 * number..4 * number + 4)?;
                Some(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
            } else {
                word(self.loca, 2 * number).map(|half| 2 * usize::from(half))
            }
        };
        let number = usize::from(glyph);
        self.glyf.get(place(number)?..place(number + 1)?)
    }

    fn cost(
        &self,
        glyph: u16,
        depth: u8,
        costs: &mut [Option<Cost>],
    ) -> Result<Cost, &'static str> {
        const TOO_DEEP: &str = "a glyph is made of glyphs that are made of glyphs without end";
        // What cannot be read is found when the font is cut.
        let data = self.description(glyph).unwrap_or_default();
        let mut cost = Cost {
            parts: 1,
            bytes: data.len() as u64,
            depth: 0,
        };
        if let Some(Some(known)) = costs.get(usize::from(glyph)) {
            return Ok(*known);
        }
        if depth > DEEPEST {
            return Err(TOO_DEEP);
        }
        for part in parts(data) {
            let of_part = self.cost(part, depth + 1, costs)?;
            cost.parts += of_part.parts;
            cost.bytes += of_part.bytes;
            cost.depth = cost.depth.max(of_part.depth + 1);
            if cost.depth > DEEPEST {
                return Err(TOO_DEEP);
            }
            if cost.parts > MOST_PARTS || cost.bytes > MOST_BYTES {
                return Err("a glyph is made of more parts than can be drawn");
            }
        }
        if let Some(known) = costs.get_mut(usize::from(glyph)) {
            *known = Some(cost);
        }
        Ok(cost)
    }
}

/// The glyphs that a description names; none of a simple glyph.
fn parts(data: &[u8]) -> Vec<u16> {
    const WORDS: u16 = 0x1;
    const MORE: u16 = 0x20;
    const SCALES: [(u16, usize); 3] = [(0x8, 2), (0x40, 4), (0x80, 8)];
    let mut parts = Vec::new();
    let mut at = match word(data, 0) {
        Some(contours) if (contours as i16) < 0 => 10,
        _ => return parts,
    };
    while let (Some(flags), Some(part)) = (word(data, at), word(data, at + 2)) {
        parts.push(part);
        let scale = SCALES.iter().find(|(flag, _)| flags & flag != 0);
        at += 4 + if flags & WORDS != 0 { 4 } else { 2 } + scale.map_or(0, |(_, bytes)| *bytes);
        if flags & MORE == 0 {
            break;
        }
    }
    parts
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}
