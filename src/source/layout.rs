//! How a YAML text is laid out by hand: indentations and signs that only look right, texts that a
//! comment cuts, lines that were folded.

use std::borrow::Cow;

use saphyr_parser::ScalarStyle;

use crate::character::named;
use crate::diag::{Code, Diagnostic, Pos, Span};

/// A sign that looks like one of YAML and is another.
#[derive(Debug, PartialEq)]
pub(super) struct Slip {
    sign: char,
    at: Pos,
    width: u32,
    what: &'static str,
    hint: &'static str,
}

impl Slip {
    /// A wrong sign on the line of a syntax error, the filled one below it, or the ones above it:
    /// the reader loses the thread before such a line as often as behind it.
    pub(super) fn near(text: &str, line: u32) -> Option<Self> {
        let lines: Vec<(&str, u32)> = text.lines().zip(1..).collect();
        let is_filled = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let below = lines
            .iter()
            .filter(|(content, number)| *number > line && is_filled(content))
            .take(1);
        let upto = lines
            .iter()
            .filter(|(content, number)| *number <= line && is_filled(content))
            .rev()
            .take(3);
        let found = |(content, number): &(&str, u32)| Slip::on(content, *number);
        upto.clone()
            .find_map(found)
            .or_else(|| below.clone().find_map(found))
    }

    /// A wrong sign on a line.
    fn on(line: &str, number: u32) -> Option<Self> {
        Slip::indent(line, number)
            .or_else(|| Slip::item(line, number))
            .or_else(|| Slip::colon(line, number))
    }

    /// An indentation of a key or an item with anything but spaces.
    pub(super) fn indent(line: &str, number: u32) -> Option<Self> {
        let content = line.trim_start();
        let indent = &line[..line.len() - content.len()];
        let (column, sign) = (1..).zip(indent.chars()).find(|(_, c)| *c != ' ')?;
        let width = indent.chars().skip(column as usize - 1);
        let width = width.take_while(|c| *c != ' ').count() as u32;
        (is_item(content) || key(content).is_some()).then_some(Slip {
            sign,
            at: Pos {
                line: number,
                column,
            },
            width,
            what: "this line is indented with",
            hint: "indent with spaces",
        })
    }

    /// A plain text, read as a key, whose blank in front was to be an indentation.
    pub(super) fn name(text: &str, at: Span) -> Option<Self> {
        let sign = text.chars().next().filter(|c| c.is_whitespace())?;
        let name = text.trim_start();
        let is_key = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '-');
        (!name.is_empty() && name.chars().all(is_key)).then_some(Slip {
            sign,
            at: at.start,
            width: (text.chars().count() - name.chars().count()) as u32,
            what: "this line is indented with",
            hint: "indent with spaces",
        })
    }

    /// A list item that begins with a full-width hyphen, or with a blank that is no space.
    fn item(line: &str, number: u32) -> Option<Self> {
        let content = line.trim_start();
        let column = (line.chars().count() - content.chars().count()) as u32 + 1;
        let mut signs = content.chars();
        let first = signs.next()?;
        let after = signs.next();
        let (sign, column) = match (first, after) {
            ('－' | '‐' | '–' | '−' | 'ー', Some(' ' | '\u{3000}' | '\u{a0}')) => {
                (first, column)
            }
            ('-', Some(blank @ ('\u{3000}' | '\u{a0}' | '\t'))) => (blank, column + 1),
            _ => return None,
        };
        Some(Slip {
            sign,
            at: Pos {
                line: number,
                column,
            },
            width: 1,
            what: "this item begins with",
            hint: "begin an item with `-` and a space",
        })
    }

    /// A key with a full-width colon, or with a blank behind its colon that is no space.
    fn colon(line: &str, number: u32) -> Option<Self> {
        let content = line.trim_start_matches([' ', '\t', '\u{3000}', '\u{a0}', '-']);
        let before = line.chars().count() - content.chars().count();
        let name = key(content)?;
        let colon = content[name.len()..]
            .chars()
            .position(|c| matches!(c, ':' | '：'))?;
        let mut signs = content[name.len()..].chars().skip(colon);
        let column = (before + name.chars().count() + colon) as u32 + 1;
        let (sign, column) = match (signs.next()?, signs.next()) {
            ('：', _) => ('：', column),
            (':', Some(blank @ ('\u{3000}' | '\u{a0}'))) => (blank, column + 1),
            _ => return None,
        };
        Some(Slip {
            sign,
            at: Pos {
                line: number,
                column,
            },
            width: 1,
            what: "this key is followed by",
            hint: "write `:` and a space after a key",
        })
    }

    /// What to tell of it.
    pub(super) fn finding(&self, file: u16) -> Diagnostic {
        let at = Span {
            file,
            start: self.at,
            end: Pos {
                column: self.at.column + self.width,
                ..self.at
            },
        };
        let text = format!("this is not YAML: {} {}", self.what, named(self.sign));
        Diagnostic::new(Code::YamlSyntax, at, text).hint(self.hint)
    }
}

/// A slip in a text that stands where a mapping should: `kind:　incident` is one text.
pub(super) fn looks_like_key(text: &str) -> Option<String> {
    let slip = Slip::colon(text, 1)?;
    Some(format!("{} stands here: {}", named(slip.sign), slip.hint))
}

