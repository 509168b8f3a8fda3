//! Selection: from a timeline to the records that one pack may print, in the order of the page.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Ranking;
use super::is_established;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::lang::{Lang, Localised, Ruby};
use crate::model::{
    Case, CaseIndex, Citation, Conduct, Date, Event, EventIndex, EventKind, Importance, Involved,
    Marking, Method, Pack, Place, Preset, Proceeding, RecordKind, Role, Sector, Stage, Standing,
    StepIndex, Timeline, When,
};
use crate::source::{Listed, Ref};

/// What a record is made of.
#[derive(Debug, Clone, Copy)]
pub enum RecordOf<'t> {
    /// An event.
    Event(&'t Event),
    /// The conduct in a case: an incident.
    Conduct(&'t Case, &'t Conduct),
    /// A step of a case.
    Step(&'t Case, &'t Proceeding),
}

/// One line of the chronology, one mark of the charts.
#[derive(Debug, Clone)]
pub struct Record<'t> {
    /// Its number within the pack, from 1.
    pub number: u32,
    /// What kind it is.
    pub kind: RecordKind,
    /// When it happened, or was reported.
    pub when: When,
    /// Whether only the day of the news is known.
    pub reported: bool,
    /// What it is made of.
    pub of: RecordOf<'t>,
    /// Where that stands in the timeline.
    pub index: RecordIndex,
}

/// Where what a record is made of stands in the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordIndex {
    /// An event.
    Event(EventIndex),
    /// The conduct in a case.
    Conduct(CaseIndex),
    /// A step of a case.
    Step(StepIndex),
}

impl RecordIndex {
    /// The case that it belongs to.
    pub fn case(self) -> Option<CaseIndex> {
        match self {
            RecordIndex::Event(_) => None,
            RecordIndex::Conduct(case) | RecordIndex::Step(StepIndex { case, .. }) => Some(case),
        }
    }
}

impl<'t> Record<'t> {
    /// How important it is: a step's is its case's.
    pub fn importance(&self) -> Importance {
        match self.of {
            RecordOf::Event(event) => event.importance,
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => case.importance,
        }
    }

    /// The case that it belongs to.
    pub fn case(&self) -> Option<&'t Case> {
        match self.of {
            RecordOf::Event(_) => None,
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => Some(case),
        }
    }

    /// Where it is known from.
    pub fn citations(&self) -> &'t [Citation] {
        match self.of {
            RecordOf::Event(event) => &event.sources,
            RecordOf::Conduct(_, conduct) => &conduct.sources,
            RecordOf::Step(_, step) => &step.sources,
        }
    }

    /// The branches concerned.
    pub fn sectors(&self) -> &'t [Ref<Sector>] {
        match self.of {
            RecordOf::Event(event) => &event.sectors,
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => &case.sectors,
        }
    }

    /// Who has a part in it.
    pub fn organisations(&self) -> &'t [Involved] {
        match self.of {
            RecordOf::Event(event) => &event.organisations,
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => &case.organisations,
        }
    }

    /// The organisations that were hit, each once: their places in the list.
    pub fn targets(&self) -> BTreeSet<usize> {
        let involved = self.organisations().iter();
        let targets = involved.filter(|involved| involved.role == Role::Target);
        targets.map(|target| target.id.index()).collect()
    }

    /// Where, as far as it is known.
    pub fn places(&self) -> &'t [Place] {
        match self.of {
            RecordOf::Event(event) => &event.places,
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => &case.places,
        }
    }

    /// How it was done.
    pub fn methods(&self) -> &'t [Ref<Method>] {
        match self.of {
            RecordOf::Event(event) => &event.methods,
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => &case.methods,
        }
    }

    /// Whether it is invented for illustration.
    pub fn is_sample(&self) -> bool {
        match self.of {
            RecordOf::Event(event) => event.sample,
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => case.sample,
        }
    }

    /// Its marking in force.
    pub fn marking(&self) -> Option<Marking> {
        match self.of {
            RecordOf::Event(event) => event.marking,
            RecordOf::Conduct(case, conduct) => case.marking_with(conduct),
            RecordOf::Step(case, step) => case.marking_with(step),
        }
    }

    /// Where it stands.
    pub fn at(&self) -> Span {
        match self.of {
            RecordOf::Event(event) => event.at,
            RecordOf::Conduct(_, conduct) => conduct.at,
            RecordOf::Step(_, step) => step.at,
        }
    }

    /// The line that names it: an event's title, or its case's.
    pub fn title(&self, lang: Lang) -> &'t str {
        self.title_of().text(lang)
    }

    /// The readings of its title.
    pub fn title_ruby(&self, lang: Lang) -> &'t [Ruby] {
        self.title_of().ruby(lang)
    }

    fn title_of(&self) -> &'t Localised {
        match self.of {
            RecordOf::Event(event) => &event.title,
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => &case.title,
        }
    }
}

/// What one pack may print of a timeline.
#[derive(Debug)]
pub struct Selection<'t> {
    /// The timeline.
    pub timeline: &'t Timeline,
    /// Its records in the order of the page.
    pub records: Vec<Record<'t>>,
    /// In which order they are given room where not all have some.
    pub ranking: Ranking,
    /// The strictest marking of what goes in, or may.
    pub strictest: Marking,
}

impl Selection<'_> {
    /// The cases that have a record in it.
    pub fn cases(&self) -> BTreeSet<CaseIndex> {
        let records = self.records.iter();
        records.filter_map(|record| record.index.case()).collect()
    }
}

