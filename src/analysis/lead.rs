//! Days between the stages of cases, where both days are known.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{RecordOf, Selection, side};
use crate::model::{Case, Forum, PartySide, Precision, Proceeding, Stage, Timeline, When};

/// From which stage to which: each counts once a case and party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// From the disclosure to the arrest or the referral.
    ToArrest,
    /// From the arrest or the referral to the indictment.
    ToIndictment,
    /// From the indictment to the first judgment.
    ToJudgment,
}

/// The intervals in order.
pub const LEADS: [Lead; 3] = [Lead::ToArrest, Lead::ToIndictment, Lead::ToJudgment];

/// An interval of one case and party.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeadTime<'t> {
    /// Which interval.
    pub lead: Lead,
    /// In which case.
    pub case: &'t Case,
    /// How many days.
    pub days: u32,
}

/// The intervals of all cases, and how many are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeadTimes<'t> {
    /// The intervals, by the id of the case.
    pub times: Vec<LeadTime<'t>>,
    /// Intervals of which one day is not known.
    pub vague: usize,
    /// Intervals whose second stage came before the first.
    pub reversed: usize,
}

impl LeadTimes<'_> {
    /// The days of one interval, the fewest first.
    pub fn of(&self, lead: Lead) -> Vec<u32> {
        let mut days: Vec<u32> = self
            .times
            .iter()
            .filter(|time| time.lead == lead)
            .map(|time| time.days)
            .collect();
        days.sort_unstable();
        days
    }
}

/// The middle of sorted values, or the mean of the two in the middle.
pub fn median(sorted: &[u32]) -> Option<f64> {
    let middle = sorted.len() / 2;
    match sorted {
        [] => None,
        _ if sorted.len() % 2 == 1 => Some(f64::from(sorted[middle])),
        _ => Some((f64::from(sorted[middle - 1]) + f64::from(sorted[middle])) / 2.0),
    }
}

/// The intervals between the steps that records show, before the criminal forum.
pub fn lead_times<'t>(selection: &Selection<'t>) -> LeadTimes<'t> {
    let mut cases: BTreeMap<&str, (&'t Case, Vec<&'t Proceeding>)> = BTreeMap::new();
    for record in &selection.records {
        if let RecordOf::Step(case, step) = record.of
            && step.forum == Forum::Criminal
        {
            cases
                .entry(&case.id.value)
                .or_insert((case, Vec::new()))
                .1
                .push(step);
        }
    }
    let mut found = LeadTimes::default();
    for (case, steps) in cases.into_values() {
        of_case(selection.timeline, case, &steps, &mut found);
    }
    found
}

/// A step that names no party concerns all of them.
fn of_case<'t>(
    timeline: &Timeline,
    case: &'t Case,
    steps: &[&'t Proceeding],
    found: &mut LeadTimes<'t>,
) {
    let concerns = |step: &Proceeding, party: &str| {
        step.parties.is_empty() || step.parties.iter().any(|id| &*id.value == party)
    };
    let named = |party: &str| {
        steps
            .iter()
            .any(|step| step.parties.iter().any(|id| &*id.value == party))
    };
    let suspects = |party: &&crate::model::Party| side(timeline, party) == PartySide::Suspect;
    if !case.parties.is_empty() && !case.parties.iter().any(|party| suspects(&party)) {
        return;
    }
    let parties: Vec<&str> = case
        .parties
        .iter()
        .filter(suspects)
        .map(|party| &*party.id.value)
        .filter(|party| named(party))
        .collect();
    if parties.is_empty() {
        of_party(case, steps.iter().copied(), found);
    }
    for party in parties {
        of_party(
            case,
            steps.iter().copied().filter(|step| concerns(step, party)),
            found,
        );
    }
}

fn of_party<'t>(
    case: &'t Case,
    steps: impl Iterator<Item = &'t Proceeding> + Clone,
    found: &mut LeadTimes<'t>,
) {
    let first =
        |wanted: &dyn Fn(Stage) -> bool| earliest(steps.clone().filter(|step| wanted(step.stage)));
    let known = [
        first(&|stage| stage == Stage::Disclosed),
        first(&|stage| matches!(stage, Stage::Arrested | Stage::Referred)),
        first(&|stage| stage == Stage::Indicted),
        first(&|stage| matches!(stage, Stage::Convicted | Stage::Acquitted)),
    ];
    for (lead, pair) in LEADS.into_iter().zip(known.windows(2)) {
        match (pair[0], pair[1]) {
            (Some(Some(from)), Some(Some(to))) => match u32::try_from((to - from).num_days()) {
                Ok(days) => found.times.push(LeadTime { lead, case, days }),
                Err(_) => found.reversed += 1,
            },
            (Some(_), Some(_)) => found.vague += 1,
            _ => {}
        }
    }
}

/// The day of the first of several steps: `None` without steps, `Some(None)` where its day is not
/// known.
fn earliest<'t>(steps: impl Iterator<Item = &'t Proceeding>) -> Option<Option<NaiveDate>> {
    let dates = steps.map(|step| step.date.as_ref().map(|date| date.when));
    let mut days: Vec<Option<When>> = dates.collect();
    // A step without a date of its own may have been the first.
    days.sort_by_key(|when| when.map(|when| when.page_order()));
    days.first().map(|when| when.as_ref().and_then(certain_day))
}

fn certain_day(when: &When) -> Option<NaiveDate> {
    match when {
        When::Moment(moment)
            if moment.precision == Precision::Day && !moment.approximate && !moment.uncertain =>
        {
            Some(moment.first)
        }
        _ => None,
    }
}
