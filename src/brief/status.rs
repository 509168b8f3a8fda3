//! The words of how matters stand. A step never stands alone where the matter ended otherwise, and
//! no judgment that is not final reads as one.

use super::plan::Plan;
use crate::analysis::{
    Ending, Record, RecordOf, endings, finality, is_established, judgment_before, sequels,
};
use crate::lang::Lang;
use crate::model::{Case, Event, Final, Proceeding, RecordKind, Stage};
use crate::wording::voice;

/// The word of a step of a case. 確定 alone would leave open what is final, so the judgment that it
/// belongs to stands before it.
pub(super) fn stage_word(case: &Case, step: &Proceeding, lang: Lang) -> String {
    let before = Some(step.stage == Stage::Final)
        .filter(|is_final| *is_final)
        .and_then(|_| judgment_before(case, step));
    match before {
        Some(judgment) => voice(lang).final_judgment(judgment.stage),
        None => voice(lang).short_stage(step.stage).to_owned(),
    }
}

/// The word of a last step, after the judgment that it confirms or puts in question: 有罪、上訴.
pub(super) fn last_word(case: &Case, step: &Proceeding, lang: Lang) -> String {
    let own = stage_word(case, step, lang);
    let follows = matches!(
        step.stage,
        Stage::Appealed | Stage::Upheld | Stage::Overturned | Stage::NonIndictmentUnjust
    );
    match judgment_before(case, step).filter(|_| follows) {
        Some(judgment) => {
            let before = voice(lang).short_stage(judgment.stage);
            format!("{before}{}{own}", voice(lang).comma())
        }
        None => own,
    }
}

/// The word of a last step with what is open about it: 有罪（未確定）.
pub(super) fn standing_word(case: &Case, step: &Proceeding, lang: Lang) -> String {
    let word = last_word(case, step, lang);
    match finality(case, step) {
        Some(Final::No) => voice(lang).qualified(&word, voice(lang).not_final()),
        _ => word,
    }
}

/// The same for a headline, which has no line below that says what no source says.
pub(super) fn headline_word(case: &Case, step: &Proceeding, lang: Lang) -> String {
    match finality(case, step) {
        Some(Final::Unknown) => {
            let word = last_word(case, step, lang);
            voice(lang).qualified(&word, voice(lang).finality_not_known())
        }
        _ => standing_word(case, step, lang),
    }
}

/// The word of any step, with the ending that says otherwise, or that it is not final:
/// 逮捕（のち不起訴）.
pub(super) fn step_word(case: &Case, step: &Proceeding, lang: Lang) -> String {
    with_sequel(case, step, stage_word(case, step, lang), lang)
}

/// The same beside a mark of a chart, where there is no more room: 逮捕→不起訴.
pub(super) fn step_arrow(case: &Case, step: &Proceeding, lang: Lang) -> String {
    let word = stage_word(case, step, lang);
    let told = sequels(case, step);
    if told.is_empty() {
        return with_sequel(case, step, word, lang);
    }
    let ends = told.iter().map(|end| {
        let word = voice(lang).short_stage(end.step.stage);
        match end.parties.is_empty() {
            true => word.to_owned(),
            false => voice(lang).some(word),
        }
    });
    let ends: Vec<String> = ends.collect();
    voice(lang).became(&word, &ends.join(voice(lang).comma()))
}

/// A word of a step with what stands with it.
pub(super) fn with_sequel(case: &Case, step: &Proceeding, word: String, lang: Lang) -> String {
    match sequel(case, step, lang) {
        Some(told) if sequels(case, step).is_empty() => voice(lang).qualified(&word, &told),
        Some(told) => format!("{word}{}", voice(lang).bracketed(&told)),
        None => word,
    }
}

/// What stands with a step: what became of it, or that it is not final.
pub(super) fn sequel(case: &Case, step: &Proceeding, lang: Lang) -> Option<String> {
    let is_own = |end: &Proceeding| {
        judgment_before(case, end).is_some_and(|judgment| std::ptr::eq(judgment, step))
    };
    let told = |end: &Ending<'_>| {
        let word = match is_own(end.step) {
            true => stage_word(case, end.step, lang),
            false => last_word(case, end.step, lang),
        };
        let open = match finality(case, end.step) {
            Some(Final::No) => format!("{}{}", voice(lang).comma(), voice(lang).not_final()),
            _ => String::new(),
        };
        let of = end.parties.iter();
        let who: Vec<&str> = of
            .map(|party| party.label.as_ref().unwrap_or(&party.role).text(lang))
            .collect();
        format!("{}{open}", voice(lang).later(&who, &word))
    };
    let told: Vec<String> = sequels(case, step).iter().map(told).collect();
    if !told.is_empty() {
        return Some(told.join(voice(lang).evidence_divider()));
    }
    let is_open = finality(case, step) == Some(Final::No);
    is_open.then(|| voice(lang).not_final().to_owned())
}

/// How a matter ended that is held against nobody, or is in question: `無罪`.
pub(super) fn ending(case: &Case, lang: Lang) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for end in endings(case) {
        let word = standing_word(case, end, lang);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    (!words.is_empty()).then(|| words.join(voice(lang).comma()))
}

/// What stands behind the name of what a case is about: that it is alleged, and how the matter
/// ended.
fn conduct_remark(case: &Case, name: &str, lang: Lang) -> String {
    let alleged = Some(case).filter(|case| !is_established(case));
    let alleged = alleged.and_then(|_| voice(lang).alleged(name));
    let alleged = alleged.map(str::to_owned);
    let parts: Vec<String> = alleged.into_iter().chain(ending(case, lang)).collect();
    voice(lang).bracketed(&parts.join(voice(lang).comma()))
}

/// The short name of what a case is about.
pub(super) fn conduct_name(case: &Case, lang: Lang) -> String {
    let name = case.label.as_ref().unwrap_or(&case.title).text(lang);
    format!("{name}{}", conduct_remark(case, name, lang))
}

/// What stands behind the title of a record: that it is alleged, and how it ended.
pub(super) fn title_remark(record: &Record<'_>, lang: Lang) -> String {
    let title = record.title(lang);
    match record.of {
        RecordOf::Event(_) if record.kind == RecordKind::Alleged => {
            let word = voice(lang).alleged(title).unwrap_or_default();
            voice(lang).bracketed(word)
        }
        RecordOf::Conduct(case, _) => conduct_remark(case, title, lang),
        RecordOf::Event(_) | RecordOf::Step(..) => String::new(),
    }
}

/// The short name of a case, with how it ended where that is otherwise than it began.
pub(super) fn short_name(case: &Case, lang: Lang) -> String {
    let name = case.label.as_ref().unwrap_or(&case.title).text(lang);
    let end = ending(case, lang).unwrap_or_default();
    format!("{name}{}", voice(lang).bracketed(&end))
}

/// What a later event says to be wrong in a record.
pub(super) fn later_correction(plan: &Plan<'_>, record: &Record<'_>) -> Option<String> {
    let RecordOf::Event(event) = record.of else {
        return None;
    };
    let events = &plan.brief.selection.timeline.events;
    let corrects = |other: &&Event| {
        let older = other.supersedes.as_ref();
        older.is_some_and(|older| older.id() == &*event.id.value)
    };
    let correction = events.iter().find(corrects)?.correction.as_ref()?;
    Some(voice(plan.lang).correction(correction.text(plan.lang)))
}
