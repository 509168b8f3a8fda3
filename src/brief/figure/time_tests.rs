//! Charts over time, on timelines as a user would type them and on seeded random ones.

use crate::analysis::select;
use crate::brief::{Brief, compose};
use crate::chart::{ChartSpec, ColumnsSpec, draw};
use crate::diag::Sink;
use crate::document::{Block, Body, Figure, House};
use crate::font::FontBook;
use crate::geom::mm;
use crate::model::{Pack, TimelineFile, merge};
use crate::source::{Cx, Decode, parse};
use crate::text::Typesetter;

/// What the figures of a pack come to: charts and sentences in order, and the codes of what was
/// found.
#[derive(Default)]
struct Page {
    figures: Vec<Figure>,
    sentences: Vec<String>,
    codes: Vec<&'static str>,
    /// Pairs of charts facing each other.
    pairs: usize,
}

impl Page {
    fn take(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            match block {
                Block::Figure(figure) => self.figures.push(*figure),
                Block::Paragraph(words) => self.sentences.push(words.text()),
                Block::Halves(left, right) => {
                    self.pairs += usize::from(!right.is_empty());
                    self.take(left);
                    self.take(right);
                }
                _ => {}
            }
        }
    }

    fn title(&self, number: usize) -> String {
        self.figures[number].title.as_ref().expect("a title").text()
    }

    fn subtitle(&self, number: usize) -> String {
        self.figures[number]
            .subtitle
            .as_ref()
            .expect("a subtitle")
            .text()
    }

    fn note(&self, number: usize) -> String {
        self.figures[number].note.as_ref().expect("a note").text()
    }

    fn columns(&self, number: usize) -> &ColumnsSpec {
        match &self.figures[number].spec {
            ChartSpec::Columns(spec) => spec,
            other => panic!("not columns: {other:?}"),
        }
    }
}

const HEAD: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\nsources: [{id: s, title: x, \
    publisher: x, kind: court, reliability: A}]\n";

/// The figures of a pack with these lines over a timeline with those.
fn page(timeline: &str, pack: &str) -> Page {
    let mut sink = Sink::default();
    let (timeline, pack) = (
        format!("{HEAD}{timeline}"),
        format!("nenpyo_pack: 1\ntimeline: [x.yaml]\n{pack}"),
    );
    let node = parse(&timeline, 0, &mut sink).expect("a timeline in YAML");
    let file = TimelineFile::decode(&node, &mut Cx::new(&mut sink)).expect("a timeline");
    let timeline = merge(vec![file], &mut sink).expect("a sound timeline");
    let node = parse(&pack, 1, &mut sink).expect("a pack in YAML");
    let mut pack = Pack::decode(&node, &mut Cx::new(&mut sink)).expect("a pack");
    timeline.resolve_in(&mut pack, &mut sink);
    let selection = select(&timeline, &pack, &mut sink);
    let house = House::default();
    let brief = Brief {
        house: &house,
        selection: &selection,
        pack: &pack,
        extent: crate::brief::Extent::whole(),
        density: 0,
        contents: false,
        provenance: None,
        claim: crate::document::Claim::default(),
        since: None,
    };
    let document = compose(&brief, &mut sink);
    let mut page = Page::default();
    for section in document.sections {
        if let Body::Blocks(blocks) = section.body {
            page.take(blocks);
        }
    }
    page.codes = sink
        .into_sorted()
        .iter()
        .map(|found| found.code.as_str())
        .collect();
    page
}

/// An event.
fn event(number: usize, date: &str, kind: &str) -> String {
    format!(
        "  - {{id: e{number}, date: '{date}', kind: {kind}, title: x, sources: [{{id: s, \
        credibility: 2}}]}}\n"
    )
}

fn events<'d>(dates: impl IntoIterator<Item = &'d str>) -> String {
    let all = dates
        .into_iter()
        .enumerate()
        .map(|(number, date)| event(number, date, ["incident", "policy", "outreach"][number % 3]));
    format!("events:\n{}", all.collect::<String>())
}

/// Events on random dates of random precision.
fn random_events(seed: u64, count: usize, (first, last): (u64, u64)) -> String {
    let mut state = seed * 2 + 1;
    let mut below = |n: u64| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        state.wrapping_mul(0x2545_f491_4f6c_dd1d) % n
    };
    let mut dates = Vec::new();
    for _ in 0..count {
        let (year, month, day) = (
            first + below(last - first + 1),
            1 + below(12),
            1 + below(28),
        );
        let month = if year == 2026 { 1 + month % 3 } else { month };
        dates.push(match below(10) {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        });
    }
    events(dates.iter().map(String::as_str))
}

