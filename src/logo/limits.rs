//! What a logo may be: small enough to be read at once, and drawn within its own box.

use usvg::roxmltree::Document;

use crate::frame::{Frame, Item, Step};

/// The size of a file, in bytes; a logo has some thousand.
const MOST_BYTES: usize = 1 << 20;
/// Attributes of one element: reading them takes time with the square of their number.
const MOST_ATTRIBUTES: usize = 200;
/// Rules of style sheets, each of which is tried on every element.
const MOST_RULES: usize = 300;
/// Elements.
const MOST_ELEMENTS: usize = 5_000;
/// How many times as wide as high a logo is, or the other way round.
const MOST_WIDE: f32 = 30.0;
/// How far lines may reach beyond the box, as a share of it: where they end bluntly their width is
/// taken for more than it is.
const BEYOND: f32 = 0.06;
/// The least share of the box that something must cover in one direction to be seen.
const LEAST: f32 = 0.05;

/// Looks at a file before it is read.
pub(super) fn file(text: &str) -> Result<(), String> {
    if text.len() > MOST_BYTES {
        return Err("is larger than 1 MiB: simplify it".to_owned());
    }
    let tags = || {
        text.split('<')
            .map(|tag| tag.split('>').next().unwrap_or_default())
    };
    if tags().any(|tag| tag.matches('=').count() > MOST_ATTRIBUTES) {
        return Err(format!(
            "has an element with more than {MOST_ATTRIBUTES} attributes"
        ));
    }
    if tags().count() > MOST_ELEMENTS * 2 {
        return Err(format!(
            "has more than {MOST_ELEMENTS} elements: simplify it"
        ));
    }
    Ok(())
}

/// Looks at style sheets: rules for elements within others can take any time to match.
pub(super) fn styles(document: &Document<'_>) -> Result<(), String> {
    let sheets: String = document
        .descendants()
        .filter(|node| node.tag_name().name() == "style")
        .filter_map(|node| node.text())
        .collect();
    if sheets.matches('{').count() > MOST_RULES {
        return Err(format!(
            "has more than {MOST_RULES} style rules: convert styles to attributes"
        ));
    }
    let selectors = sheets
        .split('}')
        .filter_map(|rule| rule.split('{').next())
        .flat_map(|selectors| selectors.split(','));
    let is_nested = |selector: &str| {
        let selector = selector.rsplit("*/").next().unwrap_or_default().trim();
        selector.contains(|c: char| c.is_whitespace() || matches!(c, '>' | '+' | '~'))
    };
    match selectors.into_iter().any(is_nested) {
        true => Err(
            "has style rules for elements within others: convert styles to attributes".to_owned(),
        ),
        false => Ok(()),
    }
}

/// Looks at what is drawn: within its box, and large enough to be seen.
pub(super) fn drawing(frame: Frame) -> Result<Frame, String> {
    let (wide, high) = (frame.size.width.0, frame.size.height.0);
    if wide > high * MOST_WIDE || high > wide * MOST_WIDE {
        return Err(format!(
            "is more than {MOST_WIDE} times as long as it is wide"
        ));
    }
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for (_, item) in &frame.items {
        let Item::Path(path) = item else { continue };
        let around = path.stroke.map_or(0.0, |(_, width)| width / 2.0);
        for step in &path.steps {
            let points = match step {
                Step::Move(p) | Step::Line(p) => vec![*p],
                Step::Curve(a, b, c) => vec![*a, *b, *c],
                Step::Close => Vec::new(),
            };
            for point in points {
                if !(point.x.0.is_finite() && point.y.0.is_finite() && around.is_finite()) {
                    return Err("has coordinates that are no numbers".to_owned());
                }
                (left, right) = (left.min(point.x.0 - around), right.max(point.x.0 + around));
                (top, bottom) = (top.min(point.y.0 - around), bottom.max(point.y.0 + around));
            }
        }
    }
    let (x, y) = (wide * BEYOND, high * BEYOND);
    if left < -x || top < -y || right > wide + x || bottom > high + y {
        return Err(
            "draws outside its own box (`viewBox`): crop it, or make the box larger".to_owned(),
        );
    }
    if right - left < wide * LEAST && bottom - top < high * LEAST {
        return Err("shows too little to be seen: crop its box (`viewBox`)".to_owned());
    }
    Ok(frame)
}
