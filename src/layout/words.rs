//! Texts as frames. What a text says in a second language stands beside it where there is room for
//! two columns, else below it (DESIGN.md 8).

use super::page::GUTTER;
use super::setting::Setting;
use super::stack::{draw_tagged, side_by_side};
use super::style::{marked, translated};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::Words;
use crate::font::FaceId;
use crate::frame::{Frame, Item};
use crate::geom::{Point, Pt, mm};
use crate::text::{Filling, Fit, Line, Measure, Rich, TextStyle};

/// The least width in which two languages stand beside each other.
const TWO_COLUMNS: Pt = mm(80.0);
/// From a heading to what it says in the second language, on one line (DESIGN.md 8).
const AFTER: Pt = mm(4.0);

/// A column of a paragraph in one language or two.
pub(super) struct TextColumn<'w> {
    /// What stands in it.
    pub words: &'w Words,
    /// Its style.
    pub style: TextStyle,
    /// Its left edge.
    pub x: Pt,
    /// Its width.
    pub width: Pt,
}

/// How many lines a text may take, and what it is.
#[derive(Clone, Copy)]
struct Limit<'a>(usize, &'a str);

impl Setting<'_, '_> {
    /// A text with its parts marked, in a style.
    pub(crate) fn rich(&self, words: &Words, style: TextStyle) -> Rich {
        words.parts.iter().fold(Rich::default(), |rich, part| {
            rich.linked(
                part.text.clone(),
                marked(style, part.mark),
                part.link.clone(),
            )
            .read(&part.ruby)
        })
    }

    /// Lines of a text.
    pub(crate) fn lines(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        filling: Filling,
    ) -> Vec<Line> {
        self.setter.lines(&self.rich(words, style), width, filling)
    }

    /// What a text says in the second language.
    pub(crate) fn translation(&self, words: &Words) -> Option<&Words> {
        self.document.translations.get(&words.node)
    }

    /// A text as a tagged frame.
    pub(crate) fn text(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        filling: Filling,
    ) -> Frame {
        let side = takes_columns(style, width);
        self.both(words, style, width, side, |words, style, width| {
            self.alone(words, style, width, filling)
        })
    }

    /// A text in its own language alone.
    pub(crate) fn alone(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        filling: Filling,
    ) -> Frame {
        self.tagged(
            words,
            self.setter
                .block(&self.lines(words, style, width, filling), style, width),
        )
    }

    /// The head of a column so wide: its languages stand where those of its cells do.
    pub(crate) fn column_head(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        of_cells: Pt,
    ) -> Frame {
        let side = takes_columns(self.styles.table, of_cells);
        let width = if side { of_cells } else { width };
        self.both(words, style, width, side, |words, style, width| {
            self.alone(words, style, width, Filling::Ragged)
        })
    }

    /// A frame that belongs to the node of a text.
    pub(crate) fn tagged(&self, words: &Words, frame: Frame) -> Frame {
        let mut out = Frame::new(frame.size.width, frame.size.height);
        out.push(Point::default(), Item::Tagged(words.node, frame));
        out
    }

    /// A text of so many lines at most; more is an error, or is cut in a draft. In columns of two
    /// languages it may take twice as many, and in the second, which is longer, two more.
    pub(crate) fn limited(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        most: usize,
        what: &str,
        sink: &mut Sink,
    ) -> Frame {
        let side = takes_columns(style, width);
        let most = if side && self.translation(words).is_some() {
            most * 2
        } else {
            most
        };
        self.both(words, style, width, side, |words, style, width| {
            let most = if side && style.lang != self.lang {
                most + 2
            } else {
                most
            };
            self.cut(words, style, width, Limit(most, what), sink)
        })
    }

    /// The same, with the second language always below the first: titles.
    pub(crate) fn limited_title(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        most: usize,
        what: &str,
        sink: &mut Sink,
    ) -> Frame {
        self.both(words, style, width, false, |words, style, width| {
            self.cut(words, style, width, Limit(most, what), sink)
        })
    }