/// A series.
fn series(id: &str, points: &[(&str, &str)]) -> String {
    let points = points.iter().map(|(date, value)| {
        format!(
            "      - {{date: '{date}', value: {value}, sources: [{{id: s, credibility: 2}}]}}\n"
        )
    });
    format!(
        "  - id: {id}\n    title: {{ja: 相談, en: Consultations}}\n    unit: {{ja: 件, en: \
        cases}}\n    points:\n{}",
        points.collect::<String>()
    )
}

const BOTH: &str = "sections: [{figure: events-per-period, size: half}, {figure: cumulative}]\n";

/// The sum of all columns.
fn sum(spec: &ColumnsSpec) -> f64 {
    spec.slots
        .iter()
        .flat_map(|slot| &slot.values)
        .flatten()
        .sum()
}

#[test]
fn columns_and_what_is_left_out_add_up_to_the_records() {
    for (seed, count) in [(1, 40), (2, 120), (3, 500), (4, 2000)] {
        for (first, last) in [(1946, 2025), (2010, 2026), (2023, 2026), (2025, 2025)] {
            let page = page(
                &random_events(seed, count, (first, last)),
                &format!("language: ja\n{BOTH}"),
            );
            let drawn = sum(page.columns(0));
            let note = page.note(0);
            let apart: f64 = note
                .split_once("件は図に含めない")
                .map_or(0.0, |(before, _)| {
                    before
                        .rsplit(|c: char| !c.is_ascii_digit())
                        .next()
                        .and_then(|n| n.parse().ok())
                        .expect("a number")
                });
            assert_eq!(drawn + apart, count as f64, "{note}");
            let ChartSpec::Curves(curves) = &page.figures[1].spec else {
                panic!("no curves")
            };
            let ends: f64 = curves
                .curves
                .iter()
                .filter_map(|curve| curve.points.last())
                .map(|point| point.value)
                .sum();
            assert_eq!(ends, count as f64, "{}", page.note(1));
            assert!(curves.curves.iter().all(|curve| {
                curve
                    .points
                    .is_sorted_by(|a, b| a.at <= b.at && a.value <= b.value)
            }));
            assert!(page.columns(0).slots.len() <= 14);
        }
    }
}

#[test]
fn no_two_texts_overlap_whatever_the_data() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for (seed, count, years) in [
        (1, 1, (2020, 2020)),
        (2, 9, (2026, 2026)),
        (3, 2000, (1946, 2026)),
        (4, 300, (2024, 2026)),
        (5, 60, (2017, 2026)),
    ] {
        for lang in ["ja", "en"] {
            let page = page(
                &random_events(seed, count, years),
                &format!("language: {lang}\n{BOTH}"),
            );
            for (figure, width) in page
                .figures
                .iter()
                .flat_map(|figure| [(figure, 83.0), (figure, 170.0)])
            {
                let boxes = draw(&figure.spec, mm(width), &setter).boxes;
                let apart = |number: usize| {
                    boxes[number + 1..]
                        .iter()
                        .all(|other| !boxes[number].overlaps(other))
                };
                assert!((0..boxes.len()).all(apart), "seed {seed}, {lang}, {width}");
            }
        }
    }
}

#[test]
fn the_length_of_periods_follows_the_span() {
    for (dates, labels) in [
        (["2018-05-01", "2026-01-01"], ["2018", "2019"]),
        (["2024-05-01", "2026-01-01"], ["1–6月", "7–12月"]),
        (["2025-05-01", "2026-01-01"], ["4–6月", "7–9月"]),
        (["2025-12-01", "2026-01-01"], ["12月", "1月"]),
        (["1946-05-01", "2026-01-01"], ["1940–49", "1950–59"]),
    ] {
        let many: Vec<&str> = dates.into_iter().cycle().take(8).collect();
        let page = page(
            &events(many),
            "language: ja\nsections: [{figure: events-per-period, size: half}]",
        );
        let found: Vec<&str> = page
            .columns(0)
            .slots
            .iter()
            .take(2)
            .map(|slot| slot.label.as_str())
            .collect();
        assert_eq!(found, labels);
    }
}

