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
            "      - {{date: 2025-{day}, forum: criminal, stage: {stage}, by: {{ja: 県警, en: \
            police}}{more}}}\n"
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
  - {{id: j, text: {{ja: また起きる。, en: It will happen again.}}, likelihood: likely, \
  confidence: low, based_on: [case], alternatives: [{{ja: 起きない。, en: It will not.}}], sample: \
  true}}
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
        "language: {lang}\ntitle: T\npreset: study-session\nsections: [{{section: handout, about: \
        case}}]\n"
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
            "Methods are general:",
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
                "language: {lang}\ntitle: T\nselect: {{to: 2025-02}}\nsections: [{{figure: \
                timeline}}, chronology, events]\n"
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
                "language: {lang}\ntitle: T\npreset: report\nselect: {{to: 2025-02}}\nsections: \
                [contents, judgements, methods, cases]\n"
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
    let pack = "language: ja\ntitle: T\nselect: {to: 2025-05}\nsections: [{figure: timeline}, \
        chronology, events]\n";
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

/// A case with an organisation in each part; and what investigators and a foreign court did.
const PARTS: &str = "organisations:
  - {id: maker, name: {ja: 蒼海精密, en: Soukai}, sample: true}
  - {id: chips, name: {ja: 東浦チップ, en: Higashiura Chips}, sample: true}
  - {id: police, name: {ja: 瀬戸県警, en: Seto Police}, sample: true}
  - {id: helper, name: {ja: 北斗保守, en: Hokuto}, sample: true}
events:
  - {id: e, date: 2024-02-01, kind: incident, title: {ja: 侵入, en: Intrusion}, importance: high, \
  organisations: [{id: maker, role: target}, {id: helper, role: partner}, {id: police, role: \
  authority}], sample: true}
cases:
  - id: leak
    code: C-1
    title: {ja: 図面の件, en: The drawings}
    parties: [{id: p, role: {ja: 元社員, en: a former employee}, of: maker}]
    organisations: [{id: maker, role: employer}, {id: chips, role: alleged-recipient}]
    importance: high
    sample: true
    proceedings: [{date: 2024-05-01, forum: criminal, stage: referred, parties: [p], by: {ja: \
    県警, en: police}}]
  - id: officers
    code: C-2
    title: {ja: 捜査の件, en: The investigation}
    parties: [{id: p, role: {ja: 捜査員, en: an investigator}, of: police}]
    organisations: [{id: police, role: employer}]
    importance: high
    sample: true
    proceedings: [{date: 2024-06-01, forum: criminal, stage: convicted, final: yes, parties: [p], \
    by: {ja: 地裁, en: court}}]
  - id: abroad
    code: C-3
    title: {ja: 国外の件, en: The matter abroad}
    parties: [{id: p, role: {ja: 元社員, en: a former employee}, of: maker}]
    importance: high
    sample: true
    proceedings: [{date: 2024-07-01, forum: foreign, stage: convicted, final: yes, parties: [p], \
    by: {ja: 台湾の裁判所, en: a court in Taiwan}}]
";

#[test]
fn newcomer_07_only_targets_have_lanes_and_others_have_their_part() {
    let pack = |lang: &str| {
        format!(
            "language: {lang}\ntitle: T\nsections: [{{figure: timeline, by: organisation}}, \
            {{figure: small-multiples, by: organisation}}, events]\n"
        )
    };
    let timeline = format!("{HEAD}{PARTS}");
    let text = tried(&timeline, &pack("ja")).text();
    assert!(
        text.contains("この一覧で記録が最も多いのは「蒼海精密」の1件"),
        "{text}"
    );
    assert!(text.contains("対象の組織ごとの記録"), "{text}");
    assert!(
        text.contains("組織の行には、その組織が対象となった記録だけを示す。"),
        "{text}"
    );
    assert!(!text.contains("「東浦チップ」"), "{text}");
    for named in [
        "蒼海精密（対象）、北斗保守（協力先）、瀬戸県警（当局）",
        "蒼海精密（所属先）、東浦チップ（渡ったとされる先）",
    ] {
        assert!(text.contains(named), "{named}: {text}");
    }
    // It stands in no lane: only with its part.
    assert!(
        !text
            .replace("東浦チップ（渡ったとされる先）", "")
            .contains("東浦チップ")
    );
    let text = tried(&timeline, &pack("en")).lines().join(" ");
    assert!(
        text.contains("Soukai (employer), Higashiura Chips (alleged recipient)"),
        "{text}"
    );
    assert!(text.contains("No target stated"), "{text}");
}

#[test]
fn investigators_and_foreign_courts_are_not_counted_with_suspects() {
    let timeline = format!("{HEAD}{PARTS}");
    let pack = "language: ja\ntitle: T\npreset: executive\nsummary: {headline: \
        見出しを書いた文。}\nsections: [summary, {figure: case-progress}]\n";
    let text = tried(&timeline, pack).text();
    let headline = "この一覧の国内の刑事手続1件の最後の段階は、書類送検1";
    assert!(text.contains(headline), "{text}");
    assert!(
        text.replace('\n', "").contains("別に国外1件、捜査側1件"),
        "{text}"
    );
}

