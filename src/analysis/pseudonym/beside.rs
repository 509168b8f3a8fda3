//! Names beside the text: as readings, as someone to call, in an earlier timeline.

use super::Names;
use crate::diag::{Code, Diagnostic, Sink};
use crate::lang::{Localised, Text};
use crate::model::{Organisation, Pack, Timeline};

/// A text as it is read: every base replaced by its reading; `None` where it has none.
pub(super) fn reading(text: &Text) -> Option<String> {
    if text.ruby.is_empty() {
        return None;
    }
    let (mut read, mut done) = (String::new(), 0);
    for ruby in &text.ruby {
        read.push_str(&text.value[done..ruby.start as usize]);
        read.push_str(&ruby.reading);
        done = ruby.end as usize;
    }
    Some(read + &text.value[done..])
}

/// Reports contacts with a name that a pseudonym would stand for: whom to call must be known, and
/// the number names the organisation.
pub(super) fn contacts(timeline: &Timeline, pack: &Pack, names: &Names, sink: &mut Sink) {
    let listed = timeline.contacts.iter().map(|contact| &contact.name);
    for text in listed.chain(&pack.contact).flat_map(Localised::each) {
        let Some(name) = names.named_in(text.1) else {
            continue;
        };
        let message = format!(
            "`{name}` is someone to call here, and the pack prints pseudonyms: nobody could call a \
             pseudonym, and the number names the organisation"
        );
        let found = Diagnostic::new(Code::PseudonymContact, text.1.at, message);
        sink.push(
            found
                .hint("name another contact, or mark this one so that the audience does not see it")
                .at_words(name, 0),
        );
    }
}

impl Names {
    /// Adds the names of another timeline, so that none of both is left in either. An organisation
    /// that both have is one; its pseudonym is that of this timeline, or else that of the other.
    ///
    /// `withheld` says of an organisation that only the other has whether the audience may not see
    /// it.
    pub fn join(&mut self, other: &Timeline, withheld: impl Fn(&Organisation) -> bool) {
        for organisation in &other.organisations {
            let known = self
                .organisations
                .iter()
                .position(|named| named.id == organisation.id.value);
            match known {
                Some(number) => {
                    let named = &mut self.organisations[number];
                    if named.pseudonym.is_none() {
                        named.pseudonym.clone_from(&organisation.pseudonym);
                    }
                    self.add(organisation, number);
                }
                None => {
                    self.add_organisation(organisation);
                    if let Some(named) = self.organisations.last_mut() {
                        named.withheld = withheld(organisation);
                    }
                }
            }
        }
    }

    /// The pseudonym of an organisation.
    pub(super) fn pseudonym_of(&self, id: &str) -> Option<Localised> {
        let named = self.organisations.iter().find(|named| *named.id == *id)?;
        named.pseudonym.clone()
    }

    /// The name with a pseudonym that a text holds, as the organisation has it.
    fn named_in(&self, text: &Text) -> Option<&str> {
        let found = self.found_in(text, |number| self.has_pseudonym(number));
        found.map(|(name, _)| name)
    }

    /// The first name of an organisation that `wanted` holds for, in a text or in its readings.
    pub(super) fn found_in(
        &self,
        text: &Text,
        wanted: impl Fn(usize) -> bool,
    ) -> Option<(&str, usize)> {
        self.texts.found_in(&text.value, &wanted).or_else(|| {
            let reading = reading(text)?;
            self.texts.found_in(&reading, &wanted)
        })
    }
}
