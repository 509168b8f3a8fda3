//! The contents: an entry a section, and one for what stands below it. They are known when all sections are.

use super::block::{Body, Entry, Section, Words};
use super::tags::{Role, TagTree};
use crate::frame::NodeId;

/// Fills the contents of a document with its numbered sections.
pub(super) fn fill(tree: &mut TagTree, sections: &mut [Section]) {
    let Some(place) = sections.iter().position(|section| matches!(section.body, Body::Contents(_))) else { return };
    let Some(sect) = sections[place].heading.as_ref().and_then(|heading| tree.node(heading.node).parent) else { return };
    let toc = tree.add(sect, Role::Toc);
    let mut entries = Vec::new();
    for section in sections.iter().filter(|section| section.number.is_some()) {
        let heading = section.heading.as_ref().map(Words::text);
        let node = entry(tree, toc);
        entries.push(Entry { node, dest: section.dest, number: section.number, name: section.name.clone(), heading });
        if section.below.is_empty() {
            continue;
        }
        let below = tree.add(toc, Role::Toc);
        for (name, dest) in &section.below {
            entries.push(Entry { node: entry(tree, below), dest: *dest, number: None, name: name.clone(), heading: None });
        }
    }
    sections[place].body = Body::Contents(entries);
}

fn entry(tree: &mut TagTree, toc: NodeId) -> NodeId {
    let item = tree.add(toc, Role::TocItem);
    tree.add(item, Role::Reference)
}
