//! Selection → document: sections in the order that the pack asks for, numbers of sources, figures and tables.

use std::collections::BTreeMap;

use super::block::{Block, Body, Document, Mark, Part, Section, Words};
use super::tags::{Role, TagTree};
use super::walk::each_text;
use super::{cards, contents, cover, figure, records, sources, summary, wording};
use crate::analysis::{Record, Selection};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::frame::{Dest, NodeId, Target};
use crate::lang::{Lang, foreign};
use crate::model::{Citation, FigureKind, Importance, Marking, Pack, Section as Wanted, SectionKind};

/// What composing needs.
pub struct Brief<'t> {
    /// The records and the timeline.
    pub selection: &'t Selection<'t>,
    /// The pack.
    pub pack: &'t Pack,
    /// The least importance that chronology and timeline show.
    pub threshold: Importance,
    /// How much a page that must not overflow gives up: 0 nothing.
    pub density: u8,
    /// Whether contents are added, since the document is long.
    pub contents: bool,
}

/// What is being composed.
pub(super) struct Composer<'t> {
    pub brief: &'t Brief<'t>,
    pub lang: Lang,
    pub tree: TagTree,
    /// The node of the marking, which is read once.
    marking_node: NodeId,
    /// The node that the section's content stands below.
    pub sect: NodeId,
    /// What of the pack asks for the section.
    pub section_at: Span,
    /// Position in the timeline's sources → number in the pack, in order of first citation.
    cited: BTreeMap<usize, u32>,
    /// How each source was rated where it is cited: counts by credibility.
    pub ratings: BTreeMap<usize, [u32; 6]>,
    figures: u32,
    tables: u32,
    /// The figures behind the charts so far.
    data: Vec<figure::Kept>,
    /// The sources of all records, once a chart has named them.
    pub record_sources: Option<String>,
}

/// Composes a document. A statement that nobody wrote and the data do not prove is a finding.
pub fn compose(brief: &Brief<'_>, sink: &mut Sink) -> Document {
    let mut composer = begin(brief);
    let sections = composer.sections(sink);
    document(composer, sections)
}

/// Composes one figure alone, as the first section that asks for it has it, and without its label. The whole document is
/// composed before it and dropped: the numbers of sources and the citations counted are then those of the pages.
pub fn compose_figure(brief: &Brief<'_>, kind: FigureKind, sink: &mut Sink) -> Document {
    let mut composer = begin(brief);
    composer.sections(sink);
    composer.tree = TagTree::default();
    composer.marking_node = composer.tree.add(TagTree::ROOT, Role::Paragraph);
    composer.sect = composer.tree.add(TagTree::ROOT, Role::Sect);
    let plain = Wanted::plain(SectionKind::Figure, Some(kind), brief.pack.at);
    let wanted = composer.wanted().into_iter().find(|section| section.figure == Some(kind)).unwrap_or(plain);
    let mut blocks = figure::of_section(&mut composer, &wanted, figure::Surface::Picture, sink);
    if blocks.is_empty() && !sink.has_errors() {
        let text = format!("nothing can be drawn for the chart `{}`", kind.word());
        sink.push(Diagnostic::new(Code::NotSupported, brief.pack.at, text).hint("choose another chart"));
    }
    let mut name = composer.title();
    unlabel(&mut blocks, &mut name);
    let section = Section {
        dest: Dest::Section(0),
        name: name.clone(),
        number: None,
        heading: None,
        body: Body::Blocks(blocks),
        wants_pages: false,
        one_page: true,
        shrinks: false,
        wide: false,
        below: Vec::new(),
    };
    // A chart promises no record by itself.
    Document { title: name, listed: Vec::new(), ..document(composer, vec![section]) }
}

/// Takes the labels of charts away, which count within a document; the last title names the picture.
fn unlabel(blocks: &mut [Block], name: &mut String) {
    for block in blocks {
        match block {
            Block::Figure(figure) => {
                figure.label = None;
                *name = figure.title.as_ref().map_or(std::mem::take(name), Words::text);
            }
            Block::Halves(left, right) => [left, right].into_iter().for_each(|blocks| unlabel(blocks, name)),
            _ => {}
        }
    }
}

fn begin<'t>(brief: &'t Brief<'t>) -> Composer<'t> {
    let mut tree = TagTree::default();
    let marking_node = tree.add(TagTree::ROOT, Role::Paragraph);
    Composer {
        brief,
        lang: brief.pack.lang(),
        tree,
        marking_node,
        sect: TagTree::ROOT,
        section_at: brief.pack.at,
        cited: BTreeMap::new(),
        ratings: BTreeMap::new(),
        figures: 0,
        tables: 0,
        data: Vec::new(),
        record_sources: None,
    }
}

