//! What lies above the audience's marking leaves no trace: every text of a timeline is a canary of
//! its own, and a document is the same as if the withheld items and the references to them had been
//! deleted from the file by hand.

use std::fmt::Write;

use lopdf::{Document, Object};
use nenpyo::model::Marking;
use nenpyo::pack::{Inputs, Outcome, PackFile, check, compile, explain_audience};
use nenpyo::source::Files;

use crate::cli::run;
use crate::output::poppler;
use crate::temp::Temp;

const EXECUTIVE: &str = "preset: executive\nsummary: {headline: 見本, lead: 見本}\n";
const ALL: &str = "sections: [cover, contents, summary, {figure: timeline}, {figure: timeline, by: \
    organisation}, {figure: timeline, by: case}, \
{figure: events-per-period}, {figure: small-multiples, by: method}, {figure: sector-method}, \
{figure: case-progress}, {figure: prefectures}, \
{figure: series, of: series-0}, {figure: cumulative}, {figure: lead-time}, {figure: \
source-quality}, {figure: organisations-methods}, \
chart-data, chronology, events, gaps, glossary, sources, scales]\nsummary: {headline: 見本, lead: \
見本}\n";

/// The beginnings of every canary of a marking: two alphabets, so that no search depends on how one
/// is stored.
fn heads(level: usize) -> [String; 2] {
    [
        format!("Zq{level}k"),
        format!("鶴{}亀", ["零", "一", "二", "三", "四"][level]),
    ]
}

/// Writes a timeline of the levels up to a ceiling, by construction: a reference is written only
/// where its item is.
struct Flock {
    ceiling: usize,
    count: usize,
    out: String,
}

impl Flock {
    /// The timeline; the same canaries stand in the same places under every ceiling.
    fn up_to(ceiling: usize) -> String {
        let mut flock = Flock {
            ceiling,
            count: 0,
            out: String::from("nenpyo: 1\nas_of: 2026-03-31\n"),
        };
        flock.list("sources", Flock::source);
        flock.list("organisations", Flock::organisation);
        flock.list("sectors", |flock, level| {
            format!("id: sector-{level}, name: {}", flock.text(level))
        });
        flock.list("statutes", |flock, level| {
            format!("id: statute-{level}, name: {}", flock.text(level))
        });
        flock.list("methods", Flock::method);
        flock.list("events", Flock::event);
        flock.list("cases", Flock::case);
        flock.list("series", Flock::series);
        flock.list("judgements", Flock::judgement);
        flock.list("gaps", |flock, level| {
            format!("text: {}", flock.text(level))
        });
        flock.list("actions", |flock, level| {
            let judgement = flock.next("judgement", "judgement", level);
            format!(
                "id: action-{level}, text: {}, who: {}{judgement}",
                flock.text(level),
                flock.text(level)
            )
        });
        flock.list("questions", |flock, level| {
            let about = flock.next("about", "event", level);
            format!(
                "id: question-{level}, text: {}, answer: {}{about}",
                flock.text(level),
                flock.text(level)
            )
        });
        flock.list("scenarios", |flock, level| {
            let about = flock.next("about", "case", level);
            format!(
                "id: scenario-{level}, title: {}, text: {}{about}",
                flock.text(level),
                flock.text(level)
            )
        });
        flock.list("glossary", |flock, level| {
            let (term, meaning) = (flock.text(level), flock.text(level));
            format!("term: {term}, meaning: {meaning}")
        });
        flock.list("contacts", |flock, level| {
            let (name, phone, note) = (flock.text(level), flock.word(level), flock.text(level));
            format!("name: {name}, phone: {phone}, note: {note}")
        });
        flock.out
    }

    fn list(&mut self, key: &str, item: fn(&mut Flock, usize) -> String) {
        let _ = writeln!(self.out, "{key}:");
        for (level, marking) in Marking::ALL.into_iter().enumerate() {
            // Canaries are counted for items that are left out as well.
            let text = item(self, level);
            if level <= self.ceiling {
                let _ = writeln!(self.out, "  - {{{text}, marking: {}}}", marking.label());
            }
        }
    }

    fn word(&mut self, level: usize) -> String {
        self.count += 1;
        format!("{}{:03}", heads(level)[0], self.count)
    }

    fn text(&mut self, level: usize) -> String {
        let word = self.word(level);
        format!("{{ja: {}{word}, en: {word}}}", heads(level)[1])
    }

