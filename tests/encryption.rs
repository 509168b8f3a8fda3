//! Encryption on request, as the one who holds the password meets it.

use lopdf::{Document, LoadOptions, Object};

use crate::cli::run;
use crate::temp::Temp;

/// The example, with a file of passwords.
fn example(passwords: &str) -> Temp {
    let temp = Temp::new();
    assert_eq!(run(&temp, &["init"]).code, 0);
    temp.write("password.txt", passwords);
    temp
}

const BUILD: [&str; 6] = [
    "build",
    "executive.en.yaml",
    "-o",
    "out.pdf",
    "--password-file",
    "password.txt",
];

#[test]
fn the_password_opens_the_file_and_nothing_else_does() {
    let temp = example("見本 pass\n");
    let run = run(&temp, &BUILD);
    assert!(
        run.code == 0 && run.err.contains("it claims neither PDF/A nor PDF/UA"),
        "{}",
        run.err
    );
    let bytes = std::fs::read(temp.path().join("out.pdf")).expect("a PDF");
    assert!(
        !bytes
            .windows(7)
            .any(|part| part == b"pdfuaid" || part == b"pdfaid:"),
        "nothing is claimed"
    );
    let title = |doc: &Document| {
        let info = doc
            .trailer
            .get(b"Info")
            .and_then(Object::as_reference)
            .expect("information");
        doc.get_dictionary(info)
            .expect("information")
            .get(b"Title")
            .and_then(Object::as_str)
            .expect("a title")
            .to_vec()
    };
    let open = |password: &str| {
        Document::load_mem_with_options(
            &bytes,
            LoadOptions {
                password: Some(password.to_owned()),
                ..LoadOptions::default()
            },
        )
    };
    assert_eq!(
        title(&open("見本 pass").expect("opened")),
        b"A sample briefing"
    );
    assert!(open("another").is_err());
}

#[test]
fn what_is_no_password_is_refused_before_anything_is_written() {
    for (passwords, words) in [
        ("", "has 0 bytes"),
        ("\nowner\n", "has 0 bytes"),
        ("same\nsame\n", "are the same"),
        (&"x".repeat(128), "has 128 bytes"),
    ] {
        let temp = example(passwords);
        let run = run(&temp, &BUILD);
        assert!(
            run.code == 1 && run.err.contains(words),
            "{passwords:?}: {}",
            run.err
        );
        assert!(!temp.path().join("out.pdf").exists());
    }
}