/// The document around its sections.
fn document(mut composer: Composer<'_>, mut sections: Vec<Section>) -> Document {
    let brief = composer.brief;
    let lang = composer.lang;
    contents::fill(&mut composer.tree, &mut sections);
    let tree = &mut composer.tree;
    each_text(&sections, &mut |words| tree.node_mut(words.node).lang = foreign(&words.text(), lang));
    let pack = brief.pack;
    let as_of = brief.selection.timeline.as_of.when.last().unwrap_or_default();
    let mut foot: Vec<String> = Vec::new();
    foot.extend(pack.recipient.as_ref().map(|r| lang.pick(format!("宛先：{}", r.text(lang)), format!("For: {}", r.text(lang)))));
    foot.extend(pack.number.as_ref().map(|n| lang.pick(format!("文書番号 {}", n.value), format!("Doc. {}", n.value))));
    foot.push(lang.pick(format!("情報基準日 {as_of}"), format!("Information as of {}", wording::day(as_of, lang, pack.calendar))));
    Document {
        lang,
        marking: composer.marking(),
        marking_node: composer.marking_node,
        title: composer.title(),
        author: pack.author.as_ref().map(|author| author.text(lang).to_owned()),
        date: pack.issued.as_ref().and_then(|date| date.when.last()).unwrap_or(as_of),
        at: pack.at,
        foot,
        addressed: pack.recipients.is_some(),
        listed: composer.listed(),
        sections,
        tree: composer.tree,
    }
}

impl<'t> Composer<'t> {
    fn sections(&mut self, sink: &mut Sink) -> Vec<Section> {
        let all = self.wanted();
        let mut number = 0;
        let mut sections = Vec::new();
        // Neighbouring figures are one section.
        let joined =
            |a: &Wanted, b: &Wanted| a.kind == SectionKind::Figure && b.kind == SectionKind::Figure && !a.options.wide && !b.options.wide;
        let mut place = 0;
        for wanted in all.chunk_by(joined) {
            if !matches!(wanted[0].kind, SectionKind::Cover | SectionKind::Contents) {
                number += 1;
            }
            self.sect = self.tree.add(TagTree::ROOT, Role::Sect);
            self.section_at = wanted[0].at;
            sections.push(self.section(wanted, number, place, sink));
            place += wanted.len();
        }
        sections
    }

    /// A section, of several neighbouring figures perhaps.
    fn section(&mut self, all: &[Wanted], number: u32, place: usize, sink: &mut Sink) -> Section {
        let wanted = &all[0];
        let dest = Dest::Section(place as u32);
        let name = match wanted.figure {
            Some(FigureKind::Timeline) => self.lang.pick("年表", "Timeline"),
            _ => wording::section(wanted.kind, self.lang),
        };
        let name = name.to_owned();
        let numbered = !matches!(wanted.kind, SectionKind::Cover | SectionKind::Contents);
        let title = wanted.options.title.as_ref().map(|title| (title.text(self.lang).to_owned(), Some(title.at)));
        // The heading's node is made before those of the body: the tree is in reading order.
        let node = (wanted.kind != SectionKind::Cover).then(|| self.tree.add(self.sect, Role::Heading(1)));
        let (heading, body) = match wanted.kind {
            SectionKind::Cover => (None, Body::Cover(Box::new(cover::compose(self)))),
            SectionKind::Contents => (Some(name.clone()), Body::Contents(Vec::new())),
            SectionKind::Summary => summary::compose(self, sink),
            SectionKind::Figure => (Some(figure::headline(self)), Body::Blocks(figure::blocks(self, all, sink))),
            SectionKind::ChartData => figure::annex(self),
            SectionKind::Chronology => records::chronology(self, wanted),
            SectionKind::Events => cards::cards(self),
            SectionKind::Sources => sources::compose(self),
            SectionKind::Scales => sources::scales(self),
            SectionKind::Gaps => summary::gaps(self),
            SectionKind::Glossary => cards::glossary(self),
            // Refused by `check` before anything is composed.
            SectionKind::Cases | SectionKind::Methods => (None, Body::Blocks(Vec::new())),
        };
        let stated = match wanted.kind {
            SectionKind::Summary => self.brief.pack.summary.as_ref().and_then(|s| s.headline.as_ref()).map(|headline| headline.at),
            _ => None,
        };
        let heading =
            title.or(heading.map(|text| (text, stated))).zip(node).map(|((text, at), node)| Words { at, ..Words::new(node, text) });
        let below = self.below(wanted);
        Section {
            dest,
            name,
            number: numbered.then_some(number),
            heading,
            body,
            wants_pages: matches!(wanted.kind, SectionKind::Contents | SectionKind::Sources),
            one_page: matches!(wanted.kind, SectionKind::Cover | SectionKind::Summary),
            shrinks: figure::share_a_page(all) && all.iter().any(|section| section.figure == Some(FigureKind::Timeline)),
            wide: wanted.options.wide,
            below,
        }
    }

    /// What stands below a section in the outline.
    fn below(&self, wanted: &Wanted) -> Vec<(String, Dest)> {
        match wanted.kind {
            SectionKind::Chronology => records::years(self),
            _ => Vec::new(),
        }
    }

