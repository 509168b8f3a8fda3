//! What is set in type: read, checked, and reduced to what the audience may see.

use super::{Inputs, Overrides, Unshown, admit_both, earlier, house, read_all};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::House;
use crate::font::{FontBook, missing_glyphs, plain_forms};
use crate::layout::Imposition;
use crate::model::{Pack, PackLanguage, Timeline};
use crate::source::{Leaf, LeafMut, Walk};

/// What a build is made of.
pub(super) struct Material {
    pub(super) timeline: Timeline,
    /// The timeline of the earlier issue.
    pub(super) earlier: Option<Timeline>,
    pub(super) pack: Pack,
    pub(super) house: House,
    pub(super) fonts: FontBook,
    pub(super) unshown: Vec<Unshown>,
}

/// What is set in type, read and checked, reduced to what the audience may see, and the faces. The
/// checks see all of the timeline; nothing after them does.
pub(super) fn material(
    inputs: &Inputs,
    language: Option<PackLanguage>,
    sink: &mut Sink,
) -> Option<Material> {
    let overrides = Overrides {
        language,
        booklet: inputs.imposition == Some(Imposition::Booklet),
    };
    let (mut timeline, pack) = read_all(
        &inputs.files,
        &inputs.timeline,
        Some(&inputs.pack_file()),
        overrides,
        inputs.draft,
        sink,
    )?;
    let mut pack = pack?;
    let mut earlier = earlier(inputs, &pack, sink);
    admit_both(&mut timeline, &mut pack, &mut earlier, sink);
    let fonts = fonts(inputs, &pack, sink)?;
    let unshown = glyphs(&mut timeline, &mut pack, &fonts, sink);
    let house = house(inputs.logo.as_ref(), &pack, sink);
    Some(Material {
        timeline,
        earlier,
        pack,
        house,
        fonts,
        unshown,
    })
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
