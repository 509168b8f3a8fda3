//! The gate before a file is written: what would break a clause of PDF/A or PDF/UA is collected
//! with the place that causes it, and then nothing is written. The table of all clauses is
//! `CONFORMANCE.md`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::document::{Role, TagTree};
use crate::font::missing_glyph;
use crate::frame::{Frame, GlyphRun, Item, NodeId, Spot, Target};
use crate::geom::{Point, Pt, mm};
use crate::layout::Book;
use crate::model::Marking;

/// The longest string of a file in bytes (ISO 19005-2, 6.1.13).
const LONGEST: usize = 32_767;
/// The longest side of a page in points (ISO 19005-2, 6.1.13).
const WIDEST: f32 = 14_400.0;

/// What breaks a clause.
#[derive(Debug, Clone, PartialEq)]
enum Violation {
    NoTitle,
    PageTooLarge(usize),
    FigureWithoutAlt,
    HeadingSkips(u8, u8),
    Misplaced(&'static str, &'static str),
    UnevenTable(u16, u16),
    Untagged(usize, String),
    ForbiddenCharacter(char),
    LinkWithoutWords,
    LongText(usize),
    Unmarked(usize, Edge),
}

impl Violation {
    /// The clause that forbids it.
    fn clause(&self) -> &'static str {
        match self {
            Self::NoTitle | Self::Untagged(..) => "ISO 14289-1, 7.1",
            Self::PageTooLarge(_) | Self::LongText(_) => "ISO 19005-2, 6.1.13",
            Self::FigureWithoutAlt => "ISO 14289-1, 7.3",
            Self::HeadingSkips(..) => "ISO 14289-1, 7.4.2",
            Self::Misplaced(..) => "ISO 32000-1, 14.8.4",
            Self::UnevenTable(..) => "ISO 14289-1, 7.5",
            Self::Unmarked(..) => "TLP 2.0, usage in documents",
            Self::ForbiddenCharacter(_) => "ISO 19005-2, 6.2.11.7",
            Self::LinkWithoutWords => "ISO 14289-1, 7.18.5",
        }
    }

    /// The finding about it.
    fn found(&self, at: Span) -> Diagnostic {
        let (text, hint) = self.words();
        let text = format!("{text} ({})", self.clause());
        Diagnostic::new(Code::NotConforming, at, text).hint(hint)
    }

    /// What is wrong, and what to do about it.
    fn words(&self) -> (String, &'static str) {
        const REPORT: &str = "please report this with the input";
        match self {
            Self::NoTitle => (
                "the document has no title".to_owned(),
                "write `title:` in the pack",
            ),
            Self::PageTooLarge(page) => (
                format!("page {page} is larger than a PDF may be"),
                "choose a smaller size",
            ),
            Self::FigureWithoutAlt => ("a figure has no alternative text".to_owned(), REPORT),
            Self::HeadingSkips(0, to) => (format!("the first heading is of level {to}"), REPORT),
            Self::HeadingSkips(from, to) => (
                format!("a heading of level {to} follows one of level {from}"),
                REPORT,
            ),
            Self::Misplaced(role, parent) => (
                format!("`{role}` stands in `{parent}` in the tag tree"),
                REPORT,
            ),
            Self::UnevenTable(one, other) => (
                format!("a table has rows of {one} and of {other} columns"),
                REPORT,
            ),
            Self::Untagged(page, text) => (
                format!("page {page} shows `{text}` outside the tag tree"),
                REPORT,
            ),
            Self::Unmarked(page, edge) => (
                format!(
                    "page {page} does not bear the marking of the document at its {}",
                    edge.word()
                ),
                REPORT,
            ),
            Self::ForbiddenCharacter(c) => {
                let text = format!(
                    "the character U+{:04X} has no meaning that others know",
                    *c as u32
                );
                (
                    text,
                    "write it another way: characters for private use cannot be archived",
                )
            }
            Self::LinkWithoutWords => (
                "a link says nothing of where it leads".to_owned(),
                "write the address",
            ),
            Self::LongText(bytes) => (
                format!("a text has {bytes} bytes where a file holds {LONGEST} at most"),
                "shorten it, or divide what it describes",
            ),
        }
    }
}

/// Where findings are told.
#[derive(Clone, Copy)]
pub struct Places<'a> {
    /// Where the pack stands.
    pub pack: Span,
    /// Where a text stands in which a character occurs, by the part of it that a page shows;
    /// `None` where that is not known.
    pub of_text: &'a dyn Fn(char, &str) -> Option<Span>,
}

