//! A sheet of a study session: front and back, and two more pages where the questions need them
//! (DESIGN.md 5, 9).

use crate::wording::voice;
use std::collections::VecDeque;

use super::asking::{PITCH, contact_strip, head_height, set_question};
use super::block::second_heading;
use super::running;
use super::setting::Setting;
use super::sheet_parts::set_part;
use crate::chart::{INK, INK2, INK3};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{AskedQuestion, Handout, Section, SheetPart, Words};
use crate::font::FaceId;
use crate::frame::{Artifact, Colour, Frame, Item, Path};
use crate::geom::{PT_PER_MM, Point, Pt, Rect, mm};
use crate::text::{Filling, TextStyle};

/// The space before a heading.
const GAP: Pt = Pt(12.0);
/// The fewest ruled lines for the answer to a question (DESIGN.md 5).
const FEWEST: u32 = 3;

/// A page that is filled from the top, with something at its foot perhaps.
struct SheetPage {
    frame: Frame,
    y: Pt,
}

impl SheetPage {
    fn put(&mut self, gap: Pt, frame: Frame) {
        self.y += gap;
        let height = frame.size.height;
        self.frame.group(Point::new(Pt(0.0), self.y), frame);
        self.y += height;
    }
}

/// Sets a sheet: an even number of pages, so that what follows begins on a front. On small paper,
/// what the front has no room for goes on overleaf.
pub(super) fn handout_pages(
    setting: &Setting<'_, '_>,
    section: &Section,
    handout: &Handout,
    sink: &mut Sink,
) -> Vec<Frame> {
    let mut parts = set_parts(setting, &handout.front, sink);
    let mut pages = vec![front(setting, section, handout, &mut parts, sink)];
    parts.extend(set_parts(setting, &handout.back, sink));
    back(setting, handout, parts, &mut pages, sink);
    if pages.len() % 2 == 1 {
        pages.push(running::left_blank(
            setting.document,
            setting.styles,
            setting.sheet,
            setting.setter,
        ));
    }
    pages
}

/// How far down parts may reach on a page with something at its foot: anywhere where a page that
/// overflows is an error.
fn floor(setting: &Setting<'_, '_>, foot: Pt) -> Pt {
    if setting.is_small() {
        setting.sheet.height - foot
    } else {
        Pt(f32::MAX)
    }
}

fn front(
    setting: &Setting<'_, '_>,
    section: &Section,
    handout: &Handout,
    parts: &mut VecDeque<PartFrame<'_>>,
    sink: &mut Sink,
) -> Frame {
    let width = setting.sheet.width;
    let mut page = begin(setting, &handout.kickers[0], handout.badge.as_ref(), true);
    if let Some(heading) = &section.heading {
        page.put(
            Pt(0.0),
            setting.limited(
                heading,
                setting.styles.h1,
                width,
                2,
                "the heading of a sheet",
                sink,
            ),
        );
    }
    let note = handout
        .note
        .as_ref()
        .map(|note| setting.text(note, setting.styles.note, width, Filling::Ragged));
    put_parts(parts, &mut page, floor(setting, foot_height(note.as_ref())));
    finish(setting, page, note, "front", handout, sink)
}

/// The back, and a further sheet where the questions want it: lines give way first, then room is
/// made.
fn back(
    setting: &Setting<'_, '_>,
    handout: &Handout,
    mut parts: VecDeque<PartFrame<'_>>,
    pages: &mut Vec<Frame>,
    sink: &mut Sink,
) {
    let strip = contact_strip(setting, &handout.strip);
    let floor = floor(setting, foot_height(Some(&strip)));
    let mut page = begin(setting, &handout.kickers[1], handout.badge.as_ref(), false);
    put_parts(&mut parts, &mut page, floor);
    while !parts.is_empty() {
        pages.push(finish(setting, page, None, "back", handout, sink));
        page = begin(setting, &handout.kickers[2], handout.badge.as_ref(), false);
        put_parts(&mut parts, &mut page, floor);
    }
    let head = handout
        .questions_head
        .as_ref()
        .map(|head| second_heading(setting, head, None, setting.sheet.width));
    let heads: Vec<Pt> = handout
        .questions
        .iter()
        .map(|question| head_height(setting, question))
        .collect();
    let taken = head.as_ref().map_or(Pt(0.0), |head| head.size.height + GAP);
    let room = setting.sheet.height - page.y - taken - strip.size.height - GAP;
    let (count, lines) = fitted(&handout.questions, &heads, room);
    let (here, further) = handout.questions.split_at(count);
    if count > 0 {
        head.iter().for_each(|head| page.put(GAP, head.clone()));
        for (question, lines) in here.iter().zip(&lines) {
            page.put(Pt(0.0), set_question(setting, question, *lines, sink));
        }
    }
    pages.push(finish(setting, page, Some(strip), "back", handout, sink));
    let late_head = head.filter(|_| count == 0);
    further_pages(
        setting,
        handout,
        (further, &heads[count..]),
        late_head,
        pages,
        sink,
    );
}