const FROM_LOGS: &str = "sources:
  - {id: log, title: {ja: 接続の記録, en: Connection log}, publisher: {ja: 情報システム部, en: \
  IT}, kind: log, reliability: A, no_address: true}
  - {id: news, title: {ja: 記事, en: Article}, publisher: {ja: 新聞, en: Paper}, kind: news, \
  published: 2026-01-05, accessed: 2026-02-01, reliability: B}
events:
  - {id: a, date: 2026-01-03, kind: incident, title: {ja: 侵入, en: Intrusion}, importance: high, \
  sources: [{id: log, credibility: 2}]}
  - {id: b, date: 2026-01-05, kind: policy, title: {ja: 発表, en: Notice}, importance: high, \
  sources: [{id: news, credibility: 2}]}
gaps:
  - text: {ja: 転送されたか。, en: Whether it was sent on.}
";

/// All sections that say where records come from.
fn all_sections(lang: &str, more: &str) -> String {
    format!(
        "language: {lang}\ntitle: T\npreset: report\nsummary: {{headline: {{ja: \
        見出しを書いた文。, en: A headline was written.}}}}\nsections: [cover, summary, {{figure: \
        timeline}}, {{figure: events-per-period}}, {{figure: cumulative}}, {{figure: lead-time}}, \
        {{figure: small-multiples}}, chronology, gaps, sources]\n{more}"
    )
}

#[test]
fn newcomer_01_public_information_is_claimed_only_where_it_is_stated() {
    let text = |lang: &str, basis: &str, more: &str| {
        let timeline = format!("{HEAD}{basis}{FROM_LOGS}");
        tried(&timeline, &all_sections(lang, more)).lines().join("")
    };
    for (basis, more) in [
        ("", ""),
        ("basis: internal\n", ""),
        ("basis: public\n", "basis: internal\n"),
        (
            "basis: public\n",
            "basis_note: {ja: 記録は操作ログによる。, en: Records come from logs.}\n",
        ),
    ] {
        let (ja, en) = (text("ja", basis, more), text("en", basis, more));
        assert!(!ja.contains("公開情報"), "{basis}{more}: {ja}");
        assert!(!en.to_lowercase().contains("public information"), "{en}");
    }
    let count = |text: &str, what: &str| text.matches(what).count();
    assert!(count(&text("ja", "basis: public\n", ""), "公開情報") >= 6);
    assert!(count(&text("en", "basis: public\n", ""), "public information") >= 6);
    assert!(
        count(
            &text("ja", "basis: internal\n", ""),
            "記録は内部の資料から選んだもの"
        ) >= 4
    );
    let own = "basis_note: {ja: 記録は操作ログによる。, en: Records come from logs.}\n";
    assert!(count(&text("ja", "", own), "記録は操作ログによる。") >= 4);
}

#[test]
fn newcomer_22_a_source_without_a_day_of_access_says_nothing_of_it() {
    let timeline = format!("{HEAD}{FROM_LOGS}");
    for (lang, unknown) in [("ja", "未確認"), ("en", "not known")] {
        let pack = format!(
            "language: {lang}\ntitle: T\npreset: report\nsections: [chronology, sources]\n"
        );
        let text = tried(&timeline, &pack).text();
        assert!(!text.contains(unknown), "{text}");
        let none = ["公開の所在なし", "no public address"];
        assert!(none.iter().any(|none| text.contains(none)), "{text}");
    }
}

#[test]
fn what_is_alleged_is_worded_so_and_never_counted() {
    let sections = "preset: report\nsummary: {headline: {ja: 見出しを書いた文。, en: A \
        headline.}}\nsections: [cover, summary, {figure: timeline}, {figure: events-per-period}, \
        {figure: small-multiples}, {figure: cumulative}, chronology, events]\n";
    let known = "events:\n  - {id: e, date: 2024-02-01, kind: incident, title: {ja: 侵入, en: \
        Intrusion}, importance: high, sample: true}\n";
    for steps in [
        &[CONVICTED[0]][..],
        &CONVICTED[..2],
        // Neither is one that is not final a finding that stands.
        &CONVICTED[..],
        &[CONVICTED[0], ("acquitted", "05-03", ", final: yes")],
    ] {
        let timeline = format!("{HEAD}{METHODS}{}{known}", case(steps));
        let text = tried(&timeline, &format!("language: ja\ntitle: T\n{sections}"))
            .lines()
            .join("");
        assert!(text.contains("選んだ記録は事案1件、疑い1件"), "{text}");
        assert!(text.contains("実験データの件（疑い"), "{text}");
        assert!(
            text.contains("公表され、または認められたもの。疑いの1件は別"),
            "{text}"
        );
        let text = tried(&timeline, &format!("language: en\ntitle: T\n{sections}"))
            .lines()
            .join(" ");
        assert!(text.contains("Incidents 1, Alleged 1"), "{text}");
        assert!(text.contains("The matter of the data (alleged"), "{text}");
    }
    let found = [
        CONVICTED[0],
        ("convicted", "05-03", ", parties: [p], final: unknown"),
    ];
    let timeline = format!("{HEAD}{METHODS}{}{known}", case(&found));
    let text = tried(&timeline, &format!("language: ja\ntitle: T\n{sections}"))
        .lines()
        .join("");
    assert!(text.contains("選んだ記録は事案2件、司法手続2件"), "{text}");
    assert!(!text.contains("疑い"), "{text}");
}

