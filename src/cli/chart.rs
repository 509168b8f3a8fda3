//! `nenpyo chart`: one chart of a pack as a picture.

use std::fmt::Write;
use std::path::PathBuf;

use super::args::{Chart, Language, PictureKind};
use super::commands::one_pack;
use super::exit::{Exit, Failure};
use super::load::Loader;
use super::outcome::joined;
use super::report::Reporter;
use super::stdout;
use super::target::Target;
use crate::geom::{PT_PER_MM, Size};
use crate::image::Form;
use crate::lang::Lang;
use crate::model::FigureKind;
use crate::pack::{self, ChartRequest, Charted};
use crate::source::{Keyword, nearest};

/// Pixels an inch of a PNG: sharp on a slide.
const DPI: u32 = 200;

/// Lists the charts, or draws one.
pub(super) fn chart(args: &Chart, reporter: &Reporter) -> Result<Exit, Failure> {
    match (&args.name, &args.pack) {
        (Some(name), Some(pack)) => draw(args, named(name)?, pack, reporter),
        _ => stdout::data(list().as_bytes()),
    }
}

fn list() -> String {
    let longest = FigureKind::WORDS
        .iter()
        .map(|(word, ..)| word.len())
        .max()
        .unwrap_or(0);
    FigureKind::WORDS
        .iter()
        .fold(String::new(), |mut list, (word, _, about)| {
            let _ = writeln!(list, "{word:longest$}  {about}");
            list
        })
}

fn named(typed: &str) -> Result<FigureKind, Failure> {
    if let Some((_, figure, _)) = FigureKind::WORDS.iter().find(|(word, ..)| *word == typed) {
        return Ok(*figure);
    }
    let meant = nearest(typed, FigureKind::WORDS.iter().map(|(word, ..)| *word));
    let hint = meant.map_or("`nenpyo chart --list` lists them".to_owned(), |meant| {
        format!("did you mean `{meant}`?")
    });
    Err(Failure::usage(format!("there is no chart `{typed}`")).hint(hint))
}

fn draw(
    args: &Chart,
    figure: FigureKind,
    typed: &str,
    reporter: &Reporter,
) -> Result<Exit, Failure> {
    let kind = kind(args)?;
    let form = form(args, kind)?;
    let mut loader = Loader::default();
    let number = one_pack(&mut loader, typed)?;
    let name = || PathBuf::from(format!("{}.{}", figure.word(), ending(kind)));
    let target = Target::of(args.output.as_deref(), name, (what(kind), ending(kind)))?;
    let named = loader.pack(number)?;
    target.is_not_read(&loader)?;
    let unread = std::mem::take(&mut loader.sink);
    let inputs = named.inputs(loader.files, number);
    let charted = if unread.has_errors() {
        Charted {
            picture: None,
            diagnostics: pack::check_unread(&inputs, None),
        }
    } else {
        pack::chart(&inputs, &request(args, figure, form))
    };
    let found = joined(unread, charted.diagnostics);
    reporter.findings(&inputs.files, &found);
    let exit = Exit::of(&found, false);
    let written = match charted.picture {
        Some((bytes, size)) if exit == Exit::Done => {
            vec![target.deliver(&bytes, None, &measures(size), reporter)?]
        }
        None if exit == Exit::Done => {
            return Err(Failure {
                exit: Exit::Internal,
                ..Failure::io("nothing was drawn, and nothing says why")
            });
        }
        _ => Vec::new(),
    };
    reporter.summary(exit, &found, &written);
    Ok(exit)
}

fn request(args: &Chart, figure: FigureKind, form: Form) -> ChartRequest {
    let lang = args.language.map(|language| match language {
        Language::Ja => Lang::Ja,
        Language::En => Lang::En,
    });
    ChartRequest {
        figure,
        width: args.width.into(),
        height: args.height.map(Into::into),
        lang,
        grey: args.grey,
        form,
    }
}

/// What `--as` says, else the ending of the file.
fn kind(args: &Chart) -> Result<PictureKind, Failure> {
    let Some(path) = args.output.as_ref().filter(|_| args.kind.is_none()) else {
        return Ok(args.kind.unwrap_or(PictureKind::Svg));
    };
    let typed = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let known = [PictureKind::Svg, PictureKind::Png, PictureKind::Pdf]
        .into_iter()
        .find(|kind| ending(*kind) == typed);
    let failure = || {
        Failure::usage(format!(
            "`{}` does not say which kind of picture it is",
            path.display()
        ))
    };
    known.ok_or_else(|| failure().hint("let it end in .svg, .png or .pdf, or add `--as svg`"))
}

fn ending(kind: PictureKind) -> &'static str {
    match kind {
        PictureKind::Svg => "svg",
        PictureKind::Png => "png",
        PictureKind::Pdf => "pdf",
    }
}

/// What a message calls a picture of the kind.
fn what(kind: PictureKind) -> &'static str {
    match kind {
        PictureKind::Svg => "an SVG picture",
        PictureKind::Png => "a PNG picture",
        PictureKind::Pdf => "a PDF picture",
    }
}

/// The kind with its options; one that says nothing of this kind is refused rather than ignored.
fn form(args: &Chart, kind: PictureKind) -> Result<Form, Failure> {
    if args.outlines && kind != PictureKind::Svg {
        return Err(Failure::usage(
            "`--outlines` is for SVG; PNG and PDF need no fonts",
        ));
    }
    if args.dpi.is_some() && kind != PictureKind::Png {
        return Err(Failure::usage(
            "`--dpi` is for PNG; SVG and PDF have no pixels",
        ));
    }
    Ok(match kind {
        PictureKind::Svg => Form::Svg {
            outlines: args.outlines,
        },
        PictureKind::Png => Form::Png {
            dpi: args.dpi.unwrap_or(DPI),
        },
        PictureKind::Pdf => Form::Pdf,
    })
}

fn measures(size: Size) -> String {
    let millimetres = |length: f32| (length / PT_PER_MM * 10.0).round() / 10.0;
    format!(
        "{} × {} mm",
        millimetres(size.width.0),
        millimetres(size.height.0)
    )
}
