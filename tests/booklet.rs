//! Small pages, and their booklet: laid out for A5, in the order of folded sheets, each with its
//! marking at full size.

use lopdf::{Document, Object};

use crate::cli::run;
use crate::output::poppler;
use crate::temp::{Temp, keep};

fn built(pack: &str, options: &[&str]) -> Vec<u8> {
    built_on(if options.is_empty() { "A5" } else { "A4" }, pack, options)
}

fn built_on(paper: &str, pack: &str, options: &[&str]) -> Vec<u8> {
    let temp = Temp::new();
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let to = |name: &str| temp.path().join(name);
    for folder in ["packs", "japan-economic-security"] {
        std::fs::create_dir_all(to(folder)).expect("a folder");
        for file in std::fs::read_dir(data.join(folder)).expect("a folder") {
            let file = file.expect("a file");
            std::fs::copy(file.path(), to(folder).join(file.file_name())).expect("copied");
        }
    }
    let text = std::fs::read_to_string(data.join("packs").join(pack)).expect("a pack");
    std::fs::write(to("packs/p.yaml"), format!("{text}paper: {paper}\n")).expect("written");
    let run = run(
        &temp,
        &[&["build", "packs/p.yaml", "-o", "out.pdf"], options].concat(),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    std::fs::read(to("out.pdf")).expect("a PDF")
}

/// The width and the height of every page, in whole millimetres.
fn sizes(pdf: &[u8]) -> Vec<(i32, i32)> {
    let doc = Document::load_mem(pdf).expect("a sound PDF");
    let size = |page| {
        let area = doc
            .get_object(page)
            .and_then(Object::as_dict)
            .and_then(|page| page.get(b"MediaBox"))
            .and_then(Object::as_array);
        let area = area.expect("an area");
        let side =
            |place: usize| (area[place].as_float().expect("a number") / 72.0 * 25.4).round() as i32;
        (side(2), side(3))
    };
    doc.get_pages().into_values().map(size).collect()
}

#[test]
fn small_pages_are_laid_out_for_their_paper() {
    for pack in ["executive.ja.yaml", "executive.en.yaml"] {
        let pdf = built(pack, &[]);
        keep(&pdf);
        let sizes = sizes(&pdf);
        assert!(
            sizes.iter().all(|size| *size == (148, 210)) && sizes.len() <= 20,
            "{pack}: {sizes:?}"
        );
    }
}

#[test]
fn every_preset_and_language_stands_on_b5() {
    for (pack, most) in [
        ("executive.en.yaml", 12),
        ("executive.both.yaml", 24),
        ("study-session.ja.yaml", 12),
        ("study-session.both.yaml", 24),
    ] {
        let pdf = built_on("B5", pack, &[]);
        keep(&pdf);
        let sizes = sizes(&pdf);
        assert!(
            sizes.iter().all(|size| *size == (182, 257)) && sizes.len() <= most,
            "{pack}: {sizes:?}"
        );
    }
}

#[test]
fn pages_of_b5_make_a_booklet_of_b4() {
    let pdf = built_on("B5", "executive.ja.yaml", &["--imposition", "booklet"]);
    let sizes = sizes(&pdf);
    assert!(sizes.iter().all(|size| *size == (364, 257)), "{sizes:?}");
}

#[test]
fn a_booklet_has_its_pages_in_the_order_of_folded_sheets() {
    let pages = sizes(&built("executive.ja.yaml", &[])).len();
    let pdf = built("executive.ja.yaml", &["--imposition", "booklet"]);
    let sizes = sizes(&pdf);
    assert!(sizes.iter().all(|size| *size == (296, 210)), "{sizes:?}");
    let xmp = "<nenpyo:sheets>booklet</nenpyo:sheets>";
    assert!(pdf.windows(xmp.len()).any(|part| part == xmp.as_bytes()));
    let all = pages.next_multiple_of(4);
    assert_eq!(sizes.len() * 2, all);
    let doc = Document::load_mem(&pdf).expect("a sound PDF");
    let viewer = doc
        .get_dict_in_dict(doc.catalog().expect("a catalog"), b"ViewerPreferences")
        .expect("preferences");
    assert_eq!(
        viewer
            .get(b"Duplex")
            .and_then(Object::as_name)
            .expect("a name"),
        b"DuplexFlipShortEdge"
    );
    for side in 0..sizes.len() {
        let number = (side + 1).to_string();
        let Some(text) = poppler(&pdf, &["-f", &number, "-l", &number, "-layout"]) else {
            return;
        };
        let foot = text
            .lines()
            .rev()
            .find(|line| line.contains(" / ") || line.contains("TLP:CLEAR"))
            .unwrap_or_default();
        let (low, high) = (side + 1, all - side);
        let (left, right) = if side % 2 == 0 {
            (high, low)
        } else {
            (low, high)
        };
        // The cover has no number.
        for page in [left, right].into_iter().filter(|page| *page != 1) {
            assert!(
                foot.contains(&format!("{page} / {all}")),
                "side {number}: {foot}"
            );
        }
        assert_eq!(
            text.matches("TLP:CLEAR").count() - text.matches("TLP:CLEAR 共有").count(),
            4,
            "side {number}: {text}"
        );
    }
}

#[test]
fn a_booklet_of_what_has_no_room_is_refused() {
    let temp = Temp::new();
    for line in ["paper: Letter", "language: both", "preset: study-session"] {
        std::fs::write(
            temp.path().join("t.yaml"),
            "nenpyo: 1\nmarking: TLP:CLEAR\nas_of: 2026-03-31\n",
        )
        .expect("written");
        std::fs::write(
            temp.path().join("p.yaml"),
            format!("nenpyo_pack: 1\ntimeline: [t.yaml]\n{line}\n"),
        )
        .expect("written");
        let run = run(&temp, &["build", "p.yaml", "--imposition", "booklet"]);
        assert!(
            run.code == 1 && run.err.contains("not-supported") && run.err.contains("A4"),
            "{line}: {} {}",
            run.code,
            run.err
        );
    }
}
