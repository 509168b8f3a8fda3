//! Shaped text → lines, and lines → glyph runs.

use std::ops::Range;
use std::sync::Arc;

use super::rich::TextStyle;
use super::ruby::{Placed, Reading};
use super::shape::{Break, Cluster};
use super::spacing::{is_digit, is_japanese};
use crate::frame::{Frame, Glyph, GlyphRun, Item, Target};
use crate::geom::{Point, Pt};

/// How lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// Both edges straight, by at most 0.06 em between characters; else ragged.
    Justified,
    /// Left edge straight.
    Ragged,
    /// Left edge straight, Japanese broken at the ends of phrases: headings, lists, tables.
    Phrases,
}

/// A shaped text that can be broken into lines of any width.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub(super) text: Arc<str>,
    pub(super) clusters: Arc<[Cluster]>,
    pub(super) readings: Arc<[Reading]>,
    pub(super) stretches: Vec<(TextStyle, Option<Target>)>,
}

/// What lines are broken to.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// The width of a line.
    pub width: Pt,
    /// The indent of the first line.
    pub first_indent: Pt,
    /// How lines are filled.
    pub filling: Filling,
}

/// A set line.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub(super) runs: Vec<(f32, Arc<GlyphRun>, Option<Target>)>,
    pub(super) readings: Vec<Placed>,
    /// Its width, trailing spaces left out.
    pub width: Pt,
    /// The space before it.
    pub indent: Pt,
}

/// How a text fits a number of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It fits.
    Fits,
    /// So many characters are too many.
    Over(usize),
}

/// Letter spacing at most, in em.
const STRETCH: f32 = 0.06;
/// A number of fewer digits is not cut.
const MOST_DIGITS: usize = 8;
/// A phrase break is taken when the line is at least this full.
const PHRASE_FILL: f32 = 0.55;

impl Paragraph {
    /// Breaks the text into lines.
    pub fn lines(&self, measure: Measure) -> Vec<Line> {
        let ranges = self.ranges(measure);
        let last = ranges.len().saturating_sub(1);
        let make = |(number, range): (usize, (usize, usize))| {
            let indent = if number == 0 {
                measure.first_indent
            } else {
                Pt(0.0)
            };
            let justify = measure.filling == Filling::Justified
                && number < last
                && !self.ends_by_force(range.1);
            self.line(range, indent, justify.then_some(measure.width - indent))
        };
        ranges.into_iter().enumerate().map(make).collect()
    }

    /// Whether the text fits so many lines of a measure.
    pub fn fit(&self, measure: Measure, lines: usize) -> Fit {
        let ranges = self.ranges(measure);
        let over: usize = ranges.iter().skip(lines).map(|(from, to)| to - from).sum();
        if over == 0 {
            Fit::Fits
        } else {
            Fit::Over(over)
        }
    }

    /// Whether the text fits so many lines, and every line but the last ends where a phrase does.
    pub fn fits_in_phrases(&self, measure: Measure, lines: usize) -> bool {
        let ranges = self.ranges(measure);
        let ends = |(from, _): &(usize, usize)| {
            self.clusters
                .get(*from)
                .is_some_and(|cluster| cluster.before == Break::Phrase)
        };
        ranges.len() <= lines && ranges.iter().skip(1).all(ends)
    }

    fn ends_by_force(&self, end: usize) -> bool {
        self.clusters
            .get(end)
            .is_some_and(|cluster| cluster.before == Break::Must)
    }

    /// Breaks, then breaks once more a little narrower while the last line is lonely.
    fn ranges(&self, measure: Measure) -> Vec<(usize, usize)> {
        let first = self.break_at(measure);
        // Labels and cells are short: what must not happen there is a single character.
        let running = self.stretches.first().is_some_and(|(style, _)| style.gaps);
        let least = match (running, measure.filling) {
            (false, _) => 2,
            (true, Filling::Phrases) => 5,
            (true, _) => 4,
        };
        let em = self.stretches.first().map_or(10.0, |(style, _)| style.size);
        let lonely = |ranges: &[(usize, usize)]| {
            ranges.len() > 1 && ranges.last().is_some_and(|(from, to)| to - from < least)
        };
        if !lonely(&first) || !self.is_japanese() {
            return first;
        }
        // What fits the measure must not be cut for the last line's sake.
        let cut = self.cut(&first);
        (1..=4)
            .map(|k| {
                self.break_at(Measure {
                    width: measure.width - Pt(em * k as f32),
                    ..measure
                })
            })
            .find(|ranges| {
                ranges.len() == first.len()
                    && !lonely(ranges)
                    && self.cut(ranges) <= cut
                    && !ranges
                        .iter()
                        .skip(1)
                        .any(|(from, _)| self.is_in_number(*from))
            })
            .unwrap_or(first)
    }

    /// How many lines begin where no line may end: what stands there is wider than its line.
    fn cut(&self, ranges: &[(usize, usize)]) -> usize {
        ranges
            .iter()
            .skip(1)
            .filter(|(from, _)| {
                self.clusters
                    .get(*from)
                    .is_some_and(|cluster| cluster.before == Break::No)
            })
            .count()
    }

