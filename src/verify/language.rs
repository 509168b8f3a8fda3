//! Every text has a language (ISO 14289-1, 7.2; ISO 19005-2, 6.7.4).

use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::catalog::is_language;
use super::content::Page;
use super::rule::{Faults, Rule};
use super::tree::{Kid, Tree};

/// Checks the language of every element that has a text.
pub(super) fn check(tree: &Tree<'_>, pages: &[Page], faults: &mut Faults) {
    let whole = tree
        .file
        .catalog()
        .is_some_and(|catalog| tree.file.get_text(catalog, "Lang").is_some());
    let pages: BTreeMap<ObjectId, &Page> = pages.iter().map(|page| (page.id, page)).collect();
    // Elements stand after what holds them.
    let mut speaks: Vec<bool> = Vec::with_capacity(tree.elements.len());
    for (place, element) in tree.elements.iter().enumerate() {
        let own = tree.file.get_text(element.dict, "Lang");
        if let Some(lang) = own.as_deref().filter(|lang| !is_language(lang)) {
            faults.add(
                Rule::Language,
                format!("{}: `{lang}` is no language tag (BCP 47)", tree.path(place)),
            );
        }
        let above = element
            .parent
            .and_then(|parent| speaks.get(parent))
            .copied()
            .unwrap_or(whole);
        speaks.push(own.is_some() || above);
        if own.is_some() || above {
            continue;
        }
        let mute = element.kids.iter().any(|kid| match kid {
            Kid::Content { page, mcid } => {
                page.and_then(|page| pages.get(&page)?.marked.get(mcid)) != Some(&true)
            }
            _ => false,
        });
        if mute || element.dict.has(b"Alt") || element.dict.has(b"ActualText") {
            faults.add(
                Rule::TextLanguage,
                format!("{}: the text has no language", tree.path(place)),
            );
        }
    }
}
