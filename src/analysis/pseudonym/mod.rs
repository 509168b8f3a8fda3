//! Puts pseudonyms in place of the names of organisations, everywhere in a timeline and a pack.
//!
//! It comes after the audience's filter and before anything counts or prints. Every organisation
//! that has a `pseudonym` appears under it: its name and aliases go, and where one of them stands
//! in a text, the pseudonym in the language of that text stands instead, the longest name first
//! (see `form`). A text that is the same in all languages, and one that has no language, takes the
//! language of the pack. Ids that hold a name become neutral (see `id`). An address goes, if it
//! holds a name or belongs to a source whose title, publisher or author does: it would lead to the
//! name.
//!
//! What still holds a name then, in any case and with any spaces, is an error (`name-remains`; see
//! `remain`). So is a name of an organisation that is itself withheld, whether or not there are
//! pseudonyms: its own lies above the audience's marking, so it cannot stand in. An organisation
//! concerned without a pseudonym is an error (`pseudonym-missing`), and so is a name that two share
//! (`ambiguous-name`). What pseudonyms cannot hide, a note says (`pseudonym-limits`).

mod beside;
mod form;
mod id;
mod paths;
mod remain;

use std::collections::BTreeSet;

use form::Forms;
use paths::Paths;
pub use remain::remaining_names;

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::lang::{Lang, Localised, Text};
use crate::model::{Case, Contact, Involved, Organisation, Pack, Role, Source, Timeline};
use crate::source::{LeafMut, Walk};

/// The names of the organisations of a whole timeline, withheld ones included.
pub struct Names {
    /// As they occur in texts.
    texts: Forms,
    /// As they occur in ids and addresses, where the id of an organisation is a name as well.
    addresses: Forms,
    organisations: Vec<Named>,
}

struct Named {
    id: Box<str>,
    name: Localised,
    pseudonym: Option<Localised>,
    /// Whether the audience does not see the organisation.
    withheld: bool,
    at: Span,
}

/// What was replaced.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Replacements {
    /// Organisations that appear under a pseudonym.
    pub organisations: Vec<Replaced>,
    /// Ids that became neutral: the old one and the new one.
    pub ids: Vec<(Box<str>, Box<str>)>,
    /// Where addresses stood that were left out.
    pub addresses: Vec<Span>,
}

/// An organisation that appears under its pseudonym.
#[derive(Debug, Clone, PartialEq)]
pub struct Replaced {
    /// Its id, as typed.
    pub id: Box<str>,
    /// Its name.
    pub name: Localised,
    /// What is printed instead.
    pub pseudonym: Localised,
    /// In how many places of texts, in all languages.
    pub times: usize,
    /// Where it stands.
    pub at: Span,
}

impl Names {
    /// Collects the names before anything is withheld.
    pub fn new(timeline: &Timeline) -> Self {
        let mut names = Names {
            texts: Forms::default(),
            addresses: Forms::default(),
            organisations: Vec::new(),
        };
        for organisation in &timeline.organisations {
            names.add_organisation(organisation);
        }
        names
    }

    /// Notes whose organisations are no more in a timeline from which items were withheld.
    pub fn note_withheld(&mut self, shown: &Timeline) {
        let shown: BTreeSet<&str> = shown
            .organisations
            .iter()
            .map(|organisation| &*organisation.id.value)
            .collect();
        for named in &mut self.organisations {
            named.withheld = !shown.contains(&*named.id);
        }
    }

    fn add_organisation(&mut self, organisation: &Organisation) {
        let number = self.organisations.len();
        self.add(organisation, number);
        self.organisations.push(Named {
            id: organisation.id.value.clone(),
            name: organisation.name.clone(),
            pseudonym: organisation.pseudonym.clone(),
            withheld: false,
            at: organisation.at,
        });
    }

    /// Adds what an organisation is called.
    fn add(&mut self, organisation: &Organisation, number: usize) {
        let own = [Some(&organisation.name), organisation.label.as_ref()];
        let own = own.into_iter().flatten().flat_map(Localised::each);
        for name in own.map(|(_, name)| name).chain(&organisation.aliases) {
            let reading = beside::reading(name);
            for form in reading.iter().map(String::as_str).chain([&*name.value]) {
                self.texts.add(form, number);
                self.addresses.add(form, number);
            }
        }
        self.addresses.add(&organisation.id.value, number);
    }