#[test]
fn a_case_that_proves_nothing_makes_no_incident_established() {
    let event = |more: &str| {
        format!(
            "events:\n  - {{id: e, date: 2024-02-01, kind: incident, title: {{ja: 侵入, en: \
            Intrusion}}{more}, sample: true}}\n"
        )
    };
    let build = |more: &str, stage: &str| {
        let case = case(&[("arrested", "02-03", ""), (stage, "05-03", "")]);
        let case = case.replace(
            "    importance: high\n",
            "    importance: high\n    follows: [e]\n",
        );
        let timeline = format!("{HEAD}{METHODS}{case}{}", event(more));
        tried(
            &timeline,
            "language: ja\ntitle: T\nsections: [chronology]\n",
        )
    };
    for stage in [
        "not-prosecuted",
        "prosecution-dismissed",
        "acquitted, final: yes",
        "indicted",
    ] {
        for more in ["", ", standing: found"] {
            let of = build(more, stage);
            assert!(of.pdf.is_none(), "{stage} {more}");
            assert!(
                of.found[0].contains("standing-unproven: the case `case` follows this incident"),
                "{:?}",
                of.found
            );
        }
        for more in [", standing: disclosed", ", standing: admitted"] {
            assert!(!build(more, stage).text().contains("侵入（疑い）"));
        }
        assert!(
            build(", standing: alleged", stage)
                .text()
                .contains("侵入（疑い）")
        );
    }
    assert_eq!(
        build("", "convicted, final: yes").found,
        Vec::<String>::new()
    );
}

#[test]
fn newcomer_09_what_a_company_does_or_tells_is_no_step_of_an_authority() {
    let events = "events:
  - {id: cut, date: 2026-02-01, kind: response, title: {ja: 保守用の接続を遮断, en: The line is \
  cut}, importance: high, sample: true}
  - {id: note, date: 2026-02-03, kind: response, title: {ja: 顧客に連絡, en: Customers are told}, \
  importance: high, sample: true}
";
    let steps = [
        ("disclosed", "02-03", ""),
        ("referred", "03-03", ", parties: [p]"),
    ];
    let timeline = format!("{HEAD}{METHODS}{}{events}", case(&steps));
    let pack = |lang: &str| {
        format!(
            "language: {lang}\ntitle: T\npreset: report\nsections: [cover, {{figure: timeline}}, \
            {{figure: timeline, by: case}}, {{figure: events-per-period}}, {{figure: cumulative}}, \
            chronology]\n"
        )
    };
    let text = tried(&timeline, &pack("ja")).lines().join("");
    assert!(
        text.contains("選んだ記録は疑い1件、司法手続1件、対応・公表3件"),
        "{text}"
    );
    assert!(text.contains("司法手続 1、対応・公表 3"), "{text}");
    let text = tried(&timeline, &pack("en")).lines().join(" ");
    assert!(text.contains("Proceedings 1, Responses 3"), "{text}");
}

#[test]
fn a_figure_that_was_corrected_never_stands_alone() {
    let events = "events:
  - {id: old, date: 2025-01-20, kind: incident, title: {ja: 流出の公表, en: A leak is disclosed}, \
  importance: high, quantities: [{label: {ja: 流出件数, en: Files}, value: 100}], sample: true}
  - {id: new, date: 2025-02-10, kind: incident, title: {ja: 流出の再公表, en: The leak again}, \
  importance: high, supersedes: old, correction: {ja: 件数は500件であった。, en: It was 500 \
  files.}, sample: true}
";
    let build = |lang: &str| {
        let pack = format!(
            "language: {lang}\ntitle: T\nselect: {{to: 2025-01}}\nsections: [{{figure: timeline}}, \
            chronology, events]\n"
        );
        tried(&format!("{HEAD}{events}"), &pack).lines().join("")
    };
    let (ja, en) = (build("ja"), build("en"));
    assert_eq!(ja.matches("訂正：件数は500件であった。").count(), 2, "{ja}");
    assert!(ja.contains("流出の公表（のち訂正）"), "{ja}");
    assert_eq!(
        en.matches("Correction: It was 500 files.").count(),
        2,
        "{en}"
    );
}

#[test]
fn newcomer_25_the_title_of_a_figure_stands_once() {
    let event = crate::tried::event("e", "2025-01-10", "侵入", "Intrusion");
    let pack =
        "language: ja\ntitle: T\nsections: [{figure: timeline, title: 検知から遮断まで95分}]\n";
    let of = tried(&format!("{HEAD}events:\n{event}"), pack);
    assert_eq!(of.text().matches("95分").count(), 1, "{}", of.text());
    of.assert_sound();
}
