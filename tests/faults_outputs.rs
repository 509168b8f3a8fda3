//! What a run writes, and what it must leave alone: each fault that was seen, under its name.

use std::fs;

use crate::cli::{Run, run};
use crate::temp::Temp;

const TIMELINE: &str = "nenpyo: 1\nmarking: TLP:GREEN\nas_of: 2026-03-31\ntitle: T\nevents:\n  - \
    {id: e, date: 2020, kind: policy, title: x, sample: true}\n";
const PACK: &str = "nenpyo_pack: 1\ntimeline: [t.yaml]\nlanguage: en\ntitle: T\nmarking: \
    TLP:GREEN\nsections: [cover, chronology]\n";

/// A folder with a timeline and a pack that says something more.
fn folder(more: &str) -> Temp {
    let temp = Temp::new();
    temp.write("t.yaml", TIMELINE);
    temp.write("p.yaml", format!("{PACK}{more}"));
    temp
}

/// Asserts that a run is refused for its arguments, and that a file is as it was.
fn assert_spared(temp: &Temp, arguments: &[&str], file: &str) {
    let before = fs::read(temp.path().join(file)).expect("read");
    let names = temp.names();
    let Run { code, err, .. } = run(temp, arguments);
    assert_eq!(code, 2, "{arguments:?}: {err}");
    assert!(err.contains("is a file that this run reads"), "{err}");
    assert_eq!(fs::read(temp.path().join(file)).expect("read"), before);
    assert_eq!(temp.names(), names, "{arguments:?}: nothing is written");
}

#[test]
fn attack_09_a_password_file_is_no_output() {
    let temp = folder("");
    for name in ["pw", "pw.pdf"] {
        temp.write(name, "secret\n");
        fs::create_dir_all(temp.path().join("sub")).expect("a folder");
        for target in [
            name.to_owned(),
            format!("./{name}"),
            format!("sub/../{name}"),
        ] {
            let arguments = ["build", "p.yaml", "--password-file", name, "-o", &target];
            assert_spared(&temp, &arguments, name);
        }
    }
}

#[cfg(unix)]
#[test]
fn attack_09_links_lead_to_what_is_read() {
    let temp = folder("");
    let at = |name: &str| temp.path().join(name);
    temp.write("pw", "secret\n");
    std::os::unix::fs::symlink("pw", at("soft.pdf")).expect("a link");
    fs::hard_link(at("pw"), at("hard.pdf")).expect("a link");
    fs::hard_link(at("p.yaml"), at("pack.pdf")).expect("a link");
    fs::hard_link(at("t.yaml"), at("timeline.svg")).expect("a link");
    for target in ["soft.pdf", "hard.pdf", "pack.pdf"] {
        let arguments = ["build", "p.yaml", "--password-file", "pw", "-o", target];
        assert_spared(&temp, &arguments, target);
    }
    let arguments = ["chart", "timeline", "p.yaml", "-o", "timeline.svg"];
    assert_spared(&temp, &arguments, "t.yaml");
}

#[test]
fn attack_09_a_chart_overwrites_no_logo() {
    let temp = folder("brand: {logo: logo.svg}\n");
    let logo = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><path d='M0 \
        0h9v9z'/></svg>";
    temp.write("logo.svg", logo);
    assert_spared(
        &temp,
        &["chart", "timeline", "p.yaml", "-o", "logo.svg"],
        "logo.svg",
    );
}

#[test]
fn attack_10_neither_manifest_nor_copy_overwrites_an_input() {
    let list = "name,clearance\nA,TLP:GREEN\n";
    let temp = folder("recipients: manifest.csv\n");
    temp.write("manifest.csv", list);
    assert_spared(&temp, &["build", "p.yaml", "-o", "."], "manifest.csv");
    let temp = folder("recipients: manifest-1-of-2.csv\n");
    temp.write("manifest-1-of-2.csv", list);
    let arguments = ["build", "p.yaml", "-o", ".", "--shard", "1/2"];
    assert_spared(&temp, &arguments, "manifest-1-of-2.csv");
    let temp = folder("recipients: r.csv\ncopies: {files: '{copy}.pdf'}\nfonts: [1.pdf]\n");
    temp.write("r.csv", list);
    temp.write("1.pdf", crate::sfnt::with_character('ก', 'a'));
    assert_spared(&temp, &["build", "p.yaml", "-o", "."], "1.pdf");
}

