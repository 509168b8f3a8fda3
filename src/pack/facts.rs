//! What pages may say of the file that they stand in.

use crate::brief::Since;
use crate::document::{Claim, House, Provenance};

/// What pages may say of the file that they stand in.
#[derive(Clone, Copy)]
pub(super) struct FileFacts<'t> {
    pub(super) provenance: Option<&'t Provenance>,
    pub(super) claim: Claim,
    pub(super) house: &'t House,
    pub(super) since: Option<&'t Since<'t>>,
}
