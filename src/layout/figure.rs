//! Charts with their heads and notes.

use super::flow::Flow;
use super::setting::{Setting, most_lines};
use super::stack::Stack;
use crate::chart::{ChartSpec, INK, draw};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::Figure;
use crate::frame::{Dest, Item};
use crate::geom::{Point, Pt, mm};
use crate::text::Filling;

/// Sets a figure: rule, label, title, subtitle, chart, note; never split.
pub(super) fn set_figure(
    setting: &Setting<'_, '_>,
    figure: &Figure,
    width: Pt,
    flow: &mut Flow,
    sink: &mut Sink,
) {
    let styles = &setting.styles;
    let mut stack = Stack::new(width);
    if let Some(listed) = &figure.listed {
        let anchor = Item::Anchor(Dest::Figure(listed.number));
        stack.frame().push(Point::default(), anchor);
    }
    if figure.title.is_some() {
        stack.frame().rule(Pt(0.0), Pt(0.6), width, INK, 1.2);
    }
    stack.gap(Pt(4.0));
    if let Some(label) = &figure.label {
        stack.put(setting.heading(label, styles.figure_label, width, None, sink));
    }
    if let Some(title) = &figure.title {
        let (most, what) = (most_lines(title), "the title of a figure");
        stack.put(setting.limited_title(title, styles.figure_title, width, most, what, sink));
    }
    if let Some(subtitle) = &figure.subtitle {
        let (style, what) = (styles.figure_subtitle, "the subtitle of a figure");
        let most = most_lines(subtitle);
        stack.put(setting.limited_title(subtitle, style, width, most, what, sink));
        stack.gap(mm(3.0));
    }
    let drawing = match &figure.spec {
        ChartSpec::Timeline(spec) if setting.squeeze > 0 => draw(
            &ChartSpec::Timeline(spec.squeezed(setting.squeeze)),
            width,
            setting.setter,
        ),
        spec => draw(spec, width, setting.setter),
    };
    for label in drawing.too_long {
        let text = format!(
            "`{}` is {} characters too long for its place on the chart",
            label.text, label.over
        );
        let hint = match label.at {
            Some(_) => "shorten it, or give what it names a short `label:`",
            None => "give the chart more room, or narrow `select:`",
        };
        let at = label.at.unwrap_or(figure.picture.at);
        sink.push(Diagnostic::new(Code::TooLong, at, text).hint(hint));
    }
    stack.put_tagged(figure.picture.node, drawing.frame);
    if let Some(note) = &figure.note {
        stack.gap(Pt(3.0));
        stack.put(setting.text(note, styles.note, width, Filling::Ragged));
    }
    flow.push(Pt(13.0), stack.into_frame());
}
