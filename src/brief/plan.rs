//! What is composed, made once and only read: the sections in their order, the language, and where
//! things will stand.

use crate::wording::{Origin, voice};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::changes::Since;
use super::{handout, parts};
use crate::analysis::{Record, Selection};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{Claim, House, Provenance};
use crate::frame::{Dest, Target};
use crate::lang::Lang;
use crate::model::{
    Case, ChartRoom, FigureKind, FigureSize, Importance, Marking, Pack, PackLanguage, Preset,
    Section as Wanted, SectionKind, Withheld,
};

/// What composing needs.
pub(crate) struct Brief<'t> {
    /// The records and the timeline.
    pub selection: &'t Selection<'t>,
    /// The pack.
    pub pack: &'t Pack,
    /// How many records there is room for.
    pub extent: Extent,
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

/// How many records there is room for: so many of the ranking, from its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Extent {
    /// In every section that shows them one by one.
    pub all: usize,
    /// In single sections, by their place among those that the pack wants.
    pub of_section: BTreeMap<usize, usize>,
}

impl Extent {
    /// Room for all of them.
    pub(crate) fn whole() -> Self {
        Extent {
            all: usize::MAX,
            of_section: BTreeMap::new(),
        }
    }
}

/// What is wanted of a document in one language.
#[derive(Clone)]
pub(super) struct Plan<'t> {
    /// What it is made of.
    pub brief: &'t Brief<'t>,
    /// The language.
    pub lang: Lang,
    /// The sections in their order: those that the pack lists, else its preset's.
    pub wanted: Arc<[Wanted]>,
}

impl<'t> Plan<'t> {
    /// The plan of a document in a language.
    pub(crate) fn new(brief: &'t Brief<'t>, lang: Lang) -> Self {
        Plan {
            brief,
            lang,
            wanted: wanted(brief).into(),
        }
    }

    /// The same in another language.
    pub(crate) fn in_language(&self, lang: Lang) -> Self {
        Plan {
            lang,
            ..self.clone()
        }
    }

    /// Whether the document is composed in a second language as well.
    pub(crate) fn is_bilingual(&self) -> bool {
        self.brief.pack.language == PackLanguage::Both
    }

