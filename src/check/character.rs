//! Characters that cannot be seen or cannot be archived.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Sink};
use crate::lang::Text;
use crate::source::Leaf;

/// Checks every text that a walk shows.
pub(super) fn check<'a>(walk: impl FnOnce(&mut dyn FnMut(Leaf<'a>)), sink: &mut Sink) {
    walk(&mut |leaf| match leaf {
        Leaf::Printed(text) => text.each().for_each(|(_, text)| look(text, sink)),
        Leaf::Plain(text) => look(text, sink),
        Leaf::Ref(_) | Leaf::Id(..) => {}
    });
}

fn look(text: &Text, sink: &mut Sink) {
    if text
        .value
        .bytes()
        .all(|b| (b' '..0x7f).contains(&b) || b == b'\n' || b == b'\t')
    {
        return;
    }
    let odd: BTreeSet<char> = text.value.chars().filter(|c| kind(*c).is_some()).collect();
    for c in odd {
        let Some((code, what)) = kind(c) else {
            continue;
        };
        let found = Diagnostic::new(
            code,
            text.at,
            format!("the text holds {what} U+{:04X}", u32::from(c)),
        );
        sink.push(found.hint(match code {
            Code::PrivateUse => "write the real character; text that was copied from a PDF often holds such a stand-in",
            _ => "delete it: retype the words around it, or paste them as plain text",
        }));
    }
}

fn kind(c: char) -> Option<(Code, &'static str)> {
    let what = match c {
        '\n' | '\t' => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "the control character",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            "the direction mark"
        }
        '\u{feff}' => "the byte order mark",
        '\u{2028}' | '\u{2029}' => "the line separator",
        '\u{fdd0}'..='\u{fdef}' => "the noncharacter",
        c if u32::from(c) & 0xfffe == 0xfffe => "the noncharacter",
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => {
            return Some((Code::PrivateUse, "the private-use character"));
        }
        _ => return None,
    };
    Some((Code::ControlCharacter, what))
}
