//! Every text of a document, whatever block holds it.
//!
//! Blocks are taken apart field by field: one that gains a text does not compile until it is shown
//! here.

use super::block::{
    Block, Body, Card, Cell, ChangeLine, Column, Cover, Document, Figure, Judgement, KeyFigure,
    Row, Section, Table,
};
use super::sheet::{
    AskedQuestion, Checklist, ContactCell, ContactStrip, Handout, SheetExample, SheetPart,
    SheetScenario, SheetStep, TimeBar,
};
use super::strip::{Strip, StripStep};
use super::words::Words;

impl Document {
    /// Shows every text that stands on a page by itself. What layout makes up (running heads, the
    /// rows of the contents, pages that cite a source, texts in charts) is no text of the document.
    pub fn each_text<'d>(&'d self, see: &mut dyn FnMut(&'d Words)) {
        each_text(&self.sections, see);
    }
}

/// Shows every text of sections, in reading order.
pub(crate) fn each_text<'d>(sections: &'d [Section], see: &mut dyn FnMut(&'d Words)) {
    sections
        .iter()
        .for_each(|section| reading::section(section, see));
}

/// Shows every text of sections to someone who may change it, in reading order.
pub(crate) fn each_text_mut(sections: &mut [Section], see: &mut dyn FnMut(&mut Words)) {
    let sections = sections.iter_mut();
    sections.for_each(|section| changing::section(section, &mut |words| see(words)));
}

