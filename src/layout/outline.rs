//! The outline: parts, their sections, and what stands below those.

use crate::document::{Document, Section};
use crate::frame::Dest;

/// An entry of the outline.
#[derive(Debug, Clone)]
pub struct OutlineEntry {
    /// Its title.
    pub title: String,
    /// Where it leads.
    pub dest: Dest,
    /// What stands below it.
    pub below: Vec<OutlineEntry>,
}

/// Parts, their sections, and what stands below those.
pub(super) fn outline(document: &Document) -> Vec<OutlineEntry> {
    let leaf = |title: &str, dest: Dest| OutlineEntry {
        title: title.to_owned(),
        dest,
        below: Vec::new(),
    };
    let entry = |section: &Section| OutlineEntry {
        title: section.number.map_or(section.name.clone(), |number| {
            format!("{number}  {}", section.name)
        }),
        dest: section.dest,
        below: section
            .below
            .iter()
            .map(|(title, dest)| leaf(title, *dest))
            .collect(),
    };
    let (mut entries, mut in_part) = (Vec::new(), false);
    for section in document.sections.iter().filter(|section| !section.within) {
        if let Some(part) = &section.part {
            entries.push(leaf(part, section.dest));
            in_part = true;
        }
        match entries.last_mut().filter(|_| in_part) {
            Some(part) => part.below.push(entry(section)),
            None => entries.push(entry(section)),
        }
    }
    entries
}
