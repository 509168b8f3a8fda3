//! The rules, each with its clause, and what broke them.

use std::collections::BTreeMap;

/// So many faults of a kind are told one by one; the rest is counted.
const TOLD: usize = 10;

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The clause that it breaks, with its standard.
    pub clause: &'static str,
    /// What is wrong, and where.
    pub text: String,
}

/// A rule, in the order in which faults are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Encrypted,
    NoClaim,
    Header,
    Identifier,
    Metadata,
    Claim,
    Information,
    Title,
    DisplayTitle,
    Marked,
    Language,
    OutputIntent,
    Action,
    Trigger,
    Filter,
    EmbeddedFile,
    FileName,
    Origin,
    PageLabels,
    Outline,
    Destination,
    NoTree,
    Hierarchy,
    Role,
    Heading,
    List,
    Contents,
    TableParts,
    TableRows,
    HeadCell,
    Alternative,
    BoundingBox,
    Note,
    Link,
    LinkWords,
    TextLanguage,
    Syntax,
    MarkedContent,
    Untagged,
    ParentTree,
    TabOrder,
    AnnotationKind,
    AnnotationFlags,
    Embedding,
    ToUnicode,
    UnicodeValue,
    PrivateUse,
    MissingGlyph,
    Widths,
}

impl Rule {
    /// The clause that states it.
    fn clause(self) -> &'static str {
        match self {
            Self::Encrypted | Self::Identifier => "ISO 19005-2, 6.1.3",
            Self::NoClaim | Self::Claim => "ISO 19005-2, 6.6.4",
            Self::Header => "ISO 19005-2, 6.1.2",
            Self::Metadata => "ISO 19005-2, 6.6.2.1",
            Self::Information => "ISO 19005-2, 6.6.3",
            Self::Title | Self::DisplayTitle | Self::Untagged => "ISO 14289-1, 7.1",
            Self::Marked => "ISO 19005-2, 6.7.2.2",
            Self::Language => "ISO 19005-2, 6.7.4",
            Self::OutputIntent => "ISO 19005-2, 6.2.3",
            Self::Action => "ISO 19005-2, 6.5.1",
            Self::Trigger => "ISO 19005-2, 6.5.2",
            Self::Filter => "ISO 19005-2, 6.1.7",
            Self::EmbeddedFile => "ISO 19005-2, 6.8",
            Self::Origin => "urn:nenpyo:xmp:1#, timeline",
            Self::FileName => "ISO 14289-1, 7.11",
            Self::PageLabels => "ISO 32000-1, 12.4.2",
            Self::Outline => "ISO 32000-1, 12.3.3",
            Self::Destination => "ISO 32000-1, 12.3.2.3",
            Self::NoTree => "ISO 19005-2, 6.7.3",
            Self::Hierarchy => "ISO 32000-1, 14.7.2",
            Self::Role => "ISO 32000-1, 14.8.4",
            Self::Heading => "ISO 14289-1, 7.4.2",
            Self::List => "ISO 32000-1, 14.8.4.3.3",
            Self::Contents => "ISO 32000-1, 14.8.4.2",
            Self::TableParts => "ISO 32000-1, 14.8.4.3.4",
            Self::TableRows | Self::HeadCell => "ISO 14289-1, 7.5",
            Self::Alternative => "ISO 14289-1, 7.3",
            Self::BoundingBox => "ISO 32000-1, 14.8.5.4.3",
            Self::Note => "ISO 14289-1, 7.9",
            Self::Link | Self::LinkWords => "ISO 14289-1, 7.18.5",
            Self::TextLanguage => "ISO 14289-1, 7.2",
            Self::Syntax => "ISO 32000-1, 7.8.2",
            Self::MarkedContent => "ISO 32000-1, 14.6",
            Self::ParentTree => "ISO 32000-1, 14.7.4.4",
            Self::TabOrder => "ISO 14289-1, 7.18.3",
            Self::AnnotationKind => "ISO 19005-2, 6.3.1",
            Self::AnnotationFlags => "ISO 19005-2, 6.3.2",
            Self::Embedding => "ISO 19005-2, 6.2.11.4",
            Self::ToUnicode | Self::UnicodeValue => "ISO 19005-2, 6.2.11.7.2",
            Self::PrivateUse => "ISO 19005-2, 6.2.11.7.3",
            Self::MissingGlyph => "ISO 19005-2, 6.2.11.8",
            Self::Widths => "ISO 19005-2, 6.2.11.5",
        }
    }
}

/// Faults as they are found.
#[derive(Default)]
pub(super) struct Faults {
    found: BTreeMap<Rule, (Vec<String>, usize)>,
}

impl Faults {
    /// Adds a fault. Of each kind only the first few are kept.
    pub(super) fn add(&mut self, rule: Rule, text: impl Into<String>) {
        let (told, count) = self.found.entry(rule).or_default();
        *count += 1;
        if told.len() < TOLD {
            told.push(text.into());
        }
    }

    /// Adds a fault unless something holds.
    pub(super) fn unless(&mut self, holds: bool, rule: Rule, text: &str) {
        if !holds {
            self.add(rule, text);
        }
    }

    /// All of them in the order of the rules.
    pub(super) fn into_sorted(self) -> Vec<Fault> {
        let mut all = Vec::new();
        for (rule, (told, count)) in self.found {
            let clause = rule.clause();
            let more = count - told.len();
            all.extend(told.into_iter().map(|text| Fault { clause, text }));
            if more > 0 {
                all.push(Fault {
                    clause,
                    text: format!("{more} more of this kind"),
                });
            }
        }
        all
    }
}
