//! Sentences that join a degree of likelihood and a level of confidence (ICD 203 forbids it).

use super::lexicon::LEXICON;

/// The two words of the first sentence that joins them.
pub(super) fn joined(text: &str) -> Option<(&str, &str)> {
    sentences(text).find_map(|sentence| {
        let confidence = LEXICON.confidence.find(sentence).first()?.word;
        let likelihood = LEXICON.likelihood.find(sentence).first()?.word;
        Some((likelihood, confidence))
    })
}

/// The sentences of a text; a full stop ends one where a space or nothing follows it.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '\n', '!', '?', '！', '？'])
        .flat_map(|part| part.split(". "))
}
