//! YAML text → a tree of placed values, within limits; every scalar stays the text that was typed.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span as Range, StrInput};

use crate::diag::{Code, Diagnostic, Pos, Sink, Span};

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 64;
/// Most values of one file, aliases expanded.
const MAX_NODES: usize = 2_000_000;
/// Keys of one mapping from which on they are looked up by hash.
const MANY_KEYS: usize = 64;
/// Largest file, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// Where it stands.
    pub at: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A key without a value.
    Nothing,
    /// A text, as it was typed.
    Scalar(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// A mapping; `flow` when written with braces.
    Map {
        /// Keys with their places, and values.
        entries: Vec<(Key<'a>, Node<'a>)>,
        /// Whether it stands in braces on the page.
        flow: bool,
    },
}

/// A key and where it stands.
#[derive(Debug, Clone)]
pub struct Key<'a> {
    /// The key.
    pub name: Cow<'a, str>,
    /// Where it stands.
    pub at: Span,
}

/// Reads a file; findings go to the sink. `None` when the text is no YAML or too large.
pub fn parse<'a>(text: &'a str, file: u16, sink: &mut Sink) -> Option<Node<'a>> {
    let start = Span {
        file,
        start: Pos { line: 1, column: 1 },
        end: Pos { line: 1, column: 1 },
    };
    if text.len() > MAX_BYTES {
        sink.push(
            Diagnostic::new(Code::TooLarge, start, "the file is larger than 64 MiB")
                .hint("split it into several files"),
        );
        return None;
    }
    let mut reader = Reader {
        parser: Parser::new_from_str(text),
        text,
        file,
        anchors: HashMap::new(),
        nodes: 0,
        reached: (0, 0),
        sink,
    };
    reader.document(start)
}

struct Reader<'a, 's> {
    parser: Parser<'a, StrInput<'a>>,
    text: &'a str,
    file: u16,
    anchors: HashMap<usize, Anchored<'a>>,
    nodes: usize,
    /// A place reached in the text, as characters and bytes; it only moves forward.
    reached: (usize, usize),
    sink: &'s mut Sink,
}

/// A value that aliases can name, with how many values it holds and how deep they nest.
struct Anchored<'a> {
    node: Node<'a>,
    size: usize,
    height: usize,
}

/// The reading stopped; the reason is in the sink.
struct Stopped;

