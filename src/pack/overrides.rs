//! What a run wants otherwise than the pack says.

use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{Calendar, Pack, PackLanguage, Paper, Sides};

/// What a run wants otherwise than the pack says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Overrides {
    /// Another language.
    pub language: Option<PackLanguage>,
    /// A booklet: small pages on both sides of sheets of twice their size.
    pub booklet: bool,
}

impl Overrides {
    /// Changes the pack.
    pub(crate) fn apply(self, pack: &mut Pack, sink: &mut Sink) {
        // A copy in English counts years as English does, whatever the others do.
        if self.language == Some(PackLanguage::En) && pack.language != PackLanguage::En {
            pack.calendar = Calendar::Gregorian;
        }
        pack.language = self.language.unwrap_or(pack.language);
        if self.booklet {
            fold(pack, sink);
        }
    }
}

/// Makes the pages of a pack those of a booklet.
fn fold(pack: &mut Pack, sink: &mut Sink) {
    let format = pack.paper.format();
    if format.booklet.is_none() {
        let text = format!(
            "a booklet has A5 pages on A4 sheets, and the pack is for {}",
            format.name
        );
        sink.push(
            Diagnostic::new(Code::NotSupported, pack.at, text)
                .hint("write `paper: A4`, or leave `--imposition booklet` out"),
        );
    }
    for wide in pack.sections.iter().filter(|section| section.options.wide) {
        let found = Diagnostic::new(
            Code::NotSupported,
            wide.at,
            "a sheet that is folded into the document cannot be folded into a booklet",
        );
        sink.push(found.hint(
            "delete `wide: true`, or leave `--imposition booklet` out: a booklet has A4 sheets",
        ));
    }
    (pack.paper, pack.sides) = (format.booklet.unwrap_or(Paper::A5), Sides::Duplex);
}