    /// A heading: on one line with what it says in the second language where both fit, else above
    /// it.
    pub(crate) fn heading(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        limit: Option<(usize, &str)>,
        sink: &mut Sink,
    ) -> Frame {
        let Some(second) = self.translation(words) else {
            return match limit {
                Some((most, what)) => self.limited(words, style, width, most, what, sink),
                None => self.text(words, style, width, Filling::Phrases),
            };
        };
        let small = translated(style);
        let (line, after) = (
            self.setter.rich_line(&self.rich(words, style)),
            self.setter.rich_line(&self.rich(second, small)),
        );
        if line.width + AFTER + after.width > width {
            let (most, what) = limit.unwrap_or((usize::MAX, ""));
            return self.limited_title(words, style, width, most, what, sink);
        }
        let baseline = style.baseline();
        let mut frame = Frame::new(width, Pt(style.leading));
        draw_tagged(&mut frame, words.node, &line, Point::new(Pt(0.0), baseline));
        let x = line.width + AFTER;
        draw_tagged(&mut frame, second.node, &after, Point::new(x, baseline));
        frame
    }

    /// Whether the pages are small.
    pub(crate) fn is_small(&self) -> bool {
        self.options.paper.format().is_small
    }

    fn cut(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        Limit(most, what): Limit<'_>,
        sink: &mut Sink,
    ) -> Frame {
        // Lines are shorter on small paper, and there are more of them.
        let most = if self.is_small() {
            most.saturating_mul(3).div_ceil(2)
        } else {
            most
        };
        let filling = if style.leading >= 24.0 || style.size <= 8.5 || style.face == FaceId::BOLD {
            Filling::Phrases
        } else {
            Filling::Ragged
        };
        let paragraph = self.setter.paragraph(&self.rich(words, style));
        let measure = Measure {
            width,
            first_indent: Pt(0.0),
            filling,
        };
        let mut lines = paragraph.lines(measure);
        if let Fit::Over(over) = paragraph.fit(measure, most) {
            if !self.options.draft {
                let text = format!(
                    "{what} is {over} characters too long for {most} lines: `{}`",
                    words.text()
                );
                sink.push(
                    Diagnostic::new(Code::TooLong, words.at, text)
                        .hint("shorten it; `nenpyo build --draft` cuts it"),
                );
            }
            lines.truncate(most);
        }
        self.tagged(words, self.setter.block(&lines, style, width))
    }

    /// A text alone, or with what it says in the second language: beside it on the same lines, or
    /// below it.
    fn both(
        &self,
        words: &Words,
        style: TextStyle,
        width: Pt,
        side: bool,
        mut set: impl FnMut(&Words, TextStyle, Pt) -> Frame,
    ) -> Frame {
        let Some(second) = self.translation(words) else {
            return set(words, style, width);
        };
        let small = translated(style);
        if !side {
            let mut frame = set(words, style, width);
            let below = set(second, small, width);
            let y = frame.size.height;
            frame.size.height = y + below.size.height;
            frame.group(Point::new(Pt(0.0), y), below);
            return frame;
        }
        let half = half(width);
        let (first, other) = (set(words, style, half), set(second, beside(style), half));
        side_by_side(width, first, width - half, other)
    }

    /// The width of each column where some of these texts have a second language and stand in two.
    pub(crate) fn column_of_two(&self, texts: &[Words], style: TextStyle, width: Pt) -> Option<Pt> {
        let is_two = takes_columns(style, width)
            && texts.iter().any(|words| self.translation(words).is_some());
        is_two.then(|| half(width))
    }

    /// The columns of a paragraph in one language or two: its words, style, place and width.
    pub(crate) fn columns_of<'w>(
        &'w self,
        words: &'w Words,
        style: TextStyle,
        width: Pt,
    ) -> Vec<TextColumn<'w>> {
        let column = |words, style, x, width| TextColumn {
            words,
            style,
            x,
            width,
        };
        match self.translation(words) {
            Some(second) if takes_columns(style, width) => {
                let half = half(width);
                vec![
                    column(words, style, Pt(0.0), half),
                    column(second, beside(style), width - half, half),
                ]
            }
            _ => vec![column(words, style, Pt(0.0), width)],
        }
    }
}

/// Whether two languages stand beside each other: running text, where there is room. Headings and
/// labels do not.
fn takes_columns(style: TextStyle, width: Pt) -> bool {
    width >= TWO_COLUMNS && style.size < 11.0 && style.face != FaceId::BOLD
}

/// One of two columns.
fn half(width: Pt) -> Pt {
    (width - GUTTER) / 2.0
}

/// The style of the second column: its lines stand on those of the first.
fn beside(style: TextStyle) -> TextStyle {
    TextStyle {
        leading: style.leading,
        ..translated(style)
    }
}
