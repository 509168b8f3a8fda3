//! The summary page: conclusion, figures, judgements, gaps, actions. What it says is written by
//! people.

use super::changes;
use super::judgements;
use super::number::cite_all;
use super::plan::Plan;
use super::table::columns;
use crate::analysis::{Docket, courses, docket_of_case, steps_of_case};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::document::{Block, Body, Cell, KeyFigure, Mark, Row, Table, TableStyle, Width, Words};
use crate::frame::NodeId;
use crate::lang::Lang;
use crate::model::{self, CaseIndex, Precision, RecordKind, ScaleName, SectionKind, When};
use crate::wording::{number, voice};

/// Actions and gaps of one page at most (DESIGN.md 5).
const ACTIONS: usize = 5;
const GAPS: usize = 5;
/// Key figures of one page at most.
const KEY_FIGURES: usize = 4;

/// Composes the summary.
pub(super) fn compose(plan: &Plan<'_>, sink: &mut Sink) -> (Option<String>, Body) {
    let lang = plan.lang;
    let pack = plan.brief.pack;
    let summary = pack.summary.as_ref();
    let headline = summary.and_then(|s| s.headline.as_ref());
    if headline.is_none() {
        let at = summary.map_or(pack.at, |s| s.at);
        let found = Diagnostic::new(Code::NoStatement, at, "the summary has no headline");
        sink.push(found.hint(
            "add `summary:` with `headline:`, one sentence that says what follows from the records",
        ));
    }
    surplus(plan, sink);
    let heading = headline.map(|text| text.text(lang).to_owned());
    let mut blocks = Vec::new();
    if let Some(lead) = summary.and_then(|s| s.lead.as_ref()) {
        blocks.push(Block::Lead(Words::written(lead, plan.lang)));
    }
    blocks.push(Block::KeyFigures(key_figures(plan)));
    let judgements = judgements::key(plan);
    let mut beside = changes::blocks(plan);
    // What changed leaves less room for what is not known.
    let most =
        GAPS - usize::from(plan.brief.density.min(3)) - if beside.is_empty() { 0 } else { 1 };
    beside.extend(gap_list(plan, most));
    blocks.push(Block::Split(judgements, beside));
    blocks.extend(actions(plan));
    blocks.push(note(plan));
    (heading, Body::Blocks(blocks))
}

/// Reports what somebody wrote and the page has no room for: it would be dropped in silence.
fn surplus(plan: &Plan<'_>, sink: &mut Sink) {
    let timeline = plan.brief.selection.timeline;
    let summary = plan.brief.pack.summary.as_ref();
    let figures = summary.map_or(&[][..], |summary| &summary.key_figures);
    let mut tell = |what: &str, (at, all): (Option<Span>, usize), most: usize, hint: &str| {
        let over = all.saturating_sub(most);
        let text =
            format!("{all} {what}, and the summary page has room for {most}: {over} too many");
        let found = Diagnostic::new(Code::TooLong, at, text).hint(hint);
        sink.extend((over > 0).then_some(found));
    };
    let first_over = figures.get(KEY_FIGURES).map(|figure| figure.at);
    let hint = "keep the four that matter most; others can stand in `lead:`";
    tell(
        "key figures",
        (first_over, figures.len()),
        KEY_FIGURES,
        hint,
    );
    let actions = &timeline.actions;
    let first_over = actions.get(ACTIONS).map(|action| action.at);
    tell(
        "actions",
        (first_over, actions.len()),
        ACTIONS,
        "join some of them, or give some a marking above the audience's",
    );
    if !plan.wants(SectionKind::Judgements) {
        let all = &timeline.judgements;
        let first_over = all.get(judgements::KEY).map(|judgement| judgement.at);
        let hint = "add the section `judgements`, which prints all of them";
        tell("judgements", (first_over, all.len()), judgements::KEY, hint);
    }
}

/// The figures that the pack states, else counts that the data prove.
fn key_figures(plan: &Plan<'_>) -> Vec<KeyFigure> {
    let stated = plan
        .brief
        .pack
        .summary
        .as_ref()
        .map_or(&[][..], |summary| &summary.key_figures);
    if stated.is_empty() {
        return counted(plan);
    }
    stated
        .iter()
        .take(KEY_FIGURES)
        .map(|figure| stated_figure(plan, figure))
        .collect()
}

fn stated_figure(plan: &Plan<'_>, figure: &model::KeyFigure) -> KeyFigure {
    // The figure and its unit are read in one breath.
    let mut words = |text: &crate::lang::Localised| Words::written(text, plan.lang);
    let prefix = figure.prefix.as_ref().map(&mut words);
    let value = words(&figure.value);
    let unit = figure.unit.as_ref().map(&mut words);
    let mut words = |text: &crate::lang::Localised| Words::written(text, plan.lang);
    let label = words(&figure.label);
    let note = figure.note.as_ref().map(&mut words);
    let mut note = note.or_else(|| (!figure.sources.is_empty()).then(Words::empty));
    for mut part in cite_all(&figure.sources) {
        part.text = format!(" [{}]", part.text);
        if let Some(words) = &mut note {
            words.parts.push(part);
        }
    }
    KeyFigure {
        prefix,
        value,
        unit,
        label,
        note,
    }
}

