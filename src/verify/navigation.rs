//! Ways through the file: page labels, outline, destinations.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{File, text};
use super::rule::{Faults, Rule};

/// Where ways may lead.
struct Places<'a> {
    file: &'a File,
    pages: BTreeSet<ObjectId>,
    named: BTreeSet<&'a [u8]>,
}

/// Checks every way.
pub(super) fn check(file: &File, faults: &mut Faults) {
    let Some(catalog) = file.catalog() else {
        return;
    };
    let labels = file
        .get_dict(catalog, "PageLabels")
        .map(|tree| file.numbers(tree))
        .unwrap_or_default();
    faults.unless(
        labels.first().is_some_and(|(page, _)| *page == 0),
        Rule::PageLabels,
        "no page labels begin at the first page",
    );
    let mut places = Places {
        file,
        pages: file.pages.iter().copied().collect(),
        named: BTreeSet::new(),
    };
    let names = file
        .get_dict(catalog, "Names")
        .and_then(|names| file.get_dict(names, "Dests"));
    let named = names.map(|tree| file.names(tree)).unwrap_or_default();
    for (name, place) in &named {
        let sound = places.is_a_place(place);
        faults.unless(
            sound,
            Rule::Destination,
            &format!("the destination `{}` is no page of the file", text(name)),
        );
    }
    places.named.extend(named.into_iter().map(|(name, _)| name));
    // Before PDF 1.2 names were keys of the catalog.
    places.named.extend(
        file.get_dict(catalog, "Dests")
            .into_iter()
            .flat_map(|old| old.iter().map(|(name, _)| name.as_slice())),
    );
    if let Some(outline) = file.get_dict(catalog, "Outlines") {
        places.outline(outline, faults);
    }
    for (page, id) in file.pages.iter().enumerate() {
        let annotations = file
            .dict_of(*id)
            .map(|page| file.get_array(page, "Annots"))
            .unwrap_or_default();
        for link in annotations
            .iter()
            .filter_map(|link| file.dict(link))
            .filter(|link| file.get_name(link, "Subtype") == Some("Link"))
        {
            if !places.leads(link) {
                faults.add(
                    Rule::Destination,
                    format!(
                        "page {}: a link leads nowhere{}",
                        page + 1,
                        places.target(link)
                    ),
                );
            }
        }
    }
}

impl Places<'_> {
    /// Every bookmark, by the chains of its level and those below.
    fn outline(&self, outline: &Dictionary, faults: &mut Faults) {
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<&Object> = outline.get(b"First").into_iter().collect();
        while let Some(next) = waiting.pop() {
            let is_new = next.as_reference().is_ok_and(|id| seen.insert(id));
            let Some(bookmark) = self.file.dict(next).filter(|_| is_new) else {
                faults.add(
                    Rule::Outline,
                    "the outline leads round in a circle, or to no bookmark",
                );
                continue;
            };
            let title = self.file.get_text(bookmark, "Title").unwrap_or_default();
            faults.unless(
                !title.trim().is_empty(),
                Rule::Outline,
                "a bookmark has no title",
            );
            let leads = self.leads(bookmark);
            faults.unless(
                leads,
                Rule::Outline,
                &format!(
                    "the bookmark `{title}` leads nowhere{}",
                    self.target(bookmark)
                ),
            );
            waiting.extend(
                ["Next", "First"]
                    .iter()
                    .filter_map(|key| bookmark.get(key.as_bytes()).ok()),
            );
        }
    }

    /// Whether a bookmark or a link leads somewhere: into the file, or to an address.
    fn leads(&self, from: &Dictionary) -> bool {
        if let Some(place) = self.file.get(from, "Dest") {
            return self.is_a_place(place);
        }
        let Some(action) = self.file.get_dict(from, "A") else {
            return false;
        };
        match self.file.get_name(action, "S") {
            Some("URI") => self
                .file
                .get_text(action, "URI")
                .is_some_and(|address| !address.is_empty()),
            Some("GoTo") => self
                .file
                .get(action, "D")
                .is_some_and(|place| self.is_a_place(place)),
            Some("GoToR" | "Named") => true,
            _ => false,
        }
    }

    /// The name that leads nowhere, for the message.
    fn target(&self, from: &Dictionary) -> String {
        self.file
            .get_text(from, "Dest")
            .map(|name| format!(": there is no `{name}`"))
            .unwrap_or_default()
    }

    /// Whether a destination is a page of the file, by itself or by name.
    fn is_a_place(&self, place: &Object) -> bool {
        match self.file.object(place) {
            Some(Object::Array(place)) => place.first().is_some_and(|page| {
                page.as_reference()
                    .is_ok_and(|page| self.pages.contains(&page))
            }),
            Some(Object::String(name, _) | Object::Name(name)) => {
                self.named.contains(name.as_slice())
            }
            Some(Object::Dictionary(named)) => self.file.get(named, "D").is_some_and(|place| {
                // A name in the place of a place would lead on and on.
                place.as_array().is_ok() && self.is_a_place(place)
            }),
            _ => false,
        }
    }
}
