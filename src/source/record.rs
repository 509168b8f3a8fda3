//! One declaration a record: its type, its reader, its writer, its keys, its schema and the walk
//! over its leaves.

use std::marker::PhantomData;

use super::decode::{Cx, Decode};
use super::encode::{Encode, Written};
use super::schema::{Defs, Json};
use super::yaml::Node;
use crate::diag::{Code, Diagnostic, Span};
use crate::lang::{Localised, Text};

/// A leaf of a record, for checks that look at every text or reference wherever it stands.
pub enum Leaf<'a> {
    /// A text that is printed.
    Printed(&'a Localised),
    /// A plain text: an address, a number of pages, a name.
    Plain(&'a Text),
    /// A reference to an item.
    Ref(&'a RefTo),
    /// The id of an item itself, and where it stands.
    Id(&'a str, Span),
}

/// A leaf that may be changed.
pub enum LeafMut<'a> {
    /// A text that is printed.
    Printed(&'a mut Localised),
    /// A plain text.
    Plain(&'a mut Text),
    /// The id of an item itself.
    Id(&'a mut Box<str>),
    /// A reference to an item.
    Ref(&'a mut RefTo),
}

/// Visits every leaf of a record in the order of its declaration.
pub trait Walk {
    /// Shows every leaf to `see`.
    fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        let _ = see;
    }
    /// Hands every leaf to `change`.
    fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        let _ = change;
    }
}

impl Walk for bool {}
impl Walk for f64 {}
impl Walk for u32 {}

impl Walk for Text {
    fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        see(Leaf::Plain(self));
    }
    fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        change(LeafMut::Plain(self));
    }
}

impl Walk for Localised {
    fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        see(Leaf::Printed(self));
    }
    fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        change(LeafMut::Printed(self));
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        self.iter().for_each(|item| item.walk(see));
    }
    fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        self.iter_mut().for_each(|item| item.walk_mut(change));
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        self.iter().for_each(|item| item.walk(see));
    }
    fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        self.iter_mut().for_each(|item| item.walk_mut(change));
    }
}

/// An id that names an item of some list.
#[derive(Debug, Clone, PartialEq)]
pub struct RefTo {
    /// The list that should hold it; several names joined with `|` where any will do.
    pub list: &'static str,
    /// The id as typed.
    pub id: Box<str>,
    /// Where it stands.
    pub at: Span,
    /// The position in its list, once the timeline is built.
    pub index: u32,
}

/// A list that references can point into.
pub trait Listed {
    /// The key of the list.
    const LIST: &'static str;
}

/// A reference to an item of the list `T`.
#[derive(Debug)]
pub struct Ref<T> {
    to: RefTo,
    list: PhantomData<fn() -> T>,
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref {
            to: self.to.clone(),
            list: PhantomData,
        }
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.to == other.to
    }
}

impl<T: Listed> Ref<T> {
    /// A reference to an item whose position in its list is known.
    pub fn known(id: &str, index: usize, at: Span) -> Self {
        Ref {
            to: RefTo {
                list: T::LIST,
                id: id.into(),
                at,
                index: index as u32,
            },
            list: PhantomData,
        }
    }
}

impl<T> Ref<T> {
    /// The id as typed.
    pub fn id(&self) -> &str {
        &self.to.id
    }

    /// Where it stands.
    pub fn at(&self) -> Span {
        self.to.at
    }

    /// What it names.
    pub fn to(&self) -> &RefTo {
        &self.to
    }

    /// The position in its list; valid in a built timeline.
    pub fn index(&self) -> usize {
        self.to.index as usize
    }
}

impl<T: Listed> Decode for Ref<T> {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let id = decode_id(node, cx)?;
        Some(Ref {
            to: RefTo {
                list: T::LIST,
                id,
                at: node.at,
                index: u32::MAX,
            },
            list: PhantomData,
        })
    }
    fn schema(defs: &mut Defs) -> Json {
        id_schema(defs)
    }
}

impl<T> Encode for Ref<T> {
    fn encode(&self) -> Written {
        Written::text(self.id())
    }
}

impl<T> Walk for Ref<T> {
    fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        see(Leaf::Ref(&self.to));
    }
    fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        change(LeafMut::Ref(&mut self.to));
    }
}

