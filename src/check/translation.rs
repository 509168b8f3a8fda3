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
        mixed: Vec::new(),
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
    check.say_what_is_mixed();
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
    /// Texts that are in another language than their own.
    mixed: Vec<(Lang, Span)>,
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
        // Cited in the language that they have.
        let texts = [&source.title, &source.publisher];
        for text in texts.into_iter().chain(&source.author) {
            self.has(|lang| text.get(lang).is_some(), text.at);
        }
    }

    fn text(&mut self, text: &Localised) {
        self.has(|lang| text.get(lang).is_some(), text.at);
        let is_mixed = |lang: &Lang| {
            let text = text.get(*lang);
            text.is_some_and(|text| is_of_another(&text.value, *lang))
        };
        let langs = self.langs.iter().filter(|lang| is_mixed(lang));
        self.mixed.extend(langs.map(|lang| (*lang, text.at)));
    }

    /// One finding a language, at the first text: where one is wrong, all of a file often are.
    fn say_what_is_mixed(&mut self) {
        for lang in self.langs {
            let of_lang = || self.mixed.iter().filter(|(of, _)| of == lang);
            let Some((_, at)) = of_lang().next() else {
                continue;
            };
            let (is, print) = lang.pick(("English", "Japanese"), ("Japanese", "English"));
            let text = match of_lang().count() {
                1 => format!("this text is {is}, and is printed as {print}"),
                count => format!("{count} texts are {is}, and are printed as {print}"),
            };
            let tag = lang.tag();
            let found = Diagnostic::new(Code::MixedLanguage, *at, text);
            let hint = format!("write `{{ja: …, en: …}}`: a plain text counts for `{tag}` as well");
            self.sink.push(found.hint(hint));
        }
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

/// Whether a text is in the other language: more Japanese signs than Latin letters, or a phrase of
/// four English words and more; a name in Latin letters is none.
fn is_of_another(text: &str, lang: Lang) -> bool {
    let is_japanese = |c: char| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}');
    let japanese = text.chars().filter(|c| is_japanese(*c)).count();
    match lang {
        Lang::En => japanese > text.chars().filter(char::is_ascii_alphabetic).count(),
        Lang::Ja => {
            let words: Vec<&str> = text
                .split_whitespace()
                .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
                .collect();
            let small = words
                .iter()
                .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
            japanese == 0 && words.len() >= 4 && small.count() * 2 >= words.len()
        }
    }
}
