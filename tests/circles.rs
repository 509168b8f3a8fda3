//! No file imports, by whatever way, a file that imports it: each can be read after those that it
//! stands on.

use std::collections::{BTreeMap, BTreeSet};

use crate::layers::{Source, program};

/// The modules of `lib.rs` that still hold circles. The list only gets shorter.
const TO_BE_FREED: [&str; 2] = ["analysis", "brief"];

/// The files of the program as a tree of modules, by their paths: `pdf::tags`.
struct Modules {
    files: BTreeMap<String, Source>,
    /// What a module shows of the modules below it: its name there → the path of what it is.
    shown: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Modules {
    fn new(files: impl Iterator<Item = Source>) -> Self {
        let mut modules = Modules {
            files: files.map(|file| (module_of(&file.name), file)).collect(),
            shown: BTreeMap::new(),
        };
        let shown = modules
            .files
            .iter()
            .map(|(module, file)| (module.clone(), modules.shown_by(module, file)))
            .collect();
        modules.shown = shown;
        modules
    }

    fn is_below(&self, module: &str, word: &str) -> bool {
        self.files.contains_key(&join(module, word))
    }

    /// What a file shows under its own name: `pub use tags::TagTree`.
    fn shown_by(&self, module: &str, file: &Source) -> BTreeMap<String, Vec<String>> {
        let text = text(file);
        let uses = text.split(';').filter_map(|item| {
            let (before, tree) = item.rsplit_once("use ")?;
            let is_use = before.trim_end().lines().last().unwrap_or_default();
            (is_use.trim().is_empty() || is_use.trim().starts_with("pub")).then_some(tree)
        });
        let below = uses
            .flat_map(paths)
            .filter(|(path, _)| self.is_below(module, &path[0]));
        below.map(|(path, name)| (name, path)).collect()
    }

    /// The file in which a path ends that begins in a module.
    fn file(&self, module: &str, path: &[String]) -> Option<String> {
        let mut module = module.to_owned();
        for (place, word) in path.iter().enumerate() {
            if self.is_below(&module, word) {
                module = join(&module, word);
            } else if let Some(shown) = self.shown.get(&module).and_then(|all| all.get(word)) {
                let rest = [shown, &path[place + 1..]].concat();
                return self.file(&module, &rest);
            } else {
                break;
            }
        }
        self.files.contains_key(&module).then_some(module)
    }

    /// The files that a file imports.
    fn imports(&self, module: &str) -> BTreeSet<String> {
        let text = text(&self.files[module]);
        // What it only shows on is no import.
        let mut code = String::new();
        for item in text.split_inclusive(';') {
            let mut words = item.split_whitespace();
            let is_shown = words.next().is_some_and(|word| word.starts_with("pub"))
                && words.next() == Some("use")
                && item.split("use ").nth(1).is_some_and(|tree| {
                    paths(tree.trim_end_matches(';'))
                        .iter()
                        .all(|(path, _)| self.is_below(module, &path[0]))
                });
            if !is_shown {
                code.push_str(item);
            }
        }
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let used: BTreeSet<&str> = code.split(|c| !is_word(c)).collect();
        // But it imports what it shows and uses itself.
        let shown = self.shown[module].iter();
        let mut found: BTreeSet<String> = shown
            .filter(|(name, _)| used.contains(name.as_str()))
            .filter_map(|(_, path)| self.file(module, path))
            .collect();
        for (place, _) in code.match_indices("::") {
            let start = code[..place]
                .rfind(|c| !is_word(c))
                .map_or(0, |before| before + 1);
            if code[..start].ends_with(':') {
                continue;
            }
            let (word, rest) = (&code[start..place], &code[place + 2..]);
            let end = statement_end(rest);
            let from = match word {
                "crate" => String::new(),
                "self" => module.to_owned(),
                "super" => module.rsplit_once("::").map_or("", |(up, _)| up).to_owned(),
                below if self.is_below(module, below) => join(module, below),
                _ => continue,
            };
            found.extend(
                paths(&rest[..end])
                    .iter()
                    .filter_map(|(path, _)| self.file(&from, path)),
            );
        }
        found.remove(module);
        found
    }

    /// Groups of files that import each other, each with what imports what.
    fn circles(&self) -> Vec<Vec<(String, String)>> {
        let imports: BTreeMap<&String, BTreeSet<String>> = self
            .files
            .keys()
            .map(|module| (module, self.imports(module)))
            .collect();
        let reach = |from: &String| {
            let mut seen = BTreeSet::new();
            let mut next = vec![from];
            while let Some(module) = next.pop() {
                next.extend(
                    imports[module]
                        .iter()
                        .filter(|to| seen.insert((*to).clone())),
                );
            }
            seen
        };
        let reached: BTreeMap<&String, BTreeSet<String>> = imports
            .keys()
            .map(|module| (*module, reach(module)))
            .collect();
        let mut circles: BTreeMap<BTreeSet<&String>, Vec<(String, String)>> = BTreeMap::new();
        for (from, all) in &imports {
            for to in all.iter().filter(|to| reached[to].contains(*from)) {
                let circle = reached[from]
                    .iter()
                    .filter(|module| reached[module].contains(*from));
                circles
                    .entry(circle.collect())
                    .or_default()
                    .push(((*from).clone(), to.clone()));
            }
        }
        circles.into_values().collect()
    }
}

/// `pdf/tags.rs` → `pdf::tags`; `pdf/mod.rs` → `pdf`.
fn module_of(name: &str) -> String {
    let name = name.trim_end_matches(".rs").trim_end_matches("/mod");
    if name == "lib" {
        String::new()
    } else {
        name.replace('/', "::")
    }
}

fn join(module: &str, word: &str) -> String {
    if module.is_empty() {
        word.to_owned()
    } else {
        format!("{module}::{word}")
    }
}

/// The code of a file without attributes, which may stand before `use`.
fn text(file: &Source) -> String {
    let code = file.code();
    let lines = code
        .iter()
        .map(|(_, line)| *line)
        .filter(|line| !line.trim_start().starts_with("#["));
    lines.collect::<Vec<_>>().join("\n")
}

/// How far the path or the tree of a `use` goes that a text begins with.
fn statement_end(text: &str) -> usize {
    let mut depth = 0;
    for (place, c) in text.char_indices() {
        match c {
            '{' if depth > 0 || text[..place].is_empty() || text[..place].ends_with("::") => {
                depth += 1;
            }
            '}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    return place + 1;
                }
            }
            _ if depth > 0 || c.is_alphanumeric() || matches!(c, '_' | ':') => {}
            _ => return place,
        }
    }
    text.len()
}

