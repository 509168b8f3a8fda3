//! Compiles a pack: calls the stages in order, and nothing else.

mod audience;
mod chart;
mod earlier;
mod house;
mod instead;
mod issue;
mod limit;
mod provenance;

use crate::analysis::{Search, Selection, select};
use crate::brief::{Brief, Extent, Since, compose};
use crate::check;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::document::{Claim, Document, House, Provenance, Section};
use crate::font::{FontBook, missing_glyphs, plain_forms};
use crate::frame::Frame;
use crate::lang::Text;
use crate::layout::{Book, Imposition, Options, exceeds, impose, lay_out, proofread};
use crate::model::{
    ColourMode, Copies, Pack, PackLanguage, Preset, Timeline, TimelineFile, merge, merge_rest,
    number,
};
use crate::parallel;
use crate::pdf::{self, Edge, Extras, Places};
use crate::source::{Cx, Decode, Files, Leaf, LeafMut, Walk, parse};
use crate::text::Typesetter;
use audience::admit_audience;
pub use audience::{Explained, Unseen, explain_audience};
pub use chart::{ChartRequest, Charted, chart};
use earlier::{admit_both, earlier, since};
use instead::Instead;
use issue::read_recipients;
pub use issue::{CopyFile, Issued, Shard, issue};
use limit::{fit_sections, is_longer};
use provenance::provenance;

/// Reads the pack in the file of that number; findings go to the sink.
pub fn read_pack(files: &Files, number: u16, sink: &mut Sink) -> Option<Pack> {
    let Read {
        value: Some(pack),
        whole: true,
    } = read::<Pack>(files, number, sink)
    else {
        return None;
    };
    if pack.nenpyo_pack != 1 {
        let text = format!("this is version {} of the format", pack.nenpyo_pack);
        sink.push(
            Diagnostic::new(Code::FormatVersion, pack.at, text)
                .hint("this program reads `nenpyo_pack: 1`"),
        );
    }
    if pack.timeline.is_empty() {
        let text = "a pack needs the key `timeline`";
        sink.push(
            Diagnostic::new(Code::MissingKey, pack.at, text)
                .hint("add `timeline: [timeline/]`: files, folders or patterns"),
        );
    }
    Some(pack)
}

/// Reads and joins the files of a timeline; findings go to the sink. Where something could not be
/// read there is no timeline, but the rest is checked as far as it goes.
pub fn read_timeline(files: &Files, numbers: &[u16], sink: &mut Sink) -> Option<Timeline> {
    let read = parallel::map(numbers, |number| {
        let mut found = Sink::default();
        (read::<TimelineFile>(files, *number, &mut found), found)
    });
    let (read, findings): (Vec<Read<TimelineFile>>, Vec<Sink>) = read.into_iter().unzip();
    findings.into_iter().for_each(|found| sink.append(found));
    let whole = read.iter().all(|file| file.whole);
    let read = read.into_iter().filter_map(|file| file.value).collect();
    if whole {
        return merge(read, sink);
    }
    if let Some(rest) = merge_rest(read, sink) {
        check::rest(&rest, sink);
    }
    None
}

/// What a file gave.
struct Read<T> {
    value: Option<T>,
    /// Whether nothing was left out.
    whole: bool,
}

fn read<T: Decode>(files: &Files, number: u16, sink: &mut Sink) -> Read<T> {
    let node = files
        .get(number)
        .and_then(|file| parse(&file.text, number, sink));
    let mut cx = Cx::new(sink);
    let value = node.and_then(|node| T::decode(&node, &mut cx));
    Read {
        whole: value.is_some() && !cx.lost,
        value,
    }
}

/// What a build needs: everything is read before, nothing is asked of the machine.
#[derive(Debug, Default)]
pub struct Inputs {
    /// All files of the run.
    pub files: Files,
    /// The number of the pack's file.
    pub pack: u16,
    /// The numbers of the timeline's files, in order of their paths.
    pub timeline: Vec<u16>,
    /// The numbers of the files of the earlier issue that the pack names.
    pub previous: Vec<u16>,
    /// The font files that the pack names: the name as typed, and the bytes.
    pub fonts: Vec<(String, Vec<u8>)>,
    /// The file of the logo that the pack names: the name as typed, and the bytes.
    pub logo: Option<(String, Vec<u8>)>,
    /// Whether placeholders may stand for missing translations and texts may be cut.
    pub draft: bool,
    /// Whether the file will be encrypted, so that it may claim nothing.
    pub encrypted: bool,
    /// How pages stand on sheets, where they do.
    pub imposition: Option<Imposition>,
}

