//! The rules that read prose, item by item, so that `allow:` can excuse them and an `allow:`
//! without use is seen.
//!
//! Methods, scenarios and the glossary are general texts, where the words are terms: only how
//! methods cite their sources is looked at, and an `allow:` there is never called useless.

use super::citation::unconfirmed;
use super::estimate::joined;
use super::lexicon::LEXICON;
use super::name::possible_name;
use super::status::Record;
use crate::diag::{Code, Diagnostic, Sink};
use crate::lang::{Localised, Text};
use crate::model::{
    Allow, Case, Citation, Event, EventKind, Judgement, Pack, Source, Stage, Timeline,
};
use crate::parallel;
use crate::source::{Leaf, Ref, Walk};

/// Checks the prose of a timeline.
pub(super) fn timeline(timeline: &Timeline, sink: &mut Sink) {
    let found = parallel::map(&timeline.events, |event| of_event(event, &timeline.sources));
    timeline
        .events
        .iter()
        .zip(found)
        .for_each(|(event, found)| excuse(&event.allow, found, sink));
    let found = parallel::map(&timeline.cases, |case| of_case(case, &timeline.sources));
    timeline
        .cases
        .iter()
        .zip(found)
        .for_each(|(case, found)| excuse(&case.allow, found, sink));
    for judgement in &timeline.judgements {
        excuse(&judgement.allow, of_judgement(judgement, timeline), sink);
    }
    for question in &timeline.questions {
        let record = Record::of(
            question
                .about
                .iter()
                .filter_map(|about| case_of(about, timeline)),
        );
        excuse(&question.allow, words(&texts(question), &record), sink);
    }
    for gap in &timeline.gaps {
        excuse(&gap.allow, words(&texts(gap), &Record::general()), sink);
    }
    for action in &timeline.actions {
        names(&texts(action))
            .into_iter()
            .for_each(|found| sink.push(found));
    }
    for source in &timeline.sources {
        names(&printed(&source.title))
            .into_iter()
            .for_each(|found| sink.push(found));
    }
    cited_alone(timeline, sink);
}

/// Checks the texts of a pack itself: its titles, its summary and the headlines of its sections.
/// They may use the words of cases that the pack says it is about.
pub(super) fn pack(pack: &Pack, timeline: Option<&Timeline>, sink: &mut Sink) {
    let mut all: Vec<&Text> = Vec::new();
    for title in [&pack.title, &pack.subtitle, &pack.series, &pack.issue]
        .into_iter()
        .flatten()
    {
        all.extend(printed(title));
    }
    all.extend(
        pack.sections
            .iter()
            .flat_map(|section| section.options.title.iter().flat_map(printed)),
    );
    let summary: Vec<&Text> = pack.summary.iter().flat_map(texts).collect();
    all.extend(&summary);
    let named = pack
        .summary
        .iter()
        .flat_map(|summary| &summary.about)
        .chain(&pack.about);
    let named: Vec<&Ref<Case>> = named.collect();
    let cases = named.iter().filter_map(|about| case_of(about, timeline?));
    let record = Record::of_pack(cases);
    // Without its timeline nobody knows what the record says.
    let known = named.is_empty() || timeline.is_some();
    let mut found = if known {
        words(&all, &record)
    } else {
        names(&all)
    };
    found.extend(summary.iter().filter_map(|text| both_estimates(text)));
    excuse(&pack.allow, found, sink);
}

/// Reports what no `allow:` excuses, and every `allow:` that excuses nothing.
fn excuse(allow: &[Allow], found: Vec<Diagnostic>, sink: &mut Sink) {
    for allow in allow
        .iter()
        .filter(|allow| !found.iter().any(|found| found.code == allow.code.0))
    {
        let text = format!(
            "`{}` did not fire here, so there is nothing to excuse",
            allow.code.0.as_str()
        );
        sink.push(
            Diagnostic::new(Code::UselessAllow, allow.at, text)
                .hint("delete this entry of `allow:`"),
        );
    }
    found
        .into_iter()
        .filter(|found| !allow.iter().any(|allow| allow.code.0 == found.code))
        .for_each(|found| sink.push(found));
}

fn of_event(event: &Event, sources: &[Source]) -> Vec<Diagnostic> {
    let texts = texts(event);
    let incident = event.kind == EventKind::Incident;
    let mut found = words(
        &texts,
        &if incident {
            Record::incident()
        } else {
            Record::general()
        },
    );
    found.extend(texts.iter().flat_map(|text| culprits(text, false)));
    found.extend(unconfirmed(&event.sources, sources));
    found
}

