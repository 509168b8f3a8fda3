//! The timeline that a file holds: what its audience may see, good for building the same file
//! again.

use lopdf::{Document, Object};
use nenpyo::pack::{Inputs, compile};
use nenpyo::source::Files;

use crate::temp::keep;

const TIMELINE: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n\
sources:\n  - id: s\n    title: 見本の記事\n    publisher: 見本新聞\n    kind: news\n    \
reliability: B\n\
events:\n  - id: open\n    date: 2024-05-01\n    kind: policy\n    title: 公開の記録\n    sources: \
[{id: s, credibility: 2}]\n  - id: secret\n    date: 2024-06-01\n    kind: policy\n    title: \
秘匿の記録\n    marking: TLP:RED\n    sources: [{id: s, credibility: 2}]\n";

fn build(timeline: &str) -> Vec<u8> {
    let mut files = Files::default();
    let text = "nenpyo_pack: 1\ntimeline: [t.yaml]\ntitle: x\naudience: {marking: TLP:GREEN}\n\
        attach: {timeline: true}\nsections: [cover, chronology, sources]\n";
    let pack = files.add("pack.yaml", text.to_owned());
    let timeline = files.add("t.yaml", timeline.to_owned());
    let outcome = compile(&Inputs {
        files,
        pack,
        timeline: vec![timeline],
        ..Inputs::default()
    });
    outcome
        .pdf
        .unwrap_or_else(|| panic!("{:?}", outcome.diagnostics))
}

/// The attached file.
fn attached(pdf: &[u8]) -> String {
    let doc = Document::load_mem(pdf).expect("a PDF");
    let catalog = doc.catalog().expect("a catalog");
    let file = catalog
        .get(b"AF")
        .and_then(Object::as_array)
        .expect("an associated file")[0]
        .as_reference()
        .expect("a reference");
    let file = doc.get_dictionary(file).expect("a file specification");
    assert_eq!(
        file.get(b"AFRelationship")
            .and_then(Object::as_name)
            .expect("what it is"),
        b"Source"
    );
    let stream = file
        .get(b"EF")
        .and_then(Object::as_dict)
        .and_then(|files| files.get(b"F"))
        .and_then(Object::as_reference)
        .expect("a stream");
    let stream = doc
        .get_object(stream)
        .and_then(Object::as_stream)
        .expect("a stream");
    String::from_utf8(stream.decompressed_content().expect("its content")).expect("UTF-8")
}

#[test]
fn the_attached_timeline_builds_the_same_file_again() {
    let file = build(TIMELINE);
    keep(&file);
    let timeline = attached(&file);
    assert!(
        timeline.contains("公開の記録") && !timeline.contains("秘匿"),
        "{timeline}"
    );
    assert!(build(&timeline) == file, "the bytes differ");
}
