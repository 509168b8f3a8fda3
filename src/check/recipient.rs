//! Rules on a list of recipients, and on what a pack says of their copies.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::character;
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{Marking, NumberedCopy, PATTERN_VALUES, Pack, Recipient, slots};
use crate::source::Walk;

/// The highest number of a copy: six digits in a foot.
const MOST: u32 = 999_999;
/// The longest name of a file in bytes that common file systems take.
const LONGEST_NAME: usize = 255;

/// Checks what the pack itself says of copies.
pub(super) fn pack(pack: &Pack, sink: &mut Sink) {
    let conflict = |text: &str| format!("{text} beside `recipients:`, which says it for each copy");
    if let (Some(_), Some(recipient)) = (&pack.recipients, &pack.recipient) {
        let found = Diagnostic::new(
            Code::WrongValue,
            recipient.at,
            conflict("`recipient:` would say nothing"),
        );
        sink.push(found.hint("delete `recipient:`"));
    }
    let Some(copies) = &pack.copies else { return };
    if pack.recipients.is_none() {
        let found = Diagnostic::new(
            Code::WrongValue,
            copies.at,
            "`copies:` would say nothing without `recipients:`",
        );
        sink.push(found.hint("name a list: `recipients: recipients.csv`"));
    }
    for pattern in copies.watermark.iter().chain(&copies.files) {
        if let Err(why) = slots(&pattern.value) {
            let found = Diagnostic::new(
                Code::WrongValue,
                pattern.at,
                format!("this pattern cannot be filled: {why}"),
            );
            sink.push(found.hint(format!(
                "values of a copy: {}",
                PATTERN_VALUES.map(|name| format!("{{{name}}}")).join(", ")
            )));
        }
    }
}

/// Checks a list by itself: who is named, which numbers.
pub(crate) fn recipients(list: &[Recipient], sink: &mut Sink) {
    let mut numbers: BTreeMap<u32, &Recipient> = BTreeMap::new();
    for one in list {
        if one.name.is_none() && one.organisation.is_none() {
            let found = Diagnostic::new(
                Code::MissingKey,
                one.at,
                "this recipient has neither a name nor an organisation",
            );
            sink.push(found.hint("say whose copy it is"));
        } else if one.name.is_none() && one.clearance == Marking::Red {
            let text = format!(
                "`{}` is for individual recipients, and `{}` is an organisation",
                Marking::Red.label(),
                one.body()
            );
            sink.push(
                Diagnostic::new(Code::RecipientPerson, one.at, text)
                    .hint("name the person, or lower the clearance"),
            );
        }
        let Some(number) = one.copy else { continue };
        if number == 0 || number > MOST {
            let found = Diagnostic::new(
                Code::WrongNumber,
                one.at,
                format!("`{number}` is no number of a copy"),
            );
            sink.push(found.hint("numbers of copies go from 1 to 999999"));
        } else if let Some(first) = numbers.insert(number, one) {
            let found = Diagnostic::new(
                Code::DuplicateCopy,
                one.at,
                format!("two recipients have copy {number}"),
            );
            sink.push(
                found
                    .note(first.at, "the first one is here")
                    .hint("give each its own number, or leave numbers out"),
            );
        }
    }
    character::check(|see| list.iter().for_each(|one| one.walk(see)), sink);
    for (text, what) in list
        .iter()
        .flat_map(|one| [(&one.name, "name"), (&one.organisation, "organisation")])
    {
        if let Some(text) = text
            .as_ref()
            .filter(|text| text.value.contains(['\n', '\r', '\t']))
        {
            let found = Diagnostic::new(
                Code::ControlCharacter,
                text.at,
                format!("this {what} goes over several lines"),
            );
            sink.push(found.hint("write it on one line"));
        }
    }
}

/// Refuses recipients who may not see the document.
pub(crate) fn clearance(copies: &[NumberedCopy], document: Marking, sink: &mut Sink) {
    for NumberedCopy { recipient, .. } in copies
        .iter()
        .filter(|copy| !copy.recipient.ceiling().admits(&document))
    {
        let (own, needed) = (recipient.clearance.label(), document.label());
        let text = format!(
            "this recipient may see documents up to `{own}`, and the document is marked `{needed}`"
        );
        let hint = format!(
            "take the recipient off the list, or narrow the document with `audience: {{marking: \
            {own}}}`"
        );
        sink.push(Diagnostic::new(Code::RecipientClearance, recipient.at, text).hint(hint));
    }
}

/// Refuses names of files that are too long, or that some file system takes for one another.
pub(crate) fn file_names<'c>(
    names: impl Iterator<Item = (&'c NumberedCopy, &'c str)>,
    sink: &mut Sink,
) {
    let mut seen: BTreeMap<String, &NumberedCopy> = BTreeMap::new();
    for (copy, name) in names {
        let at = copy.recipient.at;
        if name.len() > LONGEST_NAME {
            let text = format!(
                "the file name `{name}` has {} bytes; {LONGEST_NAME} are the most",
                name.len()
            );
            sink.push(
                Diagnostic::new(Code::FileName, at, text)
                    .hint("shorten the pattern `copies: {files: …}`"),
            );
        }
        // Windows and macOS take capitals for small letters, macOS composed characters for their
        // parts.
        if let Some(first) = seen.insert(name.to_lowercase().nfc().collect(), copy) {
            let text = format!(
                "copies {} and {} would both be called `{name}`",
                first.number, copy.number
            );
            let found = Diagnostic::new(Code::FileName, at, text)
                .note(first.recipient.at, "the first one is here");
            sink.push(found.hint("add `{copy}` to the pattern `copies: {files: …}`"));
        }
    }
}
