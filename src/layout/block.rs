//! Blocks → frames of a given width.

use super::case::{set_facts, set_strip};
use super::figure::set_figure;
use super::flow::{Flow, FlowItem, Piece};
use super::judgement::set_judgement;
use super::page::{GUTTER, narrow_column};
use super::setting::{Setting, most_lines};
use super::stack::{Stack, draw_tagged, side_by_side, tallest};
use super::style::translated;
use super::table::{kind_marker, set_table};
use super::words::TextColumn;

use crate::chart::{HAIR, INK, INK2};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{Block, Card, ChangeLine, KeyFigure, Section, Words};
use crate::font::FaceId;
use crate::frame::{Artifact, Colour, Frame, Item, Path};
use crate::geom::{Point, Pt, Rect, mm};
use crate::text::{Filling, Measure, TextStyle};

impl Setting<'_, '_> {
    /// Whether a wide and a narrow column stand below each other: two languages, and small paper,
    /// need the whole width.
    fn has_one_column(&self) -> bool {
        self.document.is_bilingual() || self.is_small()
    }

    /// The space between sections of a page.
    pub(crate) fn section_gap(&self) -> Pt {
        Pt(if self.options.density > 0 { 14.0 } else { 18.0 })
    }
}

/// The kicker and the heading of a section.
pub(super) fn section_heading(
    setting: &Setting<'_, '_>,
    section: &Section,
    flow: &mut Flow,
    sink: &mut Sink,
) {
    let Some(heading) = &section.heading else {
        return;
    };
    let (styles, width) = (&setting.styles, setting.sheet.width);
    let mut kicker = Frame::new(width, Pt(styles.kicker.leading + 4.0));
    let number = section
        .number
        .map_or(String::new(), |number| number.to_string());
    let baseline = styles.kicker.baseline();
    let mut words = Frame::default();
    setting
        .setter
        .line(&number, styles.kicker)
        .draw(&mut words, Point::new(Pt(0.0), baseline));
    let x = if number.is_empty() { Pt(0.0) } else { mm(7.0) };
    setting
        .setter
        .line(&section.full_name(), styles.kicker)
        .draw(&mut words, Point::new(x, baseline));
    kicker.push(Point::default(), Item::Artifact(Artifact::Layout, words));
    flow.push_kept(Pt(0.0), kicker);
    flow.push_kept(
        Pt(2.0),
        setting.heading(
            heading,
            styles.h1,
            width,
            Some((most_lines(heading), "the heading of a page")),
            sink,
        ),
    );
    flow.push_kept(Pt(0.0), Frame::new(width, Pt(2.0)));
}

/// Sets a block into a flow.
pub(super) fn set_block(
    setting: &Setting<'_, '_>,
    block: &Block,
    width: Pt,
    flow: &mut Flow,
    sink: &mut Sink,
) {
    let styles = &setting.styles;
    match block {
        Block::Heading(words, remark) => flow.push_kept(
            setting.section_gap(),
            second_heading(setting, words, remark.as_ref(), width),
        ),
        Block::Subheading(words) => flow.push_kept(
            Pt(8.0),
            setting.text(words, styles.h3, width, Filling::Phrases),
        ),
        Block::Lead(words) => {
            let most = setting.lang.pick(3, 4);
            let frame = setting.limited(words, styles.lead, width, most, "the lead", sink);
            flow.push(Pt(6.0), frame);
        }
        Block::Paragraph(words) => {
            paragraph(setting, words, styles.body, (width, Pt(0.0)), Pt(6.0), flow)
        }
        Block::Note(words) => flow.push(
            Pt(6.0),
            setting.text(words, styles.note, width, Filling::Ragged),
        ),
        Block::KeyFigures(figures) => {
            flow.push(Pt(10.0), key_figures(setting, figures, width, sink))
        }
        Block::Split(left, right) if setting.has_one_column() => {
            flow.push(setting.section_gap(), Frame::default());
            left.iter()
                .chain(right)
                .for_each(|block| set_block(setting, block, width, flow, sink));
        }
        Block::Split(left, right) => {
            flow.push(
                setting.section_gap(),
                columns(
                    setting,
                    left,
                    right,
                    width,
                    width - narrow_column(width) - GUTTER,
                    sink,
                ),
            );
        }
        Block::Aside(left, right) if setting.has_one_column() => left
            .iter()
            .chain(right)
            .for_each(|block| set_block(setting, block, width, flow, sink)),
        Block::Aside(left, right) => aside(setting, left, right, width, flow, sink),
        Block::Halves(left, right) => flow.push(
            setting.section_gap(),
            columns(setting, left, right, width, (width - GUTTER) / 2.0, sink),
        ),
        Block::Judgement(words) => flow.push(Pt(0.0), set_judgement(setting, words, width, sink)),
        Block::Items(items) => items_rows(setting, items, width, flow),
        Block::Changes(lines) => changes(setting, lines, width, flow),
        Block::Table(table) => flow.table(Pt(4.0), set_table(setting, table, width)),
        Block::Figure(figure) => set_figure(setting, figure, width, flow, sink),
        Block::Card(record) => card(setting, record, width, flow),
        Block::Strip(strip) => flow.push(Pt(6.0), set_strip(setting, strip, width)),
        Block::Narrative(words) => {
            // DESIGN.md 3: in Japanese an indent and no space between paragraphs, in English the
            // other way round.
            let (indent, gap) = setting
                .lang
                .pick((Pt(styles.narrative.size), Pt(0.0)), (Pt(0.0), Pt(7.0)));
            paragraph(setting, words, styles.narrative, (width, indent), gap, flow);
        }
        Block::Facts(heading, facts) => flow.push(
            Pt(if setting.has_one_column() { 12.0 } else { 0.0 }),
            set_facts(setting, heading, facts, width),
        ),
        Block::AtFoot(words) => flow.items.push(FlowItem::new(
            Pt(8.0),
            Piece::AtFoot(note_at_foot(setting, words, width)),
        )),
    }
}

