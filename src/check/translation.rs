//! Texts that the pack's language lacks.
//!
//! Whatever the pack may print is looked at, whether or not its sections and `select:` print it
//! today: all texts of the timeline and the pack, except organisations that nothing refers to,
//! sources that nothing cites, the remarks on sources, and items above the audience's marking,
//! which do not enter the file.

use std::collections::BTreeSet;

use super::goes_in;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span};
use crate::lang::{Lang, Localised};
use crate::model::{Case, Item, Organisation, Pack, Source, Timeline};
use crate::source::{Leaf, Listed, Walk};

/// Reports every text that is missing in a language of the pack.
pub(super) fn check(timeline: &Timeline, pack: &Pack, draft: bool, sink: &mut Sink) {
    let mut look = Look {
        langs: pack.language.langs(),
        draft,
        sink,
    };
    look.item(pack);
    timeline.title.iter().for_each(|title| look.text(title));
    macro_rules! items {
        ($($list:ident)*) => { $(timeline.$list.iter().filter(|item| goes_in(item.marking, pack)).for_each(|item| look.item(item));)* };
    }
    items! { methods events series judgements gaps actions questions scenarios }
    timeline
        .cases
        .iter()
        .filter(|case| goes_in(case.marking, pack))
        .for_each(|case| look.case(case));
    timeline.sectors.iter().for_each(|sector| look.item(sector));
    timeline
        .statutes
        .iter()
        .for_each(|statute| look.item(statute));
    timeline.glossary.iter().for_each(|term| look.item(term));
    timeline
        .contacts
        .iter()
        .for_each(|contact| look.item(contact));
    let used = used(timeline, pack);
    let in_use = |list: &'static str, item: &dyn Item| {
        item.id()
            .is_some_and(|id| used.contains(&(list, &id.value)))
            && goes_in(item.marking(), pack)
    };
    timeline
        .organisations
        .iter()
        .filter(|one| in_use(Organisation::LIST, *one))
        .for_each(|one| look.item(one));
    timeline
        .sources
        .iter()
        .filter(|one| in_use(Source::LIST, *one))
        .for_each(|source| look.source(source));
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

struct Look<'a> {
    langs: &'a [Lang],
    draft: bool,
    sink: &'a mut Sink,
}

impl Look<'_> {
    fn item(&mut self, item: &impl Walk) {
        item.walk(&mut |leaf| {
            if let Leaf::Printed(text) = leaf {
                self.text(text);
            }
        });
    }

    fn case(&mut self, case: &Case) {
        self.item(case);
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
