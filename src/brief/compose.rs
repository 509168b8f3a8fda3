//! Selection → document: sections in the order that the pack asks for, numbers of sources, figures
//! and tables.

use std::collections::BTreeMap;

use super::bilingual::joined;
use super::block::{Block, Body, Document, Mark, Part, Section, Words};
use super::changes::Since;
use super::document::document;
use super::section::Starts;
use super::tags::{Role, TagTree};
use super::{
    cards, cases, colophon, cover, figure, handout, judgements, methods, parts, records, sources,
    summary, wording,
};
use crate::analysis::{Record, Selection};
use crate::brief::{Claim, House, Provenance};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::frame::{Dest, NodeId, Target};
use crate::lang::Lang;
use crate::model::{
    Case, ChartRoom, Citation, FigureKind, FigureSize, Importance, Marking, Pack, PackLanguage,
    Preset, Section as Wanted, SectionKind, Withheld,
};

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
    /// What the document is made from, where it prints that.
    pub provenance: Option<&'t Provenance>,
    /// What the file will say that it conforms to.
    pub claim: Claim,
    /// The house style.
    pub house: &'t House,
    /// What changed since the earlier issue that the pack names.
    pub since: Option<&'t Since<'t>>,
}

/// What is being composed.
pub(super) struct Composer<'t> {
    pub brief: &'t Brief<'t>,
    pub lang: Lang,
    pub tree: TagTree,
    /// The node of the marking, which is read once.
    pub marking_node: NodeId,
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

/// Composes a document in one language, without its contents.
pub(super) fn compose_in(brief: &Brief<'_>, lang: Lang, sink: &mut Sink) -> Document {
    let mut composer = begin(brief, lang);
    let sections = composer.sections(sink);
    document(composer, sections)
}