/// The paths of a tree of `use`, each with the name that it gets: `a::{b, c as d}`.
fn paths(tree: &str) -> Vec<(Vec<String>, String)> {
    let tree = tree.trim();
    if let Some((before, inside)) = tree.split_once('{') {
        let inside = inside.trim_end().trim_end_matches('}');
        let before: Vec<String> = words(before);
        let mut all = Vec::new();
        let (mut depth, mut start) = (0, 0);
        for (place, c) in inside.char_indices().chain([(inside.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    for (path, name) in paths(&inside[start..place]) {
                        let path: Vec<String> = before.iter().cloned().chain(path).collect();
                        all.push((path, name));
                    }
                    start = place + 1;
                }
                _ => {}
            }
        }
        return all;
    }
    let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
    let path = words(path);
    match path.last() {
        Some(last) if name.is_empty() => vec![(path.clone(), last.clone())],
        Some(_) => vec![(path, name.trim().to_owned())],
        None => Vec::new(),
    }
}

fn words(path: &str) -> Vec<String> {
    path.split("::")
        .map(str::trim)
        .filter(|word| !word.is_empty() && *word != "self")
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_file_imports_what_imports_it() {
    let modules = Modules::new(program());
    let circles = modules.circles();
    let top = |circle: &Vec<(String, String)>| {
        let module = &circle[0].0;
        module.split("::").next().unwrap_or(module).to_owned()
    };
    let bad: Vec<String> = circles
        .iter()
        .filter(|circle| !TO_BE_FREED.contains(&top(circle).as_str()))
        .flatten()
        .map(|(from, to)| format!("{from} → {to}"))
        .collect();
    assert!(bad.is_empty(), "files in circles:\n{}", bad.join("\n"));
    let held: BTreeSet<String> = circles.iter().map(top).collect();
    let free: Vec<&str> = TO_BE_FREED
        .into_iter()
        .filter(|module| !held.contains(*module))
        .collect();
    assert!(
        free.is_empty(),
        "free of circles, so take them off the list: {free:?}"
    );
}

/// Files as the test sees them.
fn example(files: &[(&str, &str)]) -> Vec<Vec<(String, String)>> {
    let file = |(name, text): &(&str, &str)| Source {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
    };
    Modules::new(files.iter().map(file)).circles()
}

#[test]
fn what_a_module_only_shows_is_no_import() {
    let shown = "mod b;\nmod c;\npub use b::B;\npub(crate) use c::{C, D as E};\n";
    let b = "use super::{E, c};\nfn f() {\n    crate::a::C::new()\n}\n";
    assert!(
        example(&[
            ("a/mod.rs", shown),
            ("a/b.rs", b),
            ("a/c.rs", "pub struct C;\n")
        ])
        .is_empty()
    );
}

#[test]
fn circles_are_seen() {
    let pairs = |circles: Vec<Vec<(String, String)>>| -> Vec<String> {
        let pairs = circles.into_iter().flatten();
        pairs.map(|(from, to)| format!("{from} → {to}")).collect()
    };
    let own = [
        ("a/mod.rs", "mod b;\nuse b::B;\nstruct A;\n"),
        ("a/b.rs", "use super::A;\n"),
    ];
    assert_eq!(pairs(example(&own)), ["a → a::b", "a::b → a"]);
    let called = [
        ("a/mod.rs", "mod b;\nfn f() {\n    b::g()\n}\n"),
        ("a/b.rs", "fn g() {\n    super::f()\n}\n"),
    ];
    assert_eq!(pairs(example(&called)), ["a → a::b", "a::b → a"]);
    let three = [
        ("a/mod.rs", "mod b;\nmod c;\nmod d;\npub use d::D;\n"),
        ("a/b.rs", "use super::c::{\n    self,\n    C,\n};\n"),
        ("a/c.rs", "use crate::a::D;\n"),
        ("a/d.rs", "use super::b;\n"),
    ];
    assert_eq!(
        pairs(example(&three)),
        ["a::b → a::c", "a::c → a::d", "a::d → a::b"]
    );
    let tests = [
        ("a/mod.rs", "mod b;\nuse b::B;\nstruct A;\n"),
        (
            "a/b.rs",
            "#[cfg(test)]\nmod tests {\n    use super::A;\n}\n",
        ),
    ];
    assert!(example(&tests).is_empty());
}
