//! A merged timeline as one file of the format.

use super::{Marking, Timeline};
use crate::source::{Encode, Written};

impl Timeline {
    /// The timeline as one file of the format, which is read back as the same timeline. The same
    /// timeline gives the same text: keys in the order of their declaration, items in their own
    /// order, nothing that is absent or a default. Of several titles only the first is written.
    ///
    /// The file's marking is the strictest of its items, and an item states its own where that
    /// differs. So what someone adds to the file without a marking falls under the narrowest
    /// circle. References must be resolved.
    pub fn to_yaml(&self) -> String {
        self.encode().to_yaml()
    }

    /// The strictest marking, where every item has one.
    fn file_marking(&self) -> Option<Marking> {
        let titles = self.titles.iter().take(1).map(|title| title.marking);
        let items = self.lists().into_iter().flat_map(|list| list.items);
        let markings: Option<Vec<Marking>> =
            titles.chain(items.map(|item| item.marking())).collect();
        Marking::strictest(markings?.into_iter().map(Some))
    }
}

impl Encode for Timeline {
    fn encode(&self) -> Written {
        let marking = self.file_marking().map(|marking| marking.encode());
        let mut entries = vec![("nenpyo".to_owned(), Written::Bare("1".to_owned()))];
        if let Some(title) = self.titles.first() {
            entries.push(("title".to_owned(), title.encode()));
            let own = title.marking.map(|marking| marking.encode());
            entries.extend(
                own.filter(|own| Some(own) != marking.as_ref())
                    .map(|own| ("title_marking".to_owned(), own)),
            );
        }
        entries.push(("as_of".to_owned(), self.as_of.encode()));
        entries.extend(self.basis.map(|basis| ("basis".to_owned(), basis.encode())));
        entries.extend(
            marking
                .iter()
                .map(|marking| ("marking".to_owned(), marking.clone())),
        );
        for list in self.lists() {
            let items: Vec<Written> = list
                .items
                .iter()
                .map(|item| without(item.encode(), marking.as_ref()))
                .collect();
            if !items.is_empty() {
                entries.push((list.key.to_owned(), Written::List(items)));
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
