//! Blocks: what a document says, in reading order, with no place yet.

use chrono::NaiveDate;

use super::contents::{Contents, Standing, Starts};
use super::house::House;
use super::picture::Picture;
use super::strip::Strip;
use super::tags::TagTree;
use super::words::{FigureKey, Translations, Words};
use crate::chart::ChartSpec;
use crate::diag::Span;
use crate::frame::{Dest, NodeId};
use crate::lang::{Lang, joined};
use crate::model::{Confidence, Marking, RecordKind, SectionKind};
use crate::wording::{Wording, voice};

/// A whole document.
#[derive(Debug)]
pub struct Document {
    /// The language of its pages.
    pub lang: Lang,
    /// Its marking.
    pub marking: Marking,
    /// The node of the marking, which is read once, on the first page.
    pub marking_node: NodeId,
    /// What stands in the file's information.
    pub title: String,
    /// The same in the second language, where it says more.
    pub title_in_second: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// The date of the file: when it was issued, else the cut-off.
    pub date: NaiveDate,
    /// Where the pack stands, for findings about its pages.
    pub at: Span,
    /// The left part of every running foot.
    pub foot: Vec<String>,
    /// Whether each copy is for a recipient: the first fact of the cover is then empty, and layout
    /// fills it in.
    pub addressed: bool,
    /// The house style.
    pub house: House,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// The places of the records that must stand on its pages.
    pub listed: Vec<Dest>,
    /// What its texts say in the second language, where it has one.
    pub translations: Translations,
    /// The tag tree.
    pub tree: TagTree,
}

/// A section: it begins a page.
#[derive(Debug)]
pub struct Section {
    /// The node of its tags, once `tagging` has made it.
    pub node: NodeId,
    /// Where links to it lead.
    pub dest: Dest,
    /// Its language, where it is not the document's.
    pub lang: Option<Lang>,
    /// What of the pack it is.
    pub kind: SectionKind,
    /// Its name: running head, contents, outline.
    pub name: String,
    /// Its number, where sections are numbered.
    pub number: Option<u32>,
    /// Its heading; the cover has none.
    pub heading: Option<Words>,
    /// What it says.
    pub body: Body,
    /// Whether what it says depends on the pages of other sections.
    pub wants_pages: bool,
    /// How many pages it may take at most.
    pub most_pages: Option<usize>,
    /// Whether a timeline of it gives up height until all its figures fit one page.
    pub shrinks: bool,
    /// Whether it stands on A3 sheets in landscape.
    pub wide: bool,
    /// What stands below it in the outline: a name and where it leads.
    pub below: Vec<(String, Dest)>,
    /// What tells it from others of its name, beside the name: the code of a case.
    pub mark: Option<String>,
    /// Whether outline and contents have it below the section before it, and not beside it.
    pub within: bool,
    /// How the case of a case file stands.
    pub standing: Option<Standing>,
    /// The part of the document that begins with it.
    pub part: Option<String>,
    /// Which side of the sheet it begins on.
    pub starts: Starts,
    /// Where the pack asks for it.
    pub at: Option<Span>,
}

impl Section {
    /// A section of blocks without a number, a mark or anything below it.
    pub(crate) fn plain(dest: Dest, kind: SectionKind, name: String, body: Body) -> Self {
        Section {
            node: NodeId::UNSET,
            dest,
            kind,
            lang: None,
            name,
            number: None,
            heading: None,
            body,
            wants_pages: false,
            most_pages: None,
            shrinks: false,
            wide: false,
            below: Vec::new(),
            mark: None,
            standing: None,
            within: false,
            part: None,
            starts: Starts::default(),
            at: None,
        }
    }

    /// Its name with its mark.
    pub fn full_name(&self) -> String {
        self.mark
            .as_ref()
            .map_or_else(|| self.name.clone(), |mark| format!("{} {mark}", self.name))
    }
}

