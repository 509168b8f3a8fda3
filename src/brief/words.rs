//! Texts with their parts.

use crate::diag::Span;
use crate::frame::{NodeId, Target};
use crate::lang::Ruby;

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
}

/// A text of the page and the node of the tag tree that it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The node.
    pub node: NodeId,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Where it was written, for findings about its length.
    pub at: Option<Span>,
}

impl Words {
    /// A text of one part.
    pub fn new(node: NodeId, text: impl Into<String>) -> Self {
        Words::empty(node).and(Mark::Plain, text)
    }

    /// A text without parts yet.
    pub fn empty(node: NodeId) -> Self {
        Words {
            node,
            parts: Vec::new(),
            at: None,
        }
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
        self.parts.push(Part {
            text: text.into(),
            ruby: Box::default(),
            mark,
            link: None,
        });
        self
    }

    /// Adds a part that leads somewhere.
    #[must_use]
    pub fn linked(mut self, mark: Mark, text: impl Into<String>, link: Target) -> Self {
        self.parts.push(Part {
            text: text.into(),
            ruby: Box::default(),
            mark,
            link: Some(link),
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
