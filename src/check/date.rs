//! Dates: present, not after the cut-off, steps in order, reviews done.

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{Case, Date, Proceeding, Timeline};

/// Checks every date of events, conduct and steps.
pub(super) fn check(timeline: &Timeline, sink: &mut Sink) {
    let as_of = &timeline.as_of;
    for event in &timeline.events {
        dated(
            "this event",
            event.date.as_ref(),
            event.reported.as_ref(),
            event.at,
            sink,
        );
        not_after(
            Code::EventAfterAsOf,
            "this event",
            [&event.date, &event.reported],
            as_of,
            sink,
        );
    }
    for case in &timeline.cases {
        if let Some(conduct) = &case.conduct {
            dated(
                "the conduct of this case",
                conduct.date.as_ref(),
                conduct.reported.as_ref(),
                conduct.at,
                sink,
            );
            not_after(
                Code::EventAfterAsOf,
                "this conduct",
                [&conduct.date, &conduct.reported],
                as_of,
                sink,
            );
        }
        for step in &case.proceedings {
            dated(
                "this step",
                step.date.as_ref(),
                step.reported.as_ref(),
                step.at,
                sink,
            );
            not_after(
                Code::ProceedingAfterAsOf,
                "this step",
                [&step.date, &step.reported],
                as_of,
                sink,
            );
        }
        in_order(case, sink);
    }
}

/// Checks that every case was looked at again when it was to be.
pub(super) fn reviews(timeline: &Timeline, sink: &mut Sink) {
    timeline
        .cases
        .iter()
        .for_each(|case| reviewed(case, &timeline.as_of, sink));
}

fn dated(what: &str, date: Option<&Date>, reported: Option<&Date>, at: Span, sink: &mut Sink) {
    if date.or(reported).is_none() {
        let found = Diagnostic::new(Code::NoDate, at, format!("{what} has no date"));
        sink.push(found.hint(
            "add `date:`, or `reported:` with the day of the news where nothing else is known",
        ));
    }
}

fn not_after(code: Code, what: &str, dates: [&Option<Date>; 2], as_of: &Date, sink: &mut Sink) {
    let Some(last) = as_of.when.last() else {
        return;
    };
    for date in dates
        .into_iter()
        .flatten()
        .filter(|date| date.when.first() > last)
    {
        let found = Diagnostic::new(
            code,
            date.at,
            format!("{what} lies after the information cut-off `{last}`"),
        );
        sink.push(
            found
                .note(as_of.at, "the cut-off stands here")
                .hint("mend the date, or move `as_of:` on"),
        );
    }
}

/// Each step against all above it, the nearest first: a vague step between two exact ones hides
/// nothing.
fn in_order(case: &Case, sink: &mut Sink) {
    let dated: Vec<(&Proceeding, &Date)> = case
        .proceedings
        .iter()
        .filter_map(|step| Some((step, step.date.as_ref().or(step.reported.as_ref())?)))
        .collect();
    for (number, (step, date)) in dated.iter().enumerate() {
        let above = dated[..number]
            .iter()
            .rev()
            .find(|(_, above)| date.when.is_certainly_before(&above.when));
        if let Some((other, other_date)) = above {
            let text = format!(
                "the step `{}` happened before the step `{}` above it",
                step.stage.word(),
                other.stage.word()
            );
            let found = Diagnostic::new(Code::ProceedingsOrder, date.at, text);
            sink.push(
                found
                    .note(other_date.at, "this one is later")
                    .hint("put the steps in the order of their dates, or mend a date"),
            );
        }
    }
}

fn reviewed(case: &Case, as_of: &Date, sink: &mut Sink) {
    let Some(review) = case
        .review_by
        .as_ref()
        .filter(|review| review.when.is_certainly_before(&as_of.when))
    else {
        return;
    };
    let found = Diagnostic::new(
        Code::ReviewByPassed,
        review.at,
        format!(
            "the case `{}` was to be looked at again by then",
            case.id.value
        ),
    );
    sink.push(
        found
            .note(as_of.at, "the cut-off is later")
            .hint("look whether the matter has moved on, then set a new month"),
    );
}
