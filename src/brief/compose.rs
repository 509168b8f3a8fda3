//! Selection → document: sections in the order that the pack asks for, each made by itself; then
//! numbers of sources, figures and tables, and the tags. The one file that knows all sections.

use super::bilingual::in_languages;
use super::document::document;
use super::number::Numbers;
use super::plan::{Brief, Plan};
use super::{
    cards, cases, colophon, contents, cover, figure, handout, judgements, methods, parts, records,
    sources, summary,
};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{Block, Body, Document, Section, Starts, Words, tag};
use crate::frame::Dest;
use crate::lang::Lang;
use crate::model::{FigureKind, PackLanguage, Section as Wanted, SectionKind};
use crate::wording::voice;

/// Composes a document. A statement that nobody wrote and the data do not prove is a finding.
pub(crate) fn compose(brief: &Brief<'_>, sink: &mut Sink) -> Document {
    let mut document = in_languages(brief, sink, |lang, sink| compose_in(brief, lang, sink));
    parts::begin(brief.pack, &mut document.sections);
    let one_language = brief.pack.language != PackLanguage::Both;
    contents::fill(
        &mut document,
        one_language && !brief.pack.paper.format().is_small,
    );
    document
}

/// Composes one figure alone, as the first section that asks for it has it, and without its label.
pub(crate) fn compose_figure(brief: &Brief<'_>, kind: FigureKind, sink: &mut Sink) -> Document {
    in_languages(brief, sink, |lang, sink| figure_in(brief, lang, kind, sink))
}

/// Composes a document in one language, without its contents.
fn compose_in(brief: &Brief<'_>, lang: Lang, sink: &mut Sink) -> Document {
    let plan = Plan::new(brief, lang);
    let (sections, _) = numbered(&plan, sink);
    finish(&plan, sections)
}

/// The document around its sections, with its tags.
fn finish(plan: &Plan<'_>, sections: Vec<Section>) -> Document {
    let mut document = document(plan, sections);
    tag(&mut document.sections, plan.lang, &mut document.tree);
    document
}

/// Composes one figure alone in one language. The numbers of sources and the citations counted are
/// those of the pages.
fn figure_in(brief: &Brief<'_>, lang: Lang, kind: FigureKind, sink: &mut Sink) -> Document {
    let plan = Plan::new(brief, lang);
    let (_, numbers) = numbered(&plan, sink);
    let plain = Wanted::plain(SectionKind::Figure, Some(kind), brief.pack.at);
    let mut wanted = plan.wanted.iter();
    let wanted = wanted.find(|section| section.figure == Some(kind));
    let wanted = (wanted.unwrap_or(&plain), 0);
    let surface = figure::Surface::Picture;
    let mut blocks = figure::of_section(&plan, wanted, surface, Some(&numbers), sink);
    if blocks.is_empty() && !sink.has_errors() {
        let text = format!("nothing can be drawn for the chart `{}`", kind.word());
        sink.push(
            Diagnostic::new(Code::NotSupported, brief.pack.at, text).hint("choose another chart"),
        );
    }
    let mut name = plan.title();
    unlabel(&mut blocks, &mut name);
    let body = Body::Blocks(blocks);
    let mut sections = vec![Section {
        most_pages: Some(1),
        ..Section::plain(Dest::Section(0), SectionKind::Figure, name.clone(), body)
    }];
    numbers.resolve(&mut sections, lang);
    // A chart promises no record by itself.
    Document {
        title: name,
        listed: Vec::new(),
        ..finish(&plan, sections)
    }
}

/// Takes the labels of charts away, which count within a document; the last title names the
/// picture.
fn unlabel(blocks: &mut [Block], name: &mut String) {
    for block in blocks {
        match block {
            Block::Figure(figure) => {
                figure.label = None;
                *name = figure
                    .title
                    .as_ref()
                    .map_or(std::mem::take(name), Words::text);
            }
            Block::Halves(left, right) => [left, right]
                .into_iter()
                .for_each(|blocks| unlabel(blocks, name)),
            _ => {}
        }
    }
}

/// All sections with their numbers. First come those that cite; then those that say what was cited
/// and plotted, wherever they stand.
fn numbered(plan: &Plan<'_>, sink: &mut Sink) -> (Vec<Section>, Numbers) {
    handout::demand(plan.brief.pack, &plan.wanted, sink);
    let mut sections = sections(plan, sink);
    if sections.made.is_empty() && !sink.has_errors() {
        let text = "no section of the pack has anything to show";
        let found = Diagnostic::new(Code::NothingSelected, plan.brief.pack.at, text);
        sink.push(found.hint("list sections that the timeline has something for"));
    }
    sections.extend_last(colophon::closing(plan));
    let mut numbers = Numbers::default();
    numbers.count(&mut sections.made);
    sections.say_what_is_cited(plan, &mut numbers, sink);
    numbers.place(&mut sections.made, plan.brief.pack.language);
    sections.say_what_is_plotted(plan, &numbers);
    numbers.resolve(&mut sections.made, plan.lang);
    (sections.made, numbers)
}

