//! A picture before it has a form.

use crate::diag::{Code, Diagnostic};
use crate::font::FontBook;
use crate::frame::{Colour, Frame, GlyphRun, Item, Path};
use crate::geom::Point;

/// What only a fault of nenpyo can cause.
pub(super) fn fault(why: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::Internal, None, why).hint("please report this with the input"))
}

/// What is painted, and how.
pub(super) struct Picture<'a> {
    /// Everything that it shows.
    pub frame: &'a Frame,
    /// The faces.
    pub fonts: &'a FontBook,
    /// Whether it is painted without colours.
    pub grey: bool,
}

/// A thing that is painted.
pub(super) enum Mark<'a> {
    Glyphs(&'a GlyphRun),
    Path(&'a Path),
}

impl<'a> Picture<'a> {
    /// Everything that is painted, in order, with its place.
    pub(crate) fn each(&self, see: &mut dyn FnMut(Point, Mark<'a>)) {
        // A picture of a chart bears no logo.
        self.frame.walk(&mut |spot, item| match item {
            Item::Glyphs(run) | Item::Ruby(run) => see(spot.at, Mark::Glyphs(run)),
            Item::Path(path) => see(spot.at, Mark::Path(path)),
            _ => {}
        });
    }

    /// A colour as it is painted.
    pub(crate) fn colour(&self, colour: Colour) -> Colour {
        if self.grey { colour.grey() } else { colour }
    }
}
