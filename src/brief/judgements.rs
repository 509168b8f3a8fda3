//! Judgements: on the summary page the first ones in short, in a section of their own all of them
//! with what else could be the case.

use super::plan::Plan;
use super::status;
use crate::document::{Block, Body, Judgement, Mark, Part, Words};
use crate::model;
use crate::wording::voice;

/// Judgements of the summary page at most (DESIGN.md 5).
pub(super) const KEY: usize = 5;
/// What a judgement of the summary page rests on at most, by name; the rest is counted.
const NAMED: usize = 2;

/// The key judgements, with their heading.
pub(super) fn key(plan: &Plan<'_>) -> Vec<Block> {
    let lang = plan.lang;
    let heading = Words::heading(2, voice(lang).key_judgements());
    let remark = remark(plan);
    let mut blocks = vec![Block::Heading(heading, remark)];
    blocks.extend(list(plan, KEY, Detail::Short));
    blocks
}

/// All judgements as a section.
pub(super) fn section(plan: &Plan<'_>) -> (Option<String>, Body) {
    let lang = plan.lang;
    let count = plan.brief.selection.timeline.judgements.len();
    let heading = voice(lang).judgements_heading(count);
    let mut blocks: Vec<Block> = remark(plan).map(Block::Note).into_iter().collect();
    blocks.extend(list(plan, usize::MAX, Detail::Full));
    let text = voice(lang).judgements_note();
    blocks.push(Block::Note(Words::new(text.to_owned())));
    (Some(heading), Body::Blocks(blocks))
}

/// That some of the judgements are samples.
fn remark(plan: &Plan<'_>) -> Option<Words> {
    let sample = plan
        .brief
        .selection
        .timeline
        .judgements
        .iter()
        .any(|judgement| judgement.sample);
    sample.then(|| Words::new(voice(plan.lang).sample_remark()))
}

/// How much is said of a judgement.
#[derive(Clone, Copy, PartialEq)]
enum Detail {
    /// A little of what it rests on.
    Short,
    /// All that it rests on, and the alternatives.
    Full,
}

fn list(plan: &Plan<'_>, most: usize, detail: Detail) -> Vec<Block> {
    let all = &plan.brief.selection.timeline.judgements;
    if all.is_empty() {
        return vec![Block::Paragraph(Words::new(voice(plan.lang).none()))];
    }
    let one =
        |(place, judgement)| Block::Judgement(Box::new(one(plan, place + 1, judgement, detail)));
    all.iter().take(most).enumerate().map(one).collect()
}

fn one(plan: &Plan<'_>, number: usize, judgement: &model::Judgement, detail: Detail) -> Judgement {
    let lang = plan.lang;
    let scale = model::scale(plan.brief.pack.scale);
    let band = scale.band(&judgement.likelihood.value).unwrap_or(0);
    let term = scale
        .wording(&judgement.likelihood.value, lang)
        .unwrap_or(&judgement.likelihood.value);
    let percent = scale
        .bands
        .get(band)
        .map_or(String::new(), |b| format!("{}–{}%", b.from, b.to));
    let term = voice(lang).beginning(term);
    let confidence = model::confidence(judgement.confidence).name.get(lang);
    let text = Words::written(&judgement.text, plan.lang);
    let named = if detail == Detail::Full {
        usize::MAX
    } else {
        NAMED
    };
    // What a crowded page gives up, after its other lines.
    let is_crowded = detail == Detail::Short && plan.brief.density > 3;
    let evidence = if is_crowded {
        Words::empty()
    } else {
        evidence(plan, judgement, named)
    };
    let alternatives = if detail == Detail::Full {
        alternatives(plan, judgement)
    } else {
        None
    };
    Judgement {
        number: Words::new(number.to_string()),
        text: Words {
            parts: text
                .parts
                .into_iter()
                .map(|part| Part {
                    mark: Mark::Strong,
                    ..part
                })
                .collect(),
            ..text
        },
        evidence,
        alternatives,
        likelihood: Words::empty()
            .and(Mark::Quiet, voice(lang).likelihood_before())
            .and(Mark::Strong, term),
        range: Words::new(percent),
        bands: scale.bands.iter().map(|b| (b.from, b.to)).collect(),
        band,
        confidence: Words::empty()
            .and(Mark::Quiet, voice(lang).confidence_before())
            .and(Mark::Strong, voice(lang).beginning(confidence)),
        level: judgement.confidence,
    }
}

/// What else could be the case, as a list below its heading.
fn alternatives(plan: &Plan<'_>, judgement: &model::Judgement) -> Option<(Words, Vec<Words>)> {
    if judgement.alternatives.is_empty() {
        return None;
    }
    let heading = Words::new(voice(plan.lang).alternatives_heading());
    let one = |text| Words::written(text, plan.lang);
    Some((heading, judgement.alternatives.iter().map(one).collect()))
}

/// What a judgement rests on: cases and events by their short names, series by their titles; so
/// many of them, then how many more.
fn evidence(plan: &Plan<'_>, judgement: &model::Judgement, most: usize) -> Words {
    let lang = plan.lang;
    let timeline = plan.brief.selection.timeline;
    let name = |id: &str| -> Option<String> {
        let mut cases = timeline.cases.iter();
        if let Some(case) = cases.find(|case| &*case.id.value == id) {
            return Some(status::short_name(case, lang));
        }
        let event = || {
            let event = timeline.events.iter().find(|event| &*event.id.value == id);
            event.map(|event| event.label.as_ref().unwrap_or(&event.title))
        };
        let series = || {
            timeline
                .series
                .iter()
                .find(|series| &*series.id.value == id)
                .map(|series| &series.title)
        };
        let method = || {
            timeline
                .methods
                .iter()
                .find(|method| &*method.id.value == id)
                .map(|method| &method.name)
        };
        let name = event().or_else(series).or_else(method)?;
        Some(name.text(lang).to_owned())
    };
    let names: Vec<String> = judgement
        .based_on
        .iter()
        .filter_map(|subject| name(subject.id()))
        .collect();
    let listed = names[..names.len().min(most)].join(voice(lang).evidence_divider());
    let more = names.len().saturating_sub(most);
    let text = voice(lang).based_on(&listed, more);
    Words::empty().and(Mark::Quiet, text)
}
