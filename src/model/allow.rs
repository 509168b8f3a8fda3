//! Rules that an item is excused from.

use crate::diag::{Code, Diagnostic};
use crate::lang::Text;
use crate::source::{Cx, Decode, Defs, Encode, Json, Node, Walk, Written, nearest, record};

record! {
    /// A rule that is excused on this item, with the reason.
    pub struct Allow as "an excuse" {
        /// The code of the rule.
        code: AllowCode,
        /// Why it is right here.
        reason: Text,
    }
}

/// The code of a rule that an item may be excused from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllowCode(pub Code);

/// The rules that can be excused: those that read prose and may be wrong about it.
const EXCUSABLE: [Code; 5] = [
    Code::StatusWord,
    Code::PossibleName,
    Code::CulpritWithoutCharge,
    Code::CredibilityOne,
    Code::LikelihoodAndConfidence,
];

impl Decode for AllowCode {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let typed = cx.scalar(node, "the code of a rule")?;
        let words = EXCUSABLE.map(Code::as_str);
        let found = EXCUSABLE.into_iter().find(|code| code.as_str() == typed);
        if found.is_none() {
            let finding = Diagnostic::new(
                Code::WrongValue,
                node.at,
                format!("`{typed}` is not a rule that can be excused"),
            );
            cx.sink.push(match nearest(typed, words) {
                Some(meant) => finding.hint(format!("did you mean `{meant}`?")),
                None => finding.hint(format!("one of: {}", words.join(", "))),
            });
        }
        found.map(AllowCode)
    }
    fn schema(_: &mut Defs) -> Json {
        serde_json::json!({ "enum": EXCUSABLE.map(Code::as_str) })
    }
}

impl Encode for AllowCode {
    fn encode(&self) -> Written {
        Written::text(self.0.as_str())
    }
}

impl Walk for AllowCode {}
