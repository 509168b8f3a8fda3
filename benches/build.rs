//! How long a build takes, from texts in memory to the bytes of the PDF: the shipped pack, and
//! invented timelines; and how long each chart takes to draw.
//!
//! `cargo bench --profile dist` runs them, built as what is handed on; 10,000 records only where
//! NENPYO_BENCH_LARGE is set.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use nenpyo::chart::{ChartSpec, draw};
use nenpyo::document::{Block, Body};
use nenpyo::font::FontBook;
use nenpyo::pack::{Inputs, check, compile, typeset_pack};
use nenpyo::source::Files;
use nenpyo::text::Typesetter;

#[path = "../tests/generator/mod.rs"]
mod generator;

/// The files of the shipped timeline and its pack in Japanese.
fn shipped() -> Inputs {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let entries = fs::read_dir(data.join("japan-economic-security"))
        .expect("the shipped timeline")
        .flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect();
    paths.sort();
    let read = |path: &Path| {
        (
            path.display().to_string(),
            fs::read_to_string(path).expect("a text"),
        )
    };
    inputs(
        paths.iter().map(|path| read(path)),
        read(&data.join("packs/executive.ja.yaml")),
    )
}

/// An invented timeline and the pack that prints all of it.
fn generated(records: usize) -> Inputs {
    let [_, full] = generator::packs("ja");
    inputs(generator::timeline(records).into_iter(), full)
}

fn inputs(
    timeline: impl Iterator<Item = (String, String)>,
    (name, text): (String, String),
) -> Inputs {
    let mut files = Files::default();
    let numbers = timeline.map(|(name, text)| files.add(name, text)).collect();
    let pack = files.add(name, text);
    Inputs {
        files,
        pack,
        timeline: numbers,
        ..Inputs::default()
    }
}

fn builds(criterion: &mut Criterion) {
    let mut sizes = vec![60, 1000];
    sizes.extend(std::env::var_os("NENPYO_BENCH_LARGE").map(|_| 10_000));
    let mut cases = vec![("shipped executive".to_owned(), shipped())];
    cases.extend(
        sizes
            .into_iter()
            .map(|records| (format!("{records} records"), generated(records))),
    );
    let mut group = criterion.benchmark_group("build");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(10));
    for (name, inputs) in &cases {
        assert!(compile(inputs).pdf.is_some(), "{name} builds");
        group.bench_with_input(BenchmarkId::new("check", name), inputs, |bench, inputs| {
            bench.iter(|| {
                check(
                    black_box(&inputs.files),
                    &inputs.timeline,
                    Some(inputs.pack),
                )
            });
        });
        group.bench_with_input(BenchmarkId::new("all", name), inputs, |bench, inputs| {
            bench.iter(|| compile(black_box(inputs)))
        });
    }
    group.finish();
}

/// The charts that a pack draws.
fn charts(blocks: &[Block]) -> Vec<&ChartSpec> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Figure(figure) => vec![&figure.spec],
            Block::Halves(left, right) | Block::Split(left, right) => {
                [charts(left), charts(right)].concat()
            }
            _ => Vec::new(),
        })
        .collect()
}

/// How long it takes to draw each chart, with its labels placed, over the shipped timeline and over
/// invented ones.
fn drawings(criterion: &mut Criterion) {
    let pack = |of: &str| {
        (
            of.to_owned(),
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(of)).expect("a pack"),
        )
    };
    let every = |records: usize| {
        let (name, text) = pack("data/packs/figures.ja.yaml");
        // An invented timeline has no series.
        let text: Vec<&str> = text
            .lines()
            .filter(|line| !line.contains("trade-secret") && !line.contains("figure: series"))
            .collect();
        inputs(
            generator::timeline(records).into_iter(),
            (name, text.join("\n")),
        )
    };
    let mut cases = vec![
        (
            "shipped",
            with_pack(shipped(), pack("data/packs/figures.ja.yaml")),
        ),
        ("1,000 records", every(1000)),
    ];
    cases.extend(std::env::var_os("NENPYO_BENCH_LARGE").map(|_| ("10,000 records", every(10_000))));
    let mut group = criterion.benchmark_group("chart");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(2));
    for (name, inputs) in &cases {
        let (document, _) = typeset_pack(inputs).expect("a pack without errors");
        let setter = Typesetter::new(FontBook::of_bundled());
        let sections = document.sections.iter().filter_map(|section| {
            if let Body::Blocks(blocks) = &section.body {
                Some(blocks)
            } else {
                None
            }
        });
        for (number, spec) in sections.flat_map(|blocks| charts(blocks)).enumerate() {
            let what = format!("{spec:?}")
                .chars()
                .take_while(|c| *c != '(')
                .collect::<String>();
            group.bench_function(
                BenchmarkId::new(format!("{} {what}", number + 1), name),
                |bench| {
                    bench.iter(|| draw(black_box(spec), nenpyo::geom::mm(170.0), &setter));
                },
            );
        }
    }
    group.finish();
}

/// The same timeline under another pack.
fn with_pack(mut inputs: Inputs, (name, text): (String, String)) -> Inputs {
    inputs.pack = inputs.files.add(name, text);
    inputs
}

criterion_group!(benches, builds, drawings);
criterion_main!(benches);
