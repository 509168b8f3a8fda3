//! A merged timeline as one file of the format.

use super::{Marking, Timeline};
use crate::source::{Encode, Written};

macro_rules! each {
    ($timeline:ident: $($list:ident)*) => { [$((stringify!($list), $timeline.$list.encode()),)*] };
}

macro_rules! markings {
    ($timeline:ident: $($list:ident)*) => { [].into_iter()$(.chain($timeline.$list.iter().map(|item| item.marking)))* };
}

impl Timeline {
    /// The timeline as one file of the format, which is read back as the same timeline. The same
    /// timeline gives the same text: keys in the order of their declaration, items in their own
    /// order, nothing that is absent or a default.
    ///
    /// The file's marking is the strictest of its items, and an item states its own where that
    /// differs. So what someone adds to the file without a marking falls under the narrowest
    /// circle. References must be resolved.
    pub fn to_yaml(&self) -> String {
        self.encode().to_yaml()
    }

    /// The strictest marking, where every item has one.
    fn file_marking(&self) -> Option<Marking> {
        let mut all = markings!(self: sources organisations methods events cases series judgements gaps actions questions scenarios);
        all.try_fold(None, |strictest, marking| {
            Some(strictest.max(Some(marking?)))
        })
        .flatten()
    }
}

impl Encode for Timeline {
    fn encode(&self) -> Written {
        let marking = self.file_marking().map(|marking| marking.encode());
        let mut entries = vec![("nenpyo".to_owned(), Written::Bare("1".to_owned()))];
        entries.extend(
            self.title
                .iter()
                .map(|title| ("title".to_owned(), title.encode())),
        );
        entries.push(("as_of".to_owned(), self.as_of.encode()));
        entries.extend(
            marking
                .iter()
                .map(|marking| ("marking".to_owned(), marking.clone())),
        );
        let lists = each!(self: sources organisations sectors statutes methods events cases series judgements gaps actions questions scenarios glossary contacts);
        for (key, list) in lists {
            if let Written::List(items) = list
                && !items.is_empty()
            {
                let items = items
                    .into_iter()
                    .map(|item| without(item, marking.as_ref()))
                    .collect();
                entries.push((key.to_owned(), Written::List(items)));
            }
        }
        Written::Map(entries)
    }
}

/// An item without the marking that its file states.
fn without(item: Written, marking: Option<&Written>) -> Written {
    match item {
        Written::Map(mut entries) => {
            entries.retain(|(key, value)| key != "marking" || Some(value) != marking);
            Written::Map(entries)
        }
        other => other,
    }
}
