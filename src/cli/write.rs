//! Writes a file whole or not at all.

use std::fs::{File, OpenOptions, canonicalize, metadata, read};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::exit::{Failure, reason};
use super::temporary::Temporary;

/// Says why a file could not be written there, before any work is done for it.
pub(super) fn look(target: &Path) -> Result<(), Failure> {
    let shown = target.display();
    let folder = folder_of(target);
    match metadata(target) {
        Ok(about) if about.is_dir() => Err(Failure::io(format!(
            "cannot write `{shown}`: it is a folder"
        ))
        .hint(format!(
            "name a file in it: `-o {}`",
            target.join("out.pdf").display()
        ))),
        Ok(about) if about.is_file() && about.permissions().readonly() => Err(Failure::io(
            format!("cannot write `{shown}`: the file is read-only"),
        )
        .hint("name another file, or make it writable")),
        Ok(_) => Ok(()),
        Err(_) if target.file_name().is_none() => Err(Failure::io(format!(
            "cannot write `{shown}`: it names no file"
        ))),
        Err(_) if !folder.exists() => Err(Failure::io(format!(
            "cannot write `{shown}`: there is no folder `{}`",
            folder.display()
        ))
        .hint("make the folder first")),
        Err(_) if !folder.is_dir() => Err(Failure::io(format!(
            "cannot write `{shown}`: `{}` is no folder",
            folder.display()
        ))),
        Err(_) => Ok(()),
    }
}

/// Writes a file: first under another name in the same folder, then, once all of it is on the disk,
/// under its own. After any error the old file stands as it was, and nothing else is left.
pub(super) fn whole(target: &Path, bytes: &[u8]) -> Result<(), Failure> {
    look(target)?;
    put(target, bytes, true)
}

/// Writes one of many files, unless it stands there with the same bytes; gives whether it was
/// written. It is not forced to the disk: after a failure of the power, the next run finds what is
/// missing.
pub(super) fn one_of_many(target: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    look(target)?;
    if metadata(target).is_ok_and(|about| about.len() == bytes.len() as u64)
        && read(target).is_ok_and(|old| old == bytes)
    {
        return Ok(false);
    }
    put(target, bytes, false).map(|()| true)
}

fn put(target: &Path, bytes: &[u8], to_disk: bool) -> Result<(), Failure> {
    // Links are followed, so that the file they lead to is replaced; a device or a pipe is written
    // to as it is.
    let target = &canonicalize(target).unwrap_or_else(|_| target.to_path_buf());
    if metadata(target).is_ok_and(|about| !about.is_file()) {
        let written = OpenOptions::new()
            .write(true)
            .open(target)
            .and_then(|mut file| file.write_all(bytes));
        return match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(failed(target, &error)),
            _ => Ok(()),
        };
    }
    exchange(target, bytes, to_disk).map_err(|error| failed(target, &error))
}

fn exchange(target: &Path, bytes: &[u8], to_disk: bool) -> std::io::Result<()> {
    let folder = folder_of(target);
    let mut file = Temporary::in_folder(&folder)?;
    file.fill(bytes, to_disk)?;
    file.replace(target)?;
    if to_disk && cfg!(unix) {
        // The new name is on the disk once the folder is; a file system that cannot do this has
        // done its best.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

fn folder_of(target: &Path) -> PathBuf {
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_path_buf()
}

fn failed(target: &Path, error: &std::io::Error) -> Failure {
    let failure = Failure::io(format!(
        "cannot write `{}`: {}",
        target.display(),
        reason(error)
    ));
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            failure.hint("close the file in every other program, or name another one with `-o`")
        }
        _ => failure,
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{create_dir_all, read, read_dir, remove_dir_all, write};
    use std::path::PathBuf;

    use super::whole;

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("nenpyo-write-{}-{name}", std::process::id()));
        let _ = remove_dir_all(&folder);
        create_dir_all(&folder).expect("a temporary folder");
        folder
    }

    #[test]
    fn a_file_is_replaced_and_no_temporary_is_left() {
        let folder = folder("replaced");
        write(folder.join("a.pdf"), "old").expect("written");
        assert_eq!(whole(&folder.join("a.pdf"), b"new"), Ok(()));
        assert_eq!(read(folder.join("a.pdf")).expect("read"), b"new");
        assert_eq!(read_dir(&folder).expect("listed").count(), 1);
        let _ = remove_dir_all(folder);
    }

    #[test]
    fn a_read_only_file_stays_as_it_was() {
        let folder = folder("read-only");
        let target = folder.join("a.pdf");
        write(&target, "old").expect("written");
        let mut permissions = target.metadata().expect("known").permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&target, permissions).expect("set");
        let message = whole(&target, b"new").expect_err("refused").message;
        assert!(message.ends_with("the file is read-only"), "{message}");
        assert_eq!(read(&target).expect("read"), b"old");
        assert_eq!(read_dir(&folder).expect("listed").count(), 1);
    }

    #[test]
    fn folders_and_missing_folders_are_named() {
        let folder = folder("folders");
        assert!(
            whole(&folder, b"")
                .expect_err("refused")
                .message
                .ends_with("it is a folder")
        );
        let message = whole(&folder.join("no/a.pdf"), b"")
            .expect_err("refused")
            .message;
        assert!(message.contains("there is no folder"), "{message}");
        let _ = remove_dir_all(folder);
    }
}
