//! `nenpyo chart`, run as people run it: each kind of picture, read again.

use std::fs;

use lopdf::{Document, Object};
use nenpyo::model::FigureKind;
use nenpyo::source::Keyword;

use crate::cli::{Run, run};
use crate::temp::Temp;

/// The title that the example's timeline chart has.
const TITLE: &str = "選んだ記録は";

/// A folder with the example.
fn example() -> Temp {
    let temp = Temp::new();
    assert_eq!(run(&temp, &["init"]).code, 0);
    temp
}

fn chart(temp: &Temp, arguments: &[&str]) -> Run {
    run(
        temp,
        &[&["chart", "timeline", "executive.ja.yaml"], arguments].concat(),
    )
}

/// What a run that succeeds writes to a file.
fn drawn(temp: &Temp, name: &str, arguments: &[&str]) -> Vec<u8> {
    let run = chart(temp, &[&["-o", name], arguments].concat());
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    fs::read(temp.path().join(name)).expect("a picture")
}

fn svg(arguments: &[&str]) -> String {
    String::from_utf8(drawn(&example(), "out.svg", arguments)).expect("UTF-8")
}

/// The text of an XML document without its tags; every element must be closed in order and every
/// entity known.
fn words(xml: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut words = String::new();
    for part in xml
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
        .expect("a head")
        .split('<')
    {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed)),
            None if tag.ends_with('/') => assert!(!open.is_empty()),
            None => open.push(tag.split(' ').next().expect("a name")),
        }
        let entities = ["&amp;", "&lt;", "&gt;", "&quot;"];
        assert!(
            text.match_indices('&')
                .all(|(at, _)| entities.iter().any(|known| text[at..].starts_with(known))),
            "{text}"
        );
        words.push_str(text);
    }
    assert!(open.is_empty(), "{open:?}");
    words
}

/// The values of an attribute.
fn values<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    xml.split(opening.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn an_svg_holds_its_words_as_text() {
    let svg = svg(&[]);
    assert!(words(&svg).contains(TITLE));
    assert!(
        svg.contains("width=\"170mm\"") && svg.contains("xml:lang=\"ja\"") && svg.contains("<text")
    );
    assert!(
        svg.contains("<title>")
            && svg.contains("TLP:GREEN)</desc>")
            && svg.contains("'BIZ UDPGothic'")
    );
    assert!(
        words(&svg).matches("TLP:GREEN").count() == 2,
        "in the description and on the picture"
    );
}

#[test]
fn outlines_leave_no_text_and_nothing_undefined() {
    let svg = svg(&["--outlines"]);
    words(&svg);
    assert!(!svg.contains("<text") && !svg.contains("font"));
    let defined = values(&svg, "id");
    let used = values(&svg, "xlink:href");
    assert!(
        used.len() > 100
            && used
                .iter()
                .all(|name| defined.contains(&name.trim_start_matches('#')))
    );
    assert!(defined.iter().all(|name| {
        used.iter()
            .filter(|used| used.trim_start_matches('#') == *name)
            .count()
            > 1
    }));
}

#[test]
fn grey_is_grey_in_every_kind() {
    let temp = example();
    for arguments in [&["--grey"][..], &["--grey", "--outlines"]] {
        let svg = String::from_utf8(drawn(&temp, "out.svg", arguments)).expect("UTF-8");
        let colours = [values(&svg, "fill"), values(&svg, "stroke")].concat();
        let grey = |colour: &str| {
            colour == "none" || (colour[1..3] == colour[3..5] && colour[3..5] == colour[5..7])
        };
        assert!(
            colours.len() > 20 && colours.iter().all(|colour| grey(colour)),
            "{colours:?}"
        );
    }
    assert_eq!(
        drawn(&temp, "out.png", &["--grey"])[25],
        0,
        "the colour type of a PNG"
    );
    assert_eq!(drawn(&temp, "out.png", &[])[25], 2);
}

#[test]
fn a_png_has_the_pixels_asked_for() {
    let temp = example();
    for (dpi, more) in [
        (200.0, &[][..]),
        (96.0, &["--dpi", "96", "--height", "190.5"]),
    ] {
        let png = drawn(&temp, "out.png", more);
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.ends_with(b"IEND\xae\x42\x60\x82"));
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!(side(16), (170.0_f64 / 25.4 * dpi).round() as u32);
        assert!(more.is_empty() || side(20) == 720);
        let resolution = png
            .windows(4)
            .position(|name| name == b"pHYs")
            .expect("a resolution");
        assert_eq!(side(resolution + 4), (dpi / 0.0254_f64).round() as u32);
    }
}

