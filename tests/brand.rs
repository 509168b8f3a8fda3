//! The house style: the logo on the cover and in every head, the accent, and what the house says of
//! itself.

use lopdf::{Document, Object};
use nenpyo::pack::{Inputs, Outcome, compile};
use nenpyo::source::Files;

use crate::output::poppler;
use crate::temp::keep;

const TIMELINE: &str = "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n\
sources:\n  - {id: s, title: 見本の記事, publisher: 見本新聞, kind: news, reliability: B}\n\
events:\n  - {id: a, kind: policy, date: 2024-01, title: 指針を改める, sources: [{id: s, \
credibility: 2}]}\n";

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 10\"><path \
    fill-rule=\"evenodd\" fill=\"#6D2B73\" d=\"M0 0h30v10H0z M2 2h6v6H2z\"/></svg>";

fn png() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 30, 10);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a header");
    writer
        .write_image_data(&[109, 43, 115].repeat(300))
        .expect("pixels");
    drop(writer);
    file
}

fn build(brand: &str, logo: Option<Vec<u8>>, lines: &str) -> Outcome {
    let mut files = Files::default();
    let pack = format!(
        "nenpyo_pack: 1\ntimeline: [t.yaml]\ntitle: 見本\nnumber: E-1\nbrand: {{{brand}}}\n\
        {lines}\n"
    );
    let pack = files.add("pack.yaml", pack);
    let timeline = files.add("t.yaml", TIMELINE);
    let logo = logo.map(|bytes| ("l".to_owned(), bytes));
    let outcome = compile(&Inputs {
        files,
        pack,
        timeline: vec![timeline],
        logo,
        ..Inputs::default()
    });
    outcome.pdf.iter().for_each(|pdf| keep(pdf));
    outcome
}

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome
        .diagnostics
        .iter()
        .map(|found| found.code.as_str())
        .collect()
}

const SECTIONS: &str = "sections: [cover, chronology, sources]";

#[test]
fn a_picture_is_one_object_shown_on_every_page_and_without_transparency() {
    let outcome = build("name: 見本社, logo: l.png", Some(png()), SECTIONS);
    let doc = Document::load_mem(
        &outcome
            .pdf
            .unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)),
    )
    .expect("a sound PDF");
    let pictures: Vec<_> = doc
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"Image")
        })
        .collect();
    assert_eq!(pictures.len(), 1);
    assert!(!pictures[0].dict.has(b"SMask"));
    assert_eq!(
        pictures[0].decompressed_content().expect("pixels").len(),
        30 * 10 * 3
    );
    for page in doc.get_pages().into_values() {
        let content = String::from_utf8_lossy(&doc.get_page_content(page)).into_owned();
        assert_eq!(content.matches("/Logo Do").count(), 1, "{content}");
    }
}

#[test]
fn a_drawing_keeps_its_holes_and_stands_for_the_name_of_the_house() {
    let outcome = build(
        "name: 見本社, logo: l.svg",
        Some(SVG.as_bytes().to_vec()),
        SECTIONS,
    );
    let doc = Document::load_mem(
        &outcome
            .pdf
            .unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)),
    )
    .expect("a sound PDF");
    for page in doc.get_pages().into_values() {
        let content = String::from_utf8_lossy(&doc.get_page_content(page)).into_owned();
        assert!(
            content.lines().any(|line| line.trim_end().ends_with("f*")),
            "{content}"
        );
    }
    let alt = |object: &&Object| {
        let dict = object.as_dict().ok()?;
        let is_figure = dict
            .get(b"S")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Figure");
        dict.get(b"Alt")
            .and_then(Object::as_str)
            .ok()
            .filter(|_| is_figure)
            .map(<[u8]>::to_vec)
    };
    let name: Vec<u8> = [0xFE, 0xFF]
        .into_iter()
        .chain("見本社".encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    assert!(
        doc.objects
            .values()
            .filter_map(|object| alt(&object))
            .any(|alt| alt == name)
    );
}

#[test]
fn grey_makes_the_logo_grey() {
    let outcome = build(
        "name: 見本社, logo: l.png",
        Some(png()),
        &format!("{SECTIONS}\ncolour: grey"),
    );
    let doc = Document::load_mem(&outcome.pdf.expect("a PDF")).expect("a sound PDF");
    let picture = doc
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .find(|stream| stream.dict.has(b"BitsPerComponent"));
    let pixels = picture
        .expect("a picture")
        .decompressed_content()
        .expect("pixels");
    assert!(
        pixels
            .chunks_exact(3)
            .all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2])
    );
}

#[test]
fn what_cannot_be_a_logo_stops_the_build_at_its_place() {
    for bytes in [&b"GIF89a"[..], b"<svg/>", b"\x89PNG\r\n\x1a\n"] {
        let outcome = build("name: 見本社, logo: l.svg", Some(bytes.to_vec()), SECTIONS);
        assert!(outcome.pdf.is_none());
        assert_eq!(codes(&outcome), ["bad-logo"], "{bytes:?}");
        assert!(outcome.diagnostics[0].at.is_some());
    }
}

#[test]
fn what_the_house_says_stands_at_the_end_or_in_the_colophon() {
    let brand =
        "name: 見本社, address: 見本市1-1, disclaimer: 助言ではない。, retention: 転送しない。";
    for sections in [SECTIONS, "sections: [cover, chronology, sources, colophon]"] {
        let outcome = build(brand, None, sections);
        let Some(text) = poppler(
            &outcome
                .pdf
                .unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)),
            &[],
        ) else {
            return;
        };
        for said in ["見本社", "見本市1-1", "助言ではない。", "転送しない。"] {
            assert!(text.contains(said), "{sections}: {said}: {text}");
        }
        assert_eq!(text.matches("見本市1-1").count(), 1);
    }
}

#[test]
fn an_accent_that_is_too_pale_is_darkened_with_a_warning() {
    let outcome = build("accent: \"#FFA500\"", None, SECTIONS);
    assert_eq!(codes(&outcome), ["low-contrast"]);
    let used = outcome.diagnostics[0]
        .message
        .split('`')
        .nth(3)
        .and_then(nenpyo::colour::Colour::typed)
        .expect("a colour");
    let part = |value: u8| {
        let value = format!("{:.3}", f32::from(value) / 255.0);
        value.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let colour = format!("{} {} {} rg", part(used.0), part(used.1), part(used.2));
    let doc = Document::load_mem(&outcome.pdf.expect("a PDF")).expect("a sound PDF");
    let cover = doc.get_pages().into_values().next().expect("a page");
    let content = String::from_utf8_lossy(&doc.get_page_content(cover)).into_owned();
    assert!(content.contains(&colour), "{colour}: {content}");
}