    /// Where the records come from, as far as the pack or the timeline says it.
    pub(crate) fn origin(&self) -> Origin<'t> {
        let pack = self.brief.pack;
        let basis = pack.basis.or(self.brief.selection.timeline.basis);
        match (&pack.basis_note, basis) {
            (Some(note), _) => Origin::Own(note.text(self.lang)),
            (None, Some(basis)) => Origin::Basis(basis),
            (None, None) => Origin::Unknown,
        }
    }

    /// Whether tables have no room for all their columns: in two languages, and on small paper.
    pub(crate) fn is_narrow(&self) -> bool {
        self.is_bilingual() || self.is_small()
    }

    /// How much charts take on the paper.
    pub(crate) fn room(&self) -> ChartRoom {
        self.brief.pack.paper.format().charts
    }

    /// The width of the text block in millimetres.
    pub(crate) fn text_width(&self) -> f32 {
        self.brief.pack.paper.format().text_width().0
    }

    /// Whether the pages are small.
    pub(crate) fn is_small(&self) -> bool {
        self.brief.pack.paper.format().is_small
    }

    /// The document's marking.
    pub(crate) fn marking(&self) -> Marking {
        self.brief
            .pack
            .marking_of_document(self.brief.selection.strictest)
    }

    /// The title: the pack's, else the timeline's.
    pub(crate) fn title(&self) -> String {
        let title = self.brief.pack.title.as_ref();
        let title = title.or(self.brief.selection.timeline.title());
        let title = title.map_or(voice(self.lang).chronology_title(), |title| {
            title.text(self.lang)
        });
        format!("{}{title}", handout::copy(self))
    }

    /// How many records a section shows one by one, the first of the ranking. Its own importance
    /// and its own number of pages hold for no other section.
    pub(crate) fn extent(&self, place: usize) -> usize {
        let extent = &self.brief.extent;
        let ranking = &self.brief.selection.ranking;
        let wanted = self
            .wanted
            .get(place)
            .filter(|wanted| lists_records(wanted));
        let least = wanted.and_then(|wanted| wanted.options.importance);
        let of_section = extent.of_section.get(&place).copied();
        let bounds = [
            of_section.unwrap_or(usize::MAX),
            least.map_or(usize::MAX, |least| ranking.at_least(least)),
            extent.all,
        ];
        bounds.into_iter().fold(ranking.len(), usize::min)
    }

    /// The records that a section shows one by one.
    pub(crate) fn shown(&self, place: usize) -> impl Iterator<Item = &'t Record<'t>> + use<'t> {
        let extent = self.extent(place);
        let Selection {
            records, ranking, ..
        } = self.brief.selection;
        let among = move |record: &&Record<'_>| ranking.is_among(record, extent);
        records.iter().filter(among)
    }

    /// Whether a section has nothing to show. What is drawn is asked where it is drawn.
    pub(crate) fn is_empty(&self, wanted: &Wanted, place: usize) -> bool {
        let timeline = self.brief.selection.timeline;
        match wanted.kind {
            SectionKind::Chronology | SectionKind::Events => self.extent(place) == 0,
            SectionKind::Cases => self.case_files(wanted).is_empty(),
            SectionKind::Methods => timeline.methods.is_empty(),
            SectionKind::Judgements => timeline.judgements.is_empty(),
            SectionKind::Gaps => timeline.gaps.is_empty(),
            SectionKind::Glossary => timeline.glossary.is_empty(),
            _ => false,
        }
    }

    /// Warns that a section which the pack lists has nothing to show and is left out; what a preset
    /// lists, nobody asked for.
    pub(crate) fn tell_empty(&self, wanted: &Wanted, sink: &mut Sink) {
        if self.brief.pack.sections.is_empty() {
            return;
        }
        let word = wanted
            .figure
            .map_or(wanted.kind.word(), |figure| figure.word());
        let text = format!("`{word}` has nothing to show and is left out");
        let hint = "delete it from `sections:`, or add what it is to show to the timeline";
        sink.push(Diagnostic::new(Code::LeftOut, wanted.at, text).hint(hint));
    }

    /// Whether a section of the document lists a record.
    pub(crate) fn is_listed(&self, record: &Record<'_>) -> bool {
        let sections = self.wanted.iter().enumerate();
        let mut lists = sections.filter(|(_, wanted)| lists_records(wanted));
        let ranking = &self.brief.selection.ranking;
        lists.any(|(place, _)| ranking.is_among(record, self.extent(place)))
    }

    /// Whether a section of a kind is wanted.
    pub(crate) fn wants(&self, kind: SectionKind) -> bool {
        self.wanted.iter().any(|section| section.kind == kind)
    }

    /// Whether a section lists records one by one, each with its sources.
    pub(crate) fn lists_records(&self) -> bool {
        self.wanted.iter().any(lists_records)
    }

    /// The places of the records that a section of the document lists one by one.
    pub(crate) fn listed(&self) -> Vec<Dest> {
        let records = self.brief.selection.records.iter();
        records
            .filter(|record| self.is_listed(record))
            .map(|record| Dest::Record(record.number))
            .collect()
    }

    /// What is said of items that are left out for their marking, where the pack wants it said and
    /// there are some.
    pub(crate) fn notice(&self) -> Option<&'static str> {
        let audience = self.brief.pack.audience.as_ref();
        let wanted = audience.is_some_and(|audience| audience.withheld == Withheld::Notice);
        wanted.then(|| voice(self.lang).withheld_notice())
    }

    /// The cases with a record in the pack that are important enough for a section of case files,
    /// each with its place in the timeline.
    pub(crate) fn case_files(&self, wanted: &Wanted) -> Vec<(u32, &'t Case)> {
        let selection = self.brief.selection;
        let cases = selection.cases().into_iter();
        cases
            .map(|index| (index.place() as u32, &selection.timeline[index]))
            .filter(|(_, case)| has_file(wanted, case))
            .collect()
    }

    /// Where a record can be looked up: in the file of its case, else in the list of records.
    pub(crate) fn place_of(&self, record: &Record<'_>) -> Option<Target> {
        let file = record.index.case().and_then(|index| {
            let case = &self.brief.selection.timeline[index];
            let mut sections = self.wanted.iter();
            let is_there =
                sections.any(|wanted| wanted.kind == SectionKind::Cases && has_file(wanted, case));
            is_there.then(|| Dest::Case(index.place() as u32))
        });
        let is_listed = self.is_listed(record);
        file.or(is_listed.then_some(Dest::Record(record.number)))
            .map(Target::Inside)
    }
}

/// Whether a section lists records one by one.
fn lists_records(wanted: &Wanted) -> bool {
    matches!(wanted.kind, SectionKind::Chronology | SectionKind::Events)
}

/// Whether a case is important enough for a file in a section of case files.
fn has_file(wanted: &Wanted, case: &Case) -> bool {
    case.importance <= wanted.options.importance.unwrap_or(Importance::Low)
}

fn wanted(brief: &Brief<'_>) -> Vec<Wanted> {
    let pack = brief.pack;
    if !pack.sections.is_empty() {
        let mut all = pack.sections.clone();
        if pack.paper.format().is_small {
            // Half of a small page holds no chart.
            all.iter_mut()
                .for_each(|section| section.options.size = FigureSize::Full);
        }
        return all;
    }
    match pack.preset {
        Some(Preset::StudySession) => handout::of_session(brief),
        Some(Preset::Report) => parts::report(pack),
        Some(Preset::Executive) | None => executive(brief),
    }
}

fn executive(brief: &Brief<'_>) -> Vec<Wanted> {
    let plain = |kind| Wanted::plain(kind, None, brief.pack.at);
    let figure = |figure| Wanted::plain(SectionKind::Figure, Some(figure), brief.pack.at);
    let contents = brief.contents.then(|| plain(SectionKind::Contents));
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
