//! The sections of a pack and their options.

use serde_json::json;

use super::event::Importance;
use super::vocabulary::{Series, Topic};
use crate::diag::{Code, Diagnostic, Span};
use crate::lang::Localised;
use crate::source::{
    Cx, Decode, Defs, Encode, Json, Node, Ref, Value, Walk, Written, decode_keyword,
    keyword_schema, keywords, record,
};

keywords! {
    /// What a section of a pack is.
    pub enum SectionKind as "a section" {
        Cover "cover" "the cover",
        Contents "contents" "the contents, with page numbers",
        Summary "summary" "the summary on one page",
        Figure "figure" "a chart",
        ChartData "chart-data" "the figures behind the charts, as tables",
        Chronology "chronology" "the table of records",
        Events "events" "each record as a block of its own, with its summary",
        Cases "cases" "case files: an overview of all, then one a page",
        Methods "methods" "methods, their steps, signs and countermeasures, and the records that \
            show them",
        Judgements "judgements" "all judgements, with what else could be the case",
        Gaps "gaps" "what is not known",
        Glossary "glossary" "terms and their meaning",
        Handout "handout" "a sheet of a study session, front and back",
        Sources "sources" "the list of sources",
        Scales "scales" "the scales of rating, likelihood and marking",
        Colophon "colophon" "how the document was made: inputs, program, approval, retention",
    }
}

keywords! {
    /// A chart.
    pub enum FigureKind as "a chart" {
        Timeline "timeline" "swim lanes by kind, or by another field",
        EventsPerPeriod "events-per-period" "records by kind and year, half-year, quarter or \
            month, stacked",
        SmallMultiples "small-multiples" "incidents a year, one small chart a category",
        SectorMethod "sector-method" "incidents by sector and method",
        CaseProgress "case-progress" "each case from the conduct to its last step",
        Prefectures "prefectures" "a map of the prefectures: figures of a series, or records by \
            place",
        Series "series" "figures over time, each with its source",
        Cumulative "cumulative" "records by kind, added up over time",
        LeadTime "lead-time" "days between the stages of cases",
        SourceQuality "source-quality" "reliability and credibility of what is cited",
        OrganisationsMethods "organisations-methods" "which targets met which method",
    }
}

keywords! {
    /// What a chart is split by.
    pub enum By as "a field to split by" {
        Kind "kind" "kind of record",
        Sector "sector" "sector",
        Method "method" "method",
        Organisation "organisation" "organisation",
        Case "case" "case",
    }
}

keywords! {
    /// How much of the page a chart takes.
    pub enum FigureSize as "a size of a chart" default Full {
        Full "full" "the whole width",
        Half "half" "half the width: two in a row stand beside each other",
    }
}

record! {
    /// The options of a section that is written as a mapping.
    pub struct SectionOptions as "a section" {
        /// A chart.
        figure: Option<FigureKind>,
        /// Any other section, when it takes options.
        section: Option<SectionKind>,
        /// What a chart is split by.
        by: Option<By>,
        /// Which series a chart shows.
        of: Option<Ref<Series>>,
        /// A second series, on a chart of its own beside the first.
        with: Option<Ref<Series>>,
        /// Its headline, where it is not made from the data.
        title: Option<Localised>,
        /// How much of the page a chart takes.
        size: FigureSize,
        /// Whether a timeline has a sheet of twice the size in landscape to itself (A3).
        wide: bool,
        /// The most pages that a chronology takes: the most important records that fit are shown,
        /// of equally important ones the most recent.
        pages: Option<u32>,
        /// The least importance that a chronology, records in detail or case files show.
        importance: Option<Importance>,
        /// The method or case that a handout is about.
        about: Option<Ref<Topic>>,
    }
}

/// A section: a bare word, or a mapping with options.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What it is.
    pub kind: SectionKind,
    /// Which chart, for a figure.
    pub figure: Option<FigureKind>,
    /// Its options.
    pub options: SectionOptions,
    /// Where it stands.
    pub at: Span,
}

impl Section {
    /// A section without options, as a preset lists it.
    pub fn plain(kind: SectionKind, figure: Option<FigureKind>, at: Span) -> Self {
        let options = SectionOptions {
            figure: None,
            section: None,
            by: None,
            of: None,
            with: None,
            title: None,
            size: FigureSize::Full,
            wide: false,
            pages: None,
            importance: None,
            about: None,
            at,
        };
        Section {
            kind,
            figure,
            options,
            at,
        }
    }
}

impl Section {
    /// A sheet about a method or case, as a preset lists it.
    pub fn handout(about: Ref<Topic>, at: Span) -> Self {
        let mut section = Section::plain(SectionKind::Handout, None, at);
        section.options.about = Some(about);
        section
    }
}

impl Decode for Section {
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            return decode_keyword(node, cx).map(|kind| Section::plain(kind, None, node.at));
        }
        let options = SectionOptions::decode(node, cx)?;
        let (kind, figure) = match (options.figure, options.section) {
            (Some(figure), None) => (SectionKind::Figure, Some(figure)),
            (None, Some(kind)) => (kind, None),
            _ => {
                let found = Diagnostic::new(
                    Code::MissingKey,
                    node.at,
                    "a section needs either `figure:` or `section:`",
                );
                cx.sink
                    .push(found.hint("write `- figure: timeline` or `- section: chronology`"));
                return None;
            }
        };
        Some(Section {
            kind,
            figure,
            options,
            at: node.at,
        })
    }
    fn schema(defs: &mut Defs) -> Json {
        json!({ "oneOf": [keyword_schema::<SectionKind>(), SectionOptions::schema(defs)] })
    }
}

impl Encode for Section {
    fn encode(&self) -> Written {
        match (self.options.encode(), self.figure) {
            (Written::Map(entries), None) if entries.is_empty() => self.kind.encode(),
            // A chart that a preset lists has no options that say which.
            (Written::Map(entries), Some(figure)) if entries.is_empty() => {
                Written::Map(vec![("figure".to_owned(), figure.encode())])
            }
            (options, _) => options,
        }
    }
}

impl Walk for Section {
    fn walk<'a>(&'a self, see: &mut dyn FnMut(crate::source::Leaf<'a>)) {
        self.options.walk(see);
    }
    fn walk_mut(&mut self, change: &mut dyn FnMut(crate::source::LeafMut<'_>)) {
        self.options.walk_mut(change);
    }
}
