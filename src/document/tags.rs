//! The tag tree: what each piece of content is, in reading order. It is born with the blocks and
//! carried as ids.

use crate::diag::Span;
use crate::frame::NodeId;
use crate::lang::Lang;

/// What a node is: the standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole document.
    Document,
    /// A section.
    Sect,
    /// A part of a section that belongs together: a chart with its caption and notes.
    Division,
    /// A heading of the first, second or third level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A part of a paragraph.
    Span,
    /// A list.
    List,
    /// A list whose items are numbered.
    NumberedList,
    /// An item of a list.
    ListItem,
    /// The number, sign or name of an item.
    Label,
    /// What an item says.
    ListBody,
    /// A table.
    Table,
    /// The rows that head a table.
    TableHead,
    /// Rows that belong together.
    TableBody,
    /// A row of a table.
    Row,
    /// A cell that heads a column or row.
    HeadCell(Scope),
    /// A cell.
    Cell,
    /// A figure with an alternative text.
    Figure,
    /// The caption of a figure or table.
    Caption,
    /// A note.
    Note,
    /// The contents.
    Toc,
    /// An entry of the contents.
    TocItem,
    /// What an entry refers to.
    Reference,
}

/// What a head cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

impl Role {
    /// The name of the structure type.
    pub fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Sect => "Sect",
            Role::Division => "Div",
            Role::Heading(1) => "H1",
            Role::Heading(2) => "H2",
            Role::Heading(_) => "H3",
            Role::Paragraph => "P",
            Role::Span => "Span",
            Role::List | Role::NumberedList => "L",
            Role::ListItem => "LI",
            Role::Label => "Lbl",
            Role::ListBody => "LBody",
            Role::Table => "Table",
            Role::TableHead => "THead",
            Role::TableBody => "TBody",
            Role::Row => "TR",
            Role::HeadCell(_) => "TH",
            Role::Cell => "TD",
            Role::Figure => "Figure",
            Role::Caption => "Caption",
            Role::Note => "Note",
            Role::Toc => "TOC",
            Role::TocItem => "TOCI",
            Role::Reference => "Reference",
        }
    }

    /// Whether it stands in the tree even where it holds nothing: without an empty cell its row
    /// would be too short.
    pub fn may_be_empty(self) -> bool {
        matches!(self, Role::Cell | Role::HeadCell(_))
    }
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node that holds it; only the root has none.
    pub parent: Option<NodeId>,
    /// The alternative text of a figure.
    pub alt: Option<String>,
    /// Its language, where it is not its parent's.
    pub lang: Option<Lang>,
    /// How many columns a cell takes.
    pub columns: u16,
    /// Where it was written, or what of the pack asked for it.
    pub at: Option<Span>,
}

impl Node {
    fn new(role: Role, parent: Option<NodeId>) -> Self {
        Node {
            role,
            parent,
            alt: None,
            lang: None,
            columns: 1,
            at: None,
        }
    }
}

/// The tag tree of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct TagTree {
    nodes: Vec<Node>,
}

impl Default for TagTree {
    fn default() -> Self {
        TagTree {
            nodes: vec![Node::new(Role::Document, None)],
        }
    }
}

impl TagTree {
    /// The root.
    pub const ROOT: NodeId = NodeId(0);

    /// Adds a node below another, after those that are there.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node::new(role, Some(parent)));
        NodeId(self.nodes.len() as u32 - 1)
    }

    /// Adds a figure with its alternative text and the place of what asks for it.
    pub fn add_figure(&mut self, parent: NodeId, alt: String, at: Span) -> NodeId {
        let id = self.add(parent, Role::Figure);
        let node = self.node_mut(id);
        (node.alt, node.at) = (Some(alt), Some(at));
        id
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// A node, to be changed.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether only the root is there.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    /// All nodes in the order in which they were made; nodes of one parent are in reading order.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes
            .iter()
            .enumerate()
            .map(|(number, node)| (NodeId(number as u32), node))
    }
}