    fn has_pseudonym(&self, organisation: usize) -> bool {
        self.organisations[organisation].pseudonym.is_some()
    }

    fn is_named(&self, text: &Text) -> bool {
        self.texts
            .found_in(&text.value, |number| self.has_pseudonym(number))
            .is_some()
    }

    fn is_address(&self, text: &Text) -> bool {
        // A label in punycode may be a Japanese name, and cannot be told from one.
        text.value.to_ascii_lowercase().contains("xn--")
            || self
                .addresses
                .found_in_address(&text.value, |number| self.has_pseudonym(number))
                .is_some()
    }
}

/// Puts the pseudonyms in place. The timeline is what the audience may see; the names are those of
/// the whole one.
pub fn pseudonymise(
    timeline: &mut Timeline,
    pack: &mut Pack,
    names: &Names,
    sink: &mut Sink,
) -> Replacements {
    let lang = pack.lang();
    concerned(timeline, names, sink);
    ambiguous(names, sink);
    beside::contacts(timeline, pack, names, sink);
    let paths = Paths::take(pack);
    let addresses = addresses(timeline, names);
    let holds = |list: &str, id: &str| match list {
        "organisations" => own_or_other(names, id),
        _ => names
            .addresses
            .found_in_address(id, |number| names.has_pseudonym(number))
            .is_some(),
    };
    // An earlier timeline may lack the pseudonym that a later one has.
    let own = timeline.organisations.iter().map(|one| &*one.id.value);
    let pseudonyms: Vec<Option<Localised>> = own.map(|id| names.pseudonym_of(id)).collect();
    let ids = id::rename(timeline, pack, &holds);
    for (organisation, pseudonym) in timeline.organisations.iter_mut().zip(pseudonyms) {
        organisation.pseudonym = None;
        if let Some(pseudonym) = pseudonym {
            organisation.name = pseudonym;
            organisation.label = None;
            organisation.aliases.clear();
        }
    }
    let mut times = vec![0; names.organisations.len()];
    let mut change = |lang: Lang, text: &mut Text| {
        let replaced = names.texts.replace(&text.value, &mut |number| {
            let named = &names.organisations[number];
            let pseudonym = named.pseudonym.as_ref().filter(|_| !named.withheld)?;
            times[number] += 1;
            pseudonym
                .get(lang)
                .or(pseudonym.ja.as_ref())
                .or(pseudonym.en.as_ref())
                .map(|text| &*text.value)
        });
        if let Some(replaced) = replaced {
            text.value = replaced.into();
            // The reading of a name is the name, and places in the text have moved.
            text.ruby = Box::default();
        }
    };
    timeline
        .cases
        .iter_mut()
        .for_each(|case| narrative(case, &mut change));
    let mut leaf = |leaf: LeafMut<'_>| match leaf {
        LeafMut::Printed(text) => each(text, lang, &mut change),
        LeafMut::Plain(text) => change(lang, text),
        LeafMut::Ref(_) | LeafMut::Id(_) => {}
    };
    timeline.walk_mut(&mut leaf);
    pack.walk_mut(&mut leaf);
    paths.give_back(pack);
    limits(pack, sink);
    let organisations = names
        .organisations
        .iter()
        .zip(times)
        .filter(|(named, _)| !named.withheld)
        .filter_map(|(named, times)| {
            let pseudonym = named.pseudonym.clone()?;
            Some(Replaced {
                id: named.id.clone(),
                name: named.name.clone(),
                pseudonym,
                times,
                at: named.at,
            })
        });
    Replacements {
        organisations: organisations.collect(),
        ids,
        addresses,
    }
}

/// Whether the id of an organisation gives a name away: its own, if it has a pseudonym, or that of
/// another.
fn own_or_other(names: &Names, id: &str) -> bool {
    let own = names.organisations.iter().find(|named| *named.id == *id);
    own.is_some_and(|named| named.pseudonym.is_some())
        || names
            .addresses
            .found_in_address(id, |number| names.has_pseudonym(number))
            .is_some()
}

