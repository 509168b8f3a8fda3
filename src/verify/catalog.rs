//! What a file says of itself as a whole: version, identifier, metadata, language, colours,
//! actions.

use lopdf::{Dictionary, Object, Stream};

use super::file::{File, name, text};
use super::rule::{Faults, Rule};
use super::xmp::{Xmp, space};

/// Actions that no archived file may have (ISO 19005-2, 6.5.1).
const FORBIDDEN: [&str; 14] = [
    "JavaScript",
    "Launch",
    "Sound",
    "Movie",
    "ResetForm",
    "ImportData",
    "Hide",
    "SetOCGState",
    "Rendition",
    "Trans",
    "GoTo3DView",
    "SubmitForm",
    "RichMediaExecute",
    "GoToE",
];

/// Checks what does not belong to a page or to the tree.
pub(super) fn check(file: &File, bytes: &[u8], xmp: &Xmp, faults: &mut Faults) {
    let Some(catalog) = file.catalog() else {
        return;
    };
    header(bytes, faults);
    identifier(file, faults);
    let metadata = packet(file);
    let plain = metadata.is_none_or(|stream| !stream.dict.has(b"Filter"));
    faults.unless(
        plain,
        Rule::Metadata,
        "the XMP metadata is packed, so that only readers of PDF find it",
    );
    claims(xmp, faults);
    information(file, xmp, faults);
    let title = xmp
        .get(space::DC, "title")
        .is_some_and(|title| !title.trim().is_empty());
    faults.unless(title, Rule::Title, "the XMP metadata states no title");
    let viewer = file.get_dict(catalog, "ViewerPreferences");
    let shown = viewer.is_some_and(|viewer| file.is_true(viewer, "DisplayDocTitle"));
    faults.unless(
        shown,
        Rule::DisplayTitle,
        "the window would show the file's name, not its title (DisplayDocTitle)",
    );
    let mark = file.get_dict(catalog, "MarkInfo");
    faults.unless(
        mark.is_some_and(|mark| file.is_true(mark, "Marked")),
        Rule::Marked,
        "the file does not say that it is tagged (Marked)",
    );
    if mark.is_some_and(|mark| file.is_true(mark, "Suspects")) {
        faults.add(
            Rule::Marked,
            "the file says that its tags may be wrong (Suspects)",
        );
    }
    match file.get_text(catalog, "Lang") {
        None => faults.add(Rule::Language, "the catalog states no language (Lang)"),
        Some(lang) if !is_language(&lang) => faults.add(
            Rule::Language,
            format!("`{lang}` in the catalog is no language tag (BCP 47)"),
        ),
        Some(_) => {}
    }
    output_intent(file, catalog, faults);
    actions(file, catalog, faults);
    streams(file, faults);
}

/// The stream of XMP metadata.
pub(super) fn packet(file: &File) -> Option<&Stream> {
    file.get(file.catalog()?, "Metadata")?.as_stream().ok()
}

/// The version that the first line states.
pub(super) fn version(bytes: &[u8]) -> Option<String> {
    let start = bytes
        .windows(5)
        .take(1024)
        .position(|word| word == b"%PDF-")?
        + 5;
    let version = bytes.get(start..start + 3)?;
    let is_one = version[0].is_ascii_digit() && version[1] == b'.' && version[2].is_ascii_digit();
    is_one.then(|| String::from_utf8_lossy(version).into_owned())
}

fn header(bytes: &[u8], faults: &mut Faults) {
    let version = bytes
        .strip_prefix(b"%PDF-1.")
        .and_then(|rest| rest.split_first());
    let is_known = version.is_some_and(|(minor, rest)| {
        (b'0'..=b'7').contains(minor) && matches!(rest.first(), Some(b'\r' | b'\n'))
    });
    faults.unless(
        is_known,
        Rule::Header,
        "the first line is not `%PDF-1.0` to `%PDF-1.7`",
    );
    let second = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(&[][..], |end| &bytes[end + 1..]);
    let marked = second.first() == Some(&b'%')
        && second.len() > 4
        && second[1..5].iter().all(|byte| *byte > 127);
    faults.unless(
        marked,
        Rule::Header,
        "the second line is no comment of four bytes above 127",
    );
}

