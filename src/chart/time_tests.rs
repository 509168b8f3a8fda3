//! Invariants of columns, curves and dots, on seeded random figures at both widths.

use super::leaders::{Stack, leaders, spread};
use super::pen::Scale;
use super::place::collisions;
use super::*;
use crate::font::FontBook;
use crate::frame::Frame;
use crate::frame::{Item, Step};
use crate::geom::{Point, mm};
use crate::lang::Lang;
use crate::model::RecordKind;

const KINDS: [(RecordKind, &str, &str); 4] = [
    (RecordKind::Incident, "事案", "Incidents"),
    (RecordKind::Proceeding, "司法手続", "Proceedings"),
    (RecordKind::Policy, "政策", "Policy"),
    (RecordKind::Outreach, "啓発・注意喚起", "Outreach, warnings"),
];

/// A small generator (xorshift64*), the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % n
    }

    fn value(&mut self) -> f64 {
        let most = [1, 3, 12, 200, 1_000_001][self.below(5) as usize];
        self.below(most) as f64
    }
}

/// The places of all paths of a frame.
fn each_place(frame: &Frame, see: &mut dyn FnMut(Point)) {
    frame.walk(&mut |spot, item| {
        let Item::Path(path) = item else { return };
        path.steps.iter().for_each(|step| match step {
            Step::Move(to) | Step::Line(to) | Step::Curve(_, _, to) => see(spot.at + *to),
            Step::Close => {}
        });
    });
}

/// No two texts overlap, and nothing leaves the frame.
#[track_caller]
fn assert_sound(drawn: &Drawing, seed: u64) {
    assert_eq!(
        collisions(&drawn.boxes),
        0,
        "seed {seed}: {:?}",
        drawn.boxes
    );
    let (size, slack) = (drawn.frame.size, 0.1);
    let inside = |x: Pt, y: Pt| {
        x.0 >= -slack
            && x.0 <= size.width.0 + slack
            && y.0 >= -slack
            && y.0 <= size.height.0 + slack
    };
    for area in &drawn.boxes {
        assert!(
            inside(area.x, area.y) && inside(area.right(), area.bottom()),
            "seed {seed}: {area:?} in {size:?}"
        );
    }
    each_place(&drawn.frame, &mut |at| {
        assert!(inside(at.x, at.y), "seed {seed}: {at:?} in {size:?}")
    });
    let mut runs = 0;
    drawn.frame.each_run(Point::default(), &mut |_, run| {
        runs += usize::from(!run.text.trim().is_empty())
    });
    assert!(
        runs >= drawn.boxes.len(),
        "seed {seed}: every box holds a text"
    );
}

fn lang_of(seed: u64) -> Lang {
    if seed.is_multiple_of(2) {
        Lang::Ja
    } else {
        Lang::En
    }
}

fn width_of(seed: u64) -> Pt {
    mm(if seed % 4 < 2 { 83.0 } else { 170.0 })
}

fn columns(seed: u64) -> ColumnsSpec {
    let mut random = Random(seed * 2 + 1);
    let lang = lang_of(seed);
    let most = if seed % 4 < 2 { 14 } else { 30 };
    let plain = seed % 7 == 3;
    let stacked: Vec<_> = KINDS
        .iter()
        .filter(|_| !plain)
        .map(|(kind, ja, en)| (*kind, lang.pick(*ja, *en).to_owned()))
        .collect();
    let count = 1 + random.below(most);
    let slot = |number: u64, random: &mut Random| Slot {
        label: [
            format!("{}", 2000 + number),
            format!("Q{}", number % 4 + 1),
            "1–3月".to_owned(),
            "2000–04".to_owned(),
        ][seed as usize % 4]
            .clone(),
        group: (seed.is_multiple_of(3) && number.is_multiple_of(4))
            .then(|| format!("{}年", 2000 + number / 4)),
        part: (number + 1 == count).then(|| "3月15日まで".to_owned()),
        hatched: number + 1 == count,
        values: (0..stacked.len().max(1))
            .map(|_| (random.below(9) > 0).then(|| random.value()))
            .collect(),
    };
    let slots = (0..count).map(|number| slot(number, &mut random)).collect();
    ColumnsSpec {
        lang,
        stacked,
        slots,
        unit: ["件", "", " consultations"][seed as usize % 3].to_owned(),
        reach: None,
    }
}

fn curves(seed: u64) -> CurvesSpec {
    let mut random = Random(seed * 2 + 1);
    let lang = lang_of(seed);
    let stepped = !seed.is_multiple_of(3);
    let days = 1 + random.below(30_000);
    let curve = |kind: Option<RecordKind>, name: &str, random: &mut Random| {
        let (mut at, mut value, most) = (0, 0.0, 1 + random.below(400));
        let mut points = Vec::new();
        for _ in 0..most {
            points.push(CurvePoint {
                at: at as f64,
                value,
                apart: !stepped && random.below(9) == 0,
            });
            at = (at + random.below(days * 2 / most + 2)).min(days);
            value = if stepped {
                value + random.below(3) as f64
            } else {
                random.value()
            };
        }
        Curve {
            kind,
            name: name.to_owned(),
            points,
        }
    };
    let curves = if stepped {
        KINDS
            .iter()
            .map(|(kind, ja, en)| {
                curve(
                    Some(*kind),
                    &format!("{} 2,000", lang.pick(*ja, *en)),
                    &mut random,
                )
            })
            .collect()
    } else {
        vec![curve(None, "", &mut random)]
    };
    let ticks = (0..days.div_ceil(365))
        .map(|n| Tick {
            at: (n * 365) as f64,
            line: None,
            text: (1946 + n).to_string(),
        })
        .collect();
    CurvesSpec {
        lang,
        curves,
        stepped,
        days: days as f64,
        ticks,
        unit: lang.pick("件", " records").to_owned(),
        reach: None,
    }
}