fn counted(plan: &Plan<'_>) -> Vec<KeyFigure> {
    let lang = plan.lang;
    let records = &plan.brief.selection.records;
    let of = |kind| records.iter().filter(|record| record.kind == kind).count();
    let timeline = plan.brief.selection.timeline;
    let of_case = |case: CaseIndex| {
        let case = &timeline[case];
        docket_of_case(timeline, case, &courses(case, &steps_of_case(case)))
    };
    // What is abroad, or against those who investigated, is no case with the others.
    let cases: Vec<Docket> = plan
        .brief
        .selection
        .cases()
        .into_iter()
        .map(of_case)
        .collect();
    let count = |docket| cases.iter().filter(|of| **of == docket).count();
    let (foreign, of_authority) = (count(Docket::Foreign), count(Docket::OfAuthority));
    let cases = cases.len() - foreign - of_authority;
    let incidents_note = voice(lang).incidents_key_note(of(RecordKind::Alleged));
    let cases_note = voice(lang).cases_key_note(foreign, of_authority);
    let figures = [
        (
            records.len(),
            voice(lang).records_unit(),
            voice(lang).records_key(),
            voice(lang).records_key_note(plan.origin()).unwrap_or(""),
        ),
        (
            of(RecordKind::Incident),
            voice(lang).incidents_unit(),
            voice(lang).incidents_key(),
            incidents_note.as_str(),
        ),
        (
            cases,
            voice(lang).cases_unit(),
            voice(lang).cases_key(),
            cases_note.as_str(),
        ),
        (
            of(RecordKind::Policy),
            voice(lang).measures_unit(),
            voice(lang).measures_key(),
            voice(lang).measures_key_note(),
        ),
    ];
    figures
        .into_iter()
        .filter(|(value, ..)| *value > 0)
        .map(|(value, unit, label, note)| KeyFigure {
            prefix: None,
            value: Words::new(number(value as f64)),
            unit: Some(Words::new(unit)),
            label: Words::new(label),
            note: (!note.is_empty()).then(|| Words::new(note)),
        })
        .collect()
}

fn gap_list(plan: &Plan<'_>, most: usize) -> Vec<Block> {
    let lang = plan.lang;
    let gaps = &plan.brief.selection.timeline.gaps;
    let heading = Words::heading(2, voice(lang).not_known_heading());
    let mut texts: Vec<String> = gaps
        .iter()
        .take(most)
        .map(|gap| gap.text.text(lang).to_owned())
        .collect();
    if gaps.len() > most {
        texts.push(voice(lang).and_more(gaps.len() - most));
    }
    if texts.is_empty() {
        texts.push(voice(lang).none().to_owned());
    }
    let item = |text| (None, Words::new(text));
    let items = texts.into_iter().map(item).collect();
    vec![Block::Heading(heading, None), Block::Items(items)]
}

/// The gaps as a section of their own.
pub(super) fn gaps(plan: &Plan<'_>) -> (Option<String>, Body) {
    let count = plan.brief.selection.timeline.gaps.len();
    let heading = voice(plan.lang).gaps_heading(count, plan.origin());
    let mut blocks = gap_list(plan, usize::MAX);
    blocks.remove(0);
    (Some(heading), Body::Blocks(blocks))
}

fn actions(plan: &Plan<'_>) -> Vec<Block> {
    let lang = plan.lang;
    let timeline = plan.brief.selection.timeline;
    let visible = &timeline.actions;
    if visible.is_empty() {
        return Vec::new();
    }
    let heading = Words::heading(2, voice(lang).actions_heading());
    let sample = visible.iter().any(|action| action.sample);
    let remark = sample.then(|| Words::new(voice(lang).sample_remark()));
    let heads = [
        (plan.wide(7.0, 10.0), voice(lang).done_head()),
        (Width::Rest, voice(lang).action_head()),
        (plan.wide(38.0, 32.0), voice(lang).owner_head()),
        (plan.wide(27.0, 20.0), voice(lang).due_head()),
        (plan.wide(12.0, 18.0), voice(lang).judgement_head()),
    ];
    let columns = columns(heads);
    let rows = visible
        .iter()
        .take(ACTIONS)
        .map(|action| action_row(plan, action))
        .collect();
    let table = Table {
        label: None,
        caption: None,
        columns,
        rows,
        style: TableStyle::Actions,
    };
    vec![Block::Heading(heading, remark), Block::Table(table)]
}

fn action_row(plan: &Plan<'_>, action: &model::Action) -> Row {
    let lang = plan.lang;
    let due = action
        .by
        .as_ref()
        .map_or(voice(lang).due_open().to_owned(), |date| {
            due(&date.when, lang)
        });
    let judgement = action
        .judgement
        .as_ref()
        .map_or("–".to_owned(), |judgement| {
            (judgement.index() + 1).to_string()
        });
    let cells = vec![
        Cell::Tick(NodeId::UNSET),
        Cell::Line(Words::new(action.text.text(lang))),
        Cell::Line(Words::new(action.who.text(lang))),
        Cell::Line(Words::empty().and(Mark::Strong, due)),
        Cell::Line(Words::new(judgement)),
    ];
    Row::Cells {
        begins: false,
        dest: None,
        cells,
    }
}

/// A due date: to the day or to the end of the month that is meant.
fn due(when: &When, lang: Lang) -> String {
    let Some(last) = when.last() else {
        return voice(lang).ongoing().to_owned();
    };
    match when.precision() {
        Precision::Month => voice(lang).due_month(last),
        _ => voice(lang).table_date(when, false, model::Calendar::Gregorian),
    }
}

fn note(plan: &Plan<'_>) -> Block {
    let lang = plan.lang;
    let scale = model::scale(plan.brief.pack.scale);
    let bands: Vec<String> = scale
        .bands
        .iter()
        .map(|band| format!("{}–{}", band.from, band.to))
        .collect();
    let name = match plan.brief.pack.scale {
        ScaleName::Icd203 => "ICD 203",
        ScaleName::Phia => "PHIA",
    };
    let bands = bands.join(voice(lang).comma());
    Block::Note(Words::new(voice(lang).summary_note(
        name,
        &bands,
        plan.origin(),
    )))
}
