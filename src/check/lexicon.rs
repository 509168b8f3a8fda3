//! The words that checks look for in prose: patterns, where they match, and what takes the claim
//! out of a word.
//!
//! The words are data (`data/lexicon.yaml`, where the little language of patterns is explained).
//! The longest match counts, so that 不起訴 and 逮捕状 are found before 起訴 and 逮捕.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::token::{Token, tokens};
use crate::folding::Folded;
use crate::model::Stage;
use crate::source::Keyword;

/// How many characters the `…` of a Japanese pattern may stand for.
const GAP_CHARS: usize = 12;
/// How many words the `*` of an English pattern may stand for.
const GAP_WORDS: usize = 8;

/// All word lists.
pub(super) struct Lexicon {
    /// Words that say the status of a matter.
    pub status: Words<StatusGroup>,
    /// Words that call someone an offender.
    pub culprit: Words<CulpritGroup>,
    /// Words of respect and accusation beside names.
    pub names: Names,
    /// Degrees of likelihood.
    pub likelihood: Words<()>,
    /// Levels of confidence.
    pub confidence: Words<()>,
    denial: Denial,
}

/// What a group of status words says.
pub(super) struct StatusGroup {
    /// A text may use the word when one of these was reached; none: the word says something else.
    pub stages: Vec<Stage>,
    /// Whether it is also a common word of law and administration.
    pub general: bool,
}

/// What a group of words for an offender says.
pub(super) struct CulpritGroup {
    /// Whether it is also a common word for a kind of crime.
    pub general: bool,
    /// Whether it calls nobody anything.
    pub neutral: bool,
}

