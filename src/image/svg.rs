//! A page as SVG. One unit of the drawing is a point.

use std::fmt::Write;

use super::markup::{command, escaped, hex, number};
use super::outlined::Outlines;
use super::picture::{Mark, Picture};
use super::text;
use crate::document::Document;
use crate::frame::{Path, Step};
use crate::geom::{PT_PER_MM, Point, Pt};

/// Writes a page; its title and description are the document's.
pub(super) fn write(picture: &Picture<'_>, document: &Document, outlines: bool) -> String {
    let mut out = head(picture, document);
    let outlines = outlines.then(|| Outlines::of(picture));
    outlines
        .iter()
        .for_each(|outlines| outlines.define(&mut out));
    picture.each(&mut |at, mark| match (mark, &outlines) {
        (Mark::Path(of), _) => path(&mut out, picture, at, of),
        (Mark::Glyphs(run), Some(outlines)) => outlines.run(&mut out, picture, at, run),
        (Mark::Glyphs(run), None) => text::run(&mut out, picture, at, run),
    });
    out.push_str("</svg>\n");
    out
}

fn head(picture: &Picture<'_>, document: &Document) -> String {
    let size = picture.frame.size;
    let (width, height) = (number(size.width.0), number(size.height.0));
    let millimetres = |length: Pt| number(length.0 / PT_PER_MM);
    let (lang, title) = (document.lang.tag(), escaped(&document.title));
    let alt = document
        .tree
        .nodes()
        .find_map(|(_, node)| node.alt.as_deref())
        .unwrap_or_default();
    // The limit of mitres is that of a PDF.
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {width} {height}\" \
         xml:lang=\"{lang}\" lang=\"{lang}\" xml:space=\"preserve\" stroke-miterlimit=\"10\">\n\
         <title>{title}</title>\n<desc>{} ({})</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
        millimetres(size.width),
        millimetres(size.height),
        escaped(alt),
        document.marking.label(),
    )
}

fn path(out: &mut String, picture: &Picture<'_>, at: Point, path: &Path) {
    let mut steps = String::new();
    for step in &path.steps {
        match step {
            Step::Move(p) => draw(&mut steps, 'M', at, &[*p]),
            Step::Line(p) => draw(&mut steps, 'L', at, &[*p]),
            Step::Curve(a, b, c) => draw(&mut steps, 'C', at, &[*a, *b, *c]),
            Step::Close => steps.push('Z'),
        }
    }
    let fill = path
        .fill
        .map_or("none".to_owned(), |colour| hex(picture.colour(colour)));
    let _ = write!(out, "<path d=\"{steps}\" fill=\"{fill}\"");
    if let Some((colour, width)) = path.stroke {
        let _ = write!(
            out,
            " stroke=\"{}\" stroke-width=\"{}\"",
            hex(picture.colour(colour)),
            number(width)
        );
    }
    out.push_str("/>\n");
}

fn draw(out: &mut String, letter: char, at: Point, points: &[Point]) {
    let places: Vec<[f32; 2]> = points
        .iter()
        .map(|point| [(at + *point).x.0, (at + *point).y.0])
        .collect();
    command(out, letter, &places);
}
