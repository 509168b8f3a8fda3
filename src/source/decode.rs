//! Placed values → typed values, collecting every mistake on the way.

use serde_json::json;

use super::layout::looks_like_key;
use super::ruby;
use super::schema::{Defs, Json, Schema};
use super::suggest::nearest;
use super::yaml::{Key, Node, Value};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::lang::{Localised, Text};

/// What reading needs beside the value: where findings go.
pub struct Cx<'s> {
    /// Where findings go.
    pub sink: &'s mut Sink,
    /// Whether an item of a list of the file itself could not be read and was left out.
    pub lost: bool,
    /// Whether what is read stands within an item of a list.
    inside: bool,
    /// Whether what is read is a Japanese text, which alone may carry readings.
    japanese: bool,
}

/// A type that a value of the format is read into.
pub trait Decode: Sized {
    /// Reads a value; `None` after a finding.
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self>;

    /// The value of an absent key; `None` where the key is required.
    fn absent() -> Option<Self> {
        None
    }

    /// Its JSON Schema (draft-07).
    fn schema(defs: &mut Defs) -> Json;
}

impl<'s> Cx<'s> {
    /// Reads a file; findings go to the sink.
    pub fn new(sink: &'s mut Sink) -> Self {
        Cx {
            sink,
            lost: false,
            inside: false,
            japanese: false,
        }
    }
}

impl Cx<'_> {
    /// Reports a value of the wrong shape.
    pub fn wrong_shape(&mut self, node: &Node<'_>, wanted: &str) {
        let is = match &node.value {
            Value::Nothing => "nothing stands here",
            Value::Scalar(_) => "this is a text",
            Value::List(_) => "this is a list",
            Value::Map { .. } => "this is a mapping",
        };
        let hint = match &node.value {
            Value::Nothing => "write the value, or delete the key".to_owned(),
            Value::Scalar(text) => {
                looks_like_key(text).unwrap_or_else(|| format!("write {wanted}"))
            }
            _ => format!("write {wanted}"),
        };
        self.sink.push(
            Diagnostic::new(
                Code::WrongShape,
                node.at,
                format!("{is}, but {wanted} belongs here"),
            )
            .hint(hint),
        );
    }

    /// The text of a scalar; reports anything else and the empty text.
    pub fn scalar<'n>(&mut self, node: &'n Node<'_>, wanted: &str) -> Option<&'n str> {
        match &node.value {
            Value::Scalar(text) if text.trim().is_empty() => {
                self.sink.push(
                    Diagnostic::new(Code::EmptyText, node.at, "the text is empty")
                        .hint("write it, or delete the key"),
                );
                None
            }
            Value::Scalar(text) => Some(text),
            _ => {
                self.wrong_shape(node, wanted);
                None
            }
        }
    }

    /// The entries of a mapping; reports anything else, and every key that is not known.
    pub fn map<'n, 'a>(
        &mut self,
        node: &'n Node<'a>,
        what: &str,
        known: &[&str],
    ) -> Option<&'n [(Key<'a>, Node<'a>)]> {
        let Value::Map { entries, flow } = &node.value else {
            self.wrong_shape(node, "a mapping (lines of `key: value`)");
            return None;
        };
        for (key, value) in entries {
            if !known.contains(&key.name.as_ref()) {
                self.unknown_key(key, value, *flow, what, known);
            }
        }
        Some(entries)
    }

    fn unknown_key(
        &mut self,
        key: &Key<'_>,
        value: &Node<'_>,
        flow: bool,
        what: &str,
        known: &[&str],
    ) {
        if self.sink.skip_error() {
            return;
        }
        let finding = Diagnostic::new(
            Code::UnknownKey,
            key.at,
            format!("`{}` is not a key of {what}", key.name),
        );
        let cut_by_comma = flow && matches!(value.value, Value::Nothing);
        self.sink.push(if cut_by_comma {
            finding
                .hint("a comma inside `{…}` cut the text before this: put the whole text in quotes")
        } else if let Some(meant) = nearest(&key.name, known.iter().copied()) {
            finding.hint(format!("did you mean `{meant}`?"))
        } else {
            finding.hint(format!("known keys: {}", known.join(", ")))
        });
    }

    /// The value of a key, or what its absence means; reports a missing required key.
    pub fn field<T: Decode>(
        &mut self,
        entries: &[(Key<'_>, Node<'_>)],
        name: &str,
        what: &str,
        at: Span,
    ) -> Option<T> {
        if let Some((_, node)) = entries.iter().find(|(key, _)| key.name == name) {
            let before = std::mem::replace(&mut self.japanese, name == "ja");
            let value = T::decode(node, self);
            self.japanese = before;
            return value;
        }
        let absent = T::absent();
        if absent.is_none() {
            let at = Span {
                end: at.start,
                ..at
            };
            let text = format!("{what} needs the key `{name}`");
            self.sink.push(
                Diagnostic::new(Code::MissingKey, at, text).hint(format!("add a line `{name}: …`")),
            );
        }
        absent
    }
}

