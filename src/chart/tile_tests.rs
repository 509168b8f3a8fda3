//! Invariants of the matrix and of the map, on seeded random data.

use super::place::collisions;
use super::tests::Random;
use super::*;
use crate::analysis::{STEPS, bounds};
use crate::diag::Span;
use crate::font::FontBook;
use crate::frame::Frame;
use crate::geom::{Point, Rect};
use crate::lang::Lang;
use crate::model::RecordKind;

const WIDTHS: [Pt; 2] = [Pt(481.89), Pt(235.28)];
const LONG: &str = "営業秘密の持ち出しと共同研究を通じた技術の流出をあわせて扱う名前が六十字に達す\
    るまで続く分野であり途中で切ってはならない";
const NAMES: [&str; 7] = [
    LONG,
    "標的",
    "SNS・対面での接触",
    "サーバー",
    "Aerospace, defence",
    "Universities and research institutes",
    "化学・素材",
];

/// The boxes of all texts: from the top of capitals to the foot of descenders.
fn boxes(frame: &Frame) -> Vec<Rect> {
    let mut boxes = Vec::new();
    frame.each_run(Point::default(), &mut |at, run| {
        let (width, up, high) = (Pt(run.width()), Pt(run.size * 0.77), Pt(run.size * 0.89));
        boxes.push(if run.upright {
            Rect::new(at.x - up, at.y - width, high, width)
        } else {
            Rect::new(at.x, at.y - up, width, high)
        });
    });
    boxes
}

fn is_sound(drawn: &Drawing, what: &str) {
    let boxes = boxes(&drawn.frame);
    assert_eq!(collisions(&boxes), 0, "{what}: texts overlap");
    let size = drawn.frame.size;
    for area in boxes {
        let inside = area.x.0 > -0.1
            && area.y.0 > -0.1
            && area.right() < size.width + Pt(0.1)
            && area.bottom() < size.height + Pt(0.1);
        assert!(inside, "{what}: {area:?} leaves {size:?}");
    }
}

fn matrix(seed: u64, lang: Lang, across: usize) -> MatrixSpec {
    let mut random = Random(seed * 2 + 1);
    let rows = 1 + random.below(20) as usize;
    let columns = 1 + random.below(30) as usize;
    let most = [2, 9, 120, 40_000][seed as usize % 4];
    let mut names = |count: usize| -> Vec<String> {
        (0..count)
            .map(|_| NAMES[random.below(7) as usize].to_owned())
            .collect()
    };
    let (row_names, column_names) = (names(rows), names(columns));
    let cells: Vec<Vec<u32>> = (0..rows)
        .map(|_| (0..columns).map(|_| random.below(most) as u32).collect())
        .collect();
    MatrixSpec {
        lang,
        kind: RecordKind::Incident,
        row_totals: cells.iter().map(|row| row.iter().sum()).collect(),
        column_totals: (0..columns)
            .map(|column| cells.iter().map(|row| row[column]).sum::<u32>().min(99_999))
            .collect(),
        total: 1_000_000,
        bounds: bounds(cells.iter().flatten().map(|count| f64::from(*count))),
        bands: (0..columns.div_ceil(across))
            .map(|band| band * across..((band + 1) * across).min(columns))
            .collect(),
        across: across.min(columns),
        rows: row_names,
        columns: column_names,
        cells,
        at: Span::default(),
    }
}

