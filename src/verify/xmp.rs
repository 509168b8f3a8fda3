//! Reads XMP (ISO 16684-1): as much XML as a packet needs.

use std::collections::BTreeMap;

/// Elements in elements; no packet needs more.
const DEEPEST: usize = 64;

/// The properties of a packet by namespace and name; a list gives its first item.
#[derive(Debug, Default)]
pub(super) struct Xmp {
    properties: BTreeMap<(String, String), String>,
}

/// The namespaces that are looked into.
pub(super) mod space {
    pub const DC: &str = "http://purl.org/dc/elements/1.1/";
    pub const XMP: &str = "http://ns.adobe.com/xap/1.0/";
    pub const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
    pub const PDFA: &str = "http://www.aiim.org/pdfa/ns/id/";
    pub const PDFUA: &str = "http://www.aiim.org/pdfua/ns/id/";
    /// Our own properties, documented in `CONFORMANCE.md`.
    pub const NENPYO: &str = "urn:nenpyo:xmp:1#";
    pub const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
}

impl Xmp {
    /// Reads a packet.
    ///
    /// # Errors
    /// What is wrong with it as XML.
    pub(super) fn parse(packet: &[u8]) -> Result<Self, &'static str> {
        let text = std::str::from_utf8(packet).map_err(|_| "it is not UTF-8")?;
        let mut parser = Parser {
            rest: text,
            open: Vec::new(),
            xmp: Xmp::default(),
        };
        while parser.step()? {}
        if !parser.open.is_empty() {
            return Err("an element is not closed");
        }
        if parser.xmp.properties.is_empty() {
            return Err("it holds no property");
        }
        Ok(parser.xmp)
    }

    /// A property.
    pub(super) fn get(&self, space: &str, name: &str) -> Option<&str> {
        self.properties
            .get(&(space.to_owned(), name.to_owned()))
            .map(String::as_str)
    }
}

/// An open element.
struct Open {
    /// As written.
    tag: String,
    /// Its namespace and name.
    name: (String, String),
    /// The namespaces that it declares.
    spaces: Vec<(String, String)>,
}

struct Parser<'a> {
    rest: &'a str,
    open: Vec<Open>,
    xmp: Xmp,
}

