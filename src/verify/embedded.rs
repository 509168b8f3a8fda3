//! Files within the file (ISO 19005-3, 6.8).

use lopdf::{Dictionary, Object, ObjectId};
use sha2::{Digest, Sha256};

use super::file::File;
use super::report::Attachment;
use super::rule::{Faults, Rule};
use super::xmp::{Xmp, space};

/// The name under which nenpyo attaches a timeline.
const TIMELINE: &str = "timeline.yaml";
/// How an attached file may relate to the document (ISO 19005-3, Annex E).
const RELATIONS: [&str; 5] = ["Source", "Data", "Alternative", "Supplement", "Unspecified"];

/// A file specification that has its file with it.
struct Found<'a> {
    id: Option<ObjectId>,
    dict: &'a Dictionary,
    /// The stream of the file.
    stream: Option<&'a Object>,
}

/// Every file within the file.
pub(super) fn list(file: &File) -> Vec<Attachment> {
    found(file)
        .into_iter()
        .map(|found| Attachment {
            name: name(file, found.dict),
            size: size(file, &found),
        })
        .collect()
}

fn name(file: &File, dict: &Dictionary) -> String {
    file.get_text(dict, "UF")
        .or_else(|| file.get_text(dict, "F"))
        .unwrap_or_else(|| "without a name".to_owned())
}

fn size(file: &File, found: &Found<'_>) -> Option<usize> {
    let Some(Object::Stream(stream)) = found.stream else {
        return None;
    };
    file.unpacked(stream).map(|bytes| bytes.len())
}

fn found(file: &File) -> Vec<Found<'_>> {
    let mut all: Vec<Found<'_>> = Vec::new();
    for (id, object) in file.objects() {
        all.extend(specification(file, Some(id), object));
    }
    // Those of the catalog's tree may be written in it, without a number.
    let names = file
        .catalog()
        .and_then(|catalog| file.get_dict(catalog, "Names"))
        .and_then(|names| file.get_dict(names, "EmbeddedFiles"));
    for (_, object) in names.map(|tree| file.names(tree)).unwrap_or_default() {
        all.extend(specification(file, None, object));
    }
    all
}

fn specification<'a>(
    file: &'a File,
    id: Option<ObjectId>,
    object: &'a Object,
) -> Option<Found<'a>> {
    let Object::Dictionary(dict) = object else {
        return None;
    };
    let inside = file.get_dict(dict, "EF")?;
    Some(Found {
        id,
        dict,
        stream: file.get(inside, "F").or_else(|| file.get(inside, "UF")),
    })
}

/// Part 2 of PDF/A has none but PDF/A; part 3 says how each relates to the document.
pub(super) fn check(file: &File, xmp: &Xmp, faults: &mut Faults) {
    let Some(catalog) = file.catalog() else {
        return;
    };
    let linked = file.get_array(catalog, "AF");
    for found in found(file) {
        let name = name(file, found.dict);
        if xmp.get(space::PDFA, "part") != Some("3") {
            faults.add(
                Rule::EmbeddedFile,
                format!(
                    "the file `{name}` is attached, and the document does not claim part 3 of PDF/A"
                ),
            );
            continue;
        }
        let relation = file
            .get_name(found.dict, "AFRelationship")
            .is_some_and(|relation| RELATIONS.contains(&relation));
        faults.unless(
            relation,
            Rule::EmbeddedFile,
            &format!("the attached file `{name}` does not say how it relates to the document"),
        );
        let is_linked = linked
            .iter()
            .any(|link| link.as_reference().ok() == found.id && found.id.is_some());
        faults.unless(
            is_linked,
            Rule::EmbeddedFile,
            &format!("the attached file `{name}` does not stand under AF in the catalog"),
        );
        let stream = found.stream.and_then(|stream| stream.as_stream().ok());
        if let (TIMELINE, Some(stated)) = (name.as_str(), xmp.get(space::NENPYO, "timeline")) {
            let known = stream
                .and_then(|stream| file.unpacked(stream))
                .map(|bytes| format!("{:x}", Sha256::digest(&bytes)));
            let same = known.is_some_and(|known| known.eq_ignore_ascii_case(stated));
            faults.unless(
                same,
                Rule::Origin,
                "the attached timeline is another one than the file was made from",
            );
        }
        let typed = stream.is_some_and(|stream| {
            file.get_name(&stream.dict, "Subtype")
                .is_some_and(|kind| kind.contains('/'))
        });
        faults.unless(
            typed,
            Rule::EmbeddedFile,
            &format!("the attached file `{name}` does not say of which type it is"),
        );
        let named = file.get(found.dict, "F").is_some() && file.get(found.dict, "UF").is_some();
        faults.unless(
            named,
            Rule::FileName,
            &format!("the attached file `{name}` has not both names (F and UF)"),
        );
    }
}
