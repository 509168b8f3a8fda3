//! Swim lanes: which marks stand in which lane, and how a long timeline goes on over pages.

use crate::frame::Dest;
use crate::wording::voice;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::lanes::Lanes;
use super::{Made, Plot, Surface, as_of, axis, fit};
use crate::analysis::{Choice, Record, RecordOf, Selection};
use crate::brief::plan::Plan;
use crate::brief::status;
use crate::chart::{ChartSpec, LaneMark, TimelineSpec};
use crate::diag::Span;
use crate::document::FigureData;
use crate::lang::Lang;
use crate::model::{
    By, Calendar, Case, Importance, Party, Proceeding, RecordKind, Section, TimelineRoom,
};

/// How much one chart takes before it goes on over the page: beside another figure little, on a
/// page of its own more, on a sheet that is folded most.
fn room(plan: &Plan<'_>, wanted: &Section, surface: Surface) -> TimelineRoom {
    let room = plan.room();
    match (wanted.options.wide, surface) {
        (_, Surface::Picture) => TimelineRoom::WHOLE,
        (true, _) => room.foldout_timeline,
        (false, Surface::Pages) => room.timeline,
        (false, Surface::Shared) => room.shared_timeline,
    }
}

/// The lanes.
pub(crate) fn make(plan: &Plan<'_>, wanted: &Section, surface: Surface) -> Made {
    let lang = plan.lang;
    let by = wanted.options.by.unwrap_or(By::Kind);
    let all: Vec<&Record<'_>> = plan
        .brief
        .selection
        .records
        .iter()
        .filter(|r| by != By::Case || r.case().is_some())
        .collect();
    if all.is_empty() {
        return Made::Nothing;
    }
    let Selection {
        records, ranking, ..
    } = plan.brief.selection;
    let extent = plan.brief.extent.all;
    let shown: Vec<&Record<'_>> = records
        .iter()
        .filter(|record| ranking.is_among(record, extent))
        .filter(|r| by != By::Case || r.case().is_some())
        .collect();
    let lanes = Lanes::of(plan, by, &all);
    let room = room(plan, wanted, surface);
    let (first, last) = axis(plan);
    let marks = marks(plan, &lanes, &shown);
    let spec = TimelineSpec {
        lang,
        lanes: lanes.named(&all),
        marks,
        first,
        last,
        as_of: as_of(plan),
        height: room.height.0,
        keys: room.keys,
    };
    if by == By::Organisation && lanes.count == 0 {
        return Made::Nothing;
    }
    let totals = spec
        .lanes
        .iter()
        .map(|lane| (lane.name.clone(), lane.total));
    let totals: Vec<(String, usize)> = totals.collect();
    let title = headline(&totals, &lanes, all.len(), fit::Room::of(wanted, lang));
    let listed = voice(lang).lane_totals(&totals, by == By::Kind);
    let alt = format!(
        "{title} {}",
        lang.pick(format!("内訳：{listed}。"), format!("In all: {listed}."))
    );
    let subtitle = subtitle(plan, by, first);
    let choice = ranking.choice(extent);
    let note = note(plan, by, (shown.len(), all.len()), choice);
    let data = data(&spec, &lanes, &all, lang);
    let parts = parts(&spec, &room, &lanes, &all)
        .into_iter()
        .map(ChartSpec::Timeline)
        .collect();
    Plot {
        symbols: Vec::new(),
        title,
        subtitle,
        alt,
        note: Some(note),
        parts,
        data,
    }
    .into()
}

fn marks(plan: &Plan<'_>, lanes: &Lanes<'_, '_>, shown: &[&Record<'_>]) -> Vec<LaneMark> {
    let lang = plan.lang;
    let mixed = shown
        .iter()
        .any(|record| record.importance() != Importance::High);
    let numbers: BTreeMap<&str, u32> = plan
        .brief
        .selection
        .records
        .iter()
        .filter_map(|record| match record.of {
            RecordOf::Event(event) => Some((&*event.id.value, record.number)),
            _ => None,
        })
        .collect();
    let mut begun: BTreeSet<&str> = BTreeSet::new();
    let mut marks = Vec::new();
    for record in shown {
        let (mut labels, at) = labels(plan, record);
        let label = labels.remove(0);
        // Where room is short, a case's latest step is placed before the steps that led there: a
        // chart that showed an arrest and left out what became of it would mislead.
        let rank = record.importance() as u8 * 2 + u8::from(!is_decisive(record));
        let follows = match record.of {
            RecordOf::Event(event) => event
                .follows
                .iter()
                .filter_map(|of| numbers.get(of.id()).copied())
                .collect(),
            RecordOf::Conduct(case, _) | RecordOf::Step(case, _)
                if begun.insert(&case.id.value) =>
            {
                case.follows
                    .iter()
                    .filter_map(|of| numbers.get(of.id()).copied())
                    .collect()
            }
            _ => Vec::new(),
        };
        let mark = LaneMark {
            lane: 0,
            kind: record.kind,
            when: record.when,
            reported: record.reported,
            label,
            shorter: labels,
            number: record.number,
            date: voice(lang).table_date(&record.when, record.reported, plan.brief.pack.calendar),
            rank,
            strong: mixed && record.importance() == Importance::High,
            follows,
            continued: false,
            needs: decisive(record, &plan.brief.selection.records),
            dest: Some(Dest::Record(record.number)),
            at,
        };
        marks.extend(lanes.lanes(record).into_iter().map(|lane| LaneMark {
            lane,
            ..mark.clone()
        }));
    }
    marks
}

