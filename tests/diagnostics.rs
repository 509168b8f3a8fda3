//! `tests/cases/errors/*.yaml` say themselves what is wrong with them, and `check` must find
//! exactly that.
//!
//! An expectation is a comment at the end of the line concerned:
//!
//! ```yaml
//! kind: polcy   # error[wrong-value] 7-12: `polcy` is not # hint: did you mean `policy`?
//! ```
//!
//! First the severity and code, then the columns of the place (in characters, the second is one
//! past the end), then a part of the message; `# see LINE:FROM-TO: …` names each second place and
//! `# hint: …` the hint, both in full. Several findings of a line are joined with `; `. Where a
//! comment cannot stand, `# next: …` lines above speak of the line below them, and `# back N: …`
//! speaks of the line N lines above.

use std::fs;
use std::path::Path;

use nenpyo::diag::{Diagnostic, Span};
use nenpyo::pack::check;
use nenpyo::source::Files;

/// A finding, or what is expected of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    line: u32,
    columns: String,
    code: String,
    message: String,
    see: Vec<String>,
    hint: Option<String>,
}

impl Finding {
    fn of(d: &Diagnostic) -> Self {
        let columns = |at: Span| {
            let over = if at.end.line > at.start.line {
                format!("{}:", at.end.line)
            } else {
                String::new()
            };
            format!("{}-{over}{}", at.start.column, at.end.column)
        };
        let see = |note: &nenpyo::diag::Note| {
            let at = note.at.map_or("-".into(), |at| {
                format!("{}:{}", at.start.line, columns(at))
            });
            format!("{at}: {}", note.text)
        };
        Finding {
            line: d.at.map_or(0, |at| at.start.line),
            columns: d.at.map_or("-".into(), columns),
            code: format!("{}[{}]", d.severity.word(), d.code.as_str()),
            message: d.message.clone(),
            see: d.notes.iter().map(see).collect(),
            hint: d.hint.clone(),
        }
    }

    fn meets(&self, wanted: &Finding) -> bool {
        self.message.contains(&wanted.message)
            && (self.line, &self.columns, &self.code, &self.see, &self.hint)
                == (
                    wanted.line,
                    &wanted.columns,
                    &wanted.code,
                    &wanted.see,
                    &wanted.hint,
                )
    }

    fn shown(&self) -> String {
        let see: String = self.see.iter().map(|see| format!(" # see {see}")).collect();
        let hint = self
            .hint
            .as_ref()
            .map_or(String::new(), |hint| format!(" # hint: {hint}"));
        format!(
            "line {}: # {} {}: {}{see}{hint}",
            self.line, self.code, self.columns, self.message
        )
    }
}

/// What the comments of a file expect.
fn expected(text: &str) -> Vec<Finding> {
    let mut all = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let here = index as u32 + 1;
        if let Some((_, rest)) = line.split_once("# next: ") {
            let below = lines[index + 1..]
                .iter()
                .take_while(|line| line.contains("# next: "))
                .count() as u32;
            all.extend(parse(rest, here + below + 1));
        } else if let Some((back, rest)) = line
            .split_once("# back ")
            .and_then(|(_, rest)| rest.split_once(": "))
        {
            all.extend(parse(
                rest,
                here - back.parse::<u32>().expect("a number of lines"),
            ));
        } else if let Some(at) = ["# error[", "# warning[", "# note["]
            .iter()
            .filter_map(|mark| line.find(mark))
            .min()
        {
            all.extend(parse(&line[at + 2..], here));
        }
    }
    all
}

/// One comment: findings joined with `; `, each with what follows it after ` # `.
fn parse(comment: &str, line: u32) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    for part in comment.trim_end().split(" # ") {
        if let (Some(hint), Some(last)) = (part.strip_prefix("hint: "), all.last_mut()) {
            last.hint = Some(hint.into());
        } else if let (Some(see), Some(last)) = (part.strip_prefix("see "), all.last_mut()) {
            last.see.push(see.into());
        } else {
            let marks = ["; error[", "; warning[", "; note["];
            let joined = marks.iter().fold(part.to_owned(), |text, mark| {
                text.replace(mark, &format!("\n{}", &mark[2..]))
            });
            all.extend(joined.split('\n').map(|one| finding(one, line)));
        }
    }
    all
}

