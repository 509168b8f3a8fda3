//! XMP (ISO 16684-1), equal to the document information; what made the file; hashes.

use sha2::{Digest, Sha256};

use crate::brief::{Claim, Provenance, TOOL};
use crate::layout::Meta;

/// The namespace of our own properties, documented in `CONFORMANCE.md`.
const NAMESPACE: &str = "urn:nenpyo:xmp:1#";

/// Our own properties: name, description, value.
fn properties(
    meta: &Meta,
    claim: Claim,
    copy: Option<(u32, u32)>,
) -> Vec<(&'static str, &'static str, String)> {
    let mut all = vec![(
        "marking",
        "Marking of the document after TLP 2.0",
        meta.marking.label().to_owned(),
    )];
    if claim.archive.is_some() && !claim.accessible {
        all.push((
            "sheets",
            "How pages stand on sheets of paper",
            "2up-notes".to_owned(),
        ));
    }
    if let Some(Provenance {
        timeline,
        pack,
        fonts,
    }) = &meta.provenance
    {
        all.push((
            "timeline",
            "SHA-256 of the timeline as it went in",
            timeline.clone(),
        ));
        all.push(("pack", "SHA-256 of the pack", pack.clone()));
        all.push(("fonts", "SHA-256 of the fonts", fonts.clone()));
    }
    if let Some((number, of)) = copy {
        all.push((
            "copy",
            "Number of this copy, and the highest one",
            format!("{number}/{of}"),
        ));
    }
    all
}

/// The XMP packet of a document. All text is escaped; dates are ISO 8601.
pub(super) fn xmp(meta: &Meta, claim: Claim, copy: Option<(u32, u32)>) -> String {
    let day = meta.date.format("%Y-%m-%dT00:00:00Z");
    let list = |kind: &str, text: &str| {
        format!("<rdf:{kind}><rdf:li>{}</rdf:li></rdf:{kind}>", escape(text))
    };
    let mut about = format!(
        "<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li>\
<rdf:li xml:lang=\"{lang}\">{title}</rdf:li></rdf:Alt></dc:title>\n<dc:language>{languages}</dc:language>\n",
        title = escape(&meta.title),
        lang = meta.lang.tag(),
        languages = list("Bag", meta.lang.tag()),
    );
    if let Some(author) = &meta.author {
        about.push_str(&format!(
            "<dc:creator>{}</dc:creator>\n",
            list("Seq", author)
        ));
    }
    about.push_str(&format!(
        "<xmp:CreateDate>{day}</xmp:CreateDate>\n<xmp:ModifyDate>{day}</xmp:ModifyDate>\n<xmp:MetadataDate>{day}</xmp:MetadataDate>\n\
<xmp:CreatorTool>{TOOL}</xmp:CreatorTool>\n<pdf:Producer>{TOOL}</pdf:Producer>\n"
    ));
    let own = properties(meta, claim, copy);
    about.extend(
        own.iter()
            .map(|(name, _, value)| format!("<nenpyo:{name}>{}</nenpyo:{name}>\n", escape(value))),
    );
    if let Some(part) = claim.archive {
        about.push_str(&format!(
            "<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
        ));
    }
    if claim.accessible {
        about.push_str("<pdfuaid:part>1</pdfuaid:part>\n");
    }
    let extensions = extensions(&own);
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:nenpyo=\"{NAMESPACE}\">\n{about}</rdf:Description>\n{extensions}\
</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// The description of those properties that PDF/A does not know by itself (ISO 19005-2, 6.6.2.3.3).
fn extensions(own: &[(&str, &str, String)]) -> String {
    let property = |name: &str, kind: &str, about: &str| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>{about}</pdfaProperty:description></rdf:li>\n"
        )
    };
    let schema = |name: &str, address: &str, prefix: &str, properties: String| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{name}</pdfaSchema:schema><pdfaSchema:namespaceURI>{address}</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n{properties}</rdf:Seq></pdfaSchema:property></rdf:li>\n"
        )
    };
    let ua = property(
        "part",
        "Integer",
        "Part of ISO 14289 that the file conforms to",
    );
    let ours: String = own
        .iter()
        .map(|(name, about, _)| property(name, "Text", about))
        .collect();
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n\
<pdfaExtension:schemas><rdf:Bag>\n{}{}</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n",
        schema(
            "PDF/UA identification",
            "http://www.aiim.org/pdfua/ns/id/",
            "pdfuaid",
            ua
        ),
        schema("Origin of the file", NAMESPACE, "nenpyo", ours),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A fingerprint of a file: the first half of its SHA-256.
pub(super) fn fingerprint(file: &[u8]) -> Vec<u8> {
    Sha256::digest(file)[..16].to_vec()
}
