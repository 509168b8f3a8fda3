//! A whole timeline: files merged, ids unique, every reference resolved.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Action, Basis, Case, Contact, Date, Event, Gap, Id, ItemIndex, Judgement, Marked, Marking,
    Method, Moment, Organisation, Question, Scenario, Sector, Series, Source, Statute, Term, When,
};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::lang::Localised;
use crate::source::{Encode, Leaf, LeafMut, Listed, RefTo, Walk, Written, nearest, record};

/// The lists of a timeline, enumerated here and nowhere else. Each has its key, the type of its
/// items, the word for one of them, the field that names an item, and the field of its id where it
/// has one. Whatever goes over lists (the files, the merge, the index of ids, the walk, the filter,
/// the writer) is made from this, so that no list can be forgotten.
macro_rules! timeline {
    ($(
        $(#[doc = $doc:literal])+
        $list:ident: $Type:ident, $kind:literal, $title:ident $(, $id:ident)?;
    )*) => {
        record! {
            /// A file of a timeline.
            pub struct TimelineFile as "a timeline" {
                /// The version of the format: 1.
                nenpyo: u32,
                /// What the timeline is about.
                title: Option<Localised>,
                /// The marking of the title, where it differs from the file's.
                title_marking: Option<Marking>,
                /// The information cut-off; where files differ, the earliest counts.
                as_of: Option<Date>,
                /// Where the records come from; where files differ, it is mixed.
                basis: Option<Basis>,
                /// The marking of the title and of every item of the file that has none of its
                /// own.
                marking: Option<Marking>,
                $($(#[doc = $doc])+ $list: Vec<$Type>,)*
            }
        }

        impl TimelineFile {
            fn items_mut(&mut self) -> impl Iterator<Item = &mut dyn Item> {
                std::iter::empty()
                    $(.chain(self.$list.iter_mut().map(|item| item as &mut dyn Item)))*
            }
        }

        /// A whole timeline. Lists keep the order of the files; every reference holds the position
        /// of its item.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Timeline {
            /// What it is about, as each of its files says; the first one counts.
            pub titles: Vec<Title>,
            /// The information cut-off.
            pub as_of: Date,
            /// Where the records come from, as far as its files say.
            pub basis: Option<Basis>,
            $($(#[doc = $doc])+ pub $list: Vec<$Type>,)*
        }

        impl Timeline {
            /// The keys of the lists.
            pub const LISTS: &'static [&'static str] = &[$(stringify!($list),)*];

            fn empty(as_of: Date) -> Self {
                Timeline { titles: Vec::new(), as_of, basis: None, $($list: Vec::new(),)* }
            }

            fn append(&mut self, mut file: TimelineFile) {
                $(self.$list.append(&mut file.$list);)*
            }

            /// The lists in their order.
            pub fn lists(&self) -> Vec<ItemList<&dyn Item>> {
                vec![$(ItemList {
                    key: stringify!($list),
                    kind: $kind,
                    items: self.$list.iter().map(|item| item as &dyn Item).collect(),
                },)*]
            }

            /// The lists in their order, with items that may be changed.
            pub fn lists_mut(&mut self) -> Vec<ItemList<&mut dyn Item>> {
                vec![$(ItemList {
                    key: stringify!($list),
                    kind: $kind,
                    items: self.$list.iter_mut().map(|item| item as &mut dyn Item).collect(),
                },)*]
            }

            /// Takes out every title and item that `keeps` is not true of, in their order.
            pub fn retain_items(&mut self, keeps: &mut dyn FnMut(&dyn Item) -> bool) {
                self.titles.retain(|title| keeps(title));
                $(self.$list.retain(|item| keeps(item));)*
            }
        }

        $(
            impl std::ops::Index<ItemIndex<$Type>> for Timeline {
                type Output = $Type;
                fn index(&self, index: ItemIndex<$Type>) -> &$Type {
                    &self.$list[index.place()]
                }
            }

            impl Marked for $Type {
                fn marking(&self) -> Option<Marking> {
                    self.marking
                }
            }

            impl Item for $Type {
                fn kind(&self) -> &'static str {
                    $kind
                }
                fn id(&self) -> Option<&Id> {
                    None$(.or(Some(&self.$id)))?
                }
                fn id_mut(&mut self) -> Option<&mut Id> {
                    None$(.or(Some(&mut self.$id)))?
                }
                fn title(&self) -> &Localised {
                    &self.$title
                }
                fn marking_mut(&mut self) -> &mut Option<Marking> {
                    &mut self.marking
                }
                fn at(&self) -> Span {
                    self.at
                }
            }

            $(impl Listed for $Type {
                const LIST: &'static str = {
                    let _ = stringify!($id);
                    stringify!($list)
                };
            })?
        )*
    };
}

timeline! {
    /// What is cited.
    sources: Source, "source", title, id;
    /// Who appears.
    organisations: Organisation, "organisation", name, id;
    /// Branches.
    sectors: Sector, "sector", name, id;
    /// Laws.
    statutes: Statute, "statute", name, id;
    /// Ways in which technology is lost.
    methods: Method, "method", name, id;
    /// What happened outside police and courts.
    events: Event, "event", title, id;
    /// Matters before the authorities and the courts.
    cases: Case, "case", title, id;
    /// Figures over time.
    series: Series, "series", title, id;
    /// Assessments.
    judgements: Judgement, "judgement", text, id;
    /// What is not known.
    gaps: Gap, "gap", text;
    /// What to decide or to do.
    actions: Action, "action", text, id;
    /// Questions for study sessions.
    questions: Question, "question", text, id;
    /// Invented stories for study sessions.
    scenarios: Scenario, "scenario", title, id;
    /// Terms.
    glossary: Term, "term", term;
    /// Whom to turn to.
    contacts: Contact, "contact", name;
}

/// An item of a timeline, as whatever goes over all of them sees it.
pub trait Item: Marked + Walk + Encode {
    /// The word for such an item: `event`, `case` …
    fn kind(&self) -> &'static str;
    /// Its id, where it has one.
    fn id(&self) -> Option<&Id>;
    /// Its id, to be changed.
    fn id_mut(&mut self) -> Option<&mut Id>;
    /// What names it: its title, name or text.
    fn title(&self) -> &Localised;
    /// Its own marking, to be changed.
    fn marking_mut(&mut self) -> &mut Option<Marking>;
    /// Where it stands.
    fn at(&self) -> Span;
}

/// One list of a timeline.
#[derive(Debug)]
pub struct ItemList<I> {
    /// Its key in a file.
    pub key: &'static str,
    /// The word for one of its items.
    pub kind: &'static str,
    /// The items in their order.
    pub items: Vec<I>,
}

/// What a file says that its timeline is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    /// The title.
    pub text: Localised,
    /// The marking in force.
    pub marking: Option<Marking>,
}