fn of_case(case: &Case, sources: &[Source]) -> Vec<Diagnostic> {
    let mut texts = texts(case);
    texts.extend(
        case.narrative
            .iter()
            .flat_map(|paragraph| [&paragraph.ja, &paragraph.en])
            .flatten(),
    );
    let record = Record::of([case]);
    let mut found = words(&texts, &record);
    if !record.has(Stage::Convicted) {
        found.extend(texts.iter().flat_map(|text| culprits(text, true)));
    }
    let conduct = case.conduct.iter().map(|conduct| &conduct.sources);
    let steps = case.proceedings.iter().map(|step| &step.sources);
    let cited = conduct
        .chain(case.narrative.iter().map(|paragraph| &paragraph.sources))
        .chain(steps);
    found.extend(cited.filter_map(|cited| unconfirmed(cited, sources)));
    found
}

fn of_judgement(judgement: &Judgement, timeline: &Timeline) -> Vec<Diagnostic> {
    let texts = texts(judgement);
    let record = Record::of(
        judgement
            .based_on
            .iter()
            .filter_map(|about| case_of(about, timeline)),
    );
    let mut found = words(&texts, &record);
    found.extend(texts.iter().filter_map(|text| both_estimates(text)));
    found
}

/// Credibility 1 where there is no other prose to read.
fn cited_alone(timeline: &Timeline, sink: &mut Sink) {
    let report = |cited: &Vec<Citation>| unconfirmed(cited, &timeline.sources);
    let points = timeline.series.iter().flat_map(|series| &series.points);
    points
        .filter_map(|point| report(&point.sources))
        .for_each(|found| sink.push(found));
    for method in &timeline.methods {
        let excused = method
            .allow
            .iter()
            .any(|allow| allow.code.0 == Code::CredibilityOne);
        report(&method.sources)
            .filter(|_| !excused)
            .into_iter()
            .for_each(|found| sink.push(found));
    }
}

/// The case that a reference to any subject names. A case wins over other items of the same id, as
/// it does where references are resolved.
fn case_of<'a, T>(about: &Ref<T>, timeline: &'a Timeline) -> Option<&'a Case> {
    timeline
        .cases
        .get(about.index())
        .filter(|case| &*case.id.value == about.id())
}

fn words(texts: &[&Text], record: &Record) -> Vec<Diagnostic> {
    let mut found = names(texts);
    found.extend(texts.iter().flat_map(|text| record.check(text)));
    found
}

fn names(texts: &[&Text]) -> Vec<Diagnostic> {
    let found = |text: &&Text| {
        let name = possible_name(&text.value)?;
        let found = Diagnostic::new(
            Code::PossibleName,
            text.at,
            format!("`{name}` may be the name of a person"),
        );
        let found = found.hint("write the role instead: 元社員, a former employee");
        Some(found.at_words(&name, 0))
    };
    texts.iter().filter_map(found).collect()
}

fn culprits(text: &Text, in_case: bool) -> Option<Diagnostic> {
    let words = LEXICON.culprit.find(&text.value);
    let hit = words
        .iter()
        .find(|hit| !hit.denied && !hit.group.neutral && (in_case || !hit.group.general))?;
    let why = if in_case {
        "no conviction stands in the record"
    } else {
        "this text is about no case"
    };
    let found = Diagnostic::new(
        Code::CulpritWithoutCharge,
        text.at,
        format!("`{}` calls someone an offender, but {why}", hit.word),
    );
    let found = found.hint("write the role, and what the person is suspected of");
    Some(found.at_words(hit.word, 0))
}

fn both_estimates(text: &Text) -> Option<Diagnostic> {
    let (likelihood, confidence) = joined(&text.value)?;
    let message = format!(
        "one sentence holds a likelihood, `{likelihood}`, and a level of confidence, `{confidence}`"
    );
    let found = Diagnostic::new(Code::LikelihoodAndConfidence, text.at, message);
    Some(found.hint("keep one of the two in the sentence, and give the other in its own field"))
}

/// Every text of an item that is printed as prose.
fn texts(item: &impl Walk) -> Vec<&Text> {
    let mut found = Vec::new();
    item.walk(&mut |leaf| {
        if let Leaf::Printed(text) = leaf {
            found.extend(printed(text));
        }
    });
    found
}

fn printed(text: &Localised) -> Vec<&Text> {
    text.each().map(|(_, text)| text).collect()
}
