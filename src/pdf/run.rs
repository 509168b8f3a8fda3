//! Runs of glyphs: what of them needs marked content of its own, and the operators that show them.

use printpdf::{DictItem, Op};

use super::fonts::Used;
use super::marks::Names;
use crate::frame::GlyphRun;
use crate::lang::{Lang, is_japanese};

/// Finds what of a run stands in marked content of its own.
pub(super) struct Finder<'a> {
    /// The run.
    pub run: &'a GlyphRun,
    /// Its face.
    pub used: &'a Used<'a>,
    /// Whether Japanese in it is in another language than the text around it.
    pub foreign: bool,
}

/// A stretch that stands in marked content of its own.
pub(super) struct Special {
    /// Its end in glyphs.
    pub end: usize,
    /// Its end in bytes of the run's text.
    pub text_end: usize,
    /// Whether its text must be told, since the glyphs give another one.
    actual: bool,
    /// Whether it is in Japanese, and what stands around it is not.
    foreign: bool,
}

impl Special {
    /// What its marked content says.
    pub(crate) fn properties(&self, text: &str) -> Names {
        let mut properties = Names::new();
        if self.actual {
            properties.insert("ActualText".to_owned(), text_string(text));
        }
        if self.foreign {
            properties.insert(
                "Lang".to_owned(),
                DictItem::String {
                    data: Lang::Ja.tag().into(),
                    literal: true,
                },
            );
        }
        properties
    }
}

impl Finder<'_> {
    /// The stretch that begins at a glyph, whose text begins at `start`; none where the glyph needs
    /// nothing.
    pub(crate) fn special(&self, from: usize, start: usize) -> Option<Special> {
        let is_foreign = |glyph: usize, at: usize| {
            self.foreign
                && self.run.text[at..self.next(glyph, at)]
                    .chars()
                    .all(is_japanese)
        };
        let foreign = is_foreign(from, start);
        let (mut end, mut text_end, mut actual, mut more) = (from, start, false, false);
        while end < self.run.glyphs.len()
            && (end == from || more || foreign && is_foreign(end, text_end))
        {
            // A glyph without a text of its own shows a part of the text before it.
            let follows = self.run.glyphs.get(end + 1);
            more = follows.is_some_and(|next| self.run.glyphs[end].gap || next.bytes == 0);
            let next = self.next(end, text_end);
            actual |= more
                || !self
                    .used
                    .gives(self.run.glyphs[end].id, &self.run.text[text_end..next]);
            (end, text_end) = (end + 1, next);
        }
        (actual || foreign).then_some(Special {
            end,
            text_end,
            actual,
            foreign,
        })
    }

    fn next(&self, glyph: usize, start: usize) -> usize {
        start + usize::from(self.run.glyphs[glyph].bytes)
    }
}

/// Collects glyphs into one `TJ`, with a number wherever the pen would not stand where the line
/// wants it.
pub(super) struct Show<'a> {
    run: &'a GlyphRun,
    used: &'a Used<'a>,
    codes: Vec<u8>,
    items: Vec<DictItem>,
    /// What a viewer adds after every glyph, in thousandths of an em.
    spread: f32,
    /// How far the wanted pen is ahead of the viewer's, in thousandths of an em.
    ahead: f32,
}

/// What a justified line adds after nearly every glyph, as spacing of characters in points (ISO
/// 32000-1, 9.3.2): 0 where most glyphs keep their width. Said once, it is shorter than a number
/// after every glyph.
pub(super) fn spread(run: &GlyphRun, used: &Used<'_>, glyphs: std::ops::Range<usize>) -> f32 {
    let mut added: Vec<f32> = glyphs
        .map(|i| run.glyphs[i].advance - used.width(run.glyphs[i].id) * run.size / 1000.0)
        .collect();
    if added.len() < 4 {
        return 0.0;
    }
    let middle = added.len() / 2;
    let (_, median, _) = added.select_nth_unstable_by(middle, f32::total_cmp);
    let spread = (*median * 1000.0).round() / 1000.0;
    if spread * 1000.0 > 0.5 * run.size {
        spread
    } else {
        0.0
    }
}

impl<'a> Show<'a> {
    /// Nothing collected yet; the viewer adds so many points after every glyph.
    pub(crate) fn new(run: &'a GlyphRun, used: &'a Used<'a>, spread: f32) -> Self {
        let spread = spread * 1000.0 / run.size;
        Show {
            run,
            used,
            codes: Vec::with_capacity(run.glyphs.len() * 2),
            items: Vec::new(),
            spread,
            ahead: 0.0,
        }
    }

    /// Adds a glyph of the run.
    pub(crate) fn glyph(&mut self, i: usize) {
        if self.ahead.abs() > 0.5 {
            self.push_codes();
            let by = self.ahead.round();
            self.items.push(DictItem::Int(-by as i64));
            self.ahead -= by;
        }
        let glyph = self.run.glyphs[i];
        self.codes.extend(self.used.code(glyph.id).to_be_bytes());
        self.ahead +=
            glyph.advance * 1000.0 / self.run.size - self.used.width(glyph.id) - self.spread;
    }

    fn push_codes(&mut self) {
        if !self.codes.is_empty() {
            self.items.push(DictItem::String {
                data: std::mem::take(&mut self.codes),
                literal: true,
            });
        }
    }

    /// Writes what was collected.
    pub(crate) fn flush(&mut self, ops: &mut Vec<Op>) {
        self.push_codes();
        if !self.items.is_empty() {
            ops.push(Op::Unknown {
                key: "TJ".to_owned(),
                value: vec![DictItem::Array(std::mem::take(&mut self.items))],
            });
        }
    }
}

/// A text string of a property list: UTF-16 with a byte order mark.
pub(super) fn text_string(text: &str) -> DictItem {
    let data = [0xfe, 0xff]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    DictItem::String {
        data,
        literal: false,
    }
}
