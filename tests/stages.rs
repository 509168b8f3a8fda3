//! Goldens of the stages for the example that `init` writes: what the pack says (the tag tree), and
//! where every line of text stands. `UPDATE_GOLDEN=1 cargo test` rewrites them; then read the
//! difference. A missing golden fails, and so does one that no test uses.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use nenpyo::document::{Document, Role, TagTree};
use nenpyo::frame::{Colour, Frame, Item, NodeId, Step};
use nenpyo::geom::Point;
use nenpyo::layout::Book;
use nenpyo::pack::{Inputs, typeset_pack};
use nenpyo::source::Files;

use crate::charts::CHARTS;

const GOLDENS: [&str; 12] = [
    "charts.en.txt",
    "charts.ja.txt",
    "executive.en.pages.txt",
    "executive.en.tags.txt",
    "executive.ja.pages.txt",
    "executive.ja.tags.txt",
    "report.en.tags.txt",
    "report.ja.pages.txt",
    "study.en.pages.txt",
    "study.en.tags.txt",
    "study.ja.pages.txt",
    "study.ja.tags.txt",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// A pack of the example that `init` writes, as far as its pages.
pub(crate) fn example(pack: &str) -> (Document, Book) {
    set(
        pack,
        fs::read_to_string(root().join("data/init").join(pack)).expect("a pack of the example"),
    )
}

/// Any pack over the timeline of the example.
fn set(pack: &str, text: String) -> (Document, Book) {
    let folder = root().join("data/init");
    let read = |path: PathBuf| fs::read_to_string(path).expect("a file of the example");
    let mut files = Files::default();
    let pack = files.add(pack, text);
    let names = ["records.yaml", "sources.yaml", "timeline.yaml"];
    let timeline = names
        .map(|name| files.add(name, read(folder.join("timeline").join(name))))
        .to_vec();
    typeset_pack(&Inputs {
        files,
        pack,
        timeline,
        ..Inputs::default()
    })
    .expect("the example has no errors")
}

/// The tag tree in reading order, indented by depth: roles, what head cells head, columns,
/// languages, alternative texts, and the text of each node.
fn tags(document: &Document) -> String {
    let mut texts = BTreeMap::new();
    document.each_text(&mut |words| drop(texts.insert(words.node, words.text())));
    let mut below: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for (id, node) in document.tree.nodes() {
        node.parent
            .into_iter()
            .for_each(|parent| below.entry(parent).or_default().push(id));
    }
    let mut out = String::new();
    branch(document, TagTree::ROOT, 0, (&texts, &below), &mut out);
    out
}

type Texts<'a> = (
    &'a BTreeMap<NodeId, String>,
    &'a BTreeMap<NodeId, Vec<NodeId>>,
);

fn branch(
    document: &Document,
    id: NodeId,
    depth: usize,
    (texts, below): Texts<'_>,
    out: &mut String,
) {
    let node = document.tree.node(id);
    let scope = if let Role::HeadCell(scope) = node.role {
        format!(" {scope:?}")
    } else {
        String::new()
    };
    let columns = if node.columns > 1 {
        format!(" {} columns", node.columns)
    } else {
        String::new()
    };
    let lang = node
        .lang
        .map_or(String::new(), |lang| format!(" {}", lang.tag()));
    let said = node
        .alt
        .as_ref()
        .map(|alt| format!(" ({alt})"))
        .or(texts.get(&id).map(|text| format!(": {text}")))
        .unwrap_or_default();
    let _ = writeln!(
        out,
        "{}{}{scope}{columns}{lang}{said}",
        "  ".repeat(depth),
        node.role.name()
    );
    below
        .get(&id)
        .into_iter()
        .flatten()
        .for_each(|id| branch(document, *id, depth + 1, (texts, below), out));
}

/// Every run of text with its place in whole points, face and size, page by page.
fn pages(book: &Book) -> String {
    let mut out = String::new();
    for (number, page) in book.pages.iter().enumerate() {
        let _ = writeln!(out, "page {}", number + 1);
        page.frame.each_run(Point::default(), &mut |at, run| {
            let _ = writeln!(
                out,
                "{:>4.0} {:>4.0}  F{} {:>5}  {}",
                at.x.0, at.y.0, run.face.0, run.size, run.text
            );
        });
    }
    out
}

/// The charts of a book: every run of text as above, every path with its colours and the box that
/// it fills.
fn charts(document: &Document, book: &Book) -> String {
    let mut out = String::new();
    for page in &book.pages {
        each_chart(document, &page.frame, &mut |alt, frame| {
            let _ = writeln!(out, "{alt}");
            draw(frame, &mut out);
        });
    }
    out
}

