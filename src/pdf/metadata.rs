//! XMP (ISO 16684-1), equal to the document information; what made the file; hashes.

use chrono::Datelike;
use sha2::{Digest, Sha256};
use xmp_writer::{CustomNamespace, DateTime, LangId, Namespace, Timezone, XmpWriter};

use super::extras::Extras;
use crate::document::{Provenance, TOOL};
use crate::layout::Meta;

/// A property of our own: its name, what it says, its value.
struct Property {
    name: &'static str,
    about: &'static str,
    value: String,
}

impl Property {
    fn new(name: &'static str, about: &'static str, value: impl Into<String>) -> Self {
        Property {
            name,
            about,
            value: value.into(),
        }
    }
}

/// The namespace of our own properties, documented in `CONFORMANCE.md`.
fn namespace() -> Namespace<'static> {
    let of_ours = CustomNamespace::new("Origin of the file", "nenpyo", "urn:nenpyo:xmp:1#");
    Namespace::Custom(Box::new(of_ours))
}

fn properties(meta: &Meta, extras: Extras<'_>) -> Vec<Property> {
    let mut all = vec![Property::new(
        "marking",
        "Marking of the document after TLP 2.0",
        meta.marking.label(),
    )];
    if let Some(way) = extras.sheets {
        let about = "How pages stand on sheets of paper";
        all.push(Property::new("sheets", about, way.name()));
    }
    if let Some(Provenance {
        timeline,
        pack,
        fonts,
    }) = &meta.provenance
    {
        let about = "SHA-256 of the timeline as it went in";
        all.push(Property::new("timeline", about, timeline));
        all.push(Property::new("pack", "SHA-256 of the pack", pack));
        all.push(Property::new("fonts", "SHA-256 of the fonts", fonts));
    }
    if let Some((number, of)) = extras.copy {
        let about = "Number of this copy, and the highest one";
        all.push(Property::new("copy", about, format!("{number}/{of}")));
    }
    all
}

/// The XMP packet of a document.
pub(super) fn xmp(meta: &Meta, extras: Extras<'_>) -> String {
    let claim = extras.claim();
    let day = DateTime {
        year: u16::try_from(meta.date.year()).unwrap_or_default(),
        month: Some(meta.date.month() as u8),
        day: Some(meta.date.day() as u8),
        hour: Some(0),
        minute: Some(0),
        second: Some(0),
        timezone: Some(Timezone::Utc),
    };
    let mut xmp = XmpWriter::new();
    xmp.format("application/pdf");
    let lang = || LangId(meta.lang.tag());
    xmp.title([(None, meta.title.as_str()), (Some(lang()), &meta.title)]);
    xmp.language([lang()]);
    if let Some(author) = &meta.author {
        xmp.creator([author.as_str()]);
    }
    xmp.create_date(day);
    xmp.modify_date(day);
    xmp.metadata_date(day);
    xmp.creator_tool(TOOL);
    xmp.producer(TOOL);
    let own = properties(meta, extras);
    for Property { name, value, .. } in &own {
        xmp.element(name, namespace()).value(value.as_str());
    }
    if let Some(part) = claim.archive {
        xmp.pdfa_part(i32::from(part));
        xmp.pdfa_conformance("A");
    }
    if claim.accessible {
        xmp.pdfua_part(1);
    }
    describe(&mut xmp, &own);
    xmp.finish(None)
}

/// Describes those properties that PDF/A does not know by itself (ISO 19005-2, 6.6.2.3.3).
fn describe(xmp: &mut XmpWriter<'static>, own: &[Property]) {
    let mut schemas = xmp.extension_schemas();
    let mut schema = schemas.add_schema();
    schema.namespace(Namespace::PdfUAId);
    schema
        .properties()
        .add_property()
        .name("part")
        .value_type("Integer")
        .category(true)
        .description("Part of ISO 14289 that the file conforms to");
    drop(schema);
    let mut schema = schemas.add_schema();
    schema.namespace(namespace());
    let mut described = schema.properties();
    for Property { name, about, .. } in own {
        described
            .add_property()
            .name(name)
            .value_type("Text")
            .category(true)
            .description(about);
    }
}

/// A fingerprint of a file: the first half of its SHA-256.
pub(super) fn fingerprint(file: &[u8]) -> Vec<u8> {
    Sha256::digest(file)[..16].to_vec()
}
