//! The cover: a whole page, at fixed places (DESIGN.md 5, masthead).

use super::running::{first_marking, fitted, marking};
use super::setting::Setting;
use crate::chart::{HAIR, INK, INK2, draw};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{Cover, Mark, Words};
use crate::frame::{Artifact, Dest, Frame, Item, Path};
use crate::geom::{PT_PER_MM, Point, Pt, Rect, Size, mm};
use crate::model::CoverFormat;
use crate::text::{Filling, TextStyle};

/// The room for a logo (DESIGN.md 5, masthead).
const LOGO: Size = Size::new(mm(60.0), mm(12.0));

/// Where the parts stand on its paper.
fn places(setting: &Setting<'_, '_>) -> CoverFormat {
    setting.options.paper.format().cover
}

/// The style of the title: on small paper it has the size of a smaller cover, not of type made to
/// fit.
fn title_style(setting: &Setting<'_, '_>) -> TextStyle {
    let (style, share) = (setting.styles.cover_title, places(setting).title);
    style.sized(style.size * share, style.leading * share)
}

/// Sets the cover.
pub(super) fn cover_page(setting: &Setting<'_, '_>, cover: &Cover, sink: &mut Sink) -> Frame {
    let (sheet, styles) = (setting.sheet, &setting.styles);
    let (left, width) = (sheet.left(1), sheet.width);
    let places = places(setting);
    let bar = Pt::from(places.bar);
    let mut page = Frame::new(sheet.size.width, sheet.size.height);
    page.push(Point::default(), Item::Anchor(Dest::Section(0)));
    masthead(setting, cover, &mut page, sink);
    page.artifact(Path::rect(
        Rect::new(left, bar, mm(22.0), mm(2.4)),
        setting.document.house.accent,
    ));
    let mut y = bar + mm(8.4);
    let measure = width.min(mm(150.0));
    let mut put = |page: &mut Frame, frame: Frame, gap: Pt| {
        let height = frame.size.height;
        page.group(Point::new(left, y), frame);
        y += height + gap;
    };
    if let Some(kicker) = &cover.kicker {
        put(
            &mut page,
            setting.text(
                kicker,
                styles.kicker.sized(11.0, 16.0),
                width,
                Filling::Ragged,
            ),
            mm(4.0),
        );
    }
    put(
        &mut page,
        setting.limited(
            &cover.title,
            title_style(setting),
            measure,
            2,
            "the title of the cover",
            sink,
        ),
        mm(4.0),
    );
    if let Some(subtitle) = &cover.subtitle {
        put(
            &mut page,
            setting.limited(
                subtitle,
                styles.cover_subtitle,
                measure,
                2,
                "the subtitle",
                sink,
            ),
            Pt(0.0),
        );
    }
    let strip = draw(&cover.strip.spec, width, setting.setter).frame;
    let note = setting.text(&cover.strip_note, styles.note, width, Filling::Ragged);
    // Facts that need more room push the strip up.
    let high = facts(setting, &cover.facts, sink).size.height
        + if setting.document.addressed {
            Pt(17.0 * 2.0)
        } else {
            Pt(0.0)
        };
    let end = facts_top(setting, high) - note.size.height - mm(3.0);
    let top = Pt::from(places.strip).min(end - strip.size.height);
    if top < y {
        let text = format!(
            "the cover has {:.0} mm less room than its texts need",
            (y - top).0 / PT_PER_MM
        );
        let hint = "shorten the title or the subtitle, or leave out what its table of facts can do \
            without";
        sink.push(
            Diagnostic::new(
                Code::TooLong,
                cover.title.at.unwrap_or(setting.document.at),
                text,
            )
            .hint(hint),
        );
    }
    let below = top + strip.size.height + Pt(1.0);
    page.push(
        Point::new(left, top),
        Item::Tagged(cover.strip.picture.node, strip),
    );
    page.group(Point::new(left, below), note);
    // Each copy has its own.
    if !setting.document.addressed {
        lower_part(setting, cover, &cover.facts, &mut page, sink);
    }
    page
}

/// Where the facts begin: at their place, or higher where they need more room.
fn facts_top(setting: &Setting<'_, '_>, high: Pt) -> Pt {
    Pt::from(places(setting).facts).min(setting.sheet.foot - mm(3.0) - high)
}

/// Sets the facts and the foot.
pub(super) fn lower_part(
    setting: &Setting<'_, '_>,
    cover: &Cover,
    all: &[(Words, Words)],
    page: &mut Frame,
    sink: &mut Sink,
) {
    let facts = facts(setting, all, sink);
    let corner = Point::new(setting.sheet.left(1), facts_top(setting, facts.size.height));
    // One by one, so that a copy can be divided at its recipient.
    page.items.extend(
        facts
            .items
            .into_iter()
            .map(|(at, item)| (corner + at, item)),
    );
    foot(setting, cover, page, sink);
}