fn dots(seed: u64) -> DotsSpec {
    let mut random = Random(seed * 2 + 1);
    let row = |random: &mut Random| {
        let (count, most) = (
            random.below([3, 20, 400][seed as usize % 3]),
            1 + random.below(2_000),
        );
        let values = (0..count).map(|_| random.below(most) as f64).collect();
        let name = [
            "逮捕・書類送検から起訴まで",
            "Arrested or referred to indicted",
        ][seed as usize % 2]
            .to_owned();
        DotRow {
            name,
            remark: "n = 1,234, median 1,234.5 days".to_owned(),
            values,
            median: (count > 4).then_some(most as f64 / 2.0),
        }
    };
    let rows = (0..3).map(|_| row(&mut random)).collect();
    DotsSpec {
        lang: lang_of(seed),
        rows,
        unit: " days".to_owned(),
    }
}

#[test]
fn columns_keep_their_texts_apart_and_within_the_frame() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for seed in 0..84 {
        assert_sound(
            &draw(&ChartSpec::Columns(columns(seed)), width_of(seed), &setter),
            seed,
        );
    }
}

#[test]
fn curves_keep_their_texts_apart_and_within_the_frame() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for seed in 0..48 {
        assert_sound(
            &draw(&ChartSpec::Curves(curves(seed)), width_of(seed), &setter),
            seed,
        );
    }
}

#[test]
fn dots_keep_their_texts_apart_and_within_the_frame() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for seed in 0..48 {
        assert_sound(
            &draw(&ChartSpec::Dots(dots(seed)), width_of(seed), &setter),
            seed,
        );
    }
}

#[test]
fn labels_at_the_side_are_apart_and_between_the_edges() {
    let mut random = Random(7);
    for count in 1..9 {
        let mut wanted: Vec<f32> = (0..count)
            .map(|_| random.below(500) as f32 / 10.0)
            .collect();
        wanted.sort_by(f32::total_cmp);
        let places = spread(&wanted, 4.8, (2.0, 50.0));
        assert!(
            places.windows(2).all(|pair| pair[1] - pair[0] > 4.79),
            "{wanted:?}: {places:?}"
        );
        assert!(
            places[0] > 1.99 && places[places.len() - 1] < 50.01,
            "{wanted:?}: {places:?}"
        );
    }
}

#[test]
fn a_scale_covers_its_figures_in_few_even_steps() {
    for values in [
        vec![],
        vec![0.0],
        vec![1.0],
        vec![0.3, 0.7],
        vec![1_000_000.0],
        vec![-60.0, 78.0],
        vec![-3.0, -1.0],
        vec![1e14],
        vec![28.0, 27.0],
    ] {
        let scale = Scale::covering(values.iter().copied());
        let lines = scale.lines();
        assert!(
            values
                .iter()
                .all(|value| scale.low <= *value && *value <= scale.high),
            "{values:?}: {scale:?}"
        );
        assert!((2..=7).contains(&lines.len()), "{values:?}: {lines:?}");
        assert!(
            lines.windows(2).all(|pair| pair[0].1 != pair[1].1),
            "{values:?}: {lines:?}"
        );
    }
}

/// A stack of parts of these heights on a base at 50, and a figure above it.
fn stack(left: f32, heights: &[f32]) -> Stack {
    let mut top = 50.0;
    let part = |height: &f32| {
        top -= height;
        (*height > 0.0).then_some((top, top + height))
    };
    let parts = heights.iter().map(part).collect();
    Stack {
        sides: (left, left + 4.0),
        right: left + 4.0,
        top: top - 3.9,
        parts,
    }
}

#[test]
fn a_leader_starts_at_the_last_column_that_shows_its_part() {
    let stacks = [stack(0.0, &[10.0, 30.0]), stack(6.0, &[10.0, 0.0])];
    let found = leaders(&stacks, 20.0, (2.0, 48.0)).expect("leaders");
    let of = |part: usize| {
        found
            .iter()
            .find(|leader| leader.part == part)
            .expect("a leader")
    };
    assert_eq!((of(0).from.0, of(1).from.0), (10.0, 4.0));
    assert!(of(1).from.1 < stacks[1].top && of(1).to.1 < of(0).to.1);
}

#[test]
fn a_part_behind_later_columns_has_no_leader() {
    let stacks = [stack(0.0, &[10.0, 5.0]), stack(6.0, &[0.0, 40.0])];
    assert_eq!(leaders(&stacks, 20.0, (2.0, 48.0)), None);
}
