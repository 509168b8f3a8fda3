//! What must not reach lopdf: traps in hostile bytes that would let it run or call itself without
//! end.

use std::borrow::Cow;

/// Widths of the fields of a cross-reference stream; more bytes than this for one entry are a trap.
const WIDEST_ENTRY: u64 = 4096;

/// The bytes without traps.
///
/// A length that is another object is looked up while a stream is read. Where that object is a
/// stream again, or lies in one, lopdf calls itself without end, so the number is put in the place
/// of the reference.
///
/// # Errors
/// What cannot be disarmed, in words.
pub(super) fn disarm(bytes: &[u8]) -> Result<Cow<'_, [u8]>, &'static str> {
    let mut safe = Cow::Borrowed(bytes);
    let mut lengths = None;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == b'/') {
        let start = at + found + 1;
        let (name, end) = name(bytes, start);
        at = end.max(start);
        match &name[..] {
            b"Length" => {
                let mut reader = Reader { bytes, at: end };
                let from = reader.skip_space();
                let Some(number) = reader.reference() else {
                    continue;
                };
                let known = lengths.get_or_insert_with(|| plain_numbers(bytes));
                let length = known
                    .binary_search_by_key(&number, |(of, _)| *of)
                    .ok()
                    .map(|place| known[place].1.to_string());
                let room = reader.at - from;
                match length.filter(|length| length.len() <= room) {
                    Some(length) => safe.to_mut()[from..reader.at]
                        .copy_from_slice(format!("{length:room$}").as_bytes()),
                    None => {
                        return Err(
                            "the length of a stream stands in no object of its own that could be \
                            read",
                        );
                    }
                }
            }
            b"W" => {
                let mut reader = Reader { bytes, at: end };
                if let Some(widths) = reader.three_numbers() {
                    let sum = widths
                        .iter()
                        .fold(0u64, |sum, width| sum.saturating_add(*width));
                    if sum == 0 || sum > WIDEST_ENTRY {
                        return Err("the widths of its cross-reference stream make no sense");
                    }
                }
            }
            _ => {}
        }
    }
    Ok(safe)
}

/// A name from its first byte on, with `#xx` resolved, and where it ends.
fn name(bytes: &[u8], start: usize) -> (Vec<u8>, usize) {
    let (mut name, mut at) = (Vec::new(), start);
    // No name that matters here is longer.
    while let Some(byte) = bytes
        .get(at)
        .filter(|byte| byte.is_ascii_graphic() && !b"()<>[]{}/%".contains(byte) && name.len() < 8)
    {
        let code = (*byte == b'#').then(|| bytes.get(at + 1..at + 3)).flatten();
        let code = code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        name.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    (name, at)
}

/// The objects of a file that are plain numbers, sorted by their own; of those with the same number
/// the last.
fn plain_numbers(bytes: &[u8]) -> Vec<(u64, u64)> {
    let mut all: Vec<(u64, usize, u64)> = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(3).position(|word| word == b"obj") {
        let keyword = at + found;
        at = keyword + 3;
        let head = bytes[..keyword].trim_ascii_end();
        let Some(generation) = last_number(head) else {
            continue;
        };
        let Some(number) = last_number(head[..head.len() - generation.len()].trim_ascii_end())
        else {
            continue;
        };
        let number = std::str::from_utf8(number)
            .ok()
            .and_then(|number| number.parse().ok());
        let value = Reader { bytes, at }.number();
        if let (Some(number), Some(value)) = (number, value) {
            all.push((number, keyword, value));
        }
    }
    all.sort_unstable();
    all.reverse();
    all.dedup_by_key(|(number, ..)| *number);
    all.reverse();
    all.into_iter()
        .map(|(number, _, value)| (number, value))
        .collect()
}

/// The digits at the end.
fn last_number(head: &[u8]) -> Option<&[u8]> {
    let digits = head
        .iter()
        .rev()
        .take(10)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (digits > 0).then(|| &head[head.len() - digits..])
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// Goes past white space and comments; gives where it is then.
    fn skip_space(&mut self) -> usize {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    self.at += self.bytes[self.at..]
                        .iter()
                        .position(|byte| matches!(byte, b'\r' | b'\n'))
                        .unwrap_or(1)
                }
                0 | b'\t' | b'\n' | 12 | b'\r' | b' ' => self.at += 1,
                _ => break,
            }
        }
        self.at
    }

    fn number(&mut self) -> Option<u64> {
        let start = self.skip_space();
        let digits = self.bytes[start..]
            .iter()
            .take(20)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        self.at += digits;
        std::str::from_utf8(&self.bytes[start..self.at])
            .ok()?
            .parse()
            .ok()
    }

    /// The number of the object that a reference names.
    fn reference(&mut self) -> Option<u64> {
        let number = self.number()?;
        self.number()?;
        self.skip_space();
        let is_reference = self.bytes.get(self.at) == Some(&b'R');
        self.at += usize::from(is_reference);
        is_reference.then_some(number)
    }

    fn three_numbers(&mut self) -> Option<[u64; 3]> {
        self.skip_space();
        if self.bytes.get(self.at) != Some(&b'[') {
            return None;
        }
        self.at += 1;
        let numbers = [self.number()?, self.number()?, self.number()?];
        self.skip_space();
        (self.bytes.get(self.at) == Some(&b']')).then_some(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::disarm;

    #[test]
    fn a_length_elsewhere_is_put_in_place() {
        let bytes = b"5 0 obj 12 endobj 4 0 obj <</#4cength 5 0 R>> stream";
        assert_eq!(
            &*disarm(bytes).expect("safe"),
            b"5 0 obj 12 endobj 4 0 obj <</#4cength 12   >> stream"
        );
    }

    #[test]
    fn what_could_run_without_end_is_refused() {
        assert!(disarm(b"4 0 obj <</Length %\n4 0 R>> stream").is_err());
        assert!(disarm(b"<</W[0 0 0]/Index[0 99999999999]>>").is_err());
        assert!(disarm(b"<</W [1 9223372036854775807 2]>>").is_err());
        assert!(disarm(b"<</W [1 3 500]>>").is_ok());
    }
}
