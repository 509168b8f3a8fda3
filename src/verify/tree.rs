//! The structure tree (ISO 32000-1, 14.7) as a flat list in reading order, and how its parts hang
//! together.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{File, name};
use super::role::is_standard;
use super::rule::{Faults, Rule};

/// Structure elements of a file that can be looked at.
const MOST: usize = 5_000_000;
/// A role that is mapped more often is mapped in a circle.
const MAPPED: usize = 20;
/// The path of an element names so many of those above it.
const ABOVE: usize = 100;

/// What an element holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kid {
    /// Another element, by its place in the list.
    Element(usize),
    /// Marked content of a page.
    Content { page: Option<ObjectId>, mcid: i64 },
    /// An annotation.
    Annotation(ObjectId),
}

/// An element.
pub(super) struct Element<'a> {
    /// Its number in the file, unless it is written in its parent.
    pub(super) id: Option<ObjectId>,
    /// Its dictionary.
    pub(super) dict: &'a Dictionary,
    /// Its type, after the role map.
    pub(super) role: &'a str,
    /// The element that holds it.
    pub(super) parent: Option<usize>,
    /// What it holds, in order.
    pub(super) kids: Vec<Kid>,
}

/// The tree.
pub(super) struct Tree<'a> {
    /// The file that it is of.
    pub(super) file: &'a File,
    /// Its root.
    pub(super) root: &'a Dictionary,
    /// The elements, each before those that it holds.
    pub(super) elements: Vec<Element<'a>>,
    /// The place of each numbered element.
    pub(super) by_id: BTreeMap<ObjectId, usize>,
}

/// Something that waits to be read: an object below an element.
struct Waiting<'a> {
    object: &'a Object,
    parent: Option<usize>,
}

impl<'a> Tree<'a> {
    /// Reads the tree; what does not hang together is a fault.
    pub(super) fn read(file: &'a File, faults: &mut Faults) -> Option<Self> {
        let catalog = file.catalog()?;
        let Some(root) = file.get_dict(catalog, "StructTreeRoot") else {
            faults.add(Rule::NoTree, "the file has no structure tree");
            return None;
        };
        let root_id = catalog
            .get(b"StructTreeRoot")
            .ok()
            .and_then(|root| root.as_reference().ok());
        let mut tree = Tree {
            file,
            root,
            elements: Vec::new(),
            by_id: BTreeMap::new(),
        };
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<Waiting<'a>> = kids(file, root)
            .into_iter()
            .rev()
            .map(|object| Waiting {
                object,
                parent: None,
            })
            .collect();
        while let Some(Waiting { object, parent }) = waiting.pop() {
            if tree.elements.len() >= MOST {
                faults.add(
                    Rule::Hierarchy,
                    "the structure tree has too many elements to be looked at",
                );
                break;
            }
            match tree.content(object, parent) {
                Some(kid) => tree.add_kid(parent, kid),
                None => tree.element(object, parent, root_id, &mut seen, &mut waiting, faults),
            }
        }
        faults.unless(
            !tree.elements.is_empty(),
            Rule::NoTree,
            "the structure tree is empty",
        );
        Some(tree)
    }

    fn add_kid(&mut self, parent: Option<usize>, kid: Kid) {
        if let Some(parent) = parent {
            self.elements[parent].kids.push(kid);
        }
    }

    /// An object as marked content or an annotation; nothing where it is an element.
    fn content(&self, object: &'a Object, parent: Option<usize>) -> Option<Kid> {
        let above = || {
            self.elements[parent?]
                .dict
                .get(b"Pg")
                .ok()?
                .as_reference()
                .ok()
        };
        if let Some(Object::Integer(mcid)) = self.file.object(object) {
            return Some(Kid::Content {
                page: above(),
                mcid: *mcid,
            });
        }
        let dict = self.file.dict(object)?;
        match self.file.get_name(dict, "Type") {
            Some("MCR") => {
                let own = dict
                    .get(b"Pg")
                    .ok()
                    .and_then(|page| page.as_reference().ok());
                Some(Kid::Content {
                    page: own.or_else(above),
                    mcid: self.file.get_number(dict, "MCID").unwrap_or(-1),
                })
            }
            Some("OBJR") => Some(Kid::Annotation(dict.get(b"Obj").ok()?.as_reference().ok()?)),
            _ => None,
        }
    }

