//! JSON Schema (draft-07, which editors read best) from the declarations of the records.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::decode::Decode;

/// A piece of JSON.
pub type Json = Value;

/// A finished schema.
pub type Schema = Value;

/// The named definitions of a schema that is being made.
#[derive(Default)]
pub struct Defs {
    made: BTreeMap<&'static str, Json>,
}

impl Defs {
    /// A reference to a definition, made at its first use.
    pub fn define(
        &mut self,
        name: &'static str,
        description: &str,
        make: impl FnOnce(&mut Self) -> Json,
    ) -> Json {
        if !self.made.contains_key(name) {
            self.made.insert(name, Value::Null);
            let mut schema = make(self);
            schema["description"] = json!(description.trim());
            self.made.insert(name, schema);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
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
        "definitions": defs.made,
    })
}
