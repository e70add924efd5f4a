//! Rules that are data: sources of funds, deadlines and carry-over reasons with their validity. No date or
//! letter of a law stands in code; all of it is in `templates/regimes`, compiled in.

pub mod sources;
mod year;

pub use year::{CarryReason, Day, Deadline, Regime, When, deadlines, deadlines_of, for_year, packs};
