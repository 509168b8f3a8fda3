//! Columns a period: stacked by kind, or a plain series with its gaps.

use super::canvas::{Anchor, Bar, Lettering};
use super::drawing::Drawing;
use super::leaders::{Leader, Stack, leaders};
use super::marks::{INK, INK2, draw_bar, draw_incomplete_bar, draw_marker, palette};
use super::pen::{AXIS, Area, FIGURE, Pen, Plot, REMARK, Scale, room_for, width_of};
use super::spec::{ColumnsSpec, Slot};
use crate::frame::{Colour, Frame};
use crate::geom::{Mm, PT_PER_MM, Pt};
use crate::model::RecordKind;
use crate::text::Typesetter;

/// From the top gridline to the baseline.
const HIGH: f32 = 44.0;
/// The line of a key, and what stands between the key and the chart.
const KEY: f32 = 4.8;
const BELOW_KEY: f32 = 1.4;
/// The distance of lines below the axis.
const LINE: f32 = 3.2;
/// Between columns, where there is room.
const GAP: f32 = 1.6;
/// The widest column.
const WIDEST: f32 = 12.0;
/// From the plot to the labels at its right.
const LEAD: f32 = 4.5;
/// From the middle of a marker to its label.
const BESIDE: f32 = 2.8;

/// The step of an axis that reaches a value in at most `lines` gridlines: 1, 2 or 5 times a power
/// of ten.
pub(super) fn nice_step(most: f64, lines: u32) -> f64 {
    let rough = (most / f64::from(lines)).max(1e-9);
    let power = libm::pow(10.0, libm::log10(rough).floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|n| n * power)
        .find(|step| *step >= rough - 1e-9)
        .unwrap_or(power * 10.0);
    step.max(1.0)
}

/// The label of a kind beside its marks.
pub(super) fn label_of(kind: RecordKind) -> Lettering {
    Lettering::new(7.5, palette(kind).text).bold()
}

/// Draws the columns; with a key above them where labels beside them would need leaders across
/// columns.
pub(super) fn draw(spec: &ColumnsSpec, width: Pt, setter: &Typesetter<'_>) -> Drawing {
    let totals = spec.slots.iter().map(total);
    let scale = Scale::covering(totals.chain(spec.reach));
    let (room, head) = room_for(&scale, &spec.unit, spec.lang, setter);
    let named: Vec<(RecordKind, &str)> = spec
        .stacked
        .iter()
        .map(|(kind, name)| (*kind, name.as_str()))
        .collect();
    let widest = named
        .iter()
        .map(|(kind, name)| width_of(name, label_of(*kind), spec.lang, setter))
        .fold(0.0, f32::max);
    let wide = width.0 / PT_PER_MM;
    let beside = if named.is_empty() {
        0.0
    } else {
        LEAD + BESIDE + 1.5 + widest
    };
    let plot = |right: f32, key: f32| Plot {
        left: room,
        right,
        top: key + head,
        base: key + head + HIGH,
        scale,
    };
    let first = ColumnPlaces::new(spec, plot(wide - beside, 0.0));
    if named.is_empty() {
        return first.draw(spec, width, setter, &[], 0.0);
    }
    let tops = (2.0, first.plot.base - 2.0);
    let stacks = first.stacks(spec, setter);
    match leaders(&stacks, first.plot.right + LEAD, tops) {
        Some(found) => first.draw(spec, width, setter, &found, 0.0),
        None => {
            let lines = key_lines(spec, wide, setter) as f32;
            ColumnPlaces::new(spec, plot(wide, KEY * lines + BELOW_KEY)).draw(
                spec,
                width,
                setter,
                &[],
                KEY * lines,
            )
        }
    }
}

/// The sum of a slot.
fn total(slot: &Slot) -> f64 {
    slot.values.iter().flatten().sum()
}

/// Where each column stands.
struct ColumnPlaces {
    plot: Plot,
    pitch: f32,
    column: f32,
}

impl ColumnPlaces {
    fn new(spec: &ColumnsSpec, plot: Plot) -> Self {
        let pitch = (plot.right - plot.left) / spec.slots.len().max(1) as f32;
        let column = (pitch - GAP).max(pitch * 0.6).min(WIDEST);
        ColumnPlaces {
            plot,
            pitch,
            column,
        }
    }

