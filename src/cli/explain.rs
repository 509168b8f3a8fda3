//! `nenpyo explain`: why a rule exists and what to do.

use std::fmt::Write;

use super::exit::{Exit, Failure};
use super::stdout;
use crate::diag::Code;
use crate::source::nearest;

/// Columns of the explanation.
const WIDTH: usize = 80;

/// Explains a code, or lists them all.
pub(super) fn explain(typed: Option<&str>) -> Result<Exit, Failure> {
    let Some(typed) = typed else {
        return stdout::data(list().as_bytes());
    };
    let word = typed.trim().to_lowercase();
    match Code::from_typed(&word) {
        Some(code) => stdout::data(one(code).as_bytes()),
        None => Err(unknown(typed, &word)),
    }
}

fn one(code: Code) -> String {
    format!(
        "{} ({})\n\n{}",
        code.as_str(),
        code.severity().word(),
        wrap(code.explain())
    )
}

fn list() -> String {
    let widest = Code::ALL
        .iter()
        .map(|code| code.as_str().len())
        .max()
        .unwrap_or(0);
    Code::ALL.iter().fold(String::new(), |mut all, code| {
        let _ = writeln!(
            all,
            "{:widest$}  {:7}  {}",
            code.as_str(),
            code.severity().word(),
            first_sentence(code.explain())
        );
        all
    })
}

fn unknown(typed: &str, word: &str) -> Failure {
    let failure = Failure::usage(format!("there is no code `{typed}`"));
    match nearest(word, Code::ALL.iter().map(|code| code.as_str())) {
        Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
        None => failure.hint("`nenpyo explain` without a code lists them all"),
    }
}

/// Up to the first full stop that ends a sentence.
fn first_sentence(text: &str) -> &str {
    let ends = |at: usize| text[at + 2..].starts_with(|c: char| c.is_uppercase() || c == '`');
    let end = text
        .match_indices(". ")
        .map(|(at, _)| at)
        .find(|at| ends(*at));
    end.map_or(text, |at| &text[..=at])
}

fn wrap(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > WIDTH {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn the_first_sentence_ends_at_its_full_stop() {
        assert_eq!(
            first_sentence("It is version 2.0 of e.g. this. Then more."),
            "It is version 2.0 of e.g. this."
        );
        assert_eq!(first_sentence("Only one."), "Only one.");
    }
}
