//! The English words of a text, and which of them stand together without punctuation between.

/// A word.
pub(super) struct Token {
    /// The word in small letters, with a straight apostrophe.
    pub lower: String,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Whether only a space, a hyphen or quotes stand between it and the word before.
    pub joined: bool,
}

/// The words of a text; kana and kanji part them like punctuation.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut start = None;
    let ends = text
        .char_indices()
        .map(|(at, c)| (at, Some(c)))
        .chain([(text.len(), None)]);
    for (at, c) in ends {
        match (start, c.is_some_and(is_of_word)) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                found.push(token(text, begin, at, found.last().map(|last| last.end)));
                start = None;
            }
            _ => {}
        }
    }
    found.retain(|token| !token.lower.is_empty());
    found
}

fn token(text: &str, start: usize, end: usize, last: Option<usize>) -> Token {
    let lower = text[start..end].to_lowercase().replace('’', "'");
    let joined = last.is_some_and(|last| {
        text[last..start]
            .chars()
            .all(|c| c.is_whitespace() || "-‐‑'\"“”‘".contains(c))
    });
    let lower = lower.trim_matches('\'');
    Token {
        // The agency's is the agency.
        lower: lower.strip_suffix("'s").unwrap_or(lower).to_owned(),
        start,
        end,
        joined,
    }
}

/// Latin letters with their accents, digits, and apostrophes.
fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '\'' || c == '’' || (c.is_alphabetic() && c < '\u{2000}')
}
