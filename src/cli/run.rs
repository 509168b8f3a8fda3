//! From the arguments to the exit code.

use std::env::var_os;
use std::io::{IsTerminal, stderr};
use std::panic::catch_unwind;
use std::process::ExitCode;

use clap::Parser;

use super::args::{Arguments, ColourWhen, Command};
use super::commands;
use super::exit::{Exit, Failure};
use super::report::Reporter;
use super::{audience, chart, explain, fonts, init, licences, stdout, verify};
use crate::parallel;

/// Runs the program: reads the arguments, does what they ask, and gives the exit code.
pub fn main() -> ExitCode {
    catch_unwind(run).unwrap_or_else(|_| {
        stdout::message(
            "this is a fault of nenpyo itself; please report it with the input that causes it\n",
        );
        Exit::Internal.into()
    })
}

fn run() -> ExitCode {
    #[cfg(unix)]
    super::signals::watch();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(shown) => {
            let _ = shown.print();
            return if shown.use_stderr() {
                Exit::Usage
            } else {
                Exit::Done
            }
            .into();
        }
    };
    let reporter = Reporter {
        format: arguments.format,
        colour: colour(arguments.color),
    };
    if let Some(jobs) = arguments.jobs {
        parallel::use_at_most(usize::from(jobs));
    }
    match dispatch(&arguments.command, &reporter) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            reporter.failure(&failure);
            failure.exit.into()
        }
    }
}

fn dispatch(command: &Command, reporter: &Reporter) -> Result<Exit, Failure> {
    match command {
        Command::Check(check) => commands::check(check, reporter),
        Command::Build(build) => commands::build(build, reporter),
        Command::Chart(of) => chart::chart(of, reporter),
        Command::Verify(of) => verify::verify(of, reporter),
        Command::Sections => stdout::data(commands::sections().as_bytes()),
        Command::Init(to) => init::write(&to.dir, reporter),
        Command::Schema(schema) => stdout::data(commands::schema(schema.of).as_bytes()),
        Command::ExplainAudience(of) => audience::explain(of, reporter),
        Command::Explain(explain) => explain::explain(explain.code.as_deref()),
        Command::Fonts => fonts::fonts(),
        Command::Licences => stdout::data(licences::licences().as_bytes()),
        Command::Completions(completions) => {
            stdout::data(&commands::completions(completions.shell))
        }
    }
}

/// Whether messages are coloured: <https://no-color.org> counts NO_COLOR only when it is not empty.
fn colour(when: ColourWhen) -> bool {
    let unwanted = var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || var_os("TERM").is_some_and(|term| term == "dumb");
    match when {
        ColourWhen::Always => true,
        ColourWhen::Never => false,
        ColourWhen::Auto => !unwanted && stderr().is_terminal(),
    }
}
