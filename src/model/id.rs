//! Ids of items.

use crate::diag::Span;
use crate::source::{
    Cx, Decode, Defs, Encode, Json, Leaf, LeafMut, Node, Walk, Written, decode_id, id_schema,
};

/// The id of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Id {
    /// The id: kebab-case.
    pub value: Box<str>,
    /// Where it stands.
    pub at: Span,
}

impl Decode for Id {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        decode_id(node, cx).map(|value| Id { value, at: node.at })
    }
    fn schema(defs: &mut Defs) -> Json {
        id_schema(defs)
    }
}

impl Encode for Id {
    fn encode(&self) -> Written {
        Written::text(&*self.value)
    }
}

impl Walk for Id {
    fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        see(Leaf::Id(&self.value, self.at));
    }
    fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        change(LeafMut::Id(&mut self.value));
    }
}
