//! The tag tree as a structure tree (ISO 32000-1, 14.7): each node that has content, with the
//! marked content and the links of the pages that belong to it.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::file::Objects;
use super::link;
use super::marks::{Marks, Owner, Piece};
use super::string::text;
use crate::document::{Role, Scope, TagTree};
use crate::frame::NodeId;
use crate::layout::Book;

/// A page as the tree sees it.
pub(super) struct Leaf<'m> {
    /// The page.
    pub page: ObjectId,
    /// What it holds.
    pub marks: &'m Marks,
    /// The annotation of each of its links.
    pub annotations: Vec<ObjectId>,
}

/// Something that a node holds, in reading order: marked content by page and number, or a link.
enum Kid {
    Content(usize, i64),
    Link(Link),
}

/// A link element: the places of its links on their page, and their marked content.
struct Link {
    id: ObjectId,
    page: usize,
    links: Vec<usize>,
    contents: Vec<i64>,
}

/// What every node holds beside other nodes.
type Content = BTreeMap<NodeId, Vec<Kid>>;

/// Writes the tree; gives its root. Page n finds its content under number n of the parent tree, and
/// its links under the numbers after those of the pages.
pub(super) fn write(
    objects: &mut Objects,
    tree: &TagTree,
    book: &Book,
    leaves: &[Leaf<'_>],
) -> ObjectId {
    let root = objects.reserve();
    let content = content(objects, leaves);
    let order = in_reading_order(tree, &kept(tree, &content));
    let ids: BTreeMap<NodeId, ObjectId> = order
        .iter()
        .map(|node| (*node, objects.reserve()))
        .collect();
    let mut writer = Writer {
        objects,
        tree,
        leaves,
        book,
        scopes: BTreeMap::new(),
        notes: Vec::new(),
    };
    let mut below: BTreeMap<NodeId, Vec<Object>> = BTreeMap::new();
    for node in &order {
        if let Some(parent) = tree.node(*node).parent {
            below
                .entry(parent)
                .or_default()
                .push(Object::Reference(ids[node]));
        }
    }
    for node in &order {
        let parent = tree
            .node(*node)
            .parent
            .and_then(|parent| ids.get(&parent))
            .copied()
            .unwrap_or(root);
        writer.element(
            *node,
            ids[node],
            parent,
            content.get(node).map_or(&[], Vec::as_slice),
            below.remove(node).unwrap_or_default(),
        );
    }
    let notes = std::mem::take(&mut writer.notes);
    let mut dict = Dictionary::from_iter([("Type", Object::from("StructTreeRoot"))]);
    dict.set(
        "K",
        ids.get(&TagTree::ROOT)
            .map_or(Object::Null, |id| Object::Reference(*id)),
    );
    dict.set(
        "ParentTree",
        Object::Reference(parent_tree(objects, &ids, &content, leaves)),
    );
    dict.set(
        "ParentTreeNextKey",
        leaves
            .iter()
            .map(|leaf| 1 + leaf.annotations.len() as i64)
            .sum::<i64>(),
    );
    if !notes.is_empty() {
        let names = objects.add(Dictionary::from_iter([("Names", Object::Array(notes))]));
        dict.set("IDTree", Object::Reference(names));
    }
    objects.set(root, dict);
    root
}

/// What each node holds, in the order of the pages. A link that goes on in the next line is one
/// element.
fn content(objects: &mut Objects, leaves: &[Leaf<'_>]) -> Content {
    let mut content = Content::new();
    for (page, leaf) in leaves.iter().enumerate() {
        let mut mcid = 0;
        for piece in &leaf.marks.pieces {
            let (owner, number) = match *piece {
                Piece::Content(owner) => {
                    mcid += 1;
                    (owner, Some(mcid - 1))
                }
                Piece::Area(link) => (
                    Owner {
                        node: leaf.marks.links[link].node,
                        link: Some(link),
                    },
                    None,
                ),
            };
            let kids = content.entry(owner.node).or_default();
            let Some(link) = owner.link else {
                kids.extend(number.map(|number| Kid::Content(page, number)));
                continue;
            };
            let goes_on = |of: &Link| {
                let one = &leaf.marks.links;
                of.page == page
                    && of
                        .links
                        .last()
                        .is_some_and(|last| *last == link || one[*last].target == one[link].target)
            };
            match kids.last_mut() {
                Some(Kid::Link(of)) if goes_on(of) => {
                    if of.links.last() != Some(&link) {
                        of.links.push(link);
                    }
                    of.contents.extend(number);
                }
                _ => kids.push(Kid::Link(Link {
                    id: objects.reserve(),
                    page,
                    links: vec![link],
                    contents: number.into_iter().collect(),
                })),
            }
        }
    }
    content
}

/// The nodes that have content, those above them, and the empty cells of their rows.
fn kept(tree: &TagTree, content: &Content) -> BTreeSet<NodeId> {
    let mut kept = BTreeSet::from([TagTree::ROOT]);
    for node in content.keys() {
        let mut next = Some(*node);
        while let Some(node) = next.filter(|node| kept.insert(*node)) {
            next = tree.node(node).parent;
        }
    }
    let empty = tree.nodes().filter(|(_, node)| {
        node.role.may_be_empty() && node.parent.is_some_and(|row| kept.contains(&row))
    });
    let empty: Vec<NodeId> = empty.map(|(id, _)| id).collect();
    kept.extend(empty);
    kept
}

/// Nodes as they are read: each before those below it. In which order they were made shows nowhere.
fn in_reading_order(tree: &TagTree, kept: &BTreeSet<NodeId>) -> Vec<NodeId> {
    let mut below: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for node in kept.iter().rev() {
        if let Some(parent) = tree.node(*node).parent {
            below.entry(parent).or_default().push(*node);
        }
    }
    let mut order = Vec::with_capacity(kept.len());
    let mut open = vec![TagTree::ROOT];
    while let Some(node) = open.pop() {
        order.push(node);
        open.extend(below.remove(&node).into_iter().flatten());
    }
    order
}

struct Writer<'a> {
    objects: &'a mut Objects,
    tree: &'a TagTree,
    leaves: &'a [Leaf<'a>],
    book: &'a Book,
    /// The attributes that many head cells share: scope and columns.
    scopes: BTreeMap<(bool, u16), ObjectId>,
    /// Identifiers of notes with their elements, in order.
    notes: Vec<Object>,
}