impl<'a> Reader<'a, '_> {
    fn document(&mut self, start: Span) -> Option<Node<'a>> {
        let mut root = None;
        loop {
            let (event, range) = self.next().ok()?;
            match event {
                Event::StreamEnd => break,
                Event::StreamStart
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Nothing => {}
                _ if root.is_some() => {
                    let at = self.span(range);
                    self.sink.push(
                        Diagnostic::new(Code::YamlSyntax, at, "a second document starts here")
                            .hint("one file holds one document: delete the line `---`"),
                    );
                    return None;
                }
                event => root = Some(self.node(event, range, 0).ok()?),
            }
        }
        Some(root.unwrap_or(Node {
            at: start,
            value: Value::Nothing,
        }))
    }

    fn next(&mut self) -> Result<(Event<'a>, Range), Stopped> {
        match self.parser.next_event() {
            Some(Ok(found)) => Ok(found),
            Some(Err(error)) => {
                self.sink.push(syntax_error(&error, self.text, self.file));
                Err(Stopped)
            }
            None => Ok((Event::StreamEnd, Range::default())),
        }
    }

    fn node(&mut self, event: Event<'a>, range: Range, depth: usize) -> Result<Node<'a>, Stopped> {
        let at = match event {
            Event::Scalar(_, ScalarStyle::SingleQuoted, ..) => self.quoted(range, '\''),
            Event::Scalar(_, ScalarStyle::DoubleQuoted, ..) => self.quoted(range, '"'),
            _ => self.span(range),
        };
        self.count(1, at)?;
        if depth > MAX_DEPTH {
            return Err(self.too_large(at, "the text nests deeper than 64 levels"));
        }
        let (value, anchor) = match event {
            Event::Scalar(text, ScalarStyle::Plain, anchor, _) if text.is_empty() => {
                (Value::Nothing, anchor)
            }
            Event::Scalar(text, style, anchor, _) => {
                (Value::Scalar(unfold(text, style, range)), anchor)
            }
            Event::SequenceStart(anchor, _) => (self.list(depth)?, anchor),
            Event::MappingStart(anchor, _) => (self.map(range, depth)?, anchor),
            Event::Alias(anchor) => return self.alias(anchor, at, depth),
            _ => (Value::Nothing, 0),
        };
        let node = Node { at, value };
        if anchor != 0 {
            let (size, height) = measure(&node);
            // The copy that is kept counts as well: anchors around anchors would keep each value
            // many times.
            self.count(size, at)?;
            self.anchors.insert(
                anchor,
                Anchored {
                    node: node.clone(),
                    size,
                    height,
                },
            );
        }
        Ok(node)
    }

    fn alias(&mut self, anchor: usize, at: Span, depth: usize) -> Result<Node<'a>, Stopped> {
        let Some((size, height)) = self
            .anchors
            .get(&anchor)
            .map(|target| (target.size, target.height))
        else {
            let text = "an alias stands inside the value that it names";
            self.sink
                .push(Diagnostic::new(Code::YamlSyntax, at, text).hint("write the value out"));
            return Err(Stopped);
        };
        if depth + height > MAX_DEPTH {
            return Err(self.too_large(
                at,
                "the text nests deeper than 64 levels once its aliases are written out",
            ));
        }
        self.count(size, at)?;
        self.anchors
            .get(&anchor)
            .map(|target| target.node.clone())
            .ok_or(Stopped)
    }

    fn list(&mut self, depth: usize) -> Result<Value<'a>, Stopped> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd | Event::StreamEnd, _) => return Ok(Value::List(items)),
                (event, range) => items.push(self.node(event, range, depth + 1)?),
            }
        }
    }

    fn map(&mut self, range: Range, depth: usize) -> Result<Value<'a>, Stopped> {
        // A mapping in braces starts with a token; one in block style has none.
        let flow = !range.is_empty();
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        let mut seen = HashMap::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd | Event::StreamEnd, _) => {
                    return Ok(Value::Map { entries, flow });
                }
                (event, range) => self.node(event, range, depth + 1)?,
            };
            let (event, range) = self.next()?;
            let value = self.node(event, range, depth + 1)?;
            match key.value {
                Value::Scalar(name) => {
                    self.entry(&mut entries, &mut seen, Key { name, at: key.at }, value)
                }
                _ => self.sink.push(
                    Diagnostic::new(Code::WrongShape, key.at, "a key must be a plain text")
                        .hint("quote it"),
                ),
            }
        }
    }

    /// Adds an entry unless its key is there. `seen` is filled once looking through the entries
    /// would take long.
    fn entry(
        &mut self,
        entries: &mut Vec<(Key<'a>, Node<'a>)>,
        seen: &mut HashMap<Cow<'a, str>, Span>,
        key: Key<'a>,
        value: Node<'a>,
    ) {
        if entries.len() > MANY_KEYS && seen.is_empty() {
            seen.extend(entries.iter().map(|(key, _)| (key.name.clone(), key.at)));
        }
        let first = if seen.is_empty() {
            entries
                .iter()
                .find(|(before, _)| before.name == key.name)
                .map(|(before, _)| before.at)
        } else {
            seen.get(&key.name).copied()
        };
        if let Some(first) = first {
            let text = format!("the key `{}` stands here twice", key.name);
            let found = Diagnostic::new(Code::DuplicateKey, key.at, text).note(first, "first here");
            self.sink
                .push(found.hint("delete one of the two, or join their values"));
            return;
        }
        if !seen.is_empty() {
            seen.insert(key.name.clone(), key.at);
        }
        entries.push((key, value));
    }

    fn count(&mut self, more: usize, at: Span) -> Result<(), Stopped> {
        self.nodes += more;
        if self.nodes > MAX_NODES {
            Err(self.too_large(at, "the file holds more than two million values"))
        } else {
            Ok(())
        }
    }

    fn too_large(&mut self, at: Span, text: &str) -> Stopped {
        self.sink.push(
            Diagnostic::new(Code::TooLarge, at, text)
                .hint("split the timeline, and write aliases out"),
        );
        Stopped
    }

    /// Where a quoted text stands: the parser's own end lies behind the blanks and the comment that
    /// follow.
    fn quoted(&mut self, range: Range, quote: char) -> Span {
        let whole = self.span(range);
        let (index, byte) = self.reached;
        let forward = range.start.index().saturating_sub(index);
        let start = self.text[byte..]
            .char_indices()
            .nth(forward)
            .map_or(self.text.len(), |(i, _)| byte + i);
        self.reached = (range.start.index(), start);
        match quoted_end(&self.text[start..], quote, whole.start) {
            Some(end) if end <= whole.end => Span { end, ..whole },
            _ => whole,
        }
    }

    fn span(&self, range: Range) -> Span {
        Span {
            file: self.file,
            start: pos(range.start),
            end: pos(range.end),
        }
    }
}

