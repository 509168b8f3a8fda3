//! Numbers of sources, figures and tables: given in one walk at the end, in order of mention, and
//! put where texts have symbols.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{
    Block, Body, Cited, FigureKey, Mark, Part, Section, SourceLine, Symbol, Words, each_text_mut,
};
use crate::frame::{Dest, Target};
use crate::lang::Lang;
use crate::model::{Citation, PackLanguage};
use crate::wording::{Voices, voice};

/// The labels of citations, each leading to its source.
pub(super) fn cite_all(citations: &[Citation]) -> Vec<Part> {
    let one = |citation: &Citation| Part {
        symbols: vec![Symbol::Citation(Cited::new(citation))],
        ..Part::new(Mark::Code, Symbol::PLACE)
    };
    citations.iter().map(one).collect()
}

/// The same, leading nowhere: for a document without a list of sources.
pub(super) fn mention_all(citations: &[Citation]) -> Vec<Part> {
    let one = |citation: &Citation| Part {
        symbols: vec![Symbol::Mention(Cited::new(citation))],
        ..Part::new(Mark::Code, Symbol::PLACE)
    };
    citations.iter().map(one).collect()
}

/// Citations, each once, as a sentence names them.
pub(super) fn mentioned<'c>(citations: impl IntoIterator<Item = &'c Citation>) -> Vec<Symbol> {
    let mut cited: Vec<Cited> = Vec::new();
    for citation in citations.into_iter().map(Cited::new) {
        let label = |of: &Cited| (of.source, of.credibility);
        if !cited.iter().any(|other| label(other) == label(&citation)) {
            cited.push(citation);
        }
    }
    cited.into_iter().map(Symbol::Mention).collect()
}

/// The numbers of a document.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Position in the timeline's sources → number in the pack, in order of first citation.
    sources: BTreeMap<usize, u32>,
    /// What is cited: each citation once, however many sections print it.
    citations: BTreeSet<Cited>,
    figures: BTreeMap<FigureKey, u32>,
    tables: u32,
}

impl Numbers {
    /// Counts what sections cite, in order of mention.
    pub(crate) fn count(&mut self, sections: &mut [Section]) {
        each_text_mut(sections, &mut |words: &mut Words| {
            words
                .parts
                .iter()
                .flat_map(|part| &part.symbols)
                .for_each(|symbol| self.count_symbol(symbol));
        });
    }

    fn count_symbol(&mut self, symbol: &Symbol) {
        match symbol {
            Symbol::Citation(cited) | Symbol::Mention(cited) => self.cite(*cited),
            Symbol::Sources(all) | Symbol::Lines { cited: all, .. } => {
                all.iter().for_each(|cited| self.cite(*cited));
            }
            Symbol::Figure(_) => {}
        }
    }

    fn cite(&mut self, cited: Cited) {
        let next = self.sources.len() as u32 + 1;
        self.sources.entry(cited.source).or_insert(next);
        self.citations.insert(cited);
    }

    /// How often each source is cited with each credibility.
    pub(crate) fn ratings(&self) -> BTreeMap<usize, [u32; 6]> {
        let mut ratings = BTreeMap::new();
        for cited in &self.citations {
            let of_source = ratings.entry(cited.source).or_insert([0; 6]);
            of_source[cited.credibility as usize] += 1;
        }
        ratings
    }

    /// The cited sources in the order of their numbers.
    pub(crate) fn cited(&self) -> Vec<(u32, usize)> {
        let mut cited: Vec<(u32, usize)> = self
            .sources
            .iter()
            .map(|(source, number)| (*number, *source))
            .collect();
        cited.sort_unstable();
        cited
    }

    /// Numbers figures and tables where they stand.
    pub(crate) fn place(&mut self, sections: &mut [Section], language: PackLanguage) {
        for section in sections {
            if let Body::Blocks(blocks) = &mut section.body {
                self.place_blocks(blocks, language);
            }
        }
    }

