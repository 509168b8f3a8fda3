//! Readings: where they stand above their base, and what they do to lines.

use super::*;
use crate::font::FaceId;
use crate::font::OutlineStep;
use crate::frame::Colour;
use crate::lang::{Lang, Ruby};

const EM: f32 = 10.0;

fn style() -> TextStyle {
    TextStyle {
        face: FaceId::REGULAR,
        size: EM,
        leading: 17.0,
        colour: Colour::BLACK,
        lang: Lang::Ja,
        gaps: true,
    }
}

/// A text with readings of words in it, each over the first place after the one before.
fn rich(text: &str, readings: &[(&str, &str)], style: TextStyle) -> Rich {
    let mut from = 0;
    let mut ruby = Vec::new();
    for (base, reading) in readings {
        let start = from + text[from..].find(base).expect("a base of the text");
        from = start + base.len();
        ruby.push(Ruby {
            start: start as u32,
            end: from as u32,
            reading: (*reading).into(),
        });
    }
    Rich::plain(text, style).read(&ruby)
}

fn setter() -> Typesetter<'static> {
    Typesetter::new(FontBook::of_bundled())
}

/// Where each character of a line stands: its start and the end of its own width, in points from
/// the line's start.
fn places(line: &Line, setter: &Typesetter<'_>) -> Vec<(char, f32, f32)> {
    let mut all = Vec::new();
    for (x, run, _) in &line.runs {
        let (mut pen, mut rest) = (*x, run.text.as_str());
        for glyph in &run.glyphs {
            let (of, after) = rest.split_at(usize::from(glyph.bytes));
            let width = setter
                .width(
                    of,
                    TextStyle {
                        face: run.face,
                        gaps: false,
                        ..style()
                    },
                )
                .0;
            all.extend(of.chars().map(|c| (c, pen, pen + width)));
            (pen, rest) = (pen + glyph.advance, after);
        }
    }
    all
}

/// The start and the end of each reading of a line, the space after its last kana left out.
fn spans(line: &Line, setter: &Typesetter<'_>) -> Vec<(String, f32, f32)> {
    let of = |(x, _, run): &ruby::Placed| {
        let last: String = run.text.chars().next_back().into_iter().collect();
        let rest: f32 = run.glyphs[..run.glyphs.len() - 1]
            .iter()
            .map(|glyph| glyph.advance)
            .sum();
        (
            run.text.clone(),
            *x,
            x + rest + setter.width(&last, style().sized(EM / 2.0, 17.0)).0,
        )
    };
    line.readings.iter().map(of).collect()
}

fn one_line(text: &str, readings: &[(&str, &str)]) -> Line {
    setter().rich_line(&rich(text, readings, style()))
}

fn near(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.02
}

#[test]
fn a_reading_has_half_the_size_and_stands_on_the_frame_of_its_base() {
    let line = one_line("国の手口", &[("手", "て")]);
    let (_, rise, run) = &line.readings[0];
    assert_eq!(
        (run.size, run.text.as_str(), run.face),
        (EM / 2.0, "て", FaceId::REGULAR)
    );
    assert!(near(*rise, 0.88 * EM + 0.12 * EM / 2.0), "{rise}");
}

#[test]
fn a_short_reading_is_centred_over_its_character() {
    let line = one_line("国の手口", &[("手", "て")]);
    let (_, from, to) = places(&line, &setter())[2];
    let (_, left, right) = spans(&line, &setter())[0].clone();
    assert!(
        from < left && near(left - from, to - right),
        "{from} {left} {right} {to}"
    );
    assert_eq!(
        places(&line, &setter()),
        places(&one_line("国の手口", &[]), &setter()),
        "the base stands as without a reading"
    );
}

#[test]
fn a_short_reading_is_spread_over_its_word() {
    let line = one_line("経済安全の", &[("経済安全", "あんあん")]);
    let solid = one_line("国", &[("国", "あんあん")]);
    let gap = |line: &Line, i: usize| {
        line.readings[0].2.glyphs[i].advance - solid.readings[0].2.glyphs[i].advance
    };
    let (all, (_, left, right)) = (places(&line, &setter()), spans(&line, &setter())[0].clone());
    let (from, to) = (all[0].1, all[3].2);
    assert!(
        gap(&line, 0) > 1.0 && near(gap(&line, 0), gap(&line, 1)),
        "the same between all kana"
    );
    assert!(
        near(left - from, gap(&line, 0) / 2.0) && near(to - right, gap(&line, 0) / 2.0),
        "half of it at both ends: {left} {right}"
    );
    // Two kana over a long word would stand further than half an em from its edges.
    let far = one_line("経済安全の", &[("経済安全", "ああ")]);
    assert!(
        near(spans(&far, &setter())[0].1, EM / 2.0),
        "{:?}",
        spans(&far, &setter())
    );
}