impl Marked for Title {
    fn marking(&self) -> Option<Marking> {
        self.marking
    }
}

impl Walk for Title {
    fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        self.text.walk(see);
    }
    fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        self.text.walk_mut(change);
    }
}

impl Encode for Title {
    fn encode(&self) -> Written {
        self.text.encode()
    }
}

impl Item for Title {
    fn kind(&self) -> &'static str {
        "title"
    }
    fn id(&self) -> Option<&Id> {
        None
    }
    fn id_mut(&mut self) -> Option<&mut Id> {
        None
    }
    fn title(&self) -> &Localised {
        &self.text
    }
    fn marking_mut(&mut self) -> &mut Option<Marking> {
        &mut self.marking
    }
    fn at(&self) -> Span {
        self.text.at
    }
}

/// Joins the files of a timeline and resolves every reference. Findings go to the sink; `None` when
/// a cut-off is missing.
pub fn merge(files: Vec<TimelineFile>, sink: &mut Sink) -> Option<Timeline> {
    let first = files.first().map(|file| file.at);
    let Some(as_of) = earliest(&files) else {
        versions(&files, sink);
        let text = "no file of the timeline states its information cut-off";
        sink.push(
            Diagnostic::new(Code::MissingKey, first, text)
                .hint("add `as_of: 2026-03-31` to one of them"),
        );
        return None;
    };
    let mut all = join(files, as_of, sink);
    all.resolve(sink);
    Some(all)
}

