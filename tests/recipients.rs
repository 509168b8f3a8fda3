//! Copies for a list of recipients, made by the real program.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, SystemTime};

use lopdf::{Document, Object};

use crate::cli::{Run, run};
use crate::output::poppler;
use crate::temp::{Temp, keep};

const TIMELINE: &str = "nenpyo: 1\nmarking: TLP:GREEN\nas_of: 2026-03-31\n\
sources:\n  - id: s\n    title: {ja: 見本の記事, en: A sample article}\n    publisher: {ja: \
見本新聞, en: Mihon Shimbun}\n    kind: news\n    reliability: B\n\
events:\n  - id: open\n    date: 2024-05-01\n    kind: policy\n    title: {ja: 公開の記録, en: An \
open record}\n    sources: [{id: s, credibility: 2}]\n";
const PACK: &str = "nenpyo_pack: 1\ntimeline: [../t/]\ntitle: {ja: 見本の報告, en: A sample \
    briefing}\nnumber: S-1\nsections: [cover, chronology, sources]\n";
/// The names share no character with each other, so that even a single glyph would tell.
const LIST: &str = "氏名,組織,番号,取扱い,言語\n総務部長,鷲羽重工,,TLP:GREEN,ja\nQuux \
    Jvyk,,,TLP:AMBER,en\n,獅堂庵,4,TLP:GREEN,\n";

/// A folder with a timeline, a pack with these lines, and a list.
fn folder(list: impl AsRef<[u8]>, lines: &str) -> Temp {
    let temp = Temp::new();
    temp.write("t/t.yaml", TIMELINE);
    temp.write("p/p.yaml", format!("{PACK}recipients: r.csv\n{lines}"));
    temp.write("p/r.csv", list);
    temp
}

fn build(temp: &Temp, more: &[&str]) -> Run {
    run(temp, &[&["build", "p/p.yaml", "-o", "out"], more].concat())
}

/// What lies in a folder.
fn files(temp: &Temp, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(temp.path().join(folder)) else {
        return BTreeMap::new();
    };
    entries
        .flatten()
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                fs::read(entry.path()).expect("read"),
            )
        })
        .collect()
}

/// A file with every stream unpacked behind it.
fn open(pdf: &[u8]) -> Vec<u8> {
    let mut all = pdf.to_vec();
    for object in Document::load_mem(pdf).expect("a PDF").objects.values() {
        all.extend(format!("{object:?}").into_bytes());
        if let Object::Stream(stream) = object {
            all.extend(stream.decompressed_content().unwrap_or_default());
        }
    }
    all
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn each_recipient_has_a_copy_with_name_and_number_on_every_page() {
    let temp = folder(LIST, "copies: {watermark: \"{organisation} {copy}\"}\n");
    let run = build(&temp, &[]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, "wrote 3 copies to out; out/manifest.csv\n")
    );
    let made = files(&temp, "out");
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "1-鷲羽重工-総務部長.pdf",
            "2-Quux Jvyk.pdf",
            "4-獅堂庵.pdf",
            "manifest.csv"
        ]
    );
    for (name, who, number) in [
        (names[0], "鷲羽重工 総務部長", "部番号 1 / 4"),
        (names[1], "Quux Jvyk", "Copy 2 / 4"),
        (names[2], "獅堂庵", "部番号 4 / 4"),
    ] {
        keep(&made[name]);
        let pages = Document::load_mem(&made[name])
            .expect("a PDF")
            .get_pages()
            .len();
        let Some(text) = poppler(&made[name], &["-layout"]) else {
            return;
        };
        assert_eq!(text.matches(number).count(), pages, "{text}");
        // The watermark is drawn and not written: it adds no further mention.
        assert_eq!(
            text.replace('　', " ").matches(who).count(),
            pages,
            "{text}"
        );
    }
}