impl Writer<'_> {
    fn element(
        &mut self,
        node: NodeId,
        id: ObjectId,
        parent: ObjectId,
        content: &[Kid],
        below: Vec<Object>,
    ) {
        let of = self.tree.node(node);
        let mut element = Dictionary::from_iter([("S", Object::from(of.role.name()))]);
        element.set("P", Object::Reference(parent));
        if let Some(alt) = &of.alt {
            element.set("Alt", text(alt));
        }
        if let Some(lang) = of.lang {
            element.set("Lang", text(lang.tag()));
        }
        if of.role == Role::Note {
            let name = Object::String(
                format!("note-{:07}", node.0).into_bytes(),
                StringFormat::Literal,
            );
            self.notes.extend([name.clone(), Object::Reference(id)]);
            element.set("ID", name);
        }
        if let Some(attributes) = self.attributes(node) {
            element.set("A", attributes);
        }
        let own = content.iter().find_map(|kid| {
            if let Kid::Content(page, _) = kid {
                Some(*page)
            } else {
                None
            }
        });
        if let Some(page) = own {
            element.set("Pg", Object::Reference(self.leaves[page].page));
        }
        let mut kids = Vec::with_capacity(content.len() + below.len());
        for kid in content {
            kids.push(match kid {
                Kid::Content(page, mcid) => self.content(*page, *mcid, own),
                Kid::Link(link) => self.link(link, id),
            });
        }
        kids.extend(below);
        set_kids(&mut element, kids);
        self.objects.set(id, element);
    }

    /// Marked content as a child: its number alone on the element's own page, else with its page.
    fn content(&self, page: usize, mcid: i64, own: Option<usize>) -> Object {
        if own == Some(page) {
            return Object::Integer(mcid);
        }
        let mut dict = Dictionary::from_iter([("Type", Object::from("MCR"))]);
        dict.set("Pg", Object::Reference(self.leaves[page].page));
        dict.set("MCID", mcid);
        Object::Dictionary(dict)
    }

    /// A link element with its marked content and its annotations (ISO 32000-1, 14.8.4.4.2).
    fn link(&mut self, link: &Link, parent: ObjectId) -> Object {
        let leaf = &self.leaves[link.page];
        let mut element = Dictionary::from_iter([("S", Object::from("Link"))]);
        element.set("P", Object::Reference(parent));
        element.set("Pg", Object::Reference(leaf.page));
        if link.contents.is_empty() {
            // An area of a chart has no words: what its annotation says stands for it.
            let about = link
                .links
                .first()
                .map(|number| link::about(&leaf.marks.links[*number].target, self.book));
            element.set("Alt", text(&about.unwrap_or_default()));
        }
        let mut kids: Vec<Object> = link
            .contents
            .iter()
            .map(|mcid| Object::Integer(*mcid))
            .collect();
        for number in &link.links {
            let mut reference = Dictionary::from_iter([("Type", Object::from("OBJR"))]);
            reference.set("Obj", Object::Reference(leaf.annotations[*number]));
            kids.push(Object::Dictionary(reference));
        }
        set_kids(&mut element, kids);
        self.objects.set(link.id, element);
        Object::Reference(link.id)
    }

    /// The attributes of a node (ISO 32000-1, 14.8.5).
    fn attributes(&mut self, node: NodeId) -> Option<Object> {
        let of = self.tree.node(node);
        match of.role {
            Role::Figure => {
                let area = self
                    .leaves
                    .iter()
                    .flat_map(|leaf| &leaf.marks.boxes)
                    .find(|(id, _)| *id == node)?
                    .1;
                let mut layout = Dictionary::from_iter([
                    ("O", Object::from("Layout")),
                    ("Placement", Object::from("Block")),
                ]);
                layout.set("BBox", area.map(Object::Real).to_vec());
                Some(Object::Dictionary(layout))
            }
            Role::NumberedList => Some(Object::Dictionary(Dictionary::from_iter([
                ("O", Object::from("List")),
                ("ListNumbering", Object::from("Decimal")),
            ]))),
            Role::HeadCell(scope) => Some(Object::Reference(self.scope(scope, of.columns))),
            Role::Cell if of.columns > 1 => {
                let columns = Object::from(i64::from(of.columns));
                Some(Object::Dictionary(Dictionary::from_iter([
                    ("O", Object::from("Table")),
                    ("ColSpan", columns),
                ])))
            }
            _ => None,
        }
    }

    fn scope(&mut self, scope: Scope, columns: u16) -> ObjectId {
        let objects = &mut *self.objects;
        *self
            .scopes
            .entry((scope == Scope::Row, columns))
            .or_insert_with(|| {
                let word = if scope == Scope::Row { "Row" } else { "Column" };
                let mut table = Dictionary::from_iter([
                    ("O", Object::from("Table")),
                    ("Scope", Object::from(word)),
                ]);
                if columns > 1 {
                    table.set("ColSpan", i64::from(columns));
                }
                objects.add(table)
            })
    }
}