#[test]
fn a_picture_of_too_many_pixels_is_refused() {
    let temp = example();
    let run = chart(&temp, &["-o", "out.png", "--dpi", "2400"]);
    assert!(
        run.code == 5 && run.err.contains("error[too-many-pixels]"),
        "{}",
        run.err
    );
    assert!(!temp.path().join("out.png").exists());
}

#[test]
fn a_pdf_is_one_tagged_page_of_the_size() {
    let pdf = drawn(
        &example(),
        "out.pdf",
        &["--width", "254", "--height", "190.5"],
    );
    let doc = Document::load_mem(&pdf).expect("a sound PDF");
    let pages: Vec<_> = doc.get_pages().into_values().collect();
    let [page] = pages[..] else {
        panic!("{} pages", pages.len())
    };
    let media = doc
        .get_dictionary(page)
        .and_then(|page| page.get(b"MediaBox")?.as_array())
        .expect("a size");
    let media: Vec<f32> = media
        .iter()
        .map(|side| side.as_float().expect("a number"))
        .collect();
    assert!(
        media[0..2] == [0.0, 0.0]
            && (media[2] - 720.0).abs() < 0.02
            && (media[3] - 540.0).abs() < 0.02,
        "{media:?}"
    );
    let catalog = doc.catalog().expect("a catalog");
    assert!(
        catalog.has(b"StructTreeRoot")
            && catalog
                .get(b"Lang")
                .and_then(Object::as_str)
                .is_ok_and(|lang| lang == b"ja")
    );
}

#[test]
fn two_runs_give_the_same_bytes() {
    let temp = example();
    for (first, second, more) in [
        ("a.svg", "b.svg", &[][..]),
        ("a.svg", "b.svg", &["--outlines"]),
        ("a.png", "b.png", &[]),
        ("a.pdf", "b.pdf", &[]),
    ] {
        assert_eq!(
            drawn(&temp, first, more),
            drawn(&temp, second, more),
            "{first} {more:?}"
        );
    }
}

#[test]
fn a_height_below_the_least_says_which_is_enough() {
    let temp = example();
    let short = chart(&temp, &["--height", "20"]);
    assert!(
        short.code == 5 && short.err.contains("error[too-long]"),
        "{}",
        short.err
    );
    assert_eq!(
        temp.names()
            .iter()
            .filter(|name| name.ends_with(".svg"))
            .count(),
        0
    );
    let least = short
        .err
        .split("--height ")
        .nth(1)
        .and_then(|rest| rest.split('`').next())
        .expect("a height");
    let enough = chart(&temp, &["--height", least]);
    assert!(
        enough.code == 0
            && enough
                .err
                .contains(&format!("timeline.svg (170 × {least} mm)")),
        "{}",
        enough.err
    );
}

#[test]
fn the_language_asked_for_wins_and_must_be_there() {
    let temp = example();
    let english = String::from_utf8(drawn(&temp, "en.svg", &["--language", "en"])).expect("UTF-8");
    assert!(english.contains("xml:lang=\"en\"") && words(&english).contains("Records chosen"));
    let file = temp.path().join("timeline/records.yaml");
    let text = fs::read_to_string(&file).expect("read");
    let (before, after) = text.split_once("      en: ").expect("an English text");
    fs::write(
        file,
        format!("{before}{}", after.split_once('\n').expect("a line").1),
    )
    .expect("written");
    assert_eq!(chart(&temp, &["-o", "ja.svg"]).code, 0);
    let missing = chart(&temp, &["--language", "en", "-o", "no.svg"]);
    assert!(
        missing.code == 1 && missing.err.contains("error[missing-translation]"),
        "{}",
        missing.err
    );
}

