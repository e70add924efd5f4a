//! Sao lưu, phục hồi, rà soát: the book kept safe and sound.

use super::book;
use super::context::Desk;
use super::failure::{Failure, Outcome};
use super::plans;
use crate::check::{self, Facts, LineFact};
use crate::finding::Finding;
use crate::ledger::Posted;
use crate::plan::Plan;
use crate::store::{Book, EntryFilter, LineFilter, SumFilter};
use crate::words::Bilingual;
use std::path::Path;

/// Writes a verified copy of the book.
///
/// # Errors
/// The target exists or cannot be written, or the book is damaged.
pub fn backup(desk: &Desk, to: &Path) -> Outcome<()> {
    let book = book::open_to_read(desk)?;
    book.backup(to).map_err(|e| book::trouble(&e))
}

/// Makes a book from a verified copy.
///
/// # Errors
/// The copy is no sound book, or the target exists.
pub fn restore(desk: &Desk, from: &Path) -> Outcome<()> {
    let to = desk.book.as_deref().ok_or_else(|| {
        Failure::usage(
            "book-missing",
            Bilingual::new("Cần tên sổ mới để phục hồi vào.", "A name for the restored book is needed."),
            Bilingual::new("dutoan restore BẢN-SAO --book so-moi.dutoan", "dutoan restore COPY --book new.dutoan"),
        )
    })?;
    Book::restore(from, to).map(|_| ()).map_err(|e| book::trouble(&e))
}

/// Every finding of the book: is it sound, and what in it should a person look at.
///
/// # Errors
/// The book cannot be read.
pub fn findings(desk: &Desk) -> Outcome<Vec<Finding>> {
    let book = book::open_to_read(desk)?;
    let plans = plans::all(Some(&book))?;
    let mut found = book.verify().map_err(|e| book::trouble(&e))?;
    found.extend(check::all(&facts(&book, &plans)?));
    Ok(found)
}

/// What the checks look at.
fn facts<'p>(book: &Book, plans: &'p [Plan]) -> Outcome<Facts<'p>> {
    let sums = book.sums(&SumFilter::default()).map_err(|e| book::trouble(&e))?;
    let entries = book.entries(&EntryFilter::default()).map_err(|e| book::trouble(&e))?;
    let lines = book.lines(&LineFilter::default()).map_err(|e| book::trouble(&e))?;
    Ok(Facts {
        plans,
        sums: sums.into_iter().map(|s| (s.key, s.kind, s.amount)).collect(),
        entries: entries.into_iter().map(|row| Posted { id: row.id, entry: row.entry }).collect(),
        lines: lines
            .into_iter()
            .map(|row| LineFact {
                id: row.id,
                content: row.record.content,
                kind: row.record.kind,
                amount: row.record.amount,
                state: row.record.state,
            })
            .collect(),
    })
}
