//! Who may see what of a pack: the stage between the checks and the selection.

use super::{Overrides, PackFile, read_all};
use crate::analysis::{
    Names, Replacements, Withheld, admit, keep_answers, pseudonymise, remaining_names,
};
use crate::diag::{Diagnostic, Sink};
use crate::model::{Marking, Pack, Timeline, Withheld as Notice};
use crate::source::Files;

/// What was kept from an audience, and why.
#[derive(Debug)]
pub struct Filtered {
    /// The marking up to which it sees everything; none where the pack says nothing.
    pub marking: Option<Marking>,
    /// What is withheld.
    pub withheld: Withheld,
    /// What stands under another name; none where the pack asks for no pseudonyms.
    pub replaced: Option<Replacements>,
}

/// What was found about the audience of a pack.
#[derive(Debug)]
pub struct Explained {
    /// What it does not see; `None` when the files could not be read.
    pub filtered: Option<Filtered>,
    /// All findings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks a pack as a build does, and says what its audience does not see. Nothing of it
/// may go into a document.
pub fn explain_audience(files: &Files, timeline: &[u16], pack: &PackFile) -> Explained {
    let mut sink = Sink::default();
    let filtered = match read_all(
        files,
        timeline,
        Some(pack),
        Overrides::default(),
        false,
        &mut sink,
    ) {
        Some((mut timeline, Some(mut pack))) => {
            Some(admit_audience(&mut timeline, &mut pack, &mut sink))
        }
        _ => None,
    };
    Explained {
        filtered,
        diagnostics: files.sorted(sink),
    }
}

/// Leaves of the timeline and of the pack what the audience may see, under the names that it may
/// see; answers to questions are for the facilitator alone.
pub(super) fn admit_audience(
    timeline: &mut Timeline,
    pack: &mut Pack,
    sink: &mut Sink,
) -> Filtered {
    admit_beside(timeline, pack, None, sink)
}

/// The same where another timeline is printed beside it: a name of either is left in neither.
pub(super) fn admit_beside(
    timeline: &mut Timeline,
    pack: &mut Pack,
    beside: Option<&Timeline>,
    sink: &mut Sink,
) -> Filtered {
    let pseudonyms = pack
        .audience
        .as_ref()
        .is_some_and(|audience| audience.pseudonyms);
    // Names of withheld organisations count as well: they may stand in what is shown.
    let mut names = Names::new(timeline);
    let withheld = admit(timeline, pack, sink);
    names.note_withheld(timeline);
    if let Some(other) = beside.filter(|_| pseudonyms) {
        let ceiling = pack.ceiling();
        names.join(other, |one| !ceiling.admits(one));
    }
    keep_answers(timeline, pack);
    // A notice is printed only where something is left out.
    if let Some(audience) = pack.audience.as_mut().filter(|_| withheld.items.is_empty()) {
        audience.withheld = Notice::Silent;
    }
    let replaced = pseudonyms.then(|| pseudonymise(timeline, pack, &names, sink));
    remaining_names(timeline, pack, &names, sink);
    Filtered {
        marking: pack.ceiling().marking(),
        withheld,
        replaced,
    }
}
