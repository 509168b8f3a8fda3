//! What would have no effect where it stands: refused, never passed over in silence.

use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{
    By, Calendar, FigureKind, FigureSize, Pack, PackLanguage, Paper, Preset, Section, SectionKind,
    Withheld,
};
use crate::source::Keyword;

/// Refuses every key of the pack that would have no effect. Words such as `paper: A5` carry no
/// place of their own, so they are reported at the pack.
pub(super) fn check(pack: &Pack, sink: &mut Sink) {
    if let Some(session) = pack.session.as_ref().filter(|_| !has_handouts(pack)) {
        let text = "`session:` has no effect in this pack";
        let hint = "add a section `handout`, or write `preset: study-session` without `sections:`";
        sink.push(Diagnostic::new(Code::NotSupported, session.at, text).hint(hint));
    }
    if pack.language == PackLanguage::En && pack.calendar != Calendar::Gregorian {
        let word = pack.calendar.word();
        let text =
            format!("`calendar: {word}` has no effect in English: years of eras are Japanese");
        let hint = "write `calendar: gregorian`, or delete the key";
        sink.push(Diagnostic::new(Code::NotSupported, pack.at, text).hint(hint));
    }
    if is_too_small(pack) {
        let word = pack.paper.word();
        let text = format!("`paper: {word}` is too small for what this pack prints");
        let hint = format!(
            "sheets of a study session, and two languages beside each other, need {}",
            large_papers()
        );
        sink.push(Diagnostic::new(Code::NotSupported, pack.at, text).hint(hint));
    }
    pack.sections
        .iter()
        .for_each(|section| section_options(section, sink));
    for cover in pack
        .sections
        .iter()
        .skip(1)
        .filter(|section| section.kind == SectionKind::Cover)
    {
        let found = Diagnostic::new(
            Code::NotSupported,
            cover.at,
            "a cover is the first section, and there is one",
        );
        sink.push(found.hint("put `cover` at the top of `sections:`"));
    }
    notice(pack, sink);
}

/// Whether the pack has pages that its paper has no room for: sheets that are written on, two
/// languages.
fn is_too_small(pack: &Pack) -> bool {
    !pack.paper.format().has_room_for_two
        && (has_handouts(pack) || pack.language == PackLanguage::Both)
}

/// The papers with room for everything: `A4 or Letter`.
fn large_papers() -> String {
    let words: Vec<&str> = Paper::WORDS
        .iter()
        .filter(|(_, paper, _)| paper.format().has_room_for_two)
        .map(|(word, ..)| *word)
        .collect();
    match &words[..] {
        [all @ .., last] if !all.is_empty() => format!("{} or {last}", all.join(", ")),
        _ => words.concat(),
    }
}

/// Refuses a notice that would stand nowhere.
fn notice(pack: &Pack, sink: &mut Sink) {
    let Some(audience) = pack
        .audience
        .as_ref()
        .filter(|audience| audience.withheld == Withheld::Notice)
    else {
        return;
    };
    let bears =
        |section: &Section| matches!(section.kind, SectionKind::Cover | SectionKind::Chronology);
    if !pack.sections.is_empty() && !pack.sections.iter().any(bears) {
        let found = Diagnostic::new(
            Code::NotSupported,
            audience.at,
            "the notice stands on the cover and under the chronology, and the pack has neither",
        );
        sink.push(
            found.hint("add `cover` or `chronology` to `sections:`, or delete `withheld: notice`"),
        );
    }
}

/// Whether the pack has sheets for a study session.
fn has_handouts(pack: &Pack) -> bool {
    let preset = pack.sections.is_empty() && pack.preset == Some(Preset::StudySession);
    preset
        || pack
            .sections
            .iter()
            .any(|section| section.kind == SectionKind::Handout)
}

/// Refuses options that a section or chart of this kind does not take.
fn section_options(section: &Section, sink: &mut Sink) {
    if section.kind == SectionKind::Handout && section.options.about.is_none() {
        let found = Diagnostic::new(
            Code::MissingKey,
            section.at,
            "a handout does not say what it is about",
        );
        sink.push(
            found.hint("write `- section: handout` with `about:` and the id of a method or case"),
        );
    }
    let options = &section.options;
    let figure = section.figure;
    let is = |kind: FigureKind| figure == Some(kind);
    let chronology = section.kind == SectionKind::Chronology;
    let chooses = chronology || matches!(section.kind, SectionKind::Events | SectionKind::Cases);
    let takes_by = match options.by {
        None => true,
        Some(By::Kind | By::Sector | By::Organisation) => {
            is(FigureKind::Timeline) || is(FigureKind::SmallMultiples)
        }
        Some(By::Case) => is(FigureKind::Timeline),
        Some(By::Method) => is(FigureKind::SmallMultiples),
    };
    let refused = [
        (
            !takes_by,
            "by:",
            "a timeline has lanes by `kind`, `sector`, `organisation` or `case`; small multiples \
            are split by `kind`, `sector`, `method` or `organisation`",
        ),
        (
            options.of.is_some() && !is(FigureKind::Series) && !is(FigureKind::Prefectures),
            "of:",
            "only `series` and `prefectures` show a series",
        ),
        (
            options.with.is_some() && (!is(FigureKind::Series) || options.of.is_none()),
            "with:",
            "it names a second series beside `of:` of `figure: series`",
        ),
        (
            options.size == FigureSize::Half && figure.is_none(),
            "size:",
            "only a figure has a size",
        ),
        (
            options.wide && !is(FigureKind::Timeline),
            "wide:",
            "only a timeline has a wide sheet",
        ),
        (
            options.pages.is_some() && !chronology,
            "pages:",
            "only the chronology has a number of pages",
        ),
        (
            options.importance.is_some() && !chooses,
            "importance:",
            "only the chronology, events and cases have an importance; `select:` narrows the whole \
            pack",
        ),
        (
            options.about.is_some() && section.kind != SectionKind::Handout,
            "about:",
            "only a handout is about a method or case",
        ),
    ];
    for (_, key, hint) in refused.into_iter().filter(|(refused, ..)| *refused) {
        let found = Diagnostic::new(
            Code::NotSupported,
            section.at,
            format!("`{key}` has no effect here"),
        );
        sink.push(found.hint(hint));
    }
}
