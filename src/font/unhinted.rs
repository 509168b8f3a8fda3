//! Fonts without their instructions: those fit outlines to coarse pixels, which neither paper nor a
//! modern screen has, and are a quarter of what a cut font takes.

use super::directory::table;

/// What a viewer needs of a TrueType font in a PDF (ISO 32000-1, 9.9), in the order of their names.
const KEPT: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];

/// A TrueType font with the same outlines and no instructions; `None` where it is not built as the
/// format says, or has other outlines.
pub fn unhinted(font: &[u8]) -> Option<Vec<u8>> {
    let (glyf, loca, head) = (
        table(font, b"glyf")?,
        table(font, b"loca")?,
        table(font, b"head")?,
    );
    let count = usize::from(word(table(font, b"maxp")?, 4)?);
    let long = word(head, 50)? != 0;
    let place = |number: usize| -> Option<usize> {
        if long {
            Some(double(loca, 4 * number)? as usize)
        } else {
            Some(2 * usize::from(word(loca, 2 * number)?))
        }
    };
    let (mut bodies, mut places) = (Vec::with_capacity(glyf.len()), vec![0]);
    for number in 0..count {
        bodies.extend(glyph(glyf.get(place(number)?..place(number + 1)?)?)?);
        bodies.resize(bodies.len().next_multiple_of(2), 0);
        places.push(bodies.len() as u32);
    }
    let short = bodies.len() < 0x2_0000;
    let mut head = head.to_vec();
    head[8..12].fill(0);
    head[51] = u8::from(!short);
    let loca = places.iter().flat_map(|at| {
        if short {
            ((at / 2) as u16).to_be_bytes().to_vec()
        } else {
            at.to_be_bytes().to_vec()
        }
    });
    let loca: Vec<u8> = loca.collect();
    let tables = KEPT.map(|name| match name {
        b"glyf" => Some(&bodies[..]),
        b"loca" => Some(&loca[..]),
        b"head" => Some(&head[..]),
        other => table(font, other),
    });
    Some(assembled(tables.into_iter().collect::<Option<Vec<_>>>()?))
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..at + 2)
        .map(|b| u16::from_be_bytes([b[0], b[1]]))
}

fn double(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at + 4)
        .map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
}

/// A description of a glyph without instructions (OpenType, glyf).
fn glyph(data: &[u8]) -> Option<Vec<u8>> {
    if data.is_empty() {
        return Some(Vec::new());
    }
    let contours = word(data, 0)? as i16;
    if contours < 0 {
        return composite(data);
    }
    let ends = 10 + 2 * contours as usize;
    let instructions = usize::from(word(data, ends)?);
    let mut out = data.get(..ends)?.to_vec();
    out.extend([0, 0]);
    out.extend(data.get(ends + 2 + instructions..)?);
    Some(out)
}

/// A glyph made of others: each part's flags say how long it is, whether more follow, and whether
/// instructions do.
fn composite(data: &[u8]) -> Option<Vec<u8>> {
    const WORDS: u16 = 0x1;
    const SCALE: u16 = 0x8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    const INSTRUCTIONS: u16 = 0x100;
    let mut out = data.get(..10)?.to_vec();
    let mut at = 10;
    loop {
        let flags = word(data, at)?;
        let scales = [(SCALE, 2), (TWO_SCALES, 4), (MATRIX, 8)]
            .iter()
            .find(|(flag, _)| flags & flag != 0)
            .map_or(0, |(_, bytes)| *bytes);
        let end = at + 4 + if flags & WORDS != 0 { 4 } else { 2 } + scales;
        out.extend((flags & !INSTRUCTIONS).to_be_bytes());
        out.extend(data.get(at + 2..end)?);
        at = end;
        if flags & MORE == 0 {
            return Some(out);
        }
    }
}

/// A font file of these tables (OpenType, table directory).
fn assembled(tables: Vec<&[u8]>) -> Vec<u8> {
    let count = tables.len();
    let mut file = vec![0, 1, 0, 0];
    // The largest power of two that is not above the count, for a search by halves.
    let log = count.ilog2() as u16;
    for value in [
        count as u16,
        16 << log,
        log,
        16 * (count as u16 - (1 << log)),
    ] {
        file.extend(value.to_be_bytes());
    }
    let mut place = 12 + 16 * count;
    let mut body = Vec::new();
    let mut head = 0;
    for (name, data) in KEPT.into_iter().zip(tables) {
        if name == b"head" {
            head = place;
        }
        file.extend(name);
        for value in [sum(data), place as u32, data.len() as u32] {
            file.extend(value.to_be_bytes());
        }
        body.extend(data);
        body.resize(body.len().next_multiple_of(4), 0);
        place = 12 + 16 * count + body.len();
    }
    file.extend(body);
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(sum(&file));
    file[head + 8..head + 12].copy_from_slice(&adjustment.to_be_bytes());
    file
}

/// The sum of a table as numbers of four bytes.
fn sum(data: &[u8]) -> u32 {
    let number = |part: &[u8]| {
        part.iter()
            .fold(0u32, |sum, byte| sum << 8 | u32::from(*byte))
            << (8 * (4 - part.len()))
    };
    data.chunks(4).map(number).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::unhinted;
    use crate::font::{Face, FontData, bundled_files};

    #[test]
    fn every_outline_and_width_stays_as_it_is() {
        for bytes in bundled_files() {
            let cut = unhinted(bytes).expect("a font");
            assert!(cut.len() < bytes.len() * 9 / 10);
            let face = |bytes: Vec<u8>| Face::new("x".to_owned(), FontData::Added(bytes), 400);
            let old = face(bytes.to_vec()).expect("a face");
            let outlines = skrifa::FontRef::new(&cut).expect("a font");
            let before = skrifa::FontRef::new(old.data.bytes()).expect("a font");
            for glyph in (0..12_000).step_by(7) {
                assert_eq!(
                    drawn(&before, glyph),
                    drawn(&outlines, glyph),
                    "glyph {glyph}"
                );
            }
        }
    }

    fn drawn(font: &skrifa::FontRef<'_>, glyph: u32) -> String {
        use skrifa::MetadataProvider;
        use skrifa::instance::{LocationRef, Size};
        use skrifa::outline::DrawSettings;
        use skrifa::outline::pen::SvgPen;
        let (size, location) = (Size::unscaled(), LocationRef::default());
        let mut pen = SvgPen::new();
        let outline = font.outline_glyphs().get(glyph.into());
        outline.map(|outline| outline.draw(DrawSettings::unhinted(size, location), &mut pen));
        format!(
            "{} {:?}",
            pen,
            font.glyph_metrics(size, location)
                .advance_width(glyph.into())
        )
    }

    #[test]
    fn what_is_no_font_is_left_alone() {
        for bytes in [&b""[..], b"OTTO", &[0; 200]] {
            assert_eq!(unhinted(bytes), None);
        }
        let font = bundled_files().next().expect("a font");
        for cut in (12..4000).step_by(97) {
            let _ = unhinted(&font[..cut]);
        }
    }
}
