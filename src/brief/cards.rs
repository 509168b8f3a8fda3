//! Records as blocks of their own, and the glossary.

use super::block::{Block, Body, Card, Cell, Mark, Row, Table, TableStyle, Width, Words};
use super::compose::{Composer, record_dest};
use super::records::remark;
use super::tags::Role;
use super::wording;
use crate::analysis::{Record, RecordOf};
use crate::lang::Lang;
use crate::model::{Qualifier, Quantity};

/// Each record as a block of its own.
pub(super) fn cards(composer: &mut Composer<'_>) -> (Option<String>, Body) {
    let lang = composer.lang;
    let shown: Vec<&Record<'_>> = composer.shown().collect();
    let heading = lang.pick(
        format!("記録{}件を日付順に示す。", shown.len()),
        format!("{} in order of date.", wording::records(shown.len(), lang)),
    );
    let blocks = shown
        .iter()
        .map(|record| Block::Card(card(composer, record)))
        .collect();
    (Some(heading), Body::Blocks(blocks))
}

fn card(composer: &mut Composer<'_>, record: &Record<'_>) -> Card {
    let lang = composer.lang;
    let calendar = composer.brief.pack.calendar;
    let sect = composer.sect;
    let date = wording::table_date(&record.when, record.reported, lang, calendar);
    let head = composer
        .empty(sect, Role::Paragraph)
        .and(Mark::Code, format!("{}  {date}  ", record.number))
        .and(Mark::Plain, wording::kind(record.kind, lang));
    let status = match record.of {
        RecordOf::Step(_, step) => format!(
            "{}{}",
            lang.pick("：", ": "),
            wording::stage(step.stage, step.reason, lang)
        ),
        _ => String::new(),
    };
    let title = composer
        .words(
            sect,
            Role::Heading(2),
            format!("{}{status}", record.title(lang)),
        )
        .read(record.title_ruby(lang));
    let summary = match record.of {
        RecordOf::Event(event) => event.summary.as_ref(),
        RecordOf::Conduct(_, conduct) => Some(&conduct.summary),
        RecordOf::Step(..) => None,
    };
    let mut text: Vec<Words> = summary
        .map(|summary| composer.written(Role::Paragraph, summary))
        .into_iter()
        .collect();
    let further = match record.of {
        RecordOf::Event(_) => attribution(record, lang, composer),
        RecordOf::Conduct(..) => None,
        RecordOf::Step(..) => remark(record, lang),
    };
    text.extend(further.map(|further| composer.words(sect, Role::Paragraph, further)));
    let facts = facts(composer, record);
    Card {
        dest: record_dest(record.number),
        kind: record.kind,
        head,
        title,
        text,
        facts,
    }
}

fn attribution(record: &Record<'_>, lang: Lang, composer: &Composer<'_>) -> Option<String> {
    let RecordOf::Event(event) = record.of else {
        return None;
    };
    let attribution = event.attribution.as_ref()?;
    let by = &composer.brief.selection.timeline.organisations[attribution.by.index()];
    let by = by.name.text(lang);
    let words = attribution.words.as_ref().map_or(String::new(), |words| {
        lang.pick(
            format!("「{}」", words.text(lang)),
            format!(" \"{}\"", words.text(lang)),
        )
    });
    Some(lang.pick(
        format!("{by}による帰属：{}{words}", attribution.to.text(lang)),
        format!(
            "Attributed by {by} to {}.{words}",
            attribution.to.text(lang)
        ),
    ))
}

