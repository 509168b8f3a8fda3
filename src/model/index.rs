//! Places of items in their lists, typed: the place of a case is none of an event.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::{Case, Event};

/// The place of an item in its list of a timeline, from 0.
pub struct ItemIndex<T> {
    place: u32,
    list: PhantomData<fn() -> T>,
}

/// The place of an event.
pub type EventIndex = ItemIndex<Event>;

/// The place of a case.
pub type CaseIndex = ItemIndex<Case>;

/// The place of a step: its case, and its place among the steps of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepIndex {
    /// The case.
    pub case: CaseIndex,
    /// The place in `proceedings`, from 0.
    pub step: u32,
}

impl<T> ItemIndex<T> {
    /// The index of the item at a place.
    pub fn new(place: usize) -> Self {
        ItemIndex {
            place: place as u32,
            list: PhantomData,
        }
    }

    /// The place in the list.
    pub fn place(self) -> usize {
        self.place as usize
    }
}

impl<T> Clone for ItemIndex<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ItemIndex<T> {}

impl<T> PartialEq for ItemIndex<T> {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl<T> Eq for ItemIndex<T> {}

impl<T> PartialOrd for ItemIndex<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for ItemIndex<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.place.cmp(&other.place)
    }
}

impl<T> Hash for ItemIndex<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.place.hash(state);
    }
}

impl<T> fmt::Debug for ItemIndex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemIndex({})", self.place)
    }
}
