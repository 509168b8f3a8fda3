//! Matrices and maps from awkward timelines, in both languages and both sizes.

use nenpyo::document::{Block, Body};
use nenpyo::pack::{Inputs, compile, typeset_pack};
use nenpyo::source::Files;

const HEAD: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n\
sources:\n  - {id: s, title: {ja: 記事, en: Article}, publisher: {ja: 新聞, en: Paper}, kind: \
news, reliability: B}\n";
const LONG: &str = "営業秘密の持ち出しと共同研究を通じた技術の流出をあわせて扱う名前が六十字に達す\
    るまで続く分野であり途中で切ってはならない";

fn inputs(timeline: &str, lang: &str, sections: &str) -> Inputs {
    let mut files = Files::default();
    let pack = format!(
        "nenpyo_pack: 1\npreset: executive\ntimeline: [t.yaml]\nlanguage: {lang}\ntitle: {{ja: 題, \
        en: Title}}\n{sections}"
    );
    let pack = files.add("pack.yaml", pack);
    let timeline = files.add("t.yaml", format!("{HEAD}{timeline}"));
    Inputs {
        files,
        pack,
        timeline: vec![timeline],
        ..Inputs::default()
    }
}

fn vocabulary(list: &str, count: usize, name: &str) -> String {
    let items: String = (0..count)
        .map(|n| format!("  - {{id: {list}-{n}, name: {{ja: {name}{n}, en: Name {n}}}}}\n"))
        .collect();
    format!("{list}:\n{items}")
}

fn incident(n: usize, more: &str) -> String {
    format!(
        "  - {{id: e{n}, date: 2024-05-01, kind: incident, title: {{ja: 事案, en: Incident}}, \
        sources: [{{id: s, credibility: 2}}], {more}}}\n"
    )
}

/// The sentences and the labels of figures of the first section.
fn said(timeline: &str, lang: &str, figure: &str) -> Vec<String> {
    let (document, _) = typeset_pack(&inputs(
        timeline,
        lang,
        &format!("sections: [{{figure: {figure}}}]\n"),
    ))
    .expect("no errors");
    let Body::Blocks(blocks) = &document.sections[0].body else {
        panic!("blocks")
    };
    let text = |block: &Block| match block {
        Block::Paragraph(words) => words.text(),
        Block::Figure(figure) => figure
            .title
            .as_ref()
            .map_or(String::new(), |title| title.text()),
        _ => String::new(),
    };
    blocks.iter().map(text).collect()
}

#[test]
fn nothing_and_little_are_told_in_sentences() {
    let little = format!(
        "{}{}{}events:\n{}",
        vocabulary("sectors", 2, "分野"),
        vocabulary("methods", 2, "手口"),
        vocabulary("organisations", 2, "組織"),
        incident(
            0,
            "sectors: [sectors-0, sectors-1], methods: [methods-0], places: [JP-13], \
            organisations: [{id: organisations-0, role: target}, {id: organisations-1, role: \
            authority}]"
        ),
    );
    let none = format!("events:\n{}", incident(0, "importance: high"));
    for (figure, one) in [
        (
            "sector-method",
            "1 incident listed here names both a sector and a method: Name 0 / Name 0 1; Name 1 / \
            Name 0 1.",
        ),
        (
            "organisations-methods",
            "1 incident listed here names both a target and a method: Name 0 / Name 0 1.",
        ),
        (
            "prefectures",
            "Incidents listed whose prefecture is known: Tokyo 1.",
        ),
    ] {
        let sections = format!("sections: [{{figure: {figure}}}]\n");
        let found = typeset_pack(&inputs(&none, "en", &sections)).expect_err("nothing to show");
        let codes: Vec<&str> = found.iter().map(|found| found.code.as_str()).collect();
        assert_eq!(codes, ["nothing-selected", "left-out"]);
        assert_eq!(said(&little, "en", figure), [one]);
        assert_eq!(said(&little, "ja", figure).len(), 1);
    }
}

/// A timeline of 100 sectors and organisations with long names, 40 methods and all prefectures.
fn crowded() -> String {
    let places: String = (1..=47)
        .map(|n| format!("JP-{n:02}: {}, ", [0, 1, 1_000_000, n * n * n][n % 4]))
        .collect();
    let events: String = (0..300)
        .map(|n| {
            let (a, m) = (n % 100, n * n % 40);
            let b = if n * 7 % 100 == a {
                (a + 1) % 100
            } else {
                n * 7 % 100
            };
            incident(
                n,
                &format!(
                    "sectors: [sectors-{a}, sectors-{b}], methods: [methods-{m}], places: \
                    [JP-{:02}], organisations: [{{id: organisations-{a}, role: target}}]",
                    n % 47 + 1
                ),
            )
        })
        .collect();
    format!(
        "{}{}{}series:\n  - {{id: many, title: {{ja: 相談, en: Consultations}}, unit: {{ja: 件, \
        en: cases}}, points: [], by_place: {{{places}}}}}\nevents:\n{events}",
        vocabulary("sectors", 100, LONG),
        vocabulary("methods", 40, "手口"),
        vocabulary("organisations", 100, LONG),
    )
}

#[test]
fn crowded_timelines_are_laid_out_without_an_error() {
    let timeline = crowded();
    for figure in [
        "figure: sector-method",
        "figure: organisations-methods",
        "figure: prefectures",
        "{figure: prefectures, of: many}",
    ] {
        let figure = figure.trim_matches(['{', '}']);
        for (lang, size) in [
            ("ja", "full"),
            ("en", "full"),
            ("ja", "half"),
            ("en", "half"),
        ] {
            let outcome = compile(&inputs(
                &timeline,
                lang,
                &format!("sections: [{{{figure}, size: {size}}}, chart-data]\n"),
            ));
            outcome.pdf.iter().for_each(|pdf| crate::temp::keep(pdf));
            assert!(
                outcome.pdf.is_some(),
                "{figure} {lang} {size}: {:?}",
                outcome.diagnostics
            );
        }
    }
}

#[test]
fn what_is_marked_above_the_audience_is_not_counted() {
    let timeline = format!(
        "{}methods:\n  - {{id: m-0, name: {{ja: 公開, en: Shown}}}}\n  - {{id: m-1, name: {{ja: \
        秘密, en: Hidden}}, marking: TLP:RED}}\nevents:\n{}",
        vocabulary("sectors", 5, "分野"),
        (0..5)
            .map(|n| incident(n, &format!("sectors: [sectors-{n}], methods: [m-0, m-1]")))
            .collect::<String>(),
    );
    let sections = "audience: {marking: TLP:CLEAR}\nmarking: TLP:CLEAR\nsections: [{figure: \
        sector-method}, chart-data]\n";
    let (_, book) = typeset_pack(&inputs(&timeline, "en", sections)).expect("no errors");
    let mut text = String::new();
    for page in &book.pages {
        page.frame
            .each_run(nenpyo::geom::Point::default(), &mut |_, run| {
                text.push_str(&run.text)
            });
    }
    assert!(text.contains("Shown") && !text.contains("Hidden"));
}