#[test]
fn no_copy_tells_of_another_recipient() {
    let temp = folder(LIST, "copies: {watermark: \"{organisation}{name}\"}\n");
    build(&temp, &[]);
    let made = files(&temp, "out");
    let people = ["総務部長", "鷲羽重工", "Quux Jvyk", "獅堂庵"];
    for (name, pdf) in made.iter().filter(|(name, _)| name.ends_with(".pdf")) {
        let bytes = open(pdf);
        for other in people.iter().filter(|one| !name.contains(*one)) {
            let utf16: Vec<u8> = other.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert!(
                !holds(&bytes, other.as_bytes()) && !holds(&bytes, &utf16),
                "{name} names {other}"
            );
            // Nor does a font hold a glyph for it. Letters of the pages themselves stand in every
            // copy.
            for c in other.chars().filter(|c| "鷲羽獅堂庵Qkyj".contains(*c)) {
                assert!(
                    !holds(&bytes, format!("<{:04X}>\n", c as u32).as_bytes()),
                    "{name} has a glyph of {c}"
                );
            }
        }
        let own = people
            .iter()
            .find(|one| name.contains(**one))
            .expect("whose");
        let first = own.chars().next().expect("a character") as u32;
        assert!(
            holds(&bytes, format!("<{first:04X}>\n").as_bytes()),
            "{name}: the test looks where names would stand"
        );
    }
}

#[test]
fn an_interrupted_run_goes_on_where_it_stopped() {
    let temp = folder(LIST, "");
    build(&temp, &[]);
    let before = files(&temp, "out");
    let path = |name: &str| temp.path().join("out").join(name);
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for name in before.keys() {
        fs::File::options()
            .write(true)
            .open(path(name))
            .and_then(|file| file.set_modified(old))
            .expect("dated");
    }
    fs::remove_file(path("4-獅堂庵.pdf")).expect("removed");
    fs::write(path("2-Quux Jvyk.pdf"), b"%PDF-1.7 half").expect("broken");
    let run = build(&temp, &[]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            0,
            "wrote 2 copies to out, 1 there already; out/manifest.csv\n"
        )
    );
    assert!(files(&temp, "out") == before, "the same files again");
    let is_old = |name: &str| {
        fs::metadata(path(name))
            .and_then(|about| about.modified())
            .expect("dated")
            == old
    };
    assert_eq!(
        before
            .keys()
            .filter(|name| is_old(name))
            .collect::<Vec<_>>(),
        ["1-鷲羽重工-総務部長.pdf", "manifest.csv"]
    );
}

#[test]
fn shards_together_are_the_whole_run() {
    let rows: String = (1..=7)
        .map(|n| {
            format!(
                "係{n},見本工業,,TLP:RED,{}\n",
                if n % 3 == 0 { "en" } else { "ja" }
            )
        })
        .collect();
    let temp = folder(
        format!("name,organisation,copy,clearance,language\n{rows}"),
        "",
    );
    assert_eq!(build(&temp, &[]).code, 0);
    let whole = files(&temp, "out");
    for part in ["1/3", "2/3", "3/3"] {
        assert_eq!(
            run(
                &temp,
                &["build", "p/p.yaml", "-o", "parts", "--shard", part]
            )
            .code,
            0
        );
    }
    let mut parts = files(&temp, "parts");
    let mut rows: Vec<String> = Vec::new();
    for part in 1..=3 {
        let manifest = parts
            .remove(&format!("manifest-{part}-of-3.csv"))
            .expect("a manifest");
        let copies: Vec<String> = String::from_utf8(manifest)
            .expect("UTF-8")
            .lines()
            .skip(1)
            .map(str::to_owned)
            .collect();
        assert!(copies.iter().all(|row| {
            row.split(',')
                .next()
                .and_then(|n| n.parse::<u32>().ok())
                .is_some_and(|n| (n - 1) % 3 == part - 1)
        }));
        rows.extend(copies);
    }
    rows.sort();
    let mut whole_rows: Vec<String> = String::from_utf8(whole["manifest.csv"].clone())
        .expect("UTF-8")
        .lines()
        .skip(1)
        .map(str::to_owned)
        .collect();
    whole_rows.sort();
    assert_eq!(rows, whole_rows);
    parts.insert("manifest.csv".into(), whole["manifest.csv"].clone());
    assert!(parts == whole, "{:?} {:?}", parts.keys(), whole.keys());
}

#[test]
fn a_check_says_who_may_not_see_the_document() {
    let temp = folder("name,clearance\nx,TLP:CLEAR\n", "");
    let checked = run(&temp, &["check", "p/p.yaml", "--format", "short"]);
    assert!(
        checked.code == 6
            && checked
                .err
                .contains("p/r.csv:2:1: error[recipient-clearance]"),
        "{} {}",
        checked.code,
        checked.err
    );
    let temp = folder("name,clearance\nx,TLP:GREEN\n", "");
    assert_eq!(run(&temp, &["check", "p/p.yaml"]).code, 0);
}

