//! Checks a timeline and a pack as a build does, without setting anything.

use super::{Inputs, Overrides, PackFile, admit_audience, house, read_all, read_recipients};
use crate::analysis::select;
use crate::check;
use crate::diag::{Diagnostic, Sink};
use crate::model::number;
use crate::source::Files;

/// Checks a timeline, a pack, or both; findings are sorted by place. Without timeline files a pack
/// is read by itself.
pub fn check(files: &Files, timeline: &[u16], pack: Option<u16>) -> Vec<Diagnostic> {
    let pack = pack.map(|number| PackFile::read(files, number));
    check_with(files, timeline, pack.as_ref(), Enclosures::default())
}

/// Checks what a build would read.
pub fn check_inputs(inputs: &Inputs) -> Vec<Diagnostic> {
    let pack = inputs.pack_file();
    check_with(
        &inputs.files,
        &inputs.timeline,
        Some(&pack),
        Enclosures::default(),
    )
}

/// What a pack names beside its timeline.
#[derive(Debug, Clone, Copy, Default)]
pub struct Enclosures<'a> {
    /// The number of the list of recipients.
    pub recipients: Option<u16>,
    /// The file of the logo: the name as typed, and the bytes.
    pub logo: Option<&'a (String, Vec<u8>)>,
}

/// The same with what the pack names beside its timeline: who the recipients are and whether they
/// may see the document, and whether the logo can be printed.
pub fn check_with(
    files: &Files,
    timeline: &[u16],
    pack: Option<&PackFile>,
    enclosures: Enclosures<'_>,
) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    let read = read_all(
        files,
        timeline,
        pack,
        Overrides::default(),
        false,
        &mut sink,
    );
    let list = enclosures
        .recipients
        .and_then(|list| read_recipients(files, list, &mut sink));
    if let Some((mut timeline, Some(mut pack))) = read {
        house(enclosures.logo, &pack, &mut sink);
        admit_audience(&mut timeline, &mut pack, &mut sink);
        if let Some(list) = list.filter(|_| !sink.has_errors()) {
            let strictest = select(&timeline, &pack, &mut sink).strictest;
            check::clearance(
                &number(list, pack.language),
                pack.marking_of_document(strictest),
                &mut sink,
            );
        }
    }
    files.sorted(sink)
}
