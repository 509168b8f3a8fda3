//! Links: areas of a page that lead into the document or to an address.

use crate::wording::voice;
use lopdf::{Dictionary, Object, StringFormat};

use super::marks::LinkMark;
use super::punycode;
use super::string::text;
use crate::frame::{Dest, Target};
use crate::layout::{Book, OutlineEntry};

/// The annotation of a link. What it leads to is said in words as well (ISO 14289-1, 7.18.5).
pub(super) fn annotation(mark: &LinkMark, book: &Book) -> Dictionary {
    let mut link = Dictionary::from_iter([
        ("Type", Object::from("Annot")),
        ("Subtype", Object::from("Link")),
    ]);
    link.set("Rect", mark.rect.map(Object::Real).to_vec());
    link.set("Border", vec![0.into(), 0.into(), 0.into()]);
    // Print (ISO 32000-1, table 165): an annotation that is archived must be printable.
    link.set("F", 4);
    link.set("Contents", text(&about(&mark.target, book)));
    match &mark.target {
        Target::Inside(dest) => link.set("Dest", text(&dest.name())),
        Target::Address(url) => {
            let mut action = Dictionary::from_iter([("S", Object::from("URI"))]);
            action.set("URI", Object::String(ascii(url), StringFormat::Literal));
            link.set("A", action);
        }
    }
    link
}

/// An address in ASCII, as the key wants it (ISO 32000-1, table 206): the labels of its host as
/// the net knows them (IDNA), other bytes with a percent sign (RFC 3986, 2.1).
fn ascii(url: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(url.len());
    let start = url.find("://").map_or(0, |at| at + "://".len());
    let length = url[start..].find(['/', '?', '#']);
    let end = length.map_or(url.len(), |length| start + length);
    let host = if start > 0 {
        let labels = url[start..end].split('.').map(punycode::label);
        labels.collect::<Vec<_>>().join(".")
    } else {
        url[start..end].to_owned()
    };
    for byte in [&url[..start], &host, &url[end..]]
        .iter()
        .flat_map(|part| part.bytes())
    {
        if byte.is_ascii_graphic() {
            out.push(byte);
        } else {
            out.extend(format!("%{byte:02X}").bytes());
        }
    }
    out
}

/// Where a link leads, in words.
pub(super) fn about(target: &Target, book: &Book) -> String {
    let lang = book.meta.lang;
    match target {
        Target::Address(url) => url.to_string(),
        Target::Inside(Dest::Source(number)) => voice(lang).link_to_source(*number),
        Target::Inside(Dest::Record(number)) => voice(lang).link_to_record(*number),
        Target::Inside(section) => name(&book.outline, *section)
            .unwrap_or(&book.meta.title)
            .to_owned(),
    }
}

fn name(outline: &[OutlineEntry], dest: Dest) -> Option<&str> {
    outline.iter().find_map(|entry| {
        if entry.dest == dest {
            Some(entry.title.as_str())
        } else {
            name(&entry.below, dest)
        }
    })
}
