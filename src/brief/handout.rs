//! A sheet of a study session: what it is about, how it goes on, an example, signs; what to do
//! about it, a story, questions, whom to turn to. Headings follow the order that police briefings
//! use: 概要, 手口, 兆候, 対策, 相談窓口.

use super::exercise;
use super::number::{cite_all, mention_all};
use super::plan::{Brief, Plan};
use super::records::remark_in;
use super::status::{self, headline_word, last_word};
use crate::analysis::{Example, Topics, session_topics, standings, topics};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::Role;
use crate::document::{Body, Cited, Mark, Part, Picture, SourceLine, Symbol, Words};
use crate::document::{Checklist, Handout, SheetExample, SheetPart, SheetStep};
use crate::lang::Localised;
use crate::model::{
    Case, Citation, Date, Edition, Event, Group, Method, Pack, RecordKind, Section, SectionKind,
    Source, Standing,
};
use crate::wording::voice;

/// Steps of a method that stand beside each other (DESIGN.md 5).
const STEPS: usize = 3;

/// Composes the sheet that a section asks for. `check` has refused a section that names no method
/// or case.
pub(super) fn compose(
    plan: &Plan<'_>,
    wanted: &Section,
    sink: &mut Sink,
) -> (Option<String>, Body) {
    let Some(topic) = &wanted.options.about else {
        return (None, Body::Blocks(Vec::new()));
    };
    let topics = topics(plan.brief.selection, topic);
    let at = topics
        .method
        .map(|method| method.at)
        .filter(|_| topics.case.is_none())
        .or(topics.case.map(|case| case.at));
    let badge = is_facilitators(plan).then(|| {
        let text = voice(plan.lang).facilitator_badge();
        Words::new(text)
    });
    let front = front(plan, &topics, sink);
    let note = note(plan, &topics);
    let back = exercise::back(plan, wanted, &topics, sink);
    let (questions_head, questions) = exercise::questions(plan, &topics, sink);
    let strip = exercise::strip(plan);
    let heading = headline(plan, &topics);
    let kickers = kickers(plan, wanted, &topics);
    let handout = Handout {
        at: at.unwrap_or(wanted.at),
        kickers,
        badge,
        front,
        note,
        back,
        questions_head,
        questions,
        strip,
    };
    (Some(heading), Body::Handout(Box::new(handout)))
}

/// Whether answers are printed.
pub(super) fn is_facilitators(plan: &Plan<'_>) -> bool {
    plan.brief
        .pack
        .session
        .as_ref()
        .is_some_and(|session| session.edition == Edition::Facilitator)
}

/// The sheets of a pack that lists no sections.
pub(super) fn of_session(brief: &Brief<'_>) -> Vec<Section> {
    let topics = session_topics(brief.selection.timeline, brief.pack);
    topics
        .into_iter()
        .map(|topic| Section::handout(topic, brief.pack.at))
        .collect()
}

/// Reports a study session without any sheet.
pub(super) fn demand(pack: &Pack, sections: &[Section], sink: &mut Sink) {
    if sections.is_empty() {
        let found = Diagnostic::new(
            Code::NothingSelected,
            pack.at,
            "no selected method has steps, signs or countermeasures",
        );
        sink.push(found.hint("widen `select:`, or list sheets under `sections:`"));
    }
}

/// Who holds the session, for the running foot.
pub(super) fn organiser(plan: &Plan<'_>) -> Option<String> {
    let (lang, session) = (plan.lang, plan.brief.pack.session.as_ref());
    let organiser = session
        .and_then(|session| session.organiser.as_ref())?
        .text(lang);
    Some(voice(lang).held_by(organiser))
}

