//! The operators of a content stream, read one after the other (ISO 32000-1, 7.8.2): a stream may
//! hold millions, so none is kept, and of their operands only what the rules ask for.

/// What stands before an operator, as far as a rule asks for it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Operands {
    /// Names, with those in arrays; keys and values of dictionaries are left out.
    pub(super) names: Vec<Vec<u8>>,
    /// Strings, with those in arrays.
    pub(super) strings: Vec<Vec<u8>>,
    /// The last whole number.
    pub(super) number: Option<i64>,
    /// `MCID` of a dictionary.
    pub(super) mcid: Option<i64>,
    /// Whether a dictionary states a language (`Lang`).
    pub(super) speaks: bool,
}

/// The operators that content may hold (ISO 32000-1, annex A).
const KNOWN: [&[u8]; 73] = [
    b"\"", b"'", b"B", b"B*", b"BDC", b"BI", b"BMC", b"BT", b"BX", b"CS", b"DP", b"Do", b"EI",
    b"EMC", b"ET", b"EX", b"F", b"G", b"ID", b"J", b"K", b"M", b"MP", b"Q", b"RG", b"S", b"SC",
    b"SCN", b"T*", b"TD", b"TJ", b"TL", b"Tc", b"Td", b"Tf", b"Tj", b"Tm", b"Tr", b"Ts", b"Tw",
    b"Tz", b"W", b"W*", b"b", b"b*", b"c", b"cm", b"cs", b"d", b"d0", b"d1", b"f", b"f*", b"g",
    b"gs", b"h", b"i", b"j", b"k", b"l", b"m", b"n", b"q", b"re", b"rg", b"ri", b"s", b"sc",
    b"scn", b"sh", b"v", b"w", b"y",
];

/// Shows every operator with its operands; false where the bytes are no content.
pub(super) fn each(content: &[u8], see: &mut dyn FnMut(&str, &Operands)) -> bool {
    let mut tokens = Tokens {
        bytes: content,
        at: 0,
    };
    let mut operands = Operands::default();
    // The last key of a dictionary, where one is open; how deep arrays and dictionaries nest.
    let (mut key, mut dicts, mut arrays): (Option<Vec<u8>>, u32, u32) = (None, 0, 0);
    loop {
        let token = match tokens.next() {
            Ok(Some(token)) => token,
            Ok(None) => return dicts == 0 && arrays == 0,
            Err(NoContent) => return false,
        };
        match token {
            Token::OpenDict => dicts += 1,
            Token::CloseDict if dicts > 0 => (dicts, key) = (dicts - 1, None),
            Token::OpenArray => arrays += 1,
            Token::CloseArray if arrays > 0 => arrays -= 1,
            Token::CloseDict | Token::CloseArray => return false,
            Token::Name(name) if dicts > 0 => {
                key = match key.take() {
                    None => Some(name),
                    Some(_) => None,
                }
            }
            Token::Name(name) => operands.names.push(name),
            Token::Number(number) if dicts > 0 => {
                if key.take().as_deref() == Some(b"MCID") && dicts == 1 {
                    operands.mcid = number;
                }
            }
            Token::Number(number) => operands.number = number.or(operands.number),
            Token::Text(_) if dicts > 0 => {
                operands.speaks |= key.take().as_deref() == Some(b"Lang") && dicts == 1;
            }
            Token::Text(text) => operands.strings.push(text),
            Token::Word(b"true" | b"false" | b"null") => key = None,
            Token::Word(_) if dicts > 0 || arrays > 0 => return false,
            Token::Word(word) => {
                if KNOWN.binary_search(&word).is_err() {
                    return false;
                }
                see(std::str::from_utf8(word).unwrap_or_default(), &operands);
                if word == b"ID" && !tokens.skip_picture() {
                    return false;
                }
                operands = Operands::default();
            }
        }
    }
}

enum Token<'a> {
    Word(&'a [u8]),
    Name(Vec<u8>),
    Text(Vec<u8>),
    /// A number, where it is a whole one.
    Number(Option<i64>),
    OpenArray,
    CloseArray,
    OpenDict,
    CloseDict,
}

/// The bytes are no content.
struct NoContent;

struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Result<Option<Token<'a>>, NoContent> {
        loop {
            let Some(byte) = self.bytes.get(self.at).copied() else {
                return Ok(None);
            };
            let next = self.bytes.get(self.at + 1).copied();
            let one = |token: Token<'a>, length: usize| (Some(token), length);
            let (token, length) = match (byte, next) {
                (b'%', _) => {
                    let end = |byte: &u8| matches!(byte, b'\r' | b'\n');
                    let rest = &self.bytes[self.at..];
                    (None, rest.iter().position(end).unwrap_or(rest.len()))
                }
                (byte, _) if is_space(byte) => (None, 1),
                (b'<', Some(b'<')) => one(Token::OpenDict, 2),
                (b'>', Some(b'>')) => one(Token::CloseDict, 2),
                (b'[', _) => one(Token::OpenArray, 1),
                (b']', _) => one(Token::CloseArray, 1),
                (b'<', _) => return self.hexadecimal().map(Some),
                (b'(', _) => return self.text().map(Some),
                (b'/', _) => return Ok(Some(self.name())),
                (byte, _) if is_regular(byte) => return Ok(Some(self.regular())),
                _ => return Err(NoContent),
            };
            self.at += length;
            if token.is_some() {
                return Ok(token);
            }
        }
    }

    fn regular(&mut self) -> Token<'a> {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|byte| !is_regular(*byte));
        let word = &rest[..end.unwrap_or(rest.len())];
        self.at += word.len();
        if !matches!(word[0], b'0'..=b'9' | b'+' | b'-' | b'.') {
            return Token::Word(word);
        }
        let is_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.');
        if !word.iter().all(is_number) {
            return Token::Word(word);
        }
        let digits = std::str::from_utf8(word).ok();
        Token::Number(digits.and_then(|digits| digits.parse().ok()))
    }

    /// A name, with `#xx` resolved.
    fn name(&mut self) -> Token<'a> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self
            .bytes
            .get(self.at)
            .copied()
            .filter(|byte| is_regular(*byte))
        {
            let code = self
                .bytes
                .get(self.at + 1..self.at + 3)
                .filter(|_| byte == b'#');
            let code = code.and_then(|hex| std::str::from_utf8(hex).ok());
            let code = code.and_then(|hex| u8::from_str_radix(hex, 16).ok());
            name.push(code.unwrap_or(byte));
            self.at += if code.is_some() { 3 } else { 1 };
        }
        Token::Name(name)
    }

    fn hexadecimal(&mut self) -> Result<Token<'a>, NoContent> {
        let rest = &self.bytes[self.at + 1..];
        let end = rest
            .iter()
            .position(|byte| *byte == b'>')
            .ok_or(NoContent)?;
        let mut digits = Vec::with_capacity(end);
        for byte in rest[..end].iter().filter(|byte| !is_space(**byte)) {
            digits.push(char::from(*byte).to_digit(16).ok_or(NoContent)? as u8);
        }
        self.at += end + 2;
        let pairs = digits.chunks(2);
        let text = pairs.map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0));
        Ok(Token::Text(text.collect()))
    }

    fn text(&mut self) -> Result<Token<'a>, NoContent> {
        self.at += 1;
        let (mut text, mut depth) = (Vec::new(), 1);
        loop {
            let byte = *self.bytes.get(self.at).ok_or(NoContent)?;
            self.at += 1;
            match byte {
                b'\\' => self.escaped(&mut text)?,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(Token::Text(text));
            }
            if byte != b'\\' {
                text.push(byte);
            }
        }
    }

    /// What stands after a backslash.
    fn escaped(&mut self, text: &mut Vec<u8>) -> Result<(), NoContent> {
        let byte = *self.bytes.get(self.at).ok_or(NoContent)?;
        self.at += 1;
        let escaped = match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return Ok(()),
            b'\r' => {
                self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n'));
                return Ok(());
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.bytes.get(self.at) else {
                        break;
                    };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                code as u8
            }
            byte => byte,
        };
        text.push(escaped);
        Ok(())
    }

    /// Goes past the bytes of a picture in the content, up to `EI` between white space.
    fn skip_picture(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let ends = |part: &[u8]| is_space(part[0]) && &part[1..3] == b"EI";
        let is_end = |at: &usize| rest.get(at + 3).is_none_or(|byte| is_space(*byte));
        let mut found = rest.windows(3).enumerate().filter(|(_, part)| ends(part));
        match found.find(|(at, _)| is_end(at)) {
            Some((at, _)) => {
                self.at += at;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, Operands, each};

    fn seen(content: &[u8]) -> Option<Vec<(String, Operands)>> {
        let mut all = Vec::new();
        let is_content = each(content, &mut |operator, operands| {
            let Operands {
                names,
                strings,
                number,
                mcid,
                speaks,
            } = operands;
            let operands = Operands {
                names: names.clone(),
                strings: strings.clone(),
                number: *number,
                mcid: *mcid,
                speaks: *speaks,
            };
            all.push((operator.to_owned(), operands));
        });
        is_content.then_some(all)
    }

    #[test]
    fn operators_and_what_is_asked_of_their_operands() {
        assert!(KNOWN.is_sorted());
        let all = seen(
            b"q /P <</MCID 7 /Lang (en)/X/MCID>> BDC % q\n/F#31 12.5 Tf 3 \
            Tr[(a\\)(b)\\101)-20 <4 1 4>]TJ EMC",
        )
        .expect("content");
        let words: Vec<&str> = all.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words, ["q", "BDC", "Tf", "Tr", "TJ", "EMC"]);
        assert_eq!((all[1].1.mcid, all[1].1.speaks), (Some(7), true));
        assert_eq!(all[2].1.names, [b"F1"]);
        assert_eq!(all[3].1.number, Some(3));
        assert_eq!(all[4].1.strings, [&b"a)(b)A"[..], b"A@"]);
    }

    #[test]
    fn a_picture_in_the_content_is_passed_over() {
        let all = seen(b"BI /W 1 ID \xff(\x00EI q\nEI Q").expect("content");
        assert_eq!(all.last().map(|(word, _)| word.as_str()), Some("Q"));
    }

    #[test]
    fn what_is_no_content_is_told() {
        for content in [
            &b"q ("[..],
            b"<4",
            b"xyz",
            b"[q",
            b"<< /A",
            b"}",
            b">>",
            b"BI ID x",
        ] {
            assert_eq!(seen(content), None, "{content:?}");
        }
    }
}
