//! The files of a run, and where words stand in them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::character::is_ignorable;
use crate::diag::{Diagnostic, Pos, Sink, Span};

/// A file of the run: its name as it is shown, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name that findings print.
    pub name: String,
    /// The text, without a byte order mark.
    pub text: String,
    /// Whether a byte order mark stood before it.
    pub bom: bool,
}

/// All files of a run; a [`Span`](crate::diag::Span) names one by its index.
#[derive(Debug, Clone, Default)]
pub struct Files {
    list: Vec<SourceFile>,
}

impl Files {
    /// Adds a file and gives its number. The 65,536th and later share the last number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> u16 {
        let text: String = text.into();
        let bare = text.strip_prefix('\u{feff}').map(str::to_owned);
        let bom = bare.is_some();
        self.list.push(SourceFile {
            name: name.into(),
            text: bare.unwrap_or(text),
            bom,
        });
        u16::try_from(self.list.len() - 1).unwrap_or(u16::MAX)
    }

    /// The file of that number.
    pub fn get(&self, number: u16) -> Option<&SourceFile> {
        self.list.get(usize::from(number))
    }

    /// All files in order.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.list.iter()
    }

    /// All findings in the order of files and places, each at the words that it concerns.
    pub fn sorted(&self, mut sink: Sink) -> Vec<Diagnostic> {
        sink.narrow(|at, words, before| self.find(at, words, before));
        sink.into_sorted()
    }

    /// Where words of a text stand in the place of the text, however it was typed: over several
    /// lines, in letters in pieces, with characters that are not seen, with readings.
    fn find(&self, at: Span, words: &str, before: usize) -> Option<Span> {
        let typed = placed(&self.get(at.file)?.text, at);
        let plain: Vec<char> = placed(words, whole(words)).iter().map(|c| c.0).collect();
        let find = |typed: &[(char, Pos, Pos)]| {
            let mut hits = typed
                .windows(plain.len().max(1))
                .filter(|window| window.iter().map(|c| c.0).eq(plain.iter().copied()));
            let hit = hits.nth(before)?;
            Some(Span {
                file: at.file,
                start: hit.first()?.1,
                end: hit.last()?.2,
            })
        };
        find(&typed).or_else(|| find(&without_readings(typed.clone())))
    }
}

/// The place that a text takes by itself.
fn whole(text: &str) -> Span {
    let line = text.lines().count().max(1) as u32 + 1;
    Span {
        file: 0,
        start: Pos { line: 1, column: 1 },
        end: Pos { line, column: 1 },
    }
}

/// The characters of a place as a text reads them, without spaces, each with where it begins and
/// ends in the file.
fn placed(text: &str, at: Span) -> Vec<(char, Pos, Pos)> {
    let mut all = Vec::new();
    let lines = text.lines().zip(1_u32..);
    for (line, number) in lines
        .skip(at.start.line.max(1) as usize - 1)
        .take_while(|(_, number)| *number <= at.end.line)
    {
        let pos = |column: usize| Pos {
            line: number,
            column: column as u32 + 1,
        };
        let chars: Vec<char> = line.chars().collect();
        let mut from = 0;
        while from < chars.len() {
            let more = chars[from + 1..]
                .iter()
                .take_while(|c| is_combining_mark(**c) || is_ignorable(**c))
                .count();
            let to = from + 1 + more;
            let seen = chars[from..to]
                .iter()
                .copied()
                .filter(|c| !is_ignorable(*c));
            let inside = (pos(from) >= at.start) && (pos(to) <= at.end);
            all.extend(
                seen.nfc()
                    .filter(|c| inside && !c.is_whitespace())
                    .map(|c| (c, pos(from), pos(to))),
            );
            from = to;
        }
    }
    all
}

/// The same without what the notation of readings adds to the base.
fn without_readings(typed: Vec<(char, Pos, Pos)>) -> Vec<(char, Pos, Pos)> {
    let (mut base, mut inside, mut reading) = (Vec::new(), false, false);
    for c in typed {
        match c.0 {
            '｛' => inside = true,
            '｝' => (inside, reading) = (false, false),
            '｜' if inside => reading = true,
            _ if !reading => base.push(c),
            _ => {}
        }
    }
    base
}

#[cfg(test)]
mod tests {
    use super::{Files, whole};

    #[test]
    fn words_are_found_however_they_were_typed() {
        for (text, words, before, place) in [
            ("元社員を逮捕", "逮捕", 0, "1:5-1:7"),
            ("逮捕と逮捕", "逮捕", 1, "1:4-1:6"),
            ("元社員を逮\u{ad}捕した", "逮捕", 0, "1:5-1:8"),
            ("元社員を\n    逮\n    捕", "逮捕", 0, "2:5-3:6"),
            ("か\u{3099}いどう", "がい", 0, "1:1-1:4"),
            ("｛逮｜たい｝｛捕｜ほ｝", "逮捕", 0, "1:2-1:9"),
        ] {
            let mut files = Files::default();
            files.add("t", text);
            let at = files.find(whole(text), words, before).expect("found");
            let (start, end) = (at.start, at.end);
            let found = format!(
                "{}:{}-{}:{}",
                start.line, start.column, end.line, end.column
            );
            assert_eq!(found, place, "{text}");
        }
    }
}
