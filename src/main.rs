//! The program `nenpyo`: everything stands in the library; [`nenpyo::cli`] reads the arguments and
//! the machine.

use std::process::ExitCode;

fn main() -> ExitCode {
    nenpyo::cli::main()
}