/// Whose copy it is, before the title: a running head shortens a title at its end.
pub(super) fn copy(plan: &Plan<'_>) -> &'static str {
    if is_facilitators(plan) {
        voice(plan.lang).facilitator_before()
    } else {
        ""
    }
}

/// The name of a sheet: running head, outline.
pub(super) fn name(plan: &Plan<'_>, wanted: &Section) -> Option<String> {
    let topics = topics(plan.brief.selection, wanted.options.about.as_ref()?);
    let of_case = topics.case.map(|case| status::short_name(case, plan.lang));
    let of_method = topics.method.map(|method| &method.name);
    of_case.or(of_method.map(|name| name.text(plan.lang).to_owned()))
}

/// The sheets that the document asks for.
pub(super) fn sheets(plan: &Plan<'_>) -> Vec<Section> {
    plan.wanted
        .iter()
        .filter(|section| section.kind == SectionKind::Handout)
        .cloned()
        .collect()
}

/// Which of the sheets a section is, and how many there are.
pub(super) fn place(plan: &Plan<'_>, wanted: &Section) -> (usize, usize) {
    let sheets = sheets(plan);
    let is_same =
        |sheet: &Section| sheet.options.about == wanted.options.about && sheet.at == wanted.at;
    (sheets.iter().position(is_same).unwrap_or(0), sheets.len())
}

/// The session, the sheet, the side.
fn kickers(plan: &Plan<'_>, wanted: &Section, topics: &Topics<'_>) -> [String; 3] {
    let lang = plan.lang;
    let mut parts = vec![voice(lang).study_session().to_owned()];
    let number = plan
        .brief
        .pack
        .session
        .as_ref()
        .and_then(|session| session.number);
    parts.extend(number.map(|number| voice(lang).session_number(number)));
    if let (place, 2..) = place(plan, wanted) {
        parts.push(voice(lang).sheet_number(place + 1));
    }
    let sides = voice(lang).sides(topics.case.is_some());
    sides.map(|side| {
        parts
            .iter()
            .map(String::as_str)
            .chain([side])
            .collect::<Vec<_>>()
            .join(voice(lang).kicker_divider())
    })
}

/// What the sheet is about: the method by its name, a case with where it stands.
fn headline(plan: &Plan<'_>, topics: &Topics<'_>) -> String {
    let lang = plan.lang;
    if let Some(case) = topics.case {
        let words: Vec<String> = standings(case)
            .iter()
            .map(|standing| headline_word(case, standing.step, lang))
            .collect();
        let status = if words.is_empty() {
            String::new()
        } else {
            format!("{}{}", voice(lang).colon(), words.join(voice(lang).comma()))
        };
        return format!("{}{status}", case.title.text(lang));
    }
    let Some(method) = topics.method else {
        return String::new();
    };
    method.name.text(lang).to_owned()
}

/// The front. A method is general: beside a matter it says so, and a sheet about a case begins with
/// the case, so that nothing of the method reads as found in it.
fn front(plan: &Plan<'_>, topics: &Topics<'_>, sink: &mut Sink) -> Vec<SheetPart> {
    let lang = plan.lang;
    let example = example(plan, topics);
    let Some(method) = topics.method else {
        return example;
    };
    let overview = method.description.as_ref();
    let overview = overview.map(|text| SheetPart::Text(Words::written(text, lang)));
    let mut parts = Vec::new();
    if topics.case.is_some() {
        parts.extend(example);
        let text = voice(lang).general_method(method.name.text(lang));
        parts.push(heading(plan, &text, method.sample, None));
        parts.push(SheetPart::Text(Words::new(voice(lang).methods_note())));
        parts.extend(overview);
        parts.extend(steps(plan, method, sink));
        parts.extend(signs(plan, method, voice(lang).general_signs_heading()));
        return parts;
    }
    if let Some(overview) = overview {
        let text = voice(lang).brief_heading();
        parts.push(heading(plan, text, method.sample, None));
        parts.push(overview);
    }
    if !method.steps.is_empty() {
        let text = voice(lang).steps_of_method();
        parts.push(heading(plan, text, method.sample, None));
        parts.extend(steps(plan, method, sink));
    }
    parts.extend(example);
    parts.extend(signs(plan, method, voice(lang).signs_heading()));
    parts
}

/// The matter of a sheet, below its heading.
fn example(plan: &Plan<'_>, topics: &Topics<'_>) -> Vec<SheetPart> {
    let lang = plan.lang;
    let Some(example) = topics.example else {
        return Vec::new();
    };
    let text = match topics.case {
        Some(_) => voice(lang).case_heading(),
        None => voice(lang).example_heading(),
    };
    let words = Words::heading(2, text);
    let remark = voice(lang).example_remark(plan.origin()).map(Words::new);
    let example = match example {
        Example::Case(case) => of_case(plan, case),
        Example::Event(event) => of_event(plan, event),
    };
    vec![
        SheetPart::Heading(words, remark),
        SheetPart::Example(example),
    ]
}

/// A heading of the second level, with a remark beside it; what is invented says so there.
pub(super) fn heading(
    plan: &Plan<'_>,
    text: &str,
    sample: bool,
    remark: Option<&str>,
) -> SheetPart {
    let lang = plan.lang;
    let words = Words::heading(2, text);
    let sample = sample.then_some(voice(lang).sample());
    let all: Vec<&str> = sample.into_iter().chain(remark).collect();
    let remark = (!all.is_empty()).then(|| Words::new(all.join(voice(lang).remark_divider())));
    SheetPart::Heading(words, remark)
}

fn steps(plan: &Plan<'_>, method: &Method, sink: &mut Sink) -> Vec<SheetPart> {
    if method.steps.is_empty() {
        return Vec::new();
    }
    if let Some(step) = method.steps.get(STEPS) {
        let text = format!(
            "the method `{}` has {} steps; a handout has room for {STEPS}",
            method.id.value,
            method.steps.len()
        );
        sink.push(Diagnostic::new(Code::TooLong, step.at, text).hint("join some of them"));
    }
    let lang = plan.lang;
    let step = |(place, step): (usize, &crate::model::Step)| SheetStep {
        number: Words::new((place + 1).to_string()),
        title: Words::written(&step.title, plan.lang),
        text: Words::written(&step.text, plan.lang),
        notice: step.notice.as_ref().map(|notice| {
            let label = Words::new(voice(lang).notice_label());
            (label, Words::written(notice, plan.lang))
        }),
    };
    let steps = method
        .steps
        .iter()
        .take(STEPS)
        .enumerate()
        .map(step)
        .collect();
    vec![SheetPart::Steps(steps)]
}

fn of_case(plan: &Plan<'_>, case: &Case) -> SheetExample {
    let lang = plan.lang;
    let title = example_title(plan, &case.title, case.sample);
    let text = case.conduct.as_ref().map(|conduct| {
        let words = Words::written(&conduct.summary, plan.lang);
        cited(plan, words, &conduct.sources)
    });
    let mut facts = Vec::new();
    for standing in standings(case) {
        let step = standing.step;
        let words = Words::empty()
            .and(Mark::Strong, last_word(case, step, lang))
            .and(
                Mark::Plain,
                format!(
                    "{}{}",
                    voice(lang).gap(),
                    day(plan, step.date.as_ref(), step.reported.as_ref())
                ),
            )
            .and(
                Mark::Plain,
                format!("{}{}", voice(lang).gap(), remark_in(case, step, lang)),
            );
        let words = cited(plan, words, &step.sources);
        facts.push((Words::new(voice(lang).status_label()), words));
    }
    if facts.is_empty() {
        let none = voice(lang).no_proceedings();
        facts.push((Words::new(voice(lang).status_label()), Words::new(none)));
    }
    SheetExample { title, text, facts }
}

fn of_event(plan: &Plan<'_>, event: &Event) -> SheetExample {
    let lang = plan.lang;
    let title = example_title(plan, &event.title, event.sample);
    let text = event
        .summary
        .as_ref()
        .map(|summary| Words::written(summary, plan.lang));
    let when = day(plan, event.date.as_ref(), event.reported.as_ref());
    let kind = voice(lang).kind(match event.standing {
        Some(Standing::Alleged) => RecordKind::Alleged,
        _ => event.kind.into(),
    });
    let words = Words::empty()
        .and(Mark::Strong, kind)
        .and(Mark::Plain, format!("{}{when}", voice(lang).gap()));
    let words = cited(plan, words, &event.sources);
    SheetExample {
        title,
        text,
        facts: vec![(Words::new(voice(lang).record_label()), words)],
    }
}

fn example_title(plan: &Plan<'_>, title: &Localised, sample: bool) -> Words {
    let words = Words::written(title, plan.lang).read_as(Role::Heading(3));
    if !sample {
        return words;
    }
    // Before the title, its readings would lose their places: after it they keep them.
    words.and(Mark::Quiet, voice(plan.lang).sample_after())
}

fn day(plan: &Plan<'_>, date: Option<&Date>, reported: Option<&Date>) -> String {
    let calendar = plan.brief.pack.calendar;
    let print =
        |date: &Date, is_reported| voice(plan.lang).table_date(&date.when, is_reported, calendar);
    date.map(|date| print(date, false))
        .or(reported.map(|date| print(date, true)))
        .unwrap_or_default()
}

/// A text with the labels of its sources behind it. They lead to the list of sources where the
/// document has one.
fn cited(plan: &Plan<'_>, mut words: Words, citations: &[Citation]) -> Words {
    let parts = if plan.wants(SectionKind::Sources) {
        cite_all(citations)
    } else {
        mention_all(citations)
    };
    for part in parts {
        words = words.and(Mark::Plain, " ").with(Part {
            mark: Mark::Quiet,
            text: format!("[{}]", part.text),
            ..part
        });
    }
    words
}

fn signs(plan: &Plan<'_>, method: &Method, text: &str) -> Vec<SheetPart> {
    if method.signs.is_empty() {
        return Vec::new();
    }
    let lang = plan.lang;
    let remark = voice(lang).signs_remark();
    let heading = heading(plan, text, method.sample, Some(remark));
    let mut lists = Vec::new();
    for (group, name) in [
        (Group::People, voice(lang).people_head()),
        (Group::Information, voice(lang).information_head()),
    ] {
        let signs: Vec<&Localised> = method
            .signs
            .iter()
            .filter(|sign| sign.group == group)
            .map(|sign| &sign.text)
            .collect();
        if !signs.is_empty() {
            let head = Words::heading(3, name);
            lists.push(Checklist {
                head: Some(head),
                ..checklist(plan, &signs)
            });
        }
    }
    vec![heading, SheetPart::Checklists(lists)]
}

/// Things to tick.
pub(super) fn checklist(plan: &Plan<'_>, texts: &[&Localised]) -> Checklist {
    let item = |text: &&Localised| {
        let alt = voice(plan.lang).box_to_tick();
        (Picture::new(alt, text.at), Words::written(text, plan.lang))
    };
    Checklist {
        head: None,
        items: texts.iter().map(item).collect(),
    }
}

/// The sources that the front rests on, since each sheet is handed out by itself.
fn note(plan: &Plan<'_>, topics: &Topics<'_>) -> Option<Words> {
    let lang = plan.lang;
    let mut citations: Vec<&Citation> = Vec::new();
    match topics.example {
        Some(Example::Case(case)) => {
            citations.extend(case.conduct.iter().flat_map(|conduct| &conduct.sources));
            citations.extend(
                standings(case)
                    .iter()
                    .flat_map(|standing| &standing.step.sources),
            );
        }
        Some(Example::Event(event)) => citations.extend(&event.sources),
        None => {}
    }
    citations.extend(topics.method.iter().flat_map(|method| &method.sources));
    // A sheet about a case says above the method that it is general; one about a method says so of
    // its example here, where there is room.
    let general = (topics.case.is_none() && topics.method.is_some() && topics.example.is_some())
        .then(|| voice(lang).before_note(voice(lang).sheet_method_note()));
    if citations.is_empty() {
        return general.map(|text| Words::new(text.trim_end().to_owned()));
    }
    let sources = &plan.brief.selection.timeline.sources;
    let line = |citation: &&Citation| SourceLine {
        source: citation.id.index(),
        mark: Mark::Plain,
        text: source_line(plan, &sources[citation.id.index()]),
    };
    let listed = Symbol::PLACE;
    let text = voice(lang).sheet_sources(listed);
    let symbol = Symbol::Lines {
        lines: citations.iter().map(line).collect(),
        divider: voice(lang).source_divider().to_owned(),
        cited: citations
            .iter()
            .map(|citation| Cited::new(citation))
            .collect(),
    };
    let before = general.map_or_else(Words::empty, Words::new);
    Some(before.with(Part {
        symbols: vec![symbol],
        ..Part::new(Mark::Plain, text)
    }))
}

/// What stands behind the number of a source.
fn source_line(plan: &Plan<'_>, source: &Source) -> String {
    let lang = plan.lang;
    let title = source.title.text(lang);
    let sample = if source.sample {
        voice(lang).sample_after()
    } else {
        ""
    };
    let date = source.published.as_ref().map_or(String::new(), |date| {
        format!(
            "{}{}",
            voice(lang).comma(),
            voice(lang).table_date(&date.when, false, plan.brief.pack.calendar)
        )
    });
    let publisher = source.publisher.text(lang);
    voice(lang).sheet_source(publisher, title, &format!("{sample}{date}"))
}
