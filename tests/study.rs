//! Sheets of a study session: two pages each, the same in both editions, and no answer in the
//! participants' file.

use lopdf::{Document, Object};
use nenpyo::document::Role;
use nenpyo::layout::Book;
use nenpyo::pack::{Inputs, Outcome, compile, typeset_pack};
use nenpyo::source::Files;

use crate::audience::{contents, holds};
use crate::output::poppler;
use crate::temp::keep;

const HEAD: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n\
sources:\n  - {id: s, title: {ja: 見本の記事, en: Sample article}, publisher: {ja: 見本新聞, en: \
Sample paper}, kind: news, reliability: B}\n\
cases:\n  - id: ended\n    code: C-1\n    title: {ja: 終わった件, en: An ended matter}\n    \
importance: high\n    methods: [taking]\n    conduct: {date: 2024-01, summary: {ja: 疑われた行為, \
en: Alleged conduct}, sources: [{id: s, credibility: 2}]}\n    parties: [{id: p, role: {ja: \
元社員, en: a former employee}}]\n    proceedings: [{date: 2024-02-01, forum: criminal, stage: \
arrested, parties: [p], by: {ja: 県警, en: police}, sources: [{id: s, credibility: 2}]}, {date: \
2024-03-01, forum: criminal, stage: not-prosecuted, parties: [p], by: {ja: 地検, en: prosecutors}, \
reason: suspended, sources: [{id: s, credibility: 2}]}]\n\
\x20 - id: known\n    code: C-2\n    title: {ja: 図面の持ち出し, en: Removal of drawings}\n    \
importance: low\n    methods: [taking]\n    conduct: {date: 2023-01, summary: {ja: \
図面を移したとされる。, en: Drawings were allegedly moved.}, sources: [{id: s, credibility: \
2}]}\n    parties: [{id: p, role: {ja: 元社員, en: a former employee}}]\n    proceedings: [{date: \
2023-02-01, forum: criminal, stage: arrested, parties: [p], by: {ja: 県警, en: police}, sources: \
[{id: s, credibility: 2}]}, {date: 2023-09-01, forum: criminal, stage: convicted, parties: [p], \
by: {ja: 地裁, en: District Court}, final: unknown, sources: [{id: s, credibility: 2}]}]\n";

const METHODS: &str = "methods:\n\
\x20 - id: taking\n    name: {ja: 持ち出し, en: Removal}\n    description: {ja: \
資料を社外へ移す。, en: Files are moved out.}\n    steps: [{title: {ja: 集める, en: Collect}, \
text: {ja: まとめて開く。, en: Opened in bulk.}, notice: {ja: 操作の記録, en: Logs}}]\n    signs: \
[{text: {ja: 急ぐ, en: Hurries}, group: people}, {text: {ja: 大量に開く, en: Bulk views}, group: \
information}]\n    countermeasures: [{text: {ja: 記録を確かめる, en: Review the logs}}]\n\
\x20 - id: asking\n    name: {ja: 問い合わせ, en: Inquiry}\n    signs: [{text: {ja: 詳しく尋ねる, \
en: Asks for details}, group: people}]\n\
\x20 - id: empty\n    name: {ja: 名だけの手口, en: A mere name}\n\
contacts: [{name: {ja: 相談の窓口, en: Advice desk}, phone: 000-0000-0000}]\n";

/// Questions about the method, each with an answer and notes that are canaries.
fn questions(count: usize, lines: u32) -> String {
    let one = |number: usize| {
        format!(
            "  - {{id: q{number}, text: {{ja: 問い{number}。, en: Question {number}?}}, answer: \
            {{ja: 秘答{number}, en: zqanswer{number}}}, notes: {{ja: 秘補{number}, en: \
            zqnote{number}}}, about: taking, minutes: 5, lines: {lines}}}\n"
        )
    };
    format!("questions:\n{}", (1..=count).map(one).collect::<String>())
}

fn scenario(length: usize) -> String {
    format!(
        "scenarios:\n  - id: s\n    title: {{ja: 頼み, en: A favour}}\n    text: {{ja: {}, en: \
        {}}}\n    about: taking\n",
        "架空".repeat(length),
        "tale ".repeat(length)
    )
}

fn inputs(timeline: &str, pack: &str) -> Inputs {
    let mut files = Files::default();
    let pack = files.add(
        "pack.yaml",
        format!(
            "nenpyo_pack: 1\ntimeline: [t.yaml]\ntitle: {{ja: 勉強会, en: \
            Session}}\npreset: study-session\n{pack}"
        ),
    );
    let timeline = files.add("t.yaml", format!("{HEAD}{METHODS}{timeline}"));
    Inputs {
        files,
        pack,
        timeline: vec![timeline],
        ..Inputs::default()
    }
}

