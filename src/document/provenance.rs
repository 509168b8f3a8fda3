//! What a document is made from, and what its file claims.

/// What a file was made from: SHA-256 in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Of the timeline as one file, without what the audience may not see.
    pub timeline: String,
    /// Of the pack's file.
    pub pack: String,
    /// Of the fonts: the bundled ones, and the pack's.
    pub fonts: String,
}

/// What a file says that it conforms to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Claim {
    /// The part of PDF/A, level A.
    pub archive: Option<u8>,
    /// Whether it is PDF/UA-1.
    pub accessible: bool,
}

/// What made the file.
pub const TOOL: &str = concat!("nenpyo ", env!("CARGO_PKG_VERSION"));
