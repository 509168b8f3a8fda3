//! What findings look like.

use super::{Format, Reporter};
use crate::diag::{Code, Diagnostic, Pos, Span};
use crate::source::Files;

fn span(line: u32, start: u32, end: u32) -> Span {
    Span {
        file: 0,
        start: Pos {
            line,
            column: start,
        },
        end: Pos { line, column: end },
    }
}

fn render(format: Format, text: &str, found: &[Diagnostic]) -> String {
    let mut files = Files::default();
    files.add("表.yaml", text);
    Reporter {
        format,
        colour: false,
    }
    .render(&files, found)
}

#[test]
fn a_finding_shows_its_line_its_second_place_and_what_to_do() {
    let found = Diagnostic::new(
        Code::DuplicateId,
        span(10, 8, 10),
        "the id `乙丙` stands twice",
    )
    .note(span(2, 5, 6), "first here");
    let text = format!("x\n    甲\n{}題名:    乙丙 x\n", "\n".repeat(7));
    let shown = render(Format::Human, &text, &[found.hint("mend one")]);
    let wanted = [
        "error[duplicate-id]: the id `乙丙` stands twice",
        "  --> 表.yaml:10:8",
        "   |",
        "10 | 題名:    乙丙 x",
        "   |          ^^^^",
        "  ::: 表.yaml:2:5",
        "   |",
        " 2 |     甲",
        "   |     -- first here",
        "   = help: mend one",
        "",
        "1 error",
    ];
    assert_eq!(shown.lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn a_place_over_several_lines_is_underlined_on_its_first() {
    let at = Span {
        file: 0,
        start: Pos { line: 1, column: 3 },
        end: Pos { line: 3, column: 2 },
    };
    let shown = render(
        Format::Human,
        "a: {\n b\n}",
        &[Diagnostic::new(Code::WrongShape, at, "no")],
    );
    assert!(
        shown.contains("1 | a: {\n  |    ^\n") || shown.contains("1 | a: {\n  |   ^^\n"),
        "{shown}"
    );
}

#[test]
fn the_short_form_is_one_line_a_finding_whatever_it_says() {
    let found = Diagnostic::new(Code::WrongDate, span(1, 2, 3), "a\nb\u{1b}[0m");
    assert_eq!(
        render(Format::Short, "xx", &[found]),
        "表.yaml:1:2: error[wrong-date]: a␊b\u{fffd}[0m\n"
    );
}

#[test]
fn json_counts_characters_from_one_and_bytes_from_the_start_of_the_file() {
    let shown = render(
        Format::Json,
        "\u{feff}日本x\ny",
        &[Diagnostic::new(Code::WrongDate, span(1, 3, 4), "m").hint("h")],
    );
    let wanted = concat!(
        r#"{"schema":1,"severity":"error","code":"wrong-date","message":"m","#,
        r#""primary":{"file":"表.yaml","line":1,"column":3,"#,
        r#""end_line":1,"end_column":4,"byte_start":9,"byte_end":10},"related":[],"help":"h"}"#,
    );
    assert_eq!(shown, format!("{wanted}\n"));
}

#[test]
fn the_summary_counts_each_severity() {
    let found = [Code::WrongDate, Code::WrongDate, Code::PossibleName]
        .map(|code| Diagnostic::new(code, None, "m"));
    assert!(render(Format::Human, "", &found).ends_with("\n2 errors, 1 warning\n"));
}
