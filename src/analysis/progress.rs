//! How matters went on: the steps of each case, in one line for each forum and for parties whose steps differ.

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

    /// Whether the law or the record leaves a further step open: nothing ended the matter, and no judgment of unknown
    /// finality stands last.
    pub fn is_open(&self) -> bool {
        let Some((_, step)) = self.last() else { return false };
        match step.stage {
            Stage::Final | Stage::NotProsecuted | Stage::IndictmentWithdrawn | Stage::Settled | Stage::Sanctioned | Stage::Closed => false,
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
    cases.into_iter().flat_map(|case| of_case(selection, case)).collect()
}

fn of_case<'t>(selection: &'t Selection<'t>, case: &'t Case) -> Vec<Progress<'t>> {
    let own = || selection.records.iter().filter(move |record| record.case().is_some_and(|of| std::ptr::eq(of, case)));
    let mut lines: Vec<Progress<'t>> = Vec::new();
    for forum in [Forum::Criminal, Forum::Civil, Forum::Administrative, Forum::Foreign] {
        let steps: Vec<&'t Record<'t>> = own().filter(|record| step_of(record).is_some_and(|step| step.forum == forum)).collect();
        let nameless = || steps.iter().copied().filter(|record| step_of(record).is_some_and(|step| step.parties.is_empty()));
        for party in &case.parties {
            let concerns = |step: &Proceeding| step.parties.is_empty() || step.parties.iter().any(|id| id.value == party.id.value);
            let taken: Vec<&'t Record<'t>> = steps.iter().copied().filter(|record| step_of(record).is_some_and(concerns)).collect();
            if taken.len() == nameless().count() {
                continue;
            }
            let same =
                |line: &&mut Progress<'t>| line.forum == forum && line.steps.iter().map(|r| r.number).eq(taken.iter().map(|r| r.number));
            match lines.iter_mut().find(same) {
                Some(line) => line.parties.push(party),
                None => lines.push(Progress { case, forum, parties: vec![party], steps: taken, conduct: None }),
            }
        }
        // Steps that name nobody are a line of their own where no line has them.
        if !lines.iter().any(|line| line.forum == forum) && !steps.is_empty() {
            lines.push(Progress { case, forum, parties: Vec::new(), steps, conduct: None });
        }
    }
    let conduct = own().find(|record| matches!(record.of, RecordOf::Conduct(..)));
    if let Some(first) = lines.first_mut() {
        first.conduct = conduct;
    }
    lines
}