/// What a build gives.
#[derive(Debug)]
pub struct Outcome {
    /// The finished file; `None` when an error was found.
    pub pdf: Option<Vec<u8>>,
    /// How many pages it has.
    pub pages: usize,
    /// All findings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// An executive pack is 4 to 8 pages in one language on A4.
const EXECUTIVE_PAGES: usize = 8;
/// How much a page that must not overflow gives up at most.
const MOST_DENSITY: u8 = 4;
/// Beyond so many pages a document has contents.
const PAGES_WITHOUT_CONTENTS: usize = 8;

/// Checks a timeline, a pack, or both; findings are sorted by place. Without timeline files a pack
/// is read by itself.
pub fn check(files: &Files, timeline: &[u16], pack: Option<u16>) -> Vec<Diagnostic> {
    check_with(files, timeline, pack, Beside::default())
}

/// What a pack names beside its timeline.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The number of the list of recipients.
    pub recipients: Option<u16>,
    /// The file of the logo: the name as typed, and the bytes.
    pub logo: Option<&'a (String, Vec<u8>)>,
}

/// The same with what the pack names beside its timeline: who the recipients are and whether they
/// may see the document, and whether the logo can be printed.
pub fn check_with(
    files: &Files,
    timeline: &[u16],
    pack: Option<u16>,
    beside: Beside<'_>,
) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    let read = read_all(files, timeline, pack, Instead::default(), false, &mut sink);
    let list = beside
        .recipients
        .and_then(|list| read_recipients(files, list, &mut sink));
    if let Some((mut timeline, Some(mut pack))) = read {
        house::house(beside.logo, &pack, &mut sink);
        admit_audience(&mut timeline, &mut pack, &mut sink);
        if let Some(list) = list.filter(|_| !sink.has_errors()) {
            let strictest = select(&timeline, &pack, &mut sink).strictest;
            check::clearance(
                &number(list, pack.language),
                pack.marking_of_document(strictest),
                &mut sink,
            );
        }
    }
    files.sorted(sink)
}

/// Reads and checks everything, for printing as the pack says or otherwise.
fn read_all(
    files: &Files,
    timeline: &[u16],
    pack: Option<u16>,
    instead: Instead,
    draft: bool,
    sink: &mut Sink,
) -> Option<(Timeline, Option<Pack>)> {
    let pack = pack.map(|number| read_pack(files, number, sink));
    let timeline = if timeline.is_empty() {
        None
    } else {
        read_timeline(files, timeline, sink)
    };
    let pack = match pack {
        Some(None) => return None,
        Some(pack) => pack,
        None => None,
    };
    let Some(timeline) = timeline else {
        pack.iter().for_each(|pack| check::pack_alone(pack, sink));
        return None;
    };
    check::timeline(&timeline, sink);
    let pack = pack.map(|mut pack| {
        instead.apply(&mut pack, sink);
        timeline.resolve_in(&mut pack, sink);
        check::pack(&timeline, &pack, draft, sink);
        pack
    });
    Some((timeline, pack))
}

/// Builds a pack.
pub fn compile(inputs: &Inputs) -> Outcome {
    let mut sink = Sink::default();
    let built = build(inputs, &mut sink);
    let failed = sink.has_errors();
    let (pdf, pages) = built
        .filter(|_| !failed)
        .map_or((None, 0), |(pdf, pages)| (Some(pdf), pages));
    Outcome {
        pdf,
        pages,
        diagnostics: inputs.files.sorted(sink),
    }
}

