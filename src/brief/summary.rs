//! The summary page: conclusion, figures, judgements, gaps, actions. What it says is written by
//! people.

use super::block::{Block, Body, Cell, KeyFigure, Mark, Row, Table, TableStyle, Width, Words};
use super::changes;
use super::compose::Composer;
use super::tags::Role;
use super::{judgements, wording};
use crate::diag::{Code, Diagnostic, Sink};
use crate::frame::NodeId;
use crate::lang::Lang;
use crate::model::{self, Precision, RecordKind, ScaleName, When};

/// Actions and gaps of one page at most (DESIGN.md 5).
const ACTIONS: usize = 5;
const GAPS: usize = 5;

/// Composes the summary.
pub(super) fn compose(composer: &mut Composer<'_>, sink: &mut Sink) -> (Option<String>, Body) {
    let lang = composer.lang;
    let pack = composer.brief.pack;
    let summary = pack.summary.as_ref();
    let headline = summary.and_then(|s| s.headline.as_ref());
    if headline.is_none() {
        let at = summary.map_or(pack.at, |s| s.at);
        let found = Diagnostic::new(Code::NoStatement, at, "the summary has no headline");
        sink.push(found.hint(
            "add `summary:` with `headline:`, one sentence that says what follows from the records",
        ));
    }
    let heading = headline.map(|text| text.text(lang).to_owned());
    let mut blocks = Vec::new();
    if let Some(lead) = summary.and_then(|s| s.lead.as_ref()) {
        blocks.push(Block::Lead(composer.written(Role::Paragraph, lead)));
    }
    blocks.push(Block::KeyFigures(key_figures(composer)));
    let judgements = judgements::key(composer);
    let mut beside = changes::blocks(composer);
    // What changed leaves less room for what is not known.
    let most =
        GAPS - usize::from(composer.brief.density.min(3)) - if beside.is_empty() { 0 } else { 1 };
    beside.extend(gap_list(composer, most));
    blocks.push(Block::Split(judgements, beside));
    blocks.extend(actions(composer));
    blocks.push(note(composer));
    (heading, Body::Blocks(blocks))
}

/// The figures that the pack states, else counts that the data prove.
fn key_figures(composer: &mut Composer<'_>) -> Vec<KeyFigure> {
    let stated = composer
        .brief
        .pack
        .summary
        .as_ref()
        .map_or(&[][..], |summary| &summary.key_figures);
    let list = composer.tree.add(composer.sect, Role::List);
    if stated.is_empty() {
        return counted(composer, list);
    }
    stated
        .iter()
        .take(4)
        .map(|figure| stated_figure(composer, list, figure))
        .collect()
}