fn identifier(file: &File, faults: &mut Faults) {
    let parts = file.get_array(file.trailer(), "ID");
    let sound = parts.len() == 2
        && parts
            .iter()
            .all(|part| part.as_str().is_ok_and(|part| !part.is_empty()));
    faults.unless(
        sound,
        Rule::Identifier,
        "the trailer has no identifier (ID)",
    );
}

/// What nenpyo makes is archived and accessible, both at level A.
fn claims(xmp: &Xmp, faults: &mut Faults) {
    let part = xmp.get(space::PDFA, "part");
    match part {
        Some("2" | "3") => {
            let level = xmp.get(space::PDFA, "conformance").unwrap_or_default();
            faults.unless(
                level == "A",
                Rule::Claim,
                "the file does not claim level A of PDF/A",
            );
        }
        Some(part) => faults.add(
            Rule::Claim,
            format!("the file claims part `{part}` of PDF/A, not part 2 or 3"),
        ),
        None => faults.add(
            Rule::Claim,
            "the file does not claim PDF/A, although it is not encrypted",
        ),
    }
    let ua = xmp.get(space::PDFUA, "part");
    // Small pages on sheets are for paper.
    let sheets = xmp.get(space::NENPYO, "sheets").is_some();
    faults.unless(
        ua == Some("1") || sheets,
        Rule::Claim,
        "the file does not claim PDF/UA-1",
    );
}

/// The document information says what the metadata say.
fn information(file: &File, xmp: &Xmp, faults: &mut Faults) {
    let Some(info) = file
        .trailer()
        .get(b"Info")
        .ok()
        .and_then(|info| file.dict(info))
    else {
        return;
    };
    let pairs = [
        ("Title", space::DC, "title"),
        ("Author", space::DC, "creator"),
        ("Creator", space::XMP, "CreatorTool"),
        ("Producer", space::PDF, "Producer"),
        ("CreationDate", space::XMP, "CreateDate"),
        ("ModDate", space::XMP, "ModifyDate"),
    ];
    for (key, space, name) in pairs {
        let Some(known) = file.get_text(info, key) else {
            continue;
        };
        let known = if key.ends_with("Date") {
            iso(&known)
        } else {
            known
        };
        match xmp.get(space, name) {
            Some(stated) if stated == known => {}
            Some(stated) => faults.add(
                Rule::Information,
                format!("{key}: Info says `{known}`, XMP says `{stated}`"),
            ),
            None => faults.add(
                Rule::Information,
                format!("{key}: Info says `{known}`, XMP says nothing"),
            ),
        }
    }
}

/// A date of PDF (ISO 32000-1, 7.9.4) as XMP writes it; what is none stays as it is.
pub(super) fn iso(date: &str) -> String {
    let digits = date.strip_prefix("D:").unwrap_or(date);
    let (Some(time), Some(zone)) = (digits.get(..14), digits.get(14..)) else {
        return date.to_owned();
    };
    if !time.bytes().all(|byte| byte.is_ascii_digit()) {
        return date.to_owned();
    }
    let zone = match zone.as_bytes() {
        [b'Z', ..] => "Z".to_owned(),
        [_, _, _, b'\'', _, _, ..] if zone.is_ascii() => format!("{}:{}", &zone[..3], &zone[4..6]),
        _ => zone.to_owned(),
    };
    format!(
        "{}-{}-{}T{}:{}:{}{zone}",
        &time[..4],
        &time[4..6],
        &time[6..8],
        &time[8..10],
        &time[10..12],
        &time[12..14]
    )
}

/// Whether a text is formed as a language tag (BCP 47): subtags of letters and digits, the first of
/// letters.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let sound = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(sound)
}

