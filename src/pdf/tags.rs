//! The tag tree as a structure tree (ISO 32000-1, 14.7): each node that has content, with the marked content of the pages
//! that belongs to it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

use super::page::Marks;
use crate::brief::TagTree;
use crate::frame::NodeId;

/// Writes the tree; gives its root. Every page gets its number in the parent tree.
pub(super) fn write(doc: &mut Document, tree: &TagTree, pages: &[ObjectId], marks: &[Marks]) -> Result<ObjectId, String> {
    let root = doc.new_object_id();
    let content = content(pages, marks);
    let kept = kept(tree, &content);
    let ids: BTreeMap<NodeId, ObjectId> = kept.iter().map(|node| (*node, doc.new_object_id())).collect();
    let mut below: BTreeMap<NodeId, Vec<Object>> = BTreeMap::new();
    for (node, id) in &ids {
        if let Some(parent) = tree.node(*node).parent {
            below.entry(parent).or_default().push(Object::Reference(*id));
        }
    }
    for (node, id) in &ids {
        let parent = tree.node(*node).parent.and_then(|parent| ids.get(&parent)).copied().unwrap_or(root);
        let kids = below.remove(node).unwrap_or_default().into_iter().chain(content.get(node).cloned().unwrap_or_default());
        doc.set_object(*id, element(tree, *node, parent, kids.collect()));
    }
    let mut dict = Dictionary::from_iter([("Type", Object::from("StructTreeRoot"))]);
    dict.set("K", ids.get(&TagTree::ROOT).map_or(Object::Null, |id| Object::Reference(*id)));
    dict.set("ParentTree", Object::Reference(parent_tree(doc, &ids, marks)));
    dict.set("ParentTreeNextKey", marks.len() as i64);
    doc.set_object(root, dict);
    for (number, page) in pages.iter().enumerate() {
        let page = doc.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(|e| format!("a page is missing: {e}"))?;
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
    }
    Ok(root)
}

/// The marked content of each node, in the order of the pages.
fn content(pages: &[ObjectId], marks: &[Marks]) -> BTreeMap<NodeId, Vec<Object>> {
    let mut content: BTreeMap<NodeId, Vec<Object>> = BTreeMap::new();
    for (page, marks) in pages.iter().zip(marks) {
        for (mcid, node) in marks.marked.iter().enumerate() {
            let mut reference = Dictionary::from_iter([("Type", Object::from("MCR"))]);
            reference.set("Pg", Object::Reference(*page));
            reference.set("MCID", mcid as i64);
            content.entry(*node).or_default().push(Object::Dictionary(reference));
        }
    }
    content
}

/// The nodes that have content, and those above them.
fn kept(tree: &TagTree, content: &BTreeMap<NodeId, Vec<Object>>) -> std::collections::BTreeSet<NodeId> {
    let mut kept = std::collections::BTreeSet::from([TagTree::ROOT]);
    for node in content.keys() {
        let mut next = Some(*node);
        while let Some(node) = next.filter(|node| kept.insert(*node)) {
            next = tree.node(node).parent;
        }
    }
    kept
}

fn element(tree: &TagTree, node: NodeId, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    let of = tree.node(node);
    let mut element = Dictionary::from_iter([("Type", Object::from("StructElem")), ("S", Object::from(of.role.name()))]);
    element.set("P", Object::Reference(parent));
    element.set("K", kids);
    if let Some(alt) = &of.alt {
        let text: Vec<u8> = [0xfe, 0xff].into_iter().chain(alt.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        element.set("Alt", Object::String(text, StringFormat::Hexadecimal));
    }
    element
}

/// For each page, the elements of its marked content in the order of their numbers.
fn parent_tree(doc: &mut Document, ids: &BTreeMap<NodeId, ObjectId>, marks: &[Marks]) -> ObjectId {
    let mut numbers = Vec::with_capacity(marks.len() * 2);
    for (number, marks) in marks.iter().enumerate() {
        let owners = marks.marked.iter().map(|node| ids.get(node).map_or(Object::Null, |id| Object::Reference(*id)));
        let owners = doc.add_object(Object::Array(owners.collect()));
        numbers.push(Object::Integer(number as i64));
        numbers.push(Object::Reference(owners));
    }
    doc.add_object(Dictionary::from_iter([("Nums", Object::Array(numbers))]))
}