fn stated_figure(
    composer: &mut Composer<'_>,
    list: NodeId,
    figure: &model::KeyFigure,
) -> KeyFigure {
    let body = composer.body_of_item(list);
    // The figure and its unit are read in one breath.
    let line = composer.tree.add(body, Role::Paragraph);
    let mut words = |text: &crate::lang::Localised| composer.written_below(line, Role::Span, text);
    let prefix = figure.prefix.as_ref().map(&mut words);
    let value = words(&figure.value);
    let unit = figure.unit.as_ref().map(&mut words);
    let mut words =
        |text: &crate::lang::Localised| composer.written_below(body, Role::Paragraph, text);
    let label = words(&figure.label);
    let note = figure.note.as_ref().map(&mut words);
    let mut note = note
        .or_else(|| (!figure.sources.is_empty()).then(|| composer.empty(body, Role::Paragraph)));
    for mut part in composer.cite_all(&figure.sources) {
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

fn counted(composer: &mut Composer<'_>, list: NodeId) -> Vec<KeyFigure> {
    let lang = composer.lang;
    let records = &composer.brief.selection.records;
    let of = |kind| records.iter().filter(|record| record.kind == kind).count();
    let mut cases: Vec<&str> = records
        .iter()
        .filter_map(|record| record.case().map(|case| &*case.id.value))
        .collect();
    cases.sort_unstable();
    cases.dedup();
    let figures = [
        (
            records.len(),
            lang.pick("件", "records"),
            lang.pick("収めた記録", "listed here"),
            lang.pick("公開情報から選んだもの", "chosen from public information"),
        ),
        (
            of(RecordKind::Incident),
            lang.pick("件", "incidents"),
            lang.pick("事案", "disclosed or alleged"),
            lang.pick(
                "公表された事案と、疑いとされる行為",
                "disclosed, or alleged before authorities",
            ),
        ),
        (
            cases.len(),
            lang.pick("件", "cases"),
            lang.pick("司法手続のある事案", "before the authorities"),
            lang.pick(
                "警察・検察・裁判所の手続を記録",
                "police, prosecutors, courts",
            ),
        ),
        (
            of(RecordKind::Policy),
            lang.pick("件", "measures"),
            lang.pick("政策", "of policy"),
            lang.pick("法律、組織、計画", "laws, offices, plans"),
        ),
    ];
    figures
        .into_iter()
        .map(|(value, unit, label, note)| {
            let body = composer.body_of_item(list);
            let line = composer.tree.add(body, Role::Paragraph);
            KeyFigure {
                prefix: None,
                value: composer.words(line, Role::Span, wording::number(value as f64)),
                unit: Some(composer.words(line, Role::Span, unit)),
                label: composer.words(body, Role::Paragraph, label),
                note: Some(composer.words(body, Role::Paragraph, note)),
            }
        })
        .collect()
}

fn gap_list(composer: &mut Composer<'_>, most: usize) -> Vec<Block> {
    let lang = composer.lang;
    let gaps = &composer.brief.selection.timeline.gaps;
    let heading = composer.text(
        Role::Heading(2),
        lang.pick("分かっていないこと", "What is not known"),
    );
    let mut texts: Vec<String> = gaps
        .iter()
        .take(most)
        .map(|gap| gap.text.text(lang).to_owned())
        .collect();
    if gaps.len() > most {
        texts.push(lang.pick(
            format!("ほか{}件", gaps.len() - most),
            format!("and {} more", gaps.len() - most),
        ));
    }
    if texts.is_empty() {
        texts.push(lang.pick("該当なし", "None.").to_owned());
    }
    let list = composer.tree.add(composer.sect, Role::List);
    let item = |text| {
        let body = composer.body_of_item(list);
        (None, Words::new(body, text))
    };
    let items = texts.into_iter().map(item).collect();
    vec![Block::Heading(heading, None), Block::Items(items)]
}

/// The gaps as a section of their own.
pub(super) fn gaps(composer: &mut Composer<'_>) -> (Option<String>, Body) {
    let count = composer.brief.selection.timeline.gaps.len();
    let heading = composer.lang.pick(
        format!("公開情報では分からないことが{count}件ある。"),
        format!("Public information leaves {count} questions open."),
    );
    let mut blocks = gap_list(composer, usize::MAX);
    blocks.remove(0);
    (Some(heading), Body::Blocks(blocks))
}

fn actions(composer: &mut Composer<'_>) -> Vec<Block> {
    let lang = composer.lang;
    let timeline = composer.brief.selection.timeline;
    let visible = &timeline.actions;
    if visible.is_empty() {
        return Vec::new();
    }
    let heading = composer.text(
        Role::Heading(2),
        lang.pick("求める決定と行動", "Decisions and actions"),
    );
    let sample = visible.iter().any(|action| action.sample);
    let remark = sample.then(|| {
        composer.text(
            Role::Paragraph,
            lang.pick("見本", "sample, for illustration"),
        )
    });
    let (table, head) = composer.table();
    let heads = [
        (composer.wide(7.0, 10.0), lang.pick("済", "Done")),
        (Width::Rest, lang.pick("行うこと", "Action")),
        (composer.wide(38.0, 32.0), lang.pick("担当", "Owner")),
        (composer.wide(27.0, 20.0), lang.pick("期限", "Due")),
        (composer.wide(12.0, 18.0), lang.pick("判断", "Judgement")),
    ];
    let columns = composer.columns(head, heads);
    let body = composer.tree.add(table, Role::TableBody);
    let rows = visible
        .iter()
        .take(ACTIONS - usize::from(composer.brief.density > 0))
        .map(|action| action_row(composer, body, action))
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

fn action_row(composer: &mut Composer<'_>, body: NodeId, action: &model::Action) -> Row {
    let lang = composer.lang;
    let row = composer.tree.add(body, Role::Row);
    let due = action
        .by
        .as_ref()
        .map_or(lang.pick("未定", "open").to_owned(), |date| {
            due(&date.when, lang)
        });
    let judgement = action
        .judgement
        .as_ref()
        .map_or("–".to_owned(), |judgement| {
            (judgement.index() + 1).to_string()
        });
    let cells = vec![
        Cell::Tick(composer.tree.add(row, Role::Cell)),
        Cell::Text(vec![composer.words(
            row,
            Role::Cell,
            action.text.text(lang),
        )]),
        Cell::Text(vec![composer.words(row, Role::Cell, action.who.text(lang))]),
        Cell::Text(vec![composer.empty(row, Role::Cell).and(Mark::Strong, due)]),
        Cell::Text(vec![composer.words(row, Role::Cell, judgement)]),
    ];
    Row::Cells { dest: None, cells }
}

/// A due date: to the day or to the end of the month that is meant.
fn due(when: &When, lang: Lang) -> String {
    let Some(last) = when.last() else {
        return lang.pick("継続", "ongoing").to_owned();
    };
    match (when.precision(), lang) {
        (Precision::Month, Lang::Ja) => last.format("%Y年%-m月末").to_string(),
        (Precision::Month, Lang::En) => last.format("%b %Y").to_string(),
        _ => wording::table_date(when, false, lang, model::Calendar::Gregorian),
    }
}

fn note(composer: &mut Composer<'_>) -> Block {
    let lang = composer.lang;
    let scale = model::scale(composer.brief.pack.scale);
    let bands: Vec<String> = scale
        .bands
        .iter()
        .map(|band| format!("{}–{}", band.from, band.to))
        .collect();
    let name = match composer.brief.pack.scale {
        ScaleName::Icd203 => "ICD 203",
        ScaleName::Phia => "PHIA",
    };
    let bands = bands.join(lang.pick("、", ", "));
    composer.note(lang.pick(
        format!("可能性の語は{name}の七段階の帯（{bands}%）に対応する。確度は根拠の質と量を示し、可能性とは別に付ける。記録は公開情報から選んだもので、件数は発生の統計ではない。S番号は出典、その後の数字は内容の確からしさ。"),
        format!("Likelihood words stand for the seven bands of {name} ({bands}%). Confidence grades the evidence and is given separately. Records were chosen from public information: counts are no statistics. S numbers are sources, the digit after them the credibility of the information."),
    ))
}
