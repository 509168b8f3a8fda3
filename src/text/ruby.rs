//! Readings above their base (ruby, JLREQ 3.3): half its size, standing on its character frame.
//!
//! A reading longer than its base widens the base evenly (JLREQ 3.3.8), and may reach over the kana
//! beside it; a shorter one is centred over a single character (mono ruby, 3.3.5) and spread 1:2:1
//! over several (group ruby, 3.3.6). No line ends within a base. So readings decide widths and
//! breaks once, when a text is shaped; a line only places them.

use std::ops::Range;
use std::sync::Arc;

use super::rich::{Stretch, TextStyle};
use super::shape::{Break, Cluster, Shaper};
use crate::frame::{Glyph, GlyphRun};

/// The size of a reading, as a part of its base's (JLREQ 3.3.3).
const SIZE: f32 = 0.5;
/// The character frame of the Japanese faces above the baseline, in em.
const ABOVE: f32 = 0.88;
/// The character frame below the baseline, in em.
const BELOW: f32 = 0.12;
/// The leading, in em of the base, from which on readings show: a frame of one and a half em and a
/// little air.
const ROOM: f32 = 1.55;
/// How far a reading may reach over a kana beside its base, in em of the reading: the narrower of
/// the two ways of JLREQ 3.3.8 (note 3).
const OVERHANG: f32 = 0.5;
/// The part of a kana that a reading may cover, since the faces are proportional: never half, so
/// that two readings on both sides of one kana stay apart.
const COVERED: f32 = 0.4;

/// A shaped reading and what it stands above.
#[derive(Debug)]
pub(super) struct Reading {
    /// The clusters of the base.
    pub base: Range<usize>,
    text: Box<str>,
    clusters: Vec<Cluster>,
    /// The width of the kana set solid, in points.
    width: f32,
    /// Whether it belongs to a single character.
    mono: bool,
}

/// A reading in its place on a line: points from the line's start, points above its baseline,
/// glyphs.
pub(super) type Placed = (f32, f32, Arc<GlyphRun>);

/// Whether a text in a style shows its readings: running text with leading enough.
pub(super) fn shows(style: &TextStyle) -> bool {
    style.gaps && style.leading >= ROOM * style.size
}

/// Whether any stretch has readings that show.
pub(super) fn any(stretches: &[Stretch]) -> bool {
    stretches
        .iter()
        .any(|stretch| !stretch.ruby.is_empty() && shows(&stretch.style))
}

/// Shapes the readings of a text, makes their bases as wide as they need, and keeps lines from
/// ending within a base.
pub(super) fn set(
    shaper: &Shaper<'_>,
    stretches: &[Stretch],
    clusters: &mut [Cluster],
) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut offset = 0;
    for (number, stretch) in stretches.iter().enumerate() {
        for ruby in stretch.ruby.iter().filter(|_| shows(&stretch.style)) {
            let at = |byte: u32| clusters.partition_point(|cluster| cluster.start < offset + byte);
            let base = at(ruby.start)..at(ruby.end);
            if base.is_empty() {
                continue;
            }
            let style = stretch
                .style
                .sized(stretch.style.size * SIZE, stretch.style.leading);
            let mut shaped = Vec::new();
            shaper.shape(
                &ruby.reading,
                0..ruby.reading.len(),
                number as u16,
                &style,
                &mut shaped,
            );
            let width = shaped.iter().map(|cluster| cluster.advance).sum();
            let mono = clusters[base.clone()]
                .iter()
                .filter(|cluster| !cluster.more)
                .count()
                == 1;
            readings.push(Reading {
                base,
                text: ruby.reading.clone(),
                clusters: shaped,
                width,
                mono,
            });
        }
        offset += stretch.text.len() as u32;
    }
    readings.iter().for_each(|reading| widen(reading, clusters));
    for (number, reading) in readings.iter().enumerate() {
        let free = |place: usize| {
            !readings[number.saturating_sub(1)..readings.len().min(number + 2)]
                .iter()
                .any(|r| r.base.contains(&place))
        };
        overhang(reading, stretches, clusters, free);
    }
    readings
}