/// Whether a record is an event, or the step that says where its parties now stand before its
/// forum.
fn is_decisive(record: &Record<'_>) -> bool {
    last_step(record).is_none()
}

/// The last later step before the same forum that concerns a party of this one.
fn last_step<'t>(record: &Record<'t>) -> Option<&'t Proceeding> {
    let RecordOf::Step(case, step) = record.of else {
        return None;
    };
    let later = case
        .proceedings
        .iter()
        .skip_while(|other| !std::ptr::eq(*other, step))
        .skip(1);
    let shares = |other: &&Proceeding| {
        step.parties
            .iter()
            .any(|party| other.parties.iter().any(|o| o.value == party.value))
    };
    later
        .filter(|other| other.forum == step.forum)
        .filter(shares)
        .last()
}

/// The number of the record without which this one would mislead: what became of the matter.
fn decisive(record: &Record<'_>, all: &[Record<'_>]) -> Option<u32> {
    let last = last_step(record)?;
    all.iter()
        .find(|other| matches!(other.of, RecordOf::Step(_, step) if std::ptr::eq(step, last)))
        .map(|other| other.number)
}

/// How much two lines of a label hold, in em, whatever phrases they break at.
const LABEL: (f32, f32) = (25.0, 29.0);

/// The short text beside a mark: an event's label, a case's label with the stage's word; then
/// shorter ones that say the same. What became of a matter is in each of them: a name gives way.
fn labels(plan: &Plan<'_>, record: &Record<'_>) -> (Vec<String>, Span) {
    let lang = plan.lang;
    let cut = |name: &str, rest: &str| {
        let room = lang.pick(LABEL.0, LABEL.1) - fit::em(rest) - 1.0;
        let mut kept = String::new();
        for letter in name.chars() {
            if fit::em(&kept) + fit::em(letter.encode_utf8(&mut [0; 4])) > room {
                break;
            }
            kept.push(letter);
        }
        format!("{}…{rest}", kept.trim_end())
    };
    match record.of {
        RecordOf::Event(event) => {
            let text = event.label.as_ref().unwrap_or(&event.title);
            let name = text.text(lang);
            let is_alleged = record.kind == RecordKind::Alleged;
            let alleged = voice(lang).alleged(name).filter(|_| is_alleged);
            let corrected = status::later_correction(plan, record);
            let corrected = corrected.map(|_| voice(lang).corrected_later());
            let words: Vec<&str> = alleged.into_iter().chain(corrected).collect();
            if words.is_empty() {
                return (vec![name.to_owned()], text.at);
            }
            let words = voice(lang).bracketed(&words.join(voice(lang).comma()));
            (vec![format!("{name}{words}"), cut(name, &words)], text.at)
        }
        RecordOf::Conduct(case, _) => {
            let text = case.label.as_ref().unwrap_or(&case.title);
            let name = text.text(lang);
            let whole = status::conduct_name(case, lang);
            let mut labels = vec![whole.clone()];
            if let Some(end) = whole.strip_prefix(name).filter(|end| !end.is_empty()) {
                labels.push(cut(name, end));
            }
            (labels, text.at)
        }
        RecordOf::Step(case, step) => {
            let text = case.label.as_ref().unwrap_or(&case.title);
            let name = text.text(lang);
            let of = who(case, step, lang).map(|who| format!("{}{who}", lang.pick(" ", ", ")));
            let some = of.as_ref().map(|_| voice(lang).some_parties());
            let of = of.unwrap_or_default();
            let divider = lang.pick(" ", ": ");
            let word = status::step_word(case, step, lang);
            let short = status::step_arrow(case, step, lang);
            let rest = format!("{of}{divider}{short}");
            let mut labels = vec![format!("{name}{of}{divider}{word}")];
            if word != status::stage_word(case, step, lang) {
                labels.push(format!("{name}{rest}"));
                labels.extend(some.map(|some| format!("{name}{some}{divider}{short}")));
                labels.push(cut(name, &rest));
                labels.extend(some.map(|some| cut(name, &format!("{some}{divider}{short}"))));
                labels.push(cut(name, &format!("{divider}{short}")));
            }
            (labels, text.at)
        }
    }
}

