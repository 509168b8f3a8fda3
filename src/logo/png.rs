//! PNG: pixels on white, since the paper is.

use std::sync::Arc;

use png::{ColorType, Decoder, DecodingError, Transformations};

use crate::frame::{Frame, Item, Pixels};
use crate::geom::{Point, Pt, Size};

/// The longest side of a picture.
const MOST_PIXELS: u32 = 4000;

/// Reads a picture.
pub(super) fn read(bytes: &[u8]) -> Result<Frame, String> {
    let unsound = |why: DecodingError| format!("is no sound PNG ({why})");
    let mut decoder = Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let header = decoder.read_header_info().map_err(unsound)?;
    let (width, height) = (header.width, header.height);
    if width.max(height) > MOST_PIXELS {
        return Err(format!(
            "has {width} × {height} pixels, and {MOST_PIXELS} a side are plenty"
        ));
    }
    let mut reader = decoder.read_info().map_err(unsound)?;
    // The decoder panics at it.
    let palette = reader.info().palette.as_deref();
    if palette.is_some_and(|palette| palette.is_empty() || palette.len() % 3 > 0) {
        return Err("is no sound PNG (a colour of its palette is cut short)".to_owned());
    }
    let room = reader.output_buffer_size().unwrap_or_default();
    let mut data = vec![0; room];
    let shape = reader.next_frame(&mut data).map_err(unsound)?;
    let rgb = match shape.color_type {
        ColorType::GrayscaleAlpha => {
            let pixels = data.chunks_exact(2);
            let on_white = |pixel: &[u8]| [on_white(pixel[0], pixel[1]); 3];
            pixels.flat_map(on_white).collect()
        }
        ColorType::Rgba => {
            let pixels = data.chunks_exact(4);
            let on_white = |pixel: &[u8]| [0, 1, 2].map(|part| on_white(pixel[part], pixel[3]));
            pixels.flat_map(on_white).collect()
        }
        other => return Err(format!("is no sound PNG (its colours are {other:?})")),
    };
    let size = Size::new(Pt(width as f32), Pt(height as f32));
    let mut frame = Frame::new(size.width, size.height);
    frame.push(
        Point::default(),
        Item::Image(Arc::new(Pixels { width, height, rgb }), size),
    );
    Ok(frame)
}

/// A part of a colour that covers white by a share of 255.
fn on_white(part: u8, cover: u8) -> u8 {
    let product = u32::from(part) * u32::from(cover) + 128;
    let covered = ((product + (product >> 8)) >> 8) as u8;
    covered.saturating_add(255 - cover)
}
