//! Charts with their heads and notes.

use super::Setting;
use super::flow::Flow;
use crate::brief::Figure;
use crate::chart::{ChartSpec, INK, draw};
use crate::diag::{Code, Diagnostic, Sink};
use crate::frame::{Frame, Item};
use crate::geom::{Point, Pt, mm};
use crate::text::Filling;

/// Sets a figure: rule, label, title, subtitle, chart, note; never split.
pub(super) fn set(
    setting: &Setting<'_, '_>,
    figure: &Figure,
    width: Pt,
    flow: &mut Flow,
    sink: &mut Sink,
) {
    let styles = &setting.styles;
    let mut frame = Frame::new(width, Pt(0.0));
    if let Some((dest, ..)) = &figure.listed {
        frame.push(Point::default(), Item::Anchor(*dest));
    }
    let mut y = Pt(4.0);
    if figure.title.is_some() {
        frame.rule(Pt(0.0), Pt(0.6), width, INK, 1.2);
    }
    let put = |frame: &mut Frame, part: Frame, y: &mut Pt| {
        let height = part.size.height;
        frame.group(Point::new(Pt(0.0), *y), part);
        *y += height;
    };
    if let Some(label) = &figure.label {
        put(
            &mut frame,
            setting.heading(label, styles.figure_label, width, None, sink),
            &mut y,
        );
    }
    if let Some(title) = &figure.title {
        put(
            &mut frame,
            setting.limited_title(
                title,
                styles.figure_title,
                width,
                2,
                "the title of a figure",
                sink,
            ),
            &mut y,
        );
    }
    if let Some(subtitle) = &figure.subtitle {
        put(
            &mut frame,
            setting.limited_title(
                subtitle,
                styles.figure_subtitle,
                width,
                2,
                "the subtitle of a figure",
                sink,
            ),
            &mut y,
        );
        y += mm(3.0);
    }
    let drawn = match &figure.spec {
        ChartSpec::Timeline(spec) if setting.squeeze > 0 => draw(
            &ChartSpec::Timeline(spec.squeezed(setting.squeeze)),
            width,
            setting.setter,
        ),
        spec => draw(spec, width, setting.setter),
    };
    for label in drawn.too_long {
        let text = format!(
            "`{}` is {} characters too long for its place on the chart",
            label.text, label.over
        );
        let hint = "shorten it, or add a short `label:` where the item takes one";
        sink.push(
            Diagnostic::new(Code::TooLong, label.at.unwrap_or(setting.document.at), text)
                .hint(hint),
        );
    }
    let height = drawn.frame.size.height;
    frame.push(
        Point::new(Pt(0.0), y),
        Item::Tagged(figure.node, drawn.frame),
    );
    y += height;
    if let Some(note) = &figure.note {
        y += Pt(3.0);
        put(
            &mut frame,
            setting.text(note, styles.note, width, Filling::Ragged),
            &mut y,
        );
    }
    frame.size.height = y;
    flow.push(Pt(13.0), frame);
}
