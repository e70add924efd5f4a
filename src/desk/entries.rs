//! Lists of recorded entries: grants, commitments, spending.

use super::book;
use super::context::Desk;
use super::failure::Outcome;
use crate::money::Kind;
use crate::store::{EntryFilter, EntryRow};

/// Entries of these kinds that stand, in order.
///
/// # Errors
/// No book, or it cannot be read.
pub fn list(desk: &Desk, kinds: &[Kind], year: Option<i32>, task: Option<&str>) -> Outcome<Vec<EntryRow>> {
    let book = book::open_to_read(desk)?;
    let filter = EntryFilter {
        kinds: kinds.to_vec(),
        year,
        task: task.map(str::to_owned),
        as_of: desk.as_of,
        ..EntryFilter::default()
    };
    book.entries(&filter).map_err(|e| book::trouble(&e))
}