    /// The sections that the pack lists, else its preset's.
    fn wanted(&self) -> Vec<Wanted> {
        let pack = self.brief.pack;
        if !pack.sections.is_empty() {
            return pack.sections.clone();
        }
        let plain = |kind| Wanted::plain(kind, None, pack.at);
        let figure = |figure| Wanted::plain(SectionKind::Figure, Some(figure), pack.at);
        // The other presets are refused before anything is composed.
        let contents = self.brief.contents.then(|| plain(SectionKind::Contents));
        let rest = [
            plain(SectionKind::Summary),
            figure(FigureKind::Timeline),
            figure(FigureKind::SmallMultiples),
            plain(SectionKind::Chronology),
            plain(SectionKind::Sources),
        ];
        [plain(SectionKind::Cover)].into_iter().chain(contents).chain(rest).collect()
    }

    /// The document's marking: its own, else the audience's, else the strictest of what goes in.
    pub fn marking(&self) -> Marking {
        let pack = self.brief.pack;
        pack.marking.or(pack.audience.as_ref().and_then(|a| a.marking)).unwrap_or(self.brief.selection.strictest)
    }

    /// The title: the pack's, else the timeline's.
    pub fn title(&self) -> String {
        let title = self.brief.pack.title.as_ref().or(self.brief.selection.timeline.title.as_ref());
        title.map_or_else(|| self.lang.pick("年表", "Chronology").to_owned(), |title| title.text(self.lang).to_owned())
    }

    /// The records that chronology and timeline show.
    pub fn shown(&self) -> impl Iterator<Item = &'t Record<'t>> + use<'t> {
        let least = self.brief.threshold;
        self.brief.selection.records.iter().filter(move |record| record.importance() <= least)
    }

    /// Whether a section lists records one by one, each with its sources.
    pub fn lists_records(&self) -> bool {
        self.wanted().iter().any(|section| matches!(section.kind, SectionKind::Chronology | SectionKind::Events))
    }

    /// The places of the records that a section of the document lists one by one.
    fn listed(&self) -> Vec<Dest> {
        let listed = self.lists_records();
        self.shown().filter(|_| listed).map(|record| record_dest(record.number)).collect()
    }

    /// The labels of citations.
    pub fn cite_all(&mut self, citations: &[Citation]) -> Vec<Part> {
        citations.iter().map(|citation| self.cite(citation)).collect()
    }

    /// The label of a citation, `S3-2`, as a part that leads to its source; the source is listed from then on.
    fn cite(&mut self, citation: &Citation) -> Part {
        let number = self.number_of(citation);
        let text = format!("S{number}-{}", citation.credibility.word());
        Part { text, ruby: Box::default(), mark: Mark::Code, link: Some(Target::Inside(source_dest(number))) }
    }

    /// The numbers of cited sources.
    pub fn cited_numbers(&mut self, citations: &[Citation]) -> Vec<u32> {
        citations.iter().map(|citation| self.number_of(citation)).collect()
    }

    /// The number of a source in the pack; the citation is counted.
    fn number_of(&mut self, citation: &Citation) -> u32 {
        let source = citation.id.index();
        let next = self.cited.len() as u32 + 1;
        self.ratings.entry(source).or_insert([0; 6])[citation.credibility as usize] += 1;
        *self.cited.entry(source).or_insert(next)
    }

    /// The cited sources in the order of their numbers.
    pub fn cited(&self) -> Vec<(u32, usize)> {
        let mut cited: Vec<(u32, usize)> = self.cited.iter().map(|(source, number)| (*number, *source)).collect();
        cited.sort_unstable();
        cited
    }

    /// The label of the next figure.
    pub fn next_figure(&mut self) -> String {
        self.figures += 1;
        self.lang.pick(format!("図 {}", self.figures), format!("Figure {}", self.figures))
    }

    /// The label of the next table.
    pub fn next_table(&mut self) -> String {
        self.tables += 1;
        self.lang.pick(format!("表 {}", self.tables), format!("Table {}", self.tables))
    }

    /// Keeps the figures of a chart for the annex.
    pub fn keep_data(&mut self, label: &str, title: &str, data: figure::Data) {
        self.data.push(figure::Kept { label: label.to_owned(), title: title.to_owned(), data });
    }

    /// The figures of all charts so far.
    pub fn take_data(&mut self) -> Vec<figure::Kept> {
        std::mem::take(&mut self.data)
    }

    /// Notes and remarks in the second ink.
    pub fn note(&mut self, text: String) -> Block {
        Block::Note(self.text(Role::Note, text))
    }
}

/// Where links to a source lead.
pub(super) fn source_dest(number: u32) -> Dest {
    Dest::Source(number)
}

/// Where links to a record lead.
pub(super) fn record_dest(number: u32) -> Dest {
    Dest::Record(number)
}