    fn element(
        &mut self,
        object: &'a Object,
        parent: Option<usize>,
        root: Option<ObjectId>,
        seen: &mut BTreeSet<ObjectId>,
        waiting: &mut Vec<Waiting<'a>>,
        faults: &mut Faults,
    ) {
        let place = self.elements.len();
        let id = object.as_reference().ok();
        let Some(dict) = self.file.dict(object) else {
            return faults.add(
                Rule::Hierarchy,
                format!("{} holds something that is not there", self.path_of(parent)),
            );
        };
        if id.is_some_and(|id| !seen.insert(id)) {
            let text = "is held twice, or holds itself";
            return faults.add(
                Rule::Hierarchy,
                format!(
                    "object {} below {} {text}",
                    id.unwrap_or_default().0,
                    self.path_of(parent)
                ),
            );
        }
        let written = self.file.get_name(dict, "S").unwrap_or_default();
        let role = self.standard(written);
        self.elements.push(Element {
            id,
            dict,
            role,
            parent,
            kids: Vec::new(),
        });
        if let Some(id) = id {
            self.by_id.insert(id, place);
        }
        self.add_kid(parent, Kid::Element(place));
        let stated = dict
            .get(b"P")
            .ok()
            .and_then(|parent| parent.as_reference().ok());
        let meant = parent.map_or(root, |parent| self.elements[parent].id);
        if stated.is_none() || stated != meant {
            faults.add(
                Rule::Hierarchy,
                format!(
                    "{} does not name what holds it as its parent (P)",
                    self.path(place)
                ),
            );
        }
        waiting.extend(
            kids(self.file, dict)
                .into_iter()
                .rev()
                .map(|object| Waiting {
                    object,
                    parent: Some(place),
                }),
        );
    }

    /// The standard type that a type is mapped to (ISO 32000-1, 14.7.3).
    fn standard(&self, written: &'a str) -> &'a str {
        let Some(map) = self.file.get_dict(self.root, "RoleMap") else {
            return written;
        };
        let mut role = written;
        for _ in 0..MAPPED {
            match self.file.get_name(map, role) {
                Some(mapped) if !is_standard(role) => role = mapped,
                _ => break,
            }
        }
        role
    }

    /// An element with those above it and its number: `Document > Table > TR (object 12)`.
    pub(super) fn path(&self, place: usize) -> String {
        let mut roles = Vec::new();
        let mut next = Some(place);
        while let Some(element) = next
            .and_then(|place| self.elements.get(place))
            .filter(|_| roles.len() < ABOVE)
        {
            roles.push(element.role);
            next = element.parent;
        }
        roles.reverse();
        let path = roles.join(" > ");
        let page = self
            .page(place)
            .map_or(String::new(), |page| format!("page {page}, "));
        match self.elements[place].id {
            Some(id) => format!("{path} ({page}object {})", id.0),
            None => path,
        }
    }

    fn path_of(&self, place: Option<usize>) -> String {
        place.map_or_else(
            || "the root of the structure tree".to_owned(),
            |place| self.path(place),
        )
    }

    /// The page that an element or its first content stands on, counted from 1.
    fn page(&self, place: usize) -> Option<usize> {
        let mut place = place;
        for _ in 0..ABOVE {
            let element = &self.elements[place];
            let own = element
                .dict
                .get(b"Pg")
                .ok()
                .and_then(|page| page.as_reference().ok());
            let of_content = || {
                element.kids.iter().find_map(|kid| {
                    if let Kid::Content { page, .. } = kid {
                        *page
                    } else {
                        None
                    }
                })
            };
            if let Some(page) = own.or_else(of_content) {
                return self
                    .file
                    .pages
                    .iter()
                    .position(|known| *known == page)
                    .map(|page| page + 1);
            }
            place = element.kids.iter().find_map(|kid| {
                if let Kid::Element(kid) = kid {
                    Some(*kid)
                } else {
                    None
                }
            })?;
        }
        None
    }

    /// The elements that an element holds.
    pub(super) fn below(&self, place: usize) -> impl Iterator<Item = usize> {
        self.elements[place].kids.iter().filter_map(|kid| {
            if let Kid::Element(kid) = kid {
                Some(*kid)
            } else {
                None
            }
        })
    }

    /// The roles of the elements that an element holds.
    pub(super) fn roles_below(&self, place: usize) -> Vec<&'a str> {
        self.below(place)
            .map(|kid| self.elements[kid].role)
            .collect()
    }

    /// The role of what holds an element; `StructTreeRoot` for the first.
    pub(super) fn role_above(&self, place: usize) -> &'a str {
        self.elements[place]
            .parent
            .map_or("StructTreeRoot", |parent| self.elements[parent].role)
    }

    /// An attribute of an element (ISO 32000-1, 14.7.5), its own or of its classes.
    pub(super) fn attribute(&self, place: usize, owner: &str, key: &str) -> Option<&'a Object> {
        let dict = self.elements[place].dict;
        let classes = self.file.get_dict(self.root, "ClassMap");
        let named = one_or_many(self.file.get(dict, "C"))
            .into_iter()
            .filter_map(|class| self.file.get(classes?, name(class)?));
        let all = one_or_many(self.file.get(dict, "A"))
            .into_iter()
            .chain(named.flat_map(|class| one_or_many(Some(class))));
        let sets = all
            .filter_map(|set| self.file.dict(set))
            .filter(|set| self.file.get_name(set, "O") == Some(owner));
        sets.into_iter().find_map(|set| self.file.get(set, key))
    }
}

/// What stands under K.
fn kids<'a>(file: &'a File, dict: &'a Dictionary) -> Vec<&'a Object> {
    match file.get(dict, "K") {
        Some(Object::Array(kids)) => kids.iter().collect(),
        Some(_) => dict.get(b"K").into_iter().collect(),
        None => Vec::new(),
    }
}

fn one_or_many(object: Option<&Object>) -> Vec<&Object> {
    match object {
        Some(Object::Array(all)) => all.iter().collect(),
        one => one.into_iter().collect(),
    }
}
