//! The contents: an entry a section, and one for what stands below it. They are known when all
//! sections are.

use crate::document::{Block, Body, Document, Section, Words};
use crate::document::{Contents, Entry, Listed, Rank, Sign, Standing};
use crate::document::{Role, TagTree};
use crate::frame::{Dest, NodeId};
use crate::lang::Lang;
use crate::wording::voice;

/// Fills the contents of a document with its numbered sections, by parts where it has any. With
/// parts it is long: what stands below its sections is left to the outline.
pub(super) fn fill(document: &mut Document, beside: bool) {
    let Document {
        tree,
        sections,
        translations,
        ..
    } = document;
    let Some(place) = sections
        .iter()
        .position(|section| matches!(section.body, Body::Contents(_)))
    else {
        return;
    };
    let sect = sections[place].node;
    let whole = tree.add(sect, Role::Toc);
    let mut toc = whole;
    let has_parts = sections.iter().any(|section| section.part.is_some());
    let mut entries = Vec::new();
    for section in sections.iter().filter(|section| !section.within) {
        let Some(number) = section.number else {
            continue;
        };
        if let Some(part) = &section.part {
            let node = entry(tree, whole);
            entries.push(Entry {
                node,
                dest: section.dest,
                rank: Rank::Part,
                name: part.clone(),
                headings: Vec::new(),
            });
            toc = tree.add(whole, Role::Toc);
        }
        let translation = section
            .heading
            .as_ref()
            .and_then(|heading| translations.get(&heading.node));
        let headings = section
            .heading
            .iter()
            .chain(translation)
            .map(Words::text)
            // A heading that only names its section says nothing twice.
            .filter(|text| !section.name.split('　').any(|name| name == text))
            .collect();
        let node = entry(tree, toc);
        entries.push(Entry {
            node,
            dest: section.dest,
            rank: Rank::Section(number),
            name: section.name.clone(),
            headings,
        });
        if section.below.is_empty() || has_parts {
            continue;
        }
        let below = tree.add(toc, Role::Toc);
        for (name, dest) in &section.below {
            entries.push(Entry {
                node: entry(tree, below),
                dest: *dest,
                rank: Rank::Below,
                name: name.clone(),
                headings: Vec::new(),
            });
        }
    }
    // A full report lists its case files and figures beside its sections, where there is room
    // (DESIGN.md 5).
    let beside = if has_parts && beside {
        beside_of(tree, sect, sections, document.lang)
    } else {
        Vec::new()
    };
    sections[place].body = Body::Contents(Box::new(Contents { entries, beside }));
}

/// The lists of case files and of figures.
fn beside_of(
    tree: &mut TagTree,
    sect: NodeId,
    sections: &[Section],
    lang: Lang,
) -> Vec<(Words, Vec<Listed>)> {
    let mut lists = Vec::new();
    let mut list = |tree: &mut TagTree, heading: &str, of: Vec<Listing>| {
        if of.is_empty() {
            return;
        }
        let heading = Words::new(heading).at_node(tree.add(sect, Role::Heading(2)));
        let toc = tree.add(sect, Role::Toc);
        let line = |(dest, sign, name, code, word)| Listed {
            node: entry(tree, toc),
            dest,
            sign,
            name,
            code,
            word,
        };
        let lines = of.into_iter().map(line).collect();
        lists.push((heading, lines));
    };
    list(tree, voice(lang).cases_heading(), cases(sections, lang));
    list(tree, voice(lang).figures_heading(), figures(sections, lang));
    lists
}

/// A line before it has a node: where it leads, its sign, its name, its code, how it stands.
type Listing = (Dest, Sign, String, Option<String>, Option<String>);

fn cases(sections: &[Section], lang: Lang) -> Vec<Listing> {
    let line = |section: &Section| {
        let Standing { name, stages } = section.standing.clone()?;
        let sign = if let [(stage, _)] = stages[..] {
            Sign::Stage(stage)
        } else {
            Sign::None
        };
        let words: Vec<&str> = stages.iter().map(|(_, word)| word.as_str()).collect();
        let word = if words.is_empty() {
            voice(lang).no_step().to_owned()
        } else {
            words.join("\n")
        };
        Some((section.dest, sign, name, section.mark.clone(), Some(word)))
    };
    sections.iter().filter_map(line).collect()
}

fn figures(sections: &[Section], lang: Lang) -> Vec<Listing> {
    fn collect(blocks: &[Block], lang: Lang, found: &mut Vec<Listing>) {
        for block in blocks {
            match block {
                Block::Figure(figure) => {
                    found.extend(figure.listed.as_ref().map(|listed| {
                        let label = voice(lang).figure_label(listed.number);
                        let dest = Dest::Figure(listed.number);
                        (dest, Sign::Label(label), listed.name.clone(), None, None)
                    }));
                }
                Block::Split(left, right)
                | Block::Halves(left, right)
                | Block::Aside(left, right) => {
                    collect(left, lang, found);
                    collect(right, lang, found);
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for section in sections {
        if let Body::Blocks(blocks) = &section.body {
            collect(blocks, lang, &mut found);
        }
    }
    found
}

fn entry(tree: &mut TagTree, toc: NodeId) -> NodeId {
    let item = tree.add(toc, Role::TocItem);
    tree.add(item, Role::Reference)
}
