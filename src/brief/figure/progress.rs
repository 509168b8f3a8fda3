//! Cases from the conduct to the last step.

use crate::frame::Dest;
use crate::wording::voice;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::{Made, Plot, Surface, as_of};
use crate::analysis::{Docket, Progress, Record, docket, progress, step_of};
use crate::brief::plan::Plan;
use crate::brief::status;
use crate::chart::{ChartSpec, ProgressRow, ProgressSpec, ProgressStep};
use crate::document::FigureData;
use crate::lang::Lang;
use crate::model::{Calendar, FigureSize, Forum, Section, Stage};

/// Stages that the headline names; the others are summed up.
const NAMED: usize = 2;
/// Lines of a chart at half the width, where names take more room.
const LINES_OF_HALF: usize = 9;

/// The lines.
pub(crate) fn make(plan: &Plan<'_>, wanted: &Section, surface: Surface) -> Made {
    let lang = plan.lang;
    let lines = progress(plan.brief.selection);
    if lines.is_empty() {
        return Made::Nothing;
    }
    let title = headline(plan, &lines);
    let rows: Vec<ProgressRow> = lines.iter().map(|line| row(line, &lines, lang)).collect();
    let first = lines
        .iter()
        .flat_map(|line| line.steps.iter().chain(&line.conduct))
        .map(|record| record.when.year())
        .min();
    let as_of = as_of(plan);
    let (first, last) = (first.unwrap_or(as_of.year()), as_of.year());
    let cases: BTreeSet<&str> = lines.iter().map(|line| &*line.case.id.value).collect();
    let to = voice(lang).day(as_of, Calendar::Gregorian);
    let subtitle = lang.pick(
        format!("事件{}件の手続、{first}年から{to}まで", cases.len()),
        format!(
            "Steps of {} {}, {first} to {to}",
            cases.len(),
            if cases.len() == 1 { "case" } else { "cases" }
        ),
    );
    let alt = format!(
        "{title}{} {}",
        voice(lang).full_stop(),
        rows.iter()
            .map(|row| format!("{}: {}", row.name, row.status))
            .collect::<Vec<_>>()
            .join(voice(lang).evidence_divider())
    );
    let several = lines
        .windows(2)
        .any(|pair| docket_of(plan, &pair[0]) != docket_of(plan, &pair[1]));
    let apart = match several {
        true => voice(lang).dockets_apart_note(),
        false => "",
    };
    let note = format!("{}{apart}", voice(lang).progress_note());
    let data = data(&lines, plan);
    let spec = |rows: &[ProgressRow]| {
        ChartSpec::Progress(ProgressSpec {
            lang,
            rows: rows.to_vec(),
            key: key(rows, lang),
            first,
            last,
            as_of,
        })
    };
    let half = wanted.options.size == FigureSize::Half && rows.len() <= LINES_OF_HALF;
    let most = match surface {
        Surface::Picture => rows.len(),
        _ if half => LINES_OF_HALF,
        _ => plan.room().progress_lines,
    };
    let parts = rows.chunks(most).map(spec).collect();
    Plot {
        symbols: Vec::new(),
        title,
        subtitle,
        alt,
        note: Some(note),
        parts,
        data,
    }
    .into()
}

fn row(line: &Progress<'_>, all: &[Progress<'_>], lang: Lang) -> ProgressRow {
    let case = line.case;
    let label = case.label.as_ref().unwrap_or(&case.title);
    let step = |record: &&Record<'_>| {
        Some(ProgressStep {
            stage: step_of(record)?.stage,
            when: record.when,
            reported: record.reported,
        })
    };
    let sample = if case.sample {
        voice(lang).sample_line()
    } else {
        ""
    };
    let first = line.steps.first().map_or(0, |record| record.number);
    ProgressRow {
        name: format!(
            "{sample}{}{}",
            label.text(lang),
            distinction(line, all, lang)
        ),
        status: status(line, lang),
        conduct: line.conduct.map(|record| record.when),
        steps: line.steps.iter().filter_map(step).collect(),
        open: line.is_open(),
        dest: Dest::Record(first),
        at: label.at,
    }
}

