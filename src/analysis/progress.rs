//! How matters went on: the steps of each case, in one line for each forum and for parties whose
//! steps differ.

use crate::model::{Case, Final, Forum, Party, Proceeding, Stage};

use super::{Record, RecordOf, Selection};

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
    let mut cases: Vec<&'t Case> = Vec::new();
    for case in selection.records.iter().filter_map(Record::case) {
        if !cases.iter().any(|other| std::ptr::eq(*other, case)) {
            cases.push(case);
        }
    }
    cases
        .into_iter()
        .flat_map(|case| of_case(selection, case))
        .collect()
}

fn of_case<'t>(selection: &'t Selection<'t>, case: &'t Case) -> Vec<Progress<'t>> {
    let own = || {
        selection
            .records
            .iter()
            .filter(move |record| record.case().is_some_and(|of| std::ptr::eq(of, case)))
    };
    let steps: Vec<&'t Proceeding> = own().filter_map(step_of).collect();
    let record_of = |step: &Proceeding| {
        own().find(|record| step_of(record).is_some_and(|of| std::ptr::eq(of, step)))
    };
    let line = |Course {
                    forum,
                    parties,
                    steps,
                }: Course<'t>| {
        let steps = steps.into_iter().filter_map(record_of).collect();
        Progress {
            case,
            forum,
            parties,
            steps,
            conduct: None,
        }
    };
    let mut lines: Vec<Progress<'t>> = courses(case, &steps).into_iter().map(line).collect();
    let conduct = own().find(|record| matches!(record.of, RecordOf::Conduct(..)));
    if let Some(first) = lines.first_mut() {
        first.conduct = conduct;
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
    let mut found: Vec<Course<'t>> = Vec::new();
    for forum in [
        Forum::Criminal,
        Forum::Civil,
        Forum::Administrative,
        Forum::Foreign,
    ] {
        let before: Vec<&'t Proceeding> = steps
            .iter()
            .copied()
            .filter(|step| step.forum == forum)
            .collect();
        let nameless = before.iter().filter(|step| step.parties.is_empty()).count();
        for party in &case.parties {
            let concerns = |step: &&Proceeding| {
                step.parties.is_empty() || step.parties.iter().any(|id| id.value == party.id.value)
            };
            let taken: Vec<&'t Proceeding> = before.iter().copied().filter(concerns).collect();
            if taken.len() == nameless {
                continue;
            }
            let same = |course: &&mut Course<'t>| {
                course.forum == forum
                    && course.steps.len() == taken.len()
                    && course
                        .steps
                        .iter()
                        .zip(&taken)
                        .all(|(a, b)| std::ptr::eq(*a, *b))
            };
            match found.iter_mut().find(same) {
                Some(course) => course.parties.push(party),
                None => found.push(Course {
                    forum,
                    parties: vec![party],
                    steps: taken,
                }),
            }
        }
        // Steps that name nobody are a course of their own where no course has them.
        if !found.iter().any(|course| course.forum == forum) && !before.is_empty() {
            found.push(Course {
                forum,
                parties: Vec::new(),
                steps: before,
            });
        }
    }
    found
}
