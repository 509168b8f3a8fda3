//! What changed since an earlier issue, as the summary prints it.

use nenpyo::document::{Block, Body, Document};
use nenpyo::pack::{Inputs, typeset_pack};
use nenpyo::source::Files;

const HEAD: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n\
sources:\n  - id: s\n    title: 見本の記事\n    publisher: 見本新聞\n    kind: news\n    \
reliability: B\n";

fn event(id: &str, date: &str, title: &str, more: &str) -> String {
    format!(
        "  - id: {id}\n    date: {date}\n    kind: policy\n    title: {title}\n    sources: [{{id: \
        s, credibility: 2}}]\n{more}"
    )
}

fn case(steps: &str) -> String {
    format!(
        "cases:\n  - id: c\n    code: C-1\n    title: 見本の事件\n    parties: [{{id: p, role: \
        元社員}}]\n    proceedings:\n{steps}"
    )
}

fn step(date: &str, stage: &str) -> String {
    format!(
        "      - {{date: {date}, forum: criminal, stage: {stage}, parties: [p], by: 見本地裁, \
        final: unknown, sources: [{{id: s, credibility: 2}}]}}\n"
    )
}

fn set(old: &str, new: &str, pack: &str) -> Document {
    let mut files = Files::default();
    let text = format!(
        "nenpyo_pack: 1\ntimeline: [t.yaml]\nprevious: old.yaml\ntitle: x\nsummary: {{headline: \
        見本}}\nsections: [summary, chronology]\n{pack}"
    );
    let pack = files.add("pack.yaml", text);
    let timeline = files.add("t.yaml", format!("{HEAD}{new}"));
    let previous = files.add(
        "old.yaml",
        format!("{}{old}", HEAD.replace("2026-03-31", "2026-02-28")),
    );
    let inputs = Inputs {
        files,
        pack,
        timeline: vec![timeline],
        previous: vec![previous],
        ..Inputs::default()
    };
    typeset_pack(&inputs)
        .unwrap_or_else(|found| panic!("{found:?}"))
        .0
}

/// The lines of the block, tag and sentence.
fn lines(old: &str, new: &str, pack: &str) -> Vec<String> {
    fn of(blocks: &[Block], lines: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Split(left, right) => [left, right]
                    .into_iter()
                    .for_each(|blocks| of(blocks, lines)),
                Block::Changes(changes) => lines.extend(changes.iter().map(|line| {
                    let tag = line
                        .tag
                        .as_ref()
                        .map_or(String::new(), |(tag, _)| format!("{} ", tag.text()));
                    format!("{tag}{}", line.text.text())
                })),
                _ => {}
            }
        }
    }
    let document = set(old, new, pack);
    let mut found = Vec::new();
    document.sections.iter().for_each(|section| {
        if let Body::Blocks(blocks) = &section.body {
            of(blocks, &mut found)
        }
    });
    found
}

#[test]
fn nothing_changed_is_said() {
    let same = format!("events:\n{}", event("a", "2024", "法の成立", ""));
    assert_eq!(lines(&same, &same, ""), ["変更なし"]);
}

#[test]
fn new_corrected_and_withdrawn_records_are_told_apart() {
    let old = format!(
        "events:\n{}{}{}",
        event("a", "2024-05-01", "法の成立", ""),
        event("b", "2024", "消えた記録", ""),
        event("d", "2024", "前の題", "")
    );
    let new = format!(
        "events:\n{}{}{}",
        event("a", "2024-05-02", "法の成立", ""),
        event("c", "2025", "新しい記録", ""),
        event("d", "2024", "後の題", "")
    );
    assert_eq!(
        lines(&old, &new, ""),
        [
            "訂正 法の成立：日付を改めた（前回は2024-05-01）",
            "取下げ 消えた記録",
            "新規 新しい記録",
            "更新 後の題"
        ]
    );
}

#[test]
fn a_new_step_is_an_update_and_another_stage_a_correction() {
    let events = format!("events:\n{}", event("a", "2024", "法の成立", ""));
    let with = |steps: &str| format!("{events}{}", case(steps));
    let arrested = step("2024-01-10", "arrested");
    let indicted = step("2024-02-10", "indicted");
    let convicted = step("2024-01-10", "convicted");
    assert_eq!(
        lines(
            &with(&arrested),
            &with(&format!("{arrested}{indicted}")),
            ""
        ),
        ["更新 見本の事件：起訴"]
    );
    assert_eq!(
        lines(&with(&convicted), &with(&arrested), ""),
        ["訂正 見本の事件：逮捕（前回は有罪）"]
    );
    assert_eq!(
        lines(
            &with(&format!("{arrested}{indicted}")),
            &with(&arrested),
            ""
        ),
        ["取下げ 見本の事件：起訴"]
    );
}

#[test]
fn all_corrections_stand_there_however_many() {
    let many = |day: &str| {
        format!(
            "events:\n{}",
            (0..7)
                .map(|n| event(
                    &format!("e{n}"),
                    &format!("2024-05-{day}"),
                    &format!("記録{n}"),
                    ""
                ))
                .collect::<String>()
        )
    };
    let new = format!("{}{}", many("02"), event("fresh", "2025", "新しい記録", ""));
    let found = lines(&many("01"), &new, "");
    assert!(
        found.len() == 8
            && found[..7].iter().all(|line| line.starts_with("訂正"))
            && found[7] == "ほか1件",
        "{found:?}"
    );
}

#[test]
fn what_the_audience_was_never_told_is_not_told_now() {
    let open = event("a", "2024", "法の成立", "");
    let secret = event("s", "2024", "秘匿の記録", "    marking: TLP:RED\n");
    let audience = "audience: {marking: TLP:GREEN}\n";
    assert_eq!(
        lines(
            &format!("events:\n{open}{secret}"),
            &format!("events:\n{open}"),
            audience
        ),
        ["変更なし"]
    );
    assert_eq!(
        lines(
            &format!("events:\n{open}"),
            &format!("events:\n{open}{secret}"),
            audience
        ),
        ["変更なし"]
    );
}
