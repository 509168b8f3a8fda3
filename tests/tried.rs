//! A timeline and a pack as somebody typed them, tried out: what is found, and what stands on the
//! pages.

use nenpyo::diag::{Diagnostic, Severity};
use nenpyo::frame::{Frame, Item};
use nenpyo::pack::{Inputs, compile, typeset_pack};
use nenpyo::source::Files;

/// What came of it.
pub(crate) struct Tried {
    /// Each finding but notes: `t 12:3 code: message`, the file by its first letter.
    pub found: Vec<String>,
    /// The finished file.
    pub pdf: Option<Vec<u8>>,
    inputs: Inputs,
}

/// The head of a timeline that cites nothing: its records are samples.
pub(crate) const HEAD: &str =
    "nenpyo: 1\nmarking: TLP:GREEN\nas_of: 2026-03-31\ntitle: {ja: 試験, en: Test}\n";

/// Builds a pack, `nenpyo_pack: 1` and the timeline's name left out, of a timeline.
pub(crate) fn tried(timeline: &str, pack: &str) -> Tried {
    let mut files = Files::default();
    let pack = format!("nenpyo_pack: 1\ntimeline: [t.yaml]\n{pack}");
    let pack = files.add("p.yaml", pack);
    let timeline = files.add("t.yaml", timeline);
    tried_inputs(Inputs {
        files,
        pack,
        timeline: vec![timeline],
        ..Inputs::default()
    })
}

/// Builds what was read.
pub(crate) fn tried_inputs(inputs: Inputs) -> Tried {
    let outcome = compile(&inputs);
    outcome.pdf.iter().for_each(|pdf| crate::temp::keep(pdf));
    let line = |found: &Diagnostic| {
        let at = found.at.unwrap_or_default();
        let name = inputs.files.get(at.file).map_or("", |file| &file.name);
        let code = found.code.as_str();
        let (line, column) = (at.start.line, at.start.column);
        format!("{} {line}:{column} {code}: {}", &name[..1], found.message)
    };
    let told = outcome
        .diagnostics
        .iter()
        .filter(|found| found.severity != Severity::Note);
    Tried {
        found: told.map(line).collect(),
        pdf: outcome.pdf,
        inputs,
    }
}

/// An event of a timeline with a title, a summary and a date.
pub(crate) fn event(id: &str, date: &str, ja: &str, en: &str) -> String {
    format!(
        "  - id: {id}\n    date: {date}\n    kind: incident\n    title:\n      ja: {ja}\n      en: \
        {en}\n    sample: true\n"
    )
}

impl Tried {
    /// The lines of text of all pages, as they are set; a line of several runs is one.
    pub(crate) fn lines(&self) -> Vec<String> {
        let (_, book) = typeset_pack(&self.inputs).unwrap_or_else(|found| panic!("{:#?}", found));
        let mut lines = Vec::new();
        book.pages
            .iter()
            .for_each(|page| collect(&page.frame, 0.0, &mut lines));
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// The lines behind each other.
    pub(crate) fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// Asserts that nothing was found, notes aside, and that a file was made that is sound.
    pub(crate) fn assert_sound(&self) -> &Self {
        assert_eq!(self.found, Vec::<String>::new());
        let pdf = self.pdf.as_ref().expect("a file");
        let report = nenpyo::verify::preflight(pdf).expect("readable");
        assert!(report.faults.is_empty(), "{:#?}", report.faults);
        self
    }
}

/// Adds the lines of a frame; runs on one baseline directly behind each other are one line.
fn collect(frame: &Frame, top: f32, lines: &mut Vec<(f32, String)>) {
    for (place, item) in &frame.items {
        let top = top + place.y.0;
        match item {
            Item::Glyphs(run) => {
                match lines.last_mut().filter(|(at, _)| (*at - top).abs() < 0.01) {
                    Some((_, line)) => line.push_str(&run.text),
                    None => lines.push((top, run.text.clone())),
                }
            }
            Item::Group(frame)
            | Item::Tagged(_, frame)
            | Item::Artifact(_, frame)
            | Item::Link(_, frame) => collect(frame, top, lines),
            _ => {}
        }
    }
}
