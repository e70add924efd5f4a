//! The book: made, opened, described.

use super::Error;
use super::engine::{Engine, first, list, moment, whole};
use super::seal::head_hash;
use super::sqlite::{APPLICATION, Opening, Sqlite};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

const SCHEMA: &str = include_str!("schema.sql");
/// The version of the schema this program writes.
const VERSION: i64 = 1;

/// How a book is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Only to look.
    Read,
    /// To look and to record.
    Write,
}

/// A book (sổ theo dõi dự toán).
pub struct Book {
    pub(super) engine: Box<dyn Engine>,
    pub(super) path: PathBuf,
    pub(super) access: Access,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Book({}, {:?})", self.path.display(), self.access)
    }
}

impl Book {
    /// Makes a new book at `path`. `id` names the book for ever and begins its hash chain; `at` is the moment,
    /// ISO. It is made beside its place and moved there when it is whole.
    ///
    /// # Errors
    /// `book-exists`, `book-read-only`, `disk-full`, `disk`.
    pub fn create(path: &Path, id: &str, at: &str, office: &BTreeMap<String, String>) -> Result<Self, Error> {
        let name = path.display().to_string();
        if path.exists() {
            return Err(Error::new("book-exists", &name));
        }
        let draft = beside(path, "new");
        let made = (|| {
            let engine = Sqlite::open(&draft, Opening::New)?;
            engine.script(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"))?;
            whole(&engine, || {
                engine.script(SCHEMA)?;
                let version = VERSION.to_string();
                for (key, value) in [("id", id), ("created", at), ("schema", version.as_str())] {
                    engine.run("INSERT INTO meta (key, value) VALUES (?1, ?2)", &[key.into(), value.into()])?;
                }
                put_office(&engine, office)
            })
        })();
        let moved = made.and_then(|()| move_to(&draft, path));
        if let Err(error) = moved {
            let _ = std::fs::remove_file(&draft);
            return Err(error);
        }
        Self::open(path, Access::Write)
    }

    /// Opens a book.
    ///
    /// # Errors
    /// `book-missing`, `not-a-book`, `book-newer`, `book-read-only`, `book-busy`, `book-damaged`, `disk`.
    pub fn open(path: &Path, access: Access) -> Result<Self, Error> {
        let name = path.display().to_string();
        look(path, &name)?;
        let opening = if access == Access::Write { Opening::Write } else { Opening::Read };
        let mut engine = Sqlite::open(path, opening)?;
        let ask =
            |engine: &Sqlite| first(engine, "SELECT value FROM meta WHERE key = 'schema'", &[], |row| row.string(0));
        let mut version = ask(&engine);
        // Where not even the files beside the log can be made, the book is read as it lies there.
        if access == Access::Read
            && version.as_ref().is_err_and(|error| ["disk", "book-read-only"].contains(&error.code))
            && !has_log(path)
        {
            engine = Sqlite::open(path, Opening::Still)?;
            version = ask(&engine);
        }
        match version.map(|version| version.and_then(|version| version.parse::<i64>().ok())) {
            Ok(Some(version)) if version > VERSION => return Err(Error::new("book-newer", &name)),
            Ok(Some(VERSION)) => {}
            Ok(_) => return Err(Error::new("not-a-book", &name)),
            Err(error) if error.detail.as_deref().is_some_and(|detail| detail.contains("no such table")) => {
                return Err(Error::new("not-a-book", &name));
            }
            Err(error) => return Err(error),
        }
        Ok(Self { engine: Box::new(engine), path: path.to_owned(), access })
    }

    /// Where the book stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The book's own id.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn id(&self) -> Result<String, Error> {
        Ok(first(self.db(), "SELECT value FROM meta WHERE key = 'id'", &[], |row| row.string(0))?.unwrap_or_default())
    }

