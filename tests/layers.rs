//! The order of the modules in `src/lib.rs` is the pipeline, and imports run one way only:
//! upstream.

use std::fs;
use std::path::{Path, PathBuf};

/// What only `cli` may use: same input, same bytes.
const MACHINE: [&str; 6] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::time",
];
/// A guide, not a law: a longer file is asked whether it is one thing. Those that are stand in
/// [`EXCUSED`].
const MOST_LINES: usize = 500;
/// Longer files that are one thing each.
const EXCUSED: [&str; 10] = [
    "analysis/pseudonym/form.rs",
    "brief/figure/series.rs",
    "brief/figure/time_tests.rs",
    "brief/figure/timeline.rs",
    "layout/block.rs",
    "layout/table.rs",
    "pdf/page.rs",
    "wording/en.rs",
    "wording/ja.rs",
    "wording/mod.rs",
];

/// A file below `src`.
pub(crate) struct Source {
    /// Its path below `src`.
    pub name: String,
    /// Its whole text.
    pub text: String,
}

impl Source {
    /// The module of `lib.rs` that it belongs to.
    fn module(&self) -> &str {
        self.name.split(['/', '.']).next().unwrap_or_default()
    }

    /// Whether it holds tests only.
    fn is_test(&self) -> bool {
        self.name.ends_with("tests.rs") || self.name.contains("/tests/")
    }

    /// Its lines with their numbers, without comments and without what is compiled for tests only.
    pub(crate) fn code(&self) -> Vec<(usize, &str)> {
        let mut code = Vec::new();
        let mut lines = self.text.lines().enumerate();
        while let Some((number, line)) = lines.next() {
            if line.trim_start() == "#[cfg(test)]" {
                let indent = &line[..line.len() - line.trim_start().len()];
                lines.find(|(_, line)| line.strip_prefix(indent).is_some_and(ends_item));
            } else if !line.trim_start().starts_with("//") {
                code.push((number + 1, line));
            }
        }
        code
    }

    /// What is wrong on each line that `fault` finds fault with.
    fn faults(&self, fault: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let found = |(number, line): (usize, &str)| {
            fault(line).map(|why| format!("src/{}:{number}: {why}", self.name))
        };
        self.code().into_iter().filter_map(found).collect()
    }
}

/// Whether a line, without its indent, is the last one of an item.
fn ends_item(line: &str) -> bool {
    line == "}" || (line.ends_with(';') && !line.starts_with(' '))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn read(path: &Path, all: &mut Vec<Source>) {
    if path.is_dir() {
        let mut paths: Vec<PathBuf> = fs::read_dir(path)
            .expect("listed")
            .flatten()
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        paths.iter().for_each(|path| read(path, all));
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let name = path
            .strip_prefix(folder())
            .expect("below src")
            .to_string_lossy()
            .replace('\\', "/");
        all.push(Source {
            name,
            text: fs::read_to_string(path).expect("read"),
        });
    }
}

fn sources() -> Vec<Source> {
    let mut all = Vec::new();
    read(&folder(), &mut all);
    all
}

/// The sources of the program, without tests.
pub(crate) fn program() -> impl Iterator<Item = Source> {
    sources().into_iter().filter(|source| !source.is_test())
}

/// The modules in the order of `lib.rs`.
fn pipeline() -> Vec<String> {
    let text = fs::read_to_string(folder().join("lib.rs")).expect("read");
    let modules = text
        .lines()
        .map(|line| line.strip_prefix("pub ").unwrap_or(line))
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

/// The modules that a line names after `crate::`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        rest.split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default()
    })
}

#[test]
fn a_module_imports_only_what_stands_before_it() {
    let pipeline = pipeline();
    let place = |module: &str| pipeline.iter().position(|known| known == module);
    let faults = program()
        .filter(|source| !matches!(source.module(), "lib" | "main"))
        .flat_map(|source| {
            let here = place(source.module());
            source.faults(|line| {
                let wrong =
                    named(line).find(|module| place(module).is_none() || place(module) > here)?;
                Some(format!(
                    "`crate::{wrong}` does not stand before `{}` in lib.rs",
                    source.module()
                ))
            })
        });
    assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
}

