//! The lanes of a timeline: kinds of record, or the values of another field.

use crate::wording::voice;
use std::collections::{BTreeMap, BTreeSet};

use super::kinds;
use crate::analysis::Record;
use crate::brief::plan::Plan;
use crate::chart::Lane;
use crate::diag::Span;
use crate::model::{By, RecordKind};

/// Lanes at most where they are no kinds; the rest shares one.
const LANES: usize = 9;

/// The lanes that records stand in.
pub(super) struct Lanes<'c, 't> {
    pub plan: &'c Plan<'t>,
    pub by: By,
    /// Category → lane; the others stand in the last lane.
    of: BTreeMap<usize, usize>,
    /// Their names, and where these stand.
    pub names: Vec<(String, Option<Span>)>,
    /// Their kinds, where they stand for kinds.
    kinds: Vec<RecordKind>,
    /// How many categories there are, with those that share a lane.
    pub count: usize,
}

impl<'c, 't> Lanes<'c, 't> {
    /// Lanes for these records: kinds in their order, anything else with the most records first.
    pub(crate) fn of(plan: &'c Plan<'t>, by: By, all: &[&Record<'_>]) -> Self {
        let lang = plan.lang;
        let mut lanes = Lanes {
            plan,
            by,
            of: BTreeMap::new(),
            names: Vec::new(),
            kinds: Vec::new(),
            count: 0,
        };
        if by == By::Kind {
            // A kind without records has no lane.
            let has = |kind: &RecordKind| all.iter().any(|record| record.kind == *kind);
            lanes.kinds = kinds(plan).into_iter().filter(has).collect();
            let place = |(lane, kind): (usize, &RecordKind)| (*kind as usize, lane);
            lanes.of = lanes.kinds.iter().enumerate().map(place).collect();
            let name = |kind: &RecordKind| (voice(lang).kinds(*kind).to_owned(), None);
            lanes.names = lanes.kinds.iter().map(name).collect();
            lanes.count = lanes.kinds.len();
            return lanes;
        }
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        all.iter()
            .flat_map(|record| lanes.categories(record))
            .for_each(|category| *counts.entry(category).or_insert(0) += 1);
        let mut ranked: Vec<(usize, usize)> = counts.into_iter().collect();
        // Cases keep the order in which they began, which is that of the timeline.
        if by != By::Case || ranked.len() > LANES {
            ranked.sort_by_key(|(category, count)| (std::cmp::Reverse(*count), *category));
        }
        lanes.count = ranked.len();
        let named = if ranked.len() > LANES {
            LANES - 1
        } else {
            ranked.len()
        };
        lanes.of = ranked[..named]
            .iter()
            .enumerate()
            .map(|(lane, (category, _))| (*category, lane))
            .collect();
        lanes.names = ranked[..named]
            .iter()
            .map(|(category, _)| lanes.name(*category))
            .collect();
        let nameless_lane = match by {
            By::Organisation => voice(lang).lane_without_target(),
            _ => voice(lang).lane_not_stated(),
        };
        let rest = ranked.len() - named;
        let nameless = all.iter().any(|record| lanes.categories(record).is_empty());
        lanes.names.extend(
            match (rest, nameless) {
                (0, false) => None,
                (0, true) => Some(nameless_lane.to_owned()),
                (n, false) => Some(lang.pick(format!("その他（{n}）"), format!("{n} others"))),
                (n, true) => Some(lang.pick(
                    format!("その他（{n}）・{nameless_lane}"),
                    format!("{n} others, {}", nameless_lane.to_lowercase()),
                )),
            }
            .map(|name| (name, None)),
        );
        lanes
    }

    /// How many lanes stand for one category each; what shares a lane comes last.
    pub(crate) fn own(&self) -> usize {
        self.of.len()
    }

    /// The categories of a record, as far as the audience may see them.
    fn categories(&self, record: &Record<'_>) -> Vec<usize> {
        let timeline = self.plan.brief.selection.timeline;
        match self.by {
            By::Kind | By::Method => vec![record.kind as usize],
            By::Sector => record
                .sectors()
                .iter()
                .map(|sector| sector.index())
                .collect(),
            // Only who was hit: an authority, a partner or an alleged recipient is named for its
            // part, and would read as a target here.
            By::Organisation => record.targets().into_iter().collect(),
            By::Case => record
                .case()
                .and_then(|case| {
                    timeline
                        .cases
                        .iter()
                        .position(|other| std::ptr::eq(other, case))
                })
                .into_iter()
                .collect(),
        }
    }

    fn name(&self, category: usize) -> (String, Option<Span>) {
        let (timeline, lang) = (self.plan.brief.selection.timeline, self.plan.lang);
        let name = match self.by {
            By::Kind | By::Method => {
                return (
                    voice(lang).kinds(RecordKind::ALL[category]).to_owned(),
                    None,
                );
            }
            By::Sector => timeline.sectors[category].on_charts(),
            By::Organisation => timeline.organisations[category].on_charts(),
            By::Case => {
                let case = &timeline.cases[category];
                case.label.as_ref().unwrap_or(&case.title)
            }
        };
        (name.text(lang).to_owned(), Some(name.at))
    }

    /// The lanes of a record: one for each of its categories.
    pub(crate) fn lanes(&self, record: &Record<'_>) -> BTreeSet<usize> {
        let rest = self.names.len().saturating_sub(1);
        let mut lanes: BTreeSet<usize> = self
            .categories(record)
            .into_iter()
            .map(|category| self.of.get(&category).copied().unwrap_or(rest))
            .collect();
        if lanes.is_empty() {
            lanes.insert(rest);
        }
        lanes
    }

    /// The lanes with how many of these records stand in each.
    pub(crate) fn named(&self, records: &[&Record<'_>]) -> Vec<Lane> {
        let mut totals = vec![0; self.names.len()];
        records
            .iter()
            .flat_map(|record| self.lanes(record))
            .for_each(|lane| totals[lane] += 1);
        let kind = |lane: usize| self.kinds.get(lane).copied();
        self.names
            .iter()
            .zip(totals)
            .enumerate()
            .map(|(lane, ((name, at), total))| Lane {
                kind: kind(lane),
                name: name.clone(),
                total,
                at: *at,
            })
            .collect()
    }
}
