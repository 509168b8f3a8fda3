//! Typed values → YAML text: the way back of [`Decode`](super::Decode).
//!
//! Keys stand in the order of their declaration, and what is absent, empty or a default is left
//! out, so that one timeline has one text. The text is written here and not by a library, because
//! it is hashed and attached to documents: it must not change with a library's taste. Whatever
//! another reader of YAML, of version 1.1 or 1.2, could take for a number, a date or a truth value
//! stands in quotes.

use std::fmt::Write;

use super::ruby;
use crate::lang::{Localised, Text};

/// A value that is ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// A text, in quotes where another reader would not take it for one.
    Text(String),
    /// A number or a truth value, never in quotes.
    Bare(String),
    /// A list.
    List(Vec<Written>),
    /// A mapping, in the order in which it is written.
    Map(Vec<(String, Written)>),
}

/// A type that can be written as a value of the format, and is read back as the same.
pub trait Encode {
    /// The value.
    fn encode(&self) -> Written;

    /// Whether it is what an absent key means, so that its key is left out.
    fn is_absent(&self) -> bool {
        false
    }
}

impl Written {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Written::Text(text.into())
    }

    /// The whole as a file.
    pub fn to_yaml(&self) -> String {
        let mut out = String::new();
        match self {
            Written::Map(entries) if !entries.is_empty() => write_map(entries, 0, &mut out),
            Written::List(items) if !items.is_empty() => write_list(items, 0, &mut out),
            scalar => {
                write_scalar(scalar, &mut out);
                out.push('\n');
            }
        }
        out
    }
}

fn write_map(entries: &[(String, Written)], indent: usize, out: &mut String) {
    for (number, (key, value)) in entries.iter().enumerate() {
        // The first entry stands behind the dash of its list.
        if number > 0 || !out.ends_with("- ") {
            pad(indent, out);
        }
        write_text(key, out);
        out.push(':');
        match value {
            Written::Map(entries) if !entries.is_empty() => {
                out.push('\n');
                write_map(entries, indent + 2, out);
            }
            Written::List(items) if !items.is_empty() => {
                out.push('\n');
                write_list(items, indent + 2, out);
            }
            scalar => {
                out.push(' ');
                write_scalar(scalar, out);
                out.push('\n');
            }
        }
    }
}

fn write_list(items: &[Written], indent: usize, out: &mut String) {
    for item in items {
        pad(indent, out);
        out.push_str("- ");
        match item {
            Written::Map(entries) if !entries.is_empty() => write_map(entries, indent + 2, out),
            // No list of the format holds lists; one would go on in braces' place, which is empty.
            scalar => {
                write_scalar(scalar, out);
                out.push('\n');
            }
        }
    }
}

fn pad(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

fn write_scalar(value: &Written, out: &mut String) {
    match value {
        Written::Text(text) => write_text(text, out),
        Written::Bare(text) => out.push_str(text),
        Written::List(items) => {
            out.push('[');
            for (number, item) in items.iter().enumerate() {
                out.push_str(if number > 0 { ", " } else { "" });
                write_scalar(item, out);
            }
            out.push(']');
        }
        Written::Map(entries) => {
            out.push('{');
            for (number, (key, value)) in entries.iter().enumerate() {
                out.push_str(if number > 0 { ", " } else { "" });
                write_text(key, out);
                out.push_str(": ");
                write_scalar(value, out);
            }
            out.push('}');
        }
    }
}

/// Words that some version of YAML reads as something else than a text.
const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// Whether a text may stand without quotes, for every reader. It begins with a letter, since
/// numbers, dates and signs do not.
fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(must_be_escaped)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// Breaks of lines, controls, and what YAML or an editor would not keep as it is.
fn must_be_escaped(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

fn write_text(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if must_be_escaped(c) => drop(write!(out, "\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self) -> Written {
        self.as_ref().map_or(Written::Map(Vec::new()), T::encode)
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self) -> Written {
        Written::List(self.iter().map(T::encode).collect())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Encode for Text {
    fn encode(&self) -> Written {
        Written::text(&*self.value)
    }
}

impl Encode for bool {
    fn encode(&self) -> Written {
        Written::Bare(self.to_string())
    }
    fn is_absent(&self) -> bool {
        !self
    }
}

/// Digits only, never an exponent, as they are read.
impl Encode for f64 {
    fn encode(&self) -> Written {
        Written::Bare(self.to_string())
    }
}

impl Encode for u32 {
    fn encode(&self) -> Written {
        Written::Bare(self.to_string())
    }
}

/// A plain text is both languages in one place.
/// A text that is printed, with its readings.
fn printed(text: &Text) -> Written {
    Written::text(ruby::written(&text.value, &text.ruby))
}

impl Encode for Localised {
    fn encode(&self) -> Written {
        match (&self.ja, &self.en) {
            (Some(ja), Some(en)) if ja == en => printed(ja),
            _ => Written::Map(
                self.each()
                    .map(|(lang, text)| (lang.tag().to_owned(), printed(text)))
                    .collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Encode, Written};
    use crate::diag::Sink;
    use crate::source::{Node, Value, parse};

    /// What our reader and another one make of a text that was written.
    fn read_back(text: &str) -> (String, Option<String>) {
        let yaml = Written::Map(vec![("key".to_owned(), Written::text(text))]).to_yaml();
        let other: serde_yaml::Value = serde_yaml::from_str(&yaml).expect("YAML");
        let Some(Node {
            value: Value::Map { entries, .. },
            ..
        }) = parse(&yaml, 0, &mut Sink::default())
        else {
            panic!("{yaml}")
        };
        let Value::Scalar(ours) = &entries[0].1.value else {
            panic!("{yaml}")
        };
        (ours.to_string(), other["key"].as_str().map(str::to_owned))
    }

    #[test]
    fn every_text_comes_back_as_it_was_from_any_reader() {
        let texts = [
            "2020",
            "2020-10-13",
            "no",
            "Yes",
            "NULL",
            "~",
            "1.10",
            "1e3",
            "0x1F",
            "12:30:45",
            ".inf",
            "-",
            "- a",
            "? a",
            "a: b",
            "a #b",
            "a:",
            " a",
            "a ",
            "a\nb",
            "a\n",
            "\ta",
            "\"a\"",
            "'a'",
            "a\\n",
            "[a]",
            "{a: b}",
            "a, b",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a`",
            "---",
            "...",
            "<<",
            "=",
            "令和2年",
            "　字下げ",
            "見本: 一",
            "見本　#一",
            "日\u{2028}本",
            "a\u{85}b",
            "é",
            "TLP:CLEAR",
            "https://example.com/a?b=c#d",
            "",
        ];
        for text in texts {
            assert_eq!(read_back(text), (text.to_owned(), Some(text.to_owned())));
        }
    }

    #[test]
    fn numbers_have_no_exponent() {
        for (number, text) in [
            (60.0, "60"),
            (-0.5, "-0.5"),
            (1e14, "100000000000000"),
            (0.000_000_1, "0.0000001"),
        ] {
            assert_eq!(number.encode(), Written::Bare(text.to_owned()));
        }
    }

    #[test]
    fn lists_and_mappings_are_in_block_style() {
        let map = |key: &str, value| Written::Map(vec![(key.to_owned(), value)]);
        let list = Written::List(vec![
            map("a", map("b", Written::text("c"))),
            Written::text("d"),
            map("e", Written::List(Vec::new())),
        ]);
        assert_eq!(
            map("k", list).to_yaml(),
            "k:\n  - a:\n      b: c\n  - d\n  - e: []\n"
        );
    }
}
