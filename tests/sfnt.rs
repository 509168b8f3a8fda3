//! Font files for a test, made from a bundled face: no font but the bundled ones lies in the
//! repository.

use nenpyo::font::{FaceId, FontBook};

/// A table: its tag and its bytes.
type Table = ([u8; 4], Vec<u8>);

/// The Mincho, with a character of its own that looks like one of its others, and nothing else.
pub(crate) fn with_character(c: char, looks_like: char) -> Vec<u8> {
    let face = FontBook::of_bundled().face(FaceId::MINCHO);
    let glyph = face.glyph(looks_like).expect("a glyph of the face");
    let mut tables = tables(face.data.bytes());
    // A signature would no longer hold.
    tables.retain(|(tag, _)| tag != b"DSIG");
    *table(&mut tables, b"cmap") = cmap(c, glyph);
    file(tables)
}

/// The same font under other licence bits (`OS/2` fsType).
pub(crate) fn with_licence(font: &[u8], bits: u16) -> Vec<u8> {
    let mut tables = tables(font);
    table(&mut tables, b"OS/2")[8..10].copy_from_slice(&bits.to_be_bytes());
    file(tables)
}

/// The same font with other bytes at a place of a table.
pub(crate) fn with_bytes(font: &[u8], tag: &[u8; 4], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut tables = tables(font);
    table(&mut tables, tag)[at..at + bytes.len()].copy_from_slice(bytes);
    file(tables)
}

/// The same font with glyphs of which each is the next one twice.
pub(crate) fn doubling(font: &[u8]) -> Vec<u8> {
    const COUNT: u16 = 40;
    let mut tables = tables(font);
    let glyph = |number: u16| {
        let part = |flags: u16| [flags, number + 1, 0, 0];
        let words = [[0xffff, 0, 0, 0].as_slice(), &[0], &part(0x23), &part(0x3)].concat();
        words
            .iter()
            .flat_map(|word| word.to_be_bytes())
            .collect::<Vec<u8>>()
    };
    let glyphs: Vec<Vec<u8>> = (0..COUNT - 1).map(glyph).collect();
    let mut places = vec![0u32];
    for glyph in &glyphs {
        places.push(places[places.len() - 1] + glyph.len() as u32);
    }
    places.push(places[places.len() - 1]);
    *table(&mut tables, b"glyf") = glyphs.concat();
    *table(&mut tables, b"loca") = places.iter().flat_map(|at| at.to_be_bytes()).collect();
    table(&mut tables, b"head")[50..52].copy_from_slice(&[0, 1]);
    table(&mut tables, b"maxp")[4..6].copy_from_slice(&COUNT.to_be_bytes());
    file(tables)
}

fn short(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]))
}

fn long(bytes: &[u8], at: usize) -> usize {
    short(bytes, at) << 16 | short(bytes, at + 2)
}

/// The tables of a font file.
fn tables(font: &[u8]) -> Vec<Table> {
    let record = |at: usize| {
        let (offset, length) = (long(font, at + 8), long(font, at + 12));
        (
            [font[at], font[at + 1], font[at + 2], font[at + 3]],
            font[offset..offset + length].to_vec(),
        )
    };
    (0..short(font, 4))
        .map(|number| record(12 + 16 * number))
        .collect()
}

fn table<'t>(tables: &'t mut [Table], tag: &[u8; 4]) -> &'t mut Vec<u8> {
    tables
        .iter_mut()
        .find(|(of, _)| of == tag)
        .map(|(_, bytes)| bytes)
        .expect("a table of the face")
}

/// A `cmap` of one character: format 12, which reaches beyond the basic plane.
fn cmap(c: char, glyph: u16) -> Vec<u8> {
    let head: [u16; 4] = [0, 1, 3, 10]; // version, one subtable; Windows, full Unicode
    // offset, format, length, language, groups
    let subtable: [u32; 8] = [12, 12 << 16, 28, 0, 1, c as u32, c as u32, u32::from(glyph)];
    head.iter()
        .flat_map(|word| word.to_be_bytes())
        .chain(subtable.iter().flat_map(|word| word.to_be_bytes()))
        .collect()
}

/// A font file of these tables, with every checksum right.
fn file(mut tables: Vec<Table>) -> Vec<u8> {
    table(&mut tables, b"head")[8..12].fill(0);
    let count = tables.len() as u16;
    let power = count.ilog2() as u16;
    let range = 16u16 << power;
    let mut font = vec![0, 1, 0, 0];
    font.extend(
        [count, range, power, count * 16 - range]
            .iter()
            .flat_map(|word| word.to_be_bytes()),
    );
    let mut body = Vec::new();
    let begin = font.len() + 16 * tables.len();
    let mut head = 0;
    for (tag, bytes) in &tables {
        let offset = begin + body.len();
        if tag == b"head" {
            head = offset;
        }
        font.extend(tag);
        font.extend(
            [checksum(bytes), offset as u32, bytes.len() as u32]
                .iter()
                .flat_map(|word| word.to_be_bytes()),
        );
        body.extend(bytes);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    font.extend(body);
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&font));
    font[head + 8..head + 12].copy_from_slice(&adjustment.to_be_bytes());
    font
}

/// The sum of a table's words.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}
