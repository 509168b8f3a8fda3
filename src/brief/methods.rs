//! The methods: how they go on, where one could notice it, what can be done, and which records show
//! them.

use std::collections::BTreeSet;

use super::block::{Block, Body, Cell, Mark, Part, Row, Table, TableStyle, Width};
use super::compose::Composer;
use super::tags::{Role, Scope};
use crate::analysis::{Record, RecordOf};
use crate::frame::Target;
use crate::lang::{Lang, Localised};
use crate::model::{Group, Method};

/// Every method of the timeline.
pub(super) fn compose(composer: &mut Composer<'_>) -> (Option<String>, Body) {
    let lang = composer.lang;
    let methods = &composer.brief.selection.timeline.methods;
    let heading = match (lang, methods.len()) {
        (Lang::Ja, 0) => "手口は記していない。".to_owned(),
        (Lang::Ja, n) => format!("手口{n}種の進み方と、気づける点、備えを示す。"),
        (Lang::En, 0) => "No method is described.".to_owned(),
        (Lang::En, 1) => "One method: how it goes on, its signs, and what can be done.".to_owned(),
        (Lang::En, n) => format!("{n} methods: how they go on, their signs, and what can be done."),
    };
    let mut blocks = Vec::new();
    for (place, method) in methods.iter().enumerate() {
        blocks.extend(one(composer, place, method));
    }
    let text = lang.pick(
        "手口の説明は一般的なもので、ここに挙げた記録の組織や当事者がその通りに行ったことを意味しない。兆候は一つでは何も示さない。",
        "Methods are described in general; nothing here says that any organisation or party of the records did just this. A single sign proves nothing.",
    );
    blocks.push(composer.note(text.to_owned()));
    (Some(heading), Body::Blocks(blocks))
}

fn one(composer: &mut Composer<'_>, place: usize, method: &Method) -> Vec<Block> {
    let lang = composer.lang;
    let heading = composer.written(Role::Heading(2), &method.name);
    let remark = method.sample.then(|| {
        composer.text(
            Role::Paragraph,
            lang.pick("見本", "sample, for illustration"),
        )
    });
    let mut blocks = vec![Block::Heading(heading, remark)];
    if let Some(description) = &method.description {
        let mut words = composer.written(Role::Paragraph, description);
        for mut part in composer.cite_all(&method.sources) {
            (part.text, part.mark) = (format!(" {}", part.text), Mark::Cite);
            words.parts.push(part);
        }
        blocks.push(Block::Paragraph(words));
    }
    if !method.steps.is_empty() {
        blocks.push(Block::Table(steps(composer, method)));
    }
    let of_group = |group| {
        method
            .signs
            .iter()
            .filter(move |sign| sign.group == group)
            .map(|sign| &sign.text)
            .collect::<Vec<_>>()
    };
    let people = named_list(
        composer,
        lang.pick("人の兆候", "Signs in what people do"),
        &of_group(Group::People),
    );
    let information = named_list(
        composer,
        lang.pick("情報の兆候", "Signs in what happens to information"),
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
    blocks.extend(named_list(
        composer,
        lang.pick("備え", "What can be done"),
        &measures,
    ));
    blocks.push(shown_by(composer, place));
    blocks
}

/// The steps as a table: what happens, and where one could notice it.
fn steps(composer: &mut Composer<'_>, method: &Method) -> Table {
    let lang = composer.lang;
    let (table, head) = composer.table();
    let small = composer.is_small();
    let heads = [
        (
            Width::Mm(if small { 27.0 } else { 38.0 }),
            lang.pick("段階", "Step"),
        ),
        (Width::Rest, lang.pick("起きること", "What happens")),
        (
            Width::Mm(if small { 40.0 } else { 52.0 }),
            lang.pick("気づける点", "Where one could notice it"),
        ),
    ];
    let columns = composer.columns(head, heads);
    let body = composer.tree.add(table, Role::TableBody);
    let row = |(number, step): (usize, &crate::model::Step)| {
        let row = composer.tree.add(body, Role::Row);
        let mut title = composer.written_below(row, Role::HeadCell(Scope::Row), &step.title);
        title
            .parts
            .iter_mut()
            .for_each(|part| part.mark = Mark::Strong);
        title.parts.insert(
            0,
            Part {
                text: format!("{}  ", number + 1),
                ruby: Box::default(),
                mark: Mark::Code,
                link: None,
            },
        );
        let text = composer.written_below(row, Role::Cell, &step.text);
        let notice = match &step.notice {
            Some(notice) => composer.written_below(row, Role::Cell, notice),
            None => composer.words(row, Role::Cell, "–"),
        };
        Row::Cells {
            dest: None,
            cells: [title, text, notice]
                .map(|words| Cell::Text(vec![words]))
                .into(),
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
fn named_list(composer: &mut Composer<'_>, heading: &str, texts: &[&Localised]) -> Vec<Block> {
    if texts.is_empty() {
        return Vec::new();
    }
    let heading = composer.text(Role::Heading(3), heading);
    let list = composer.tree.add(composer.sect, Role::List);
    let item = |text: &&Localised| {
        let item = composer.tree.add(list, Role::ListItem);
        (None, composer.written_below(item, Role::ListBody, text))
    };
    let items = texts.iter().map(item).collect();
    vec![Block::Subheading(heading), Block::Items(items)]
}

/// The cases and events of the pack that show a method, each leading to its file or record.
fn shown_by(composer: &mut Composer<'_>, place: usize) -> Block {
    let lang = composer.lang;
    let mut names: Vec<(&str, Option<Target>)> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for record in composer
        .brief
        .selection
        .records
        .iter()
        .filter(|record| record.methods().iter().any(|m| m.index() == place))
    {
        let (id, name) = subject(record, lang);
        if seen.insert(id) {
            names.push((name, composer.place_of(record)));
        }
    }
    let mut words = composer
        .empty(composer.sect, Role::Paragraph)
        .and(Mark::Strong, lang.pick("記録　", "Records  "));
    if names.is_empty() {
        words = words.and(
            Mark::Plain,
            lang.pick("この資料の記録にはない", "none here"),
        );
    }
    for (number, (name, target)) in names.into_iter().enumerate() {
        if number > 0 {
            words = words.and(Mark::Plain, lang.pick("、", "; "));
        }
        words = match target {
            Some(target) => words.linked(Mark::Plain, name, target),
            None => words.and(Mark::Plain, name),
        };
    }
    Block::Paragraph(words)
}

/// The case or event of a record: its id and short name.
fn subject<'t>(record: &Record<'t>, lang: Lang) -> (&'t str, &'t str) {
    match record.of {
        RecordOf::Event(event) => (
            &event.id.value,
            event.label.as_ref().unwrap_or(&event.title).text(lang),
        ),
        RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => (
            &case.id.value,
            case.label.as_ref().unwrap_or(&case.title).text(lang),
        ),
    }
}
