//! Labels of hosts in letters beyond ASCII, as the net knows them (RFC 3492).

use unicode_normalization::UnicodeNormalization;

const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST: u32 = 0x80;

/// A label in ASCII; one that is so already stays.
pub(super) fn label(typed: &str) -> String {
    if typed.is_ascii() {
        return typed.to_owned();
    }
    let folded: String = typed.nfkc().collect::<String>().to_lowercase();
    encoded(&folded).map_or(folded, |encoded| format!("xn--{encoded}"))
}

fn encoded(label: &str) -> Option<String> {
    let chars: Vec<u32> = label.chars().map(u32::from).collect();
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = out.len() as u32;
    if basic > 0 {
        out.push('-');
    }
    let (mut next, mut delta, mut bias, mut done) = (FIRST, 0_u32, FIRST_BIAS, basic);
    while (done as usize) < chars.len() {
        let least = chars.iter().copied().filter(|c| *c >= next).min()?;
        delta = delta.checked_add((least - next).checked_mul(done + 1)?)?;
        next = least;
        for c in &chars {
            if *c < next {
                delta = delta.checked_add(1)?;
            } else if *c == next {
                digits(delta, bias, &mut out);
                bias = adapted(delta, done + 1, done == basic);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, next) = (delta.checked_add(1)?, next + 1);
    }
    Some(out)
}

fn digits(delta: u32, bias: u32, out: &mut String) {
    let mut rest = delta;
    for k in (BASE..).step_by(BASE as usize) {
        let threshold = k.saturating_sub(bias).clamp(LEAST, MOST);
        if rest < threshold {
            break;
        }
        out.push(digit(threshold + (rest - threshold) % (BASE - threshold)));
        rest = (rest - threshold) / (BASE - threshold);
    }
    out.push(digit(rest));
}

/// a to z, then 0 to 9.
fn digit(value: u32) -> char {
    let code = if value < 26 {
        b'a' as u32 + value
    } else {
        b'0' as u32 + value - 26
    };
    char::from_u32(code).unwrap_or('a')
}

fn adapted(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        k += BASE;
    }
    k + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn labels_are_those_of_the_net() {
        for (typed, known) in [
            ("日本語", "xn--wgv71a119e"),
            ("münchen", "xn--mnchen-3ya"),
            ("bücher", "xn--bcher-kva"),
            ("example", "example"),
        ] {
            assert_eq!(label(typed), known);
        }
    }
}