/// Words of respect and accusation beside which a name may stand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub titles_ja: Vec<String>,
    pub not_followed_ja: Vec<String>,
    pub not_names_ja: Vec<Vec<String>>,
    pub titles_en: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Denial {
    particles: Vec<String>,
    after: Vec<String>,
    not_after: Vec<String>,
    before: Vec<String>,
    clause: Vec<String>,
    breaks: Vec<String>,
    between: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Patterns {
    #[serde(default)]
    ja: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStatus {
    stages: Vec<String>,
    #[serde(default)]
    general: bool,
    #[serde(default)]
    ja: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCulprit {
    #[serde(default)]
    general: bool,
    #[serde(default)]
    neutral: bool,
    ja: Vec<String>,
    en: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEstimate {
    likelihood: Patterns,
    confidence: Patterns,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLexicon {
    status: Vec<RawStatus>,
    culprit: Vec<RawCulprit>,
    denial: Denial,
    names: Names,
    estimate: RawEstimate,
}

/// The word lists, read once.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let raw: RawLexicon = serde_yaml::from_str(include_str!("../../data/lexicon.yaml"))
        .expect("the file is compiled in, and a test reads it");
    Lexicon::from(raw)
});

impl From<RawLexicon> for Lexicon {
    fn from(raw: RawLexicon) -> Self {
        let (mut status, mut culprit) = (Words::default(), Words::default());
        for group in raw.status {
            let stage = |word: &String| {
                Stage::from_word(word).expect("a test reads every stage of the lexicon")
            };
            let stages = group.stages.iter().map(stage).collect();
            status.add(
                StatusGroup {
                    stages,
                    general: group.general,
                },
                &group.ja,
                &group.en,
            );
        }
        for group in raw.culprit {
            culprit.add(
                CulpritGroup {
                    general: group.general,
                    neutral: group.neutral,
                },
                &group.ja,
                &group.en,
            );
        }
        let (mut likelihood, mut confidence) = (Words::default(), Words::default());
        likelihood.add((), &raw.estimate.likelihood.ja, &raw.estimate.likelihood.en);
        confidence.add((), &raw.estimate.confidence.ja, &raw.estimate.confidence.en);
        Lexicon {
            status,
            culprit,
            names: raw.names,
            likelihood,
            confidence,
            denial: raw.denial,
        }
    }
}

/// A list of patterns in groups.
pub(super) struct Words<G> {
    groups: Vec<G>,
    ja: BTreeMap<char, Vec<(JaPattern, usize)>>,
    en: HashMap<String, Vec<(Vec<Slot>, usize)>>,
}

impl<G> Default for Words<G> {
    fn default() -> Self {
        Words {
            groups: Vec::new(),
            ja: BTreeMap::new(),
            en: HashMap::new(),
        }
    }
}

/// A head, and for a pattern with `…` the tail that must follow soon.
struct JaPattern {
    head: String,
    tail: Option<String>,
}

/// A place in an English pattern.
enum Slot {
    Word { any: Vec<String>, optional: bool },
    Gap,
}

/// A word that was found.
pub(super) struct Found<'t, 'w, G> {
    /// The words as they stand in the text.
    pub word: &'t str,
    /// The same folded, in small letters.
    pub plain: String,
    /// Their group.
    pub group: &'w G,
    /// Whether the text denies it, asks it, or speaks of it as a mere possibility.
    pub denied: bool,
}

impl<G> Words<G> {
    fn add(&mut self, group: G, ja: &[String], en: &[String]) {
        let number = self.groups.len();
        self.groups.push(group);
        for pattern in ja.iter().map(|typed| Folded::of(typed).text().to_owned()) {
            let (head, tail) = pattern
                .split_once('…')
                .map_or((pattern.as_str(), None), |(head, tail)| {
                    (head, Some(tail.to_owned()))
                });
            if let Some(first) = head.chars().next() {
                self.ja.entry(first).or_default().push((
                    JaPattern {
                        head: head.to_owned(),
                        tail,
                    },
                    number,
                ));
            }
        }
        for pattern in en {
            let first = pattern.split(' ').next().unwrap_or_default();
            for word in first.split('|') {
                self.en
                    .entry(word.to_owned())
                    .or_default()
                    .push((slots(pattern), number));
            }
        }
    }

    /// Every word of the list that stands in a text, the longest at each place, in the order of the
    /// text. Words are looked for in the folded text: 逮　捕 is 逮捕.
    pub(crate) fn find<'t, 'w>(&'w self, text: &'t str) -> Vec<Found<'t, 'w, G>> {
        let folded = Folded::of(text);
        let plain = folded.text();
        let mut hits = self.find_ja(plain);
        if plain.bytes().any(|b| b.is_ascii_alphabetic()) {
            hits.extend(self.find_en(plain));
        }
        hits.sort_by_key(|hit| hit.place.start);
        let found = hits.into_iter().map(|hit| Found {
            word: folded.typed(hit.place.clone()),
            plain: plain[hit.place].to_lowercase(),
            group: &self.groups[hit.group],
            denied: hit.denied,
        });
        found.collect()
    }

    fn find_ja(&self, text: &str) -> Vec<Hit> {
        let mut found = Vec::new();
        let mut from = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let Some(patterns) = self.ja.get(&c).filter(|_| at >= from) else {
                continue;
            };
            let rest = &text[at..];
            let matching = patterns.iter().filter_map(|(pattern, group)| {
                pattern.len_in(rest).map(|len| (len, pattern, *group))
            });
            let longest = matching.max_by_key(|(len, pattern, _)| (*len, pattern.tail.is_none()));
            let Some((len, pattern, group)) = longest else {
                continue;
            };
            // What the `…` stands for may hold words of its own.
            from = at + pattern.head.len();
            let denied = LEXICON.denial.follows(&text[at + len..]);
            found.push(Hit {
                place: at..at + len,
                group,
                denied,
            });
        }
        found
    }

    fn find_en(&self, text: &str) -> Vec<Hit> {
        let tokens = tokens(text);
        let mut found = Vec::new();
        let mut from = 0;
        for at in 0..tokens.len() {
            let Some(patterns) = self.en.get(&tokens[at].lower).filter(|_| at >= from) else {
                continue;
            };
            let matching = patterns.iter().filter_map(|(slots, group)| {
                end_of(slots, &tokens, at, at).map(|end| (end, *group))
            });
            let Some((end, group)) = matching.max_by_key(|(end, _)| *end) else {
                continue;
            };
            from = end;
            found.push(Hit {
                place: tokens[at].start..tokens[end - 1].end,
                group,
                denied: LEXICON.denial.precedes(&tokens[..=at]),
            });
        }
        found
    }
}

/// A word in a folded text, with the number of its group.
struct Hit {
    place: Range<usize>,
    group: usize,
    denied: bool,
}

impl JaPattern {
    /// How many bytes it covers at the beginning of a text.
    fn len_in(&self, text: &str) -> Option<usize> {
        let rest = text.strip_prefix(self.head.as_str())?;
        let Some(tail) = &self.tail else {
            return Some(self.head.len());
        };
        let clause = rest
            .char_indices()
            .take(GAP_CHARS + 1)
            .take_while(|(_, c)| !"、。，．；「」『』（）\n".contains(*c));
        let gap = clause
            .map(|(at, _)| at)
            .find(|at| rest[*at..].starts_with(tail.as_str()))?;
        Some(self.head.len() + gap + tail.len())
    }
}

fn slots(pattern: &str) -> Vec<Slot> {
    let slot = |word: &str| match (word, word.strip_suffix('?')) {
        ("*", _) => Slot::Gap,
        (_, Some(word)) => Slot::Word {
            any: word.split('|').map(str::to_owned).collect(),
            optional: true,
        },
        (word, None) => Slot::Word {
            any: word.split('|').map(str::to_owned).collect(),
            optional: false,
        },
    };
    pattern.split(' ').map(slot).collect()
}

/// Where a pattern that began at `first` and has come to `at` ends, if the words there fit it.
fn end_of(slots: &[Slot], tokens: &[Token], first: usize, at: usize) -> Option<usize> {
    let Some((slot, rest)) = slots.split_first() else {
        return Some(at);
    };
    let joined = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| at == first || token.joined)
    };
    match slot {
        Slot::Gap => {
            let reach = (at..=at + GAP_WORDS).take_while(|here| *here == at || joined(*here - 1));
            reach
                .into_iter()
                .find_map(|here| end_of(rest, tokens, first, here))
        }
        Slot::Word { any, optional } => {
            let fits = joined(at) && any.contains(&tokens[at].lower);
            let taken = if fits {
                end_of(rest, tokens, first, at + 1)
            } else {
                None
            };
            taken.or_else(|| {
                if *optional {
                    end_of(rest, tokens, first, at)
                } else {
                    None
                }
            })
        }
    }
}

