//! Our own preflight: a finished file read again, and held against PDF/A-2a or A-3a (ISO 19005-2
//! and -3) and PDF/UA-1 (ISO 14289-1).
//!
//! The bytes come in, whoever made them; what the file is and what is wrong with it goes out. It
//! looks at what nenpyo writes: form XObjects and images are not looked into. Nothing here trusts a
//! file: depth and size are bounded, and a circle is a fault like others.
//!
//! It imports nothing of the other modules, least of all of `pdf`, the writer: a mistake of the
//! writer would else be made again by its reader. The names of our own keys stand in both, and
//! tests read shipped files with both.

mod annotation;
mod catalog;
mod content;
mod embedded;
mod file;
mod fonts;
mod guard;
mod language;
mod marks;
mod navigation;
mod nesting;
mod operators;
mod report;
mod role;
mod rule;
mod structure;
mod table;
mod tree;
mod unicode;
mod xmp;

use file::File;
pub use report::{Attachment, Inputs, Report, Unreadable};
pub use rule::Fault;
use rule::{Faults, Rule};
use xmp::{Xmp, space};

/// Looks through a file.
///
/// # Errors
/// Why nothing of it can be looked at.
pub fn preflight(bytes: &[u8]) -> Result<Report, Unreadable> {
    let file = File::read(bytes)?;
    let mut faults = Faults::default();
    let packet = catalog::packet(&file).and_then(|stream| file.unpacked(stream));
    let parsed = packet.as_deref().map(Xmp::parse);
    let mut report = describe(
        &file,
        bytes,
        parsed.as_ref().and_then(|parsed| parsed.as_ref().ok()),
    );
    if file.encrypted {
        faults.add(
            Rule::Encrypted,
            "the file is encrypted; PDF/A forbids that, and nothing else was looked at",
        );
    } else if report.claims.is_empty() && !report.is_ours() {
        faults.add(
            Rule::NoClaim,
            "the file claims neither PDF/A nor PDF/UA, and nenpyo did not make it",
        );
    } else {
        let empty = Xmp::default();
        match &parsed {
            Some(Ok(_)) => {}
            Some(Err(why)) => faults.add(
                Rule::Metadata,
                format!("the XMP metadata cannot be read: {why}"),
            ),
            None => faults.add(Rule::Metadata, "the file has no XMP metadata"),
        }
        let xmp = parsed
            .as_ref()
            .and_then(|parsed| parsed.as_ref().ok())
            .unwrap_or(&empty);
        examine(&file, bytes, xmp, &mut faults);
    }
    report.faults = faults.into_sorted();
    Ok(report)
}

/// All rules.
fn examine(file: &File, bytes: &[u8], xmp: &Xmp, faults: &mut Faults) {
    catalog::check(file, bytes, xmp, faults);
    embedded::check(file, xmp, faults);
    navigation::check(file, faults);
    annotation::check(file, faults);
    let pages = content::read(file, faults);
    if let Some(tree) = tree::Tree::read(file, faults) {
        nesting::check(&tree, faults);
        structure::check(&tree, faults);
        table::check(&tree, faults);
        language::check(&tree, &pages, faults);
        marks::check(&tree, &pages, faults);
    }
    fonts::check(file, &pages, faults);
}

/// What a file says of itself.
fn describe(file: &File, bytes: &[u8], xmp: Option<&Xmp>) -> Report {
    let stated =
        |space: &str, name: &str| xmp.and_then(|xmp| xmp.get(space, name)).map(str::to_owned);
    let info = file
        .trailer()
        .get(b"Info")
        .ok()
        .and_then(|info| file.dict(info));
    let known = |key: &str| info.and_then(|info| file.get_text(info, key));
    let part = stated(space::PDFA, "part");
    let level = stated(space::PDFA, "conformance")
        .unwrap_or_default()
        .to_lowercase();
    let mut claims: Vec<String> = part
        .map(|part| format!("PDF/A-{part}{level}"))
        .into_iter()
        .collect();
    claims.extend(stated(space::PDFUA, "part").map(|part| format!("PDF/UA-{part}")));
    let inputs = match ["timeline", "pack", "fonts"].map(|name| stated(space::NENPYO, name)) {
        [Some(timeline), Some(pack), Some(fonts)] => Some(Inputs {
            timeline,
            pack,
            fonts,
        }),
        _ => None,
    };
    Report {
        version: catalog::version(bytes),
        title: stated(space::DC, "title").or_else(|| known("Title")),
        author: stated(space::DC, "creator").or_else(|| known("Author")),
        language: file
            .catalog()
            .and_then(|catalog| file.get_text(catalog, "Lang")),
        marking: stated(space::NENPYO, "marking"),
        producer: stated(space::PDF, "Producer").or_else(|| known("Producer")),
        created: stated(space::XMP, "CreateDate")
            .or_else(|| known("CreationDate").map(|date| catalog::iso(&date))),
        modified: stated(space::XMP, "ModifyDate")
            .or_else(|| known("ModDate").map(|date| catalog::iso(&date))),
        claims,
        pages: file.pages.len(),
        encrypted: file.encrypted,
        attachments: embedded::list(file),
        inputs,
        faults: Vec::new(),
    }
}
