//! A table as CSV (RFC 4180) → a list of placed records, as a YAML list of mappings would give
//! them.
//!
//! Written here because every cell must know its line and column: the `csv` crate knows where a
//! record begins, and not its cells. It also takes a quote that nobody closes for the end of the
//! file, without a word.

use std::borrow::Cow;

use super::{Key, Node, Value, nearest};
use crate::character::as_meant;
use crate::diag::{Code, Diagnostic, Pos, Sink, Span};

/// Most rows of a table.
const MOST_ROWS: usize = 100_000;

/// Reads a table whose first row names the columns. `keys` are the keys of a record, each with the
/// other names that its column may have. Empty cells and empty rows are left out. `None` when there
/// is no table.
pub fn table(
    text: &str,
    file: u16,
    keys: &[(&'static str, &[&str])],
    sink: &mut Sink,
) -> Option<Node<'static>> {
    let before = sink.errors();
    let mut rows = Reader::new(text, file).rows(sink).into_iter();
    let all = Span {
        file,
        start: Pos { line: 1, column: 1 },
        end: Pos { line: 1, column: 2 },
    };
    let Some(head) = rows.next() else {
        sink.push(
            Diagnostic::new(Code::BadTable, all, "the table is empty")
                .hint("name the columns in the first row"),
        );
        return None;
    };
    let columns: Vec<Option<&'static str>> =
        head.iter().map(|cell| column(cell, keys, sink)).collect();
    for (place, name) in columns
        .iter()
        .enumerate()
        .filter_map(|(place, name)| Some((place, (*name)?)))
    {
        if let Some(first) = columns[..place]
            .iter()
            .position(|other| *other == Some(name))
        {
            let found = Diagnostic::new(
                Code::DuplicateKey,
                head[place].at,
                format!("two columns give the key `{name}`"),
            );
            sink.push(
                found
                    .note(head[first].at, "first here")
                    .hint("delete one of the two columns"),
            );
        }
    }
    let mut records = Vec::new();
    for row in rows.filter(|row| row.iter().any(|cell| !cell.text.is_empty())) {
        records.extend(record(row, &columns, head.len(), sink));
        if records.len() > MOST_ROWS {
            sink.push(
                Diagnostic::new(Code::TooLarge, all, "the table has more than 100,000 rows")
                    .hint("divide it"),
            );
            break;
        }
    }
    (sink.errors() == before).then_some(Node {
        at: all,
        value: Value::List(records),
    })
}

/// The key of a column.
fn column(cell: &Cell, keys: &[(&'static str, &[&str])], sink: &mut Sink) -> Option<&'static str> {
    let typed = cell.text.to_lowercase();
    let found = keys
        .iter()
        .find(|(key, names)| typed == *key || names.contains(&&*typed))
        .map(|(key, _)| *key);
    if found.is_none() {
        let known: Vec<&str> = keys
            .iter()
            .flat_map(|(key, names)| [*key].into_iter().chain(names.iter().copied()))
            .collect();
        let finding = Diagnostic::new(
            Code::UnknownKey,
            cell.at,
            format!("`{}` is not the name of a column", cell.text),
        );
        sink.push(match nearest(&typed, known.iter().copied()) {
            Some(meant) => finding.hint(format!("did you mean `{meant}`?")),
            None => finding.hint(format!("known columns: {}", known.join(", "))),
        });
    }
    found
}

/// A row as a mapping.
fn record(
    row: Vec<Cell>,
    columns: &[Option<&'static str>],
    width: usize,
    sink: &mut Sink,
) -> Option<Node<'static>> {
    let (first, last) = (row.first()?.at, row.last()?.at);
    let at = Span {
        end: last.end,
        ..first
    };
    if row.len() > width && row[width..].iter().any(|cell| !cell.text.is_empty()) {
        let text = format!(
            "this row has {} cells, the first one names {width} columns",
            row.len()
        );
        sink.push(
            Diagnostic::new(Code::BadTable, row[width].at, text)
                .hint("put a cell that holds a comma in quotes"),
        );
        return None;
    }
    let cells = row
        .into_iter()
        .zip(columns)
        .filter(|(cell, _)| !cell.text.is_empty());
    let entries = cells
        .filter_map(|(cell, name)| {
            let key = Key {
                name: Cow::Borrowed((*name)?),
                at: cell.at,
            };
            Some((
                key,
                Node {
                    at: cell.at,
                    value: Value::Scalar(Cow::Owned(cell.text)),
                },
            ))
        })
        .collect();
    Some(Node {
        at,
        value: Value::Map {
            entries,
            flow: false,
        },
    })
}

/// A cell without the blanks around it.
struct Cell {
    text: String,
    at: Span,
}

struct Reader<'t> {
    chars: std::iter::Peekable<std::str::Chars<'t>>,
    file: u16,
    at: Pos,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, file: u16) -> Self {
        Reader {
            chars: text.chars().peekable(),
            file,
            at: Pos { line: 1, column: 1 },
        }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        // A line ends at LF, at CR LF, and at CR alone.
        if c == '\n' || c == '\r' && self.chars.peek() != Some(&'\n') {
            self.at = Pos {
                line: self.at.line + 1,
                column: 1,
            };
        } else {
            self.at.column += 1;
        }
        Some(c)
    }

    fn rows(&mut self, sink: &mut Sink) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        // One more than is allowed, so that the surplus is noticed.
        while self.chars.peek().is_some() && rows.len() < MOST_ROWS + 2 {
            rows.push(self.row(sink));
        }
        rows
    }

    fn row(&mut self, sink: &mut Sink) -> Vec<Cell> {
        let mut row = Vec::new();
        loop {
            row.push(self.cell(sink));
            match self.next() {
                Some(',') => {}
                Some('\r') => {
                    if self.chars.peek() == Some(&'\n') {
                        self.next();
                    }
                    return row;
                }
                _ => return row,
            }
        }
    }

    /// Reads a cell up to what ends it.
    fn cell(&mut self, sink: &mut Sink) -> Cell {
        while self
            .chars
            .peek()
            .is_some_and(|c| matches!(c, ' ' | '\t' | '\u{3000}'))
        {
            self.next();
        }
        let start = self.at;
        let mut text = String::new();
        if self.chars.peek() == Some(&'"') {
            self.quoted(&mut text, start, sink);
        }
        let mut end = self.at;
        while let Some(c) = self
            .chars
            .peek()
            .copied()
            .filter(|c| !matches!(c, ',' | '\n' | '\r'))
        {
            self.next();
            text.push(c);
            if !c.is_whitespace() {
                end = self.at;
            }
        }
        let end = if end == start {
            Pos {
                column: start.column + 1,
                ..start
            }
        } else {
            end
        };
        Cell {
            text: as_meant(text.trim().into()).into_owned(),
            at: Span {
                file: self.file,
                start,
                end,
            },
        }
    }

    /// Reads what stands in quotes; two quotes within are one.
    fn quoted(&mut self, text: &mut String, start: Pos, sink: &mut Sink) {
        self.next();
        loop {
            match self.next() {
                Some('"') if self.chars.peek() == Some(&'"') => {
                    self.next();
                    text.push('"');
                }
                Some('"') => return,
                Some(c) => text.push(c),
                None => {
                    let at = Span {
                        file: self.file,
                        start,
                        end: Pos {
                            column: start.column + 1,
                            ..start
                        },
                    };
                    let found = Diagnostic::new(Code::BadTable, at, "a quote is not closed");
                    sink.push(
                        found.hint("close it with `\"`; a quote within a cell is typed twice"),
                    );
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Value, table};
    use crate::diag::Sink;

    const KEYS: &[(&str, &[&str])] = &[("name", &["氏名"]), ("copy", &["番号"])];

    fn read(text: &str) -> (Option<Node<'static>>, Vec<String>) {
        let mut sink = Sink::default();
        let read = table(text, 0, KEYS, &mut sink);
        let place = |at: crate::diag::Span| format!("{}:{}", at.start.line, at.start.column);
        let found = sink
            .into_sorted()
            .iter()
            .map(|f| format!("{} {}", f.at.map_or(String::new(), place), f.code.as_str()))
            .collect();
        (read, found)
    }

    fn cells(text: &str) -> Vec<String> {
        let (read, found) = read(text);
        assert!(found.is_empty(), "{found:?}");
        let Some(Node {
            value: Value::List(rows),
            ..
        }) = read
        else {
            panic!("no list")
        };
        let shown = |node: &Node<'_>| match &node.value {
            Value::Map { entries, .. } => entries
                .iter()
                .map(|(key, cell)| {
                    let Value::Scalar(text) = &cell.value else {
                        panic!("no text")
                    };
                    format!(
                        "{}@{}:{}-{}={text}",
                        key.name, cell.at.start.line, cell.at.start.column, cell.at.end.column
                    )
                })
                .collect::<Vec<_>>()
                .join(" "),
            _ => String::new(),
        };
        rows.iter().map(shown).collect()
    }

    #[test]
    fn cells_know_their_place_whatever_ends_the_line() {
        let wanted = ["name@2:1-5=総務部長 copy@2:6-7=1", "name@3:1-2=x"];
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(
                cells(&["氏名,番号", "総務部長,1", "x,", ""].join(end)),
                wanted
            );
        }
    }

    #[test]
    fn quotes_hold_commas_quotes_and_lines() {
        assert_eq!(
            cells("name,copy\n\"a, \"\"b\"\"\nc\" , 2 \n,\n"),
            ["name@2:1-3=a, \"b\"\nc copy@3:6-7=2"]
        );
    }

    #[test]
    fn what_is_no_table_is_told_with_its_place() {
        assert_eq!(read("").1, ["1:1 bad-table"]);
        assert_eq!(read("name,copies\nx,1\n").1, ["1:6 unknown-key"]);
        assert_eq!(read("name,氏名\nx,y\n").1, ["1:6 duplicate-key"]);
        assert_eq!(read("name,copy\nx,1,2\n").1, ["2:5 bad-table"]);
        assert_eq!(read("name,copy\n\"x,1\n").1, ["2:1 bad-table"]);
    }
}