    /// The ids of a kind from every level but its own, its own last: dropped where they are above
    /// the ceiling. An item whose support must not go away has its own.
    fn refs(&self, kind: &str, level: usize) -> Vec<String> {
        let others = (0..Marking::ALL.len())
            .rev()
            .filter(|other| *other != level && *other <= self.ceiling);
        others
            .chain([level])
            .map(|other| format!("{kind}-{other}"))
            .collect()
    }

    /// References to items of other levels only.
    fn others(&self, kind: &str, level: usize) -> String {
        let mut refs = self.refs(kind, level);
        refs.pop();
        refs.join(", ")
    }

    /// A key that names the item of the next narrower marking, of the widest one after the
    /// narrowest.
    fn next(&self, key: &str, kind: &str, level: usize) -> String {
        let next = (level + 1) % Marking::ALL.len();
        if next <= self.ceiling {
            format!(", {key}: {kind}-{next}")
        } else {
            String::new()
        }
    }

    fn citations(&self, level: usize) -> String {
        let refs = self.refs("source", level);
        let cited = refs
            .iter()
            .map(|id| format!("{{id: {id}, credibility: 2}}"));
        format!("sources: [{}]", cited.collect::<Vec<_>>().join(", "))
    }

    fn involved(&self, level: usize) -> String {
        let all = self
            .refs("organisation", level)
            .into_iter()
            .map(|id| format!("{{id: {id}, role: target}}"));
        format!(
            "organisations: [{}], methods: [{}], sectors: [{}]",
            all.collect::<Vec<_>>().join(", "),
            self.refs("method", level).join(", "),
            self.refs("sector", level).join(", ")
        )
    }

    fn source(&mut self, level: usize) -> String {
        let (title, publisher, author, note) = (
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
        );
        let (url, copy, pages) = (self.word(level), self.word(level), self.word(level));
        // Circular reports are an error, so each repeats the next narrower one, and the narrowest
        // none.
        let origin = if level < self.ceiling {
            format!(", derived_from: [source-{}]", level + 1)
        } else {
            String::new()
        };
        format!(
            "id: source-{level}, title: {title}, publisher: {publisher}, author: {author}, note: \
            {note}, url: \"https://example.com/{url}\", archive_url: \
            \"https://example.org/{copy}\", pages: {pages}, kind: news, reliability: B, published: \
            2024{origin}"
        )
    }

    fn organisation(&mut self, level: usize) -> String {
        format!(
            "id: organisation-{level}, name: {}, aliases: [{}], pseudonym: {}{}",
            self.text(level),
            self.word(level),
            self.text(level),
            self.next("sector", "sector", level)
        )
    }

    fn method(&mut self, level: usize) -> String {
        let (name, description, step, text, sign, counter) = (
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
        );
        format!(
            "id: method-{level}, name: {name}, description: {description}, steps: [{{title: \
            {step}, text: {text}}}], signs: [{{text: {sign}, group: people}}], countermeasures: \
            [{{text: {counter}}}], {}",
            self.citations(level)
        )
    }

    fn event(&mut self, level: usize) -> String {
        let (title, summary, to, words, label, unit) = (
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
        );
        // The narrowest organisation within sight says so; where it is withheld the whole
        // attribution goes.
        let by = (level + 1) % Marking::ALL.len();
        let attribution =
            format!(", attribution: {{to: {to}, by: organisation-{by}, words: {words}}}");
        let attribution = if by <= self.ceiling {
            attribution
        } else {
            String::new()
        };
        let follows = if level > 0 {
            format!(", follows: [event-{}]", level - 1)
        } else {
            ", follows: [".to_owned() + &self.others("event", 0) + "]"
        };
        let (tag, wrong) = (self.word(level), self.text(level));
        // What corrects something narrower says nothing of it to those who do not see it.
        let corrects = if level < self.ceiling {
            format!(", supersedes: event-{}, correction: {wrong}", level + 1)
        } else {
            String::new()
        };
        format!(
            "id: event-{level}, date: 202{level}-05-01, kind: incident, standing: disclosed, \
             title: {title}, summary: \
            {summary}, quantities: [{{label: {label}, value: 3, unit: {unit}}}], places: [JP-13], \
            tags: [{tag}], {}, {}{attribution}{follows}{corrects}",
            self.involved(level),
            self.citations(level)
        )
    }

