//! Pure questions to the model: which records a pack prints, and what can be counted of them.

mod count;
mod progress;
mod select;

pub use count::{YearCounts, by_category, by_year, years_of};
pub use progress::{Progress, progress, step_of};
pub use select::{Record, RecordOf, Selection, select};
