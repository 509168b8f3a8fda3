//! The map from codes to text (ToUnicode; ISO 32000-1, 9.10.3).

/// Codes of two bytes at most.
const CODES: usize = 1 << 16;

/// A map from codes to texts in UTF-16.
pub(super) struct Texts {
    /// What the map says, in order: from which code to which, and the text of the first one.
    said: Vec<(u16, u16, Vec<u16>)>,
    /// Which of it holds for each code; one more than its place, 0 for none.
    of_code: Vec<u32>,
}

impl Texts {
    /// The text of a code, empty where it has none. That of a range counts up with the code.
    pub(super) fn get(&self, code: u16) -> Vec<u16> {
        let place = self.of_code.get(usize::from(code)).copied().unwrap_or(0) as usize;
        let Some((first, _, text)) = place.checked_sub(1).and_then(|place| self.said.get(place))
        else {
            return Vec::new();
        };
        let mut text = text.clone();
        if let Some(last) = text.last_mut() {
            *last = last.wrapping_add(code - first);
        }
        text
    }

    /// Of what is said of a code, the last holds. Each code is looked at once, however many ranges
    /// it is in.
    fn of(said: Vec<(u16, u16, Vec<u16>)>) -> Self {
        let mut of_code = vec![0; CODES];
        // The next code from here on of which nothing is known yet.
        let mut next: Vec<u32> = (0..=CODES as u32).collect();
        for (place, (first, last, _)) in said.iter().enumerate().rev() {
            let mut code = unknown_from(&mut next, u32::from(*first));
            while code <= u32::from(*last) {
                of_code[code as usize] = place as u32 + 1;
                next[code as usize] = code + 1;
                code = unknown_from(&mut next, code + 1);
            }
        }
        Texts { said, of_code }
    }
}

fn unknown_from(next: &mut [u32], from: u32) -> u32 {
    let mut end = from;
    while next[end as usize] != end {
        end = next[end as usize];
    }
    // Who comes this way again goes straight there.
    let mut at = from;
    while next[at as usize] != at {
        at = std::mem::replace(&mut next[at as usize], end);
    }
    end
}

/// Reads a map. What makes no sense is left out.
pub(super) fn read(cmap: &[u8]) -> Texts {
    let mut said = Vec::new();
    let mut tokens = Tokens { bytes: cmap, at: 0 }.peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Word(b"beginbfchar") => {
                while let Some(Token::Hex(code)) = tokens.next() {
                    let Some(Token::Hex(text)) = tokens.next() else {
                        break;
                    };
                    said.extend(number(&code).map(|code| (code, code, units(&text))));
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
                        Some(Token::Hex(text)) => said.push((first, last, units(&text))),
                        Some(Token::Open) => {
                            let mut code = Some(first);
                            while let Some(Token::Hex(text)) = tokens.next() {
                                let of_range = code.filter(|code| *code <= last);
                                said.extend(of_range.map(|code| (code, code, units(&text))));
                                code = code.and_then(|code| code.checked_add(1));
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
    Texts::of(said)
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
    use super::{Texts, read};

    #[test]
    fn characters_and_ranges_are_read() {
        let map = read(
            b"1 beginbfchar <01> <0041> <0002> <D83DDE00> endbfchar 2 beginbfrange <0010> <0012> \
                <0061> <0020> <0021> [<0030> <00310032>] \
              endbfrange 1 beginbfchar <0030> <3042> endbfchar",
        );
        assert_eq!(map.get(1), [0x41]);
        assert_eq!(map.get(2), [0xd83d, 0xde00]);
        assert_eq!([map.get(0x10), map.get(0x12)], [[0x61], [0x63]]);
        assert_eq!(
            (map.get(0x21), map.get(0x30)),
            (vec![0x31, 0x32], vec![0x3042])
        );
        assert_eq!(known(&map), 8);
    }

    #[test]
    fn of_ranges_over_each_other_the_last_holds_and_many_are_read_in_no_time() {
        let ranges = "<0000> <FFFF> <0041>\n".repeat(20_000);
        let cmap = format!("1 beginbfrange {ranges}<0010> <0020> <0061> endbfrange");
        let map = read(cmap.as_bytes());
        assert_eq!(
            (map.get(0), map.get(0x11), map.get(0x21)),
            (vec![0x41], vec![0x62], vec![0x62])
        );
        assert_eq!(known(&map), 1 << 16);
    }

    fn known(map: &Texts) -> usize {
        (0..=u16::MAX)
            .filter(|code| !map.get(*code).is_empty())
            .count()
    }

    #[test]
    fn nonsense_is_left_out() {
        assert_eq!(known(&read(b"beginbfrange <0000> <FFFF> beginbfchar <")), 0);
        assert_eq!(
            known(&read(b"beginbfrange <FFFF> <FFFF> [<0041> <0042>")),
            1
        );
    }
}