fn build(inputs: &Inputs, sink: &mut Sink) -> Option<(Vec<u8>, usize)> {
    let Typeset {
        fonts,
        document,
        book,
        attached,
        ..
    } = set_in_type(inputs, None, sink)?;
    if document.addressed {
        sink.push(
            Diagnostic::new(
                Code::Internal,
                document.at,
                "a pack with `recipients:` has copies, and no file for all",
            )
            .hint("please report this with the input"),
        );
        return None;
    }
    match pdf::write(
        &book,
        &document.tree,
        &fonts,
        Extras {
            timeline: attached.as_deref(),
            encrypted: inputs.encrypted,
            sheets: inputs.imposition,
            copy: None,
        },
    ) {
        Ok(bytes) => Some((bytes, book.pages.len())),
        Err(why) => {
            sink.push(
                Diagnostic::new(Code::Internal, None, why)
                    .hint("please report this with the input"),
            );
            None
        }
    }
}

/// Everything up to the pages: what the pack says, and where it stands. For those who look at a
/// stage.
///
/// # Errors
/// All findings, when there is an error among them.
pub fn typeset_pack(inputs: &Inputs) -> Result<(Document, Book), Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let made = set_in_type(inputs, None, &mut sink);
    made.map(|made| (made.document, made.book))
        .ok_or_else(|| inputs.files.sorted(sink))
}

/// A pack as it is set in type.
struct Typeset {
    fonts: FontBook,
    document: Document,
    book: Book,
    options: Options,
    /// The timeline that goes into the file, as YAML.
    attached: Option<String>,
    unshown: Vec<Unshown>,
    /// What the pack says of copies and of their number, as the audience may see it.
    copies: (Option<Copies>, Option<Text>),
}

/// Sets a pack in its own language or another one. A document for recipients is looked at copy by
/// copy.
fn set_in_type(
    inputs: &Inputs,
    language: Option<PackLanguage>,
    sink: &mut Sink,
) -> Option<Typeset> {
    let Material {
        timeline,
        earlier,
        pack,
        house,
        fonts,
        unshown,
    } = material(inputs, language, sink)?;
    let selection = select(&timeline, &pack, sink);
    if sink.has_errors() {
        return None;
    }
    let origin = || {
        let yaml = timeline.to_yaml();
        (
            provenance(inputs, &pack, &yaml, earlier.as_ref(), &fonts),
            yaml,
        )
    };
    let since = earlier.as_ref().map(|earlier| since(earlier, &selection));
    // Pages that print the hashes wait for them; all others are set at the same time.
    let early = pack.has_colophon().then(origin);
    let extras = Extras {
        timeline: attaches(&pack).then_some(""),
        encrypted: inputs.encrypted,
        sheets: inputs.imposition,
        copy: None,
    };
    let told = Told {
        provenance: early.as_ref().map(|(provenance, _)| provenance),
        claim: extras.claim(),
        house: &house,
        since: since.as_ref(),
    };
    let set = || {
        typeset(
            &selection,
            &pack,
            inputs,
            told,
            &Typesetter::new(&fonts),
            sink,
        )
    };
    let (late, (brief, document, mut book)) = parallel::join(|| early.is_none().then(origin), set);
    let options = options(&pack, brief.density, inputs);
    let (provenance, yaml) = early.or(late)?;
    book.meta.provenance = Some(provenance);
    let look = LastLook {
        pack: &pack,
        unshown: &unshown,
        draft: inputs.draft,
        edges: &[Edge::Head, Edge::Foot],
    };
    if !document.addressed {
        look.check_pages(&document, &book, sink);
    }
    if let Some(way) = inputs.imposition {
        book = impose(book, &document, pack.paper, way, &Typesetter::new(&fonts));
        look.check_marking(&document, book.pages.iter().map(|page| &page.frame), sink);
    }
    let attached = attaches(&pack).then_some(yaml);
    (!sink.has_errors()).then_some(Typeset {
        fonts,
        document,
        book,
        options,
        attached,
        unshown,
        copies: (pack.copies.clone(), pack.number.clone()),
    })
}

/// What pages may say of the file that they stand in.
#[derive(Clone, Copy)]
struct Told<'t> {
    provenance: Option<&'t Provenance>,
    claim: Claim,
    house: &'t House,
    since: Option<&'t Since<'t>>,
}

fn attaches(pack: &Pack) -> bool {
    pack.attach.as_ref().is_some_and(|attach| attach.timeline)
}