fn build(timeline: &str, pack: &str) -> Outcome {
    let outcome = compile(&inputs(timeline, pack));
    outcome.pdf.iter().for_each(|pdf| keep(pdf));
    outcome
}

fn set(timeline: &str, pack: &str) -> (nenpyo::document::Document, Book) {
    typeset_pack(&inputs(timeline, pack)).unwrap_or_else(|found| panic!("{found:#?}"))
}

/// The headings in reading order, and the levels that they have.
fn headings(document: &nenpyo::document::Document) -> Vec<(u8, String)> {
    let mut found = Vec::new();
    document.each_text(&mut |words| {
        if let Role::Heading(level) = document.tree.node(words.node).role {
            found.push((level, words.text()));
        }
    });
    found
}

fn session(lang: &str, edition: &str, more: &str) -> String {
    format!(
        "language: {lang}\nsession: {{organiser: {{ja: 見本課, en: Desk}}, number: 3, minutes: 60, \
        edition: {edition}}}\n{more}"
    )
}

#[test]
fn every_sheet_has_two_pages_and_both_editions_the_same_headings() {
    let timeline = questions(2, 4) + &scenario(20);
    for lang in ["ja", "en"] {
        for more in ["", "paper: Letter\n", "sides: simplex\n"] {
            let (participants, pages) = set(&timeline, &session(lang, "participants", more));
            let (facilitators, others) = set(&timeline, &session(lang, "facilitator", more));
            assert_eq!(
                (pages.lengths.clone(), others.lengths),
                (vec![2, 2], vec![2, 2]),
                "{lang} {more}"
            );
            assert_eq!(headings(&participants), headings(&facilitators));
            assert!(facilitators.title.starts_with(if lang == "ja" {
                "【進行役用】"
            } else {
                "Facilitator's copy: "
            }));
        }
    }
}

#[test]
fn a_sheet_keeps_the_order_that_officers_know() {
    let (document, _) = set(
        &(questions(1, 4) + &scenario(5)),
        "select: {methods: [taking]}\n",
    );
    let found = headings(&document);
    let names: Vec<&str> = found
        .iter()
        .filter(|(level, _)| *level == 2)
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "概要",
            "手口",
            "事案の例",
            "兆候",
            "備え",
            "想定：頼み",
            "設問",
            "相談窓口"
        ]
    );
    // A generated headline claims nothing that the sheet does not prove.
    assert_eq!(found[0], (1, "持ち出し".to_owned()));
}

#[test]
fn the_example_is_no_matter_that_ended_without_a_conviction() {
    let mut texts = String::new();
    set("", "select: {methods: [taking]}\n")
        .0
        .each_text(&mut |words| texts += &words.text());
    assert!(
        texts.contains("図面の持ち出し")
            && texts.contains("有罪")
            && texts.contains("確定したかは未確認"),
        "{texts}"
    );
    assert!(!texts.contains("終わった件"), "{texts}");
    // A sheet of its own says in its title how the matter ended.
    let (document, _) = set("", "sections: [{section: handout, about: ended}]\n");
    assert_eq!(headings(&document)[0].1, "終わった件：不起訴");
}

#[test]
fn no_answer_is_in_any_file_but_the_facilitators() {
    let timeline = questions(2, 4);
    let heads = ["zqanswer", "zqnote", "秘答", "秘補"];
    for lang in ["ja", "en"] {
        let packs = [
            session(lang, "participants", "attach: {timeline: true}\n"),
            format!("language: {lang}\nattach: {{timeline: true}}\n"),
            format!(
                "language: {lang}\nattach: {{timeline: true}}\nsections: [chronology, {{section: \
                handout, about: taking}}, sources]\n"
            ),
        ];
        for pack in packs {
            let outcome = build(&timeline, &pack);
            let pdf = outcome
                .pdf
                .unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics));
            let text = poppler(&pdf, &[]).unwrap_or_default();
            for head in heads {
                assert!(
                    !contents(&pdf).iter().any(|bytes| holds(bytes, head)),
                    "{head} is in a file of {pack}"
                );
                assert!(!text.contains(head), "{head} is on a page of {pack}");
            }
        }
        let outcome = build(
            &timeline,
            &session(lang, "facilitator", "attach: {timeline: true}\n"),
        );
        let pdf = outcome
            .pdf
            .unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics));
        assert!(
            heads
                .iter()
                .all(|head| contents(&pdf).iter().any(|bytes| holds(bytes, head))),
            "the attached timeline has the answers"
        );
        if let Some(text) = poppler(&pdf, &[]) {
            let own = if lang == "ja" {
                ["秘答2", "秘補2", "進行役用"]
            } else {
                ["zqanswer2", "zqnote2", "Facilitator's copy"]
            };
            assert!(own.iter().all(|text_of| text.contains(text_of)), "{text}");
        }
    }
}

