//! The book as actions use it: opened to read or to write, written through one door, its troubles turned
//! into endings.

use super::context::Desk;
use super::failure::{Exit, Failure, Outcome};
use super::typed::refused;
use crate::ledger::{Draft, Grain, Position};
use crate::store::{Access, BatchHead, Book, Error, SumFilter, WriteError};
use crate::words::Bilingual;
use std::collections::BTreeMap;
use std::path::Path;

/// The book's trouble as an ending.
pub fn trouble(error: &Error) -> Box<Failure> {
    let exit = match error.code {
        "batch-unknown" | "entry-unknown" | "line-unknown" | "book-exists" | "file-exists" => Exit::Usage,
        _ => Exit::World,
    };
    let mut failure = Failure::new(exit, error.code, error.text.clone(), error.next.clone());
    if let Some(detail) = &error.detail {
        let text = &failure.text;
        failure.text = Bilingual::new(format!("{} ({detail})", text.vi), format!("{} ({detail})", text.en));
    }
    failure
}

/// What writing can end with, as an ending.
pub fn write_trouble(error: WriteError) -> Box<Failure> {
    match error {
        WriteError::Refused(refusals) => refusals.first().map_or_else(
            || {
                Failure::new(
                    Exit::Refused,
                    "refused",
                    Bilingual::new("Bị từ chối.", "Refused."),
                    Bilingual::new("", ""),
                )
            },
            refused,
        ),
        WriteError::Store(error) => trouble(&error),
        WriteError::AlreadyPosted(batch) => Failure::new(
            Exit::Stale,
            "already-posted",
            Bilingual::new(format!("Đã ghi ở đợt {batch}."), format!("Recorded before in batch {batch}.")),
            Bilingual::new("Xem: dutoan history", "See: dutoan history"),
        ),
    }
}

/// A new book with the office's details.
///
/// # Errors
/// The file exists or cannot be written.
pub fn create(desk: &Desk, path: &Path, office: &BTreeMap<String, String>) -> Outcome<()> {
    let id = super::context::sha256(format!("{}\u{1f}{}\u{1f}{}", path.display(), desk.now, desk.who).as_bytes());
    let id = id.get(..16).unwrap_or(&id);
    Book::create(path, id, &desk.now, office).map(|_| ()).map_err(|e| trouble(&e))
}

/// The desk's book, to read.
///
/// # Errors
/// No book, or it cannot be opened.
pub fn open_to_read(desk: &Desk) -> Outcome<Book> {
    Book::open(desk.book()?, Access::Read).map_err(|e| trouble(&e))
}

/// The desk's book, to write. A file marked read-only is refused even where the system would let us.
///
/// # Errors
/// No book, or it cannot be written.
pub fn open_to_write(desk: &Desk) -> Outcome<Book> {
    let path = desk.book()?;
    if std::fs::metadata(path).is_ok_and(|m| m.permissions().readonly()) {
        let shown = path.display();
        return Err(Failure::new(
            Exit::World,
            "book-read-only",
            Bilingual::new(format!("Sổ {shown} chỉ cho đọc."), format!("The book {shown} is read-only.")),
            Bilingual::new(
                "Bỏ thuộc tính chỉ đọc của tệp, hoặc dùng sổ khác bằng --book",
                "Remove the file's read-only mark, or use another book with --book",
            ),
        ));
    }
    Book::open(path, Access::Write).map_err(|e| trouble(&e))
}

/// The head of a batch: who, when, the command.
pub fn head(desk: &Desk) -> BatchHead {
    BatchHead { at: desk.now.clone(), who: desk.who.clone(), what: desk.command.clone(), ..BatchHead::default() }
}

/// Records drafts as one batch and gives its id.
///
/// # Errors
/// The first refusal, or the book's trouble.
pub fn post(book: &mut Book, head: &BatchHead, drafts: Vec<Draft>) -> Outcome<String> {
    book.post(head, drafts).map(|sealed| sealed.id).map_err(write_trouble)
}

/// Positions by plan, task and year, as of the desk's day.
///
/// # Errors
/// The book cannot be read.
pub fn positions(desk: &Desk, plan: &str) -> Outcome<Vec<(Grain, Position)>> {
    let book = open_to_read(desk)?;
    let filter = SumFilter { plan: Some(plan.to_owned()), year: None, as_of: desk.as_of };
    let sums = book.sums(&filter).map_err(|e| trouble(&e))?;
    let mut grouped: BTreeMap<Grain, Position> = BTreeMap::new();
    for sum in &sums {
        let position = grouped.entry(Grain::of(&sum.key)).or_default();
        if position.add(sum.kind, sum.amount).is_none() {
            return Err(Failure::new(
                Exit::World,
                "amount-too-large",
                Bilingual::new("Tổng vượt 10^18 đồng.", "A sum is beyond 10^18 đồng."),
                Bilingual::new("Rà soát: dutoan check", "Check: dutoan check"),
            ));
        }
    }
    Ok(grouped.into_iter().collect())
}
