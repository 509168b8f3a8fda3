//! Scales of rating: likelihood, confidence, the Admiralty code, and what the labels of the Traffic
//! Light Protocol ask.
//!
//! The texts are data (`data/scales.yaml`), so that a scale stays a named table that can be
//! replaced.

use std::sync::LazyLock;

use serde::Deserialize;

use super::pack::ScaleName;
use super::{Confidence, Credibility, Marking, Reliability};
use crate::lang::Lang;

/// A scale of likelihood.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// How many rows of English terms it has that one document must not mix.
    pub rows: u8,
    /// Its bands, from the least likely to the most likely.
    pub bands: Vec<Band>,
}

/// A band of a [`Scale`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its Japanese terms, as they follow 可能性; the first one is printed.
    #[serde(rename = "ja")]
    pub terms_ja: Vec<String>,
    /// Its English terms, one a row.
    #[serde(rename = "en")]
    pub terms_en: Vec<String>,
    /// The lowest percentage.
    pub from: u8,
    /// The highest percentage.
    pub to: u8,
}

/// A word in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    ja: String,
    en: String,
}

/// A grade of a rating: its name and what it means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// What it is called.
    pub name: Words,
    /// What it means.
    pub meaning: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Handling {
    gloss: Words,
    handling: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Likelihood {
    icd203: Scale,
    phia: Scale,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scales {
    likelihood: Likelihood,
    confidence: [Grade; 3],
    reliability: [Grade; 6],
    credibility: [Grade; 6],
    marking: [Handling; 5],
}

static SCALES: LazyLock<Scales> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../data/scales.yaml"))
        .expect("the file is compiled in, and a test reads it")
});

impl Words {
    /// The word in a language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.ja, &self.en)
    }
}

impl Scale {
    /// The number of the band that a term names, in either language; 可能性が高い and 高い are the
    /// same term.
    pub fn band(&self, term: &str) -> Option<usize> {
        self.place(term).map(|(band, _)| band)
    }

    /// The row that an English term stands in; `None` for Japanese terms, and where the scale has
    /// one row only.
    pub fn row(&self, term: &str) -> Option<usize> {
        self.place(term)
            .and_then(|(_, row)| row)
            .filter(|_| self.rows > 1)
    }

    /// The first term of a band; `None` where there is no such band.
    pub fn term(&self, band: usize, lang: Lang) -> Option<&str> {
        let band = self.bands.get(band)?;
        lang.pick(&band.terms_ja, &band.terms_en)
            .first()
            .map(String::as_str)
    }

    /// What to print for a term that was typed: the term itself, or the first term of its band in
    /// the other language.
    pub fn wording(&self, typed: &str, lang: Lang) -> Option<&str> {
        let (band, row) = self.place(typed)?;
        let typed_row = row
            .filter(|_| lang == Lang::En)
            .and_then(|row| self.bands.get(band)?.terms_en.get(row));
        typed_row
            .map(String::as_str)
            .or_else(|| self.term(band, lang))
    }

    /// Every term in a language, from the least likely to the most likely.
    pub fn terms(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.bands
            .iter()
            .flat_map(move |band| lang.pick(&band.terms_ja, &band.terms_en))
            .map(String::as_str)
    }

    fn place(&self, term: &str) -> Option<(usize, Option<usize>)> {
        let term = term.trim();
        let bare = ["可能性が", "可能性は", "可能性"]
            .iter()
            .find_map(|head| term.strip_prefix(head))
            .unwrap_or(term);
        self.bands.iter().enumerate().find_map(|(number, band)| {
            let row = band
                .terms_en
                .iter()
                .position(|known| known.eq_ignore_ascii_case(term));
            let ja = band.terms_ja.iter().any(|known| known == bare);
            (row.is_some() || ja).then_some((number, row))
        })
    }
}

/// The scale of that name.
pub fn scale(name: ScaleName) -> &'static Scale {
    match name {
        ScaleName::Icd203 => &SCALES.likelihood.icd203,
        ScaleName::Phia => &SCALES.likelihood.phia,
    }
}

/// The words of a level of confidence.
pub fn confidence(level: Confidence) -> &'static Grade {
    &SCALES.confidence[level as usize]
}

/// The words of a letter of the Admiralty code.
pub fn reliability(letter: Reliability) -> &'static Grade {
    &SCALES.reliability[letter as usize]
}

/// The words of a digit of the Admiralty code.
pub fn credibility(digit: Credibility) -> &'static Grade {
    &SCALES.credibility[digit as usize]
}

/// The line that says who may see what bears a marking.
pub fn handling(marking: Marking, lang: Lang) -> &'static str {
    SCALES.marking[marking as usize].handling.get(lang)
}

/// The few words that explain a marking beside its label, which is never translated.
pub fn gloss(marking: Marking, lang: Lang) -> &'static str {
    SCALES.marking[marking as usize].gloss.get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Keyword;

    #[test]
    fn the_table_is_read_and_every_grade_has_words() {
        for (_, level, _) in Confidence::WORDS {
            assert!(!confidence(*level).name.get(Lang::Ja).is_empty());
        }
        for (_, letter, meaning) in Reliability::WORDS {
            assert!(
                reliability(*letter)
                    .name
                    .get(Lang::En)
                    .eq_ignore_ascii_case(meaning)
            );
        }
        for (_, digit, _) in Credibility::WORDS {
            assert!(!credibility(*digit).meaning.get(Lang::Ja).is_empty());
        }
        for marking in Marking::ALL {
            assert!(
                !handling(marking, Lang::Ja).is_empty() && !gloss(marking, Lang::En).is_empty()
            );
        }
        assert_eq!(handling(Marking::Red, Lang::Ja), "受信者個人に限る。");
        assert_eq!(gloss(Marking::Clear, Lang::Ja), "制限なし");
    }

    #[test]
    fn bands_rise_and_have_a_term_in_each_language_and_row() {
        for name in [ScaleName::Icd203, ScaleName::Phia] {
            let scale = scale(name);
            assert_eq!(scale.bands.len(), 7);
            assert!(
                scale
                    .bands
                    .windows(2)
                    .all(|two| two[0].to <= two[1].from && two[0].from < two[0].to)
            );
            assert!(
                scale.bands.iter().all(|band| !band.terms_ja.is_empty()
                    && band.terms_en.len() >= usize::from(scale.rows))
            );
        }
    }

    #[test]
    fn a_term_finds_its_band_in_either_language() {
        let icd = scale(ScaleName::Icd203);
        assert_eq!(icd.band("Likely"), Some(4));
        assert_eq!(icd.band("可能性が極めて高い"), Some(5));
        assert_eq!(icd.band("realistic possibility"), None);
        assert_eq!(icd.term(6, Lang::Ja), Some("ほぼ確実"));
        assert_eq!(icd.term(9, Lang::Ja), None);
    }

    #[test]
    fn what_is_printed_keeps_the_row_that_was_typed() {
        let icd = scale(ScaleName::Icd203);
        assert_eq!(icd.wording("probable", Lang::En), Some("probable"));
        assert_eq!(icd.wording("probable", Lang::Ja), Some("高い"));
        assert_eq!(icd.wording("高い", Lang::En), Some("likely"));
        assert_eq!(
            (icd.row("probable"), icd.row("likely"), icd.row("高い")),
            (Some(1), Some(0), None)
        );
        assert_eq!(scale(ScaleName::Phia).row("probable"), None);
    }
}
