//! Compiles a pack: calls the stages in order, and nothing else.

use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{Pack, Timeline, TimelineFile, merge};
use crate::source::{Cx, Decode, Files, parse};

/// Reads the pack in the file of that number; findings go to the sink.
pub fn read_pack(files: &Files, number: u16, sink: &mut Sink) -> Option<Pack> {
    let pack: Pack = read(files, number, sink)?;
    if pack.nenpyo_pack != 1 {
        let text = format!("this is version {} of the format", pack.nenpyo_pack);
        sink.push(Diagnostic::new(Code::FormatVersion, pack.at, text).hint("this program reads `nenpyo_pack: 1`"));
    }
    if pack.timeline.is_empty() {
        let text = "a pack needs the key `timeline`";
        sink.push(Diagnostic::new(Code::MissingKey, pack.at, text).hint("add `timeline: [timeline/]`: files, folders or patterns"));
    }
    Some(pack)
}

/// Reads and joins the files of a timeline; findings go to the sink.
pub fn read_timeline(files: &Files, numbers: &[u16], sink: &mut Sink) -> Option<Timeline> {
    let read: Vec<Option<TimelineFile>> = numbers.iter().map(|number| read(files, *number, sink)).collect();
    merge(read.into_iter().collect::<Option<Vec<_>>>()?, sink)
}

fn read<T: Decode>(files: &Files, number: u16, sink: &mut Sink) -> Option<T> {
    let file = files.get(number)?;
    let node = parse(&file.text, number, sink)?;
    T::decode(&node, &mut Cx { sink })
}

/// What a build needs: everything is read before, nothing is asked of the machine.
#[derive(Debug)]
pub struct Inputs {
    /// All files of the run.
    pub files: Files,
    /// The number of the pack's file.
    pub pack: u16,
    /// The numbers of the timeline's files, in order of their paths.
    pub timeline: Vec<u16>,
    /// The font files that the pack names: the name as typed, and the bytes.
    pub fonts: Vec<(String, Vec<u8>)>,
    /// Whether placeholders may stand for missing translations and texts may be cut.
    pub draft: bool,
}

/// What a build gives.
#[derive(Debug)]
pub struct Outcome {
    /// The finished file; `None` when an error was found.
    pub pdf: Option<Vec<u8>>,
    /// How many pages it has.
    pub pages: usize,
    /// All findings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a timeline, a pack, or both; findings are sorted by place. Without timeline files a pack is read by itself.
pub fn check(files: &Files, timeline: &[u16], pack: Option<u16>) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    let pack = pack.and_then(|number| read_pack(files, number, &mut sink));
    if !timeline.is_empty()
        && let Some(timeline) = read_timeline(files, timeline, &mut sink)
        && let Some(mut pack) = pack
    {
        timeline.resolve_in(&mut pack, &mut sink);
    }
    sink.into_sorted()
}

/// Builds a pack.
pub fn compile(inputs: &Inputs) -> Outcome {
    Outcome { pdf: None, pages: 0, diagnostics: check(&inputs.files, &inputs.timeline, Some(inputs.pack)) }
}
