//! Writes an invented timeline of so many records, and packs that print it, to a folder.
//!
//! ```text
//! cargo run --release --example generate -- 1000 /tmp/thousand
//! cargo run --release -- build /tmp/thousand/packs/full.ja.yaml
//! ```

use std::env;
use std::path::Path;
use std::process::ExitCode;

#[path = "../tests/generator/mod.rs"]
mod generator;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let wanted = match &arguments[..] {
        [records, folder] => records.parse::<usize>().ok().map(|records| (records, folder)),
        _ => None,
    };
    let Some((records, folder)) = wanted else {
        eprintln!("usage: generate RECORDS FOLDER");
        return ExitCode::from(2);
    };
    match generator::write(Path::new(folder), records) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write to `{folder}`: {error}");
            ExitCode::FAILURE
        }
    }
}