/// A note below a rule, for the end of a page.
fn note_at_foot(setting: &Setting<'_, '_>, words: &Words, width: Pt) -> Frame {
    let text = setting.text(words, setting.styles.note, width, Filling::Ragged);
    let mut frame = Frame::new(width, text.size.height + Pt(4.0));
    frame.rule(Pt(0.0), Pt(0.2), width, HAIR, 0.35);
    frame.group(Point::new(Pt(0.0), Pt(4.0)), text);
    frame
}

/// A wide column that may go on over a page, beside a narrow one that may not.
fn aside(
    setting: &Setting<'_, '_>,
    left: &[Block],
    right: &[Block],
    width: Pt,
    flow: &mut Flow,
    sink: &mut Sink,
) {
    let narrow = narrow_column(width);
    let mut column = |blocks: &[Block], width: Pt| {
        let mut flow = Flow::default();
        blocks
            .iter()
            .for_each(|block| set_block(setting, block, width, &mut flow, sink));
        flow
    };
    let side = column(right, narrow).groups(setting, narrow);
    let mut main = column(left, width - narrow - GUTTER);
    if let Some(first) = main.items.first_mut() {
        first.gap = Pt(0.0);
    }
    flow.items.push(FlowItem::new(
        setting.section_gap(),
        Piece::Beside(width - narrow, side),
    ));
    flow.items.extend(main.items);
    flow.items.push(FlowItem::new(Pt(0.0), Piece::Below));
}

/// Two columns beside each other.
fn columns(
    setting: &Setting<'_, '_>,
    left: &[Block],
    right: &[Block],
    width: Pt,
    left_width: Pt,
    sink: &mut Sink,
) -> Frame {
    let right_width = width - left_width - GUTTER;
    let mut stack = |blocks: &[Block], width: Pt| {
        let mut flow = Flow::default();
        blocks
            .iter()
            .for_each(|block| set_block(setting, block, width, &mut flow, sink));
        flow.stack(setting, width)
    };
    let (left, right) = (stack(left, left_width), stack(right, right_width));
    side_by_side(width, left, left_width + GUTTER, right)
}

/// A heading with a rule: the rule, the words, a remark beside them.
pub(super) fn second_heading(
    setting: &Setting<'_, '_>,
    words: &Words,
    remark: Option<&Words>,
    width: Pt,
) -> Frame {
    let styles = &setting.styles;
    let text = setting.heading(words, styles.h2, width, None, &mut Sink::default());
    let mut frame = Frame::new(width, Pt(4.0) + text.size.height + Pt(3.0));
    frame.rule(Pt(0.0), Pt(0.6), width, INK, 1.2);
    let mut x = setting
        .setter
        .rich_line(&setting.rich(words, styles.h2))
        .width
        + mm(2.8);
    if let Some(second) = setting.translation(words) {
        x += setting
            .setter
            .rich_line(&setting.rich(second, translated(styles.h2)))
            .width
            + mm(4.0);
    }
    let below = Pt(4.0) + text.size.height;
    frame.group(Point::new(Pt(0.0), Pt(4.0)), text);
    let style = styles.figure_subtitle;
    let remarks = remark
        .into_iter()
        .chain(remark.and_then(|remark| setting.translation(remark)));
    let lines: Vec<_> = remarks
        .map(|remark| {
            (
                remark,
                setting.setter.rich_line(&setting.rich(remark, style)),
            )
        })
        .collect();
    let wide: Pt = lines.iter().map(|(_, line)| line.width + mm(2.0)).sum();
    let mut baseline = Pt(4.0) + styles.h2.baseline();
    // Beside a long heading there is no room: then it stands below.
    if !lines.is_empty() && x + wide > width + mm(2.0) {
        (x, baseline) = (Pt(0.0), below + style.baseline());
        frame.size.height += Pt(style.leading);
    }
    for (remark, line) in lines {
        draw_tagged(&mut frame, remark.node, &line, Point::new(x, baseline));
        x += line.width + mm(2.0);
    }
    frame
}

