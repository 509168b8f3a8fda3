//! Tables: head on a rule, rows with hair lines between them, continued over pages with head and
//! year repeated.

use super::filler::Filler;
use super::setting::Setting;
use super::stack::{Stack, tallest};
use super::style::Styles;
use super::style::{TINT2, translated};
use crate::chart::{Canvas, HAIR, INK, INK2, draw_marker, palette};
use crate::document::{Block, Cell, Mark, Row, Table, TableStyle, Width, Words};
use crate::font::FaceId;
use crate::frame::{Artifact, Dest, Frame, Item, Path, Target};
use crate::geom::{PT_PER_MM, Point, Pt, Rect, mm};
use crate::model::RecordKind;
use crate::text::{Filling, TextStyle};
use crate::wording::voice;

/// The height of a band.
const BAND: f32 = 15.5;
/// What a page has beside the rows of a table, at most: label, head, a repeated band, rules.
const BESIDE_ROWS: Pt = Pt(90.0);
/// The height of the parts of a row that is taller than a page.
const PART: Pt = Pt(150.0);
/// The space that a cell leaves on its right.
const RIGHT: Pt = mm(2.0);

/// A row as set.
struct TableRow {
    frame: Frame,
    /// For a band, what repeats it when the table goes on; rows that follow belong to it.
    band: Option<Frame>,
}

/// A table as set, ready to be split between rows.
pub(super) struct TableParts {
    head: Frame,
    rows: Vec<TableRow>,
    label: Option<String>,
    caption: Option<Words>,
    width: Pt,
}

/// How cells are set.
struct CellStyle {
    text: TextStyle,
    /// The space above and below what a cell says.
    above: Pt,
    below: Pt,
}

fn cell_style(setting: &Setting<'_, '_>, style: TableStyle) -> CellStyle {
    let (table, lang) = (setting.styles.table, setting.lang);
    match style {
        TableStyle::Normal => CellStyle {
            text: table.sized(lang.pick(8.0, 7.5), lang.pick(12.0, 10.5)),
            above: Pt(2.6),
            below: Pt(2.6),
        },
        TableStyle::Actions => CellStyle {
            text: table.sized(lang.pick(8.5, 8.0), 12.0),
            above: Pt(4.0),
            below: Pt(4.0),
        },
        TableStyle::Chronology => CellStyle {
            text: setting.styles.chronology,
            above: Pt(2.6),
            below: Pt(2.8),
        },
    }
}

/// The height of a chronology among these blocks if every row had one line.
pub(super) fn least_height(blocks: &[Block], styles: &Styles) -> f32 {
    let row = |row: &Row| match row {
        Row::Band { .. } => BAND,
        Row::Cells { .. } => styles.chronology.leading + 5.4,
    };
    let of = |block: &Block| match block {
        Block::Table(table) if table.style == TableStyle::Chronology => {
            table.rows.iter().map(row).sum()
        }
        _ => 0.0,
    };
    blocks.iter().map(of).sum()
}

/// Sets a table at a width.
pub(super) fn set_table(setting: &Setting<'_, '_>, table: &Table, width: Pt) -> TableParts {
    let widths = widths(table, width);
    let head = head(setting, table, &widths, width);
    let rows = table
        .rows
        .iter()
        .map(|row| match row {
            Row::Band { dest, head, counts } => TableRow {
                frame: anchored(band(setting, head, counts, width, false), Some(*dest)),
                band: Some(band(setting, head, counts, width, true)),
            },
            Row::Cells { dest, cells, .. } => TableRow {
                frame: anchored(
                    cells_row(setting, table.style, cells, &widths, width),
                    *dest,
                ),
                band: None,
            },
        })
        .flat_map(|row| parted(row, setting.sheet.height - BESIDE_ROWS))
        .collect();
    TableParts {
        head,
        rows,
        label: table.label.clone(),
        caption: table.caption.clone(),
        width,
    }
}

