//! What printpdf does not write: fonts, links, destinations, outline, metadata, the identifier.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};

use super::content::Leaf;
use super::file::{self, Objects};
use super::fonts::Usage;
use super::metadata::{TOOL, xmp};
use super::page::Marks;
use super::tags;
use crate::brief::TagTree;
use crate::frame::{Dest, Target};
use crate::layout::{Book, Meta, OutlineEntry};

/// Writes the file: catalog and pages, their content, fonts, structure, outline, metadata.
pub(super) fn write(book: &Book, tree: &TagTree, leaves: Vec<Leaf>, usage: &Usage<'_>, programs: Vec<Stream>) -> Vec<u8> {
    let mut objects = Objects::default();
    let (root, parent) = (objects.reserve(), objects.reserve());
    let pages: Vec<ObjectId> = leaves.iter().map(|_| objects.reserve()).collect();
    let fonts = usage.write(&mut objects, programs);
    let resources = objects.add(Dictionary::from_iter([("Font", Object::Dictionary(fonts))]));
    let (marks, leaves): (Vec<Marks>, Vec<(Dictionary, Stream)>) =
        leaves.into_iter().map(|leaf| (leaf.marks, (leaf.dict, leaf.content))).unzip();
    let places = places(&pages, &marks);
    for (number, ((page, marks), (mut dict, content))) in pages.iter().zip(&marks).zip(leaves).enumerate() {
        dict.set("Parent", Object::Reference(parent));
        dict.set("Resources", Object::Reference(resources));
        dict.set("Contents", Object::Reference(objects.add(content)));
        dict.set("StructParents", number as i64);
        dict.set("Tabs", "S");
        let links = marks.links.iter().filter_map(|(rect, target)| link(rect, target, &places));
        let links: Vec<Object> = links.map(|link| Object::Reference(objects.add(link))).collect();
        if !links.is_empty() {
            dict.set("Annots", links);
        }
        objects.set(*page, dict);
    }
    let mut tree_of_pages = Dictionary::from_iter([("Type", Object::from("Pages")), ("Count", Object::from(pages.len() as i64))]);
    tree_of_pages.set("Kids", pages.iter().map(|page| Object::Reference(*page)).collect::<Vec<_>>());
    objects.set(parent, tree_of_pages);
    let mut catalog = Dictionary::from_iter([("Type", Object::from("Catalog")), ("Pages", Object::Reference(parent))]);
    catalog.set("StructTreeRoot", Object::Reference(tags::write(&mut objects, tree, &pages, &marks)));
    catalog.set("MarkInfo", Dictionary::from_iter([("Marked", Object::Boolean(true))]));
    catalog.set("Lang", text(book.meta.lang.tag()));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true)), ("PrintScaling", "None".into())]));
    catalog.set("PageLayout", "SinglePage");
    if !book.outline.is_empty() {
        catalog.set("Outlines", Object::Reference(write_outline(&mut objects, &book.outline, &places)));
        catalog.set("PageMode", "UseOutlines");
    }
    catalog.set("Metadata", Object::Reference(metadata(&mut objects, &book.meta)));
    objects.set(root, catalog);
    let info = information(&mut objects, &book.meta);
    file::write(&objects, root, info)
}

/// The metadata stream: not compressed, so that those who know no PDF find it (ISO 19005-2, 6.6.2.1).
fn metadata(objects: &mut Objects, meta: &Meta) -> ObjectId {
    let dict = Dictionary::from_iter([("Type", Object::from("Metadata")), ("Subtype", Object::from("XML"))]);
    objects.add(Stream::new(dict, xmp(meta).into_bytes()))
}

fn information(objects: &mut Objects, meta: &Meta) -> ObjectId {
    let day = meta.date.format("D:%Y%m%d000000Z").to_string();
    let mut info = Dictionary::new();
    info.set("Title", text(&meta.title));
    if let Some(author) = &meta.author {
        info.set("Author", text(author));
    }
    for (key, value) in [("Creator", TOOL), ("Producer", TOOL), ("CreationDate", &day), ("ModDate", &day)] {
        info.set(key, text(value));
    }
    objects.add(info)
}

type Places<'a> = BTreeMap<&'a Dest, Object>;

fn places<'a>(pages: &[ObjectId], marks: &'a [Marks]) -> Places<'a> {
    let mut places = Places::new();
    for (page, marks) in pages.iter().zip(marks) {
        for (dest, y) in &marks.anchors {
            let place = vec![Object::Reference(*page), "XYZ".into(), Object::Null, Object::Real(*y), Object::Null];
            places.entry(dest).or_insert(Object::Array(place));
        }
    }
    places
}

fn link(rect: &[f32; 4], target: &Target, places: &Places<'_>) -> Option<Dictionary> {
    let mut link = Dictionary::new();
    link.set("Type", "Annot");
    link.set("Subtype", "Link");
    link.set("Rect", rect.iter().map(|v| Object::Real(*v)).collect::<Vec<_>>());
    link.set("Border", vec![0.into(), 0.into(), 0.into()]);
    // Print (ISO 32000-1, table 165): an annotation that is archived must be printable.
    link.set("F", 4);
    match target {
        Target::Inside(dest) => link.set("Dest", places.get(dest)?.clone()),
        Target::Address(url) => {
            let mut action = Dictionary::new();
            action.set("S", "URI");
            action.set("URI", Object::String(url.as_bytes().to_vec(), StringFormat::Literal));
            link.set("A", action);
        }
    }
    Some(link)
}

fn write_outline(objects: &mut Objects, entries: &[OutlineEntry], places: &Places<'_>) -> ObjectId {
    let root = objects.reserve();
    let mut dict = Dictionary::from_iter([("Type", Object::from("Outlines"))]);
    if let Some((first, last, count)) = write_level(objects, entries, root, places) {
        dict.set("First", Object::Reference(first));
        dict.set("Last", Object::Reference(last));
        dict.set("Count", count);
    }
    objects.set(root, dict);
    root
}

/// Writes entries of one level and those below; gives the first, the last and how many there are in all.
fn write_level(
    objects: &mut Objects,
    entries: &[OutlineEntry],
    parent: ObjectId,
    places: &Places<'_>,
) -> Option<(ObjectId, ObjectId, i64)> {
    let ids: Vec<ObjectId> = entries.iter().map(|_| objects.reserve()).collect();
    let mut count = ids.len() as i64;
    for (i, entry) in entries.iter().enumerate() {
        let mut dict = Dictionary::new();
        dict.set("Title", text(&entry.title));
        dict.set("Parent", Object::Reference(parent));
        if let Some(place) = places.get(&entry.dest) {
            dict.set("Dest", place.clone());
        }
        if i > 0 {
            dict.set("Prev", Object::Reference(ids[i - 1]));
        }
        if let Some(next) = ids.get(i + 1) {
            dict.set("Next", Object::Reference(*next));
        }
        if let Some((first, last, below)) = write_level(objects, &entry.below, ids[i], places) {
            dict.set("First", Object::Reference(first));
            dict.set("Last", Object::Reference(last));
            dict.set("Count", below);
            count += below;
        }
        objects.set(ids[i], dict);
    }
    Some((*ids.first()?, *ids.last()?, count))
}

/// A text string: ASCII as it is, all else as UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
    }
    let bytes = [0xfe, 0xff].into_iter().chain(value.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
