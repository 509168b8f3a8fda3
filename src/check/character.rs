//! Characters that cannot be seen or cannot be archived.

use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;

use crate::character::{is_right_to_left, named, turns_order};
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
    if let Some(letters) = right_to_left(&text.value) {
        let message = format!("`{letters}` is written from right to left, which is not supported");
        let found = Diagnostic::new(Code::RightToLeft, text.at, message);
        sink.push(
            found
                .hint("write it in Latin letters or in kana")
                .at_words(letters, 0),
        );
    }
    for code in [Code::ControlCharacter, Code::PrivateUse] {
        let odd = text.value.chars().filter(|c| kind(*c) == Some(code));
        let odd: Vec<String> = odd
            .collect::<BTreeSet<char>>()
            .into_iter()
            .map(named)
            .collect();
        if odd.is_empty() {
            continue;
        }
        let what = if code == Code::PrivateUse {
            "of private use"
        } else {
            "that cannot be seen"
        };
        let plural = if odd.len() == 1 {
            "a character"
        } else {
            "characters"
        };
        let message = format!("the text holds {plural} {what}: {}", odd.join(", "));
        sink.push(Diagnostic::new(code, text.at, message).hint(match code {
            Code::PrivateUse => {
                "write the real character; text that was copied from a PDF often \
                holds such a stand-in"
            }
            _ => "delete it: retype the words around it, or paste them as plain text",
        }));
    }
}

/// The first run of letters of a text that are written from right to left.
fn right_to_left(text: &str) -> Option<&str> {
    let start = text.find(is_right_to_left)?;
    let goes_on = |c: char| is_right_to_left(c) || c == ' ' || is_combining_mark(c);
    let rest = &text[start..];
    let end = rest.find(|c| !goes_on(c)).unwrap_or(rest.len());
    Some(rest[..end].trim_end())
}

fn kind(c: char) -> Option<Code> {
    match c {
        '\n' | '\t' => None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
            Some(Code::ControlCharacter)
        }
        c if turns_order(c) => Some(Code::ControlCharacter),
        '\u{fdd0}'..='\u{fdef}' => Some(Code::ControlCharacter),
        c if u32::from(c) & 0xfffe == 0xfffe => Some(Code::ControlCharacter),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(Code::PrivateUse),
        _ => None,
    }
}
