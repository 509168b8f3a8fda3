//! A frame → printpdf operators. The one flip to y upwards is here.

use printpdf::{
    DictItem, FontId, LinePoint, Op, PaintMode, PdfFontHandle, Polygon, PolygonRing, Pt as PdfPt, Rgb, TextMatrix, WindingOrder,
};

use super::Names;
use super::fonts::{Usage, Used};
use crate::brief::TagTree;
use crate::frame::{Colour, Dest, Frame, GlyphRun, Item, NodeId, Path, Step, Target};
use crate::geom::{Point, Pt, Rect};

/// What a page holds beside its content.
#[derive(Default)]
pub(super) struct Marks {
    /// Places that links lead to, y from the bottom.
    pub anchors: Vec<(Dest, f32)>,
    /// The node of each marked content, by its number.
    pub marked: Vec<NodeId>,
    /// Areas that lead somewhere, y from the bottom.
    pub links: Vec<([f32; 4], Target)>,
}

/// Writes a page.
pub(super) fn write(frame: &Frame, usage: &Usage<'_>, tree: &TagTree, grey: bool) -> (Vec<Op>, Marks) {
    let mut writer = Writer {
        ops: Vec::new(),
        marks: Marks::default(),
        usage,
        tree,
        grey,
        height: frame.size.height,
        node: None,
        state: State::default(),
    };
    writer.frame(Point::default(), frame);
    (writer.ops, writer.marks)
}

#[derive(Default)]
struct State {
    fill: Option<Colour>,
    stroke: Option<Colour>,
    width: Option<f32>,
}

struct Writer<'a, 'f> {
    ops: Vec<Op>,
    marks: Marks,
    usage: &'a Usage<'f>,
    tree: &'a TagTree,
    grey: bool,
    height: Pt,
    /// The node whose marked content is open.
    node: Option<NodeId>,
    state: State,
}

impl Writer<'_, '_> {
    fn frame(&mut self, at: Point, frame: &Frame) {
        for (place, item) in &frame.items {
            let place = at + *place;
            match item {
                Item::Glyphs(run) => self.run(place, run),
                Item::Ruby(run) => self.reading(place, run),
                Item::Path(path) => self.path(place, path),
                Item::Group(frame) => self.frame(place, frame),
                Item::Tagged(node, frame) => self.tagged(place, *node, frame),
                Item::Artifact(frame) => self.artifact(place, frame),
                Item::Anchor(dest) => self.marks.anchors.push((dest.clone(), self.flip(place.y))),
                Item::Link(size, target) => {
                    let rect = Rect::new(place.x, place.y, size.width, size.height);
                    let rect = [rect.x.0, self.flip(rect.bottom()), rect.right().0, self.flip(rect.y)];
                    self.marks.links.push((rect.map(hundredths), target.clone()));
                }
            }
        }
    }

    fn flip(&self, y: Pt) -> f32 {
        hundredths(self.height.0 - y.0)
    }

    fn tagged(&mut self, at: Point, node: NodeId, frame: &Frame) {
        let above = self.node.replace(node);
        self.open(node, None);
        self.frame(at, frame);
        self.ops.push(Op::EndMarkedContent);
        self.node = above;
    }