    /// The office's settings.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn office(&self) -> Result<BTreeMap<String, String>, Error> {
        let all = list(self.db(), "SELECT key, value FROM office ORDER BY key", &[], |row| {
            Ok((row.string(0)?, row.string(1)?))
        })?;
        Ok(all.into_iter().collect())
    }

    /// Changes settings of the office; an empty value takes one away, the others stay. The settings
    /// `document-required` and `control-by-source` loosen rules when they are `no`.
    ///
    /// # Errors
    /// What makes the book unwritable.
    pub fn set_office(&mut self, settings: &BTreeMap<String, String>) -> Result<(), Error> {
        self.writable()?;
        whole(self.db(), || put_office(self.db(), settings))
    }

    /// The head of the hash chain: it stands for everything recorded so far.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn head_hash(&self) -> Result<String, Error> {
        head_hash(self.db())
    }

    /// Runs `look` on one moment of the book, whatever others record meanwhile.
    ///
    /// # Errors
    /// What `look` tells, or what makes the book unreadable.
    pub fn at_one_moment<T>(&self, look: impl FnOnce(&Self) -> Result<T, Error>) -> Result<T, Error> {
        moment(self.db(), || look(self))
    }

    pub(super) fn db(&self) -> &dyn Engine {
        self.engine.as_ref()
    }

    pub(super) fn writable(&self) -> Result<(), Error> {
        if self.access == Access::Read {
            return Err(Error::new("book-read-only", &self.path.display().to_string()));
        }
        Ok(())
    }
}

fn put_office(engine: &dyn Engine, settings: &BTreeMap<String, String>) -> Result<(), Error> {
    for (key, value) in settings {
        engine.run("DELETE FROM office WHERE key = ?1", &[key.into()])?;
        if !value.is_empty() {
            engine.run("INSERT INTO office (key, value) VALUES (?1, ?2)", &[key.into(), value.into()])?;
        }
    }
    Ok(())
}

/// Looks at the head of a file before a database is asked to open it.
fn look(path: &Path, name: &str) -> Result<(), Error> {
    let mut file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::new("book-missing", name).because(error));
        }
        Err(error) => return Err(Error::new("disk", name).because(error)),
    };
    let mut head = [0_u8; 100];
    let whole = file.read_exact(&mut head);
    let application = head.get(68..72).and_then(|bytes| bytes.try_into().ok()).map(i32::from_be_bytes);
    if whole.is_err() || !head.starts_with(b"SQLite format 3\0") || application != Some(APPLICATION) {
        return Err(Error::new("not-a-book", name));
    }
    Ok(())
}

/// Whether a log with something in it lies beside a book.
fn has_log(path: &Path) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    std::fs::metadata(name).is_ok_and(|log| log.len() > 0)
}

/// A name beside a path that nobody else uses at the same time.
pub(super) fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{what}-{}", std::process::id()));
    path.with_file_name(name)
}

/// Moves a finished file to its place, never over another one.
pub(super) fn move_to(from: &Path, to: &Path) -> Result<(), Error> {
    let name = to.display().to_string();
    let fail = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::new("book-exists", &name),
        std::io::ErrorKind::PermissionDenied => Error::new("book-read-only", &name).because(error),
        _ => Error::new("disk", &name).because(error),
    };
    if let Ok(file) = std::fs::File::open(from) {
        file.sync_all().map_err(fail)?;
    }
    // A hard link is refused when the name is taken; where the disk has none, look first.
    match std::fs::hard_link(from, to) {
        Ok(()) => std::fs::remove_file(from).map_err(fail)?,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Err(fail(error)),
        Err(_) if to.exists() => return Err(Error::new("book-exists", &name)),
        Err(_) => std::fs::rename(from, to).map_err(fail)?,
    }
    if let Some(Ok(folder)) = to.parent().map(std::fs::File::open) {
        // Not every system lets a folder be flushed; the file itself already is.
        let _ = folder.sync_all();
    }
    Ok(())
}
