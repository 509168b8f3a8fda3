//! The map from codes to text (ToUnicode; ISO 32000-1, 9.10.3).

use std::collections::BTreeMap;

/// Codes of two bytes at most.
const CODES: u32 = 1 << 16;

/// Reads a map: each code with its text in UTF-16. What makes no sense is left out.
pub(super) fn read(cmap: &[u8]) -> BTreeMap<u16, Vec<u16>> {
    let mut map = BTreeMap::new();
    let mut tokens = Tokens { bytes: cmap, at: 0 }.peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Word(b"beginbfchar") => {
                while let Some(Token::Hex(code)) = tokens.next() {
                    let Some(Token::Hex(text)) = tokens.next() else {
                        break;
                    };
                    map.extend(number(&code).map(|code| (code, units(&text))));
                }
            }
            Token::Word(b"beginbfrange") => {
                while let (Some(Token::Hex(first)), Some(Token::Hex(last))) =
                    (tokens.next(), tokens.next())
                {
                    let (Some(first), Some(last)) = (number(&first), number(&last)) else {
                        break;
                    };
                    match tokens.next() {
                        Some(Token::Hex(text)) => {
                            let text = units(&text);
                            map.extend(
                                (first..=last).map(|code| (code, counted(&text, code - first))),
                            );
                        }
                        Some(Token::Open) => {
                            let mut code = u32::from(first);
                            while let Some(Token::Hex(text)) = tokens.next() {
                                if code < CODES && code <= u32::from(last) {
                                    map.insert(code as u16, units(&text));
                                }
                                code += 1;
                            }
                        }
                        _ => break,
                    }
                    if matches!(tokens.peek(), Some(Token::Word(_)) | None) {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    map
}

/// The text of a range counts up with the code.
fn counted(text: &[u16], more: u16) -> Vec<u16> {
    let mut text = text.to_vec();
    if let Some(last) = text.last_mut() {
        *last = last.wrapping_add(more);
    }
    text
}

fn number(hex: &[u8]) -> Option<u16> {
    match hex {
        [one] => Some(u16::from(*one)),
        [high, low] => Some(u16::from_be_bytes([*high, *low])),
        _ => None,
    }
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect()
}

enum Token<'a> {
    Word(&'a [u8]),
    Hex(Vec<u8>),
    Open,
}

struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            match rest.first()? {
                b'<' if rest.get(1) != Some(&b'<') => {
                    let end = rest
                        .iter()
                        .position(|byte| *byte == b'>')
                        .unwrap_or(rest.len());
                    self.at += end + 1;
                    let digits: Vec<u8> = rest[1..end]
                        .iter()
                        .filter_map(|byte| char::from(*byte).to_digit(16))
                        .map(|d| d as u8)
                        .collect();
                    return Some(Token::Hex(
                        digits
                            .chunks(2)
                            .map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0))
                            .collect(),
                    ));
                }
                b'[' => {
                    self.at += 1;
                    return Some(Token::Open);
                }
                b'%' => {
                    self.at += rest
                        .iter()
                        .position(|byte| matches!(byte, b'\r' | b'\n'))
                        .unwrap_or(rest.len())
                }
                byte if byte.is_ascii_alphanumeric() => {
                    let end = rest
                        .iter()
                        .position(|byte| !byte.is_ascii_alphanumeric())
                        .unwrap_or(rest.len());
                    self.at += end;
                    return Some(Token::Word(&rest[..end]));
                }
                // The end of a list ends the loop that reads it, as any other word does.
                b']' => {
                    self.at += 1;
                    return Some(Token::Word(b"]"));
                }
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn characters_and_ranges_are_read() {
        let map = read(
            b"1 beginbfchar <01> <0041> <0002> <D83DDE00> endbfchar 2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0030> <00310032>] \
              endbfrange 1 beginbfchar <0030> <3042> endbfchar",
        );
        assert_eq!(map[&1], [0x41]);
        assert_eq!(map[&2], [0xd83d, 0xde00]);
        assert_eq!(
            [&map[&0x10][..], &map[&0x12], &map[&0x21]],
            [&[0x61][..], &[0x63], &[0x31, 0x32]]
        );
        assert_eq!((map.len(), &map[&0x30][..]), (8, &[0x3042][..]));
    }

    #[test]
    fn nonsense_is_left_out() {
        assert!(read(b"beginbfrange <0000> <FFFF> beginbfchar <").is_empty());
        assert_eq!(read(b"beginbfrange <FFFF> <FFFF> [<0041> <0042>").len(), 1);
    }
}