/// What pages are held against before they are written.
#[derive(Clone, Copy)]
struct LastLook<'m> {
    pack: &'m Pack,
    unshown: &'m [Unshown],
    draft: bool,
    /// Where each page bears the marking.
    edges: &'m [Edge],
}

impl LastLook<'_> {
    /// Reads the pages against the document, and asks whether a file of them would conform.
    fn check_pages(self, document: &Document, book: &Book, sink: &mut Sink) {
        if sink.has_errors() {
            return;
        }
        proofread(document, book, self.draft, sink);
        let places = Places {
            pack: self.pack.at,
            of_text: &|c, part| place_of(self.unshown, c, part),
        };
        pdf::check(book, &document.tree, places, sink);
        self.check_marking(document, book.pages.iter().map(|page| &page.frame), sink);
    }

    /// Asks whether pages or sheets bear the marking of the document.
    fn check_marking<'f>(
        self,
        document: &Document,
        frames: impl Iterator<Item = &'f Frame>,
        sink: &mut Sink,
    ) {
        pdf::check_marking(frames, document.marking, self.edges, self.pack.at, sink);
    }
}

/// What a build is made of.
struct Material {
    timeline: Timeline,
    /// The timeline of the earlier issue.
    earlier: Option<Timeline>,
    pack: Pack,
    house: House,
    fonts: FontBook,
    unshown: Vec<Unshown>,
}

/// What is set in type, read and checked, reduced to what the audience may see, and the faces. The
/// checks see all of the timeline; nothing after them does.
fn material(inputs: &Inputs, language: Option<PackLanguage>, sink: &mut Sink) -> Option<Material> {
    let instead = Instead {
        language,
        booklet: inputs.imposition == Some(Imposition::Booklet),
    };
    let (mut timeline, pack) = read_all(
        &inputs.files,
        &inputs.timeline,
        Some(inputs.pack),
        instead,
        inputs.draft,
        sink,
    )?;
    let mut pack = pack?;
    let mut earlier = earlier(inputs, &pack, sink);
    admit_both(&mut timeline, &mut pack, &mut earlier, sink);
    let fonts = fonts(inputs, &pack, sink)?;
    let unshown = glyphs(&mut timeline, &mut pack, &fonts, sink);
    let house = house::house(inputs.logo.as_ref(), &pack, sink);
    Some(Material {
        timeline,
        earlier,
        pack,
        house,
        fonts,
        unshown,
    })
}

/// Composes and lays out; tries less where a page or the pack would be too long, in the order of
/// DESIGN.md 9.
fn typeset<'t>(
    selection: &'t Selection<'t>,
    pack: &'t Pack,
    inputs: &Inputs,
    told: Told<'t>,
    setter: &Typesetter<'_>,
    sink: &mut Sink,
) -> (Brief<'t>, Document, Book) {
    let mut brief = brief_of(selection, pack, told);
    fit_sections(&mut brief, options(pack, 0, inputs), setter);
    let most = pack.pages_for(EXECUTIVE_PAGES);
    let executive = pack.preset == Some(Preset::Executive);
    let ranking = &selection.ranking;
    let mut search = executive.then(|| Search::new(ranking, ranking.len()));
    loop {
        let tried = search.as_ref().and_then(Search::next);
        if let Some(search) = &search {
            brief.extent.all = tried.unwrap_or(search.found());
        }
        let mut found = Sink::default();
        let document = compose(&brief, &mut found);
        let options = options(pack, brief.density, inputs);
        let searched = search.as_mut().zip(tried);
        if let Some((search, tried)) = searched
            && is_longer(&document, most, options, setter)
        {
            search.tell(tried, false);
            continue;
        }
        // What must not overflow is looked at first, since all else would be set in vain.
        let is_crowded = |section: &Section| {
            section
                .most_pages
                .is_some_and(|most| exceeds(&document, section, most, options, setter))
        };
        if brief.density < MOST_DENSITY && document.sections.iter().any(is_crowded) {
            brief.density += 1;
            continue;
        }
        let book = lay_out(&document, options, setter, &mut found);
        let pages = book.pages.len();
        if let Some((search, tried)) = search.as_mut().zip(tried) {
            search.tell(tried, pages <= most);
            if pages > most || search.next().is_some() {
                continue;
            }
        }
        if pages > PAGES_WITHOUT_CONTENTS
            && !brief.contents
            && pack.sections.is_empty()
            && pack.preset.is_none()
        {
            brief.contents = true;
            continue;
        }
        if executive && pages > most {
            let text = format!(
                "the pack has {pages} pages; an executive pack of this paper and language has {most} at most"
            );
            found.push(
                Diagnostic::new(Code::TooManyPages, pack.at, text)
                    .hint("narrow `select:`, or leave sections out"),
            );
        }
        if inputs.draft {
            found.soften(&[Code::TooLong, Code::TooManyPages]);
        }
        sink.append(found);
        return (brief, document, book);
    }
}