    fn case(&mut self, level: usize) -> String {
        let (code, title, conduct, party, by, note) = (
            self.word(level),
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
        );
        let (fact, value, paragraph) = (self.text(level), self.text(level), self.word(level));
        let of = (level + 2) % Marking::ALL.len();
        let of = if of <= self.ceiling {
            format!(", of: organisation-{of}")
        } else {
            String::new()
        };
        let cited = self.citations(level);
        let conduct_marking = if level == 0 {
            ""
        } else {
            ", marking: TLP:CLEAR"
        };
        format!(
            "id: case-{level}, code: {code}, title: {title}, conduct: {{date: 202{level}-02-03, \
            summary: {conduct}, {cited}{conduct_marking}}}, parties: [{{id: p, role: \
            {party}{of}}}], facts: [{{label: {fact}, value: {value}}}], narrative: [{{ja: \
            {paragraph}, en: {paragraph}, {cited}}}], statutes: [{}], follows: [{}], {}, \
            proceedings: [{{date: 202{level}-06-01, forum: criminal, stage: referred, parties: \
            [p], by: {by}, note: {note}, {cited}, marking: TLP:CLEAR}}]",
            self.refs("statute", level).join(", "),
            self.others("event", level),
            self.involved(level)
        )
    }

    fn series(&mut self, level: usize) -> String {
        let (title, unit, note, remark) = (
            self.text(level),
            self.text(level),
            self.text(level),
            self.text(level),
        );
        let cited = self.citations(level);
        format!(
            "id: series-{level}, title: {title}, unit: {unit}, note: {note}, points: [{{date: \
            2020, value: 1, note: {remark}, {cited}}}, {{date: 2021, value: 2, {cited}}}], \
            by_place: {{JP-13: 4, JP-27: 2}}"
        )
    }

    fn judgement(&mut self, level: usize) -> String {
        let based: Vec<String> = ["event", "case", "method", "series"]
            .iter()
            .flat_map(|kind| self.refs(kind, level))
            .collect();
        format!(
            "id: judgement-{level}, text: {}, alternatives: [{}], likelihood: likely, confidence: \
            low, based_on: [{}]",
            self.text(level),
            self.text(level),
            based.join(", ")
        )
    }
}

fn inputs(timeline: &str, pack: &str) -> Inputs {
    let mut files = Files::default();
    let pack = files.add(
        "pack.yaml",
        format!("nenpyo_pack: 1\ntimeline: [t.yaml]\ntitle: 見本\n{pack}"),
    );
    let timeline = files.add("t.yaml", timeline);
    Inputs {
        files,
        pack,
        timeline: vec![timeline],
        ..Inputs::default()
    }
}

fn build(timeline: &str, pack: &str) -> Outcome {
    compile(&inputs(timeline, pack))
}

fn lines(outcome: &Outcome) -> Vec<String> {
    outcome
        .diagnostics
        .iter()
        .map(|found| format!("{}: {}", found.code.as_str(), found.message))
        .collect()
}

/// Everything that a PDF holds, as bytes: the file, every stream unpacked, and every string as it
/// stands and as text.
pub(crate) fn contents(pdf: &[u8]) -> Vec<Vec<u8>> {
    let document = Document::load_mem(pdf).expect("a sound PDF");
    let mut all = vec![pdf.to_vec()];
    let mut objects: Vec<&Object> = document
        .objects
        .values()
        .chain(document.trailer.iter().map(|(_, value)| value))
        .collect();
    while let Some(object) = objects.pop() {
        match object {
            Object::String(bytes, _) => {
                all.push(bytes.clone());
                if let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) {
                    let units: Vec<u16> = wide
                        .chunks(2)
                        .map(|two| u16::from_be_bytes([two[0], *two.get(1).unwrap_or(&0)]))
                        .collect();
                    all.push(String::from_utf16_lossy(&units).into_bytes());
                }
            }
            Object::Name(name) => all.push(name.clone()),
            Object::Array(items) => objects.extend(items),
            Object::Dictionary(entries) => objects.extend(entries.iter().map(|(_, value)| value)),
            Object::Stream(stream) => {
                objects.extend(stream.dict.iter().map(|(_, value)| value));
                all.push(
                    stream
                        .decompressed_content()
                        .unwrap_or_else(|_| stream.content.clone()),
                );
            }
            _ => {}
        }
    }
    all
}

