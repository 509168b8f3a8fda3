//! `nenpyo fonts`: the bundled faces.
//!
//! Not wired yet: the faces come with `crate::font`.
