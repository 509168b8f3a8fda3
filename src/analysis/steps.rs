//! Steps of a sequential scale, made from the figures that it colours.

/// Steps of every scale.
pub const STEPS: usize = 5;

/// The upper bounds of the steps: ascending, distinct, the last one the highest figure. Figures
/// that are not above zero have no step. Each figure has a step of its own where there are no more
/// of them than steps. Else the steps widen upwards with the square, since most figures are small;
/// none is empty, and each bound is the roundest number that parts the same figures.
pub fn bounds(figures: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut distinct: Vec<f64> = figures.filter(|figure| *figure > 0.0).collect();
    distinct.sort_by(f64::total_cmp);
    distinct.dedup();
    if distinct.len() <= STEPS {
        return distinct;
    }
    let highest = distinct[distinct.len() - 1];
    let mut bounds = Vec::with_capacity(STEPS);
    let mut first = 0;
    for step in 1..=STEPS {
        let share = step as f64 / STEPS as f64;
        let aim = highest * (share * share);
        let reached = distinct
            .partition_point(|figure| *figure <= aim)
            .saturating_sub(1);
        // Every step above this one has a figure left.
        let last = reached.clamp(first, distinct.len() - 1 - (STEPS - step));
        bounds.push(
            distinct
                .get(last + 1)
                .map_or(distinct[last], |next| roundest(distinct[last], *next)),
        );
        first = last + 1;
    }
    bounds
}

/// The step of a figure, from 0.
pub fn scale_step(bounds: &[f64], figure: f64) -> Option<usize> {
    if figure > 0.0 {
        bounds.iter().position(|bound| figure <= *bound)
    } else {
        None
    }
}

/// The whole number from `low` on and below `next` that is a multiple of the largest round number;
/// else `low` itself.
fn roundest(low: f64, next: f64) -> f64 {
    let digits = libm::log10(next).max(0.0).floor() as i32;
    let units = (0..=digits)
        .rev()
        .flat_map(|power| [5.0, 2.0, 1.0].map(|n| n * libm::pow(10.0, f64::from(power))));
    units
        .map(|unit| (low / unit).ceil() * unit)
        .find(|round| *round < next)
        .unwrap_or(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_ascend_and_cover_the_highest() {
        let of = |figures: &[f64]| bounds(figures.iter().copied());
        assert_eq!(of(&[]), Vec::<f64>::new());
        assert_eq!(of(&[0.0, 3.0, 1.0, 3.0, -2.0]), [1.0, 3.0]);
        assert_eq!(
            of(&[1.0, 2.0, 3.0, 4.0, 7.0, 9.0, 12.0, 18.0]),
            [1.0, 2.0, 5.0, 10.0, 18.0]
        );
        assert_eq!(
            of(&[0.0, 1.0, 847.0, 1203.0, 5000.0, 70_000.0, 1_000_000.0]),
            [1000.0, 2000.0, 50_000.0, 500_000.0, 1_000_000.0]
        );
        assert_eq!(scale_step(&[1.0, 3.0], 2.0), Some(1));
        assert_eq!(
            (scale_step(&[1.0, 3.0], 0.0), scale_step(&[1.0, 3.0], 4.0)),
            (None, None)
        );
    }
}
