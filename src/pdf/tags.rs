//! The tag tree as a structure tree (ISO 32000-1, 14.7): each node that has content, with the marked content of the pages
//! that belongs to it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::file::Objects;
use super::page::Marks;
use crate::brief::TagTree;
use crate::frame::NodeId;

/// Marked content of a node: the position of its page, and its number there.
type Content = BTreeMap<NodeId, Vec<(usize, i64)>>;

/// Writes the tree; gives its root. Page n finds its content under number n of the parent tree.
pub(super) fn write(objects: &mut Objects, tree: &TagTree, pages: &[ObjectId], marks: &[Marks]) -> ObjectId {
    let root = objects.reserve();
    let content = content(marks);
    let ids: BTreeMap<NodeId, ObjectId> = kept(tree, &content).into_iter().map(|node| (node, objects.reserve())).collect();
    let mut below: BTreeMap<NodeId, Vec<Object>> = BTreeMap::new();
    for (node, id) in &ids {
        if let Some(parent) = tree.node(*node).parent {
            below.entry(parent).or_default().push(Object::Reference(*id));
        }
    }
    for (node, id) in &ids {
        let parent = tree.node(*node).parent.and_then(|parent| ids.get(&parent)).copied().unwrap_or(root);
        let mut element = element(tree, *node, parent);
        let mut kids = below.remove(node).unwrap_or_default();
        if let Some(content) = content.get(node) {
            element.set("Pg", Object::Reference(pages[content[0].0]));
            kids.extend(content.iter().map(|of| reference(*of, content[0].0, pages)));
        }
        element.set("K", if kids.len() == 1 { kids.remove(0) } else { Object::Array(kids) });
        objects.set(*id, element);
    }
    let mut dict = Dictionary::from_iter([("Type", Object::from("StructTreeRoot"))]);
    dict.set("K", ids.get(&TagTree::ROOT).map_or(Object::Null, |id| Object::Reference(*id)));
    dict.set("ParentTree", Object::Reference(parent_tree(objects, &ids, marks)));
    dict.set("ParentTreeNextKey", marks.len() as i64);
    objects.set(root, dict);
    root
}

/// The marked content of each node, in the order of the pages.
fn content(marks: &[Marks]) -> Content {
    let mut content = Content::new();
    for (page, marks) in marks.iter().enumerate() {
        for (mcid, node) in (0..).zip(&marks.marked) {
            content.entry(*node).or_default().push((page, mcid));
        }
    }
    content
}

/// Marked content as a child: its number alone on the element's own page, else with its page.
fn reference((page, mcid): (usize, i64), own: usize, pages: &[ObjectId]) -> Object {
    if page == own {
        return Object::Integer(mcid);
    }
    let mut dict = Dictionary::from_iter([("Type", Object::from("MCR"))]);
    dict.set("Pg", Object::Reference(pages[page]));
    dict.set("MCID", mcid);
    Object::Dictionary(dict)
}

/// The nodes that have content, and those above them.
fn kept(tree: &TagTree, content: &Content) -> std::collections::BTreeSet<NodeId> {
    let mut kept = std::collections::BTreeSet::from([TagTree::ROOT]);
    for node in content.keys() {
        let mut next = Some(*node);
        while let Some(node) = next.filter(|node| kept.insert(*node)) {
            next = tree.node(node).parent;
        }
    }
    kept
}

fn element(tree: &TagTree, node: NodeId, parent: ObjectId) -> Dictionary {
    let of = tree.node(node);
    let mut element = Dictionary::from_iter([("S", Object::from(of.role.name()))]);
    element.set("P", Object::Reference(parent));
    if let Some(alt) = &of.alt {
        let text: Vec<u8> = [0xfe, 0xff].into_iter().chain(alt.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        element.set("Alt", Object::String(text, StringFormat::Literal));
    }
    element
}

/// For each page, the elements of its marked content in the order of their numbers.
fn parent_tree(objects: &mut Objects, ids: &BTreeMap<NodeId, ObjectId>, marks: &[Marks]) -> ObjectId {
    let mut numbers = Vec::with_capacity(marks.len() * 2);
    for (number, marks) in marks.iter().enumerate() {
        let owners = marks.marked.iter().map(|node| ids.get(node).map_or(Object::Null, |id| Object::Reference(*id)));
        let owners = objects.add(Object::Array(owners.collect()));
        numbers.push(Object::Integer(number as i64));
        numbers.push(Object::Reference(owners));
    }
    objects.add(Dictionary::from_iter([("Nums", Object::Array(numbers))]))
}