    /// Whether a cluster and the one before it are digits.
    fn is_in_number(&self, at: usize) -> bool {
        let digit = |at: usize| self.clusters.get(at).is_some_and(|c| is_digit(c.first));
        at > 0 && digit(at - 1) && digit(at)
    }

    fn is_japanese(&self) -> bool {
        self.stretches
            .first()
            .is_some_and(|(style, _)| style.lang == crate::lang::Lang::Ja)
    }

    fn break_at(&self, measure: Measure) -> Vec<(usize, usize)> {
        let mut ranges = Vec::new();
        let mut start = 0;
        while start < self.clusters.len() {
            let indent = if ranges.is_empty() {
                measure.first_indent.0
            } else {
                0.0
            };
            let end = self.line_end(start, measure.width.0 - indent, measure.filling);
            ranges.push((start, end));
            start = end;
            while start < self.clusters.len() && self.clusters[start].first == ' ' {
                start += 1;
            }
        }
        ranges
    }

    /// The end of the line that starts at a cluster: greedy, pushing down what may not begin a line
    /// (oidashi).
    fn line_end(&self, start: usize, width: f32, filling: Filling) -> usize {
        let (mut pen, mut allowed, mut phrase) = (0.0, None, None);
        for i in start..self.clusters.len() {
            let cluster = &self.clusters[i];
            if i > start && cluster.before == Break::Must {
                return i;
            }
            if i > start && cluster.before != Break::No {
                allowed = Some(i);
                if cluster.before == Break::Phrase {
                    phrase = Some((i, pen));
                }
            }
            pen += cluster.advance + if i > start { cluster.gap } else { 0.0 };
            let hangs = cluster.first == ' ' || cluster.first == '\n';
            if !hangs && pen > width + 0.01 {
                let phrase = phrase
                    .filter(|(_, at)| filling == Filling::Phrases && *at >= width * PHRASE_FILL)
                    .map(|(i, _)| i);
                return phrase.or(allowed).unwrap_or(self.forced(i, start));
            }
        }
        self.clusters.len()
    }

    /// A word wider than the line is cut where it overflows, between whole clusters, and before a
    /// base with a reading rather than within it.
    fn forced(&self, at: usize, start: usize) -> usize {
        let base = self
            .readings
            .iter()
            .map(|reading| &reading.base)
            .find(|base| base.start < at && at < base.end);
        let at = base
            .map(|base| base.start)
            .filter(|base| *base > start)
            .unwrap_or(at);
        let mut at = at.max(start + 1);
        // A number is rather cut where it begins: the day of a date, a year.
        let number = (start + 1..=at).rev().find(|at| !self.is_in_number(*at));
        at = number
            .filter(|number| at - number < MOST_DIGITS)
            .unwrap_or(at);
        while at < self.clusters.len() && self.clusters[at].more {
            at += 1;
        }
        at
    }

    fn line(&self, (from, to): (usize, usize), indent: Pt, justify: Option<Pt>) -> Line {
        let mut to = to;
        while to > from && matches!(self.clusters[to - 1].first, ' ' | '\n') {
            to -= 1;
        }
        let clusters = &self.clusters[from..to];
        let natural: f32 = clusters
            .iter()
            .enumerate()
            .map(|(i, c)| c.advance + if i > 0 { c.gap } else { 0.0 })
            .sum();
        let extra = justify.map_or(0.0, |width| self.extra(clusters, width.0 - natural));
        let mut line = Line {
            runs: Vec::new(),
            readings: self.above((from, to), extra),
            width: Pt(0.0),
            indent,
        };
        let mut pen = 0.0;
        let mut done = 0;
        for run in clusters.chunk_by(|a, b| self.look_alike(a, b)) {
            done += run.len();
            let start = pen + run[0].lead;
            let after = clusters.get(done);
            let run = self.run(run, after, extra, &mut pen);
            let link = self.stretches[usize::from(clusters[done - 1].stretch)]
                .1
                .clone();
            line.runs.push((start, Arc::new(run), link));
        }
        line.width = Pt(pen);
        line
    }

    /// The readings above a line. A base that is wider than its line was cut, and has none.
    fn above(&self, (from, to): (usize, usize), extra: f32) -> Vec<Placed> {
        let mut placed = Vec::new();
        let whole = self
            .readings
            .iter()
            .filter(|reading| from <= reading.base.start && reading.base.end <= to);
        for reading in whole {
            let base = &reading.base;
            let width = |range: Range<usize>| {
                range
                    .map(|i| step(&self.clusters[i], self.clusters.get(i + 1), extra))
                    .sum::<f32>()
            };
            let before = width(from..base.start);
            let within = width(base.start..base.end - 1) + self.clusters[base.end - 1].advance;
            let style = &self.stretches[usize::from(self.clusters[base.start].stretch)].0;
            placed.extend(reading.place((before, before + within), style));
        }
        placed
    }