/// An end of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The upper one.
    Head,
    /// The lower one.
    Foot,
}

impl Edge {
    fn word(self) -> &'static str {
        match self {
            Edge::Head => "head",
            Edge::Foot => "foot",
        }
    }
}

/// How far head and foot reach into a page.
const REACH: Pt = mm(30.0);
/// The least size of a marking in points (TLP 2.0, usage in documents), less what rounding takes.
const LEAST_MARKING: f32 = 12.0 - 0.01;

/// Checks that pages or sheets bear the marking at their edges, whole and large enough to be read
/// (TLP 2.0, usage in documents); what does not is found at `at`.
pub fn check_marking<'f>(
    pages: impl Iterator<Item = &'f Frame>,
    marking: Marking,
    edges: &[Edge],
    at: Span,
    sink: &mut Sink,
) {
    for (place, page) in pages.enumerate() {
        let mut seen = Vec::new();
        page.each_run(Point::default(), &mut |at, run| {
            if run.text.trim() == marking.label() && run.size >= LEAST_MARKING && !run.upright {
                seen.extend((at.y <= REACH).then_some(Edge::Head));
                seen.extend((at.y >= page.size.height - REACH).then_some(Edge::Foot));
            }
        });
        for edge in edges.iter().filter(|edge| !seen.contains(edge)) {
            sink.push(Violation::Unmarked(place + 1, *edge).found(at));
        }
    }
}

/// Checks a book before it is written; findings go to the sink, at the place of what causes them,
/// else at the pack's.
pub fn check(book: &Book, tree: &TagTree, places: Places<'_>, sink: &mut Sink) {
    let mut gate = Gate {
        tree,
        used: BTreeSet::from([TagTree::ROOT]),
        found: Vec::new(),
        missing: Vec::new(),
        page: 0,
    };
    if book.meta.title.trim().is_empty() {
        gate.found.push((None, Violation::NoTitle));
    }
    gate.string(None, &book.meta.title);
    for (number, page) in book.pages.iter().enumerate() {
        gate.page = number + 1;
        if page.frame.size.width.0.max(page.frame.size.height.0) > WIDEST {
            gate.found.push((None, Violation::PageTooLarge(gate.page)));
        }
        gate.frame(&page.frame);
    }
    gate.tree();
    let place = |node: Option<NodeId>| {
        node.and_then(|node| place(tree, node))
            .unwrap_or(places.pack)
    };
    for (node, violation) in gate.found {
        sink.push(violation.found(place(node)));
    }
    let mut told = BTreeSet::new();
    for (node, c, part) in gate.missing {
        let at = (places.of_text)(c, &part).unwrap_or_else(|| place(node));
        if told.insert((at, c)) {
            sink.push(missing_glyph(c, at, "this text"));
        }
    }
}

/// The place of what a node says, or of what holds it.
fn place(tree: &TagTree, node: NodeId) -> Option<Span> {
    let mut next = Some(node);
    while let Some(node) = next {
        let node = tree.node(node);
        if node.at.is_some() {
            return node.at;
        }
        next = node.parent;
    }
    None
}

struct Gate<'t> {
    tree: &'t TagTree,
    /// The nodes with content, and those above them.
    used: BTreeSet<NodeId>,
    found: Vec<(Option<NodeId>, Violation)>,
    /// Characters that no face shows, with the text of their run.
    missing: Vec<(Option<NodeId>, char, String)>,
    page: usize,
}