    /// Begins marked content of a node, perhaps with a text that stands for what it shows.
    fn open(&mut self, node: NodeId, actual: Option<&str>) {
        let mut properties = Names::from([("MCID".to_owned(), DictItem::Int(self.marks.marked.len() as i64))]);
        properties.extend(actual.map(|text| ("ActualText".to_owned(), text_string(text))));
        self.marks.marked.push(node);
        // Poppler honours ActualText under the tag Span alone.
        let tag = if actual.is_some() { "Span" } else { self.tree.node(node).role.name() }.to_owned();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map: properties } });
    }

    fn artifact(&mut self, at: Point, frame: &Frame) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        self.frame(at, frame);
        self.ops.push(Op::EndMarkedContent);
    }

    fn colour(&self, colour: Colour) -> printpdf::Color {
        let c = if self.grey { colour.grey() } else { colour };
        let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
        printpdf::Color::Rgb(Rgb { r: part(c.0), g: part(c.1), b: part(c.2), icc_profile: None })
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.state.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: self.colour(colour) });
            self.state.fill = Some(colour);
        }
    }

    fn set_stroke(&mut self, colour: Colour, width: f32) {
        if self.state.stroke != Some(colour) {
            self.ops.push(Op::SetOutlineColor { col: self.colour(colour) });
            self.state.stroke = Some(colour);
        }
        if self.state.width != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: PdfPt(width) });
            self.state.width = Some(width);
        }
    }

    fn path(&mut self, at: Point, path: &Path) {
        if let Some(colour) = path.fill {
            self.set_fill(colour);
        }
        if let Some((colour, width)) = path.stroke {
            self.set_stroke(colour, width);
        }
        let closed = path.fill.is_some() || path.steps.last() == Some(&Step::Close);
        if closed {
            let mode = match (path.fill, path.stroke) {
                (Some(_), Some(_)) => PaintMode::FillStroke,
                (Some(_), None) => PaintMode::Fill,
                _ => PaintMode::Stroke,
            };
            let rings = vec![PolygonRing { points: self.points(at, &path.steps) }];
            self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } });
        } else {
            let points = self.points(at, &path.steps);
            self.ops.push(Op::DrawLine { line: printpdf::Line { points, is_closed: false } });
        }
    }

    fn points(&self, at: Point, steps: &[Step]) -> Vec<LinePoint> {
        let mut points = Vec::with_capacity(steps.len());
        let mut add = |p: Point, bezier: bool| {
            let p = at + p;
            let (x, y) = (PdfPt(hundredths(p.x.0)), PdfPt(self.flip(p.y)));
            points.push(LinePoint { p: printpdf::Point { x, y }, bezier });
        };
        for step in steps {
            match step {
                Step::Move(p) | Step::Line(p) => add(*p, false),
                Step::Curve(a, b, c) => {
                    add(*a, true);
                    add(*b, true);
                    add(*c, false);
                }
                Step::Close => {}
            }
        }
        points
    }

    /// Writes a run. A gap that is no character, and a glyph whose font gives another text, stand in marked content of
    /// their own with ActualText, the smallest that holds them: else poppler reads the gap as a space. Such content is
    /// never nested, since poppler loses what follows within the outer one.
    fn run(&mut self, at: Point, run: &GlyphRun) {
        let usage = self.usage;
        let Some(used) = usage.face(run.face) else { return };
        self.set_fill(run.colour);
        let (mut i, mut start, mut from, mut pen) = (0, 0, 0, 0.0);
        let advance = |range: std::ops::Range<usize>| run.glyphs[range].iter().map(|glyph| glyph.advance).sum::<f32>();
        while i < run.glyphs.len() {
            let (end, text_end) = unsearchable(run, used, i, start);
            if end == i {
                start += usize::from(run.glyphs[i].bytes);
                i += 1;
                continue;
            }
            self.piece(at, pen, run, used, from..i);
            pen += advance(from..i);
            self.actual(&run.text[start..text_end], |writer| writer.piece(at, pen, run, used, i..end));
            pen += advance(i..end);
            (start, i, from) = (text_end, end, end);
        }
        self.piece(at, pen, run, used, from..i);
    }

    /// Writes a reading, which stands for no text: search, copying and reading aloud meet its base alone.
    fn reading(&mut self, at: Point, run: &GlyphRun) {
        let usage = self.usage;
        let Some(used) = usage.face(run.face) else { return };
        self.set_fill(run.colour);
        self.actual("", |writer| writer.piece(at, 0.0, run, used, 0..run.glyphs.len()));
    }

    /// Writes something that a text stands for.
    fn actual(&mut self, text: &str, write: impl FnOnce(&mut Self)) {
        match self.node {
            Some(node) => {
                self.ops.push(Op::EndMarkedContent);
                self.open(node, Some(text));
                write(self);
                self.ops.push(Op::EndMarkedContent);
                self.open(node, None);
            }
            None => {
                let properties = DictItem::Dict { map: Names::from([("ActualText".to_owned(), text_string(text))]) };
                self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
                write(self);
                self.ops.push(Op::EndMarkedContent);
            }
        }
    }

    /// Writes glyphs of a run as a text object, `pen` points from the start of the run.
    fn piece(&mut self, at: Point, pen: f32, run: &GlyphRun, used: &Used<'_>, glyphs: std::ops::Range<usize>) {
        if glyphs.is_empty() {
            return;
        }
        self.ops.push(Op::StartTextSection);
        let font = PdfFontHandle::External(FontId(super::resource_name(run.face)));
        self.ops.push(Op::SetFont { font, size: PdfPt(run.size) });
        if run.upright {
            let (x, y) = (hundredths(at.x.0), self.flip(at.y - Pt(pen)));
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([0.0, 1.0, -1.0, 0.0, x, y]) });
        } else {
            let (x, y) = (PdfPt(hundredths(at.x.0 + pen)), PdfPt(self.flip(at.y)));
            self.ops.push(Op::SetTextCursor { pos: printpdf::Point { x, y } });
        }
        let mut show = Show::new(run, used);
        glyphs.for_each(|glyph| show.glyph(glyph));
        show.flush(&mut self.ops);
        self.ops.push(Op::EndTextSection);
    }
}

