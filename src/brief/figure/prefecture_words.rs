//! What is said of a map of the prefectures, and how its figures are printed.

use crate::document::Symbol;
use crate::wording::{number, voice};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::fit;
use crate::chart::PREFECTURES;
use crate::lang::Lang;
use crate::model::{FigureSize, RecordKind};

/// Prefectures that are named at most where several are the highest.
const NAMED: usize = 3;

/// What the tiles show.
pub(crate) enum Shows {
    /// Figures of a series.
    Series {
        /// What is counted.
        title: String,
        /// Its unit.
        unit: String,
        /// How it is to be read.
        note: Option<String>,
        /// The labels of its sources.
        cited: Vec<Symbol>,
        /// Whether it is invented for illustration.
        sample: bool,
    },
    /// Events and cases by place.
    Records {
        /// Their kind, where all are of one.
        kind: Option<RecordKind>,
        /// How many have a place.
        known: usize,
        /// How many have none.
        unknown: usize,
        /// How many of those with a place are invented for illustration.
        samples: usize,
        /// The years of those with a place.
        years: RangeInclusive<i32>,
    },
}

/// What the words are about.
pub(crate) struct Said {
    /// What a count of records says of itself.
    pub chosen: String,
    /// The language.
    pub lang: Lang,
    /// How wide the chart is.
    pub size: FigureSize,
    /// The figures by prefecture, from 0 for JP-01.
    pub values: BTreeMap<usize, f64>,
    /// What they count.
    pub shows: Shows,
    /// In what they are printed.
    pub unit: Unit,
    /// The information cut-off.
    pub as_of: String,
}

impl Said {
    /// The prefectures with their figures, the highest first, equal ones from north to south.
    pub(crate) fn ranking(&self) -> Vec<(usize, f64)> {
        let mut all: Vec<(usize, f64)> = self
            .values
            .iter()
            .map(|(place, value)| (*place, *value))
            .collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all
    }

    /// A figure with its unit, as running text says it.
    fn figure(&self, value: f64) -> String {
        let value = number(value);
        match (&self.shows, self.lang) {
            (Shows::Series { unit, .. }, Lang::Ja) => format!("{value}{unit}"),
            (Shows::Records { .. }, Lang::Ja) => format!("{value}件"),
            (_, Lang::En) => value,
        }
    }

    fn told(&self, (place, value): &(usize, f64)) -> String {
        format!(
            "{}{}{}",
            name(*place, self.lang),
            self.lang.pick("", " "),
            self.figure(*value)
        )
    }
}

/// In what the figures of a map are printed: as they are, or by the ten thousand or thousand.
pub(crate) struct Unit {
    divisor: f64,
    word: &'static str,
}

impl Unit {
    /// The smallest unit in which a figure stays below `most`.
    pub(crate) fn for_figures_to(highest: f64, most: f64, lang: Lang) -> Self {
        let units = match lang {
            Lang::Ja => [(1.0, ""), (1e4, "万"), (1e8, "億"), (1e12, "兆")],
            Lang::En => [
                (1.0, ""),
                (1e3, "thousand"),
                (1e6, "million"),
                (1e9, "billion"),
            ],
        };
        let (divisor, word) = units
            .into_iter()
            .find(|(divisor, _)| highest / divisor < most)
            .unwrap_or((1e12, lang.pick("兆", "trillion")));
        Unit { divisor, word }
    }

    fn is_plain(&self) -> bool {
        self.divisor == 1.0
    }

    /// A figure as a tile prints it: short, rounded where it has to be, and never zero where it is
    /// not.
    pub(crate) fn shown(&self, value: f64) -> String {
        let value = value / self.divisor;
        let decimals = match value.abs() {
            ..10.0 => 100.0,
            10.0..100.0 => 10.0,
            _ => 1.0,
        };
        let rounded = (value * decimals).round() / decimals;
        if rounded == 0.0 && value != 0.0 {
            "<0.01".to_owned()
        } else {
            number(rounded)
        }
    }

    /// Whether a figure is printed as it is.
    fn is_exact(&self, value: f64) -> bool {
        self.shown(value) == number(value / self.divisor)
    }
}

/// The name of a prefecture in running text.
pub(crate) fn name(place: usize, lang: Lang) -> String {
    lang.pick(PREFECTURES[place].whole(), PREFECTURES[place].en.to_owned())
}

/// What is counted, in a few words.
pub(crate) fn counted(said: &Said) -> String {
    let lang = said.lang;
    match &said.shows {
        Shows::Series { title, unit, .. } if title.to_lowercase() == unit.to_lowercase() => {
            title.clone()
        }
        Shows::Series { title, unit, .. } => {
            lang.pick(format!("{title}（{unit}）"), format!("{title} ({unit})"))
        }
        Shows::Records {
            kind: Some(RecordKind::Incident),
            ..
        } => voice(lang).incidents_on_map().to_owned(),
        Shows::Records { .. } => voice(lang).matters_on_map().to_owned(),
    }
}