    fn middle(&self, number: usize) -> f32 {
        self.plot.left + self.pitch * (number as f32 + 0.5)
    }

    fn left(&self, number: usize) -> f32 {
        self.middle(number) - self.column / 2.0
    }

    /// The columns as leaders see them, each with the figure above it.
    fn stacks(&self, spec: &ColumnsSpec, setter: &Typesetter<'_>) -> Vec<Stack> {
        let of = |(number, slot): (usize, &Slot)| {
            let mut sum = 0.0;
            let part = |value: &Option<f64>| {
                let value = value.filter(|value| *value > 0.0)?;
                sum += value;
                Some((self.plot.y(sum), self.plot.y(sum - value)))
            };
            let parts: Vec<Option<(f32, f32)>> = slot.values.iter().map(part).collect();
            let half =
                (width_of(&figure(slot), FIGURE, spec.lang, setter) / 2.0).max(self.column / 2.0);
            let (middle, right) = (self.middle(number), self.left(number) + self.column);
            Stack {
                sides: (middle - half, middle + half),
                right,
                top: self.plot.y(sum) - 3.9,
                parts,
            }
        };
        spec.slots.iter().enumerate().map(of).collect()
    }

    fn draw(
        &self,
        spec: &ColumnsSpec,
        width: Pt,
        setter: &Typesetter<'_>,
        found: &[Leader],
        key_height: f32,
    ) -> Drawing {
        let below = 1
            + usize::from(spec.slots.iter().any(|s| s.group.is_some()))
            + usize::from(spec.slots.iter().any(|s| s.part.is_some()));
        let mut frame = Frame::new(width, Mm(self.plot.base + 1.6 + LINE * below as f32).into());
        let mut pen = Pen::new(&mut frame, setter, spec.lang);
        self.plot.grid(&mut pen, &spec.unit);
        let stacks = self.stacks(spec, setter);
        for (number, stack) in stacks.iter().enumerate() {
            self.column(&pen, spec, number, stack);
        }
        self.figures(&mut pen, spec);
        self.ticks(&mut pen, spec);
        for leader in found {
            let (kind, name) = &spec.stacked[leader.part];
            pen.canvas
                .line(leader.from, (leader.to.0 - 0.6, leader.to.1), INK, 0.4);
            draw_marker(&pen.canvas, *kind, leader.to.0 + 1.2, leader.to.1, 0.85);
            pen.text(
                name,
                (leader.to.0 + 1.2 + BESIDE, leader.to.1),
                Anchor::Start,
                label_of(*kind),
            );
        }
        if key_height > 0.0 {
            key(&mut pen, spec);
        }
        let boxes = pen.boxes();
        Drawing {
            frame,
            boxes,
            ..Drawing::default()
        }
    }

    fn column(&self, pen: &Pen<'_, '_>, spec: &ColumnsSpec, number: usize, stack: &Stack) {
        let x = self.left(number);
        let mut solid_below = false;
        for (part, (top, bottom)) in stack
            .parts
            .iter()
            .enumerate()
            .filter_map(|(part, place)| Some((part, (*place)?)))
        {
            let bar = Bar {
                x,
                y: top,
                width: self.column,
                height: bottom - top,
            };
            let Some((kind, _)) = spec.stacked.get(part) else {
                pen.canvas.fill(bar.x, bar.y, bar.width, bar.height, INK2);
                continue;
            };
            if spec.slots[number].hatched {
                draw_incomplete_bar(&pen.canvas, *kind, bar);
                continue;
            }
            draw_bar(&pen.canvas, *kind, bar);
            let solid = matches!(kind, RecordKind::Incident | RecordKind::Proceeding);
            if solid && solid_below {
                pen.canvas
                    .line((x, bottom), (x + self.column, bottom), Colour::WHITE, 0.6);
            }
            solid_below = solid;
        }
    }

