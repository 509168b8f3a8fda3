//! The parts of a sheet: steps, example, checklists, scenario, time bar (DESIGN.md 5).

use super::block::second_heading;
use super::page::GUTTER;
use super::setting::Setting;
use super::stack::{draw_tagged_right, stacked, tallest};
use super::style::TINT2;
use crate::chart::{HAIR, INK, INK2, TINT};
use crate::diag::Sink;
use crate::document::{
    Checklist, Phase, SheetExample, SheetPart, SheetScenario, SheetStep, TimeBar, Words,
};
use crate::font::FaceId;
use crate::frame::{Colour, Frame, Item, Path};
use crate::geom::{Point, Pt, Rect, mm};
use crate::text::{Filling, TextStyle};
use crate::wording::voice;

/// The side of a box to tick.
const BOX: Pt = mm(4.0);

/// Sets a part over the whole width.
pub(super) fn set_part(setting: &Setting<'_, '_>, part: &SheetPart, sink: &mut Sink) -> Frame {
    let width = setting.sheet.width;
    match part {
        SheetPart::Heading(words, remark) => second_heading(setting, words, remark.as_ref(), width),
        SheetPart::Text(words) => setting.limited(
            words,
            setting.styles.lead,
            width,
            4,
            "the description of a method",
            sink,
        ),
        SheetPart::Steps(steps) => set_steps(setting, steps, sink),
        SheetPart::Example(example) => set_example(setting, example),
        SheetPart::Checklists(lists) => set_checklists(setting, lists),
        SheetPart::Scenario(scenario) => set_scenario(setting, scenario, sink),
        SheetPart::TimeBar(bar) => set_time_bar(setting, bar),
    }
}

/// Running text of a handout.
fn body(setting: &Setting<'_, '_>) -> TextStyle {
    let lang = setting.lang;
    setting
        .styles
        .body
        .sized(lang.pick(9.75, 9.0), lang.pick(16.5, 14.5))
}

/// Three columns: numeral and title, what happens, where it shows.
fn set_steps(setting: &Setting<'_, '_>, steps: &[SheetStep], sink: &mut Sink) -> Frame {
    let (width, lang) = (setting.sheet.width, setting.lang);
    let third = (width - GUTTER * 2.0) / 3.0;
    let numeral = setting.styles.numeral.sized(24.0, 28.0);
    let title_style = setting
        .styles
        .h3
        .sized(lang.pick(12.0, 11.0), lang.pick(18.0, 14.5));
    let indent = Pt(numeral.size * 0.76) + mm(2.5);
    let titles: Vec<Frame> = steps
        .iter()
        .map(|step| {
            setting.limited(
                &step.title,
                title_style,
                third - indent,
                2,
                "the title of a step",
                sink,
            )
        })
        .collect();
    let texts: Vec<Frame> = steps
        .iter()
        .map(|step| setting.text(&step.text, body(setting), third, Filling::Ragged))
        .collect();
    let notices: Vec<Frame> = steps
        .iter()
        .map(|step| set_notice(setting, step, third))
        .collect();
    let (head, text, notice) = (
        tallest(&titles).max(Pt(28.0)) + Pt(2.0),
        tallest(&texts),
        tallest(&notices),
    );
    let mut frame = Frame::new(
        width,
        head + text
            + if notice.0 > 0.0 {
                notice + Pt(5.0)
            } else {
                Pt(0.0)
            },
    );
    for (place, (step, (title, (words, notice_of)))) in steps
        .iter()
        .zip(titles.into_iter().zip(texts.into_iter().zip(notices)))
        .enumerate()
    {
        let x = (third + GUTTER) * place as f32;
        frame.group(
            Point::new(x, head - Pt(30.0)),
            setting.text(&step.number, numeral, indent, Filling::Ragged),
        );
        frame.group(
            Point::new(x + indent, head - Pt(2.0) - title.size.height),
            title,
        );
        frame.group(Point::new(x, head), words);
        if notice_of.size.height.0 > 0.0 {
            let y = head + text + Pt(5.0);
            frame.artifact(Path::rect(Rect::new(x, y, third, notice), TINT));
            frame.artifact(Path::line(
                Point::new(x + Pt(0.4), y),
                Point::new(x + Pt(0.4), y + notice),
                INK,
                0.8,
            ));
            frame.group(Point::new(x, y), notice_of);
        }
    }
    frame
}

/// Where a step shows; empty where nothing is said of it.
fn set_notice(setting: &Setting<'_, '_>, step: &SheetStep, width: Pt) -> Frame {
    let Some((label, text)) = &step.notice else {
        return Frame::new(width, Pt(0.0));
    };
    let lang = setting.lang;
    let style = setting
        .styles
        .body
        .sized(lang.pick(9.25, 8.5), lang.pick(14.5, 12.5));
    let (inner, left) = (width - mm(4.8), mm(2.4));
    let parts = stacked(
        inner,
        vec![
            setting.text(label, setting.styles.table_head, inner, Filling::Ragged),
            setting.text(text, style, inner, Filling::Phrases),
        ],
    );
    let mut frame = Frame::new(width, parts.size.height + Pt(8.0));
    frame.group(Point::new(left, Pt(4.0)), parts);
    frame
}

