//! The JSON Schemas that editors read.

use serde_json::Value;

use crate::cli::run;
use crate::temp::Temp;

/// What is wrong with a schema: its references, types, and properties without a description.
fn schema_faults(at: &str, node: &Value, root: &Value, faults: &mut Vec<String>) {
    const TYPES: [&str; 7] = [
        "string", "number", "integer", "boolean", "object", "array", "null",
    ];
    if let Some(target) = node["$ref"].as_str() {
        let found = root
            .pointer(target.trim_start_matches('#'))
            .is_some_and(Value::is_object);
        let alone = node.as_object().is_some_and(|node| node.len() == 1);
        if !found || !alone {
            faults.push(format!("{at}: {target}"));
        }
    }
    let types = node["type"]
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![node["type"].clone()]);
    faults.extend(
        types
            .iter()
            .filter_map(|t| t.as_str())
            .filter(|t| !TYPES.contains(t))
            .map(|t| format!("{at}: {t}")),
    );
    for (key, child) in node["properties"].as_object().into_iter().flatten() {
        if child["description"].as_str().is_none_or(str::is_empty) {
            faults.push(format!("{at}: {key} has no description"));
        }
    }
    match node {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, child)| schema_faults(&format!("{at}/{key}"), child, root, faults)),
        Value::Array(list) => list
            .iter()
            .for_each(|child| schema_faults(at, child, root, faults)),
        _ => {}
    }
}

#[test]
fn the_schemas_are_draft_07_and_describe_every_key() {
    for of in ["timeline", "pack"] {
        let run = run(&Temp::new(), &["schema", of]);
        let schema: Value = serde_json::from_str(&run.out).expect("JSON");
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        let mut faults = Vec::new();
        schema_faults("", &schema, &schema, &mut faults);
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn a_rating_may_be_a_bare_digit() {
    let schema: Value =
        serde_json::from_str(&run(&Temp::new(), &["schema", "timeline"]).out).expect("JSON");
    let words = schema["definitions"]["Citation"]["properties"]["credibility"]["enum"]
        .as_array()
        .expect("a list of words");
    assert!(
        words.contains(&"2".into()) && words.contains(&2.into()),
        "{words:?}"
    );
}