/// What is composed first: everything, as designed.
fn brief_of<'t>(selection: &'t Selection<'t>, pack: &'t Pack, told: Told<'t>) -> Brief<'t> {
    let Told {
        provenance,
        claim,
        house,
        since,
    } = told;
    Brief {
        selection,
        pack,
        extent: Extent::whole(),
        density: 0,
        contents: false,
        provenance,
        claim,
        house,
        since,
    }
}

fn options(pack: &Pack, density: u8, inputs: &Inputs) -> Options {
    let booklet = inputs.imposition == Some(Imposition::Booklet);
    Options {
        paper: pack.paper,
        sides: pack.sides,
        grey: pack.colour == ColourMode::Grey,
        density,
        draft: inputs.draft,
        booklet,
    }
}

/// The faces of a build: the bundled ones and the pack's.
fn fonts(inputs: &Inputs, pack: &Pack, sink: &mut Sink) -> Option<FontBook> {
    match FontBook::with_added(&inputs.fonts) {
        Ok(book) => Some(book),
        Err((number, why)) => {
            let at = pack.fonts.get(number).map_or(pack.at, |font| font.at);
            let name = inputs
                .fonts
                .get(number)
                .map_or("", |(name, _)| name.as_str());
            let found = Diagnostic::new(
                Code::BadFont,
                at,
                format!("the font `{name}` cannot be used: {why}"),
            );
            sink.push(found.hint("name a TrueType or OpenType font that may be embedded"));
            None
        }
    }
}

/// A plain text with a character that no face shows. Only the pages tell whether it is printed.
struct Unshown {
    character: char,
    text: Box<str>,
    /// Where it stands.
    at: Span,
}

/// Where a text stands of which a part is on a page, as far as that can be told.
fn place_of(unshown: &[Unshown], character: char, part: &str) -> Option<Span> {
    let all = || unshown.iter().filter(|text| text.character == character);
    let found = all().find(|text| text.text.contains(part.trim()));
    found.or_else(|| all().next()).map(|text| text.at)
}

/// Reports every character of a printed text that no face shows; gives the plain texts with such
/// characters.
fn glyphs(
    timeline: &mut Timeline,
    pack: &mut Pack,
    fonts: &FontBook,
    sink: &mut Sink,
) -> Vec<Unshown> {
    let langs = pack.language.langs();
    let mut unshown = Vec::new();
    let mut see = |leaf: Leaf<'_>| match leaf {
        Leaf::Printed(texts) => {
            for text in langs.iter().filter_map(|lang| texts.get(*lang)) {
                sink.extend(missing_glyphs(&text.value, text.at, "this text", fonts));
            }
        }
        Leaf::Plain(text) => {
            let missing = fonts.missing(&text.value).into_iter();
            unshown.extend(missing.map(|character| Unshown {
                character,
                text: text.value.clone(),
                at: text.at,
            }));
        }
        Leaf::Ref(_) | Leaf::Id(..) => {}
    };
    timeline.walk(&mut see);
    pack.walk(&mut see);
    let mut change = |leaf: LeafMut<'_>| match leaf {
        LeafMut::Printed(text) => {
            let each = [&mut text.ja, &mut text.en].into_iter().flatten();
            each.for_each(|text| plain_forms(text, fonts));
        }
        LeafMut::Plain(text) => plain_forms(text, fonts),
        LeafMut::Ref(_) | LeafMut::Id(_) => {}
    };
    timeline.walk_mut(&mut change);
    pack.walk_mut(&mut change);
    unshown
}
