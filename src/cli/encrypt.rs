//! Encryption on request: the last step, on a finished file. It draws random numbers, so such files
//! are exempt from "same input, same bytes", and it ends what the file could claim: PDF/A forbids
//! it (ISO 19005-2, 6.1.3).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use super::decode::{Fault, decode};
use super::exit::{Exit, Failure};
use super::load::{Loader, shown};
use crate::character;
use crate::diag::{Code, Pos};

/// The longest password in bytes (ISO 32000-2, 7.6.4.3.3).
const LONGEST: usize = 127;

/// The passwords of a file.
pub(super) struct Passwords {
    /// Opens it for reading and printing.
    reader: String,
    /// Opens it for every change; a random one where none was given.
    owner: String,
}

impl Passwords {
    /// Reads a file of passwords: the reader's on the first line, the owner's on a second one
    /// perhaps. `None` after a finding.
    pub(super) fn read(path: &Path, loader: &mut Loader) -> Result<Option<Self>, Failure> {
        let (text, fault) = match loader.read(path)? {
            Some(bytes) => decode(bytes),
            None => (String::new(), Some(Fault::too_large())),
        };
        let prepared = match fault {
            Some(fault) => Err(fault),
            None => prepared(&text),
        };
        match prepared {
            Ok((reader, owner)) => {
                let owner = match owner {
                    Some(owner) => owner,
                    None => random()?.iter().map(|byte| format!("{byte:02x}")).collect(),
                };
                Ok(Some(Passwords { reader, owner }))
            }
            Err(fault) => {
                loader.add_text(shown(path), PathBuf::new(), veiled(fault.at), Some(fault));
                Ok(None)
            }
        }
    }
}

/// The reader's password and the owner's, prepared as every reader of PDF does it (SASLprep,
/// RFC 4013): what differs before may be the same afterwards, or nothing.
fn prepared(text: &str) -> Result<(String, Option<String>), Fault> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let reader = password(lines.next().unwrap_or_default(), 1)?;
    let owner = lines.next().filter(|line| !line.is_empty());
    let owner = owner.map(|line| password(line, 2)).transpose()?;
    if owner.as_ref() == Some(&reader) {
        return Err(refused(
            (2, 1),
            "both passwords are the same, once they are prepared as PDF asks (SASLprep)".into(),
            "write another one on the second line, or leave it out".into(),
        ));
    }
    Ok((reader, owner))
}

fn password(typed: &str, line: u32) -> Result<String, Fault> {
    let column = |fits: &dyn Fn(char) -> bool| typed.chars().position(fits).map_or(1, count);
    let Ok(prepared) = stringprep::saslprep(typed) else {
        let alone = |c: char| stringprep::saslprep(c.encode_utf8(&mut [0; 4])).is_err();
        let right_to_left = stringprep::tables::bidi_r_or_al;
        let (column, what) = match typed.chars().find(|c| alone(*c)) {
            Some(c) if !right_to_left(c) => (
                column(&alone),
                format!("{} may not stand in a password", character::shown(c)),
            ),
            _ => (
                column(&right_to_left),
                "a password is written from right to left as a whole, or not at all".to_owned(),
            ),
        };
        let hint = "write letters, digits and signs that every keyboard has";
        return Err(refused((line, column), what + " (SASLprep)", hint.into()));
    };
    if !typed.is_empty() && prepared.trim().is_empty() {
        return Err(refused(
            (line, 1),
            "nothing is left of this password once it is prepared as PDF asks (SASLprep)".into(),
            "write letters, digits and signs that are seen".into(),
        ));
    }
    if prepared.is_empty() || prepared.len() > LONGEST {
        return Err(refused(
            (line, 1),
            format!("this password has {} bytes", prepared.len()),
            format!("write one of 1 to {LONGEST} bytes"),
        ));
    }
    Ok(prepared.into_owned())
}

fn count(before: usize) -> u32 {
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

fn refused((line, column): (u32, u32), message: String, hint: String) -> Fault {
    Fault {
        code: Code::BadPassword,
        at: Pos { line, column },
        message,
        hint,
    }
}

/// What an excerpt may show of a file of passwords: no letter of it.
fn veiled(up_to: Pos) -> String {
    let before = "\n".repeat(up_to.line.saturating_sub(1) as usize);
    before + &"•".repeat(up_to.column as usize)
}

/// Encrypts a file with AES-256 (ISO 32000-2, 7.6.4). Printing and reading aloud are permitted,
/// copying and changes not.
pub(super) fn encrypt(file: &[u8], passwords: &Passwords) -> Result<Vec<u8>, Failure> {
    encrypted(file, passwords).map_err(|why| match why {
        Unencrypted::Random(failure) => failure,
        Unencrypted::Library(error) => Failure {
            exit: Exit::Internal,
            ..Failure::io(format!("the file could not be encrypted: {error}"))
        },
    })
}

enum Unencrypted {
    Random(Failure),
    Library(lopdf::Error),
}

impl From<lopdf::Error> for Unencrypted {
    fn from(error: lopdf::Error) -> Self {
        Unencrypted::Library(error)
    }
}

fn encrypted(file: &[u8], passwords: &Passwords) -> Result<Vec<u8>, Unencrypted> {
    let mut document = Document::load_mem(file)?;
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let key = random().map_err(Unencrypted::Random)?;
    let version = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: &key,
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: &passwords.owner,
        user_password: &passwords.reader,
        permissions: Permissions::PRINTABLE
            | Permissions::PRINTABLE_IN_HIGH_QUALITY
            | Permissions::COPYABLE_FOR_ACCESSIBILITY,
    };
    document.encrypt(&EncryptionState::try_from(version)?)?;
    state_lengths(&mut document)?;
    let mut bytes = Vec::with_capacity(file.len() * 2);
    document.save_to(&mut bytes).map_err(lopdf::Error::from)?;
    Ok(bytes)
}

/// States the length of the key, which lopdf leaves out and poppler wants: in bits for all, in
/// bytes for the filter.
fn state_lengths(document: &mut Document) -> Result<(), lopdf::Error> {
    let id = document
        .trailer
        .get(b"Encrypt")
        .and_then(Object::as_reference)?;
    let about = document.get_object_mut(id).and_then(Object::as_dict_mut)?;
    about.set("Length", 256);
    let filters = about.get_mut(b"CF").and_then(Object::as_dict_mut)?;
    filters
        .get_mut(b"StdCF")
        .and_then(Object::as_dict_mut)?
        .set("Length", 32);
    Ok(())
}

fn random() -> Result<[u8; 32], Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::io(format!("this machine gives no random numbers: {error}")))?;
    Ok(bytes)
}
