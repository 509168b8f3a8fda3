//! Shaped text → lines, and lines → glyph runs.

use super::shape::{Break, Cluster};
use super::{Filling, Paragraph, TextStyle};
use crate::frame::{Frame, Glyph, GlyphRun, Item, Target};
use crate::geom::{Point, Pt, Size};

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
    pub(super) runs: Vec<(f32, GlyphRun, Option<Target>)>,
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
/// A phrase break is taken when the line is at least this full.
const PHRASE_FILL: f32 = 0.55;

impl Paragraph {
    /// Breaks the text into lines.
    pub fn lines(&self, measure: Measure) -> Vec<Line> {
        let ranges = self.ranges(measure);
        let last = ranges.len().saturating_sub(1);
        let make = |(number, range): (usize, (usize, usize))| {
            let indent = if number == 0 { measure.first_indent } else { Pt(0.0) };
            let justify = measure.filling == Filling::Justified && number < last && !self.ends_by_force(range.1);
            self.line(range, indent, justify.then_some(measure.width - indent))
        };
        ranges.into_iter().enumerate().map(make).collect()
    }

    /// Whether the text fits so many lines of a measure.
    pub fn fit(&self, measure: Measure, lines: usize) -> Fit {
        let ranges = self.ranges(measure);
        let over: usize = ranges.iter().skip(lines).map(|(from, to)| to - from).sum();
        if over == 0 { Fit::Fits } else { Fit::Over(over) }
    }

    /// Whether every line but the last ends where a phrase does.
    pub fn ends_with_phrases(&self, measure: Measure) -> bool {
        let ranges = self.ranges(measure);
        ranges.iter().skip(1).all(|(from, _)| self.clusters.get(*from).is_some_and(|cluster| cluster.before == Break::Phrase))
    }

    fn ends_by_force(&self, end: usize) -> bool {
        self.clusters.get(end).is_some_and(|cluster| cluster.before == Break::Must)
    }

    /// Breaks, then breaks once more a little narrower while the last line is lonely.
    fn ranges(&self, measure: Measure) -> Vec<(usize, usize)> {
        let first = self.break_at(measure);
        let least = if measure.filling == Filling::Phrases { 5 } else { 4 };
        let em = self.stretches.first().map_or(10.0, |(style, _)| style.size);
        let lonely = |ranges: &[(usize, usize)]| ranges.len() > 1 && ranges.last().is_some_and(|(from, to)| to - from < least);
        // Labels and cells are too short for the rule.
        let running = self.stretches.first().is_some_and(|(style, _)| style.gaps);
        if !lonely(&first) || !self.is_japanese() || !running {
            return first;
        }
        (1..=4)
            .map(|k| self.break_at(Measure { width: measure.width - Pt(em * k as f32), ..measure }))
            .find(|ranges| ranges.len() == first.len() && !lonely(ranges))
            .unwrap_or(first)
    }

    fn is_japanese(&self) -> bool {
        self.stretches.first().is_some_and(|(style, _)| style.lang == crate::lang::Lang::Ja)
    }

    fn break_at(&self, measure: Measure) -> Vec<(usize, usize)> {
        let mut ranges = Vec::new();
        let mut start = 0;
        while start < self.clusters.len() {
            let indent = if ranges.is_empty() { measure.first_indent.0 } else { 0.0 };
            let end = self.line_end(start, measure.width.0 - indent, measure.filling);
            ranges.push((start, end));
            start = end;
            while start < self.clusters.len() && self.clusters[start].first == ' ' {
                start += 1;
            }
        }
        ranges
    }

    /// The end of the line that starts at a cluster: greedy, pushing down what may not begin a line (oidashi).
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
                let phrase = phrase.filter(|(_, at)| filling == Filling::Phrases && *at >= width * PHRASE_FILL).map(|(i, _)| i);
                return phrase.or(allowed).unwrap_or(self.forced(i, start));
            }
        }
        self.clusters.len()
    }

    /// A word wider than the line is cut where it overflows, between whole clusters.
    fn forced(&self, at: usize, start: usize) -> usize {
        let mut at = at.max(start + 1);
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
        let natural: f32 = clusters.iter().enumerate().map(|(i, c)| c.advance + if i > 0 { c.gap } else { 0.0 }).sum();
        let extra = justify.map_or(0.0, |width| self.extra(clusters, width.0 - natural));
        let mut line = Line { runs: Vec::new(), width: Pt(0.0), indent };
        let mut pen = 0.0;
        for (i, cluster) in clusters.iter().enumerate() {
            let next_gap = clusters.get(i + 1).map_or(0.0, |next| next.gap);
            let spread = if i + 1 < clusters.len() && !clusters[i + 1].more { extra } else { 0.0 };
            self.set(&mut line, pen, cluster, next_gap, spread);
            pen += cluster.advance + next_gap + spread;
        }
        line.width = Pt(pen);
        line
    }

    fn extra(&self, clusters: &[Cluster], free: f32) -> f32 {
        let places = clusters.iter().skip(1).filter(|c| !c.more).count();
        let em = clusters.first().map_or(0.0, |c| self.stretches[usize::from(c.stretch)].0.size);
        let each = if places == 0 { 0.0 } else { free / places as f32 };
        if (0.0..=STRETCH * em).contains(&each) && self.is_japanese() { each } else { 0.0 }
    }

    fn set(&self, line: &mut Line, pen: f32, cluster: &Cluster, gap: f32, spread: f32) {
        let (style, link) = &self.stretches[usize::from(cluster.stretch)];
        let text = &self.text[cluster.start as usize..cluster.end as usize];
        let glyph = Glyph { id: cluster.glyph, advance: cluster.advance + gap + spread, bytes: text.len() as u8, gap: gap > 0.0 };
        let same = |run: &GlyphRun| run.face == cluster.face && run.size == style.size && run.colour == style.colour;
        match line.runs.last_mut() {
            Some((_, run, of)) if same(run) && of == link => {
                run.glyphs.push(glyph);
                run.text.push_str(text);
            }
            _ => line.runs.push((pen, self.run(cluster, style, glyph, text), link.clone())),
        }
    }

    fn run(&self, cluster: &Cluster, style: &TextStyle, glyph: Glyph, text: &str) -> GlyphRun {
        let (face, size, colour) = (cluster.face, style.size, style.colour);
        GlyphRun { face, size, colour, upright: false, glyphs: vec![glyph], text: text.to_owned() }
    }
}

impl Line {
    /// Its text.
    pub fn text(&self) -> String {
        self.runs.iter().map(|(_, run, _)| run.text.as_str()).collect()
    }

    /// Draws it with its baseline starting at a place, the indent added.
    pub fn draw(&self, frame: &mut Frame, at: Point) {
        for (x, run, link) in &self.runs {
            let place = Point::new(at.x + self.indent + Pt(*x), at.y);
            if let Some(target) = link {
                let size = Size::new(Pt(run.width()), Pt(run.size * 1.2));
                frame.push(Point::new(place.x, place.y - Pt(run.size)), Item::Link(size, target.clone()));
            }
            frame.push(place, Item::Glyphs(run.clone()));
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

    /// Draws it turned by 90 degrees, reading upwards from a place.
    pub fn draw_upright(&self, frame: &mut Frame, at: Point) {
        for (x, run, _) in &self.runs {
            let place = Point::new(at.x, at.y - Pt(*x));
            frame.push(place, Item::Glyphs(GlyphRun { upright: true, ..run.clone() }));
        }
    }
}
