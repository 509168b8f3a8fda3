//! Paths as people type them: files, folders, patterns; and the folders that a pack may read.

use std::fs::{canonicalize, metadata, read_dir};
use std::path::{Component, Path, PathBuf};

use super::exit::{Failure, reason};
use crate::source::nearest;

/// Most files that one path stands for.
const MOST: usize = 10_000;

/// Whether a path as typed is a pattern.
pub(super) fn is_pattern(typed: &str) -> bool {
    typed.contains(['*', '?'])
}

/// The files that a path stands for: itself, the YAML files of a folder, or what a pattern matches;
/// sorted by name. Empty when there is none.
pub(super) fn expand(base: &Path, typed: &str) -> Result<Vec<PathBuf>, Failure> {
    let path = base.join(typed);
    let mut found = match metadata(&path) {
        Ok(about) if about.is_dir() => yaml_files(&path)?,
        Ok(_) => vec![path],
        Err(_) if is_pattern(typed) => matches(base, typed)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            return Err(Failure::io(format!(
                "cannot read `{}`: {}",
                path.display(),
                reason(&error)
            )));
        }
    };
    found.sort();
    if found.len() > MOST {
        return Err(
            Failure::io(format!("`{typed}` stands for more than 10,000 files"))
                .hint("name a narrower pattern"),
        );
    }
    Ok(found)
}

/// The names in a folder, sorted, without hidden ones.
fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let shown = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let failed = |error: &std::io::Error| {
        Failure::io(format!(
            "cannot read the folder `{}`: {}",
            shown.display(),
            reason(error)
        ))
    };
    let entries = read_dir(shown).map_err(|error| failed(&error))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let yaml = |name: &String| name.ends_with(".yaml") || name.ends_with(".yml");
    Ok(names(folder)?
        .iter()
        .filter(|name| yaml(name))
        .map(|name| folder.join(name))
        .filter(|path| path.is_file())
        .collect())
}

/// Folder by folder, what a pattern matches.
fn matches(base: &Path, pattern: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut reached = vec![base.to_path_buf()];
    for part in Path::new(pattern).components() {
        let part = part.as_os_str().to_string_lossy();
        let mut next = Vec::new();
        for folder in &reached {
            if !is_pattern(&part) {
                next.push(folder.join(&*part));
            } else if folder.as_os_str().is_empty() || folder.is_dir() {
                next.extend(
                    names(folder)?
                        .iter()
                        .filter(|name| is_match(&part, name))
                        .map(|name| folder.join(name)),
                );
            }
        }
        next.truncate(MOST + 1);
        reached = next;
    }
    reached.retain(|path| path.is_file());
    Ok(reached)
}

/// Whether a name fits a pattern: `*` stands for any characters, `?` for one.
fn is_match(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        if pattern.get(p) == Some(&'*') {
            star = Some((p, n));
            p += 1;
        } else if pattern.get(p).is_some_and(|c| *c == '?' || *c == name[n]) {
            (p, n) = (p + 1, n + 1);
        } else if let Some((at, taken)) = star {
            star = Some((at, taken + 1));
            (p, n) = (at + 1, taken + 1);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// A path with `.` and `..` worked out by the letter, without looking at the disk.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(plain.components().next_back(), Some(Component::Normal(_))) =>
            {
                plain.pop();
            }
            Component::ParentDir if plain.has_root() => {}
            part => plain.push(part),
        }
    }
    plain
}

/// The folders that a pack may read: its own and the one that holds it, links worked out.
pub(super) struct Root {
    folder: PathBuf,
    root: PathBuf,
}

impl Root {
    /// The root of the packs in a folder.
    pub(super) fn of(folder: &Path) -> Result<Self, Failure> {
        let shown = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let folder = canonicalize(shown).map_err(|e| {
            Failure::io(format!(
                "cannot read the folder `{}`: {}",
                shown.display(),
                reason(&e)
            ))
        })?;
        let root = folder.parent().unwrap_or(&folder).to_path_buf();
        Ok(Root { folder, root })
    }

    /// Whether a path stays inside by the letter: asked before the disk is touched, so that nothing
    /// outside is probed.
    pub(super) fn allows_typed(&self, typed: &str) -> bool {
        plain(&self.folder.join(typed)).starts_with(&self.root)
    }

    /// Whether a file stays inside once links are followed.
    pub(super) fn allows(&self, path: &Path) -> bool {
        canonicalize(path).is_ok_and(|real| real.starts_with(&self.root))
    }

    /// What may have been meant by a path that leads to nothing.
    pub(super) fn suggest(&self, typed: &str) -> Option<String> {
        let whole = self.folder.join(typed);
        let missing = whole.ancestors().take_while(|path| !path.exists()).last()?;
        let (folder, name) = (missing.parent()?, missing.file_name()?.to_str()?);
        if !self.allows(folder) {
            return None;
        }
        let names = names(folder).ok()?;
        let meant = nearest(name, names.iter().map(String::as_str))?;
        Some(typed.replacen(name, meant, 1))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_match, plain};

    #[test]
    fn patterns_match_within_one_name() {
        let fits = [
            ("*.yaml", "a.yaml"),
            ("a?c*", "abc"),
            ("*", ""),
            ("*a*b", "xxaybab"),
            ("第?回", "第四回"),
        ];
        assert!(fits.iter().all(|(pattern, name)| is_match(pattern, name)));
        let misses = [("*.yaml", "a.yml"), ("a?", "a"), ("a*b", "ac"), ("", "a")];
        assert!(!misses.iter().any(|(pattern, name)| is_match(pattern, name)));
    }

    #[test]
    fn dots_are_worked_out_by_the_letter() {
        let cases = [
            ("a/../b/./c", "b/c"),
            ("../a", "../a"),
            ("../../a", "../../a"),
            ("/../a", "/a"),
            ("a/..", ""),
        ];
        assert!(
            cases
                .iter()
                .all(|(typed, wanted)| plain(Path::new(typed)) == Path::new(wanted))
        );
    }
}