/// Questions that the back has no room for.
fn further_pages(
    setting: &Setting<'_, '_>,
    handout: &Handout,
    (mut questions, mut heads): (&[AskedQuestion], &[Pt]),
    mut late_head: Option<Frame>,
    pages: &mut Vec<Frame>,
    sink: &mut Sink,
) {
    while !questions.is_empty() {
        let mut page = begin(setting, &handout.kickers[2], handout.badge.as_ref(), false);
        late_head
            .take()
            .into_iter()
            .for_each(|head| page.put(Pt(0.0), head));
        let (count, lines) = fitted(questions, heads, setting.sheet.height - page.y);
        // A question that no page holds is one of the longest; it is cut by the page's own finding.
        let count = count.max(1);
        for (question, lines) in questions
            .iter()
            .zip(lines.into_iter().chain([FEWEST]))
            .take(count)
        {
            page.put(Pt(0.0), set_question(setting, question, lines, sink));
        }
        pages.push(finish(setting, page, None, "further sheet", handout, sink));
        (questions, heads) = (&questions[count..], &heads[count..]);
    }
}

/// How many questions a place holds, and with how many lines each: as many as they want, less where
/// that lets all stay, three at least.
fn fitted(questions: &[AskedQuestion], heads: &[Pt], room: Pt) -> (usize, Vec<u32>) {
    let wanted: Vec<u32> = questions.iter().map(|question| question.lines).collect();
    let height = |lines: &[u32]| {
        lines
            .iter()
            .zip(heads)
            .map(|(lines, head)| *head + PITCH * *lines as f32)
            .sum::<Pt>()
    };
    let mut count = questions.len();
    while count > 0 && height(&vec![FEWEST; count]) > room {
        count -= 1;
    }
    let mut lines = wanted[..count].to_vec();
    while height(&lines) > room {
        // The longest gives way, of equals the last.
        let Some(longest) = lines
            .iter_mut()
            .max_by_key(|lines| **lines)
            .filter(|lines| **lines > FEWEST)
        else {
            break;
        };
        *longest -= 1;
    }
    (count, lines)
}

/// A part of a sheet as set.
struct PartFrame<'h> {
    part: &'h SheetPart,
    frame: Frame,
}

fn set_parts<'h>(
    setting: &Setting<'_, '_>,
    parts: &'h [SheetPart],
    sink: &mut Sink,
) -> VecDeque<PartFrame<'h>> {
    let set = |part| PartFrame {
        part,
        frame: set_part(setting, part, sink),
    };
    parts.iter().map(set).collect()
}

/// Puts parts on a page as far as there is room, one at least; a heading stays with what it heads.
fn put_parts(parts: &mut VecDeque<PartFrame<'_>>, page: &mut SheetPage, floor: Pt) {
    let mut place = 0;
    while let Some(PartFrame { part, frame }) = parts.pop_front() {
        let gap = match part {
            SheetPart::Heading(..) if page.y.0 < 20.0 => Pt(4.0),
            SheetPart::Heading(..) => GAP,
            SheetPart::TimeBar(_) => Pt(4.0),
            SheetPart::Scenario(_) if place == 0 => Pt(6.0),
            SheetPart::Scenario(_) => GAP,
            _ => Pt(3.0),
        };
        let after = match (part, parts.front()) {
            (SheetPart::Heading(..), Some(next)) => next.frame.size.height + Pt(3.0),
            _ => Pt(0.0),
        };
        if place > 0 && page.y + gap + frame.size.height + after > floor {
            parts.push_front(PartFrame { part, frame });
            return;
        }
        page.put(gap, frame);
        place += 1;
    }
}

