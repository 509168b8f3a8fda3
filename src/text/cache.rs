//! Texts that were shaped before: names of sectors and the like recur, and a pack that must become
//! shorter is laid out several times.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::rich::Stretch;
use super::shape::Cluster;
use crate::font::FaceId;
use crate::lang::Lang;

/// Clusters that are kept, at most: about 10 MB. A book of thousands of pages shapes most of its
/// texts only once.
const MOST: usize = 250_000;

/// What the clusters of a stretch depend on: its length in bytes, its face, the bits of its size,
/// its language, its gaps.
type Look = (usize, FaceId, u32, Lang, bool);

type Shaped = (Arc<str>, Arc<[Cluster]>);

/// One text in each of its looks.
type Looks = Vec<(Box<[Look]>, Shaped)>;

/// Shaped texts by their text and the looks of their stretches. Threads that lay out share it.
#[derive(Default)]
pub(super) struct Cache {
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    texts: HashMap<Arc<str>, Looks>,
    clusters: usize,
}

impl Cache {
    /// A text with its clusters, as they were kept or as `shape` gives them.
    pub(super) fn shaped(
        &self,
        text: String,
        stretches: &[Stretch],
        shape: impl FnOnce(&str) -> Vec<Cluster>,
    ) -> Shaped {
        let looks = stretches.iter().map(look);
        if let Some(same) = self.known().texts.get(&*text)
            && let Some((_, shaped)) = same
                .iter()
                .find(|(of, _)| looks.clone().eq(of.iter().copied()))
        {
            return shaped.clone();
        }
        let shaped: Shaped = (text.as_str().into(), shape(&text).into());
        let mut known = self.known();
        if known.clusters + shaped.1.len() <= MOST {
            known.clusters += shaped.1.len();
            known
                .texts
                .entry(shaped.0.clone())
                .or_default()
                .push((looks.collect(), shaped.clone()));
        }
        shaped
    }

    /// What is known; a thread that panicked left nothing half done.
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn look(Stretch { text, style, .. }: &Stretch) -> Look {
    (
        text.len(),
        style.face,
        style.size.to_bits(),
        style.lang,
        style.gaps,
    )
}