/// Whom a step concerns, where other steps before that forum concern others: an arrest of some is
/// none of a company.
fn who(case: &Case, step: &Proceeding, lang: Lang) -> Option<String> {
    let concerned =
        |step: &Proceeding, party: &Party| step.parties.iter().any(|id| id.value == party.id.value);
    let same_forum = || {
        case.proceedings
            .iter()
            .filter(|other| other.forum == step.forum)
    };
    let known = |party: &&Party| same_forum().any(|other| concerned(other, party));
    if step.parties.is_empty()
        || case
            .parties
            .iter()
            .filter(known)
            .all(|party| concerned(step, party))
    {
        return None;
    }
    let named = case.parties.iter().filter(|party| concerned(step, party));
    let words: Vec<&str> = named
        .map(|party| party.label.as_ref().unwrap_or(&party.role).text(lang))
        .collect();
    Some(words.join(voice(lang).role_divider()))
}

/// The parts of a long timeline: each of so many busy years and marks at most, split at a year.
fn parts(
    spec: &TimelineSpec,
    room: &TimelineRoom,
    lanes: &Lanes<'_, '_>,
    all: &[&Record<'_>],
) -> Vec<TimelineSpec> {
    let ranges = ranges(spec, room);
    if ranges.len() == 1 {
        return vec![spec.clone()];
    }
    let part = |(first, last): (i32, i32)| {
        let within = |when: &crate::model::When| {
            let end = when.last().unwrap_or(if when.is_ongoing() {
                spec.as_of
            } else {
                when.first()
            });
            when.first().year() <= last && end.year() >= first
        };
        let marks = spec
            .marks
            .iter()
            .filter(|mark| within(&mark.when))
            .cloned()
            .map(|mut mark| {
                mark.continued = mark.when.first().year() < first;
                if mark.continued {
                    let goes_on = voice(spec.lang).lane_goes_on();
                    mark.label.push_str(goes_on);
                    mark.shorter
                        .iter_mut()
                        .for_each(|label| label.push_str(goes_on));
                }
                mark
            });
        // Each record counts once, in the part in which it begins.
        let begins = |record: &&Record<'_>| {
            (first..=last).contains(&record.when.year().clamp(spec.first, spec.last))
        };
        let records: Vec<&Record<'_>> = all.iter().copied().filter(begins).collect();
        TimelineSpec {
            first,
            last,
            marks: marks.collect(),
            lanes: lanes.named(&records),
            ..spec.clone()
        }
    };
    ranges.into_iter().map(part).collect()
}

/// The years of each part.
fn ranges(spec: &TimelineSpec, room: &TimelineRoom) -> Vec<(i32, i32)> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    spec.marks.iter().for_each(|mark| {
        *counts
            .entry(mark.when.first().year().clamp(spec.first, spec.last))
            .or_insert(0) += 1
    });
    let least = |all: usize, most: usize| all.div_ceil(most.min(all).max(1)).max(1);
    let count = least(counts.len(), room.years)
        .max(least(spec.marks.len(), room.marks))
        .min(counts.len().max(1));
    // Parts of about the same number of marks: a year goes to the part in which its middle falls.
    let mut ranges: Vec<(i32, i32)> = Vec::new();
    let (mut seen, mut current) = (0, usize::MAX);
    for (year, marks) in &counts {
        let part = ((seen * 2 + marks) * count / (spec.marks.len() * 2).max(1)).min(count - 1);
        seen += marks;
        if part != current {
            if let Some((_, last)) = ranges.last_mut() {
                *last = year - 1;
            }
            ranges.push((
                if ranges.is_empty() { spec.first } else { *year },
                spec.last,
            ));
            current = part;
        }
    }
    if ranges.is_empty() {
        vec![(spec.first, spec.last)]
    } else {
        ranges
    }
}

/// How many there are of each kind; the largest lane where one leads, or a few that are equal.
fn headline(
    totals: &[(String, usize)],
    lanes: &Lanes<'_, '_>,
    all: usize,
    room: fit::Room,
) -> String {
    /// Lanes that a headline names at most.
    const NAMED: usize = 3;
    let lang = lanes.plan.lang;
    let cases = lanes.count;
    match (lanes.by, lang) {
        (By::Kind | By::Method, _) => {
            return voice(lang).kinds_headline(&voice(lang).lane_totals(totals, true));
        }
        (By::Case, Lang::Ja) => return format!("事件{cases}件の経過を、記録{all}件で示す"),
        (By::Case, Lang::En) => {
            return format!(
                "The course of {cases} {} in {}",
                if cases == 1 { "case" } else { "cases" },
                voice(lang).records(all)
            );
        }
        _ => {}
    }
    // The last lane may stand for what shares it, or for what is not stated: it is no group.
    let own = totals
        .iter()
        .take(lanes.own())
        .filter(|(_, total)| *total > 0);
    let most = own.clone().map(|(_, total)| *total).max().unwrap_or(0);
    let largest: Vec<String> = own
        .filter(|(_, total)| *total == most)
        .map(|(name, _)| name.clone())
        .collect();
    let leads = largest.len() <= NAMED && largest.len() < lanes.count || lanes.count == 1;
    let ranked =
        (leads && most > 0).then(|| voice(lang).largest_groups(&largest, most as u32, true));
    let plain = voice(lang).groups_headline(all, lanes.count, true);
    fit::first_that_fits(ranked.into_iter().chain([plain]), room.title)
}

