//! Case files: what a page says of a party is what the record says, in the stage's own word and
//! never another's; and reports, whose parts begin where they must.

use std::fmt::Write;

use nenpyo::document::{Block, Body, Cell, Document, Row, StepForm, Strip};
use nenpyo::lang::Lang;
use nenpyo::layout::Book;
use nenpyo::model::{Case, Forum, Proceeding, Stage};
use nenpyo::pack::{Inputs, read_timeline, typeset_pack};
use nenpyo::source::{Files, Keyword};
use nenpyo::wording::voice;

use crate::generator::XorShift;

const ROLES: [(&str, &str); 3] = [
    ("甲社の者", "someone of firm A"),
    ("乙社の者", "someone of firm B"),
    ("丙社", "firm C"),
];
const HEAD: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\ntitle: {ja: 見本, en: \
    Samples}\nsources:\n  - id: s1\n    \
title: {ja: 見本の紙面, en: Sample paper}\n    publisher: {ja: 見本, en: Sample}\n    kind: \
news\n    reliability: B\ncases:\n";

/// A timeline of cases with any stages for any parties.
fn timeline(random: &mut XorShift, cases: usize) -> String {
    let mut out = HEAD.to_owned();
    for number in 1..=cases {
        let _ = write!(
            out,
            "  - id: case-{number}\n    code: C-2020-{number:02}\n    title: {{ja: 事件{number}, \
            en: Matter {number}}}\n"
        );
        let parties = random.between(1, ROLES.len());
        out.push_str("    parties:\n");
        for (place, (ja, en)) in ROLES[..parties].iter().enumerate() {
            let _ = write!(
                out,
                "      - id: p{place}\n        role: {{ja: {ja}, en: {en}}}\n"
            );
        }
        let steps: Vec<String> = (0..random.between(1, 9))
            .map(|step| proceeding(random, parties, 2012 + step))
            .collect();
        let _ = write!(out, "    proceedings:\n{}", steps.concat());
    }
    out
}

/// A step of a year of its own.
fn proceeding(random: &mut XorShift, parties: usize, year: usize) -> String {
    let stage = random.one(Stage::WORDS).0;
    let forum = if random.below(3) == 0 {
        random.one(Forum::WORDS).0
    } else {
        "criminal"
    };
    let date = [
        "date: {year}-05-07",
        "date: {year}",
        "reported: {year}-06-01",
    ][random.below(3)]
    .replace("{year}", &year.to_string());
    let ids: Vec<String> = (0..parties)
        .filter(|_| random.below(2) == 0)
        .map(|place| format!("p{place}"))
        .collect();
    let judgment = Stage::WORDS
        .iter()
        .any(|(word, of, _)| *word == stage && of.is_judgment());
    let last = if judgment {
        format!("        final: {}\n", random.one(&["yes", "no", "unknown"]))
    } else {
        String::new()
    };
    format!(
        "      - {date}\n        forum: {forum}\n        stage: {stage}\n        parties: \
        [{}]\n        by: {{ja: 見本, en: Sample}}\n\
{last}        sources: [{{id: s1, credibility: 2}}]\n",
        ids.join(", ")
    )
}

fn set(timeline: &str, pack: &str) -> (Vec<Case>, Document, Book) {
    let mut files = Files::default();
    let timeline = vec![files.add("timeline.yaml", timeline)];
    let cases = read_timeline(&files, &timeline, &mut nenpyo::diag::Sink::default())
        .expect("a timeline")
        .cases;
    let pack = files.add(
        "pack.yaml",
        format!("nenpyo_pack: 1\nmarking: TLP:CLEAR\ntimeline: [timeline.yaml]\n{pack}"),
    );
    let inputs = Inputs {
        files,
        pack,
        timeline,
        ..Inputs::default()
    };
    let (document, book) = typeset_pack(&inputs).unwrap_or_else(|found| panic!("{found:#?}"));
    (cases, document, book)
}

/// The steps before a forum that concern a party, in order of date: each has a year of its own.
fn of_party<'c>(case: &'c Case, forum: Forum, party: &str) -> Vec<&'c Proceeding> {
    let concerns = |step: &&Proceeding| {
        step.forum == forum
            && (step.parties.is_empty() || step.parties.iter().any(|id| &*id.value == party))
    };
    let mut steps: Vec<&Proceeding> = case.proceedings.iter().filter(concerns).collect();
    steps.sort_by_key(|step| year(step));
    steps
}

