//! The lines of a file, and the part of a line that is shown with a finding.

use std::cell::Cell;

use unicode_width::UnicodeWidthChar;

use crate::diag::{Pos, Span};

/// Columns of a line that are shown.
const WINDOW: usize = 110;
/// Columns that are shown before the place in a line that does not fit.
const BEFORE: usize = 40;

/// A text and where its lines begin. Lines end as YAML has it: LF, CR LF, or CR.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The last place that was looked for: line, column, byte. Findings come in order, so the next
    /// one is near.
    last: Cell<(u32, u32, usize)>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text.
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends =
            |i: usize| bytes[i] == b'\n' || (bytes[i] == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
        let starts = std::iter::once(0)
            .chain((0..bytes.len()).filter(|i| ends(*i)).map(|i| i + 1))
            .collect();
        Self {
            text,
            starts,
            last: Cell::default(),
        }
    }

    /// A line, counted from 1, without its end.
    pub(super) fn line(&self, number: u32) -> &'a str {
        let index = (number.max(1) - 1) as usize;
        let Some(start) = self.starts.get(index) else {
            return "";
        };
        let end = self
            .starts
            .get(index + 1)
            .copied()
            .unwrap_or(self.text.len());
        self.text[*start..end].trim_end_matches(['\n', '\r'])
    }

    /// The byte at which a place stands; the end of the text for one beyond it.
    pub(super) fn byte(&self, pos: Pos) -> usize {
        let index = (pos.line.max(1) - 1) as usize;
        let Some(start) = self.starts.get(index) else {
            return self.text.len();
        };
        let end = self
            .starts
            .get(index + 1)
            .copied()
            .unwrap_or(self.text.len());
        let column = pos.column.max(1);
        let (line, known, byte) = self.last.get();
        let (from, at) = if line == pos.line && known <= column {
            (known, byte)
        } else {
            (1, *start)
        };
        let rest = &self.text[at..end.max(at)];
        let found = rest
            .char_indices()
            .nth((column - from) as usize)
            .map_or(end.max(at), |(i, _)| at + i);
        if found < end {
            self.last.set((pos.line, column, found));
        }
        found
    }

    /// What is shown of the first line of a place.
    pub(super) fn excerpt(&self, span: Span) -> Excerpt {
        let line = self.line(span.start.line);
        let line_start = self
            .starts
            .get((span.start.line.max(1) - 1) as usize)
            .copied()
            .unwrap_or(self.text.len());
        let at = (self.byte(span.start) - line_start).min(line.len());
        let stop = if span.end.line > span.start.line {
            line.len()
        } else {
            self.byte(span.end) - line_start
        };
        let stop = stop.clamp(at, line.len());
        let begin = if width(line) <= WINDOW {
            0
        } else {
            back(&line[..at], BEFORE)
        };
        cut(line, begin, at, stop)
    }
}

/// A part of a line and the columns to underline.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What is shown.
    pub(super) text: String,
    /// Columns before the place.
    pub(super) indent: usize,
    /// Columns of the place, at least one.
    pub(super) marked: usize,
}

fn cut(line: &str, begin: usize, at: usize, stop: usize) -> Excerpt {
    let mut text = String::from(if begin > 0 { "…" } else { "" });
    let (mut columns, mut indent, mut marked) = (width(&text), 0, 0);
    indent += columns;
    for (i, c) in line[begin..].char_indices().map(|(i, c)| (begin + i, c)) {
        let wide = columns_of(c);
        if columns + wide > WINDOW {
            text.push('…');
            break;
        }
        text.push(visible(c));
        columns += wide;
        if i < at {
            indent += wide;
        } else if i < stop {
            marked += wide;
        }
    }
    Excerpt {
        text,
        indent,
        marked: marked.max(1),
    }
}

/// Where to begin, so that about so many columns stand before the end of the text.
fn back(text: &str, columns: usize) -> usize {
    let mut left = columns;
    for (i, c) in text.char_indices().rev() {
        let wide = columns_of(c);
        if wide > left {
            return i + c.len_utf8();
        }
        left -= wide;
    }
    0
}

/// The columns of a text, as far as anyone needs to know: counting stops beyond the window.
fn width(text: &str) -> usize {
    let mut columns = 0;
    for c in text.chars() {
        columns += columns_of(c);
        if columns > WINDOW {
            break;
        }
    }
    columns
}

fn columns_of(c: char) -> usize {
    visible(c).width().unwrap_or(1)
}

/// A character as a terminal may be shown it: a tab as a space; what would steer the terminal, or
/// turn the direction of writing, as U+FFFD.
pub(super) fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        '\u{2028}' | '\u{2029}' | '\u{feff}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Lines};
    use crate::diag::{Pos, Span};

    fn excerpt(text: &str, line: u32, start: u32, end: u32) -> Excerpt {
        let span = Span {
            file: 0,
            start: Pos {
                line,
                column: start,
            },
            end: Pos { line, column: end },
        };
        Lines::new(text).excerpt(span)
    }

    #[test]
    fn a_wide_character_takes_two_columns() {
        let shown = excerpt("題: 警察庁は x", 1, 4, 7);
        assert_eq!((shown.indent, shown.marked), (4, 6));
    }

    #[test]
    fn lines_end_at_every_kind_of_line_end() {
        let lines = Lines::new("a\r\nb\rc\nd");
        assert_eq!(
            [1, 2, 3, 4, 5].map(|n| lines.line(n)),
            ["a", "b", "c", "d", ""]
        );
        assert_eq!(lines.byte(Pos { line: 3, column: 1 }), 5);
        assert_eq!(lines.byte(Pos { line: 9, column: 1 }), 8);
    }

    #[test]
    fn bytes_are_found_forwards_and_backwards() {
        let lines = Lines::new("日本x\nあ");
        let byte = |line, column| lines.byte(Pos { line, column });
        assert_eq!(
            [byte(1, 3), byte(1, 2), byte(1, 4), byte(2, 2), byte(1, 1)],
            [6, 3, 7, 11, 0]
        );
    }

    #[test]
    fn a_long_line_is_windowed_around_the_place() {
        let text = format!("{}HERE{}", "漢".repeat(500), "字".repeat(500));
        let shown = excerpt(&text, 1, 501, 505);
        assert!(
            shown.text.starts_with("…漢") && shown.text.ends_with("字…"),
            "{}",
            shown.text
        );
        assert_eq!((shown.indent, shown.marked), (41, 4));
    }

    #[test]
    fn a_place_past_the_end_still_has_a_caret() {
        assert_eq!(
            excerpt("ab", 1, 9, 12),
            Excerpt {
                text: "ab".into(),
                indent: 2,
                marked: 1
            }
        );
        assert_eq!(
            excerpt("", 7, 1, 1),
            Excerpt {
                text: String::new(),
                indent: 0,
                marked: 1
            }
        );
    }

    #[test]
    fn characters_that_steer_a_terminal_are_not_passed_on() {
        assert_eq!(
            excerpt("a\u{1b}[31m\u{202e}\tb", 1, 1, 2).text,
            "a\u{fffd}[31m\u{fffd} b"
        );
    }
}
