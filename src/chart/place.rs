//! Label placement: each label and marker in the first row of its lane that is free; what finds
//! none is counted.

#[cfg(test)]
use crate::geom::Rect;

/// Space that labels and markers keep from each other, in millimetres.
const CLEAR: f32 = 1.5;
/// Space between two labels that face each other.
const FACING: f32 = 3.0;

/// Something that wants a place in a lane; all lengths in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// From where to where the marker, bracket or bar reaches.
    pub from: f32,
    pub to: f32,
    /// The width of the label.
    pub width: f32,
    /// The distance of the label from the end of the marker.
    pub offset: f32,
    /// Whether the label stands on its bar instead of beside it.
    pub on_bar: bool,
}

/// A place that was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The row, from 0.
    pub row: usize,
    /// Where the label begins.
    pub label: f32,
}

#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: f32,
    to: f32,
    left: bool,
}

/// The rows of one lane between two edges.
pub(super) struct Rows {
    rows: Vec<Vec<Stretch>>,
    left: f32,
    right: f32,
}

impl Rows {
    /// So many free rows between the edges; labels to the right must end before `right`.
    pub(crate) fn new(count: usize, left: f32, right: f32) -> Self {
        Rows {
            rows: vec![Vec::new(); count],
            left,
            right,
        }
    }

    /// Finds a place and takes it.
    pub(crate) fn place(&mut self, wish: &Wish) -> Option<Place> {
        (0..self.rows.len()).find_map(|row| {
            let (taken, label) = self
                .candidates(wish)
                .into_iter()
                .flatten()
                .find(|(taken, _)| self.is_free(row, taken))?;
            self.rows[row].push(taken);
            Some(Place { row, label })
        })
    }

    /// The label to the right, then to the left.
    fn candidates(&self, wish: &Wish) -> [Option<(Stretch, f32)>; 2] {
        if wish.on_bar {
            let label = (wish.from + 2.0).min(self.right - wish.width - 1.0);
            return [
                Some((
                    Stretch {
                        from: wish.from.min(label),
                        to: wish.to.max(label + wish.width),
                        left: false,
                    },
                    label,
                )),
                None,
            ];
        }
        let after = wish.to + wish.offset;
        let before = wish.from - wish.offset - wish.width;
        let right = Stretch {
            from: wish.from,
            to: after + wish.width,
            left: false,
        };
        let left = Stretch {
            from: before,
            to: wish.to,
            left: true,
        };
        [
            (right.to <= self.right).then_some((right, after)),
            (before >= self.left).then_some((left, before)),
        ]
    }

    fn is_free(&self, row: usize, wanted: &Stretch) -> bool {
        self.rows[row].iter().all(|taken| {
            let facing = |first: &Stretch, second: &Stretch| {
                if !first.left && second.left {
                    FACING
                } else {
                    CLEAR
                }
            };
            wanted.from >= taken.to + facing(taken, wanted)
                || taken.from >= wanted.to + facing(wanted, taken)
        })
    }
}

/// Whether any two boxes overlap: the invariant of every chart.
#[cfg(test)]
pub(super) fn collisions(boxes: &[Rect]) -> usize {
    let hits = |i: usize| {
        boxes[i + 1..]
            .iter()
            .filter(|other| boxes[i].overlaps(other))
            .count()
    };
    (0..boxes.len()).map(hits).sum()
}

/// How many rows each lane gets: as many as it wants, taken from the tallest until all lanes fit a
/// height together. `height_of` gives the height of a lane with so many rows.
pub(super) fn share_rows(
    wanted: &[usize],
    most: f32,
    height_of: impl Fn(usize, usize) -> f32,
) -> Vec<usize> {
    let mut rows: Vec<usize> = wanted.to_vec();
    while rows
        .iter()
        .enumerate()
        .map(|(lane, rows)| height_of(lane, *rows))
        .sum::<f32>()
        > most
    {
        let largest = rows.iter().copied().max().unwrap_or(1);
        if largest <= 1 {
            break;
        }
        // The last of the largest gives way: incidents and proceedings stand first.
        if let Some(row) = rows.iter_mut().rev().find(|n| **n == largest) {
            *row -= 1;
        }
    }
    rows
}