impl Denial {
    /// Whether what follows a Japanese word takes the claim out of it.
    fn follows(&self, rest: &str) -> bool {
        let denies = |rest: &str| {
            self.after
                .iter()
                .any(|words| rest.starts_with(words.as_str()))
                && !self
                    .not_after
                    .iter()
                    .any(|words| rest.starts_with(words.as_str()))
        };
        denies(rest)
            || self
                .particles
                .iter()
                .any(|particle| rest.strip_prefix(particle.as_str()).is_some_and(denies))
    }

    /// Whether what stands before the last of these English words takes the claim out of it.
    fn precedes(&self, tokens: &[Token]) -> bool {
        let clause = tokens
            .windows(2)
            .rev()
            .take_while(|two| two[1].joined)
            .map(|two| two[0].lower.as_str());
        let mut near = true;
        for word in clause.take_while(|word| !lists(&self.breaks, word)) {
            if (near && (word.ends_with("n't") || lists(&self.before, word)))
                || lists(&self.clause, word)
            {
                return true;
            }
            near = near && self.between.iter().any(|words| lists(words, word));
        }
        false
    }
}

fn lists(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::LEXICON;

    #[test]
    fn the_lexicon_is_read() {
        assert!(
            LEXICON.status.groups.len() > 20
                && !LEXICON.culprit.ja.is_empty()
                && !LEXICON.names.titles_ja.is_empty()
        );
    }
}
