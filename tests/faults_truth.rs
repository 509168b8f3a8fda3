//! What is printed of a matter is true of the whole matter: each fault that was seen, under its
//! name, and what is of its kind.

use crate::tried::{HEAD, Tried, tried};

const METHODS: &str = "organisations:
  - {id: uni, name: {ja: 白浪大学, en: Shiranami University}, sample: true}
methods:
  - id: taking
    name: {ja: 退職前の持ち出し, en: Removal before leaving}
    description: {ja: 退職を控えた者が資料を複製する。, en: Someone about to leave copies files.}
    steps: [{title: {ja: 集める, en: Collect}, text: {ja: まとめて開く。, en: Opened in bulk.}}]
    signs: [{text: {ja: 急ぐ, en: Hurries}, group: people}]
    countermeasures: [{text: {ja: 記録を確かめる, en: Review the logs}}]
    sample: true
";

/// A case with steps, in the order of their dates: stage, day, what else the step says.
fn case(steps: &[(&str, &str, &str)]) -> String {
    let step = |(stage, day, more): &(&str, &str, &str)| {
        format!(
            "      - {{date: 2025-{day}, forum: criminal, stage: {stage}, by: {{ja: 県警, en: police}}{more}}}\n"
        )
    };
    let steps: String = steps.iter().map(step).collect();
    format!(
        "cases:
  - id: case
    code: C-1
    title: {{ja: 実験データの件, en: The matter of the data}}
    conduct: {{date: 2024-03, summary: {{ja: 複製したとされる。, en: Said to have copied files.}}}}
    parties: [{{id: p, role: {{ja: 元研究員, en: a former researcher}}}}]
    methods: [taking]
    importance: high
    sample: true
    proceedings:
{steps}judgements:
  - {{id: j, text: {{ja: また起きる。, en: It will happen again.}}, likelihood: likely, confidence: low, based_on: [case], alternatives: [{{ja: 起きない。, en: It will not.}}], sample: true}}
"
    )
}

fn build(steps: &[(&str, &str, &str)], pack: &str) -> Tried {
    tried(&format!("{HEAD}{METHODS}{}", case(steps)), pack)
}

const CONVICTED: [(&str, &str, &str); 3] = [
    ("arrested", "02-03", ", parties: [p]"),
    ("indicted", "03-03", ", parties: [p]"),
    ("convicted", "05-03", ", parties: [p], final: no"),
];

fn handout(lang: &str) -> String {
    format!(
        "language: {lang}\ntitle: T\npreset: study-session\nsections: [{{section: handout, about: case}}]\n"
    )
}

/// The places of texts behind each other.
fn in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part);
        from += at.unwrap_or_else(|| panic!("no {part:?} after {from} in\n{text}"));
    }
}

#[test]
fn newcomer_05_a_method_is_no_part_of_the_record_of_a_case() {
    let text = build(&CONVICTED, &handout("ja")).text();
    in_order(
        &text,
        &[
            "この事件の記録",
            "複製したとされる。",
            "一般的な手口：退職前の持ち出し",
            "手口の説明は一般的なもので、",
            "退職を控えた者が資料を複製する。",
            "一般的な兆候",
        ],
    );
    assert!(!text.contains("概要"), "{text}");
    let text = build(&CONVICTED, &handout("en")).text();
    in_order(
        &text,
        &[
            "The record of this case",
            "Said to have copied files.",
            "The method in general: Removal before leaving",
            "Methods are described in general;",
            "Someone about to leave copies files.",
            "Signs of the method in general",
        ],
    );
}

#[test]
fn newcomer_06_a_headline_says_that_a_judgment_is_not_final() {
    let headline = |steps: &[(&str, &str, &str)], lang: &str| {
        let lines = build(steps, &handout(lang)).lines();
        let is_heading = |line: &&String| line.contains("の件：") || line.contains("data: ");
        lines.iter().find(is_heading).cloned().unwrap_or_default()
    };
    assert_eq!(headline(&CONVICTED, "ja"), "実験データの件：有罪（未確定）");
    assert_eq!(
        headline(&CONVICTED, "en"),
        "The matter of the data: convicted, not final"
    );
    let unknown = [("convicted", "05-03", ", final: unknown")];
    assert_eq!(
        headline(&unknown, "ja"),
        "実験データの件：有罪（確定は未確認）"
    );
    let appealed = [CONVICTED[2], ("appealed", "06-03", ", parties: [p]")];
    assert_eq!(headline(&appealed, "ja"), "実験データの件：有罪、上訴");
    assert_eq!(
        headline(&appealed, "en"),
        "The matter of the data: convicted, appealed"
    );
    let closed = [CONVICTED[2], ("final", "06-03", "")];
    assert_eq!(headline(&closed, "ja"), "実験データの件：有罪の確定");
}

