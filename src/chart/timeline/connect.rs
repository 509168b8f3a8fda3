//! Connectors between a record and the records that it continues, painted under marks and labels.

use super::Laid;
use crate::chart::canvas::Canvas;
use crate::chart::marks::INK3;

/// Draws every connector whose two ends are shown: down or up from the earlier mark, then along to the later one.
pub(super) fn draw(canvas: &Canvas<'_, '_>, laid: &Laid<'_>) {
    for (later, _, y) in laid.placed() {
        for number in &later.mark.follows {
            // Where lanes are no kinds a record stands in several: only neighbours of a lane are connected.
            let kinds = laid.spec.lanes.iter().all(|lane| lane.kind.is_some());
            let meant = |ready: &super::Ready<'_>| ready.mark.number == *number && (kinds || ready.mark.lane == later.mark.lane);
            let Some((earlier, _, from)) = laid.placed().find(|(ready, ..)| meant(ready)) else { continue };
            let (x, to) = (earlier.shape.x(), later.shape.x());
            if to <= x + 1.0 {
                continue;
            }
            let end = to - 2.2;
            // A line within a row would run through what stands between: it goes below the row.
            let (turn, through) = if (from - y).abs() < 0.1 { (y + 3.9, true) } else { (y, false) };
            if through {
                canvas.path(&[(x, from), (x, turn), (to, turn), (to, y + 2.4)], INK3, 0.5);
                canvas.polygon(&[(to, y + 2.0), (to - 0.6, y + 3.1), (to + 0.6, y + 3.1)], INK3);
            } else {
                canvas.path(&[(x, from), (x, turn), (end, turn)], INK3, 0.5);
                canvas.polygon(&[(end + 0.4, y), (end - 0.8, y - 0.6), (end - 0.8, y + 0.6)], INK3);
            }
        }
    }
}

/// Whether any connector is drawn.
pub(super) fn any(laid: &Laid<'_>) -> bool {
    let shown: Vec<u32> = laid.placed().map(|(ready, ..)| ready.mark.number).collect();
    laid.placed().any(|(ready, ..)| ready.mark.follows.iter().any(|number| shown.contains(number)))
}
