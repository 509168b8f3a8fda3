//! Direct labels at the right of a chart, each with a straight leader from what it names.

/// A column as leaders see it, in millimetres.
#[derive(Debug, Clone)]
pub(super) struct Stack {
    /// Its left and right edges, with its figure above.
    pub sides: (f32, f32),
    /// Its right edge alone.
    pub right: f32,
    /// Its upper edge, with its figure above.
    pub top: f32,
    /// Upper and lower edge of each part that is drawn.
    pub parts: Vec<Option<(f32, f32)>>,
}

/// A leader from a part to the place of its label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Leader {
    /// Which part it names.
    pub part: usize,
    /// Where it begins.
    pub from: (f32, f32),
    /// Where it ends.
    pub to: (f32, f32),
}

/// The least distance of two labels.
pub(super) const APART: f32 = 4.8;
/// The least height of a part that a leader can start from.
const VISIBLE: f32 = 0.5;

/// Places that are `apart` at least and as near as can be to those that are wanted, between two
/// edges as far as these leave room. What is wanted is in order.
pub(super) fn spread(wanted: &[f32], apart: f32, (low, high): (f32, f32)) -> Vec<f32> {
    let mut pools: Vec<(f32, usize)> = Vec::with_capacity(wanted.len());
    for (number, place) in wanted.iter().enumerate() {
        pools.push((place - apart * number as f32, 1));
        // Neighbours that would come too near move together, to their mean.
        while let [.., (a, n), (b, m)] = pools[..]
            && b / m as f32 <= a / n as f32
        {
            pools.truncate(pools.len() - 2);
            pools.push((a + b, n + m));
        }
    }
    let last = (high - apart * wanted.len().saturating_sub(1) as f32).max(low);
    let places = pools
        .into_iter()
        .flat_map(|(sum, count)| std::iter::repeat_n(sum / count as f32, count));
    places
        .enumerate()
        .map(|(number, place)| place.clamp(low, last) + apart * number as f32)
        .collect()
}

/// The leaders of all parts that are drawn anywhere, to labels at `right`; `None` where one would
/// cross another mark.
pub(super) fn leaders(stacks: &[Stack], right: f32, edges: (f32, f32)) -> Option<Vec<Leader>> {
    let parts = stacks
        .iter()
        .map(|stack| stack.parts.len())
        .max()
        .unwrap_or(0);
    let drawn = (0..parts).filter(|part| stacks.iter().any(|stack| stack.parts[*part].is_some()));
    let mut starts = drawn
        .map(|part| start(stacks, part))
        .collect::<Option<Vec<_>>>()?;
    starts.sort_by(|a, b| middle(a.2).total_cmp(&middle(b.2)));
    let wanted: Vec<f32> = starts.iter().map(|(_, _, range)| middle(*range)).collect();
    let places = spread(&wanted, APART, edges);
    let leaders: Vec<Leader> = starts
        .iter()
        .zip(places)
        .map(|((part, stack, (top, bottom)), y)| {
            let inset = ((bottom - top) / 2.0).min(0.3);
            Leader {
                part: *part,
                from: (stacks[*stack].right, y.clamp(top + inset, bottom - inset)),
                to: (right, y),
            }
        })
        .collect();
    let clear = starts
        .iter()
        .zip(&leaders)
        .all(|((_, stack, _), leader)| passes(leader, &stacks[stack + 1..]));
    let ordered = leaders
        .windows(2)
        .all(|pair| stays_above(&pair[0], &pair[1]));
    (clear && ordered).then_some(leaders)
}

fn middle((top, bottom): (f32, f32)) -> f32 {
    (top + bottom) / 2.0
}

/// The last stack that shows a part above all stacks after it, and the range in which it does.
fn start(stacks: &[Stack], part: usize) -> Option<(usize, usize, (f32, f32))> {
    let mut hidden_below = f32::INFINITY;
    for (number, stack) in stacks.iter().enumerate().rev() {
        if let Some((top, bottom)) = stack.parts[part] {
            let bottom = bottom.min(hidden_below);
            if bottom - top >= VISIBLE {
                return Some((part, number, (top, bottom)));
            }
        }
        hidden_below = hidden_below.min(stack.top);
    }
    None
}

/// The height of a leader at a place.
fn height(leader: &Leader, x: f32) -> f32 {
    let ((x0, y0), (x1, y1)) = (leader.from, leader.to);
    y0 + (y1 - y0) * ((x - x0) / (x1 - x0).max(1e-3)).clamp(0.0, 1.0)
}

/// Whether a leader runs above stacks.
fn passes(leader: &Leader, stacks: &[Stack]) -> bool {
    stacks.iter().all(|stack| {
        height(leader, stack.sides.0) <= stack.top && height(leader, stack.sides.1) <= stack.top
    })
}

/// Whether one leader stays above another where both run.
fn stays_above(upper: &Leader, lower: &Leader) -> bool {
    let x = upper.from.0.max(lower.from.0);
    height(upper, x) < height(lower, x)
}
