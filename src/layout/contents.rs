//! The contents: sections with their pages; row rules lead the eye.

use super::block::section_heading;
use super::flow::{Flow, FlowItem, Piece};
use super::listed::{linked_row, page_of, set_list};
use super::page::{GUTTER, narrow_column};
use super::setting::Setting;
use super::stack::tallest;
use super::style::translated;
use crate::chart::INK2;
use crate::diag::Sink;
use crate::document::{Contents, Entry, Rank, Section};
use crate::frame::Frame;
use crate::geom::{Point, Pt, mm};
use crate::text::{Filling, Rich, TextStyle};

/// Sets the contents: the sections, and what stands beside them.
pub(super) fn set_contents(
    setting: &Setting<'_, '_>,
    section: &Section,
    contents: &Contents,
    flow: &mut Flow,
) {
    section_heading(setting, section, flow, &mut Sink::default());
    let narrow = narrow_column(setting.sheet.width);
    let (width, beside) = match contents.beside[..] {
        [] => (setting.sheet.width, false),
        _ => (setting.sheet.width - narrow - GUTTER, true),
    };
    if beside {
        let mut side = Flow::default();
        contents
            .beside
            .iter()
            .for_each(|(heading, lines)| set_list(setting, heading, lines, narrow, &mut side));
        flow.items.push(FlowItem::new(
            Pt(0.0),
            Piece::Beside(setting.sheet.width - narrow, side.groups(setting, narrow)),
        ));
    }
    for of in &contents.entries {
        match of.rank {
            Rank::Part => flow.push_kept(Pt(0.0), part(setting, of, width)),
            Rank::Section(number) => flow.push(Pt(0.0), entry(setting, of, number, width)),
            Rank::Below => flow.push(Pt(0.0), sub_entry(setting, of, width)),
        }
    }
    if beside {
        flow.items.push(FlowItem::new(Pt(0.0), Piece::Below));
    }
}

/// The line of a part: no page of its own, so no page number.
fn part(setting: &Setting<'_, '_>, of: &Entry, width: Pt) -> Frame {
    let style = setting.styles.h3.sized(9.5, 14.0);
    let height = Pt(style.leading + 8.0);
    let mut words = Frame::new(width, height);
    setting
        .setter
        .line(&of.name, style)
        .draw(&mut words, Point::new(Pt(0.0), Pt(6.0) + style.baseline()));
    linked_row(of.node, of.dest, words)
}

fn entry(setting: &Setting<'_, '_>, of: &Entry, number: u32, width: Pt) -> Frame {
    let style = setting.styles.contents;
    let small = setting.styles.item.sized(8.5, 13.0).colour(INK2);
    // Headings of two languages stand beside each other.
    let wide = (width - mm(14.0) - mm(20.0) - GUTTER) / of.headings.len().max(1) as f32;
    let headings = of.headings.iter().zip([
        small,
        TextStyle {
            leading: small.leading,
            ..translated(small)
        },
    ]);
    let set = |(text, style): (&String, TextStyle)| {
        let lines =
            setting
                .setter
                .lines(&Rich::plain(text.as_str(), style), wide, Filling::Phrases);
        setting.setter.block(&lines, style, wide)
    };
    let columns: Vec<Frame> = headings.map(set).collect();
    let name = entry_name(setting, of, style, width);
    let below = Pt(5.0) + name.size.height;
    let height = below + Pt(4.0) + tallest(&columns);
    let baseline = Pt(5.0) + style.baseline();
    let mut words = Frame::new(width, height);
    setting
        .setter
        .line(
            &number.to_string(),
            style
                .sized(15.0, 18.0)
                .colour(setting.document.house.accent),
        )
        .draw(&mut words, Point::new(Pt(0.0), baseline));
    words.group(Point::new(mm(14.0), Pt(5.0)), name);
    for (place, column) in columns.into_iter().enumerate() {
        words.group(
            Point::new(mm(14.0) + (wide + GUTTER) * place as f32, below),
            column,
        );
    }
    setting
        .setter
        .line(&page_of(setting, of.dest), style)
        .draw_right(&mut words, Point::new(width, baseline));
    linked_row(of.node, of.dest, words)
}

/// The name of an entry, beside its page.
fn entry_name(setting: &Setting<'_, '_>, of: &Entry, style: TextStyle, width: Pt) -> Frame {
    let wide = width - mm(14.0) - mm(16.0);
    let lines = setting.setter.lines(
        &Rich::plain(of.name.as_str(), style),
        wide,
        Filling::Phrases,
    );
    setting.setter.block(&lines, style, wide)
}

fn sub_entry(setting: &Setting<'_, '_>, of: &Entry, width: Pt) -> Frame {
    let style = setting.styles.body.sized(9.0, 14.0);
    let baseline = Pt(2.0) + style.baseline();
    let name = entry_name(setting, of, style, width);
    let mut words = Frame::new(width, name.size.height + Pt(4.0));
    words.group(Point::new(mm(14.0), Pt(2.0)), name);
    setting
        .setter
        .line(&page_of(setting, of.dest), style)
        .draw_right(&mut words, Point::new(width, baseline));
    linked_row(of.node, of.dest, words)
}
