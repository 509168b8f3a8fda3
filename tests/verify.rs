//! `nenpyo verify`: what it says of our own files, of others, and of what a pack makes.

use lopdf::{Document, Object, dictionary};
use nenpyo::verify::preflight;

use crate::cli::{run, run_with_input};
use crate::preflight::{broken, catalog, faults, saved, shipped, sound};
use crate::temp::Temp;

/// The example that `nenpyo init` writes, and its English pack as a PDF.
fn example() -> (Temp, Vec<u8>) {
    let temp = Temp::new();
    let told = run(&temp, &["init", "."]);
    assert_eq!(told.code, 0, "{}", told.err);
    let told = run(&temp, &["build", "executive.en.yaml"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let pdf = std::fs::read(temp.path().join("executive.en.pdf")).expect("a PDF");
    (temp, pdf)
}

#[test]
fn a_report_says_what_the_file_is() {
    let report = preflight(sound()).expect("readable");
    assert_eq!(
        report.title.as_deref(),
        Some("Economic security and technology leakage")
    );
    assert_eq!(
        (report.language.as_deref(), report.marking.as_deref()),
        (Some("en"), Some("TLP:CLEAR"))
    );
    assert_eq!(report.claims, ["PDF/A-2a", "PDF/UA-1"]);
    assert_eq!(
        (report.version.as_deref(), report.pages, report.encrypted),
        (Some("1.7"), 8, false)
    );
    assert!(report.is_ours() && report.created == report.modified && report.created.is_some());
}

#[test]
fn our_own_files_have_no_faults() {
    for name in ["executive.ja.yaml", "figures.en.yaml", "figures.ja.yaml"] {
        assert_eq!(faults(&shipped(name)), [], "{name}");
    }
    assert_eq!(broken(|_| {}), []);
    let (temp, pdf) = example();
    assert_eq!(faults(&pdf), []);
    for chart in ["timeline", "events-per-period"] {
        let told = run(
            &temp,
            &["chart", chart, "executive.ja.yaml", "-o", "chart.pdf"],
        );
        assert_eq!(told.code, 0, "{}", told.err);
        assert_eq!(
            faults(&std::fs::read(temp.path().join("chart.pdf")).expect("a PDF")),
            [],
            "{chart}"
        );
    }
}

#[test]
fn foreign_and_encrypted_files_are_told_apart() {
    let mut doc = Document::with_version("1.5");
    let pages = doc.add_object(
        dictionary! { "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0 },
    );
    let root = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    doc.trailer.set("Root", root);
    let found = faults(&saved(doc));
    assert!(
        found.len() == 1 && found[0].text.contains("claims neither"),
        "{found:?}"
    );
    let (temp, _) = example();
    temp.write("password", "correct horse battery staple\n");
    let told = run(
        &temp,
        &[
            "build",
            "executive.ja.yaml",
            "-o",
            "secret.pdf",
            "--password-file",
            "password",
        ],
    );
    assert_eq!(told.code, 0, "{}", told.err);
    let told = run(&temp, &["verify", "secret.pdf"]);
    assert!(
        told.code == 1 && told.out.contains("encrypted and needs its password"),
        "{}{}",
        told.out,
        told.err
    );
}

#[test]
fn the_command_says_what_a_file_is_and_passes_it() {
    let (temp, pdf) = example();
    let told = run(&temp, &["verify", "executive.en.pdf"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.out);
    for line in [
        "executive.en.pdf: PDF 1.7, ",
        "  title     A sample briefing\n",
        "  marking   TLP:GREEN\n",
        "  claims    PDF/A-2a, PDF/UA-1\n",
    ] {
        assert!(told.out.contains(line), "{line} in {}", told.out);
    }
    assert!(told.out.ends_with("no faults\n"), "{}", told.out);
    let piped = run_with_input(&temp, &["verify", "-", "--format", "json"], &pdf);
    let said: serde_json::Value = serde_json::from_str(&piped.out).expect("JSON");
    assert!(
        piped.code == 0 && said["passed"] == true && said["pdf"]["marking"] == "TLP:GREEN",
        "{said}"
    );
    let none = run(&temp, &["verify", "executive.en.yaml"]);
    assert_eq!(
        (none.code, none.out.as_str()),
        (
            1,
            "executive.en.yaml: it is no PDF: no `%PDF-` stands at its beginning\n"
        )
    );
    assert_eq!(run(&temp, &["verify", "no.pdf"]).code, 4);
    assert_eq!(
        run(&temp, &["verify", "executive.en.pdf", "--draft"]).code,
        2
    );
}

#[test]
fn the_command_names_each_fault_with_its_clause() {
    let (temp, pdf) = example();
    let mut doc = Document::load_mem(&pdf).expect("sound");
    catalog(&mut doc).remove(b"OutputIntents");
    temp.write("broken.pdf", saved(doc));
    let told = run(&temp, &["verify", "broken.pdf"]);
    let line = "fault: no output intent says what the colours mean (ISO 19005-2, 6.2.3)\n1 fault\n";
    assert!(told.code == 1 && told.out.ends_with(line), "{}", told.out);
    let told = run(&temp, &["verify", "broken.pdf", "--format", "short"]);
    assert_eq!(
        told.out,
        "broken.pdf: error[ISO 19005-2, 6.2.3]: no output intent says what the colours mean\n"
    );
    let told = run(&temp, &["verify", "broken.pdf", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    assert!(
        told.code == 1
            && said["passed"] == false
            && said["faults"][0]["clause"] == "ISO 19005-2, 6.2.3",
        "{said}"
    );
}

#[test]
fn a_pack_is_rebuilt_and_compared_byte_by_byte() {
    let (temp, pdf) = example();
    let same = run(
        &temp,
        &[
            "verify",
            "executive.en.pdf",
            "--against",
            "executive.en.yaml",
        ],
    );
    assert!(
        same.code == 0
            && same
                .out
                .ends_with("executive.en.yaml makes the same bytes\n"),
        "{}",
        same.out
    );
    let other = run(
        &temp,
        &[
            "verify",
            "executive.en.pdf",
            "--against",
            "executive.ja.yaml",
        ],
    );
    assert!(
        other.code == 1
            && other
                .out
                .contains("executive.ja.yaml makes other bytes: from byte "),
        "{}",
        other.out
    );
    assert!(
        other.out.contains("  language  en in the file, ja now\n"),
        "{}",
        other.out
    );
    let pack = std::fs::read_to_string(temp.path().join("executive.en.yaml")).expect("a pack");
    temp.write(
        "executive.en.yaml",
        pack.replace("A sample briefing", "A changed briefing"),
    );
    let edited = run(
        &temp,
        &[
            "verify",
            "executive.en.pdf",
            "--against",
            "executive.en.yaml",
            "--format",
            "json",
        ],
    );
    let said: serde_json::Value = serde_json::from_str(&edited.out).expect("JSON");
    let rebuilt = run(&temp, &["build", "executive.en.yaml", "-o", "again.pdf"]);
    assert_eq!(rebuilt.code, 0, "{}", rebuilt.err);
    let again = std::fs::read(temp.path().join("again.pdf")).expect("a PDF");
    let first = pdf
        .iter()
        .zip(&again)
        .position(|(one, other)| one != other)
        .expect("a difference");
    assert_eq!(
        (edited.code, said["against"]["first_difference"].as_u64()),
        (1, Some(first as u64)),
        "{said}"
    );
    assert_eq!(said["against"]["differs"][0]["what"], "title");
}

#[test]
fn an_edited_timeline_makes_other_bytes_and_a_broken_one_none() {
    let (temp, _) = example();
    let file = temp.path().join("timeline/records.yaml");
    let text = std::fs::read_to_string(&file).expect("records");
    std::fs::write(&file, text.replace("Guideline on", "Guide to")).expect("written");
    let edited = run(
        &temp,
        &[
            "verify",
            "executive.en.pdf",
            "--against",
            "executive.en.yaml",
        ],
    );
    assert!(
        edited.code == 1 && edited.out.contains("makes other bytes"),
        "{}{}",
        edited.out,
        edited.err
    );
    assert!(
        edited.out.matches(" in the file, ").count() == 1 && edited.out.contains("\n  timeline  "),
        "{}",
        edited.out
    );
    std::fs::write(&file, "events: 1\n").expect("written");
    let broken = run(
        &temp,
        &[
            "verify",
            "executive.en.pdf",
            "--against",
            "executive.en.yaml",
        ],
    );
    assert!(
        broken.code == 1 && broken.out.is_empty() && broken.err.contains("error["),
        "{}{}",
        broken.out,
        broken.err
    );
}

#[test]
fn an_attached_timeline_is_the_one_that_the_file_was_made_from() {
    let (temp, _) = example();
    let pack = std::fs::read_to_string(temp.path().join("executive.en.yaml")).expect("a pack");
    temp.write("executive.en.yaml", pack + "\nattach: {timeline: true}\n");
    let told = run(&temp, &["build", "executive.en.yaml", "-o", "with.pdf"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let pdf = std::fs::read(temp.path().join("with.pdf")).expect("a PDF");
    let report = preflight(&pdf).expect("readable");
    assert_eq!(
        (
            &report.faults[..],
            &report.claims[0][..],
            &report.attachments[0].name[..]
        ),
        (&[][..], "PDF/A-3a", "timeline.yaml")
    );
    let mut doc = Document::load_mem(&pdf).expect("sound");
    let is_attached = |object: &&mut Object| {
        object
            .as_stream()
            .is_ok_and(|stream| stream.dict.has_type(b"EmbeddedFile"))
    };
    let attached = doc
        .objects
        .values_mut()
        .find(is_attached)
        .and_then(|object| object.as_stream_mut().ok())
        .expect("a file");
    attached.set_plain_content(b"nenpyo: 1\n".to_vec());
    let found = faults(&saved(doc));
    assert!(
        found.len() == 1 && found[0].text.contains("another one"),
        "{found:?}"
    );
}

/// A file of one font and of pages with the same content, made as small as it can be.
fn packed_pages(content: &[u8], count: usize, cmap: &[u8]) -> Vec<u8> {
    use lopdf::{Dictionary, Object, Stream, dictionary};
    let mut doc = lopdf::Document::with_version("1.7");
    let packed = |bytes: &[u8]| {
        let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
        stream.compress().expect("packed");
        stream
    };
    let content = doc.add_object(packed(content));
    let cmap = doc.add_object(packed(cmap));
    let font = doc.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "Encoding" => "Identity-H",
        "ToUnicode" => cmap,
    });
    let pages = doc.new_object_id();
    let page = |_| {
        dictionary! {
            "Type" => "Page",
            "Parent" => pages,
            "Contents" => content,
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
            "MediaBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
        }
    };
    let kids: Vec<Object> = (0..count)
        .map(page)
        .map(|page| doc.add_object(page).into())
        .collect();
    let count = kids.len() as i64;
    doc.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into(),
    );
    let xmp = br#"<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    pdfaid:part="2" pdfaid:conformance="A"/>
</rdf:RDF></x:xmpmeta>"#;
    let meta = doc.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp.to_vec(),
    ));
    let catalog =
        doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "Metadata" => meta });
    doc.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).expect("saved");
    bytes
}

#[test]
fn attack_05_small_files_that_unpack_to_much_are_looked_through_in_a_bounded_time() {
    let nested = [b"/P BMC ".repeat(40_000), b"EMC ".repeat(40_000)].concat();
    let ranges = format!(
        "1 beginbfrange {} endbfrange",
        "<0000> <FFFF> <0041>\n".repeat(20_000)
    );
    let shown = b"/F 1 Tf /P <</MCID 0>> BDC <0001> Tj EMC ";
    for (content, pages, cmap) in [
        (&nested[..], 1, &b""[..]),
        (&b"q Q ".repeat(100_000)[..], 9, b""),
        (&shown[..], 1, ranges.as_bytes()),
    ] {
        let file = packed_pages(content, pages, cmap);
        assert!(file.len() < 100_000, "{}", file.len());
        let begun = std::time::Instant::now();
        let report = nenpyo::verify::preflight(&file).expect("readable");
        assert!(!report.faults.is_empty());
        // Unoptimised and beside other tests; it was minutes.
        assert!(begun.elapsed().as_secs() < 90, "{:?}", begun.elapsed());
    }
}
