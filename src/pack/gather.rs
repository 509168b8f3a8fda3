//! Reads a timeline and a pack, and checks them together.

use super::{Overrides, PackFile, read_timeline};
use crate::analysis::check_standings;
use crate::check;
use crate::diag::Sink;
use crate::model::{Pack, Timeline};
use crate::source::Files;

/// Reads and checks everything, for printing as the pack says or otherwise.
pub(super) fn read_all(
    files: &Files,
    timeline: &[u16],
    pack: Option<&PackFile>,
    overrides: Overrides,
    draft: bool,
    sink: &mut Sink,
) -> Option<(Timeline, Option<Pack>)> {
    let pack = pack.map(|file| file.to_pack(sink));
    let timeline = if timeline.is_empty() {
        None
    } else {
        read_timeline(files, timeline, sink)
    };
    let pack = match pack {
        Some(None) => return None,
        Some(pack) => pack,
        None => None,
    };
    let Some(timeline) = timeline else {
        pack.iter().for_each(|pack| check::pack_alone(pack, sink));
        return None;
    };
    check::timeline(&timeline, sink);
    check_standings(&timeline, sink);
    let pack = pack.map(|mut pack| {
        overrides.apply(&mut pack, sink);
        timeline.resolve_in(&mut pack, sink);
        check::pack(&timeline, &pack, draft, sink);
        pack
    });
    Some((timeline, pack))
}
