//! Names as they occur in texts, ids and addresses.
//!
//! A name is **replaced** where it stands as it is written, but for the width of its letters
//! (`ＡＣＥ` is `ACE`). It is **found** more widely, in any case, with spaces, hyphens and dots
//! anywhere, in other forms of its letters and kanji (see [`crate::folding`]) and in the other
//! kana, so that what a replacement misses stops the build. Letters of the Latin alphabet only
//! match at the edges of a word: `ACE` is not in `PLACE`.

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::character::is_ignorable;
use crate::folding::{clusters, hiragana, is_separator, small};

/// Names in kana so short that they would be found in common words of the other kana.
const SHORT_KANA: usize = 3;
/// Latin names so short that, in any case and with spaces, they would be found in common words.
const SHORT: usize = 4;

/// What stands for a name that may be there: no letter, and in no name.
const MASK: &str = "\u{fffc}";

/// A text in Unicode normal form KC, each character with the place in the text that it comes from.
struct Normal {
    chars: Vec<char>,
    /// Where the character's cluster begins and ends in the text, in bytes.
    places: Vec<(usize, usize)>,
}

impl Normal {
    fn of(text: &str) -> Self {
        let mut normal = Normal {
            chars: Vec::new(),
            places: Vec::new(),
        };
        for range in clusters(text) {
            let seen = text[range.clone()].chars().filter(|c| !is_ignorable(*c));
            for c in seen.nfkc() {
                normal.chars.push(c);
                normal.places.push((range.start, range.end));
            }
        }
        normal
    }

    /// Whether a stretch begins and ends where characters of the text do.
    fn is_whole(&self, from: usize, to: usize) -> bool {
        let apart = |at: usize| {
            at == 0 || at == self.places.len() || self.places[at - 1] != self.places[at]
        };
        apart(from) && apart(to)
    }

    /// Whether a stretch that begins or ends with a Latin letter does so at the edge of a word.
    fn is_at_edges(&self, from: usize, to: usize) -> bool {
        let joined = |at: usize| {
            at > 0
                && at < self.chars.len()
                && is_latin(self.chars[at - 1])
                && is_latin(self.chars[at])
        };
        !joined(from) && !joined(to)
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('À'..='ɏ').contains(&c)
}

/// One way in which an organisation is named.
struct Form {
    typed: String,
    chars: Vec<char>,
    squeezed: String,
    organisation: usize,
}

impl Form {
    /// Whether it could be found by chance in any case or with spaces.
    fn is_short(&self) -> bool {
        let latin = self.squeezed.chars().all(is_latin);
        latin && self.squeezed.chars().count() <= SHORT
    }

    /// Whether the other kana name the same: not for names that would stand in common words.
    fn in_any_kana(&self) -> bool {
        let kana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ー');
        !self.squeezed.chars().all(kana) || self.squeezed.chars().count() > SHORT_KANA
    }
}

/// The names of all organisations of a timeline.
#[derive(Default)]
pub(super) struct Forms {
    all: Vec<Form>,
    /// First character → forms, the longest first.
    first: HashMap<char, Vec<usize>>,
    /// First character in small letters → forms.
    folded: HashMap<char, Vec<usize>>,
}

impl Forms {
    /// Adds a name of an organisation, by its number. Names without letters or digits are none.
    pub(super) fn add(&mut self, typed: &str, organisation: usize) {
        let chars: Vec<char> = Normal::of(typed.trim()).chars;
        let squeezed = squeezed(typed);
        let letter = chars.iter().copied().find(|c| !is_separator(*c));
        if squeezed.is_empty()
            || self
                .all
                .iter()
                .any(|form| form.organisation == organisation && form.chars == chars)
        {
            return;
        }
        let (number, first) = (self.all.len(), chars[0]);
        self.all.push(Form {
            typed: typed.to_owned(),
            chars,
            squeezed,
            organisation,
        });
        let letter = letter.unwrap_or(first);
        self.folded.entry(fold(letter)).or_default().push(number);
        let same = self.first.entry(first).or_default();
        same.push(number);
        same.sort_by_key(|number| std::cmp::Reverse(self.all[*number].chars.len()));
    }

