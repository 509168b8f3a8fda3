//! A judgement with its gauge: numeral, statement, evidence; likelihood on a scale from 0 to 100 %,
//! and apart from it the confidence in squares (DESIGN.md 5).

use super::setting::Setting;
use super::stack::{Stack, draw_tagged, draw_tagged_right};
use super::style::translated;
use crate::chart::{HAIR, INK, INK2, INK3};
use crate::diag::Sink;
use crate::document::{Judgement, Words};
use crate::frame::{Colour, Frame, Path};
use crate::geom::{Point, Pt, Rect, mm};
use crate::text::{Filling, TextStyle};

const NUMERAL: Pt = mm(8.0);
const GAUGE: Pt = mm(42.0);
const PADDING: Pt = Pt(6.0);

/// Sets a judgement; the rule that ends its row included.
pub(super) fn set_judgement(
    setting: &Setting<'_, '_>,
    judgement: &Judgement,
    width: Pt,
    sink: &mut Sink,
) -> Frame {
    let styles = &setting.styles;
    let middle = width - NUMERAL - GAUGE - mm(3.0);
    let numeral = setting.text(&judgement.number, styles.numeral, NUMERAL, Filling::Ragged);
    let text = setting.limited(
        &judgement.text,
        styles.statement,
        middle,
        3,
        "a judgement",
        sink,
    );
    let evidence = setting.text(
        &judgement.evidence,
        styles.evidence,
        middle,
        Filling::Ragged,
    );
    let gauge = gauge(setting, judgement);
    let alternatives = alternatives(setting, judgement, middle);
    let left = text.size.height + Pt(2.0) + evidence.size.height + alternatives.size.height;
    let height = left.max(gauge.size.height) + PADDING * 2.0;
    let mut frame = Frame::new(width, height);
    let y = text.size.height;
    frame.group(Point::new(Pt(0.0), PADDING - Pt(2.5)), numeral);
    frame.group(Point::new(NUMERAL, PADDING), text);
    let below = PADDING + y + Pt(2.0) + evidence.size.height;
    frame.group(Point::new(NUMERAL, PADDING + y + Pt(2.0)), evidence);
    frame.group(Point::new(NUMERAL, below), alternatives);
    frame.group(Point::new(width - GAUGE, PADDING), gauge);
    frame.rule(Pt(0.0), height, width, HAIR, 0.35);
    frame
}

/// What else could be the case, below what the judgement rests on; nothing where none is stated.
fn alternatives(setting: &Setting<'_, '_>, judgement: &Judgement, width: Pt) -> Frame {
    let Some((heading, texts)) = &judgement.alternatives else {
        return Frame::default();
    };
    let styles = &setting.styles;
    let indent = mm(4.0);
    let mut stack = Stack::new(width);
    stack.gap(Pt(6.0));
    let heading = setting.text(heading, styles.table_head, width, Filling::Phrases);
    let texts = texts.iter().map(|text| {
        (
            indent,
            setting.text(text, styles.item, width - indent, Filling::Ragged),
        )
    });
    for (x, part) in [(Pt(0.0), heading)].into_iter().chain(texts) {
        if x.0 > 0.0 {
            let middle = stack.height() + Pt(styles.item.leading / 2.0);
            stack.frame().artifact(Path::line(
                Point::new(Pt(0.0), middle),
                Point::new(mm(2.0), middle),
                INK2,
                0.6,
            ));
        }
        stack.put_at(x, part);
    }
    stack.into_frame()
}

fn gauge(setting: &Setting<'_, '_>, judgement: &Judgement) -> Frame {
    let style = setting.styles.gauge;
    let small = style.sized(7.5, 12.0).colour(INK2);
    let line = style.leading;
    let confidence = style.sized(setting.lang.pick(7.5, 7.0), 12.0);
    let mut frame = Frame::new(GAUGE, Pt(0.0));
    let mut y = Pt(0.0);
    // What the words say in the second language stands on a line of its own.
    let put = |of: &Words, style: TextStyle, y: &mut Pt, frame: &mut Frame| {
        gauge_line(setting, frame, of, style, *y, false);
        *y += Pt(line);
        if let Some(second) = setting.translation(of) {
            gauge_line(
                setting,
                frame,
                second,
                translated(style),
                *y - Pt(1.0),
                false,
            );
            *y += Pt(translated(style).leading - 1.0);
        }
    };
    put(&judgement.likelihood, style, &mut y, &mut frame);
    gauge_line(setting, &mut frame, &judgement.range, small, Pt(0.0), true);
    y += Pt(2.0);
    for (number, (from, to)) in judgement.bands.iter().enumerate() {
        let x = |percent: u8| GAUGE * (f32::from(percent) / 100.0);
        let cell = Rect::new(x(*from) + Pt(0.6), y, x(*to) - x(*from) - Pt(1.2), mm(2.6));
        let path = if number == judgement.band {
            Path::rect(cell, INK)
        } else {
            Path::outline(cell, INK3, 0.5)
        };
        frame.artifact(path);
    }
    y += mm(2.6) + Pt(3.0);
    let squares = y;
    put(&judgement.confidence, confidence, &mut y, &mut frame);
    frame.size.height = y;
    let y = squares;
    for square in 0..3u8 {
        let x = GAUGE - mm(2.9) * (2.0 - f32::from(square)) - mm(2.4);
        let filled = square <= judgement.level as u8;
        let cell = Rect::new(x, y + Pt(2.6), mm(2.4), mm(2.4));
        if filled {
            frame.artifact(Path::rect(cell, INK));
        }
        frame.artifact(Path {
            fill: (!filled).then_some(Colour::WHITE),
            ..Path::outline(cell, INK, 0.6)
        });
    }
    frame
}

fn gauge_line(
    setting: &Setting<'_, '_>,
    frame: &mut Frame,
    words: &Words,
    style: TextStyle,
    y: Pt,
    right: bool,
) {
    let line = setting.setter.rich_line(&setting.rich(words, style));
    let baseline = y + style.baseline();
    if right {
        draw_tagged_right(frame, words.node, &line, Point::new(GAUGE, baseline));
    } else {
        draw_tagged(frame, words.node, &line, Point::new(Pt(0.0), baseline));
    }
}
