//! The arguments as they are typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::exit::TABLE;
use crate::geom::Mm;
use crate::pack::Shard;

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
    /// How many processors to use at most; without it, all of them, up to 8. The bytes are the
    /// same.
    #[arg(
        short,
        long,
        global = true,
        value_name = "N",
        value_parser = clap::value_parser!(u16).range(1..=256)
    )]
    pub(super) jobs: Option<u16>,
}

/// A command.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check timelines and packs without printing anything.
    Check(Check),
    /// Build the PDF of a pack.
    Build(Build),
    /// Draw one chart of a pack as a picture: SVG, PNG or PDF.
    Chart(Chart),
    /// Say what a PDF is, whether it keeps PDF/A and PDF/UA, and whether a pack makes the same
    /// bytes.
    Verify(Verify),
    /// List the sections that a pack can have.
    Sections,
    /// Write a small example to start from.
    Init(Init),
    /// Print the JSON Schema of the format, for editors.
    Schema(Schema),
    /// List what the audience of a pack does not see, and why: for its author only.
    ExplainAudience(ExplainAudience),
    /// Explain a code that a finding names, or list them all.
    Explain(Explain),
    /// List the bundled faces, how many characters each has, and its licence.
    Fonts,
    /// Print the licences of the bundled faces and of all crates in the program.
    Licences,
    /// Print the completions of a shell.
    Completions(Completions),
}

/// The arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = TABLE)]
pub(super) struct Check {
    /// Timeline files, folders or patterns, which together are one timeline; or packs; `-` reads
    /// standard input.
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
    /// Where the PDF goes; `-` is standard output. Without it: the name of the pack, in the current
    /// folder. For a pack with `recipients:` it is the folder of the copies, which is made where it
    /// does not exist.
    #[arg(short, long, value_name = "OUT.pdf", required_if_eq("pack", "-"))]
    pub(super) output: Option<PathBuf>,
    /// Print placeholders for missing translations and cut texts that are too long.
    #[arg(long)]
    pub(super) draft: bool,
    /// Put the pages on sheets: `2up-notes` is two pages beside ruled lines, `booklet` is two pages
    /// on each side of a sheet (A5 on A4) in the order in which sheets are folded. Such a file is
    /// for paper and does not claim PDF/UA.
    #[arg(long, value_enum, value_name = "WAY")]
    pub(super) imposition: Option<SheetsOf>,
    /// Encrypt the file (AES-256) with the password on the first line of this file; a second line
    /// is the password for changes. The file then claims neither PDF/A nor PDF/UA, and no two runs
    /// give the same bytes.
    #[arg(long, value_name = "FILE")]
    pub(super) password_file: Option<PathBuf>,
    /// Of a pack with `recipients:`, only the copies n of which (n − 1) mod N is K − 1: a part of
    /// the work for each of N machines. All parts together are the same files as one run.
    #[arg(long, value_name = "K/N", value_parser = shard)]
    pub(super) shard: Option<Shard>,
    /// From which severity on the run fails.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub(super) fail_on: FailOn,
}

fn shard(typed: &str) -> Result<Shard, String> {
    let numbers = typed
        .split_once('/')
        .and_then(|(index, count)| Some((index.parse().ok()?, count.parse().ok()?)));
    match numbers {
        Some((index, count)) if index >= 1 && index <= count => Ok(Shard { index, count }),
        _ => Err("write K/N, with K from 1 to N".to_owned()),
    }
}

/// The arguments of `chart`.
#[derive(Debug, Args)]
#[command(after_help = TABLE)]
pub(super) struct Chart {
    /// The chart, as `--list` names it.
    #[arg(required_unless_present = "list")]
    pub(super) name: Option<String>,
    /// The pack, whose records and options it takes; `-` reads standard input.
    #[arg(required_unless_present = "list")]
    pub(super) pack: Option<String>,
    /// List the charts.
    #[arg(long, exclusive = true)]
    pub(super) list: bool,
    /// Where the picture goes; its ending says the kind: .svg, .png or .pdf. `-` is standard
    /// output. Without it: the name of the chart, in the current folder.
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// The kind of file, where no ending says it.
    #[arg(
        long = "as",
        value_enum,
        value_name = "KIND",
        required_if_eq("output", "-")
    )]
    pub(super) kind: Option<PictureKind>,
    /// How wide it is, in millimetres, from 80 to 1200. Type keeps its size.
    #[arg(long, value_name = "MM", value_parser = width, default_value = "170")]
    pub(super) width: Mm,
    /// How high it is, in millimetres; without it, as high as the chart.
    #[arg(long, value_name = "MM", value_parser = height)]
    pub(super) height: Option<Mm>,
    /// The language, where it is not the pack's.
    #[arg(long, value_enum)]
    pub(super) language: Option<Language>,
    /// Every colour as the grey that a copier makes of it.
    #[arg(long)]
    pub(super) grey: bool,
    /// Pixels an inch of a PNG; 200 without it.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(20..=2400))]
    pub(super) dpi: Option<u32>,
    /// Glyphs of an SVG as paths, for viewers without the fonts.
    #[arg(long)]
    pub(super) outlines: bool,
}

/// A width that leaves room for words.
fn width(typed: &str) -> Result<Mm, String> {
    millimetres(typed, 80.0)
}

fn height(typed: &str) -> Result<Mm, String> {
    millimetres(typed, 10.0)
}

fn millimetres(typed: &str, least: f32) -> Result<Mm, String> {
    const MOST: f32 = 1200.0;
    let length: f32 = typed.parse().map_err(|_| "it is no number".to_owned())?;
    if (least..=MOST).contains(&length) {
        Ok(Mm(length))
    } else {
        Err(format!("it goes from {least} to {MOST} mm"))
    }
}

/// The arguments of `verify`.
#[derive(Debug, Args)]
#[command(after_help = TABLE)]
pub(super) struct Verify {
    /// The PDF; `-` reads standard input.
    #[arg(value_name = "FILE.pdf")]
    pub(super) file: String,
    /// Build this pack, and say whether it makes the same bytes.
    #[arg(long, value_name = "PACK")]
    pub(super) against: Option<String>,
    /// Build it as a draft.
    #[arg(long, requires = "against")]
    pub(super) draft: bool,
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

/// The arguments of `explain-audience`.
#[derive(Debug, Args)]
#[command(after_help = TABLE)]
pub(super) struct ExplainAudience {
    /// The pack; `-` reads standard input.
    pub(super) pack: String,
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

/// A kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PictureKind {
    /// Shapes: for slides and web pages.
    Svg,
    /// Pixels.
    Png,
    /// A page.
    Pdf,
}

/// How pages stand on sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SheetsOf {
    /// Two pages beside ruled lines.
    #[value(name = "2up-notes")]
    TwoUpNotes,
    /// Two pages on each side of a sheet (A5 on A4), to be folded and stapled in the middle.
    Booklet,
}

/// A language of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
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
