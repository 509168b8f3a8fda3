//! A file as lopdf reads it, asked without trust: whatever is missing, of another type, or leads
//! round in a circle, is not there.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::guard::disarm;
use super::report::Unreadable;

/// A stream that unpacks to more is not looked into.
const LARGEST: usize = 64 << 20;
/// So much is unpacked in all: streams that many pages share could go on for hours.
const MOST: usize = 256 << 20;
/// So much content is read in all: that of a thousand full pages.
const MOST_CONTENT: usize = 64 << 20;
/// Nodes of a tree of names or numbers in nodes.
const DEEPEST: usize = 32;

/// A file.
pub(super) struct File {
    doc: Document,
    /// How many bytes may still be unpacked.
    budget: Cell<usize>,
    /// How many bytes of content may still be read.
    content: Cell<usize>,
    /// The pages in order.
    pub(super) pages: Vec<ObjectId>,
    /// Whether it is encrypted.
    pub(super) encrypted: bool,
}

impl File {
    /// Reads a file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if !bytes[..bytes.len().min(1024)]
            .windows(5)
            .any(|word| word == b"%PDF-")
        {
            return Err(Unreadable::NotPdf);
        }
        let end = &bytes[bytes.len().saturating_sub(1024)..];
        if !end.windows(5).any(|word| word == b"%%EOF") {
            return Err(Unreadable::Truncated);
        }
        let safe = disarm(bytes).map_err(|why| Unreadable::Broken(why.to_owned()))?;
        let options = LoadOptions {
            max_decompressed_size: Some(LARGEST),
            ..LoadOptions::default()
        };
        let loaded = unless_it_panics(|| Document::load_mem_with_options(&safe, options));
        let doc = match loaded {
            Some(Ok(doc)) => doc,
            Some(Err(error)) => return Err(Unreadable::Broken(error.to_string())),
            None => {
                return Err(Unreadable::Broken(
                    "its structure makes no sense".to_owned(),
                ));
            }
        };
        let encrypted = doc.is_encrypted() || doc.was_encrypted();
        if doc.objects.is_empty() {
            return Err(if encrypted {
                Unreadable::Encrypted
            } else {
                Unreadable::Broken("it holds no object".to_owned())
            });
        }
        let pages = doc.page_iter().collect();
        let file = File {
            doc,
            budget: Cell::new(MOST),
            content: Cell::new(MOST_CONTENT),
            pages,
            encrypted,
        };
        match file.catalog() {
            None if encrypted => Err(Unreadable::Encrypted),
            None => Err(Unreadable::Broken("it has no catalog".to_owned())),
            Some(_) => Ok(file),
        }
    }

    /// The trailer.
    pub(super) fn trailer(&self) -> &Dictionary {
        &self.doc.trailer
    }

    /// The catalog.
    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.dict(self.doc.trailer.get(b"Root").ok()?)
    }

    /// All objects with their numbers.
    pub(super) fn objects(&self) -> impl Iterator<Item = (ObjectId, &Object)> {
        self.doc.objects.iter().map(|(id, object)| (*id, object))
    }

    /// What a reference leads to; another object itself; nothing for null.
    pub(super) fn object<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        self.doc
            .dereference(object)
            .ok()
            .map(|(_, object)| object)
            .filter(|object| !object.is_null())
    }

    /// The value of a key.
    pub(super) fn get<'a>(&'a self, dict: &'a Dictionary, key: &str) -> Option<&'a Object> {
        self.object(dict.get(key.as_bytes()).ok()?)
    }

    /// An object as a dictionary, or that of a stream.
    pub(super) fn dict<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.object(object)? {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// The object of that number as a dictionary.
    pub(super) fn dict_of(&self, id: ObjectId) -> Option<&Dictionary> {
        self.dict(self.doc.objects.get(&id)?)
    }

    /// The value of a key as a dictionary.
    pub(super) fn get_dict<'a>(
        &'a self,
        dict: &'a Dictionary,
        key: &str,
    ) -> Option<&'a Dictionary> {
        self.dict(dict.get(key.as_bytes()).ok()?)
    }

    /// The value of a key as an array; empty without one.
    pub(super) fn get_array<'a>(&'a self, dict: &'a Dictionary, key: &str) -> &'a [Object] {
        self.get(dict, key)
            .and_then(|object| object.as_array().ok())
            .map_or(&[], Vec::as_slice)
    }

    /// The value of a key as a name.
    pub(super) fn get_name<'a>(&'a self, dict: &'a Dictionary, key: &str) -> Option<&'a str> {
        self.get(dict, key).and_then(name)
    }

    /// The value of a key as a text.
    pub(super) fn get_text(&self, dict: &Dictionary, key: &str) -> Option<String> {
        self.get(dict, key)?.as_str().ok().map(text)
    }

    /// The value of a key as a whole number.
    pub(super) fn get_number(&self, dict: &Dictionary, key: &str) -> Option<i64> {
        self.get(dict, key)?.as_i64().ok()
    }

    /// The value of a key as yes or no; no without it.
    pub(super) fn is_true(&self, dict: &Dictionary, key: &str) -> bool {
        self.get(dict, key)
            .is_some_and(|object| matches!(object, Object::Boolean(true)))
    }

    /// What a stream holds, unpacked.
    pub(super) fn unpacked(&self, stream: &Stream) -> Option<Vec<u8>> {
        self.spend(unless_it_panics(|| stream.get_plain_content_with_limit(self.limit()))?.ok()?)
    }

    fn limit(&self) -> usize {
        LARGEST.min(self.budget.get())
    }

    fn spend(&self, bytes: Vec<u8>) -> Option<Vec<u8>> {
        self.budget.set(self.budget.get().checked_sub(bytes.len())?);
        Some(bytes)
    }

    /// The content of a page; nothing where it cannot be read.
    pub(super) fn content(&self, page: ObjectId) -> Option<Vec<u8>> {
        let limit = self.limit().min(self.content.get());
        let read = unless_it_panics(|| self.doc.get_page_content_with_limit(page, limit))?.ok()?;
        self.content
            .set(self.content.get().checked_sub(read.len())?);
        self.spend(read)
    }

    /// A key of a page, which the nodes above it may state.
    pub(super) fn inherited(&self, page: ObjectId, key: &str) -> Option<&Object> {
        let mut dict = self.dict_of(page);
        for _ in 0..DEEPEST {
            let node = dict?;
            match self.get(node, key) {
                Some(found) => return Some(found),
                None => dict = self.get_dict(node, "Parent"),
            }
        }
        None
    }

    /// The entries of a name tree (ISO 32000-1, 7.9.6).
    pub(super) fn names<'a>(&'a self, tree: &'a Dictionary) -> Vec<(&'a [u8], &'a Object)> {
        let entries = self.leaves(tree, "Names");
        entries
            .into_iter()
            .filter_map(|(key, value)| Some((self.object(key)?.as_str().ok()?, value)))
            .collect()
    }

    /// The entries of a number tree (ISO 32000-1, 7.9.7).
    pub(super) fn numbers<'a>(&'a self, tree: &'a Dictionary) -> Vec<(i64, &'a Object)> {
        let entries = self.leaves(tree, "Nums");
        entries
            .into_iter()
            .filter_map(|(key, value)| Some((self.object(key)?.as_i64().ok()?, value)))
            .collect()
    }

    fn leaves<'a>(&'a self, tree: &'a Dictionary, key: &str) -> Vec<(&'a Object, &'a Object)> {
        let mut all = Vec::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![(tree, 0)];
        while let Some((node, depth)) = waiting.pop() {
            all.extend(
                self.get_array(node, key)
                    .chunks_exact(2)
                    .map(|pair| (&pair[0], &pair[1])),
            );
            for kid in self.get_array(node, "Kids").iter().rev() {
                let is_new = kid.as_reference().is_ok_and(|id| seen.insert(id));
                if let Some(kid) = self.dict(kid).filter(|_| is_new && depth < DEEPEST) {
                    waiting.push((kid, depth + 1));
                }
            }
        }
        all
    }
}

/// A name as text.
pub(super) fn name(object: &Object) -> Option<&str> {
    std::str::from_utf8(object.as_name().ok()?).ok()
}

/// A text string: UTF-16 or UTF-8 with its mark, else as Latin, which is how ASCII is kept (ISO
/// 32000-1, 7.9.2.2).
pub(super) fn text(bytes: &[u8]) -> String {
    if let Some(bytes) = bytes.strip_prefix(b"\xfe\xff") {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        return String::from_utf16_lossy(&units);
    }
    match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// lopdf promises nothing for bytes that were made to break it.
fn unless_it_panics<T>(read: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()
}