/// The schema of a whole file whose root is a `T`.
pub fn document<T: Decode>(title: &str) -> Schema {
    let mut defs = Defs::default();
    let root = T::schema(&mut defs);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "allOf": [root],
        "definitions": defs.into_definitions(),
    })
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        T::decode(node, cx).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn schema(defs: &mut Defs) -> Json {
        T::schema(defs)
    }
}

/// A list; an item that cannot be read is reported and the rest is read on. A list of the file
/// itself is kept without such items, so that the others are still checked; a list within an item
/// is lost with the item, since what is left of it would say something else.
impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let Value::List(items) = &node.value else {
            cx.wrong_shape(node, "a list (lines that start with `- `)");
            return None;
        };
        let inside = std::mem::replace(&mut cx.inside, true);
        let read: Vec<T> = items
            .iter()
            .filter_map(|item| T::decode(item, cx))
            .collect();
        cx.inside = inside;
        let lost = read.len() < items.len();
        cx.lost |= lost;
        (!lost || !inside).then_some(read)
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn schema(defs: &mut Defs) -> Json {
        json!({ "type": "array", "items": T::schema(defs) })
    }
}

impl Decode for Text {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let typed = cx.scalar(node, "a text")?;
        let (value, ruby) = match ruby::parse(typed) {
            Ok((_, ruby)) if !ruby.is_empty() && !cx.japanese => {
                let found = Diagnostic::new(
                    Code::BadRuby,
                    node.at,
                    "a reading stands in a text that is not Japanese",
                );
                cx.sink.push(found.hint(
                    "readings belong to texts under `ja:`, and to plain texts \
                    that have no `ja:` and `en:`",
                ));
                return None;
            }
            Ok(read) => read,
            Err(fault) => {
                let place = |chars: usize| {
                    typed
                        .char_indices()
                        .nth(chars)
                        .map_or(typed.len(), |(at, _)| at)
                };
                let words = &typed[place(fault.from)..place(fault.to)];
                let before = typed[..place(fault.from)].matches(words).count();
                let found = Diagnostic::new(Code::BadRuby, node.at, fault.message);
                cx.sink.push(found.hint(fault.hint).at_words(words, before));
                return None;
            }
        };
        Some(Text {
            value: value.into(),
            ruby: ruby.into(),
            at: node.at,
        })
    }
    fn schema(_: &mut Defs) -> Json {
        json!({ "type": ["string", "number", "boolean"] })
    }
}

impl Decode for bool {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match cx.scalar(node, "`true` or `false`")? {
            "true" | "yes" => Some(true),
            "false" | "no" => Some(false),
            other => {
                let found = Diagnostic::new(
                    Code::WrongValue,
                    node.at,
                    format!("`{other}` is neither `true` nor `false`"),
                );
                cx.sink.push(found.hint("write `true` or `false`"));
                None
            }
        }
    }
    fn absent() -> Option<Self> {
        Some(false)
    }
    fn schema(_: &mut Defs) -> Json {
        json!({ "type": "boolean" })
    }
}

impl Decode for f64 {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, "a number")?;
        let plain = !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || c == '.' || c == '-');
        match text.parse::<f64>() {
            Ok(number) if plain && number.is_finite() && number.abs() < 1e15 => Some(number),
            _ => {
                let found = Diagnostic::new(
                    Code::WrongNumber,
                    node.at,
                    format!("`{text}` is not a number"),
                );
                cx.sink
                    .push(found.hint("write digits only; `qualifier:` and `unit:` hold the rest"));
                None
            }
        }
    }
    fn schema(_: &mut Defs) -> Json {
        json!({ "type": "number" })
    }
}

