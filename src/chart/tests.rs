//! Invariants of placement, on seeded random timelines.

use chrono::NaiveDate;

use super::place::collisions;
use super::*;
use crate::diag::Span;
use crate::font::FontBook;
use crate::lang::Lang;
use crate::model::{Moment, RecordKind, When};

/// A small generator (xorshift64*), the same on every machine.
pub(super) struct Random(pub u64);

impl Random {
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % n
    }
}

/// A day as it may be known: to the day, the month or the year, about then, perhaps then, from then
/// on.
fn when(day: NaiveDate, random: &mut Random) -> When {
    let text = match random.below(9) {
        0 => day.format("%Y-%m").to_string(),
        1 => day.format("%Y").to_string(),
        2 => day.format("%Y-%m~").to_string(),
        3 => day.format("%Y-%m-%d?").to_string(),
        4 => day.format("%Y-%m/..").to_string(),
        5 => day.format("%Y-%m/").to_string(),
        6 => day.format("/%Y-%m").to_string(),
        _ => return When::Moment(Moment::day(day)),
    };
    When::parse(&text).unwrap_or(When::Moment(Moment::day(day)))
}

fn spec(seed: u64, count: usize) -> TimelineSpec {
    let mut random = Random(seed * 2 + 1);
    let kinds = [
        RecordKind::Incident,
        RecordKind::Proceeding,
        RecordKind::Policy,
        RecordKind::Outreach,
    ];
    let words = [
        "営業秘密の持ち出し",
        "不正アクセス",
        "経済安全保障推進法の成立と施行",
        "A社",
        "Export control amendment",
    ];
    let mut marks = Vec::new();
    for number in 0..count {
        let day = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day")
            + chrono::Days::new(random.below(2200));
        let lane = random.below(4) as usize;
        marks.push(LaneMark {
            shorter: Vec::new(),
            lane,
            kind: kinds[lane],
            when: when(day, &mut random),
            reported: random.below(9) == 0,
            label: words[random.below(5) as usize].to_owned(),
            number: number as u32 + 1,
            date: day.to_string(),
            rank: random.below(3) as u8,
            strong: random.below(3) == 0,
            follows: if number > 0 && random.below(5) == 0 {
                vec![random.below(number as u64) as u32 + 1]
            } else {
                Vec::new()
            },
            continued: false,
            needs: None,
            dest: None,
            at: Span::default(),
        });
    }
    let lanes = kinds
        .map(|kind| Lane {
            kind: Some(kind),
            name: "司法手続".into(),
            total: count,
            at: None,
        })
        .to_vec();
    TimelineSpec {
        lang: Lang::Ja,
        lanes,
        marks,
        first: 2020,
        last: 2026,
        as_of: NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day"),
        height: 130.0,
        keys: 12,
    }
}

#[test]
fn no_two_labels_overlap_and_none_leaves_the_chart() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for seed in 0..40 {
        let count = [1, 2, 5, 20, 60, 300][seed as usize % 6];
        let drawn = draw(&ChartSpec::Timeline(spec(seed, count)), Pt(481.9), &setter);
        assert_eq!(collisions(&drawn.boxes), 0, "seed {seed}");
        assert_eq!(
            drawn.shown.iter().sum::<usize>(),
            drawn.boxes.len(),
            "seed {seed}: what is shown is counted"
        );
        for area in &drawn.boxes {
            assert!(
                area.x.0 >= 21.0
                    && area.right() <= drawn.frame.size.width
                    && area.bottom() <= drawn.frame.size.height,
                "seed {seed}: {area:?}"
            );
        }
    }
}

#[test]
fn the_important_records_are_the_last_to_give_way() {
    let setter = Typesetter::new(FontBook::of_bundled());
    let mut crowded = spec(7, 300);
    for mark in crowded.marks.iter_mut() {
        mark.rank = 2;
    }
    crowded.marks[150].rank = 0;
    crowded.marks[150].label = "最重要".to_owned();
    let drawn = draw(&ChartSpec::Timeline(crowded), Pt(481.9), &setter);
    let mut found = false;
    drawn
        .frame
        .each_run(crate::geom::Point::default(), &mut |_, run| {
            found |= run.text == "最重要"
        });
    assert!(found);
}

#[test]
fn a_decade_longer_than_the_axis_keeps_its_label() {
    let setter = Typesetter::new(FontBook::of_bundled());
    let mut decade = spec(3, 1);
    decade.marks[0].when = When::parse("202X").unwrap_or(decade.marks[0].when);
    let drawn = draw(&ChartSpec::Timeline(decade), Pt(481.9), &setter);
    assert_eq!(drawn.shown.iter().sum::<usize>(), 1);
}

#[test]
fn no_step_is_shown_without_what_became_of_it() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for seed in 0..10 {
        let mut crowded = spec(seed, 120);
        for (place, mark) in crowded.marks.iter_mut().enumerate() {
            mark.label = format!("語{place}号");
            mark.needs = place.is_multiple_of(2).then_some(place as u32 + 2);
        }
        crowded.keys = 20;
        let drawn = draw(&ChartSpec::Timeline(crowded), Pt(481.9), &setter);
        let mut seen = std::collections::BTreeSet::new();
        drawn
            .frame
            .each_run(crate::geom::Point::default(), &mut |_, run| {
                seen.insert(run.text.clone());
            });
        let shown = |place: usize| {
            seen.contains(&format!("語{place}号")) || seen.contains(&(place + 1).to_string())
        };
        assert!(drawn.shown.iter().sum::<usize>() > 10, "seed {seed}");
        for place in (0..120).step_by(2) {
            assert!(
                !seen.contains(&format!("語{place}号")) || shown(place + 1),
                "seed {seed}: {place} without {}",
                place + 1
            );
        }
    }
}