/// What a section says.
#[derive(Debug)]
pub enum Body {
    /// The cover.
    Cover(Box<Cover>),
    /// Blocks below each other.
    Blocks(Vec<Block>),
    /// A sheet of a study session.
    Handout(Box<super::sheet::Handout>),
    /// The contents.
    Contents(Box<Contents>),
}

/// A block.
#[derive(Debug)]
pub enum Block {
    /// A heading with a rule above it and a remark beside it.
    Heading(Words, Option<Words>),
    /// A heading without a rule, for parts of what a heading with one begins.
    Subheading(Words),
    /// The lead of a summary.
    Lead(Words),
    /// A paragraph.
    Paragraph(Words),
    /// A note in small print.
    Note(Words),
    /// Key figures beside each other.
    KeyFigures(Vec<KeyFigure>),
    /// A wide column and a narrow one.
    Split(Vec<Block>, Vec<Block>),
    /// A wide column that may go on over a page, beside a narrow one.
    Aside(Vec<Block>, Vec<Block>),
    /// Two columns of equal width.
    Halves(Vec<Block>, Vec<Block>),
    /// A judgement with its gauge.
    Judgement(Box<Judgement>),
    /// Short texts with rules between them, each after its sign perhaps.
    Items(Vec<(Option<Words>, Words)>),
    /// What changed since the earlier issue.
    Changes(Vec<ChangeLine>),
    /// A table.
    Table(Table),
    /// A chart.
    Figure(Box<Figure>),
    /// A record as a block of its own.
    Card(Card),
    /// How far parties of a case have come.
    Strip(Box<Strip>),
    /// A paragraph of a case file.
    Narrative(Words),
    /// A box of facts: its heading, then label and value.
    Facts(Words, Vec<(Words, Words)>),
    /// A note at the end of the page.
    AtFoot(Words),
}

/// A change since the earlier issue.
#[derive(Debug)]
pub struct ChangeLine {
    /// Its tag, and whether that is white on black; what says how many more there are has none.
    pub tag: Option<(Words, bool)>,
    /// The sentence.
    pub text: Words,
}

/// The cover.
#[derive(Debug)]
pub struct Cover {
    /// The logo.
    pub logo: Option<Picture>,
    /// The name of the house, or of the series of documents.
    pub series: Option<Words>,
    /// The line above the title.
    pub kicker: Option<Words>,
    /// The title.
    pub title: Words,
    /// The line below it.
    pub subtitle: Option<Words>,
    /// The strip of all records.
    pub strip: Figure,
    /// What the strip counts.
    pub strip_note: Words,
    /// The table of facts: label, value.
    pub facts: Vec<(Words, Words)>,
    /// The foot.
    pub foot: Words,
}

/// A figure that matters.
#[derive(Debug)]
pub struct KeyFigure {
    /// A word before the figure.
    pub prefix: Option<Words>,
    /// The figure.
    pub value: Words,
    /// Its unit.
    pub unit: Option<Words>,
    /// What it counts.
    pub label: Words,
    /// An explanation, with its sources.
    pub note: Option<Words>,
}

/// A judgement.
#[derive(Debug)]
pub struct Judgement {
    /// Its number.
    pub number: Words,
    /// The statement.
    pub text: Words,
    /// What it rests on.
    pub evidence: Words,
    /// The term of likelihood.
    pub likelihood: Words,
    /// Its range.
    pub range: Words,
    /// Every band of the scale in percent, and which one is in force.
    pub bands: Vec<(u8, u8)>,
    /// The band in force.
    pub band: usize,
    /// The word of confidence with its label.
    pub confidence: Words,
    /// How many squares are filled.
    pub level: Confidence,
    /// What else could be the case, below a heading of its own.
    pub alternatives: Option<(Words, Vec<Words>)>,
}

/// The width of a column.
#[derive(Debug, Clone, Copy)]
pub enum Width {
    /// In millimetres.
    Mm(f32),
    /// What the others leave.
    Rest,
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// How wide it is.
    pub width: Width,
    /// What heads it.
    pub head: Words,
}

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its label: 表 1.
    pub label: Option<String>,
    /// What it is about, beside the label.
    pub caption: Option<Words>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The type that it is set in.
    pub style: TableStyle,
}