/// A text string of a property list: UTF-16 with a byte order mark.
fn text_string(text: &str) -> DictItem {
    let data = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    DictItem::String { data, literal: false }
}

/// The end of the stretch from a glyph on that needs ActualText, in glyphs and in bytes; the start itself when none.
fn unsearchable(run: &GlyphRun, used: &Used<'_>, from: usize, start: usize) -> (usize, usize) {
    let (mut end, mut text_end) = (from, start);
    let mut need = true;
    while need && end < run.glyphs.len() {
        let glyph = run.glyphs[end];
        let next = text_end + usize::from(glyph.bytes);
        let odd = !used.gives(glyph.id, &run.text[text_end..next]);
        let gap = glyph.gap && end + 1 < run.glyphs.len();
        if end == from && !odd && !gap {
            return (from, start);
        }
        (end, text_end) = (end + 1, next);
        need = gap;
    }
    (end, text_end)
}

/// Collects glyphs into one `TJ`, with a number wherever the pen would not stand where the line wants it.
struct Show<'a> {
    run: &'a GlyphRun,
    used: &'a Used<'a>,
    codes: Vec<u8>,
    items: Vec<DictItem>,
    /// How far the wanted pen is ahead of the viewer's, in thousandths of an em.
    ahead: f32,
}

impl<'a> Show<'a> {
    fn new(run: &'a GlyphRun, used: &'a Used<'a>) -> Self {
        Show { run, used, codes: Vec::with_capacity(run.glyphs.len() * 2), items: Vec::new(), ahead: 0.0 }
    }

    fn glyph(&mut self, i: usize) {
        if self.ahead.abs() > 0.5 {
            self.push_codes();
            let by = self.ahead.round();
            self.items.push(DictItem::Int(-by as i64));
            self.ahead -= by;
        }
        let glyph = self.run.glyphs[i];
        self.codes.extend(self.used.code(glyph.id).to_be_bytes());
        self.ahead += glyph.advance * 1000.0 / self.run.size - self.used.width(glyph.id);
    }

    fn push_codes(&mut self) {
        if !self.codes.is_empty() {
            self.items.push(DictItem::String { data: std::mem::take(&mut self.codes), literal: true });
        }
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        self.push_codes();
        if !self.items.is_empty() {
            ops.push(Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(std::mem::take(&mut self.items))] });
        }
    }
}

/// Coordinates to a hundredth of a point: finer than any printer, and short.
fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
