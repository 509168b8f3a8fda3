//! Standard output and standard error. A reader that closes the pipe has what it wants: that is no
//! failure.

use std::io::{ErrorKind, Write, stderr, stdout};

use super::exit::{Exit, Failure, reason};

/// Writes data to standard output.
pub(super) fn data(bytes: &[u8]) -> Result<Exit, Failure> {
    let mut out = stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::io(format!(
            "cannot write to standard output: {}",
            reason(&error)
        ))),
        _ => Ok(Exit::Done),
    }
}

/// Writes a message to standard error; a closed one is nobody's loss.
pub(super) fn message(text: &str) {
    let mut err = stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}
