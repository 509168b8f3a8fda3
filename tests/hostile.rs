//! Nothing that anyone feeds in makes the program panic or hang.

use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;
use std::{fs, iter};

use nenpyo::diag::Diagnostic;
use nenpyo::pack::check;
use nenpyo::source::Files;

use crate::generator::XorShift;

/// Longer than any input here may take, even on a busy machine.
const BOUND: Duration = Duration::from_secs(60);

/// Checks a text as a timeline and as a pack.
fn check_both(text: &str) -> Vec<Diagnostic> {
    let mut files = Files::default();
    let number = files.add("hostile.yaml", text);
    let mut found = check(&files, &[number], None);
    found.extend(check(&files, &[], Some(number)));
    found
}

/// Checks texts on a thread of the usual small stack; fails when it panics or takes longer than the
/// bound.
fn survives(what: &str, texts: Vec<String>) -> usize {
    let (done, waits) = channel();
    let worker = thread::spawn(move || {
        let found = texts
            .iter()
            .map(|text| check_both(text).len())
            .sum::<usize>();
        let _ = done.send(found);
    });
    match waits.recv_timeout(BOUND) {
        Ok(found) => found,
        Err(_) if worker.is_finished() => panic!("{what}: it panicked"),
        Err(_) => panic!("{what}: it takes longer than {BOUND:?}"),
    }
}

/// The files that are shipped.
fn shipped() -> Vec<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let folders = ["japan-economic-security", "init", "init/timeline", "packs"];
    let entries = folders
        .iter()
        .filter_map(|folder| fs::read_dir(data.join(folder)).ok())
        .flatten()
        .flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("read"))
        .collect()
}

#[test]
fn random_bytes_are_survived() {
    let mut random = XorShift::new(0x2545_f491_4f6c_dd1d);
    let texts = (0..300).map(|_| {
        let bytes: Vec<u8> = (0..random.below(600))
            .map(|_| random.next() as u8)
            .collect();
        String::from_utf8_lossy(&bytes).into_owned()
    });
    survives("random bytes", texts.collect());
}

#[test]
fn random_signs_of_yaml_are_survived() {
    const SIGNS: [&str; 24] = [
        "{", "}", "[", "]", ": ", "- ", "\n", "  ", "&a ", "*a", "!!x ", "|\n", ">\n", "\"", "'",
        "#", "? ", "---\n", "...\n", "\t", "\0", "：", "%YAML", ",",
    ];
    let mut random = XorShift::new(7);
    let texts = (0..2000).map(|_| {
        let head = "nenpyo: 1\n";
        iter::once(head)
            .chain((0..60).map(|_| SIGNS[random.below(SIGNS.len())]))
            .collect::<String>()
    });
    survives("signs of YAML", texts.collect());
}

#[test]
fn truncated_files_are_survived() {
    for text in shipped() {
        // A prefix costs its length, so of a large file fewer are read.
        let step = (text.len() / 60).max(97);
        let ends = (0..text.len())
            .step_by(step)
            .map(|end| text.floor_char_boundary(end));
        survives(
            "truncated files",
            ends.map(|end| text[..end].to_owned()).collect(),
        );
    }
}

#[test]
fn mutated_files_are_survived() {
    const SIGNS: &[u8] = b"{}[]:-#&*!|>'\"%@`\t\n\0 ,";
    let mut random = XorShift::new(0x9e37_79b9_7f4a_7c15);
    for text in shipped() {
        let part = &text[..text.floor_char_boundary(12_000)];
        let texts = (0..40).map(|_| {
            let mut bytes = part.as_bytes().to_vec();
            for _ in 0..=random.below(8) {
                let at = random.below(bytes.len());
                match random.below(3) {
                    0 => bytes[at] = random.next() as u8,
                    1 => drop(bytes.remove(at)),
                    _ => bytes.insert(at, SIGNS[random.below(SIGNS.len())]),
                }
            }
            String::from_utf8_lossy(&bytes).into_owned()
        });
        survives("mutated files", texts.collect());
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (open, name) in [
        ("[", "lists"),
        ("{a: ", "mappings"),
        ("- ", "block lists"),
        ("? ", "keys"),
    ] {
        assert!(survives(name, vec![open.repeat(100_000)]) > 0);
    }
    let block: String = (0..3000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert!(survives("block mappings", vec![block]) > 0);
}

#[test]
fn aliases_that_nest_aliases_are_refused() {
    // Each anchor is sixty levels deep and holds the one before it.
    let (open, close) = ("[".repeat(60), "]".repeat(60));
    let chain: String = (1..400)
        .map(|n| format!("- &a{n} {open}*a{}{close}\n", n - 1))
        .collect();
    assert!(survives("deep aliases", vec![format!("- &a0 x\n{chain}")]) > 0);
    let wide: String = (1..30)
        .map(|n| {
            format!(
                "- &a{n} [{}]\n",
                vec![format!("*a{}", n - 1); 10].join(", ")
            )
        })
        .collect();
    assert!(survives("wide aliases", vec![format!("- &a0 x\n{wide}")]) > 0);
    let nested = format!(
        "{}{}{}",
        (0..60).map(|n| format!("&n{n} [")).collect::<String>(),
        "x, ".repeat(150_000),
        "]".repeat(60)
    );
    survives("anchors around anchors", vec![nested]);
}

#[test]
fn many_keys_many_ids_and_long_words_take_no_time() {
    let keys: String = (0..120_000).map(|n| format!("key{n}: x\n")).collect();
    assert!(survives("many keys", vec![format!("nenpyo: 1\n{keys}")]) > 0);
    let sectors: String = (0..1500)
        .map(|n| format!("  - {{id: sector-number-{n}, name: x}}\n"))
        .collect();
    let refs: String = (0..1500)
        .map(|n| format!("      - zector-numbre-{n}\n"))
        .collect();
    let organisation = "methods:\n  - id: m\n    name: x\n";
    let event = format!(
        "events:\n  - id: e\n    date: 2020\n    kind: policy\n    title: x\n    sectors:\n{refs}"
    );
    let text = format!(
        "nenpyo: 1\nas_of: 2026\nmarking: TLP:RED\nsectors:\n{sectors}{organisation}{event}"
    );
    assert!(survives("many dangling ids", vec![text]) > 0);
    let long = "x".repeat(2_000_000);
    assert!(
        survives(
            "long words",
            vec![format!(
                "nenpyo: 1\n{long}: {long}\nmarking: {long}\nas_of: {long}\n"
            )]
        ) > 0
    );
}

#[test]
fn a_null_character_hides_nothing() {
    assert!(
        check_both("nenpyo: 1\nas_of: 2026\nmarking: TLP:CLEAR\n\0\nunknown: x\n")
            .iter()
            .any(|d| d.code.as_str() == "yaml-syntax")
    );
}
