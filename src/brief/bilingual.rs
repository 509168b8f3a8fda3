//! A document in two languages: composed in each, then joined text by text (DESIGN.md 8).
//!
//! Both say the same in the same order. So the Japanese document stands, and what each of its texts
//! says in English is kept beside it, by the node of the text. Layout decides whether it stands
//! beside or below.

use std::collections::BTreeSet;

use super::plan::Brief;
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::each_text;
use crate::document::{Body, Document, Mark, Section, Translations, Words};
use crate::document::{Node, Role, TagTree};
use crate::frame::NodeId;
use crate::lang::{Lang, foreign, joined};

/// Composes in each language of the pack, and joins both.
pub(super) fn in_languages(
    brief: &Brief<'_>,
    sink: &mut Sink,
    compose: impl Fn(Lang, &mut Sink) -> Document,
) -> Document {
    let mut made: Vec<Document> = Vec::with_capacity(2);
    for lang in brief.pack.language.langs() {
        let mut found = Sink::default();
        made.push(compose(*lang, &mut found));
        // What is wrong with the pack is the same in the second language.
        if made.len() == 1 {
            sink.append(found);
        }
    }
    let second = if made.len() > 1 { made.pop() } else { None };
    let mut first = made.remove(0);
    if let Some(second) = second
        && let Err(why) = join(&mut first, second)
    {
        let found = Diagnostic::new(
            Code::Internal,
            brief.pack.at,
            format!("the two languages of the document differ: {why}"),
        );
        sink.push(found.hint("please report this with the input"));
    }
    first
}

/// Joins the second document to the first.
///
/// # Errors
/// Where they do not say the same in the same order.
fn join(first: &mut Document, second: Document) -> Result<(), String> {
    let Document {
        sections,
        tree,
        title,
        author,
        ..
    } = second;
    if first.sections.len() != sections.len() {
        return Err("they have not as many sections".to_owned());
    }
    let mut translations = Translations::new();
    for (of, other) in first.sections.iter_mut().zip(&sections) {
        // Each sheet of a study session is in one language.
        if matches!(of.body, Body::Handout(_)) {
            continue;
        }
        translate((of, &mut first.tree), (other, &tree), &mut translations)?;
        of.name = joined(&of.name, &other.name);
        for ((name, _), (second, _)) in of.below.iter_mut().zip(&other.below) {
            *name = joined(name, second);
        }
    }
    first.translations = translations;
    first.title_in_second = (first.title != title).then_some(title);
    first.author = first
        .author
        .take()
        .zip(author)
        .map(|(of, second)| joined(&of, &second));
    Ok(())
}

/// Finds what every text of a section says in the second language.
fn translate(
    (section, tree): (&Section, &mut TagTree),
    (other, other_tree): (&Section, &TagTree),
    translations: &mut Translations,
) -> Result<(), String> {
    let (mut texts, mut others) = (Vec::new(), Vec::new());
    each_text(std::slice::from_ref(section), &mut |words| {
        texts.push(words)
    });
    each_text(std::slice::from_ref(other), &mut |words| others.push(words));
    if texts.len() != others.len() {
        return Err(format!(
            "`{}` has {} texts, and {} in the second language",
            section.name,
            texts.len(),
            others.len()
        ));
    }
    // A figure and its unit are said together, or not at all.
    let differs: BTreeSet<Option<NodeId>> = texts
        .iter()
        .zip(&others)
        .filter(|(a, b)| a.text() != b.text())
        .map(|(a, _)| tree.node(a.node).parent)
        .collect();
    let is_said = |tree: &TagTree, words: &Words, second: &Words| {
        let Node { role, parent, .. } = tree.node(words.node);
        words.text() != second.text() || *role == Role::Span && differs.contains(parent)
    };
    for (words, second) in texts.into_iter().zip(others) {
        if tree.node(words.node).role != other_tree.node(second.node).role {
            return Err(format!(
                "`{}` stands where `{}` does",
                words.text(),
                second.text()
            ));
        }
        if is_said(tree, words, second) {
            let said = said(words, second, tree);
            translations.insert(words.node, said);
        }
    }
    Ok(())
}

/// The second text as a part of the first: read after it, in its own language. The first carries
/// the emphasis.
fn said(words: &Words, second: &Words, tree: &mut TagTree) -> Words {
    let node = tree.add(words.node, Role::Span);
    let lang = foreign(&second.text(), Lang::En).unwrap_or(Lang::En);
    let of: &mut Node = tree.node_mut(node);
    (of.lang, of.at) = (Some(lang), second.at);
    let mut said = Words {
        node,
        ..second.clone()
    };
    said.parts
        .iter_mut()
        .filter(|part| part.mark == Mark::Strong)
        .for_each(|part| part.mark = Mark::Plain);
    said
}
