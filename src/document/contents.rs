//! What contents say of sections, and where sections begin.

use super::words::Words;
use crate::frame::{Dest, NodeId};
use crate::model::Stage;

/// Which side of the sheet a section begins on, where both are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Starts {
    /// The next page.
    #[default]
    Anywhere,
    /// A right-hand page.
    Recto,
    /// A left-hand page.
    Verso,
}

/// How a case stands, for a list of cases.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The short name of the case.
    pub name: String,
    /// The last stage of each course, and its word.
    pub stages: Vec<(Stage, String)>,
}

/// The contents.
#[derive(Debug, Default)]
pub struct Contents {
    /// Sections by parts.
    pub entries: Vec<Entry>,
    /// What stands beside them: lists of case files and of figures, each below a heading.
    pub beside: Vec<(Words, Vec<Listed>)>,
}

/// A case or a figure beside the contents.
#[derive(Debug)]
pub struct Listed {
    /// The node of the words.
    pub node: NodeId,
    /// Where it leads.
    pub dest: Dest,
    /// Its sign: the marks of its stages, or a label.
    pub sign: Sign,
    /// Its name.
    pub name: String,
    /// What stands below it: the code of a case.
    pub code: Option<String>,
    /// How it stands.
    pub word: Option<String>,
}

/// What stands before something in a list.
#[derive(Debug)]
pub enum Sign {
    /// The mark of a stage.
    Stage(Stage),
    /// A label.
    Label(String),
    /// Nothing: parties of the case have come to different stages.
    None,
}

/// An entry of the contents: a part, a section, or what stands below it.
#[derive(Debug)]
pub struct Entry {
    /// The node of the words.
    pub node: NodeId,
    /// Where it leads.
    pub dest: Dest,
    /// What it is.
    pub rank: Rank,
    /// The name.
    pub name: String,
    /// The heading of a section, in each language.
    pub headings: Vec<String>,
}

/// What an entry of the contents is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// A part of the document.
    Part,
    /// A section with its number.
    Section(u32),
    /// What stands below a section.
    Below,
}
