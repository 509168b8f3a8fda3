//! The contents: sections with their pages; row rules lead the eye.

use super::flow::Flow;
use super::style::ACCENT;
use super::{Setting, block};
use crate::brief::{Section, Words};
use crate::chart::HAIR;
use crate::diag::Sink;
use crate::frame::{Dest, Frame, Item, NodeId, Target};
use crate::geom::{Point, Pt, Size, mm};

/// Sets the contents.
pub(super) fn set(setting: &Setting<'_, '_>, section: &Section, node: NodeId, flow: &mut Flow) {
    block::heading(setting, section, flow, &mut Sink::default());
    for of in setting.document.sections.iter().filter(|of| of.number.is_some()) {
        let heading = of.heading.as_ref().map_or(String::new(), Words::text);
        flow.push(Pt(0.0), entry(setting, node, of, &heading));
        for (title, dest) in &of.below {
            flow.push(Pt(0.0), sub_entry(setting, node, title, dest));
        }
    }
}

fn page_of(setting: &Setting<'_, '_>, dest: &Dest) -> String {
    setting.index.places.get(dest).map_or("–".to_owned(), usize::to_string)
}

fn entry(setting: &Setting<'_, '_>, node: NodeId, section: &Section, heading: &str) -> Frame {
    let width = setting.sheet.width;
    let style = setting.styles.contents;
    let small = setting.styles.item.sized(8.5, 13.0).colour(crate::chart::INK2);
    let number = section.number.map_or(String::new(), |n| n.to_string());
    let lines = setting.setter.lines(&crate::text::Rich::plain(heading, small), width - mm(14.0) - mm(20.0), crate::text::Filling::Phrases);
    let height = Pt(style.leading + 9.0 + small.leading * lines.len() as f32);
    let baseline = Pt(5.0 + style.leading / 2.0 + 0.38 * style.size);
    let mut words = Frame::default();
    setting.setter.line(&number, style.sized(15.0, 18.0).colour(ACCENT)).draw(&mut words, Point::new(Pt(0.0), baseline));
    setting.setter.line(&section.name, style).draw(&mut words, Point::new(mm(14.0), baseline));
    setting.setter.line(&page_of(setting, &section.dest), style).draw_right(&mut words, Point::new(width, baseline));
    words.group(Point::new(mm(14.0), Pt(5.0 + style.leading)), setting.setter.block(&lines, small, width));
    row(node, words, &section.dest, width, height)
}

fn sub_entry(setting: &Setting<'_, '_>, node: NodeId, title: &str, dest: &Dest) -> Frame {
    let width = setting.sheet.width;
    let style = setting.styles.body.sized(9.0, 14.0);
    let baseline = Pt(2.0 + style.leading / 2.0 + 0.38 * style.size);
    let mut words = Frame::default();
    setting.setter.line(title, style).draw(&mut words, Point::new(mm(14.0), baseline));
    setting.setter.line(&page_of(setting, dest), style).draw_right(&mut words, Point::new(width, baseline));
    row(node, words, dest, width, Pt(style.leading + 4.0))
}

fn row(node: NodeId, words: Frame, dest: &Dest, width: Pt, height: Pt) -> Frame {
    let mut frame = Frame::new(width, height);
    frame.push(Point::default(), Item::Tagged(node, words));
    frame.push(Point::default(), Item::Link(Size::new(width, height), Target::Inside(dest.clone())));
    frame.rule(Pt(0.0), height, width, HAIR, 0.35);
    frame
}
