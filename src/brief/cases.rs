//! Case files: one case a page, each party with the stage that it has reached, in the stage's own
//! word (DESIGN.md 5).

use super::case_facts::{at_foot, facts, unknown};
use super::number::cite_all;
use super::plan::Plan;
use super::records;
use super::status::{self, stage_word, standing_word};
use super::table::columns;
use crate::analysis::{Course, courses, is_established, standings, steps_of_case};
use crate::document::Standing;
use crate::document::{
    Block, Body, Cell, Column, Mark, Row, Section, Table, TableStyle, Width, Words,
};
use crate::document::{StepForm, Strip, StripStep};
use crate::frame::{Dest, NodeId};
use crate::lang::Lang;
use crate::model::{
    Case, Date, Forum, Preset, Proceeding, RecordKind, Section as Wanted, SectionKind, Stage,
};
use crate::wording::voice;

/// Half ems that the words of a strip may take together; with longer ones it has fewer steps.
const LETTERS: usize = 60;

/// The sections of the case files: an overview where there are several, then a section a case.
/// Executives have no use for the overview; each case is a section of its own there.
pub(super) fn sections(
    plan: &Plan<'_>,
    wanted: &Wanted,
    mut number: u32,
    place: usize,
) -> Vec<Section> {
    let lang = plan.lang;
    let name = voice(lang).section(SectionKind::Cases);
    let cases = plan.case_files(wanted);
    let executive = plan.brief.pack.preset == Some(Preset::Executive);
    let mut sections = Vec::new();
    if cases.len() != 1 && !executive {
        number += 1;
        let (text, blocks) = overview(plan, &cases);
        let text = wanted
            .options
            .title
            .as_ref()
            .map_or(text, |title| title.text(lang).to_owned());
        let section = Section::plain(
            Dest::Section(place as u32),
            SectionKind::Cases,
            name.to_owned(),
            Body::Blocks(blocks),
        );
        let below = cases
            .iter()
            .map(|(index, case)| (title(case, lang), Dest::Case(*index)))
            .collect();
        sections.push(Section {
            number: Some(number),
            heading: Some(Words::new(text)),
            wants_pages: true,
            below,
            ..section
        });
    }
    let within = !sections.is_empty();
    for (index, case) in cases {
        number += u32::from(!within);
        let level = if within { 2 } else { 1 };
        let heading = Words::heading(level, title(case, lang))
            .read(case.title.ruby(lang))
            .written_at(case.title.at);
        let blocks = file(plan, case, level + 1);
        let section = Section::plain(
            Dest::Case(index),
            SectionKind::Cases,
            name.to_owned(),
            Body::Blocks(blocks),
        );
        let mark = Some(case.code.value.to_string());
        sections.push(Section {
            number: Some(number),
            heading: Some(heading),
            mark,
            standing: Some(standing(case, lang)),
            within,
            most_pages: executive.then(|| plan.brief.pack.pages_for(1)),
            ..section
        });
    }
    sections
}

/// How a case stands, in short: each stage once.
fn standing(case: &Case, lang: Lang) -> Standing {
    let mut stages: Vec<(Stage, String)> = Vec::new();
    for of in standings(case) {
        let word = standing_word(case, of.step, lang);
        if !stages.iter().any(|(_, known)| *known == word) {
            stages.push((of.step.stage, word));
        }
    }
    Standing {
        name: case
            .label
            .as_ref()
            .unwrap_or(&case.title)
            .text(lang)
            .to_owned(),
        stages,
    }
}

/// The title of a case. One that ended otherwise than it began says so in its title (DESIGN.md 5).
pub(super) fn title(case: &Case, lang: Lang) -> String {
    let end = status::ending(case, lang).unwrap_or_default();
    voice(lang).case_title(case.title.text(lang), &end, case.sample)
}

