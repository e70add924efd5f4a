//! The book on disk: entries and batches ⇄ SQLite. The only SQL; no rules.
//!
//! [`Book`] is the whole of it. What is recorded is a *batch*: one transaction with its file, its lines, its
//! entries and its facts, chained to the batch before it by a hash, and never changed. `schema.sql` tells the
//! design of the tables, `chain.rs` the encoding of the hash, `engine.rs` what a second database would have to do.
//!
//! The book has no clock and makes no random numbers: moments and the book's id come from the caller.

mod book;
mod chain;
mod engine;
mod error;
mod facts;
mod keep;
mod load;
mod memory;
mod read;
mod reverse;
mod rows;
mod seal;
mod sqlite;
mod text;
mod verify;
mod write;

#[cfg(test)]
#[allow(clippy::print_stdout, reason = "tests tell what they measured")]
mod tests;

pub use book::{Access, Book};
pub use chain::sha256;
pub use error::{Error, WriteError};
pub use reverse::Carried;
pub use rows::{
    BatchHead, EntryFilter, EntryRow, Fact, FileBytes, LineFilter, LineRecord, LineRow, Memory, NewFact, Recorded,
    Relink, Sealed, SumFilter,
};