fn facts(composer: &mut Composer<'_>, record: &Record<'_>) -> Vec<(Words, Words)> {
    let lang = composer.lang;
    let timeline = composer.brief.selection.timeline;
    let list = |names: Vec<&str>| names.join(lang.pick("、", ", "));
    let mut lines: Vec<(&str, String)> = Vec::new();
    let quantities = match record.of {
        RecordOf::Event(event) => &event.quantities,
        RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => &case.quantities,
    };
    lines.push((
        lang.pick("組織", "Organisations"),
        list(
            record
                .organisations()
                .iter()
                .map(|o| &timeline.organisations[o.id.index()])
                .map(|o| o.name.text(lang))
                .collect(),
        ),
    ));
    lines.push((
        lang.pick("分野", "Sectors"),
        list(
            record
                .sectors()
                .iter()
                .map(|s| timeline.sectors[s.index()].name.text(lang))
                .collect(),
        ),
    ));
    lines.push((
        lang.pick("手口", "Methods"),
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
    let list = composer.tree.add(composer.sect, Role::List);
    let item = |(label, value): (&str, String)| {
        let (name, body) = composer.item(list);
        (Words::new(name, label), Words::new(body, value))
    };
    let mut made: Vec<(Words, Words)> = lines
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(item)
        .collect();
    let (label, body) = composer.item(list);
    let label = Words::new(label, lang.pick("出典", "Sources"));
    let mut words = Words::empty(body);
    for (place, part) in composer
        .cite_all(record.citations())
        .into_iter()
        .enumerate()
    {
        if place > 0 {
            words = words.and(Mark::Plain, lang.pick("、", ", "));
        }
        words.parts.push(part);
    }
    made.push((label, words));
    made
}

/// A figure with its qualifier and unit: 約200機関.
pub(super) fn figure(quantity: &Quantity, lang: Lang) -> String {
    let number = wording::number(quantity.value);
    let unit = quantity.unit.as_ref().map_or("", |unit| unit.text(lang));
    match (lang, quantity.qualifier) {
        (Lang::Ja, None) => format!("{number}{unit}"),
        (Lang::Ja, Some(Qualifier::About)) => format!("約{number}{unit}"),
        (Lang::Ja, Some(Qualifier::AtLeast)) => format!("{number}{unit}以上"),
        (Lang::Ja, Some(Qualifier::UpTo)) => format!("最大{number}{unit}"),
        (Lang::Ja, Some(Qualifier::Over)) => format!("{number}{unit}超"),
        (Lang::En, qualifier) => {
            let word = match qualifier {
                None => "",
                Some(Qualifier::About) => "about ",
                Some(Qualifier::AtLeast) => "at least ",
                Some(Qualifier::UpTo) => "up to ",
                Some(Qualifier::Over) => "over ",
            };
            format!("{word}{number} {unit}").trim_end().to_owned()
        }
    }
}

/// Terms and their meaning.
pub(super) fn glossary(composer: &mut Composer<'_>) -> (Option<String>, Body) {
    let lang = composer.lang;
    let terms = &composer.brief.selection.timeline.glossary;
    let heading = lang.pick(
        format!("この資料で使う{}の用語を説明する。", terms.len()),
        format!("{} terms used here are explained.", terms.len()),
    );
    if terms.is_empty() {
        return (
            Some(
                lang.pick("説明する用語はない。", "No term is explained here.")
                    .to_owned(),
            ),
            Body::Blocks(Vec::new()),
        );
    }
    let (table, head) = composer.table();
    let columns = composer.columns(
        head,
        [
            (Width::Mm(48.0), lang.pick("用語", "Term")),
            (Width::Rest, lang.pick("意味", "Meaning")),
        ],
    );
    let body = composer.tree.add(table, Role::TableBody);
    let rows = terms
        .iter()
        .map(|term| {
            let row = composer.tree.add(body, Role::Row);
            let name = composer
                .empty(row, Role::Cell)
                .and(Mark::Strong, term.term.text(lang));
            let meaning = composer.words(row, Role::Cell, term.meaning.text(lang));
            Row::Cells {
                dest: None,
                cells: vec![Cell::Text(vec![name]), Cell::Text(vec![meaning])],
            }
        })
        .collect();
    (
        Some(heading),
        Body::Blocks(vec![Block::Table(Table {
            label: None,
            caption: None,
            columns,
            rows,
            style: TableStyle::Normal,
        })]),
    )
}
