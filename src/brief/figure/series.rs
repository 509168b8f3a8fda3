//! Figures over time, each with its source: columns of whole years, else a line.

use crate::brief::number::mentioned;
use crate::wording::{number, voice};
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::fit::{Room, first_that_fits, joined};
use super::{Made, Plot, span};
use crate::brief::plan::Plan;
use crate::chart::{ChartSpec, ColumnsSpec, Curve, CurvePoint, CurvesSpec, Slot, Tick};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{FigureData, Symbol};
use crate::lang::Lang;
use crate::model::{Calendar, FigureSize, Moment, Point, Precision, Section, Series, When};

/// Columns at most; more years are a line.
const MOST: i32 = 15;
const MOST_HALF: i32 = 14;
/// Fewer figures than these are said, not drawn.
const FEW: usize = 4;

/// A series that is so many times lower than the one beside it would lie flat on a scale that both
/// share.
const TOO_LOW: f64 = 10.0;

/// What a chart has beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Facing {
    /// Nothing.
    None,
    /// Figures of another unit.
    Other,
    /// Figures of the same unit on a scale of their own.
    OwnScale,
    /// Figures of the same unit, and both scales reach this figure.
    Shared(f64),
}

/// The figures of a series, and those of a second one beside it.
pub(crate) fn make(plan: &Plan<'_>, wanted: &Section, sink: &mut Sink) -> Vec<Made> {
    let all = &plan.brief.selection.timeline.series;
    let named = |of: &Option<_>| {
        of.as_ref()
            .and_then(|of: &crate::source::Ref<Series>| all.get(of.index()))
    };
    let (Some(first), second) = (named(&wanted.options.of), named(&wanted.options.with)) else {
        let found = Diagnostic::new(
            Code::MissingKey,
            wanted.at,
            "a chart of a series needs `of:`",
        );
        sink.push(found.hint("add `of:` with the id of a series"));
        return Vec::new();
    };
    let shown: Vec<&Series> = [first].into_iter().chain(second).collect();
    // Figures of one unit that face each other are read against each other: one scale for both.
    let lang = plan.lang;
    let same = shown
        .iter()
        .all(|series| series.unit.text(lang) == first.unit.text(lang));
    let highest = |series: &Series| {
        series
            .points
            .iter()
            .map(|point| point.value)
            .fold(0.0, f64::max)
    };
    let (high, low) = shown
        .iter()
        .map(|series| highest(series))
        .fold((0.0, f64::INFINITY), |(a, b): (f64, f64), v| {
            (a.max(v), b.min(v))
        });
    let facing = match shown.len() {
        1 => Facing::None,
        _ if !same => Facing::Other,
        _ if low * TOO_LOW < high => Facing::OwnScale,
        _ => Facing::Shared(high),
    };
    shown
        .into_iter()
        .map(|series| chart(plan, series, wanted, facing))
        .collect()
}

