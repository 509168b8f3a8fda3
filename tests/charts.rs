//! Every chart, over timelines of every length: no two words touch, nothing leaves the chart,
//! everything is counted.

use nenpyo::document::{Document, Role};
use nenpyo::frame::{Frame, GlyphRun, Item, Step};
use nenpyo::geom::{Point, Rect};
use nenpyo::layout::Book;
use nenpyo::pack::{Inputs, typeset_pack};
use nenpyo::source::Files;

use crate::generator::timeline;

/// Sections with every chart that needs no series.
pub(crate) const CHARTS: &[&str] = &[
    "{figure: timeline}",
    "{figure: timeline, by: sector}",
    "{figure: timeline, by: organisation}",
    "{figure: timeline, by: case, wide: true}",
    "{figure: events-per-period}",
    "{figure: events-per-period, size: half}",
    "{figure: small-multiples}",
    "{figure: small-multiples, by: organisation}",
    "{figure: sector-method}",
    "{figure: sector-method, size: half}",
    "{figure: organisations-methods}",
    "{figure: case-progress}",
    "{figure: case-progress, size: half}",
    "{figure: prefectures}",
    "{figure: cumulative}",
    "{figure: cumulative, size: half}",
    "{figure: lead-time}",
    "{figure: source-quality}",
];

/// A timeline with every chart, each in a section of its own, set in type.
fn set(files: &[(String, String)], lang: &str) -> (Document, Book) {
    let mut all = Files::default();
    let numbers = files
        .iter()
        .map(|(name, text)| all.add(name.as_str(), text.as_str()))
        .collect();
    let sections = CHARTS.join(", glossary, ");
    let pack = format!(
        "nenpyo_pack: 1\nlanguage: {lang}\nmarking: TLP:CLEAR\ntimeline: [t/]\nsections: \
        [chronology, {sections}, chart-data]\n"
    );
    let pack = all.add("pack.yaml", pack);
    let inputs = Inputs {
        files: all,
        pack,
        timeline: numbers,
        ..Inputs::default()
    };
    typeset_pack(&inputs).unwrap_or_else(|found| panic!("in {lang}: {found:#?}"))
}

/// What a chart draws, in its own coordinates.
#[derive(Default)]
struct Drawing {
    words: Vec<(Rect, String)>,
    points: Vec<Point>,
}

impl Drawing {
    fn add(&mut self, frame: &Frame) {
        frame.walk(&mut |spot, item| match item {
            Item::Glyphs(run) | Item::Ruby(run) => {
                self.words.push((ink(spot.at, run), run.text.clone()))
            }
            Item::Path(path) => {
                for step in &path.steps {
                    match step {
                        Step::Move(p) | Step::Line(p) | Step::Curve(_, _, p) => {
                            self.points.push(spot.at + *p)
                        }
                        Step::Close => {}
                    }
                }
            }
            _ => {}
        });
    }
}

/// The part of a run that holds ink: from the height of capitals to the baseline.
fn ink(at: Point, run: &GlyphRun) -> Rect {
    let (long, high) = (run.width(), run.size * 0.72);
    use nenpyo::geom::Pt;
    if run.upright {
        Rect::new(at.x - Pt(high), at.y - Pt(long), Pt(high), Pt(long))
    } else {
        Rect::new(at.x, at.y - Pt(high), Pt(long), Pt(high))
    }
}

/// The charts of a book with their frames.
fn charts<'a>(document: &'a Document, book: &Book) -> Vec<(&'a str, Frame, Drawing)> {
    let mut found = Vec::new();
    for page in &book.pages {
        page.frame.walk(&mut |_, item| {
            if let Item::Tagged(node, frame) = item
                && document.tree.node(*node).role == Role::Figure
            {
                let mut drawing = Drawing::default();
                drawing.add(frame);
                let alt = document.tree.node(*node).alt.as_deref().unwrap_or_default();
                found.push((alt, frame.clone(), drawing));
            }
        });
    }
    found
}

/// What is wrong with a chart.
fn faults(frame: &Frame, drawing: &Drawing) -> Vec<String> {
    let mut wrong = Vec::new();
    let (wide, high) = (frame.size.width.0 + 0.6, frame.size.height.0 + 0.6);
    for (area, text) in &drawing.words {
        if area.x.0 < -0.6 || area.y.0 < -0.6 || area.right().0 > wide || area.bottom().0 > high {
            wrong.push(format!("`{text}` leaves the chart"));
        }
    }
    for point in &drawing.points {
        if point.x.0 < -4.0 || point.y.0 < -4.0 || point.x.0 > wide + 4.0 || point.y.0 > high + 4.0
        {
            wrong.push(format!("{point:?} is far outside the chart"));
        }
    }
    for (place, (area, text)) in drawing.words.iter().enumerate() {
        let touched = drawing.words[place + 1..]
            .iter()
            .filter(|(other, _)| inset(area).overlaps(&inset(other)));
        wrong.extend(touched.map(|(_, other)| format!("`{text}` and `{other}` overlap")));
    }
    wrong
}

/// A box without its outermost third of a point, within which neighbours may touch.
fn inset(area: &Rect) -> Rect {
    use nenpyo::geom::Pt;
    let margin = Pt(0.3);
    Rect::new(
        area.x + margin,
        area.y + margin,
        area.width - margin * 2.0,
        area.height - margin * 2.0,
    )
}

fn examine(files: &[(String, String)], what: &str) {
    for lang in ["ja", "en"] {
        let (document, book) = set(files, lang);
        let charts = charts(&document, &book);
        assert!(charts.len() >= 4, "{} charts of {what}", charts.len());
        let wrong: Vec<String> = charts
            .iter()
            .flat_map(|(title, frame, drawing)| {
                faults(frame, drawing)
                    .into_iter()
                    .map(move |fault| format!("{title}: {fault}"))
            })
            .collect();
        assert!(wrong.is_empty(), "in {lang}, {what}: {wrong:#?}");
    }
}

#[test]
fn no_words_of_a_chart_touch_and_none_leaves_it() {
    for records in [1, 6, 30, 150] {
        examine(&timeline(records), &format!("{records} records"));
    }
}

#[test]
fn two_thousand_records_can_be_drawn() {
    examine(&timeline(2000), "2,000 records");
}
