//! Pixels as a PNG file (ISO 15948): sRGB, without transparency, its resolution stated.

use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions,
    SrgbRenderingIntent, Unit,
};

/// How hard to compress, of 9: beyond, files hardly become smaller.
const LEVEL: u8 = 8;
const METRES_PER_INCH: f64 = 0.0254;

/// Writes pixels, row by row; grey ones by their first part alone.
///
/// # Errors
/// When the encoder refuses the pixels: their number is not that of the size.
pub(super) fn png(
    pixels: impl Iterator<Item = [u8; 3]>,
    (width, height): (u32, u32),
    grey: bool,
    dpi: u32,
) -> Result<Vec<u8>, EncodingError> {
    let (colours, parts) = if grey {
        (ColorType::Grayscale, 1)
    } else {
        (ColorType::Rgb, 3)
    };
    let mut data = Vec::with_capacity(width as usize * height as usize * parts);
    for pixel in pixels {
        data.extend(&pixel[..parts]);
    }
    let per_metre = (f64::from(dpi) / METRES_PER_INCH).round() as u32;
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(colours);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    // Flat areas compress best as they are.
    encoder.set_filter(Filter::NoFilter);
    encoder.write_header()?.write_image_data(&data)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::png;

    #[test]
    fn a_file_has_its_pixels_and_its_resolution() {
        let file = png([[1, 2, 3]; 4].into_iter(), (2, 2), true, 254).expect("a file");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&file))
            .read_info()
            .expect("a header");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut data).expect("pixels");
        assert_eq!(data, [1; 4]);
        let dimensions = reader.info().pixel_dims.expect("a resolution");
        assert_eq!((dimensions.xppu, dimensions.yppu), (10_000, 10_000));
    }
}