/// A row that is taller than a page has room for, in parts that a table can break between.
fn parted(row: TableRow, room: Pt) -> Vec<TableRow> {
    if row.frame.size.height <= room {
        return vec![row];
    }
    let mut parts = Vec::new();
    let mut rest = row.frame;
    while rest.size.height > PART {
        let Some((part, after)) = rest.cut(PART) else {
            break;
        };
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    let band = row.band;
    let part = |frame| TableRow { frame, band: None };
    let mut parts: Vec<TableRow> = parts.into_iter().map(part).collect();
    if let Some(first) = parts.first_mut() {
        first.band = band;
    }
    parts
}

/// A row that links may lead to.
fn anchored(mut row: Frame, dest: Option<Dest>) -> Frame {
    let anchor = dest.map(|dest| (Point::default(), Item::Anchor(dest)));
    row.items.splice(..0, anchor);
    row
}

fn widths(table: &Table, width: Pt) -> Vec<Pt> {
    let fixed = |w: &Width| match w {
        Width::Mm(millimetres) => Some(mm(*millimetres)),
        Width::Rest => None,
    };
    let taken: Pt = table
        .columns
        .iter()
        .filter_map(|column| fixed(&column.width))
        .sum();
    let rest = table
        .columns
        .iter()
        .filter(|column| fixed(&column.width).is_none())
        .count()
        .max(1);
    table
        .columns
        .iter()
        .map(|column| fixed(&column.width).unwrap_or((width - taken) / rest as f32))
        .collect()
}

fn head(setting: &Setting<'_, '_>, table: &Table, widths: &[Pt], width: Pt) -> Frame {
    let style = setting.styles.table_head;
    let cells: Vec<Frame> = table
        .columns
        .iter()
        .zip(widths)
        .map(|(column, width)| {
            setting.column_head(&column.head, style, *width - Pt(2.0), *width - RIGHT)
        })
        .collect();
    let height = tallest(&cells) + Pt(5.0);
    let mut frame = Frame::new(width, height);
    let mut x = Pt(0.0);
    for (cell, wide) in cells.into_iter().zip(widths) {
        frame.group(Point::new(x, height - Pt(4.0) - cell.size.height), cell);
        x += *wide;
    }
    frame.rule(Pt(0.0), height, width, INK, 0.8);
    frame
}

fn band(setting: &Setting<'_, '_>, words: &Words, counts: &Words, width: Pt, again: bool) -> Frame {
    let style = setting.styles.table.face(FaceId::BOLD).sized(9.0, 14.0);
    let mut frame = Frame::new(width, Pt(BAND));
    frame.artifact(Path::rect(
        Rect::new(Pt(0.0), Pt(0.0), width, Pt(BAND)),
        TINT2,
    ));
    let baseline = Pt(BAND / 2.0) + style.below_middle();
    let year = setting.setter.line(&words.text(), style.face(FaceId::BOLD));
    let quiet = setting.styles.table.sized(7.5, 11.0).colour(INK2);
    let counts_line = setting.setter.line(&counts.text(), quiet);
    let x = mm(2.0) + year.width + mm(3.0);
    let (mut first, mut second) = (Frame::default(), Frame::default());
    year.draw(&mut first, Point::new(mm(2.0), baseline));
    counts_line.draw(&mut second, Point::new(x, baseline));
    let after = setting.translation(counts);
    if again {
        // A repeated band is no row of the table: it is there for the eye.
        let more = &setting.document.say(|voice| voice.continued().trim_start());
        let mut artifact = Frame::default();
        year.draw(&mut artifact, Point::new(mm(2.0), baseline));
        setting.setter.line(more, quiet).draw(
            &mut artifact,
            Point::new(mm(2.0) + year.width + Pt(3.0), baseline),
        );
        frame.push(Point::default(), Item::Artifact(Artifact::Layout, artifact));
    } else {
        frame.push(Point::default(), Item::Tagged(words.node, first));
        frame.push(Point::default(), Item::Tagged(counts.node, second));
        if let Some(after) = after {
            let mut third = Frame::default();
            setting.setter.line(&after.text(), quiet).draw(
                &mut third,
                Point::new(x + counts_line.width + mm(3.0), baseline),
            );
            frame.push(Point::default(), Item::Tagged(after.node, third));
        }
    }
    frame
}

fn cells_row(
    setting: &Setting<'_, '_>,
    style: TableStyle,
    cells: &[Cell],
    widths: &[Pt],
    width: Pt,
) -> Frame {
    let CellStyle { text, above, below } = cell_style(setting, style);
    let set: Vec<Frame> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| set_cell(setting, cell, text, *width - RIGHT))
        .collect();
    let height = set
        .iter()
        .map(|cell| cell.size.height)
        .fold(Pt(text.leading), Pt::max)
        + above
        + below;
    let mut frame = Frame::new(width, height);
    let mut x = Pt(0.0);
    for (cell, wide) in set.into_iter().zip(widths) {
        frame.group(Point::new(x, above), cell);
        x += *wide;
    }
    frame.rule(Pt(0.0), height, width, HAIR, 0.35);
    frame
}

