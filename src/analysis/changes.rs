//! What changed since an earlier issue: the earlier timeline against this one, item by item, by
//! their ids.

use std::collections::{BTreeMap, BTreeSet};

use super::{RecordOf, Selection};
use crate::model::{Case, Event, Importance, Judgement, Proceeding, Stage, Timeline, When};
use crate::source::Encode;

/// How something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It said something else.
    Corrected,
    /// It is no longer there.
    Withdrawn,
    /// It was not there.
    New,
    /// It says more.
    Updated,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Changed<'t> {
    /// An event.
    Event(&'t Event),
    /// An event whose date was another one.
    Date(&'t Event, When),
    /// A case.
    Case(&'t Case),
    /// A step of a case.
    Step(&'t Case, &'t Proceeding),
    /// A step whose stage was another one.
    Stage(&'t Case, &'t Proceeding, Stage),
    /// A judgement, by its place among them.
    Judgement(usize, &'t Judgement),
    /// A judgement whose likelihood was another one: a term of the scale in force.
    Likelihood(usize, &'t Judgement, &'t str),
}

/// A change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change<'t> {
    /// How.
    pub kind: ChangeKind,
    /// What.
    pub of: Changed<'t>,
}

/// What changed from one timeline to another, corrections and withdrawals first, each kind in the
/// order of the timeline. Markings, importance, tags and short names are no part of what readers
/// were told.
pub fn changes<'t>(old: &'t Timeline, new: &'t Timeline) -> Vec<Change<'t>> {
    let mut found = Vec::new();
    events(old, new, &mut found);
    cases(old, new, &mut found);
    judgements(old, new, &mut found);
    found.sort_by_key(|change| change.kind);
    found
}

fn events<'t>(old: &'t Timeline, new: &'t Timeline, found: &mut Vec<Change<'t>>) {
    let before: BTreeMap<&str, &Event> = old
        .events
        .iter()
        .map(|event| (&*event.id.value, event))
        .collect();
    for event in &new.events {
        let change = match before.get(&*event.id.value) {
            None if event.supersedes.is_some() => {
                Some((ChangeKind::Corrected, Changed::Event(event)))
            }
            None => Some((ChangeKind::New, Changed::Event(event))),
            Some(then) => match (day(then), day(event)) {
                (Some(was), Some(is)) if was != is => {
                    Some((ChangeKind::Corrected, Changed::Date(event, was)))
                }
                _ if event.correction.is_some() && then.correction != event.correction => {
                    Some((ChangeKind::Corrected, Changed::Event(event)))
                }
                _ => (!then.tells_the_same(event))
                    .then_some((ChangeKind::Updated, Changed::Event(event))),
            },
        };
        found.extend(change.map(|(kind, of)| Change { kind, of }));
    }
    let kept = |id: &str| {
        new.events.iter().any(|event| {
            &*event.id.value == id || event.supersedes.as_ref().is_some_and(|old| old.id() == id)
        })
    };
    let gone = old.events.iter().filter(|event| !kept(&event.id.value));
    found.extend(gone.map(|event| Change {
        kind: ChangeKind::Withdrawn,
        of: Changed::Event(event),
    }));
}

fn day(event: &Event) -> Option<When> {
    event
        .date
        .as_ref()
        .or(event.reported.as_ref())
        .map(|date| date.when)
}

fn cases<'t>(old: &'t Timeline, new: &'t Timeline, found: &mut Vec<Change<'t>>) {
    let before: BTreeMap<&str, &Case> = old
        .cases
        .iter()
        .map(|case| (&*case.id.value, case))
        .collect();
    for case in &new.cases {
        let mut push = |kind, of| found.push(Change { kind, of });
        let Some(then) = before.get(&*case.id.value) else {
            push(ChangeKind::New, Changed::Case(case));
            continue;
        };
        let gone: Vec<&Proceeding> = then
            .proceedings
            .iter()
            .filter(|step| !case.proceedings.iter().any(|other| same(step, other)))
            .collect();
        let come: Vec<&Proceeding> = case
            .proceedings
            .iter()
            .filter(|step| !then.proceedings.iter().any(|other| same(step, other)))
            .collect();
        for step in &come {
            // What stood at the same day or stage for the same people said something else.
            let instead = gone.iter().find(|other| instead_of(other, step));
            match instead {
                Some(other) if other.stage != step.stage => push(
                    ChangeKind::Corrected,
                    Changed::Stage(case, step, other.stage),
                ),
                Some(_) => push(ChangeKind::Corrected, Changed::Step(case, step)),
                None => push(ChangeKind::Updated, Changed::Step(case, step)),
            }
        }
        let replaced = |step: &&&Proceeding| come.iter().any(|other| instead_of(step, other));
        for step in gone.iter().filter(|step| !replaced(step)) {
            push(ChangeKind::Withdrawn, Changed::Step(case, step));
        }
        if come.is_empty() && gone.is_empty() && !then.tells_the_same(case) {
            push(ChangeKind::Updated, Changed::Case(case));
        }
    }
    let gone = old.cases.iter().filter(|case| {
        !new.cases
            .iter()
            .any(|other| other.id.value == case.id.value)
    });
    found.extend(gone.map(|case| Change {
        kind: ChangeKind::Withdrawn,
        of: Changed::Case(case),
    }));
}

