//! Languages and texts in several of them.

use crate::diag::Span;

/// A language that a pack can be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// One of two, by language.
    pub fn pick<T>(self, ja: T, en: T) -> T {
        match self {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }
}

/// Whether a character belongs to Japanese alone: kana, kanji and their marks.
pub fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The language of a whole text where its script says that it is not the document's: no kana or
/// kanji and two words at least in a Japanese one, nearly nothing else in an English one.
pub fn foreign(text: &str, document: Lang) -> Option<Lang> {
    let japanese = text.chars().filter(|c| is_japanese(*c)).count();
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().filter(char::is_ascii_lowercase).count() > 1)
        .count();
    match document {
        Lang::Ja => (japanese == 0 && words > 1).then_some(Lang::En),
        Lang::En => (japanese > 0 && words == 0).then_some(Lang::Ja),
    }
}

/// One text and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The text as it will be printed: what is checked, searched and read aloud. Readings are no
    /// part of it.
    pub value: Box<str>,
    /// Readings of parts of it, in their order, none over another.
    pub ruby: Box<[Ruby]>,
    /// Where it stands.
    pub at: Span,
}

/// The reading of a part of a Japanese text (ruby, furigana; JLREQ 3.3).
#[derive(Debug, Clone, PartialEq)]
pub struct Ruby {
    /// Where its base begins, in bytes of the text.
    pub start: u32,
    /// Where its base ends.
    pub end: u32,
    /// How the base is read: kana.
    pub reading: Box<str>,
}

/// A text in Japanese, English, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Localised {
    /// The Japanese text.
    pub ja: Option<Text>,
    /// The English text.
    pub en: Option<Text>,
    /// Where the whole stands.
    pub at: Span,
}

impl Localised {
    /// The text in a language, if it is there.
    pub fn get(&self, lang: Lang) -> Option<&Text> {
        match lang {
            Lang::Ja => self.ja.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }

    /// The text in a language; the marked placeholder of a draft where it is missing (a build that
    /// is no draft has stopped with `missing-translation` before anything asks).
    pub fn text(&self, lang: Lang) -> &str {
        self.get(lang)
            .map_or(lang.pick("［翻訳なし］", "[not translated]"), |text| {
                &text.value
            })
    }

    /// The readings that go with [`Localised::text`].
    pub fn ruby(&self, lang: Lang) -> &[Ruby] {
        self.get(lang).map_or(&[], |text| &text.ruby)
    }

    /// Both languages that are there, each with its text.
    pub fn each(&self) -> impl Iterator<Item = (Lang, &Text)> {
        [Lang::Ja, Lang::En]
            .into_iter()
            .filter_map(|lang| self.get(lang).map(|text| (lang, text)))
    }
}

/// Two wordings of one thing: one of them where they do not differ.
pub fn joined(first: &str, second: &str) -> String {
    if first == second {
        first.to_owned()
    } else {
        format!("{first}　{second}")
    }
}

/// A number with commas from 1,000.
pub fn number(value: f64) -> String {
    let text = format!("{value}");
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if whole.starts_with('-') { "-" } else { "" };
    rest.map_or(format!("{sign}{grouped}"), |rest| {
        format!("{sign}{grouped}.{rest}")
    })
}
