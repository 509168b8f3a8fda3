//! The tag tree of a document, derived from its blocks in one walk: a table gives its rows and
//! cells, a strip a list. Who composes knows no node.

use super::block::{
    Block, Body, Card, Cell, ChangeLine, Cover, Figure, Judgement, KeyFigure, Row, Section, Table,
};
use super::picture::Picture;
use super::sheet::{
    AskedQuestion, Checklist, ContactCell, ContactStrip, Handout, SheetExample, SheetPart,
    SheetScenario, SheetStep, TimeBar,
};
use super::strip::{Strip, StripStep};
use super::tags::{Role, Scope, TagTree};
use super::words::Words;
use crate::frame::NodeId;
use crate::lang::{Lang, foreign};

/// Makes the tags of sections in a language, below the root and in reading order. A section that
/// stands within another one is part of it.
pub(crate) fn tag(sections: &mut [Section], lang: Lang, tree: &mut TagTree) {
    let mut top = TagTree::ROOT;
    for section in sections {
        let parent = if section.within { top } else { TagTree::ROOT };
        let sect = tree.add(parent, Role::Sect);
        if !section.within {
            top = sect;
        }
        tree.node_mut(sect).lang = section.lang;
        section.node = sect;
        let mut tagger = Tagger {
            tree,
            sect,
            lang: section.lang.unwrap_or(lang),
        };
        if let Some(heading) = &mut section.heading {
            tagger.words(sect, Role::Heading(1), heading);
        }
        match &mut section.body {
            Body::Cover(cover) => tagger.cover(cover),
            Body::Blocks(blocks) => tagger.blocks(blocks),
            Body::Handout(handout) => tagger.handout(handout),
            Body::Contents(_) => {}
        }
    }
}

struct Tagger<'t> {
    tree: &'t mut TagTree,
    /// The section.
    sect: NodeId,
    lang: Lang,
}