/// Reads an id: kebab-case, at most 80 characters.
pub(crate) fn decode_id(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Box<str>> {
    let text = cx.scalar(node, "an id")?;
    let kebab = text.len() <= 80
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
    if kebab {
        return Some(text.into());
    }
    let mended: String = text
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let mended = mended
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let finding = Diagnostic::new(Code::WrongId, node.at, format!("`{text}` is not an id"));
    cx.sink.push(if mended.len() > 80 {
        finding.hint("write at most 80 characters")
    } else if mended.is_empty() {
        finding.hint("write small Latin letters, digits and single hyphens")
    } else {
        finding.hint(format!("write `{mended}`"))
    });
    None
}

/// The schema of an id.
pub(crate) fn id_schema(defs: &mut Defs) -> Json {
    defs.define(
        "id",
        "An id: small Latin letters, digits and single hyphens.",
        |_| {
            serde_json::json!({
                "type": "string",
                "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
                "maxLength": 80,
            })
        },
    )
}

/// Declares records. The document comment of a field becomes its description in the schema; a field
/// whose name is a word of Rust ends in `_` there and has the bare word as its key.
macro_rules! record {
    ($($(#[doc = $about:literal])+ pub struct $Name:ident as $what:literal {
        $($(#[doc = $doc:literal])+ $field:ident: $ty:ty,)*
    })*) => { $(
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $Name {
            $($(#[doc = $doc])+ pub $field: $ty,)*
            /// Where it stands.
            pub at: $crate::diag::Span,
        }

        impl $Name {
            /// The keys of the record.
            pub const KEYS: &'static [&'static str] =
                &[$($crate::source::key_of(stringify!($field)),)*];
        }

        impl $crate::source::Decode for $Name {
            fn decode(
                node: &$crate::source::Node<'_>,
                cx: &mut $crate::source::Cx<'_>,
            ) -> Option<Self> {
                let entries = cx.map(node, $what, Self::KEYS)?;
                $(
                    let key = $crate::source::key_of(stringify!($field));
                    let $field = cx.field::<$ty>(entries, key, $what, node.at);
                )*
                Some(Self { $($field: $field?,)* at: node.at })
            }

            fn schema(defs: &mut $crate::source::Defs) -> $crate::source::Json {
                defs.define(stringify!($Name), concat!($($about),+), |defs| {
                    let mut properties = serde_json::Map::new();
                    let mut required: Vec<&str> = Vec::new();
                    $({
                        let key = $crate::source::key_of(stringify!($field));
                        let schema = <$ty as $crate::source::Decode>::schema(defs);
                        let doc = concat!($($doc),+);
                        properties.insert(key.into(), $crate::source::described(schema, doc));
                        if <$ty as $crate::source::Decode>::absent().is_none() {
                            required.push(key);
                        }
                    })*
                    serde_json::json!({
                        "type": "object",
                        "additionalProperties": false,
                        "properties": properties,
                        "required": required,
                    })
                })
            }
        }

        impl $crate::source::Encode for $Name {
            fn encode(&self) -> $crate::source::Written {
                let mut entries: Vec<(String, $crate::source::Written)> = Vec::new();
                $(if !$crate::source::Encode::is_absent(&self.$field) {
                    let key = $crate::source::key_of(stringify!($field));
                    entries.push((key.to_owned(), $crate::source::Encode::encode(&self.$field)));
                })*
                $crate::source::Written::Map(entries)
            }
        }

        impl $crate::source::Walk for $Name {
            fn walk<'a>(&'a self, see: &mut dyn FnMut($crate::source::Leaf<'a>)) {
                let _ = &see;
                $($crate::source::Walk::walk(&self.$field, see);)*
            }
            fn walk_mut(&mut self, change: &mut dyn FnMut($crate::source::LeafMut<'_>)) {
                let _ = &change;
                $($crate::source::Walk::walk_mut(&mut self.$field, change);)*
            }
        }
    )* };
}
pub(crate) use record;

/// Declares a closed set of words.
macro_rules! keywords {
    ($(#[doc = $about:literal])+ pub enum $Name:ident as $what:literal $(default $Default:ident)? {
        $($Variant:ident $word:literal $doc:literal,)*
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name { $(#[doc = $doc] $Variant,)* }

        impl $Name {
            /// The word as it is typed.
            pub fn word(self) -> &'static str {
                match self { $($Name::$Variant => $word,)* }
            }
        }

        impl $crate::source::Keyword for $Name {
            const WORDS: &'static [(&'static str, Self, &'static str)] =
                &[$(($word, $Name::$Variant, $doc),)*];
            const DEFAULT: Option<Self> = {
                let none: Option<Self> = None;
                $(let none = { let _ = none; Some($Name::$Default) };)?
                none
            };
            const WHAT: &'static str = $what;
        }

        impl $crate::source::Decode for $Name {
            fn decode(
                node: &$crate::source::Node<'_>,
                cx: &mut $crate::source::Cx<'_>,
            ) -> Option<Self> {
                $crate::source::decode_keyword(node, cx)
            }
            fn absent() -> Option<Self> {
                <Self as $crate::source::Keyword>::DEFAULT
            }
            fn schema(_: &mut $crate::source::Defs) -> $crate::source::Json {
                $crate::source::keyword_schema::<Self>()
            }
        }

        impl $crate::source::Encode for $Name {
            fn encode(&self) -> $crate::source::Written {
                $crate::source::Written::text(self.word())
            }
            fn is_absent(&self) -> bool {
                <Self as $crate::source::Keyword>::DEFAULT == Some(*self)
            }
        }

        impl $crate::source::Walk for $Name {}
    };
}
pub(crate) use keywords;

/// The key of a field: its name without the `_` that keeps it apart from a word of Rust.
pub const fn key_of(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [.., b'_'] => field.split_at(field.len() - 1).0,
        _ => field,
    }
}

/// A schema with a description beside it; draft-07 ignores what stands beside `$ref`, so that is
/// wrapped.
pub(crate) fn described(schema: Json, doc: &str) -> Json {
    let mut schema = if schema.get("$ref").is_some() {
        serde_json::json!({ "allOf": [schema] })
    } else {
        schema
    };
    schema["description"] = serde_json::json!(doc.trim());
    schema
}