    /// Whether two clusters belong to one run.
    fn look_alike(&self, a: &Cluster, b: &Cluster) -> bool {
        let ((one, link), (other, to)) = (
            &self.stretches[usize::from(a.stretch)],
            &self.stretches[usize::from(b.stretch)],
        );
        a.face == b.face
            && (a.stretch == b.stretch
                || (one.size == other.size && one.colour == other.colour && link == to))
    }

    /// Sets neighbouring clusters as a run; `after` is what follows them on the line. Moves the
    /// pen.
    fn run(
        &self,
        clusters: &[Cluster],
        after: Option<&Cluster>,
        extra: f32,
        pen: &mut f32,
    ) -> GlyphRun {
        let (first, last) = (&clusters[0], &clusters[clusters.len() - 1]);
        let style = &self.stretches[usize::from(first.stretch)].0;
        let following = clusters[1..].iter().map(Some).chain([after]);
        let glyph = |(cluster, next): (&Cluster, Option<&Cluster>)| {
            let gap = cluster.trail + next.map_or(0.0, |next| next.gap + next.lead);
            let step = step(cluster, next, extra);
            *pen += step;
            // The pen of glyphs stands behind the space that a reading asks for, that of lines
            // before it.
            let advance = step - cluster.lead + next.map_or(0.0, |next| next.lead);
            Glyph {
                id: cluster.glyph,
                advance,
                bytes: (cluster.end - cluster.start) as u8,
                gap: gap > 0.0,
            }
        };
        let glyphs = clusters.iter().zip(following).map(glyph).collect();
        let text = self.text[first.start as usize..last.end as usize].to_owned();
        GlyphRun {
            face: first.face,
            size: style.size,
            colour: style.colour,
            upright: false,
            glyphs,
            text,
        }
    }

    fn extra(&self, clusters: &[Cluster], free: f32) -> f32 {
        let places = clusters.iter().skip(1).filter(|c| !c.more).count();
        let em = clusters
            .first()
            .map_or(0.0, |c| self.stretches[usize::from(c.stretch)].0.size);
        let each = if places == 0 {
            0.0
        } else {
            free / places as f32
        };
        // Letters of English words are never spread, which is for kana and kanji.
        let spreads = || clusters.iter().any(|c| is_japanese(c.first));
        if (0.0..=STRETCH * em).contains(&each) && self.is_japanese() && spreads() {
            each
        } else {
            0.0
        }
    }
}

/// How far the pen of a line goes from a cluster to the next one, in points.
fn step(cluster: &Cluster, next: Option<&Cluster>, extra: f32) -> f32 {
    let spread = if next.is_some_and(|next| !next.more) {
        extra
    } else {
        0.0
    };
    cluster.advance + next.map_or(0.0, |next| next.gap) + spread
}

impl Line {
    /// Its text.
    pub fn text(&self) -> String {
        self.runs
            .iter()
            .map(|(_, run, _)| run.text.as_str())
            .collect()
    }

    /// Draws it with its baseline starting at a place, the indent added.
    pub fn draw(&self, frame: &mut Frame, at: Point) {
        for runs in self
            .runs
            .chunk_by(|(.., one), (.., other)| one.is_some() && one == other)
        {
            let (start, first, link) = &runs[0];
            let place = Point::new(at.x + self.indent + Pt(*start), at.y);
            let Some(target) = link else {
                frame.push(place, Item::Glyphs(first.clone()));
                continue;
            };
            let width = runs.last().map_or(0.0, |(x, run, _)| x + run.width()) - start;
            let mut linked = Frame::new(Pt(width), Pt(first.size * 1.2));
            for (x, run, _) in runs {
                linked.push(
                    Point::new(Pt(x - start), Pt(first.size)),
                    Item::Glyphs(run.clone()),
                );
            }
            frame.push(
                Point::new(place.x, place.y - Pt(first.size)),
                Item::Link(target.clone(), linked),
            );
        }
        for (x, rise, run) in &self.readings {
            frame.push(
                Point::new(at.x + self.indent + Pt(*x), at.y - Pt(*rise)),
                Item::Ruby(run.clone()),
            );
        }
    }

    /// Draws it so that it ends at a place.
    pub fn draw_right(&self, frame: &mut Frame, at: Point) {
        self.draw(frame, Point::new(at.x - self.width, at.y));
    }

    /// Draws it centred on a place.
    pub fn draw_centred(&self, frame: &mut Frame, at: Point) {
        self.draw(frame, Point::new(at.x - self.width / 2.0, at.y));
    }

    /// Draws it turned by 90 degrees, reading upwards from a place; without readings, which stand
    /// in running text.
    pub fn draw_upright(&self, frame: &mut Frame, at: Point) {
        for (x, run, _) in &self.runs {
            let place = Point::new(at.x, at.y - Pt(*x));
            frame.push(
                place,
                Item::Glyphs(Arc::new(GlyphRun {
                    upright: true,
                    ..GlyphRun::clone(run)
                })),
            );
        }
    }
}
