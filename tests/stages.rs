//! Goldens of the stages for the example that `init` writes: what the pack says (the tag tree), and where every line of
//! text stands. `UPDATE_GOLDEN=1 cargo test` rewrites them; then read the difference. A missing golden fails, and so does
//! one that no test uses.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use nenpyo::brief::Document;
use nenpyo::geom::Point;
use nenpyo::layout::Book;
use nenpyo::pack::{Inputs, typeset_pack};
use nenpyo::source::Files;

const GOLDENS: [&str; 4] = ["executive.en.pages.txt", "executive.en.tags.txt", "executive.ja.pages.txt", "executive.ja.tags.txt"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// A pack of the example that `init` writes, as far as its pages.
pub fn example(pack: &str) -> (Document, Book) {
    let folder = root().join("data/init");
    let read = |path: PathBuf| fs::read_to_string(path).expect("a file of the example");
    let mut files = Files::default();
    let pack = files.add(pack, read(folder.join(pack)));
    let names = ["records.yaml", "sources.yaml", "timeline.yaml"];
    let timeline = names.map(|name| files.add(name, read(folder.join("timeline").join(name)))).to_vec();
    typeset_pack(&Inputs { files, pack, timeline, fonts: Vec::new(), draft: false }).expect("the example has no errors")
}

/// The roles in reading order, indented by depth, with the alternative texts of figures.
fn tags(document: &Document) -> String {
    let mut out = String::new();
    for (_, node) in document.tree.nodes() {
        let mut depth = 0;
        let mut above = node.parent;
        while let Some(id) = above {
            depth += 1;
            above = document.tree.node(id).parent;
        }
        let alt = node.alt.as_ref().map_or(String::new(), |alt| format!(": {alt}"));
        let _ = writeln!(out, "{}{}{alt}", "  ".repeat(depth), node.role.name());
    }
    out
}

/// Every run of text with its place in whole points, face and size, page by page.
fn pages(book: &Book) -> String {
    let mut out = String::new();
    for (number, page) in book.pages.iter().enumerate() {
        let _ = writeln!(out, "page {}", number + 1);
        page.frame.each_run(Point::default(), &mut |at, run| {
            let _ = writeln!(out, "{:>4.0} {:>4.0}  F{} {:>5}  {}", at.x.0, at.y.0, run.face.0, run.size, run.text);
        });
    }
    out
}

fn compare(name: &str, found: &str) {
    let path = root().join("tests/golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, found).expect("written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name} is missing: UPDATE_GOLDEN=1 cargo test writes it"));
    let differs = golden.lines().zip(found.lines()).enumerate().find(|(_, (a, b))| a != b);
    assert!(golden == found, "{name} differs, first at {differs:?}");
}

#[test]
fn the_example_is_set_as_its_goldens_say() {
    for pack in ["executive.en", "executive.ja"] {
        let (document, book) = example(&format!("{pack}.yaml"));
        compare(&format!("{pack}.tags.txt"), &tags(&document));
        compare(&format!("{pack}.pages.txt"), &pages(&book));
    }
}

#[test]
fn no_golden_is_left_over() {
    let mut found: Vec<String> = fs::read_dir(root().join("tests/golden"))
        .expect("goldens")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, GOLDENS);
}
