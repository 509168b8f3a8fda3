//! Objects → the bytes of a file: object streams and a compressed cross-reference stream (ISO
//! 32000-1, 7.5.7, 7.5.8).
//!
//! lopdf can write such files too, but writes every object three times over, leaves the
//! cross-reference stream uncompressed, and takes quadratic time to drop what nothing refers to.

use std::fmt::{self, Write};
use std::sync::OnceLock;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};
use miniz_oxide::deflate::compress_to_vec_zlib;

use super::metadata::fingerprint;
use crate::parallel;

/// Objects that share an object stream: their keys recur, and a reader unpacks the whole to get at
/// one.
const IN_A_STREAM: usize = 200;

/// How hard streams are compressed, of 10: more saves a hundredth of the size and doubles the time.
const LEVEL: u8 = 6;

/// The objects of a file, numbered from 1 in the order in which they were asked for.
#[derive(Default)]
pub(super) struct Objects {
    all: Vec<Object>,
}

impl Objects {
    /// A number for an object that is set later.
    pub(crate) fn reserve(&mut self) -> ObjectId {
        self.add(Object::Null)
    }

    /// Adds an object.
    pub(crate) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.all.push(object.into());
        (self.all.len() as u32, 0)
    }

    /// Sets an object that has its number.
    pub(crate) fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.all[id.0 as usize - 1] = object.into();
    }
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    /// So many bytes from the start of the file.
    Offset(usize),
    /// In the object stream of that number, at that position.
    Within(u32, u16),
}

/// What copies of a run have in common, compressed once.
#[derive(Default)]
pub(super) struct Packed {
    /// The object streams of the first copy, each with what it packs: most are the same in every
    /// copy.
    shares: OnceLock<Vec<(Vec<u8>, Stream)>>,
    /// The attached file.
    attached: OnceLock<Stream>,
}

/// Writes a file. The identifier follows from everything in it.
pub(super) fn write(
    objects: &Objects,
    root: ObjectId,
    info: ObjectId,
    packed: Option<&Packed>,
) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = vec![Place::Offset(0); objects.all.len()];
    let (streams, others): (Vec<_>, Vec<_>) = (1u32..)
        .zip(&objects.all)
        .partition(|(_, object)| matches!(object, Object::Stream(_)));
    for (number, object) in streams {
        places[number as usize - 1] = Place::Offset(file.len());
        indirect(&mut file, number, object);
    }
    let shares: Vec<&[(u32, &Object)]> = others.chunks(IN_A_STREAM).collect();
    let streams = match packed {
        Some(packed) => packed.of(&shares),
        None => parallel::map(&shares, |share| deflate_pack(&pack(share))),
    };
    for (share, packed) in shares.iter().zip(streams) {
        let number = places.len() as u32 + 1;
        for (position, (inside, _)) in (0u16..).zip(share.iter()) {
            places[*inside as usize - 1] = Place::Within(number, position);
        }
        places.push(Place::Offset(file.len()));
        indirect(&mut file, number, &Object::Stream(packed));
    }
    cross_references(&mut file, places, root, info);
    file
}

impl Packed {
    /// The attached file, made by the first copy.
    pub(crate) fn attached(&self, make: impl FnOnce() -> Stream) -> Stream {
        self.attached.get_or_init(make).clone()
    }

    /// The streams of shares, compressed only where they differ from the first copy's. Copies are
    /// written at once on all processors, so one is not divided any further.
    fn of(&self, shares: &[&[(u32, &Object)]]) -> Vec<Stream> {
        let stream = |(place, share): (usize, &&[(u32, &Object)])| {
            let content = pack(share);
            let known = self
                .shares
                .get()
                .and_then(|known| known.get(place))
                .filter(|(known, _)| *known == content.1);
            let stream = known.map_or_else(|| deflate_pack(&content), |(_, stream)| stream.clone());
            (content.1, stream)
        };
        let all: Vec<(Vec<u8>, Stream)> = shares.iter().enumerate().map(stream).collect();
        let streams = all.iter().map(|(_, stream)| stream.clone()).collect();
        // Whichever copy comes first: what is compressed is the same.
        let _ = self.shares.set(all);
        streams
    }
}

/// Objects as the content of the stream that holds them: numbers and offsets, then the objects.
/// Gives the dictionary and the content.
fn pack(share: &[(u32, &Object)]) -> (Dictionary, Vec<u8>) {
    let (mut head, mut body) = (Vec::new(), Vec::new());
    for (number, object) in share {
        put(&mut head, format_args!("{number} {} ", body.len()));
        direct(&mut body, object);
        body.push(b'\n');
    }
    let mut dict = Dictionary::from_iter([("Type", Object::from("ObjStm"))]);
    dict.set("N", share.len() as i64);
    dict.set("First", head.len() as i64);
    head.extend(body);
    (dict, head)
}

