//! Takes from a timeline what an audience may not see, before anything counts, numbers or prints
//! it.
//!
//! The rule is that a document is the same, byte for byte, as if the withheld items and every
//! reference to them had been deleted from the files by hand. So items go whole, references are
//! dropped with what they name, and positions are looked up anew. What would then tell the reader
//! something else than the record is an error for the author, never a silent change:
//!
//! - **Citations** of a withheld source go. Whatever cited sources and keeps none of them is an
//!   error (`support-withheld`): events, conducts, steps, figures of a series, methods, paragraphs,
//!   key figures. Items marked `sample` are invented and need no source.
//! - **A case** is shown with all its steps or not at all: a withheld step of a shown case is an
//!   error (`status-withheld`), since an outdated status would be printed. With a withheld case go
//!   its conduct and steps, whatever their own marking says, because they cannot be told without
//!   naming it. A withheld conduct of a shown case goes: the steps say by themselves what became of
//!   the matter.
//! - **A correction**: where the correcting event is withheld and the corrected one is shown,
//!   readers would be left with what is known to be wrong, which is an error
//!   (`correction-withheld`). The other way round, `supersedes` and `correction` go together: they
//!   speak of something that this reader never saw.
//! - **An attribution** goes whole with the organisation that makes it: nobody is said to have done
//!   something without saying who says so.
//! - **A judgement** keeps what else it is based on; one that keeps nothing is an error
//!   (`support-withheld`).
//! - **`organisations`, `sectors`, `sector` of an organisation, `statutes`, `methods`, `follows`,
//!   `of` of a party, `judgement` of an action, `about` of a question or scenario** go alone: the
//!   text beside them carries a marking of its own and stands without them.
//! - **`derived_from`** goes as well. Whether sources are independent is therefore judged by the
//!   checks, which always see the whole timeline, and never from what is left here.
//! - **The pack**: a key figure loses citations as a record does. A selection or a chart that names
//!   a withheld item is an error (`reference-withheld`): without it a list could come to mean
//!   "all".
//!
//! - **A title** of a timeline goes; where several files have one, the first that is left counts.
//!
//! The information cut-off of a file is no item and bears no marking.

mod cut;
mod hidden;
mod withheld;

use cut::Cut;
use hidden::HiddenIds;
pub use withheld::{DroppedReference, Withheld, WithheldItem};

use crate::diag::{Code, Diagnostic, Sink};
use crate::lang::Localised;
use crate::model::{Case, Ceiling, Event, Pack, Timeline};

/// Takes out of the timeline, and out of what the pack refers to, everything above the marking of
/// the pack's audience. A pack without one keeps everything.
pub fn admit(timeline: &mut Timeline, pack: &mut Pack, sink: &mut Sink) -> Withheld {
    let ceiling = pack.ceiling();
    if ceiling.marking().is_none() {
        return Withheld::default();
    }
    let hidden = HiddenIds::new(timeline, ceiling);
    corrections(&timeline.events, &hidden, ceiling, sink);
    let mut items = Vec::new();
    timeline.retain_items(&mut |item| {
        let Some(marking) = ceiling.withholds(item) else {
            return true;
        };
        items.push(WithheldItem {
            kind: item.kind(),
            id: item.id().map(|id| id.value.clone()),
            title: item.title().clone(),
            marking,
            at: item.at(),
        });
        false
    });
    for case in &mut timeline.cases {
        parts_of_case(case, ceiling, &mut items, sink);
    }
    let mut cut = Cut::new(&hidden, sink);
    cut.timeline(timeline);
    cut.pack(pack);
    let references = cut.dropped;
    // What was not found before is reported already; nothing else can be missing now.
    timeline.resolve(&mut Sink::default());
    timeline.resolve_in(pack, &mut Sink::default());
    Withheld { items, references }
}

/// Takes a withheld conduct out of a shown case, and reports withheld steps.
fn parts_of_case(
    case: &mut Case,
    ceiling: Ceiling,
    items: &mut Vec<WithheldItem>,
    sink: &mut Sink,
) {
    let mut withhold = |kind, title: &Localised, marking, at| {
        items.push(WithheldItem {
            kind,
            id: Some(case.id.value.clone()),
            title: title.clone(),
            marking,
            at,
        });
    };
    if let Some(conduct) = &case.conduct
        && let Some(marking) = ceiling.withholds(conduct)
    {
        withhold("conduct", &conduct.summary, marking, conduct.at);
        case.conduct = None;
    }
    case.proceedings.retain(|step| {
        let Some(marking) = ceiling.withholds(step) else {
            return true;
        };
        let text = format!(
            "this step of the case `{}` is withheld from the audience, but the case is shown",
            case.id.value
        );
        let found = Diagnostic::new(Code::StatusWithheld, step.at, text).note(case.at, "the case");
        sink.push(
            found.hint("give the case the marking of its step, or the step that of its case"),
        );
        withhold("step", &case.title, marking, step.at);
        false
    });
}

/// Reports shown events that a withheld one corrects.
fn corrections(events: &[Event], hidden: &HiddenIds, ceiling: Ceiling, sink: &mut Sink) {
    for event in events.iter().filter(|event| !ceiling.admits(*event)) {
        let Some(corrected) = event
            .supersedes
            .as_ref()
            .filter(|of| hidden.find(of.to()).is_none())
        else {
            continue;
        };
        let text = format!(
            "this event corrects `{}`, which the audience sees, but is itself withheld",
            corrected.id()
        );
        let shown = events
            .iter()
            .find(|shown| *shown.id.value == *corrected.id())
            .map(|shown| shown.at);
        let found = Diagnostic::new(Code::CorrectionWithheld, event.at, text)
            .note(shown, "the event that it corrects");
        sink.push(found.hint(
            "give both events one marking: what is known to be wrong must not be shown alone",
        ));
    }
}