    fn place_blocks(&mut self, blocks: &mut [Block], language: PackLanguage) {
        for block in blocks {
            match block {
                Block::Figure(figure) => {
                    if let Some(listed) = &mut figure.listed {
                        let next = self.figures.len() as u32 + 1;
                        listed.number = *self.figures.entry(listed.key).or_insert(next);
                    }
                }
                Block::Table(table) => {
                    if let Some(label) = &mut table.label {
                        self.tables += 1;
                        *label = table_label(self.tables, language);
                    }
                }
                Block::Split(left, right)
                | Block::Halves(left, right)
                | Block::Aside(left, right) => {
                    self.place_blocks(left, language);
                    self.place_blocks(right, language);
                }
                _ => {}
            }
        }
    }

    /// Puts numbers where texts have symbols.
    pub(crate) fn resolve(&self, sections: &mut [Section], lang: Lang) {
        each_text_mut(sections, &mut |words: &mut Words| {
            if words.parts.iter().any(|part| !part.symbols.is_empty()) {
                let parts = std::mem::take(&mut words.parts);
                let parts = parts.into_iter().flat_map(|part| self.part(part, lang));
                words.parts = parts.collect();
            }
        });
    }

    fn part(&self, mut part: Part, lang: Lang) -> Vec<Part> {
        for symbol in std::mem::take(&mut part.symbols) {
            let text = match symbol {
                Symbol::Citation(cited) => {
                    let number = self.source(cited.source);
                    part.link = Some(Target::Inside(Dest::Source(number)));
                    self.citation(cited)
                }
                Symbol::Mention(cited) => self.citation(cited),
                Symbol::Sources(all) => self.ranges(&all, lang),
                Symbol::Figure(key) => self.figure(key, lang),
                Symbol::Lines { lines, divider, .. } => return self.lines(part, lines, &divider),
            };
            part.text = part.text.replacen(Symbol::PLACE, &text, 1);
        }
        vec![part]
    }

    fn citation(&self, cited: Cited) -> String {
        format!(
            "S{}-{}",
            self.source(cited.source),
            cited.credibility.word()
        )
    }

    /// The number of a source; what was not counted has none, which no text asks for.
    fn source(&self, source: usize) -> u32 {
        self.sources.get(&source).copied().unwrap_or_default()
    }

    /// The label of a figure.
    pub(crate) fn figure(&self, key: FigureKey, lang: Lang) -> String {
        let number = self.figures.get(&key).copied().unwrap_or_default();
        voice(lang).figure_label(number)
    }

    /// Sources as ranges of their numbers.
    fn ranges(&self, all: &[Cited], lang: Lang) -> String {
        let mut numbers: Vec<u32> = all.iter().map(|cited| self.source(cited.source)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let ranges: Vec<String> = numbers
            .chunk_by(|a, b| a + 1 == *b)
            .map(|run| match run {
                [one] => format!("S{one}"),
                _ => format!("S{}{}S{}", run[0], voice(lang).range(), run[run.len() - 1]),
            })
            .collect();
        ranges.join(voice(lang).comma())
    }

    /// Sources in the order of their numbers, each once. Codes stand out in a face of their own
    /// where lines ask for it.
    fn lines(&self, part: Part, mut lines: Vec<SourceLine>, divider: &str) -> Vec<Part> {
        lines.sort_by_key(|line| self.source(line.source));
        lines.dedup_by_key(|line| line.source);
        let (before, after) = part
            .text
            .split_once(Symbol::PLACE)
            .unwrap_or((&part.text, ""));
        let mut parts = vec![Part::new(part.mark, before)];
        for (place, line) in lines.into_iter().enumerate() {
            if place > 0 {
                parts.push(Part::new(part.mark, divider));
            }
            parts.push(Part::new(
                line.mark,
                format!("S{}", self.source(line.source)),
            ));
            parts.push(Part::new(part.mark, line.text));
        }
        parts.push(Part::new(part.mark, after));
        parts.retain(|part| !part.text.is_empty());
        if parts.iter().all(|other| other.mark == part.mark) {
            // One text in one face is one part: it is shaped as a whole.
            let text: String = parts.into_iter().map(|part| part.text).collect();
            return vec![Part { text, ..part }];
        }
        parts
    }
}

/// The label of a table, the same in both of two languages.
fn table_label(number: u32, language: PackLanguage) -> String {
    let voices = Voices::of_pack(language);
    voices.say(|words| words.table_label(number)).joined()
}
