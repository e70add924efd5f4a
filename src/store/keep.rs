//! Copies that can be trusted: each is made from one moment of the book and read back before it counts.

use super::book::{beside, move_to};
use super::{Access, Book, Error};
use std::path::Path;

impl Book {
    /// Writes a verified copy of the book as it stands: made by the database while others may write, opened,
    /// checked and compared by its head hash before it gets its name.
    ///
    /// # Errors
    /// `file-exists` (a copy is never overwritten), `disk-full`, `disk`, `book-damaged` when the copy does not
    /// read back.
    pub fn backup(&self, path: &Path) -> Result<(), Error> {
        if path.exists() {
            return Err(Error::new("file-exists", &path.display().to_string()));
        }
        let draft = beside(path, "copy");
        let _ = std::fs::remove_file(&draft);
        let made = self.db().copy_to(&draft).and_then(|()| sound(&draft)).and_then(|_| move_to(&draft, path));
        if made.is_err() {
            let _ = std::fs::remove_file(&draft);
        }
        made
    }

    /// Makes a book at `to` from a copy at `from`, verified before and after. It never overwrites a book.
    ///
    /// # Errors
    /// `book-exists`; what is wrong with the copy; `disk-full`, `disk`.
    pub fn restore(from: &Path, to: &Path) -> Result<Self, Error> {
        let name = to.display().to_string();
        let leftover = |end: &str| {
            let mut name = to.as_os_str().to_owned();
            name.push(end);
            Path::new(&name).exists()
        };
        // A leftover log beside the place would be taken for the new book's own.
        if to.exists() || leftover("-wal") || leftover("-journal") {
            return Err(Error::new("book-exists", &name));
        }
        let head = sound(from)?;
        Self::open(from, Access::Read)?.backup(to)?;
        let book = Self::open(to, Access::Write)?;
        if book.head_hash()? != head {
            return Err(Error::new("book-damaged", &name).because("the head hash changed while copying"));
        }
        Ok(book)
    }
}

/// Whether a file is a whole book; its head hash.
fn sound(path: &Path) -> Result<String, Error> {
    let book = Book::open(path, Access::Read)?;
    if let Some(finding) = book.verify()?.into_iter().next() {
        return Err(Error::new("book-damaged", &path.display().to_string()).because(finding.text.en));
    }
    book.head_hash()
}