fn is_item(content: &str) -> bool {
    content.starts_with("- ")
}

/// The key that a line begins with.
fn key(content: &str) -> Option<&str> {
    let content = content.strip_prefix("- ").unwrap_or(content);
    let length = content
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .filter(|length| *length > 0)?;
    let rest = content[length..].trim_start();
    let colon = rest.starts_with('：')
        || rest
            .strip_prefix(':')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    colon.then_some(&content[..length])
}

/// The comment that cuts a plain text: one that stands a single space behind the text, or has no
/// space behind its `#`. `rest` is what follows the text; the spaces before the comment are
/// counted.
pub(super) fn cut_by_comment<'l>(text: &str, rest: &'l str) -> Option<(usize, &'l str)> {
    let comment = rest.trim_start_matches([' ', '\t']);
    let space = rest.len() - comment.len();
    let said = comment.strip_prefix('#')?;
    let is_word = text.is_ascii() && !text.contains(' ');
    let close = space == 1 && !is_word;
    let meant = said.starts_with(|c: char| c.is_alphanumeric());
    (close || meant).then(|| {
        let end = comment.find(['\n', '\r']).unwrap_or(comment.len());
        (space, comment[..end].trim_end())
    })
}

/// Folding joins the lines of a text with a space. In Japanese that space is a fault: between two
/// Japanese characters always, and in a Japanese text also beside a Latin word or a number, where
/// the gap is drawn anyway. Spaces that were typed stay where they can be told from those of folds;
/// an ideographic space (U+3000) always does.
pub(super) fn unfold<'a>(text: Cow<'a, str>, style: ScalarStyle, lines: &str) -> Cow<'a, str> {
    let text = match style {
        ScalarStyle::Folded | ScalarStyle::Literal => {
            Cow::Owned(text.trim_end_matches('\n').to_owned())
        }
        _ => text,
    };
    if style == ScalarStyle::Literal || lines.is_empty() || text.is_ascii() || !text.contains(' ') {
        return text;
    }
    let ends = folds(&text, lines);
    let is_typed = |at: usize| {
        ends.as_ref()
            .is_some_and(|ends| ends.binary_search(&at).is_err())
    };
    let japanese = is_in_japanese(&text);
    let joins = |before: char, after: char| {
        let wide = (is_wide(before), is_wide(after));
        wide == (true, true) || (japanese && (wide.0 || wide.1))
    };
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next();
        let joined = c == ' '
            && !is_typed(at)
            && out
                .chars()
                .next_back()
                .zip(after)
                .is_some_and(|(one, other)| joins(one, other));
        if !joined {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether a text is Japanese, perhaps with names in Latin letters, rather than English with
/// Japanese words.
fn is_in_japanese(text: &str) -> bool {
    let wide = text.chars().filter(|c| is_wide(*c)).count();
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    3 * wide >= letters
}

/// Kana, kanji and the punctuation and full-width forms that go with them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Where the spaces of folds stand in a folded text, in bytes; `None` where its lines cannot be
/// followed, as in texts with escapes.
pub(super) fn folds(text: &str, lines: &str) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in lines.lines().map(str::trim) {
        if at == 0 {
            // The first line holds a key, and perhaps a quote or the sign of a block.
            at = (0..line.len())
                .filter(|from| line.is_char_boundary(*from))
                .map(|from| &line[from..])
                .find(|rest| text.starts_with(rest))
                .map_or(0, str::len);
        } else if text[at..].starts_with(line) {
            at += line.len();
        } else {
            // The last line of a quoted text.
            let rest = line.find(&text[at..]).filter(|from| *from == 0)?;
            at = text.len().max(rest);
        }
        if at > 0 && text[at..].starts_with(' ') {
            found.push(at);
            at += 1;
        }
        while text[at..].starts_with('\n') {
            at += 1;
        }
    }
    (at == text.len()).then_some(found)
}

/// A line up to its comment, as far as one can tell without reading it.
fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with('#') {
        ""
    } else {
        line.split(" #").next().unwrap_or(line)
    }
}

/// The slips that people really make, looked for in the line of the error and the one above it that
/// says anything.
pub(super) fn syntax_hint(text: &str, line: u32) -> String {
    let upto: Vec<(u32, &str)> = (1..=line).zip(text.lines().map(without_comment)).collect();
    let filled = upto
        .iter()
        .rev()
        .filter(|(at, content)| *at == line || !content.trim().is_empty());
    for (line, content) in filled.take(2) {
        let value = content
            .split_once(": ")
            .map_or("", |(_, value)| value.trim());
        if value.matches('"').count() == 1 || value.matches('\'').count() == 1 {
            return format!("a quote on line {line} is not closed");
        }
        if !value.starts_with(['"', '\'', '{', '[', '>', '|']) && value.contains(": ") {
            return format!("the text on line {line} contains `: `: put it in quotes");
        }
        if value.starts_with(['@', '`', '%', '*', '&', '!']) {
            return format!("the text on line {line} begins with a sign of YAML: put it in quotes");
        }
        if content.matches('{').count() != content.matches('}').count()
            || content.matches('[').count() != content.matches(']').count()
        {
            return format!("a bracket on line {line} is not closed");
        }
    }
    "look at this line and the one above it: an indentation, a quote or a bracket is not as YAML \
    wants it"
        .into()
}
