//! What the format knows and this version cannot honour: refused, never passed over in silence.

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{Pack, PackLanguage, Paper, Preset, Withheld};

/// Refuses every key of the pack that would have no effect. Words such as `paper: A5` carry no place of their own, so
/// they are reported at the pack.
pub(super) fn check(pack: &Pack, sink: &mut Sink) {
    let at = pack.at;
    let (audience, brand) = (pack.audience.as_ref(), pack.brand.as_ref());
    let refused: [(Option<Span>, &str); 11] = [
        (pack.recipients.as_ref().map(|text| text.at), "recipients:"),
        (pack.previous.as_ref().map(|text| text.at), "previous:"),
        (pack.attach.as_ref().map(|attach| attach.at), "attach:"),
        (pack.session.as_ref().map(|session| session.at), "session:"),
        (brand.and_then(|brand| brand.logo.as_ref()).map(|logo| logo.at), "brand: {logo: …}"),
        (audience.filter(|audience| audience.pseudonyms).map(|audience| audience.at), "audience: {pseudonyms: true}"),
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
}

fn way_out(key: &str) -> &'static str {
    match key {
        "paper: A5" => "write `paper: A4` or `paper: Letter`",
        "language: both" => "make two packs, one with `language: ja` and one with `language: en`",
        "preset: study-session" | "preset: report" => "write `preset: executive`, and list what you want under `sections:`",
        "recipients:" => "delete the key, and write one pack a recipient with `recipient:`",
        _ => "delete the key",
    }
}
