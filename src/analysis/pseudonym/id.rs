//! Neutral ids in place of those that hold a name.

use std::collections::{HashMap, HashSet};

use crate::model::{Case, Pack, Timeline};
use crate::source::{Leaf, LeafMut, Walk};

/// List → id → what it becomes; nothing where it stays.
type Renamed = HashMap<&'static str, HashMap<Box<str>, Option<Box<str>>>>;

/// Renames every id that `holds` is true of, and every reference to it: to the kind of its item and
/// its place in the list, `organisation-3`. Gives the old and the new ones.
pub(super) fn rename(
    timeline: &mut Timeline,
    pack: &mut Pack,
    holds: &dyn Fn(&str, &str) -> bool,
) -> Vec<(Box<str>, Box<str>)> {
    let mut taken: HashSet<Box<str>> = HashSet::new();
    timeline.walk(&mut |leaf| {
        if let Leaf::Id(id, _) = leaf {
            taken.insert(id.into());
        }
    });
    let mut all = Vec::new();
    let mut renamed = Renamed::new();
    for list in timeline.lists_mut() {
        let entries = renamed.entry(list.key).or_default();
        for (number, id) in list.items.into_iter().map(|item| item.id_mut()).enumerate() {
            let Some(id) = id else { continue };
            let new = holds(list.key, &id.value).then(|| fresh(list.kind, number + 1, &mut taken));
            entries.insert(id.value.clone(), new.clone());
            if let Some(new) = new {
                all.push((std::mem::replace(&mut id.value, new.clone()), new));
            }
        }
    }
    let mut refer = |leaf: LeafMut<'_>| {
        if let LeafMut::Ref(to) = leaf {
            let lists = to.list.split('|').filter_map(|list| renamed.get(list));
            if let Some(Some(new)) = lists.filter_map(|entries| entries.get(&to.id)).next() {
                to.id = new.clone();
            }
        }
    };
    timeline.walk_mut(&mut refer);
    pack.walk_mut(&mut refer);
    timeline
        .cases
        .iter_mut()
        .for_each(|case| parties(case, holds, &mut taken));
    all
}

/// The ids of parties, which only their case knows.
fn parties(case: &mut Case, holds: &dyn Fn(&str, &str) -> bool, taken: &mut HashSet<Box<str>>) {
    for (number, party) in case
        .parties
        .iter_mut()
        .enumerate()
        .filter(|(_, party)| holds("parties", &party.id.value))
    {
        let old = std::mem::replace(&mut party.id.value, fresh("party", number + 1, taken));
        let named = case
            .proceedings
            .iter_mut()
            .flat_map(|step| &mut step.parties)
            .filter(|id| id.value == old);
        named.for_each(|id| id.value.clone_from(&party.id.value));
    }
}

/// An id that nothing has.
fn fresh(kind: &str, number: usize, taken: &mut HashSet<Box<str>>) -> Box<str> {
    let mut id: Box<str> = format!("{kind}-{number}").into();
    let mut again = 2;
    while !taken.insert(id.clone()) {
        id = format!("{kind}-{number}-{again}").into();
        again += 1;
    }
    id
}
