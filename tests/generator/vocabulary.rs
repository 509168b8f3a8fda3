//! What records draw on: sectors, statutes, organisations, methods, sources; and what the summary
//! page says.

use std::fmt::Write;

use super::XorShift;

/// Sectors: ids and names.
pub(crate) const SECTORS: [(&str, &str, &str); 8] = [
    ("chemicals", "化学・素材", "Chemicals"),
    ("electronics", "電子・半導体", "Electronics"),
    ("telecoms", "情報通信", "Telecoms, IT"),
    ("machinery", "機械", "Machinery"),
    ("aerospace", "航空宇宙", "Aerospace"),
    ("research", "大学・研究機関", "Research"),
    ("transport", "運輸・物流", "Transport"),
    ("public-bodies", "官公庁", "Public bodies"),
];

/// Methods: ids and names.
pub(crate) const METHODS: [(&str, &str, &str); 6] = [
    ("approach", "対面での接触", "Personal approach"),
    ("removal", "社内からの持出し", "Insider removal"),
    ("intrusion", "不正アクセス", "Intrusion"),
    ("supply-chain", "取引先経由", "Supply chain"),
    ("export", "不正な輸出", "Export"),
    ("investment", "出資・提携", "Investment"),
];

/// Statutes: ids and names.
pub(crate) const STATUTES: [(&str, &str, &str); 2] = [
    (
        "ucpa",
        "不正競争防止法",
        "Unfair Competition Prevention Act",
    ),
    ("fefa", "外為法", "Foreign Exchange and Foreign Trade Act"),
];

const TRADES: [(&str, &str); 8] = [
    ("電子", "Electronics"),
    ("精機", "Precision"),
    ("化成", "Chemicals"),
    ("重工", "Heavy Industries"),
    ("通信", "Telecom"),
    ("航空", "Aviation"),
    ("素材", "Materials"),
    ("研究所", "Laboratories"),
];

const PUBLISHERS: [(&str, &str); 4] = [
    ("架空新聞", "The Invented Times"),
    ("架空通信", "Invented Press"),
    ("架空経済", "Invented Business"),
    ("架空放送", "Invented Broadcasting"),
];

/// How many organisations a timeline of so many records has.
pub(crate) fn organisations(records: usize) -> usize {
    20 + records / 20
}

/// How many sources.
pub(crate) fn source_count(records: usize) -> usize {
    20 + records * 3 / 4
}

/// The name of an organisation in both languages.
pub(crate) fn organisation(number: usize) -> (String, String) {
    let (ja, en) = TRADES[number % TRADES.len()];
    (
        format!("架空{ja}{number}"),
        format!("Fictional {en} {number}"),
    )
}

fn named(out: &mut String, id: &str, ja: &str, en: &str) {
    let _ = write!(
        out,
        "  - id: {id}\n    name:\n      ja: {ja}\n      en: {en}\n"
    );
}

/// The header of a timeline with its vocabulary.
pub(crate) fn header(random: &mut XorShift, records: usize) -> String {
    let mut out =
        "nenpyo: 1\nmarking: TLP:CLEAR\ntitle:\n  ja: 架空の年表\n  en: An invented timeline\n\
        as_of: 2026-03-31\n\nsectors:\n"
            .to_owned();
    SECTORS
        .iter()
        .for_each(|(id, ja, en)| named(&mut out, id, ja, en));
    out.push_str("\nstatutes:\n");
    STATUTES
        .iter()
        .for_each(|(id, ja, en)| named(&mut out, id, ja, en));
    out.push_str("\norganisations:\n");
    for number in 1..=organisations(records) {
        let (ja, en) = organisation(number);
        named(&mut out, &format!("organisation-{number}"), &ja, &en);
        let _ = writeln!(out, "    sector: {}", SECTORS[number % SECTORS.len()].0);
    }
    out.push_str("\nmethods:\n");
    METHODS
        .iter()
        .for_each(|(id, ja, en)| method(&mut out, random, id, (ja, en)));
    out.push_str(ASSESSMENTS);
    out
}

fn method(out: &mut String, random: &mut XorShift, id: &str, (ja, en): (&str, &str)) {
    named(out, id, ja, en);
    let _ = write!(
        out,
        "    description:\n      ja: {ja}は、小さな頼み事から始まることが多い。\n      en: It \
        often begins with a small favour.\n    sources:\n      - id: source-{:04}\n        \
        credibility: 2\n",
        random.between(1, 20)
    );
}

/// What the summary page says beside the records.
const ASSESSMENTS: &str = "
judgements:
  - id: around-a-change-of-job
    text:
      ja: 技術の持出しは、職場を移る前後に起きる可能性が高い。
      en: Technology is likely to leave around a change of job.
    likelihood: likely
    confidence: moderate
    based_on:
      - removal
  - id: old-equipment
    text:
      ja: 更新されない機器が、今後も入口になる可能性が高い。
      en: Equipment without updates is likely to remain a way in.
    likelihood: likely
    confidence: high
    based_on:
      - intrusion

actions:
  - id: list-what-matters
    text:
      ja: 守るべき技術を一覧にし、年に一度見直す。
      en: List the technology that must be kept, and look at the list once a year.
    who:
      ja: 経営企画
      en: Planning
    by: 2026-06-30
  - id: update-equipment
    text:
      ja: 外部に面した機器を更新する。
      en: Update the equipment that faces the outside.
    who:
      ja: 情報システム
      en: IT
    by: 2026-09-30

gaps:
  - text:
      ja: 公表されない出来事の数は分からない。
      en: How much is never made public is not known.

glossary:
  - term:
      ja: 接続口
      en: Port
    meaning:
      ja: 機器が外部と通信するための口。
      en: Where a machine talks to the outside.
";

/// The sources.
pub(crate) fn sources(random: &mut XorShift, records: usize) -> String {
    const KINDS: [&str; 4] = ["news", "official", "company", "academic"];
    let mut out = "nenpyo: 1\nmarking: TLP:CLEAR\n\nsources:\n".to_owned();
    for number in 1..=source_count(records) {
        let (ja, en) = random.one(&PUBLISHERS);
        let topic = random.between(1, 900);
        let _ = write!(
            out,
            "  - id: source-{number:04}\n    title:\n      ja: 技術の流出をめぐる報道 \
            第{topic}回\n      en: Report no. {topic} on leaking technology\n    publisher:\n      \
            ja: {ja}\n      en: {en}\n"
        );
        let (year, month, day) = (
            random.between(2015, 2025),
            random.between(1, 12),
            random.between(1, 28),
        );
        let (kind, letter) = (
            random.one(&KINDS),
            random.one(&['A', 'B', 'B', 'C', 'C', 'D', 'F']),
        );
        let _ = write!(
            out,
            "    kind: {kind}\n    published: {year}-{month:02}-{day:02}\n    url: \
            https://example.org/news/{year}/{number}\n    language: ja\n    reliability: {letter}\n"
        );
        if number > 1 && random.below(6) == 0 {
            let _ = write!(
                out,
                "    derived_from:\n      - source-{:04}\n",
                random.between(1, number - 1)
            );
        }
    }
    out
}
