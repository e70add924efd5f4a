//! The JSON of the command line: structs of its own, so that a change inside never changes what scripts
//! read. Amounts are decimal strings in đồng, dates ISO; an empty cell is `null`, never 0.

pub mod common;
pub mod import;
pub mod plan;
pub mod report;
pub mod run;

pub use common::{ErrorView, FindingView, Findings, dong};
