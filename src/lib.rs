//! `dutoan` reads the budget tables of Vietnamese offices, proves them by arithmetic, links every
//! amount to a task and a year of a plan, and keeps the book of grants and spending against it.
//!
//! The rooms below stand in one total order that follows the data; a room uses only rooms above it.
//! Everything down to [`review`] is pure: values in, values out. The rooms after it meet the world.
//! `docs/ARCHITECTURE.md` tells what each room does and never does.

pub mod words;

pub mod money;

pub mod finding;

pub mod regime;

pub mod sheet;

pub mod page;

pub mod plan;

pub mod table;

pub mod link;

pub mod ledger;

pub mod check;

pub mod report;

pub mod form;

pub mod review;

// The world: disk, clock, processes, database.

pub mod reader;

pub mod store;

pub mod desk;

pub mod cli;
