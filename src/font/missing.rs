//! Characters and forms of a text that no face shows.

use super::FontBook;
use crate::character::{named, shown};
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::lang::Text;

/// A finding: a character that no face shows; `whose` says which text it is of.
pub fn missing_glyph(c: char, at: impl Into<Option<Span>>, whose: &str) -> Diagnostic {
    told(&format!("the character {}", shown(c)), at.into(), whose)
}

fn told(what: &str, at: Option<Span>, whose: &str) -> Diagnostic {
    Diagnostic::new(
        Code::MissingGlyph,
        at,
        format!("no font has {what} of {whose}"),
    )
    .hint("write it another way, or name a font that has it under `fonts:` in the pack")
}

/// What of a text no face shows, all of it in one finding. A form that no face has falls back on
/// the character itself, with a warning.
pub fn missing_glyphs(text: &str, at: Span, whose: &str, fonts: &FontBook) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    match fonts.missing(text)[..] {
        [] => {}
        [c] => found.push(missing_glyph(c, at, whose).at_words(&c.to_string(), 0)),
        [one, ..] => {
            let missing = fonts.missing(text);
            let first = text.chars().find(|c| missing.contains(c)).unwrap_or(one);
            let all: Vec<String> = missing.into_iter().map(shown).collect();
            let all = format!("the characters {}", all.join(", "));
            found.push(told(&all, Some(at), whose).at_words(&first.to_string(), 0));
        }
    }
    if let Some((_, [c, selector])) = fonts.missing_forms(text).first() {
        let message = format!(
            "no font has the form of `{c}` that {} asks for: `{c}` is printed",
            named(*selector)
        );
        let mut fallback = Diagnostic::new(Code::MissingGlyph, at, message)
            .hint("look whether this form will do, or name a font that has it under `fonts:`")
            .at_words(&c.to_string(), 0);
        fallback.severity = Severity::Warning;
        found.push(fallback);
    }
    found
}

/// Takes out the selectors of forms that no face has, which would be strays in the text layer.
pub fn plain_forms(text: &mut Text, fonts: &FontBook) {
    let missing = fonts.missing_forms(&text.value);
    for (at, [_, selector]) in missing.into_iter().rev() {
        let length = selector.len_utf8();
        let mut value = String::from(std::mem::take(&mut text.value));
        value.replace_range(at..at + length, "");
        text.value = value.into();
        for ruby in &mut text.ruby {
            let moved = |place: u32| {
                if place as usize > at {
                    place - length as u32
                } else {
                    place
                }
            };
            (ruby.start, ruby.end) = (moved(ruby.start), moved(ruby.end));
        }
    }
}
