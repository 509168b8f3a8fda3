//! What the format knows and this version cannot honour: refused, never passed over in silence.

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{By, FigureKind, FigureSize, Pack, PackLanguage, Paper, Preset, Section, SectionKind, Withheld};

/// Refuses every key of the pack that would have no effect. Words such as `paper: A5` carry no place of their own, so
/// they are reported at the pack.
pub(super) fn check(pack: &Pack, sink: &mut Sink) {
    let at = pack.at;
    let audience = pack.audience.as_ref();
    let refused: [(Option<Span>, &str); 8] = [
        (pack.previous.as_ref().map(|text| text.at), "previous:"),
        (pack.session.as_ref().map(|session| session.at), "session:"),
        (pack.brand.as_ref().map(|brand| brand.at), "brand:"),
        (audience.filter(|audience| audience.withheld == Withheld::Notice).map(|audience| audience.at), "audience: {withheld: notice}"),
        ((pack.paper == Paper::A5).then_some(at), "paper: A5"),
        ((pack.language == PackLanguage::Both).then_some(at), "language: both"),
        ((pack.preset == Some(Preset::StudySession)).then_some(at), "preset: study-session"),
        ((pack.preset == Some(Preset::Report)).then_some(at), "preset: report"),
    ];
    for (at, key) in refused.into_iter().filter_map(|(at, key)| Some((at?, key))) {
        let found = Diagnostic::new(Code::NotSupported, at, format!("`{key}` is not in this version"));
        sink.push(found.hint(way_out(key)));
    }
    pack.sections.iter().for_each(|section| section_options(section, sink));
}

/// Refuses options that a section or chart of this kind does not take.
fn section_options(section: &Section, sink: &mut Sink) {
    let options = &section.options;
    let figure = section.figure;
    let is = |kind: FigureKind| figure == Some(kind);
    let chronology = section.kind == SectionKind::Chronology;
    let takes_by = match options.by {
        None => true,
        Some(By::Kind | By::Sector | By::Organisation) => is(FigureKind::Timeline) || is(FigureKind::SmallMultiples),
        Some(By::Case) => is(FigureKind::Timeline),
        Some(By::Method) => is(FigureKind::SmallMultiples),
    };
    let refused = [
        (
            !takes_by,
            "by:",
            "a timeline has lanes by `kind`, `sector`, `organisation` or `case`; small multiples are split by `kind`, `sector`, `method` or `organisation`",
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
        (options.size == FigureSize::Half && figure.is_none(), "size:", "only a figure has a size"),
        (options.wide && !is(FigureKind::Timeline), "wide:", "only a timeline has a wide sheet"),
        (options.pages.is_some() && !chronology, "pages:", "only the chronology has a number of pages"),
        (
            options.importance.is_some() && !chronology,
            "importance:",
            "only the chronology has an importance; `select:` narrows the whole pack",
        ),
        (
            matches!(section.kind, SectionKind::Cases | SectionKind::Methods),
            section.kind.word(),
            "`chronology` and `events` print every step of a case",
        ),
    ];
    for (_, key, hint) in refused.into_iter().filter(|(refused, ..)| *refused) {
        let found = Diagnostic::new(Code::NotSupported, section.at, format!("`{key}` is not in this version here"));
        sink.push(found.hint(hint));
    }
}

fn way_out(key: &str) -> &'static str {
    match key {
        "paper: A5" => "write `paper: A4` or `paper: Letter`",
        "language: both" => "make two packs, one with `language: ja` and one with `language: en`",
        "preset: study-session" | "preset: report" => "write `preset: executive`, and list what you want under `sections:`",
        _ => "delete the key",
    }
}