impl Decode for u32 {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, "a whole number")?;
        let number = text
            .parse::<u32>()
            .ok()
            .filter(|_| text.chars().all(|c| c.is_ascii_digit()));
        if number.is_none() {
            let found = Diagnostic::new(
                Code::WrongNumber,
                node.at,
                format!("`{text}` is not a whole number"),
            );
            cx.sink.push(found.hint("write digits only"));
        }
        number
    }
    fn schema(_: &mut Defs) -> Json {
        json!({ "type": "integer", "minimum": 0 })
    }
}

/// A text in each language, or a plain one that is the same in all.
impl Decode for Localised {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            let before = std::mem::replace(&mut cx.japanese, true);
            let text = Text::decode(node, cx);
            cx.japanese = before;
            let text = text?;
            // Kana are for readers of Japanese.
            let en = Text {
                ruby: Box::default(),
                ..text.clone()
            };
            return Some(Localised {
                ja: Some(text),
                en: Some(en),
                at: node.at,
            });
        }
        if !matches!(node.value, Value::Map { .. }) {
            cx.wrong_shape(node, "a text, or one text a language (`ja: …`, `en: …`)");
            return None;
        }
        let entries = cx.map(node, "a text in several languages", &["ja", "en"])?;
        let ja = cx.field::<Option<Text>>(entries, "ja", "a text", node.at);
        let en = cx.field::<Option<Text>>(entries, "en", "a text", node.at);
        let (ja, en) = (ja?, en?);
        if ja.is_none() && en.is_none() {
            cx.sink.push(
                Diagnostic::new(Code::EmptyText, node.at, "the text has no language")
                    .hint("write `ja: …` or `en: …`"),
            );
            return None;
        }
        Some(Localised {
            ja,
            en,
            at: node.at,
        })
    }
    fn schema(defs: &mut Defs) -> Json {
        defs.define(
            "text",
            "A text in Japanese and English, or a plain text that is the same in \
            both.",
            |_| {
                json!({ "oneOf": [
                { "type": ["string", "number", "boolean"] },
                { "type": "object", "additionalProperties": false, "minProperties": 1,
                  "properties": {
                      "ja": {
                          "type": ["string", "number", "boolean"],
                          "minLength": 1,
                          "description": "In Japanese.",
                      },
                      "en": {
                          "type": ["string", "number", "boolean"],
                          "minLength": 1,
                          "description": "In English.",
                      }
                  } }
            ] })
            },
        )
    }
}

/// A value out of a fixed set of words.
pub trait Keyword: Sized + Copy + 'static {
    /// Every word with its value and its meaning.
    const WORDS: &'static [(&'static str, Self, &'static str)];
    /// What an absent key means, if it may be absent.
    const DEFAULT: Option<Self>;
    /// What the words say, for messages: "a kind of event".
    const WHAT: &'static str;

    /// The value that a word means.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(known, ..)| *known == word)
            .map(|(_, value, _)| *value)
    }
}

/// Reads one of a fixed set of words, with a did-you-mean.
pub(crate) fn decode_keyword<T: Keyword>(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<T> {
    let typed = cx.scalar(node, T::WHAT)?;
    let found = T::from_word(typed);
    if found.is_none() {
        let words = || T::WORDS.iter().map(|(word, ..)| *word);
        let finding = Diagnostic::new(
            Code::WrongValue,
            node.at,
            format!("`{typed}` is not {}", T::WHAT),
        );
        cx.sink.push(match nearest(typed, words()) {
            Some(meant) => finding.hint(format!("did you mean `{meant}`?")),
            None => finding.hint(format!(
                "one of: {}",
                words().collect::<Vec<_>>().join(", ")
            )),
        });
    }
    found
}

/// The schema of a fixed set of words. Editors read a bare `2` as a number, so such a word is
/// allowed as both.
pub(crate) fn keyword_schema<T: Keyword>() -> Json {
    let words = T::WORDS.iter().map(|(word, ..)| *word);
    let numbers = words
        .clone()
        .filter_map(|word| word.parse::<u32>().ok())
        .map(Json::from);
    json!({ "enum": words.map(Json::from).chain(numbers).collect::<Vec<_>>() })
}