fn each_chart<'a>(
    document: &'a Document,
    frame: &'a Frame,
    see: &mut dyn FnMut(&'a str, &'a Frame),
) {
    frame.walk(&mut |_, item| {
        if let Item::Tagged(node, frame) = item
            && document.tree.node(*node).role == Role::Figure
        {
            let alt = document.tree.node(*node).alt.as_deref();
            see(alt.unwrap_or_default(), frame);
        }
    });
}

fn draw(frame: &Frame, out: &mut String) {
    frame.walk(&mut |spot, item| {
        let at = spot.at;
        match item {
            Item::Glyphs(run) | Item::Ruby(run) => {
                let _ = writeln!(
                    out,
                    "{:>4.0} {:>4.0}  F{} {:>5}  {}",
                    at.x.0, at.y.0, run.face.0, run.size, run.text
                );
            }
            Item::Path(path) => {
                let _ = writeln!(out, "{}", outline(at, path));
            }
            _ => {}
        }
    });
}

/// A path as its box, its number of steps and its colours.
fn outline(at: Point, path: &nenpyo::frame::Path) -> String {
    let points: Vec<Point> = path
        .steps
        .iter()
        .filter_map(|step| match step {
            Step::Move(p) | Step::Line(p) | Step::Curve(_, _, p) => Some(at + *p),
            Step::Close => None,
        })
        .collect();
    let end = |of: fn(f32, f32) -> f32, start: f32| {
        (
            points.iter().map(|p| p.x.0).fold(start, of),
            points.iter().map(|p| p.y.0).fold(start, of),
        )
    };
    let ((left, top), (right, bottom)) = (end(f32::min, f32::MAX), end(f32::max, f32::MIN));
    let colour = |c: Colour| format!("{:02x}{:02x}{:02x}", c.0, c.1, c.2);
    let fill = path
        .fill
        .map_or(String::new(), |c| format!(" fill {}", colour(c)));
    let stroke = path
        .stroke
        .map_or(String::new(), |(c, w)| format!(" line {} {w}", colour(c)));
    format!(
        "{left:>4.0} {top:>4.0} {right:>4.0} {bottom:>4.0}  {} steps{fill}{stroke}",
        path.steps.len()
    )
}

#[test]
fn the_charts_of_the_example_are_drawn_as_their_goldens_say() {
    for lang in ["en", "ja"] {
        let sections = CHARTS.join(", glossary, ");
        let pack = format!(
            "nenpyo_pack: 1\nlanguage: {lang}\nmarking: TLP:GREEN\ntimeline: [timeline/]\n\
            sections: [chronology, {sections}]\n"
        );
        let (document, book) = set("charts.yaml", pack);
        compare(&format!("charts.{lang}.txt"), &charts(&document, &book));
    }
}

fn compare(name: &str, found: &str) {
    let path = root().join("tests/golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, found).expect("written");
    }
    let golden = fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("{name} is missing: UPDATE_GOLDEN=1 cargo test writes it"));
    let differs = golden
        .lines()
        .zip(found.lines())
        .enumerate()
        .find(|(_, (a, b))| a != b);
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

/// The Japanese sheet is the facilitator's, the English one the participants'.
#[test]
fn a_study_session_over_the_example_is_set_as_its_goldens_say() {
    for (lang, edition) in [("en", "participants"), ("ja", "facilitator")] {
        let session = format!("session: {{number: 1, minutes: 30, edition: {edition}}}");
        let pack = format!(
            "nenpyo_pack: 1\npreset: study-session\nlanguage: {lang}\ntimeline: [timeline/]\n\
            {session}\n"
        );
        let (document, book) = set("study.yaml", pack);
        compare(&format!("study.{lang}.tags.txt"), &tags(&document));
        compare(&format!("study.{lang}.pages.txt"), &pages(&book));
    }
}

#[test]
fn the_annexes_of_a_report_are_set_as_their_goldens_say() {
    let report = |lang: &str| {
        let sections = "cover, contents, cases, methods, judgements, gaps, sources";
        let text = format!(
            "nenpyo_pack: 1\npreset: report\nlanguage: {lang}\nmarking: TLP:GREEN\ntimeline: \
            [timeline/]\nsections: [{sections}]\n"
        );
        set("report.yaml", text)
    };
    compare("report.en.tags.txt", &tags(&report("en").0));
    compare("report.ja.pages.txt", &pages(&report("ja").1));
}

#[test]
fn no_golden_is_left_over() {
    let mut found: Vec<String> = fs::read_dir(root().join("tests/golden"))
        .expect("goldens")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        // The hashes of whole files are compared outside of the tests.
        .filter(|name| name != "packs.sha256")
        .collect();
    found.sort();
    assert_eq!(found, GOLDENS);
}
