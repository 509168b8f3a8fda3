//! The cover: a whole page, at fixed places (DESIGN.md 5, masthead).

use super::Setting;
use super::running::{first_marking, marking};
use super::style::ACCENT;
use crate::brief::{Cover, Words};
use crate::chart::{HAIR, INK, INK2, draw};
use crate::diag::Sink;
use crate::frame::{Artifact, Dest, Frame, Item, Path};
use crate::geom::{Point, Pt, Rect, mm};
use crate::model::Paper;
use crate::text::{Filling, TextStyle};

/// Sets the cover.
pub(super) fn set(setting: &Setting<'_, '_>, cover: &Cover, sink: &mut Sink) -> Frame {
    let (sheet, styles) = (setting.sheet, &setting.styles);
    let (left, width) = (sheet.left(1), sheet.width);
    let letter = setting.options.paper == Paper::Letter;
    let mut page = Frame::new(sheet.size.width, sheet.size.height);
    page.push(Point::default(), Item::Anchor(Dest::Section(0)));
    masthead(setting, cover, &mut page);
    page.artifact(Path::rect(Rect::new(left, mm(52.0), mm(22.0), mm(2.4)), ACCENT));
    let mut y = mm(60.4);
    let mut put = |page: &mut Frame, frame: Frame, gap: Pt| {
        let height = frame.size.height;
        page.group(Point::new(left, y), frame);
        y += height + gap;
    };
    if let Some(kicker) = &cover.kicker {
        put(&mut page, setting.text(kicker, styles.kicker.sized(11.0, 16.0), width, Filling::Ragged), mm(4.0));
    }
    put(&mut page, setting.limited(&cover.title, styles.cover_title, mm(150.0), 2, "the title of the cover", sink), mm(4.0));
    if let Some(subtitle) = &cover.subtitle {
        put(&mut page, setting.limited(subtitle, styles.cover_subtitle, mm(150.0), 2, "the subtitle", sink), Pt(0.0));
    }
    let strip = draw(&cover.strip.spec, width, setting.setter).frame;
    let strip_top = mm(if letter { 134.0 } else { 144.0 });
    let strip_end = strip_top + strip.size.height;
    page.push(Point::new(left, strip_top), Item::Tagged(cover.strip.node, strip));
    page.group(Point::new(left, strip_end + Pt(1.0)), setting.text(&cover.strip_note, styles.note, width, Filling::Ragged));
    // Each copy has its own.
    if !setting.document.addressed {
        lower_part(setting, cover, &cover.facts, &mut page, sink);
    }
    page
}

/// Sets the facts and the foot.
pub(super) fn lower_part(setting: &Setting<'_, '_>, cover: &Cover, all: &[(Words, Words)], page: &mut Frame, sink: &mut Sink) {
    facts(setting, all, page, sink);
    foot(setting, cover, page);
}

fn masthead(setting: &Setting<'_, '_>, cover: &Cover, page: &mut Frame) {
    let sheet = setting.sheet;
    let (left, right) = (sheet.left(1), sheet.left(1) + sheet.width);
    if let Some(series) = &cover.series {
        let style = setting.styles.h3.sized(9.5, 12.0);
        page.group(Point::new(left, mm(11.0)), setting.text(series, style, mm(110.0), Filling::Ragged));
    }
    let corner = Point::new(right, mm(11.0));
    page.group(Point::default(), first_marking(setting.document, setting.setter, corner, 14.0, mm(7.4)));
    page.rule(left, mm(26.0), sheet.width, INK, 1.2);
}

/// The table of facts: label and value, a rule above each.
fn facts(setting: &Setting<'_, '_>, facts: &[(Words, Words)], page: &mut Frame, sink: &mut Sink) {
    let top = mm(if setting.options.paper == Paper::Letter { 196.0 } else { 212.0 });
    let label_width = label_width(setting);
    let (left, width) = (setting.sheet.left(1), setting.sheet.width);
    let style = setting.styles.cover_fact;
    page.rule(left, top, width, INK, 1.2);
    let mut y = top;
    for (number, (label, value)) in facts.iter().enumerate() {
        if number > 0 {
            page.rule(left, y, width, HAIR, 0.35);
        }
        let first = number == 0 && is_strong(value);
        let value_style: TextStyle = if first { first_fact_style(setting) } else { style };
        let words = if first {
            setting.limited(value, value_style, width - label_width, 2, "the first fact of the cover", sink)
        } else {
            setting.text(value, value_style, width - label_width, Filling::Ragged)
        };
        let label_style = style.sized(8.5, value_style.leading).colour(INK2);
        let label = setting.heading(label, label_style, label_width, None, sink);
        let height = words.size.height.max(label.size.height);
        page.group(Point::new(left, y + Pt(7.0)), label);
        page.group(Point::new(left + label_width, y + Pt(7.0)), words);
        y += height + Pt(14.0);
    }
    page.rule(left, y, width, HAIR, 0.35);
}

/// The width of the column of labels.
pub(super) fn label_width(setting: &Setting<'_, '_>) -> Pt {
    mm(if setting.document.is_bilingual() { 52.0 } else { setting.lang.pick(28.0, 33.0) })
}

/// The style of the recipient.
pub(super) fn first_fact_style(setting: &Setting<'_, '_>) -> TextStyle {
    setting.styles.cover_fact.sized(11.0, 17.0)
}

fn is_strong(words: &Words) -> bool {
    words.parts.first().is_some_and(|part| part.mark == crate::brief::Mark::Strong)
}

fn foot(setting: &Setting<'_, '_>, cover: &Cover, page: &mut Frame) {
    let sheet = setting.sheet;
    let (left, right) = (sheet.left(1), sheet.left(1) + sheet.width);
    page.rule(left, sheet.foot, sheet.width, INK, 0.8);
    let mut frame = Frame::default();
    let top = sheet.foot + mm(2.0);
    let mark = marking(&mut frame, setting.setter, setting.document.marking, Point::new(right, top), 12.0, mm(6.4));
    page.push(Point::default(), Item::Artifact(Artifact::Foot, frame));
    let style = setting.styles.foot;
    let words = setting.text(&cover.foot, style, sheet.width - mark - mm(6.0), Filling::Ragged);
    page.group(Point::new(left, top + mm(3.2) - Pt(style.leading / 2.0)), words);
}
