//! Packs in two languages: every text stands there in both, each in its own language, side by side
//! where there is room.

use std::collections::BTreeMap;

use nenpyo::document::{Body, Document, Role, TagTree};
use nenpyo::frame::{Frame, Item, NodeId};
use nenpyo::geom::Pt;
use nenpyo::lang::{Lang, is_japanese};
use nenpyo::layout::Book;
use nenpyo::pack::{Inputs, compile, typeset_pack};
use nenpyo::source::Files;

use crate::temp::keep;

const TIMELINE: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n\
sources:\n  - {id: s, title: {ja: 見本の記事, en: Sample article}, publisher: {ja: 見本新聞, en: \
Sample paper}, kind: news, reliability: B}\n\
events:\n\
\x20 - {id: a, kind: policy, date: 2024-01, title: {ja: 指針を改める, en: Guidance is revised}, \
sources: [{id: s, credibility: 2}]}\n\
\x20 - {id: b, kind: incident, date: 2024-05-01, title: {ja: 図面が漏れる, en: Drawings leak}, \
summary: {ja: 社外に出た。, en: They left the company.}, sources: [{id: s, credibility: 2}]}\n\
methods:\n  - {id: taking, name: {ja: 持ち出し, en: Removal}, signs: [{text: {ja: 急ぐ, en: \
Hurries}, group: people}]}\n\
contacts: [{name: {ja: 相談の窓口, en: Advice desk}, phone: 000-0000-0000}]\n";

fn inputs(timeline: &str, pack: &str) -> Inputs {
    let mut files = Files::default();
    let head = "nenpyo_pack: 1\ntimeline: [t.yaml]\nlanguage: both\ntitle: {ja: 年表の見本, en: A \
        sample}\n";
    let pack = files.add("pack.yaml", format!("{head}{pack}"));
    let timeline = files.add("t.yaml", timeline.to_owned());
    Inputs {
        files,
        pack,
        timeline: vec![timeline],
        ..Inputs::default()
    }
}

fn set(pack: &str) -> (Document, Book) {
    let inputs = inputs(TIMELINE, pack);
    compile(&inputs).pdf.iter().for_each(|pdf| keep(pdf));
    typeset_pack(&inputs).unwrap_or_else(|found| panic!("{found:#?}"))
}

/// Where the content of each node first stands.
fn places(book: &Book) -> BTreeMap<NodeId, (usize, Pt, Pt)> {
    fn walk(
        frame: &Frame,
        (page, x, y): (usize, Pt, Pt),
        of: Option<NodeId>,
        found: &mut BTreeMap<NodeId, (usize, Pt, Pt)>,
    ) {
        for (at, item) in &frame.items {
            let here = (page, x + at.x, y + at.y);
            match item {
                Item::Group(frame) | Item::Link(_, frame) => walk(frame, here, of, found),
                Item::Tagged(node, frame) => walk(frame, here, Some(*node), found),
                Item::Glyphs(_) => {
                    of.map(|node| found.entry(node).or_insert(here));
                }
                _ => {}
            }
        }
    }
    let mut found = BTreeMap::new();
    for (number, page) in book.pages.iter().enumerate() {
        walk(&page.frame, (number, Pt(0.0), Pt(0.0)), None, &mut found);
    }
    found
}

fn lang_of(tree: &TagTree, node: NodeId) -> Option<Lang> {
    let of = tree.node(node);
    of.lang.or_else(|| lang_of(tree, of.parent?))
}

#[test]
fn every_text_is_there_in_both_languages_and_says_which_it_is() {
    let (document, _) =
        set("preset: report\nsummary: {headline: {ja: 見本である。, en: A sample.}}\n");
    let mut pairs = 0;
    document.each_text(&mut |words| {
        let Some(second) = document.translations.get(&words.node) else {
            let text = words.text();
            assert!(!text.chars().any(is_japanese), "`{text}` stands there once");
            return;
        };
        assert!(!second.text().chars().any(is_japanese), "{}", second.text());
        assert_eq!(document.tree.node(second.node).parent, Some(words.node));
        assert_eq!(document.tree.node(second.node).role, Role::Span);
        assert_eq!(lang_of(&document.tree, second.node), Some(Lang::En));
        pairs += 1;
    });
    assert!(pairs > 100, "{pairs}");
}

#[test]
fn a_record_is_one_row_with_both_titles_beside_each_other() {
    let (document, book) = set("sections: [chronology]\n");
    let places = places(&book);
    let mut rows = 0;
    document.each_text(&mut |words| {
        let Some(second) = document
            .translations
            .get(&words.node)
            .filter(|_| ["指針を改める", "図面が漏れる"].contains(&&*words.text()))
        else {
            return;
        };
        let (first, second) = (places[&words.node], places[&second.node]);
        assert!(
            first.0 == second.0 && (first.2 - second.2).0.abs() < 1.0,
            "the same line: {first:?} {second:?}"
        );
        assert!(
            second.1.0 > first.1.0 + 80.0,
            "the next column: {first:?} {second:?}"
        );
        rows += 1;
    });
    assert_eq!(rows, 2);
}

#[test]
fn each_sheet_of_a_session_is_in_one_language() {
    let (document, book) = set("preset: study-session\n");
    let sheets: Vec<Option<Lang>> = document
        .sections
        .iter()
        .filter(|section| matches!(section.body, Body::Handout(_)))
        .map(|section| section.lang)
        .collect();
    assert_eq!(sheets, [None, Some(Lang::En)]);
    assert_eq!(book.lengths, [2, 2]);
    let english = document.sections[1].heading.as_ref().expect("a heading");
    assert_eq!(lang_of(&document.tree, english.node), Some(Lang::En));
    assert!(english.text().starts_with("Removal"), "{}", english.text());
}

#[test]
fn what_one_language_lacks_is_an_error_and_in_a_draft_a_placeholder() {
    let lacking = TIMELINE.replace(
        "{ja: 指針を改める, en: Guidance is revised}",
        "{ja: 指針を改める}",
    );
    let outcome = compile(&inputs(&lacking, "sections: [chronology]\n"));
    assert!(outcome.pdf.is_none());
    let found: Vec<&str> = outcome
        .diagnostics
        .iter()
        .map(|found| found.code.as_str())
        .collect();
    assert_eq!(found, ["missing-translation"]);
    let (document, _) = typeset_pack(&Inputs {
        draft: true,
        ..inputs(&lacking, "sections: [chronology]\n")
    })
    .expect("a draft");
    assert!(
        document
            .translations
            .values()
            .any(|words| words.text() == "[not translated]")
    );
}
