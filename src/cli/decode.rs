//! Bytes of files → text.

use encoding_rs::{DecoderResult, SHIFT_JIS};

use crate::diag::{Code, Pos};

/// Why bytes are no text, and where.
pub(super) struct Fault {
    /// The rule.
    pub(super) code: Code,
    /// Where.
    pub(super) at: Pos,
    /// What is wrong.
    pub(super) message: String,
    /// What to do next.
    pub(super) hint: String,
}

impl Fault {
    /// A file of more than 64 MiB.
    pub(super) fn too_large() -> Self {
        let (message, hint) = (
            "the file is larger than 64 MiB".into(),
            "split it into several files".into(),
        );
        Fault {
            code: Code::TooLarge,
            at: Pos { line: 1, column: 1 },
            message,
            hint,
        }
    }
}

/// The text of a file, with replacement characters where it is none.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<Fault>) {
    let sixteen = match bytes[..] {
        [0xff, 0xfe, ..] => Some("UTF-16 LE"),
        [0xfe, 0xff, ..] => Some("UTF-16 BE"),
        _ => None,
    };
    if let Some(name) = sixteen {
        let hint = "save it as UTF-8 (in an editor: Save as, encoding UTF-8)".into();
        let fault = Fault {
            code: Code::NotUtf8,
            at: Pos { line: 1, column: 1 },
            message: format!("the file is {name}, not UTF-8"),
            hint,
        };
        return (String::new(), Some(fault));
    }
    let wrong = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(wrong) => wrong,
    };
    let (at, bytes) = (wrong.utf8_error().valid_up_to(), wrong.as_bytes());
    let before = String::from_utf8_lossy(&bytes[..at]);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or("")
        .trim_start_matches('\u{feff}')
        .chars()
        .count()
        + 1;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let message = format!("the byte 0x{:02X} here is not UTF-8", bytes[at]);
    let hint = match bytes[at] {
        0x81..=0x9f | 0xe0..=0xfc => {
            "save it as UTF-8; it may be Shift_JIS (CP932), which editors in Japan call ANSI"
        }
        _ => "save it as UTF-8",
    };
    let fault = Fault {
        code: Code::NotUtf8,
        at: Pos {
            line: count(line),
            column: count(column),
        },
        message,
        hint: hint.into(),
    };
    (String::from_utf8_lossy(bytes).into_owned(), Some(fault))
}

/// The text of a CSV table: UTF-8, with a byte order mark or without, else CP932, which Excel
/// writes in Japan.
pub(super) fn decode_table(bytes: Vec<u8>) -> (String, Option<Fault>) {
    if bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || std::str::from_utf8(&bytes).is_ok()
    {
        return decode(bytes);
    }
    // What browsers call Shift_JIS is CP932, with the signs of IBM and NEC.
    let mut decoder = SHIFT_JIS.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(
        decoder
            .max_utf8_buffer_length_without_replacement(bytes.len())
            .unwrap_or(bytes.len()),
    );
    let (result, read) = decoder.decode_to_string_without_replacement(&bytes, &mut text, true);
    let DecoderResult::Malformed(wrong, after) = result else {
        return (text, None);
    };
    let at = read.saturating_sub(usize::from(wrong) + usize::from(after));
    let before = text.rsplit('\n').next().unwrap_or("");
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let at_text = Pos {
        line: count(text.matches('\n').count() + 1),
        column: count(before.chars().count() + 1),
    };
    let message = format!(
        "the byte 0x{:02X} here is neither UTF-8 nor CP932",
        bytes.get(at).copied().unwrap_or_default()
    );
    let hint = "save it in Excel as `CSV UTF-8`".to_owned();
    let (lossy, _, _) = SHIFT_JIS.decode(&bytes);
    (
        lossy.into_owned(),
        Some(Fault {
            code: Code::NotUtf8,
            at: at_text,
            message,
            hint,
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::decode_table;

    fn place(bytes: &[u8]) -> Option<(u32, u32)> {
        decode_table(bytes.to_vec())
            .1
            .map(|fault| (fault.at.line, fault.at.column))
    }

    #[test]
    fn tables_come_in_three_encodings() {
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode("氏名\r\n髙橋①㈱");
        let bom = "\u{feff}氏名\r\n髙橋①㈱";
        for bytes in [&bom.as_bytes()[3..], bom.as_bytes(), &cp932] {
            let (text, fault) = decode_table(bytes.to_vec());
            assert!(
                fault.is_none() && text.ends_with("氏名\r\n髙橋①㈱"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_byte_that_is_no_character_is_found() {
        assert_eq!(place(b"\x8e\x81\n\x96\xbc\xa0x"), Some((2, 2)));
        assert_eq!(place(b"a\n\x8e\x81b\x8e"), Some((2, 3)));
        assert_eq!(place(b"a\xff\xfe"), Some((1, 2)));
    }
}
