//! Rules: a timeline, and a pack over it → findings with stable codes. Nothing is changed here.
//!
//! One small file a family. [`timeline`] holds the rules on the timeline alone, [`pack`] those that
//! depend on what is printed and for whom. Rules that read prose (`prose`) can be excused on an
//! item with `allow:`.

mod brand;
mod case;
mod character;
mod citation;
mod date;
mod estimate;
mod imprint;
mod lexicon;
mod marking;
mod name;
mod prose;
mod recipient;
mod scale;
mod status;
mod support;
mod token;
mod translation;
mod twice;

#[cfg(test)]
mod tests;

use crate::diag::Sink;
use crate::model::{Pack, Timeline};
use crate::source::Walk;
pub(crate) use recipient::{clearance, file_names, recipients};

/// Checks the timeline by itself.
pub(crate) fn timeline(timeline: &Timeline, sink: &mut Sink) {
    rest(timeline, sink);
    date::reviews(timeline, sink);
    citation::circular(&timeline.sources, sink);
    prose::timeline(timeline, sink);
}

/// Checks what could be read of a timeline where something could not: the rules that follow no
/// reference and do not ask when the cut-off is.
pub(crate) fn rest(timeline: &Timeline, sink: &mut Sink) {
    date::check(timeline, sink);
    case::check(timeline, sink);
    citation::check(timeline, sink);
    twice::timeline(timeline, sink);
    character::check(|see| timeline.walk(see), sink);
}

/// Checks a pack against the timeline that it prints. In a draft, missing translations are
/// warnings: a placeholder stands for them.
pub(crate) fn pack(timeline: &Timeline, pack: &Pack, draft: bool, sink: &mut Sink) {
    translation::check(timeline, pack, draft, sink);
    scale::check(timeline, pack, sink);
    marking::check(timeline, pack, sink);
    by_itself(pack, sink);
    prose::pack(pack, Some(timeline), sink);
}

/// Checks a pack by itself, whether or not its timeline could be read.
pub(crate) fn pack_alone(pack: &Pack, sink: &mut Sink) {
    by_itself(pack, sink);
    prose::pack(pack, None, sink);
}

fn by_itself(pack: &Pack, sink: &mut Sink) {
    support::check(pack, sink);
    brand::check(pack, sink);
    imprint::check(pack, sink);
    twice::pack(pack, sink);
    recipient::pack(pack, sink);
    character::check(|see| pack.walk(see), sink);
}
