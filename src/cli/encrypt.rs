//! Encryption on request: the last step, on a finished file. It draws random numbers, so such files
//! are exempt from "same input, same bytes", and it ends what the file could claim: PDF/A forbids
//! it (ISO 19005-2, 6.1.3).

use std::collections::BTreeMap;
use std::fs::read_to_string;
use std::path::Path;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use super::exit::{Exit, Failure, reason};

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
    /// perhaps.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let text = read_to_string(path)
            .map_err(|error| Failure::io(format!("cannot read `{shown}`: {}", reason(&error))))?;
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let reader = lines.next().unwrap_or_default().to_owned();
        let owner = lines
            .next()
            .filter(|line| !line.is_empty())
            .map(str::to_owned);
        for password in [Some(&reader), owner.as_ref()].into_iter().flatten() {
            if password.is_empty() || password.len() > LONGEST {
                let failure = Failure::usage(format!(
                    "a password in `{shown}` has {} bytes",
                    password.len()
                ));
                return Err(failure.hint(format!(
                    "write one of 1 to {LONGEST} bytes on the first line"
                )));
            }
        }
        if owner.as_ref() == Some(&reader) {
            let failure = Failure::usage(format!("both passwords in `{shown}` are the same"));
            return Err(failure.hint("write another one on the second line, or leave it out"));
        }
        let owner = match owner {
            Some(owner) => owner,
            None => random()?.iter().map(|byte| format!("{byte:02x}")).collect(),
        };
        Ok(Passwords { reader, owner })
    }
}

/// Encrypts a file with AES-256 (ISO 32000-2, 7.6.4). Printing and reading aloud are permitted,
/// copying and changes not.
pub(super) fn encrypt(file: &[u8], passwords: &Passwords) -> Result<Vec<u8>, Failure> {
    encrypted(file, passwords).map_err(|why| match why {
        Fault::Random(failure) => failure,
        Fault::Library(error) => Failure {
            exit: Exit::Internal,
            ..Failure::io(format!("the file could not be encrypted: {error}"))
        },
    })
}

enum Fault {
    Random(Failure),
    Library(lopdf::Error),
}

impl From<lopdf::Error> for Fault {
    fn from(error: lopdf::Error) -> Self {
        Fault::Library(error)
    }
}

fn encrypted(file: &[u8], passwords: &Passwords) -> Result<Vec<u8>, Fault> {
    let mut document = Document::load_mem(file)?;
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let key = random().map_err(Fault::Random)?;
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