fn year(step: &Proceeding) -> i32 {
    step.date
        .as_ref()
        .or(step.reported.as_ref())
        .expect("a date")
        .when
        .year()
}

/// The word that a page may print for a step: the stage's own; for a judgment that became final,
/// the judgment's.
fn expected(case: &Case, step: &Proceeding, lang: Lang) -> String {
    let shares = |other: &Proceeding| {
        other.parties.is_empty()
            || step.parties.is_empty()
            || other
                .parties
                .iter()
                .any(|a| step.parties.iter().any(|b| a.value == b.value))
    };
    let earlier = case
        .proceedings
        .iter()
        .filter(|other| other.forum == step.forum && year(other) < year(step));
    // What was upheld comes before that it was.
    let judgment = earlier
        .filter(|other| other.stage.is_judgment() && shares(other))
        .max_by_key(|other| (other.stage != Stage::Upheld, year(other)));
    let word = match (step.stage, judgment) {
        (Stage::Final, Some(judgment)) => voice(lang).final_judgment(judgment.stage),
        (stage, _) => voice(lang).stage(stage, None).to_owned(),
    };
    word.to_lowercase()
}

#[test]
fn each_party_has_the_status_of_the_record_and_no_other() {
    let mut random = XorShift::new(0xC0FFEE);
    for lang in [Lang::Ja, Lang::En] {
        let text = timeline(&mut random, 60);
        let (cases, document, _) = set(
            &text,
            &format!("language: {}\nsections: [cases, sources]\n", lang.tag()),
        );
        let mut listed = Vec::new();
        for case in &cases {
            let strips = strips_of(&document, &case.code.value);
            check_case(case, &strips, lang);
            listed.extend(strips.iter().map(|strip| (who(strip), last_word(strip))));
        }
        // The overview says the same, with what it confirms and what is open about it.
        let overview = overview(&document);
        assert_eq!(overview.len(), listed.len());
        for ((of, word), (who, last)) in overview.iter().zip(&listed) {
            assert_eq!(of, who);
            let (word, last) = (word.to_lowercase(), last.to_lowercase());
            // A narrow column has the short word of a stage.
            let short = Stage::WORDS.iter().map(|(_, stage, _)| *stage);
            let mut short = short.filter(|stage| voice(lang).stage(*stage, None) == last);
            let short = short
                .next()
                .map_or(last.as_str(), |stage| voice(lang).short_stage(stage));
            assert!(
                word.contains(&last) || word.contains(short),
                "{word}: {last}"
            );
        }
    }
}

/// The strips on the page of a case.
fn strips_of<'d>(document: &'d Document, code: &str) -> Vec<&'d Strip> {
    let section = document
        .sections
        .iter()
        .find(|section| section.mark.as_deref() == Some(code))
        .expect("a case file");
    let Body::Blocks(blocks) = &section.body else {
        panic!("no blocks")
    };
    let strip = |block: &'d Block| {
        if let Block::Strip(strip) = block {
            Some(&**strip)
        } else {
            None
        }
    };
    blocks.iter().filter_map(strip).collect()
}

/// Forum and parties, without the count of earlier steps.
fn who(strip: &Strip) -> String {
    let text = strip.who.text();
    text.split("　前に")
        .next()
        .and_then(|text| text.split("  (").next())
        .unwrap_or_default()
        .to_owned()
}

fn last_word(strip: &Strip) -> String {
    strip.steps.last().expect("a step").word.text()
}

