//! How matters went on: the steps of each case, in one line for each forum and for parties whose
//! steps differ.

use std::collections::BTreeMap;

use super::{Record, RecordOf, Selection};
use crate::model::{Case, CaseIndex, Final, Forum, Party, Proceeding, Stage};

/// One line: the steps that some parties of a case took before one forum.
#[derive(Debug)]
pub struct Progress<'t> {
    /// The case.
    pub case: &'t Case,
    /// Before whom.
    pub forum: Forum,
    /// Whom the steps concern; all took the same ones.
    pub parties: Vec<&'t Party>,
    /// The steps in order of date.
    pub steps: Vec<&'t Record<'t>>,
    /// What is alleged, on the first line of a case alone.
    pub conduct: Option<&'t Record<'t>>,
}

impl<'t> Progress<'t> {
    /// The last step.
    pub fn last(&self) -> Option<(&'t Record<'t>, &'t Proceeding)> {
        let record = self.steps.last()?;
        step_of(record).map(|step| (*record, step))
    }

    /// Whether the law or the record leaves a further step open: nothing ended the matter, and no
    /// judgment of unknown finality stands last.
    pub fn is_open(&self) -> bool {
        let Some((_, step)) = self.last() else {
            return false;
        };
        match step.stage {
            Stage::Final
            | Stage::NotProsecuted
            | Stage::IndictmentWithdrawn
            | Stage::ProsecutionDismissed
            | Stage::CompensationAwarded
            | Stage::Settled
            | Stage::Sanctioned
            | Stage::Closed => false,
            stage if stage.is_judgment() => step.final_ == Some(Final::No),
            _ => true,
        }
    }
}

/// The step that a record is.
pub fn step_of<'t>(record: &Record<'t>) -> Option<&'t Proceeding> {
    match record.of {
        RecordOf::Step(_, step) => Some(step),
        _ => None,
    }
}

/// The lines of all cases of a selection, in the order in which they began.
pub fn progress<'t>(selection: &'t Selection<'t>) -> Vec<Progress<'t>> {
    let mut order: Vec<CaseIndex> = Vec::new();
    let mut cases: BTreeMap<CaseIndex, Vec<&'t Record<'t>>> = BTreeMap::new();
    for record in &selection.records {
        if let Some(case) = record.index.case() {
            let own = cases.entry(case).or_insert_with(|| {
                order.push(case);
                Vec::new()
            });
            own.push(record);
        }
    }
    let lines = |case: CaseIndex| of_case(&selection.timeline[case], &cases[&case]);
    order.into_iter().flat_map(lines).collect()
}

fn of_case<'t>(case: &'t Case, own: &[&'t Record<'t>]) -> Vec<Progress<'t>> {
    let records: Vec<(&'t Record<'t>, &'t Proceeding)> = own
        .iter()
        .filter_map(|record| Some((*record, step_of(record)?)))
        .collect();
    let steps: Vec<&'t Proceeding> = records.iter().map(|(_, step)| *step).collect();
    let line = |course: PlacedCourse<'t>| Progress {
        case,
        forum: course.forum,
        parties: course.parties,
        steps: course
            .places
            .iter()
            .map(|place| records[*place].0)
            .collect(),
        conduct: None,
    };
    let mut lines: Vec<Progress<'t>> = placed_courses(case, &steps).into_iter().map(line).collect();
    let is_conduct = |record: &&&Record<'_>| matches!(record.of, RecordOf::Conduct(..));
    if let Some(first) = lines.first_mut() {
        first.conduct = own.iter().find(is_conduct).copied();
    }
    lines
}

/// The steps that some parties of a case took before one forum, and no others.
#[derive(Debug)]
pub struct Course<'t> {
    /// Before whom.
    pub forum: Forum,
    /// Whom the steps concern; all took the same ones.
    pub parties: Vec<&'t Party>,
    /// The steps in order of date.
    pub steps: Vec<&'t Proceeding>,
}

/// All steps of a case in order of date, whatever of them a pack selects: its case file must not
/// end before the case does.
pub fn steps_of_case(case: &Case) -> Vec<&Proceeding> {
    let mut steps: Vec<&Proceeding> = case.proceedings.iter().collect();
    let when = |step: &Proceeding| {
        step.date
            .as_ref()
            .or(step.reported.as_ref())
            .map(|date| date.when.page_order())
    };
    steps.sort_by(|a, b| when(a).cmp(&when(b)).then(a.at.cmp(&b.at)));
    steps
}

/// Steps of a case in one course for each forum and for parties whose steps differ. A step that
/// names nobody concerns all parties before its forum.
pub fn courses<'t>(case: &'t Case, steps: &[&'t Proceeding]) -> Vec<Course<'t>> {
    let course = |course: PlacedCourse<'t>| Course {
        forum: course.forum,
        parties: course.parties,
        steps: course.places.iter().map(|place| steps[*place]).collect(),
    };
    placed_courses(case, steps)
        .into_iter()
        .map(course)
        .collect()
}

/// A course whose steps are places in a list of steps.
struct PlacedCourse<'t> {
    forum: Forum,
    parties: Vec<&'t Party>,
    places: Vec<usize>,
}

fn placed_courses<'t>(case: &'t Case, steps: &[&'t Proceeding]) -> Vec<PlacedCourse<'t>> {
    let mut found: Vec<PlacedCourse<'t>> = Vec::new();
    for forum in [
        Forum::Criminal,
        Forum::Civil,
        Forum::Administrative,
        Forum::Foreign,
    ] {
        let before: Vec<usize> = (0..steps.len())
            .filter(|place| steps[*place].forum == forum)
            .collect();
        let is_nameless = |place: &&usize| steps[**place].parties.is_empty();
        let nameless = before.iter().filter(is_nameless).count();
        for party in &case.parties {
            let concerns = |place: &usize| {
                let step = steps[*place];
                step.parties.is_empty() || step.parties.iter().any(|id| id.value == party.id.value)
            };
            let taken: Vec<usize> = before.iter().copied().filter(concerns).collect();
            if taken.len() == nameless {
                continue;
            }
            let same =
                |course: &&mut PlacedCourse<'t>| course.forum == forum && course.places == taken;
            match found.iter_mut().find(same) {
                Some(course) => course.parties.push(party),
                None => found.push(PlacedCourse {
                    forum,
                    parties: vec![party],
                    places: taken,
                }),
            }
        }
        // Steps that name nobody are a course of their own where no course has them.
        if !found.iter().any(|course| course.forum == forum) && !before.is_empty() {
            found.push(PlacedCourse {
                forum,
                parties: Vec::new(),
                places: before,
            });
        }
    }
    found
}
