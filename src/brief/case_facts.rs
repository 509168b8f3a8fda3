//! What stands beside and below the account of a case: the box of facts, what is not known, the
//! sources.

use super::cards;
use super::plan::Plan;
use crate::document::{Block, Mark, Part, SourceLine, Symbol, Words};
use crate::lang::{Lang, Localised};
use crate::model::{
    Case, Citation, Final, Precision, Proceeding, Reason, Role as Share, Stage, When,
};
use crate::wording::{Wording, voice};

/// A label, in whichever language.
type Label = fn(&'static dyn Wording) -> &'static str;

/// The parts of organisations in the order of the box; authorities stand beside their steps.
const PARTS: [Share; 5] = [
    Share::Target,
    Share::Employer,
    Share::AllegedRecipient,
    Share::Partner,
    Share::Mentioned,
];

/// The box of facts: who is concerned, what the file states, which laws and branches; unknown is
/// never left blank.
pub(super) fn facts(plan: &Plan<'_>, case: &Case) -> Vec<(Words, Words)> {
    let lang = plan.lang;
    let timeline = plan.brief.selection.timeline;
    let comma = voice(lang).comma();
    let mut lines: Vec<(&str, String)> = Vec::new();
    for part in PARTS {
        let of_part = case
            .organisations
            .iter()
            .filter(|involved| involved.role == part);
        let names: Vec<&str> = of_part
            .map(|involved| timeline.organisations[involved.id.index()].name.text(lang))
            .collect();
        if !names.is_empty() {
            lines.push((voice(lang).role(part), names.join(comma)));
        }
    }
    // The strips name the parties; without a step there are none.
    if case.proceedings.is_empty() {
        let parties: Vec<&str> = case
            .parties
            .iter()
            .map(|party| party.role.text(lang))
            .collect();
        lines.push((voice(lang).parties(), parties.join(comma)));
    }
    lines.extend(
        case.facts
            .iter()
            .map(|fact| (fact.label.text(lang), fact.value.text(lang).to_owned())),
    );
    let statutes = case
        .statutes
        .iter()
        .map(|statute| &timeline.statutes[statute.index()].name);
    let sectors = case
        .sectors
        .iter()
        .map(|sector| &timeline.sectors[sector.index()].name);
    let methods = case
        .methods
        .iter()
        .map(|method| &timeline.methods[method.index()].name);
    let names: [(Label, Vec<&Localised>); 3] = [
        (|voice| voice.statutes(), statutes.collect()),
        (|voice| voice.sectors(), sectors.collect()),
        (|voice| voice.methods_label(), methods.collect()),
    ];
    // What the file states under the same label is not said again.
    let is_stated = |label: &Label| {
        let same = |label: &str, lang| {
            case.facts.iter().any(|fact| {
                label.trim_end_matches('s') == fact.label.text(lang).trim_end_matches('s')
            })
        };
        plan.brief
            .pack
            .language
            .langs()
            .iter()
            .any(|lang| same(label(voice(*lang)), *lang))
    };
    for (label, names) in names.into_iter().filter(|(label, _)| !is_stated(label)) {
        let label = label(voice(lang));
        lines.push((
            label,
            names
                .iter()
                .map(|name| name.text(lang))
                .collect::<Vec<_>>()
                .join(comma),
        ));
    }
    if case.facts.is_empty() {
        lines.extend(
            case.quantities
                .iter()
                .map(|quantity| (quantity.label.text(lang), cards::figure(quantity, lang))),
        );
    }
    let unknown = voice(lang).not_recorded();
    let line = |(label, value): (&str, String)| {
        (
            Words::new(label),
            Words::new(if value.is_empty() {
                unknown.to_owned()
            } else {
                value
            }),
        )
    };
    lines.into_iter().map(line).collect()
}

/// What the record leaves open, below a heading.
pub(super) fn unknown(
    plan: &Plan<'_>,
    case: &Case,
    steps: &[&Proceeding],
    level: u8,
) -> Vec<Block> {
    let lang = plan.lang;
    let mut texts = open_judgments(case, steps, lang);
    texts.extend(
        steps
            .iter()
            .filter(|step| {
                step.stage == Stage::NotProsecuted && step.reason == Some(Reason::Unknown)
            })
            .map(|step| {
                let who = roles(case, step, lang);
                voice(lang).reason_unknown(&who)
            }),
    );
    let mut vague: Vec<Stage> = Vec::new();
    for step in steps.iter().filter(|step| is_vague(step)) {
        if !vague.contains(&step.stage) {
            vague.push(step.stage);
        }
    }
    if !vague.is_empty() {
        texts.push(voice(lang).exact_dates_unknown(&vague));
    }
    if let Some(conduct) = case
        .conduct
        .as_ref()
        .filter(|conduct| conduct.date.is_none())
    {
        let reported = conduct.reported.is_some();
        texts.extend(reported.then(|| voice(lang).time_of_conduct().to_owned()));
    }
    // What nobody wrote down is no proof that nothing is open: then there is no such block.
    if texts.is_empty() {
        return Vec::new();
    }
    let heading = Words::heading(level, voice(lang).not_known_heading());
    let items = texts.into_iter().map(|text| (None, Words::new(text)));
    vec![Block::Heading(heading, None), Block::Items(items.collect())]
}

/// Judgments of which no source says whether they are final.
fn open_judgments(case: &Case, steps: &[&Proceeding], lang: Lang) -> Vec<String> {
    let open = steps
        .iter()
        .filter(|step| step.final_ == Some(Final::Unknown));
    open.map(|step| voice(lang).finality_unknown(step.stage, &roles(case, step, lang)))
        .collect()
}

/// Whether the day of a step is not known for certain.
fn is_vague(step: &Proceeding) -> bool {
    match step.date.as_ref().map(|date| date.when) {
        Some(When::Moment(moment)) => {
            moment.precision > Precision::Day || moment.approximate || moment.uncertain
        }
        Some(When::Interval(..)) => false,
        None => true,
    }
}

/// Whom a step concerns, where a case has several parties.
fn roles(case: &Case, step: &Proceeding, lang: Lang) -> String {
    let concerns = |id: &str| step.parties.iter().any(|of| &*of.value == id);
    let names: Vec<&str> = case
        .parties
        .iter()
        .filter(|party| concerns(&party.id.value))
        .map(|party| party.role.text(lang))
        .collect();
    if case.parties.len() > 1 {
        names.join(voice(lang).comma())
    } else {
        String::new()
    }
}

/// The sources of a case, each once, with publisher, date and reliability: a note at the foot of
/// its page. Their addresses stand in the list of sources, where the numbers beside the text lead.
pub(super) fn at_foot(plan: &Plan<'_>, case: &Case, steps: &[&Proceeding]) -> Words {
    let lang = plan.lang;
    let calendar = plan.brief.pack.calendar;
    let timeline = plan.brief.selection.timeline;
    let citations = case
        .narrative
        .iter()
        .flat_map(|paragraph| &paragraph.sources);
    let citations = citations
        .chain(case.conduct.iter().flat_map(|c| &c.sources))
        .chain(steps.iter().flat_map(|step| &step.sources));
    let line = |citation: &Citation| {
        let source = &timeline.sources[citation.id.index()];
        let issued = source
            .published
            .as_ref()
            .map(|date| voice(lang).table_date(&date.when, false, calendar));
        let issued = issued.unwrap_or_else(|| voice(lang).issue_unknown().to_owned());
        let (title, publisher, letter) = (
            source.title.text(lang),
            source.publisher.text(lang),
            source.reliability.word(),
        );
        SourceLine {
            source: citation.id.index(),
            mark: Mark::Code,
            text: voice(lang).case_source(title, publisher, &issued, letter),
        }
    };
    let listed = Symbol::Lines {
        lines: citations.map(line).collect(),
        divider: voice(lang).source_divider().to_owned(),
        // They are cited beside the text.
        cited: Vec::new(),
    };
    Words::empty()
        .and(Mark::Strong, voice(lang).case_sources())
        .with(Part {
            symbols: vec![listed],
            ..Part::new(Mark::Plain, Symbol::PLACE)
        })
        .and(Mark::Plain, voice(lang).full_stop())
}
