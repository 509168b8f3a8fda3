//! A figure on a page of its own, no larger than it is: for slides and web pages.

use super::block::set_block;
use super::book::{Book, Meta, Options, Page, PageIndex};
use super::flow::Flow;
use super::page::Sheet;
use super::running;
use super::setting::{MOST_SQUEEZE, Setting};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{Body, Document};
use crate::frame::Frame;
use crate::geom::{PT_PER_MM, Point, Pt, mm};
use crate::text::Typesetter;

/// The box of the marking, as high as on the pages.
const MARKING: Pt = mm(6.4);
/// What the marking takes above the figure.
const STRIP: Pt = mm(8.4);
/// So much is a fault of rounding.
const ROUNDING: Pt = Pt(0.05);

/// Lays out a document of one figure as a page that wide, below its marking. Without a height the
/// page ends with the figure, at a whole millimetre; with one, what the figure leaves stays empty,
/// and a taller figure is a finding.
pub fn lay_out_figure(
    document: &Document,
    width: Pt,
    height: Option<Pt>,
    options: Options,
    setter: &Typesetter<'_>,
    sink: &mut Sink,
) -> Book {
    let sheet = Sheet {
        width,
        inside: Pt(0.0),
        outside: Pt(0.0),
        ..Sheet::new(options.paper, options.sides)
    };
    let styles = document.styles(document.lang);
    let mut setting = Setting {
        setter,
        lang: document.lang,
        styles,
        document,
        sheet,
        options,
        index: &PageIndex::default(),
        squeeze: 0,
    };
    let body = body(&mut setting, height.map(|height| height - STRIP), sink);
    let height = height.unwrap_or_else(|| with_marking(&body));
    let mut page = Frame::new(width, height);
    page.group(
        Point::default(),
        running::first_marking(document, setter, Point::new(width, Pt(0.0)), 12.0, MARKING),
    );
    page.group(Point::new(Pt(0.0), STRIP), body);
    Book {
        pages: vec![Page { frame: page }],
        meta: Meta::new(document, None),
        outline: Vec::new(),
        grey: options.grey,
        lengths: vec![1],
        feet: vec![None],
        picture: None,
        tails: Vec::new(),
    }
}

/// The figure with its head and notes, in the room below the marking where a height is asked for: a
/// timeline that is higher gives up height.
fn body(setting: &mut Setting<'_, '_>, room: Option<Pt>, sink: &mut Sink) -> Frame {
    loop {
        let mut found = Sink::default();
        let body = stacked(setting, &mut found);
        let over = room.is_some_and(|room| body.size.height > room + ROUNDING);
        if over && setting.squeeze < MOST_SQUEEZE {
            setting.squeeze += 1;
            continue;
        }
        sink.append(found);
        if over {
            let least = (with_marking(&body).0 / PT_PER_MM).round();
            let text = format!("the chart needs a height of {least} mm at this width");
            sink.push(
                Diagnostic::new(Code::TooLong, None, text)
                    .hint(format!("write `--height {least}`, or a larger `--width`")),
            );
        }
        return body;
    }
}

fn stacked(setting: &Setting<'_, '_>, sink: &mut Sink) -> Frame {
    let width = setting.sheet.width;
    let mut flow = Flow::default();
    for section in &setting.document.sections {
        if let Body::Blocks(blocks) = &section.body {
            blocks
                .iter()
                .for_each(|block| set_block(setting, block, width, &mut flow, sink));
        }
    }
    flow.stack(setting, width)
}

/// The height of a page that ends with the figure: a whole millimetre.
fn with_marking(body: &Frame) -> Pt {
    mm(((STRIP + body.size.height - ROUNDING).0 / PT_PER_MM).ceil())
}
