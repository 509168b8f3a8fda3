//! The list of recipients that a pack names.

use super::read;
use crate::check;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::Recipient;
use crate::source::{Cx, Decode, Files, table};

/// The keys of a recipient, and what their columns may be called beside that, in small letters.
const COLUMNS: &[(&str, &[&str])] = &[
    ("name", &["氏名", "名前", "宛名"]),
    ("organisation", &["組織", "organization", "所属", "会社名"]),
    ("copy", &["番号", "部番号"]),
    ("clearance", &["取扱い", "取扱"]),
    ("language", &["言語"]),
];

/// Reads the list in a file: CSV where its name says so, else YAML.
pub(super) fn read_recipients(
    files: &Files,
    number: u16,
    sink: &mut Sink,
) -> Option<Vec<Recipient>> {
    let file = files.get(number)?;
    let before = sink.errors();
    let list = if file.name.to_lowercase().ends_with(".csv") {
        let rows = table(&file.text, number, COLUMNS, sink)?;
        Vec::<Recipient>::decode(&rows, &mut Cx::new(sink))?
    } else {
        read::read::<Vec<Recipient>>(files, number, sink).value?
    };
    check::recipients(&list, sink);
    if list.is_empty() && sink.errors() == before {
        let at = Span {
            file: number,
            ..Default::default()
        };
        sink.push(
            Diagnostic::new(Code::BadTable, at, "the list names no recipient")
                .hint("one row is one copy"),
        );
    }
    (sink.errors() == before).then_some(list)
}
