//! Characters that are not seen: which they are, what they are called, and texts without them.
//!
//! Texts come from web pages, PDF files and other systems with soft hyphens, zero-width spaces and
//! letters in pieces. What is read is composed (Unicode normal form C) and holds none of these.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Whether a character is default-ignorable (Unicode 16, `DerivedCoreProperties.txt`): it has no
/// shape of its own. The blank of Braille is one here, since it looks like nothing.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character turns the order of what follows it: a text that holds one was seen in
/// another order than it would be printed in.
pub(crate) fn turns_order(c: char) -> bool {
    matches!(c, '\u{202d}' | '\u{202e}')
}

/// Whether a letter is written from right to left: Hebrew, Arabic, and what else has the
/// bidirectional class R or AL (UAX 9, default ranges).
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a character chooses the form of the one before it (Unicode 23.4).
pub(crate) fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character is an ideograph, of which selectors choose a form that a font may have.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// An ideograph of compatibility. Normal form C would print another form of a name: 神 for 神.
fn is_compatibility(c: char) -> bool {
    matches!(c, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// A text as it is meant: composed, and without characters that nobody sees. Ideographs keep the
/// selector of their form, and ideographs of compatibility stay. What turns the order of a text
/// stays as well, for a check to refuse.
pub(crate) fn as_meant(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() {
        return text;
    }
    let text = if text.chars().any(|c| plain(c) != c) {
        Cow::Owned(text.chars().map(plain).collect())
    } else {
        text
    };
    let text = if text.chars().any(is_ignorable) {
        Cow::Owned(without_ignorable(&text))
    } else {
        text
    };
    if is_nfc(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(is_compatibility) {
        let mut end = part.chars();
        match end.next_back().filter(|c| is_compatibility(*c)) {
            Some(kept) => {
                out.extend(end.as_str().nfc());
                out.push(kept);
            }
            None => out.extend(part.nfc()),
        }
    }
    Cow::Owned(out)
}

/// The plain form of a hyphen that does not break, and of spaces of a special width: word
/// processors write them by themselves, and few fonts have them.
fn plain(c: char) -> char {
    match c {
        '\u{2011}' => '-',
        '\u{2007}' | '\u{202f}' => '\u{a0}',
        '\u{2004}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' => ' ',
        c => c,
    }
}

fn without_ignorable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let form = is_selector(c) && !matches!(c, '\u{fe03}'..='\u{fe0f}');
        let kept = turns_order(c) || (form && out.chars().next_back().is_some_and(is_ideograph));
        if kept || !is_ignorable(c) {
            out.push(c);
        }
    }
    out
}

/// A character as findings name it: `U+200B ZERO WIDTH SPACE`, `U+6F22`.
pub(crate) fn named(c: char) -> String {
    let code = format!("U+{:04X}", u32::from(c));
    match name(c) {
        Some(name) => format!("{code} {name}"),
        None => code,
    }
}

/// A character as findings show it: itself in backquotes with its code, or its name where nothing
/// is to be seen.
pub(crate) fn shown(c: char) -> String {
    let unseen = is_ignorable(c) || c.is_control() || (c.is_whitespace() && c != ' ');
    if unseen || name(c).is_some() {
        named(c)
    } else {
        format!("`{c}` ({})", named(c))
    }
}

/// The Unicode names of spaces and of characters that are not seen.
fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' => "TAB",
        '\u{a0}' => "NO-BREAK SPACE",
        '\u{ad}' => "SOFT HYPHEN",
        '\u{34f}' => "COMBINING GRAPHEME JOINER",
        '\u{61c}' => "ARABIC LETTER MARK",
        '\u{115f}' => "HANGUL CHOSEONG FILLER",
        '\u{1160}' => "HANGUL JUNGSEONG FILLER",
        '\u{1680}' => "OGHAM SPACE MARK",
        '\u{180e}' => "MONGOLIAN VOWEL SEPARATOR",
        '\u{2000}' => "EN QUAD",
        '\u{2001}' => "EM QUAD",
        '\u{2002}' => "EN SPACE",
        '\u{2003}' => "EM SPACE",
        '\u{2004}' => "THREE-PER-EM SPACE",
        '\u{2005}' => "FOUR-PER-EM SPACE",
        '\u{2006}' => "SIX-PER-EM SPACE",
        '\u{2007}' => "FIGURE SPACE",
        '\u{2008}' => "PUNCTUATION SPACE",
        '\u{2009}' => "THIN SPACE",
        '\u{200a}' => "HAIR SPACE",
        '\u{200b}' => "ZERO WIDTH SPACE",
        '\u{200c}' => "ZERO WIDTH NON-JOINER",
        '\u{200d}' => "ZERO WIDTH JOINER",
        '\u{200e}' => "LEFT-TO-RIGHT MARK",
        '\u{200f}' => "RIGHT-TO-LEFT MARK",
        '\u{2028}' => "LINE SEPARATOR",
        '\u{2029}' => "PARAGRAPH SEPARATOR",
        '\u{202a}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202b}' => "RIGHT-TO-LEFT EMBEDDING",
        '\u{202c}' => "POP DIRECTIONAL FORMATTING",
        '\u{202d}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202e}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{202f}' => "NARROW NO-BREAK SPACE",
        '\u{205f}' => "MEDIUM MATHEMATICAL SPACE",
        '\u{2060}' => "WORD JOINER",
        '\u{2061}' => "FUNCTION APPLICATION",
        '\u{2062}' => "INVISIBLE TIMES",
        '\u{2063}' => "INVISIBLE SEPARATOR",
        '\u{2064}' => "INVISIBLE PLUS",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        '\u{2069}' => "POP DIRECTIONAL ISOLATE",
        '\u{2800}' => "BRAILLE PATTERN BLANK",
        '\u{3000}' => "IDEOGRAPHIC SPACE",
        '\u{3164}' => "HANGUL FILLER",
        '\u{feff}' => "ZERO WIDTH NO-BREAK SPACE",
        '\u{ff0d}' => "FULLWIDTH HYPHEN-MINUS",
        '\u{ff1a}' => "FULLWIDTH COLON",
        '\u{ffa0}' => "HALFWIDTH HANGUL FILLER",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "VARIATION SELECTOR",
        '\u{e0001}'..='\u{e007f}' => "TAG",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{as_meant, shown};

    #[test]
    fn a_text_is_composed_and_holds_nothing_unseen() {
        for (typed, meant) in [
            ("co\u{ad}operation", "cooperation"),
            ("ガイ\u{200b}ダンス\u{feff}社", "ガイダンス社"),
            ("か\u{3099}い", "がい"),
            ("e\u{302}\u{ad}\u{303}", "\u{1ec5}"),
            ("A\u{30a}ngstro\u{308}m", "Ångström"),
            ("葛\u{e0100}城と✖\u{fe0f}", "葛\u{e0100}城と✖"),
            ("a\u{e0100}", "a"),
            ("\u{fa19}か\u{3099}\u{fa11}", "\u{fa19}が\u{fa11}"),
            ("ab\u{202e}c\u{202c}", "ab\u{202e}c"),
            ("a\u{2011}b\u{2009}c\u{202f}d", "a-b c\u{a0}d"),
            ("ｶﾞ", "ｶﾞ"),
        ] {
            assert_eq!(as_meant(typed.into()), meant);
        }
    }

    #[test]
    fn what_is_not_seen_is_named() {
        assert_eq!(shown('\u{200b}'), "U+200B ZERO WIDTH SPACE");
        assert_eq!(shown('\u{1ec5}'), "`ễ` (U+1EC5)");
        assert_eq!(shown('\u{1}'), "U+0001");
    }
}
