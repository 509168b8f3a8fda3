//! Pixels as a PNG file (ISO 15948): sRGB, without transparency, its resolution stated.

use miniz_oxide::deflate::compress_to_vec_zlib;

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
/// How hard to compress, of 10: beyond, files hardly become smaller.
const LEVEL: u8 = 8;
const METRES_PER_INCH: f64 = 0.0254;

/// Writes pixels, row by row; grey ones by their first part alone.
pub(super) fn png(
    pixels: impl Iterator<Item = [u8; 3]>,
    (width, height): (u32, u32),
    grey: bool,
    dpi: u32,
) -> Vec<u8> {
    let (colour_type, parts) = if grey { (0, 1) } else { (2, 3) };
    let stride = width as usize * parts;
    let mut rows = Vec::with_capacity((stride + 1) * height as usize);
    for (number, pixel) in pixels.enumerate() {
        if number % width as usize == 0 {
            // No filter: flat areas compress best as they are.
            rows.push(0);
        }
        rows.extend(&pixel[..parts]);
    }
    let mut out = SIGNATURE.to_vec();
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    chunk(
        &mut out,
        b"IHDR",
        &[&size[..], &[8, colour_type, 0, 0, 0]].concat(),
    );
    chunk(&mut out, b"sRGB", &[0]);
    let per_metre = (f64::from(dpi) / METRES_PER_INCH).round() as u32;
    chunk(
        &mut out,
        b"pHYs",
        &[&per_metre.to_be_bytes()[..], &per_metre.to_be_bytes(), &[1]].concat(),
    );
    chunk(&mut out, b"IDAT", &compress_to_vec_zlib(&rows, LEVEL));
    chunk(&mut out, b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    out.extend(name);
    out.extend(data);
    out.extend(crc(name.iter().chain(data)).to_be_bytes());
}

/// The cyclic redundancy check of annex D.
fn crc<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    !bytes.fold(u32::MAX, |crc, byte| {
        TABLE[usize::from(crc as u8 ^ byte)] ^ (crc >> 8)
    })
}

static TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut n = 0;
    while n < table.len() {
        let mut value = n as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 {
                0xedb8_8320 ^ (value >> 1)
            } else {
                value >> 1
            };
            bit += 1;
        }
        table[n] = value;
        n += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{crc, png};

    #[test]
    fn the_check_is_that_of_the_standard() {
        assert_eq!(crc(b"123456789".iter()), 0xcbf4_3926);
        assert_eq!(crc(b"IEND".iter()), 0xae42_6082);
    }

    #[test]
    fn rows_begin_with_their_filter() {
        let file = png([[1, 2, 3]; 4].into_iter(), (2, 2), true, 254);
        let data = file
            .windows(4)
            .position(|name| name == b"IDAT")
            .expect("a chunk of pixels");
        let rows = miniz_oxide::inflate::decompress_to_vec_zlib(&file[data + 4..])
            .expect("compressed rows");
        assert_eq!(rows, [0, 1, 1, 0, 1, 1]);
        let resolution = file
            .windows(4)
            .position(|name| name == b"pHYs")
            .expect("a chunk of the resolution");
        assert_eq!(
            file[resolution + 4..resolution + 13],
            [0, 0, 39, 16, 0, 0, 39, 16, 1]
        );
    }
}