    /// Names that two organisations share, each with the numbers of both.
    pub(super) fn shared(&self) -> impl Iterator<Item = (&str, usize, usize)> {
        let twins = |(at, form): (usize, &Form)| {
            let other = self.all[..at]
                .iter()
                .find(|other| other.chars == form.chars)?;
            Some((at, other.organisation))
        };
        self.all
            .iter()
            .enumerate()
            .filter_map(twins)
            .map(|(at, other)| {
                (
                    self.all[at].typed.as_str(),
                    other,
                    self.all[at].organisation,
                )
            })
    }

    /// A text with every name replaced for which `by` gives another, the longest name first; `None`
    /// when nothing was.
    pub(super) fn replace<'n>(
        &self,
        text: &str,
        by: &mut dyn FnMut(usize) -> Option<&'n str>,
    ) -> Option<String> {
        let normal = Normal::of(text);
        let mut out = String::new();
        let (mut at, mut copied) = (0, 0);
        while at < normal.chars.len() {
            let mut forms = self.forms_at(&normal, at).peekable();
            let Some(length) = forms.peek().map(|form| form.chars.len()) else {
                at += 1;
                continue;
            };
            let end = at + length;
            let longest = forms.take_while(|form| form.chars.len() == length);
            if let Some(other) = longest.map(|form| form.organisation).find_map(&mut *by) {
                out.push_str(&text[copied..normal.places[at].0]);
                out.push_str(other);
                copied = normal.places[end - 1].1;
            }
            at = end;
        }
        (copied > 0).then(|| out + &text[copied..])
    }

    /// The names that stand there as they are written, the longest first.
    fn forms_at(&self, normal: &Normal, at: usize) -> impl Iterator<Item = &Form> {
        let numbers = self.first.get(&normal.chars[at]).into_iter().flatten();
        numbers
            .map(|number| &self.all[*number])
            .filter(move |form| {
                let end = at + form.chars.len();
                normal.chars.get(at..end) == Some(form.chars.as_slice())
                    && normal.is_whole(at, end)
                    && normal.is_at_edges(at, end)
            })
    }

    /// The first name of an organisation that `wanted` holds for, in any case, with or without
    /// spaces.
    pub(super) fn found_in(
        &self,
        text: &str,
        wanted: impl Fn(usize) -> bool,
    ) -> Option<(&str, usize)> {
        self.found_where(text, |form| wanted(form.organisation))
    }

    /// The same, but for what belongs to the name of an organisation that `open` holds for: a
    /// longer one that it is a part of, or the same one.
    pub(super) fn found_outside(
        &self,
        text: &str,
        wanted: impl Fn(usize) -> bool,
        open: impl Fn(usize) -> bool,
    ) -> Option<(&str, usize)> {
        let masked = self.replace(text, &mut |number| open(number).then_some(MASK));
        let is_open = |form: &Form| {
            let same = |other: &Form| other.squeezed == form.squeezed && open(other.organisation);
            self.all.iter().any(same)
        };
        let hides = |form: &Form| wanted(form.organisation) && !is_open(form);
        self.found_where(masked.as_deref().unwrap_or(text), hides)
    }

    fn found_where(&self, text: &str, wanted: impl Fn(&Form) -> bool) -> Option<(&str, usize)> {
        // An address in a text may be encoded.
        let text = if text.contains('%') {
            Cow::Owned(decoded(text))
        } else {
            Cow::Borrowed(text)
        };
        let normal = Normal::of(&text);
        let starts = (0..normal.chars.len())
            .filter_map(|at| Some((at, self.folded.get(&fold(normal.chars[at]))?)));
        for (at, forms) in starts {
            let found = forms
                .iter()
                .map(|number| &self.all[*number])
                .find(|form| stands_at(form, &normal, at) && wanted(form));
            if let Some(form) = found {
                return Some((&form.typed, form.organisation));
            }
        }
        None
    }

