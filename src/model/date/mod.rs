//! Dates as they are known: EDTF (ISO 8601-2:2019) level 1 and Japanese era dates.
//!
//! What is supported of level 0 and 1: dates of every precision, the qualifiers `?` `~` `%`,
//! unspecified digits from the right, seasons, intervals with open and unknown ends. Left out, each
//! with an error of its own: times of day, and years before 1 or after 9999, which no page can
//! show.

mod cure;
mod edtf;
mod parse;
mod wareki;
mod when;

use serde_json::json;

use crate::diag::{Diagnostic, Span};
use crate::source::{Cx, Decode, Defs, Encode, Json, Node, Walk, Written};

pub use wareki::{ERAS, Era, era_of, has_era_days};
pub(crate) use when::Wrong;
pub use when::{Bound, Moment, Precision, When};

/// A date of the format.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    /// What it means.
    pub when: When,
    /// Where it stands.
    pub at: Span,
}

impl When {
    /// Reads a date; the error says what to write instead.
    pub(crate) fn parse(text: &str) -> Result<Self, Wrong> {
        parse::parse(text)
    }

    /// The date in its normal form: EDTF, whichever way it was typed. The part of a year or month
    /// that belongs to one era has no such form, and stays an era date.
    pub fn to_edtf(&self) -> String {
        edtf::write(self)
    }
}

impl Decode for Date {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, "a date")?;
        match When::parse(text.trim()) {
            Ok(when) => Some(Date { when, at: node.at }),
            Err(wrong) => {
                cx.sink
                    .push(Diagnostic::new(wrong.code, node.at, wrong.message).hint(wrong.hint));
                None
            }
        }
    }
    fn schema(defs: &mut Defs) -> Json {
        let about = "A date: EDTF level 1 (2020, 2020-10, 2020-10-13, 2020~, 2020-10/..) or a \
            Japanese era date (令和2年10月13日).";
        defs.define("date", about, |_| {
            json!({
                "type": ["string", "number"],
                "examples": ["2020", "2020-10", "2020-10-13", "2020-10/.."],
            })
        })
    }
}

impl Encode for Date {
    fn encode(&self) -> Written {
        Written::text(self.when.to_edtf())
    }
}

impl Walk for Date {}

#[cfg(test)]
mod tests;