pub(crate) fn holds(bytes: &[u8], head: &str) -> bool {
    let wide: Vec<u8> = head.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [head.as_bytes(), &wide]
        .into_iter()
        .any(|wanted| bytes.windows(wanted.len()).any(|window| window == wanted))
}

/// Builds a pack for each audience: no canary above it is there, its own are, and the hand-made
/// file gives the same bytes.
fn keeps_its_secrets(pack: &str) {
    let full = Flock::up_to(4);
    for (level, marking) in Marking::ALL.into_iter().enumerate() {
        for lang in ["ja", "en", "both"] {
            let pack = format!(
                "{pack}language: {lang}\naudience: {{marking: {}}}\n",
                marking.label()
            );
            let outcome = build(&full, &pack);
            let pdf = outcome
                .pdf
                .as_ref()
                .unwrap_or_else(|| panic!("{}: {:#?}", marking.label(), lines(&outcome)));
            let by_hand = build(&Flock::up_to(level), &pack);
            assert!(
                outcome.pdf == by_hand.pdf,
                "{} {lang}: the hand-made file gives another document: {:#?}",
                marking.label(),
                lines(&by_hand)
            );
            let all = contents(pdf);
            let text: Option<String> =
                poppler(pdf, &[]).map(|text| text.split_whitespace().collect());
            for above in level + 1..Marking::ALL.len() {
                for head in heads(above) {
                    assert!(
                        !all.iter().any(|bytes| holds(bytes, &head)),
                        "{head} is in a document for {}",
                        marking.label()
                    );
                    assert!(
                        text.as_ref().is_none_or(|text| !text.contains(&head)),
                        "{head} is on a page for {}",
                        marking.label()
                    );
                }
            }
            for head in (0..=level).map(|own| heads(own)[usize::from(lang != "en")].clone()) {
                assert!(
                    text.as_ref().is_none_or(|text| text.contains(&head)),
                    "{head} is not on a page for {}",
                    marking.label()
                );
            }
        }
    }
}

#[test]
fn an_executive_pack_holds_nothing_above_its_audience() {
    keeps_its_secrets(EXECUTIVE);
}

#[test]
fn sheets_of_a_study_session_hold_nothing_above_their_audience() {
    keeps_its_secrets("preset: study-session\nsession: {minutes: 600, edition: facilitator}\n");
}

#[test]
fn a_pack_with_every_section_holds_nothing_above_its_audience() {
    keeps_its_secrets(ALL);
}

const HEAD: &str = "nenpyo: 1\nas_of: 2026-03-31\nmarking: TLP:CLEAR\n\
sources:\n  - {id: s, title: 見本, publisher: 見本, kind: news, reliability: B}\n  - {id: r, \
title: 赤, publisher: 赤, kind: news, reliability: B, marking: TLP:RED}\n";

/// The findings on a pack for TLP:GREEN over a timeline, as a build and a check see them.
fn findings(timeline: &str, pack: &str) -> Vec<String> {
    let inputs = inputs(
        &format!("{HEAD}{timeline}"),
        &format!("audience: {{marking: TLP:GREEN}}\nsections: [chronology]\n{pack}"),
    );
    let outcome = compile(&inputs);
    assert_eq!(
        outcome.diagnostics,
        check(&inputs.files, &inputs.timeline, Some(inputs.pack)),
        "build and check say the same"
    );
    assert_eq!(outcome.pdf.is_some(), outcome.diagnostics.is_empty());
    lines(&outcome)
}

const EVENT: &str = "events:\n  - {id: e, date: 2024, kind: policy, title: 見本, sources: [{id: s, \
    credibility: 2}]}\n";

