//! Checks a timeline and a pack by what is written there, without setting anything.

use super::{Inputs, Overrides, PackFile, admit_audience, read_all, read_recipients};
use crate::diag::{Diagnostic, Sink};
use crate::source::Files;

/// Checks a timeline, a pack, or both; findings are sorted by place. Without timeline files a pack
/// is read by itself.
pub fn check(files: &Files, timeline: &[u16], pack: Option<u16>) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    let pack = pack.map(|number| PackFile::read(files, number));
    read_and_admit(files, timeline, pack.as_ref(), &mut sink);
    files.sorted(sink)
}

/// Checks a pack, and the list of its recipients, where a file that it names could not be read:
/// as far as that goes.
pub fn check_unread(inputs: &Inputs, list: Option<u16>) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    list.and_then(|list| read_recipients(&inputs.files, list, &mut sink));
    let pack = inputs.pack_file();
    read_and_admit(&inputs.files, &inputs.timeline, Some(&pack), &mut sink);
    inputs.files.sorted(sink)
}

fn read_and_admit(files: &Files, timeline: &[u16], pack: Option<&PackFile>, sink: &mut Sink) {
    let read = read_all(files, timeline, pack, Overrides::default(), false, sink);
    if let Some((mut timeline, Some(mut pack))) = read {
        admit_audience(&mut timeline, &mut pack, sink);
    }
}
