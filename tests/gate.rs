//! The gate: what would break PDF/A or PDF/UA is named with its clause and its place, and no file
//! is written.

use nenpyo::diag::{Diagnostic, Sink};
use nenpyo::document::{Document, Role, Scope};
use nenpyo::font::FontBook;
use nenpyo::frame::{Artifact, Frame, GlyphRun, Item, NodeId};
use nenpyo::geom::{Point, Pt};
use nenpyo::layout::{Book, Imposition, impose};
use nenpyo::model::Paper;
use nenpyo::pdf::{self, Edge, Places};
use nenpyo::text::Typesetter;

use crate::stages::example;

/// What the gate finds once something was changed: the messages, and whether each has a place.
fn found(change: impl Fn(&mut Document, &mut Book)) -> Vec<String> {
    let (mut document, mut book) = example("executive.ja.yaml");
    change(&mut document, &mut book);
    let mut sink = Sink::default();
    let places = Places {
        pack: document.at,
        of_text: &|_, _| None,
    };
    pdf::check(&book, &document.tree, places, &mut sink);
    let frames = book.pages.iter().map(|page| &page.frame);
    let edges = [Edge::Head, Edge::Foot];
    pdf::check_marking(frames, document.marking, &edges, document.at, &mut sink);
    let found = sink.into_sorted();
    assert!(
        found
            .iter()
            .all(|found| found.at.is_some() && found.hint.is_some()),
        "{found:?}"
    );
    let told = |found: Diagnostic| format!("{}: {}", found.code.as_str(), found.message);
    found.into_iter().map(told).collect()
}

fn one(change: impl Fn(&mut Document, &mut Book), words: &str, clause: &str) {
    let found = found(change);
    assert!(
        matches!(&found[..], [one] if one.starts_with("not-conforming: ")
            && one.contains(words)
            && one.ends_with(&format!("({clause})"))),
        "{found:?}"
    );
}

/// The first node of a role.
fn first(document: &Document, role: Role) -> NodeId {
    document
        .tree
        .nodes()
        .find(|(_, node)| node.role == role)
        .expect("a node of that role")
        .0
}

/// Changes the first run of glyphs.
fn change_run(frame: &mut Frame, with: fn(&mut GlyphRun)) -> bool {
    frame.items.iter_mut().any(|(_, item)| match item {
        Item::Glyphs(run) => {
            let mut changed = GlyphRun::clone(run);
            with(&mut changed);
            *run = changed.into();
            true
        }
        Item::Group(frame)
        | Item::Tagged(_, frame)
        | Item::Artifact(_, frame)
        | Item::Link(_, frame) => change_run(frame, with),
        Item::Ruby(_) | Item::Path(_) | Item::Anchor(_) | Item::Image(..) => false,
    })
}

#[test]
fn the_example_passes() {
    assert_eq!(found(|_, _| {}), Vec::<String>::new());
}

#[test]
fn a_figure_needs_an_alternative_text() {
    let change = |document: &mut Document, _: &mut Book| {
        let figure = first(document, Role::Figure);
        document.tree.node_mut(figure).alt = Some(" ".to_owned());
    };
    one(change, "no alternative text", "ISO 14289-1, 7.3");
}

#[test]
fn headings_skip_no_level() {
    let change = |document: &mut Document, _: &mut Book| {
        let heading = first(document, Role::Heading(2));
        document.tree.node_mut(heading).role = Role::Heading(3);
    };
    one(
        change,
        "a heading of level 3 follows one of level 1",
        "ISO 14289-1, 7.4.2",
    );
}

#[test]
fn all_rows_have_as_many_columns() {
    let change = |document: &mut Document, _: &mut Book| {
        let cell = first(document, Role::HeadCell(Scope::Column));
        document.tree.node_mut(cell).columns = 2;
    };
    one(change, "rows of 6 and of 5 columns", "ISO 14289-1, 7.5");
}

#[test]
fn roles_stand_where_they_belong() {
    let change = |document: &mut Document, _: &mut Book| {
        let item = first(document, Role::ListItem);
        document.tree.node_mut(item).role = Role::Paragraph;
    };
    let found = found(change);
    assert!(
        found
            .iter()
            .any(|message| message.contains("`P` stands in `L`")),
        "{found:?}"
    );
}

#[test]
fn nothing_stands_outside_the_tag_tree() {
    let change = |_: &mut Document, book: &mut Book| {
        let plain = book.pages[1].frame.items.iter().find_map(|(_, item)| {
            if let Item::Artifact(_, frame) = item {
                Some(frame.clone())
            } else {
                None
            }
        });
        book.pages[1].frame.items =
            vec![(Default::default(), Item::Group(plain.expect("an artifact")))];
        book.pages.truncate(2);
    };
    let found = found(change);
    assert!(
        found
            .iter()
            .any(|message| message.contains("page 2 shows `a drawing` outside the tag tree")),
        "{found:?}"
    );
}