fn set_cell(setting: &Setting<'_, '_>, cell: &Cell, style: TextStyle, width: Pt) -> Frame {
    match cell {
        Cell::Text(paragraphs) => paragraphs_cell(setting, paragraphs, style, width),
        Cell::Line(words) | Cell::Head(words) => {
            paragraphs_cell(setting, std::slice::from_ref(words), style, width)
        }
        Cell::Empty { .. } => paragraphs_cell(setting, &[], style, width),
        Cell::Kind(kind, words) => kind_cell(setting, *kind, words, style, width),
        Cell::Rating(words) => rating_cell(setting, words, style),
        Cell::Tick(_) => {
            let mut frame = Frame::new(width, Pt(style.leading));
            let side = mm(3.2);
            frame.artifact(Path::outline(
                Rect::new(Pt(0.4), (Pt(style.leading) - side) / 2.0, side, side),
                INK,
                0.8,
            ));
            frame
        }
        Cell::Page(node, dest) => {
            let page = setting
                .index
                .places
                .get(dest)
                .map_or("–".to_owned(), usize::to_string);
            let words =
                Words::empty()
                    .at_node(*node)
                    .linked(Mark::Code, page, Target::Inside(*dest));
            setting.text(&words, style, width + RIGHT, Filling::Ragged)
        }
        Cell::Pages(node, dest) => {
            let pages = setting
                .index
                .uses
                .get(dest)
                .map_or("–".to_owned(), |pages| ranges(pages));
            let words = Words::new(pages).at_node(*node);
            setting.text(
                &words,
                style.face(FaceId::FIXED),
                width + RIGHT,
                Filling::Ragged,
            )
        }
    }
}

fn paragraphs_cell(
    setting: &Setting<'_, '_>,
    paragraphs: &[Words],
    style: TextStyle,
    width: Pt,
) -> Frame {
    let Some(half) = setting.column_of_two(paragraphs, style, width) else {
        return paragraphs_below(paragraphs, style, |words, style| {
            setting.text(words, style, width, Filling::Phrases)
        });
    };
    // Each language goes down its own column; what belongs together is painted together, as it is
    // read.
    let alone =
        |words: &Words, style: TextStyle| setting.alone(words, style, half, Filling::Phrases);
    let first = paragraphs_below(paragraphs, style, alone);
    let translations = paragraphs.iter().map(|words| setting.translation(words));
    let second = paragraphs_below(translations.clone().flatten(), translated(style), alone);
    let mut frame = Frame::new(width, first.size.height.max(second.size.height));
    let mut second = second
        .items
        .into_iter()
        .map(|(at, item)| (at + Point::new(width - half, Pt(0.0)), item));
    for (item, translation) in first.items.into_iter().zip(translations) {
        frame.items.push(item);
        frame.items.extend(translation.and_then(|_| second.next()));
    }
    frame
}

fn paragraphs_below<'w>(
    paragraphs: impl IntoIterator<Item = &'w Words>,
    style: TextStyle,
    set: impl Fn(&Words, TextStyle) -> Frame,
) -> Frame {
    let mut stack = Stack::new(Pt(0.0));
    for (number, words) in paragraphs.into_iter().enumerate() {
        // What stands below the first paragraph is a remark: a little smaller.
        let style = if number == 0 || words.parts.iter().all(|p| p.mark == Mark::Code) {
            style
        } else {
            style.sized(style.size - 0.75, style.leading - 1.0)
        };
        stack.put(set(words, style));
    }
    stack.into_frame()
}