fn chart(plan: &Plan<'_>, series: &Series, wanted: &Section, facing: Facing) -> Made {
    let lang = plan.lang;
    let mut points: Vec<&Point> = series.points.iter().collect();
    points.sort_by_key(|point| point.date.when.page_order());
    let as_of = super::as_of(plan);
    let plotted = comparable(&points, as_of);
    let facts = Facts {
        series,
        points,
        plotted,
        lang,
    };
    if facts.points.is_empty() {
        return Made::Nothing;
    }
    let (sources, symbols) = facts.sources();
    if facts.plotted.len() < FEW {
        let words = super::citing(facts.sentence(&sources), symbols);
        return Made::Sentence(words);
    }
    let room = Room::of(wanted, lang);
    let title = facts.title(room);
    let (subtitle, named) = facts.subtitle(room, &title);
    let name = facts.name();
    let named = if named {
        String::new()
    } else {
        lang.pick(format!("系列：{name}。"), format!("Series: {name}. "))
    };
    let remark = series.note.as_ref().map_or("", |note| note.text(lang));
    let scale = match facing {
        Facing::OwnScale => voice(lang).own_scale_note(),
        Facing::Shared(_) => voice(lang).shared_scale_note(),
        Facing::None | Facing::Other => "",
    };
    let apart = facts.apart();
    let note = format!("{named}{sources}{scale}{apart}{remark}{}", facts.remarks())
        .trim()
        .to_owned();
    let reach = if let Facing::Shared(reach) = facing {
        Some(reach)
    } else {
        None
    };
    let alt = format!(
        "{name}{}{title}{}{}",
        voice(lang).colon(),
        voice(lang).sentence_break(),
        facts.listed()
    );
    let narrow = wanted.options.size == FigureSize::Half || wanted.options.with.is_some();
    let spec = match facts.years(if narrow { MOST_HALF } else { MOST }) {
        Some(years) => ChartSpec::Columns(facts.columns(years, reach)),
        None => ChartSpec::Curves(facts.curve(reach)),
    };
    let data = facts.data();
    Plot {
        symbols,
        title,
        subtitle,
        alt,
        note: Some(note),
        parts: vec![spec],
        data,
    }
    .into()
}

/// A series with its points in order of time.
struct Facts<'s> {
    series: &'s Series,
    /// All of them.
    points: Vec<&'s Point>,
    /// Those that are drawn and compared: whole periods of one length.
    plotted: Vec<&'s Point>,
    lang: Lang,
}

/// How long a period is: in months where it is made of whole months, else in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Length {
    Days(i64),
    Months(i32),
}

impl Length {
    /// The length of what a date means; none where an end is open.
    fn new(when: &When) -> Option<Self> {
        let (first, last) = (when.first(), when.last()?);
        let next = last.succ_opt()?;
        if first.day() == 1 && next.day() == 1 {
            let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
            return Some(Length::Months(months(next) - months(first)));
        }
        Some(Length::Days((next - first).num_days()))
    }
}

/// The points that can be compared: those whose period was over at the cut-off and is as long as
/// most are. A quarter beside years is no fall, and neither is a year that goes on.
fn comparable<'s>(points: &[&'s Point], as_of: NaiveDate) -> Vec<&'s Point> {
    let length = |point: &&Point| {
        let when = &point.date.when;
        let is_over = when.last().is_some_and(|last| last <= as_of);
        Length::new(when).filter(|_| is_over)
    };
    let mut counts: BTreeMap<Length, usize> = BTreeMap::new();
    for found in points.iter().filter_map(length) {
        *counts.entry(found).or_insert(0) += 1;
    }
    let usual = counts
        .into_iter()
        .max_by_key(|(length, count)| (*count, *length));
    let usual = usual.map(|(length, _)| length);
    let is_usual = |point: &&Point| usual.is_some() && length(point) == usual;
    points
        .iter()
        .copied()
        .filter(|point| is_usual(point))
        .collect()
}

