//! The document around its sections: title, marking, running feet.

use chrono::NaiveDate;

use super::bilingual::{Translations, joined};
use super::block::{Document, Section};
use super::compose::Composer;
use super::walk::each_text;
use super::{handout, wording};
use crate::lang::foreign;

/// The document around its sections.
pub(super) fn document(mut composer: Composer<'_>, sections: Vec<Section>) -> Document {
    let brief = composer.brief;
    let lang = composer.lang;
    let tree = &mut composer.tree;
    for section in &sections {
        let lang = section.lang.unwrap_or(lang);
        each_text(std::slice::from_ref(section), &mut |words| {
            tree.node_mut(words.node).lang = foreign(&words.text(), lang)
        });
    }
    let pack = brief.pack;
    let as_of = brief
        .selection
        .timeline
        .as_of
        .when
        .last()
        .unwrap_or_default();
    Document {
        lang,
        marking: composer.marking(),
        marking_node: composer.marking_node,
        title: composer.title(),
        title_in_second: None,
        author: pack
            .author
            .as_ref()
            .map(|author| author.text(lang).to_owned()),
        date: pack
            .issued
            .as_ref()
            .and_then(|date| date.when.last())
            .unwrap_or(as_of),
        at: pack.at,
        foot: foot(&composer, as_of),
        addressed: pack.recipients.is_some(),
        house: brief.house.clone(),
        listed: composer.listed(),
        sections,
        translations: Translations::new(),
        tree: composer.tree,
    }
}

/// The left part of every running foot.
fn foot(composer: &Composer<'_>, as_of: NaiveDate) -> Vec<String> {
    let (lang, pack) = (composer.lang, composer.brief.pack);
    let said = |ja: &str, en: &str| {
        if composer.is_bilingual() {
            joined(ja.trim_end_matches('：'), en)
        } else {
            lang.pick(ja, en).to_owned()
        }
    };
    let mut foot: Vec<String> = Vec::new();
    foot.extend(handout::organiser(composer));
    foot.extend(
        pack.recipient
            .as_ref()
            .map(|r| format!("{}{}", said("宛先：", "For: "), r.text(lang))),
    );
    foot.extend(
        pack.number
            .as_ref()
            .map(|n| format!("{} {}", said("文書番号", "Doc."), n.value)),
    );
    let day = if composer.is_bilingual() {
        as_of.to_string()
    } else {
        lang.pick(as_of.to_string(), wording::day(as_of, lang, pack.calendar))
    };
    foot.push(format!("{} {day}", said("情報基準日", "Information as of")));
    foot.extend(handout::is_facilitators(composer).then(|| said("進行役用", "Facilitator's copy")));
    foot
}
