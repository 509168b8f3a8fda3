//! PNG: pixels on white, since the paper is.

use std::sync::Arc;

use tiny_skia::Pixmap;

use crate::frame::{Frame, Item, Pixels};
use crate::geom::{Point, Pt, Size};

/// The longest side of a picture.
const MOST_PIXELS: u32 = 4000;

/// Reads a picture.
pub(super) fn read(bytes: &[u8]) -> Result<Frame, String> {
    let (width, height) = claimed_size(bytes).ok_or("is no sound PNG")?;
    if width.max(height) > MOST_PIXELS {
        return Err(format!(
            "has {width} × {height} pixels, and {MOST_PIXELS} a side are plenty"
        ));
    }
    let picture = Pixmap::decode_png(bytes).map_err(|why| format!("is no sound PNG ({why})"))?;
    // Colours are multiplied by what is opaque of them: white shines through the rest.
    let on_white = |pixel: &[u8]| {
        [pixel[0], pixel[1], pixel[2]].map(|part| part.saturating_add(255 - pixel[3]))
    };
    let rgb = picture.data().chunks_exact(4).flat_map(on_white).collect();
    let size = Size::new(Pt(width as f32), Pt(height as f32));
    let mut frame = Frame::new(size.width, size.height);
    frame.push(
        Point::default(),
        Item::Image(Arc::new(Pixels { width, height, rgb }), size),
    );
    Ok(frame)
}

/// The width and the height that the header states (PNG 3, 11.2.1), before anything is unpacked.
fn claimed_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}