impl Facts<'_> {
    fn name(&self) -> &str {
        self.series.title.text(self.lang)
    }

    /// A figure with its unit.
    fn figure(&self, value: f64) -> String {
        let (number, unit) = (number(value), self.series.unit.text(self.lang));
        self.lang
            .pick(format!("{number}{unit}"), format!("{number} {unit}"))
    }

    /// The period of a figure below an axis: years of the common era, as on every axis.
    fn date(&self, point: &Point) -> String {
        voice(self.lang).table_date(&point.date.when, false, Calendar::Gregorian)
    }

    /// The period of a figure in a sentence.
    fn moment(&self, point: &Point) -> String {
        match point.date.when {
            When::Moment(Moment {
                first,
                precision: Precision::Month,
                approximate: false,
                uncertain: false,
                ..
            }) => self.lang.pick(
                format!("{}年{}月", first.year(), first.month()),
                first.format("%B %Y").to_string(),
            ),
            When::Moment(Moment {
                first,
                precision: Precision::Day,
                approximate: false,
                uncertain: false,
                ..
            }) => voice(self.lang).day(first, Calendar::Gregorian),
            _ => self.date(point),
        }
    }

    /// The sources cited by the points, each once, and what stands for them.
    fn sources(&self) -> (String, Vec<Symbol>) {
        let cited = mentioned(self.points.iter().flat_map(|point| &point.sources));
        let labels = vec![Symbol::PLACE; cited.len()];
        let text = match (cited.is_empty(), self.lang) {
            (true, _) => String::new(),
            (false, Lang::Ja) => format!("出典：{}。", labels.join("、")),
            (false, Lang::En) => format!("Sources: {}. ", labels.join(", ")),
        };
        (text, cited)
    }

    /// Every figure with its period.
    fn listed(&self) -> String {
        let lang = self.lang;
        let each = |point: &&Point| {
            format!(
                "{}{}{}",
                self.moment(point),
                voice(lang).topic_mark(),
                self.figure(point.value)
            )
        };
        self.points
            .iter()
            .map(each)
            .collect::<Vec<_>>()
            .join(voice(lang).evidence_divider())
    }

    /// What is said of single figures.
    fn remarks(&self) -> String {
        let lang = self.lang;
        let noted = self.points.iter().filter_map(|point| {
            let note = point.note.as_ref()?.text(lang);
            Some(lang.pick(
                format!("{}：{note}", self.date(point)),
                format!(" {}: {note}", self.date(point)),
            ))
        });
        noted.collect()
    }

    /// What is not drawn, each figure with its period.
    fn apart(&self) -> String {
        let is_plotted = |point: &&Point| self.plotted.iter().any(|of| std::ptr::eq(*of, *point));
        let apart: Vec<String> = self
            .points
            .iter()
            .filter(|point| !is_plotted(point))
            .map(|point| {
                let topic = voice(self.lang).topic_mark();
                format!("{}{topic}{}", self.moment(point), self.figure(point.value))
            })
            .collect();
        match apart.is_empty() {
            true => String::new(),
            false => voice(self.lang).periods_not_drawn(&apart),
        }
    }

    fn sample(&self) -> &'static str {
        if self.series.sample {
            voice(self.lang).sample_values()
        } else {
            ""
        }
    }

    /// Too few figures for a chart.
    fn sentence(&self, sources: &str) -> String {
        let (lang, name, sample) = (self.lang, self.name(), self.sample());
        if self.points.is_empty() {
            return lang.pick(
                format!("「{name}」の値はまだない。"),
                format!("There are no figures yet for: {name}."),
            );
        }
        let remark = self.series.note.as_ref().map_or("", |note| note.text(lang));
        lang.pick(
            format!(
                "{name}{sample}：{}。{sources}{remark}{}",
                self.listed(),
                self.remarks()
            ),
            format!(
                "{name}{sample}: {}. {sources}{remark}{}",
                self.listed(),
                self.remarks()
            )
            .trim()
            .to_owned(),
        )
    }

    /// How the figures went: with the name of the series and the peak, as far as there is room.
    fn title(&self, room: Room) -> String {
        let (change, peak, name) = (self.change(), self.peak(), self.name());
        let with_peak = match (&peak, self.lang) {
            (None, _) => change.clone(),
            (Some(peak), Lang::Ja) => format!("{change}（{peak}）"),
            (Some(peak), Lang::En) => format!("{change}; {peak}"),
        };
        let named = |change: &str| {
            self.lang
                .pick(format!("{name}は{change}"), format!("{name}: {change}"))
        };
        first_that_fits(
            [
                named(&with_peak),
                named(&change),
                capital(&with_peak),
                capital(&change),
            ],
            room.title,
        )
    }

    /// The highest figure, where it is neither the first nor the last.
    fn peak(&self) -> Option<String> {
        let (first, last) = self.ends();
        let most = self
            .plotted
            .iter()
            .map(|point| point.value)
            .fold(f64::NEG_INFINITY, f64::max);
        if most <= first.value.max(last.value) {
            return None;
        }
        let at: Vec<String> = self
            .plotted
            .iter()
            .filter(|point| point.value == most)
            .map(|point| self.moment(point))
            .collect();
        let most = self.figure(most);
        Some(match (at.len(), self.lang) {
            (1..=3, Lang::Ja) => format!("最多は{}の{most}", joined(&at, Lang::Ja)),
            (1..=3, Lang::En) => format!("peak {most} in {}", joined(&at, Lang::En)),
            (_, Lang::Ja) => format!("最多は{most}"),
            (_, Lang::En) => format!("peak {most}"),
        })
    }

    /// The first and the last figure; a chart has some.
    fn ends(&self) -> (&Point, &Point) {
        (self.plotted[0], self.plotted[self.plotted.len() - 1])
    }

    /// From the first to the last figure.
    fn change(&self) -> String {
        let (first, last) = self.ends();
        let (a, b) = (self.moment(first), self.moment(last));
        let (from, to) = (self.figure(first.value), self.figure(last.value));
        match (self.lang, first.value.partial_cmp(&last.value)) {
            (Lang::Ja, Some(std::cmp::Ordering::Less)) => {
                format!("{a}の{from}から{b}の{to}に増えた")
            }
            (Lang::Ja, Some(std::cmp::Ordering::Greater)) => {
                format!("{a}の{from}から{b}の{to}に減った")
            }
            (Lang::Ja, _) => format!("{b}に{a}と同じ{from}となった"),
            (Lang::En, Some(std::cmp::Ordering::Less)) => {
                format!("up from {from} in {a} to {} in {b}", number(last.value))
            }
            (Lang::En, Some(std::cmp::Ordering::Greater)) => {
                format!("down from {from} in {a} to {} in {b}", number(last.value))
            }
            (Lang::En, _) => format!("{from} in both {a} and {b}"),
        }
    }

    /// Unit and period, and what the headline has no room for: the name, then the peak. Says
    /// whether either names the series.
    fn subtitle(&self, room: Room, title: &str) -> (String, bool) {
        let (lang, name, sample) = (self.lang, self.name(), self.sample());
        let unit = self.series.unit.text(lang);
        let (first, last) = self.ends();
        let (first, last) = (self.moment(first), self.moment(last));
        let short = lang.pick(
            format!("単位：{unit}、{first}から{last}{sample}"),
            format!("Unit: {unit}; {first} to {last}{sample}"),
        );
        let with_peak = match self.peak().filter(|peak| !title.contains(peak)) {
            Some(peak) => lang.pick(format!("{short}。{peak}"), format!("{short}; {peak}")),
            None => short.clone(),
        };
        let named = title.starts_with(name);
        let long = |rest: &str| {
            if named {
                rest.to_owned()
            } else {
                lang.pick(format!("{name}。{rest}"), format!("{name}. {rest}"))
            }
        };
        let chosen = first_that_fits(
            [long(&with_peak), long(&short), with_peak, short],
            room.subtitle,
        );
        let named = named || chosen.starts_with(name);
        (chosen, named)
    }

    /// The years of the columns, where every figure is a whole year's, no year has two, and there
    /// are not too many.
    fn years(&self, most: i32) -> Option<(i32, i32)> {
        let whole = |when: &When| {
            matches!(when,
            When::Moment(moment) if moment.precision == Precision::Year)
        };
        let years: BTreeSet<i32> = self
            .plotted
            .iter()
            .map(|point| point.date.when.year())
            .collect();
        let (first, last) = (*years.first()?, *years.last()?);
        let plain = self
            .plotted
            .iter()
            .all(|point| whole(&point.date.when) && point.value >= 0.0);
        (plain && years.len() == self.plotted.len() && last - first < most).then_some((first, last))
    }

    fn columns(&self, (first, last): (i32, i32), reach: Option<f64>) -> ColumnsSpec {
        let value = |year: i32| {
            self.plotted
                .iter()
                .find(|point| point.date.when.year() == year)
                .map(|point| point.value)
        };
        let slot = |year: i32| Slot {
            label: year.to_string(),
            group: None,
            part: None,
            hatched: false,
            values: vec![value(year)],
        };
        let slots = (first..=last).map(slot).collect();
        ColumnsSpec {
            lang: self.lang,
            stacked: Vec::new(),
            slots,
            unit: self.unit(),
            reach,
        }
    }

    /// The unit behind a figure of the axis.
    fn unit(&self) -> String {
        let unit = self.series.unit.text(self.lang);
        self.lang.pick(unit.to_owned(), format!(" {unit}"))
    }

    fn curve(&self, reach: Option<f64>) -> CurvesSpec {
        let days: Vec<(NaiveDate, NaiveDate)> = self
            .plotted
            .iter()
            .map(|point| {
                (
                    point.date.when.first(),
                    point.date.when.last().unwrap_or(point.date.when.first()),
                )
            })
            .collect();
        let (from, to) = days
            .iter()
            .fold((NaiveDate::MAX, NaiveDate::MIN), |(a, b), (first, last)| {
                (a.min(*first), b.max(*last))
            });
        let at = |(first, last): (NaiveDate, NaiveDate)| {
            ((first - from).num_days() + (last - from).num_days()) as f64 / 2.0
        };
        let gaps = gaps(&days);
        let point = |(number, point): (usize, &&Point)| CurvePoint {
            at: at(days[number]),
            value: point.value,
            apart: gaps[number],
        };
        let points = self.plotted.iter().enumerate().map(point).collect();
        let curve = Curve {
            kind: None,
            name: String::new(),
            points,
        };
        let ticks = if span::tick_months(from, to) == 12 {
            span::ticks(from, to, self.lang)
        } else {
            let tick = |(number, point): (usize, &&Point)| Tick {
                at: at(days[number]),
                line: Some(at(days[number])),
                text: self.date(point),
            };
            self.plotted.iter().enumerate().map(tick).collect()
        };
        let length = (to - from).num_days().max(1) as f64;
        CurvesSpec {
            lang: self.lang,
            curves: vec![curve],
            stepped: false,
            days: length,
            ticks,
            unit: self.unit(),
            reach,
        }
    }

    fn data(&self) -> FigureData {
        let (lang, unit) = (self.lang, self.series.unit.text(self.lang));
        let name = self.name();
        let what = lang.pick(format!("{name}（{unit}）"), format!("{name} ({unit})"));
        let mut data = FigureData::new([voice(lang).period_head().to_owned(), what]);
        for point in &self.points {
            data.row([self.date(point), number(point.value)]);
        }
        data
    }
}

