//! The sRGB profile that the colours of every page refer to (ISO 19005-2, 6.2.3), made from the
//! figures of IEC 61966-2-1 as an ICC profile of version 4.2 (ICC.1:2004-10).

/// Tristimulus values of the primaries, adapted to D50 by Bradford's method.
const PRIMARIES: [(&[u8; 4], [f64; 3]); 3] = [
    (b"rXYZ", [0.436_074_7, 0.222_504_5, 0.013_932_2]),
    (b"gXYZ", [0.385_064_9, 0.716_878_6, 0.097_104_5]),
    (b"bXYZ", [0.143_080_4, 0.060_616_9, 0.714_173_3]),
];
/// The white of the connection space.
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// From D65 to D50, row by row.
const ADAPTATION: [f64; 9] = [
    1.047_811_2,
    0.022_886_6,
    -0.050_127,
    0.029_542_4,
    0.990_484_4,
    -0.017_049_1,
    -0.009_234_5,
    0.015_043_6,
    0.752_131_6,
];
/// The transfer curve: exponent, then a, b, c and d of the parametric curve of type 3.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

/// The bytes of the profile.
pub(super) fn srgb() -> Vec<u8> {
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", words("sRGB IEC61966-2.1")),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", numbers(b"XYZ ", &D50)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
    ];
    tags.extend(PRIMARIES.map(|(name, values)| (name, numbers(b"XYZ ", &values))));
    let curve = curve();
    let mut profile = vec![0; 128];
    let mut table = (tags.len() as u32 + 3).to_be_bytes().to_vec();
    let mut place = 128 + 4 + 12 * (tags.len() + 3);
    let mut body = Vec::new();
    let mut enter = |name: &[u8; 4], place: usize, len: usize| {
        table.extend(name);
        table.extend((place as u32).to_be_bytes());
        table.extend((len as u32).to_be_bytes());
    };
    for (name, mut data) in tags {
        enter(name, place, data.len());
        data.resize(data.len().next_multiple_of(4), 0);
        place += data.len();
        body.extend(data);
    }
    // The three channels share a curve.
    for name in [b"rTRC", b"gTRC", b"bTRC"] {
        enter(name, place, curve.len());
    }
    profile.extend(table);
    profile.extend(body);
    profile.extend(curve);
    head(&mut profile);
    profile
}

fn head(profile: &mut [u8]) {
    let size = profile.len() as u32;
    let mut put = |at: usize, bytes: &[u8]| profile[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &size.to_be_bytes());
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // The day of the standard: 18 October 1999.
    for (place, part) in [1999u16, 10, 18].into_iter().enumerate() {
        put(24 + 2 * place, &part.to_be_bytes());
    }
    put(36, b"acsp");
    for (place, value) in D50.into_iter().enumerate() {
        put(68 + 4 * place, &fixed(value));
    }
}

/// A signed number with 16 bits after the point.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn numbers(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    kind.iter()
        .copied()
        .chain([0; 4])
        .chain(values.iter().flat_map(|value| fixed(*value)))
        .collect()
}

fn curve() -> Vec<u8> {
    let head = b"para\0\0\0\0\0\x03\0\0";
    head.iter()
        .copied()
        .chain(CURVE.iter().flat_map(|value| fixed(*value)))
        .collect()
}

/// A text in one language (multiLocalizedUnicodeType).
fn words(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    data.extend((units.len() as u32).to_be_bytes());
    data.extend(28u32.to_be_bytes());
    data.extend(units);
    data
}
