//! The engine on SQLite.

use super::Error;
use super::engine::{Cells, Each, Engine, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Written into the file's header: "DTOA". A file without it is not a book.
pub(super) const APPLICATION: i32 = 0x4454_4F41;
/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a wait is begun again before it is told.
const TRIES: u32 = 5;

/// A connection to the file of a book.
pub(super) struct Sqlite {
    connection: Connection,
    path: PathBuf,
    opening: Opening,
}

impl Drop for Sqlite {
    /// A book is one file that may be copied: what a writer leaves in the log goes into it, also while a reader of this
    /// program still has it open (only the last one to close would otherwise do so, and only a writer can).
    fn drop(&mut self) {
        if self.opening == Opening::Write {
            // Nobody is waited for, and nothing is lost where it cannot be done: the log beside the file is whole.
            let _ = self.connection.busy_timeout(Duration::ZERO);
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }
}

/// How a book's file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// A new file that is not yet a book.
    New,
    /// To read and write.
    Write,
    /// Only to read.
    Read,
    /// Only to read, from a disk on which nothing can be written and nobody writes.
    Still,
}

impl Sqlite {
    pub(super) fn open(path: &Path, opening: Opening) -> Result<Self, Error> {
        let name = path.display().to_string();
        let fail = |error| translate(&error, &name);
        let common = OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let flags = match opening {
            Opening::New => common | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
            Opening::Write => common | OpenFlags::SQLITE_OPEN_READ_WRITE,
            Opening::Read => common | OpenFlags::SQLITE_OPEN_READ_ONLY,
            Opening::Still => common | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        };
        let connection = if opening == Opening::Still {
            Connection::open_with_flags(still(path), flags)
        } else {
            Connection::open_with_flags(path, flags)
        }
        .map_err(fail)?;
        connection.busy_timeout(PATIENCE).map_err(fail)?;
        connection.set_prepared_statement_cache_capacity(128);
        // Nothing in a stranger's file may run anything.
        connection
            .set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, opening != Opening::New)
            .map_err(fail)?;
        connection
            .execute_batch(
                "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;
                 PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;",
            )
            .map_err(fail)?;
        if opening == Opening::Write {
            if connection.is_readonly(rusqlite::MAIN_DB).map_err(fail)? {
                return Err(Error::new("book-read-only", &name));
            }
            // A switch to WAL needs the file for itself for a moment; several may come at once.
            let mut tries = 0;
            loop {
                let done = connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
                match done {
                    Ok(()) => break,
                    Err(error) if is_busy(&error) && tries < TRIES => tries += 1,
                    Err(error) => return Err(fail(error)),
                }
            }
        }
        Ok(Self { connection, path: path.to_owned(), opening })
    }

    /// Runs the statements of a schema.
    pub(super) fn script(&self, sql: &str) -> Result<(), Error> {
        self.connection.execute_batch(sql).map_err(|error| self.error(&error))
    }

    fn error(&self, error: &rusqlite::Error) -> Error {
        translate(error, &self.path.display().to_string())
    }

    fn start(&self, sql: &str) -> Result<(), Error> {
        let mut tries = 0;
        loop {
            match self.connection.execute_batch(sql) {
                Ok(()) => return Ok(()),
                Err(error) if is_busy(&error) && tries < TRIES => tries += 1,
                Err(error) => return Err(self.error(&error)),
            }
        }
    }
}

/// The address by which SQLite reads a file without a log and without locks.
fn still(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in path.display().to_string().bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address.push_str("?immutable=1");
    address
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed)
    )
}

/// What SQLite says as the product says it.
pub(super) fn translate(error: &rusqlite::Error, name: &str) -> Error {
    let code = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => "book-busy",
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => "book-read-only",
        Some(ErrorCode::DatabaseCorrupt) => "book-damaged",
        Some(ErrorCode::NotADatabase) => "not-a-book",
        Some(ErrorCode::DiskFull) => "disk-full",
        Some(ErrorCode::ConstraintViolation) if error.to_string().contains("allowed_over") => "book-guard",
        Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) => "book-damaged",
        _ => "disk",
    };
    Error::new(code, name).because(error)
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(value) => ValueRef::Integer(*value),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