fn subtitle(plan: &Plan<'_>, by: By, first: i32) -> String {
    let lang = plan.lang;
    let lanes = match by {
        By::Kind | By::Method => voice(lang).by_kind(),
        By::Sector => voice(lang).by_sector(),
        By::Organisation => voice(lang).by_organisation(),
        By::Case => voice(lang).by_case(),
    };
    let to = voice(lang).day(as_of(plan), Calendar::Gregorian);
    let from = voice(lang).records_key_note(plan.origin());
    let from = from.map_or(String::new(), |from| {
        lang.pick(format!("。記録は{from}"), format!("; {from}"))
    });
    lang.pick(
        format!("{lanes}ごとの記録、{first}年から{to}まで{from}"),
        format!("Records by {lanes}, {first} to {to}{from}"),
    )
}

fn note(plan: &Plan<'_>, by: By, (shown, all): (usize, usize), choice: Choice) -> String {
    let lang = plan.lang;
    let sources = match plan.lists_records() {
        true => voice(lang).sources_in_chronology(),
        false => "",
    };
    let counted = voice(lang).lanes_note(shown, all, choice);
    let several = match by {
        By::Sector => voice(lang).several_lanes_note(),
        By::Organisation => voice(lang).target_lanes_note(),
        By::Case => voice(lang).outside_cases_note(),
        By::Kind | By::Method => "",
    };
    format!("{sources}{counted}{several}")
}

/// Records a year and lane.
fn data(spec: &TimelineSpec, lanes: &Lanes<'_, '_>, all: &[&Record<'_>], lang: Lang) -> FigureData {
    let mut counts: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
    for record in all {
        let row = counts
            .entry(record.when.year())
            .or_insert_with(|| vec![0; spec.lanes.len()]);
        lanes
            .lanes(record)
            .into_iter()
            .for_each(|lane| row[lane] += 1);
    }
    let names = spec.lanes.iter().map(|lane| lane.name.clone());
    let mut data = FigureData::new(
        [voice(lang).year_head().to_owned()]
            .into_iter()
            .chain(names),
    );
    for (year, row) in counts {
        data.row(
            [year.to_string()]
                .into_iter()
                .chain(row.iter().map(u32::to_string)),
        );
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Moment, When};
    use chrono::NaiveDate;

    /// A timeline with so many marks in each of these years.
    fn spec(years: &[(i32, usize)]) -> TimelineSpec {
        let day = |year| NaiveDate::from_ymd_opt(year, 6, 1).unwrap_or_default();
        let mark = |year| LaneMark {
            shorter: Vec::new(),
            lane: 0,
            kind: RecordKind::Policy,
            when: When::Moment(Moment::day(day(year))),
            reported: false,
            label: "改正".into(),
            number: 1,
            date: String::new(),
            rank: 0,
            strong: false,
            follows: Vec::new(),
            continued: false,
            needs: None,
            dest: None,
            at: Span::default(),
        };
        let marks = years
            .iter()
            .flat_map(|(year, count)| (0..*count).map(|_| mark(*year)))
            .collect();
        let (first, last) = (years[0].0, years[years.len() - 1].0);
        TimelineSpec {
            lang: Lang::Ja,
            lanes: Vec::new(),
            marks,
            first,
            last,
            as_of: day(last),
            height: 150.0,
            keys: 24,
        }
    }

    #[test]
    fn the_parts_of_a_timeline_cover_every_year_once() {
        let room = TimelineRoom {
            years: 8,
            marks: 40,
            ..TimelineRoom::WHOLE
        };
        let busy: Vec<(i32, usize)> = (1950..2026).step_by(3).map(|year| (year, 3)).collect();
        for years in [
            vec![(2020, 1)],
            vec![(2020, 200)],
            vec![(2020, 30), (2021, 30)],
            busy,
        ] {
            let spec = spec(&years);
            let ranges = ranges(&spec, &room);
            assert_eq!(
                (ranges[0].0, ranges[ranges.len() - 1].1),
                (spec.first, spec.last),
                "{ranges:?}"
            );
            assert!(
                ranges.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0),
                "{ranges:?}"
            );
        }
    }
}