fn deflate_pack((dict, content): &(Dictionary, Vec<u8>)) -> Stream {
    deflated(dict.clone(), content)
}

/// The cross-reference stream with the trailer's keys, and the end of the file.
fn cross_references(file: &mut Vec<u8>, mut places: Vec<Place>, root: ObjectId, info: ObjectId) {
    let start = file.len();
    places.push(Place::Offset(start));
    let bytes = (1..8).find(|n| start < 1 << (8 * n)).unwrap_or(8);
    let mut table = vec![0; bytes + 3];
    for place in &places {
        let (kind, first, second) = match *place {
            Place::Offset(offset) => (1, offset, 0),
            Place::Within(stream, position) => (2, stream as usize, position),
        };
        table.push(kind);
        table.extend(&first.to_be_bytes()[8 - bytes..]);
        table.extend(second.to_be_bytes());
    }
    let id = Object::String(fingerprint(file), StringFormat::Hexadecimal);
    let mut dict = Dictionary::from_iter([("Type", Object::from("XRef"))]);
    dict.set("Size", places.len() as i64 + 1);
    dict.set("W", vec![1.into(), Object::from(bytes as i64), 2.into()]);
    dict.set("Root", Object::Reference(root));
    dict.set("Info", Object::Reference(info));
    dict.set("ID", vec![id.clone(), id]);
    let rows = [
        ("Predictor", Object::from(12)),
        ("Columns", Object::from(bytes as i64 + 3)),
    ];
    dict.set("DecodeParms", Dictionary::from_iter(rows));
    indirect(
        file,
        places.len() as u32,
        &Object::Stream(deflated(dict, &filtered(&table, bytes + 3))),
    );
    put(file, format_args!("startxref\n{start}\n%%EOF\n"));
}

/// Rows as differences from the row above, each after the mark of that filter (PNG's Up, ISO
/// 32000-1, 7.4.4.4).
fn filtered(table: &[u8], row: usize) -> Vec<u8> {
    let mut above = vec![0; row];
    let mut out = Vec::with_capacity(table.len() / row * (row + 1));
    for row in table.chunks(row) {
        out.push(2);
        out.extend(
            row.iter()
                .zip(&above)
                .map(|(now, above)| now.wrapping_sub(*above)),
        );
        above.copy_from_slice(row);
    }
    out
}

/// A compressed stream.
pub(super) fn deflated(mut dict: Dictionary, content: &[u8]) -> Stream {
    dict.set("Filter", "FlateDecode");
    Stream::new(dict, compress_to_vec_zlib(content, LEVEL))
}

/// Text as bytes.
struct Bytes<'a>(&'a mut Vec<u8>);

impl Write for Bytes<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend(text.as_bytes());
        Ok(())
    }
}

fn put(out: &mut Vec<u8>, text: fmt::Arguments<'_>) {
    // Writing into memory cannot fail.
    let _ = Bytes(out).write_fmt(text);
}

fn indirect(out: &mut Vec<u8>, number: u32, object: &Object) {
    put(out, format_args!("{number} 0 obj\n"));
    direct(out, object);
    out.extend(b"\nendobj\n");
}

/// Writes an object (ISO 32000-1, 7.3).
fn direct(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => put(out, format_args!("{value}")),
        Object::Integer(value) => put(out, format_args!("{value}")),
        Object::Real(value) => put(out, format_args!("{value}")),
        Object::Name(value) => name(out, value),
        Object::String(value, StringFormat::Literal) => literal(out, value),
        Object::String(value, StringFormat::Hexadecimal) => {
            out.push(b'<');
            value
                .iter()
                .for_each(|byte| put(out, format_args!("{byte:02X}")));
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                apart(out, item);
                direct(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => dictionary(out, dict),
        Object::Stream(stream) => {
            dictionary(out, &stream.dict);
            out.extend(b"\nstream\n");
            out.extend(&stream.content);
            // Both, since data that end with a carriage return would lose it to a lone line feed
            // (ISO 19005-2, 6.1.7.1).
            out.extend(b"\r\nendstream");
        }
        Object::Reference((number, generation)) => {
            put(out, format_args!("{number} {generation} R"))
        }
    }
}

fn dictionary(out: &mut Vec<u8>, dict: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dict {
        name(out, key);
        apart(out, value);
        direct(out, value);
    }
    out.extend(b">>");
}

/// A space where two objects would run together.
fn apart(out: &mut Vec<u8>, next: &Object) {
    let begins = matches!(
        next,
        Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Reference(_)
    );
    if begins && out.last() != Some(&b'[') {
        out.push(b' ');
    }
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            put(out, format_args!("#{byte:02X}"));
        }
    }
}

fn literal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            // A bare carriage return would be read as a line feed.
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}