/// A sentence with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Before which figures others are missing: those farther from the figure before than the usual
/// distance. Months and years recur evenly, so the least distance is the usual one; days do not.
fn gaps(days: &[(NaiveDate, NaiveDate)]) -> Vec<bool> {
    let months = |day: NaiveDate| i64::from(day.year() * 12 + day.month0() as i32);
    let whole = days.iter().all(|(first, last)| {
        first.day() == 1 && last.succ_opt().is_none_or(|next| next.day() == 1)
    });
    let distance = |pair: &[(NaiveDate, NaiveDate)]| {
        if whole {
            months(pair[1].0) - months(pair[0].0)
        } else {
            (pair[1].0 - pair[0].0).num_days()
        }
    };
    let distances: Vec<i64> = days.windows(2).map(distance).collect();
    let mut sorted: Vec<i64> = distances
        .iter()
        .copied()
        .filter(|distance| *distance > 0)
        .collect();
    sorted.sort_unstable();
    let usual = if whole {
        sorted.first()
    } else {
        sorted.get(sorted.len() / 2)
    }
    .copied()
    .unwrap_or(0);
    // Days of a month vary in distance: only what is twice as far is a gap.
    let is_gap = |distance: &i64| {
        if whole {
            *distance > usual
        } else {
            *distance > usual * 2
        }
    };
    [false]
        .into_iter()
        .chain(distances.iter().map(is_gap))
        .collect()
}