#[test]
fn the_period_of_the_cut_off_is_hatched_unless_it_is_over() {
    let dates = [
        "2020-01-05",
        "2021-02-01",
        "2022-02-02",
        "2023-03-03",
        "2026-03-01",
        "2026-03-02",
    ];
    let years = page(
        &events(dates),
        "language: ja\nsections: [{figure: events-per-period}]",
    );
    let last = years.columns(0).slots.last().expect("a column");
    assert!(last.hatched && last.part.as_deref() == Some("3月まで"));
    assert_eq!(
        years
            .columns(0)
            .slots
            .iter()
            .filter(|slot| slot.hatched)
            .count(),
        1
    );
    let chosen = page(
        &events(dates),
        "language: en\nselect: {from: 2020-04, to: 2023-06-15}\nsections: [{figure: \
        events-per-period}]",
    );
    assert_eq!(
        chosen.figures.len(),
        0,
        "three records are said, not drawn: {:?}",
        chosen.sentences
    );
    let quarters = [
        "2025-05-05",
        "2025-07-01",
        "2025-10-02",
        "2026-03-03",
        "2026-03-01",
        "2026-01-02",
    ];
    let whole = page(
        &events(quarters),
        "language: ja\nsections: [{figure: events-per-period}]",
    );
    assert!(
        whole
            .columns(0)
            .slots
            .iter()
            .all(|slot| !slot.hatched && slot.part.is_none())
    );
}

#[test]
fn a_year_alone_belongs_to_no_month() {
    let dates = [
        "2025-12-01",
        "2025-12-03",
        "2026-01-01",
        "2026-01-02",
        "2026-02-02",
        "2026-02-03",
        "2026-02-05",
        "2025",
    ];
    let page = page(
        &events(dates),
        "language: en\nsections: [{figure: events-per-period}]",
    );
    assert_eq!(sum(page.columns(0)), 7.0);
    assert!(
        page.note(0)
            .contains("1 record known only to the year is not drawn"),
        "{}",
        page.note(0)
    );
}

#[test]
fn little_is_said_and_not_drawn() {
    for dates in [vec!["2025-03-03"], vec!["2025-03-03"; 20]] {
        let page = page(
            &events(dates.clone()),
            "language: ja\nsections: [{figure: events-per-period}, {figure: cumulative}, {figure: \
            lead-time}]",
        );
        assert!(page.figures.is_empty());
        assert!(
            page.sentences
                .iter()
                .any(|text| text.contains(&format!("{}件", dates.len()))),
            "{:?}",
            page.sentences
        );
        assert!(
            page.sentences.iter().all(|text| !text.contains("日数")),
            "{:?}",
            page.sentences
        );
        assert!(page.codes.contains(&"left-out"), "{:?}", page.codes);
    }
}

#[test]
fn a_headline_says_whether_figures_rose_fell_or_stayed() {
    let of = |values: [&str; 4]| {
        let points: Vec<(&str, &str)> = ["2020", "2021", "2022", "2023"]
            .into_iter()
            .zip(values)
            .collect();
        page(
            &format!("series:\n{}", series("a", &points)),
            "language: ja\nsections: [{figure: series, of: a}]",
        )
        .title(0)
    };
    assert_eq!(
        of(["0", "5", "7", "1000000"]),
        "相談は2020年の0件から2023年の1,000,000件に増えた"
    );
    assert_eq!(
        of(["9", "5", "7", "3"]),
        "相談は2020年の9件から2023年の3件に減った"
    );
    assert_eq!(
        of(["4", "9", "9", "4"]),
        "相談は2023年に2020年と同じ4件となった（最多は2021年と2022年の9件）"
    );
}

#[test]
fn a_missing_year_is_a_gap_and_a_missing_month_breaks_the_line() {
    let years = series(
        "a",
        &[("2019", "1"), ("2020", "0"), ("2022", "3"), ("2023", "4")],
    );
    let months = series(
        "b",
        &[
            ("2024-01", "1"),
            ("2024-02", "2"),
            ("2024-04", "3"),
            ("2024-05", "4"),
        ],
    );
    let page = page(
        &format!("series:\n{years}{months}"),
        "language: en\nsections: [{figure: series, of: a}, {figure: series, of: b}]",
    );
    let values: Vec<Option<f64>> = page
        .columns(0)
        .slots
        .iter()
        .map(|slot| slot.values[0])
        .collect();
    assert_eq!(values, [Some(1.0), Some(0.0), None, Some(3.0), Some(4.0)]);
    let ChartSpec::Curves(curves) = &page.figures[1].spec else {
        panic!("no curve")
    };
    let apart: Vec<bool> = curves.curves[0]
        .points
        .iter()
        .map(|point| point.apart)
        .collect();
    assert_eq!(apart, [false, false, true, false]);
    assert_eq!(page.subtitle(1), "Unit: cases; January 2024 to May 2024");
}

