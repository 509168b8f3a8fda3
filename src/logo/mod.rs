//! Logos: an SVG or PNG file → a frame that is scaled to its place. What paper cannot show plainly
//! is refused with a reason: gradients, transparency, effects, text without outlines.

mod limits;
mod png;
mod svg;

use crate::frame::Frame;

/// The first bytes of a PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Reads a logo. Its frame has the size of its drawing, in points for SVG and in pixels for PNG.
///
/// # Errors
/// Why it cannot be printed, as a clause that follows `the logo`.
pub(crate) fn read(bytes: &[u8]) -> Result<Frame, String> {
    let frame = if bytes.starts_with(PNG) {
        png::read(bytes)?
    } else {
        svg::read(bytes)?
    };
    let (wide, high) = (frame.size.width.0, frame.size.height.0);
    if wide > 0.0 && high > 0.0 {
        Ok(frame)
    } else {
        Err("has no width or no height".to_owned())
    }
}

#[cfg(test)]
mod tests;