fn kind_cell(
    setting: &Setting<'_, '_>,
    kind: RecordKind,
    words: &Words,
    style: TextStyle,
    width: Pt,
) -> Frame {
    let text = setting.text(
        words,
        style.colour(palette(kind).text),
        width - mm(3.4),
        Filling::Phrases,
    );
    let mut frame = Frame::new(width, text.size.height);
    frame.group(Point::default(), kind_marker(setting, kind, style));
    frame.group(Point::new(mm(4.6), Pt(0.0)), text);
    frame
}

/// The marker of a kind, beside a line of a style.
pub(super) fn kind_marker(setting: &Setting<'_, '_>, kind: RecordKind, style: TextStyle) -> Frame {
    let mut marker = Frame::new(mm(4.2), Pt(style.leading));
    let canvas = Canvas::new(&mut marker, setting.setter, setting.lang);
    draw_marker(&canvas, kind, 1.8, style.leading / PT_PER_MM / 2.0, 0.85);
    drop(canvas);
    let mut frame = Frame::new(marker.size.width, marker.size.height);
    frame.push(Point::default(), Item::Artifact(Artifact::Layout, marker));
    frame
}

fn rating_cell(setting: &Setting<'_, '_>, words: &Words, style: TextStyle) -> Frame {
    let side = mm(3.6);
    let mut frame = Frame::new(side, Pt(style.leading));
    let top = (Pt(style.leading) - mm(3.9)) / 2.0;
    frame.artifact(Path::outline(
        Rect::new(Pt(0.4), top, side, mm(3.9)),
        INK,
        0.5,
    ));
    let line = setting
        .setter
        .rich_line(&setting.rich(words, style.face(FaceId::FIXED_BOLD)));
    let mut part = Frame::default();
    line.draw_centred(
        &mut part,
        Point::new(Pt(0.4) + side / 2.0, style.baseline()),
    );
    frame.push(Point::default(), Item::Tagged(words.node, part));
    frame
}

