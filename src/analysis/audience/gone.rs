//! Which ids name a withheld item.

use std::collections::HashMap;

use crate::diag::Span;
use crate::model::{Case, Event, Judgement, Marking, Method, Organisation, Source, Timeline};
use crate::source::{Listed, RefTo};

/// The marking and the place of a withheld item.
pub(super) type Hidden = (Marking, Span);

/// The items of every list that references point into, and which of them are withheld.
pub(super) struct Gone {
    /// List → id → the item, if it is withheld; nothing for a shown one.
    lists: HashMap<&'static str, HashMap<Box<str>, Option<Hidden>>>,
}

impl Gone {
    /// Looks at a whole timeline.
    pub(super) fn of(timeline: &Timeline, ceiling: Marking) -> Self {
        let mut lists = HashMap::new();
        macro_rules! enter {
            ($($list:ident $Name:expr;)*) => { $({
                let entries: &mut HashMap<_, _> = lists.entry($Name).or_default();
                for item in &timeline.$list {
                    let above = item.marking.filter(|marking| *marking > ceiling).map(|marking| (marking, item.at));
                    entries.entry(item.id.value.clone()).or_insert(above);
                }
            })* };
        }
        enter! {
            sources Source::LIST;
            organisations Organisation::LIST;
            methods Method::LIST;
            events Event::LIST;
            cases Case::LIST;
            judgements Judgement::LIST;
            series crate::model::Series::LIST;
        }
        Gone { lists }
    }

    /// The withheld item that a reference names. Of several lists the first that has the id counts,
    /// as where references are resolved: else a reference could come to mean a namesake.
    pub(super) fn holds(&self, to: &RefTo) -> Option<Hidden> {
        let lists = to.list.split('|').filter_map(|list| self.lists.get(list));
        lists
            .filter_map(|entries| entries.get(&to.id))
            .next()
            .copied()
            .flatten()
    }
}