/// Selects and numbers the records of a pack, of what its audience may see. An empty selection is a
/// finding.
pub fn select<'t>(timeline: &'t Timeline, pack: &Pack, sink: &mut Sink) -> Selection<'t> {
    let mut records: Vec<Record<'t>> = all_records(timeline).collect();
    records.retain(|record| wanted(record, pack));
    records.sort_by(|a, b| {
        let key = |record: &Record<'t>| (record.when.page_order(), record.kind, record.at());
        key(a).cmp(&key(b))
    });
    for (number, record) in records.iter_mut().enumerate() {
        record.number = number as u32 + 1;
    }
    // The sheets of a study session can do without an example.
    if records.is_empty() && pack.preset != Some(Preset::StudySession) {
        let at = pack.select.as_ref().map_or(pack.at, |select| select.at);
        sink.push(
            Diagnostic::new(
                Code::NothingSelected,
                at,
                "no record of the timeline is selected",
            )
            .hint("widen `select:` or `audience:`"),
        );
    }
    let markings = records.iter().map(Record::marking);
    let strictest = Marking::strictest(markings.chain(beside_records(timeline)));
    let strictest = strictest.unwrap_or(Marking::Clear);
    Selection {
        timeline,
        ranking: Ranking::new(&records),
        records,
        strictest,
    }
}

/// The markings of all that may be printed beside records, whatever the sections print of it today:
/// the title, and all items that records are not made of.
fn beside_records(timeline: &Timeline) -> impl Iterator<Item = Option<Marking>> {
    let title = timeline.titles.first().map(|title| title.marking);
    let lists = timeline.lists().into_iter();
    let beside = lists.filter(|list| ![Event::LIST, Case::LIST].contains(&list.key));
    let items = beside.flat_map(|list| list.items);
    title.into_iter().chain(items.map(|item| item.marking()))
}

fn all_records(timeline: &Timeline) -> impl Iterator<Item = Record<'_>> {
    let events = timeline.events.iter().enumerate();
    let events = events.filter_map(|(place, event)| {
        let (when, reported) = when(event.date.as_ref(), event.reported.as_ref())?;
        Some(Record {
            number: 0,
            kind: kind_of_event(event),
            when,
            reported,
            of: RecordOf::Event(event),
            index: RecordIndex::Event(EventIndex::new(place)),
        })
    });
    let cases = || {
        let cases = timeline.cases.iter().enumerate();
        cases.map(|(place, case)| (CaseIndex::new(place), case))
    };
    let conducts = cases().filter_map(|(index, case)| {
        let conduct = case.conduct.as_ref()?;
        let (when, reported) = when(conduct.date.as_ref(), conduct.reported.as_ref())?;
        Some(Record {
            number: 0,
            kind: match is_established(case) {
                true => RecordKind::Incident,
                false => RecordKind::Alleged,
            },
            when,
            reported,
            of: RecordOf::Conduct(case, conduct),
            index: RecordIndex::Conduct(index),
        })
    });
    let steps = cases().flat_map(|(index, case)| {
        case.proceedings
            .iter()
            .zip(0..)
            .filter_map(move |(step, place)| {
                let index = StepIndex {
                    case: index,
                    step: place,
                };
                let (when, reported) = when(step.date.as_ref(), step.reported.as_ref())?;
                Some(Record {
                    number: 0,
                    // What those concerned made public is no step of an authority.
                    kind: match step.stage {
                        Stage::Disclosed => RecordKind::Response,
                        _ => RecordKind::Proceeding,
                    },
                    when,
                    reported,
                    of: RecordOf::Step(case, step),
                    index: RecordIndex::Step(index),
                })
            })
    });
    events.chain(conducts).chain(steps)
}

fn when(date: Option<&Date>, reported: Option<&Date>) -> Option<(When, bool)> {
    date.map(|date| (date.when, false))
        .or(reported.map(|date| (date.when, true)))
}

fn kind_of_event(event: &Event) -> RecordKind {
    match (event.kind, event.standing) {
        (EventKind::Incident, Some(Standing::Alleged)) => RecordKind::Alleged,
        (kind, _) => kind.into(),
    }
}

/// Whether a kind is among those wanted: incidents with what is alleged.
fn is_of_kind(kind: RecordKind, wanted: &[RecordKind]) -> bool {
    let is_alleged = kind == RecordKind::Alleged;
    wanted.contains(&kind) || (is_alleged && wanted.contains(&RecordKind::Incident))
}

fn wanted(record: &Record<'_>, pack: &Pack) -> bool {
    let Some(select) = &pack.select else {
        return true;
    };
    let from = select
        .from
        .as_ref()
        .map_or(NaiveDate::MIN, |date| date.when.first());
    let to = select
        .to
        .as_ref()
        .and_then(|date| date.when.last())
        .unwrap_or(NaiveDate::MAX);
    let tags = match record.of {
        RecordOf::Event(event) => &event.tags,
        RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => &case.tags,
    };
    let any = |wanted: usize, found: bool| wanted == 0 || found;
    record.when.overlaps(from, to)
        && any(select.kinds.len(), is_of_kind(record.kind, &select.kinds))
        && any(
            select.sectors.len(),
            record
                .sectors()
                .iter()
                .any(|s| select.sectors.iter().any(|w| w.id() == s.id())),
        )
        && any(
            select.methods.len(),
            record
                .methods()
                .iter()
                .any(|m| select.methods.iter().any(|w| w.id() == m.id())),
        )
        && any(
            select.tags.len(),
            tags.iter()
                .any(|t| select.tags.iter().any(|w| w.value == t.value)),
        )
        && record.case().is_none_or(|case| {
            any(
                select.cases.len(),
                select.cases.iter().any(|w| *w.id() == *case.id.value),
            )
        })
        && select
            .importance
            .is_none_or(|least| record.importance() <= least)
}
