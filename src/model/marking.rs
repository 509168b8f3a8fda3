//! The Traffic Light Protocol, version 2.0 (FIRST, August 2022).

use serde_json::json;

use crate::diag::{Code, Diagnostic};
use crate::source::{Cx, Decode, Defs, Encode, Json, Node, Walk, Written, nearest};

/// A label of the Traffic Light Protocol, from the widest to the narrowest circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marking {
    /// There is no limit on disclosure.
    Clear,
    /// Limited disclosure, within the recipients' community.
    Green,
    /// Limited disclosure, within the organisation and its clients.
    Amber,
    /// Limited disclosure, within the organisation only.
    AmberStrict,
    /// For the eyes and ears of individual recipients only.
    Red,
}

impl Marking {
    /// Every label with its value.
    pub const ALL: [Marking; 5] = [
        Marking::Clear,
        Marking::Green,
        Marking::Amber,
        Marking::AmberStrict,
        Marking::Red,
    ];

    /// The label as the standard writes it; it is never translated.
    pub fn label(self) -> &'static str {
        match self {
            Marking::Clear => "TLP:CLEAR",
            Marking::Green => "TLP:GREEN",
            Marking::Amber => "TLP:AMBER",
            Marking::AmberStrict => "TLP:AMBER+STRICT",
            Marking::Red => "TLP:RED",
        }
    }
}

impl Decode for Marking {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let typed = cx.scalar(node, "a TLP label")?;
        let found = Marking::ALL
            .into_iter()
            .find(|marking| marking.label() == typed);
        if found.is_none() {
            cx.sink.push(wrong(typed, node));
        }
        found
    }
    fn schema(_: &mut Defs) -> Json {
        json!({ "enum": Marking::ALL.map(Marking::label) })
    }
}

fn wrong(typed: &str, node: &Node<'_>) -> Diagnostic {
    if typed.eq_ignore_ascii_case("TLP:WHITE") || typed.eq_ignore_ascii_case("WHITE") {
        return Diagnostic::new(
            Code::TlpWhite,
            node.at,
            "TLP:WHITE is a label of TLP version 1",
        )
        .hint("write `TLP:CLEAR`");
    }
    let labels = Marking::ALL.map(Marking::label);
    let upper = typed.to_ascii_uppercase().replace(' ', "");
    let meant = labels
        .into_iter()
        .find(|l| *l == upper || l[4..] == *upper)
        .or_else(|| nearest(&upper.to_lowercase(), labels));
    let finding = Diagnostic::new(
        Code::WrongValue,
        node.at,
        format!("`{typed}` is not a label of TLP 2.0"),
    );
    match meant {
        Some(label) => finding.hint(format!("write `{label}`")),
        None => finding.hint(format!("one of: {}", labels.join(", "))),
    }
}

impl Encode for Marking {
    fn encode(&self) -> Written {
        Written::text(self.label())
    }
}

impl Walk for Marking {}
