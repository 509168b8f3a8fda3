//! The standard types of structure elements.

/// The standard types (ISO 32000-1, tables 333 to 340).
const STANDARD: [&str; 49] = [
    "Annot",
    "Art",
    "BibEntry",
    "BlockQuote",
    "Caption",
    "Code",
    "Div",
    "Document",
    "Figure",
    "Form",
    "Formula",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "Index",
    "L",
    "LBody",
    "LI",
    "Lbl",
    "Link",
    "NonStruct",
    "Note",
    "P",
    "Part",
    "Private",
    "Quote",
    "RB",
    "RP",
    "RT",
    "Reference",
    "Ruby",
    "Sect",
    "Span",
    "TBody",
    "TD",
    "TFoot",
    "TH",
    "THead",
    "TOC",
    "TOCI",
    "TR",
    "Table",
    "WP",
    "WT",
    "Warichu",
];

/// Whether a type is a standard one.
pub(super) fn is_standard(role: &str) -> bool {
    STANDARD.binary_search(&role).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_standard_types_are_sorted() {
        assert!(super::STANDARD.is_sorted());
    }
}
