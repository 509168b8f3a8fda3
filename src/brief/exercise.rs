//! The back of a sheet: what to do, a story, questions with their answers in the facilitator's
//! copy, whom to turn to.

use super::handout::{checklist, heading, is_facilitators, place, sheets};
use super::plan::Plan;
use crate::analysis::{Topics, topics};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::Role;
use crate::document::{
    AskedQuestion, Checklist, ContactCell, ContactStrip, Phase, SheetPart, SheetScenario, TimeBar,
};
use crate::document::{Mark, Picture, Words};
use crate::frame::Target;
use crate::lang::Localised;
use crate::model::{Contact, Question, Scenario, Section};
use crate::wording::voice;

/// Ruled lines for an answer where the question says nothing, and the fewest (DESIGN.md 5).
const LINES: u32 = 4;
const FEWEST: u32 = 3;
/// More lines than this are no space for an answer but a page of its own.
const MOST: u32 = 20;
/// Minutes to talk about a question that says nothing.
const MINUTES: u32 = 5;
/// Contacts that stand beside each other; a cell for the reader's own desk follows them.
const CONTACTS: usize = 2;

/// The back down to its questions.
pub(super) fn back(
    plan: &Plan<'_>,
    wanted: &Section,
    topics: &Topics<'_>,
    sink: &mut Sink,
) -> Vec<SheetPart> {
    let mut parts: Vec<SheetPart> = time_bar(plan, wanted, sink)
        .into_iter()
        .map(SheetPart::TimeBar)
        .collect();
    let measures = topics
        .method
        .map_or(&[][..], |method| &method.countermeasures);
    if !measures.is_empty() {
        let remark = voice(plan.lang).measures_remark();
        parts.push(heading(
            plan,
            voice(plan.lang).measures_heading(),
            topics.method.is_some_and(|m| m.sample),
            Some(remark),
        ));
        let texts: Vec<&Localised> = measures.iter().map(|measure| &measure.text).collect();
        let all = checklist(plan, &texts);
        parts.push(SheetPart::Checklists(vec![Checklist { head: None, ..all }]));
    }
    parts.extend(
        topics
            .scenarios
            .iter()
            .map(|scenario| SheetPart::Scenario(story(plan, scenario))),
    );
    parts
}

fn story(plan: &Plan<'_>, scenario: &Scenario) -> SheetScenario {
    let lang = plan.lang;
    let title = Words::empty()
        .read_as(Role::Heading(2))
        .and(Mark::Plain, voice(lang).scenario_before());
    let written = Words::new(scenario.title.text(lang))
        .read(scenario.title.ruby(lang))
        .written_at(scenario.title.at);
    let title = Words {
        parts: title.parts.into_iter().chain(written.parts).collect(),
        ..Words::empty()
    };
    let said = voice(lang).fictional();
    let remark = Words::new(said);
    SheetScenario {
        title: title.written_at(scenario.title.at),
        remark,
        text: Words::written(&scenario.text, plan.lang),
    }
}

/// The questions with their heading.
pub(super) fn questions(
    plan: &Plan<'_>,
    topics: &Topics<'_>,
    sink: &mut Sink,
) -> (Option<Words>, Vec<AskedQuestion>) {
    if topics.questions.is_empty() {
        return (None, Vec::new());
    }
    let head = Words::heading(2, voice(plan.lang).questions_heading());
    let asked = topics
        .questions
        .iter()
        .enumerate()
        .map(|(place, question)| ask(plan, place + 1, question, sink))
        .collect();
    (Some(head), asked)
}

fn ask(plan: &Plan<'_>, number: usize, question: &Question, sink: &mut Sink) -> AskedQuestion {
    let lang = plan.lang;
    let lines = question.lines.unwrap_or(LINES).max(FEWEST);
    if lines > MOST {
        let text = format!(
            "the question `{}` asks for {lines} lines, which no page has beside it",
            question.id.value
        );
        sink.push(
            Diagnostic::new(Code::TooLong, question.at, text)
                .hint(format!("write `lines: {MOST}` or fewer")),
        );
    }
    let text = Words::written(&question.text, plan.lang);
    let minutes = question.minutes.map(|minutes| {
        let text = voice(lang).minutes(minutes);
        Words::new(text)
    });
    let panel = |label: &str, text: &Option<Localised>| {
        // They were taken from the timeline of every other copy; here the reader sees why.
        let text = text.as_ref().filter(|_| is_facilitators(plan))?;
        let label = Words::new(label);
        Some((label, Words::written(text, plan.lang)))
    };
    let answer = panel(voice(lang).answer_label(), &question.answer);
    let notes = panel(voice(lang).notes_label(), &question.notes);
    AskedQuestion {
        number: Words::new(format!("Q{number}")),
        text,
        minutes,
        lines: lines.min(MOST),
        answer,
        notes,
    }
}