#[test]
fn newcomer_14_a_name_of_another_kind_is_refused() {
    let temp = folder("");
    for name in ["o.docx", "o.html", "o.png", "o.PDF.txt", "o.yaml"] {
        let run = run(&temp, &["build", "p.yaml", "-o", name]);
        assert!(
            run.code == 2 && run.err.contains("is no name for a PDF"),
            "{}",
            run.err
        );
        assert!(run.err.contains(".pdf`"), "{}", run.err);
    }
    let arguments = ["chart", "timeline", "p.yaml", "--as", "svg", "-o", "o.png"];
    assert_eq!(run(&temp, &arguments).code, 2);
    assert_eq!(temp.names(), ["p.yaml", "t.yaml"]);
    for name in ["o.PDF", "plain"] {
        assert_eq!(run(&temp, &["build", "p.yaml", "-o", name]).code, 0);
    }
    let temp = folder("recipients: r.csv\n");
    temp.write("r.csv", "name,clearance\nA,TLP:GREEN\n");
    assert_eq!(run(&temp, &["build", "p.yaml", "-o", "o.pdf"]).code, 2);
    assert_eq!(run(&temp, &["build", "p.yaml", "-o", "2026.06"]).code, 0);
}

/// How a build with these passwords ends.
fn with_passwords(passwords: impl AsRef<[u8]>) -> Run {
    let temp = folder("");
    temp.write("pw.txt", passwords);
    let run = run(
        &temp,
        &[
            "build",
            "p.yaml",
            "--password-file",
            "pw.txt",
            "-o",
            "o.pdf",
        ],
    );
    assert_eq!(temp.path().join("o.pdf").exists(), run.code == 0);
    run
}

#[test]
fn attack_11_a_password_counts_as_it_is_prepared() {
    for unseen in [
        "\u{ad}",
        "\u{200d}",
        "\u{2060}",
        "\u{fe0f}",
        "\u{200b}\u{34f}",
    ] {
        let run = with_passwords(format!("{unseen}\n"));
        assert!(
            run.code == 1 && run.err.contains("pw.txt:1:1"),
            "{}",
            run.err
        );
        assert!(
            run.err.contains("nothing is left of this password"),
            "{}",
            run.err
        );
        assert_eq!(with_passwords(format!("reader\n{unseen}\n")).code, 1);
    }
    let run = with_passwords("abc\nａｂ\u{ad}ｃ\n");
    assert!(
        run.err.contains("pw.txt:2:1") && run.err.contains("the same"),
        "{}",
        run.err
    );
    // 64 characters of two bytes that are prepared to three bytes each.
    assert_eq!(with_passwords("\u{1c4}".repeat(64)).code, 1);
    assert_eq!(with_passwords("見本 ｐａｓｓ\nowner\n").code, 0);
}

#[test]
fn attack_13_what_may_not_stand_in_a_password_is_named_with_its_place() {
    for (typed, place, words) in [
        (&b"a\tb"[..], "pw.txt:1:2", "U+0009 TAB"),
        ("ab😀".as_bytes(), "pw.txt:1:3", "U+1F600"),
        ("reader\n1א2".as_bytes(), "pw.txt:2:2", "from right to left"),
        ("\u{e000}".as_bytes(), "pw.txt:1:1", "U+E000"),
        (b"abc\xff", "pw.txt:1:4", "not UTF-8"),
        (b"\xff\xfea\x00", "pw.txt:1:1", "UTF-16"),
    ] {
        let run = with_passwords(typed);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(
            run.err.contains(place) && run.err.contains(words),
            "{}",
            run.err
        );
        assert!(
            !run.err.contains("reader") && !run.err.contains("| ab"),
            "{}",
            run.err
        );
    }
}

#[cfg(unix)]
#[test]
fn attack_14_what_is_being_written_is_private_and_what_was_left_goes() {
    use std::os::unix::fs::PermissionsExt;
    let temp = folder("");
    for left in [".nenpyo-7-0.tmp", ".nenpyo-x.tmp", ".nenpyo-keep"] {
        temp.write(left, "half");
    }
    let busy = fs::File::options()
        .write(true)
        .open(temp.path().join(".nenpyo-x.tmp"));
    let busy = busy.expect("opened");
    busy.lock().expect("locked");
    temp.write("o.pdf", "old");
    let private = fs::Permissions::from_mode(0o600);
    fs::set_permissions(temp.path().join("o.pdf"), private).expect("set");
    let run = run(&temp, &["build", "p.yaml", "-o", "o.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let names = [".nenpyo-keep", ".nenpyo-x.tmp", "o.pdf", "p.yaml", "t.yaml"];
    assert_eq!(temp.names(), names, "what another run holds stays");
    let mode = fs::metadata(temp.path().join("o.pdf"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}