/// Every way in which a matter ends otherwise than it began, with its words.
const ENDINGS: [(&str, &str, &str, &str); 6] = [
    (
        "not-prosecuted",
        ", reason: suspended",
        "不起訴",
        "not indicted",
    ),
    (
        "indictment-withdrawn",
        "",
        "起訴取消し",
        "indictment withdrawn",
    ),
    ("prosecution-dismissed", "", "公訴棄却", "case dismissed"),
    ("acquitted", ", final: yes", "無罪", "acquitted"),
    (
        "acquitted",
        ", final: no",
        "無罪、未確定",
        "acquitted, not final",
    ),
    (
        "overturned",
        ", final: no",
        "原判決破棄、未確定",
        "overturned, not final",
    ),
];

#[test]
fn the_beginning_carries_its_end() {
    for (stage, more, ja, en) in ENDINGS {
        let steps = [
            ("arrested", "02-03", ", parties: [p]"),
            (stage, "05-03", &format!(", parties: [p]{more}")),
        ];
        for (lang, arrested) in [
            ("ja", format!("逮捕（のち{ja}）")),
            ("en", format!("arrested (later {en})")),
        ] {
            // The later step is not selected.
            let pack = format!(
                "language: {lang}\ntitle: T\nselect: {{to: 2025-02}}\nsections: [{{figure: timeline}}, chronology, events]\n"
            );
            let text = build(&steps, &pack).lines().join("");
            let spaceless = |text: &str| text.replace([' ', '\u{3000}'], "");
            let (drawn, arrested) = (spaceless(&text), spaceless(&arrested));
            // A chart with little room has an arrow.
            let arrow = arrested.replace("（のち", "→").replace("(later", "→");
            let arrow = &arrow[..arrow.find(['、', ',', ')', '）']).unwrap_or(arrow.len())];
            // A narrow column has two lines.
            let apart = arrested.replace(['（', '(', '）', ')'], "");
            let count = |form: &str| drawn.matches(form).count();
            assert_eq!(
                count(&arrested) + count(arrow) + count(&apart),
                3,
                "{arrested}: {drawn}"
            );
            let pack = format!(
                "language: {lang}\ntitle: T\npreset: report\nselect: {{to: 2025-02}}\nsections: [contents, judgements, methods, cases]\n"
            );
            let text = build(&steps, &pack).lines().join("");
            let drawn = text.replace([' ', '\u{3000}'], "");
            let word = |word: &str| word.replace(['、', ',', ' '], "");
            let end = word(match lang {
                "ja" => ja,
                _ => en,
            });
            let named = drawn.replace(['、', ',', '（', '(', '）', ')'], "");
            let name = ["実験データの件", "Thematterofthedata"][usize::from(lang == "en")];
            assert!(
                named.matches(&format!("{name}{end}")).count() >= 4,
                "{name}{end}: {named}"
            );
        }
    }
}

#[test]
fn a_judgment_under_appeal_says_so_wherever_it_stands() {
    let steps = [CONVICTED[2], ("appealed", "06-03", ", parties: [p]")];
    let pack = "language: ja\ntitle: T\nselect: {to: 2025-05}\nsections: [{figure: timeline}, chronology, events]\n";
    let text = build(&steps, pack).lines().join("");
    let count = |form: &str| text.matches(form).count();
    assert_eq!(
        count("有罪（のち上訴）") + count("有罪のち上訴"),
        3,
        "{text}"
    );
    // An appeal that changed nothing puts nothing in question.
    let upheld = [
        CONVICTED[0],
        CONVICTED[2],
        steps[1],
        ("upheld", "09-03", ", final: yes"),
    ];
    let text = build(&upheld, pack).lines().join("");
    assert!(!text.contains("のち"), "{text}");
}
