//! Sources and how they are cited: the Admiralty code (AJP-2.1), letter for the source, digit for
//! the information.

use super::{Date, Id, Marking};
use crate::lang::{Localised, Text};
use crate::source::{Ref, keywords, record};

keywords! {
    /// Where the records of a timeline come from. Nothing is said of it where nobody states it.
    pub enum Basis as "a basis of records" {
        Public "public" "public information",
        Internal "internal" "papers, logs and interviews that are not public",
        Mixed "mixed" "both",
    }
}

keywords! {
    /// What a source is.
    pub enum SourceKind as "a kind of source" {
        Official "official" "a public body's own paper or page",
        Court "court" "a judgment, a court's own notice or a document of a lawsuit",
        Company "company" "a company's own statement",
        News "news" "a newspaper, agency or broadcaster",
        Book "book" "a book or an excerpt of one",
        Academic "academic" "a paper or a lawyer's explanation",
        Interview "interview" "what someone said to the authors",
        Internal "internal" "a document that was not published",
        Log "log" "a log of a system or device",
        Encyclopaedia "encyclopaedia" "an entry of an encyclopaedia",
        Commentary "commentary" "an opinion or a commentary",
    }
}

keywords! {
    /// Reliability of a source, Admiralty code. F means that it cannot be judged, not that it is
    /// worst.
    pub enum Reliability as "a reliability from A to F" {
        A "A" "completely reliable",
        B "B" "usually reliable",
        C "C" "fairly reliable",
        D "D" "not usually reliable",
        E "E" "unreliable",
        F "F" "reliability cannot be judged",
    }
}

keywords! {
    /// Credibility of a piece of information, Admiralty code. 6 means that it cannot be judged, not
    /// that it is worst.
    pub enum Credibility as "a credibility from 1 to 6" {
        One "1" "confirmed by other independent sources",
        Two "2" "probably true",
        Three "3" "possibly true",
        Four "4" "doubtful",
        Five "5" "improbable",
        Six "6" "truth cannot be judged",
    }
}

record! {
    /// Something that was published or said, and can be cited.
    pub struct Source as "a source" {
        /// Its id; citations name it.
        id: Id,
        /// Its title; in brackets where it is ours.
        title: Localised,
        /// Who published it.
        publisher: Localised,
        /// What it is.
        kind: SourceKind,
        /// When it was published, if it says so.
        published: Option<Date>,
        /// Its address; printed in reports, kept otherwise.
        url: Option<Text>,
        /// Whether it has no public address; printed where its address would stand.
        no_address: bool,
        /// The address of an archived copy.
        archive_url: Option<Text>,
        /// When it was last seen.
        accessed: Option<Date>,
        /// Its author.
        author: Option<Localised>,
        /// The language that it is written in.
        language: Option<Text>,
        /// The pages meant.
        pages: Option<Text>,
        /// Reliability of the source, A to F.
        reliability: Reliability,
        /// The sources that it repeats; independent origins are what is counted.
        derived_from: Vec<Ref<Source>>,
        /// A remark for those who check.
        note: Option<Localised>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Whether it is invented for illustration; printed beside it.
        sample: bool,
    }

    /// A source cited for a piece of information.
    pub struct Citation as "a citation" {
        /// Which source.
        id: Ref<Source>,
        /// Credibility of this information, 1 to 6.
        credibility: Credibility,
        /// Where in the source.
        pages: Option<Text>,
    }
}
