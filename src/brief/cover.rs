//! The cover.

use crate::wording::voice;
use chrono::NaiveDate;

use super::plan::Plan;
use crate::chart::{ChartSpec, StripSpec};
use crate::document::{Cover, Figure, Mark, Picture, Words};
use crate::model::{Preset, When, handling};

/// Composes the cover.
pub(super) fn compose(plan: &Plan<'_>) -> Cover {
    let pack = plan.brief.pack;
    let name = pack.brand.as_ref().and_then(|brand| brand.name.as_ref());
    let spoken = name.map_or(String::new(), |name| name.text(plan.lang).to_owned());
    let logo = plan
        .brief
        .house
        .logo
        .is_some()
        .then(|| Picture::new(spoken, pack.at));
    // A house takes the place of the series, which then stands above the title.
    let series = name
        .filter(|_| logo.is_none())
        .or(pack.series.as_ref().filter(|_| name.is_none()));
    let series = series.map(|series| Words::written(series, plan.lang));
    let kicker = kicker(plan).map(Words::new);
    let at = pack
        .title
        .as_ref()
        .or(plan.brief.selection.timeline.title())
        .map(|title| title.at);
    let title = plan.title();
    let title = Words {
        at,
        ..Words::new(title)
    };
    let subtitle = pack
        .subtitle
        .as_ref()
        .map(|subtitle| Words::written(subtitle, plan.lang));
    let (strip, counts) = strip(plan);
    let strip_note = Words::new(counts);
    let facts = facts(plan);
    let foot = foot(plan);
    Cover {
        logo,
        series,
        kicker,
        title,
        subtitle,
        strip,
        strip_note,
        facts,
        foot,
    }
}

fn kicker(plan: &Plan<'_>) -> Option<String> {
    let (lang, pack) = (plan.lang, plan.brief.pack);
    let reader = pack.preset.map(|preset| match preset {
        Preset::Executive => voice(lang).for_executives(),
        Preset::StudySession => voice(lang).study_session(),
        Preset::Report => voice(lang).report(),
    });
    let issue = pack.issue.as_ref().map(|issue| issue.text(lang));
    let has_house = pack
        .brand
        .as_ref()
        .is_some_and(|brand| brand.name.is_some());
    let series = pack
        .series
        .as_ref()
        .filter(|_| has_house)
        .map(|series| series.text(lang));
    let parts: Vec<&str> = series.into_iter().chain(reader).chain(issue).collect();
    (!parts.is_empty()).then(|| parts.join(voice(lang).kicker_divider()))
}

fn strip(plan: &Plan<'_>) -> (Figure, String) {
    let lang = plan.lang;
    let records = &plan.brief.selection.records;
    let as_of = plan
        .brief
        .selection
        .timeline
        .as_of
        .when
        .last()
        .unwrap_or_default();
    let pack_at = plan.brief.pack.at;
    let (first, last) = super::figure::axis(plan);
    let count = |kind| records.iter().filter(|record| record.kind == kind).count();
    let counts: Vec<String> = super::figure::kinds(plan)
        .into_iter()
        .filter(|kind| count(*kind) > 0)
        .map(|kind| voice(lang).strip_count(kind, count(kind)))
        .collect();
    let spec = StripSpec {
        lang,
        kinds: super::figure::kinds(plan),
        records: records.iter().map(|r| (r.kind, middle(&r.when))).collect(),
        first,
        last,
        as_of,
    };
    let listed = counts.join(voice(lang).comma());
    let alt = voice(lang).strip_alt((first, last), records.len(), &listed);
    let note = voice(lang).strip_note(&listed, plan.origin());
    (
        Figure {
            picture: Picture::new(alt, pack_at),
            label: None,
            title: None,
            subtitle: None,
            listed: None,
            spec: ChartSpec::Strip(spec),
            note: None,
        },
        note,
    )
}

