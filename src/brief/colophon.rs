//! The colophon: what the document was made from and with, who approved it, and how long it is
//! kept.

use super::plan::Plan;
use crate::document::{Block, Body, Mark, Words};
use crate::document::{Claim, Provenance, TOOL};
use crate::lang::Lang;
use crate::model::{self, SectionKind};
use crate::wording::voice;

/// Composes the colophon.
pub(super) fn compose(plan: &Plan<'_>) -> (Option<String>, Body) {
    let lang = plan.lang;
    let heading = lang.pick(
        "この文書は次の入力と道具から作った。",
        "This document was made from the following.",
    );
    let document = document(plan);
    let mut blocks = part(plan, lang.pick("文書", "Document"), document);
    let handling = handling(plan);
    blocks.extend(part(plan, lang.pick("取扱い", "Handling"), handling));
    let made = made(plan);
    blocks.extend(part(plan, lang.pick("作り方", "How it was made"), made));
    let text = lang.pick(
        "ハッシュ値は入力の中身から計算したもので、同じ入力からは同じファイルができる。ファイルの名前と置き場所は載せない。",
        "Hashes are those of the contents: the same inputs give the same file. Names and places of files are not printed.",
    );
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
    let unknown = || lang.pick("記載なし", "not stated").to_owned();
    let written = |text: &Option<crate::lang::Localised>| {
        text.as_ref()
            .map_or_else(unknown, |text| text.text(lang).to_owned())
    };
    let issued = pack.issued.as_ref().and_then(|date| date.when.last());
    let as_of = timeline.as_of.when.last().unwrap_or_default();
    let mut lines = vec![(lang.pick("表題", "Title"), plan.title())];
    lines.extend(
        pack.number
            .as_ref()
            .map(|number| (lang.pick("文書番号", "Number"), number.value.to_string())),
    );
    lines.extend(
        pack.issue
            .as_ref()
            .map(|issue| (lang.pick("号", "Issue"), issue.text(lang).to_owned())),
    );
    lines.push((
        lang.pick("発行日", "Issued"),
        issued.map_or_else(unknown, |day| voice(lang).cover_day(day)),
    ));
    lines.push((
        lang.pick("情報基準日", "Information as of"),
        voice(lang).cover_day(as_of),
    ));
    lines.push((lang.pick("作成", "Prepared by"), written(&pack.author)));
    lines.push((lang.pick("承認", "Approved by"), written(&pack.approver)));
    lines.extend(publisher(plan));
    lines.extend(
        pack.recipient
            .as_ref()
            .map(|to| (lang.pick("宛先", "For"), to.text(lang).to_owned())),
    );
    lines.extend(pack.contact.as_ref().map(|to| {
        (
            lang.pick("誤りの連絡先", "Tell mistakes to"),
            to.text(lang).to_owned(),
        )
    }));
    lines
        .into_iter()
        .map(|(label, text)| (label, text, Mark::Plain))
        .collect()
}

fn handling(plan: &Plan<'_>) -> Vec<Line> {
    let (lang, pack) = (plan.lang, plan.brief.pack);
    let marking = plan.marking();
    let policy = lang.pick(
        "文書の区分は、収めた項目のうち最も厳しい区分を下回らない。区分は各頁の上下に示す。",
        "The marking of the document is never below the strictest marking of what is in it, and stands at the head and foot of every page.",
    );
    let mut lines = vec![
        (
            lang.pick("区分", "Marking"),
            format!(
                "{}{}{}",
                marking.label(),
                lang.pick("　", "  "),
                model::handling(marking, lang)
            ),
            Mark::Plain,
        ),
        (
            lang.pick("区分の原則", "Marking policy"),
            policy.to_owned(),
            Mark::Plain,
        ),
    ];
    let retention = pack
        .brand
        .as_ref()
        .and_then(|brand| brand.retention.as_ref())
        .map(|text| text.text(lang));
    lines.push(kept(
        retention.unwrap_or(lang.pick("定めなし", "not stated")),
        lang,
    ));
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
        (lang.pick("発行者", "Publisher"), &brand.name),
        (lang.pick("所在地", "Address"), &brand.address),
    ];
    lines
        .into_iter()
        .filter_map(|(label, text)| Some((label, text.as_ref()?.text(lang).to_owned())))
        .collect()
}

/// How long copies are kept.
fn kept(text: &str, lang: Lang) -> Line {
    (
        lang.pick("保存・返却", "Retention, return"),
        text.to_owned(),
        Mark::Plain,
    )
}

fn disclaimer(plan: &Plan<'_>) -> Option<Line> {
    let lang = plan.lang;
    let text = plan.brief.pack.brand.as_ref()?.disclaimer.as_ref()?;
    Some((
        lang.pick("免責", "Disclaimer"),
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
    part(
        plan,
        lang.pick("発行と取扱い", "Publication and handling"),
        lines,
    )
}

fn made(plan: &Plan<'_>) -> Vec<Line> {
    let lang = plan.lang;
    let brief = plan.brief;
    let claim = claimed(brief.claim, lang);
    let fonts = lang.pick(
        "BIZ UDPゴシック、BIZ UDP明朝、BIZ UDゴシック（SIL Open Font License 1.1）",
        "BIZ UDPGothic, BIZ UDPMincho, BIZ UDGothic (SIL Open Font License 1.1)",
    );
    let added = match (lang, brief.pack.fonts.len()) {
        (_, 0) => String::new(),
        (Lang::Ja, n) => format!("、ほかに加えた書体{n}点"),
        (Lang::En, n) => format!(", and {n} more that the pack adds"),
    };
    let mut lines = vec![(
        lang.pick("プログラム", "Program"),
        TOOL.to_owned(),
        Mark::Plain,
    )];
    lines.push((
        lang.pick("書体", "Fonts"),
        format!("{fonts}{added}"),
        Mark::Plain,
    ));
    lines.push((
        lang.pick("規格", "Standards"),
        claim.to_owned(),
        Mark::Plain,
    ));
    if let Some(Provenance {
        timeline,
        pack,
        fonts,
    }) = brief.provenance
    {
        let hashes = [
            (lang.pick("年表", "Timeline"), timeline),
            (lang.pick("指定", "Pack"), pack),
            (lang.pick("書体の中身", "Fonts as used"), fonts),
        ];
        lines.extend(hashes.map(|(label, hash)| (label, format!("SHA-256 {hash}"), Mark::Code)));
    }
    lines
}

/// What the file claims, as a sentence.
fn claimed(claim: Claim, lang: Lang) -> String {
    let Some(part) = claim.archive else {
        let text = lang.pick(
            "このファイルは暗号化するため、規格への準拠をうたわない。",
            "This file will be encrypted and claims no standard.",
        );
        return text.to_owned();
    };
    let attached = part == 3;
    match (lang, claim.accessible) {
        (Lang::Ja, accessible) => {
            let ua = if accessible { "と PDF/UA-1 " } else { "" };
            let more = if attached {
                "への準拠をうたい、年表のデータを添付する。"
            } else {
                "への準拠をうたう。"
            };
            format!("このファイルは PDF/A-{part}a {ua}{more}")
        }
        (Lang::En, accessible) => {
            let ua = if accessible { " and PDF/UA-1" } else { "" };
            let more = if attached {
                "; the timeline is attached to it"
            } else {
                ""
            };
            format!("This file claims PDF/A-{part}a{ua}{more}.")
        }
    }
}