/// What stands above the scale.
pub(crate) fn heading(said: &Said) -> String {
    let word = said.unit.word;
    match (&said.shows, said.lang) {
        (Shows::Series { unit, .. }, Lang::Ja) => format!("{word}{unit}"),
        (Shows::Series { unit, .. }, Lang::En) if word.is_empty() => unit.clone(),
        (Shows::Series { unit, .. }, Lang::En) => format!("{unit}, {word}s"),
        (Shows::Records { .. }, Lang::Ja) => format!("{word}件"),
        (
            Shows::Records {
                kind: Some(RecordKind::Incident),
                ..
            },
            Lang::En,
        ) => "incidents".to_owned(),
        (Shows::Records { .. }, Lang::En) => "events and cases".to_owned(),
    }
}

/// The words of the steps of the scale.
pub(crate) fn scale(bounds: &[f64], said: &Said) -> Vec<String> {
    let whole = said.unit.is_plain() && said.values.values().all(|value| value.fract() == 0.0);
    let few = said
        .values
        .values()
        .filter(|value| **value > 0.0)
        .all(|value| bounds.contains(value));
    let mut below = 0.0;
    let mut words = Vec::with_capacity(bounds.len());
    for bound in bounds {
        let upper = said.unit.shown(*bound);
        words.push(match (few, whole) {
            (true, _) => upper,
            (false, true) if below + 1.0 == *bound => upper,
            (false, true) => format!("{}–{upper}", number(below + 1.0)),
            (false, false) => said.lang.pick(format!("〜{upper}"), format!("to {upper}")),
        });
        below = *bound;
    }
    words
}

/// The highest prefecture, all of them where several are equal; how many there are where they are
/// too many to name.
pub(crate) fn title(said: &Said) -> String {
    let lang = said.lang;
    let ranking = said.ranking();
    let most = ranking.first().map_or(0.0, |(_, value)| *value);
    let highest: Vec<String> = ranking
        .iter()
        .filter(|(_, value)| *value == most)
        .map(|(place, _)| name(*place, lang))
        .collect();
    let figure = said.figure(most);
    let ties = highest.len();
    let names = (ties <= NAMED).then(|| lang.pick(highest.join("と"), highest.join(" and ")));
    let each = if ties > 1 { voice(lang).each() } else { "" };
    let places = lang.pick(format!("{ties}都道府県"), format!("{ties} prefectures"));
    let who = names.as_deref().unwrap_or(&places);
    let have = if ties > 1 { "have" } else { "has" };
    let ja = |what: &str| format!("{what}は{who}の{each}{figure}が最大");
    let en = |what: &str| format!("{who} {have} the most {what} listed here ({figure}{each})");
    let long = match &said.shows {
        Shows::Series { title, .. } => lang.pick(
            ja(title),
            format!("{title}: highest in {who} ({figure}{each})"),
        ),
        Shows::Records {
            kind: Some(RecordKind::Incident),
            ..
        } => lang.pick(ja("この一覧の事案の記録"), en("incidents")),
        Shows::Records { .. } => lang.pick(ja("この一覧の出来事と事件"), en("events and cases")),
    };
    let alone = lang.pick(
        format!("最大は{who}の{each}{figure}"),
        format!("Highest in {who} ({figure}{each})"),
    );
    let short = lang.pick(
        format!("最大は{places}の{each}{figure}"),
        format!("Highest: {figure}{each} in {places}"),
    );
    fit::first_that_fits(
        [long, alone, short],
        fit::Room::sized(said.size, lang).title,
    )
}

/// What is counted, in what unit, and when.
pub(crate) fn subtitle(said: &Said) -> String {
    let lang = said.lang;
    let unit = match (said.unit.word, lang) {
        ("", _) => String::new(),
        (word, Lang::Ja) => format!("、数字は{word}の単位"),
        (word, Lang::En) => format!(", in {word}s"),
    };
    let parts = match &said.shows {
        Shows::Series { sample, .. } => {
            let sample = if *sample {
                voice(lang).sample_after()
            } else {
                ""
            };
            let what = lang.pick(
                format!("都道府県別の{}{unit}{sample}", counted(said)),
                format!("{} by prefecture{unit}{sample}", counted(said)),
            );
            vec![
                what,
                lang.pick(
                    format!("情報基準日 {}", said.as_of),
                    format!("information to {}", said.as_of),
                ),
            ]
        }
        Shows::Records { years, .. } => {
            let (first, last) = (years.start(), years.end());
            let years = match (lang, first == last) {
                (Lang::Ja, true) => format!("{first}年"),
                (Lang::Ja, false) => format!("{first}〜{last}年"),
                (Lang::En, true) => first.to_string(),
                (Lang::En, false) => format!("{first}–{last}"),
            };
            vec![
                lang.pick(
                    format!("都道府県別の{}{unit}", counted(said)),
                    format!("{} by prefecture{unit}", counted(said)),
                ),
                years,
            ]
        }
    };
    fit::parts_that_fit(&parts, fit::Room::sized(said.size, lang).subtitle, lang)
}