/// What the colours mean: one profile of three components, red, green and blue.
fn output_intent(file: &File, catalog: &Dictionary, faults: &mut Faults) {
    let intents = file
        .get_array(catalog, "OutputIntents")
        .iter()
        .filter_map(|intent| file.dict(intent));
    let Some(intent) = intents
        .into_iter()
        .find(|intent| file.get_name(intent, "S") == Some("GTS_PDFA1"))
    else {
        return faults.add(
            Rule::OutputIntent,
            "no output intent says what the colours mean",
        );
    };
    let Some(Object::Stream(profile)) = file.get(intent, "DestOutputProfile") else {
        return faults.add(Rule::OutputIntent, "the output intent has no ICC profile");
    };
    faults.unless(
        file.get_number(&profile.dict, "N") == Some(3),
        Rule::OutputIntent,
        "the ICC profile is not said to have three components",
    );
    let data = file.unpacked(profile).unwrap_or_default();
    let is_rgb = data.get(16..20) == Some(b"RGB ") && data.get(36..40) == Some(b"acsp");
    faults.unless(
        is_rgb,
        Rule::OutputIntent,
        "the ICC profile is none of red, green and blue",
    );
}

/// No action but to go somewhere, and none that starts by itself.
fn actions(file: &File, catalog: &Dictionary, faults: &mut Faults) {
    if file
        .get(catalog, "OpenAction")
        .is_some_and(|action| action.as_dict().is_ok())
    {
        faults.add(
            Rule::Trigger,
            "something is done when the file is opened (OpenAction)",
        );
    }
    if file
        .get_dict(catalog, "Names")
        .is_some_and(|names| names.has(b"JavaScript"))
    {
        faults.add(Rule::Action, "the catalog names JavaScript");
    }
    for (id, object) in file.objects() {
        each_dict(object, &mut |dict| {
            let action = file
                .get_name(dict, "S")
                .filter(|action| FORBIDDEN.contains(action));
            if let Some(action) = action.or_else(|| dict.has(b"JS").then_some("JavaScript")) {
                faults.add(
                    Rule::Action,
                    format!("object {} does something: {action}", id.0),
                );
            }
            if file
                .get(dict, "AA")
                .is_some_and(|actions| actions.as_dict().is_ok())
            {
                faults.add(
                    Rule::Trigger,
                    format!("object {} does something by itself (AA)", id.0),
                );
            }
        });
    }
}

/// No stream lies elsewhere, or is packed in a way that PDF/A forbids.
fn streams(file: &File, faults: &mut Faults) {
    for (id, object) in file.objects() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let filters = match file.get(&stream.dict, "Filter") {
            Some(Object::Array(filters)) => filters
                .iter()
                .filter_map(|filter| name(file.object(filter)?))
                .collect(),
            Some(filter) => name(filter).into_iter().collect(),
            None => Vec::new(),
        };
        if let Some(filter) = filters
            .into_iter()
            .find(|filter| matches!(*filter, "LZWDecode" | "Crypt"))
        {
            faults.add(
                Rule::Filter,
                format!("object {} is packed with {filter}", id.0),
            );
        }
        if stream.dict.has(b"F") {
            let at = file
                .get(&stream.dict, "F")
                .and_then(|place| place.as_str().ok())
                .map(text)
                .unwrap_or_default();
            faults.add(
                Rule::Filter,
                format!("the content of object {} lies in another file {at}", id.0),
            );
        }
    }
}

/// Every dictionary directly in an object. lopdf nests no deeper than a hundred.
fn each_dict<'a>(object: &'a Object, see: &mut dyn FnMut(&'a Dictionary)) {
    let mut waiting = vec![object];
    while let Some(object) = waiting.pop() {
        let dict = match object {
            Object::Dictionary(dict) => dict,
            Object::Stream(stream) => &stream.dict,
            Object::Array(items) => {
                waiting.extend(items);
                continue;
            }
            _ => continue,
        };
        see(dict);
        waiting.extend(dict.iter().map(|(_, value)| value));
    }
}

#[cfg(test)]
mod tests {
    use super::{is_language, iso};

    #[test]
    fn dates_of_pdf_are_written_as_in_xmp() {
        assert_eq!(iso("D:20260406000000Z"), "2026-04-06T00:00:00Z");
        assert_eq!(iso("D:20260406120000+09'00'"), "2026-04-06T12:00:00+09:00");
        assert_eq!(iso("D:2026年"), "D:2026年");
    }

    #[test]
    fn language_tags_are_told_from_others() {
        assert!(["ja", "en", "zh-Hant-TW", "x-y"].map(is_language) == [true, true, true, false]);
        assert!(
            ["", "j", "ja_JP", "日本", "ja-"]
                .iter()
                .all(|tag| !is_language(tag))
        );
    }
}
