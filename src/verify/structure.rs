//! What figures, notes and links must say of themselves.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::ObjectId;

use super::rule::{Faults, Rule};
use super::tree::{Kid, Tree};

/// Checks them.
pub(super) fn check(tree: &Tree<'_>, faults: &mut Faults) {
    let mut ids = BTreeSet::new();
    let listed: BTreeMap<&[u8], Option<ObjectId>> = match tree.file.get_dict(tree.root, "IDTree") {
        Some(names) => tree
            .file
            .names(names)
            .into_iter()
            .map(|(name, element)| (name, element.as_reference().ok()))
            .collect(),
        None => BTreeMap::new(),
    };
    let parents = Parents::of(tree);
    for (place, element) in tree.elements.iter().enumerate() {
        match element.role {
            "Figure" | "Formula" => figure(tree, place, faults),
            "Note" => note(tree, place, &listed, &mut ids, faults),
            "Link" => link(tree, place, &parents, faults),
            _ => {}
        }
    }
    annotations(tree, faults);
}

fn figure(tree: &Tree<'_>, place: usize, faults: &mut Faults) {
    let said = ["Alt", "ActualText"]
        .iter()
        .filter_map(|key| tree.file.get_text(tree.elements[place].dict, key));
    if !said.into_iter().any(|text| !text.trim().is_empty()) {
        faults.add(
            Rule::Alternative,
            format!(
                "{}: the figure has no alternative text (Alt)",
                tree.path(place)
            ),
        );
    }
    let area = tree
        .attribute(place, "Layout", "BBox")
        .and_then(|area| area.as_array().ok());
    if !area.is_some_and(|area| area.len() == 4 && area.iter().all(|side| side.as_float().is_ok()))
    {
        faults.add(
            Rule::BoundingBox,
            format!(
                "{}: the figure does not say where it stands (BBox)",
                tree.path(place)
            ),
        );
    }
}

fn note<'a>(
    tree: &Tree<'a>,
    place: usize,
    listed: &BTreeMap<&[u8], Option<ObjectId>>,
    ids: &mut BTreeSet<&'a [u8]>,
    faults: &mut Faults,
) {
    let element = &tree.elements[place];
    let Some(id) = element.dict.get(b"ID").ok().and_then(|id| id.as_str().ok()) else {
        return faults.add(
            Rule::Note,
            format!("{}: the note has no identifier (ID)", tree.path(place)),
        );
    };
    if !ids.insert(id) {
        faults.add(
            Rule::Note,
            format!("{}: another note has the same identifier", tree.path(place)),
        );
    }
    if listed.get(id).is_none_or(|known| *known != element.id) {
        faults.add(
            Rule::Note,
            format!("{}: the IDTree does not list the note", tree.path(place)),
        );
    }
}

/// The elements that the parent tree gives for annotations.
struct Parents(BTreeMap<i64, Option<ObjectId>>);

impl Parents {
    fn of(tree: &Tree<'_>) -> Self {
        let numbers = tree
            .file
            .get_dict(tree.root, "ParentTree")
            .map(|numbers| tree.file.numbers(numbers))
            .unwrap_or_default();
        Parents(
            numbers
                .into_iter()
                .map(|(key, value)| (key, value.as_reference().ok()))
                .collect(),
        )
    }
}

fn link(tree: &Tree<'_>, place: usize, parents: &Parents, faults: &mut Faults) {
    let element = &tree.elements[place];
    let of = |kid: &Kid| {
        if let Kid::Annotation(id) = kid {
            Some(*id)
        } else {
            None
        }
    };
    let annotations: Vec<ObjectId> = element.kids.iter().filter_map(of).collect();
    if annotations.is_empty() {
        faults.add(
            Rule::Link,
            format!("{}: the link has no annotation (OBJR)", tree.path(place)),
        );
    }
    for id in annotations {
        let Some(annotation) = tree.file.dict_of(id) else {
            faults.add(
                Rule::Link,
                format!(
                    "{}: the annotation of the link is not there",
                    tree.path(place)
                ),
            );
            continue;
        };
        let back = tree
            .file
            .get_number(annotation, "StructParent")
            .and_then(|key| *parents.0.get(&key)?);
        if back.is_none() || back != element.id {
            faults.add(
                Rule::Link,
                format!(
                    "{}: annotation {} does not lead back to the link (StructParent)",
                    tree.path(place),
                    id.0
                ),
            );
        }
    }
}

/// Each annotation of a page stands in the tree, in a link.
fn annotations(tree: &Tree<'_>, faults: &mut Faults) {
    let mut held = BTreeSet::new();
    for element in tree
        .elements
        .iter()
        .filter(|element| element.role == "Link")
    {
        held.extend(element.kids.iter().filter_map(|kid| {
            if let Kid::Annotation(id) = kid {
                Some(*id)
            } else {
                None
            }
        }));
    }
    for (number, page) in tree.file.pages.iter().enumerate() {
        let annotations = tree
            .file
            .dict_of(*page)
            .map(|page| tree.file.get_array(page, "Annots"))
            .unwrap_or_default();
        for annotation in annotations {
            let place = annotation
                .as_reference()
                .map_or(String::new(), |id| format!(" (object {})", id.0));
            if !annotation.as_reference().is_ok_and(|id| held.contains(&id)) {
                faults.add(
                    Rule::Link,
                    format!(
                        "page {}: an annotation{place} stands in no link of the structure tree",
                        number + 1
                    ),
                );
            }
        }
    }
}