/// A paragraph after a gap, its first line indented perhaps, split between lines with two at least
/// on each side. A second language stands beside it line by line, or below it.
fn paragraph(
    setting: &Setting<'_, '_>,
    words: &Words,
    style: TextStyle,
    (width, first_indent): (Pt, Pt),
    above: Pt,
    flow: &mut Flow,
) {
    let columns = setting.columns_of(words, style, width);
    let set = |column: &TextColumn<'_>| {
        let (words, style) = (column.words, column.style);
        let measure = column
            .width
            .min(Pt(style.size * style.lang.pick(38.0, 48.0)));
        let (filling, first_indent) = style.lang.pick(
            (Filling::Justified, first_indent),
            (Filling::Ragged, Pt(0.0)),
        );
        let lines = setting
            .setter
            .paragraph(&setting.rich(words, style))
            .lines(Measure {
                width: measure,
                first_indent,
                filling,
            });
        let line = |line| {
            (
                column.x,
                setting.tagged(
                    words,
                    setting
                        .setter
                        .block(std::slice::from_ref(line), style, column.width),
                ),
            )
        };
        lines.iter().map(line).collect::<Vec<(Pt, Frame)>>()
    };
    let mut lines: Vec<std::vec::IntoIter<(Pt, Frame)>> = columns
        .iter()
        .map(|column| set(column).into_iter())
        .collect();
    let count = lines
        .iter()
        .map(ExactSizeIterator::len)
        .max()
        .unwrap_or_default();
    for number in 0..count {
        let mut row = lines.iter_mut().map(|column| {
            let mut row = Frame::new(width, Pt(style.leading));
            column
                .next()
                .into_iter()
                .for_each(|(x, line)| row.group(Point::new(x, Pt(0.0)), line));
            row
        });
        let piece = match (row.next().unwrap_or_default(), row.next()) {
            (first, Some(second)) => Piece::Pair(first, second, number == 0),
            (line, None) => Piece::Whole(line),
        };
        let gap = if number == 0 { above } else { Pt(0.0) };
        // The first two lines stay together, and so do the last two.
        flow.items.push(FlowItem {
            gap,
            piece,
            is_kept: number == 0 && count > 1 || number + 2 == count,
        });
    }
    if let Some(second) = setting.translation(words).filter(|_| columns.len() == 1) {
        let small = translated(style);
        paragraph(setting, second, small, (width, Pt(0.0)), Pt(3.0), flow);
    }
}

/// Short texts with rules between them.
fn items_rows(
    setting: &Setting<'_, '_>,
    items: &[(Option<Words>, Words)],
    width: Pt,
    flow: &mut Flow,
) {
    const PADDING: Pt = Pt(3.4);
    let style = setting.styles.item;
    let signs = items.iter().filter_map(|(sign, _)| sign.as_ref());
    let signs = signs
        .flat_map(|sign| [Some(sign), setting.translation(sign)])
        .flatten();
    let widest = signs
        .map(|sign| setting.setter.rich_line(&setting.rich(sign, style)).width)
        .fold(Pt(0.0), Pt::max);
    let indent = if widest.0 > 0.0 {
        widest + Pt(style.size)
    } else {
        widest
    };
    for (sign, words) in items {
        let text = setting.text(words, style, width - indent, Filling::Ragged);
        let sign = sign.as_ref().map_or_else(Frame::default, |sign| {
            setting.text(sign, style, indent, Filling::Ragged)
        });
        let height = text.size.height.max(sign.size.height) + PADDING * 2.0;
        let mut frame = Frame::new(width, height);
        frame.group(Point::new(Pt(0.0), PADDING), sign);
        frame.group(Point::new(indent, PADDING), text);
        frame.rule(Pt(0.0), height, width, HAIR, 0.35);
        flow.push(Pt(0.0), frame);
    }
}

