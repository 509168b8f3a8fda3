//! YAML text → a tree of placed values, within limits; every scalar stays the text that was meant.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span as Range, StrInput};

use super::layout::{self, Slip};
use crate::character::as_meant;
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
    /// A text, as it was meant (see `character`).
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
                let lines = self.lines(range);
                if style == ScalarStyle::Plain {
                    self.slips(&text, lines, range, at)?;
                }
                let text = as_meant(layout::unfold(text, style, lines));
                (Value::Scalar(text), anchor)
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

    /// The lines that a value of several lines stands on, the first one from where the value
    /// begins; nothing for others.
    fn lines(&mut self, range: Range) -> &'a str {
        let lines = range.end.line() - range.start.line();
        if lines == 0 {
            return "";
        }
        let start = self.byte(range.start.index());
        let rest = &self.text[start..];
        let ends = rest.match_indices('\n').map(|(at, _)| at + 1);
        &rest[..ends.into_iter().nth(lines).unwrap_or(rest.len())]
    }

    /// The byte of a character, none before one that was asked for earlier.
    fn byte(&mut self, index: usize) -> usize {
        let (reached, byte) = self.reached;
        let forward = index.saturating_sub(reached);
        let start = self.text[byte..]
            .char_indices()
            .nth(forward)
            .map_or(self.text.len(), |(at, _)| byte + at);
        self.reached = (index.max(reached), start);
        start
    }

    /// Looks for what a plain text lost, or took in, against the intention of who typed it.
    fn slips(&mut self, text: &str, lines: &str, range: Range, at: Span) -> Result<(), Stopped> {
        let start = self.byte(range.start.index());
        let rest = self.text[start..].strip_prefix(text);
        if let Some((space, comment)) = rest.and_then(|rest| layout::cut_by_comment(text, rest)) {
            let message = format!("`{comment}` is a comment here: the text ends before it");
            let hint = "put the whole text in quotes; a comment stands two spaces behind a text, \
                        with a space after `#`";
            let after = |more: usize| Pos {
                column: at.end.column + more as u32,
                ..at.end
            };
            let (from, length) = (space, comment.chars().count());
            let place = Span {
                start: after(from),
                end: after(from + length),
                ..at
            };
            self.sink
                .push(Diagnostic::new(Code::CutByComment, place, message).hint(hint));
        }
        // A line that was to be a key of its own, but became a part of the text above it, or a key
        // whose name begins with the blank.
        let taken = lines.lines().zip(at.start.line..).skip(1);
        let slip = taken
            .filter(|(_, line)| *line <= at.end.line)
            .find_map(|(line, number)| Slip::indent(line, number))
            .or_else(|| {
                let slip = Slip::name(text, at)?;
                let before = self.text[..start].rsplit(['\n', '\r']).next()?;
                before.trim().is_empty().then_some(slip)
            });
        if let Some(slip) = slip {
            self.sink.push(slip.finding(self.file));
            return Err(Stopped);
        }
        Ok(())
    }

    /// Where a quoted text stands: the parser's own end lies behind the blanks and the comment that
    /// follow.
    fn quoted(&mut self, range: Range, quote: char) -> Span {
        let whole = self.span(range);
        let start = self.byte(range.start.index());
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

fn syntax_error(error: &ScanError, text: &str, file: u16) -> Diagnostic {
    let at = pos(*error.marker());
    if let Some(slip) = Slip::near(text, at.line) {
        return slip.finding(file);
    }
    let span = Span {
        file,
        start: at,
        end: Pos {
            line: at.line,
            column: at.column + 1,
        },
    };
    let message = format!("this is not YAML: {}", error.info());
    Diagnostic::new(Code::YamlSyntax, span, message).hint(layout::syntax_hint(text, at.line))
}
