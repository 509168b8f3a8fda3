//! The earlier issue that a pack names, and what changed since.

use super::audience::admit_audience;
use super::{Inputs, read_timeline};
use crate::analysis::{Selection, changes, keep_selected};
use crate::brief::Since;
use crate::diag::Sink;
use crate::model::{Pack, Timeline};

/// Reads the timeline of the earlier issue, as the audience of this pack may see it: by its own
/// markings, since it shows what that audience was told.
pub(super) fn earlier(inputs: &Inputs, pack: &Pack, sink: &mut Sink) -> Option<Timeline> {
    pack.previous.as_ref()?;
    let mut timeline = read_timeline(&inputs.files, &inputs.previous, sink)?;
    // Nothing else of the pack speaks of the earlier timeline.
    let mut audience = Pack {
        select: None,
        sections: Vec::new(),
        summary: None,
        ..pack.clone()
    };
    admit_audience(&mut timeline, &mut audience, sink);
    Some(timeline)
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