/// Whether one step stands for another of the same people: at its stage, or on its day.
fn instead_of(one: &Proceeding, other: &Proceeding) -> bool {
    parties(one) == parties(other) && (one.stage == other.stage || when(one) == when(other))
}

fn parties(step: &Proceeding) -> Vec<&str> {
    step.parties.iter().map(|party| &*party.value).collect()
}

/// Whether two steps are one: the same stage for the same people on the same day before the same
/// forum.
fn same(one: &Proceeding, other: &Proceeding) -> bool {
    when(one) == when(other)
        && one.stage == other.stage
        && one.forum == other.forum
        && parties(one) == parties(other)
}

fn when(step: &Proceeding) -> Option<When> {
    step.date
        .as_ref()
        .or(step.reported.as_ref())
        .map(|date| date.when)
}

fn judgements<'t>(old: &'t Timeline, new: &'t Timeline, found: &mut Vec<Change<'t>>) {
    let before: BTreeMap<&str, &Judgement> = old
        .judgements
        .iter()
        .map(|judgement| (&*judgement.id.value, judgement))
        .collect();
    for (place, judgement) in new.judgements.iter().enumerate() {
        let change = match before.get(&*judgement.id.value) {
            None => Some((ChangeKind::New, Changed::Judgement(place, judgement))),
            Some(then) if then.likelihood.value != judgement.likelihood.value => Some((
                ChangeKind::Updated,
                Changed::Likelihood(place, judgement, &then.likelihood.value),
            )),
            Some(then) => (!then.tells_the_same(judgement))
                .then_some((ChangeKind::Updated, Changed::Judgement(place, judgement))),
        };
        found.extend(change.map(|(kind, of)| Change { kind, of }));
    }
    let gone = old.judgements.iter().enumerate().filter(|(_, then)| {
        !new.judgements
            .iter()
            .any(|now| now.id.value == then.id.value)
    });
    found.extend(gone.map(|(place, judgement)| Change {
        kind: ChangeKind::Withdrawn,
        of: Changed::Judgement(place, judgement),
    }));
}

/// Leaves out what is new or fuller but no part of a pack's selection. What was taken back is
/// always said.
pub fn keep_selected(changes: &mut Vec<Change<'_>>, selection: &Selection<'_>) {
    let ids: BTreeSet<(bool, &str)> = selection
        .records
        .iter()
        .map(|record| match record.of {
            RecordOf::Event(event) => (true, &*event.id.value),
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => (false, &*case.id.value),
        })
        .collect();
    changes.retain(|change| {
        change.kind <= ChangeKind::Withdrawn
            || match change.of {
                Changed::Event(event) | Changed::Date(event, _) => {
                    ids.contains(&(true, &*event.id.value))
                }
                Changed::Case(case) | Changed::Step(case, _) | Changed::Stage(case, ..) => {
                    ids.contains(&(false, &*case.id.value))
                }
                Changed::Judgement(..) | Changed::Likelihood(..) => true,
            }
    });
}

/// What an item tells its readers: a copy without what is no part of that. A key that is added to
/// the format is taken to tell something, until it is named here.
trait Telling: Encode + Sized {
    /// The copy.
    fn telling(&self) -> Self;

    /// Whether it tells the same as another one, wherever the two stand.
    fn tells_the_same(&self, other: &Self) -> bool {
        self.telling().encode() == other.telling().encode()
    }
}

impl Telling for Event {
    fn telling(&self) -> Self {
        Event {
            marking: None,
            importance: Importance::Normal,
            tags: Vec::new(),
            label: None,
            allow: Vec::new(),
            sectors: Vec::new(),
            ..self.clone()
        }
    }
}

impl Telling for Case {
    fn telling(&self) -> Self {
        let mut case = Case {
            marking: None,
            importance: Importance::Normal,
            tags: Vec::new(),
            label: None,
            allow: Vec::new(),
            review_by: None,
            sectors: Vec::new(),
            ..self.clone()
        };
        case.conduct
            .iter_mut()
            .for_each(|conduct| conduct.marking = None);
        case.proceedings
            .iter_mut()
            .for_each(|step| step.marking = None);
        case
    }
}

impl Telling for Judgement {
    fn telling(&self) -> Self {
        Judgement {
            marking: None,
            allow: Vec::new(),
            ..self.clone()
        }
    }
}
