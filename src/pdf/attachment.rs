//! The timeline as a file within the file: what the pages were made from (ISO 19005-3, 6.8).

use crate::wording::voice;
use lopdf::{Dictionary, Object};

use super::file::{Objects, Packed, deflated};
use super::string::{date, text};
use crate::layout::Meta;

/// The name of the attached file.
const NAME: &str = "timeline.yaml";

/// Attaches a timeline to the catalog, as the source of the document.
pub(super) fn attach(
    objects: &mut Objects,
    catalog: &mut Dictionary,
    names: &mut Dictionary,
    meta: &Meta,
    yaml: &str,
    packed: Option<&Packed>,
) {
    let mut stream = Dictionary::from_iter([
        ("Type", Object::from("EmbeddedFile")),
        ("Subtype", Object::from("application/yaml")),
    ]);
    let mut about = Dictionary::from_iter([("Size", Object::from(yaml.len() as i64))]);
    about.set("ModDate", text(&date(meta)));
    stream.set("Params", about);
    let make = || deflated(stream, yaml.as_bytes());
    let stream = Object::Reference(objects.add(match packed {
        Some(packed) => packed.attached(make),
        None => make(),
    }));
    let mut file = Dictionary::from_iter([
        ("Type", Object::from("Filespec")),
        ("AFRelationship", Object::from("Source")),
    ]);
    file.set("F", text(NAME));
    file.set("UF", text(NAME));
    file.set("Desc", text(voice(meta.lang).attachment_note()));
    file.set(
        "EF",
        Dictionary::from_iter([("F", stream.clone()), ("UF", stream)]),
    );
    let file = Object::Reference(objects.add(file));
    catalog.set("AF", vec![file.clone()]);
    names.set(
        "EmbeddedFiles",
        Dictionary::from_iter([("Names", Object::Array(vec![text(NAME), file]))]),
    );
}
