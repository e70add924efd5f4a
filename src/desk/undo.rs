//! Bỏ ghi: a batch, or one entry, taken back by a reversing batch.

use super::book;
use super::context::Desk;
use super::failure::Outcome;
use super::links;

/// Reverses a batch, and forgets what was remembered of its decisions; refused, naming them, when others build on it.
///
/// # Errors
/// Unknown or already reversed batch, refusal, or the book's trouble.
pub fn batch(desk: &Desk, id: &str) -> Outcome<String> {
    let mut book = book::open_to_write(desk)?;
    let decided = links::decided(&book).map_err(|e| book::trouble(&e))?;
    let sealed = book.reverse(id, &book::head(desk)).map_err(book::write_trouble)?;
    links::forget_taken_back(&mut book, &decided).map_err(|e| book::trouble(&e))?;
    Ok(sealed.id)
}

/// Reverses one entry.
///
/// # Errors
/// Unknown entry, refusal, or the book's trouble.
pub fn void(desk: &Desk, entry: &str) -> Outcome<String> {
    let mut book = book::open_to_write(desk)?;
    book.void(&[entry], &book::head(desk)).map(|sealed| sealed.id).map_err(book::write_trouble)
}
