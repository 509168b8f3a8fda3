//! Pseudonyms: no name of an organisation that has one is left anywhere in a document, and what is
//! left is an error.

use nenpyo::analysis::{Names, admit, pseudonymise};
use nenpyo::diag::{Code, Diagnostic, Severity, Sink};
use nenpyo::pack::{Inputs, check, compile, read_pack, read_timeline};
use nenpyo::source::Files;

use crate::audience::{contents, holds};
use crate::output::poppler;

/// Two companies, one of whose names begins with the other's, and a short name that stands in
/// common words.
const TIMELINE: &str = "nenpyo: 1
as_of: 2026-03-31
marking: TLP:CLEAR
title: {ja: 積水化学工業の年表, en: Sekisui Chemical in PLACE}
sources:
  - id: sekisui-notice
    title: {ja: 積水化学の発表, en: Notice of Sekisui Chemical}
    publisher: {ja: 積水化学工業, en: Sekisui Chemical}
    kind: company
    reliability: B
    url: https://example.com/notice/2020
  - {id: news, title: 見本の記事, publisher: 見本新聞, kind: news, reliability: B, url: \
  'https://example.com/%E7%A9%8D%E6%B0%B4%E5%8C%96%E5%AD%A6', archive_url: 'https://example.org/1'}
  - {id: other, title: 見本の記事, publisher: 見本新聞, kind: news, reliability: B, url: \
  'https://example.com/other'}
organisations:
  - id: sekisui-chemical
    name: {ja: 積水化学工業, en: Sekisui Chemical}
    aliases: [積水化学, Sekisui, ACE]
    pseudonym: {ja: A社, en: Company A}
  - id: sekisui-resin
    name: {ja: 積水化学樹脂, en: Sekisui Resin}
    pseudonym: {ja: B社, en: Company B}
  - {id: police, name: {ja: 見本県警察, en: Mihon Police}}
events:
  - id: sekisui-2020
    date: 2020-10-13
    kind: incident
    title: {ja: 積水化学工業と積水化学樹脂で流出, en: Leak at Sekisui Chemical and Sekisui Resin}
    summary: {ja: ＡＣＥの図面が積水化学から出た。, en: Drawings of ACE left the PLACE of Sekisui.}
    organisations: [{id: sekisui-chemical, role: target}, {id: sekisui-resin, role: partner}, {id: \
    police, role: authority}]
    tags: [ACE]
    sources: [{id: sekisui-notice, credibility: 2}, {id: news, credibility: 2}]
  - {id: later, date: 2021, kind: policy, title: ACE, follows: [sekisui-2020], sources: [{id: \
  other, credibility: 2}]}
cases:
  - id: ace
    code: C-ACE-1
    title: {ja: 積水化学の事件, en: The ACE case}
    parties: [{id: sekisui-1, role: {ja: 積水化学の元社員, en: a former employee of Sekisui}, of: \
    sekisui-chemical}]
    organisations: [{id: sekisui-chemical, role: employer}]
    narrative: [{ja: 積水化学の話, en: A story of ACE}]
    proceedings: [{date: 2020-12, forum: criminal, stage: referred, parties: [sekisui-1], by: \
    見本県警察, sources: [{id: other, credibility: 2}]}]
judgements:
  - {id: j, text: {ja: 積水化学の図面は狙われる, en: ACE is a target}, likelihood: likely, \
  confidence: low, based_on: [sekisui-2020, ace]}
";

const PACK: &str = "title: {ja: 積水化学工業への報告, en: For ACE}
recipient: Sekisui
author: {ja: 見本, en: ACE}
summary: {headline: {ja: ＡＣＥに注意, en: Beware of ACE}, lead: 見本}
audience: {marking: TLP:CLEAR, pseudonyms: true}
select: {cases: [ace], tags: []}
sections: [cover, summary, {figure: timeline, by: organisation}, {figure: small-multiples, by: \
organisation}, {figure: case-progress}, {figure: organisations-methods}, chronology, events, \
sources]
";

const NAMES: [&str; 6] = ["積水化学", "ＡＣＥ", "ACE", "Sekisui", "SEKISUI", "sekisui"];

fn inputs(timeline: &str, pack: &str) -> Inputs {
    let mut files = Files::default();
    let pack = files.add(
        "pack.yaml",
        format!("nenpyo_pack: 1\ntimeline: [ace.yaml]\n{pack}"),
    );
    let timeline = files.add("ace.yaml", timeline);
    Inputs {
        files,
        pack,
        timeline: vec![timeline],
        ..Inputs::default()
    }
}

fn lines(found: &[Diagnostic]) -> Vec<String> {
    let place = |found: &Diagnostic| found.at.map_or(0, |at| at.start.line);
    found
        .iter()
        .map(|found| {
            format!(
                "{}: {}: {}",
                place(found),
                found.code.as_str(),
                found.message
            )
        })
        .collect()
}

/// What is found with pseudonyms, but for the note on their limits, which always stands there once.
fn findings(timeline: &str, pack: &str) -> Vec<String> {
    let outcome = compile(&inputs(timeline, pack));
    let mut found = lines(&outcome.diagnostics);
    let all = found.len();
    found.retain(|line| !line.contains("pseudonym-limits"));
    assert_eq!(all, found.len() + 1, "the note stands there once");
    found
}

