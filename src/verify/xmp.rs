//! Reads XMP (ISO 16684-1).

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// The largest packet that is read, in bytes: reading takes time with its square at worst.
const LARGEST: usize = 1 << 20;
/// Elements in elements; no packet needs more.
const DEEPEST: usize = 64;
/// Attributes of an element: each is compared with all others.
const MOST_ATTRIBUTES: usize = 200;

/// The properties of a packet by namespace and name; a list gives its first item.
#[derive(Debug, Default)]
pub(super) struct Xmp {
    properties: BTreeMap<(String, String), String>,
}

/// The namespaces that are looked into.
pub(super) mod space {
    pub(crate) const DC: &str = "http://purl.org/dc/elements/1.1/";
    pub(crate) const XMP: &str = "http://ns.adobe.com/xap/1.0/";
    pub(crate) const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
    pub(crate) const PDFA: &str = "http://www.aiim.org/pdfa/ns/id/";
    pub(crate) const PDFUA: &str = "http://www.aiim.org/pdfua/ns/id/";
    /// Our own properties, documented in `CONFORMANCE.md`.
    pub(crate) const NENPYO: &str = "urn:nenpyo:xmp:1#";
    pub(crate) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
}

impl Xmp {
    /// Reads a packet.
    ///
    /// # Errors
    /// What is wrong with it as XML.
    pub(super) fn parse(packet: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(packet).map_err(|_| "it is not UTF-8")?;
        guard(text)?;
        // Document types, which could define entities without end, are refused by default.
        let document = Document::parse(text).map_err(|why| why.to_string())?;
        let mut xmp = Xmp::default();
        let about = document
            .descendants()
            .filter(|node| node.has_tag_name((space::RDF, "Description")));
        for description in about {
            xmp.read(description);
        }
        if xmp.properties.is_empty() {
            return Err("it holds no property".to_owned());
        }
        Ok(xmp)
    }

    /// Reads the properties of a description: attributes and elements.
    fn read(&mut self, description: Node<'_, '_>) {
        for attribute in description.attributes() {
            if let Some(space) = attribute.namespace().filter(|space| *space != space::RDF) {
                self.insert(space, attribute.name(), attribute.value());
            }
        }
        for property in description.children().filter(Node::is_element) {
            let name = property.tag_name();
            let list = property
                .children()
                .find(|node| node.is_element() && node.tag_name().namespace() == Some(space::RDF));
            let item = list.and_then(|list| {
                let mut items = list.children();
                items.find(|node| node.has_tag_name((space::RDF, "li")))
            });
            let value = item.unwrap_or(property).text().unwrap_or_default();
            if !value.trim().is_empty() {
                self.insert(name.namespace().unwrap_or_default(), name.name(), value);
            }
        }
    }

    /// The first value of a property counts.
    fn insert(&mut self, space: &str, name: &str, value: &str) {
        self.properties
            .entry((space.to_owned(), name.to_owned()))
            .or_insert_with(|| value.to_owned());
    }

    /// A property.
    pub(super) fn get(&self, space: &str, name: &str) -> Option<&str> {
        self.properties
            .get(&(space.to_owned(), name.to_owned()))
            .map(String::as_str)
    }
}

/// Refuses what would take the reader too long.
fn guard(text: &str) -> Result<(), &'static str> {
    if text.len() > LARGEST {
        return Err("it is larger than 1 MiB");
    }
    let mut depth = 0usize;
    // Where an attribute holds `>` an element counts as open, which is the safe side.
    for tag in text.split('<').skip(1) {
        if tag.matches('=').count() > MOST_ATTRIBUTES {
            return Err("an element has too many attributes");
        }
        let is_closed = tag
            .split_once('>')
            .is_some_and(|(inside, after)| inside.ends_with('/') && !after.contains('>'));
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with(['?', '!']) && !is_closed {
            depth += 1;
        }
        if depth > DEEPEST {
            return Err("its elements are nested too deeply");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Xmp, space};

    #[test]
    fn properties_are_elements_lists_or_attributes() {
        let packet = format!(
            "<?xpacket?><x xmlns:r='{}' xmlns:d='{}'><r:Description \
            d:format='a&amp;b'><d:title><r:Alt><r:li>one</r:li><r:li>two</r:li></r:Alt></d:title>\
             <d:source>&#x41;</d:source></r:Description></x>",
            space::RDF,
            space::DC
        );
        let xmp = Xmp::parse(packet.as_bytes()).expect("read");
        let all = ["format", "title", "source"].map(|name| xmp.get(space::DC, name));
        assert_eq!(all, [Some("a&b"), Some("one"), Some("A")]);
    }

    #[test]
    fn broken_packets_are_refused() {
        for packet in [
            "<a><b></a></b>",
            "<a",
            "<!DOCTYPE a>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "<a/>",
            "&",
            "<a b=c/>",
        ] {
            assert!(Xmp::parse(packet.as_bytes()).is_err(), "{packet}");
        }
    }

    #[test]
    fn packets_that_would_take_long_are_refused() {
        let deep = |n: usize| "<a>".repeat(n) + &"</a>".repeat(n);
        assert!(Xmp::parse(deep(100_000).as_bytes()).is_err());
        let wide: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
        assert!(Xmp::parse(format!("<a b='>'{wide}/>").as_bytes()).is_err());
        assert!(Xmp::parse("<a b='/>'>".repeat(100_000).as_bytes()).is_err());
    }
}
