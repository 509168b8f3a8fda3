//! The contents: an entry a section, and one for what stands below it. They are known when all sections are.

use super::block::{Body, Document, Words};
use super::section::{Entry, Rank};
use super::tags::{Role, TagTree};
use crate::frame::NodeId;

/// Fills the contents of a document with its numbered sections, by parts where it has any. With parts it is long: what
/// stands below its sections is left to the outline.
pub(super) fn fill(document: &mut Document) {
    let Document { tree, sections, translations, .. } = document;
    let Some(place) = sections.iter().position(|section| matches!(section.body, Body::Contents(_))) else { return };
    let Some(sect) = sections[place].heading.as_ref().and_then(|heading| tree.node(heading.node).parent) else { return };
    let whole = tree.add(sect, Role::Toc);
    let mut toc = whole;
    let has_parts = sections.iter().any(|section| section.part.is_some());
    let mut entries = Vec::new();
    for section in sections.iter().filter(|section| !section.within) {
        let Some(number) = section.number else { continue };
        if let Some(part) = &section.part {
            let node = entry(tree, whole);
            entries.push(Entry { node, dest: section.dest, rank: Rank::Part, name: part.clone(), headings: Vec::new() });
            toc = tree.add(whole, Role::Toc);
        }
        let translation = section.heading.as_ref().and_then(|heading| translations.get(&heading.node));
        let headings = section.heading.iter().chain(translation).map(Words::text).collect();
        let node = entry(tree, toc);
        entries.push(Entry { node, dest: section.dest, rank: Rank::Section(number), name: section.name.clone(), headings });
        if section.below.is_empty() || has_parts {
            continue;
        }
        let below = tree.add(toc, Role::Toc);
        for (name, dest) in &section.below {
            entries.push(Entry { node: entry(tree, below), dest: *dest, rank: Rank::Below, name: name.clone(), headings: Vec::new() });
        }
    }
    sections[place].body = Body::Contents(entries);
}

fn entry(tree: &mut TagTree, toc: NodeId) -> NodeId {
    let item = tree.add(toc, Role::TocItem);
    tree.add(item, Role::Reference)
}