/// Seven columns for what happened, five for the box that says how the matter stands.
fn set_example(setting: &Setting<'_, '_>, example: &SheetExample) -> Frame {
    let width = setting.sheet.width;
    let narrow = mm(68.5);
    let wide = width - narrow - GUTTER;
    let mut left = vec![setting.text(&example.title, setting.styles.h3, wide, Filling::Phrases)];
    let filling = setting.lang.pick(Filling::Justified, Filling::Ragged);
    left.extend(
        example
            .text
            .iter()
            .map(|text| setting.text(text, body(setting), wide, filling)),
    );
    let left = stacked(wide, left);
    let right = set_facts(setting, &example.facts, narrow);
    let mut frame = Frame::new(width, left.size.height.max(right.size.height));
    frame.group(Point::default(), left);
    frame.group(Point::new(wide + GUTTER, Pt(2.0)), right);
    frame
}

fn set_facts(setting: &Setting<'_, '_>, facts: &[(Words, Words)], width: Pt) -> Frame {
    let (inner, padding) = (width - mm(6.0), mm(3.0));
    let style = setting.styles.table;
    let label = style.sized(7.5, 11.0).colour(INK2);
    let line = |(name, value): &(Words, Words)| {
        vec![
            setting.text(name, label, inner, Filling::Ragged),
            setting.text(value, style, inner, Filling::Phrases),
        ]
    };
    let words = stacked(inner, facts.iter().flat_map(line));
    let height = words.size.height + Pt(10.0);
    let mut frame = Frame::new(width, height);
    frame.artifact(Path::rect(Rect::new(Pt(0.0), Pt(0.0), width, height), TINT));
    frame.rule(Pt(0.0), Pt(0.6), width, INK, 1.2);
    frame.rule(Pt(0.0), height, width, HAIR, 0.35);
    frame.group(Point::new(padding, Pt(5.0)), words);
    frame
}

/// Two columns of things to tick; a single list goes on in the second one. Rows beside each other
/// are of one height.
fn set_checklists(setting: &Setting<'_, '_>, lists: &[Checklist]) -> Frame {
    let (width, lang) = (setting.sheet.width, setting.lang);
    let half = (width - GUTTER) / 2.0;
    let style = setting
        .styles
        .body
        .sized(lang.pick(10.25, 9.25), lang.pick(16.0, 13.5));
    let items: Vec<Vec<Frame>> = lists
        .iter()
        .map(|list| {
            list.items
                .iter()
                .map(|(tick, words)| {
                    let text =
                        setting.text(words, style, half - BOX - Pt(2.4 + 4.0), Filling::Phrases);
                    let mut row = Frame::new(half, text.size.height);
                    let mut square = Frame::default();
                    let top = (Pt(style.leading) - BOX) / 2.0;
                    square.path(Path::outline(Rect::new(Pt(0.4), top, BOX, BOX), INK, 0.8));
                    row.push(Point::default(), Item::Tagged(tick.node, square));
                    row.group(Point::new(BOX + mm(2.4), Pt(0.0)), text);
                    row
                })
                .collect()
        })
        .collect();
    let columns: Vec<Vec<Frame>> = match <[Vec<Frame>; 1]>::try_from(items) {
        Ok([one]) => {
            let first = one.len().div_ceil(2);
            let mut rows = one.into_iter();
            vec![rows.by_ref().take(first).collect(), rows.collect()]
        }
        Err(several) => several,
    };
    let mut frame = Frame::new(width, Pt(0.0));
    for (place, list) in lists.iter().enumerate() {
        let Some(head) = &list.head else { continue };
        let x = (half + GUTTER) * place as f32;
        frame.group(
            Point::new(x, Pt(0.0)),
            setting.text(head, setting.styles.h3, half, Filling::Ragged),
        );
        let wide = if lists.len() == 1 { width } else { half };
        frame.rule(x, Pt(18.0), wide, INK, 0.8);
        frame.size.height = Pt(18.0);
    }
    draw_rows(setting, columns, half, &mut frame);
    frame
}

fn draw_rows(setting: &Setting<'_, '_>, columns: Vec<Vec<Frame>>, half: Pt, frame: &mut Frame) {
    let count = columns.iter().map(Vec::len).max().unwrap_or(0);
    let padding = Pt(setting.lang.pick(5.5, 4.0));
    let mut columns: Vec<_> = columns
        .into_iter()
        .map(|column| {
            column
                .into_iter()
                .collect::<std::collections::VecDeque<_>>()
        })
        .collect();
    for _ in 0..count {
        let row: Vec<Option<Frame>> = columns
            .iter_mut()
            .map(|column| column.pop_front())
            .collect();
        // Cells stand at their tops: boxes beside each other are in one line.
        let height = row
            .iter()
            .flatten()
            .map(|cell| cell.size.height + padding * 2.0)
            .fold(Pt(0.0), Pt::max);
        let y = frame.size.height;
        for (place, cell) in row.into_iter().enumerate() {
            let x = (half + GUTTER) * place as f32;
            let Some(cell) = cell else { continue };
            frame.group(Point::new(x, y + padding), cell);
            frame.rule(x, y + height, half, HAIR, 0.35);
        }
        frame.size.height = y + height;
    }
}

