//! The methods: how they go on, where one could notice it, what can be done, and which records show
//! them.

use super::number::cite_all;
use super::status;
use super::table::columns;
use crate::document::Words;
use crate::wording::voice;
use std::collections::BTreeSet;

use super::plan::Plan;
use crate::analysis::{Record, RecordOf};
use crate::document::Role;
use crate::document::{Block, Body, Cell, Mark, Part, Row, Table, TableStyle, Width};
use crate::frame::Target;
use crate::lang::{Lang, Localised};
use crate::model::{Group, Method};

/// Every method of the timeline.
pub(super) fn compose(plan: &Plan<'_>) -> (Option<String>, Body) {
    let lang = plan.lang;
    let methods = &plan.brief.selection.timeline.methods;
    let heading = voice(lang).methods_heading(methods.len());
    let mut blocks = Vec::new();
    for (place, method) in methods.iter().enumerate() {
        blocks.extend(one(plan, place, method));
    }
    let text = voice(lang).methods_note();
    blocks.push(Block::Note(Words::new(text.to_owned())));
    (Some(heading), Body::Blocks(blocks))
}

fn one(plan: &Plan<'_>, place: usize, method: &Method) -> Vec<Block> {
    let lang = plan.lang;
    let heading = Words::written(&method.name, plan.lang).read_as(Role::Heading(2));
    let remark = method
        .sample
        .then(|| Words::new(voice(lang).sample_remark()));
    let mut blocks = vec![Block::Heading(heading, remark)];
    if let Some(description) = &method.description {
        let mut words = Words::written(description, plan.lang);
        for mut part in cite_all(&method.sources) {
            (part.text, part.mark) = (format!(" {}", part.text), Mark::Cite);
            words.parts.push(part);
        }
        blocks.push(Block::Paragraph(words));
    }
    if !method.steps.is_empty() {
        blocks.push(Block::Table(steps(plan, method)));
    }
    let of_group = |group| {
        method
            .signs
            .iter()
            .filter(move |sign| sign.group == group)
            .map(|sign| &sign.text)
            .collect::<Vec<_>>()
    };
    let people = named_list(plan, voice(lang).people_signs(), &of_group(Group::People));
    let information = named_list(
        plan,
        voice(lang).information_signs(),
        &of_group(Group::Information),
    );
    match (people.is_empty(), information.is_empty()) {
        (false, false) => blocks.push(Block::Halves(people, information)),
        _ => blocks.extend(people.into_iter().chain(information)),
    }
    let measures: Vec<&Localised> = method
        .countermeasures
        .iter()
        .map(|measure| &measure.text)
        .collect();
    blocks.extend(named_list(plan, voice(lang).countermeasures(), &measures));
    blocks.push(shown_by(plan, place));
    blocks
}

/// The steps as a table: what happens, and where one could notice it.
fn steps(plan: &Plan<'_>, method: &Method) -> Table {
    let lang = plan.lang;
    let small = plan.is_small();
    let heads = [
        (
            Width::Mm(if small { 27.0 } else { 38.0 }),
            voice(lang).step_head(),
        ),
        (Width::Rest, voice(lang).happens_head()),
        (
            Width::Mm(if small { 40.0 } else { 52.0 }),
            voice(lang).notice_head(),
        ),
    ];
    let columns = columns(heads);
    let row = |(number, step): (usize, &crate::model::Step)| {
        let mut title = Words::written(&step.title, plan.lang);
        title
            .parts
            .iter_mut()
            .for_each(|part| part.mark = Mark::Strong);
        title
            .parts
            .insert(0, Part::new(Mark::Code, format!("{}  ", number + 1)));
        let text = Words::written(&step.text, plan.lang);
        let notice = match &step.notice {
            Some(notice) => Words::written(notice, plan.lang),
            None => Words::new("–"),
        };
        Row::Cells {
            begins: false,
            dest: None,
            cells: vec![Cell::Head(title), Cell::Line(text), Cell::Line(notice)],
        }
    };
    let rows = method.steps.iter().enumerate().map(row).collect();
    Table {
        label: None,
        caption: None,
        columns,
        rows,
        style: TableStyle::Normal,
    }
}

/// A list below a heading of its own; nothing where it is empty.
fn named_list(plan: &Plan<'_>, heading: &str, texts: &[&Localised]) -> Vec<Block> {
    if texts.is_empty() {
        return Vec::new();
    }
    let heading = Words::heading(3, heading);
    let item = |text: &&Localised| (None, Words::written(text, plan.lang));
    let items = texts.iter().map(item).collect();
    vec![Block::Subheading(heading), Block::Items(items)]
}

/// The cases and events of the pack that show a method, each leading to its file or record.
fn shown_by(plan: &Plan<'_>, place: usize) -> Block {
    let lang = plan.lang;
    let mut names: Vec<(String, Option<Target>)> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for record in plan
        .brief
        .selection
        .records
        .iter()
        .filter(|record| record.methods().iter().any(|m| m.index() == place))
    {
        let (id, name) = subject(record, lang);
        if seen.insert(id) {
            names.push((name, plan.place_of(record)));
        }
    }
    let mut words = Words::empty().and(Mark::Strong, voice(lang).records_before());
    if names.is_empty() {
        words = words.and(Mark::Plain, voice(lang).no_records_here());
    }
    for (number, (name, target)) in names.into_iter().enumerate() {
        if number > 0 {
            words = words.and(Mark::Plain, voice(lang).evidence_divider());
        }
        words = match target {
            Some(target) => words.linked(Mark::Plain, name, target),
            None => words.and(Mark::Plain, name),
        };
    }
    Block::Paragraph(words)
}

/// The case or event of a record: its id and short name.
fn subject<'t>(record: &Record<'t>, lang: Lang) -> (&'t str, String) {
    match record.of {
        RecordOf::Event(event) => (
            &event.id.value,
            event
                .label
                .as_ref()
                .unwrap_or(&event.title)
                .text(lang)
                .to_owned(),
        ),
        RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => {
            (&case.id.value, status::short_name(case, lang))
        }
    }
}
