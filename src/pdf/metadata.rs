//! XMP and the identifier of a file.

use crate::layout::Meta;

/// The XMP packet of a document. All text is escaped; dates are ISO 8601.
pub(super) fn xmp(meta: &Meta) -> String {
    let day = meta.date.format("%Y-%m-%dT00:00:00Z");
    let author = meta
        .author
        .as_deref()
        .map_or(String::new(), |author| format!("   <dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", escape(author)));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n\
   <dc:format>application/pdf</dc:format>\n   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n{author}\
   <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\n\
   <xmp:CreateDate>{day}</xmp:CreateDate>\n   <xmp:ModifyDate>{day}</xmp:ModifyDate>\n   <xmp:CreatorTool>{tool}</xmp:CreatorTool>\n   <pdf:Producer>{tool}</pdf:Producer>\n\
  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
        title = escape(&meta.title),
        lang = meta.lang.tag(),
        tool = TOOL,
    )
}

/// What made the file.
pub(super) const TOOL: &str = concat!("nenpyo ", env!("CARGO_PKG_VERSION"));

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A fingerprint of a file: two runs of FNV-1a with different beginnings.
pub(super) fn fingerprint(file: &[u8]) -> Vec<u8> {
    let mut hashes: [u64; 2] = [0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142];
    for byte in file {
        for hash in &mut hashes {
            *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hashes.iter().flat_map(|hash| hash.to_be_bytes()).collect()
}
