//! Swim lanes.

use super::{Data, KINDS, Made, Plot, as_of, axis};
use crate::analysis::{Record, RecordOf};
use crate::brief::compose::{Composer, record_dest};
use crate::brief::{records, wording};
use crate::chart::{ChartSpec, Lane, LaneMark, TimelineSpec};
use crate::lang::Lang;
use crate::model::{Calendar, FigureKind, Importance, Section};

/// The lanes.
pub fn make(composer: &Composer<'_>, _: &Section) -> Made {
    let lang = composer.lang;
    let selection = composer.brief.selection;
    let (first, last) = axis(composer);
    let as_of = as_of(composer);
    let count = |kind| selection.records.iter().filter(|record| record.kind == kind).count();
    let lanes = KINDS.map(|kind| Lane { kind, name: wording::kinds(kind, lang).to_owned(), total: count(kind) }).to_vec();
    let listed: Vec<String> = KINDS
        .into_iter()
        .map(|kind| format!("{}{}{}", wording::kinds(kind, lang), lang.pick("", ": "), count_word(count(kind), lang)))
        .collect();
    let title = lanes_headline(&listed, lang);
    let shown: Vec<&Record<'_>> = composer.shown().collect();
    let mixed = shown.iter().any(|record| record.importance() != Importance::High);
    let marks: Vec<LaneMark> = shown.iter().map(|record| lane_mark(record, mixed, lang)).collect();
    let subtitle = lang.pick(
        format!("種別ごとの記録、{first}年から{}まで。記録は公開情報から選んだもの", wording::day(as_of, lang, Calendar::Gregorian)),
        format!("Records by kind, {first} to {}; chosen from public information", wording::day(as_of, lang, Calendar::Gregorian)),
    );
    let all = selection.records.len();
    let note = match (lang, marks.len() < all) {
        (Lang::Ja, true) => {
            format!("出典は記録ごとに一覧に示す。全{all}件のうち重要度の高い{}件を対象とし、図に収まるものを載せた。", marks.len())
        }
        (Lang::Ja, false) => "出典は記録ごとに一覧に示す。図に収まらない記録は件数で示した。".to_owned(),
        (Lang::En, true) => format!(
            "Sources are given with each record in the chronology. Of {all} records the {} most important were considered; those that fit are shown.",
            marks.len()
        ),
        (Lang::En, false) => "Sources are given with each record in the chronology. Records that do not fit are counted.".to_owned(),
    };
    let alt =
        format!("{title} {}", lang.pick(format!("種別ごとの件数：{}。", listed.join("、")), format!("By kind: {}.", listed.join(", "))));
    let spec = TimelineSpec { lang, lanes, marks, first, last, as_of, rows: rows(composer) };
    Plot { title, subtitle, alt, note: Some(note), parts: vec![ChartSpec::Timeline(spec)], data: Data::default() }.into()
}

/// Rows of all lanes together: fewer where small charts stand below on the same page.
fn rows(composer: &Composer<'_>) -> usize {
    let sections = &composer.brief.pack.sections;
    let alone = !sections.is_empty() && !sections.iter().any(|section| section.figure == Some(FigureKind::SmallMultiples));
    if alone { 16 } else { 8 }
}

fn lanes_headline(listed: &[String], lang: Lang) -> String {
    lang.pick(format!("{}を収める", listed.join("、")), format!("Listed here: {}", listed.join(", ")))
}

fn count_word(count: usize, lang: Lang) -> String {
    lang.pick(format!("{count}件"), count.to_string())
}

fn lane_mark(record: &Record<'_>, mixed: bool, lang: Lang) -> LaneMark {
    let (label, at) = label(record, lang);
    // Where room is short, a case's latest step is placed before the steps that led there: a chart that showed an
    // arrest and left out what became of it would mislead.
    let rank = record.importance() as u8 * 2 + u8::from(!is_decisive(record));
    let strong = mixed && record.importance() == Importance::High;
    LaneMark { lane: record.kind as usize, when: record.when, label, rank, strong, dest: Some(record_dest(record.number)), at }
}

/// Whether a record is an event, or the step that says where its parties now stand before its forum.
fn is_decisive(record: &Record<'_>) -> bool {
    let RecordOf::Step(case, step) = record.of else { return true };
    let later = case.proceedings.iter().skip_while(|other| !std::ptr::eq(*other, step)).skip(1);
    !later
        .filter(|other| other.forum == step.forum)
        .any(|other| step.parties.iter().any(|party| other.parties.iter().any(|o| o.value == party.value)))
}

/// The short text beside a mark: an event's label, a case's label with the stage's word.
fn label(record: &Record<'_>, lang: Lang) -> (String, crate::diag::Span) {
    match record.of {
        RecordOf::Event(event) => {
            let text = event.label.as_ref().unwrap_or(&event.title);
            (text.text(lang).to_owned(), text.at)
        }
        RecordOf::Conduct(case, _) => {
            let text = case.label.as_ref().unwrap_or(&case.title);
            (text.text(lang).to_owned(), text.at)
        }
        RecordOf::Step(case, step) => {
            let text = case.label.as_ref().unwrap_or(&case.title);
            let word = records::step_word(record, step, lang);
            (format!("{}{}{word}", text.text(lang), lang.pick(" ", ": ")), text.at)
        }
    }
}
