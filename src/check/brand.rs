//! The house style: its colour can be read, its logo can be read aloud, and what it says has a
//! page.

use crate::colour::Colour;
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{Brand, Pack, Preset, SectionKind};

/// Checks the brand of a pack.
pub(super) fn check(pack: &Pack, sink: &mut Sink) {
    let Some(brand) = &pack.brand else { return };
    accent(brand, sink);
    if let Some(logo) = brand.logo.as_ref().filter(|_| brand.name.is_none()) {
        let found = Diagnostic::new(
            Code::MissingKey,
            logo.at,
            "a logo needs the name that is read aloud in its place",
        );
        sink.push(found.hint("add `name:` to `brand:`"));
    }
    if let Some(name) = brand
        .name
        .as_ref()
        .filter(|_| brand.logo.is_none() && !has_cover(pack) && !has_pages(pack))
    {
        let found = Diagnostic::new(
            Code::NotSupported,
            name.at,
            "`brand: {name}` stands on a cover or at the end of a section, and the pack has \
            neither",
        );
        sink.push(found.hint("add `cover` or `colophon` to `sections:`, or delete the key"));
    }
    let said = [
        ("address", &brand.address),
        ("disclaimer", &brand.disclaimer),
        ("retention", &brand.retention),
    ];
    for (key, text) in said
        .into_iter()
        .filter_map(|(key, text)| Some((key, text.as_ref()?)))
        .filter(|_| !has_pages(pack))
    {
        let text = Diagnostic::new(
            Code::NotSupported,
            text.at,
            format!(
                "`brand: {{{key}}}` stands at the end of the last section that runs on, and the \
                pack has none"
            ),
        );
        sink.push(text.hint("add a section such as `sources` or `colophon`, or delete the key"));
    }
}

fn accent(brand: &Brand, sink: &mut Sink) {
    let Some(typed) = &brand.accent else { return };
    let Some(colour) = Colour::typed(&typed.value) else {
        let found = Diagnostic::new(
            Code::WrongValue,
            typed.at,
            format!("`{}` is no colour", typed.value),
        );
        return sink.push(
            found.hint("write it as `\"#1C5142\"`: red, green and blue in hexadecimal digits"),
        );
    };
    let used = colour.legible();
    if used != colour {
        let contrast = colour.contrast_on_white();
        let text = format!(
            "text in `{}` has a contrast of {contrast:.1} to 1 on white; `{used}` is used instead",
            typed.value
        );
        sink.push(
            Diagnostic::new(Code::LowContrast, typed.at, text)
                .hint(format!("write `accent: \"{used}\"`")),
        );
    }
}

fn has_cover(pack: &Pack) -> bool {
    let preset = pack.sections.is_empty() && pack.preset != Some(Preset::StudySession);
    preset
        || pack
            .sections
            .iter()
            .any(|section| section.kind == SectionKind::Cover)
}

/// Whether a section of the pack has room at its end.
fn has_pages(pack: &Pack) -> bool {
    if pack.sections.is_empty() {
        return pack.preset != Some(Preset::StudySession);
    }
    let runs_on = |kind| {
        !matches!(
            kind,
            SectionKind::Cover | SectionKind::Contents | SectionKind::Handout
        )
    };
    pack.sections.iter().any(|section| runs_on(section.kind))
}