impl Gate<'_> {
    fn frame(&mut self, frame: &Frame) {
        frame.walk(&mut |spot, item| match item {
            Item::Glyphs(run) | Item::Ruby(run) => self.run(run, spot),
            Item::Path(_) | Item::Image(..) => self.owned(spot, "a drawing"),
            Item::Tagged(node, _) => {
                let mut next = Some(*node);
                while let Some(node) = next.filter(|node| self.used.insert(*node)) {
                    next = self.tree.node(node).parent;
                }
            }
            Item::Link(Target::Address(url), _) if spot.node.is_some() => {
                self.string(spot.node, url);
                if url.trim().is_empty() {
                    self.found.push((spot.node, Violation::LinkWithoutWords));
                }
            }
            Item::Link(..) | Item::Group(_) | Item::Artifact(..) | Item::Anchor(_) => {}
        });
    }

    /// What is painted belongs to a node or is an artifact.
    fn owned(&mut self, spot: Spot<'_>, what: &str) {
        if spot.node.is_none() && spot.artifact.is_none() {
            self.found
                .push((None, Violation::Untagged(self.page, what.to_owned())));
        }
    }

    fn run(&mut self, run: &GlyphRun, spot: Spot<'_>) {
        self.owned(spot, &run.text);
        let node = spot.node;
        let missing = run.missing();
        self.missing
            .extend(missing.map(|c| (node, c, run.text.clone())));
        self.found.extend(
            run.text
                .chars()
                .find(|c| is_forbidden(*c))
                .map(|c| (node, Violation::ForbiddenCharacter(c))),
        );
    }

    /// A text that becomes a string of the file, in UTF-16 at worst.
    fn string(&mut self, node: Option<NodeId>, text: &str) {
        let bytes = 2 + 2 * text.encode_utf16().count();
        if bytes > LONGEST {
            self.found.push((node, Violation::LongText(bytes)));
        }
    }

    fn tree(&mut self) {
        let mut below: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for (id, node) in self.tree.nodes() {
            let Some(parent) = node.parent else { continue };
            if self.used.contains(&id) || node.role.may_be_empty() && self.used.contains(&parent) {
                below.entry(parent).or_default().push(id);
            }
        }
        self.branch(TagTree::ROOT, &below, &mut 0);
    }

    /// Checks a node and those below it; `level` is the last heading's.
    fn branch(&mut self, id: NodeId, below: &BTreeMap<NodeId, Vec<NodeId>>, level: &mut u8) {
        let node = self.tree.node(id);
        match node.role {
            Role::Figure if node.alt.as_ref().is_none_or(|alt| alt.trim().is_empty()) => {
                self.found.push((Some(id), Violation::FigureWithoutAlt));
            }
            Role::Heading(to) => {
                if to > *level + 1 {
                    self.found
                        .push((Some(id), Violation::HeadingSkips(*level, to)));
                }
                *level = to;
            }
            Role::Table => self.table(id, below),
            _ => {}
        }
        node.alt.iter().for_each(|alt| self.string(Some(id), alt));
        for kid in below.get(&id).map_or(&[][..], Vec::as_slice) {
            let role = self.tree.node(*kid).role;
            if !fits(role, node.role) {
                self.found.push((
                    Some(*kid),
                    Violation::Misplaced(role.name(), node.role.name()),
                ));
            }
            self.branch(*kid, below, level);
        }
    }

    /// All rows of a table have as many columns.
    fn table(&mut self, table: NodeId, below: &BTreeMap<NodeId, Vec<NodeId>>) {
        let kids = |id: NodeId| below.get(&id).into_iter().flatten().copied();
        let rows = kids(table).flat_map(|id| {
            if self.tree.node(id).role == Role::Row {
                vec![id]
            } else {
                kids(id).collect()
            }
        });
        let width = |row| -> u16 { kids(row).map(|cell| self.tree.node(cell).columns).sum() };
        let widths: Vec<u16> = rows.map(width).filter(|width| *width > 0).collect();
        if let Some(other) = widths.iter().find(|width| **width != widths[0]) {
            self.found
                .push((Some(table), Violation::UnevenTable(widths[0], *other)));
        }
    }
}

/// Whether a node may stand in another (ISO 32000-1, 14.8.4.3: lists, tables, contents).
fn fits(role: Role, parent: Role) -> bool {
    match role {
        Role::ListItem => matches!(parent, Role::List | Role::NumberedList),
        Role::Label | Role::ListBody => parent == Role::ListItem,
        Role::TableHead | Role::TableBody => parent == Role::Table,
        Role::Row => matches!(parent, Role::Table | Role::TableHead | Role::TableBody),
        Role::Cell | Role::HeadCell(_) => parent == Role::Row,
        Role::TocItem => parent == Role::Toc,
        Role::Caption => matches!(parent, Role::Table | Role::Division | Role::Figure),
        _ => !matches!(
            parent,
            Role::List
                | Role::NumberedList
                | Role::ListItem
                | Role::Table
                | Role::TableHead
                | Role::TableBody
                | Role::Row
        ),
    }
}

/// Characters that say nothing to others: for private use, or no characters at all.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{e000}'..='\u{f8ff}'
        | '\u{f0000}'..='\u{10ffff}')
}