#[test]
fn a_document_with_pseudonyms_holds_no_name() {
    for (lang, own, other) in [("ja", "A社", "B社"), ("en", "Company A", "Company B")] {
        let outcome = compile(&inputs(TIMELINE, &format!("{PACK}language: {lang}\n")));
        // The timeline is in Japanese alone, and has no target of a method.
        let spoken = [Code::LeftOut, Code::MixedLanguage];
        let pdf = outcome
            .pdf
            .unwrap_or_else(|| panic!("{:#?}", lines(&outcome.diagnostics)));
        assert!(
            outcome
                .diagnostics
                .iter()
                .all(|found| found.severity == Severity::Note || spoken.contains(&found.code)),
            "{:#?}",
            lines(&outcome.diagnostics)
        );
        let all = contents(&pdf);
        let text = poppler(&pdf, &[]);
        for name in NAMES {
            assert!(
                !all.iter().any(|bytes| name.len() > 3 && holds(bytes, name)),
                "{name} is in the {lang} document"
            );
            let text = text
                .as_deref()
                .unwrap_or_default()
                .replace("PLACE", "")
                .split_whitespace()
                .collect::<String>();
            assert!(
                !text.contains(name),
                "{name} is on a page of the {lang} document"
            );
        }
        let Some(text) = text else { continue };
        assert!(text.contains(own) && text.contains(other), "{text}");
        assert!(
            lang == "ja" || text.contains("Drawings of Company A left the PLACE of Company A."),
            "{text}"
        );
    }
}

/// The timeline as it is after the stages, as a file.
fn reduced(timeline: &str, pack: &str) -> String {
    let inputs = inputs(timeline, pack);
    let mut sink = Sink::default();
    let mut read = read_timeline(&inputs.files, &inputs.timeline, &mut sink).expect("read");
    let mut pack = read_pack(&inputs.files, inputs.pack, &mut sink).expect("read");
    read.resolve_in(&mut pack, &mut sink);
    let mut names = Names::new(&read);
    admit(&mut read, &mut pack, &mut sink);
    names.note_withheld(&read);
    pseudonymise(&mut read, &mut pack, &names, &mut sink);
    assert!(!sink.has_errors(), "{:#?}", lines(&sink.into_sorted()));
    read.to_yaml()
}

#[test]
fn the_timeline_itself_holds_no_name_and_stays_whole() {
    let yaml = reduced(TIMELINE, PACK);
    let bare = yaml.replace("PLACE", "");
    for name in NAMES {
        assert!(!bare.contains(name), "{name} in {yaml}");
    }
    for wanted in [
        "  - id: organisation-1\n    name:\n      ja: A社\n      en: Company A\n",
        "    title:\n      ja: A社とB社で流出\n      en: Leak at Company A and Company B\n",
        "    follows:\n      - event-1\n",
        "      - id: party-1\n        role:\n          ja: A社の元社員\n",
        "        parties:\n          - party-1\n",
        "    based_on:\n      - event-1\n      - case-1\n",
        "url: https://example.com/other",
    ] {
        assert!(yaml.contains(wanted), "{wanted} in {yaml}");
    }
    assert_eq!(
        yaml.matches("url: ").count(),
        1,
        "addresses that lead to a name are left out: {yaml}"
    );
    let mut files = Files::default();
    let number = files.add("t.yaml", yaml);
    assert_eq!(lines(&check(&files, &[number], None)), Vec::<String>::new());
}

#[test]
fn a_name_in_other_letters_is_an_error_with_its_place() {
    let text = TIMELINE.replace(
        "title: ACE, follows",
        "title: {ja: 積 水 化学, en: SekisuiChemical and an ace}, follows",
    );
    let line = 1 + text
        .lines()
        .position(|line| line.contains("積 水"))
        .expect("there");
    assert_eq!(
        findings(&text, PACK),
        [
            format!(
                "{line}: name-remains: `積水化学`, a name of the organisation `sekisui-chemical`, \
                still stands here"
            ),
            format!(
                "{line}: name-remains: `Sekisui Chemical`, a name of the organisation \
                `sekisui-chemical`, still stands here"
            ),
        ]
    );
}

#[test]
fn an_organisation_concerned_needs_a_pseudonym_but_an_authority_does_not() {
    let text = TIMELINE
        .replace("    pseudonym: {ja: B社, en: Company B}\n", "")
        .replace("Sekisui Resin", "Resin")
        .replace("積水化学樹脂", "樹脂社");
    let text = text.replace("sekisui-resin", "resin");
    let line = 1 + text
        .lines()
        .position(|line| line == "  - id: resin")
        .expect("there");
    assert_eq!(
        findings(&text, PACK),
        [format!(
            "{line}: pseudonym-missing: `resin` is concerned here as `partner`, but has no \
            pseudonym"
        )]
    );
}

#[test]
fn a_name_that_two_share_is_an_error() {
    let text = TIMELINE.replace(
        "name: {ja: 見本県警察, en: Mihon Police}",
        "name: {ja: 見本県警察, en: Mihon Police}, aliases: [ACE]",
    );
    let found = findings(&text, PACK);
    assert!(
        found[0].contains(
            "ambiguous-name: `ACE` names two organisations, `sekisui-chemical` and `police`"
        ),
        "{found:#?}"
    );
}

#[test]
fn the_name_of_a_withheld_organisation_must_not_stand_in_what_is_shown() {
    let secret =
        "  - {id: hidden, name: 秘匿社, pseudonym: 秘密の呼び名, marking: TLP:RED}\nevents:\n";
    let text = TIMELINE
        .replace("events:\n", secret)
        .replace("title: ACE, follows", "title: 秘匿社, follows");
    let found = findings(&text, PACK);
    assert!(
        found
            .iter()
            .all(|line| line.contains("name-remains: `秘匿社`"))
            && !found.is_empty(),
        "{found:#?}"
    );
}