#[test]
fn what_would_say_something_else_without_the_withheld_item_is_an_error() {
    let step = "{date: 2024, forum: criminal, stage: referred, by: 見本, sources: [{id: s, \
        credibility: 2}], marking: TLP:RED}";
    for (timeline, pack, wanted) in [
        (
            "  - {id: f, date: 2024, kind: policy, title: 見本, sources: [{id: r, credibility: \
            2}]}\n",
            "",
            "support-withheld: every source that this event `f` cites is withheld from the \
            audience",
        ),
        (
            "  - {id: f, date: 2024, kind: policy, title: 赤, sources: [{id: s, credibility: 2}], \
            supersedes: e, correction: 赤, marking: TLP:RED}\n",
            "",
            "correction-withheld: this event corrects `e`, which the audience sees, but is itself \
            withheld",
        ),
        (
            &format!("cases:\n  - {{id: c, code: C-1, title: 見本, proceedings: [{step}]}}\n"),
            "",
            "status-withheld: this step of the case `c` is withheld from the audience, but the \
            case is shown",
        ),
        (
            "methods: [{id: m, name: 赤, marking: TLP:RED}]\njudgements:\n  - {id: j, text: 見本, \
            likelihood: likely, confidence: low, based_on: [m]}\n",
            "",
            "support-withheld: everything that this judgement `j` is based on is withheld from the \
            audience",
        ),
        (
            "methods: [{id: m, name: 赤, marking: TLP:RED}]\n",
            "select: {methods: [m]}\n",
            "reference-withheld: this selection names `m`, which is `TLP:RED` and withheld from \
            the audience",
        ),
    ] {
        let found = findings(&format!("{EVENT}{timeline}"), pack);
        assert!(
            found.iter().any(|line| line == wanted),
            "{wanted}: {found:#?}"
        );
    }
}

#[test]
fn a_namesake_in_another_list_does_not_stand_in_for_a_withheld_item() {
    let timeline = format!(
        "{HEAD}{EVENT}cases: [{{id: e, code: C-1, title: 赤, marking: TLP:RED}}]\njudgements:\n  - \
        {{id: j, text: 見本, likelihood: likely, confidence: low, based_on: [e]}}\n"
    );
    let outcome = build(
        &timeline,
        "audience: {marking: TLP:GREEN}\nsections: [chronology]\n",
    );
    assert!(
        lines(&outcome)[0].starts_with("support-withheld"),
        "{:?}",
        lines(&outcome)
    );
}

#[test]
fn the_list_for_the_author_names_what_is_withheld_with_its_place() {
    let temp = Temp::new();
    let secret = "  - {id: f, date: 2025, kind: policy, title: 赤い記録, sources: [{id: s, \
        credibility: 2}], marking: TLP:RED}\n  - {id: g, date: 2025, kind: policy, title: 見本, \
        follows: [f], sources: [{id: s, credibility: 2}]}\n";
    temp.write("t.yaml", format!("{HEAD}{EVENT}{secret}"));
    temp.write(
        "p.yaml",
        "nenpyo_pack: 1\ntimeline: [t.yaml]\naudience: {marking: TLP:GREEN}\n\
        sections: [chronology]\n",
    );
    let human = run(&temp, &["explain-audience", "p.yaml"]);
    assert_eq!((human.code, human.err.as_str()), (0, ""));
    for wanted in [
        "above TLP:GREEN:\n",
        "  TLP:RED  event `f`   t.yaml:9:5  赤い記録\n",
        "event `g`  follows: f\n",
        "withheld: 1 source, 1 event; 1 reference dropped\n",
    ] {
        assert!(human.out.contains(wanted), "{wanted} in {}", human.out);
    }
    let short = run(&temp, &["explain-audience", "p.yaml", "--format", "short"]).out;
    assert!(
        short.contains("t.yaml:9:5: withheld[TLP:RED]: event `f`: 赤い記録\n"),
        "{short}"
    );
    let json = run(&temp, &["explain-audience", "p.yaml", "--format", "json"]).out;
    let entries: Vec<serde_json::Value> = json
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert!(
        entries.iter().any(|entry| entry["what"] == "reference"
            && entry["id"] == "f"
            && entry["kind"] == "follows"),
        "{json}"
    );
    assert_eq!(temp.names(), ["p.yaml", "t.yaml"], "nothing is written");
}

#[test]
fn the_filter_says_how_many_items_of_each_kind_are_withheld() {
    let inputs = inputs(
        &Flock::up_to(4),
        &format!("{EXECUTIVE}audience: {{marking: TLP:AMBER}}\n"),
    );
    let filtered = explain_audience(
        &inputs.files,
        &inputs.timeline,
        &PackFile::read(&inputs.files, inputs.pack),
    )
    .filtered
    .expect("read");
    let kinds = [
        "source",
        "organisation",
        "sector",
        "statute",
        "method",
        "event",
        "case",
        "series",
        "judgement",
        "gap",
        "action",
        "question",
        "scenario",
        "term",
        "contact",
    ];
    assert_eq!(filtered.withheld.counts(), kinds.map(|kind| (kind, 2)));
}

