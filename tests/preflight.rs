//! The preflight: each rule catches the fault that it is about, put into a sound file on purpose.

use std::path::Path;
use std::sync::OnceLock;

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use nenpyo::verify::{Fault, preflight};

use crate::cli::run;
use crate::temp::Temp;

/// A shipped pack as a PDF.
pub(crate) fn shipped(name: &str) -> Vec<u8> {
    let temp = Temp::new();
    let pack = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/packs")
        .join(name);
    let told = run(&temp, &["build", &pack.to_string_lossy(), "-o", "out.pdf"]);
    assert_eq!(told.code, 0, "{}", told.err);
    std::fs::read(temp.path().join("out.pdf")).expect("a PDF")
}

/// The shipped English pack, built once.
pub(crate) fn sound() -> &'static [u8] {
    static PDF: OnceLock<Vec<u8>> = OnceLock::new();
    PDF.get_or_init(|| shipped("executive.en.yaml"))
}

/// A document as a file.
pub(crate) fn saved(mut doc: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).expect("saved");
    bytes
}

/// What is wrong with a file.
pub(crate) fn faults(bytes: &[u8]) -> Vec<Fault> {
    preflight(bytes).expect("readable").faults
}

/// The faults of the shipped pack after an edit.
pub(crate) fn broken(edit: impl FnOnce(&mut Document)) -> Vec<Fault> {
    let mut doc = Document::load_mem(sound()).expect("a sound PDF");
    edit(&mut doc);
    faults(&saved(doc))
}

/// An edit breaks that clause, and the text says so.
pub(crate) fn breaks(clause: &str, words: &str, edit: impl FnOnce(&mut Document)) {
    let found = broken(edit);
    let told = found
        .iter()
        .any(|fault| fault.clause == clause && fault.text.contains(words));
    assert!(told, "{clause} `{words}` is not in {found:#?}");
}

/// The first dictionary of which something holds.
pub(crate) fn first(doc: &Document, holds: impl Fn(&Dictionary) -> bool) -> ObjectId {
    let found = doc
        .objects
        .iter()
        .find(|(_, object)| object.as_dict().is_ok_and(&holds));
    *found.expect("such an object").0
}

/// The first structure element of that type.
pub(crate) fn element<'a>(doc: &'a mut Document, role: &str) -> &'a mut Dictionary {
    let id = first(doc, |dict| {
        dict.get(b"S")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == role.as_bytes())
            && dict.has(b"P")
    });
    doc.get_dictionary_mut(id).expect("a dictionary")
}

/// The catalog, to be changed.
pub(crate) fn catalog(doc: &mut Document) -> &mut Dictionary {
    doc.catalog_mut().expect("a catalog")
}

/// Changes the operators of the second page.
fn repaint(doc: &mut Document, edit: impl FnOnce(&mut Vec<Operation>)) {
    let page = doc.get_pages()[&2];
    let mut content = doc.get_and_decode_page_content(page).expect("content");
    edit(&mut content.operations);
    let stream = doc.get_page_contents(page)[0];
    doc.objects.insert(
        stream,
        Stream::new(Dictionary::new(), content.encode().expect("encoded")).into(),
    );
}

/// The place of the first marked content with a number.
fn tagged(operations: &[Operation]) -> usize {
    let is_tagged = |operation: &Operation| {
        operation.operator == "BDC"
            && operation.operands[1]
                .as_dict()
                .is_ok_and(|properties| properties.has(b"MCID"))
    };
    operations
        .iter()
        .position(is_tagged)
        .expect("tagged content")
}

/// Changes the XMP packet.
fn restate(doc: &mut Document, from: &str, to: &str) {
    let id = catalog(doc)
        .get(b"Metadata")
        .and_then(Object::as_reference)
        .expect("metadata");
    let stream = doc
        .get_object_mut(id)
        .and_then(Object::as_stream_mut)
        .expect("a stream");
    let packet = String::from_utf8(stream.content.clone()).expect("UTF-8");
    assert!(packet.contains(from));
    stream.set_plain_content(packet.replace(from, to).into_bytes());
}