#[test]
fn a_long_reading_widens_its_word_evenly() {
    let line = one_line("国手口国", &[("手口", "ああああああ")]);
    let (all, (_, left, right)) = (places(&line, &setter()), spans(&line, &setter())[0].clone());
    let [before, between, after] = [0, 1, 2].map(|i| all[i + 1].1 - all[i].2);
    assert!(
        between > 1.0 && near(before, between / 2.0) && near(after, between / 2.0),
        "{before} {between} {after}"
    );
    assert!(
        near(left, all[0].2) && near(right, all[3].1),
        "kanji beside it are not covered: {left} {right}"
    );
}

#[test]
fn a_long_reading_reaches_over_kana_but_not_out_of_its_line() {
    let inside = one_line("はは国はは", &[("国", "ああああ")]);
    let (all, (_, left, right)) = (
        places(&inside, &setter()),
        spans(&inside, &setter())[0].clone(),
    );
    let over = [all[1].2 - left, right - all[3].1];
    assert!(
        over.iter()
            .all(|over| (1.0..=EM / 4.0 + 0.01).contains(over)),
        "{over:?}"
    );
    let alone = one_line("国", &[("国", "ああああ")]);
    let (_, left, right) = spans(&alone, &setter())[0].clone();
    assert!(
        near(left, 0.0) && near(right, alone.width.0),
        "{left} {right} {:?}",
        alone.width
    );
}

#[test]
fn what_has_no_room_shows_the_base_alone() {
    let text = ("国の手口", [("手口", "てぐちてぐち")]);
    let width = |style: TextStyle| {
        let line = setter().rich_line(&rich(text.0, &text.1, style));
        (line.readings.len(), line.width)
    };
    let plain = |style: TextStyle| setter().rich_line(&Rich::plain(text.0, style)).width;
    for tight in [
        style().sized(EM, 15.0),
        TextStyle {
            gaps: false,
            ..style()
        },
    ] {
        assert_eq!(width(tight), (0, plain(tight)));
    }
    assert_eq!(width(style().sized(EM, 15.5)).0, 1);
}

/// The ink of characters above the baseline and below it, in em.
fn ink(mut text: impl Iterator<Item = char>, face: FaceId) -> (f32, f32) {
    let face = FontBook::of_bundled().face(face);
    let (mut above, mut below) = (0.0_f32, 0.0_f32);
    text.by_ref()
        .filter_map(|c| face.glyph(c))
        .flat_map(|glyph| face.outline(glyph))
        .for_each(|step| {
            let places = match step {
                OutlineStep::Move(p) | OutlineStep::Line(p) => vec![p],
                OutlineStep::Quad(a, p) => vec![a, p],
                OutlineStep::Curve(a, b, p) => vec![a, b, p],
                OutlineStep::Close => Vec::new(),
            };
            places
                .iter()
                .for_each(|[_, y]| (above, below) = (above.max(-y), below.max(*y)));
        });
    (above, below)
}

#[test]
fn a_reading_touches_neither_its_base_nor_the_line_above() {
    for face in [FaceId::REGULAR, FaceId::BOLD, FaceId::MINCHO] {
        let (kana_above, kana_below) = ink(
            "ぁあいうえおかがきぎくぐけげこごさざだぢづでどばびぶべぼぱぽゃゅょりるろをんー・ア\
                イパピプペポヴ"
                .chars(),
            face,
        );
        let (above, below) = ink(
            ('\u{4e00}'..'\u{9fa0}')
                .chain('ぁ'..='ん')
                .chain("（）「」、。".chars()),
            face,
        );
        let style = TextStyle { face, ..style() };
        let line = setter().rich_line(&rich("国", &[("国", "くに")], style));
        let rise = line.readings[0].1 / EM;
        assert!(
            rise - kana_below / 2.0 >= above - 0.02,
            "{face:?}: {rise} {kana_below} {above}"
        );
        assert!(
            rise + kana_above / 2.0 <= 1.55 - below,
            "{face:?}: {rise} {kana_above} {below}"
        );
    }
}