/// Where a quoted text ends that begins the given one: one past its closing quote.
fn quoted_end(text: &str, quote: char, start: Pos) -> Option<Pos> {
    let mut chars = text.strip_prefix(quote)?.chars().peekable();
    let mut at = Pos {
        column: start.column + 1,
        ..start
    };
    while let Some(c) = chars.next() {
        at.column += 1;
        match c {
            '\n' => {
                at = Pos {
                    line: at.line + 1,
                    column: 1,
                }
            }
            '\r' if chars.peek() != Some(&'\n') => {
                at = Pos {
                    line: at.line + 1,
                    column: 1,
                }
            }
            '\\' if quote == '"' && chars.next_if(|c| !matches!(c, '\n' | '\r')).is_some() => {
                at.column += 1
            }
            '\'' if quote == '\'' && chars.next_if_eq(&'\'').is_some() => at.column += 1,
            c if c == quote => return Some(at),
            _ => {}
        }
    }
    None
}

/// How many values a value holds, itself included, and how many levels lie below it.
fn measure(node: &Node<'_>) -> (usize, usize) {
    let join = |(size, height): (usize, usize), (more, below): (usize, usize)| {
        (size + more, height.max(below + 1))
    };
    match &node.value {
        Value::List(items) => items.iter().map(measure).fold((1, 0), join),
        Value::Map { entries, .. } => entries
            .iter()
            .map(|(_, value)| measure(value))
            .fold((1, 0), join),
        Value::Nothing | Value::Scalar(_) => (1, 0),
    }
}

fn pos(marker: Marker) -> Pos {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Pos {
        line: count(marker.line()),
        column: count(marker.col()).saturating_add(1),
    }
}

/// Folding joins the lines of a text with a space; between two Japanese characters that space is a
/// fault. Only texts over several lines are looked at; there an ideographic space (U+3000) is the
/// way to keep one.
fn unfold(text: Cow<'_, str>, style: ScalarStyle, range: Range) -> Cow<'_, str> {
    let text = match style {
        ScalarStyle::Folded | ScalarStyle::Literal => {
            Cow::Owned(text.trim_end_matches('\n').to_owned())
        }
        _ => text,
    };
    let folds = style != ScalarStyle::Literal && range.end.line() > range.start.line();
    if !folds || text.is_ascii() || !text.contains(' ') {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let joined =
        |i: usize| i > 0 && i + 1 < chars.len() && is_wide(chars[i - 1]) && is_wide(chars[i + 1]);
    Cow::Owned(
        chars
            .iter()
            .enumerate()
            .filter(|(i, c)| **c != ' ' || !joined(*i))
            .map(|(_, c)| *c)
            .collect(),
    )
}

/// Kana, kanji and the punctuation and full-width forms that go with them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn syntax_error(error: &ScanError, text: &str, file: u16) -> Diagnostic {
    let at = pos(*error.marker());
    let span = Span {
        file,
        start: at,
        end: Pos {
            line: at.line,
            column: at.column + 1,
        },
    };
    let message = format!("this is not YAML: {}", error.info());
    Diagnostic::new(Code::YamlSyntax, span, message).hint(syntax_hint(text, at.line))
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
fn syntax_hint(text: &str, line: u32) -> String {
    let upto: Vec<(u32, &str)> = (1..=line).zip(text.lines().map(without_comment)).collect();
    let filled = upto
        .iter()
        .rev()
        .filter(|(at, content)| *at == line || !content.trim().is_empty());
    for (line, content) in filled.take(2).copied() {
        let indent = &content[..content.len() - content.trim_start().len()];
        let before_colon = content.split('：').next().unwrap_or("");
        if indent.contains('\t') || content.trim_start_matches(' ').starts_with('\t') {
            return format!("line {line} is indented with a tab: use spaces");
        }
        if content.contains('：')
            && !content.contains(':')
            && before_colon
                .trim()
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_ ".contains(c))
        {
            return format!(
                "line {line} has a full-width colon `：` after a key: write `:` and a space"
            );
        }
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
    "look at this line and the one above it: an indentation, a quote or a bracket is not as YAML wants it".into()
}