    /// The first name that an id or an address holds, whatever separates its letters. `wanted` as
    /// above.
    pub(super) fn found_in_address(
        &self,
        address: &str,
        wanted: impl Fn(usize) -> bool,
    ) -> Option<(&str, usize)> {
        self.found_in_address_outside(address, wanted, |_| false)
    }

    /// The same, but for what belongs to the name of an organisation that `open` holds for.
    pub(super) fn found_in_address_outside(
        &self,
        address: &str,
        wanted: impl Fn(usize) -> bool,
        open: impl Fn(usize) -> bool,
    ) -> Option<(&str, usize)> {
        let decoded = decoded(address);
        let whole = squeezed(&decoded);
        let parts: Vec<String> = decoded
            .split(|c: char| !c.is_alphanumeric())
            .map(squeezed)
            .collect();
        let stands = |form: &Form| {
            if form.is_short() {
                parts.contains(&form.squeezed)
            } else {
                whole.contains(&form.squeezed)
            }
        };
        let is_open = |form: &Form| {
            self.all.iter().any(|other| {
                open(other.organisation) && other.squeezed.contains(&form.squeezed) && stands(other)
            })
        };
        self.all
            .iter()
            .find(|form| wanted(form.organisation) && stands(form) && !is_open(form))
            .map(|form| (form.typed.as_str(), form.organisation))
    }
}

/// Whether a name stands there in any form: as it is written, or with other spaces, hyphens and
/// dots. A short Latin one may have others only in its own case, and another case only without
/// them.
fn stands_at(form: &Form, normal: &Normal, at: usize) -> bool {
    let any_kana = form.in_any_kana();
    let same =
        |c: char, wanted: char| small(c) == small(wanted) || (any_kana && fold(c) == fold(wanted));
    let matches = |apart: bool, case: bool| {
        let skipped = |c: char| apart && is_separator(c);
        let mut end = at;
        for wanted in form.chars.iter().filter(|c| !skipped(**c)) {
            while end > at && normal.chars.get(end).is_some_and(|c| skipped(*c)) {
                end += 1;
            }
            match normal.chars.get(end) {
                Some(c) if if case { c == wanted } else { same(*c, *wanted) } => end += 1,
                _ => return false,
            }
        }
        normal.is_at_edges(at, end)
    };
    if form.is_short() {
        matches(false, false) || matches(true, true)
    } else {
        matches(true, false)
    }
}

/// A small letter in its one form, katakana as hiragana.
fn fold(c: char) -> char {
    hiragana(small(c))
}

/// Letters and digits only, in small letters.
fn squeezed(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_ignorable(*c));
    seen.nfkc()
        .filter(|c| c.is_alphanumeric())
        .map(fold)
        .collect()
}

