//! Numbers, colours, commands of paths and texts as SVG writes them.

use std::fmt::Write;

use crate::frame::Colour;

/// A command of a path.
pub(super) fn command(out: &mut String, letter: char, places: &[[f32; 2]]) {
    for (place, [x, y]) in places.iter().enumerate() {
        out.push(if place == 0 { letter } else { ' ' });
        let _ = write!(out, "{} {}", number(*x), number(*y));
    }
}

/// A number to a hundredth, without what it does not need.
pub(super) fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// A colour.
pub(super) fn hex(Colour(red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A text as XML has it. Characters that XML has no place for are replaced.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, number};

    #[test]
    fn numbers_are_short() {
        let cases = [
            (1.0, "1"),
            (0.125, "0.12"),
            (-0.001, "0"),
            (10.5, "10.5"),
            (-2.346, "-2.35"),
            (100.0, "100"),
        ];
        assert!(cases.iter().all(|(value, text)| number(*value) == *text));
    }

    #[test]
    fn no_text_leaves_its_element() {
        assert_eq!(
            escaped("a<b>&\"c\"\u{1}\u{ffff}図"),
            "a&lt;b&gt;&amp;&quot;c&quot;\u{fffd}\u{fffd}図"
        );
    }
}
