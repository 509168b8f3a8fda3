//! Pure questions to the model: which records a pack prints, and what can be counted of them.

mod count;
mod growth;
mod lead;
mod period;
mod select;

pub use count::{YearCounts, by_category, by_year, years_of};
pub use growth::{Growth, GrowthByKind, growth};
pub use lead::{LEADS, Lead, LeadTime, LeadTimes, lead_times, median};
pub use period::{PeriodCounts, Periods, by_period};
pub use select::{Record, RecordOf, Selection, select};
