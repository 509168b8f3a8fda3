//! Records as rows of the chronology.

use super::number::cite_all;
use super::table::columns;
use crate::wording::voice;
use std::collections::{BTreeMap, BTreeSet};

use super::plan::Plan;
use super::status;
use crate::analysis::{Record, RecordOf};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{
    Block, Body, Cell, Column, Mark, Part, Row, Table, TableStyle, Width, Words,
};
use crate::frame::Dest;
use crate::lang::Lang;
use crate::model::{Case, Citation, Importance, Party, Proceeding, Reason, SourceKind};

/// The chronology: a row a record, a band a year.
pub(super) fn chronology(plan: &Plan<'_>, place: usize, sink: &mut Sink) -> (Option<String>, Body) {
    let lang = plan.lang;
    let shown: Vec<&Record<'_>> = plan.shown(place).collect();
    let all = plan.brief.selection.records.len();
    let choice = plan.brief.selection.ranking.choice(shown.len());
    let heading = voice(lang).chronology_heading(shown.len(), all, choice);
    tell_left_out(plan, place, sink);
    if shown.is_empty() {
        let none = Words::new(voice(lang).none());
        return (Some(heading), Body::Blocks(vec![Block::Paragraph(none)]));
    }
    let label = String::new();
    let caption = years_caption(&shown, lang);
    let caption = Words::new(caption);
    let columns = heads(plan);
    let rows = rows(plan, place, &shown);
    let note = voice(lang).chronology_note();
    let bold = match is_mixed(&shown) {
        true => voice(lang).bold_note(),
        false => "",
    };
    let note = Block::Note(Words::new(format!(
        "{}{bold}{note}",
        plan.notice()
            .map_or(String::new(), |notice| voice(lang).before_note(notice))
    )));
    let table = Table {
        label: Some(label),
        caption: Some(caption),
        columns,
        rows,
        style: TableStyle::Chronology,
    };
    (Some(heading), Body::Blocks(vec![Block::Table(table), note]))
}

/// Warns of records of the highest importance that a section has no room for: what is left out by
/// its own `importance:` was asked for.
pub(super) fn tell_left_out(plan: &Plan<'_>, place: usize, sink: &mut Sink) {
    let (shown, highest) = (plan.extent(place), plan.brief.selection.ranking.highest());
    let asked = plan.wanted[place].options.importance;
    if shown >= highest || asked.is_some() && shown == 0 {
        return;
    }
    let left = highest - shown;
    let text = format!(
        "{left} of {highest} records of the highest importance have no room in `{}`",
        plan.wanted[place].kind.word()
    );
    let hint = "give the section more pages, narrow `select:`, or say by `importance:` of each \
        record which matter";
    sink.push(Diagnostic::new(Code::LeftOut, plan.wanted[place].at, text).hint(hint));
}

/// Whether records of high importance stand among others, so that they are told apart.
fn is_mixed(shown: &[&Record<'_>]) -> bool {
    let is_high = |record: &&Record<'_>| record.importance() == Importance::High;
    shown.iter().any(is_high) && !shown.iter().all(is_high)
}

fn years_caption(shown: &[&Record<'_>], lang: Lang) -> String {
    let years = shown.iter().map(|r| r.when.year());
    match (years.clone().min(), years.max()) {
        (Some(first), Some(last)) => voice(lang).years(first, last),
        _ => String::new(),
    }
}

/// Lines of years below a chronology at most: more of them hide the sections beside them.
const MOST_YEARS: usize = 20;

/// The years of the chronology, for the contents and the outline: one by one, or in periods of so
/// many years that they are not too many. Each leads to its first band.
pub(super) fn years(plan: &Plan<'_>, place: usize) -> Vec<(String, Dest)> {
    let years: BTreeSet<i32> = plan.shown(place).map(|record| record.when.year()).collect();
    let periods = |length: i32| {
        let mut periods: BTreeMap<i32, (i32, i32)> = BTreeMap::new();
        for year in &years {
            let period = periods.entry(year.div_euclid(length));
            period.or_insert((*year, *year)).1 = *year;
        }
        periods
    };
    let lengths = [1, 5, 10, 20, 50, 100, 500];
    let mut suited = lengths.into_iter().map(periods);
    let suited = suited.find(|periods| periods.len() <= MOST_YEARS);
    let suited = suited.unwrap_or_default();
    let name = |first, last| voice(plan.lang).years_below(first, last);
    let line = |(first, last)| (name(first, last), Dest::Year(place as u32, first));
    suited.into_values().map(line).collect()
}

fn heads(plan: &Plan<'_>) -> Vec<Column> {
    let lang = plan.lang;
    let narrow = plan.is_narrow();
    let heads = [
        Some((Width::Mm(8.0), voice(lang).number_head())),
        Some((Width::Mm(18.0), voice(lang).date_head())),
        Some((
            if plan.is_bilingual() {
                Width::Mm(25.5)
            } else {
                plan.wide(18.0, 23.0)
            },
            voice(lang).kind_head(),
        )),
        Some((Width::Rest, voice(lang).record_head())),
        (!narrow).then(|| (plan.wide(27.0, 26.0), voice(lang).field_head())),
        Some((plan.wide(20.0, 18.5), voice(lang).status_head())),
        Some((
            if narrow {
                plan.wide(10.0, 13.5)
            } else {
                Width::Mm(18.0)
            },
            voice(lang).sources_label(),
        )),
    ];
    columns(heads.into_iter().flatten())
}

fn rows(plan: &Plan<'_>, place: usize, shown: &[&Record<'_>]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(shown.len() + 8);
    let mixed = is_mixed(shown);
    for year in shown.chunk_by(|a, b| a.when.year() == b.when.year()) {
        rows.push(band(plan, place, year));
        rows.extend(year.iter().map(|record| row(plan, record, mixed)));
    }
    rows
}

/// The row that heads a year: the year, and beside it how many records it has.
fn band(plan: &Plan<'_>, place: usize, of_year: &[&Record<'_>]) -> Row {
    let lang = plan.lang;
    let year = of_year.first().map_or(0, |record| record.when.year());
    let all = plan
        .brief
        .selection
        .records
        .iter()
        .filter(|record| record.when.year() == year)
        .count();
    let shown = of_year.len();
    let counts = voice(lang).records_of_year(shown, all);
    let head = Words::new(year.to_string());
    let counts = Words::new(counts);
    Row::Band {
        dest: Dest::Year(place as u32, year),
        head,
        counts,
    }
}