/// The minutes of the session to scale: for each sheet what is explained, then what is worked on.
fn time_bar(plan: &Plan<'_>, wanted: &Section, sink: &mut Sink) -> Option<TimeBar> {
    let lang = plan.lang;
    let session = plan.brief.pack.session.as_ref()?;
    let minutes = session.minutes?;
    let (own, count) = place(plan, wanted);
    let asked: Vec<Vec<u32>> = sheets(plan)
        .iter()
        .filter_map(|sheet| sheet.options.about.as_ref())
        .map(|topic| {
            topics(plan.brief.selection, topic)
                .questions
                .iter()
                .map(|q| q.minutes.unwrap_or(MINUTES))
                .collect()
        })
        .collect();
    let worked: u64 = asked
        .iter()
        .flatten()
        .map(|minutes| u64::from(*minutes))
        .sum();
    if worked + count as u64 > u64::from(minutes) {
        if own == 0 {
            let text = format!(
                "the questions of the sheets take {worked} minutes, and the session {minutes}"
            );
            sink.push(
                Diagnostic::new(Code::TooLong, session.at, text)
                    .hint("leave time to explain each sheet: lengthen `minutes:`"),
            );
        }
        return None;
    }
    let left = minutes - worked as u32;
    let (each, over) = (left / count as u32, left as usize % count);
    let mut phases = Vec::new();
    for (place, asked) in asked.iter().enumerate() {
        let number = if count > 1 {
            format!("{} ", place + 1)
        } else {
            String::new()
        };
        let explain = Phase {
            name: format!("{number}{}", voice(lang).explain_phase()),
            minutes: each + u32::from(place < over),
            own: place == own,
            exercise: false,
        };
        let all: u32 = asked.iter().sum();
        let work = Phase {
            name: format!("{number}{}", voice(lang).work_phase()),
            minutes: all,
            own: place == own,
            exercise: true,
        };
        phases.extend(
            [explain, work]
                .into_iter()
                .filter(|phase| phase.minutes > 0),
        );
    }
    let picture = Picture::new(said(&phases, minutes, lang), session.at);
    Some(TimeBar { picture, phases })
}

fn said(phases: &[Phase], minutes: u32, lang: crate::lang::Lang) -> String {
    let mut start = 0;
    let spans: Vec<String> = phases
        .iter()
        .map(|phase| {
            let from = start;
            start += phase.minutes;
            voice(lang).phase_span(&phase.name, from, start)
        })
        .collect();
    voice(lang).session_alt(minutes, &spans)
}

/// Whom to turn to: the first contacts of the timeline, then a cell for the reader's own desk.
pub(super) fn strip(plan: &Plan<'_>) -> ContactStrip {
    let lang = plan.lang;
    let head = Words::heading(2, voice(lang).contacts_heading());
    let advice = Words::new(voice(lang).contacts_advice());
    let contacts = &plan.brief.selection.timeline.contacts;
    let mut cells: Vec<ContactCell> = contacts
        .iter()
        .take(CONTACTS)
        .map(|contact| known(plan, contact))
        .collect();
    if cells.is_empty() {
        cells.push(blank(plan, voice(lang).police_contact()));
    }
    cells.push(blank(plan, voice(lang).own_contact()));
    ContactStrip {
        head,
        advice,
        cells,
    }
}

fn known(plan: &Plan<'_>, contact: &Contact) -> ContactCell {
    let lang = plan.lang;
    let name = Words::new(contact.name.text(lang)).written_at(contact.name.at);
    let phone = contact
        .phone
        .as_ref()
        .map(|phone| Words::new(&*phone.value).written_at(phone.at));
    let url = contact.url.as_ref().map(|url| {
        let words = Words::empty().written_at(url.at);
        words.linked(
            Mark::Plain,
            url.value.to_string(),
            Target::Address(url.value.clone()),
        )
    });
    let note = contact
        .note
        .as_ref()
        .map(|note| Words::written(note, plan.lang));
    ContactCell {
        name,
        phone,
        url,
        note,
        blanks: Vec::new(),
    }
}

/// A cell to be filled in by hand.
fn blank(plan: &Plan<'_>, name: &str) -> ContactCell {
    let lang = plan.lang;
    let name = Words::new(name);
    let blanks = [voice(lang).section_blank(), voice(lang).telephone_blank()];
    let blanks = blanks.map(Words::new).to_vec();
    ContactCell {
        name,
        phone: None,
        url: None,
        note: None,
        blanks,
    }
}