/// Composes one figure alone in one language. The whole document is composed before it and dropped:
/// the numbers of sources and the citations counted are then those of the pages.
pub(super) fn figure_in(
    brief: &Brief<'_>,
    lang: Lang,
    kind: FigureKind,
    sink: &mut Sink,
) -> Document {
    let mut composer = begin(brief, lang);
    composer.sections(sink);
    composer.tree = TagTree::default();
    composer.marking_node = composer.tree.add(TagTree::ROOT, Role::Paragraph);
    composer.sect = composer.tree.add(TagTree::ROOT, Role::Sect);
    let plain = Wanted::plain(SectionKind::Figure, Some(kind), brief.pack.at);
    let wanted = composer
        .wanted()
        .into_iter()
        .find(|section| section.figure == Some(kind))
        .unwrap_or(plain);
    let mut blocks = figure::of_section(&mut composer, &wanted, figure::Surface::Picture, sink);
    if blocks.is_empty() && !sink.has_errors() {
        let text = format!("nothing can be drawn for the chart `{}`", kind.word());
        sink.push(
            Diagnostic::new(Code::NotSupported, brief.pack.at, text).hint("choose another chart"),
        );
    }
    let mut name = composer.title();
    unlabel(&mut blocks, &mut name);
    let section = Section {
        most_pages: Some(1),
        ..Section::plain(
            Dest::Section(0),
            SectionKind::Figure,
            name.clone(),
            Body::Blocks(blocks),
        )
    };
    // A chart promises no record by itself.
    Document {
        title: name,
        listed: Vec::new(),
        ..document(composer, vec![section])
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

fn begin<'t>(brief: &'t Brief<'t>, lang: Lang) -> Composer<'t> {
    let mut tree = TagTree::default();
    let marking_node = tree.add(TagTree::ROOT, Role::Paragraph);
    Composer {
        brief,
        lang,
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

impl<'t> Composer<'t> {
    /// Whether the document is composed in a second language as well.
    pub fn is_bilingual(&self) -> bool {
        self.brief.pack.language == PackLanguage::Both
    }

    /// Whether tables have no room for all their columns: in two languages, and on small paper.
    pub fn is_narrow(&self) -> bool {
        self.is_bilingual() || self.is_small()
    }

    /// How much charts take on the paper.
    pub fn room(&self) -> ChartRoom {
        self.brief.pack.paper.format().charts
    }

    /// The width of the text block in millimetres.
    pub fn text_width(&self) -> f32 {
        self.brief.pack.paper.format().text_width().0
    }

    /// Whether the pages are small.
    pub fn is_small(&self) -> bool {
        self.brief.pack.paper.format().is_small
    }

    fn sections(&mut self, sink: &mut Sink) -> Vec<Section> {
        let all = self.wanted();
        handout::demand(self.brief.pack, &all, sink);
        let mut number = 0;
        let mut sections = Vec::new();
        // Neighbouring figures are one section.
        let joined = |a: &Wanted, b: &Wanted| {
            a.kind == SectionKind::Figure
                && b.kind == SectionKind::Figure
                && !a.options.wide
                && !b.options.wide
        };
        let mut place = 0;
        for wanted in all.chunk_by(joined) {
            let kind = wanted[0].kind;
            self.sect = self.tree.add(TagTree::ROOT, Role::Sect);
            self.section_at = wanted[0].at;
            if kind == SectionKind::Cases {
                sections.extend(cases::sections(self, &wanted[0], &mut number, place));
            } else if kind == SectionKind::Handout && self.is_bilingual() {
                sections.extend(handout::in_each_language(
                    self,
                    wanted,
                    &mut number,
                    (place, all.len() + place),
                    sink,
                ));
            } else {
                number += u32::from(!matches!(kind, SectionKind::Cover | SectionKind::Contents));
                sections.push(self.section(wanted, number, place, sink));
            }
            place += wanted.len();
        }
        colophon::close(self, &mut sections);
        sections
    }

    /// A section, of several neighbouring figures perhaps.
    pub(super) fn section(
        &mut self,
        all: &[Wanted],
        number: u32,
        place: usize,
        sink: &mut Sink,
    ) -> Section {
        let wanted = &all[0];
        let dest = Dest::Section(place as u32);
        let name = match wanted.figure {
            // With more than one other chart it is no page of a timeline any more.
            Some(FigureKind::Timeline) if all.len() < 3 => self.lang.pick("年表", "Timeline"),
            _ => wording::section(wanted.kind, self.lang),
        };
        let name = handout::name(self, wanted).unwrap_or(name.to_owned());
        let numbered = !matches!(wanted.kind, SectionKind::Cover | SectionKind::Contents);
        let title = wanted
            .options
            .title
            .as_ref()
            .map(|title| (title.text(self.lang).to_owned(), Some(title.at)));
        // The heading's node is made before those of the body: the tree is in reading order.
        let node =
            (wanted.kind != SectionKind::Cover).then(|| self.tree.add(self.sect, Role::Heading(1)));
        let (heading, body) = match wanted.kind {
            SectionKind::Cover => (None, Body::Cover(Box::new(cover::compose(self)))),
            SectionKind::Contents => (Some(name.clone()), Body::Contents(Box::default())),
            SectionKind::Summary => summary::compose(self, sink),
            SectionKind::Figure => (
                Some(figure::headline(self)),
                Body::Blocks(figure::blocks(self, all, sink)),
            ),
            SectionKind::ChartData => figure::annex(self),
            SectionKind::Chronology => records::chronology(self, wanted),
            SectionKind::Events => cards::cards(self),
            SectionKind::Sources => sources::compose(self),
            SectionKind::Scales => sources::scales(self),
            SectionKind::Judgements => judgements::section(self),
            SectionKind::Gaps => summary::gaps(self),
            SectionKind::Glossary => cards::glossary(self),
            SectionKind::Methods => methods::compose(self),
            SectionKind::Colophon => colophon::compose(self),
            SectionKind::Handout => handout::compose(self, wanted, sink),
            // Case files are sections of their own, and were made before.
            SectionKind::Cases => (None, Body::Blocks(Vec::new())),
        };
        let stated = match wanted.kind {
            SectionKind::Summary => self
                .brief
                .pack
                .summary
                .as_ref()
                .and_then(|s| s.headline.as_ref())
                .map(|headline| headline.at),
            _ => None,
        };
        let heading =
            title
                .or(heading.map(|text| (text, stated)))
                .zip(node)
                .map(|((text, at), node)| Words {
                    at,
                    ..Words::new(node, text)
                });
        let below = if wanted.kind == SectionKind::Chronology {
            records::years(self)
        } else {
            Vec::new()
        };
        Section {
            number: numbered.then_some(number),
            heading,
            wants_pages: matches!(wanted.kind, SectionKind::Contents | SectionKind::Sources),
            most_pages: match wanted.kind {
                SectionKind::Cover => Some(1),
                SectionKind::Summary => Some(self.brief.pack.pages_for(1)),
                _ => None,
            },
            shrinks: figure::share_a_page(all)
                && all
                    .iter()
                    .any(|section| section.figure == Some(FigureKind::Timeline)),
            wide: wanted.options.wide,
            // A handout is a sheet with a front and a back.
            starts: if wanted.kind == SectionKind::Handout {
                Starts::Recto
            } else {
                Starts::Anywhere
            },
            below,
            ..Section::plain(dest, wanted.kind, name, body)
        }
    }

    /// The sections that the pack lists, else its preset's.
    pub fn wanted(&self) -> Vec<Wanted> {
        let pack = self.brief.pack;
        if !pack.sections.is_empty() {
            let mut all = pack.sections.clone();
            if self.is_small() {
                // Half of a small page holds no chart.
                all.iter_mut()
                    .for_each(|section| section.options.size = FigureSize::Full);
            }
            return all;
        }
        if pack.preset == Some(Preset::StudySession) {
            return handout::of_session(self.brief);
        }
        if pack.preset == Some(Preset::Report) {
            return parts::report(pack);
        }
        let plain = |kind| Wanted::plain(kind, None, pack.at);
        let figure = |figure| Wanted::plain(SectionKind::Figure, Some(figure), pack.at);
        let contents = self.brief.contents.then(|| plain(SectionKind::Contents));
        let rest = [
            plain(SectionKind::Summary),
            figure(FigureKind::Timeline),
            figure(FigureKind::SmallMultiples),
            plain(SectionKind::Chronology),
            plain(SectionKind::Sources),
        ];
        [plain(SectionKind::Cover)]
            .into_iter()
            .chain(contents)
            .chain(rest)
            .collect()
    }

    /// The document's marking.
    pub fn marking(&self) -> Marking {
        self.brief
            .pack
            .marking_of_document(self.brief.selection.strictest)
    }

    /// The title: the pack's, else the timeline's.
    pub fn title(&self) -> String {
        let title = self
            .brief
            .pack
            .title
            .as_ref()
            .or(self.brief.selection.timeline.title());
        let title = title.map_or(self.lang.pick("年表", "Chronology"), |title| {
            title.text(self.lang)
        });
        format!("{}{title}", handout::copy(self))
    }

    /// The records that chronology and timeline show.
    pub fn shown(&self) -> impl Iterator<Item = &'t Record<'t>> + use<'t> {
        let least = self.brief.threshold;
        self.brief
            .selection
            .records
            .iter()
            .filter(move |record| record.importance() <= least)
    }

    /// Whether a section lists records one by one, each with its sources.
    pub fn lists_records(&self) -> bool {
        self.wanted()
            .iter()
            .any(|section| matches!(section.kind, SectionKind::Chronology | SectionKind::Events))
    }

    /// The places of the records that a section of the document lists one by one.
    pub(super) fn listed(&self) -> Vec<Dest> {
        let listed = self.lists_records();
        self.shown()
            .filter(|_| listed)
            .map(|record| record_dest(record.number))
            .collect()
    }

    /// What is said of items that are left out for their marking, where the pack wants it said and
    /// there are some.
    pub fn notice(&self) -> Option<&'static str> {
        let wanted = self
            .brief
            .pack
            .audience
            .as_ref()
            .is_some_and(|audience| audience.withheld == Withheld::Notice);
        wanted.then(|| {
            self.lang.pick(
                "取扱い区分のため、載せていない項目がある。",
                "Some items are left out for their marking.",
            )
        })
    }

    /// The cases with a record in the pack that are important enough for a section of case files,
    /// each with its place in the timeline.
    pub fn case_files(&self, wanted: &Wanted) -> Vec<(u32, &'t Case)> {
        let selection = self.brief.selection;
        let cases = selection.cases().into_iter();
        cases
            .map(|index| (index.place() as u32, &selection.timeline[index]))
            .filter(|(_, case)| has_file(wanted, case))
            .collect()
    }

    /// Where a record can be looked up: in the file of its case, else in the list of records.
    pub fn place_of(&self, record: &Record<'_>) -> Option<Target> {
        let file = record.index.case().and_then(|index| {
            let case = &self.brief.selection.timeline[index];
            let mut sections = self.wanted().into_iter();
            let is_there =
                sections.any(|wanted| wanted.kind == SectionKind::Cases && has_file(&wanted, case));
            is_there.then(|| Dest::Case(index.place() as u32))
        });
        let is_listed = self.lists_records() && record.importance() <= self.brief.threshold;
        file.or(is_listed.then(|| record_dest(record.number)))
            .map(Target::Inside)
    }

    /// The labels of citations.
    pub fn cite_all(&mut self, citations: &[Citation]) -> Vec<Part> {
        citations
            .iter()
            .map(|citation| self.cite(citation))
            .collect()
    }

    /// The label of a citation, `S3-2`, as a part that leads to its source; the source is listed
    /// from then on.
    fn cite(&mut self, citation: &Citation) -> Part {
        let number = self.number_of(citation);
        let text = format!("S{number}-{}", citation.credibility.word());
        Part {
            text,
            ruby: Box::default(),
            mark: Mark::Code,
            link: Some(Target::Inside(source_dest(number))),
        }
    }

    /// The numbers of cited sources.
    pub fn cited_numbers(&mut self, citations: &[Citation]) -> Vec<u32> {
        citations
            .iter()
            .map(|citation| self.number_of(citation))
            .collect()
    }

    /// The number of a source in the pack; the citation is counted.
    pub fn number_of(&mut self, citation: &Citation) -> u32 {
        let source = citation.id.index();
        let next = self.cited.len() as u32 + 1;
        self.ratings.entry(source).or_insert([0; 6])[citation.credibility as usize] += 1;
        *self.cited.entry(source).or_insert(next)
    }

    /// The number of a source that was cited already.
    pub fn known_number(&self, source: usize) -> Option<u32> {
        self.cited.get(&source).copied()
    }

    /// The cited sources in the order of their numbers.
    pub fn cited(&self) -> Vec<(u32, usize)> {
        let mut cited: Vec<(u32, usize)> = self
            .cited
            .iter()
            .map(|(source, number)| (*number, *source))
            .collect();
        cited.sort_unstable();
        cited
    }

    /// The number of the next figure, and its label.
    pub fn next_figure(&mut self) -> (u32, String) {
        self.figures += 1;
        (
            self.figures,
            self.lang.pick(
                format!("図 {}", self.figures),
                format!("Figure {}", self.figures),
            ),
        )
    }

    /// The label of the next table, the same in both of two languages.
    pub fn next_table(&mut self) -> String {
        self.tables += 1;
        let (ja, en) = (
            format!("表 {}", self.tables),
            format!("Table {}", self.tables),
        );
        if self.is_bilingual() {
            joined(&ja, &en)
        } else {
            self.lang.pick(ja, en)
        }
    }

    /// Keeps the figures of a chart for the annex.
    pub fn keep_data(&mut self, label: &str, title: &str, data: figure::Data) {
        self.data.push(figure::Kept {
            label: label.to_owned(),
            title: title.to_owned(),
            data,
        });
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

/// Whether a case is important enough for a file in a section of case files.
fn has_file(wanted: &Wanted, case: &Case) -> bool {
    case.importance <= wanted.options.importance.unwrap_or(Importance::Low)
}
