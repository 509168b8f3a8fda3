//! Every text of a document, whatever block holds it.
//!
//! Blocks are taken apart field by field: one that gains a text does not compile until it is shown
//! here.

use super::block::{
    Block, Body, Card, Cell, Cover, Document, Figure, Judgement, KeyFigure, Row, Section, Table,
    Words,
};
use super::sheet::{
    AskedQuestion, Checklist, ContactCell, ContactStrip, Handout, SheetExample, SheetPart,
    SheetScenario, SheetStep, TimeBar,
};
use super::strip::{Strip, StripStep};

/// What is shown each text.
type See<'d, 's> = &'s mut dyn FnMut(&'d Words);

impl Document {
    /// Shows every text that stands on a page by itself. What layout makes up (running heads, the
    /// rows of the contents, pages that cite a source, texts in charts) is no text of the document.
    pub fn each_text<'d>(&'d self, see: See<'d, '_>) {
        each_text(&self.sections, see);
    }
}

/// Shows every text of sections.
pub(super) fn each_text<'d>(sections: &'d [Section], see: See<'d, '_>) {
    for Section { heading, body, .. } in sections {
        heading.iter().for_each(&mut *see);
        match body {
            Body::Cover(cover) => in_cover(cover, see),
            Body::Blocks(blocks) => in_blocks(blocks, see),
            Body::Handout(handout) => in_handout(handout, see),
            Body::Contents(_) => {}
        }
    }
}

fn in_cover<'d>(cover: &'d Cover, see: See<'d, '_>) {
    let Cover {
        logo: _,
        series,
        kicker,
        title,
        subtitle,
        strip,
        strip_note,
        facts,
        foot,
    } = cover;
    series
        .iter()
        .chain(kicker)
        .chain([title])
        .chain(subtitle)
        .for_each(&mut *see);
    in_figure(strip, see);
    see(strip_note);
    in_facts(facts, see);
    see(foot);
}

fn in_blocks<'d>(blocks: &'d [Block], see: See<'d, '_>) {
    for block in blocks {
        match block {
            Block::Heading(words, remark) => [words].into_iter().chain(remark).for_each(&mut *see),
            Block::Subheading(words) | Block::Lead(words) | Block::Paragraph(words) => see(words),
            Block::Narrative(words) | Block::Note(words) | Block::AtFoot(words) => see(words),
            Block::KeyFigures(figures) => {
                figures.iter().for_each(|figure| in_key_figure(figure, see))
            }
            Block::Split(left, right) | Block::Aside(left, right) | Block::Halves(left, right) => {
                in_blocks(left, see);
                in_blocks(right, see);
            }
            Block::Judgement(judgement) => in_judgement(judgement, see),
            Block::Items(items) => items
                .iter()
                .flat_map(|(sign, words)| sign.iter().chain([words]))
                .for_each(&mut *see),
            Block::Changes(lines) => {
                lines
                    .iter()
                    .flat_map(|line| line.tag.iter().map(|(tag, _)| tag).chain([&line.text]))
                    .for_each(&mut *see);
            }
            Block::Table(table) => in_table(table, see),
            Block::Figure(figure) => in_figure(figure, see),
            Block::Card(card) => in_card(card, see),
            Block::Strip(strip) => in_strip(strip, see),
            Block::Facts(heading, facts) => {
                see(heading);
                in_facts(facts, see);
            }
        }
    }
}

fn in_key_figure<'d>(figure: &'d KeyFigure, see: See<'d, '_>) {
    let KeyFigure {
        prefix,
        value,
        unit,
        label,
        note,
    } = figure;
    prefix
        .iter()
        .chain([value])
        .chain(unit)
        .chain([label])
        .chain(note)
        .for_each(see);
}

fn in_judgement<'d>(judgement: &'d Judgement, see: See<'d, '_>) {
    let Judgement {
        number,
        text,
        evidence,
        likelihood,
        range,
        bands: _,
        band: _,
        confidence,
        level: _,
        alternatives,
    } = judgement;
    [number, text, evidence, likelihood, range, confidence]
        .into_iter()
        .for_each(&mut *see);
    alternatives
        .iter()
        .flat_map(|(heading, texts)| [heading].into_iter().chain(texts))
        .for_each(see);
}

