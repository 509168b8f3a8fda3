//! The back of a sheet: what to do, a story, questions with their answers in the facilitator's
//! copy, whom to turn to.

use super::block::{Mark, Words};
use super::compose::Composer;
use super::handout::{checklist, heading, is_facilitators, place, sheets};
use super::sheet::{
    AskedQuestion, Checklist, ContactCell, ContactStrip, Phase, SheetPart, SheetScenario, TimeBar,
};
use super::tags::Role;
use crate::analysis::{Topics, topics};
use crate::diag::{Code, Diagnostic, Sink};
use crate::frame::{NodeId, Target};
use crate::lang::Localised;
use crate::model::{Contact, Question, Scenario, Section};

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
    composer: &mut Composer<'_>,
    wanted: &Section,
    topics: &Topics<'_>,
    sink: &mut Sink,
) -> Vec<SheetPart> {
    let mut parts: Vec<SheetPart> = time_bar(composer, wanted, sink)
        .into_iter()
        .map(SheetPart::TimeBar)
        .collect();
    let measures = topics
        .method
        .map_or(&[][..], |method| &method.countermeasures);
    if !measures.is_empty() {
        let remark = ("できているものに印を付ける", "tick what is in place");
        parts.push(heading(
            composer,
            ("対策", "Countermeasures"),
            topics.method.is_some_and(|m| m.sample),
            Some(remark),
        ));
        let texts: Vec<&Localised> = measures.iter().map(|measure| &measure.text).collect();
        let all = checklist(composer, &texts);
        parts.push(SheetPart::Checklists(vec![Checklist { head: None, ..all }]));
    }
    parts.extend(
        topics
            .scenarios
            .iter()
            .map(|scenario| SheetPart::Scenario(story(composer, scenario))),
    );
    parts
}

fn story(composer: &mut Composer<'_>, scenario: &Scenario) -> SheetScenario {
    let lang = composer.lang;
    let title = composer
        .empty(composer.sect, Role::Heading(2))
        .and(Mark::Plain, lang.pick("想定：", "Scenario: "));
    let written = Words::new(title.node, scenario.title.text(lang))
        .read(scenario.title.ruby(lang))
        .written_at(scenario.title.at);
    let title = Words {
        parts: title.parts.into_iter().chain(written.parts).collect(),
        ..Words::empty(title.node)
    };
    let said = lang.pick(
        "架空の話。会社も人物も実在しない。",
        "Fictional: no such company or person exists.",
    );
    let remark = composer.text(Role::Paragraph, said);
    SheetScenario {
        title: title.written_at(scenario.title.at),
        remark,
        text: composer.written(Role::Paragraph, &scenario.text),
    }
}

/// The questions with their heading.
pub(super) fn questions(
    composer: &mut Composer<'_>,
    topics: &Topics<'_>,
    sink: &mut Sink,
) -> (Option<Words>, Vec<AskedQuestion>) {
    if topics.questions.is_empty() {
        return (None, Vec::new());
    }
    let head = composer.text(Role::Heading(2), composer.lang.pick("設問", "Questions"));
    let list = composer.tree.add(composer.sect, Role::NumberedList);
    let asked = topics
        .questions
        .iter()
        .enumerate()
        .map(|(place, question)| ask(composer, list, place + 1, question, sink))
        .collect();
    (Some(head), asked)
}

fn ask(
    composer: &mut Composer<'_>,
    list: NodeId,
    number: usize,
    question: &Question,
    sink: &mut Sink,
) -> AskedQuestion {
    let lang = composer.lang;
    let (label, body) = composer.item(list);
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
    let text = composer.written_below(body, Role::Paragraph, &question.text);
    let minutes = question.minutes.map(|minutes| {
        let text = lang.pick(format!("{minutes}分"), format!("{minutes} min"));
        composer.words(body, Role::Paragraph, text)
    });
    let mut panel = |label: (&str, &str), text: &Option<Localised>| {
        // They were taken from the timeline of every other copy; here the reader sees why.
        let text = text.as_ref().filter(|_| is_facilitators(composer))?;
        let label = composer.words(body, Role::Paragraph, lang.pick(label.0, label.1));
        Some((label, composer.written_below(body, Role::Paragraph, text)))
    };
    let answer = panel(("引き出したい答え", "What to bring out"), &question.answer);
    let notes = panel(("補足と進め方", "What to add"), &question.notes);
    AskedQuestion {
        number: Words::new(label, format!("Q{number}")),
        text,
        minutes,
        lines: lines.min(MOST),
        answer,
        notes,
    }
}

