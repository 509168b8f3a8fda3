//! A whole timeline: files merged, ids unique, every reference resolved.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Action, Case, Contact, Date, Event, Gap, Id, Judgement, Marking, Method, Moment, Organisation,
    Question, Scenario, Sector, Series, Source, Statute, Term, When,
};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::lang::Localised;
use crate::source::{Leaf, LeafMut, Listed, RefTo, Walk, nearest, record};

record! {
    /// A file of a timeline.
    pub struct TimelineFile as "a timeline" {
        /// The version of the format: 1.
        nenpyo: u32,
        /// What the timeline is about.
        title: Option<Localised>,
        /// The information cut-off; where files differ, the earliest counts.
        as_of: Option<Date>,
        /// The marking of every item of the file that has none of its own.
        marking: Option<Marking>,
        /// What is cited.
        sources: Vec<Source>,
        /// Who appears.
        organisations: Vec<Organisation>,
        /// Branches.
        sectors: Vec<Sector>,
        /// Laws.
        statutes: Vec<Statute>,
        /// Ways in which technology is lost.
        methods: Vec<Method>,
        /// What happened outside police and courts.
        events: Vec<Event>,
        /// Matters before the authorities and the courts.
        cases: Vec<Case>,
        /// Figures over time.
        series: Vec<Series>,
        /// Assessments.
        judgements: Vec<Judgement>,
        /// What is not known.
        gaps: Vec<Gap>,
        /// What to decide or to do.
        actions: Vec<Action>,
        /// Questions for study sessions.
        questions: Vec<Question>,
        /// Invented stories for study sessions.
        scenarios: Vec<Scenario>,
        /// Terms.
        glossary: Vec<Term>,
        /// Whom to turn to.
        contacts: Vec<Contact>,
    }
}

/// A whole timeline. Lists keep the order of the files; every reference holds the position of its
/// item.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// What it is about.
    pub title: Option<Localised>,
    /// The information cut-off.
    pub as_of: Date,
    /// What is cited.
    pub sources: Vec<Source>,
    /// Who appears.
    pub organisations: Vec<Organisation>,
    /// Branches.
    pub sectors: Vec<Sector>,
    /// Laws.
    pub statutes: Vec<Statute>,
    /// Ways in which technology is lost.
    pub methods: Vec<Method>,
    /// What happened outside police and courts.
    pub events: Vec<Event>,
    /// Matters before the authorities and the courts.
    pub cases: Vec<Case>,
    /// Figures over time.
    pub series: Vec<Series>,
    /// Assessments.
    pub judgements: Vec<Judgement>,
    /// What is not known.
    pub gaps: Vec<Gap>,
    /// What to decide or to do.
    pub actions: Vec<Action>,
    /// Questions for study sessions.
    pub questions: Vec<Question>,
    /// Invented stories for study sessions.
    pub scenarios: Vec<Scenario>,
    /// Terms.
    pub glossary: Vec<Term>,
    /// Whom to turn to.
    pub contacts: Vec<Contact>,
}

/// An item that has an id and a marking, as checks see it.
pub trait Item: Walk {
    /// Its id, where it has one.
    fn id(&self) -> Option<&Id>;
    /// Its own marking.
    fn marking(&self) -> Option<Marking>;
    /// Where it stands.
    fn at(&self) -> Span;
}

macro_rules! item {
    ($($Name:ident)*) => { $(impl Item for $Name {
        fn id(&self) -> Option<&Id> { Some(&self.id) }
        fn marking(&self) -> Option<Marking> { self.marking }
        fn at(&self) -> Span { self.at }
    })* };
}
item! { Source Organisation Method Event Case Series Judgement Action Question Scenario }

