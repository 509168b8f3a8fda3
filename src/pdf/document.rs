//! What printpdf does not write: fonts, links, destinations, outline, metadata, the identifier.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};

use super::fonts::Usage;
use super::metadata::{TOOL, fingerprint, xmp};
use super::page::Marks;
use super::tags;
use crate::brief::TagTree;
use crate::frame::{Dest, Target};
use crate::layout::{Book, OutlineEntry};

/// Threads that compress, at most: more of them wait for memory.
const MOST_THREADS: usize = 8;

/// Adds all that to a document as printpdf made it.
pub(super) fn graft(doc: &mut Document, book: &Book, tree: &TagTree, marks: &[Marks], usage: &Usage<'_>) -> Result<(), String> {
    doc.version = "1.7".into();
    let pages: Vec<ObjectId> = doc.get_pages().into_values().collect();
    let fonts = usage.write(doc)?;
    let resources = resources(doc, fonts);
    let places = places(&pages, marks);
    for (page, marks) in pages.iter().zip(marks) {
        let links: Vec<Object> =
            marks.links.iter().filter_map(|(rect, target)| link(rect, target, &places)).map(|l| doc.add_object(l).into()).collect();
        let page = doc.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(|e| format!("a page is missing: {e}"))?;
        page.set("Resources", Object::Reference(resources));
        page.remove(b"Annots");
        if !links.is_empty() {
            page.set("Annots", links);
        }
    }
    let structure = tags::write(doc, tree, &pages, marks)?;
    let outline = (!book.outline.is_empty()).then(|| write_outline(doc, &book.outline, &places));
    let mut stream = Stream::new(
        Dictionary::from_iter([("Type", Object::from("Metadata")), ("Subtype", Object::from("XML"))]),
        xmp(&book.meta).into_bytes(),
    );
    stream.allows_compression = false;
    let metadata = doc.add_object(stream);
    let catalog = doc.catalog_mut().map_err(|e| format!("the catalog is missing: {e}"))?;
    catalog.set("Metadata", Object::Reference(metadata));
    catalog.set("StructTreeRoot", Object::Reference(structure));
    catalog.set("MarkInfo", Dictionary::from_iter([("Marked", Object::Boolean(true))]));
    catalog.set("Lang", text(book.meta.lang.tag()));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true)), ("PrintScaling", "None".into())]));
    catalog.set("PageLayout", "SinglePage");
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", "UseOutlines");
    }
    finish(doc, book);
    Ok(())
}

/// Prunes what printpdf made and nothing uses, compresses, and sets the information and the identifier.
fn finish(doc: &mut Document, book: &Book) {
    let day = book.meta.date.format("D:%Y%m%d000000Z").to_string();
    let mut info = Dictionary::new();
    info.set("Title", text(&book.meta.title));
    if let Some(author) = &book.meta.author {
        info.set("Author", text(author));
    }
    for (key, value) in [("Creator", TOOL), ("Producer", TOOL), ("CreationDate", &day), ("ModDate", &day)] {
        info.set(key, text(value));
    }
    let info = doc.add_object(info);
    doc.trailer.set("Info", Object::Reference(info));
    doc.prune_objects();
    doc.renumber_objects();
    let streams = doc.objects.values().filter_map(|object| object.as_stream().ok()).map(|stream| stream.content.as_slice());
    let id = Object::String(fingerprint(streams), StringFormat::Hexadecimal);
    doc.trailer.set("ID", vec![id.clone(), id]);
    compress(doc);
}

/// Compresses every stream, which takes a fifth of a long build, on all processors; the bytes do not depend on how many.
fn compress(doc: &mut Document) {
    let streams = doc.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let left = Mutex::new(streams.filter(|stream| stream.allows_compression));
    let work = || {
        loop {
            let next = left.lock().ok().and_then(|mut left| left.next());
            let Some(stream) = next else { return };
            // A stream that cannot be made smaller stays as it is.
            let _ = stream.compress();
        }
    };
    let more = thread::available_parallelism().map_or(0, |all| all.get().min(MOST_THREADS) - 1);
    thread::scope(|scope| {
        (0..more).for_each(|_| drop(scope.spawn(work)));
        work();
    });
}

/// One dictionary of resources for all pages.
fn resources(doc: &mut Document, fonts: Dictionary) -> ObjectId {
    let fonts = doc.add_object(fonts);
    doc.add_object(Dictionary::from_iter([("Font", Object::Reference(fonts))]))
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

fn write_outline(doc: &mut Document, entries: &[OutlineEntry], places: &Places<'_>) -> ObjectId {
    let root = doc.new_object_id();
    let mut dict = Dictionary::from_iter([("Type", Object::from("Outlines"))]);
    if let Some((first, last, count)) = write_level(doc, entries, root, places) {
        dict.set("First", Object::Reference(first));
        dict.set("Last", Object::Reference(last));
        dict.set("Count", count);
    }
    doc.set_object(root, dict);
    root
}

/// Writes entries of one level and those below; gives the first, the last and how many there are in all.
fn write_level(doc: &mut Document, entries: &[OutlineEntry], parent: ObjectId, places: &Places<'_>) -> Option<(ObjectId, ObjectId, i64)> {
    let ids: Vec<ObjectId> = entries.iter().map(|_| doc.new_object_id()).collect();
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
        if let Some((first, last, below)) = write_level(doc, &entry.below, ids[i], places) {
            dict.set("First", Object::Reference(first));
            dict.set("Last", Object::Reference(last));
            dict.set("Count", below);
            count += below;
        }
        doc.set_object(ids[i], dict);
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