/// A frame with a bar at its left: an invented story must not be taken for a record.
fn set_scenario(setting: &Setting<'_, '_>, scenario: &SheetScenario, sink: &mut Sink) -> Frame {
    let (width, lang) = (setting.sheet.width, setting.lang);
    let (bar, padding) = (mm(2.4), mm(5.0));
    let story = TextStyle {
        face: lang.pick(FaceId::MINCHO, FaceId::REGULAR),
        ..setting
            .styles
            .body
            .sized(lang.pick(10.5, 9.0), lang.pick(18.0, 15.0))
    };
    let inner = width - bar - padding * 2.0;
    let measure = inner.min(Pt(story.size * lang.pick(38.0, 48.0)));
    let small = setting.styles.table.sized(8.0, 14.0);
    let remark = setting
        .setter
        .rich_line(&setting.rich(&scenario.remark, small.colour(INK2)));
    let free = inner - remark.width - mm(4.0);
    let title = setting.limited(
        &scenario.title,
        small.face(FaceId::BOLD).sized(lang.pick(9.5, 9.0), 14.0),
        free,
        1,
        "the title of a scenario",
        sink,
    );
    let text = setting.limited(&scenario.text, story, measure, 6, "a scenario", sink);
    let below = Pt(7.0) + title.size.height + Pt(2.0);
    let height = below + text.size.height + Pt(7.0);
    let mut frame = Frame::new(width, height);
    frame.artifact(Path::outline(
        Rect::new(Pt(0.4), Pt(0.4), width - Pt(0.8), height - Pt(0.8)),
        INK,
        0.8,
    ));
    frame.artifact(Path::rect(Rect::new(Pt(0.0), Pt(0.0), bar, height), INK));
    let x = bar + padding;
    frame.group(Point::new(x, Pt(7.0)), title);
    let at = Point::new(width - padding, Pt(7.0) + small.baseline());
    draw_tagged_right(&mut frame, scenario.remark.node, &remark, at);
    frame.group(Point::new(x, below), text);
    frame
}

/// Minutes to scale over the whole width: what is worked with this sheet is solid.
fn set_time_bar(setting: &Setting<'_, '_>, bar: &TimeBar) -> Frame {
    let (width, height) = (setting.sheet.width, mm(7.0));
    let total: u32 = bar.phases.iter().map(|phase| phase.minutes).sum();
    let at = |minutes: u32| width * (minutes as f32 / total.max(1) as f32);
    let mut drawing = Frame::new(width, mm(11.5));
    let small = setting.styles.figure_subtitle.sized(7.5, 11.0);
    let below = height + Pt(9.0);
    let mut start = 0;
    let unit = |minutes: u32| voice(setting.lang).minutes(minutes);
    let last = setting.setter.line(&unit(total), small);
    let mut taken = Pt(-1.0);
    for phase in &bar.phases {
        let cell = Rect::new(
            at(start),
            Pt(0.3),
            at(start + phase.minutes) - at(start),
            height - Pt(0.6),
        );
        draw_phase(setting, phase, cell, &mut drawing);
        let tick = setting.setter.line(&unit(start), small);
        let left = if start == 0 {
            Pt(0.0)
        } else {
            cell.x - tick.width / 2.0
        };
        if left > taken && left + tick.width + Pt(4.0) < width - last.width {
            tick.draw(&mut drawing, Point::new(left, below));
            taken = left + tick.width + Pt(4.0);
        }
        start += phase.minutes;
    }
    last.draw_right(&mut drawing, Point::new(width, below));
    let mut frame = Frame::new(width, mm(11.5));
    frame.push(Point::default(), Item::Tagged(bar.picture.node, drawing));
    frame
}

fn draw_phase(setting: &Setting<'_, '_>, phase: &Phase, cell: Rect, drawing: &mut Frame) {
    let solid = phase.own && phase.exercise;
    let ground = match (solid, phase.own) {
        (true, _) => INK,
        (false, true) => Colour::WHITE,
        (false, false) => TINT2,
    };
    drawing.path(Path {
        stroke: Some((INK, 0.5)),
        ..Path::rect(cell, ground)
    });
    let face = if phase.own {
        FaceId::BOLD
    } else {
        FaceId::REGULAR
    };
    let style = setting
        .styles
        .table
        .face(face)
        .colour(if solid { Colour::WHITE } else { INK });
    let line = setting.setter.line(&phase.name, style);
    // Too narrow a phase is named by the alternative text alone.
    if line.width + Pt(3.0) < cell.width {
        line.draw_centred(
            drawing,
            Point::new(
                cell.x + cell.width / 2.0,
                cell.y + cell.height / 2.0 + style.below_middle(),
            ),
        );
    }
}

/// The accent of numerals, for questions as for steps.
pub(super) fn numeral(setting: &Setting<'_, '_>, style: TextStyle) -> TextStyle {
    style
        .face(FaceId::BOLD)
        .colour(setting.document.house.accent)
}
