//! SVG: flat paths. usvg resolves units, styles, uses and transformations; nothing outside the file
//! is looked at.

use usvg::roxmltree::Document;
use usvg::tiny_skia_path::{PathSegment, Point as At};
use usvg::{FillRule, Group, ImageHrefResolver, LineCap, LineJoin, Node, Options, Paint, Tree};

use super::limits;
use crate::colour::Colour;
use crate::frame::{Frame, Path, Step};
use crate::geom::{Point, Pt};

/// Steps of all paths together, which stand on every page; a logo has some hundreds, a traced
/// photograph many more.
const MOST_STEPS: usize = 5_000;

/// Reads a drawing.
pub(super) fn read(bytes: &[u8]) -> Result<Frame, String> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| "is neither SVG in UTF-8 nor PNG".to_owned())?;
    limits::file(text)?;
    let document = Document::parse(text).map_err(|why| format!("is no sound SVG ({why})"))?;
    limits::styles(&document)?;
    if document
        .descendants()
        .any(|node| matches!(node.tag_name().name(), "text" | "foreignObject"))
    {
        return Err("holds text, which depends on fonts: convert it to outlines".to_owned());
    }
    let nothing = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    if document
        .descendants()
        .any(|node| node.tag_name().name() == "image")
    {
        return Err("holds a picture: give a PNG, or paths alone".to_owned());
    }
    let options = Options {
        image_href_resolver: nothing,
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options)
        .map_err(|why| format!("is no sound SVG ({why})"))?;
    let mut frame = Frame::new(Pt(tree.size().width()), Pt(tree.size().height()));
    group(tree.root(), &mut frame)?;
    let steps: usize = frame
        .items
        .iter()
        .map(|(_, item)| {
            if let crate::frame::Item::Path(path) = item {
                path.steps.len()
            } else {
                0
            }
        })
        .sum();
    match steps {
        0 => Err("shows nothing".to_owned()),
        1..=MOST_STEPS => limits::drawing(frame),
        _ => Err(format!(
            "has {steps} points, and {MOST_STEPS} are plenty: simplify its paths"
        )),
    }
}

fn group(of: &Group, frame: &mut Frame) -> Result<(), String> {
    if of.opacity().get() < 1.0 || of.blend_mode() != usvg::BlendMode::Normal {
        return Err("is transparent in part: give it solid colours".to_owned());
    }
    if of.clip_path().is_some() || of.mask().is_some() || !of.filters().is_empty() {
        return Err(
            "uses a clipping path, a mask or a filter: convert it to plain paths".to_owned(),
        );
    }
    for node in of.children() {
        match node {
            Node::Group(inner) => group(inner, frame)?,
            Node::Path(of) if of.is_visible() => path(of, frame)?,
            Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
        }
    }
    Ok(())
}

fn path(of: &usvg::Path, frame: &mut Frame) -> Result<(), String> {
    let transform = of.abs_transform();
    let Some(data) = of.data().clone().transform(transform) else {
        return Ok(());
    };
    let fill = of.fill().map(|fill| {
        Ok::<_, String>((
            solid(fill.paint(), fill.opacity().get())?,
            fill.rule() == FillRule::EvenOdd,
        ))
    });
    let fill = fill.transpose()?;
    let stroke = match of.stroke() {
        Some(stroke) => {
            let is_plain = stroke.dasharray().is_none()
                && stroke.linecap() == LineCap::Butt
                && stroke.linejoin() == LineJoin::Miter;
            if !is_plain {
                return Err(
                    "has lines with dashes, round ends or round corners: convert lines to outlines"
                        .to_owned(),
                );
            }
            let scale = (transform.sx * transform.sy - transform.kx * transform.ky)
                .abs()
                .sqrt();
            Some((
                solid(stroke.paint(), stroke.opacity().get())?,
                stroke.width().get() * scale,
            ))
        }
        None => None,
    };
    let even_odd = fill.is_some_and(|(_, even_odd)| even_odd);
    frame.path(Path {
        steps: steps(&data),
        fill: fill.map(|(colour, _)| colour),
        stroke,
        even_odd,
    });
    Ok(())
}

fn solid(paint: &Paint, opacity: f32) -> Result<Colour, String> {
    match paint {
        Paint::Color(colour) if opacity >= 1.0 => Ok(Colour(colour.red, colour.green, colour.blue)),
        Paint::Color(_) => Err("is transparent in part: give it solid colours".to_owned()),
        _ => Err("has a gradient or a pattern: give it solid colours".to_owned()),
    }
}

fn steps(data: &usvg::tiny_skia_path::Path) -> Vec<Step> {
    let point = |p: At| Point::new(Pt(p.x), Pt(p.y));
    let mut steps = Vec::new();
    let mut pen = At::zero();
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(p) => steps.push(Step::Move(point(p))),
            PathSegment::LineTo(p) => steps.push(Step::Line(point(p))),
            PathSegment::QuadTo(c, p) => {
                // A cubic curve that is the quadratic one.
                let third = |from: At| {
                    At::from_xy(
                        from.x + (c.x - from.x) * 2.0 / 3.0,
                        from.y + (c.y - from.y) * 2.0 / 3.0,
                    )
                };
                steps.push(Step::Curve(point(third(pen)), point(third(p)), point(p)));
            }
            PathSegment::CubicTo(a, b, p) => steps.push(Step::Curve(point(a), point(b), point(p))),
            PathSegment::Close => steps.push(Step::Close),
        }
        if let PathSegment::MoveTo(p)
        | PathSegment::LineTo(p)
        | PathSegment::QuadTo(_, p)
        | PathSegment::CubicTo(_, _, p) = segment
        {
            pen = p;
        }
    }
    steps
}
