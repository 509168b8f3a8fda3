//! Which characters a face shows, remembered as they are asked for.

use std::sync::atomic::{AtomicU8, Ordering};

/// The characters of the basic multilingual plane; the others are looked up each time.
const PLANE: usize = 0x1_0000;

const SHOWN: u8 = 1;
const MISSING: u8 = 2;

/// What is known of each character: nothing, [`SHOWN`] or [`MISSING`].
pub(super) struct Coverage(Box<[AtomicU8]>);

impl Default for Coverage {
    fn default() -> Self {
        Coverage((0..PLANE).map(|_| AtomicU8::new(0)).collect())
    }
}

impl Coverage {
    /// Whether a character is shown; asks `look` the first time.
    pub(super) fn has(&self, c: char, look: impl Fn(char) -> bool) -> bool {
        let Some(known) = self.0.get(c as usize) else {
            return look(c);
        };
        match known.load(Ordering::Relaxed) {
            0 => {
                let shown = look(c);
                known.store(if shown { SHOWN } else { MISSING }, Ordering::Relaxed);
                shown
            }
            known => known == SHOWN,
        }
    }
}
