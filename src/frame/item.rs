//! What frames are made of.

use std::sync::Arc;

use crate::colour::Colour;
use crate::font::FaceId;
use crate::geom::{Point, Pt, Rect, Size};

/// The node of the tag tree that content belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// No node yet: the tag tree is not made.
    pub const UNSET: NodeId = NodeId(u32::MAX);
}

/// A place that links lead to; numbers count within a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dest {
    /// A section, by its place among them.
    Section(u32),
    /// A record.
    Record(u32),
    /// A source.
    Source(u32),
    /// The file of a case.
    Case(u32),
    /// A figure.
    Figure(u32),
    /// The first record of a section in a year.
    Year(u32, i32),
}

impl Dest {
    /// Its name in the file, for addresses such as `briefing.pdf#record-12`.
    pub fn name(self) -> String {
        match self {
            Dest::Section(number) => format!("section-{number}"),
            Dest::Record(number) => format!("record-{number}"),
            Dest::Source(number) => format!("source-{number}"),
            Dest::Case(number) => format!("case-{number}"),
            Dest::Figure(number) => format!("figure-{number}"),
            Dest::Year(section, year) => format!("section-{section}-{year}"),
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Into the document.
    Inside(Dest),
    /// To an address.
    Address(Box<str>),
}

/// A finished layout: items at fixed places.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// Its size.
    pub size: Size,
    /// What it shows, painted in this order.
    pub items: Vec<(Point, Item)>,
}

/// Something in a frame; places within it count from its own place.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs on a baseline; shared, since a line is often measured, kept and drawn.
    Glyphs(Arc<GlyphRun>),
    /// A reading above its base: shown, but no part of the text, which is the base alone.
    Ruby(Arc<GlyphRun>),
    /// A path, filled or stroked.
    Path(Path),
    /// A frame of its own.
    Group(Frame),
    /// Content of one node of the tag tree.
    Tagged(NodeId, Frame),
    /// Content that is no part of the text.
    Artifact(Artifact, Frame),
    /// A place that links lead to.
    Anchor(Dest),
    /// A picture, so large.
    Image(Arc<Pixels>, Size),
    /// Content that leads somewhere, or an area of it that does: the frame's own.
    Link(Target, Frame),
}

/// A picture without transparency.
#[derive(Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row from the top.
    pub rgb: Vec<u8>,
}

/// What content is that is no part of the text (ISO 32000-1, 14.8.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    /// The running head.
    Head,
    /// The running foot.
    Foot,
    /// A rule, a ground, a sign, a repeated head of a table.
    Layout,
    /// What helps to cut, punch or bind the paper.
    Production,
    /// A pale text under everything.
    Watermark,
}

/// A run of glyphs of one face, size and colour; its place is the start of the baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The size in points.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// Whether the run is turned by 90 degrees, reading upwards.
    pub upright: bool,
    /// The glyphs in order.
    pub glyphs: Vec<Glyph>,
    /// The text that they show.
    pub text: String,
}

/// A glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// How far the pen goes on, in points, with any space added after it.
    pub advance: f32,
    /// Bytes of the run's text that it stands for; 0 for the further glyphs of a cluster.
    pub bytes: u8,
    /// Whether space was added after it that is no character (the quarter em between kanji and
    /// Latin).
    pub gap: bool,
}

impl GlyphRun {
    /// The characters of clusters for which the face has no glyph.
    pub fn missing(&self) -> impl Iterator<Item = char> {
        let mut end = 0;
        let clusters = self.glyphs.iter().scan(0..0, move |cluster, glyph| {
            if glyph.bytes > 0 {
                let start = end;
                end += usize::from(glyph.bytes);
                *cluster = start..end;
            }
            Some((glyph.id, cluster.clone()))
        });
        clusters
            .filter(|(id, _)| *id == 0)
            .flat_map(|(_, cluster)| self.text.get(cluster).unwrap_or_default().chars())
    }

    /// Its width in points.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// A path.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Its steps.
    pub steps: Vec<Step>,
    /// The colour inside.
    pub fill: Option<Colour>,
    /// The colour and width of the line.
    pub stroke: Option<(Colour, f32)>,
    /// Whether the inside is what an odd number of rings goes around; else rings of one direction
    /// fill each other.
    pub even_odd: bool,
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Start here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A cubic curve with two control points to the third.
    Curve(Point, Point, Point),
    /// Back to the start.
    Close,
}

impl Path {
    /// A filled rectangle.
    pub fn rect(rect: Rect, fill: Colour) -> Self {
        Path {
            steps: rect_steps(rect),
            fill: Some(fill),
            stroke: None,
            even_odd: false,
        }
    }

    /// The outline of a rectangle.
    pub fn outline(rect: Rect, colour: Colour, width: f32) -> Self {
        Path {
            steps: rect_steps(rect),
            fill: None,
            stroke: Some((colour, width)),
            even_odd: false,
        }
    }