fn check_case(case: &Case, strips: &[&Strip], lang: Lang) {
    for (word, forum, _) in Forum::WORDS {
        for party in &case.parties {
            let steps = of_party(case, *forum, &party.id.value);
            let named = steps.iter().any(|step| !step.parties.is_empty());
            let role = party.role.text(lang);
            let of_forum = |strip: &&&Strip| {
                who(strip)
                    .to_lowercase()
                    .starts_with(voice(lang).forum(*forum))
            };
            let own: Vec<&&Strip> = strips
                .iter()
                .filter(of_forum)
                .filter(|strip| who(strip).contains(role))
                .collect();
            assert_eq!(
                own.len(),
                usize::from(named),
                "{role} of {} before {word}",
                &*case.code.value
            );
            for strip in own {
                let words: Vec<String> = strip
                    .steps
                    .iter()
                    .map(|step| step.word.text().to_lowercase())
                    .collect();
                let wanted: Vec<String> = steps
                    .iter()
                    .map(|step| expected(case, step, lang))
                    .collect();
                // Four steps, or the last ones whose words fit side by side.
                let letters = |words: &[String]| -> usize {
                    let all = words.concat();
                    all.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
                };
                let mut last = &wanted[wanted.len().saturating_sub(4)..];
                while last.len() > 2 && letters(last) > 60 {
                    last = &last[1..];
                }
                assert_eq!(words, last, "{role} of {}", &*case.code.value);
                check_forms(strip, steps.last().expect("a step").stage, *forum);
            }
        }
    }
}

/// Only the last cell may be black, and no acquittal, dropped charge or civil judgment is.
fn check_forms(strip: &Strip, last: Stage, forum: Forum) {
    let (end, passed) = strip.steps.split_last().expect("a step");
    assert!(passed.iter().all(|step| step.form == StepForm::Passed));
    match last {
        Stage::Acquitted => assert_eq!(end.form, StepForm::Acquitted),
        Stage::NotProsecuted
        | Stage::IndictmentWithdrawn
        | Stage::ProsecutionDismissed
        | Stage::CompensationAwarded => assert_eq!(end.form, StepForm::Dropped),
        Stage::DamagesAwarded | Stage::ClaimDismissed => assert_eq!(end.form, StepForm::Civil),
        Stage::Convicted if forum != Forum::Civil => assert_eq!(end.form, StepForm::Last),
        _ => assert_ne!(end.form, StepForm::Passed),
    }
}

/// Whom each row of the overview is about, and its last stage.
fn overview(document: &Document) -> Vec<(String, String)> {
    let Body::Blocks(blocks) = &document.sections[0].body else {
        panic!("no blocks")
    };
    let Some(Block::Table(table)) = blocks.first() else {
        panic!("no table")
    };
    let text = |cell: &Cell| match cell {
        Cell::Line(words) => words.text(),
        Cell::Text(words) => words[0].text(),
        _ => panic!("no text"),
    };
    let row = |row: &Row| {
        if let Row::Cells { cells, .. } = row {
            (text(&cells[2]), text(&cells[3]))
        } else {
            panic!("a band")
        }
    };
    table.rows.iter().map(row).collect()
}

/// The page where a section begins.
fn page_of(document: &Document, book: &Book, section: usize) -> usize {
    let dest = document.sections[section].dest;
    let stands_on = |page: &nenpyo::layout::Page| {
        let mut found = false;
        page.frame.each_anchor(&mut |of| found |= of == dest);
        found
    };
    book.pages.iter().position(stands_on).expect("a page") + 1
}

const REPORT: &str = "preset: report\nlanguage: en\ntitle: {en: Report}\n\
sections: [cover, contents, {figure: case-progress}, cases, chronology, scales]\n";

#[test]
fn parts_of_a_report_begin_on_left_hand_pages_and_contents_on_a_right_hand_one() {
    for seed in 1..5 {
        let text = timeline(&mut XorShift::new(seed), 3 + seed as usize);
        let (_, document, book) = set(&text, REPORT);
        let begins: Vec<usize> = (0..document.sections.len())
            .filter(|place| document.sections[*place].part.is_some())
            .collect();
        assert_eq!(begins.len(), 3);
        assert!(
            begins
                .iter()
                .all(|place| page_of(&document, &book, *place).is_multiple_of(2))
        );
        assert_eq!(page_of(&document, &book, 1), 3);
        let (_, _, single) = set(&text, &format!("{REPORT}sides: simplex\n"));
        assert_eq!(
            single.pages.len(),
            single.lengths.iter().sum::<usize>(),
            "nothing is blank on single sheets"
        );
        assert!(book.pages.len() > single.pages.len());
    }
}