#[test]
fn a_second_series_faces_the_first_on_one_scale() {
    let points = [("2020", "1"), ("2021", "2"), ("2022", "3"), ("2023", "40")];
    let low = [("2020", "4"), ("2021", "5"), ("2022", "6"), ("2023", "7")];
    let tiny = [("2020", "0"), ("2021", "1"), ("2022", "1"), ("2023", "1")];
    let all = format!(
        "series:\n{}{}{}",
        series("a", &points),
        series("b", &low),
        series("c", &tiny)
    );
    let pack = |with: &str| {
        format!("language: ja\nsections: [{{figure: series, of: a, with: {with}, title: 題}}]")
    };
    let facing = page(&all, &pack("b"));
    assert_eq!(
        (
            facing.pairs,
            facing.columns(0).reach,
            facing.columns(1).reach
        ),
        (1, Some(40.0), Some(40.0))
    );
    assert!(facing.title(0) == "題" && facing.title(1) != "題");
    let apart = page(&all, &pack("c"));
    assert_eq!((apart.pairs, apart.columns(0).reach), (1, None));
    assert!(apart.note(0).contains("目盛りは隣の図と異なる"));
}

#[test]
fn a_long_name_of_a_series_moves_out_of_the_headline() {
    let name = "あ".repeat(60);
    let points = series(
        "a",
        &[("2020", "1"), ("2021", "2"), ("2022", "3"), ("2023", "4")],
    )
    .replace("相談", &name);
    let of = |size: &str| {
        page(
            &format!("series:\n{points}"),
            &format!("language: ja\nsections: [{{figure: series, of: a, size: {size}}}]"),
        )
    };
    assert!(of("full").title(0).starts_with(&name));
    assert_eq!(of("half").title(0), "2020年の1件から2023年の4件に増えた");
    assert!(of("half").note(0).contains(&name));
}

#[test]
fn a_series_needs_a_name() {
    let named = series("a", &[("2020", "1")]);
    let timeline = format!("series:\n{named}{}", events(["2020-01-01"]));
    assert_eq!(
        page(&timeline, "language: ja\nsections: [{figure: series}]").codes,
        ["missing-key"]
    );
}

/// A case with these steps, each a date and a stage.
fn case(number: usize, steps: &[(&str, &str)]) -> String {
    let step = |(date, stage): &(&str, &str)| {
        format!(
            "{{date: '{date}', forum: criminal, stage: {stage}, parties: [p], by: x, sources: \
            [{{id: s, credibility: 2}}]}}"
        )
    };
    let steps: Vec<String> = steps.iter().map(step).collect();
    format!(
        "  - {{id: c{number}, code: C-{number}, title: x, parties: [{{id: p, role: x}}], \
        proceedings: [{}]}}\n",
        steps.join(", ")
    )
}

#[test]
fn intervals_are_counted_where_both_days_are_known() {
    let usual = [
        ("2020-01-01", "disclosed"),
        ("2020-01-11", "arrested"),
        ("2020-01-31", "indicted"),
        ("2020-12-31", "convicted"),
    ];
    let vague = [
        ("2020-01-01", "arrested"),
        ("2020-02", "indicted"),
        ("2020-12-31", "acquitted"),
    ];
    let reversed = [("2020-01-11", "disclosed"), ("2020-01-01", "arrested")];
    let mut all: String = (0..5).map(|number| case(number, &usual)).collect();
    all += &case(5, &vague);
    all += &case(6, &reversed);
    let found = page(
        &format!("cases:\n{all}"),
        "language: ja\nsections: [{figure: lead-time}]",
    );
    let ChartSpec::Dots(dots) = &found.figures[0].spec else {
        panic!("no dots")
    };
    let rows: Vec<(usize, Option<f64>)> = dots
        .rows
        .iter()
        .map(|row| (row.values.len(), row.median))
        .collect();
    assert_eq!(rows, [(5, Some(10.0)), (5, Some(20.0)), (5, Some(335.0))]);
    let note = found.note(0);
    assert!(
        note.contains("対象は15件")
            && note.contains("日まで分からない2件")
            && note.contains("順序が逆の1件"),
        "{note}"
    );
    let few = page(
        &format!("cases:\n{}", case(1, &usual)),
        "language: ja\nsections: [{figure: lead-time}]",
    );
    assert!(
        few.sentences[0].contains("逮捕・書類送検から起訴まで20日（C-1）"),
        "{:?}",
        few.sentences
    );
}