impl<'a> Parser<'a> {
    /// Reads up to the end of a tag; says whether there is more.
    fn step(&mut self) -> Result<bool, &'static str> {
        let Some(start) = self.rest.find('<') else {
            return if self.rest.trim().is_empty() {
                Ok(false)
            } else {
                Err("text stands after its end")
            };
        };
        let text = &self.rest[..start];
        self.text(text)?;
        self.rest = &self.rest[start..];
        for (begin, end) in [("<?", "?>"), ("<!--", "-->")] {
            if self.rest.starts_with(begin) {
                let past = self.rest.find(end).ok_or("a tag is not closed")? + end.len();
                self.rest = &self.rest[past..];
                return Ok(true);
            }
        }
        // A document type could define entities without end.
        if self.rest.starts_with("<!") {
            return Err("it has a document type or raw text, which XMP does not");
        }
        let tag = self.tag()?;
        match tag.strip_prefix('/') {
            Some(name) => match self.open.pop() {
                Some(open) if open.tag == name.trim() => {}
                _ => return Err("its elements overlap"),
            },
            None => self.element(tag)?,
        }
        Ok(true)
    }

    /// The inside of the tag that begins here.
    fn tag(&mut self) -> Result<&'a str, &'static str> {
        let mut quote = None;
        for (at, c) in self.rest.char_indices() {
            match (c, quote) {
                ('"' | '\'', None) => quote = Some(c),
                (c, Some(open)) if c == open => quote = None,
                ('>', None) => {
                    let tag = &self.rest[1..at];
                    self.rest = &self.rest[at + 1..];
                    return Ok(tag);
                }
                _ => {}
            }
        }
        Err("a tag is not closed")
    }

    fn element(&mut self, tag: &str) -> Result<(), &'static str> {
        let (tag, closed) = tag
            .strip_suffix('/')
            .map_or((tag, false), |tag| (tag, true));
        let name = tag.split_whitespace().next().ok_or("a tag has no name")?;
        let attributes = attributes(&tag[name.len()..])?;
        let spaces = attributes.iter().filter_map(|(key, value)| {
            Some((key.strip_prefix("xmlns:")?.to_owned(), value.clone()))
        });
        self.open.push(Open {
            tag: name.to_owned(),
            name: Default::default(),
            spaces: spaces.collect(),
        });
        if self.open.len() > DEEPEST {
            return Err("its elements are nested too deeply");
        }
        let name = self.resolve(name);
        if is_rdf(&name, "Description") {
            for (key, value) in attributes {
                let key = self.resolve(&key);
                if !key.0.is_empty() && key.0 != space::RDF {
                    self.xmp.properties.entry(key).or_insert(value);
                }
            }
        }
        if let Some(open) = self.open.last_mut() {
            open.name = name;
        }
        if closed {
            self.open.pop();
        }
        Ok(())
    }

    /// The namespace and the name of a word with a prefix.
    fn resolve(&self, word: &str) -> (String, String) {
        let Some((prefix, name)) = word.split_once(':') else {
            return (String::new(), word.to_owned());
        };
        let space = self
            .open
            .iter()
            .rev()
            .flat_map(|open| &open.spaces)
            .find(|(known, _)| known == prefix);
        (
            space.map(|(_, space)| space.clone()).unwrap_or_default(),
            name.to_owned(),
        )
    }

    /// Text within elements: the value of the property around it.
    fn text(&mut self, text: &str) -> Result<(), &'static str> {
        if text.trim().is_empty() {
            return Ok(());
        }
        // Before the packet a byte order mark may stand.
        let Some(description) = self
            .open
            .iter()
            .rposition(|open| is_rdf(&open.name, "Description"))
        else {
            return if text.trim_matches('\u{feff}').trim().is_empty() {
                Ok(())
            } else {
                Err("text stands outside of its properties")
            };
        };
        let path = &self.open[description + 1..];
        let Some(property) = path.first() else {
            return Err("text stands outside of its properties");
        };
        let is_list =
            path.len() == 3 && is_rdf(&path[2].name, "li") && path[1].name.0 == space::RDF;
        if path.len() == 1 || is_list {
            let value = unescape(text)?;
            self.xmp
                .properties
                .entry(property.name.clone())
                .or_insert(value);
        }
        Ok(())
    }
}

fn is_rdf(name: &(String, String), word: &str) -> bool {
    name.0 == space::RDF && name.1 == word
}

fn attributes(mut rest: &str) -> Result<Vec<(String, String)>, &'static str> {
    const WRONG: &str = "an attribute is not written as one";
    let mut all = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(all);
        }
        let (key, after) = rest.split_once('=').ok_or(WRONG)?;
        let after = after.trim_start();
        let quote = after
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''))
            .ok_or(WRONG)?;
        let (value, after) = after[1..].split_once(quote).ok_or(WRONG)?;
        all.push((key.trim().to_owned(), unescape(value)?));
        rest = after;
    }
}

fn unescape(text: &str) -> Result<String, &'static str> {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once(';').ok_or("an entity is not closed")?;
        let number = |digits: &str, radix: u32| {
            u32::from_str_radix(digits, radix)
                .ok()
                .and_then(char::from_u32)
        };
        let c = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            name => match name.strip_prefix("#x") {
                Some(digits) => number(digits, 16),
                None => name.strip_prefix('#').and_then(|digits| number(digits, 10)),
            }
            .ok_or("an entity is unknown")?,
        };
        out.push(c);
        out.push_str(rest);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Xmp, space};

    #[test]
    fn properties_are_elements_lists_or_attributes() {
        let packet = format!(
            "<?xpacket?><x xmlns:r='{}' xmlns:d='{}'><r:Description d:format='a&amp;b'><d:title><r:Alt><r:li>one</r:li><r:li>two</r:li></r:Alt></d:title>\
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
            "<a/>",
            "&",
            "<a b=c/>",
        ] {
            assert!(Xmp::parse(packet.as_bytes()).is_err(), "{packet}");
        }
        assert!(Xmp::parse("<a>".repeat(1000).as_bytes()).is_err());
    }
}