/// The type that a table is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableStyle {
    /// 8/12.
    Normal,
    /// The chronology's.
    Chronology,
    /// Actions with check boxes.
    Actions,
}

/// A row of a table.
#[derive(Debug)]
pub enum Row {
    /// A band over the full width that heads the rows below: a year. Repeated when they go on over
    /// a page.
    Band {
        /// Where links to it lead.
        dest: Dest,
        /// What heads the rows.
        head: Words,
        /// How many there are.
        counts: Words,
    },
    /// Cells.
    Cells {
        /// Where links to the row lead.
        dest: Option<Dest>,
        /// Whether rows begin with it that belong together.
        begins: bool,
        /// The cells.
        cells: Vec<Cell>,
    },
}

/// A cell.
#[derive(Debug)]
pub enum Cell {
    /// One text: the cell itself.
    Line(Words),
    /// One text that heads the row.
    Head(Words),
    /// Paragraphs.
    Text(Vec<Words>),
    /// The marker of a kind with its word.
    Kind(RecordKind, Words),
    /// A letter in a box.
    Rating(Words),
    /// A box to tick.
    Tick(NodeId),
    /// The pages that cite a source; known only when all other pages are set.
    Pages(NodeId, Dest),
    /// The page where a place stands, leading there.
    Page(NodeId, Dest),
    /// Nothing, in a column that heads rows perhaps.
    Empty {
        /// Whether the column heads rows.
        heads: bool,
    },
}

/// A chart in a list of charts.
#[derive(Debug)]
pub struct ListedFigure {
    /// What it is, before it has a number.
    pub key: FigureKey,
    /// Its number, once it is given.
    pub number: u32,
    /// Its short name.
    pub name: String,
    /// The plotted figures, for the annex.
    pub data: FigureData,
}

/// The figures of a chart: what heads the columns, and rows of as many cells; the first column
/// names the row.
#[derive(Debug, Clone, Default)]
pub struct FigureData {
    /// What heads the columns.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl FigureData {
    /// An empty table with these columns.
    pub fn new(heads: impl IntoIterator<Item = impl Into<String>>) -> Self {
        FigureData {
            heads: heads.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }
}

/// A chart on the page.
#[derive(Debug)]
pub struct Figure {
    /// What is seen.
    pub picture: Picture,
    /// Its label: 図 1.
    pub label: Option<Words>,
    /// What it shows: a sentence.
    pub title: Option<Words>,
    /// Unit and period.
    pub subtitle: Option<Words>,
    /// What it is listed as: what goes on over pages is listed once.
    pub listed: Option<ListedFigure>,
    /// What is drawn.
    pub spec: ChartSpec,
    /// Sources and method.
    pub note: Option<Words>,
}

/// A record as a block of its own.
#[derive(Debug)]
pub struct Card {
    /// Where links to it lead.
    pub dest: Dest,
    /// Its kind.
    pub kind: RecordKind,
    /// Number, date and kind.
    pub head: Words,
    /// Its title.
    pub title: Words,
    /// What it says.
    pub text: Vec<Words>,
    /// Lines of label and value.
    pub facts: Vec<(Words, Words)>,
}

impl Document {
    /// A wording of layout's own: in the language of the document, or in both.
    pub fn say<'s>(&self, sentence: impl Fn(&'static dyn Wording) -> &'s str) -> String {
        if self.is_bilingual() {
            joined(sentence(voice(Lang::Ja)), sentence(voice(Lang::En)))
        } else {
            sentence(voice(self.lang)).to_owned()
        }
    }

    /// Whether it is printed in two languages.
    pub fn is_bilingual(&self) -> bool {
        !self.translations.is_empty()
    }

    /// The title in all its languages.
    pub fn full_title(&self) -> String {
        self.title_in_second
            .as_ref()
            .map_or_else(|| self.title.clone(), |second| joined(&self.title, second))
    }
}