fn row(plan: &Plan<'_>, record: &Record<'_>, mixed: bool) -> Row {
    let lang = plan.lang;
    let number = Words::empty().and(Mark::Code, record.number.to_string());
    let date = Words::empty().and(Mark::Code, plan.table_date(&record.when, record.reported));
    let kind = Words::new(voice(lang).kind(record.kind));
    let event = event_cell(plan, record, mixed);
    let field = (!plan.is_narrow()).then(|| field_cell(plan, record));
    let status = match record.of {
        RecordOf::Step(case, step) => {
            let word = status::stage_word(case, step, lang);
            let further = status::sequel(case, step, lang).map(Words::new);
            let word = Words::empty().and(Mark::Strong, word);
            [word].into_iter().chain(further).collect()
        }
        RecordOf::Conduct(case, _) => {
            let end = status::ending(case, lang);
            vec![Words::new(end.as_deref().unwrap_or("–"))]
        }
        RecordOf::Event(_) => vec![Words::new("–")],
    };
    let sources = citation_lines(plan, record.citations());
    let before = [
        Cell::Line(number),
        Cell::Line(date),
        Cell::Kind(record.kind, kind),
        Cell::Text(event),
    ];
    let after = [Cell::Text(status), Cell::Text(sources)];
    let cells = before
        .into_iter()
        .chain(field.map(Cell::Text))
        .chain(after)
        .collect();
    Row::Cells {
        begins: false,
        dest: Some(Dest::Record(record.number)),
        cells,
    }
}

/// Sector above, method below it in the second ink: one column leaves the record more room than
/// two.
fn field_cell(plan: &Plan<'_>, record: &Record<'_>) -> Vec<Words> {
    let (sectors, methods) = fields(plan, record);
    let mut field = vec![Words::new(sectors.as_deref().unwrap_or("–"))];
    if let Some(methods) = methods {
        field.push(Words::empty().and(Mark::Quiet, methods));
    }
    field
}

/// The sectors and the methods of a record, where it has any.
fn fields(plan: &Plan<'_>, record: &Record<'_>) -> (Option<String>, Option<String>) {
    let (lang, timeline) = (plan.lang, plan.brief.selection.timeline);
    let sectors = record
        .sectors()
        .iter()
        .map(|sector| timeline.sectors[sector.index()].name.text(lang));
    let methods = record
        .methods()
        .iter()
        .map(|method| timeline.methods[method.index()].name.text(lang));
    (names(sectors, lang), names(methods, lang))
}

/// The first name, then how many more.
fn names<'a>(names: impl Iterator<Item = &'a str>, lang: Lang) -> Option<String> {
    let all: Vec<&str> = names.collect();
    match all[..] {
        [] => None,
        [one] => Some(one.to_owned()),
        [first, ..] => Some(voice(lang).first_and_more(first, all.len() - 1)),
    }
}

/// The citations of a record or step, two a line where the column has room.
pub(super) fn citation_lines(plan: &Plan<'_>, citations: &[Citation]) -> Vec<Words> {
    let parts = cite_all(citations);
    let of_line = if plan.is_narrow() { 1 } else { 2 };
    let line = |pair: &[Part]| {
        let mut words = Words::empty();
        for (place, part) in pair.iter().enumerate() {
            if place > 0 {
                words = words.and(Mark::Code, " ");
            }
            words.parts.push(part.clone());
        }
        words
    };
    parts.chunks(of_line).map(line).collect()
}

