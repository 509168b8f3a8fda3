//! Connectors between a record and the records that it continues, painted under marks and labels.

use super::labelled::LabelledMark;
use super::layout::{Spot, TimelineLayout};
use crate::chart::canvas::Canvas;
use crate::chart::marks::INK3;

/// Draws every connector whose two ends are shown and that touches nothing else on its way; one
/// that ran through another mark or label would tell of a relation that is none.
pub(super) fn draw(canvas: &Canvas<'_, '_>, laid: &TimelineLayout<'_>) {
    for path in connectors(laid) {
        canvas.path(&path, INK3, 0.5);
        let (x, y) = path[path.len() - 1];
        let (from_x, from_y) = path[path.len() - 2];
        if (from_y - y).abs() < 0.1 {
            let side = (x - from_x).signum() * 1.2;
            canvas.polygon(&[(x, y), (x - side, y - 0.6), (x - side, y + 0.6)], INK3);
        } else {
            let side = (y - from_y).signum() * 1.2;
            canvas.polygon(&[(x, y), (x - 0.6, y - side), (x + 0.6, y - side)], INK3);
        }
    }
}

/// Whether any connector is drawn.
pub(super) fn has_connections(laid: &TimelineLayout<'_>) -> bool {
    !connectors(laid).is_empty()
}

type Path = Vec<(f32, f32)>;

fn connectors(laid: &TimelineLayout<'_>) -> Vec<Path> {
    let boxes: Vec<(u32, [f32; 4])> = laid
        .placed()
        .map(|(ready, spot, y)| (ready.mark.number, area(ready, spot, y)))
        .collect();
    let kinds = laid.spec.lanes.iter().all(|lane| lane.kind.is_some());
    let mut found = Vec::new();
    for (later, _, y) in laid.placed() {
        for number in &later.mark.follows {
            // Where lanes are no kinds a record stands in several: only neighbours of a lane are
            // connected.
            let meant = |ready: &LabelledMark<'_>| {
                ready.mark.number == *number && (kinds || ready.mark.lane == later.mark.lane)
            };
            let Some((earlier, _, from)) = laid.placed().find(|(ready, ..)| meant(ready)) else {
                continue;
            };
            let (start, end) = ((earlier.shape.x(), from), (later.shape.x(), y));
            let free = |path: &Path| {
                let others = boxes
                    .iter()
                    .filter(|(of, _)| *of != *number && *of != later.mark.number);
                others
                    .clone()
                    .all(|(_, area)| path.windows(2).all(|line| !crosses(line[0], line[1], area)))
            };
            found.extend(ways(start, end).into_iter().find(free));
        }
    }
    found
}

/// The ways from a mark to a later one: down or up first, along first, or below the row that both
/// stand in.
fn ways((x, from): (f32, f32), (to, y): (f32, f32)) -> Vec<Path> {
    if to <= x + 4.4 {
        return Vec::new();
    }
    let side = if y > from { 2.2 } else { -2.2 };
    if (from - y).abs() < 0.1 {
        return vec![
            vec![(x + 2.2, y), (to - 2.2, y)],
            vec![(x, y + 2.4), (x, y + 4.2), (to, y + 4.2), (to, y + 2.4)],
        ];
    }
    vec![
        vec![(x, from + side), (x, y), (to - 2.2, y)],
        vec![(x + 2.2, from), (to, from), (to, y - side)],
    ]
}

/// What a mark takes with its label: left, top, right, bottom.
fn area(ready: &LabelledMark<'_>, spot: Spot, y: f32) -> [f32; 4] {
    let wish = if spot.numbered {
        &ready.short
    } else {
        &ready.wish
    };
    let left = wish.from.min(spot.place.label);
    let right = wish.to.max(spot.place.label + wish.width);
    [left - 0.6, y - 3.2, right + 0.6, y + 3.2]
}

/// Whether a horizontal or vertical line runs through a box.
fn crosses(
    (x0, y0): (f32, f32),
    (x1, y1): (f32, f32),
    [left, top, right, bottom]: &[f32; 4],
) -> bool {
    x0.min(x1) < *right && x0.max(x1) > *left && y0.min(y1) < *bottom && y0.max(y1) > *top
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connector_that_meets_a_mark_is_told_from_one_that_does_not() {
        let mark = [10.0, 4.0, 20.0, 10.0];
        assert!(crosses((0.0, 7.0), (30.0, 7.0), &mark));
        assert!(crosses((15.0, 0.0), (15.0, 30.0), &mark));
        assert!(!crosses((0.0, 3.0), (30.0, 3.0), &mark));
        assert!(!crosses((21.0, 0.0), (21.0, 30.0), &mark));
    }

    #[test]
    fn every_way_leads_from_the_earlier_mark_to_the_later_one() {
        for (start, end) in [
            ((0.0, 5.0), (30.0, 25.0)),
            ((0.0, 25.0), (30.0, 5.0)),
            ((0.0, 5.0), (30.0, 5.0)),
        ] {
            for way in ways(start, end) {
                let near =
                    |a: (f32, f32), b: (f32, f32)| (a.0 - b.0).abs() + (a.1 - b.1).abs() < 2.5;
                assert!(
                    near(way[0], start) && near(way[way.len() - 1], end),
                    "{way:?}"
                );
                assert!(
                    way.windows(2)
                        .all(|line| line[0].0 == line[1].0 || line[0].1 == line[1].1),
                    "{way:?}"
                );
            }
        }
        assert!(
            ways((0.0, 5.0), (3.0, 5.0)).is_empty(),
            "marks that nearly touch need no line"
        );
    }
}