const TEXT: &str = "積水化学工業の元社員は、志を承り、大阪の手口を新聞記者に話した。小鳥遊と東海林\
    は橘の木の下で約200社の名簿を写し、香具師に渡した（四月一日）。";
const READINGS: &[(&str, &str)] = &[
    ("積水化学工業", "せきすいかがくこうぎょう"),
    ("志", "こころざし"),
    ("承", "うけたまわ"),
    ("手", "て"),
    ("口", "ぐち"),
    ("新聞記者", "ぶんや"),
    ("小鳥遊", "たかなし"),
    ("東海林", "しょうじ"),
    ("橘", "たちばな"),
    ("香具師", "やし"),
    ("四月一日", "わたぬき"),
];

#[test]
fn at_any_width_readings_stay_whole_apart_and_within_their_lines() {
    let setter = setter();
    let paragraph = setter.paragraph(&rich(TEXT, READINGS, style()));
    for width in (16..80).map(|half| EM * half as f32 / 2.0) {
        for filling in [Filling::Justified, Filling::Ragged, Filling::Phrases] {
            for first_indent in [Pt(0.0), Pt(EM)] {
                let lines = paragraph.lines(Measure {
                    width: Pt(width),
                    first_indent,
                    filling,
                });
                let found: String = lines.iter().map(Line::text).collect();
                assert_eq!(found, TEXT, "{width}");
                let mut read = Vec::new();
                for line in &lines {
                    assert!(
                        line.indent.0 + line.width.0 <= width + 0.02,
                        "{width}: {}",
                        line.text()
                    );
                    let spans = spans(line, &setter);
                    assert!(
                        spans
                            .iter()
                            .all(|(_, from, to)| *from >= -0.01 && *to <= line.width.0 + 0.02),
                        "{width}: {spans:?}"
                    );
                    assert!(
                        spans.windows(2).all(|two| two[0].2 <= two[1].1 + 0.02),
                        "{width}: {spans:?}"
                    );
                    for (base, reading) in READINGS
                        .iter()
                        .filter(|(_, reading)| spans.iter().any(|(text, ..)| text == reading))
                    {
                        assert!(
                            line.text().contains(base),
                            "{width}: {reading} without {base} in {}",
                            line.text()
                        );
                    }
                    read.extend(spans.into_iter().map(|(text, ..)| text));
                }
                assert_eq!(
                    read,
                    READINGS
                        .iter()
                        .map(|(_, reading)| *reading)
                        .collect::<Vec<_>>(),
                    "{width} {filling:?}"
                );
            }
        }
    }
}

#[test]
fn a_compound_read_by_characters_may_break_between_them_and_a_group_may_not() {
    let ends = |readings: &[(&str, &str)]| {
        let paragraph = setter().paragraph(&rich("ああああああ手口手口手口", readings, style()));
        let lines = (30..120).map(|width| {
            paragraph.lines(Measure {
                width: Pt(width as f32),
                first_indent: Pt(0.0),
                filling: Filling::Ragged,
            })
        });
        lines
            .filter(|lines| lines.iter().any(|line| line.text().starts_with('口')))
            .count()
    };
    assert!(
        ends(&[
            ("手", "て"),
            ("口", "ぐち"),
            ("手", "て"),
            ("口", "ぐち"),
            ("手", "て"),
            ("口", "ぐち")
        ]) > 0
    );
    assert_eq!(
        ends(&[("手口", "てぐち"), ("手口", "てぐち"), ("手口", "てぐち")]),
        0
    );
}

#[test]
fn a_base_wider_than_its_line_is_cut_without_its_reading() {
    let lines = setter().lines(
        &rich("積水化学工業", &[("積水化学工業", "せきすい")], style()),
        Pt(2.5 * EM),
        Filling::Ragged,
    );
    assert_eq!(
        lines.iter().map(Line::text).collect::<Vec<_>>(),
        ["積水", "化学", "工業"]
    );
    assert!(lines.iter().all(|line| line.readings.is_empty()));
}