#[test]
fn lines_give_way_down_to_three_before_there_is_a_second_sheet() {
    let pages = |count, lines| {
        set(&questions(count, lines), "select: {methods: [taking]}\n")
            .1
            .pages
            .len()
    };
    // Three questions have room with three lines each, whatever they ask for; more do not.
    assert_eq!(
        [pages(1, 4), pages(3, 3), pages(3, 9), pages(3, 20)],
        [2, 2, 2, 2]
    );
    assert_eq!([pages(6, 3), pages(6, 9), pages(20, 3)], [4, 4, 6]);
}

fn first(outcome: &Outcome) -> (String, u32, String) {
    let found = outcome.diagnostics.first().expect("a finding");
    (
        found.code.as_str().to_owned(),
        found.at.expect("a place").start.line,
        found.message.clone(),
    )
}

#[test]
fn what_is_too_long_names_its_place() {
    let outcome = build(&scenario(200), "select: {methods: [taking]}\n");
    let line = format!("{HEAD}{METHODS}{}", scenario(200))
        .lines()
        .position(|line| line.starts_with("    text: "))
        .expect("its line")
        + 1;
    let (code, at, message) = first(&outcome);
    assert_eq!((code.as_str(), at as usize), ("too-long", line));
    assert!(message.starts_with("a scenario is "), "{message}");
    let longer = "session: {minutes: 9}\nselect: {methods: [taking]}\n";
    let (code, _, message) = first(&build(&questions(2, 4), longer));
    assert_eq!(
        (code.as_str(), message.as_str()),
        (
            "too-long",
            "the questions of the sheets take 10 minutes, and the session 9"
        )
    );
    let (code, _, message) = first(&build(&questions(1, 21), ""));
    assert!(
        code == "too-long" && message.contains("asks for 21 lines"),
        "{message}"
    );
}

#[test]
fn what_would_have_no_effect_is_refused() {
    for (pack, code) in [
        (
            "sections: [chronology]\nsession: {minutes: 60}\n",
            "not-supported",
        ),
        (
            "sections: [{section: chronology, about: taking}]\n",
            "not-supported",
        ),
        ("sections: [handout]\n", "missing-key"),
        (
            "sections: [{section: handout, about: nothing}]\n",
            "dangling-id",
        ),
        ("select: {methods: [empty]}\n", "nothing-selected"),
    ] {
        let outcome = build("", pack);
        assert!(
            outcome.pdf.is_none()
                && outcome
                    .diagnostics
                    .iter()
                    .any(|found| found.code.as_str() == code),
            "{pack}: {:#?}",
            outcome.diagnostics
        );
    }
}

#[test]
fn in_duplex_a_sheet_begins_on_a_front() {
    let sections = "sections: [chronology, {section: handout, about: taking}]\n";
    let pages = |sides: &str| set("", &format!("sides: {sides}\n{sections}")).1;
    assert_eq!(
        (pages("simplex").pages.len(), pages("duplex").pages.len()),
        (3, 4),
        "a page is left blank before the sheet"
    );
    assert_eq!(
        (pages("simplex").lengths, pages("duplex").lengths),
        (vec![1, 2], vec![1, 2])
    );
}

#[test]
fn lists_of_a_sheet_are_lists_to_those_who_hear_it() {
    let outcome = build(
        &(questions(2, 4) + &scenario(5)),
        "select: {methods: [taking]}\n",
    );
    let document = Document::load_mem(&outcome.pdf.expect("a file")).expect("a sound PDF");
    let role = |name: &str| {
        let is = |object: &&Object| {
            object.as_dict().is_ok_and(|of| {
                of.get(b"S")
                    .and_then(Object::as_name)
                    .is_ok_and(|role| role == name.as_bytes())
            })
        };
        document.objects.values().filter(is).count()
    };
    // Steps 1, status 1, signs 2, measures 1, questions 2, contacts 2.
    assert_eq!((role("LI"), role("Lbl"), role("LBody")), (9, 9, 9));
    assert_eq!((role("H1"), role("H2")), (1, 8));
}
