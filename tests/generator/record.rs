//! Records: events, and cases with their steps.

use std::fmt::Write;
use std::ops::Range;

use super::XorShift;
use super::text::{self, fill, sentences};
use super::vocabulary::{METHODS, SECTORS, STATUTES, organisation, organisations, source_count};

/// Of ten records so many are events; the others are a case.
const EVENTS: usize = 6;
/// About so many records of a timeline are of high importance, however long it is.
const HIGH: usize = 24;

/// A file with some of the records of a timeline.
pub(crate) fn file(random: &mut XorShift, numbers: Range<usize>, records: usize) -> String {
    let mut out = "nenpyo: 1\nmarking: TLP:CLEAR\n\nevents:\n".to_owned();
    let is_event = |number: &usize| number % 10 < EVENTS;
    numbers.clone().filter(is_event).for_each(|number| {
        Writer {
            out: &mut out,
            random,
            records,
        }
        .event(number)
    });
    let cases: Vec<usize> = numbers
        .clone()
        .filter(|number| number % 10 == EVENTS)
        .collect();
    if !cases.is_empty() {
        out.push_str("\ncases:\n");
    }
    for number in cases {
        let steps = (numbers.end - number).min(10 - EVENTS) - 1;
        Writer {
            out: &mut out,
            random,
            records,
        }
        .case(number, steps);
    }
    out
}

struct Writer<'a> {
    out: &'a mut String,
    random: &'a mut XorShift,
    records: usize,
}

