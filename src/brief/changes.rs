//! What changed since the earlier issue, as lines of a tag and a sentence. Corrections and
//! withdrawals are never left out.

use chrono::NaiveDate;

use super::block::{Block, ChangeLine};
use super::compose::Composer;
use super::tags::Role;
use super::wording;
use crate::analysis::{Change, ChangeKind, Changed};
use crate::lang::{Lang, Localised};
use crate::model::{self, Case};

/// An earlier issue, and what changed since.
#[derive(Debug)]
pub struct Since<'t> {
    /// Its information cut-off.
    pub as_of: NaiveDate,
    /// The changes, corrections and withdrawals first.
    pub changes: Vec<Change<'t>>,
}

/// Lines at most, beside corrections and withdrawals (DESIGN.md 5).
const LINES: usize = 5;

/// The block of changes, where the pack names an earlier issue. What the audience was told then and
/// is told now are compared.
pub(super) fn blocks(composer: &mut Composer<'_>) -> Vec<Block> {
    let Some(since) = composer.brief.since else {
        return Vec::new();
    };
    let lang = composer.lang;
    let heading = composer.text(
        Role::Heading(2),
        lang.pick("前回からの変化", "What has changed"),
    );
    let remark = composer.text(
        Role::Paragraph,
        lang.pick(
            format!("{}比", since.as_of),
            format!("since {}", since.as_of),
        ),
    );
    let compulsory = since
        .changes
        .iter()
        .filter(|change| change.kind <= ChangeKind::Withdrawn)
        .count();
    let room = LINES.saturating_sub(usize::from(composer.brief.density > 0));
    let shown = compulsory.max(room).min(since.changes.len());
    let list = composer.tree.add(composer.sect, Role::List);
    let mut lines: Vec<ChangeLine> = Vec::with_capacity(shown + 1);
    for change in &since.changes[..shown] {
        let (label, body) = composer.item(list);
        let text = sentence(composer, change);
        lines.push(ChangeLine {
            tag: Some((
                super::Words::new(label, tag(change.kind, lang)),
                change.kind == ChangeKind::New,
            )),
            text: super::Words::new(body, text),
        });
    }
    let more = since.changes.len() - shown;
    let rest = match (since.changes.is_empty(), more) {
        (true, _) => Some(lang.pick("変更なし", "No changes.").to_owned()),
        (false, 0) => None,
        (false, n) => Some(lang.pick(format!("ほか{n}件"), format!("and {n} more"))),
    };
    if let Some(text) = rest {
        let body = composer.body_of_item(list);
        lines.push(ChangeLine {
            tag: None,
            text: super::Words::new(body, text),
        });
    }
    vec![Block::Heading(heading, Some(remark)), Block::Changes(lines)]
}

fn tag(kind: ChangeKind, lang: Lang) -> &'static str {
    match kind {
        ChangeKind::New => lang.pick("新規", "NEW"),
        ChangeKind::Updated => lang.pick("更新", "UPD"),
        ChangeKind::Corrected => lang.pick("訂正", "COR"),
        ChangeKind::Withdrawn => lang.pick("取下げ", "WDN"),
    }
}

fn sentence(composer: &Composer<'_>, change: &Change<'_>) -> String {
    let lang = composer.lang;
    let name = |label: &Option<Localised>, title: &Localised| {
        label.as_ref().unwrap_or(title).text(lang).to_owned()
    };
    let of_case = |case: &Case| name(&case.label, &case.title);
    match change.of {
        Changed::Event(event) => match (&event.correction, change.kind) {
            (Some(correction), ChangeKind::Corrected) => lang.pick(
                format!("{}：{}", event.title.text(lang), correction.text(lang)),
                format!("{}: {}", event.title.text(lang), correction.text(lang)),
            ),
            _ => event.title.text(lang).to_owned(),
        },
        Changed::Date(event, was) => {
            let was = wording::table_date(&was, false, lang, composer.brief.pack.calendar);
            let title = event.title.text(lang);
            lang.pick(
                format!("{title}：日付を改めた（前回は{was}）"),
                format!("{title}: the date was {was}"),
            )
        }
        Changed::Case(case) => of_case(case),
        Changed::Step(case, step) => {
            let word = wording::short_stage(step.stage, lang);
            lang.pick(
                format!("{}：{word}", of_case(case)),
                format!("{}: {word}", of_case(case)),
            )
        }
        Changed::Stage(case, step, was) => {
            let (word, was) = (
                wording::short_stage(step.stage, lang),
                wording::short_stage(was, lang),
            );
            lang.pick(
                format!("{}：{word}（前回は{was}）", of_case(case)),
                format!("{}: {word} (was: {was})", of_case(case)),
            )
        }
        Changed::Judgement(place, judgement) => {
            let (number, text) = (place + 1, judgement.text.text(lang));
            match change.kind {
                ChangeKind::Withdrawn => lang.pick(
                    format!("前回の判断{number}：{text}"),
                    format!("Former judgement {number}: {text}"),
                ),
                ChangeKind::New => lang.pick(
                    format!("判断{number}を加えた"),
                    format!("Judgement {number} is new"),
                ),
                _ => lang.pick(
                    format!("判断{number}の文や根拠を改めた"),
                    format!("Judgement {number} is reworded or rests on more"),
                ),
            }
        }
        Changed::Likelihood(place, judgement, was) => {
            let scale = model::scale(composer.brief.pack.scale);
            let word = |term: &str| scale.wording(term, lang).unwrap_or(term).to_owned();
            let (number, is, was) = (place + 1, word(&judgement.likelihood.value), word(was));
            lang.pick(
                format!("判断{number}の可能性を「{was}」から「{is}」に改めた"),
                format!("Judgement {number}: {is} (was: {was})"),
            )
        }
    }
}