/// An address with `%E7%A9%8D` written out, even where it was encoded twice.
fn decoded(address: &str) -> String {
    let mut text = address.to_owned();
    for _ in 0..3 {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let [first, after @ ..] = rest {
            let hex = |b: u8| (b as char).to_digit(16);
            match (first, after) {
                (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                    bytes.push((hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0)) as u8);
                    rest = after;
                }
                _ => {
                    bytes.push(*first);
                    rest = after;
                }
            }
        }
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Forms;

    fn forms(names: &[&str]) -> Forms {
        let mut forms = Forms::default();
        names
            .iter()
            .enumerate()
            .for_each(|(number, name)| forms.add(name, number));
        forms
    }

    fn replaced(names: &[&str], text: &str) -> String {
        let by = ["A社", "B社", "C社"];
        forms(names)
            .replace(text, &mut |number| by.get(number).copied())
            .unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn the_longest_name_is_replaced_first() {
        let names = ["積水化学", "積水化学工業"];
        assert_eq!(
            replaced(&names, "積水化学工業と積水化学、積水"),
            "B社とA社、積水"
        );
    }

    #[test]
    fn latin_names_end_at_the_edge_of_a_word() {
        assert_eq!(
            replaced(&["ACE"], "ACE's PLACE, ACEs, ACE2, ACE社 and (ACE)"),
            "A社's PLACE, ACEs, ACE2, A社社 and (A社)"
        );
    }

    #[test]
    fn the_width_of_letters_does_not_matter() {
        assert_eq!(
            replaced(&["ACE"], "ＡＣＥと見本ＡＣＥＳ"),
            "A社と見本ＡＣＥＳ"
        );
        assert_eq!(replaced(&["ガス"], "ｶﾞｽとガス、カ"), "A社とA社、カ");
    }

    #[test]
    fn an_organisation_without_another_name_keeps_its_own() {
        let kept = forms(&["積水化学", "積水化学労働組合"])
            .replace("積水化学労働組合", &mut |number| {
                (number == 0).then_some("A社")
            });
        assert_eq!(kept, None);
    }

    #[test]
    fn a_name_within_or_like_an_open_one_is_not_found() {
        let forms = forms(&["積水化学", "積水化学労働組合", "ACE", "Ace"]);
        let open = |number| number == 1 || number == 3;
        let found = |text| {
            forms
                .found_outside(text, |number| !open(number), open)
                .is_some()
        };
        for text in ["積水化学労働組合の声明", "ACE", "Aceとace"] {
            assert!(!found(text), "{text}");
        }
        for text in ["積水化学と積水化学労働組合", "積 水 化学"] {
            assert!(found(text), "{text}");
        }
    }

    #[test]
    fn what_is_left_of_a_name_is_found() {
        let forms = forms(&["Mihon Kikai", "積水化学", "ACE"]);
        let found = |text| {
            forms
                .found_in(text, |_| true)
                .map(|(name, _)| name.to_owned())
        };
        for (text, name) in [
            ("the MIHON  KIKAI plant", "Mihon Kikai"),
            ("MihonKikai", "Mihon Kikai"),
            ("積水\n化学", "積水化学"),
            ("積 水 化 学", "積水化学"),
            ("an ace", "ACE"),
            ("A C E", "ACE"),
            ("ａｃｅ", "ACE"),
        ] {
            assert_eq!(found(text).as_deref(), Some(name), "{text}");
        }
        for text in [
            "PLACE",
            "a cell",
            "a c e",
            "Mihon",
            "化学積水",
            "Mihon Kikais",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_found_in_every_form_that_people_write() {
        let forms = forms(&[
            "NG Corp",
            "ガイダンス社",
            "髙見沢電機",
            "Müller",
            "アイ",
            "U.S. Steel",
        ]);
        let found = |text| {
            forms
                .found_in(text, |_| true)
                .map(|(name, _)| name.to_owned())
        };
        for (text, name) in [
            ("N.G. Corp", "NG Corp"),
            ("NG-Corp", "NG Corp"),
            ("NG Соrp", "NG Corp"),
            ("ng\u{ad}corp", "NG Corp"),
            ("ガイダンス・社", "ガイダンス社"),
            ("がいだんす社", "ガイダンス社"),
            ("ｶﾞｲﾀﾞﾝｽ社", "ガイダンス社"),
            ("高見澤電機", "髙見沢電機"),
            ("Muller", "Müller"),
            ("US Steel", "U.S. Steel"),
            (
                "https://example.com/%E9%AB%98%E8%A6%8B%E6%B2%A2%E9%9B%BB%E6%A9%9F",
                "髙見沢電機",
            ),
        ] {
            assert_eq!(found(text).as_deref(), Some(name), "{text}");
        }
        for text in ["であい", "見沢電機", "NG Corporation", "100% 見本"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_and_ids_hold_names_in_any_form() {
        let forms = forms(&["Mihon Kikai", "積水化学", "ACE"]);
        let found = |text| forms.found_in_address(text, |_| true).is_some();
        for text in [
            "https://www.mihonkikai.co.jp/",
            "mihon-kikai-2020",
            "https://example.com/%E7%A9%8D%E6%B0%B4%E5%8C%96%E5%AD%A6",
            "https://example.com/%25E7%25A9%258D%25E6%25B0%25B4%25E5%258C%2596%25E5%25AD%25A6",
            "https://ace.example.com/",
        ] {
            assert!(found(text), "{text}");
        }
        for text in ["https://example.com/place", "mihon-2020", "100%"] {
            assert!(!found(text), "{text}");
        }
    }
}
