//! `nenpyo init`: a small but complete example to start from.

use std::fs::{OpenOptions, create_dir_all, remove_file};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::args::SchemaOf;
use super::commands::schema;
use super::exit::{Exit, Failure, reason};
use super::report::{Reporter, Written};

/// The files of the example by their paths in its folder.
const TEMPLATES: [(&str, &str); 5] = [
    (
        "timeline/timeline.yaml",
        include_str!("../../data/init/timeline/timeline.yaml"),
    ),
    (
        "timeline/records.yaml",
        include_str!("../../data/init/timeline/records.yaml"),
    ),
    (
        "timeline/sources.yaml",
        include_str!("../../data/init/timeline/sources.yaml"),
    ),
    (
        "executive.ja.yaml",
        include_str!("../../data/init/executive.ja.yaml"),
    ),
    (
        "executive.en.yaml",
        include_str!("../../data/init/executive.en.yaml"),
    ),
];

/// Writes the example; nothing when any of its files is there already.
pub(super) fn write(folder: &Path, reporter: &Reporter) -> Result<Exit, Failure> {
    let schemas = [
        ("schema/timeline.json", schema(SchemaOf::Timeline)),
        ("schema/pack.json", schema(SchemaOf::Pack)),
    ];
    let texts = TEMPLATES
        .into_iter()
        .chain(schemas.iter().map(|(path, text)| (*path, text.as_str())));
    let files: Vec<(PathBuf, &str)> = texts
        .map(|(path, text)| (folder.join(path), text))
        .collect();
    refuse_existing(&files)?;
    let mut written = Vec::new();
    for (path, text) in &files {
        if let Err(error) = create(path, text) {
            written.iter().for_each(|path| drop(remove_file(path)));
            return Err(Failure::io(format!(
                "cannot write `{}`: {}; nothing was written",
                path.display(),
                reason(&error)
            )));
        }
        written.push(path);
    }
    reporter.say(&format!(
        "wrote {} files to {}",
        files.len(),
        folder.display()
    ));
    let pack = quoted(&folder.join("executive.ja.yaml").to_string_lossy());
    reporter.say(&format!("next: nenpyo check {pack} && nenpyo build {pack}"));
    let written: Vec<Written> = files
        .iter()
        .map(|(path, text)| Written::of(path, None, text.as_bytes()))
        .collect();
    reporter.summary(Exit::Done, &[], &written);
    Ok(Exit::Done)
}

/// A path as it can be pasted into a shell. One that begins like an option is a path again.
fn quoted(path: &str) -> String {
    let path = if path.starts_with('-') {
        format!("./{path}")
    } else {
        path.to_owned()
    };
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    match (path.chars().all(is_plain), cfg!(windows)) {
        (true, _) => path,
        (false, true) => format!("\"{path}\""),
        (false, false) => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

fn refuse_existing(files: &[(PathBuf, &str)]) -> Result<(), Failure> {
    // A link that leads nowhere counts as there.
    let there: Vec<String> = files
        .iter()
        .filter(|(path, _)| path.symlink_metadata().is_ok())
        .map(|(path, _)| format!("`{}`", path.display()))
        .collect();
    if there.is_empty() {
        return Ok(());
    }
    let is = if there.len() == 1 { "is" } else { "are" };
    let failure = Failure::io(format!(
        "{} {is} there already; nothing was written",
        there.join(", ")
    ));
    Err(failure.hint("name another folder: `nenpyo init example`"))
}

/// Writes a new file; one that appeared meanwhile is left alone, one that could not be filled is
/// removed.
fn create(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .inspect_err(|error| {
            if error.kind() != ErrorKind::AlreadyExists {
                let _ = remove_file(path);
            }
        })
}

#[cfg(all(test, unix))]
mod tests {
    use super::quoted;

    #[test]
    fn newcomer_18_what_is_to_be_typed_next_can_be_pasted() {
        for (path, pasted) in [
            ("data/p.yaml", "data/p.yaml"),
            ("報告/p.yaml", "報告/p.yaml"),
            ("報告 6月/p.yaml", "'報告 6月/p.yaml'"),
            ("it's/p.yaml", "'it'\\''s/p.yaml'"),
            ("-x/$HOME;p.yaml", "'./-x/$HOME;p.yaml'"),
            ("~/p.yaml", "'~/p.yaml'"),
        ] {
            assert_eq!(quoted(path), pasted);
        }
    }
}