/// What the foot of a page takes, with the space above it.
fn foot_height(foot: Option<&Frame>) -> Pt {
    foot.map_or(Pt(0.0), |foot| foot.size.height + Pt(6.0))
}

/// A page with the line above it: session, sheet and side, and at the right whose copy it is. The
/// badge is read once, on the front.
fn begin(
    setting: &Setting<'_, '_>,
    kicker: &str,
    badge: Option<&Words>,
    is_front: bool,
) -> SheetPage {
    let (style, width, height) = (setting.styles.kicker, setting.sheet.width, Pt(16.0));
    let mut frame = Frame::new(width, setting.sheet.height);
    let baseline = style.baseline();
    let mut words = Frame::default();
    setting
        .setter
        .line(kicker, style)
        .draw(&mut words, Point::new(Pt(0.0), baseline));
    frame.push(Point::default(), Item::Artifact(Artifact::Layout, words));
    if let Some(badge) = badge {
        let style = TextStyle {
            face: FaceId::BOLD,
            ..style.sized(9.0, 12.0).colour(Colour::WHITE)
        };
        let line = setting.setter.rich_line(&setting.rich(badge, style));
        let left = width - line.width - mm(6.0);
        frame.artifact(Path::rect(
            Rect::new(left, Pt(-2.0), line.width + mm(6.0), height),
            INK,
        ));
        let mut words = Frame::default();
        line.draw(
            &mut words,
            Point::new(left + mm(3.0), Pt(6.0) + style.below_middle()),
        );
        let item = if is_front {
            Item::Tagged(badge.node, words)
        } else {
            Item::Artifact(Artifact::Layout, words)
        };
        frame.push(Point::default(), item);
    }
    SheetPage { frame, y: height }
}

/// Puts what is pinned at the foot of a page, and lines for notes in the room that is left.
fn finish(
    setting: &Setting<'_, '_>,
    mut page: SheetPage,
    foot: Option<Frame>,
    side: &str,
    handout: &Handout,
    sink: &mut Sink,
) -> Frame {
    let full = setting.sheet.height;
    let foot_height = foot_height(foot.as_ref());
    let room = full - page.y - foot_height;
    if room.0 < -0.5 {
        let text = format!(
            "the {side} of this sheet is {:.0} mm longer than its page",
            -room.0 / PT_PER_MM
        );
        let hint = "shorten the texts of the method or case, or leave some of its signs or \
            countermeasures out";
        sink.push(Diagnostic::new(Code::TooLong, handout.at, text).hint(hint));
    }
    memo(
        setting,
        &mut page.frame,
        page.y + Pt(10.0),
        full - foot_height,
    );
    if let Some(foot) = foot {
        page.frame
            .group(Point::new(Pt(0.0), full - foot.size.height), foot);
    }
    page.frame
}

/// Lines for notes between two heights; none where there is no room for two.
fn memo(setting: &Setting<'_, '_>, frame: &mut Frame, top: Pt, bottom: Pt) {
    let label = setting.styles.note;
    let count = (((bottom - top).0 - label.leading) / PITCH.0) as usize;
    if bottom < top || count < 2 {
        return;
    }
    let mut words = Frame::default();
    let first = bottom - PITCH * (count as f32 - 1.0) - Pt(6.0);
    setting
        .setter
        .line(voice(setting.lang).memo(), label.colour(INK2))
        .draw(&mut words, Point::new(Pt(0.0), first - Pt(4.0)));
    for line in 0..count {
        let y = first + PITCH * line as f32;
        words.path(Path::line(
            Point::new(Pt(0.0), y),
            Point::new(setting.sheet.width, y),
            INK3,
            0.35,
        ));
    }
    frame.push(Point::default(), Item::Artifact(Artifact::Layout, words));
}
