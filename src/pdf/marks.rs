//! What a page holds beside its content: marked content in its order, links, places, the boxes of
//! figures.

use std::collections::BTreeMap;

use printpdf::DictItem;

use crate::frame::{Artifact, Dest, NodeId, Target};

/// The property list of marked content, as printpdf writes it.
pub(super) type Names = BTreeMap<String, DictItem>;

/// Whose content something is: a node's, or a link's within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner {
    /// The node.
    pub node: NodeId,
    /// The link of the page, by its place among them.
    pub link: Option<usize>,
}

/// A link of a page.
#[derive(Clone)]
pub(super) struct LinkMark {
    /// Its area, y from the bottom.
    pub rect: [f32; 4],
    /// Where it leads.
    pub target: Target,
    /// The node that it stands in.
    pub node: NodeId,
}

/// A piece of a page in the order of its content.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    /// Marked content: the next number.
    Content(Owner),
    /// A link without content of its own: an area of a chart.
    Area(usize),
}

/// What a page holds beside its content.
#[derive(Default, Clone)]
pub(super) struct Marks {
    /// Places that links lead to, y from the bottom.
    pub anchors: Vec<(Dest, f32)>,
    /// Marked content, and areas between it.
    pub pieces: Vec<Piece>,
    /// How many of them are marked content.
    pub contents: usize,
    /// Areas that lead somewhere.
    pub links: Vec<LinkMark>,
    /// The box of each figure, y from the bottom.
    pub boxes: Vec<(NodeId, [f32; 4])>,
}

/// What kind of artifact it is (ISO 32000-1, table 330).
pub(super) fn artifact_properties(kind: Artifact) -> Names {
    let (kind, subtype) = match kind {
        Artifact::Head => ("Pagination", Some(("Header", Some("Top")))),
        Artifact::Foot => ("Pagination", Some(("Footer", Some("Bottom")))),
        Artifact::Layout => ("Layout", None),
        Artifact::Production => ("Page", None),
        Artifact::Watermark => ("Pagination", Some(("Watermark", None))),
    };
    let name = |value: &str| DictItem::Name(value.as_bytes().to_vec());
    let mut properties = Names::from([("Type".to_owned(), name(kind))]);
    if let Some((subtype, edge)) = subtype {
        properties.insert("Subtype".to_owned(), name(subtype));
        if let Some(edge) = edge {
            properties.insert("Attached".to_owned(), DictItem::Array(vec![name(edge)]));
        }
    }
    properties
}