/// Joins what could be read where something could not. Ids that stand twice are reported;
/// references are not resolved, since what they name may be what is missing. Without a cut-off,
/// nothing lies after it.
pub fn merge_rest(files: Vec<TimelineFile>, sink: &mut Sink) -> Option<Timeline> {
    let never = Moment::day(NaiveDate::from_ymd_opt(9999, 12, 31)?);
    let as_of = earliest(&files).or(files.first().map(|file| Date {
        when: When::Moment(never),
        at: file.at,
    }))?;
    let rest = join(files, as_of, sink);
    rest.index(sink);
    Some(rest)
}

fn earliest(files: &[TimelineFile]) -> Option<Date> {
    files
        .iter()
        .filter_map(|file| file.as_of.clone())
        .min_by_key(|date| date.when.first())
}

fn versions(files: &[TimelineFile], sink: &mut Sink) {
    for file in files.iter().filter(|file| file.nenpyo != 1) {
        let text = format!("this is version {} of the format", file.nenpyo);
        sink.push(
            Diagnostic::new(Code::FormatVersion, file.at, text)
                .hint("this program reads `nenpyo: 1`"),
        );
    }
}

fn join(files: Vec<TimelineFile>, as_of: Date, sink: &mut Sink) -> Timeline {
    versions(&files, sink);
    let mut all = Timeline::empty(as_of);
    let mut stated = files.iter().filter_map(|file| file.basis);
    all.basis = stated.next().map(|first| {
        let same = stated.all(|other| other == first);
        if same { first } else { Basis::Mixed }
    });
    for file in files {
        all.add(file, sink);
    }
    all
}

impl Timeline {
    fn add(&mut self, mut file: TimelineFile, sink: &mut Sink) {
        if file.title.is_none() && file.title_marking.is_some() {
            let text = "`title_marking` would mark nothing, since this file has no title";
            sink.push(
                Diagnostic::new(Code::NotSupported, file.at, text)
                    .hint("delete `title_marking:`, or add `title:`"),
            );
        }
        let mut bare: Vec<Span> = Vec::new();
        let title = file.title.take().map(|text| Title {
            text,
            marking: file.title_marking,
        });
        let first = self.titles.len();
        self.titles.extend(title);
        let marking = file.marking;
        let titles = self.titles[first..].iter_mut();
        for item in titles
            .map(|title| title as &mut dyn Item)
            .chain(file.items_mut())
        {
            let own = item.marking().or(marking);
            *item.marking_mut() = own;
            bare.extend(own.is_none().then(|| item.at()));
        }
        unmarked(&bare, sink);
        self.append(file);
    }

    /// What it is about.
    pub fn title(&self) -> Option<&Localised> {
        self.titles.first().map(|title| &title.text)
    }

    /// Every title and item, in the order of the lists.
    pub fn items(&self) -> impl Iterator<Item = &dyn Item> {
        let titles = self.titles.iter().map(|title| title as &dyn Item);
        titles.chain(self.lists().into_iter().flat_map(|list| list.items))
    }

    /// Everything that may bear a marking of its own, with its place: titles, items, and the
    /// conduct and steps of cases.
    pub fn marked(&self) -> impl Iterator<Item = (&dyn Marked, Span)> {
        let items = self.items().map(|item| (item as &dyn Marked, item.at()));
        let conducts = self.cases.iter().filter_map(|case| case.conduct.as_ref());
        let steps = self.cases.iter().flat_map(|case| &case.proceedings);
        items
            .chain(conducts.map(|conduct| (conduct as &dyn Marked, conduct.at)))
            .chain(steps.map(|step| (step as &dyn Marked, step.at)))
    }

