//! What the sheets of a study session are about: the method or case, an example of it, questions
//! and stories.

use super::{Record, RecordOf, Selection};
use crate::model::{
    Case, Event, Forum, Method, Pack, Party, Proceeding, Question, Scenario, Stage, Subject,
    Timeline, Topic,
};
use crate::source::Ref;

/// What a sheet works with.
#[derive(Debug)]
pub struct Topics<'t> {
    /// The method, of a case perhaps.
    pub method: Option<&'t Method>,
    /// The case, where the sheet is about one.
    pub case: Option<&'t Case>,
    /// A matter that shows the method; of a sheet about a case, that case.
    pub example: Option<Example<'t>>,
    /// The questions about any of them.
    pub questions: Vec<&'t Question>,
    /// The stories about the method or case.
    pub scenarios: Vec<&'t Scenario>,
}

/// A matter as an example.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Example<'t> {
    /// A case with its conduct.
    Case(&'t Case),
    /// An incident outside police and courts.
    Event(&'t Event),
}

/// How a matter stands for some of its parties: the last step that one forum took.
#[derive(Debug)]
pub struct Standing<'t> {
    /// The step.
    pub step: &'t Proceeding,
    /// Whom it concerns.
    pub parties: Vec<&'t Party>,
}

/// The methods that a pack makes sheets of when it lists none: those with steps, signs or
/// countermeasures, as far as its selection wants them or the cases that it wants.
pub fn session_topics(timeline: &Timeline, pack: &Pack) -> Vec<Ref<Topic>> {
    let wanted = |method: &Method| {
        let Some(select) = &pack.select else {
            return true;
        };
        let of_cases = || {
            let cases = timeline
                .cases
                .iter()
                .filter(|case| select.cases.iter().any(|id| id.id() == &*case.id.value));
            cases
                .flat_map(|case| &case.methods)
                .any(|id| id.id() == &*method.id.value)
        };
        (select.methods.is_empty() || select.methods.iter().any(|id| id.id() == &*method.id.value))
            && (select.cases.is_empty() || of_cases())
    };
    let methods = timeline
        .methods
        .iter()
        .enumerate()
        .filter(|(_, method)| teaches(method) && wanted(method));
    methods
        .map(|(place, method)| Ref::known(&method.id.value, place, method.id.at))
        .collect()
}

fn teaches(method: &Method) -> bool {
    !method.steps.is_empty() || !method.signs.is_empty() || !method.countermeasures.is_empty()
}

/// What a sheet about a method or case works with.
pub fn topics<'t>(selection: &Selection<'t>, topic: &Ref<Topic>) -> Topics<'t> {
    let timeline = selection.timeline;
    let method = timeline
        .methods
        .iter()
        .find(|method| &*method.id.value == topic.id());
    let case = timeline
        .cases
        .iter()
        .find(|case| method.is_none() && &*case.id.value == topic.id());
    let first = |case: &Case| {
        case.methods
            .iter()
            .map(|id| &timeline.methods[id.index()])
            .find(|method| teaches(method))
    };
    let method = method.or_else(|| case.and_then(first));
    let example = case
        .map(Example::Case)
        .or_else(|| method.and_then(|method| example(selection, method)));
    let is_about =
        |about: &Option<Ref<Subject>>| about.as_ref().is_some_and(|about| about.id() == topic.id());
    let asks = |question: &&Question| {
        let of_example = question
            .about
            .as_ref()
            .zip(example)
            .is_some_and(|(about, example)| about.id() == example.id());
        is_about(&question.about) || of_example
    };
    Topics {
        method,
        case,
        example,
        questions: timeline.questions.iter().filter(asks).collect(),
        scenarios: timeline
            .scenarios
            .iter()
            .filter(|scenario| is_about(&scenario.about))
            .collect(),
    }
}

impl Example<'_> {
    fn id(&self) -> &str {
        match self {
            Example::Case(case) => &case.id.value,
            Example::Event(event) => &event.id.value,
        }
    }
}

/// The most important selected matter that shows a method; of equals, one that a question is about,
/// then the first. A case without conduct was refuted, and one that ended without a conviction is
/// no example of anything.
fn example<'t>(selection: &Selection<'t>, method: &Method) -> Option<Example<'t>> {
    let shows = |record: &&Record<'t>| {
        record
            .methods()
            .iter()
            .any(|id| id.id() == &*method.id.value)
    };
    let matter = |record: &Record<'t>| match record.of {
        RecordOf::Event(event) if record.kind == crate::model::RecordKind::Incident => {
            Some(Example::Event(event))
        }
        RecordOf::Conduct(case, _) if !ended_without_conviction(case) => Some(Example::Case(case)),
        _ => None,
    };
    let asked = |example: Example<'t>| {
        let questions = &selection.timeline.questions;
        questions.iter().any(|question| {
            question
                .about
                .as_ref()
                .is_some_and(|about| about.id() == example.id())
        })
    };
    let matters = selection
        .records
        .iter()
        .filter(shows)
        .filter_map(|record| Some((record, matter(record)?)));
    matters
        .min_by_key(|(record, example)| (record.importance(), !asked(*example), record.number))
        .map(|(_, example)| example)
}

/// Whether no party's criminal steps leave a conviction open.
fn ended_without_conviction(case: &Case) -> bool {
    let criminal = standings(case)
        .into_iter()
        .filter(|standing| is_criminal(standing.step))
        .map(|standing| standing.step.stage);
    let ended = |stage| {
        matches!(
            stage,
            Stage::NotProsecuted
                | Stage::Acquitted
                | Stage::IndictmentWithdrawn
                | Stage::ProsecutionDismissed
                | Stage::CompensationAwarded
                | Stage::Overturned
                | Stage::Closed
        )
    };
    let stages: Vec<Stage> = criminal.collect();
    !stages.is_empty() && stages.into_iter().all(ended)
}

fn is_criminal(step: &Proceeding) -> bool {
    matches!(step.forum, Forum::Criminal | Forum::Foreign)
}

/// How a case stands: for each forum, the last step of each party. It is read from the whole
/// record, whatever the selection shows of it: an older step alone would print an outdated status.
pub fn standings(case: &Case) -> Vec<Standing<'_>> {
    let mut found: Vec<(usize, Standing<'_>)> = Vec::new();
    for forum in [
        Forum::Criminal,
        Forum::Foreign,
        Forum::Administrative,
        Forum::Civil,
    ] {
        let steps = || {
            let steps = case.proceedings.iter().enumerate().rev();
            steps.filter(move |(_, step)| step.forum == forum)
        };
        for party in &case.parties {
            let concerns = |(_, step): &(usize, &Proceeding)| {
                step.parties.is_empty() || step.parties.iter().any(|id| id.value == party.id.value)
            };
            // Compensation for detention follows an ending and changes nobody's status.
            let says = |(_, step): &(usize, &Proceeding)| step.stage != Stage::CompensationAwarded;
            let Some((place, step)) = steps()
                .filter(says)
                .find(concerns)
                .or_else(|| steps().find(concerns))
            else {
                continue;
            };
            match found.iter_mut().find(|(other, _)| *other == place) {
                Some((_, standing)) => standing.parties.push(party),
                None => found.push((
                    place,
                    Standing {
                        step,
                        parties: vec![party],
                    },
                )),
            }
        }
        if case.parties.is_empty() {
            let parties = Vec::new();
            let last = steps().next();
            found.extend(last.map(|(place, step)| (place, Standing { step, parties })));
        }
    }
    found.into_iter().map(|(_, standing)| standing).collect()
}
