//! The last look at the pages finds whatever was lost between the document and its pages.

use nenpyo::diag::{Code, Diagnostic, Sink};
use nenpyo::document::Document;
use nenpyo::frame::{Frame, GlyphRun, Item, NodeId};
use nenpyo::lang::Lang;
use nenpyo::layout::{Book, proofread};
use nenpyo::model::SectionKind;
use nenpyo::wording::voice;

use crate::stages::example;

fn findings(document: &Document, book: &Book, draft: bool) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    proofread(document, book, draft, &mut sink);
    sink.into_sorted()
}

/// The messages of faults of the program; there are no others.
fn messages(document: &Document, book: &Book) -> Vec<String> {
    let found = findings(document, book, false);
    assert!(
        found.iter().all(|found| found.code == Code::Internal),
        "{found:?}"
    );
    found.into_iter().map(|found| found.message).collect()
}

/// Every frame that belongs to a node, on all pages; artifacts left out.
fn tagged<'f>(frame: &'f mut Frame, see: &mut dyn FnMut(NodeId, &'f mut Frame)) {
    for (_, item) in &mut frame.items {
        match item {
            Item::Tagged(node, frame) => see(*node, frame),
            Item::Group(frame) => tagged(frame, see),
            _ => {}
        }
    }
}

/// Changes the first text with these words, and gives what the run said before.
fn change(book: &mut Book, words: &str, with: impl Fn(&mut GlyphRun)) -> String {
    let mut said = None;
    for page in &mut book.pages {
        tagged(&mut page.frame, &mut |_, frame| {
            for (_, item) in &mut frame.items {
                if let Item::Glyphs(run) = item
                    && said.is_none()
                    && run.text.contains(words)
                {
                    let mut changed = GlyphRun::clone(run);
                    with(&mut changed);
                    said = Some(std::mem::replace(run, changed.into()).text.clone());
                }
            }
        });
    }
    said.expect("a text with these words")
}

#[test]
fn nothing_of_the_example_is_lost() {
    for pack in ["executive.en.yaml", "executive.ja.yaml"] {
        let (document, book) = example(pack);
        assert!(!document.listed.is_empty());
        assert_eq!(messages(&document, &book), Vec::<String>::new(), "{pack}");
    }
}

#[test]
fn no_text_of_the_document_can_vanish_unnoticed() {
    let (document, book) = example("executive.en.yaml");
    let mut texts = 0;
    document.each_text(&mut |words| {
        let text = words.text();
        if text.trim().is_empty() {
            return;
        }
        let mut pages = book.pages.clone();
        for page in &mut pages {
            tagged(&mut page.frame, &mut |node, frame| {
                if node == words.node {
                    frame.items.clear();
                }
            });
        }
        let without = Book::clone(&book).with_pages(pages);
        let found = messages(&document, &without);
        assert!(
            matches!(&found[..], [one] if one.contains(&text)),
            "`{text}`: {found:?}"
        );
        texts += 1;
    });
    assert!(texts > 100, "{texts} texts were taken away");
}

#[test]
fn a_page_that_is_gone_is_missed_with_its_records() {
    let (document, mut book) = example("executive.ja.yaml");
    let name = voice(Lang::Ja).section(SectionKind::Chronology);
    let chronology = document
        .sections
        .iter()
        .position(|section| section.name == name)
        .expect("a chronology");
    book.pages.remove(book.lengths[..chronology].iter().sum());
    let found = messages(&document, &book);
    assert!(
        found
            .iter()
            .any(|message| message == "`record-1` is listed, but stands on no page"),
        "{found:?}"
    );
}

#[test]
fn a_character_that_is_gone_changed_or_added_is_missed() {
    let changes: [fn(&mut GlyphRun); 3] = [
        |run| run.text.truncate(run.text.len() - 1),
        |run| run.text = run.text.replacen('e', "x", 1),
        |run| run.text.insert(0, 'x'),
    ];
    for with in changes {
        let (document, mut book) = example("executive.en.yaml");
        let said = change(&mut book, "the", with);
        let found = messages(&document, &book);
        assert!(
            matches!(&found[..], [one] if one.contains(said.trim())),
            "{said}: {found:?}"
        );
    }
}

#[test]
fn a_draft_may_cut_a_text_but_not_leave_it_out() {
    let (document, mut book) = example("executive.en.yaml");
    change(&mut book, "the", |run| run.text.truncate(3));
    assert_eq!(findings(&document, &book, true), []);
    change(&mut book, "", |run| run.text.clear());
    assert_eq!(findings(&document, &book, true).len(), 1);
}

#[test]
fn characters_that_cannot_be_seen_are_no_loss() {
    for text in [
        "a\u{200b}b",
        "\u{200b}先頭",
        "a\u{ad}b",
        "葛\u{e0100}城",
        "か\u{3099}き",
        "\u{feff}先頭",
        "a\u{2060}b",
        "a\u{a0}b　c",
        "e\u{301}",
    ] {
        let outcome = crate::output::build_event(text);
        let internal: Vec<&Diagnostic> = outcome
            .diagnostics
            .iter()
            .filter(|found| found.code == Code::Internal)
            .collect();
        assert_eq!(internal, Vec::<&Diagnostic>::new(), "{text:?}");
    }
}