/// What a case file says below its title; its headings are of a level.
fn file(plan: &Plan<'_>, case: &Case, level: u8) -> Vec<Block> {
    let lang = plan.lang;
    let steps = steps_of_case(case);
    let mut blocks: Vec<Block> = courses(case, &steps)
        .iter()
        .map(|course| Block::Strip(Box::new(strip(plan, case, course))))
        .collect();
    if blocks.is_empty() {
        let text = voice(lang).no_steps();
        blocks.push(Block::Paragraph(Words::new(text)));
    }
    let mut story = story(plan, case, level);
    if case.conduct.is_some() || !steps.is_empty() {
        let heading = Words::heading(level, voice(lang).steps_heading());
        story.push(Block::Heading(heading, None));
        story.push(Block::Table(course_table(plan, case, &steps)));
    }
    let heading = Words::heading(level, voice(lang).key_facts());
    let mut side = vec![Block::Facts(heading, facts(plan, case))];
    side.extend(unknown(plan, case, &steps, level));
    blocks.push(Block::Aside(story, side));
    blocks.push(Block::AtFoot(at_foot(plan, case, &steps)));
    blocks
}

/// The narrative; without one, what is alleged or was disclosed.
fn story(plan: &Plan<'_>, case: &Case, level: u8) -> Vec<Block> {
    let lang = plan.lang;
    let conduct = case.conduct.as_ref().filter(|_| case.narrative.is_empty());
    let heading = if conduct.is_some() {
        voice(lang).allegation_heading()
    } else {
        voice(lang).account_heading()
    };
    let mut blocks = vec![Block::Heading(Words::heading(level, heading), None)];
    for paragraph in &case.narrative {
        // What one language lacks was refused, or is a draft's placeholder.
        let text = lang
            .pick(&paragraph.ja, &paragraph.en)
            .as_ref()
            .or(paragraph.ja.as_ref())
            .or(paragraph.en.as_ref());
        let Some(text) = text else { continue };
        let words = Words::new(text.value.to_string())
            .read(&text.ruby)
            .written_at(text.at);
        blocks.push(Block::Narrative(cited(plan, words, &paragraph.sources)));
    }
    if let Some(conduct) = conduct {
        let words = Words::written(&conduct.summary, plan.lang);
        blocks.push(Block::Narrative(cited(plan, words, &conduct.sources)));
    } else if case.narrative.is_empty() {
        let text = voice(lang).no_account();
        blocks.push(Block::Narrative(Words::new(text)));
    }
    blocks
}

/// A text with its sources behind it, in small.
fn cited(_plan: &Plan<'_>, mut words: Words, citations: &[crate::model::Citation]) -> Words {
    for mut part in cite_all(citations) {
        (part.text, part.mark) = (format!(" {}", part.text), Mark::Cite);
        words.parts.push(part);
    }
    words
}

fn strip(plan: &Plan<'_>, case: &Case, course: &Course<'_>) -> Strip {
    let lang = plan.lang;
    let small = plan.is_small();
    // The last ones (DESIGN.md 5).
    let most = plan.room().strip_steps;
    let mut skipped = course.steps.len().saturating_sub(most);
    let told = |step: &Proceeding, lang: Lang| {
        capital(if small {
            stage_word(case, step, lang)
        } else {
            word(case, step, lang)
        })
    };
    // Both languages of a document have the same steps.
    let langs = match plan.is_bilingual() {
        true => vec![Lang::Ja, Lang::En],
        false => vec![lang],
    };
    let letters = |steps: &[&Proceeding]| -> usize {
        let of = |lang| steps.iter().map(|step| half_ems(&told(step, lang))).sum();
        langs.iter().map(|lang| of(*lang)).max().unwrap_or_default()
    };
    while course.steps.len() - skipped > 2 && letters(&course.steps[skipped..]) > LETTERS {
        skipped += 1;
    }
    let before = voice(lang).steps_before(skipped);
    let who = Words::new(format!("{}{before}", who(course, lang)));
    let step = |(place, step): (usize, &&Proceeding)| StripStep {
        word: Words::new(told(step, lang)),
        date: Words::new(date(plan, step.date.as_ref(), step.reported.as_ref())),
        form: form(course, place),
    };
    let steps = course
        .steps
        .iter()
        .enumerate()
        .skip(skipped)
        .map(step)
        .collect();
    let note = note(case, course, lang);
    Strip {
        who,
        steps,
        note: Words::new(note),
    }
}

