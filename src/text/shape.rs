//! Text → clusters of glyphs, through harfrust, with the next face where one lacks a character.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use harfrust::{
    Buffer, Direction, Feature, Script, ShapeOptions, ShapePlan, ShaperFont, Tag, shape,
};

use super::rich::TextStyle;
use crate::character::is_selector;
use crate::font::{FaceId, FontBook};

/// Whether a line may end before a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// No.
    No,
    /// Yes.
    Allowed,
    /// Yes, and a phrase ends there.
    Phrase,
    /// The line ends there.
    Must,
}

/// The smallest unit that a line can be broken between: a character with its marks, or a ligature.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cluster {
    /// Bytes of the paragraph's text.
    pub start: u32,
    pub end: u32,
    pub glyph: u16,
    pub face: FaceId,
    /// Which stretch it belongs to.
    pub stretch: u16,
    /// In points.
    pub advance: f32,
    /// Space before it that is no character, in points; vanishes at the start of a line.
    pub gap: f32,
    /// Space at the start of its advance that a reading above it needs, in points; counted in the
    /// advance.
    pub lead: f32,
    /// The same at the end.
    pub trail: f32,
    pub before: Break,
    /// The first character, by which breaking and spacing rules go.
    pub first: char,
    /// A further glyph of the cluster before it.
    pub more: bool,
}

/// Shapes stretches; keeps the plans and the buffers for all.
pub(super) struct Shaper<'f> {
    fonts: &'f FontBook,
    /// The plans of each face, for Latin and for Japanese.
    plans: Vec<[ShapePlan; 2]>,
    /// Buffers that no thread uses at the moment.
    buffers: Mutex<Vec<Buffer>>,
    no_ligatures: [Feature; 1],
}

impl<'f> Shaper<'f> {
    pub(crate) fn new(fonts: &'f FontBook) -> Self {
        // Letters must stay apart for justification and search.
        let no_ligatures = [Feature::new(Tag::new(b"liga"), 0, ..)];
        let plan = |font, script| {
            ShapePlan::new(
                font,
                Direction::LeftToRight,
                Some(script),
                None,
                &no_ligatures,
            )
        };
        let plans = fonts
            .faces()
            .map(|(_, face)| [Script::LATIN, Script::HAN].map(|script| plan(face.shaper(), script)))
            .collect();
        Shaper {
            fonts,
            plans,
            buffers: Mutex::default(),
            no_ligatures,
        }
    }

    /// Shapes a part of the text and adds its clusters.
    pub(crate) fn shape(
        &self,
        text: &str,
        range: Range<usize>,
        stretch: u16,
        style: &TextStyle,
        out: &mut Vec<Cluster>,
    ) {
        let part = &text[range.clone()];
        let mut start = 0;
        let mut current: Option<(FaceId, bool)> = None;
        for (at, c) in part.char_indices() {
            let face = if is_mark(c) {
                None
            } else {
                let selector = part[at + c.len_utf8()..].chars().next();
                let form = selector
                    .filter(|c| is_selector(*c))
                    .and_then(|selector| self.fonts.face_for_form(c, selector, style.face));
                let face = form.or_else(|| self.fonts.face_for(c, style.face));
                Some(face.unwrap_or(style.face))
            };
            let Some(face) = face else { continue };
            let run = (face, c > '\u{2e7f}');
            // Spaces and digits go with whatever stands before them.
            if current.is_some_and(|now| now.0 == run.0 && (now.1 == run.1 || c == ' ')) {
                continue;
            }
            if let Some(now) = current {
                self.run(
                    text,
                    range.start + start..range.start + at,
                    now,
                    stretch,
                    style.size,
                    out,
                );
                start = at;
            }
            current = Some(run);
        }
        let now = current.unwrap_or((style.face, false));
        self.run(
            text,
            range.start + start..range.end,
            now,
            stretch,
            style.size,
            out,
        );
    }

    fn run(
        &self,
        text: &str,
        range: Range<usize>,
        (face, han): (FaceId, bool),
        stretch: u16,
        size: f32,
        out: &mut Vec<Cluster>,
    ) {
        if range.is_empty() {
            return;
        }
        let plans = &self.plans[usize::from(face.0).min(self.plans.len() - 1)];
        // Made anew each time, which costs nothing: it cannot be shared by threads.
        let font = &ShaperFont::new(self.fonts.face(face).shaper());
        let buffers = || self.buffers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut buffer = buffers().pop().unwrap_or_default();
        buffer.clear();
        buffer.push_str(&text[range.clone()]);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(if han { Script::HAN } else { Script::LATIN }));
        let options = ShapeOptions::new()
            .plan(Some(&plans[usize::from(han)]))
            .features(&self.no_ligatures);
        if shape(font, &mut buffer, options).is_err() {
            return;
        }
        let scale = size / f32::from(self.fonts.face(face).units_per_em);
        let first = out.len();
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let start = range.start as u32 + info.cluster;
            let more =
                out.len() > first && out.last().is_some_and(|last: &Cluster| last.start == start);
            out.push(Cluster {
                start,
                end: start,
                glyph: info.glyph_id as u16,
                face,
                stretch,
                advance: position.x_advance as f32 * scale,
                gap: 0.0,
                lead: 0.0,
                trail: 0.0,
                before: Break::No,
                first: text[start as usize..].chars().next().unwrap_or(' '),
                more,
            });
        }
        buffers().push(buffer);
        share_out(text, range.end as u32, &mut out[first..]);
    }
}

/// Says which text each glyph stands for. A cluster of as many glyphs as characters, such as
/// half-width ｶﾞ, gives each its own; else the first glyph has all of it, and the others stand
/// behind it with none.
fn share_out(text: &str, end: u32, clusters: &mut [Cluster]) {
    let mut until = clusters.len();
    let mut end = end;
    while until > 0 {
        let from = clusters[..until].iter().rposition(|cluster| !cluster.more);
        let from = from.unwrap_or(0);
        let start = clusters[from].start;
        let chars: Vec<u32> = text[start as usize..end as usize]
            .char_indices()
            .map(|(at, _)| start + at as u32)
            .chain([end])
            .collect();
        let each = chars.len() == until - from + 1;
        for (number, cluster) in clusters[from..until].iter_mut().enumerate() {
            (cluster.start, cluster.end) = match (each, number) {
                (true, _) => (chars[number], chars[number + 1]),
                (false, 0) => (start, end),
                (false, _) => (end, end),
            };
        }
        (until, end) = (from, start);
    }
}

/// A mark that joins the character before it, in the same face.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{200d}' | '\u{e0100}'..='\u{e01ef}')
}