fn in_strip<'d>(strip: &'d Strip, see: See<'d, '_>) {
    let Strip { who, steps, note } = strip;
    see(who);
    steps
        .iter()
        .flat_map(
            |StripStep {
                 word,
                 date,
                 form: _,
             }| [word, date],
        )
        .for_each(&mut *see);
    see(note);
}

fn in_table<'d>(table: &'d Table, see: See<'d, '_>) {
    let Table {
        label: _,
        caption,
        columns,
        rows,
        style: _,
    } = table;
    caption
        .iter()
        .chain(columns.iter().map(|column| &column.head))
        .for_each(&mut *see);
    for row in rows {
        match row {
            Row::Band(words, counts) => [words, counts].into_iter().for_each(&mut *see),
            Row::Cells { dest: _, cells } => cells.iter().for_each(|cell| in_cell(cell, see)),
        }
    }
}

fn in_cell<'d>(cell: &'d Cell, see: See<'d, '_>) {
    match cell {
        Cell::Text(paragraphs) => paragraphs.iter().for_each(see),
        Cell::Kind(_, words) | Cell::Rating(words) => see(words),
        Cell::Tick(_) | Cell::Pages(..) | Cell::Page(..) => {}
    }
}

fn in_figure<'d>(figure: &'d Figure, see: See<'d, '_>) {
    let Figure {
        node: _,
        label,
        title,
        subtitle,
        listed: _,
        spec: _,
        note,
    } = figure;
    label
        .iter()
        .chain(title)
        .chain(subtitle)
        .chain(note)
        .for_each(see);
}

fn in_card<'d>(card: &'d Card, see: See<'d, '_>) {
    let Card {
        dest: _,
        kind: _,
        head,
        title,
        text,
        facts,
    } = card;
    [head, title].into_iter().chain(text).for_each(&mut *see);
    in_facts(facts, see);
}

fn in_facts<'d>(facts: &'d [(Words, Words)], see: See<'d, '_>) {
    facts
        .iter()
        .flat_map(|(label, value)| [label, value])
        .for_each(see);
}

fn in_handout<'d>(handout: &'d Handout, see: See<'d, '_>) {
    let Handout {
        at: _,
        kickers: _,
        badge,
        front,
        note,
        back,
        questions_head,
        questions,
        strip,
    } = handout;
    badge.iter().for_each(&mut *see);
    front.iter().for_each(|part| in_sheet_part(part, see));
    note.iter().for_each(&mut *see);
    back.iter().for_each(|part| in_sheet_part(part, see));
    questions_head.iter().for_each(&mut *see);
    for AskedQuestion {
        number,
        text,
        minutes,
        lines: _,
        answer,
        notes,
    } in questions
    {
        [number, text]
            .into_iter()
            .chain(minutes)
            .for_each(&mut *see);
        answer
            .iter()
            .chain(notes)
            .flat_map(|(label, text)| [label, text])
            .for_each(&mut *see);
    }
    let ContactStrip {
        head,
        advice,
        cells,
    } = strip;
    [head, advice].into_iter().for_each(&mut *see);
    for ContactCell {
        name,
        phone,
        url,
        note,
        blanks,
    } in cells
    {
        [name]
            .into_iter()
            .chain(phone)
            .chain(url)
            .chain(note)
            .chain(blanks)
            .for_each(&mut *see);
    }
}

fn in_sheet_part<'d>(part: &'d SheetPart, see: See<'d, '_>) {
    match part {
        SheetPart::Heading(words, remark) => [words].into_iter().chain(remark).for_each(see),
        SheetPart::Text(words) => see(words),
        SheetPart::Steps(steps) => {
            for SheetStep {
                number,
                title,
                text,
                notice,
            } in steps
            {
                [number, title, text].into_iter().for_each(&mut *see);
                notice
                    .iter()
                    .flat_map(|(label, text)| [label, text])
                    .for_each(&mut *see);
            }
        }
        SheetPart::Example(SheetExample { title, text, facts }) => {
            [title].into_iter().chain(text).for_each(&mut *see);
            in_facts(facts, see);
        }
        SheetPart::Checklists(lists) => {
            for Checklist { head, items } in lists {
                head.iter()
                    .chain(items.iter().map(|(_, words)| words))
                    .for_each(&mut *see);
            }
        }
        SheetPart::Scenario(SheetScenario {
            title,
            remark,
            text,
        }) => [title, remark, text].into_iter().for_each(see),
        SheetPart::TimeBar(TimeBar { node: _, phases: _ }) => {}
    }
}