/// The sections of a document, some of which wait for the others.
#[derive(Default)]
struct Sections {
    made: Vec<Section>,
    /// Those that wait: which of `made`, and which of what the pack wants, from where to where.
    waiting: Vec<(usize, std::ops::Range<usize>)>,
}

/// Whether neighbouring figures are one section.
fn is_joined(a: &Wanted, b: &Wanted) -> bool {
    let is_figure = |wanted: &Wanted| wanted.kind == SectionKind::Figure && !wanted.options.wide;
    is_figure(a) && is_figure(b)
}

fn sections(plan: &Plan<'_>, sink: &mut Sink) -> Sections {
    let mut number = 0;
    let mut sections = Sections::default();
    let mut place = 0;
    for wanted in plan.wanted.chunk_by(is_joined) {
        let made = &mut sections.made;
        let kind = wanted[0].kind;
        if plan.is_empty(&wanted[0], place) {
            plan.tell_empty(&wanted[0], sink);
        } else if kind == SectionKind::Cases {
            let files = cases::sections(plan, &wanted[0], number, place);
            number = files.last().and_then(|file| file.number).unwrap_or(number);
            made.extend(files);
        } else if kind == SectionKind::Handout && plan.is_bilingual() {
            // Who writes on a sheet reads one language: each has a sheet of its own.
            for (lang, place) in [(Lang::Ja, place), (Lang::En, plan.wanted.len() + place)] {
                number += 1;
                let section = section(&plan.in_language(lang), wanted, number, place, sink);
                made.push(Section {
                    lang: (lang != plan.lang).then_some(lang),
                    ..section
                });
            }
        } else {
            number += u32::from(!matches!(kind, SectionKind::Cover | SectionKind::Contents));
            if waits(wanted) {
                let range = place..place + wanted.len();
                sections.waiting.push((made.len(), range));
            }
            let section = section(plan, wanted, number, place, sink);
            let is_blank = matches!(&section.body, Body::Blocks(blocks) if blocks.is_empty());
            if is_blank && kind == SectionKind::Figure && !waits(wanted) {
                number -= 1;
            } else {
                made.push(section);
            }
        }
        place += wanted.len();
    }
    sections
}

/// Whether sections say what the others cite or plot.
fn waits(wanted: &[Wanted]) -> bool {
    let says = |wanted: &Wanted| {
        matches!(wanted.kind, SectionKind::Sources | SectionKind::ChartData)
            || wanted.figure == Some(FigureKind::SourceQuality)
    };
    wanted.iter().any(says)
}

impl Sections {
    /// Adds blocks to the last section that runs on.
    fn extend_last(&mut self, blocks: Vec<Block>) {
        let mut last = self.made.iter_mut().rev();
        let last = last.find_map(|section| match &mut section.body {
            Body::Blocks(all) => Some(all),
            _ => None,
        });
        if let Some(all) = last {
            all.extend(blocks);
        }
    }

    /// Composes what says what the others cite: charts, which cite sources themselves, before the
    /// list of sources.
    fn say_what_is_cited(&mut self, plan: &Plan<'_>, numbers: &mut Numbers, sink: &mut Sink) {
        let waiting = self.waiting.clone();
        let of_kind = |kind| {
            let waiting = waiting.iter().cloned();
            waiting.filter(move |(_, range)| plan.wanted[range.start].kind == kind)
        };
        // Charts cite sources themselves, beside those that count what is cited: they are composed
        // once to count it, and once more to say it.
        for (at, range) in of_kind(SectionKind::Figure) {
            let wanted = (&plan.wanted[range.clone()], range.start);
            let blocks = figure::blocks(plan, wanted, Some(numbers), &mut Sink::default());
            let before = std::mem::replace(&mut self.made[at].body, Body::Blocks(blocks));
            numbers.count(&mut self.made[at..=at]);
            self.made[at].body = before;
        }
        for (at, range) in of_kind(SectionKind::Figure) {
            let wanted = &plan.wanted[range.clone()];
            let blocks = figure::blocks(plan, (wanted, range.start), Some(numbers), sink);
            let blocks = titled_once(wanted, blocks);
            let heading = Some(figure::headline(plan));
            self.fill(at, plan, &wanted[0], heading, Body::Blocks(blocks));
            numbers.count(&mut self.made[at..=at]);
        }
        for (at, range) in of_kind(SectionKind::Sources) {
            let (heading, body) = sources::compose(plan, range.start, numbers);
            self.fill(at, plan, &plan.wanted[range.start], heading, body);
        }
    }

    /// Composes the annex of what the charts plot.
    fn say_what_is_plotted(&mut self, plan: &Plan<'_>, numbers: &Numbers) {
        for (at, range) in self.waiting.clone() {
            let wanted = &plan.wanted[range.start];
            if wanted.kind == SectionKind::ChartData {
                let (heading, body) = figure::annex(plan, &self.made, numbers);
                self.fill(at, plan, wanted, heading, body);
            }
        }
    }

