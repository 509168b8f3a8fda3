//! The one rule for what a reader may see.
//!
//! Whatever asks whether something may be seen asks a [`Ceiling`]: the checks, the filter for an
//! audience, the document's own marking, and the clearances of recipients. Nothing else compares
//! markings.

use super::{Case, Conduct, Marking, Pack, Proceeding, Recipient};

/// What may bear a marking.
pub trait Marked {
    /// The marking in force, where there is one.
    fn marking(&self) -> Option<Marking>;
}

impl Marked for Marking {
    fn marking(&self) -> Option<Marking> {
        Some(*self)
    }
}

impl Marked for Conduct {
    fn marking(&self) -> Option<Marking> {
        self.marking
    }
}

impl Marked for Proceeding {
    fn marking(&self) -> Option<Marking> {
        self.marking
    }
}

/// Up to which marking a reader sees, or a document goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling(Option<Marking>);

impl Ceiling {
    /// The ceiling at a marking: what bears it lies below.
    pub fn at(marking: Marking) -> Self {
        Ceiling(Some(marking))
    }

    /// Whether something lies below. What bears no marking does: that it bears none is an error of
    /// its own.
    pub fn admits(self, item: &(impl Marked + ?Sized)) -> bool {
        self.withholds(item).is_none()
    }

    /// The marking of something that lies above.
    pub fn withholds(self, item: &(impl Marked + ?Sized)) -> Option<Marking> {
        item.marking()
            .filter(|marking| self.0.is_some_and(|most| *marking > most))
    }

    /// Its marking; none where everything lies below.
    pub fn marking(self) -> Option<Marking> {
        self.0
    }
}

impl Marking {
    /// The strictest of several markings, where there is one.
    pub fn strictest(markings: impl IntoIterator<Item = Option<Marking>>) -> Option<Marking> {
        markings.into_iter().flatten().max()
    }
}

impl Case {
    /// The marking in force of its conduct or of one of its steps: neither is told without the
    /// case.
    pub fn marking_with(&self, part: &impl Marked) -> Option<Marking> {
        Marking::strictest([self.marking, part.marking()])
    }
}

impl Pack {
    /// Up to which marking its audience sees: nothing above enters the file.
    pub fn ceiling(&self) -> Ceiling {
        Ceiling(self.audience.as_ref().and_then(|audience| audience.marking))
    }

    /// Up to which marking the document may hold something: its own marking, else its audience's.
    /// Without either it bears the strictest of what goes in, and nothing can lie above.
    pub fn ceiling_of_document(&self) -> Ceiling {
        Ceiling(self.marking.or(self.ceiling().marking()))
    }

    /// The marking of the document: its own, else the audience's, else the strictest of what goes
    /// in.
    pub fn marking_of_document(&self, strictest: Marking) -> Marking {
        self.ceiling_of_document().marking().unwrap_or(strictest)
    }
}

impl Recipient {
    /// Up to which marking the recipient may see documents.
    pub fn ceiling(&self) -> Ceiling {
        Ceiling::at(self.clearance)
    }
}