    /// A straight line.
    pub fn line(from: Point, to: Point, colour: Colour, width: f32) -> Self {
        Path {
            steps: vec![Step::Move(from), Step::Line(to)],
            fill: None,
            stroke: Some((colour, width)),
            even_odd: false,
        }
    }

    /// A filled polygon.
    pub fn polygon(points: &[Point], fill: Option<Colour>, stroke: Option<(Colour, f32)>) -> Self {
        let mut steps: Vec<Step> = points.iter().map(|p| Step::Line(*p)).collect();
        if let Some(first) = steps.first_mut() {
            *first = Step::Move(points[0]);
        }
        steps.push(Step::Close);
        Path {
            steps,
            fill,
            stroke,
            even_odd: false,
        }
    }

    /// A circle.
    pub fn circle(
        centre: Point,
        radius: f32,
        fill: Option<Colour>,
        stroke: Option<(Colour, f32)>,
    ) -> Self {
        // The distance of control points that draws a quarter circle within 0.03 %.
        const K: f32 = 0.552_284_8;
        let (r, k) = (radius, radius * K);
        let at = |dx: f32, dy: f32| Point::new(centre.x + Pt(dx), centre.y + Pt(dy));
        let steps = vec![
            Step::Move(at(r, 0.0)),
            Step::Curve(at(r, k), at(k, r), at(0.0, r)),
            Step::Curve(at(-k, r), at(-r, k), at(-r, 0.0)),
            Step::Curve(at(-r, -k), at(-k, -r), at(0.0, -r)),
            Step::Curve(at(k, -r), at(r, -k), at(r, 0.0)),
            Step::Close,
        ];
        Path {
            steps,
            fill,
            stroke,
            even_odd: false,
        }
    }

    /// Centre and radius, where it is a small filled circle and nothing else.
    pub fn dot(&self) -> Option<(Point, f32)> {
        /// In points.
        const LARGEST: f32 = 1.5;
        let [
            Step::Move(start),
            Step::Curve(..),
            Step::Curve(_, _, far),
            Step::Curve(..),
            Step::Curve(_, _, end),
            Step::Close,
        ] = self.steps[..]
        else {
            return None;
        };
        let radius = (start.x.0 - far.x.0) / 2.0;
        let is_circle =
            self.stroke.is_none() && self.fill.is_some() && start == end && start.y == far.y;
        (is_circle && radius > 0.0 && radius <= LARGEST)
            .then(|| (Point::new(start.x - Pt(radius), start.y), radius))
    }
}

fn rect_steps(r: Rect) -> Vec<Step> {
    let corner = |x: Pt, y: Pt| Point::new(x, y);
    vec![
        Step::Move(corner(r.x, r.y)),
        Step::Line(corner(r.right(), r.y)),
        Step::Line(corner(r.right(), r.bottom())),
        Step::Line(corner(r.x, r.bottom())),
        Step::Close,
    ]
}

impl Frame {
    /// An empty frame of a size.
    pub fn new(width: Pt, height: Pt) -> Self {
        Frame {
            size: Size::new(width, height),
            items: Vec::new(),
        }
    }

    /// Adds an item at a place.
    pub fn push(&mut self, at: Point, item: Item) {
        self.items.push((at, item));
    }

    /// Adds a path whose steps count from the frame's own corner.
    pub fn path(&mut self, path: Path) {
        self.items.push((Point::default(), Item::Path(path)));
    }

    /// Adds another frame at a place.
    pub fn group(&mut self, at: Point, frame: Frame) {
        self.items.push((at, Item::Group(frame)));
    }

    /// Adds a rule that is no part of the text.
    pub fn rule(&mut self, x: Pt, y: Pt, width: Pt, colour: Colour, weight: f32) {
        self.artifact(Path::line(
            Point::new(x, y),
            Point::new(x + width, y),
            colour,
            weight,
        ));
    }

    /// Adds a path that is no part of the text.
    pub fn artifact(&mut self, path: Path) {
        let mut frame = Frame::default();
        frame.path(path);
        self.items
            .push((Point::default(), Item::Artifact(Artifact::Layout, frame)));
    }

    /// Divides a frame at the group that holds a node: what is painted before stays; gives the
    /// group with its place, and what is painted after.
    pub fn divide(&mut self, node: NodeId) -> Option<((Point, Item), Frame)> {
        let is_it = |item: &Item| matches!(item, Item::Tagged(of, _) if *of == node);
        let holds = |item: &Item| match item {
            Item::Group(frame) => frame.items.iter().any(|(_, item)| is_it(item)),
            _ => false,
        };
        let place = self.items.iter().position(|(_, item)| holds(item))?;
        let after = self.items.split_off(place + 1);
        Some((
            self.items.pop()?,
            Frame {
                size: self.size,
                items: after,
            },
        ))
    }
}