macro_rules! each_list {
    ($timeline:ident.$method:ident($argument:expr)) => {
        $timeline.sources.$method($argument);
        $timeline.organisations.$method($argument);
        $timeline.sectors.$method($argument);
        $timeline.statutes.$method($argument);
        $timeline.methods.$method($argument);
        $timeline.events.$method($argument);
        $timeline.cases.$method($argument);
        $timeline.series.$method($argument);
        $timeline.judgements.$method($argument);
        $timeline.gaps.$method($argument);
        $timeline.actions.$method($argument);
        $timeline.questions.$method($argument);
        $timeline.scenarios.$method($argument);
        $timeline.glossary.$method($argument);
        $timeline.contacts.$method($argument);
    };
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
    for file in files {
        all.add(file, sink);
    }
    all
}

impl Timeline {
    fn empty(as_of: Date) -> Self {
        Timeline {
            title: None,
            as_of,
            sources: Vec::new(),
            organisations: Vec::new(),
            sectors: Vec::new(),
            statutes: Vec::new(),
            methods: Vec::new(),
            events: Vec::new(),
            cases: Vec::new(),
            series: Vec::new(),
            judgements: Vec::new(),
            gaps: Vec::new(),
            actions: Vec::new(),
            questions: Vec::new(),
            scenarios: Vec::new(),
            glossary: Vec::new(),
            contacts: Vec::new(),
        }
    }

    fn add(&mut self, mut file: TimelineFile, sink: &mut Sink) {
        if file.marking.is_none() {
            unmarked(&file, sink);
        }
        let marking = file.marking;
        macro_rules! take {
            ($($list:ident)*) => { $(
                file.$list.iter_mut().for_each(|item| item.marking = item.marking.or(marking));
                self.$list.append(&mut file.$list);
            )* };
        }
        take! { sources organisations methods events cases series judgements gaps actions questions scenarios }
        self.sectors.append(&mut file.sectors);
        self.statutes.append(&mut file.statutes);
        self.glossary.append(&mut file.glossary);
        self.contacts.append(&mut file.contacts);
        self.title = self.title.take().or(file.title);
    }

    /// Shows every leaf of the timeline to `see`.
    pub fn walk<'a>(&'a self, see: &mut dyn FnMut(Leaf<'a>)) {
        self.title.walk(see);
        each_list!(self.walk(see));
    }

    /// Hands every leaf of the timeline to `change`.
    pub fn walk_mut(&mut self, change: &mut dyn FnMut(LeafMut<'_>)) {
        self.title.walk_mut(change);
        each_list!(self.walk_mut(change));
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
        macro_rules! enter {
            ($($list:ident $Type:ident)*) => { $(index.enter($Type::LIST, self.$list.iter().map(|item| &item.id), sink);)* };
        }
        enter! { sources Source organisations Organisation sectors Sector statutes Statute methods Method events Event cases Case judgements Judgement }
        index.enter("series", self.series.iter().map(|item| &item.id), sink);
        index.enter("actions", self.actions.iter().map(|item| &item.id), sink);
        index.enter(
            "questions",
            self.questions.iter().map(|item| &item.id),
            sink,
        );
        index.enter(
            "scenarios",
            self.scenarios.iter().map(|item| &item.id),
            sink,
        );
        index
    }
}

impl Listed for Series {
    const LIST: &'static str = "series";
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
fn unmarked(file: &TimelineFile, sink: &mut Sink) {
    let mut bare: Vec<Span> = Vec::new();
    macro_rules! look {
        ($($list:ident)*) => { $(bare.extend(file.$list.iter().filter(|item| item.marking.is_none()).map(|item| item.at));)* };
    }
    look! { sources organisations methods events cases series judgements gaps actions questions scenarios }
    if let Some(first) = bare.first() {
        let more = if bare.len() > 1 {
            format!(", nor for {} more of this file", bare.len() - 1)
        } else {
            String::new()
        };
        let found = Diagnostic::new(
            Code::NoMarking,
            *first,
            format!("no marking is in force for this item{more}"),
        );
        sink.push(found.hint("add `marking: TLP:…` at the head of the file, or to the item"));
    }
}