#[test]
fn a_title_is_withheld_as_items_are_and_the_next_one_takes_its_place() {
    let build = |texts: &[&str]| {
        let mut files = Files::default();
        let pack = files.add(
            "pack.yaml",
            "nenpyo_pack: 1\ntimeline: [t/]\naudience: {marking: TLP:GREEN}\nsections: [cover, \
            chronology]\n",
        );
        let timeline = texts
            .iter()
            .map(|text| files.add("t.yaml", *text))
            .collect();
        let outcome = compile(&Inputs {
            files,
            pack,
            timeline,
            ..Inputs::default()
        });
        outcome
            .pdf
            .unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics))
    };
    let body = format!("{HEAD}{EVENT}");
    let narrow = |title: &str| format!("nenpyo: 1\nas_of: 2026-03-31\nmarking: TLP:CLEAR\n{title}");
    let wide = "nenpyo: 1\ntitle: 緑の年表\nmarking: TLP:GREEN\n";
    let withheld = build(&[
        &body,
        &narrow("title: 赤の年表\ntitle_marking: TLP:RED\n"),
        wide,
    ]);
    assert!(withheld == build(&[&body, &narrow(""), wide]));
    let of_a_file = build(&[
        &body,
        "nenpyo: 1\ntitle: 赤の年表\nmarking: TLP:RED\n",
        wide,
    ]);
    assert!(of_a_file == build(&[&body, "nenpyo: 1\nmarking: TLP:RED\n", wide]));
    if let Some(text) = poppler(&withheld, &[]) {
        assert!(text.contains("緑の年表") && !text.contains('赤'), "{text}");
    }
}

#[test]
fn a_selection_that_names_a_withheld_sector_is_refused() {
    let timeline = format!("{EVENT}sectors: [{{id: h, name: 赤, marking: TLP:RED}}]\n");
    let found = findings(&timeline, "select: {sectors: [h]}\n");
    let wanted = "reference-withheld: this selection names `h`, which is `TLP:RED` and withheld \
        from the audience";
    assert_eq!(found.first().map(String::as_str), Some(wanted));
}

/// `trials-02`: without pseudonyms a name of a withheld organisation passed in silence.
#[test]
fn the_name_of_a_withheld_organisation_is_an_error_without_pseudonyms() {
    let organisations = "organisations:\n  - {id: hidden, name: {ja: カナリア機関, en: Canary \
        Agency}, aliases: [CNRY], marking: TLP:RED}\n  - {id: union, name: {ja: \
        カナリア機関労働組合, en: Canary Agency Union}}\n  - {id: namesake, name: {ja: 見本, en: \
        Mihon}}\n  - {id: twin, name: {ja: 赤い会社, en: mihon}, marking: TLP:RED}\n";
    let event = |title: &str, more: &str| {
        format!(
            "{organisations}events:\n  - {{id: e, date: 2024, kind: policy, title: {title}, \
            sources: [{{id: s, credibility: 2}}]{more}}}\n"
        )
    };
    let wanted = |name: &str| {
        format!("name-remains: `{name}`, a name of the organisation `hidden`, stands here")
    };
    let title = "{ja: ｶﾅﾘｱ機関への侵入, en: Intrusion at CANARY  AGENCY}";
    assert_eq!(
        findings(&event(title, ", summary: cnryが公表した。"), ""),
        [
            wanted("カナリア機関"),
            wanted("Canary Agency"),
            wanted("CNRY")
        ]
    );
    let sound = event("見本", "");
    for pack in [
        "subtitle: カナリア機関について\n",
        "summary: {headline: カナリア機関, lead: 見本}\n",
        "recipient: カナリア機関\n",
    ] {
        assert_eq!(
            findings(&sound, pack).first(),
            Some(&wanted("カナリア機関")),
            "{pack}"
        );
    }
    for title in [
        "カナリア機関労働組合の声明",
        "見本とMIHON",
        "カナリアの機関",
    ] {
        assert_eq!(
            findings(&event(title, ""), ""),
            Vec::<String>::new(),
            "{title}"
        );
    }
    let narrow = event("見本", "")
        + "  - {id: f, date: 2024, kind: policy, title: カナリア機関, sources: [{id: s, \
            credibility: 2}], marking: TLP:RED}\n";
    assert_eq!(findings(&narrow, ""), Vec::<String>::new());
}
