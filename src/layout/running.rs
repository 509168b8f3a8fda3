//! Pages around their text blocks: running heads and feet, the marking, the punch tick.

use super::book::{FootPlace, Options, Page};
use super::page::Sheet;
use super::style::Styles;
use crate::chart::{HAIR, INK, INK2};
use crate::document::{Body, Document};
use crate::font::FaceId;
use crate::frame::{Artifact, Colour, Frame, Item, Path};
use crate::geom::{Point, Pt, Rect, Size, mm};
use crate::lang::Lang;
use crate::model::Marking;
use crate::text::{TextStyle, Typesetter};
use crate::wording::voice;

/// Puts text blocks on pages.
pub(super) fn pages(
    document: &Document,
    bodies: impl Iterator<Item = (Vec<Frame>, bool)>,
    options: Options,
    setter: &Typesetter<'_>,
) -> (Vec<Page>, Vec<Option<FootPlace>>) {
    let bodies: Vec<(Vec<Frame>, bool)> = bodies.collect();
    let said: usize = bodies
        .iter()
        .map(|(pages, blank)| pages.len() + usize::from(*blank))
        .sum();
    let total = if options.booklet {
        said.next_multiple_of(4)
    } else {
        said
    };
    let styles = document.styles(document.lang);
    let (mut pages, mut feet) = (Vec::with_capacity(total), Vec::with_capacity(total));
    let logo = document.house.logo.as_ref().map(|logo| fitted(logo, LOGO));
    let mut add = |sheet: Sheet, (title, name): (&str, &str), body: Frame, is_cover: bool| {
        let number = pages.len() + 1;
        let mut page = Frame::new(sheet.size.width, sheet.size.height);
        tick(&mut page, sheet, number);
        if is_cover {
            page.group(Point::default(), body);
            feet.push(None);
        } else {
            let running = Running {
                document,
                styles,
                sheet,
                setter,
                logo: logo.as_ref(),
                title,
                number,
                total,
            };
            running.head(&mut page, name);
            page.group(Point::new(sheet.left(number), sheet.top), body);
            feet.push(Some(running.foot(&mut page)));
        }
        pages.push(Page { frame: page });
    };
    let plain = Sheet::new(options.paper, options.sides);
    for (section, (bodies, blank)) in document.sections.iter().zip(bodies) {
        let is_cover = matches!(section.body, Body::Cover(_));
        if blank {
            add(
                plain,
                (&document.title, ""),
                left_blank(document, styles, plain, setter),
                false,
            );
        }
        let second = section
            .lang
            .filter(|lang| *lang != document.lang)
            .and(document.title_in_second.as_deref());
        let title = second.unwrap_or(&document.title);
        let sheet = Sheet::of_section(section, options);
        let name = section.full_name();
        for (place, body) in bodies.into_iter().enumerate() {
            let goes_on = place > 0 && section.mark.is_some();
            let more = if goes_on {
                document.say(|voice| voice.continued())
            } else {
                String::new()
            };
            add(sheet, (title, &format!("{name}{more}")), body, is_cover);
        }
    }
    for _ in said..total {
        add(
            plain,
            (&document.title, ""),
            left_blank(document, styles, plain, setter),
            false,
        );
    }
    (pages, feet)
}

/// The room for a logo in a running head (DESIGN.md 5, contents).
const LOGO: Size = Size::new(mm(23.0), mm(6.4));

/// A logo as large as its room lets it be.
pub(super) fn fitted(logo: &Frame, room: Size) -> Frame {
    logo.scaled((room.width / logo.size.width).min(room.height / logo.size.height))
}

/// The text block of a page that is left blank, which says so: no page has been lost (DESIGN.md 9).
pub(super) fn left_blank(
    document: &Document,
    styles: Styles,
    sheet: Sheet,
    setter: &Typesetter<'_>,
) -> Frame {
    let mut words = Frame::default();
    let line = setter.line(
        &document.say(|voice| voice.blank_page()),
        styles.foot.sized(8.0, 12.0),
    );
    line.draw_centred(
        &mut words,
        Point::new(sheet.width / 2.0, sheet.height / 2.0),
    );
    let mut frame = Frame::new(sheet.width, sheet.height);
    frame.push(Point::default(), Item::Artifact(Artifact::Layout, words));
    frame
}

/// The mark that shows where to punch: 3 mm long, 5 mm from the inner edge.
fn tick(page: &mut Frame, sheet: Sheet, number: usize) {
    let Some(punch) = sheet.punch else { return };
    let x = if sheet.is_recto(number) {
        mm(5.0)
    } else {
        sheet.size.width - mm(8.0)
    };
    let mut tick = Frame::default();
    tick.path(Path::line(
        Point::new(x, punch),
        Point::new(x + mm(3.0), punch),
        HAIR,
        0.5,
    ));
    page.push(Point::default(), Item::Artifact(Artifact::Production, tick));
}

/// The colour of a label of TLP 2.0 on black.
fn label_colour(marking: Marking) -> Colour {
    Colour::hex(match marking {
        Marking::Red => 0xFF2B2B,
        Marking::Amber | Marking::AmberStrict => 0xFFC000,
        Marking::Green => 0x33FF00,
        Marking::Clear => 0xFFFFFF,
    })
}

/// The marking of the first page, which is the one that is read; elsewhere it is part of head or
/// foot.
pub(super) fn first_marking(
    document: &Document,
    setter: &Typesetter<'_>,
    right: Point,
    size: f32,
    height: Pt,
) -> Frame {
    let mut mark = Frame::default();
    marking(&mut mark, setter, document.marking, right, size, height);
    let (ground, words): (Vec<_>, Vec<_>) = mark
        .items
        .into_iter()
        .partition(|(_, item)| matches!(item, Item::Path(_)));
    let mut frame = Frame::default();
    frame.push(
        Point::default(),
        Item::Artifact(
            Artifact::Head,
            Frame {
                items: ground,
                ..Frame::default()
            },
        ),
    );
    frame.push(
        Point::default(),
        Item::Tagged(
            document.marking_node,
            Frame {
                items: words,
                ..Frame::default()
            },
        ),
    );
    frame
}