fn finding(text: &str, line: u32) -> Finding {
    let (code, rest) = text
        .split_once("] ")
        .unwrap_or_else(|| panic!("no place in `{text}`"));
    let (columns, message) = rest
        .split_once(": ")
        .unwrap_or_else(|| panic!("no message in `{text}`"));
    Finding {
        line,
        columns: columns.into(),
        code: format!("{code}]"),
        message: message.into(),
        see: Vec::new(),
        hint: None,
    }
}

/// What `check` finds in a text.
fn found(name: &str, text: &str) -> Vec<Finding> {
    let mut files = Files::default();
    let number = files.add(name, text);
    let is_pack = text.lines().any(|line| line.starts_with("nenpyo_pack"));
    let found = if is_pack {
        check(&files, &[], Some(number))
    } else {
        check(&files, &[number], None)
    };
    found.iter().map(Finding::of).collect()
}

/// The differences between what a case expects and what is found.
fn differences(path: &Path) -> Vec<String> {
    let name = path.file_name().expect("a name").to_string_lossy();
    let text = String::from_utf8(fs::read(path).expect("read")).expect("UTF-8");
    let mut found = found(&name, &text);
    let mut wrong = Vec::new();
    for wanted in expected(text.strip_prefix('\u{feff}').unwrap_or(&text)) {
        match found.iter().position(|finding| finding.meets(&wanted)) {
            Some(at) => drop(found.remove(at)),
            None => wrong.push(format!("{name}: missing   {}", wanted.shown())),
        }
    }
    wrong.extend(
        found
            .iter()
            .map(|finding| format!("{name}: left over {}", finding.shown())),
    );
    wrong
}

#[test]
fn every_case_has_exactly_the_findings_that_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/errors");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .expect("cases")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    cases.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    cases.sort();
    assert!(cases.len() >= 25, "{} cases", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(|path| differences(path)).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn an_expectation_is_read_with_its_places_and_its_hint() {
    let text = "a: b # error[x] 1-2: m; warning[y] 3-4: n # see 7:8-9: there # hint: do; it\n# \
        next: error[z] 1-1: o\nc";
    let read = expected(text);
    let brief: Vec<_> = read
        .iter()
        .map(|f| {
            (
                f.line,
                f.code.as_str(),
                f.columns.as_str(),
                f.hint.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        brief,
        [
            (1, "error[x]", "1-2", None),
            (1, "warning[y]", "3-4", Some("do; it")),
            (3, "error[z]", "1-1", None)
        ]
    );
    assert_eq!(read[1].see, ["7:8-9: there"]);
}

#[test]
fn scalars_keep_the_text_that_was_typed() {
    let mut files = Files::default();
    let number = files.add(
        "t.yaml",
        "nenpyo: 1\nas_of: 2020\nglossary:\n  - {term: no, meaning: \
        1.10}\n  - {term: ~, meaning: 2020-10}\n",
    );
    let mut sink = nenpyo::diag::Sink::default();
    let timeline = nenpyo::pack::read_timeline(&files, &[number], &mut sink).expect("a timeline");
    let texts: Vec<&str> = timeline
        .glossary
        .iter()
        .flat_map(|term| [&term.term, &term.meaning])
        .map(|text| text.text(nenpyo::lang::Lang::En))
        .collect();
    assert_eq!(texts, ["no", "1.10", "~", "2020-10"]);
}

#[test]
fn every_place_lies_in_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/errors");
    for path in fs::read_dir(folder)
        .expect("cases")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
    {
        let text = fs::read_to_string(&path).expect("read");
        let mut files = Files::default();
        let number = files.add("t.yaml", text);
        let lines: Vec<usize> = files
            .get(number)
            .expect("it")
            .text
            .lines()
            .map(|line| line.chars().count())
            .collect();
        let places = check(&files, &[number], None).into_iter().flat_map(|d| {
            d.at.into_iter()
                .chain(d.notes.into_iter().filter_map(|n| n.at))
        });
        for at in places {
            for pos in [at.start, at.end] {
                let line = lines.get(pos.line as usize - 1).copied().unwrap_or(0);
                assert!(
                    pos.line as usize <= lines.len() + 1 && pos.column as usize <= line + 2,
                    "{}: {at:?}",
                    path.display()
                );
            }
            assert!(at.start <= at.end, "{}: {at:?}", path.display());
        }
    }
}
