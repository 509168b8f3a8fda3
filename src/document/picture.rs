//! What is seen and not read.

use crate::diag::Span;
use crate::frame::NodeId;

/// What is seen and not read: its node, and what is said instead.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The node of the figure, once `tagging` has made it.
    pub node: NodeId,
    /// The alternative text.
    pub alt: String,
    /// What asks for it.
    pub at: Span,
}

impl Picture {
    /// A picture with its alternative text.
    pub fn new(alt: impl Into<String>, at: Span) -> Self {
        Picture {
            node: NodeId::UNSET,
            alt: alt.into(),
            at,
        }
    }
}
