//! The tag tree: what each piece of content is, in reading order. It is born with the blocks and carried as ids.

use crate::frame::NodeId;

/// What a node is: the standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole document.
    Document,
    /// A section.
    Sect,
    /// A heading of the first, second or third level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell that heads a column or row.
    HeadCell,
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
}

impl Role {
    /// The name of the structure type.
    pub fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Sect => "Sect",
            Role::Heading(1) => "H1",
            Role::Heading(2) => "H2",
            Role::Heading(_) => "H3",
            Role::Paragraph => "P",
            Role::List => "L",
            Role::ListItem => "LI",
            Role::Table => "Table",
            Role::Row => "TR",
            Role::HeadCell => "TH",
            Role::Cell => "TD",
            Role::Figure => "Figure",
            Role::Caption => "Caption",
            Role::Note => "Note",
            Role::Toc => "TOC",
            Role::TocItem => "TOCI",
        }
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
}

/// The tag tree of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct TagTree {
    nodes: Vec<Node>,
}

impl Default for TagTree {
    fn default() -> Self {
        TagTree { nodes: vec![Node { role: Role::Document, parent: None, alt: None }] }
    }
}

impl TagTree {
    /// The root.
    pub const ROOT: NodeId = NodeId(0);

    /// Adds a node below another, after those that are there.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node { role, parent: Some(parent), alt: None });
        NodeId(self.nodes.len() as u32 - 1)
    }

    /// Adds a figure with its alternative text.
    pub fn add_figure(&mut self, parent: NodeId, alt: String) -> NodeId {
        let id = self.add(parent, Role::Figure);
        self.nodes[id.0 as usize].alt = Some(alt);
        id
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// All nodes in the order in which they were made, which is the reading order.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(number, node)| (NodeId(number as u32), node))
    }
}
