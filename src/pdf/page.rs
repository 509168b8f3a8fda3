//! A frame → printpdf operators. The one flip to y upwards is here.

use std::collections::BTreeSet;

use printpdf::{
    CurTransMat, DictItem, FontId, LineCapStyle, LinePoint, Op, PaintMode, PdfFontHandle, Polygon,
    PolygonRing, Pt as PdfPt, Rgb, TextMatrix, WindingOrder,
};

use super::fonts::{Usage, Used};
use super::marks::{LinkMark, Marks, Names, Owner, Piece, artifact_properties};
use super::picture::PICTURE;
use super::run::{Finder, Show, spread, text_string};
use crate::document::{Role, TagTree};
use crate::font::FaceId;
use crate::frame::{Artifact, Colour, Dest, Frame, GlyphRun, Item, NodeId, Path, Step, Target};
use crate::geom::{Point, Pt, Rect, Size};
use crate::lang::{Lang, is_japanese};
use crate::layout::Book;

/// What writing a page needs to know of the whole.
pub(super) struct Context<'a, 'f> {
    /// The fonts.
    pub usage: &'a Usage<'f>,
    /// The tag tree.
    pub tree: &'a TagTree,
    /// The language of the document.
    pub lang: Lang,
    /// Whether every colour becomes the grey that a copier makes of it.
    pub grey: bool,
    /// The places that links can lead to.
    pub places: BTreeSet<Dest>,
}

impl<'a, 'f> Context<'a, 'f> {
    /// The context of a book.
    pub(crate) fn new(book: &Book, tree: &'a TagTree, usage: &'a Usage<'f>) -> Self {
        let mut places = BTreeSet::new();
        book.pages.iter().for_each(|page| {
            page.frame.each_anchor(&mut |dest| {
                places.insert(dest);
            })
        });
        Context {
            usage,
            tree,
            lang: book.meta.lang,
            grey: book.grey,
            places,
        }
    }
}

/// Writes a page, or a part of one whose marked content counts from `first`.
pub(super) fn write(frame: &Frame, context: &Context<'_, '_>, first: usize) -> (Vec<Op>, Marks) {
    let mut writer = Writer {
        ops: Vec::new(),
        marks: Marks {
            contents: first,
            ..Marks::default()
        },
        context,
        height: frame.size.height,
        owner: None,
        is_open: false,
        state: State::default(),
    };
    writer.frame(Point::default(), frame);
    // What another stream of the page draws next counts on it.
    writer.set_ends(false);
    writer.set_spread(0.0);
    (writer.ops, writer.marks)
}

#[derive(Default)]
struct State {
    fill: Option<Colour>,
    stroke: Option<Colour>,
    width: Option<f32>,
    /// Face and size, which outlast a text object.
    font: Option<(FaceId, f32)>,
    /// What is added after every glyph.
    spread: f32,
    /// Whether lines end round.
    round: bool,
}

