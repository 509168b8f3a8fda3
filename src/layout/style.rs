//! The type of every part (DESIGN.md 3), by language.

use crate::chart::{INK, INK2};
use crate::document::Mark;
use crate::font::FaceId;
use crate::frame::Colour;
use crate::lang::Lang;
use crate::text::TextStyle;

/// Year bands.
pub(crate) const TINT2: Colour = Colour::hex(0xE2E6E9);

/// Every style of a language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Styles {
    pub cover_title: TextStyle,
    pub cover_subtitle: TextStyle,
    pub cover_fact: TextStyle,
    pub h1: TextStyle,
    pub lead: TextStyle,
    pub h2: TextStyle,
    pub h3: TextStyle,
    pub kicker: TextStyle,
    pub body: TextStyle,
    pub narrative: TextStyle,
    pub statement: TextStyle,
    pub table: TextStyle,
    pub table_head: TextStyle,
    pub chronology: TextStyle,
    pub figure_label: TextStyle,
    pub figure_title: TextStyle,
    pub figure_subtitle: TextStyle,
    pub note: TextStyle,
    pub item: TextStyle,
    pub evidence: TextStyle,
    pub gauge: TextStyle,
    pub key_number: TextStyle,
    pub key_unit: TextStyle,
    pub key_label: TextStyle,
    pub key_note: TextStyle,
    pub numeral: TextStyle,
    pub head: TextStyle,
    pub foot: TextStyle,
    pub contents: TextStyle,
}

impl Styles {
    /// The styles of a language.
    pub(crate) fn new(lang: Lang) -> Self {
        let set = |face: FaceId, ja: (f32, f32), en: (f32, f32), gaps: bool| {
            let (size, leading) = lang.pick(ja, en);
            TextStyle {
                face,
                size,
                leading,
                colour: INK,
                lang,
                gaps,
            }
        };
        let text = |face, ja, en| set(face, ja, en, true);
        let bare = |face, ja, en| set(face, ja, en, false);
        let both = |face, size: (f32, f32)| set(face, size, size, false);
        let (regular, bold) = (FaceId::REGULAR, FaceId::BOLD);
        Styles {
            cover_title: text(lang.pick(FaceId::MINCHO, bold), (38.0, 54.0), (29.0, 39.0)),
            cover_subtitle: text(regular, (13.0, 22.0), (12.0, 20.0)),
            cover_fact: text(regular, (9.5, 16.0), (9.0, 14.5)),
            h1: text(bold, (19.0, 28.0), (17.5, 25.0)),
            lead: text(regular, (10.0, 18.0), (9.25, 15.0)),
            h2: text(bold, (11.5, 16.0), (10.5, 16.0)),
            h3: text(bold, (9.5, 16.0), (9.5, 16.0)),
            kicker: bare(bold, (8.5, 12.0), (8.5, 12.0)),
            body: text(regular, (9.5, 16.0), (8.75, 14.0)),
            narrative: text(
                lang.pick(FaceId::MINCHO, regular),
                (10.0, 17.0),
                (8.75, 14.0),
            ),
            statement: text(bold, (9.75, 15.5), (9.0, 13.5)),
            table: both(regular, (8.0, 12.0)),
            table_head: both(bold, (7.5, 11.0)),
            chronology: bare(regular, (8.0, 11.5), (7.5, 10.5)),
            figure_label: both(bold, (7.5, 11.0)),
            figure_title: text(bold, (10.0, 14.0), (9.25, 13.0)),
            figure_subtitle: bare(regular, (7.5, 11.0), (7.0, 11.0)).colour(INK2),
            note: text(regular, (7.0, 10.5), (7.0, 10.5)).colour(INK2),
            item: bare(regular, (8.25, 12.5), (8.0, 11.5)),
            evidence: bare(regular, (7.5, 11.5), (7.0, 10.5)).colour(INK2),
            gauge: bare(regular, (8.5, 12.0), (8.0, 12.0)),
            key_number: bare(bold, (29.0, 34.0), (27.0, 32.0)),
            key_unit: bare(bold, (12.0, 34.0), (8.5, 32.0)),
            key_label: bare(bold, (8.0, 12.5), (8.0, 12.5)),
            key_note: bare(regular, (7.0, 10.5), (7.0, 10.5)).colour(INK2),
            numeral: both(bold, (17.0, 20.0)),
            head: both(bold, (7.5, 11.0)),
            foot: both(regular, (7.0, 11.0)).colour(INK2),
            contents: text(bold, (11.0, 17.0), (11.0, 17.0)),
        }
    }
}

impl Styles {
    /// The same with what bears the accent in a colour: kicker, labels of figures, numerals.
    #[must_use]
    pub(crate) fn with_accent(self, accent: Colour) -> Self {
        let Styles {
            kicker,
            figure_label,
            numeral,
            ..
        } = self;
        Styles {
            kicker: kicker.colour(accent),
            figure_label: figure_label.colour(accent),
            numeral: numeral.colour(accent),
            ..self
        }
    }
}

/// The style of an English text beside or below its Japanese one: at 0.92 of the size it looks
/// equal (DESIGN.md 3), and what is larger than text is not repeated at its size (DESIGN.md 8).
pub(crate) fn translated(style: TextStyle) -> TextStyle {
    /// The smallest size of text.
    const SMALLEST: f32 = 7.0;
    let is_bold = style.face == FaceId::BOLD;
    let face = if is_bold || style.face == FaceId::MINCHO {
        FaceId::REGULAR
    } else {
        style.face
    };
    let (size, leading) = match style.size {
        30.0.. => (17.0, 25.0),
        15.0.. => (12.0, 18.0),
        11.0.. if is_bold => (7.5, 12.0),
        11.0.. => (style.size * 0.72, style.leading * 0.8),
        // To a quarter of a point, and to half a one.
        size if size > SMALLEST => (
            ((size * 0.92 * 4.0).ceil() / 4.0).max(SMALLEST),
            (style.leading * 0.9 * 2.0).ceil() / 2.0,
        ),
        size => (size, style.leading),
    };
    TextStyle {
        lang: Lang::En,
        ..style.face(face).sized(size, leading)
    }
}

/// The style of a part that stands out within a style.
pub(crate) fn marked(style: TextStyle, mark: Mark) -> TextStyle {
    match mark {
        Mark::Plain => style,
        Mark::Strong => style.face(FaceId::BOLD),
        Mark::Quiet => style.face(FaceId::REGULAR).colour(INK2),
        Mark::Cite => TextStyle {
            gaps: false,
            ..style
                .sized(7.0, style.leading)
                .face(FaceId::FIXED)
                .colour(INK2)
        },
        Mark::Code => TextStyle {
            gaps: false,
            ..style.face(if style.face == FaceId::BOLD {
                FaceId::FIXED_BOLD
            } else {
                FaceId::FIXED
            })
        },
    }
}