    /// Gives a section that waited its heading and its body. What closes the document stays at its
    /// end.
    fn fill(
        &mut self,
        at: usize,
        plan: &Plan<'_>,
        wanted: &Wanted,
        heading: Option<String>,
        body: Body,
    ) {
        let section = &mut self.made[at];
        let closing = std::mem::replace(&mut section.body, body);
        if let (Body::Blocks(all), Body::Blocks(closing)) = (&mut section.body, closing) {
            all.extend(closing);
        }
        section.heading = headed(plan, wanted, heading);
    }
}

/// Leaves out the title of a chart that the heading of its page is already.
fn titled_once(wanted: &[Wanted], mut blocks: Vec<Block>) -> Vec<Block> {
    if let ([only], [Block::Figure(figure), ..]) = (wanted, &mut blocks[..])
        && only.options.title.is_some()
    {
        figure.title = None;
    }
    blocks
}

/// The heading of a section: what the pack states, else what the section says.
fn headed(plan: &Plan<'_>, wanted: &Wanted, heading: Option<String>) -> Option<Words> {
    let title = wanted.options.title.as_ref();
    let stated = match wanted.kind {
        SectionKind::Cover => return None,
        SectionKind::Summary => {
            let summary = plan.brief.pack.summary.as_ref();
            summary.and_then(|summary| summary.headline.as_ref())
        }
        _ => None,
    };
    let text = title.map(|title| title.text(plan.lang).to_owned());
    Some(Words {
        at: title.or(stated).map(|text| text.at),
        ..Words::heading(1, text.or(heading)?)
    })
}

/// A section, of several neighbouring figures perhaps.
fn section(plan: &Plan<'_>, all: &[Wanted], number: u32, place: usize, sink: &mut Sink) -> Section {
    let wanted = &all[0];
    let name = match wanted.figure {
        // With more than one other chart it is no page of a timeline any more.
        Some(FigureKind::Timeline) if all.len() < 3 => voice(plan.lang).timeline_label(),
        _ => voice(plan.lang).section(wanted.kind),
    };
    let name = handout::name(plan, wanted).unwrap_or(name.to_owned());
    let numbered = !matches!(wanted.kind, SectionKind::Cover | SectionKind::Contents);
    let (heading, body) = if waits(all) {
        (None, Body::Blocks(Vec::new()))
    } else {
        composed(plan, all, place, &name, sink)
    };
    let below = if wanted.kind == SectionKind::Chronology {
        records::years(plan, place)
    } else {
        Vec::new()
    };
    let has_timeline = all
        .iter()
        .any(|section| section.figure == Some(FigureKind::Timeline));
    Section {
        number: numbered.then_some(number),
        heading: headed(plan, wanted, heading),
        wants_pages: matches!(wanted.kind, SectionKind::Contents | SectionKind::Sources),
        most_pages: match wanted.kind {
            SectionKind::Cover => Some(1),
            SectionKind::Summary => Some(plan.brief.pack.pages_for(1)),
            _ => None,
        },
        shrinks: figure::share_a_page(all) && has_timeline,
        wide: wanted.options.wide,
        // A handout is a sheet with a front and a back.
        starts: if wanted.kind == SectionKind::Handout {
            Starts::Recto
        } else {
            Starts::Anywhere
        },
        below,
        at: Some(wanted.at),
        ..Section::plain(Dest::Section(place as u32), wanted.kind, name, body)
    }
}

/// The heading of a section that waits for no other, and what it says.
fn composed(
    plan: &Plan<'_>,
    all: &[Wanted],
    place: usize,
    name: &str,
    sink: &mut Sink,
) -> (Option<String>, Body) {
    let wanted = &all[0];
    match wanted.kind {
        SectionKind::Cover => (None, Body::Cover(Box::new(cover::compose(plan)))),
        SectionKind::Contents => (Some(name.to_owned()), Body::Contents(Box::default())),
        SectionKind::Summary => summary::compose(plan, sink),
        SectionKind::Figure => (
            Some(figure::headline(plan)),
            Body::Blocks(titled_once(
                all,
                figure::blocks(plan, (all, place), None, sink),
            )),
        ),
        SectionKind::Chronology => records::chronology(plan, place, sink),
        SectionKind::Events => cards::cards(plan, place, sink),
        SectionKind::Scales => sources::scales(plan),
        SectionKind::Judgements => judgements::section(plan),
        SectionKind::Gaps => summary::gaps(plan),
        SectionKind::Glossary => cards::glossary(plan),
        SectionKind::Methods => methods::compose(plan),
        SectionKind::Colophon => colophon::compose(plan),
        SectionKind::Handout => handout::compose(plan, wanted, sink),
        // Case files are sections of their own, and were made before; sources and annex wait.
        SectionKind::Cases | SectionKind::Sources | SectionKind::ChartData => {
            (None, Body::Blocks(Vec::new()))
        }
    }
}