/// The space that each character of a base needs beside it so that the reading finds room, in
/// points.
fn widen(reading: &Reading, clusters: &mut [Cluster]) {
    let base = &mut clusters[reading.base.clone()];
    for cluster in base
        .iter_mut()
        .skip(1)
        .filter(|cluster| cluster.before != Break::Must)
    {
        cluster.before = Break::No;
    }
    let natural = base
        .iter()
        .enumerate()
        .map(|(i, cluster)| cluster.advance + if i > 0 { cluster.gap } else { 0.0 })
        .sum::<f32>();
    let count = base.iter().filter(|cluster| !cluster.more).count();
    let pad = ((reading.width - natural) / count.max(1) as f32 / 2.0).max(0.0);
    for i in 0..base.len() {
        let ends = base.get(i + 1).is_none_or(|next| !next.more);
        let (lead, trail) = (
            if base[i].more { 0.0 } else { pad },
            if ends { pad } else { 0.0 },
        );
        (base[i].lead, base[i].trail) = (lead, trail);
        base[i].advance += lead + trail;
    }
}

/// Lets a reading reach over kana that have none themselves. The space is taken back as a gap,
/// which vanishes where a line ends between the two: a reading never reaches out of its line.
fn overhang(
    reading: &Reading,
    stretches: &[Stretch],
    clusters: &mut [Cluster],
    free: impl Fn(usize) -> bool,
) {
    let Range { start, end } = reading.base;
    let most = |kana: &Cluster, pad: f32| {
        let em = stretches[usize::from(kana.stretch)].style.size * SIZE;
        pad.min(em * OVERHANG).min(kana.advance * COVERED)
    };
    let before = start
        .checked_sub(1)
        .filter(|place| free(*place) && is_kana(&clusters[*place]));
    let after = Some(end)
        .filter(|place| *place < clusters.len() && free(*place) && is_kana(&clusters[*place]));
    if let Some(place) = before {
        clusters[start].gap -= most(&clusters[place], clusters[start].lead);
    }
    if let Some(place) = after {
        clusters[end].gap -= most(&clusters[place], clusters[end - 1].trail);
    }
}

/// A character that a reading may reach over: JLREQ cl-10, cl-11 and cl-15, cl-16 (kana, small
/// kana, the long vowel).
fn is_kana(cluster: &Cluster) -> bool {
    !cluster.more && matches!(cluster.first, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー')
}

impl Reading {
    /// Its glyphs above a base that stands between two places of a line, in points.
    pub(crate) fn place(&self, (from, to): (f32, f32), style: &TextStyle) -> Vec<Placed> {
        let size = style.size * SIZE;
        let kana = self
            .clusters
            .iter()
            .filter(|cluster| !cluster.more)
            .count()
            .max(1) as f32;
        let free = (to - from - self.width).max(0.0);
        // The kana at both ends stay within half an em of the base's edge (JLREQ 3.3.6), however
        // few they are.
        let ends = if self.mono || kana < 2.0 {
            free / 2.0
        } else {
            (free / kana / 2.0).min(size)
        };
        let between = if kana < 2.0 {
            0.0
        } else {
            (free - 2.0 * ends) / (kana - 1.0)
        };
        let rise = style.size * ABOVE + size * BELOW;
        let mut pen = from + ends;
        let mut placed = Vec::new();
        for run in self.clusters.chunk_by(|a, b| a.face == b.face) {
            let start = pen;
            let glyph = |(i, cluster): (usize, &Cluster)| {
                let advance = cluster.advance
                    + if run.get(i + 1).is_some_and(|next| next.more) {
                        0.0
                    } else {
                        between
                    };
                pen += advance;
                Glyph {
                    id: cluster.glyph,
                    advance,
                    bytes: (cluster.end - cluster.start) as u8,
                    gap: false,
                }
            };
            let glyphs = run.iter().enumerate().map(glyph).collect();
            let text = self.text[run[0].start as usize..run[run.len() - 1].end as usize].to_owned();
            let run = GlyphRun {
                face: run[0].face,
                size,
                colour: style.colour,
                upright: false,
                glyphs,
                text,
            };
            placed.push((start, rise, Arc::new(run)));
        }
        placed
    }
}
