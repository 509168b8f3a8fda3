//! What a pack says of the document, and whether the document says it anywhere.

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{Pack, Preset, SectionKind};

/// Refuses what would be printed nowhere, since the section that prints it is not there.
pub(super) fn check(pack: &Pack, sink: &mut Sink) {
    let (cover, colophon) = (has(pack, SectionKind::Cover), pack.has_colophon());
    let either = cover || colophon;
    let at = |text: &Option<crate::lang::Localised>| text.as_ref().map(|text| text.at);
    // The date of issue is always that of the file; its author, too, is stated in the file, but
    // whoever hands out sheets expects to see the name on them.
    let named = either || !has(pack, SectionKind::Handout);
    let all: [(&str, Option<Span>, bool, &str); 6] = [
        ("subtitle", at(&pack.subtitle), cover, COVER),
        ("series", at(&pack.series), cover, COVER),
        ("issue", at(&pack.issue), either, EITHER),
        ("author", at(&pack.author), named, EITHER),
        ("approver", at(&pack.approver), either, EITHER),
        ("contact", at(&pack.contact), either, EITHER),
    ];
    for (key, at, is_printed, sections) in all {
        let Some(at) = at.filter(|_| !is_printed) else {
            continue;
        };
        let text = format!("`{key}:` would be printed nowhere: {}", missing(sections));
        let hint = if pack.sections.is_empty() {
            "delete the key".to_owned()
        } else {
            format!("add {sections} to `sections:`, or delete the key")
        };
        sink.push(Diagnostic::new(Code::NotSupported, at, text).hint(hint));
    }
    if let Some(summary) = pack
        .summary
        .as_ref()
        .filter(|_| !has(pack, SectionKind::Summary))
    {
        let said = [
            ("headline", at(&summary.headline)),
            ("lead", at(&summary.lead)),
            (
                "key_figures",
                summary.key_figures.first().map(|figure| figure.at),
            ),
        ];
        for (key, at) in said {
            let Some(at) = at else { continue };
            let text = format!("`{key}:` would be printed nowhere: the pack has no summary");
            let hint = if pack.sections.is_empty() {
                "delete the key"
            } else {
                "add `summary` to `sections:`, or delete the key"
            };
            sink.push(Diagnostic::new(Code::NotSupported, at, text).hint(hint));
        }
    }
}

const COVER: &str = "`cover`";
const EITHER: &str = "`cover` or `colophon`";

fn missing(sections: &str) -> &'static str {
    if sections == COVER {
        "the pack has no cover"
    } else {
        "the pack has neither a cover nor a colophon"
    }
}

/// Whether a pack has a section of a kind: its own, or its preset's; without either it is a pack
/// for executives.
fn has(pack: &Pack, kind: SectionKind) -> bool {
    if !pack.sections.is_empty() {
        return pack.sections.iter().any(|section| section.kind == kind);
    }
    match (pack.preset, kind) {
        (Some(Preset::StudySession), kind) => kind == SectionKind::Handout,
        (_, kind) => matches!(kind, SectionKind::Cover | SectionKind::Summary),
    }
}
