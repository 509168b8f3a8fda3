//! What is drawn is what the file says; what paper cannot show is refused with a reason.

use super::read;
use crate::colour::Colour;
use crate::frame::{Item, Path, Step};

fn svg(inner: &str) -> Result<Vec<Path>, String> {
    let file = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\" width=\"80\" \
        height=\"40\">{inner}</svg>"
    );
    let frame = read(file.as_bytes())?;
    assert_eq!((frame.size.width.0, frame.size.height.0), (80.0, 40.0));
    Ok(frame
        .items
        .into_iter()
        .filter_map(|(_, item)| {
            if let Item::Path(path) = item {
                Some(path)
            } else {
                None
            }
        })
        .collect())
}

#[test]
fn paths_keep_their_places_and_colours() {
    let drawn = svg(
        "<g transform=\"translate(10 0)\"><rect width=\"20\" height=\"10\" fill=\"#6D2B73\"/></g>",
    )
    .expect("a drawing");
    assert_eq!(drawn.len(), 1);
    assert_eq!(
        (drawn[0].fill, drawn[0].stroke, drawn[0].even_odd),
        (Some(Colour::hex(0x6D2B73)), None, false)
    );
    let xs: Vec<f32> = drawn[0]
        .steps
        .iter()
        .filter_map(|step| {
            if let Step::Move(p) | Step::Line(p) = step {
                Some(p.x.0)
            } else {
                None
            }
        })
        .collect();
    assert!(xs.contains(&20.0) && xs.contains(&60.0), "{xs:?}");
    let ring =
        svg("<path fill-rule=\"evenodd\" d=\"M0 0h20v20h-20z M5 5h10v10h-10z\"/>").expect("a ring");
    assert!(
        ring[0].even_odd
            && ring[0]
                .steps
                .iter()
                .filter(|step| matches!(step, Step::Move(_)))
                .count()
                == 2
    );
    let line = svg("<path d=\"M0 10H40\" stroke=\"#000\" stroke-width=\"2\"/>").expect("a line");
    assert_eq!(line[0].stroke, Some((Colour::BLACK, 4.0)));
}