/// Reports a text that does not fit its place.
fn too_long(setting: &Setting<'_, '_>, words: &Words, what: &str, sink: &mut Sink) {
    let text = format!("{what} does not fit its place: `{}`", words.text());
    sink.push(
        Diagnostic::new(Code::TooLong, words.at.unwrap_or(setting.document.at), text)
            .hint("shorten it"),
    );
}

fn masthead(setting: &Setting<'_, '_>, cover: &Cover, page: &mut Frame, sink: &mut Sink) {
    let sheet = setting.sheet;
    let (left, right, width) = (sheet.left(1), sheet.left(1) + sheet.width, sheet.width);
    if let (Some(node), Some(logo)) = (&cover.logo, &setting.document.house.logo) {
        let logo = fitted(logo, LOGO);
        page.push(Point::new(left, sheet.head), Item::Tagged(node.node, logo));
    }
    if let Some(series) = &cover.series {
        let style = setting.styles.h3.sized(9.5, 12.0);
        let words = setting.text(series, style, width * 0.65, Filling::Ragged);
        if words.size.height > mm(14.0) {
            too_long(setting, series, "the name at the head of the cover", sink);
        }
        page.group(Point::new(left, sheet.head), words);
    }
    let corner = Point::new(right, sheet.head);
    page.group(
        Point::default(),
        first_marking(setting.document, setting.setter, corner, 14.0, mm(7.4)),
    );
    page.rule(left, sheet.head + mm(15.0), sheet.width, INK, 1.2);
}

/// The table of facts: label and value, a rule above each.
fn facts(setting: &Setting<'_, '_>, facts: &[(Words, Words)], sink: &mut Sink) -> Frame {
    let padding = places(setting).padding;
    let label_width = label_width(setting);
    let width = setting.sheet.width;
    let mut table = Frame::new(width, Pt(0.0));
    let style = fact_style(setting);
    table.rule(Pt(0.0), Pt(0.0), width, INK, 1.2);
    let mut y = Pt(0.0);
    for (number, (label, value)) in facts.iter().enumerate() {
        if number > 0 {
            table.rule(Pt(0.0), y, width, HAIR, 0.35);
        }
        let first = number == 0 && is_strong(value);
        let value_style: TextStyle = if first {
            first_fact_style(setting)
        } else {
            style
        };
        let words = if first {
            setting.limited(
                value,
                value_style,
                width - label_width,
                2,
                "the recipient on the cover",
                sink,
            )
        } else {
            setting.text(value, value_style, width - label_width, Filling::Ragged)
        };
        let label_style = style.sized(8.5, value_style.leading).colour(INK2);
        let label = setting.heading(label, label_style, label_width, None, sink);
        let height = words.size.height.max(label.size.height);
        table.group(Point::new(Pt(0.0), y + padding), label);
        table.group(Point::new(label_width, y + padding), words);
        y += height + padding * 2.0;
    }
    table.rule(Pt(0.0), y, width, HAIR, 0.35);
    table.size.height = y;
    table
}

/// The width of the column of labels.
pub(super) fn label_width(setting: &Setting<'_, '_>) -> Pt {
    mm(if setting.document.is_bilingual() {
        52.0
    } else {
        setting.lang.pick(28.0, 33.0)
    })
}

/// The style of a fact; on small paper its lines stand closer.
fn fact_style(setting: &Setting<'_, '_>) -> TextStyle {
    let style = setting.styles.cover_fact;
    let (size, leading) = places(setting).smaller_facts;
    style.sized(style.size - size.0, style.leading - leading.0)
}

/// The style of the recipient.
pub(super) fn first_fact_style(setting: &Setting<'_, '_>) -> TextStyle {
    let style = fact_style(setting);
    style.sized(style.size + 1.5, style.leading + 1.0)
}

fn is_strong(words: &Words) -> bool {
    words
        .parts
        .first()
        .is_some_and(|part| part.mark == Mark::Strong)
}

fn foot(setting: &Setting<'_, '_>, cover: &Cover, page: &mut Frame, sink: &mut Sink) {
    let sheet = setting.sheet;
    let (left, right) = (sheet.left(1), sheet.left(1) + sheet.width);
    page.rule(left, sheet.foot, sheet.width, INK, 0.8);
    let mut frame = Frame::default();
    let top = sheet.foot + mm(2.0);
    let mark = marking(
        &mut frame,
        setting.setter,
        setting.document.marking,
        Point::new(right, top),
        12.0,
        mm(6.4),
    );
    page.push(Point::default(), Item::Artifact(Artifact::Foot, frame));
    let style = setting.styles.foot;
    let words = setting.text(
        &cover.foot,
        style,
        sheet.width - mark - mm(6.0),
        Filling::Ragged,
    );
    let top = top + mm(3.2) - Pt(style.leading / 2.0);
    // Nothing prints closer than 5 mm to an edge.
    if top + words.size.height > sheet.size.height - mm(5.0) {
        too_long(
            setting,
            &cover.foot,
            "the foot of the cover (document number, contact)",
            sink,
        );
    }
    page.group(Point::new(left, top), words);
}
