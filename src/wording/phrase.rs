//! What a document says in its languages at once.

use super::{Wording, voice};
use crate::lang::{Lang, Localised, joined};
use crate::model::{Calendar, PackLanguage, When};

/// A text in the first language of a document, and in its second one where it has two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// In the first language.
    pub first: String,
    /// In the second, of a document in two languages.
    pub second: Option<String>,
}

impl Phrase {
    /// Signs that read the same in every language: a number, a code, a name.
    pub fn shared(text: impl Into<String>) -> Self {
        Phrase {
            first: text.into(),
            second: None,
        }
    }

    /// Both on one line; one of them where they do not differ.
    pub fn joined(&self) -> String {
        match &self.second {
            Some(second) => joined(&self.first, second),
            None => self.first.clone(),
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.second.as_ref().is_none_or(String::is_empty)
    }
}

/// The languages that a document is worded in.
#[derive(Clone, Copy)]
pub struct Voices {
    first: &'static dyn Wording,
    second: Option<&'static dyn Wording>,
}

impl Voices {
    /// The languages of a pack.
    pub fn of_pack(language: PackLanguage) -> Self {
        let langs = language.langs();
        Voices {
            first: voice(langs[0]),
            second: langs.get(1).map(|lang| voice(*lang)),
        }
    }

    /// One language alone.
    pub fn alone(lang: Lang) -> Self {
        Voices {
            first: voice(lang),
            second: None,
        }
    }

    /// The first language: of charts, and of what is drawn once.
    pub fn lang(self) -> Lang {
        self.first.lang()
    }

    /// The words of the first language.
    pub fn first(self) -> &'static dyn Wording {
        self.first
    }

    /// Whether there are two.
    pub fn is_bilingual(self) -> bool {
        self.second.is_some()
    }

    /// Says something in each language.
    pub fn say<T: Into<String>>(self, sentence: impl Fn(&'static dyn Wording) -> T) -> Phrase {
        Phrase {
            first: sentence(self.first).into(),
            second: self.second.map(|second| sentence(second).into()),
        }
    }

    /// The same where there may be nothing to say.
    pub fn say_some<T: Into<String>>(
        self,
        sentence: impl Fn(&'static dyn Wording) -> Option<T>,
    ) -> Option<Phrase> {
        Some(Phrase {
            first: sentence(self.first)?.into(),
            second: self.second.and_then(sentence).map(Into::into),
        })
    }

    /// What somebody wrote, in each language.
    pub fn written(self, text: &Localised) -> Phrase {
        self.say(|words| text.text(words.lang()))
    }

    /// A date in a table: in a document of two languages, in a form that both share.
    pub fn table_date(self, when: &When, reported: bool, calendar: Calendar) -> String {
        let Some(second) = self.second else {
            return self.first.table_date(when, reported, calendar);
        };
        let text = second.table_date(when, false, Calendar::Gregorian);
        if reported {
            let (first, second) = (self.first.reported_mark(), second.reported_mark());
            format!("{text} {first} {second}")
        } else {
            text
        }
    }
}
