//! Texts and the nodes of the tag tree that they are.

use super::block::{Column, Width, Words};
use super::compose::Composer;
use super::tags::{Role, Scope};
use super::wording;
use crate::frame::NodeId;
use crate::lang::Localised;
use crate::model::When;

impl Composer<'_> {
    /// A text that is a node of its own.
    pub fn words(&mut self, parent: NodeId, role: Role, text: impl Into<String>) -> Words {
        Words::new(self.tree.add(parent, role), text)
    }

    /// A text of the section.
    pub fn text(&mut self, role: Role, text: impl Into<String>) -> Words {
        self.words(self.sect, role, text)
    }

    /// A text that somebody wrote, in the pack's language, with its readings, and where.
    pub fn written(&mut self, role: Role, text: &Localised) -> Words {
        self.written_below(self.sect, role, text)
    }

    /// A text that somebody wrote, below a node.
    pub fn written_below(&mut self, parent: NodeId, role: Role, text: &Localised) -> Words {
        let words = self
            .words(parent, role, text.text(self.lang))
            .read(text.ruby(self.lang))
            .written_at(text.at);
        self.tree.node_mut(words.node).at = Some(text.at);
        words
    }

    /// An item of a list: its label and what it says.
    pub fn item(&mut self, list: NodeId) -> (NodeId, NodeId) {
        let item = self.tree.add(list, Role::ListItem);
        (
            self.tree.add(item, Role::Label),
            self.tree.add(item, Role::ListBody),
        )
    }

    /// What an item of a list without labels says.
    pub fn body_of_item(&mut self, list: NodeId) -> NodeId {
        let item = self.tree.add(list, Role::ListItem);
        self.tree.add(item, Role::ListBody)
    }

    /// A table, with the row of its heads.
    pub fn table(&mut self) -> (NodeId, NodeId) {
        let table = self.tree.add(self.sect, Role::Table);
        (table, self.head_row(table))
    }

    /// A date in a table.
    pub fn table_date(&self, when: &When, reported: bool) -> String {
        match self.is_bilingual() {
            true => wording::shared_date(when, reported),
            false => wording::table_date(when, reported, self.lang, self.brief.pack.calendar),
        }
    }

    /// The width of a column that has room for one of its languages, or for either of them.
    pub fn wide(&self, ja: f32, en: f32) -> Width {
        Width::Mm(if self.is_bilingual() {
            ja.max(en)
        } else {
            self.lang.pick(ja, en)
        })
    }

    /// The row of heads of a table.
    pub fn head_row(&mut self, table: NodeId) -> NodeId {
        let head = self.tree.add(table, Role::TableHead);
        self.tree.add(head, Role::Row)
    }

    /// The columns of a table with their heads.
    pub fn columns(
        &mut self,
        row: NodeId,
        heads: impl IntoIterator<Item = (Width, impl Into<String>)>,
    ) -> Vec<Column> {
        let head = |(width, text)| Column {
            width,
            head: self.words(row, Role::HeadCell(Scope::Column), text),
        };
        heads.into_iter().map(head).collect()
    }

    /// An empty text, to add parts to.
    pub fn empty(&mut self, parent: NodeId, role: Role) -> Words {
        Words::empty(self.tree.add(parent, role))
    }
}
