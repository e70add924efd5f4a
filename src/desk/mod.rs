//! One file per thing an officer does; the only code that talks to many rooms. It never prints and has no
//! budget rules of its own.

pub mod agencies;
pub mod answer;
pub mod book;
pub mod carry;
pub mod changes;
pub mod content;
pub mod context;
pub mod corrections;
pub mod entries;
pub mod failure;
pub mod find;
pub mod give_back;
pub mod import;
pub mod keep;
pub mod links;
pub mod look;
pub mod office;
pub mod parts;
pub mod place;
pub mod placed;
pub mod plans;
pub mod profiles;
pub mod recipe;
pub mod replace;
pub mod reports;
pub mod reviews;
pub mod run;
pub mod status;
pub mod trace;
pub mod typed;
pub mod undo;

pub use context::Desk;
pub use failure::{Exit, Failure, Outcome};
