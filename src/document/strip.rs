//! The strip of steps of a case file.

use super::words::Words;

/// The steps that parties of a case have taken, as a strip (DESIGN.md 5): black, grey and white,
/// never colour.
#[derive(Debug)]
pub struct Strip {
    /// Before whom, and which parties.
    pub who: Words,
    /// The last steps in order.
    pub steps: Vec<StripStep>,
    /// The last stage in full, and whether a judgment is final.
    pub note: Words,
}

/// A step of a strip.
#[derive(Debug)]
pub struct StripStep {
    /// The stage's own word.
    pub word: Words,
    /// Its date.
    pub date: Words,
    /// How its cell is drawn.
    pub form: StepForm,
}

/// How the cell of a step is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepForm {
    /// A stage that was passed: grey.
    Passed,
    /// The last stage: black.
    Last,
    /// An acquittal: white in a double outline.
    Acquitted,
    /// Not prosecuted, or the indictment withdrawn: white with a cross.
    Dropped,
    /// A judgment about damages: white in a heavy outline.
    Civil,
}
