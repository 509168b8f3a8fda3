//! Names that still stand where the audience could read them.

use super::{Names, Paths};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::lang::Text;
use crate::model::{Pack, Timeline};
use crate::source::{Leaf, Walk};

/// Reports every text and id that holds a name of an organisation that is withheld, or, with
/// pseudonyms, of one that has a pseudonym. The timeline and the pack are what goes into the
/// document.
///
/// The name of a withheld organisation may stand where a shown one has it as well, alone or within
/// a longer name. Ids are looked at with pseudonyms, and where the timeline is attached: they
/// stand nowhere else. The list of recipients is not looked at: each name of it stands on the copy
/// of that recipient alone.
pub fn remaining_names(timeline: &Timeline, pack: &mut Pack, names: &Names, sink: &mut Sink) {
    let pseudonyms = pack
        .audience
        .as_ref()
        .is_some_and(|audience| audience.pseudonyms);
    let withheld = |number: usize| names.organisations[number].withheld;
    let open = |number: usize| !withheld(number);
    let replaced = |number: usize| pseudonyms && names.has_pseudonym(number);
    if !(0..names.organisations.len()).any(|number| withheld(number) || replaced(number)) {
        return;
    }
    let with_ids = pseudonyms || pack.attach.as_ref().is_some_and(|attach| attach.timeline);
    let in_text = |text: &Text| {
        let found = names.found_in(text, replaced);
        found.or_else(|| names.texts.found_outside(&text.value, withheld, open))
    };
    let in_id = |id: &str| {
        let found = names.addresses.found_in_address(id, replaced);
        found.or_else(|| names.addresses.found_in_address_outside(id, withheld, open))
    };
    let mut report = |found: Option<(&str, usize)>, at: Span| {
        let Some((name, number)) = found else { return };
        let named = &names.organisations[number];
        let still = if pseudonyms { "still stands" } else { "stands" };
        let text = format!(
            "`{name}`, a name of the organisation `{}`, {still} here",
            named.id
        );
        let found = Diagnostic::new(Code::NameRemains, at, text).note(named.at, "the organisation");
        sink.push(found.hint(match (named.withheld, pseudonyms) {
            (false, _) => {
                "write the name as the organisation has it, or add this form of it to `aliases:`"
            }
            (true, true) => {
                "the organisation is withheld from this audience, and so is its pseudonym: write \
                 the text without it"
            }
            (true, false) => {
                "the organisation is withheld from this audience: write the text without its \
                 name, or give what holds the text the marking of the organisation"
            }
        }));
    };
    let mut see = |leaf: Leaf<'_>| match leaf {
        Leaf::Printed(text) => text
            .each()
            .for_each(|(_, text)| report(in_text(text), text.at)),
        Leaf::Plain(text) => report(in_text(text), text.at),
        Leaf::Id(id, at) if with_ids => report(in_id(id), at),
        Leaf::Id(..) | Leaf::Ref(_) => {}
    };
    let paths = Paths::take(pack);
    timeline.walk(&mut see);
    pack.walk(&mut see);
    paths.give_back(pack);
}