/// Changes: a tag in a box, a sentence, a rule (DESIGN.md 5, what has changed).
fn changes(setting: &Setting<'_, '_>, lines: &[ChangeLine], width: Pt, flow: &mut Flow) {
    const PADDING: Pt = Pt(3.4);
    let indent = mm(setting.lang.pick(11.0, 12.5));
    let item = setting.styles.item;
    for line in lines {
        let text = setting.text(&line.text, item, width - indent, Filling::Ragged);
        let mut height = text.size.height + PADDING * 2.0;
        let mut frame = Frame::new(width, height);
        if let Some((tag, solid)) = &line.tag {
            let (ground, ink) = if *solid {
                (INK, Colour::WHITE)
            } else {
                (Colour::WHITE, INK)
            };
            let style = item
                .face(FaceId::BOLD)
                .sized(setting.lang.pick(7.0, 6.5), item.leading)
                .colour(ink);
            let words = setting.setter.rich_line(&setting.rich(tag, style));
            let (wide, high) = (words.width + mm(2.0), Pt(style.size + 4.0));
            let area = Rect::new(
                Pt(0.3),
                PADDING + (Pt(item.leading) - high) / 2.0,
                wide,
                high,
            );
            frame.artifact(Path {
                stroke: Some((INK, 0.6)),
                ..Path::rect(area, ground)
            });
            let at = Point::new(area.x + mm(1.0), PADDING + style.baseline());
            draw_tagged(&mut frame, tag.node, &words, at);
            if let Some(second) = setting.translation(tag) {
                let below = setting.text(
                    second,
                    item.sized(6.5, item.leading),
                    indent,
                    Filling::Ragged,
                );
                height = height.max(PADDING * 2.0 + Pt(item.leading) + below.size.height);
                frame.group(Point::new(Pt(0.3), PADDING + Pt(item.leading)), below);
            }
        }
        frame.size.height = height;
        frame.group(Point::new(indent, PADDING), text);
        frame.rule(Pt(0.0), height, width, HAIR, 0.35);
        flow.push(Pt(0.0), frame);
    }
}

/// Three or four figures beside each other.
fn key_figures(
    setting: &Setting<'_, '_>,
    figures: &[KeyFigure],
    width: Pt,
    sink: &mut Sink,
) -> Frame {
    // On small paper four of them take two rows.
    let (across, down) = if setting.is_small() && figures.len() > 3 {
        (2, 2)
    } else {
        (figures.len().max(1), 1)
    };
    let count = across as f32;
    let cell = (width - GUTTER * (count - 1.0)) / count;
    let number_of = |size: f32| {
        setting
            .styles
            .key_number
            .sized(size, setting.styles.key_number.leading)
    };
    // Too wide a number makes all of them smaller together (DESIGN.md 5).
    // The program's own, which have no place in the pack, are never too wide for it.
    let own = figures.iter().all(|figure| figure.label.at.is_none());
    let smaller: &[f32] = if own { &[17.0, 14.0, 11.0, 8.0] } else { &[] };
    let size = [setting.styles.key_number.size, 26.0, 23.0, 20.0]
        .into_iter()
        .chain(smaller.iter().copied())
        .find(|size| {
            figures
                .iter()
                .all(|figure| key_width(setting, figure, number_of(*size)) <= cell - Pt(4.0))
        })
        .unwrap_or(if own { 8.0 } else { 20.0 });
    for figure in figures
        .iter()
        .filter(|figure| key_width(setting, figure, number_of(size)) > cell - Pt(4.0))
    {
        let text = format!(
            "the key figure `{}` is too wide for its column with its unit",
            figure.value.text()
        );
        let at = figure.label.at.unwrap_or(setting.document.at);
        sink.push(
            Diagnostic::new(Code::TooLong, at, text)
                .hint("shorten its `value`, `prefix` or `unit`"),
        );
    }
    let cells: Vec<Frame> = figures
        .iter()
        .map(|figure| key_figure(setting, figure, number_of(size), cell - mm(2.0), sink))
        .collect();
    let row = tallest(&cells) + Pt(12.0);
    let mut frame = Frame::new(width, row * down as f32);
    frame.rule(Pt(0.0), Pt(0.6), width, INK, 1.2);
    for end in 1..=down {
        frame.rule(Pt(0.0), row * end as f32, width, HAIR, 0.35);
    }
    for (number, of) in cells.into_iter().enumerate() {
        let (x, y) = (
            (cell + GUTTER) * (number % across) as f32,
            row * (number / across) as f32,
        );
        if number % across > 0 {
            let line = x - GUTTER / 2.0;
            frame.artifact(Path::line(
                Point::new(line, y + Pt(6.0)),
                Point::new(line, y + row - Pt(6.0)),
                HAIR,
                0.35,
            ));
        }
        frame.group(Point::new(x, y + Pt(4.0)), of);
    }
    frame
}

