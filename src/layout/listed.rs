//! Case files and figures beside the contents: sign, name, how a case stands, page (DESIGN.md 5).

use super::block::second_heading;
use super::flow::Flow;
use super::setting::Setting;
use crate::chart::{Canvas, HAIR, INK2, draw_stage};
use crate::document::{Listed, Sign, Words};
use crate::font::FaceId;
use crate::frame::{Artifact, Dest, Frame, Item, NodeId, Target};
use crate::geom::{PT_PER_MM, Point, Pt, mm};
use crate::text::{Filling, Rich, TextStyle};

/// What a row has above and below its words.
const PADDING: Pt = Pt(2.1);
/// The column of marks, of labels, of words (in English longer ones), of pages.
const MARK: Pt = mm(5.0);
const LABEL: Pt = mm(13.0);
const WORD: (Pt, Pt) = (mm(16.5), mm(20.5));
const PAGE: Pt = mm(6.0);

/// Sets a list below its heading.
pub(super) fn set_list(
    setting: &Setting<'_, '_>,
    heading: &Words,
    lines: &[Listed],
    width: Pt,
    flow: &mut Flow,
) {
    flow.push_kept(Pt(14.0), second_heading(setting, heading, None, width));
    lines
        .iter()
        .for_each(|line| flow.push(Pt(0.0), listed(setting, line, width)));
}

fn listed(setting: &Setting<'_, '_>, line: &Listed, width: Pt) -> Frame {
    let style = setting.styles.item.sized(8.0, 11.0);
    let set = |text: &str, style: TextStyle, wide: Pt| {
        let lines = setting
            .setter
            .lines(&Rich::plain(text, style), wide, Filling::Phrases);
        setting.setter.block(&lines, style, wide)
    };
    let wide = setting.lang.pick(WORD.0, WORD.1);
    let indent = if let Sign::Label(_) = line.sign {
        LABEL
    } else {
        MARK
    };
    let word = line.word.as_ref().map(|word| {
        set(
            word,
            style.face(FaceId::BOLD).sized(7.5, 11.0),
            wide - mm(1.5),
        )
    });
    let taken = indent + PAGE + if word.is_some() { wide } else { Pt(0.0) };
    let name = set(&line.name, style, width - taken - mm(1.5));
    let code = line.code.as_ref().map(|code| {
        set(
            code,
            style.face(FaceId::FIXED).sized(6.5, 9.0).colour(INK2),
            wide,
        )
    });
    let height = |part: &Option<Frame>| part.as_ref().map_or(Pt(0.0), |part| part.size.height);
    let below = PADDING + height(&word);
    let high = name.size.height.max(height(&word) + height(&code)) + PADDING * 2.0;
    let mut words = Frame::new(width, high);
    if let Sign::Label(label) = &line.sign {
        words.group(
            Point::new(Pt(0.0), PADDING),
            set(label, style.sized(7.5, 11.0).colour(INK2), LABEL),
        );
    }
    words.group(Point::new(indent, PADDING), name);
    let x = width - PAGE - wide;
    word.into_iter()
        .for_each(|word| words.group(Point::new(x, PADDING), word));
    code.into_iter()
        .for_each(|code| words.group(Point::new(x, below), code));
    let baseline = PADDING + style.baseline();
    setting
        .setter
        .line(&page_of(setting, line.dest), style)
        .draw_right(&mut words, Point::new(width, baseline));
    let mut frame = linked_row(line.node, line.dest, words);
    if let Sign::Stage(stage) = line.sign {
        let mut mark = Frame::new(MARK, high);
        let canvas = Canvas::new(&mut mark, setting.setter, setting.lang);
        draw_stage(
            &canvas,
            stage,
            1.6,
            (PADDING.0 + style.leading / 2.0) / PT_PER_MM,
        );
        drop(canvas);
        frame.push(Point::default(), Item::Artifact(Artifact::Layout, mark));
    }
    frame
}

/// The number of the page where a place stands.
pub(super) fn page_of(setting: &Setting<'_, '_>, dest: Dest) -> String {
    setting
        .index
        .places
        .get(&dest)
        .map_or("–".to_owned(), usize::to_string)
}

/// A row that leads to its section wherever one clicks.
pub(super) fn linked_row(node: NodeId, dest: Dest, words: Frame) -> Frame {
    let (width, height) = (words.size.width, words.size.height);
    let mut linked = Frame::new(width, height);
    linked.push(Point::default(), Item::Link(Target::Inside(dest), words));
    let mut frame = Frame::new(width, height);
    frame.push(Point::default(), Item::Tagged(node, linked));
    frame.rule(Pt(0.0), height, width, HAIR, 0.35);
    frame
}
