//! Texts that the pack's language lacks.
//!
//! Whatever the pack may print is looked at, whether or not its sections and `select:` print it
//! today: all texts of the timeline and the pack, except organisations that nothing refers to,
//! sources that nothing cites, the remarks on sources, and items above the audience's marking,
//! which do not enter the file.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Severity, Sink, Span};
use crate::lang::{Lang, Localised};
use crate::model::{Case, Id, Organisation, Pack, Source, Timeline};
use crate::source::{Leaf, Listed, Walk};

/// Reports every text that is missing in a language of the pack.
pub(super) fn check(timeline: &Timeline, pack: &Pack, draft: bool, sink: &mut Sink) {
    let mut check = TranslationCheck {
        langs: pack.language.langs(),
        draft,
        sink,
    };
    check.item(pack);
    let ceiling = pack.ceiling();
    let title = timeline.titles.iter().find(|title| ceiling.admits(*title));
    title.iter().for_each(|title| check.text(&title.text));
    let used = used(timeline, pack);
    let is_used = |list: &'static str, id: &Id| used.contains(&(list, &id.value));
    for list in timeline.lists() {
        let only_used = list.key == Organisation::LIST;
        // Of sources not all is printed; see below.
        let items = list.items.iter().filter(|_| list.key != Source::LIST);
        items
            .filter(|item| ceiling.admits(**item))
            .filter(|item| !only_used || item.id().is_some_and(|id| is_used(list.key, id)))
            .for_each(|item| check.item(*item));
    }
    let sources = timeline.sources.iter();
    sources
        .filter(|source| ceiling.admits(*source) && is_used(Source::LIST, &source.id))
        .for_each(|source| check.source(source));
    let cases = timeline.cases.iter().filter(|case| ceiling.admits(*case));
    cases.for_each(|case| check.narrative(case));
}

/// What something refers to.
fn used<'a>(timeline: &'a Timeline, pack: &'a Pack) -> BTreeSet<(&'static str, &'a str)> {
    let mut used = BTreeSet::new();
    let mut see = |leaf: Leaf<'a>| {
        if let Leaf::Ref(to) = leaf {
            used.insert((to.list, &*to.id));
        }
    };
    timeline.walk(&mut see);
    pack.walk(&mut see);
    used
}

/// What the texts are looked at for.
struct TranslationCheck<'a> {
    langs: &'a [Lang],
    draft: bool,
    sink: &'a mut Sink,
}

impl TranslationCheck<'_> {
    fn item(&mut self, item: &(impl Walk + ?Sized)) {
        item.walk(&mut |leaf| {
            if let Leaf::Printed(text) = leaf {
                self.text(text);
            }
        });
    }

    fn narrative(&mut self, case: &Case) {
        for paragraph in &case.narrative {
            self.has(
                |lang| lang.pick(&paragraph.ja, &paragraph.en).is_some(),
                paragraph.at,
            );
        }
    }

    fn source(&mut self, source: &Source) {
        self.text(&source.title);
        self.text(&source.publisher);
        source.author.iter().for_each(|author| self.text(author));
    }

    fn text(&mut self, text: &Localised) {
        self.has(|lang| text.get(lang).is_some(), text.at);
    }

    fn has(&mut self, has: impl Fn(Lang) -> bool, at: Span) {
        for lang in self.langs.iter().filter(|lang| !has(**lang)) {
            let text = format!(
                "this text has no {}",
                lang.pick("Japanese (`ja:`)", "English (`en:`)")
            );
            let mut found = Diagnostic::new(Code::MissingTranslation, at, text);
            found = found.hint(format!(
                "add `{}: …`, or print a draft with `nenpyo build --draft`",
                lang.tag()
            ));
            found.severity = if self.draft {
                Severity::Warning
            } else {
                found.severity
            };
            self.sink.push(found);
        }
    }
}
