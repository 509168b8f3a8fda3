//! The arguments as they are typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::exit::TABLE;

/// Turns a checked, sourced timeline into printed briefings.
#[derive(Debug, Parser)]
#[command(name = "nenpyo", version, after_help = TABLE, max_term_width = 100)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// How findings are written.
    #[arg(long, global = true, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// When messages are coloured.
    #[arg(long, global = true, value_enum, default_value_t = ColourWhen::Auto)]
    pub(super) color: ColourWhen,
}

/// A command.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check timelines and packs without printing anything.
    Check(Check),
    /// Build the PDF of a pack.
    Build(Build),
    /// Write a small example to start from.
    Init(Init),
    /// Print the JSON Schema of the format, for editors.
    Schema(Schema),
    /// Explain a code that a finding names, or list them all.
    Explain(Explain),
    /// List the bundled faces, how many characters each has, and its licence.
    Fonts,
    /// Print the completions of a shell.
    Completions(Completions),
}

/// The arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = TABLE)]
pub(super) struct Check {
    /// Timeline files, folders or patterns, which together are one timeline; or packs; `-` reads standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<String>,
    /// From which severity on the run fails.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub(super) fail_on: FailOn,
}

/// The arguments of `build`.
#[derive(Debug, Args)]
#[command(after_help = TABLE)]
pub(super) struct Build {
    /// The pack; `-` reads standard input, and its paths are then relative to the current folder.
    pub(super) pack: String,
    /// Where the PDF goes; `-` is standard output. Without it: the name of the pack, in the current folder.
    #[arg(short, long, value_name = "OUT.pdf", required_if_eq("pack", "-"))]
    pub(super) output: Option<PathBuf>,
    /// Print placeholders for missing translations and cut texts that are too long.
    #[arg(long)]
    pub(super) draft: bool,
    /// From which severity on the run fails.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub(super) fail_on: FailOn,
}

/// The arguments of `init`.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder to write to; it is made where it does not exist. Nothing is ever overwritten.
    #[arg(default_value = ".")]
    pub(super) dir: PathBuf,
}

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Of which kind of file.
    #[arg(value_enum)]
    pub(super) of: SchemaOf,
}

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code, for example `unknown-key`; without it all are listed.
    pub(super) code: Option<String>,
}

/// The arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(super) shell: Shell,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines concerned.
    Human,
    /// One line each: `file:line:column: error[code]: message`.
    Short,
    /// One JSON object a line.
    Json,
}

/// When messages are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColourWhen {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// From which severity on a run fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// On errors only.
    Error,
    /// On warnings as well.
    Warning,
}

/// A kind of file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// A file of a timeline.
    Timeline,
    /// A pack.
    Pack,
}