    /// The figure above each column, the highest first: one that would touch another or a column is
    /// left to the table.
    fn figures(&self, pen: &mut Pen<'_, '_>, spec: &ColumnsSpec) {
        let top = |number: usize| self.plot.y(total(&spec.slots[number]).max(0.0));
        let bars: Vec<Area> = (0..spec.slots.len())
            .map(|n| Area {
                left: self.left(n),
                right: self.left(n) + self.column,
                top: top(n),
                bottom: self.plot.base,
            })
            .collect();
        let mut order: Vec<usize> = (0..spec.slots.len()).collect();
        order.sort_by(|a, b| top(*a).total_cmp(&top(*b)));
        for number in order {
            let text = figure(&spec.slots[number]);
            let area = pen.area(
                &text,
                (self.middle(number), top(number) - 2.4),
                Anchor::Middle,
                FIGURE,
            );
            if pen.is_free(&area.wider(0.4)) && !bars.iter().any(|bar| bar.hits(&area.wider(0.1))) {
                pen.write_figure(&text, area, FIGURE);
            }
        }
    }

    /// What each column stands for, or the first, the middle and the last where columns are narrow.
    fn ticks(&self, pen: &mut Pen<'_, '_>, spec: &ColumnsSpec) {
        let slots = &spec.slots;
        let widest = slots
            .iter()
            .map(|slot| pen.width(&slot.label, AXIS))
            .fold(0.0, f32::max);
        let chosen: Vec<usize> = if widest + 0.6 <= self.pitch {
            (0..slots.len()).collect()
        } else {
            first_middle_last(slots.len())
        };
        let mut y = self.plot.base + 2.8;
        for number in chosen {
            pen.text_if_free(
                &slots[number].label,
                (self.middle(number), y),
                Anchor::Middle,
                AXIS,
            );
        }
        if slots.iter().any(|slot| slot.group.is_some()) {
            y += LINE;
        }
        for (number, group) in slots
            .iter()
            .enumerate()
            .filter_map(|(number, slot)| Some((number, slot.group.as_ref()?)))
        {
            pen.text_if_free(group, (self.middle(number), y), Anchor::Middle, AXIS);
        }
        for (number, part) in slots
            .iter()
            .enumerate()
            .filter_map(|(number, slot)| Some((number, slot.part.as_ref()?)))
        {
            pen.text_if_free(
                part,
                (self.middle(number), y + LINE),
                Anchor::Middle,
                REMARK,
            );
        }
    }
}

/// The first, the last and the middle of so many, in the order of their weight.
pub(super) fn first_middle_last(count: usize) -> Vec<usize> {
    let mut chosen = vec![0, count.saturating_sub(1), count / 2];
    chosen.dedup();
    chosen
}

/// What stands above a column: an en dash where there is no figure.
fn figure(slot: &Slot) -> String {
    if slot.values.iter().all(Option::is_none) {
        "–".to_owned()
    } else {
        crate::lang::number(total(slot))
    }
}

/// Where each entry of the key begins, line by line; entries that are nowhere drawn are left out.
fn key_places(
    spec: &ColumnsSpec,
    wide: f32,
    width: impl Fn(&str, Lettering) -> f32,
) -> Vec<(RecordKind, &str, f32, usize)> {
    let (mut x, mut line) = (0.0, 0);
    let mut places = Vec::new();
    for (part, (kind, name)) in spec.stacked.iter().enumerate() {
        if !spec.slots.iter().any(|slot| {
            slot.values
                .get(part)
                .copied()
                .flatten()
                .is_some_and(|value| value > 0.0)
        }) {
            continue;
        }
        let taken = 1.6 + BESIDE + width(name, label_of(*kind));
        if x > 0.0 && x + taken > wide {
            (x, line) = (0.0, line + 1);
        }
        places.push((*kind, name.as_str(), x, line));
        x += taken + 4.0;
    }
    places
}

fn key_lines(spec: &ColumnsSpec, wide: f32, setter: &Typesetter<'_>) -> usize {
    let places = key_places(spec, wide, |text, lettering| {
        width_of(text, lettering, spec.lang, setter)
    });
    places.last().map_or(0, |(.., line)| line + 1)
}

/// The key, in stacking order.
fn key(pen: &mut Pen<'_, '_>, spec: &ColumnsSpec) {
    let places = key_places(spec, pen.wide, |text, lettering| pen.width(text, lettering));
    for (kind, name, x, line) in places {
        let y = 2.4 + KEY * line as f32;
        draw_bar(
            &pen.canvas,
            kind,
            Bar {
                x,
                y: y - 1.3,
                width: 3.2,
                height: 2.6,
            },
        );
        pen.text(name, (x + 1.6 + BESIDE, y), Anchor::Start, label_of(kind));
    }
}
