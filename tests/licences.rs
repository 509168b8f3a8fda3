//! The licences that the program prints are those of what is in it.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::cli::run;
use crate::temp::Temp;

/// What `cargo tree` says: every crate of the program and of its build on this platform, as
/// `name version`. Crates for tests only are not among them.
fn compiled() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--locked", "--offline", "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("text");
    // `name v1.2.3 (proc-macro)`; the project itself comes first, and has a path.
    let crates = text.lines().skip(1).filter_map(|line| {
        let mut words = line.split(' ');
        Some(format!(
            "{} {}",
            words.next()?,
            words.next()?.strip_prefix('v')?
        ))
    });
    crates.filter(|name| !name.starts_with("nenpyo ")).collect()
}

/// Every package of Cargo.lock, as `name version`.
fn locked() -> BTreeSet<String> {
    let text =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).expect("read");
    let value = |line: &str| line.split('"').nth(1).map(str::to_owned);
    let mut lines = text.lines();
    let mut all = BTreeSet::new();
    while let Some(line) = lines.next() {
        if line == "[[package]]" {
            let mut next = || lines.next().and_then(value).expect("a value");
            all.insert(format!("{} {}", next(), next()));
        }
    }
    all
}

/// The crates that stand below the names of licences, as `name version`.
fn named(printed: &str) -> BTreeSet<String> {
    let rule = "=".repeat(80);
    let below = printed.split(&rule).skip(1).flat_map(|part| {
        let lines = part.lines().skip_while(|line| !line.starts_with("  "));
        lines
            .take_while(|line| line.starts_with("  "))
            .map(|line| line.trim().to_owned())
    });
    below.filter(|name| !name.starts_with("BIZ")).collect()
}

#[test]
fn the_licences_of_all_crates_are_printed_and_of_no_others() {
    let run = run(&Temp::new(), &["licences"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let named = named(&run.out);
    let lacking: Vec<_> = compiled().difference(&named).cloned().collect();
    assert!(
        lacking.is_empty(),
        "run .ci/licences: no licence of {lacking:?}"
    );
    let gone: Vec<_> = named.difference(&locked()).cloned().collect();
    assert!(
        gone.is_empty(),
        "run .ci/licences: no longer in Cargo.lock: {gone:?}"
    );
}

#[test]
fn the_licence_of_every_face_is_printed() {
    let temp = Temp::new();
    let licences = run(&temp, &["licences"]).out;
    for face in run(&temp, &["fonts"])
        .out
        .lines()
        .filter_map(|line| line.split(' ').next())
    {
        assert!(licences.contains(&format!("\n  {face}\n")), "{face}");
    }
    assert!(licences.contains("SIL OPEN FONT LICENSE Version 1.1"));
}
