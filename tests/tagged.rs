//! The text of a file in the order of its tags, read by poppler, against the text of the blocks.

use std::collections::BTreeMap;
use std::process::Command;

use nenpyo::document::{Document, TagTree};
use nenpyo::frame::NodeId;
use nenpyo::pdf::{self, Extras};

use crate::stages::example;
use crate::temp::Temp;

/// Poppler's dump of the tag tree. On a user's machine without poppler the test says so and ends.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn dump(pdf: &[u8]) -> Option<String> {
    let temp = Temp::new();
    let path = temp.write("read.pdf", pdf);
    match Command::new("pdfinfo")
        .arg("-struct-text")
        .arg(path)
        .output()
    {
        Ok(run) => Some(String::from_utf8_lossy(&run.stdout).into_owned()),
        Err(_) if std::env::var_os("CI").is_none() => {
            println!("skipped: pdfinfo is not installed");
            None
        }
        Err(error) => panic!("pdfinfo is missing: {error}"),
    }
}

/// Role and text of each element that has a text, in the order of the tags; the text of a link is
/// its parent's.
fn spoken(dump: &str) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for line in dump.lines() {
        let (depth, words) = (line.len() - line.trim_start().len(), line.trim());
        if let Some(text) = words.strip_prefix('"') {
            let (_, element) = open
                .iter()
                .rfind(|(above, _)| *above < depth)
                .expect("an element");
            said[*element]
                .1
                .push_str(text.strip_suffix('"').unwrap_or(text));
            continue;
        }
        if words.starts_with('/') || words.is_empty() {
            continue;
        }
        open.retain(|(above, _)| *above < depth);
        let role = words.split([' ', ':']).next().unwrap_or_default();
        let element = match open.last() {
            Some((_, above)) if role == "Link" => *above,
            _ => {
                said.push((role.to_owned(), String::new()));
                said.len() - 1
            }
        };
        open.push((depth, element));
    }
    said.retain(|(role, text)| !text.is_empty() && role != "Figure");
    said.iter_mut()
        .for_each(|(_, text)| text.retain(|c| !c.is_whitespace()));
    said
}

/// Role and text of each block's texts, in the order of the tree.
fn written(document: &Document) -> Vec<(String, String)> {
    let mut texts = BTreeMap::from([(document.marking_node, document.marking.label().to_owned())]);
    document.each_text(&mut |words| {
        texts.insert(
            words.node,
            words
                .text()
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect(),
        );
    });
    let mut below: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for (id, node) in document.tree.nodes() {
        node.parent
            .into_iter()
            .for_each(|parent| below.entry(parent).or_default().push(id));
    }
    let mut all = Vec::new();
    let mut next = vec![TagTree::ROOT];
    while let Some(id) = next.pop() {
        all.extend(
            texts
                .get(&id)
                .filter(|text| !text.is_empty())
                .map(|text| (document.tree.node(id).role.name().to_owned(), text.clone())),
        );
        next.extend(below.get(&id).into_iter().flatten().rev());
    }
    all
}

/// Whether only layout can know a text: the pages that cite a source, an entry of the contents.
fn is_of_layout((role, text): &(String, String)) -> bool {
    role == "Reference"
        || role == "TD"
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ',' | '–'))
}

#[test]
fn the_text_in_the_order_of_tags_is_the_text_of_the_blocks() {
    for pack in ["executive.ja.yaml", "executive.en.yaml"] {
        let (document, book) = example(pack);
        let Ok(fonts) = nenpyo::font::FontBook::with_added(&[]) else {
            panic!("no faces")
        };
        let file = pdf::write(&book, &document.tree, &fonts, Extras::default()).expect("a file");
        let Some(dump) = dump(&file) else { return };
        let mut spoken = spoken(&dump).into_iter();
        for (role, text) in written(&document) {
            // A table's caption begins with its label.
            let same = |(r, t): &(String, String)| {
                *r == role && (*t == text || role == "Caption" && t.ends_with(&text))
            };
            let found = spoken
                .by_ref()
                .find(|said| !is_of_layout(said) || same(said));
            assert!(
                found.as_ref().is_some_and(same),
                "{pack}: {role} `{text}` is spoken as {found:?}"
            );
        }
        assert_eq!(spoken.find(|said| !is_of_layout(said)), None, "{pack}");
    }
}
