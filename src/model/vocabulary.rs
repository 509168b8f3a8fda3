//! The vocabulary that records draw on: organisations, sectors, statutes, methods; and figures over
//! time.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Allow, Citation, Date, Id, Marking};
use crate::lang::Localised;
use crate::lang::Text;
use crate::source::{
    Cx, Decode, Defs, Encode, Json, Listed, Node, Ref, Value, Walk, Written, keywords, record,
};

keywords! {
    /// Which side a warning sign shows on.
    pub enum Group as "a group of warning signs" {
        People "people" "what people do",
        Information "information" "what happens to information",
    }
}

record! {
    /// A company, ministry, police force, court or other body.
    pub struct Organisation as "an organisation" {
        /// Its id.
        id: Id,
        /// Its name.
        name: Localised,
        /// A short name for charts.
        label: Option<Localised>,
        /// Other names, as they occur in texts.
        aliases: Vec<Text>,
        /// The name that a pack with pseudonyms prints.
        pseudonym: Option<Localised>,
        /// Its sector.
        sector: Option<Ref<Sector>>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Whether it is invented for illustration; printed beside it.
        sample: bool,
    }

    /// A branch of industry or public life.
    pub struct Sector as "a sector" {
        /// Its id.
        id: Id,
        /// Its name; short, since it heads columns.
        name: Localised,
        /// A shorter name for charts.
        label: Option<Localised>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
    }

    /// A law.
    pub struct Statute as "a statute" {
        /// Its id.
        id: Id,
        /// Its name.
        name: Localised,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
    }

    /// A way in which technology is lost (手口).
    pub struct Method as "a method" {
        /// Its id.
        id: Id,
        /// Its name; short, since it heads columns.
        name: Localised,
        /// A shorter name for charts.
        label: Option<Localised>,
        /// What it is.
        description: Option<Localised>,
        /// How it goes on, step by step; three fit a handout.
        steps: Vec<Step>,
        /// Warning signs.
        signs: Vec<Sign>,
        /// What a company can do.
        countermeasures: Vec<Countermeasure>,
        /// Where this is known from.
        sources: Vec<Citation>,
        /// Rules that are excused here.
        allow: Vec<Allow>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Whether it is invented for illustration; printed beside it.
        sample: bool,
    }

    /// A step of a method.
    pub struct Step as "a step" {
        /// A few words.
        title: Localised,
        /// What happens.
        text: Localised,
        /// Where one could notice it.
        notice: Option<Localised>,
    }

    /// A warning sign.
    pub struct Sign as "a warning sign" {
        /// What is to be seen.
        text: Localised,
        /// Which side it shows on.
        group: Group,
    }

    /// A countermeasure.
    pub struct Countermeasure as "a countermeasure" {
        /// What to do.
        text: Localised,
    }

    /// Figures over time; each point has its source, none is derived from hand-picked events.
    pub struct Series as "a series" {
        /// Its id.
        id: Id,
        /// What is counted.
        title: Localised,
        /// The unit.
        unit: Localised,
        /// The figures.
        points: Vec<Point>,
        /// Figures by place (ISO 3166-2).
        by_place: ByPlace,
        /// How the figures are to be read.
        note: Option<Localised>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Whether it is invented for illustration; printed beside it.
        sample: bool,
    }

    /// One figure of a series.
    pub struct Point as "a point of a series" {
        /// The period that it is for.
        date: Date,
        /// The figure.
        value: f64,
        /// Where it stands.
        sources: Vec<Citation>,
        /// A remark.
        note: Option<Localised>,
    }
}

/// Whatever a judgement rests on or a question is about: a case, an event, a method or a series.
#[derive(Debug)]
pub struct Subject;

impl Listed for Subject {
    const LIST: &'static str = "cases|events|methods|series";
}

/// What a handout can be about: a method or a case.
#[derive(Debug)]
pub struct Topic;

impl Listed for Topic {
    const LIST: &'static str = "methods|cases";
}

/// Figures by place: ISO 3166-2 code → figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ByPlace(pub BTreeMap<Box<str>, f64>);

impl Decode for ByPlace {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let Value::Map { entries, .. } = &node.value else {
            cx.wrong_shape(node, "a mapping from places to figures");
            return None;
        };
        let mut read = BTreeMap::new();
        for (key, value) in entries {
            let name = Node {
                at: key.at,
                value: Value::Scalar(key.name.clone()),
            };
            if let (Some(place), Some(figure)) = (Place::decode(&name, cx), f64::decode(value, cx))
            {
                read.insert(place.0, figure);
            }
        }
        (read.len() == entries.len()).then_some(ByPlace(read))
    }
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn schema(_: &mut Defs) -> Json {
        json!({
            "type": "object",
            "propertyNames": { "pattern": "^JP-(0[1-9]|[1-3][0-9]|4[0-7])$" },
            "additionalProperties": { "type": "number" },
        })
    }
}

impl Encode for ByPlace {
    fn encode(&self) -> Written {
        Written::Map(
            self.0
                .iter()
                .map(|(place, figure)| (place.to_string(), figure.encode()))
                .collect(),
        )
    }
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl Walk for ByPlace {}

/// A prefecture of Japan: ISO 3166-2, JP-01 to JP-47.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place(pub Box<str>);

impl Decode for Place {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = cx.scalar(node, "a place such as JP-13")?;
        let number = text
            .strip_prefix("JP-")
            .filter(|n| n.len() == 2)
            .and_then(|n| n.parse::<u32>().ok());
        if number.is_some_and(|n| (1..=47).contains(&n)) {
            return Some(Place(text.into()));
        }
        let found = crate::diag::Diagnostic::new(
            crate::diag::Code::WrongValue,
            node.at,
            format!("`{text}` is not a prefecture"),
        );
        cx.sink
            .push(found.hint("write the ISO 3166-2 code, JP-01 (Hokkaido) to JP-47 (Okinawa)"));
        None
    }
    fn schema(_: &mut Defs) -> Json {
        json!({ "type": "string", "pattern": "^JP-(0[1-9]|[1-3][0-9]|4[0-7])$" })
    }
}

impl Encode for Place {
    fn encode(&self) -> Written {
        Written::text(&*self.0)
    }
}

impl Walk for Place {}

macro_rules! charted {
    ($($Name:ident)*) => {$(
        impl $Name {
            /// What charts call it: its label, else its name.
            pub fn on_charts(&self) -> &Localised {
                self.label.as_ref().unwrap_or(&self.name)
            }
        }
    )*};
}
charted! { Organisation Sector Method }
