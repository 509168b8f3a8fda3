//! What only the facilitator of a study session may see.

use crate::model::{Edition, Pack, Timeline};

/// Takes the answers to questions, and the notes on them, out of the timeline unless the pack is
/// the facilitator's copy. Nothing after this sees them: neither pages nor alternative texts,
/// metadata or the attached timeline.
pub fn keep_answers(timeline: &mut Timeline, pack: &Pack) {
    if pack
        .session
        .as_ref()
        .is_some_and(|session| session.edition == Edition::Facilitator)
    {
        return;
    }
    for question in &mut timeline.questions {
        question.answer = None;
        question.notes = None;
    }
}