/// Changes a text in each language. A plain text is both in one place, and takes the language of
/// the pack.
fn each(text: &mut Localised, lang: Lang, change: &mut dyn FnMut(Lang, &mut Text)) {
    let plain = text
        .ja
        .as_ref()
        .zip(text.en.as_ref())
        .is_some_and(|(ja, en)| ja.at == en.at);
    let of = |own| if plain { lang } else { own };
    text.ja.iter_mut().for_each(|ja| change(of(Lang::Ja), ja));
    text.en.iter_mut().for_each(|en| change(of(Lang::En), en));
}

/// The paragraphs of a case, which are no localised texts, but have their languages.
fn narrative(case: &mut Case, change: &mut dyn FnMut(Lang, &mut Text)) {
    for paragraph in &mut case.narrative {
        paragraph
            .ja
            .iter_mut()
            .for_each(|text| change(Lang::Ja, text));
        paragraph
            .en
            .iter_mut()
            .for_each(|text| change(Lang::En, text));
    }
}

/// Leaves out every address that holds a name or leads to one; gives their places.
fn addresses(timeline: &mut Timeline, names: &Names) -> Vec<Span> {
    let mut gone = Vec::new();
    let mut leave = |address: &mut Option<Text>, leads: bool| {
        gone.extend(
            address
                .take_if(|address| leads || names.is_address(address))
                .map(|address| address.at),
        );
    };
    for Source {
        title,
        publisher,
        author,
        url,
        archive_url,
        ..
    } in &mut timeline.sources
    {
        let mut texts = [Some(&*title), Some(&*publisher), author.as_ref()]
            .into_iter()
            .flatten()
            .flat_map(Localised::each);
        let leads = texts.any(|(_, text)| names.is_named(text))
            || url.as_ref().is_some_and(|url| names.is_address(url));
        leave(url, leads);
        leave(archive_url, leads);
    }
    for Contact { name, url, .. } in &mut timeline.contacts {
        let leads = name.each().any(|(_, text)| names.is_named(text));
        leave(url, leads);
    }
    gone
}

/// Reports organisations concerned that have no pseudonym, each once.
fn concerned(timeline: &Timeline, names: &Names, sink: &mut Sink) {
    let mut reported = BTreeSet::new();
    let events = timeline
        .events
        .iter()
        .flat_map(|event| &event.organisations);
    let cases = timeline.cases.iter().flat_map(|case| &case.organisations);
    let is = |one: &&Involved| {
        matches!(
            one.role,
            Role::Target | Role::Employer | Role::Partner | Role::AllegedRecipient
        )
    };
    for involved in events.chain(cases).filter(is) {
        let Some(organisation) = timeline
            .organisations
            .get(involved.id.index())
            .filter(|one| names.pseudonym_of(&one.id.value).is_none())
        else {
            continue;
        };
        if reported.insert(involved.id.index()) {
            let text = format!(
                "`{}` is concerned here as `{}`, but has no pseudonym",
                organisation.id.value,
                involved.role.word()
            );
            let found = Diagnostic::new(Code::PseudonymMissing, organisation.at, text)
                .note(involved.at, "concerned here");
            sink.push(found.hint(
                "add `pseudonym:` to the organisation, for example `{ja: A社, en: Company A}`",
            ));
        }
    }
}

/// Reports names that stand for two organisations, one of which has a pseudonym.
fn ambiguous(names: &Names, sink: &mut Sink) {
    for (name, one, other) in names
        .texts
        .shared()
        .filter(|(_, one, other)| names.has_pseudonym(*one) || names.has_pseudonym(*other))
    {
        let (one, other) = (&names.organisations[one], &names.organisations[other]);
        let text = format!(
            "`{name}` names two organisations, `{}` and `{}`, so no pseudonym can stand for it",
            one.id, other.id
        );
        let found =
            Diagnostic::new(Code::AmbiguousName, other.at, text).note(one.at, "the other one");
        sink.push(found.hint("take the name out of `aliases:` of one of the two"));
    }
}

fn limits(pack: &Pack, sink: &mut Sink) {
    let at = pack.audience.as_ref().map(|audience| audience.at);
    let text = "pseudonyms hide names only: a date, a court, a place or a figure can still tell \
        who is meant";
    let found = Diagnostic::new(Code::PseudonymLimits, at, text);
    sink.push(found.hint("read the printed document as someone who knows the matter would"));
}
