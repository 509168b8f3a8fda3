//! Records as blocks of their own, and the glossary.

use super::number::cite_all;
use super::plan::Plan;
use super::records::{self, remark};
use super::status;
use super::table::columns;
use crate::analysis::{Record, RecordOf, Selection};
use crate::diag::Sink;
use crate::document::{Block, Body, Card, Cell, Mark, Row, Table, TableStyle, Width, Words};
use crate::frame::Dest;
use crate::lang::Lang;
use crate::model::{Involved, Quantity, Stage};
use crate::wording::{number, voice};

/// Each record as a block of its own.
pub(super) fn cards(plan: &Plan<'_>, place: usize, sink: &mut Sink) -> (Option<String>, Body) {
    let lang = plan.lang;
    let shown: Vec<&Record<'_>> = plan.shown(place).collect();
    let Selection {
        records, ranking, ..
    } = plan.brief.selection;
    let choice = ranking.choice(shown.len());
    let heading = voice(lang).events_heading(shown.len(), records.len(), choice);
    records::tell_left_out(plan, place, sink);
    let blocks = shown
        .iter()
        .map(|record| Block::Card(card(plan, record)))
        .collect();
    (Some(heading), Body::Blocks(blocks))
}

fn card(plan: &Plan<'_>, record: &Record<'_>) -> Card {
    let lang = plan.lang;
    let calendar = plan.brief.pack.calendar;
    let date = voice(lang).table_date(&record.when, record.reported, calendar);
    let head = Words::empty()
        .and(Mark::Code, format!("{}  {date}  ", record.number))
        .and(Mark::Plain, voice(lang).kind(record.kind));
    let status = match record.of {
        RecordOf::Step(case, step) => {
            let word = match step.stage {
                Stage::Final => status::stage_word(case, step, lang),
                stage => voice(lang).stage(stage, step.reason).to_owned(),
            };
            let word = status::with_sequel(case, step, word, lang);
            format!("{}{word}", voice(lang).colon())
        }
        RecordOf::Conduct(..) | RecordOf::Event(_) => status::title_remark(record, lang),
    };
    let title =
        Words::heading(2, format!("{}{status}", record.title(lang))).read(record.title_ruby(lang));
    let summary = match record.of {
        RecordOf::Event(event) => event.summary.as_ref(),
        RecordOf::Conduct(_, conduct) => Some(&conduct.summary),
        RecordOf::Step(..) => None,
    };
    let mut text: Vec<Words> = summary
        .map(|summary| Words::written(summary, plan.lang))
        .into_iter()
        .collect();
    let further = match record.of {
        RecordOf::Event(_) => attribution(record, lang, plan),
        RecordOf::Conduct(..) => None,
        RecordOf::Step(..) => remark(record, lang),
    };
    text.extend(further.map(Words::new));
    if let RecordOf::Event(_) = record.of {
        text.extend(remark(record, lang).map(Words::new));
        text.extend(status::later_correction(plan, record).map(Words::new));
    }
    let facts = facts(plan, record);
    Card {
        dest: Dest::Record(record.number),
        kind: record.kind,
        head,
        title,
        text,
        facts,
    }
}

pub(super) fn attribution(record: &Record<'_>, lang: Lang, plan: &Plan<'_>) -> Option<String> {
    let RecordOf::Event(event) = record.of else {
        return None;
    };
    let attribution = event.attribution.as_ref()?;
    let by = &plan.brief.selection.timeline.organisations[attribution.by.index()];
    let by = by.name.text(lang);
    let words = attribution.words.as_ref().map(|words| words.text(lang));
    Some(voice(lang).attribution(by, attribution.to.text(lang), words))
}

fn facts(plan: &Plan<'_>, record: &Record<'_>) -> Vec<(Words, Words)> {
    let lang = plan.lang;
    let timeline = plan.brief.selection.timeline;
    let list = |names: Vec<&str>| names.join(voice(lang).comma());
    let mut lines: Vec<(&str, String)> = Vec::new();
    // Each with its part: a reader would take an alleged recipient for a victim or a culprit.
    let named = |involved: &Involved| {
        let name = timeline.organisations[involved.id.index()].name.text(lang);
        let part = voice(lang).part(involved.role);
        format!("{name}{}", voice(lang).bracketed(part))
    };
    let organisations: Vec<String> = record.organisations().iter().map(named).collect();
    let quantities = match record.of {
        RecordOf::Event(event) => &event.quantities,
        RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => &case.quantities,
    };
    lines.push((
        voice(lang).organisations(),
        list(organisations.iter().map(String::as_str).collect()),
    ));
    lines.push((
        voice(lang).sectors(),
        list(
            record
                .sectors()
                .iter()
                .map(|s| timeline.sectors[s.index()].name.text(lang))
                .collect(),
        ),
    ));
    lines.push((
        voice(lang).methods_label(),
        list(
            record
                .methods()
                .iter()
                .map(|m| &timeline.methods[m.index()])
                .map(|m| m.name.text(lang))
                .collect(),
        ),
    ));
    lines.extend(
        quantities
            .iter()
            .map(|quantity| (quantity.label.text(lang), figure(quantity, lang))),
    );
    let item = |(label, value): (&str, String)| (Words::new(label), Words::new(value));
    let mut made: Vec<(Words, Words)> = lines
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(item)
        .collect();
    let label = Words::new(voice(lang).sources_label());
    let mut words = Words::empty();
    for (place, part) in cite_all(record.citations()).into_iter().enumerate() {
        if place > 0 {
            words = words.and(Mark::Plain, voice(lang).comma());
        }
        words.parts.push(part);
    }
    made.push((label, words));
    made
}

/// A figure with its qualifier and unit: 約200機関.
pub(super) fn figure(quantity: &Quantity, lang: Lang) -> String {
    let number = number(quantity.value);
    let unit = quantity.unit.as_ref().map_or("", |unit| unit.text(lang));
    voice(lang).quantity(&number, quantity.qualifier, unit)
}

/// Terms and their meaning.
pub(super) fn glossary(plan: &Plan<'_>) -> (Option<String>, Body) {
    let lang = plan.lang;
    let terms = &plan.brief.selection.timeline.glossary;
    let heading = voice(lang).glossary_heading();
    if terms.is_empty() {
        return (
            Some(voice(lang).no_terms().to_owned()),
            Body::Blocks(Vec::new()),
        );
    }
    let columns = columns([
        (Width::Mm(48.0), voice(lang).term()),
        (Width::Rest, voice(lang).meaning()),
    ]);
    let rows = terms
        .iter()
        .map(|term| {
            let name = Words::empty().and(Mark::Strong, term.term.text(lang));
            let meaning = Words::new(term.meaning.text(lang));
            Row::Cells {
                begins: false,
                dest: None,
                cells: vec![Cell::Line(name), Cell::Line(meaning)],
            }
        })
        .collect();
    (
        Some(heading.to_owned()),
        Body::Blocks(vec![Block::Table(Table {
            label: None,
            caption: None,
            columns,
            rows,
            style: TableStyle::Normal,
        })]),
    )
}
