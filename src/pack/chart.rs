//! One chart of a pack as a picture.

use super::{FileFacts, Inputs, LastLook, Material, brief_of, material, typeset};
use crate::analysis::{Selection, select};
use crate::brief::{Brief, compose_figure};
use crate::diag::{Diagnostic, Sink};
use crate::document::{Claim, House};
use crate::geom::{Pt, Size};
use crate::image::{self, Form};
use crate::lang::Lang;
use crate::layout::{Options, lay_out_figure};
use crate::model::{ColourMode, FigureKind, Pack, PackLanguage, Preset};
use crate::pdf::Edge;
use crate::text::Typesetter;

/// Which chart is wanted, and how.
#[derive(Debug, Clone, Copy)]
pub struct ChartRequest {
    /// The chart.
    pub figure: FigureKind,
    /// How wide the picture is. Type keeps its size.
    pub width: Pt,
    /// How high it is; without one, as high as the chart.
    pub height: Option<Pt>,
    /// The language, where it is not the pack's.
    pub lang: Option<Lang>,
    /// Whether every colour becomes grey, whatever the pack says.
    pub grey: bool,
    /// The kind of file.
    pub form: Form,
}

/// A chart as a picture.
#[derive(Debug)]
pub struct Charted {
    /// The finished file and how large the picture is; `None` when an error was found.
    pub picture: Option<(Vec<u8>, Size)>,
    /// All findings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Draws one chart of a pack. Everything is read and checked as for a build.
pub fn chart(inputs: &Inputs, wanted: &ChartRequest) -> Charted {
    let mut sink = Sink::default();
    let picture = draw(inputs, wanted, &mut sink).filter(|_| !sink.has_errors());
    Charted {
        picture,
        diagnostics: inputs.files.sorted(sink),
    }
}

fn draw(inputs: &Inputs, wanted: &ChartRequest, sink: &mut Sink) -> Option<(Vec<u8>, Size)> {
    let Material {
        timeline,
        pack,
        house,
        fonts,
        unshown,
        ..
    } = material(
        inputs,
        wanted
            .lang
            .map(|lang| lang.pick(PackLanguage::Ja, PackLanguage::En)),
        sink,
    )?;
    let selection = select(&timeline, &pack, sink);
    if sink.has_errors() {
        return None;
    }
    let setter = Typesetter::new(&fonts);
    let brief = settled(&selection, &pack, inputs, (&house, &setter));
    let document = compose_figure(&brief, wanted.figure, sink);
    let grey = wanted.grey || pack.colour == ColourMode::Grey;
    let options = Options {
        paper: pack.paper,
        sides: pack.sides,
        grey,
        density: 0,
        draft: inputs.draft,
        booklet: false,
    };
    let book = lay_out_figure(
        &document,
        wanted.width,
        wanted.height,
        options,
        &setter,
        sink,
    );
    // A picture ends below its figure, so it bears the marking once.
    let look = LastLook {
        pack: &pack,
        unshown: &unshown,
        draft: inputs.draft,
        edges: &[Edge::Head],
    };
    look.check_pages(&document, &book, sink);
    if sink.has_errors() {
        return None;
    }
    let size = book.pages.first().map(|page| page.frame.size)?;
    match image::write(&book, &document, &fonts, wanted.form) {
        Ok(bytes) => Some((bytes, size)),
        Err(found) => {
            sink.push(*found);
            None
        }
    }
}

/// The brief that the pages of the pack are composed from, so that a chart shows the records and
/// cites the numbers that they do. Only where pages are limited they must be set to know it;
/// whether they fit is not asked here.
fn settled<'t>(
    selection: &'t Selection<'t>,
    pack: &'t Pack,
    inputs: &Inputs,
    (house, setter): (&'t House, &Typesetter<'_>),
) -> Brief<'t> {
    // A chart says nothing of the file that the pages stand in.
    let facts = FileFacts {
        provenance: None,
        claim: Claim::default(),
        house,
        since: None,
    };
    let is_limited = pack
        .sections
        .iter()
        .any(|section| section.options.pages.is_some());
    if !is_limited && pack.preset != Some(Preset::Executive) {
        return brief_of(selection, pack, facts);
    }
    typeset(selection, pack, inputs, facts, setter, &mut Sink::default()).0
}