/// Where a bar stands: in the middle of what a vague date can mean, never on its first day. An
/// interval stands at its beginning.
fn middle(when: &When) -> NaiveDate {
    match when {
        When::Moment(moment) => moment.first + (moment.last - moment.first) / 2,
        When::Interval(..) => when.first(),
    }
}

fn facts(plan: &Plan<'_>) -> Vec<(Words, Words)> {
    let (lang, pack) = (plan.lang, plan.brief.pack);
    let as_of = plan
        .brief
        .selection
        .timeline
        .as_of
        .when
        .last()
        .unwrap_or_default();
    let mut rows: Vec<(&str, Vec<(Mark, String)>)> = Vec::new();
    if let Some(recipient) = &pack.recipient {
        rows.push((
            voice(lang).recipient_label(),
            vec![(Mark::Strong, recipient.text(lang).to_owned())],
        ));
    }
    if pack.recipients.is_some() {
        rows.push((voice(lang).recipient_label(), Vec::new()));
    }
    if let Some(day) = pack.issued.as_ref().and_then(|date| date.when.last()) {
        rows.push((
            voice(lang).issued_label(),
            vec![(Mark::Plain, voice(lang).cover_day(day))],
        ));
    }
    rows.push((
        voice(lang).as_of_label(),
        vec![(Mark::Plain, voice(lang).cover_day(as_of))],
    ));
    let made: Vec<String> = [
        pack.author
            .as_ref()
            .map(|author| author.text(lang).to_owned()),
        pack.approver
            .as_ref()
            .map(|by| voice(lang).approved_by(by.text(lang))),
        pack.number
            .as_ref()
            .map(|number| voice(lang).document_number(&number.value)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !made.is_empty() {
        let label = if pack.author.is_some() {
            voice(lang).prepared_by()
        } else {
            voice(lang).document_label()
        };
        rows.push((
            label,
            vec![(Mark::Plain, made.join(voice(lang).imprint_divider()))],
        ));
    }
    if let Some(notice) = plan.notice() {
        rows.push((
            voice(lang).extent_label(),
            vec![(Mark::Plain, notice.to_owned())],
        ));
    }
    let marking = plan.marking();
    let label = format!("{}{}", marking.label(), voice(lang).gap());
    rows.push((
        voice(lang).handling_label(),
        vec![
            (Mark::Strong, label),
            (Mark::Plain, handling(marking, lang).to_owned()),
        ],
    ));
    let mut rows: Vec<(Words, Words)> = rows
        .into_iter()
        .map(|(label, value)| row(plan, label, value))
        .collect();
    if let (Some(recipient), Some((_, first))) = (&pack.recipient, rows.first_mut()) {
        first.at = Some(recipient.at);
    }
    rows
}

fn row(_plan: &Plan<'_>, label: &str, value: Vec<(Mark, String)>) -> (Words, Words) {
    let (label, words) = (Words::new(label), Words::empty());
    (
        label,
        value
            .into_iter()
            .fold(words, |words, (mark, text)| words.and(mark, text)),
    )
}

fn foot(plan: &Plan<'_>) -> Words {
    let (lang, pack) = (plan.lang, plan.brief.pack);
    let timeline = plan.brief.selection.timeline;
    let records = &plan.brief.selection.records;
    let sample = timeline.judgements.iter().any(|j| j.sample)
        || timeline.actions.iter().any(|a| a.sample)
        || records.iter().any(|record| record.is_sample());
    let mut parts: Vec<String> = pack
        .number
        .iter()
        .map(|number| voice(lang).document_number(&number.value))
        .collect();
    if let Some(contact) = &pack.contact {
        parts.push(voice(lang).contact(contact.text(lang)));
    }
    if sample {
        parts.push(voice(lang).sample_legend().replace(['“', '”'], "\""));
    }
    if parts.is_empty() {
        parts.push(plan.title());
    }
    Words::new(parts.join(voice(lang).imprint_divider()))
}
