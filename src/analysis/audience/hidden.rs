//! Which ids name a withheld item.

use std::collections::HashMap;

use crate::diag::Span;
use crate::model::{Ceiling, Marking, Timeline};
use crate::source::RefTo;

/// The marking and the place of a withheld item.
pub(super) type HiddenItem = (Marking, Span);

/// The items of every list that references point into, and which of them are withheld.
pub(super) struct HiddenIds {
    /// List → id → the item, if it is withheld; nothing for a shown one.
    lists: HashMap<&'static str, HashMap<Box<str>, Option<HiddenItem>>>,
}

impl HiddenIds {
    /// Looks at a whole timeline.
    pub(super) fn new(timeline: &Timeline, ceiling: Ceiling) -> Self {
        let mut lists = HashMap::new();
        for list in timeline.lists() {
            let entries: &mut HashMap<_, _> = lists.entry(list.key).or_default();
            for item in list.items {
                let above = ceiling.withholds(item).map(|marking| (marking, item.at()));
                if let Some(id) = item.id() {
                    entries.entry(id.value.clone()).or_insert(above);
                }
            }
        }
        HiddenIds { lists }
    }

    /// The withheld item that a reference names. Of several lists the first that has the id counts,
    /// as where references are resolved: else a reference could come to mean a namesake.
    pub(super) fn find(&self, to: &RefTo) -> Option<HiddenItem> {
        let lists = to.list.split('|').filter_map(|list| self.lists.get(list));
        lists
            .filter_map(|entries| entries.get(&to.id))
            .next()
            .copied()
            .flatten()
    }
}
