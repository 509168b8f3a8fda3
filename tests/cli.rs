//! The program itself, run as people run it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fs, thread};

use nenpyo::diag::Code;

use crate::temp::Temp;

/// A timeline without faults.
const TIMELINE: &str = "nenpyo: 1\nas_of: 2026-03-31\nmarking: TLP:CLEAR\nevents:\n  - {id: e, \
    date: 2020, kind: policy, title: 題, sample: true}\n";
/// A timeline with one fault.
const FAULTY: &str = "nenpyo: 1\nas_of: 2026-03-31\nmarkin: TLP:CLEAR\nevents:\n  - {id: e, date: \
    2020, kind: policy, title: 題, marking: TLP:CLEAR, sample: true}\n";

/// How a run ended.
pub(crate) struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nenpyo"));
    command
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env("TERM", "xterm");
    command
}

fn read(output: &Output) -> Run {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run {
        code: output.status.code().expect("an exit code"),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

/// Runs the program in a folder.
pub(crate) fn run(folder: &Temp, arguments: &[&str]) -> Run {
    read(
        &program(folder.path())
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .expect("it runs"),
    )
}

/// Runs the program with something on standard input.
pub(crate) fn run_with_input(folder: &Temp, arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    let mut command = program(folder.path());
    let mut child = command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.as_ref().to_vec();
    let writer = thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let done = read(&child.wait_with_output().expect("it ends"));
    writer.join().expect("written");
    done
}

/// A folder with a timeline and packs one level down, as the shipped data has it.
fn with_pack(entries: &str) -> Temp {
    let temp = Temp::new();
    temp.write("data/timeline/a.yaml", TIMELINE);
    temp.write(
        "data/packs/p.ja.yaml",
        format!("nenpyo_pack: 1\ntimeline: {entries}\nsections: [chronology]\n"),
    );
    temp
}

#[test]
fn findings_go_to_standard_error_and_give_1() {
    let temp = Temp::new();
    temp.write("a.yaml", FAULTY);
    let run = run(&temp, &["check", "a.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(
        run.err.starts_with(
            "error[unknown-key]: `markin` is not a key of a timeline\n --> a.yaml:3:1\n"
        ),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("  = help: did you mean `marking`?\n") && run.err.ends_with("\n1 error\n"),
        "{}",
        run.err
    );
}

#[test]
fn a_clean_timeline_gives_0() {
    let temp = Temp::new();
    temp.write("t/a.yaml", TIMELINE);
    temp.write("t/b.yml", "nenpyo: 1\nmarking: TLP:CLEAR\n");
    temp.write("t/.hidden.yaml", FAULTY);
    temp.write("t/deeper/c.yaml", FAULTY);
    for path in ["t", "t/", "t/*.y*ml", "./t/../t/?.yaml"] {
        let run = run(&temp, &["check", path]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{path}: {}", run.err);
    }
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let temp = Temp::new();
    assert_eq!(run_with_input(&temp, &["check", "-"], TIMELINE).code, 0);
    let faulty = run_with_input(&temp, &["--format", "short", "check", "-"], FAULTY);
    assert_eq!(
        (faulty.code, faulty.err.as_str()),
        (
            1,
            "<stdin>:3:1: error[unknown-key]: `markin` is not a key of a timeline\n"
        )
    );
    let pack = run_with_input(
        &temp,
        &["check", "-"],
        "nenpyo_pack: 1\ntimeline: [no.yaml]\n",
    );
    assert!(
        pack.code == 1 && pack.err.contains("error[file-not-found]"),
        "{}",
        pack.err
    );
}

#[test]
fn a_pack_on_standard_input_needs_a_name_for_the_pdf() {
    let run = run_with_input(&Temp::new(), &["build", "-"], "nenpyo_pack: 1\n");
    assert!(run.code == 2 && run.err.contains("--output"), "{}", run.err);
}

#[test]
fn wrong_usage_gives_2_and_help_gives_0() {
    let temp = Temp::new();
    assert_eq!(run(&temp, &["chekc"]).code, 2);
    assert_eq!(run(&temp, &["check"]).code, 2);
    let help = run(&temp, &["--help"]);
    assert!(help.code == 0 && help.err.is_empty());
    let codes = [0, 1, 2, 3, 4, 5, 6, 70].map(|code| format!("\n  {code:<4}"));
    assert!(
        codes.iter().all(|code| help.out.contains(code.as_str())),
        "{}",
        help.out
    );
}

#[test]
fn a_missing_file_gives_4_and_what_may_be_meant() {
    let temp = Temp::new();
    temp.write("timeline.yaml", TIMELINE);
    let run = run(&temp, &["check", "timelien.yaml"]);
    assert_eq!(run.code, 4);
    assert_eq!(
        run.err,
        "error: cannot read `timelien.yaml`: there is no such file or folder\n  = help: did you \
        mean `timeline.yaml`?\n"
    );
}

#[test]
fn a_missing_marking_gives_6() {
    let temp = Temp::new();
    temp.write("a.yaml", "nenpyo: 1\nas_of: 2026\ngaps:\n  - text: x\n");
    assert_eq!(run(&temp, &["check", "a.yaml"]).code, 6);
}

#[test]
fn bytes_that_are_no_utf_8_are_named_with_their_line() {
    let temp = Temp::new();
    temp.write("sjis.yaml", b"nenpyo: 1\ntitle: \x8c\x78\n");
    temp.write("wide.yaml", b"\xff\xfen\0e\0n\0");
    let sjis = run(&temp, &["check", "sjis.yaml"]);
    assert!(
        sjis.code == 1
            && sjis.err.contains("error[not-utf-8]")
            && sjis.err.contains("sjis.yaml:2:8"),
        "{}",
        sjis.err
    );
    assert!(
        sjis.err.contains("Shift_JIS") && sjis.err.ends_with("\n1 error\n"),
        "{}",
        sjis.err
    );
    let wide = run(&temp, &["check", "wide.yaml"]);
    assert!(
        wide.code == 1 && wide.err.contains("the file is UTF-16 LE"),
        "{}",
        wide.err
    );
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let temp = Temp::new();
    let path = temp.write("large.yaml", "");
    fs::File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.set_len((64 << 20) + 1))
        .expect("grown");
    let run = run(&temp, &["check", "large.yaml"]);
    assert!(
        run.code == 1 && run.err.contains("error[too-large]"),
        "{}",
        run.err
    );
}

#[test]
fn colour_is_asked_for_and_refused() {
    let temp = Temp::new();
    temp.write("a.yaml", FAULTY);
    let coloured = |arguments: &[&str], name: &str, value: &str| {
        let output = program(temp.path())
            .args(arguments)
            .env(name, value)
            .output()
            .expect("it runs");
        read(&output).err.contains('\u{1b}')
    };
    assert!(coloured(
        &["--color", "always", "check", "a.yaml"],
        "NO_COLOR",
        "1"
    ));
    assert!(!coloured(&["check", "a.yaml"], "NO_COLOR", "1"));
    assert!(!coloured(&["check", "a.yaml"], "TERM", "dumb"));
    // Standard error is no terminal here.
    assert!(!coloured(&["check", "a.yaml"], "NO_COLOR", ""));
    assert!(!coloured(
        &["--color", "never", "check", "a.yaml"],
        "CLICOLOR_FORCE",
        "1"
    ));
}

#[test]
fn json_is_one_object_a_line() {
    let temp = Temp::new();
    temp.write("a.yaml", format!("\u{feff}{FAULTY}titel: {{ja: 題}}\n"));
    let run = run(&temp, &["check", "a.yaml", "--format", "json"]);
    let lines: Vec<serde_json::Value> = run
        .err
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let (ending, lines) = lines.split_last().expect("an ending");
    assert_eq!(ending["summary"]["errors"], 2);
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line["schema"] == 1
        && line["severity"] == "error"
        && line["code"] == "unknown-key"));
    let place = &lines[0]["primary"];
    assert_eq!(
        (&place["file"], &place["line"], &place["column"]),
        (&"a.yaml".into(), &3.into(), &1.into())
    );
    assert_eq!(
        (
            &place["end_column"],
            &place["byte_start"],
            &place["byte_end"]
        ),
        (&7.into(), &31.into(), &37.into())
    );
    let missing = self::run(&temp, &["--format", "json", "check", "b.yaml"]);
    let line: serde_json::Value = serde_json::from_str(&missing.err).expect("JSON");
    assert_eq!(
        (&line["code"], &line["primary"]),
        (&"input-output".into(), &serde_json::Value::Null)
    );
}

#[test]
fn every_code_is_explained() {
    let temp = Temp::new();
    let list = run(&temp, &["explain"]).out;
    for code in Code::ALL {
        let run = run(&temp, &["explain", code.as_str()]);
        let head = format!("{} ({})\n\n", code.as_str(), code.severity().word());
        assert!(
            run.code == 0 && run.err.is_empty() && run.out.starts_with(&head),
            "{}",
            run.out
        );
        assert!(
            run.out
                .lines()
                .all(|line| line.chars().count() <= 80 || !line.contains(' ')),
            "{}",
            run.out
        );
        assert!(
            list.lines()
                .any(|line| line.split_whitespace().next() == Some(code.as_str()))
        );
    }
    assert_eq!(list.lines().count(), Code::ALL.len());
    let wrong = run(&temp, &["explain", "unknown-kye"]);
    assert!(
        wrong.code == 2
            && wrong.out.is_empty()
            && wrong.err.contains("did you mean `unknown-key`?"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_reader_that_closes_the_pipe_is_satisfied() {
    let temp = Temp::new();
    for arguments in [
        &["schema", "timeline"][..],
        &["explain"],
        &["completions", "bash"],
    ] {
        let mut child = program(temp.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        drop(child.stdout.take());
        let done = read(&child.wait_with_output().expect("it ends"));
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_gives_4() {
    let full = fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let output = program(Temp::new().path())
        .args(["schema", "pack"])
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn();
    let done = read(
        &output
            .and_then(std::process::Child::wait_with_output)
            .expect("it runs"),
    );
    assert!(
        done.code == 4 && done.err.contains("the disk is full"),
        "{}",
        done.err
    );
}

#[test]
fn every_section_is_listed_with_a_line() {
    let listed = run(&Temp::new(), &["sections"]);
    assert!(
        listed.code == 0 && listed.out.lines().count() > 10,
        "{}",
        listed.out
    );
    assert!(
        listed
            .out
            .lines()
            .any(|line| line.starts_with("chronology ") && line.ends_with("the table of records")),
        "{}",
        listed.out
    );
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = run(&Temp::new(), &["completions", shell]);
        assert!(
            run.code == 0 && run.out.contains("explain") && run.out.contains("nenpyo"),
            "{shell}"
        );
    }
}

#[test]
fn the_example_passes_the_check_and_is_never_overwritten() {
    let temp = Temp::new();
    let first = run(&temp, &["init", "new/example"]);
    assert_eq!((first.code, first.out.as_str()), (0, ""), "{}", first.err);
    for pack in [
        "new/example/executive.ja.yaml",
        "new/example/executive.en.yaml",
        "new/example/timeline",
    ] {
        let checked = run(&temp, &["check", "--fail-on", "warning", pack]);
        assert_eq!(checked.code, 0, "{}", checked.err);
        assert!(checked.err.ends_with("no findings\n"), "{}", checked.err);
    }
    let changed = temp.write("new/example/executive.ja.yaml", "mine");
    fs::remove_file(temp.path().join("new/example/executive.en.yaml")).expect("removed");
    let second = run(&temp, &["init", "new/example"]);
    assert_eq!(second.code, 4);
    assert!(
        second.err.contains("executive.ja.yaml") && !second.err.contains("executive.en.yaml"),
        "{}",
        second.err
    );
    assert_eq!(fs::read_to_string(changed).expect("read"), "mine");
    assert!(!temp.path().join("new/example/executive.en.yaml").exists());
}

#[test]
fn the_schemas_of_the_example_are_found_from_its_files() {
    let temp = Temp::new();
    run(&temp, &["init"]);
    for file in [
        "timeline/timeline.yaml",
        "timeline/records.yaml",
        "timeline/sources.yaml",
        "executive.ja.yaml",
        "executive.en.yaml",
    ] {
        let path = temp.path().join(file);
        let text = fs::read_to_string(&path).expect("read");
        let schema = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# yaml-language-server: $schema="))
            .expect("an editor line");
        assert!(
            path.parent().expect("a folder").join(schema).is_file(),
            "{file}"
        );
    }
}

#[test]
fn the_entries_of_a_pack_are_files_folders_and_patterns() {
    for entries in [
        "[../timeline/]",
        "[../timeline/a.yaml]",
        "['../time*/?.yaml']",
        "[../timeline, ../timeline/a.yaml]",
    ] {
        let run = run(&with_pack(entries), &["check", "data/packs/p.ja.yaml"]);
        assert_eq!(
            (run.code, run.err.as_str()),
            (0, "2 files: no findings\n"),
            "{entries}"
        );
    }
}

#[test]
fn a_faulty_timeline_is_named_as_people_would_type_it() {
    let temp = with_pack("[../timeline/]");
    temp.write("data/timeline/a.yaml", FAULTY);
    let run = run(
        &temp,
        &["--format", "short", "check", "data/packs/p.ja.yaml"],
    );
    assert!(
        run.err
            .starts_with("data/timeline/a.yaml:3:1: error[unknown-key]"),
        "{}",
        run.err
    );
}

#[test]
fn an_entry_that_leads_to_nothing_has_a_did_you_mean() {
    let run = run(
        &with_pack("[../timelime/]"),
        &["check", "data/packs/p.ja.yaml"],
    );
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("error[file-not-found]")
            && run.err.contains("did you mean `../timeline/`?"),
        "{}",
        run.err
    );
    assert!(run.err.contains("data/packs/p.ja.yaml:2:12"), "{}", run.err);
}

#[test]
fn a_pack_reads_nothing_outside_its_root() {
    for entry in [
        "../../secret.yaml",
        "/etc/passwd",
        "../../*.yaml",
        "../timeline/../../secret.yaml",
        "../../nowhere.yaml",
    ] {
        let temp = with_pack(&format!("['{entry}']"));
        temp.write("secret.yaml", "password: x\n");
        let run = run(&temp, &["check", "data/packs/p.ja.yaml"]);
        assert_eq!(run.code, 1, "{entry}: {}", run.err);
        assert!(
            run.err.contains("error[outside-root]") && run.err.ends_with("\n1 error\n"),
            "{entry}: {}",
            run.err
        );
        assert!(!run.err.contains("password"));
    }
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_root() {
    let temp = with_pack("[../timeline/]");
    let secret = temp.write("secret.yaml", "password: x\n");
    std::os::unix::fs::symlink(secret, temp.path().join("data/timeline/link.yaml"))
        .expect("linked");
    let run = run(&temp, &["check", "data/packs/p.ja.yaml"]);
    assert!(
        run.code == 1 && run.err.contains("error[outside-root]") && !run.err.contains("password"),
        "{}",
        run.err
    );
}

#[test]
fn fonts_keep_to_the_root_as_well() {
    let temp = with_pack("[../timeline/]\nfonts: [../../secret.ttf, brand.ttf]");
    temp.write("secret.ttf", "x");
    let run = run(
        &temp,
        &["--format", "short", "check", "data/packs/p.ja.yaml"],
    );
    let codes: Vec<&str> = run
        .err
        .lines()
        .filter_map(|line| line.split("error[").nth(1)?.split(']').next())
        .collect();
    assert_eq!(
        (run.code, codes),
        (1, vec!["outside-root", "file-not-found"]),
        "{}",
        run.err
    );
}

#[test]
fn several_packs_share_the_findings_of_one_timeline() {
    let temp = with_pack("[../timeline/]");
    temp.write(
        "data/packs/q.yaml",
        "nenpyo_pack: 1\ntimeline: [../timeline]\n",
    );
    temp.write("data/timeline/a.yaml", FAULTY);
    let run = run(&temp, &["check", "data/packs"]);
    assert!(
        run.code == 1 && run.err.ends_with("\n1 error\n"),
        "{}",
        run.err
    );
}

#[test]
fn a_failed_build_leaves_the_old_pdf() {
    let temp = with_pack("[../timeline/]");
    temp.write("data/timeline/a.yaml", FAULTY);
    temp.write("p.ja.pdf", "old");
    let run = run(&temp, &["build", "data/packs/p.ja.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
    assert_eq!(
        fs::read_to_string(temp.path().join("p.ja.pdf")).expect("read"),
        "old"
    );
    assert_eq!(temp.names(), ["data", "p.ja.pdf"]);
}

#[test]
fn a_target_that_cannot_be_written_is_named_with_the_reason() {
    let temp = with_pack("[../timeline/]");
    temp.write("data/timeline/a.yaml", FAULTY);
    let locked = temp.write("locked.pdf", "old");
    let mut permissions = fs::metadata(&locked).expect("known").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).expect("set");
    let wanted = [
        ("data", "it is a folder"),
        ("no/x.pdf", "there is no folder `no`"),
        ("locked.pdf", "the file is read-only"),
    ];
    for (target, reason) in wanted {
        let run = run(&temp, &["build", "data/packs/p.ja.yaml", "-o", target]);
        assert!(
            run.code == 4 && run.err.contains(reason),
            "{target}: {}",
            run.err
        );
    }
    assert_eq!(temp.names(), ["data", "locked.pdf"]);
}

#[test]
fn the_pdf_never_replaces_what_it_is_made_from() {
    let temp = with_pack("[../timeline/]");
    for target in ["data/packs/p.ja.yaml", "data/packs/../timeline/a.yaml"] {
        let before = fs::read(temp.path().join(target)).expect("read");
        let run = run(&temp, &["build", "data/packs/p.ja.yaml", "-o", target]);
        assert_eq!(run.code, 2, "{}", run.err);
        assert_eq!(fs::read(temp.path().join(target)).expect("read"), before);
    }
}

#[test]
fn build_takes_one_pack() {
    let temp = with_pack("[../timeline/]");
    temp.write("data/packs/q.yaml", "nenpyo_pack: 1\n");
    let several = run(&temp, &["build", "data/packs"]);
    assert!(
        several.code == 2 && several.err.contains("one pack at a time"),
        "{}",
        several.err
    );
    let timeline = run(&temp, &["build", "data/timeline/a.yaml"]);
    assert!(
        timeline.code == 2 && timeline.err.contains("is no pack"),
        "{}",
        timeline.err
    );
}

/// The example, built; the name of the PDF follows the pack.
fn build_example(temp: &Temp, arguments: &[&str]) -> (Run, PathBuf) {
    assert_eq!(run(temp, &["init"]).code, 0);
    (
        run(temp, &[&["build", "executive.ja.yaml"], arguments].concat()),
        temp.path().join("executive.ja.pdf"),
    )
}

#[test]
fn a_pdf_is_named_after_its_pack() {
    let temp = Temp::new();
    let (run, pdf) = build_example(&temp, &[]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(fs::read(pdf).expect("a PDF").starts_with(b"%PDF-"));
    assert!(!temp.names().iter().any(|name| name.ends_with(".tmp")));
}

#[test]
fn a_pdf_goes_to_standard_output_for_a_dash() {
    let (run, pdf) = build_example(&Temp::new(), &["-o", "-"]);
    assert!(
        run.code == 0 && run.out.starts_with("%PDF-") && !pdf.exists(),
        "{}",
        run.err
    );
}

/// `check data` took the lexicon and the scales for timelines.
#[test]
fn a_file_of_a_folder_that_is_neither_a_timeline_nor_a_pack_is_left_out_with_a_note() {
    let temp = Temp::new();
    temp.write("t.yaml", "nenpyo: 1\nas_of: 2026\nmarking: TLP:CLEAR\n");
    temp.write("flow.yaml", "{\"nenpyo\": 1}\n");
    temp.write("words.yaml", "words:\n  - a\n");
    temp.write("list.yaml", "- name: a\n");
    let folder = run(&temp, &["check", ".", "--format", "short"]);
    assert_eq!(folder.code, 0, "{}", folder.err);
    for name in ["words.yaml", "list.yaml"] {
        let note = format!("{name}:1:1: note[not-a-timeline]");
        assert!(folder.err.contains(&note), "{note} in {}", folder.err);
    }
    assert_eq!(
        folder.err.matches("not-a-timeline").count(),
        2,
        "{}",
        folder.err
    );
    let named = run(&temp, &["check", "words.yaml", "--format", "short"]);
    assert!(
        named.code == 1 && named.err.contains("unknown-key"),
        "{}",
        named.err
    );
    let shipped = env!("CARGO_MANIFEST_DIR").to_owned() + "/data";
    let shipped = run(&temp, &["check", &shipped, "--format", "short"]);
    assert_eq!(shipped.code, 0, "{}", shipped.err);
}