struct Row<'a, 'b>(&'a rusqlite::Row<'b>, &'a Path);

impl Row<'_, '_> {
    fn at(&self, column: usize) -> Result<ValueRef<'_>, Error> {
        self.0.get_ref(column).map_err(|error| translate(&error, &self.1.display().to_string()))
    }

    fn damaged<T>(&self, column: usize, value: &ValueRef<'_>) -> Result<T, Error> {
        let name = self.1.display().to_string();
        Err(Error::new("book-damaged", &name).because(format!("column {column} is {}", value.data_type())))
    }
}

impl Cells for Row<'_, '_> {
    fn int(&self, column: usize) -> Result<i64, Error> {
        match self.at(column)? {
            ValueRef::Integer(value) => Ok(value),
            other => self.damaged(column, &other),
        }
    }

    fn maybe_int(&self, column: usize) -> Result<Option<i64>, Error> {
        match self.at(column)? {
            ValueRef::Integer(value) => Ok(Some(value)),
            ValueRef::Null => Ok(None),
            other => self.damaged(column, &other),
        }
    }

    fn maybe_text(&self, column: usize) -> Result<Option<&str>, Error> {
        match self.at(column)? {
            ValueRef::Null => Ok(None),
            value => match value.as_str() {
                Ok(text) => Ok(Some(text)),
                Err(_) => self.damaged(column, &value),
            },
        }
    }

    fn width(&self) -> usize {
        self.0.as_ref().column_count()
    }

    fn value(&self, column: usize) -> Result<Value<'_>, Error> {
        match self.at(column)? {
            ValueRef::Null => Ok(Value::Null),
            ValueRef::Integer(value) => Ok(Value::Int(value)),
            ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes)),
            other => match other.as_str() {
                Ok(text) => Ok(Value::Text(text)),
                Err(_) => self.damaged(column, &other),
            },
        }
    }

    fn bytes(&self, column: usize) -> Result<&[u8], Error> {
        match self.at(column)? {
            ValueRef::Blob(bytes) => Ok(bytes),
            other => self.damaged(column, &other),
        }
    }
}

impl Engine for Sqlite {
    fn begin(&self) -> Result<(), Error> {
        self.start("BEGIN IMMEDIATE")
    }

    fn begin_read(&self) -> Result<(), Error> {
        self.start("BEGIN")
    }

    fn commit(&self) -> Result<(), Error> {
        self.start("COMMIT")
    }

    fn rollback(&self) {
        // Some errors have rolled back already; saying so again is no error worth telling.
        let _ = self.connection.execute_batch("ROLLBACK");
    }

    fn run(&self, sql: &str, values: &[Value<'_>]) -> Result<usize, Error> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| self.error(&error))?;
        statement.execute(rusqlite::params_from_iter(values)).map_err(|error| self.error(&error))
    }

    fn ask(&self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), Error> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| self.error(&error))?;
        let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(|error| self.error(&error))?;
        while let Some(row) = rows.next().map_err(|error| self.error(&error))? {
            each(&Row(row, &self.path))?;
        }
        Ok(())
    }

    fn integrity(&self) -> Result<Vec<String>, Error> {
        let mut wrong = Vec::new();
        self.ask("PRAGMA integrity_check(20)", &[], &mut |row| {
            let said = row.string(0)?;
            if said != "ok" {
                wrong.push(said);
            }
            Ok(())
        })?;
        self.ask("PRAGMA foreign_key_check", &[], &mut |row| {
            let (table, id, parent) = (row.string(0)?, row.maybe_int(1)?.unwrap_or(0), row.string(2)?);
            wrong.push(format!("{table} {id} names a {parent} that is not there"));
            Ok(())
        })?;
        Ok(wrong)
    }

    fn copy_to(&self, path: &Path) -> Result<(), Error> {
        let Some(name) = path.to_str() else {
            return Err(Error::new("disk", &path.display().to_string()).because("the path is not text"));
        };
        self.run("VACUUM INTO ?1", &[Value::Text(name)]).map(|_| ())
    }
}