fn words(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

#[test]
fn faults_of_the_catalog_are_found() {
    breaks("ISO 19005-2, 6.7.4", "no language", |doc| {
        _ = catalog(doc).remove(b"Lang")
    });
    breaks("ISO 19005-2, 6.7.4", "`日本`", |doc| {
        catalog(doc).set("Lang", lopdf::text_string("日本"))
    });
    breaks("ISO 19005-2, 6.2.3", "no output intent", |doc| {
        _ = catalog(doc).remove(b"OutputIntents")
    });
    breaks("ISO 19005-2, 6.7.2.2", "Marked", |doc| {
        _ = catalog(doc).remove(b"MarkInfo")
    });
    breaks("ISO 14289-1, 7.1", "DisplayDocTitle", |doc| {
        _ = catalog(doc).remove(b"ViewerPreferences")
    });
    breaks("ISO 32000-1, 12.4.2", "page labels", |doc| {
        _ = catalog(doc).remove(b"PageLabels")
    });
    breaks("ISO 19005-2, 6.7.3", "no structure tree", |doc| {
        _ = catalog(doc).remove(b"StructTreeRoot")
    });
    breaks("ISO 19005-2, 6.1.3", "identifier", |doc| {
        _ = doc.trailer.remove(b"ID")
    });
    breaks("ISO 19005-2, 6.1.2", "first line", |doc| {
        doc.version = "2.0".into()
    });
    breaks("ISO 19005-2, 6.5.1", "JavaScript", |doc| {
        _ = doc.add_object(dictionary! { "S" => "JavaScript", "JS" => words("app.alert(1)") })
    });
    breaks("ISO 19005-2, 6.5.2", "OpenAction", |doc| {
        catalog(doc).set("OpenAction", dictionary! { "S" => "GoTo" })
    });
    breaks("ISO 19005-2, 6.5.2", "AA", |doc| {
        catalog(doc).set("AA", dictionary! { "WC" => dictionary! {} })
    });
    breaks("ISO 19005-2, 6.1.7", "LZWDecode", |doc| {
        doc.add_object(Stream::new(
            dictionary! { "Filter" => "LZWDecode" },
            vec![0],
        ));
    });
}

#[test]
fn faults_of_the_metadata_are_found() {
    breaks("ISO 19005-2, 6.6.3", "Title", |doc| {
        let info = doc
            .trailer
            .get(b"Info")
            .and_then(Object::as_reference)
            .expect("Info");
        doc.get_dictionary_mut(info)
            .expect("Info")
            .set("Title", words("Another"));
    });
    breaks("ISO 19005-2, 6.6.3", "CreationDate", |doc| {
        restate(doc, "<xmp:CreateDate>2026", "<xmp:CreateDate>2025")
    });
    breaks("ISO 19005-2, 6.6.4", "PDF/UA-1", |doc| {
        restate(doc, "<pdfuaid:part>1</pdfuaid:part>", "")
    });
    breaks("ISO 19005-2, 6.6.4", "level A", |doc| {
        restate(doc, "<pdfaid:conformance>A", "<pdfaid:conformance>B")
    });
    breaks("ISO 19005-2, 6.6.2.1", "expected", |doc| {
        restate(doc, "</dc:format>", "</dc:title>")
    });
    breaks("ISO 19005-2, 6.6.2.1", "packed", |doc| {
        let id = catalog(doc)
            .get(b"Metadata")
            .and_then(Object::as_reference)
            .expect("metadata");
        doc.get_object_mut(id)
            .and_then(Object::as_stream_mut)
            .and_then(Stream::compress)
            .expect("packed");
    });
}

#[test]
fn an_attached_file_belongs_into_part_3_and_says_what_it_is() {
    let attach = |doc: &mut Document, relation: Option<&str>| {
        let file = doc.add_object(Stream::new(
            dictionary! { "Type" => "EmbeddedFile", "Subtype" => "text/plain" },
            b"words".to_vec(),
        ));
        let mut named = dictionary! {
            "Type" => "Filespec",
            "F" => words("a.txt"),
            "UF" => words("a.txt"),
            "EF" => dictionary! { "F" => file },
        };
        if let Some(relation) = relation {
            named.set("AFRelationship", relation);
        }
        let named = doc.add_object(named);
        catalog(doc).set("AF", vec![named.into()]);
    };
    breaks("ISO 19005-2, 6.8", "`a.txt`", |doc| {
        attach(doc, Some("Source"))
    });
    let part = |doc: &mut Document| restate(doc, "<pdfaid:part>2", "<pdfaid:part>3");
    breaks("ISO 19005-2, 6.8", "relates", |doc| {
        (part(doc), attach(doc, None)).0
    });
    let found = broken(|doc| (part(doc), attach(doc, Some("Source"))).0);
    assert_eq!(found, []);
}

#[test]
fn faults_of_the_ways_through_the_file_are_found() {
    breaks("ISO 32000-1, 12.3.3", "leads nowhere", |doc| {
        let bookmark = first(doc, |dict| dict.has(b"Title") && dict.has(b"Dest"));
        doc.get_dictionary_mut(bookmark)
            .expect("a bookmark")
            .set("Dest", words("nowhere"));
    });
    breaks("ISO 32000-1, 12.3.3", "circle", |doc| {
        let bookmark = first(doc, |dict| dict.has(b"Title") && dict.has(b"Next"));
        doc.get_dictionary_mut(bookmark)
            .expect("a bookmark")
            .set("Next", bookmark);
    });
    breaks("ISO 32000-1, 12.3.2.3", "`nowhere`", |doc| {
        let link = first(doc, |dict| dict.has(b"Dest") && dict.has(b"Rect"));
        doc.get_dictionary_mut(link)
            .expect("a link")
            .set("Dest", words("nowhere"));
    });
    breaks("ISO 14289-1, 7.18.5", "Contents", |doc| {
        let link = first(doc, |dict| dict.has(b"Rect"));
        doc.get_dictionary_mut(link)
            .expect("a link")
            .remove(b"Contents");
    });
    breaks("ISO 14289-1, 7.18.5", "StructParent", |doc| {
        let link = first(doc, |dict| dict.has(b"Rect"));
        doc.get_dictionary_mut(link)
            .expect("a link")
            .set("StructParent", 0);
    });
    breaks("ISO 19005-2, 6.3.2", "hidden", |doc| {
        let link = first(doc, |dict| dict.has(b"Rect"));
        doc.get_dictionary_mut(link).expect("a link").set("F", 2);
    });
    breaks("ISO 19005-2, 6.3.1", "`Widget`", |doc| {
        let link = first(doc, |dict| dict.has(b"Rect"));
        doc.get_dictionary_mut(link)
            .expect("a link")
            .set("Subtype", "Widget");
    });
    breaks("ISO 14289-1, 7.18.3", "Tabs", |doc| {
        let page = first(doc, |dict| dict.has(b"Annots"));
        doc.get_dictionary_mut(page)
            .expect("a page")
            .remove(b"Tabs");
    });
}

#[test]
fn faults_of_the_structure_tree_are_found() {
    breaks("ISO 14289-1, 7.3", "Alt", |doc| {
        _ = element(doc, "Figure").remove(b"Alt")
    });
    breaks("ISO 32000-1, 14.8.5.4.3", "BBox", |doc| {
        _ = element(doc, "Figure").remove(b"A")
    });
    breaks("ISO 14289-1, 7.4.2", "follows", |doc| {
        element(doc, "H2").set("S", "H5")
    });
    breaks("ISO 14289-1, 7.4.2", "first heading is H2", |doc| {
        element(doc, "H1").set("S", "H2")
    });
    breaks("ISO 32000-1, 14.8.4", "`Paragraph`", |doc| {
        element(doc, "P").set("S", "Paragraph")
    });
    breaks("ISO 32000-1, 14.8.4.3.3", "`LBody` stands in `P`", |doc| {
        element(doc, "LI").set("S", "P")
    });
    breaks("ISO 32000-1, 14.8.4.3.4", "`TR` holds `P`", |doc| {
        element(doc, "TD").set("S", "P")
    });
    breaks("ISO 14289-1, 7.5", "Scope", |doc| {
        _ = element(doc, "TH").remove(b"A")
    });
    breaks("ISO 14289-1, 7.5", "columns", |doc| {
        _ = element(doc, "TR")
            .get_mut(b"K")
            .and_then(Object::as_array_mut)
            .expect("cells")
            .pop()
    });
    breaks("ISO 14289-1, 7.9", "no identifier", |doc| {
        _ = element(doc, "Note").remove(b"ID")
    });
    breaks("ISO 14289-1, 7.9", "IDTree", |doc| {
        element(doc, "Note").set("ID", words("other"))
    });
    breaks("ISO 14289-1, 7.18.5", "OBJR", |doc| {
        element(doc, "Link").set("K", Object::Null)
    });
    breaks("ISO 32000-1, 14.7.2", "parent (P)", |doc| {
        let root = first(doc, |dict| dict.has(b"ParentTree"));
        element(doc, "TD").set("P", root);
    });
    breaks("ISO 14289-1, 7.2", "no language", |doc| {
        _ = catalog(doc).remove(b"Lang")
    });
}

#[test]
fn a_role_that_maps_to_a_standard_one_is_sound() {
    let found = broken(|doc| {
        let root = first(doc, |dict| dict.has(b"ParentTree"));
        doc.get_dictionary_mut(root)
            .expect("the root")
            .set("RoleMap", dictionary! { "Absatz" => "Text", "Text" => "P" });
        element(doc, "P").set("S", "Absatz");
    });
    assert_eq!(found, []);
}

#[test]
fn faults_of_the_content_are_found() {
    breaks("ISO 14289-1, 7.1", "page 2: ", |doc| {
        repaint(doc, |operations| {
            let at = tagged(operations);
            let end = operations[at..]
                .iter()
                .position(|operation| operation.operator == "EMC")
                .expect("an end");
            operations.remove(at + end);
            operations.remove(at);
        });
    });
    breaks("ISO 32000-1, 14.6", "never closed", |doc| {
        repaint(doc, |operations| {
            let end = operations
                .iter()
                .rposition(|operation| operation.operator == "EMC")
                .expect("an end");
            operations.remove(end);
        });
    });
    breaks("ISO 32000-1, 14.6", "never began", |doc| {
        repaint(doc, |operations| {
            operations.push(Operation::new("EMC", Vec::new()))
        })
    });
    breaks("ISO 32000-1, 14.6", "given twice", |doc| {
        repaint(doc, |operations| {
            let again = operations[tagged(operations)].clone();
            operations.extend([again, Operation::new("EMC", Vec::new())]);
        });
    });
    breaks("ISO 32000-1, 14.6", "within another", |doc| {
        repaint(doc, |operations| {
            let at = tagged(operations);
            let inner = Operation::new(
                "BDC",
                vec!["Span".into(), dictionary! { "MCID" => 9999 }.into()],
            );
            operations.splice(at + 1..at + 1, [inner, Operation::new("EMC", Vec::new())]);
        });
    });
    breaks("ISO 32000-1, 14.7.4.4", "does not know", |doc| {
        let tree = first(doc, |dict| dict.has(b"ParentTree"));
        let tree = doc
            .get_dictionary(tree)
            .and_then(|root| doc.get_dict_in_dict(root, b"ParentTree"))
            .expect("a tree");
        let numbers = tree
            .get(b"Nums")
            .and_then(Object::as_array)
            .expect("numbers");
        let page = numbers[3]
            .as_reference()
            .expect("the owners of the second page");
        doc.get_object_mut(page)
            .and_then(Object::as_array_mut)
            .expect("owners")
            .pop();
    });
    breaks("ISO 32000-1, 14.7.4.4", "StructParents", |doc| {
        let page = doc.get_pages()[&1];
        doc.get_dictionary_mut(page)
            .expect("a page")
            .remove(b"StructParents");
    });
    breaks("ISO 32000-1, 7.8.2", "page 1", |doc| {
        let stream = doc.get_page_contents(doc.get_pages()[&1])[0];
        doc.objects.insert(
            stream,
            Stream::new(Dictionary::new(), b"BT (never closed".to_vec()).into(),
        );
    });
}

/// Changes the map from codes to text of the first font.
fn remap(doc: &mut Document, edit: impl Fn(&str) -> String) {
    let font = first(doc, |dict| dict.has(b"ToUnicode"));
    let map = doc
        .get_dictionary(font)
        .and_then(|font| font.get(b"ToUnicode"))
        .and_then(Object::as_reference)
        .expect("a map");
    let stream = doc
        .get_object_mut(map)
        .and_then(Object::as_stream_mut)
        .expect("a stream");
    let text = String::from_utf8(stream.get_plain_content().expect("unpacked")).expect("ASCII");
    *stream = Stream::new(Dictionary::new(), edit(&text).into_bytes());
}

#[test]
fn faults_of_the_fonts_are_found() {
    let without = |line: &'static str| {
        move |map: &str| {
            map.lines()
                .filter(|known| !known.starts_with(line))
                .collect::<Vec<_>>()
                .join("\n")
        }
    };
    breaks("ISO 19005-2, 6.2.11.7.2", "code 0002", |doc| {
        remap(doc, without("<0002>"))
    });
    breaks("ISO 19005-2, 6.2.11.7.2", "for no character", |doc| {
        remap(doc, |map| {
            without("<0002>")(map).replacen("beginbfchar", "beginbfchar\n<0002> <FEFF>", 1)
        });
    });
    breaks("ISO 19005-2, 6.2.11.7.3", "U+E000", |doc| {
        remap(doc, |map| {
            without("<0002>")(map).replacen("beginbfchar", "beginbfchar\n<0002> <E000>", 1)
        });
    });
    breaks("ISO 19005-2, 6.2.11.7.2", "ToUnicode", |doc| {
        let font = first(doc, |dict| dict.has(b"ToUnicode"));
        doc.get_dictionary_mut(font)
            .expect("a font")
            .remove(b"ToUnicode");
    });
    breaks("ISO 19005-2, 6.2.11.4", "not embedded", |doc| {
        let descriptor = first(doc, |dict| dict.has(b"FontFile2") || dict.has(b"FontFile3"));
        let descriptor = doc.get_dictionary_mut(descriptor).expect("a descriptor");
        ["FontFile2", "FontFile3"]
            .iter()
            .for_each(|key| _ = descriptor.remove(key.as_bytes()));
    });
    breaks("ISO 19005-2, 6.2.11.5", "width", |doc| {
        let font = first(doc, |dict| dict.has(b"CIDSystemInfo") && dict.has(b"W"));
        let font = doc.get_dictionary_mut(font).expect("a font");
        font.set("W", vec![1.into(), Object::Array(vec![500.into()])]);
    });
    breaks("ISO 19005-2, 6.2.11.8", "glyph 0", |doc| {
        repaint(doc, |operations| {
            let show = operations
                .iter_mut()
                .find(|operation| operation.operator == "TJ")
                .expect("text");
            show.operands = vec![Object::Array(vec![Object::String(
                vec![0, 0],
                StringFormat::Hexadecimal,
            )])];
        });
    });
}

#[test]
fn many_faults_of_a_kind_are_counted() {
    let found = broken(|doc| {
        let dicts = doc
            .objects
            .values_mut()
            .filter_map(|object| object.as_dict_mut().ok());
        dicts
            .filter(|dict| dict.has(b"Rect"))
            .for_each(|link| _ = link.remove(b"Contents"));
    });
    assert_eq!(found.len(), 11, "{found:#?}");
    assert!(
        found[10].text.ends_with("more of this kind"),
        "{:?}",
        found[10]
    );
}