#[test]
fn every_glyph_stands_for_a_character_that_others_know() {
    let change = |with: fn(&mut GlyphRun)| {
        move |_: &mut Document, book: &mut Book| assert!(change_run(&mut book.pages[0].frame, with))
    };
    let missing = found(change(|run| run.glyphs[0].id = 0));
    assert!(
        matches!(&missing[..], [one] if one.starts_with("missing-glyph: no font has the \
            character")),
        "{missing:?}"
    );
    let private = found(change(|run| run.text.insert(0, '\u{e000}')));
    assert!(
        private
            .iter()
            .any(|found| found.contains("U+E000") && found.ends_with("(ISO 19005-2, 6.2.11.7)")),
        "{private:?}"
    );
}

#[test]
fn no_string_is_longer_than_a_file_may_hold() {
    let change = |_: &mut Document, book: &mut Book| book.meta.title = "年".repeat(20_000);
    one(change, "40002 bytes", "ISO 19005-2, 6.1.13");
    one(
        |_, book| book.meta.title = " ".to_owned(),
        "no title",
        "ISO 14289-1, 7.1",
    );
}

/// Changes every run of a text, whatever it stands in.
fn change_runs(frame: &mut Frame, text: &str, with: fn(&mut GlyphRun)) {
    for (_, item) in &mut frame.items {
        match item {
            Item::Glyphs(run) if run.text.trim() == text => {
                let mut changed = GlyphRun::clone(run);
                with(&mut changed);
                *run = changed.into();
            }
            Item::Group(frame)
            | Item::Tagged(_, frame)
            | Item::Artifact(_, frame)
            | Item::Link(_, frame) => change_runs(frame, text, with),
            Item::Glyphs(_) | Item::Ruby(_) | Item::Path(_) | Item::Anchor(_) | Item::Image(..) => {
            }
        }
    }
}

#[test]
fn every_page_bears_its_marking_at_head_and_foot() {
    for with in [
        |run: &mut GlyphRun| run.text = "TLP:AMBER".to_owned(),
        |run: &mut GlyphRun| run.text = "TLP:GREE".to_owned(),
        |run: &mut GlyphRun| run.size = 8.0,
    ] {
        let found = found(|_, book| change_runs(&mut book.pages[2].frame, "TLP:GREEN", with));
        let told = |edge: &str| {
            let text = format!("page 3 does not bear the marking of the document at its {edge}");
            found.iter().any(|found| found.contains(&text))
        };
        assert!(told("head") && told("foot"), "{found:?}");
    }
    // What stands in the text does not mark a page.
    let moved = found(|_, book| {
        let frame = &mut book.pages[2].frame;
        let (feet, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut frame.items)
            .into_iter()
            .partition(|(_, item)| matches!(item, Item::Artifact(Artifact::Foot, _)));
        frame.items = rest;
        let up = Point::new(Pt(0.0), frame.size.height / -2.0);
        frame
            .items
            .extend(feet.into_iter().map(|(at, item)| (at + up, item)));
    });
    assert!(
        matches!(&moved[..], [one] if one.contains("page 3") && one.contains("foot")),
        "{moved:?}"
    );
}

#[test]
fn every_sheet_bears_the_marking_of_its_document() {
    for (paper, way) in [
        (Paper::A4, Imposition::TwoUpNotes),
        (Paper::A5, Imposition::Booklet),
    ] {
        let (document, book) = example("executive.ja.yaml");
        let fonts = FontBook::with_added(&[]).unwrap_or_else(|_| panic!("the bundled faces"));
        let book = impose(book, &document, paper, way, &Typesetter::new(&fonts));
        let faults = |frames: Vec<Frame>| {
            let mut sink = Sink::default();
            let edges = [Edge::Head, Edge::Foot];
            pdf::check_marking(
                frames.iter(),
                document.marking,
                &edges,
                document.at,
                &mut sink,
            );
            sink.into_sorted().len()
        };
        let frames: Vec<Frame> = book.pages.into_iter().map(|page| page.frame).collect();
        assert_eq!(faults(frames.clone()), 0, "{way:?}");
        let mut bare = frames;
        change_runs(&mut bare[1], "TLP:GREEN", |run| run.text = "TLP".to_owned());
        assert_eq!(faults(bare), 2, "{way:?}");
    }
}