struct Writer<'a, 'f> {
    ops: Vec<Op>,
    marks: Marks,
    context: &'a Context<'a, 'f>,
    height: Pt,
    /// Whose content is written; none within artifacts.
    owner: Option<Owner>,
    /// Whether marked content is open. It opens with the first thing that is drawn, so that none is
    /// empty.
    is_open: bool,
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
                Item::Image(_, size) => self.image(place, *size),
                Item::Group(frame) => self.frame(place, frame),
                Item::Tagged(node, frame) => self.tagged(place, *node, frame),
                Item::Artifact(kind, frame) => self.artifact(place, *kind, frame),
                Item::Anchor(dest) => self.marks.anchors.push((*dest, self.flip(place.y))),
                Item::Link(target, frame) => self.link(place, target, frame),
            }
        }
    }

    fn flip(&self, y: Pt) -> f32 {
        hundredths(self.height.0 - y.0)
    }

    /// The box of a frame: left, bottom, right, top.
    fn area(&self, at: Point, frame: &Frame) -> [f32; 4] {
        let rect = Rect::new(at.x, at.y, frame.size.width, frame.size.height);
        [
            hundredths(rect.x.0),
            self.flip(rect.bottom()),
            hundredths(rect.right().0),
            self.flip(rect.y),
        ]
    }

    fn tagged(&mut self, at: Point, node: NodeId, frame: &Frame) {
        if self.context.tree.node(node).role == Role::Figure {
            let area = self.area(at, frame);
            self.marks.boxes.push((node, area));
        }
        self.owned(Some(Owner { node, link: None }), |writer| {
            writer.frame(at, frame)
        });
    }

    fn link(&mut self, at: Point, target: &Target, frame: &Frame) {
        // What is repeated for the eye leads nowhere: a link must stand in the tag tree.
        let Some(Owner { node, .. }) = self.owner else {
            return self.frame(at, frame);
        };
        // A source that no section lists has no place.
        if matches!(target, Target::Inside(dest) if !self.context.places.contains(dest)) {
            return self.frame(at, frame);
        }
        let number = self.marks.links.len();
        self.marks.links.push(LinkMark {
            rect: self.area(at, frame),
            target: target.clone(),
            node,
        });
        if frame.items.is_empty() {
            self.marks.pieces.push(Piece::Area(number));
            return;
        }
        self.owned(
            Some(Owner {
                node,
                link: Some(number),
            }),
            |writer| writer.frame(at, frame),
        );
    }

    /// Writes something that belongs to another owner.
    fn owned(&mut self, owner: Option<Owner>, write: impl FnOnce(&mut Self)) {
        self.close();
        let above = std::mem::replace(&mut self.owner, owner);
        write(self);
        self.close();
        self.owner = above;
    }

    /// Begins marked content of the owner, where none is open.
    fn open(&mut self) {
        if let Some(owner) = self.owner.filter(|_| !self.is_open) {
            let tag = if owner.link.is_some() {
                "Link"
            } else {
                self.context.tree.node(owner.node).role.name()
            };
            self.open_as(owner, tag, Names::new());
        }
    }

    fn open_as(&mut self, owner: Owner, tag: &str, mut properties: Names) {
        properties.insert("MCID".to_owned(), DictItem::Int(self.marks.contents as i64));
        self.marks.pieces.push(Piece::Content(owner));
        self.marks.contents += 1;
        self.is_open = true;
        self.begin(tag, properties);
    }

    fn begin(&mut self, tag: &str, map: Names) {
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn artifact(&mut self, at: Point, kind: Artifact, frame: &Frame) {
        // Within a figure it is part of what the figure shows.
        if self.owner.is_some() {
            return self.frame(at, frame);
        }
        self.begin("Artifact", artifact_properties(kind));
        self.frame(at, frame);
        self.ops.push(Op::EndMarkedContent);
    }

    fn colour(&self, colour: Colour) -> printpdf::Color {
        let c = if self.context.grey {
            colour.grey()
        } else {
            colour
        };
        let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
        printpdf::Color::Rgb(Rgb {
            r: part(c.0),
            g: part(c.1),
            b: part(c.2),
            icc_profile: None,
        })
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.state.fill != Some(colour) {
            self.ops.push(Op::SetFillColor {
                col: self.colour(colour),
            });
            self.state.fill = Some(colour);
        }
    }

    fn set_stroke(&mut self, colour: Colour, width: f32) {
        if self.state.stroke != Some(colour) {
            self.ops.push(Op::SetOutlineColor {
                col: self.colour(colour),
            });
            self.state.stroke = Some(colour);
        }
        if self.state.width != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: PdfPt(width) });
            self.state.width = Some(width);
        }
    }

    /// So many points are added after every glyph.
    fn set_spread(&mut self, spread: f32) {
        if self.state.spread != spread {
            self.ops
                .push(Op::SetCharacterSpacing { multiplier: spread });
            self.state.spread = spread;
        }
    }

    /// Lines end round or straight.
    fn set_ends(&mut self, round: bool) {
        if self.state.round != round {
            self.ops.push(Op::SetLineCapStyle {
                cap: if round {
                    LineCapStyle::Round
                } else {
                    LineCapStyle::Butt
                },
            });
            self.state.round = round;
        }
    }

    /// A dot as the end of a line that has no length to speak of: a sixth of what its four curves
    /// take.
    fn dot(&mut self, centre: Point, radius: f32, colour: Colour) {
        /// Viewers leave out lines without any length.
        const LENGTH: Pt = Pt(0.01);
        self.set_ends(true);
        self.set_stroke(colour, hundredths(2.0 * radius));
        let points = self.points(
            centre,
            &[
                Step::Move(Point::default()),
                Step::Line(Point::new(LENGTH, Pt(0.0))),
            ],
        );
        self.ops.push(Op::DrawLine {
            line: printpdf::Line {
                points,
                is_closed: false,
            },
        });
    }

    fn path(&mut self, at: Point, path: &Path) {
        self.open();
        if let (Some((centre, radius)), Some(colour)) = (path.dot(), path.fill) {
            return self.dot(at + centre, radius, colour);
        }
        if path.stroke.is_some() {
            self.set_ends(false);
        }
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
            let winding_order = if path.even_odd {
                WindingOrder::EvenOdd
            } else {
                WindingOrder::NonZero
            };
            // A ring begins with each move: the inside of a letter is a ring of its own.
            let parts = path
                .steps
                .chunk_by(|_, next| !matches!(next, Step::Move(_)));
            let rings = parts
                .map(|steps| PolygonRing {
                    points: self.points(at, steps),
                })
                .collect();
            self.ops.push(Op::DrawPolygon {
                polygon: Polygon {
                    rings,
                    mode,
                    winding_order,
                },
            });
        } else {
            let points = self.points(at, &path.steps);
            self.ops.push(Op::DrawLine {
                line: printpdf::Line {
                    points,
                    is_closed: false,
                },
            });
        }
    }

    /// Shows the picture of the document.
    fn image(&mut self, at: Point, size: Size) {
        self.open();
        let (wide, high) = (hundredths(size.width.0), hundredths(size.height.0));
        let place = [
            wide,
            0.0,
            0.0,
            high,
            hundredths(at.x.0),
            self.flip(at.y + size.height),
        ];
        let show = Op::Unknown {
            key: "Do".to_owned(),
            value: vec![DictItem::Name(PICTURE.as_bytes().to_vec())],
        };
        let matrix = CurTransMat::Raw(place);
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix },
            show,
            Op::RestoreGraphicsState,
        ]);
    }

    fn points(&self, at: Point, steps: &[Step]) -> Vec<LinePoint> {
        let mut points = Vec::with_capacity(steps.len());
        let mut add = |p: Point, bezier: bool| {
            let p = at + p;
            let (x, y) = (PdfPt(hundredths(p.x.0)), PdfPt(self.flip(p.y)));
            points.push(LinePoint {
                p: printpdf::Point { x, y },
                bezier,
            });
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

    /// Writes a run. A gap that is no character, and a glyph whose font gives another text, stand
    /// in marked content of their own with ActualText, the smallest that holds them: else poppler
    /// reads the gap as a space. So do words in another language than their text. Such content is
    /// never nested, since poppler loses what follows within the outer one.
    fn run(&mut self, at: Point, run: &GlyphRun) {
        let usage = self.context.usage;
        let Some(used) = usage.face(run.face) else {
            return;
        };
        self.open();
        self.set_fill(run.colour);
        let finder = Finder {
            run,
            used,
            foreign: self.may_be_foreign(&run.text),
        };
        let (mut i, mut start, mut from, mut pen) = (0, 0, 0, 0.0);
        let advance = |range: std::ops::Range<usize>| {
            run.glyphs[range]
                .iter()
                .map(|glyph| glyph.advance)
                .sum::<f32>()
        };
        while i < run.glyphs.len() {
            let Some(found) = finder.special(i, start) else {
                start += usize::from(run.glyphs[i].bytes);
                i += 1;
                continue;
            };
            self.piece(at, pen, run, used, from..i);
            pen += advance(from..i);
            self.standing_out(
                found.properties(&run.text[start..found.text_end]),
                |writer| writer.piece(at, pen, run, used, i..found.end),
            );
            pen += advance(i..found.end);
            (start, i, from) = (found.text_end, found.end, found.end);
        }
        self.piece(at, pen, run, used, from..i);
    }

    /// Writes a reading, which stands for no text: search, copying and reading aloud meet its base
    /// alone.
    fn reading(&mut self, at: Point, run: &GlyphRun) {
        let usage = self.context.usage;
        let Some(used) = usage.face(run.face) else {
            return;
        };
        self.set_fill(run.colour);
        let nothing = Names::from([("ActualText".to_owned(), text_string(""))]);
        self.standing_out(nothing, |writer| {
            writer.piece(at, 0.0, run, used, 0..run.glyphs.len())
        });
    }

    /// Whether a text may hold words of another language that are not told yet: Japanese in an
    /// English document.
    fn may_be_foreign(&self, text: &str) -> bool {
        let told = |owner: Owner| {
            self.context.tree.node(owner.node).lang.is_some()
                || self.context.tree.node(owner.node).role == Role::Figure
        };
        self.context.lang == Lang::En
            && self.owner.is_some_and(|owner| !told(owner))
            && text.chars().any(is_japanese)
    }

    /// Writes something in a Span of its own. Poppler honours ActualText under the tag Span alone.
    fn standing_out(&mut self, properties: Names, write: impl FnOnce(&mut Self)) {
        self.close();
        match self.owner {
            Some(owner) => {
                self.open_as(owner, "Span", properties);
                write(self);
                self.close();
            }
            None => {
                self.begin("Span", properties);
                write(self);
                self.ops.push(Op::EndMarkedContent);
            }
        }
    }

    /// Writes glyphs of a run as a text object, `pen` points from the start of the run.
    fn piece(
        &mut self,
        at: Point,
        pen: f32,
        run: &GlyphRun,
        used: &Used<'_>,
        glyphs: std::ops::Range<usize>,
    ) {
        if glyphs.is_empty() {
            return;
        }
        self.open();
        self.ops.push(Op::StartTextSection);
        if self.state.font != Some((run.face, run.size)) {
            let font = PdfFontHandle::External(FontId(self.context.usage.resource(run.face)));
            self.ops.push(Op::SetFont {
                font,
                size: PdfPt(run.size),
            });
            self.state.font = Some((run.face, run.size));
        }
        if run.upright {
            let (x, y) = (hundredths(at.x.0), self.flip(at.y - Pt(pen)));
            self.ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Raw([0.0, 1.0, -1.0, 0.0, x, y]),
            });
        } else {
            let (x, y) = (PdfPt(hundredths(at.x.0 + pen)), PdfPt(self.flip(at.y)));
            self.ops.push(Op::SetTextCursor {
                pos: printpdf::Point { x, y },
            });
        }
        let spread = spread(run, used, glyphs.clone());
        self.set_spread(spread);
        let mut show = Show::new(run, used, spread);
        glyphs.for_each(|glyph| show.glyph(glyph));
        show.flush(&mut self.ops);
        self.ops.push(Op::EndTextSection);
    }
}

/// Coordinates to a hundredth of a point: finer than any printer, and short.
fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
