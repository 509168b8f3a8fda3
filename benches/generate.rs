//! Writes an invented timeline of so many records, and packs that print it, to a folder.
//!
//! ```text
//! cargo run --release --example generate -- 1000 thousand
//! cargo run --release -- build thousand/packs/full.ja.yaml
//! ```

use std::env;
use std::error::Error;
use std::path::Path;

#[path = "../tests/generator/mod.rs"]
mod generator;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [records, folder] = &arguments[..] else {
        return Err("usage: generate RECORDS FOLDER".into());
    };
    generator::write(Path::new(folder), records.parse()?)?;
    Ok(())
}