/// How many half ems a word takes, roughly: a Latin letter one, any other two.
fn half_ems(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The word of a step, in full: a case file has room for it.
fn word(case: &Case, step: &Proceeding, lang: Lang) -> String {
    match step.stage {
        Stage::Final => stage_word(case, step, lang),
        stage => voice(lang).stage(stage, None).to_owned(),
    }
}

/// The same with the reason why a matter was not prosecuted.
fn reasoned(case: &Case, step: &Proceeding, lang: Lang) -> String {
    match step.stage {
        Stage::NotProsecuted => voice(lang).stage(step.stage, step.reason).to_owned(),
        _ => word(case, step, lang),
    }
}

/// `刑事：元社員`.
pub(super) fn who(course: &Course<'_>, lang: Lang) -> String {
    let roles: Vec<&str> = course
        .parties
        .iter()
        .map(|party| party.role.text(lang))
        .collect();
    voice(lang).forum_and_roles(course.forum, &roles)
}

fn capital(text: String) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// How a step is drawn: only the last one stands out, and an end other than a conviction never in
/// black.
fn form(course: &Course<'_>, place: usize) -> StepForm {
    if place + 1 < course.steps.len() {
        return StepForm::Passed;
    }
    let stage = course.steps[place].stage;
    let judgment = course.steps[..place]
        .iter()
        .rev()
        .map(|step| step.stage)
        .find(|stage| stage.is_judgment());
    match (stage, course.forum) {
        (Stage::Final, Forum::Civil) => StepForm::Civil,
        (Stage::Acquitted, _) => StepForm::Acquitted,
        (Stage::Final, _) if judgment == Some(Stage::Acquitted) => StepForm::Acquitted,
        (
            Stage::NotProsecuted
            | Stage::IndictmentWithdrawn
            | Stage::ProsecutionDismissed
            | Stage::CompensationAwarded,
            _,
        ) => StepForm::Dropped,
        (Stage::DamagesAwarded | Stage::ClaimDismissed, _) => StepForm::Civil,
        (stage, Forum::Civil) if stage.is_judgment() => StepForm::Civil,
        _ => StepForm::Last,
    }
}

/// The last stage in full, and whether a judgment is final (compulsory, DESIGN.md 5).
fn note(case: &Case, course: &Course<'_>, lang: Lang) -> String {
    let Some(last) = course.steps.last() else {
        return String::new();
    };
    let word = reasoned(case, last, lang);
    let further = match (last.stage, last.final_) {
        (_, Some(finality)) => Some(voice(lang).finality(finality)),
        (
            Stage::Final
            | Stage::NotProsecuted
            | Stage::IndictmentWithdrawn
            | Stage::ProsecutionDismissed
            | Stage::CompensationAwarded
            | Stage::Settled
            | Stage::Sanctioned
            | Stage::Closed,
            _,
        ) => None,
        _ => Some(voice(lang).no_later_step()),
    };
    voice(lang).last_recorded(&word, further)
}

/// A date as tables print it; never left out.
pub(super) fn date(plan: &Plan<'_>, date: Option<&Date>, reported: Option<&Date>) -> String {
    match (date, reported) {
        (Some(date), _) => plan.table_date(&date.when, false),
        (None, Some(date)) => plan.table_date(&date.when, true),
        (None, None) => voice(plan.lang).date_unknown().to_owned(),
    }
}

/// Every step with whom it concerns, who took it, what is to be said of it, and its sources; the
/// conduct before them.
fn course_table(plan: &Plan<'_>, case: &Case, steps: &[&Proceeding]) -> Table {
    let lang = plan.lang;
    let heads = [
        (plan.wide(20.0, 17.0), voice(lang).date_head()),
        (Width::Mm(22.0), voice(lang).stage_head()),
        (Width::Rest, voice(lang).party_and_authority_head()),
        (Width::Mm(18.0), voice(lang).sources_label()),
    ];
    let columns: Vec<Column> = columns(heads);
    let mut rows = Vec::new();
    if let Some(conduct) = &case.conduct {
        let when = date(plan, conduct.date.as_ref(), conduct.reported.as_ref());
        // With a narrative above, the conduct in one line stands here alone.
        let text = if case.narrative.is_empty() {
            "–"
        } else {
            conduct.summary.text(lang)
        };
        let word = voice(lang).kind(match is_established(case) {
            true => RecordKind::Incident,
            false => RecordKind::Alleged,
        });
        rows.push(row(plan, (when, word, false), text, &conduct.sources));
    }
    for step in steps {
        let when = date(plan, step.date.as_ref(), step.reported.as_ref());
        let word = reasoned(case, step, lang);
        let text = format!(
            "{}{}",
            records::whom_and_by(case, step, lang),
            records::remarks(step, lang)
        );
        rows.push(row(
            plan,
            (when, &capital(word), true),
            &text,
            &step.sources,
        ));
    }
    Table {
        label: None,
        caption: None,
        columns,
        rows,
        style: TableStyle::Normal,
    }
}

fn row(
    plan: &Plan<'_>,
    (when, word, strong): (String, &str, bool),
    text: &str,
    citations: &[crate::model::Citation],
) -> Row {
    let when = Words::empty().and(Mark::Code, when);
    let mark = if strong { Mark::Strong } else { Mark::Plain };
    let word = Words::empty().and(mark, word);
    let mut cells = vec![Cell::Line(when), Cell::Line(word)];
    cells.push(Cell::Line(Words::new(text)));
    cells.push(Cell::Text(records::citation_lines(plan, citations)));
    Row::Cells {
        begins: false,
        dest: None,
        cells,
    }
}

/// The last stage and its date: two cells, or one below the other.
fn stage_and_date(plan: &Plan<'_>, word: String, when: String) -> Vec<Cell> {
    if plan.is_small() {
        let word = Words::empty().and(Mark::Strong, word);
        return vec![Cell::Text(vec![word, Words::empty().and(Mark::Code, when)])];
    }
    let word = Words::empty().and(Mark::Strong, word);
    vec![
        Cell::Line(word),
        Cell::Line(Words::empty().and(Mark::Code, when)),
    ]
}

/// All cases with the last stage of each party, and where their files are.
fn overview(plan: &Plan<'_>, cases: &[(u32, &Case)]) -> (String, Vec<Block>) {
    let lang = plan.lang;
    let text = voice(lang).overview_heading(cases.len());
    if cases.is_empty() {
        return (text, Vec::new());
    }
    // On small paper the date stands below the stage.
    let small = plan.is_small();
    let heads = [
        Some((Width::Mm(17.0), voice(lang).code_head())),
        Some((Width::Rest, voice(lang).case_head())),
        Some((
            if small {
                Width::Mm(36.0)
            } else {
                plan.wide(44.0, 53.0)
            },
            voice(lang).forum_and_parties_head(),
        )),
        Some((plan.wide(25.0, 28.0), voice(lang).last_stage_head())),
        (!small).then(|| (plan.wide(20.0, 19.0), voice(lang).date_head())),
        Some((Width::Mm(9.0), voice(lang).page_head())),
    ];
    let columns = columns(heads.into_iter().flatten());
    let mut rows = Vec::new();
    for (index, case) in cases {
        let all = courses(case, &steps_of_case(case));
        let lines = all.iter().map(|course| {
            let last = course.steps.last();
            let when = last.map_or("–".to_owned(), |step| {
                date(plan, step.date.as_ref(), step.reported.as_ref())
            });
            (
                who(course, lang),
                last.map_or("–".to_owned(), |step| {
                    capital(standing_word(case, step, lang))
                }),
                when,
            )
        });
        let mut lines: Vec<(String, String, String)> = lines.collect();
        if lines.is_empty() {
            lines.push((
                "–".to_owned(),
                voice(lang).no_step_recorded().to_owned(),
                "–".to_owned(),
            ));
        }
        for (place, (who, word, when)) in lines.into_iter().enumerate() {
            let first = place == 0;
            let code = first.then(|| Words::empty().and(Mark::Code, case.code.value.to_string()));
            let name = first.then(|| Words::new(title(case, lang)).read(case.title.ruby(lang)));
            let mut cells = vec![
                code.map_or(Cell::Empty { heads: true }, Cell::Head),
                name.map_or(Cell::Empty { heads: false }, Cell::Line),
            ];
            cells.push(Cell::Line(Words::new(who)));
            cells.extend(stage_and_date(plan, word, when));
            cells.push(if first {
                Cell::Page(NodeId::UNSET, Dest::Case(*index))
            } else {
                Cell::Empty { heads: false }
            });
            rows.push(Row::Cells {
                begins: first,
                dest: None,
                cells,
            });
        }
    }
    let table = Table {
        label: None,
        caption: None,
        columns,
        rows,
        style: TableStyle::Normal,
    };
    let text_of_note = voice(lang).overview_note();
    let note = Block::Note(Words::new(text_of_note.to_owned()));
    (text, vec![Block::Table(table), note])
}
