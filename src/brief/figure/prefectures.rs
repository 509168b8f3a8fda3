//! The prefectures as tiles: figures of a series by place, or how many of the events and cases
//! listed are in each.

use crate::brief::number::mentioned;
use crate::wording::number;
use crate::wording::voice;
use std::collections::{BTreeMap, BTreeSet};

use super::prefecture_words::{self as words, Said, Shows, Unit};
use super::{Made, Plot};
use crate::analysis::{Record, RecordOf, bounds, scale_step, years_of};
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, MapSpec, PREFECTURES, Tile};
use crate::document::FigureData;
use crate::model::{FigureSize, Place, RecordKind, Section};

/// Fewer known prefectures than these are told in a sentence.
const FEW: usize = 5;

/// The map, or what there is to say instead.
pub(crate) fn make(plan: &Plan<'_>, wanted: &Section) -> Vec<Made> {
    let said = match &wanted.options.of {
        Some(of) => of_series(plan, of.index(), wanted),
        None => Some(of_records(plan, wanted)),
    };
    said.map(|said| made(&said, wanted)).into_iter().collect()
}

fn made(said: &Said, wanted: &Section) -> Made {
    if said.values.is_empty() {
        return Made::Nothing;
    }
    if said.values.len() < FEW {
        return Made::sentence(words::sentence(said));
    }
    Plot {
        symbols: words::cited(said),
        title: words::title(said),
        subtitle: words::subtitle(said),
        alt: words::alt(said),
        note: Some(words::note(said)),
        parts: vec![ChartSpec::Map(spec(said, wanted))],
        data: data(said),
    }
    .into()
}

/// The position in the order of ISO 3166-2, from 0.
fn position(code: &str) -> Option<usize> {
    code.strip_prefix("JP-")?
        .parse::<usize>()
        .ok()?
        .checked_sub(1)
        .filter(|place| *place < PREFECTURES.len())
}

fn of_series(plan: &Plan<'_>, of: usize, wanted: &Section) -> Option<Said> {
    let lang = plan.lang;
    let series = plan.brief.selection.timeline.series.get(of)?;
    let values: BTreeMap<usize, f64> = series
        .by_place
        .0
        .iter()
        .filter_map(|(code, value)| Some((position(code)?, *value)))
        .collect();
    let cited = mentioned(series.points.iter().flat_map(|point| &point.sources));
    let shows = Shows::Series {
        title: series.title.text(lang).to_owned(),
        unit: series.unit.text(lang).to_owned(),
        note: series.note.as_ref().map(|note| note.text(lang).to_owned()),
        cited,
        sample: series.sample,
    };
    let as_of = super::as_of(plan).to_string();
    Some(Said {
        chosen: super::chosen(plan),
        lang,
        size: wanted.options.size,
        unit: unit(&values, wanted, lang),
        values,
        shows,
        as_of,
    })
}

/// One event, or one case: its steps are in the same places, and counting each would count the case
/// many times.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Event(u32),
    Case(Box<str>),
}

fn of_records(plan: &Plan<'_>, wanted: &Section) -> Said {
    let lang = plan.lang;
    let mut places: BTreeMap<Matter, &[Place]> = BTreeMap::new();
    let mut counted: Vec<&Record<'_>> = Vec::new();
    let mut samples = BTreeSet::new();
    for record in &plan.brief.selection.records {
        let matter = || match record.of {
            RecordOf::Event(_) => Matter::Event(record.number),
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _) => {
                Matter::Case(case.id.value.clone())
            }
        };
        places.insert(matter(), record.places());
        if !record.places().is_empty() {
            counted.push(record);
            samples.extend(record.is_sample().then(matter));
        }
    }
    let mut values: BTreeMap<usize, f64> = BTreeMap::new();
    for place in places.values().flat_map(|places| {
        places
            .iter()
            .filter_map(|place| position(&place.0))
            .collect::<BTreeSet<usize>>()
    }) {
        *values.entry(place).or_insert(0.0) += 1.0;
    }
    let kinds: BTreeSet<usize> = counted.iter().map(|record| record.kind as usize).collect();
    let known = places.values().filter(|places| !places.is_empty()).count();
    let shows = Shows::Records {
        kind: counted
            .first()
            .map(|record| record.kind)
            .filter(|_| kinds.len() == 1),
        known,
        unknown: places.len() - known,
        samples: samples.len(),
        years: years_of(counted.iter().copied()).unwrap_or(0..=0),
    };
    let as_of = super::as_of(plan).to_string();
    Said {
        chosen: super::chosen(plan),
        lang,
        size: wanted.options.size,
        unit: unit(&values, wanted, lang),
        values,
        shows,
        as_of,
    }
}

/// The unit in which every figure has room on its tile.
fn unit(values: &BTreeMap<usize, f64>, wanted: &Section, lang: crate::lang::Lang) -> Unit {
    let highest = values.values().map(|value| value.abs()).fold(0.0, f64::max);
    let most = match wanted.options.size {
        FigureSize::Full => 100_000.0,
        FigureSize::Half => 10_000.0,
    };
    Unit::for_figures_to(highest, most, lang)
}

fn spec(said: &Said, wanted: &Section) -> MapSpec {
    let lang = said.lang;
    let bounds = bounds(said.values.values().copied());
    let tile = |(number, place): (usize, &crate::chart::Prefecture)| {
        let value = said.values.get(&number);
        Tile {
            name: lang.pick(place.ja, place.code).to_owned(),
            value: value.map(|value| said.unit.shown(*value)),
            step: value.and_then(|value| scale_step(&bounds, *value)),
        }
    };
    let listed = |(place, value): (usize, Option<f64>)| {
        let name = lang
            .pick(PREFECTURES[place].ja, PREFECTURES[place].en)
            .to_owned();
        let code = lang.pick(None, Some(PREFECTURES[place].code.to_owned()));
        (
            code,
            name,
            value.map_or("–".to_owned(), |value| said.unit.shown(value)),
        )
    };
    let known = said
        .ranking()
        .into_iter()
        .map(|(place, value)| (place, Some(value)));
    // A code must be explained even where nothing is known of its prefecture.
    let unknown = (0..PREFECTURES.len())
        .filter(|place| !said.values.contains_key(place))
        .map(|place| (place, None));
    let list = known
        .chain(unknown)
        .filter(|(_, value)| value.is_some() || lang.pick(false, true))
        .map(listed)
        .collect();
    MapSpec {
        lang,
        kind: match &said.shows {
            Shows::Series { .. } => Some(RecordKind::Outreach),
            Shows::Records { kind, .. } => *kind,
        },
        unit: words::heading(said),
        scale: words::scale(&bounds, said),
        tiles: PREFECTURES.iter().enumerate().map(tile).collect(),
        list,
        at: wanted.at,
    }
}

fn data(said: &Said) -> FigureData {
    let mut data = FigureData::new([
        voice(said.lang).prefecture_head().to_owned(),
        words::counted(said),
    ]);
    for (place, value) in said.ranking() {
        data.row([words::name(place, said.lang), number(value)]);
    }
    data
}
