//! Pure questions to the model: what an audience may see, which records a pack prints, and what can
//! be counted of them.

mod audience;
mod changes;
mod count;
mod cross;
mod edition;
mod ending;
mod extent;
mod growth;
mod lead;
mod period;
mod progress;
mod proof;
mod pseudonym;
mod select;
mod session;
mod side;
mod steps;

pub use audience::{DroppedReference, Withheld, WithheldItem, admit};
pub use changes::{Change, ChangeKind, Changed, changes, keep_selected};
pub use count::{YearCounts, by_category, by_year, years_of};
pub use cross::{Counts, Cross, Side, grouped};
pub use edition::keep_answers;
pub use ending::{Ending, endings, finality, judgment_before, sequels};
pub use extent::{Choice, Ranking, Search};
pub use growth::{Growth, GrowthByKind, growth};
pub use lead::{LEADS, Lead, LeadTime, LeadTimes, lead_times, median};
pub use period::{PeriodCounts, Periods, by_period};
pub use progress::{Course, Progress, courses, progress, step_of, steps_of_case};
pub use proof::{check_standings, is_established};
pub use pseudonym::{Names, Replaced, Replacements, pseudonymise, remaining_names};
pub use select::{Record, RecordIndex, RecordOf, Selection, select};
pub use session::{Example, Standing, Topics, session_topics, standings, topics};
pub use side::{Docket, docket, docket_of_case, side};
pub use steps::{STEPS, bounds, scale_step};
