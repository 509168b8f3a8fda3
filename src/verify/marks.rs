//! Marked content and the structure tree lead to each other (ISO 32000-1, 14.7.4).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use super::content::Page;
use super::rule::{Faults, Rule};
use super::tree::{Kid, Tree};

/// Checks both ways.
pub(super) fn check(tree: &Tree<'_>, pages: &[Page], faults: &mut Faults) {
    let numbers = tree
        .file
        .get_dict(tree.root, "ParentTree")
        .map(|numbers| tree.file.numbers(numbers))
        .unwrap_or_default();
    let numbers: BTreeMap<i64, &Object> = numbers.into_iter().collect();
    let held = held(tree);
    for (number, page) in pages.iter().enumerate() {
        let number = number + 1;
        let key = tree
            .file
            .dict_of(page.id)
            .and_then(|dict| tree.file.get_number(dict, "StructParents"));
        let Some(key) = key else {
            if !page.marked.is_empty() {
                faults.add(
                    Rule::ParentTree,
                    format!(
                        "page {number}: the page does not say where \
                    its content stands (StructParents)"
                    ),
                );
            }
            continue;
        };
        let owners = numbers
            .get(&key)
            .and_then(|owners| tree.file.object(owners))
            .and_then(|owners| owners.as_array().ok());
        for mcid in page.marked.keys() {
            let owner = usize::try_from(*mcid)
                .ok()
                .and_then(|mcid| owners?.get(mcid)?.as_reference().ok());
            let Some(owner) = owner else {
                faults.add(
                    Rule::ParentTree,
                    format!(
                        "page {number}: the parent tree does not know the marked content {mcid}"
                    ),
                );
                continue;
            };
            let place = tree.by_id.get(&owner);
            if !place.is_some_and(|place| held.contains(&(*place, page.id, *mcid))) {
                let path =
                    place.map_or_else(|| format!("object {}", owner.0), |place| tree.path(*place));
                faults.add(
                    Rule::ParentTree,
                    format!(
                        "page {number}: {path} does not hold the marked content {mcid}, as the \
                        parent tree says"
                    ),
                );
            }
        }
    }
    missing(tree, pages, faults);
}

/// What each element holds: its place, page and number.
fn held(tree: &Tree<'_>) -> BTreeSet<(usize, ObjectId, i64)> {
    let mut held = BTreeSet::new();
    for (place, element) in tree.elements.iter().enumerate() {
        for kid in &element.kids {
            if let Kid::Content {
                page: Some(page),
                mcid,
            } = kid
            {
                held.insert((place, *page, *mcid));
            }
        }
    }
    held
}

/// Marked content that the tree holds and no page has.
fn missing(tree: &Tree<'_>, pages: &[Page], faults: &mut Faults) {
    let pages: BTreeMap<ObjectId, &Page> = pages.iter().map(|page| (page.id, page)).collect();
    let mut seen = BTreeSet::new();
    for (place, element) in tree.elements.iter().enumerate() {
        for kid in &element.kids {
            let Kid::Content { page, mcid } = kid else {
                continue;
            };
            let is_there = page
                .and_then(|page| pages.get(&page))
                .is_some_and(|page| page.marked.contains_key(mcid));
            if !is_there {
                faults.add(
                    Rule::ParentTree,
                    format!(
                        "{}: no page has the marked content {mcid} that it holds",
                        tree.path(place)
                    ),
                );
            } else if !seen.insert((*page, *mcid)) {
                faults.add(
                    Rule::ParentTree,
                    format!(
                        "{}: another element holds the marked content {mcid} as well",
                        tree.path(place)
                    ),
                );
            }
        }
    }
}
