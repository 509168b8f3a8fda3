//! Words of respect or accusation beside what may be a person's name.

use super::lexicon::{LEXICON, Names};
use super::token::tokens;
use crate::folding::Folded;

/// The first words of a text that look like a name with its title.
pub(super) fn possible_name(text: &str) -> Option<String> {
    let names = &LEXICON.names;
    let folded = Folded::of(text);
    let text = folded.text();
    let japanese = if text.is_ascii() {
        None
    } else {
        names.japanese(text)
    };
    japanese.or_else(|| names.english(text)).map(str::to_owned)
}

impl Names {
    /// Two or more kanji or katakana, and a title directly after them.
    fn japanese<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.titles_ja.iter().find_map(|title| {
            text.match_indices(title.as_str()).find_map(|(at, _)| {
                let rest = &text[at..];
                let word = self
                    .not_followed_ja
                    .iter()
                    .any(|word| rest.starts_with(word.as_str()));
                let run = run_before(&text[..at]);
                let role = self
                    .not_names_ja
                    .iter()
                    .flatten()
                    .any(|role| run.ends_with(role.as_str()));
                (!word && !role && run.chars().count() >= 2)
                    .then(|| &text[at - run.len()..at + title.len()])
            })
        })
    }

    /// `Mr` and a word with a capital.
    fn english<'t>(&self, text: &'t str) -> Option<&'t str> {
        if !self
            .titles_en
            .iter()
            .any(|title| text.contains(title.as_str()))
        {
            return None;
        }
        let tokens = tokens(text);
        tokens.windows(2).find_map(|two| {
            let title = &text[two[0].start..two[0].end];
            let between = text[two[0].end..two[1].start].trim_start_matches('.');
            let apart = !between.is_empty() && between.chars().all(char::is_whitespace);
            let capital = text[two[1].start..].starts_with(char::is_uppercase);
            (apart && capital && self.titles_en.iter().any(|known| known == title))
                .then(|| &text[two[0].start..two[1].end])
        })
    }
}

/// The run of kanji, or of katakana, that ends a text.
fn run_before(text: &str) -> &str {
    let kanji = |c: char| {
        matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '々')
    };
    let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30ff}');
    let length = |is: &dyn Fn(char) -> bool| {
        text.chars()
            .rev()
            .take_while(|c| is(*c))
            .map(char::len_utf8)
            .sum::<usize>()
    };
    &text[text.len() - length(&kanji).max(length(&katakana))..]
}