impl Tagger<'_> {
    /// A text; it says itself what it is read as where its block does not.
    fn words(&mut self, parent: NodeId, role: Role, words: &mut Words) {
        words.node = self.tree.add(parent, words.role.unwrap_or(role));
        let node = self.tree.node_mut(words.node);
        node.at = words.at;
        node.lang = foreign(&words.text(), self.lang);
    }

    /// A text of the section.
    fn text(&mut self, role: Role, words: &mut Words) {
        self.words(self.sect, role, words);
    }

    fn texts<'w>(
        &mut self,
        parent: NodeId,
        role: Role,
        texts: impl IntoIterator<Item = &'w mut Words>,
    ) {
        texts
            .into_iter()
            .for_each(|words| self.words(parent, role, words));
    }

    fn picture(&mut self, parent: NodeId, picture: &mut Picture) {
        picture.node = self
            .tree
            .add_figure(parent, picture.alt.clone(), picture.at);
    }

    fn list(&mut self) -> NodeId {
        self.tree.add(self.sect, Role::List)
    }

    /// What an item of a list says, after its label where it has one.
    fn item(&mut self, list: NodeId, label: Option<&mut Words>) -> NodeId {
        let item = self.tree.add(list, Role::ListItem);
        if let Some(label) = label {
            self.words(item, Role::Label, label);
        }
        self.tree.add(item, Role::ListBody)
    }

    /// An item that is one text.
    fn line(&mut self, list: NodeId, label: Option<&mut Words>, words: &mut Words) {
        let item = self.tree.add(list, Role::ListItem);
        if let Some(label) = label {
            self.words(item, Role::Label, label);
        }
        self.words(item, Role::ListBody, words);
    }

    fn facts(&mut self, facts: &mut [(Words, Words)]) {
        let list = self.list();
        for (label, value) in facts {
            self.line(list, Some(label), value);
        }
    }

    fn cover(&mut self, cover: &mut Cover) {
        let sect = self.sect;
        let Cover {
            logo,
            series,
            kicker,
            title,
            subtitle,
            strip,
            strip_note,
            facts,
            foot,
        } = cover;
        if let Some(logo) = logo {
            self.picture(sect, logo);
        }
        let above = series.iter_mut().chain(kicker).chain([title]);
        self.texts(sect, Role::Paragraph, above.chain(subtitle));
        self.picture(sect, &mut strip.picture);
        self.text(Role::Note, strip_note);
        self.facts(facts);
        self.text(Role::Note, foot);
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        // Judgements that follow each other are one list.
        let mut judgements = None;
        for block in blocks {
            if !matches!(block, Block::Judgement(_)) {
                judgements = None;
            }
            self.block(block, &mut judgements);
        }
    }

    fn block(&mut self, block: &mut Block, judgements: &mut Option<NodeId>) {
        let sect = self.sect;
        match block {
            Block::Heading(words, remark) => {
                self.text(Role::Heading(2), words);
                self.texts(sect, Role::Paragraph, remark);
            }
            Block::Subheading(words) => self.text(Role::Heading(3), words),
            Block::Lead(words) | Block::Paragraph(words) | Block::Narrative(words) => {
                self.text(Role::Paragraph, words);
            }
            Block::Note(words) | Block::AtFoot(words) => self.text(Role::Note, words),
            Block::KeyFigures(figures) => {
                let list = self.list();
                for figure in figures {
                    self.key_figure(list, figure);
                }
            }
            Block::Split(left, right) | Block::Aside(left, right) | Block::Halves(left, right) => {
                self.blocks(left);
                self.blocks(right);
            }
            Block::Judgement(judgement) => {
                let tree = &mut *self.tree;
                let list = *judgements.get_or_insert_with(|| tree.add(sect, Role::NumberedList));
                self.judgement(list, judgement);
            }
            Block::Items(items) => {
                let list = self.list();
                for (sign, words) in items {
                    self.line(list, sign.as_mut(), words);
                }
            }
            Block::Changes(lines) => {
                let list = self.list();
                for ChangeLine { tag, text } in lines {
                    self.line(list, tag.as_mut().map(|(tag, _)| tag), text);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Card(card) => self.card(card),
            Block::Strip(strip) => self.strip(strip),
            Block::Facts(heading, facts) => {
                self.text(Role::Heading(2), heading);
                self.facts(facts);
            }
        }
    }

    fn key_figure(&mut self, list: NodeId, figure: &mut KeyFigure) {
        let KeyFigure {
            prefix,
            value,
            unit,
            label,
            note,
        } = figure;
        let body = self.item(list, None);
        // The figure and its unit are read in one breath.
        let line = self.tree.add(body, Role::Paragraph);
        let parts = prefix.iter_mut().chain([value]).chain(unit);
        self.texts(line, Role::Span, parts);
        self.texts(body, Role::Paragraph, [label].into_iter().chain(note));
    }

    fn judgement(&mut self, list: NodeId, judgement: &mut Judgement) {
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
        let body = self.item(list, Some(number));
        self.texts(body, Role::Paragraph, [text, evidence]);
        if let Some((heading, texts)) = alternatives {
            self.words(body, Role::Paragraph, heading);
            let list = self.tree.add(body, Role::List);
            for words in texts {
                self.line(list, None, words);
            }
        }
        self.texts(body, Role::Paragraph, [likelihood, range, confidence]);
    }

    fn table(&mut self, table: &mut Table) {
        let Table {
            label: _,
            caption,
            columns,
            rows,
            style: _,
        } = table;
        let node = self.tree.add(self.sect, Role::Table);
        self.texts(node, Role::Caption, caption);
        let head = self.tree.add(node, Role::TableHead);
        let row = self.tree.add(head, Role::Row);
        let wide = columns.len() as u16;
        let heads = columns.iter_mut().map(|column| &mut column.head);
        self.texts(row, Role::HeadCell(Scope::Column), heads);
        let mut body = None;
        for row in rows {
            if matches!(row, Row::Band { .. } | Row::Cells { begins: true, .. }) {
                body = None;
            }
            let tree = &mut *self.tree;
            let body = *body.get_or_insert_with(|| tree.add(node, Role::TableBody));
            self.row(body, row, wide);
        }
    }

    fn row(&mut self, body: NodeId, row: &mut Row, wide: u16) {
        let node = self.tree.add(body, Role::Row);
        match row {
            Row::Band { head, counts, .. } => {
                self.words(node, Role::HeadCell(Scope::Row), head);
                self.words(node, Role::Cell, counts);
                self.tree.node_mut(counts.node).columns = wide - 1;
            }
            Row::Cells { cells, .. } => cells.iter_mut().for_each(|cell| self.cell(node, cell)),
        }
    }

    fn cell(&mut self, row: NodeId, cell: &mut Cell) {
        match cell {
            Cell::Line(words) | Cell::Kind(_, words) | Cell::Rating(words) => {
                self.words(row, Role::Cell, words);
            }
            Cell::Head(words) => self.words(row, Role::HeadCell(Scope::Row), words),
            Cell::Text(paragraphs) => {
                let cell = self.tree.add(row, Role::Cell);
                self.texts(cell, Role::Paragraph, paragraphs);
            }
            Cell::Tick(node) | Cell::Pages(node, _) | Cell::Page(node, _) => {
                *node = self.tree.add(row, Role::Cell);
            }
            Cell::Empty { heads: true } => {
                self.tree.add(row, Role::HeadCell(Scope::Row));
            }
            Cell::Empty { heads: false } => {
                self.tree.add(row, Role::Cell);
            }
        }
    }

    fn figure(&mut self, figure: &mut Figure) {
        let Figure {
            picture,
            label,
            title,
            subtitle,
            listed: _,
            spec: _,
            note,
        } = figure;
        let division = self.tree.add(self.sect, Role::Division);
        let caption = self.tree.add(division, Role::Caption);
        let lines = label.iter_mut().chain(title).chain(subtitle);
        self.texts(caption, Role::Paragraph, lines);
        self.picture(division, picture);
        self.texts(division, Role::Note, note);
    }

    fn card(&mut self, card: &mut Card) {
        let Card {
            dest: _,
            kind: _,
            head,
            title,
            text,
            facts,
        } = card;
        self.text(Role::Paragraph, head);
        self.text(Role::Heading(2), title);
        self.texts(self.sect, Role::Paragraph, text);
        self.facts(facts);
    }

    fn strip(&mut self, strip: &mut Strip) {
        let Strip { who, steps, note } = strip;
        self.text(Role::Paragraph, who);
        let list = self.list();
        for StripStep {
            word,
            date,
            form: _,
        } in steps
        {
            let body = self.item(list, None);
            self.texts(body, Role::Paragraph, [word, date]);
        }
        self.text(Role::Note, note);
    }

    fn handout(&mut self, handout: &mut Handout) {
        let sect = self.sect;
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
        self.texts(sect, Role::Paragraph, badge);
        front.iter_mut().for_each(|part| self.sheet_part(part));
        self.texts(sect, Role::Note, note);
        back.iter_mut().for_each(|part| self.sheet_part(part));
        self.texts(sect, Role::Heading(2), questions_head);
        if !questions.is_empty() {
            let list = self.tree.add(sect, Role::NumberedList);
            for question in questions {
                self.question(list, question);
            }
        }
        self.contacts(strip);
    }

    fn question(&mut self, list: NodeId, question: &mut AskedQuestion) {
        let AskedQuestion {
            number,
            text,
            minutes,
            lines: _,
            answer,
            notes,
        } = question;
        let body = self.item(list, Some(number));
        self.texts(body, Role::Paragraph, [text].into_iter().chain(minutes));
        for (label, text) in answer.iter_mut().chain(notes) {
            self.texts(body, Role::Paragraph, [label, text]);
        }
    }

    fn contacts(&mut self, strip: &mut ContactStrip) {
        let ContactStrip {
            head,
            advice,
            cells,
        } = strip;
        self.text(Role::Heading(2), head);
        self.text(Role::Paragraph, advice);
        let list = self.list();
        for ContactCell {
            name,
            phone,
            url,
            note,
            blanks,
        } in cells
        {
            let body = self.item(list, Some(name));
            let lines = phone.iter_mut().chain(url).chain(note).chain(blanks);
            self.texts(body, Role::Paragraph, lines);
        }
    }

    fn sheet_part(&mut self, part: &mut SheetPart) {
        let sect = self.sect;
        match part {
            SheetPart::Heading(words, remark) => {
                self.text(Role::Heading(2), words);
                self.texts(sect, Role::Paragraph, remark);
            }
            SheetPart::Text(words) => self.text(Role::Paragraph, words),
            SheetPart::Steps(steps) => {
                let list = self.tree.add(sect, Role::NumberedList);
                for SheetStep {
                    number,
                    title,
                    text,
                    notice,
                } in steps
                {
                    let body = self.item(list, Some(number));
                    self.texts(body, Role::Paragraph, [title, text]);
                    if let Some((label, text)) = notice {
                        self.texts(body, Role::Paragraph, [label, text]);
                    }
                }
            }
            SheetPart::Example(SheetExample { title, text, facts }) => {
                self.text(Role::Heading(3), title);
                self.texts(sect, Role::Paragraph, text);
                self.facts(facts);
            }
            SheetPart::Checklists(lists) => {
                for Checklist { head, items } in lists {
                    self.texts(sect, Role::Heading(3), head);
                    let list = self.list();
                    for (tick, words) in items {
                        self.tick(list, tick, words);
                    }
                }
            }
            SheetPart::Scenario(SheetScenario {
                title,
                remark,
                text,
            }) => {
                self.text(Role::Heading(2), title);
                self.texts(sect, Role::Paragraph, [remark, text]);
            }
            SheetPart::TimeBar(TimeBar { picture, phases: _ }) => self.picture(sect, picture),
        }
    }

    /// A box to tick: the label of an item, seen and not read.
    fn tick(&mut self, list: NodeId, tick: &mut Picture, words: &mut Words) {
        let item = self.tree.add(list, Role::ListItem);
        tick.node = self.tree.add(item, Role::Label);
        self.tree.node_mut(tick.node).alt = Some(tick.alt.clone());
        self.words(item, Role::ListBody, words);
    }
}