fn key_width(setting: &Setting<'_, '_>, figure: &KeyFigure, number: TextStyle) -> Pt {
    let unit = setting.styles.key_unit;
    let wide = |words: &Option<Words>| {
        words.as_ref().map_or(Pt(0.0), |words| {
            setting.setter.width(&words.text(), unit) + Pt(2.0)
        })
    };
    wide(&figure.prefix) + setting.setter.width(&figure.value.text(), number) + wide(&figure.unit)
}

fn key_figure(
    setting: &Setting<'_, '_>,
    figure: &KeyFigure,
    number: TextStyle,
    width: Pt,
    sink: &mut Sink,
) -> Frame {
    let styles = &setting.styles;
    let label = setting.limited(
        &figure.label,
        styles.key_label,
        width,
        2,
        "the label of a key figure",
        sink,
    );
    let note = figure.note.as_ref().map(|note| {
        setting.limited(
            note,
            styles.key_note,
            width,
            3,
            "the note of a key figure",
            sink,
        )
    });
    let mut stack = Stack::new(width);
    let baseline = number.baseline();
    let mut x = Pt(0.0);
    let parts = [
        figure.prefix.as_ref().map(|w| (w, styles.key_unit)),
        Some((&figure.value, number)),
        figure.unit.as_ref().map(|w| (w, styles.key_unit)),
    ];
    for (words, style) in parts.into_iter().flatten() {
        let line = setting.setter.rich_line(&setting.rich(words, style));
        draw_tagged(stack.frame(), words.node, &line, Point::new(x, baseline));
        x += line.width + Pt(2.5);
    }
    stack.gap(Pt(number.leading));
    let below = [key_in_second(setting, figure, width), Some(label), note];
    below.into_iter().flatten().for_each(|part| stack.put(part));
    stack.into_frame()
}

/// A key figure and its unit in the second language, on a line of their own.
fn key_in_second(setting: &Setting<'_, '_>, figure: &KeyFigure, width: Pt) -> Option<Frame> {
    let style = translated(setting.styles.key_note.sized(8.0, 11.0).colour(INK));
    let mut frame = Frame::new(width, Pt(style.leading));
    let mut at = Point::new(Pt(0.0), style.baseline());
    for words in figure
        .prefix
        .iter()
        .chain([&figure.value])
        .chain(&figure.unit)
        .filter_map(|words| setting.translation(words))
    {
        let line = setting.setter.rich_line(&setting.rich(words, style));
        draw_tagged(&mut frame, words.node, &line, at);
        at.x += line.width + Pt(2.5);
    }
    (!frame.items.is_empty()).then_some(frame)
}

/// A record as a block: marker and date, title, text, lines of facts. The head stays with its title
/// and first text.
fn card(setting: &Setting<'_, '_>, card: &Card, width: Pt, flow: &mut Flow) {
    let styles = &setting.styles;
    let mut head = Frame::new(width, Pt(styles.table.leading + 5.0));
    head.push(Point::default(), Item::Anchor(card.dest));
    head.rule(Pt(0.0), Pt(0.3), width, INK, 0.8);
    head.group(
        Point::new(Pt(0.0), Pt(4.0)),
        kind_marker(setting, card.kind, styles.table),
    );
    head.group(
        Point::new(mm(5.0), Pt(4.0)),
        setting.text(&card.head, styles.table, width - mm(5.0), Filling::Ragged),
    );
    flow.push_kept(Pt(12.0), head);
    flow.push_kept(
        Pt(1.0),
        setting.text(&card.title, styles.h3, width, Filling::Phrases),
    );
    for text in &card.text {
        paragraph(setting, text, styles.body, (width, Pt(0.0)), Pt(6.0), flow);
    }
    for (label, value) in &card.facts {
        let words = setting.text(value, styles.table, width - mm(36.0), Filling::Ragged);
        let label = setting.text(label, styles.table.colour(INK2), mm(34.0), Filling::Phrases);
        let mut row = Frame::new(width, words.size.height.max(label.size.height) + Pt(2.0));
        row.group(Point::default(), label);
        row.group(Point::new(mm(36.0), Pt(0.0)), words);
        flow.push(Pt(2.0), row);
    }
}
