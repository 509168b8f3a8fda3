//! The document around its sections: title, marking, running feet.

use chrono::NaiveDate;

use super::handout;
use super::plan::Plan;
use crate::document::{Document, Role, Section, TagTree, Translations};
use crate::model::SectionKind;
use crate::wording::{Voices, voice};

/// The document around its sections, without tags.
pub(super) fn document(plan: &Plan<'_>, sections: Vec<Section>) -> Document {
    let (lang, pack) = (plan.lang, plan.brief.pack);
    let as_of = plan.brief.selection.timeline.as_of.when.last();
    let as_of = as_of.unwrap_or_default();
    let author = pack.author.as_ref();
    let issued = pack.issued.as_ref().and_then(|date| date.when.last());
    let mut tree = TagTree::default();
    let marking_node = tree.add(TagTree::ROOT, Role::Paragraph);
    Document {
        lang,
        marking: plan.marking(),
        marking_node,
        title: plan.title(),
        title_in_second: None,
        author: author.map(|author| author.text(lang).to_owned()),
        date: issued.unwrap_or(as_of),
        at: pack.at,
        foot: foot(plan, as_of),
        addressed: pack.recipients.is_some(),
        house: plan.brief.house.clone(),
        listed: plan.listed(),
        sections,
        translations: Translations::new(),
        tree,
    }
}

/// The left part of every running foot.
fn foot(plan: &Plan<'_>, as_of: NaiveDate) -> Vec<String> {
    let (lang, pack) = (plan.lang, plan.brief.pack);
    let voices = Voices::of_pack(pack.language);
    let mut foot: Vec<String> = Vec::new();
    foot.extend(handout::organiser(plan));
    foot.extend(
        pack.recipient
            .as_ref()
            .map(|r| format!("{}{}", addressed(voices), r.text(lang))),
    );
    foot.extend(pack.number.as_ref().map(|n| {
        let label = voices.say(|voice| voice.document_number_label());
        format!("{} {}", label.joined(), n.value)
    }));
    let day = |day: NaiveDate| {
        if plan.is_bilingual() {
            day.to_string()
        } else {
            lang.pick(day.to_string(), voice(lang).day(day, pack.calendar))
        }
    };
    // Sheets have no cover that would say it.
    let issued = pack.issued.as_ref().and_then(|date| date.when.last());
    let issued = issued.filter(|_| {
        plan.wants(SectionKind::Handout)
            && ![SectionKind::Cover, SectionKind::Colophon]
                .into_iter()
                .any(|kind| plan.wants(kind))
    });
    let label = voices.say(|voice| voice.issued_label()).joined();
    foot.extend(issued.map(|issued| format!("{label} {}", day(issued))));
    let label = voices.say(|voice| voice.as_of_label()).joined();
    foot.push(format!("{label} {}", day(as_of)));
    foot.extend(
        handout::is_facilitators(plan)
            .then(|| voices.say(|voice| voice.facilitators_copy()).joined()),
    );
    foot
}

/// Before the recipient: in two languages their labels stand beside each other.
fn addressed(voices: Voices) -> String {
    if voices.is_bilingual() {
        voices.say(|voice| voice.addressed_to()).joined()
    } else {
        voices.first().addressed_to_alone().to_owned()
    }
}