/// What tells the lines of one case apart: the forum, and the parties where a forum has several
/// lines.
fn distinction(line: &Progress<'_>, all: &[Progress<'_>], lang: Lang) -> String {
    let siblings = || {
        all.iter()
            .filter(|other| std::ptr::eq(other.case, line.case))
    };
    if siblings().count() == 1 && line.forum == Forum::Criminal {
        return String::new();
    }
    let forum = voice(lang).forum(line.forum);
    let alone = siblings().filter(|other| other.forum == line.forum).count() == 1;
    let same_forum = siblings().all(|other| other.forum == line.forum);
    let who: Vec<&str> = line
        .parties
        .iter()
        .map(|party| party.role.text(lang))
        .collect();
    let who = who.join(voice(lang).comma());
    match (alone, same_forum) {
        (true, _) => lang.pick(format!("（{forum}）"), format!(" ({forum})")),
        (false, true) if line.forum == Forum::Criminal => {
            lang.pick(format!("（{who}）"), format!(" ({who})"))
        }
        (false, _) => lang.pick(format!("（{forum}：{who}）"), format!(" ({forum}: {who})")),
    }
}

/// The last step in its own word, with its year.
fn status(line: &Progress<'_>, lang: Lang) -> String {
    let Some((record, step)) = line.last() else {
        return String::new();
    };
    let word = status::standing_word(line.case, step, lang);
    format!("{word} {}", record.when.year())
}

fn key(rows: &[ProgressRow], lang: Lang) -> Vec<(Stage, String)> {
    let stages: BTreeSet<Stage> = rows
        .iter()
        .flat_map(|row| &row.steps)
        .map(|step| step.stage)
        .collect();
    stages
        .into_iter()
        .map(|stage| (stage, voice(lang).short_stage(stage).to_owned()))
        .collect()
}

/// How the matters before criminal courts stand, the most frequent first.
fn headline(plan: &Plan<'_>, lines: &[Progress<'_>]) -> String {
    let lang = plan.lang;
    // Those of one docket are counted, and none of another with them.
    let first = lines.iter().map(|line| docket_of(plan, line)).min();
    let first = first.unwrap_or(Docket::Criminal);
    let counted: Vec<&Progress<'_>> = lines
        .iter()
        .filter(|line| docket_of(plan, line) == first)
        .collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in &counted {
        if let Some((_, step)) = line.last() {
            let word = status::standing_word(line.case, step, lang);
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let rest: usize = ranked.iter().skip(NAMED).map(|(_, n)| n).sum();
    let mut named: Vec<String> = ranked
        .iter()
        .take(NAMED)
        .map(|(word, n)| format!("{word}{}{n}", lang.pick("", " ")))
        .collect();
    if rest > 0 {
        named.push(lang.pick(format!("ほか{rest}"), format!("others {rest}")));
    }
    let all = counted.len();
    let what = voice(lang).docket(first, all);
    lang.pick(
        format!(
            "この一覧の{what}{all}件の最後の段階は、{}",
            named.join("、")
        ),
        format!("Last step in {all} {what} listed: {}", named.join(", ")),
    )
}

fn data(lines: &[Progress<'_>], plan: &Plan<'_>) -> FigureData {
    let lang = plan.lang;
    let calendar = plan.brief.pack.calendar;
    let mut data = FigureData::new([
        voice(lang).matter_head(),
        voice(lang).steps_head(),
        voice(lang).last_step_head(),
    ]);
    for line in lines {
        let label = line
            .case
            .label
            .as_ref()
            .unwrap_or(&line.case.title)
            .text(lang);
        let steps: Vec<String> = line
            .steps
            .iter()
            .filter_map(|record| {
                let step = step_of(record)?;
                let date = voice(lang).table_date(&record.when, record.reported, calendar);
                Some(format!("{} {date}", voice(lang).short_stage(step.stage)))
            })
            .collect();
        data.row([
            format!("{label}{}", distinction(line, lines, lang)),
            steps.join(voice(lang).evidence_divider()),
            status(line, lang),
        ]);
    }
    data
}

/// With which other lines one is counted.
fn docket_of(plan: &Plan<'_>, line: &Progress<'_>) -> Docket {
    docket(plan.brief.selection.timeline, line.forum, &line.parties)
}