#[test]
fn a_copy_may_be_in_both_languages() {
    let temp = folder(
        "name,clearance,language\nx,TLP:AMBER,both\ny,TLP:AMBER,ja\n",
        "copies: {files: \"{copy}-{language}\"}\n",
    );
    let run = build(&temp, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let made = files(&temp, "out");
    keep(&made["1-both.pdf"]);
    let Some(text) = poppler(&made["1-both.pdf"], &[]) else {
        return;
    };
    for said in ["公開の記録", "An open record", "Copy 1 / 2"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let Some(text) = poppler(&made["2-ja.pdf"], &[]) else {
        return;
    };
    assert!(
        text.contains("公開の記録") && !text.contains("An open record"),
        "{text}"
    );
}

#[test]
fn the_manifest_says_what_went_to_whom() {
    let temp = folder(
        "name,clearance\n\"=HYPERLINK(\"\"x\"\",1)\",TLP:AMBER\n",
        "copies: {files: \"{number}-{copy}\"}\n",
    );
    build(&temp, &[]);
    let made = files(&temp, "out");
    let manifest = String::from_utf8(made["manifest.csv"].clone()).expect("UTF-8");
    let pdf = &made["S-1-1.pdf"];
    let hash = <sha2::Sha256 as sha2::Digest>::digest(pdf);
    let row = format!(
        "1,\"'=HYPERLINK(\"\"x\"\",1)\",,TLP:AMBER,ja,S-1-1.pdf,{},{hash:x}\r\n",
        pdf.len()
    );
    assert_eq!(
        manifest,
        format!("\u{feff}copy,name,organisation,clearance,language,file,bytes,sha256\r\n{row}")
    );
}

/// Runs that must stop before anything is written: the list, the lines of the pack, the exit code,
/// what is said.
fn refused(cases: &[(&str, &str, i32, &str)]) {
    for (list, lines, code, said) in cases {
        let temp = folder(list, lines);
        let run = build(&temp, &["--format", "short"]);
        assert!(
            run.code == *code && run.err.contains(said),
            "{said}: {} {}",
            run.code,
            run.err
        );
        assert!(
            !temp.path().join("out").exists(),
            "{said}: something was written"
        );
    }
}

#[test]
fn a_recipient_who_may_not_see_it_stops_the_run_for_all() {
    let good = "name,organisation,clearance\n総務部長,見本工業,TLP:AMBER\n";
    refused(&[
        (
            &format!("{good}係員,見本工業,TLP:CLEAR\n"),
            "",
            6,
            "p/r.csv:3:1: error[recipient-clearance]",
        ),
        (
            &format!("{good},見本工業,TLP:RED\n"),
            "",
            6,
            "p/r.csv:3:1: error[recipient-person]",
        ),
        (
            &format!("{good}係員,見本工業,\n"),
            "",
            1,
            "p/r.csv:3:1: error[missing-key]: a recipient needs the key `clearance`",
        ),
        (
            good,
            "marking: TLP:RED\n",
            6,
            "p/r.csv:2:1: error[recipient-clearance]",
        ),
    ]);
    // A part of the run finds what another part would refuse.
    let temp = folder(format!("{good}係員,見本工業,TLP:CLEAR\n"), "");
    let run = build(&temp, &["--shard", "1/2"]);
    assert!(
        run.code == 6 && files(&temp, "out").is_empty(),
        "{}",
        run.err
    );
}

#[test]
fn a_list_that_cannot_be_right_is_refused_with_its_place() {
    let long = "長".repeat(70);
    refused(&[
        ("", "", 1, "p/r.csv:1:1: error[bad-table]"),
        (
            "name,clearance\n",
            "",
            1,
            "error[bad-table]: the list names no recipient",
        ),
        (
            "name,cleerance\nx,TLP:RED\n",
            "",
            1,
            "p/r.csv:1:6: error[unknown-key]",
        ),
        (
            "name,clearance\n\"x,TLP:RED\n",
            "",
            1,
            "p/r.csv:2:1: error[bad-table]: a quote is not closed",
        ),
        (
            "name,clearance\nx,TLP:WHITE\n",
            "",
            1,
            "p/r.csv:2:3: error[tlp-white]",
        ),
        (
            "clearance\nTLP:AMBER\n",
            "",
            1,
            "error[missing-key]: this recipient has neither",
        ),
        (
            "name,copy,clearance\nx,2,TLP:AMBER\ny,2,TLP:AMBER\n",
            "",
            1,
            "p/r.csv:3:1: error[duplicate-copy]",
        ),
        (
            "name,copy,clearance\nx,0,TLP:AMBER\n",
            "",
            1,
            "error[wrong-number]",
        ),
        (
            "name,copy,clearance\nx,１,TLP:AMBER\n",
            "",
            1,
            "p/r.csv:2:3: error[wrong-number]",
        ),
        (
            "name,clearance\n\u{202e}x,TLP:AMBER\n",
            "",
            1,
            "p/r.csv:2:1: error[control-character]",
        ),
        (
            "name,clearance\n\"a\nb\",TLP:AMBER\n",
            "",
            1,
            "error[control-character]",
        ),
        (
            "name,clearance\n𠮷田,TLP:AMBER\n",
            "",
            5,
            "error[missing-glyph]",
        ),
        (
            &format!("name,clearance\n{long},TLP:AMBER\n"),
            "",
            5,
            "error[too-long]",
        ),
        (
            "name,clearance\nAb,TLP:AMBER\naB,TLP:AMBER\n",
            "copies: {files: \"{name}\"}\n",
            1,
            "p/r.csv:3:1: error[file-name]",
        ),
        (
            "name,clearance\nx,TLP:AMBER\n",
            "copies: {files: \"{nmae}\"}\n",
            1,
            "error[wrong-value]: this pattern cannot be filled",
        ),
        (
            "name,clearance\nx,TLP:AMBER\n",
            "recipient: 見本\n",
            1,
            "error[wrong-value]",
        ),
    ]);
}

#[test]
fn lists_of_japanese_excel_and_of_yaml_give_the_same_files() {
    let (cp932, _, lost) =
        encoding_rs::SHIFT_JIS.encode("氏名,組織,取扱い\r\n髙橋係,見本工業㈱,TLP:AMBER\r\n");
    assert!(!lost);
    let temp = folder(&cp932, "");
    assert_eq!(build(&temp, &[]).code, 0);
    let excel = files(&temp, "out");
    assert!(
        excel.contains_key("1-見本工業㈱-髙橋係.pdf"),
        "{:?}",
        excel.keys()
    );
    temp.write(
        "p/r.csv",
        "\u{feff}氏名,組織,取扱い\n髙橋係,見本工業㈱,TLP:AMBER\n",
    );
    assert!(
        build(&temp, &[])
            .err
            .contains("wrote 0 copies to out, 1 there already")
    );
    temp.write(
        "p/r.csv",
        b"\x8e\x81\x96\xbc,clearance\n\x96\xbc\xff,TLP:RED\n",
    );
    let broken = build(&temp, &["--format", "short"]);
    assert!(
        broken.code == 1 && broken.err.starts_with("p/r.csv:2:2: error[not-utf-8]"),
        "{}",
        broken.err
    );
}

#[test]
fn a_list_in_yaml_is_read_and_checked() {
    let temp = folder("", "");
    temp.write("p/p.yaml", format!("{PACK}recipients: r.yaml\n"));
    temp.write("p/r.yaml", "- name: 総務部長\n  clearance: TLP:GREEN\n");
    assert_eq!(build(&temp, &[]).code, 0);
    assert!(files(&temp, "out").contains_key("1-総務部長.pdf"));
    temp.write("p/r.yaml", "- name: 総務部長\n  clearanse: TLP:GREEN\n");
    let check = run(&temp, &["--format", "short", "check", "p/p.yaml"]);
    assert!(
        check.code == 1 && check.err.contains("p/r.yaml:2:3: error[unknown-key]"),
        "{}",
        check.err
    );
}

#[test]
fn what_makes_no_sense_for_copies_is_wrong_usage() {
    let temp = folder(LIST, "");
    temp.write("p/one.yaml", PACK);
    temp.write("secret.txt", "password\n");
    assert_eq!(
        run(&temp, &["build", "p/one.yaml", "--shard", "1/2"]).code,
        2
    );
    for more in [
        &["--shard", "3/2"][..],
        &["--shard", "0/2"],
        &["--shard", "1"],
        &["--password-file", "secret.txt"],
    ] {
        assert_eq!(build(&temp, more).code, 2, "{more:?}");
    }
    assert_eq!(run(&temp, &["build", "p/p.yaml", "-o", "-"]).code, 2);
    assert_eq!(
        run(&temp, &["build", "p/p.yaml", "-o", "secret.txt"]).code,
        2
    );
    assert_eq!(
        run(&temp, &["build", "p/p.yaml"]).code,
        0,
        "the folder has the name of the pack"
    );
    assert!(temp.path().join("p/manifest.csv").exists());
}