/// The same walk for those who read and for those who change.
macro_rules! walk {
    ($walk:ident $(, $change:tt)?) => {
        mod $walk {
            use super::{
                AskedQuestion, Block, Body, Card, Cell, ChangeLine, Checklist, Column, ContactCell,
                ContactStrip, Cover, Figure, Handout, Judgement, KeyFigure, Row, Section,
                SheetExample, SheetPart, SheetScenario, SheetStep, Strip, StripStep, Table, TimeBar,
                Words,
            };

            /// What is shown each text.
            type See<'d, 's> = &'s mut dyn FnMut(&'d $($change)? Words);

            pub(super) fn section<'d>(section: &'d $($change)? Section, see: See<'d, '_>) {
                texts(&$($change)? section.heading, see);
                match &$($change)? section.body {
                    Body::Cover(cover) => in_cover(cover, see),
                    Body::Blocks(blocks) => in_blocks(blocks, see),
                    Body::Handout(handout) => in_handout(handout, see),
                    Body::Contents(_) => {}
                }
            }

            fn texts<'d>(
                texts: impl IntoIterator<Item = &'d $($change)? Words>,
                see: See<'d, '_>,
            ) {
                texts.into_iter().for_each(see);
            }

            fn in_cover<'d>(cover: &'d $($change)? Cover, see: See<'d, '_>) {
                let Cover {
                    logo: _, series, kicker, title, subtitle, strip, strip_note, facts, foot,
                } =
                    cover;
                texts(series, see);
                texts(kicker, see);
                see(title);
                texts(subtitle, see);
                in_figure(strip, see);
                see(strip_note);
                in_facts(facts, see);
                see(foot);
            }

            fn in_blocks<'d>(blocks: &'d $($change)? [Block], see: See<'d, '_>) {
                for block in blocks {
                    in_block(block, see);
                }
            }

            fn in_block<'d>(block: &'d $($change)? Block, see: See<'d, '_>) {
                match block {
                    Block::Heading(words, remark) => {
                        see(words);
                        texts(remark, see);
                    }
                    Block::Subheading(words) | Block::Lead(words) | Block::Paragraph(words) => {
                        see(words);
                    }
                    Block::Narrative(words) | Block::Note(words) | Block::AtFoot(words) => {
                        see(words);
                    }
                    Block::KeyFigures(figures) => {
                        for KeyFigure { prefix, value, unit, label, note } in figures {
                            texts(prefix, see);
                            see(value);
                            texts(unit, see);
                            see(label);
                            texts(note, see);
                        }
                    }
                    Block::Split(left, right)
                    | Block::Aside(left, right)
                    | Block::Halves(left, right) => {
                        in_blocks(left, see);
                        in_blocks(right, see);
                    }
                    Block::Judgement(judgement) => in_judgement(judgement, see),
                    Block::Items(items) => {
                        for (sign, words) in items {
                            texts(sign, see);
                            see(words);
                        }
                    }
                    Block::Changes(lines) => {
                        for ChangeLine { tag, text } in lines {
                            if let Some((tag, _)) = tag {
                                see(tag);
                            }
                            see(text);
                        }
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

            fn in_judgement<'d>(judgement: &'d $($change)? Judgement, see: See<'d, '_>) {
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
                texts([number, text, evidence, likelihood, range, confidence], see);
                if let Some((heading, alternatives)) = alternatives {
                    see(heading);
                    texts(alternatives, see);
                }
            }

            fn in_strip<'d>(strip: &'d $($change)? Strip, see: See<'d, '_>) {
                let Strip { who, steps, note } = strip;
                see(who);
                for StripStep { word, date, form: _ } in steps {
                    see(word);
                    see(date);
                }
                see(note);
            }

            fn in_table<'d>(table: &'d $($change)? Table, see: See<'d, '_>) {
                let Table { label: _, caption, columns, rows, style: _ } = table;
                texts(caption, see);
                for Column { width: _, head } in columns {
                    see(head);
                }
                for row in rows {
                    match row {
                        Row::Band { dest: _, head, counts } => {
                            see(head);
                            see(counts);
                        }
                        Row::Cells { dest: _, begins: _, cells } => {
                            for cell in cells {
                                in_cell(cell, see);
                            }
                        }
                    }
                }
            }

            fn in_cell<'d>(cell: &'d $($change)? Cell, see: See<'d, '_>) {
                match cell {
                    Cell::Text(paragraphs) => texts(paragraphs, see),
                    Cell::Line(words) | Cell::Head(words) => see(words),
                    Cell::Kind(_, words) | Cell::Rating(words) => see(words),
                    Cell::Tick(_) | Cell::Pages(..) | Cell::Page(..) | Cell::Empty { .. } => {}
                }
            }

            fn in_figure<'d>(figure: &'d $($change)? Figure, see: See<'d, '_>) {
                let Figure {
                    picture: _, label, title, subtitle, listed: _, spec: _, note,
                } = figure;
                texts(label, see);
                texts(title, see);
                texts(subtitle, see);
                texts(note, see);
            }

            fn in_card<'d>(card: &'d $($change)? Card, see: See<'d, '_>) {
                let Card { dest: _, kind: _, head, title, text, facts } = card;
                see(head);
                see(title);
                texts(text, see);
                in_facts(facts, see);
            }

            fn in_facts<'d>(facts: &'d $($change)? [(Words, Words)], see: See<'d, '_>) {
                for (label, value) in facts {
                    see(label);
                    see(value);
                }
            }

            fn in_handout<'d>(handout: &'d $($change)? Handout, see: See<'d, '_>) {
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
                texts(badge, see);
                for part in front {
                    in_sheet_part(part, see);
                }
                texts(note, see);
                for part in back {
                    in_sheet_part(part, see);
                }
                texts(questions_head, see);
                for AskedQuestion { number, text, minutes, lines: _, answer, notes } in questions {
                    see(number);
                    see(text);
                    texts(minutes, see);
                    in_labelled(answer, see);
                    in_labelled(notes, see);
                }
                let ContactStrip { head, advice, cells } = strip;
                see(head);
                see(advice);
                for ContactCell { name, phone, url, note, blanks } in cells {
                    see(name);
                    texts(phone, see);
                    texts(url, see);
                    texts(note, see);
                    texts(blanks, see);
                }
            }

            fn in_labelled<'d>(text: &'d $($change)? Option<(Words, Words)>, see: See<'d, '_>) {
                if let Some((label, text)) = text {
                    see(label);
                    see(text);
                }
            }

            fn in_sheet_part<'d>(part: &'d $($change)? SheetPart, see: See<'d, '_>) {
                match part {
                    SheetPart::Heading(words, remark) => {
                        see(words);
                        texts(remark, see);
                    }
                    SheetPart::Text(words) => see(words),
                    SheetPart::Steps(steps) => {
                        for SheetStep { number, title, text, notice } in steps {
                            texts([number, title, text], see);
                            in_labelled(notice, see);
                        }
                    }
                    SheetPart::Example(SheetExample { title, text, facts }) => {
                        see(title);
                        texts(text, see);
                        in_facts(facts, see);
                    }
                    SheetPart::Checklists(lists) => {
                        for Checklist { head, items } in lists {
                            texts(head, see);
                            for (_, words) in items {
                                see(words);
                            }
                        }
                    }
                    SheetPart::Scenario(SheetScenario { title, remark, text }) => {
                        texts([title, remark, text], see);
                    }
                    SheetPart::TimeBar(TimeBar { picture: _, phases: _ }) => {}
                }
            }
        }
    };
}

walk!(reading);
walk!(changing, mut);