impl Writer<'_> {
    fn both(&mut self, indent: usize, key: &str, (ja, en): (&str, &str)) {
        let space = " ".repeat(indent);
        let _ = write!(
            self.out,
            "{space}{key}:\n{space}  ja: {ja}\n{space}  en: {en}\n"
        );
    }

    fn event(&mut self, number: usize) {
        let kind = number % 10 % 3;
        let organisation_number = self.random.between(1, organisations(self.records));
        let name = organisation(organisation_number);
        let date = self.date();
        let word = ["incident", "policy", "outreach"][kind];
        let _ = write!(
            self.out,
            "  - id: event-{number:05}\n    {date}\n    kind: {word}\n"
        );
        let (count, title) = (
            self.random.between(2, 480),
            self.random.one(&text::TITLES[kind]),
        );
        self.both(
            4,
            "title",
            (
                &fill(title.0, &name.0, count),
                &fill(title.1, &name.1, count),
            ),
        );
        let label = text::LABELS[kind];
        self.both(
            4,
            "label",
            (&fill(label.0, "", number), &fill(label.1, "", number)),
        );
        let pool: &[text::Both] = [&text::INCIDENTS[..], &text::POLICIES, &text::OUTREACH][kind];
        let length = self.random.between(3, 6);
        let (ja, en) = sentences(self.random, pool, length, &name);
        self.both(4, "summary", (&ja, &en));
        let role = ["target", "authority", "partner"][kind];
        let _ = write!(
            self.out,
            "    organisations:\n      - id: organisation-{organisation_number}\n        role: \
            {role}\n"
        );
        self.vocabulary(kind == 0);
        self.quantity(kind == 0);
        if number > 20 && self.random.below(8) == 0 {
            let _ = write!(
                self.out,
                "    follows:\n      - event-{:05}\n",
                number / 10 * 10 - 10
            );
        }
        self.importance(number);
        self.sources(4);
    }

    fn case(&mut self, number: usize, steps: usize) {
        let organisation_number = self.random.between(1, organisations(self.records));
        let name = organisation(organisation_number);
        let year = self.random.between(2015, 2022);
        let _ = write!(
            self.out,
            "  - id: case-{number:05}\n    code: C-{year}-{number:05}\n"
        );
        self.both(
            4,
            "title",
            (
                &format!("{}の資料をめぐる事件", name.0),
                &format!("Papers of {}", name.1),
            ),
        );
        self.both(4, "label", (&name.0, &name.1));
        let _ = writeln!(
            self.out,
            "    conduct:\n      date: {year}-{:02}",
            self.random.between(1, 12)
        );
        let (ja, en) = sentences(self.random, &text::CONDUCT, 1, &name);
        self.both(6, "summary", (&ja, &en));
        self.sources(6);
        let of = format!("organisation-{organisation_number}");
        let _ = writeln!(self.out, "    parties:\n      - id: p1");
        self.both(8, "role", ("元社員", "a former employee"));
        let _ = write!(
            self.out,
            "        of: {of}\n    organisations:\n      - id: {of}\n        role: employer\n"
        );
        let _ = write!(
            self.out,
            "    statutes:\n      - {}\n",
            self.random.one(&STATUTES).0
        );
        self.vocabulary(true);
        self.quantity(true);
        self.narrative(&name);
        if steps > 0 {
            let _ = writeln!(self.out, "    proceedings:");
        }
        (0..steps).for_each(|step| self.step(step, year + 1));
        self.importance(number);
    }

    fn step(&mut self, step: usize, year: usize) {
        const STAGES: [(&str, &str, &str); 3] = [
            ("referred", "架空県警", "Police"),
            ("indicted", "架空地検", "Prosecutors"),
            ("convicted", "架空地裁", "District Court"),
        ];
        let (stage, ja, en) = STAGES[step];
        let (month, day) = (
            self.random.between(step * 4 + 1, step * 4 + 4),
            self.random.between(1, 28),
        );
        let _ = write!(
            self.out,
            "      - date: {year}-{month:02}-{day:02}\n        forum: criminal\n        stage: \
            {stage}\n        parties:\n          - p1\n"
        );
        self.both(8, "by", (ja, en));
        if stage == "convicted" {
            self.out.push_str("        final: unknown\n");
        }
        self.sources(8);
    }

    fn narrative(&mut self, name: &(String, String)) {
        self.out.push_str("    narrative:\n");
        let (ja, en) = sentences(self.random, &text::NARRATIVE, 3, name);
        let _ = write!(self.out, "      - ja: {ja}\n        en: {en}\n");
        self.sources(8);
    }

    /// A date, mostly to the day.
    fn date(&mut self) -> String {
        let (year, month, day) = (
            self.random.between(2015, 2025),
            self.random.between(1, 12),
            self.random.between(1, 28),
        );
        match self.random.below(20) {
            0 => format!("date: {year}"),
            1 => format!("date: {year}-{month:02}~"),
            2 => format!("date: {year}-{month:02}-{day:02}?"),
            3 => format!("date: {year}-{month:02}/.."),
            4 => format!("date: {}-{month:02}/{year}-{month:02}", year - 1),
            5 => format!("reported: {year}-{month:02}-{day:02}"),
            6..9 => format!("date: {year}-{month:02}"),
            _ => format!("date: {year}-{month:02}-{day:02}"),
        }
    }

    fn vocabulary(&mut self, with_method: bool) {
        let first = self.random.below(SECTORS.len());
        let _ = write!(self.out, "    sectors:\n      - {}\n", SECTORS[first].0);
        if self.random.below(3) == 0 {
            let _ = writeln!(
                self.out,
                "      - {}",
                SECTORS[(first + 1) % SECTORS.len()].0
            );
        }
        if with_method {
            let _ = write!(
                self.out,
                "    methods:\n      - {}\n",
                self.random.one(&METHODS).0
            );
        }
    }

    fn quantity(&mut self, wanted: bool) {
        if wanted && self.random.below(2) == 0 {
            self.out.push_str(
                "    quantities:\n      - label:\n          ja: \
                対象のファイル\n          en: Files concerned\n",
            );
            let (value, qualifier) = (
                self.random.between(2, 48_000),
                self.random.one(&["about", "at-least", "up-to", "over"]),
            );
            let _ = write!(
                self.out,
                "        value: {value}\n        qualifier: {qualifier}\n        unit:\n          \
                ja: 件\n          en: files\n"
            );
        }
    }

    fn importance(&mut self, number: usize) {
        let every = self.records.div_ceil(HIGH).max(1);
        match number {
            _ if number.is_multiple_of(every) && self.records > HIGH => {
                self.out.push_str("    importance: high\n")
            }
            _ if number.is_multiple_of(3) => self.out.push_str("    importance: low\n"),
            _ => {}
        }
    }

    fn sources(&mut self, indent: usize) {
        let space = " ".repeat(indent);
        let _ = writeln!(self.out, "{space}sources:");
        let all = source_count(self.records);
        let first = self.random.between(1, all);
        for step in 0..self.random.between(1, 3) {
            let source = (first + step * 7 - 1) % all + 1;
            let _ = write!(
                self.out,
                "{space}  - id: source-{source:04}\n{space}    credibility: {}\n",
                self.random.between(2, 4)
            );
        }
    }
}
