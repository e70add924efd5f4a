//! The seam between the book and a database: one query text, parameters that are integers and text.
//!
//! Queries number their parameters `?1`, an engine for PostgreSQL rewrites that to `$1`; sums are cast
//! (`CAST(sum(x) AS bigint)`), ids are made by the book, never by the database.

use super::Error;

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    Null,
    Int(i64),
    Text(&'a str),
    /// Only for the bytes of a file.
    Bytes(&'a [u8]),
}

impl From<i64> for Value<'_> {
    fn from(value: i64) -> Self {
        Value::Int(value)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(value: &'a str) -> Self {
        Value::Text(value)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(value: &'a String) -> Self {
        Value::Text(value)
    }
}

impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(value: Option<&'a str>) -> Self {
        value.map_or(Value::Null, Value::Text)
    }
}

impl<'a> From<&'a Option<String>> for Value<'a> {
    fn from(value: &'a Option<String>) -> Self {
        value.as_deref().into()
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(value: Option<i64>) -> Self {
        value.map_or(Value::Null, Value::Int)
    }
}

/// One row of an answer.
pub(crate) trait Cells {
    /// The integer in a column; an error when it is not one.
    fn int(&self, column: usize) -> Result<i64, Error>;
    /// The integer in a column, `None` for NULL.
    fn maybe_int(&self, column: usize) -> Result<Option<i64>, Error>;
    /// The text in a column, `None` for NULL.
    fn maybe_text(&self, column: usize) -> Result<Option<&str>, Error>;
    /// The bytes in a column.
    fn bytes(&self, column: usize) -> Result<&[u8], Error>;

    /// How many columns there are.
    fn width(&self) -> usize;
    /// Whatever is in a column.
    fn value(&self, column: usize) -> Result<Value<'_>, Error>;

    /// The text in a column, empty for NULL.
    fn text(&self, column: usize) -> Result<&str, Error> {
        Ok(self.maybe_text(column)?.unwrap_or_default())
    }

    /// The text in a column as its own.
    fn string(&self, column: usize) -> Result<String, Error> {
        Ok(self.text(column)?.to_owned())
    }

    /// The text in a column as its own, `None` for NULL.
    fn maybe_string(&self, column: usize) -> Result<Option<String>, Error> {
        Ok(self.maybe_text(column)?.map(str::to_owned))
    }
}

/// What is done with each row of an answer.
pub(crate) type Each<'a> = &'a mut dyn FnMut(&dyn Cells) -> Result<(), Error>;

/// A database that keeps a book.
pub(crate) trait Engine {
    /// Starts a transaction that may write; waits while another one writes.
    fn begin(&self) -> Result<(), Error>;
    /// Starts a transaction that only reads: everything read in it is of one moment.
    fn begin_read(&self) -> Result<(), Error>;
    /// Makes everything since [`Self::begin`] durable.
    fn commit(&self) -> Result<(), Error>;
    /// Forgets everything since [`Self::begin`].
    fn rollback(&self);
    /// Runs one statement; tells how many rows it changed.
    fn run(&self, sql: &str, values: &[Value<'_>]) -> Result<usize, Error>;
    /// Asks one query.
    fn ask(&self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), Error>;
    /// What is wrong with the database itself, in its own words; empty when nothing is.
    fn integrity(&self) -> Result<Vec<String>, Error>;
    /// Writes a copy of the book as it stands into a new file.
    fn copy_to(&self, path: &std::path::Path) -> Result<(), Error>;
}

/// Runs `work` in a writing transaction: whole or not at all.
pub(crate) fn whole<T, E: From<Error>>(engine: &dyn Engine, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    engine.begin()?;
    match work() {
        Ok(value) => match engine.commit() {
            Ok(()) => Ok(value),
            Err(error) => {
                engine.rollback();
                Err(error.into())
            }
        },
        Err(error) => {
            engine.rollback();
            Err(error)
        }
    }
}

/// Runs `work` on one moment of the book.
pub(crate) fn moment<T>(engine: &dyn Engine, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    engine.begin_read()?;
    let value = work();
    engine.rollback();
    value
}

/// The first row of an answer.
pub(crate) fn first<T>(
    engine: &dyn Engine,
    sql: &str,
    values: &[Value<'_>],
    mut read: impl FnMut(&dyn Cells) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    let mut found = None;
    engine.ask(sql, values, &mut |row| {
        if found.is_none() {
            found = Some(read(row)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Every row of an answer.
pub(crate) fn list<T>(
    engine: &dyn Engine,
    sql: &str,
    values: &[Value<'_>],
    mut read: impl FnMut(&dyn Cells) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut found = Vec::new();
    engine.ask(sql, values, &mut |row| {
        found.push(read(row)?);
        Ok(())
    })?;
    Ok(found)
}