fn event_cell(plan: &Plan<'_>, record: &Record<'_>, mixed: bool) -> Vec<Words> {
    let lang = plan.lang;
    let mark = match (
        record.is_sample(),
        mixed && record.importance() == Importance::High,
    ) {
        (true, _) => Mark::Quiet,
        (false, true) => Mark::Strong,
        (false, false) => Mark::Plain,
    };
    let sample = if record.is_sample() {
        voice(lang).sample_before()
    } else {
        ""
    };
    let told = status::title_remark(record, lang);
    let title = Words::empty().and(mark, format!("{sample}{}{told}", record.title(lang)));
    let mut cell = vec![title];
    if let Some(remark) = remark(record, lang) {
        cell.push(Words::empty().and(Mark::Quiet, remark));
    }
    let told = [
        claim(plan, record),
        super::cards::attribution(record, lang, plan),
        status::later_correction(plan, record),
    ];
    let told = told.into_iter().flatten();
    cell.extend(told.map(|text| Words::empty().and(Mark::Quiet, text)));
    if plan.is_narrow() {
        let (sectors, methods) = fields(plan, record);
        let field: Vec<String> = [sectors, methods].into_iter().flatten().collect();
        if !field.is_empty() {
            cell.push(Words::empty().and(Mark::Quiet, field.join(voice(lang).field_divider())));
        }
    }
    cell.extend(follows(plan, record));
    cell
}

/// The summary of an event that is told by an author or in an interview before any other source: a
/// title alone would pass it on as a fact, without what else is known.
fn claim(plan: &Plan<'_>, record: &Record<'_>) -> Option<String> {
    let RecordOf::Event(event) = record.of else {
        return None;
    };
    let told = event.sources.first()?;
    let source = &plan.brief.selection.timeline.sources[told.id.index()];
    matches!(source.kind, SourceKind::Book | SourceKind::Interview)
        .then_some(event.summary.as_ref())?
        .map(|summary| summary.text(plan.lang).to_owned())
}

/// What stands below a title: whom a step concerns and who took it; what is alleged; what was
/// corrected.
pub(super) fn remark(record: &Record<'_>, lang: Lang) -> Option<String> {
    match record.of {
        RecordOf::Event(event) => event
            .correction
            .as_ref()
            .map(|text| voice(lang).correction(text.text(lang))),
        RecordOf::Conduct(_, conduct) => Some(conduct.summary.text(lang).to_owned()),
        RecordOf::Step(case, step) => Some(remark_in(case, step, lang)),
    }
}

/// Whom a step of a case concerns and who took it, whether it is final, and what else is said of
/// it.
pub(super) fn remark_in(case: &Case, step: &Proceeding, lang: Lang) -> String {
    format!("{}{}", whom_and_by(case, step, lang), tail(step, lang))
}

/// Whom a step concerns, by role, and who took it.
pub(super) fn whom_and_by(case: &Case, step: &Proceeding, lang: Lang) -> String {
    let concerned = case
        .parties
        .iter()
        .filter(|party| step.parties.iter().any(|id| id.value == party.id.value));
    let named = |party: &Party| match &party.name {
        Some(name) => voice(lang).named_party(party.role.text(lang), name.text(lang)),
        None => party.role.text(lang).to_owned(),
    };
    let who = concerned
        .map(named)
        .collect::<Vec<_>>()
        .join(voice(lang).comma());
    let parts = [who.as_str(), step.by.text(lang)]
        .into_iter()
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(voice(lang).field_divider())
}

/// The reason of a step, where one is known, then its remarks.
fn tail(step: &Proceeding, lang: Lang) -> String {
    let reason = step
        .reason
        .filter(|r| *r != Reason::Unknown)
        .map(|r| voice(lang).further(voice(lang).stage(step.stage, Some(r))));
    reason.unwrap_or_default() + &remarks(step, lang)
}

/// Finality, which is compulsory beside a judgment, and the note of a step.
pub(super) fn remarks(step: &Proceeding, lang: Lang) -> String {
    let finality = step
        .final_
        .map(|f| voice(lang).further(voice(lang).finality(f)));
    let note = step
        .note
        .as_ref()
        .map(|note| voice(lang).step_note(note.text(lang)));
    [finality, note].into_iter().flatten().collect()
}

/// "See no. 12", for what a record continues, where that is shown as well.
fn follows(plan: &Plan<'_>, record: &Record<'_>) -> Option<Words> {
    let lang = plan.lang;
    let RecordOf::Event(event) = record.of else {
        return None;
    };
    let shown: Vec<u32> = event
        .follows
        .iter()
        .filter_map(|follows| {
            let all = plan.brief.selection.records.iter();
            all.filter(|r| plan.is_listed(r))
                .find(|r| matches!(r.of, RecordOf::Event(e) if e.id.value.as_ref() == follows.id()))
                .map(|r| r.number)
        })
        .collect();
    let mut words = Words::empty();
    for (place, number) in shown.iter().enumerate() {
        let before = match place {
            0 => voice(lang).see_number(shown.len() == 1),
            _ if place + 1 == shown.len() => voice(lang).and(),
            _ => voice(lang).comma(),
        };
        let text = format!("{before}{number}");
        words = words.linked(
            Mark::Quiet,
            text,
            crate::frame::Target::Inside(Dest::Record(*number)),
        );
    }
    (!shown.is_empty()).then_some(words)
}
