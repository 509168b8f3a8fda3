//! Reads the files of a run: packs and timelines.

use crate::check;
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{Pack, Timeline, TimelineFile, merge, merge_rest};
use crate::parallel;
use crate::source::{Cx, Decode, Files, Key, Node, Value, parse};

/// What the file of a pack gave, read once for all who ask.
#[derive(Debug, Clone)]
pub struct PackFile {
    number: u16,
    pack: Option<Pack>,
    findings: Vec<Diagnostic>,
}

impl PackFile {
    /// Reads the file of that number.
    pub fn read(files: &Files, number: u16) -> Self {
        let mut sink = Sink::default();
        let read = read::<Pack>(files, number, &mut sink);
        PackFile::checked(number, read, sink)
    }

    fn checked(number: u16, read: Read<Pack>, mut sink: Sink) -> Self {
        let pack = read.value.filter(|_| read.whole);
        if let Some(pack) = &pack {
            check_head(pack, &mut sink);
        }
        PackFile {
            number,
            pack,
            findings: sink.into_sorted(),
        }
    }

    /// The number of the file.
    pub fn number(&self) -> u16 {
        self.number
    }

    /// The pack; none where something could not be read.
    pub fn pack(&self) -> Option<&Pack> {
        self.pack.as_ref()
    }

    /// The pack, with its findings for the sink.
    pub(super) fn to_pack(&self, sink: &mut Sink) -> Option<Pack> {
        let findings = self.findings.iter().cloned();
        findings.for_each(|found| sink.push(found));
        self.pack.clone()
    }
}

/// What a YAML file is by the keys at its head.
#[derive(Debug)]
pub enum FileKind {
    /// A pack, which is read already.
    Pack(Box<PackFile>),
    /// A file of a timeline, or one that cannot be read and may be one.
    Timeline,
    /// Neither.
    Other,
}

/// Says what a file is. A pack has the key `nenpyo_pack`; a file of a timeline has `nenpyo`, a
/// cut-off, or a list of a timeline.
pub fn kind_of_file(files: &Files, number: u16) -> FileKind {
    const PACK: &str = "nenpyo_pack";
    let Some(file) = files.get(number) else {
        return FileKind::Other;
    };
    let of_timeline = || ["nenpyo", "as_of"].iter().chain(Timeline::LISTS);
    let starts_with = |key: &str| {
        let is_key = |rest: &str| rest.trim_start().starts_with(':');
        let mut lines = file.text.lines();
        lines.any(|line| line.strip_prefix(key).is_some_and(is_key))
    };
    // The keys of a long timeline are seen without reading it.
    let may_be_pack = file.text.contains(PACK);
    if !may_be_pack && of_timeline().any(|key| starts_with(key)) {
        return FileKind::Timeline;
    }
    let mut sink = Sink::default();
    let Some(node) = parse(&file.text, number, &mut sink) else {
        if !starts_with(PACK) {
            return FileKind::Timeline;
        }
        let nothing = Read {
            value: None,
            whole: false,
        };
        return FileKind::Pack(Box::new(PackFile::checked(number, nothing, sink)));
    };
    let Value::Map { entries, .. } = &node.value else {
        return FileKind::Other;
    };
    let has = |wanted: &str| entries.iter().any(|(Key { name, .. }, _)| name == wanted);
    if has(PACK) {
        let read = decode(&node, &mut sink);
        FileKind::Pack(Box::new(PackFile::checked(number, read, sink)))
    } else if of_timeline().any(|key| has(key)) {
        FileKind::Timeline
    } else {
        FileKind::Other
    }
}

/// Reads the pack in the file of that number; findings go to the sink.
pub fn read_pack(files: &Files, number: u16, sink: &mut Sink) -> Option<Pack> {
    PackFile::read(files, number).to_pack(sink)
}

fn check_head(pack: &Pack, sink: &mut Sink) {
    if pack.nenpyo_pack != 1 {
        let text = format!("this is version {} of the format", pack.nenpyo_pack);
        sink.push(
            Diagnostic::new(Code::FormatVersion, pack.at, text)
                .hint("this program reads `nenpyo_pack: 1`"),
        );
    }
    if pack.timeline.is_empty() {
        let text = "a pack needs the key `timeline`";
        sink.push(
            Diagnostic::new(Code::MissingKey, pack.at, text)
                .hint("add `timeline: [timeline/]`: files, folders or patterns"),
        );
    }
}

/// Reads and joins the files of a timeline; findings go to the sink. Where something could not be
/// read there is no timeline, but the rest is checked as far as it goes.
pub fn read_timeline(files: &Files, numbers: &[u16], sink: &mut Sink) -> Option<Timeline> {
    let read = parallel::map(numbers, |number| {
        let mut found = Sink::default();
        (read::<TimelineFile>(files, *number, &mut found), found)
    });
    let (read, findings): (Vec<Read<TimelineFile>>, Vec<Sink>) = read.into_iter().unzip();
    findings.into_iter().for_each(|found| sink.append(found));
    let whole = read.iter().all(|file| file.whole);
    let read = read.into_iter().filter_map(|file| file.value).collect();
    if whole {
        return merge(read, sink);
    }
    if let Some(rest) = merge_rest(read, sink) {
        check::rest(&rest, sink);
    }
    None
}

/// What a file gave.
pub(super) struct Read<T> {
    pub(super) value: Option<T>,
    /// Whether nothing was left out.
    pub(super) whole: bool,
}

/// Reads a file as a value of some type.
pub(super) fn read<T: Decode>(files: &Files, number: u16, sink: &mut Sink) -> Read<T> {
    let node = files
        .get(number)
        .and_then(|file| parse(&file.text, number, sink));
    node.map_or(
        Read {
            value: None,
            whole: false,
        },
        |node| decode(&node, sink),
    )
}

fn decode<T: Decode>(node: &Node<'_>, sink: &mut Sink) -> Read<T> {
    let mut cx = Cx::new(sink);
    let value = T::decode(node, &mut cx);
    Read {
        whole: value.is_some() && !cx.lost,
        value,
    }
}
