//! The earlier issue that a pack names, and what changed since.

use super::{Inputs, admit_beside, read_timeline};
use crate::analysis::{Selection, changes, keep_selected};
use crate::brief::Since;
use crate::diag::Sink;
use crate::model::{Pack, Timeline};

/// Leaves of a timeline and of that of the earlier issue what the audience of this pack may see:
/// of the earlier one by its own markings, since it shows what that audience was told.
///
/// With pseudonyms no name of either timeline is left in one of the two: an organisation without a
/// pseudonym there takes that of the later timeline.
pub(super) fn admit_both(
    timeline: &mut Timeline,
    pack: &mut Pack,
    earlier: &mut Option<Timeline>,
    sink: &mut Sink,
) {
    let whole = timeline.clone();
    admit_beside(timeline, pack, earlier.as_ref(), sink);
    if let Some(earlier) = earlier {
        admit_earlier(earlier, pack, &whole, sink);
    }
}

/// Reads the timeline of the earlier issue.
pub(super) fn earlier(inputs: &Inputs, pack: &Pack, sink: &mut Sink) -> Option<Timeline> {
    pack.previous.as_ref()?;
    read_timeline(&inputs.files, &inputs.previous, sink)
}

fn admit_earlier(timeline: &mut Timeline, pack: &Pack, later: &Timeline, sink: &mut Sink) {
    // Nothing else of the pack speaks of the earlier timeline.
    let mut audience = Pack {
        select: None,
        sections: Vec::new(),
        summary: None,
        ..pack.clone()
    };
    // Whom to call, and what pseudonyms cannot hide, is said once, of the later timeline.
    audience.contact = None;
    timeline.contacts.clear();
    admit_beside(timeline, &mut audience, Some(later), sink);
}

/// What changed since, as far as the pack selects it.
pub(super) fn since<'t>(earlier: &'t Timeline, selection: &Selection<'t>) -> Since<'t> {
    let mut changes = changes(earlier, selection.timeline);
    keep_selected(&mut changes, selection);
    Since {
        as_of: earlier.as_of.when.last().unwrap_or_default(),
        changes,
    }
}