/// `3, 5–7`.
fn ranges(pages: &[usize]) -> String {
    let runs = pages.chunk_by(|a, b| b - a == 1).map(|run| match run {
        [one] => one.to_string(),
        [first, .., last] => format!("{first}–{last}"),
        [] => String::new(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

impl TableParts {
    /// The height that must be free to begin the table: label, head, and its first two rows after a
    /// band.
    pub(crate) fn least(&self) -> Pt {
        let rows: Pt = self
            .rows
            .iter()
            .take(3)
            .map(|row| row.frame.size.height)
            .sum();
        self.label_height() + self.head.size.height + rows
    }

    fn label_height(&self) -> Pt {
        if self.label.is_some() {
            Pt(12.0)
        } else {
            Pt(0.0)
        }
    }

    /// The whole table as one frame.
    pub(crate) fn draw_all(self, setting: &Setting<'_, '_>) -> Frame {
        let mut filler = Filler::new(self.width, Pt(f32::MAX / 4.0));
        self.fill(&mut filler, setting);
        filler.pages.into_iter().next().unwrap_or_default()
    }

    /// Fills pages with the table.
    pub(crate) fn fill(self, filler: &mut Filler, setting: &Setting<'_, '_>) {
        let parts = self.parts(filler.left(), filler.height);
        let count = parts.len();
        let label = self.label.clone();
        let (mut number, mut current): (usize, Option<Frame>) = (0, None);
        let mut ends = parts.iter().copied().peekable();
        let mut rows = self.rows.into_iter().enumerate().peekable();
        while let Some(end) = ends.next() {
            number += 1;
            if number > 1 {
                filler.break_page();
            }
            if let Some(label) = &label {
                filler.put(label_line(
                    setting,
                    label,
                    self.caption.as_ref(),
                    number,
                    count,
                    self.width,
                ));
            }
            filler.put(if number == 1 {
                self.head.clone()
            } else {
                as_artifact(&self.head)
            });
            let begins_with_band = rows.peek().is_some_and(|(_, row)| row.band.is_some());
            if let Some(band) = current.as_ref().filter(|_| !begins_with_band && number > 1) {
                filler.put(band.clone());
            }
            while rows.peek().is_some_and(|(place, _)| *place < end) {
                let Some((_, row)) = rows.next() else { break };
                current = row.band.or(current);
                filler.put(row.frame);
            }
            let mut rule = Frame::new(self.width, Pt(0.8));
            rule.rule(Pt(0.0), Pt(0.0), self.width, INK, 0.8);
            filler.put(rule);
            if let (Some(label), true) = (&label, ends.peek().is_some()) {
                filler.put(goes_on(setting, label, self.width));
            }
        }
    }

    /// Where each page's part ends, as a count of rows. A band never ends a part, and no part has a
    /// single row.
    fn parts(&self, first: Pt, full: Pt) -> Vec<usize> {
        let overhead = self.label_height() + self.head.size.height + Pt(14.0);
        let band = self
            .rows
            .iter()
            .find_map(|row| row.band.as_ref())
            .map_or(Pt(0.0), |band| band.size.height);
        let (mut ends, mut left, mut begins) = (Vec::new(), first - overhead, 0);
        for (place, row) in self.rows.iter().enumerate() {
            let height = row.frame.size.height;
            if height > left && place > begins {
                let mut end = place;
                while end > begins + 1
                    && (self.rows[end - 1].band.is_some() || self.rows.len() - end == 1)
                {
                    end -= 1;
                }
                ends.push(end);
                begins = end;
                left = full
                    - overhead
                    - band
                    - self.rows[end..place]
                        .iter()
                        .map(|row| row.frame.size.height)
                        .sum();
            }
            left -= height;
        }
        ends.push(self.rows.len());
        ends
    }
}

/// `表 1（2/5）　2020年〜2025年` at the right.
fn label_line(
    setting: &Setting<'_, '_>,
    label: &str,
    caption: Option<&Words>,
    number: usize,
    count: usize,
    width: Pt,
) -> Frame {
    let style = setting.styles.figure_subtitle;
    let part = match count {
        1 => String::new(),
        _ => voice(setting.lang).part_of(number, count),
    };
    let after = caption.and_then(|words| setting.translation(words));
    let caption_text = caption.map_or(String::new(), |words| format!("　{}", words.text()));
    let texts = [
        Some((caption, format!("{label}{part}{caption_text}"))),
        after.map(|after| (Some(after), format!("　{}", after.text()))),
    ];
    let mut frame = Frame::new(width, Pt(12.0));
    let mut parts = Vec::new();
    let mut right = width;
    for (node, text) in texts.into_iter().flatten().rev() {
        let line = setting.setter.line(&text, style);
        let mut words = Frame::default();
        line.draw_right(&mut words, Point::new(right, style.baseline()));
        right -= line.width;
        parts.push(match node {
            Some(caption) if number == 1 => Item::Tagged(caption.node, words),
            _ => Item::Artifact(Artifact::Layout, words),
        });
    }
    parts
        .into_iter()
        .rev()
        .for_each(|part| frame.push(Point::default(), part));
    frame
}

fn goes_on(setting: &Setting<'_, '_>, label: &str, width: Pt) -> Frame {
    let style = setting.styles.note;
    let text = format!(
        "{label}{}",
        setting.document.say(|voice| voice.goes_on_next_page())
    );
    let mut words = Frame::default();
    setting
        .setter
        .line(&text, style)
        .draw_right(&mut words, Point::new(width, Pt(9.0)));
    let mut frame = Frame::new(width, Pt(12.0));
    frame.push(Point::default(), Item::Artifact(Artifact::Layout, words));
    frame
}

/// The same to the eye, but no part of the text: a head that is repeated.
fn as_artifact(head: &Frame) -> Frame {
    fn plain(frame: &Frame) -> Frame {
        let items = frame.items.iter().map(|(at, item)| {
            let item = match item.inside() {
                Some(frame) => Item::Group(plain(frame)),
                None => item.clone(),
            };
            (*at, item)
        });
        Frame {
            size: frame.size,
            items: items.collect(),
        }
    }
    let mut frame = Frame::new(head.size.width, head.size.height);
    frame.push(
        Point::default(),
        Item::Artifact(Artifact::Layout, plain(head)),
    );
    frame
}