#[test]
fn what_paper_cannot_show_plainly_is_refused() {
    for (inner, why) in [
        ("<text x=\"1\" y=\"9\">A</text>", "convert it to outlines"),
        (
            "<rect width=\"9\" height=\"9\" opacity=\"0.5\"/>",
            "transparent",
        ),
        (
            "<rect width=\"9\" height=\"9\" fill-opacity=\"0.5\"/>",
            "transparent",
        ),
        (
            "<defs><linearGradient id=\"g\"><stop stop-color=\"red\"/><stop \
            offset=\"1\"/></linearGradient></defs><rect width=\"9\" height=\"9\" \
            fill=\"url(#g)\"/>",
            "gradient",
        ),
        (
            "<image href=\"x.png\" width=\"9\" height=\"9\"/>",
            "picture",
        ),
        (
            "<image href=\"data:image/png;base64,AA\" width=\"9\" height=\"9\"/>",
            "picture",
        ),
        (
            "<clipPath id=\"c\"><rect width=\"2\" height=\"2\"/></clipPath><rect width=\"9\" \
            height=\"9\" clip-path=\"url(#c)\"/>",
            "clipping",
        ),
        (
            "<path d=\"M0 1H9\" stroke=\"#000\" stroke-dasharray=\"1\"/>",
            "dashes",
        ),
        ("", "nothing"),
        (
            "<foreignObject><p>a</p></foreignObject><rect width=\"9\" height=\"9\"/>",
            "convert it to outlines",
        ),
        (
            "<rect x=\"-10\" width=\"9\" height=\"9\"/>",
            "outside its own box",
        ),
        (
            "<path d=\"M0 6H40\" stroke=\"#000\" stroke-width=\"200\"/>",
            "outside its own box",
        ),
        ("<path d=\"M0 0 L1e38 1e38 L-1e38 5 Z\"/>", ""),
        ("<circle cx=\"5\" cy=\"5\" r=\"1e20\"/>", ""),
        (
            "<rect x=\"1\" width=\"0.01\" height=\"0.01\"/>",
            "too little",
        ),
        (
            "<style>g g rect{fill:#123456}</style><rect width=\"9\" height=\"9\"/>",
            "within others",
        ),
    ] {
        let found = svg(inner).expect_err("refused");
        assert!(found.contains(why), "{inner}: {found}");
    }
    for bytes in [
        &b"\x89PNG\r\n\x1a\nrest"[..],
        b"\xff\xd8\xff\xe0",
        b"<svg",
        b"",
        b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>",
    ] {
        assert!(read(bytes).is_err(), "{bytes:?}");
    }
    let rules = "rect{fill:#123456}".repeat(5000);
    let attributes: String = (0..30_000).map(|n| format!(" a{n}=\"1\"")).collect();
    for (inner, why) in [
        (
            format!("<style>{rules}</style><rect width=\"9\" height=\"9\"/>"),
            "style rules",
        ),
        (
            format!("<rect width=\"9\" height=\"9\"{attributes}/>"),
            "attributes",
        ),
        ("<g/>".repeat(20_000), "elements"),
        (
            format!("<path d=\"M0 0{}\"/>", "h1v1".repeat(300_000)),
            "1 MiB",
        ),
    ] {
        assert!(svg(&inner).expect_err("refused").contains(why), "{why}");
    }
    let plain = svg("<style>.a{fill:#123456}</style><rect class=\"a\" width=\"9\" height=\"9\"/>")
        .expect("a class of its own");
    assert_eq!(plain[0].fill, Some(Colour::hex(0x123456)));
    let thin = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000000 1\"><rect \
        width=\"9\" height=\"1\"/></svg>";
    assert!(read(thin.as_bytes()).is_err());
    let deep = "<g>".repeat(50_000);
    assert!(read(format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{deep}").as_bytes()).is_err());
}

#[test]
fn pixels_stand_on_white() {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 2, 1);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a header");
    writer
        .write_image_data(&[255, 0, 0, 255, 0, 0, 0, 0])
        .expect("pixels");
    drop(writer);
    let frame = read(&file).expect("a logo");
    let Item::Image(pixels, size) = &frame.items[0].1 else {
        panic!("no picture")
    };
    assert_eq!(
        (pixels.width, pixels.height, &pixels.rgb[..]),
        (2, 1, &[255, 0, 0, 255, 255, 255][..])
    );
    assert_eq!(size.width.0, 2.0);
}

#[test]
fn a_palette_whose_last_colour_is_cut_short_is_refused() {
    let files: [&[u8]; 4] = [
        b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x03\x00\
          \x00\x00(\xcb4\xbb\x00\x00\x00\x04PLTE\x00\x00\x00\x00\xb4\xa3\xaez\x00\x00\x00\x0aIDATx\
          \x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82",
        b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x03\x00\
          \x00\x00(\xcb4\xbb\x00\x00\x00\x04PLTE\x00\x00\x00\x00\xb4\xa3\xaez\x00\x00\x00\x01tRNS\
          \x00@\xe6\xd8f\x00\x00\x00\x0aIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\
          \x00IEND\xaeB`\x82",
        b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x01\x03\x00\
          \x00\x00%\xdbV\xca\x00\x00\x00\x05PLTE\x00\x00\x00\x00\x00bf\xd4\x01\x00\x00\x00\
          \x0aIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82",
        b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x04\x03\x00\
          \x00\x00\xed;\xd9\xba\x00\x00\x00\x05PLTE\x00\x00\x00\x00\x00bf\xd4\x01\x00\x00\x00\
          \x02tRNS\x00\x00v\x93\xcd8\x00\x00\x00\x0aIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\
          \x00\x00\x00\x00IEND\xaeB`\x82",
    ];
    for file in files {
        let why = read(file).expect_err("refused");
        assert!(why.starts_with("is no sound PNG"), "{why}");
    }
}
