//! Texts that were shaped before: names of sectors and the like recur, and a pack that must become shorter is laid out
//! several times.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::Stretch;
use super::shape::Cluster;
use crate::font::FaceId;
use crate::lang::Lang;

/// Clusters that are kept, at most: about 10 MB. A book of thousands of pages shapes most of its texts only once.
const MOST: usize = 250_000;

/// What the clusters of a stretch depend on: its length in bytes, its face, the bits of its size, its language, its gaps.
type Look = (usize, FaceId, u32, Lang, bool);

type Shaped = (Rc<str>, Rc<[Cluster]>);

/// One text in each of its looks.
type Looks = Vec<(Box<[Look]>, Shaped)>;

/// Shaped texts by their text and the looks of their stretches.
#[derive(Default)]
pub(super) struct Cache {
    known: RefCell<HashMap<Rc<str>, Looks>>,
    kept: Cell<usize>,
}

impl Cache {
    /// A text with its clusters, as they were kept or as `shape` gives them.
    pub(super) fn shaped(&self, text: String, stretches: &[Stretch], shape: impl FnOnce(&str) -> Vec<Cluster>) -> Shaped {
        let looks = stretches.iter().map(look);
        if let Some(same) = self.known.borrow().get(&*text)
            && let Some((_, shaped)) = same.iter().find(|(of, _)| looks.clone().eq(of.iter().copied()))
        {
            return shaped.clone();
        }
        let shaped: Shaped = (text.as_str().into(), shape(&text).into());
        let kept = self.kept.get() + shaped.1.len();
        if kept <= MOST {
            self.kept.set(kept);
            self.known.borrow_mut().entry(shaped.0.clone()).or_default().push((looks.collect(), shaped.clone()));
        }
        shaped
    }
}

fn look(Stretch { text, style, .. }: &Stretch) -> Look {
    (text.len(), style.face, style.size.to_bits(), style.lang, style.gaps)
}