    /// Shows every leaf of the timeline to `see`.
    pub fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        self.items().for_each(|item| item.walk(see));
    }

    /// Hands every leaf of the timeline to `change`.
    pub fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        self.titles.walk_mut(change);
        for item in self.lists_mut().into_iter().flat_map(|list| list.items) {
            item.walk_mut(change);
        }
    }

    /// Looks up the positions of what references name; those that name nothing are reported.
    pub fn resolve(&mut self, sink: &mut Sink) {
        let index = self.index(sink);
        let mut resolve = |leaf: LeafMut<'_>| {
            if let LeafMut::Ref(to) = leaf {
                resolve_one(to, &index, sink);
            }
        };
        self.walk_mut(&mut resolve);
    }

    /// Resolves the references of something that stands outside the timeline, such as a pack.
    pub fn resolve_in(&self, outside: &mut impl Walk, sink: &mut Sink) {
        let index = self.index(&mut Sink::default());
        outside.walk_mut(&mut |leaf| {
            if let LeafMut::Ref(to) = leaf {
                resolve_one(to, &index, sink);
            }
        });
    }

    fn index(&self, sink: &mut Sink) -> Index {
        let mut index = Index::default();
        for list in self.lists() {
            index.enter(
                list.key,
                list.items.iter().filter_map(|item| item.id()),
                sink,
            );
        }
        index
    }
}

#[derive(Default)]
struct Index {
    lists: HashMap<&'static str, HashMap<Box<str>, (u32, Span)>>,
}

impl Index {
    fn enter<'a>(
        &mut self,
        list: &'static str,
        ids: impl Iterator<Item = &'a Id>,
        sink: &mut Sink,
    ) {
        let entries = self.lists.entry(list).or_default();
        for (number, id) in ids.enumerate() {
            if let Some((_, first)) = entries.get(&id.value) {
                let text = format!("the id `{}` stands twice in `{list}`", id.value);
                let found = Diagnostic::new(Code::DuplicateId, id.at, text)
                    .note(*first, "first defined here");
                sink.push(found.hint("give one of the two another id"));
            } else {
                entries.insert(id.value.clone(), (number as u32, id.at));
            }
        }
    }
}

/// Errors up to which the nearest id is looked for: in a large timeline each search takes a while.
const HINTED: usize = 100;

fn resolve_one(to: &mut RefTo, index: &Index, sink: &mut Sink) {
    let lists = || to.list.split('|').filter_map(|list| index.lists.get(list));
    if let Some((number, _)) = lists().find_map(|entries| entries.get(&to.id)) {
        to.index = *number;
        return;
    }
    if sink.skip_error() {
        return;
    }
    let found = Diagnostic::new(
        Code::DanglingId,
        to.at,
        format!(
            "no item of `{}` has the id `{}`",
            to.list.replace('|', "`, `"),
            to.id
        ),
    );
    let meant = || {
        let mut known: Vec<&str> = lists()
            .flat_map(|entries| entries.keys().map(|id| &**id))
            .collect();
        known.sort_unstable();
        nearest(&to.id, known)
    };
    sink.push(
        match Some(())
            .filter(|()| sink.errors() < HINTED)
            .and_then(|()| meant())
        {
            Some(meant) => found.hint(format!("did you mean `{meant}`?")),
            None => found.hint("mend the id, or add the item"),
        },
    );
}

/// Reports the first item of a file that has no marking in force, and how many more there are.
fn unmarked(bare: &[Span], sink: &mut Sink) {
    let Some(first) = bare.first() else { return };
    let more = if bare.len() > 1 {
        format!(", nor for {} more of this file", bare.len() - 1)
    } else {
        String::new()
    };
    let text = format!("no marking is in force for this item{more}");
    let found = Diagnostic::new(Code::NoMarking, *first, text);
    sink.push(found.hint("add `marking: TLP:…` at the head of the file, or to the item"));
}