fn set_kids(element: &mut Dictionary, mut kids: Vec<Object>) {
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.remove(0)),
        _ => element.set("K", kids),
    }
}

/// For each page, the elements of its marked content in the order of their numbers; for each link,
/// its element.
fn parent_tree(
    objects: &mut Objects,
    ids: &BTreeMap<NodeId, ObjectId>,
    content: &Content,
    leaves: &[Leaf<'_>],
) -> ObjectId {
    let mut links: BTreeMap<(usize, usize), ObjectId> = BTreeMap::new();
    for kid in content.values().flatten() {
        if let Kid::Link(link) = kid {
            links.extend(
                link.links
                    .iter()
                    .map(|number| ((link.page, *number), link.id)),
            );
        }
    }
    let element = |page: usize, owner: Owner| match owner.link {
        Some(number) => links.get(&(page, number)),
        None => ids.get(&owner.node),
    };
    let reference = |id: Option<&ObjectId>| id.map_or(Object::Null, |id| Object::Reference(*id));
    let mut numbers = Vec::new();
    for (page, leaf) in leaves.iter().enumerate() {
        let owners = leaf.marks.pieces.iter().filter_map(|piece| match piece {
            Piece::Content(owner) => Some(reference(element(page, *owner))),
            Piece::Area(_) => None,
        });
        let owners = Object::Array(owners.collect());
        numbers.extend([
            Object::Integer(page as i64),
            Object::Reference(objects.add(owners)),
        ]);
    }
    let all = leaves
        .iter()
        .enumerate()
        .flat_map(|(page, leaf)| (0..leaf.annotations.len()).map(move |number| (page, number)));
    for (key, place) in (leaves.len() as i64..).zip(all) {
        numbers.extend([Object::Integer(key), reference(links.get(&place))]);
    }
    objects.add(Dictionary::from_iter([("Nums", Object::Array(numbers))]))
}
