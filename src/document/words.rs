//! Texts with their parts.

use std::collections::BTreeMap;

use super::tags::Role;
use crate::diag::Span;
use crate::frame::{NodeId, Target};
use crate::lang::{Lang, Localised, Ruby};
use crate::model::{Citation, Credibility};

/// How a part of a text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not at all.
    Plain,
    /// Bold.
    Strong,
    /// In the second ink: notes, remarks.
    Quiet,
    /// In the face of dates and codes.
    Code,
    /// The same in small: sources behind a paragraph.
    Cite,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its text.
    pub text: String,
    /// Readings of parts of it; they show where the leading has room for them.
    pub ruby: Box<[Ruby]>,
    /// How it stands out.
    pub mark: Mark,
    /// Where it leads.
    pub link: Option<Target>,
    /// What is numbered once the whole document is known, in the order in which its text has
    /// [`Symbol::PLACE`].
    pub symbols: Vec<Symbol>,
}

impl Part {
    /// A part that leads nowhere.
    pub fn new(mark: Mark, text: impl Into<String>) -> Self {
        Part {
            text: text.into(),
            ruby: Box::default(),
            mark,
            link: None,
            symbols: Vec::new(),
        }
    }
}

/// Something whose number is known only when all that is cited before it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Symbol {
    /// A citation, `S3-2`: the source by its place in the timeline, and how credible it is here.
    /// Its part leads to the source.
    Citation(Cited),
    /// The same where it leads nowhere.
    Mention(Cited),
    /// Sources with all their citations, as ranges of numbers: `S1〜S4、S7`.
    Sources(Vec<Cited>),
    /// Sources in the order of their numbers, each once.
    Lines {
        /// What is printed of each.
        lines: Vec<SourceLine>,
        /// What stands between two of them.
        divider: String,
        /// What counts as a citation.
        cited: Vec<Cited>,
    },
    /// The label of a figure: 図 1.
    Figure(FigureKey),
}

/// A citation as it was typed. However often it is printed, it counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cited {
    /// The source, by its place in the timeline.
    pub source: usize,
    /// How credible it is here.
    pub credibility: Credibility,
    /// Where it is typed.
    pub at: Span,
}

impl Cited {
    /// A citation of a timeline or a pack.
    pub fn new(citation: &Citation) -> Self {
        Cited {
            source: citation.id.index(),
            credibility: citation.credibility,
            at: citation.at,
        }
    }
}

/// A source in a list of sources: its number, then a text.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceLine {
    /// The source, by its place in the timeline.
    pub source: usize,
    /// How the number stands out.
    pub mark: Mark,
    /// What follows the number.
    pub text: String,
}

impl Symbol {
    /// What stands in a text for a symbol: U+FFFC OBJECT REPLACEMENT CHARACTER.
    pub const PLACE: &str = "\u{fffc}";
}

/// A figure, before it has a number: the section that asks for it, by its place in the pack, and
/// which of that section's it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureKey {
    /// The place of the section.
    pub section: u32,
    /// The place of the figure in it.
    pub place: u32,
}

/// A text of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The node of the tag tree that it is, once `tagging` has made that.
    pub node: NodeId,
    /// What it is read as, where its block alone does not say: the level of a heading.
    pub role: Option<Role>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Where it was written, for findings about its length.
    pub at: Option<Span>,
}

impl Words {
    /// A text of one part.
    pub fn new(text: impl Into<String>) -> Self {
        Words::empty().and(Mark::Plain, text)
    }

    /// A heading of the first, second or third level.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Words::new(text).read_as(Role::Heading(level))
    }

    /// What somebody wrote, in one language, with its readings, and where.
    pub fn written(text: &Localised, lang: Lang) -> Self {
        Words::new(text.text(lang))
            .read(text.ruby(lang))
            .written_at(text.at)
    }

    /// A text without parts yet.
    pub fn empty() -> Self {
        Words {
            node: NodeId::UNSET,
            role: None,
            parts: Vec::new(),
            at: None,
        }
    }

    /// Says what it is read as.
    #[must_use]
    pub fn read_as(self, role: Role) -> Self {
        Words {
            role: Some(role),
            ..self
        }
    }

    /// The same text as a node that is there already.
    #[must_use]
    pub fn at_node(self, node: NodeId) -> Self {
        Words { node, ..self }
    }

    /// Says where it was written.
    #[must_use]
    pub fn written_at(mut self, at: Span) -> Self {
        self.at = Some(at);
        self
    }

    /// Adds a part.
    #[must_use]
    pub fn and(mut self, mark: Mark, text: impl Into<String>) -> Self {
        self.parts.push(Part::new(mark, text));
        self
    }

    /// Adds a part as it is.
    #[must_use]
    pub fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// Adds a part that leads somewhere.
    #[must_use]
    pub fn linked(mut self, mark: Mark, text: impl Into<String>, link: Target) -> Self {
        self.parts.push(Part {
            link: Some(link),
            ..Part::new(mark, text)
        });
        self
    }

    /// Gives the last part its readings, in bytes of that part.
    #[must_use]
    pub fn read(mut self, ruby: &[Ruby]) -> Self {
        if let Some(part) = self.parts.last_mut() {
            part.ruby = ruby.into();
        }
        self
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}

/// What texts say in the second language, by the node of what they say in the first.
pub type Translations = BTreeMap<NodeId, Words>;