#[test]
fn charts_are_listed_and_unknown_ones_guessed() {
    let temp = example();
    let list = run(&temp, &["chart", "--list"]);
    let listed: Vec<&str> = list
        .out
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(
        (list.code, listed),
        (
            0,
            FigureKind::WORDS.iter().map(|(word, ..)| *word).collect()
        )
    );
    let unknown = run(&temp, &["chart", "timelnie", "executive.ja.yaml"]);
    assert!(
        unknown.code == 2 && unknown.err.contains("did you mean `timeline`?"),
        "{}",
        unknown.err
    );
}

#[test]
fn every_chart_is_drawn_or_says_what_it_lacks() {
    let temp = example();
    for (word, ..) in FigureKind::WORDS {
        let run = run(&temp, &["chart", word, "executive.ja.yaml"]);
        let file = temp.path().join(format!("{word}.svg"));
        if run.code == 0 {
            words(&fs::read_to_string(file).expect("a picture"));
        } else {
            assert!(
                run.code == 1 && run.err.contains("= help:") && !file.exists(),
                "{word}: {}",
                run.err
            );
        }
    }
}

#[test]
fn the_options_of_the_packs_own_section_are_taken() {
    let temp = example();
    let pack = fs::read_to_string(temp.path().join("executive.ja.yaml")).expect("read");
    temp.write(
        "executive.ja.yaml",
        format!(
            "{pack}\nsections:\n  - cover\n  - summary\n  - figure: timeline\n    title: \
            見出しの<見本>\n"
        ),
    );
    let svg = String::from_utf8(drawn(&temp, "out.svg", &[])).expect("UTF-8");
    assert!(svg.contains("<title>見出しの&lt;見本&gt;</title>"));
}

#[test]
fn nothing_is_written_where_the_input_has_errors() {
    let temp = example();
    let pack = fs::read_to_string(temp.path().join("executive.ja.yaml")).expect("read");
    temp.write("executive.ja.yaml", format!("{pack}\nsubtitel: x\n"));
    let run = chart(&temp, &["-o", "out.svg"]);
    assert!(
        run.code == 1 && run.err.contains("error[unknown-key]"),
        "{}",
        run.err
    );
    assert!(!temp.path().join("out.svg").exists());
}

#[test]
fn the_kind_must_be_known() {
    let temp = example();
    for arguments in [
        &["-o", "out.jpg"][..],
        &["-o", "out"],
        &["-o", "-"],
        &["-o", "a.png", "--outlines"],
        &["--dpi", "96"],
        &["--width", "nan"],
    ] {
        assert_eq!(chart(&temp, arguments).code, 2, "{arguments:?}");
    }
    let out = chart(&temp, &["-o", "-", "--as", "svg"]);
    assert!(
        out.code == 0 && words(&out.out).contains(TITLE),
        "{}",
        out.err
    );
    assert_eq!(
        chart(&temp, &["-o", "executive.ja.yaml", "--as", "pdf"]).code,
        2
    );
}

#[test]
fn a_step_that_concerns_some_of_the_parties_says_whom() {
    let temp = Temp::new();
    let pack = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs/figures.en.yaml");
    let run = run(
        &temp,
        &[
            "chart",
            "timeline",
            &pack.to_string_lossy(),
            "-o",
            "out.svg",
        ],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let words = words(&fs::read_to_string(temp.path().join("out.svg")).expect("a picture"));
    assert!(
        words.contains("executives:"),
        "three people were arrested, not their company"
    );
}