/// Draws the marking in its black box, the right upper corner at a place; gives its width.
pub(super) fn marking(
    frame: &mut Frame,
    setter: &Typesetter<'_>,
    marking: Marking,
    right: Point,
    size: f32,
    height: Pt,
) -> Pt {
    let style = TextStyle {
        face: FaceId::BOLD,
        size,
        leading: size,
        colour: label_colour(marking),
        lang: Lang::En,
        gaps: false,
    };
    let line = setter.line(marking.label(), style);
    let width = line.width + mm(2.2) * 2.0;
    frame.path(Path::rect(
        Rect::new(right.x - width, right.y, width, height),
        Colour::BLACK,
    ));
    line.draw(
        frame,
        Point::new(
            right.x - width + mm(2.2),
            right.y + height / 2.0 + style.below_middle(),
        ),
    );
    width
}

struct Running<'a, 'f> {
    document: &'a Document,
    styles: Styles,
    sheet: Sheet,
    setter: &'a Typesetter<'f>,
    /// The logo as large as it is there.
    logo: Option<&'a Frame>,
    /// The title in the language of the page.
    title: &'a str,
    number: usize,
    total: usize,
}

impl Running<'_, '_> {
    /// Title and section at the left, the marking at the right, a rule below. Where both do not
    /// fit, the section goes first, then the title is shortened.
    fn head(&self, page: &mut Frame, section: &str) {
        let (left, right) = (
            self.sheet.left(self.number),
            self.sheet.left(self.number) + self.sheet.width,
        );
        let mut head = Frame::default();
        let corner = Point::new(right, self.sheet.head);
        let mut mark = Frame::default();
        let mark_width = marking(
            &mut mark,
            self.setter,
            self.document.marking,
            corner,
            12.0,
            mm(6.4),
        );
        if self.number == 1 {
            page.group(
                Point::default(),
                first_marking(self.document, self.setter, corner, 12.0, mm(6.4)),
            );
        } else {
            head.items.extend(mark.items);
        }
        let mut start = left;
        if let Some(logo) = self.logo {
            start += logo.size.width + mm(4.0);
            head.group(
                Point::new(
                    left,
                    self.sheet.head + (LOGO.height - logo.size.height) / 2.0,
                ),
                logo.clone(),
            );
        }
        let free = right - start - mark_width - mm(6.0);
        let baseline = self.sheet.head + mm(3.2) + self.styles.head.below_middle();
        let name = self
            .setter
            .line(section, self.styles.head.face(FaceId::REGULAR).colour(INK2));
        let mut text = self.title.to_owned();
        let mut title = self.setter.line(&text, self.styles.head);
        let with_section = title.width + mm(2.5) + name.width <= free;
        // On small paper the section says more than the title, which is on the cover.
        if !with_section && self.sheet.is_small && !section.is_empty() {
            text = section.to_owned();
            title = self.setter.line(&text, self.styles.head);
        }
        while title.width > free && text.pop().is_some() {
            title = self.setter.line(&format!("{text}…"), self.styles.head);
        }
        title.draw(&mut head, Point::new(start, baseline));
        if with_section {
            name.draw(
                &mut head,
                Point::new(start + title.width + mm(2.5), baseline),
            );
        }
        let rule = self.sheet.head + mm(8.5);
        head.path(Path::line(
            Point::new(left, rule),
            Point::new(right, rule),
            INK,
            0.5,
        ));
        page.push(Point::default(), Item::Artifact(Artifact::Head, head));
    }

    /// Recipient, number and cut-off at the left, the page at the right beside the marking.
    fn foot(&self, page: &mut Frame) -> FootPlace {
        let (left, right) = (
            self.sheet.left(self.number),
            self.sheet.left(self.number) + self.sheet.width,
        );
        let top = self.sheet.foot;
        let mut foot = Frame::default();
        foot.path(Path::line(
            Point::new(left, top),
            Point::new(right, top),
            INK,
            0.35,
        ));
        let box_top = top + mm(2.0);
        let mark = marking(
            &mut foot,
            self.setter,
            self.document.marking,
            Point::new(right, box_top),
            12.0,
            mm(6.4),
        );
        let baseline = box_top + mm(3.2) + self.styles.foot.below_middle();
        let all = self.setter.line(
            &format!(" / {}", self.total),
            self.styles.foot.sized(7.5, 11.0),
        );
        let page_right = right - mark - mm(3.0);
        all.draw_right(&mut foot, Point::new(page_right, baseline));
        let number = self
            .setter
            .line(&self.number.to_string(), self.styles.head.sized(9.0, 11.0));
        number.draw_right(&mut foot, Point::new(page_right - all.width, baseline));
        let free = page_right - all.width - number.width - mm(4.0) - left;
        let at = Point::new(left, baseline);
        // Each copy has its own.
        if !self.document.addressed {
            let separator = voice(self.document.lang).imprint_divider();
            let mut parts = self.document.foot.clone();
            let mut line = self.setter.line(&parts.join(separator), self.styles.foot);
            while line.width > free && parts.len() > 1 {
                parts.remove(0);
                line = self.setter.line(&parts.join(separator), self.styles.foot);
            }
            line.draw(&mut foot, at);
        }
        page.push(Point::default(), Item::Artifact(Artifact::Foot, foot));
        FootPlace { at, free }
    }
}
