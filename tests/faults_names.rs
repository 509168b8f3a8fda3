//! Names behind pseudonyms, in every form in which people write them: each fault that was seen,
//! under its name.

use nenpyo::pack::{Inputs, Shard, print_run};
use nenpyo::source::Files;

use crate::output::poppler;
use crate::tried::{Tried, tried, tried_inputs};

const HEAD: &str = "nenpyo: 1
marking: TLP:GREEN
as_of: 2026-03-31
title: {ja: 試験, en: Test}
organisations:
  - id: gaidan
    name: {ja: 日本ガイダンス工業, en: Nippon Guidance}
    aliases: [ガイダンス社, NG Corp, 髙見沢電機, ミホン, エヌティティ]
    pseudonym: {ja: A社, en: Company A}
    sample: true
";
const PACK: &str = "language: ja
title: 試験
audience: {marking: TLP:GREEN, pseudonyms: true}
sections: [events, chronology]
";

fn titled(ja: &str) -> Tried {
    let event = crate::tried::event("e", "2025-01-10", ja, "Title");
    tried(&format!("{HEAD}events:\n{event}"), PACK)
}

#[test]
fn trials_01_what_is_not_seen_hides_no_name() {
    for unseen in ['\u{ad}', '\u{200b}', '\u{2060}', '\u{34f}', '\u{fe0f}'] {
        let of = titled(&format!("'ガイ{unseen}ダンス社への侵入'"));
        assert!(
            of.assert_sound().text().contains("A社への侵入"),
            "{unseen:?}"
        );
    }
}

#[test]
fn trials_17_and_attack_15_other_spellings_stop_the_build() {
    for title in [
        "NG-Corp の件",
        "N.G. Corp の件",
        "NG Соrp の件",
        "ガイダンス・社の件",
        "がいだんす社の件",
        "高見沢電機の件",
        "高見澤電機の件",
        "エヌ・ティ・ティの件",
        "｛同社｜ミホン｝の件",
        "https://example.com/%E9%AB%98%E8%A6%8B%E6%B2%A2%E9%9B%BB%E6%A9%9F",
    ] {
        let of = titled(&format!("'{title}'"));
        assert!(of.pdf.is_none(), "{title}");
        assert!(
            of.found[0].contains("name-remains"),
            "{title}: {:?}",
            of.found
        );
    }
}

const EARLIER: &str = "nenpyo: 1
marking: TLP:GREEN
as_of: 2025-03-31
organisations:
  - {id: mihon-kikai, name: Mihon Machinery, sample: true}
events:
  - {id: gone, date: 2023, kind: incident, title: Data theft at Mihon Machinery, importance: high, \
  sample: true}
";
const LATER: &str = "nenpyo: 1
marking: TLP:GREEN
as_of: 2026-03-31
organisations:
  - {id: mihon-kikai, name: Mihon Machinery, pseudonym: Company A, sample: true}
events:
  - {id: keep, date: 2024, kind: incident, title: A matter of Mihon Machinery, sample: true}
";

#[test]
fn attack_01_an_earlier_issue_shows_no_name() {
    let mut files = Files::default();
    let pack = files.add(
        "p.yaml",
        "nenpyo_pack: 1\ntimeline: [t.yaml]\nprevious: prev.yaml\n\
        language: en\ntitle: T\naudience: {marking: TLP:GREEN, pseudonyms: true}\nsummary: \
        {headline: Something is going on here, lead: It goes on.}\nsections: [cover, summary, \
        events]\n",
    );
    let timeline = vec![files.add("t.yaml", LATER)];
    let previous = vec![files.add("prev.yaml", EARLIER)];
    let of = tried_inputs(Inputs {
        files,
        pack,
        timeline,
        previous,
        ..Inputs::default()
    });
    let text = of.text();
    assert!(!text.contains("Mihon Machinery"), "{text}");
    assert!(text.contains("Data theft at Company A"), "{text}");
}

/// The copies of a pack: their names and what stands on them.
fn copies(pack: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Files::default();
    let pack = files.add(
        "p.yaml",
        format!(
            "nenpyo_pack: 1\ntimeline: [t.yaml]\nlanguage: en\n\
        title: T\naudience: {{marking: TLP:GREEN, pseudonyms: true}}\nsections: [cover, events]\n\
        recipients: r.csv\n{pack}"
        ),
    );
    let timeline = vec![files.add("t.yaml", LATER)];
    let list = files.add("r.csv", "name,clearance\nB,TLP:GREEN\n");
    let inputs = Inputs {
        files,
        pack,
        timeline,
        ..Inputs::default()
    };
    let (run, found) = print_run(&inputs, list);
    let run = run.unwrap_or_else(|| panic!("{found:#?}"));
    let printed = run.print(Shard::WHOLE, |file, _, bytes| (file.name.clone(), bytes));
    let copies: Vec<_> = printed
        .expect("printed")
        .into_iter()
        .map(|(_, made)| made)
        .collect();
    assert_eq!(copies.len(), 1);
    copies
}

#[test]
fn attack_02_watermark_number_and_file_name_show_no_name() {
    let made = copies(
        "copies: {watermark: 'Mihon Machinery {number}', files: '{copy}-Mihon \
        Machinery-{name}.pdf'}\nnumber: Mihon Machinery-7\n",
    );
    let (name, bytes) = &made[0];
    assert_eq!(name, "1-Company A-B.pdf");
    if let Some(text) = poppler(bytes, &[]) {
        assert!(
            text.contains("Company A-7") && !text.contains("Mihon"),
            "{text}"
        );
    }
}

#[test]
fn attack_12_the_hash_of_a_pack_confirms_no_name() {
    let hash = |name: &str| {
        let of = |text: &str| text.replace("Mihon Machinery", name);
        let pack = "language: en\ntitle: Incident at Mihon Machinery\naudience: {marking: \
            TLP:GREEN, pseudonyms: true}\nsections: [cover, events]\n";
        let made = tried(&of(LATER), &of(pack)).pdf.expect("a file");
        nenpyo::verify::preflight(&made)
            .expect("readable")
            .inputs
            .expect("hashes")
            .pack
    };
    assert_eq!(
        hash("Mihon Machinery"),
        hash("Acme Tools"),
        "the name has no part in it"
    );
}

#[test]
fn newcomer_24_nobody_can_call_a_pseudonym() {
    let contacts = "contacts:\n  - {name: ガイダンス社 広報課, phone: 000-000-1111}\n";
    let event = crate::tried::event("e", "2025-01-10", "題", "Title");
    let of = tried(&format!("{HEAD}{contacts}events:\n{event}"), PACK);
    assert!(of.pdf.is_none());
    assert!(
        of.found[0]
            .starts_with("t 12:12 pseudonym-contact: `ガイダンス社` is someone to call here"),
        "{:?}",
        of.found
    );
}
