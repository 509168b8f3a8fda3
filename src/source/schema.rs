//! JSON Schema (draft-07, which editors read best) from the declarations of the records.

use std::collections::BTreeMap;

use serde_json::{Value, json};

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

    /// All of them, by their names.
    pub(super) fn into_definitions(self) -> BTreeMap<&'static str, Json> {
        self.made
    }
}
