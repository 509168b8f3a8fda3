//! The gate: what would break PDF/A or PDF/UA is named with its clause and its place, and no file
//! is written.

use nenpyo::brief::{Document, Role, Scope};
use nenpyo::diag::{Code, Sink};
use nenpyo::frame::{Frame, GlyphRun, Item, NodeId};
use nenpyo::layout::Book;
use nenpyo::pdf;

use crate::stages::example;

/// What the gate finds once something was changed: the messages, and whether each has a place.
fn found(change: impl Fn(&mut Document, &mut Book)) -> Vec<String> {
    let (mut document, mut book) = example("executive.ja.yaml");
    change(&mut document, &mut book);
    let mut sink = Sink::default();
    pdf::check(&book, &document.tree, document.at, &mut sink);
    let found = sink.into_sorted();
    assert!(
        found.iter().all(|found| found.code == Code::NotConforming
            && found.at.is_some()
            && found.hint.is_some()),
        "{found:?}"
    );
    found.into_iter().map(|found| found.message).collect()
}

fn one(change: impl Fn(&mut Document, &mut Book), words: &str, clause: &str) {
    let found = found(change);
    assert!(
        matches!(&found[..], [one] if one.contains(words) && one.ends_with(&format!("({clause})"))),
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
            .any(|message| message.starts_with("`P` stands in `L`")),
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
            .any(|message| message.starts_with("page 2 shows `a drawing` outside the tag tree")),
        "{found:?}"
    );
}

#[test]
fn every_glyph_stands_for_a_character_that_others_know() {
    let change = |with: fn(&mut GlyphRun)| {
        move |_: &mut Document, book: &mut Book| assert!(change_run(&mut book.pages[0].frame, with))
    };
    one(
        change(|run| run.glyphs[0].id = 0),
        "stands for no character",
        "ISO 19005-2, 6.2.11.8",
    );
    one(
        change(|run| run.text.insert(0, '\u{e000}')),
        "U+E000",
        "ISO 19005-2, 6.2.11.7",
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
