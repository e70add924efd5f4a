//! Sao lưu, phục hồi, rà soát: the book kept safe and sound.

use super::book;
use super::context::Desk;
use super::failure::{Failure, Outcome};
use crate::finding::Finding;
use crate::store::Book;
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
    let found = book.verify().map_err(|e| book::trouble(&e))?;
    Ok(found)
}
