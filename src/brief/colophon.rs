//! The colophon: what the document was made from and with, who approved it, and how long it is
//! kept.

use super::plan::Plan;
use crate::document::{Block, Body, Mark, Words};
use crate::document::{Claim, Provenance, TOOL};
use crate::lang::{Lang, Localised};
use crate::model::{self, SectionKind};
use crate::wording::voice;

/// Composes the colophon.
pub(super) fn compose(plan: &Plan<'_>) -> (Option<String>, Body) {
    let lang = plan.lang;
    let heading = voice(lang).colophon_heading();
    let document = document(plan);
    let mut blocks = part(plan, voice(lang).document_label(), document);
    let handling = handling(plan);
    blocks.extend(part(plan, voice(lang).handling_label(), handling));
    let made = made(plan);
    blocks.extend(part(plan, voice(lang).making_heading(), made));
    let text = voice(lang).hash_note();
    blocks.push(Block::Note(Words::new(text.to_owned())));
    (Some(heading.to_owned()), Body::Blocks(blocks))
}

/// A line: its label, the text, and whether it is set in the face of codes.
type Line = (&'static str, String, Mark);

fn part(_plan: &Plan<'_>, heading: &str, lines: Vec<Line>) -> Vec<Block> {
    let heading = Words::heading(2, heading);
    let item = |(label, text, mark): Line| {
        (
            Some(Words::empty().and(Mark::Quiet, label)),
            Words::empty().and(mark, text),
        )
    };
    let items = lines.into_iter().map(item).collect();
    vec![Block::Heading(heading, None), Block::Items(items)]
}

fn document(plan: &Plan<'_>) -> Vec<Line> {
    let (lang, pack) = (plan.lang, plan.brief.pack);
    let timeline = plan.brief.selection.timeline;
    let issued = pack.issued.as_ref().and_then(|date| date.when.last());
    let as_of = timeline.as_of.when.last().unwrap_or_default();
    let mut lines = vec![(voice(lang).title_label(), plan.title())];
    lines.extend(
        pack.number
            .as_ref()
            .map(|number| (voice(lang).number_label(), number.value.to_string())),
    );
    lines.extend(
        pack.issue
            .as_ref()
            .map(|issue| (voice(lang).issue_label(), issue.text(lang).to_owned())),
    );
    // What the pack does not say has no line: nobody reads "not stated" with profit.
    lines.extend(issued.map(|day| (voice(lang).issued_label(), voice(lang).cover_day(day))));
    lines.push((voice(lang).as_of_label(), voice(lang).cover_day(as_of)));
    let people = [
        (voice(lang).prepared_by(), &pack.author),
        (voice(lang).approved_by_label(), &pack.approver),
    ];
    let named = |(label, who): (_, &Option<Localised>)| {
        who.as_ref().map(|who| (label, who.text(lang).to_owned()))
    };
    lines.extend(people.into_iter().filter_map(named));
    lines.extend(publisher(plan));
    lines.extend(
        pack.recipient
            .as_ref()
            .map(|to| (voice(lang).recipient_label(), to.text(lang).to_owned())),
    );
    lines.extend(
        pack.contact
            .as_ref()
            .map(|to| (voice(lang).mistakes_label(), to.text(lang).to_owned())),
    );
    lines
        .into_iter()
        .map(|(label, text)| (label, text, Mark::Plain))
        .collect()
}

fn handling(plan: &Plan<'_>) -> Vec<Line> {
    let (lang, pack) = (plan.lang, plan.brief.pack);
    let marking = plan.marking();
    let policy = voice(lang).marking_policy();
    let mut lines = vec![
        (
            voice(lang).marking_label(),
            format!(
                "{}{}{}",
                marking.label(),
                voice(lang).gap(),
                model::handling(marking, lang)
            ),
            Mark::Plain,
        ),
        (
            voice(lang).marking_policy_label(),
            policy.to_owned(),
            Mark::Plain,
        ),
    ];
    let retention = pack
        .brand
        .as_ref()
        .and_then(|brand| brand.retention.as_ref())
        .map(|text| text.text(lang));
    lines.extend(retention.map(|text| kept(text, lang)));
    lines.extend(disclaimer(plan));
    lines
}

/// Who hands the document out, and where.
fn publisher(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    let lang = plan.lang;
    let Some(brand) = &plan.brief.pack.brand else {
        return Vec::new();
    };
    let lines = [
        (voice(lang).publisher_label(), &brand.name),
        (voice(lang).address_label(), &brand.address),
    ];
    lines
        .into_iter()
        .filter_map(|(label, text)| Some((label, text.as_ref()?.text(lang).to_owned())))
        .collect()
}

/// How long copies are kept.
fn kept(text: &str, lang: Lang) -> Line {
    (voice(lang).retention_label(), text.to_owned(), Mark::Plain)
}

fn disclaimer(plan: &Plan<'_>) -> Option<Line> {
    let lang = plan.lang;
    let text = plan.brief.pack.brand.as_ref()?.disclaimer.as_ref()?;
    Some((
        voice(lang).disclaimer_label(),
        text.text(lang).to_owned(),
        Mark::Plain,
    ))
}

/// What the house says of itself and of the document, at the end of the last section that runs on;
/// in a colophon it has its own place.
pub(super) fn closing(plan: &Plan<'_>) -> Vec<Block> {
    let lang = plan.lang;
    let pack = plan.brief.pack;
    let Some(brand) = pack.brand.as_ref().filter(|_| !pack.has_colophon()) else {
        return Vec::new();
    };
    // The name alone stands on the cover, where there is one, and a logo stands for it.
    let is_named = brand.logo.is_some() || plan.wants(SectionKind::Cover);
    let name = if is_named { &None } else { &brand.name };
    let texts = [name, &brand.address, &brand.disclaimer, &brand.retention];
    if texts.iter().all(|text| text.is_none()) {
        return Vec::new();
    }
    let mut lines: Vec<Line> = publisher(plan)
        .into_iter()
        .map(|(label, text)| (label, text, Mark::Plain))
        .collect();
    let retention = brand.retention.as_ref();
    let retention = retention.map(|text| kept(text.text(lang), lang));
    lines.extend(retention.into_iter().chain(disclaimer(plan)));
    part(plan, voice(lang).closing_heading(), lines)
}

fn made(plan: &Plan<'_>) -> Vec<Line> {
    let lang = plan.lang;
    let brief = plan.brief;
    let claim = claimed(brief.claim, lang);
    let fonts = voice(lang).bundled_fonts();
    let added = voice(lang).added_fonts(brief.pack.fonts.len());
    let mut lines = vec![(voice(lang).program_label(), TOOL.to_owned(), Mark::Plain)];
    lines.push((
        voice(lang).fonts_label(),
        format!("{fonts}{added}"),
        Mark::Plain,
    ));
    lines.push((voice(lang).standards_label(), claim.to_owned(), Mark::Plain));
    if let Some(Provenance {
        timeline,
        pack,
        fonts,
    }) = brief.provenance
    {
        let hashes = [
            (voice(lang).timeline_label(), timeline),
            (voice(lang).pack_label(), pack),
            (voice(lang).used_fonts_label(), fonts),
        ];
        lines.extend(hashes.map(|(label, hash)| (label, format!("SHA-256 {hash}"), Mark::Code)));
    }
    lines
}

/// What the file claims, as a sentence.
fn claimed(claim: Claim, lang: Lang) -> String {
    let Some(part) = claim.archive else {
        let text = voice(lang).encrypted_claim();
        return text.to_owned();
    };
    voice(lang).claim(part, claim.accessible)
}