/// How it is counted, what is left out, and that the map is simplified.
pub(crate) fn note(said: &Said) -> String {
    let lang = said.lang;
    let mut parts: Vec<String> = Vec::new();
    match &said.shows {
        Shows::Series { note, cited, .. } => {
            if !cited.is_empty() {
                let labels = vec![Symbol::PLACE; cited.len()];
                parts.push(lang.pick(
                    format!("出典：{}。", labels.join("、")),
                    format!("Sources: {}.", labels.join(", ")),
                ));
            }
            parts.extend(note.clone());
        }
        Shows::Records {
            known,
            unknown,
            samples,
            kind,
            ..
        } => {
            let (known, unknown_, samples_) = (
                number(*known as f64),
                number(*unknown as f64),
                number(*samples as f64),
            );
            parts.push(lang.pick(
                format!(
                    "対象は都道府県の分かる{known}件。複数の都道府県に当たるものはそれぞれに数\
                    える。"
                ),
                format!(
                    "n = {known}, those whose prefecture is known. What concerns several \
                    prefectures counts in each."
                ),
            ));
            if kind.is_none() {
                let en = "A case counts once, however many its steps.";
                parts.push(
                    lang.pick("事件は段階の数にかかわらず1件とする。", en)
                        .to_owned(),
                );
            }
            if *samples > 0 {
                parts.push(lang.pick(
                    format!("うち{samples_}件は見本。"),
                    format!("Of these, {samples_} are samples."),
                ));
            }
            if *unknown > 0 {
                parts.push(lang.pick(
                    format!("都道府県を示さない{unknown_}件は除く。"),
                    format!("Left out: {unknown_} that name no prefecture."),
                ));
            }
            parts.push(said.chosen.clone());
        }
    }
    if said
        .values
        .values()
        .any(|value| !said.unit.is_exact(*value))
    {
        parts.push(voice(lang).rounded_note().to_owned());
    }
    if said.values.len() < PREFECTURES.len() {
        let none = PREFECTURES.len() - said.values.len();
        let unknown = match (&said.shows, lang) {
            (Shows::Series { .. }, Lang::Ja) => format!("白地の「–」は値のない{none}都道府県。"),
            (Shows::Series { .. }, Lang::En) => {
                format!("A dash on white: no figure ({none} prefectures).")
            }
            (Shows::Records { .. }, Lang::Ja) => {
                format!(
                    "白地の「–」はこの一覧に記録のない{none}都道府県で、何もなかったという意味では\
                    ない。"
                )
            }
            (Shows::Records { .. }, Lang::En) => {
                format!(
                    "A dash on white: nothing listed here ({none} prefectures), which does not \
                    mean that nothing happened."
                )
            }
        };
        parts.push(unknown);
    }
    parts.push(voice(lang).simplified_note().to_owned());
    parts.join(lang.pick("", " "))
}

/// The headline with the ten highest prefectures.
pub(crate) fn alt(said: &Said) -> String {
    let lang = said.lang;
    let highest: Vec<String> = said
        .ranking()
        .iter()
        .take(10)
        .map(|entry| said.told(entry))
        .collect();
    let known = said.values.len();
    let highest = highest.join(voice(lang).comma());
    lang.pick(
        format!(
            "{}。値が分かる都道府県は{known}、多い順に、{highest}。",
            title(said)
        ),
        format!(
            "{}. Prefectures with a figure: {known}. Highest: {highest}.",
            title(said)
        ),
    )
}

/// What is said where too few prefectures are known for a map.
pub(crate) fn sentence(said: &Said) -> String {
    let lang = said.lang;
    let all: Vec<String> = said
        .ranking()
        .iter()
        .map(|entry| said.told(entry))
        .collect();
    let all = all.join(voice(lang).comma());
    match (&said.shows, said.values.len()) {
        (Shows::Series { title, .. }, 0) => lang.pick(
            format!("「{title}」には都道府県ごとの値がない。"),
            format!("{title}: there are no figures by prefecture."),
        ),
        (Shows::Records { .. }, 0) => voice(lang).no_prefecture_known().to_owned(),
        (Shows::Series { unit, sample, .. }, _) => {
            let sample = if *sample {
                voice(lang).sample_after()
            } else {
                ""
            };
            lang.pick(
                format!(
                    "{}が分かる都道府県は次のとおり{sample}：{all}。",
                    counted(said)
                ),
                format!(
                    "{} by prefecture{sample}, as far as known: {all}.",
                    if unit.is_empty() {
                        String::new()
                    } else {
                        counted(said)
                    }
                ),
            )
        }
        (Shows::Records { samples, .. }, _) => {
            let count = number(*samples as f64);
            let sample = if *samples == 0 {
                String::new()
            } else {
                lang.pick(
                    format!("うち{count}件は見本。"),
                    format!(" Samples: {count}."),
                )
            };
            lang.pick(
                format!(
                    "この一覧で都道府県の分かる{}は次のとおり：{all}。{sample}",
                    counted(said)
                ),
                format!(
                    "{} whose prefecture is known: {all}.{sample}",
                    counted(said)
                ),
            )
        }
    }
}

/// What the note cites.
pub(crate) fn cited(said: &Said) -> Vec<Symbol> {
    match &said.shows {
        Shows::Series { cited, .. } => cited.clone(),
        Shows::Records { .. } => Vec::new(),
    }
}
