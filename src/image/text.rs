//! Runs of glyphs as text of SVG: in the viewer's font where it has it, each cluster at the place
//! that it has here.

use std::fmt::Write;

use super::markup::{escaped, hex, number};
use super::picture::Picture;
use crate::font::{Face, FaceId};
use crate::frame::GlyphRun;
use crate::geom::Point;

/// Writes a run.
pub(super) fn run(out: &mut String, picture: &Picture<'_>, at: Point, run: &GlyphRun) {
    let clusters = clusters(run);
    let parts = parts(&clusters);
    if parts.is_empty() {
        return;
    }
    let (x, y) = (number(at.x.0), number(at.y.0));
    let (left, place) = if run.upright {
        (
            0.0,
            format!(" transform=\"translate({x} {y}) rotate(-90)\""),
        )
    } else {
        (at.x.0, format!(" y=\"{y}\""))
    };
    let face = picture.fonts.face(run.face);
    let (weight, size, fill) = (
        face.weight,
        number(run.size),
        hex(picture.colour(run.colour)),
    );
    let _ = write!(
        out,
        "<text{place} font-family=\"{}\" font-weight=\"{weight}\" font-size=\"{size}\" \
        fill=\"{fill}\"",
        families(run.face, face)
    );
    if let [part] = parts[..] {
        let _ = write!(out, " x=\"{}\">{}", places(part, left), words(part));
    } else {
        out.push('>');
        for part in parts {
            let _ = write!(
                out,
                "<tspan x=\"{}\">{}</tspan>",
                places(part, left),
                words(part)
            );
        }
    }
    out.push_str("</text>\n");
}

/// One glyph, or a few that belong together.
struct Cluster<'a> {
    /// How far from the start of the run.
    pen: f32,
    /// The text that it stands for.
    text: &'a str,
    /// Whether space was added after it.
    gap: bool,
}

fn clusters(run: &GlyphRun) -> Vec<Cluster<'_>> {
    let (mut pen, mut start, mut clusters) = (0.0, 0, Vec::new());
    for glyph in &run.glyphs {
        let end = start + usize::from(glyph.bytes);
        if let Some(text) = run.text.get(start..end).filter(|text| !text.is_empty()) {
            clusters.push(Cluster {
                pen,
                text,
                gap: glyph.gap,
            });
        }
        pen += glyph.advance;
        start = end;
    }
    clusters
}

/// Clusters that share a list of places. Viewers do not agree on how many places a cluster of
/// several characters takes, or a character that UTF-16 writes as two: one of those stands by
/// itself. And since some heed only the first place of a list, a list ends where space was added.
fn parts<'a>(clusters: &'a [Cluster<'a>]) -> Vec<&'a [Cluster<'a>]> {
    let plain = |text: &str| text.encode_utf16().count() == 1;
    clusters
        .chunk_by(|a, b| plain(a.text) && plain(b.text) && !a.gap)
        .collect()
}

fn places(part: &[Cluster<'_>], left: f32) -> String {
    part.iter()
        .map(|cluster| number(left + cluster.pen))
        .collect::<Vec<_>>()
        .join(" ")
}

fn words(part: &[Cluster<'_>]) -> String {
    part.iter().map(|cluster| escaped(cluster.text)).collect()
}

/// The family of a face, then what comes near it on the usual systems.
fn families(id: FaceId, face: &Face) -> String {
    let near = match id {
        FaceId::MINCHO => "'Yu Mincho','Hiragino Mincho ProN','Noto Serif CJK JP',serif",
        FaceId::FIXED | FaceId::FIXED_BOLD => "'MS Gothic','Noto Sans Mono CJK JP',monospace",
        _ => "'Yu Gothic','Hiragino Sans','Noto Sans CJK JP',sans-serif",
    };
    format!(
        "'{}',{near}",
        escaped(&face.family()).replace(['\'', '\\'], "")
    )
}

#[cfg(test)]
mod tests {
    use super::{clusters, parts, words};
    use crate::font::FaceId;
    use crate::frame::{Colour, Glyph, GlyphRun};

    #[test]
    fn what_viewers_count_differently_has_a_place_of_its_own() {
        let glyph = |bytes: u8, gap: bool| Glyph {
            id: 1,
            advance: 1.0,
            bytes,
            gap,
        };
        let glyphs = vec![
            glyph(1, false),
            glyph(3, true),
            glyph(2, false),
            glyph(0, false),
            glyph(4, false),
            glyph(1, false),
        ];
        let text = "a図fi𠮷b".to_owned();
        let run = GlyphRun {
            face: FaceId::REGULAR,
            size: 8.0,
            colour: Colour::BLACK,
            upright: false,
            glyphs,
            text,
        };
        let clusters = clusters(&run);
        let parts: Vec<(f32, String)> = parts(&clusters)
            .iter()
            .map(|part| (part[0].pen, words(part)))
            .collect();
        assert_eq!(
            parts,
            [
                (0.0, "a図".into()),
                (2.0, "fi".into()),
                (4.0, "𠮷".into()),
                (5.0, "b".into())
            ]
        );
    }
}