/// A reader that shared code with the writer would repeat its mistakes.
#[test]
fn the_preflight_trusts_nothing() {
    let faults = program()
        .filter(|source| source.module() == "verify")
        .flat_map(|source| source.faults(|line| named(line).next().map(str::to_owned)));
    assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn imports_say_what_they_import() {
    const REFUSED: [&str; 4] = [
        "use crate::{",
        "use crate::*",
        "super::super",
        "use super::*",
    ];
    let faults = program().flat_map(|source| {
        source.faults(|line| {
            REFUSED
                .iter()
                .find(|word| line.contains(**word))
                .map(|word| word.to_string())
        })
    });
    assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_file_belongs_to_a_module_of_the_pipeline() {
    let pipeline = pipeline();
    assert!(pipeline.len() > 10, "lib.rs lists {pipeline:?}");
    let known = |module: &str| {
        matches!(module, "lib" | "main") || pipeline.iter().any(|known| known == module)
    };
    let strays: Vec<String> = sources()
        .into_iter()
        .filter(|source| !known(source.module()))
        .map(|source| source.name)
        .collect();
    assert_eq!(strays, Vec::<String>::new());
}

#[test]
fn main_uses_the_command_line_only() {
    let main = program()
        .find(|source| source.name == "main.rs")
        .expect("main.rs");
    let faults = main.faults(|line| {
        line.split("nenpyo::")
            .skip(1)
            .find(|rest| !rest.starts_with("cli::"))
            .map(str::to_owned)
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn only_the_command_line_asks_the_machine() {
    let inner = program().filter(|source| !matches!(source.module(), "cli" | "main"));
    let faults = inner.flat_map(|source| {
        source.faults(|line| {
            // A reader of bytes asks nothing.
            let line = line.replace("std::io::Cursor", "");
            MACHINE
                .iter()
                .find(|word| line.contains(**word))
                .map(|word| word.to_string())
        })
    });
    assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_file_has_500_lines_at_most_unless_it_is_excused() {
    let is_long = |source: &Source| source.text.lines().count() > MOST_LINES;
    let long: Vec<String> = sources()
        .into_iter()
        .filter(is_long)
        .map(|source| source.name)
        .collect();
    let new: Vec<&String> = long
        .iter()
        .filter(|name| !EXCUSED.contains(&name.as_str()))
        .collect();
    assert!(new.is_empty(), "longer than {MOST_LINES} lines: {new:?}");
    let needless: Vec<&str> = EXCUSED
        .into_iter()
        .filter(|name| !long.iter().any(|long| long == name))
        .collect();
    assert!(needless.is_empty(), "excused without need: {needless:?}");
}

/// The formatter breaks code, but no comment.
#[test]
fn a_comment_has_100_columns_at_most() {
    const MOST_COLUMNS: usize = 100;
    let is_wide =
        |line: &&str| line.trim_start().starts_with("//") && line.chars().count() > MOST_COLUMNS;
    let of_file = |source: Source| {
        let wide = source.text.lines().filter(is_wide);
        let found: Vec<String> = wide
            .map(|line| format!("{}: {line}", source.name))
            .collect();
        found
    };
    let wide: Vec<String> = sources().into_iter().flat_map(of_file).collect();
    assert_eq!(wide, Vec::<String>::new());
}

#[test]
fn code_for_tests_is_not_looked_at() {
    let text = "use a;\n#[cfg(test)]\nuse crate::pack;\nfn f() {}\n#[cfg(test)]\nmod tests {\n    \
        use super::*;\n}\n// crate::cli\nfn g() {}\n";
    let source = Source {
        name: "geom.rs".into(),
        text: text.into(),
    };
    assert_eq!(
        source.code(),
        [(1, "use a;"), (4, "fn f() {}"), (10, "fn g() {}")]
    );
}