/// The minutes of the session to scale: for each sheet what is explained, then what is worked on.
fn time_bar(composer: &mut Composer<'_>, wanted: &Section, sink: &mut Sink) -> Option<TimeBar> {
    let lang = composer.lang;
    let session = composer.brief.pack.session.as_ref()?;
    let minutes = session.minutes?;
    let (own, count) = place(composer, wanted);
    let asked: Vec<Vec<u32>> = sheets(composer)
        .iter()
        .filter_map(|sheet| sheet.options.about.as_ref())
        .map(|topic| {
            topics(composer.brief.selection, topic)
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
            name: format!("{number}{}", lang.pick("説明", "Explain")),
            minutes: each + u32::from(place < over),
            own: place == own,
            exercise: false,
        };
        let all: u32 = asked.iter().sum();
        let work = Phase {
            name: format!("{number}{}", lang.pick("設問", "Work")),
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
    let node = composer
        .tree
        .add_figure(composer.sect, said(&phases, minutes, lang), session.at);
    Some(TimeBar { node, phases })
}

fn said(phases: &[Phase], minutes: u32, lang: crate::lang::Lang) -> String {
    let mut start = 0;
    let spans: Vec<String> = phases
        .iter()
        .map(|phase| {
            let from = start;
            start += phase.minutes;
            lang.pick(
                format!("{} {from}分から{start}分", phase.name),
                format!("{} from minute {from} to {start}", phase.name),
            )
        })
        .collect();
    lang.pick(
        format!("{minutes}分の進め方：{}。", spans.join("、")),
        format!("How the {minutes} minutes are used: {}.", spans.join("; ")),
    )
}

/// Whom to turn to: the first contacts of the timeline, then a cell for the reader's own desk.
pub(super) fn strip(composer: &mut Composer<'_>) -> ContactStrip {
    let lang = composer.lang;
    let head = composer.text(Role::Heading(2), lang.pick("相談窓口", "Contacts"));
    let advice = composer.text(
        Role::Paragraph,
        lang.pick("迷ったら、早めに相談する。", "If in doubt, ask early."),
    );
    let list = composer.tree.add(composer.sect, Role::List);
    let contacts = &composer.brief.selection.timeline.contacts;
    let mut cells: Vec<ContactCell> = contacts
        .iter()
        .take(CONTACTS)
        .map(|contact| known(composer, list, contact))
        .collect();
    if cells.is_empty() {
        cells.push(blank(
            composer,
            list,
            lang.pick("都道府県警察の窓口", "Prefectural police"),
        ));
    }
    cells.push(blank(
        composer,
        list,
        lang.pick("社内の窓口", "In your company"),
    ));
    ContactStrip {
        head,
        advice,
        cells,
    }
}

fn known(composer: &mut Composer<'_>, list: NodeId, contact: &Contact) -> ContactCell {
    let lang = composer.lang;
    let (label, body) = composer.item(list);
    let name = Words::new(label, contact.name.text(lang)).written_at(contact.name.at);
    let phone = contact.phone.as_ref().map(|phone| {
        composer
            .words(body, Role::Paragraph, &*phone.value)
            .written_at(phone.at)
    });
    let url = contact.url.as_ref().map(|url| {
        let words = composer.empty(body, Role::Paragraph).written_at(url.at);
        words.linked(
            Mark::Plain,
            url.value.to_string(),
            Target::Address(url.value.clone()),
        )
    });
    let note = contact
        .note
        .as_ref()
        .map(|note| composer.written_below(body, Role::Paragraph, note));
    ContactCell {
        name,
        phone,
        url,
        note,
        blanks: Vec::new(),
    }
}

/// A cell to be filled in by hand.
fn blank(composer: &mut Composer<'_>, list: NodeId, name: &str) -> ContactCell {
    let lang = composer.lang;
    let (label, body) = composer.item(list);
    let name = Words::new(label, name);
    let blanks = [
        lang.pick("部署・担当", "Section, person"),
        lang.pick("電話", "Telephone"),
    ];
    let blanks = blanks
        .map(|text| composer.words(body, Role::Paragraph, text))
        .to_vec();
    ContactCell {
        name,
        phone: None,
        url: None,
        note: None,
        blanks,
    }
}