#[test]
fn a_matrix_keeps_its_texts_apart_and_prints_every_one() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for seed in 0..24 {
        for lang in [Lang::Ja, Lang::En] {
            for (width, across) in WIDTHS.into_iter().zip([10, lang.pick(5, 6)]) {
                let spec = matrix(seed, lang, across);
                let drawn = draw(&ChartSpec::Matrix(Box::new(spec.clone())), width, &setter);
                is_sound(&drawn, &format!("seed {seed} {lang:?} {width:?}"));
                assert!(
                    drawn.too_long.is_empty(),
                    "seed {seed} {lang:?}: {:?}",
                    drawn.too_long
                );
                let mut text = String::new();
                drawn
                    .frame
                    .each_run(Point::default(), &mut |_, run| text.push_str(&run.text));
                let bare = |name: &str| name.replace(' ', "");
                let text = bare(&text);
                assert!(
                    spec.rows
                        .iter()
                        .chain(&spec.columns)
                        .all(|name| text.contains(&bare(name))),
                    "seed {seed}: a name is cut"
                );
            }
        }
    }
}

#[test]
fn the_cells_of_a_matrix_hold_a_million_where_columns_are_few() {
    let setter = Typesetter::new(FontBook::of_bundled());
    let mut spec = matrix(1, Lang::Ja, 4);
    spec.cells[0][0] = 1_000_000;
    spec.column_totals[0] = 1_000_000;
    for width in WIDTHS {
        let drawn = draw(&ChartSpec::Matrix(Box::new(spec.clone())), width, &setter);
        is_sound(&drawn, "a million");
        assert!(drawn.too_long.is_empty());
    }
}

fn map(seed: u64, lang: Lang) -> MapSpec {
    let mut random = Random(seed * 2 + 1);
    let figures = ["0", "1", "37", "9,999", "<0.01", "8.98", "100", "1,000"];
    let tile = |place: &Prefecture| {
        let drawn = random.below(9) as usize;
        let step = (drawn % 6 < STEPS).then_some(drawn % 6);
        Tile {
            name: lang.pick(place.ja, place.code).to_owned(),
            value: figures.get(drawn).map(|text| (*text).to_owned()),
            step,
        }
    };
    let tiles: Vec<Tile> = PREFECTURES.iter().map(tile).collect();
    let listed = |(place, tile): (&Prefecture, &Tile)| {
        let code = lang.pick(None, Some(place.code.to_owned()));
        (
            code,
            lang.pick(place.ja, place.en).to_owned(),
            tile.value.clone().unwrap_or("–".to_owned()),
        )
    };
    let list = PREFECTURES.iter().zip(&tiles).map(listed).collect();
    let scales: [&[&str]; 3] = [
        &["1"],
        &["1", "2–3", "4–6", "7–10", "11–18"],
        &["1–50", "51–200", "201–2,000", "2,001–5,000", "5,001–9,999"],
    ];
    let scale = scales[seed as usize % 3]
        .iter()
        .map(|text| (*text).to_owned())
        .collect();
    let unit = [LONG, "件", "consultations, thousands"][seed as usize % 3].to_owned();
    MapSpec {
        lang,
        kind: None,
        unit,
        scale,
        tiles,
        list,
        at: Span::default(),
    }
}

#[test]
fn a_map_keeps_its_texts_apart_and_prints_every_figure() {
    let setter = Typesetter::new(FontBook::of_bundled());
    for seed in 0..24 {
        for lang in [Lang::Ja, Lang::En] {
            for width in WIDTHS {
                let drawn = draw(&ChartSpec::Map(map(seed, lang)), width, &setter);
                is_sound(&drawn, &format!("seed {seed} {lang:?} {width:?}"));
                assert!(
                    drawn.too_long.is_empty(),
                    "seed {seed}: {:?}",
                    drawn.too_long
                );
            }
        }
    }
}

#[test]
fn a_figure_that_no_tile_holds_is_reported() {
    let setter = Typesetter::new(FontBook::of_bundled());
    let mut spec = map(1, Lang::Ja);
    spec.tiles[0].value = Some("1,000,000".to_owned());
    let drawn = draw(&ChartSpec::Map(spec), WIDTHS[1], &setter);
    assert_eq!(
        drawn
            .too_long
            .iter()
            .map(|long| long.text.as_str())
            .collect::<Vec<_>>(),
        ["1,000,000"]
    );
}
