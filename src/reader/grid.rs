//! A sheet of texts on its way to the sink: what the text formats share.

use super::error::Error;
use super::limits;
use super::sink::{RawCell, RawRow, RawValue, Sink, Tally, check_length};
use crate::sheet::{Area, CellRef, Format, Style, Visibility};

/// Pours one sheet after another, cell by cell; rows and columns must not go back.
pub struct Grid<'s> {
    /// Where it all goes.
    pub sink: &'s mut dyn Sink,
    tally: Tally,
    sheet: String,
    row: RawRow,
}

impl<'s> Grid<'s> {
    /// Begins a workbook of a format.
    ///
    /// # Errors
    /// When the sink refuses.
    pub fn new(sink: &'s mut dyn Sink, format: Format, date_1904: bool) -> Result<Self, Error> {
        sink.begin(format, date_1904)?;
        Ok(Self { sink, tally: Tally::of(format), sheet: String::new(), row: RawRow::default() })
    }

    /// Begins a sheet; its first style is the plain one.
    ///
    /// # Errors
    /// Too many sheets.
    pub fn sheet(&mut self, name: &str, visibility: Visibility) -> Result<(), Error> {
        self.finish_row()?;
        self.tally.sheet()?;
        check_length("", name)?;
        name.clone_into(&mut self.sheet);
        self.row.restart(0, false);
        self.sink.sheet(name, visibility)?;
        self.sink.style(&Style { locked: true, ..Style::default() })
    }

    /// The sheet's name.
    pub fn name(&self) -> &str {
        &self.sheet
    }

    /// Ends the row before and begins this one.
    ///
    /// # Errors
    /// A row outside the grid, too many cells.
    pub fn row(&mut self, index: u32, hidden: bool) -> Result<(), Error> {
        self.finish_row()?;
        if index >= limits::ROWS {
            let found = u64::from(index) + 1;
            return Err(Error::too_large(
                &self.sheet,
                crate::words::Bilingual::new("số dòng", "rows"),
                u64::from(limits::ROWS),
                found,
            ));
        }
        self.row.restart(index, hidden);
        Ok(())
    }

    /// The position of a column in this row.
    pub fn at(&self, column: u32) -> CellRef {
        CellRef::new(self.row.index, column)
    }

    /// Puts a text into the row; an empty one puts nothing.
    ///
    /// # Errors
    /// A column outside the grid, a text too long.
    pub fn text(&mut self, column: u32, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            return Ok(());
        }
        if text.len() > limits::TEXT {
            check_length(&format!("{} › {}", self.sheet, self.at(column)), text)?;
        }
        let span = self.row.store(text);
        self.put(column, 0, RawValue::Text(span), None)
    }

    /// Keeps a text for a value that points to it.
    pub fn store(&mut self, text: &str) -> super::sink::Span {
        self.row.store(text)
    }

    /// Puts a cell into the row.
    ///
    /// # Errors
    /// A column outside the grid.
    pub fn put(
        &mut self,
        column: u32,
        style: u32,
        value: RawValue,
        formula: Option<super::sink::Span>,
    ) -> Result<(), Error> {
        if column >= limits::COLUMNS {
            return Err(Error::outside_grid(&self.sheet, &self.at(column).to_string()));
        }
        self.row.cells.push(RawCell { column, style, value, formula });
        Ok(())
    }

    /// A merged area.
    ///
    /// # Errors
    /// An area outside the grid, too many areas.
    pub fn merge(&mut self, first: CellRef, rows: u32, columns: u32) -> Result<(), Error> {
        let last =
            CellRef::new(first.row.saturating_add(rows.max(1) - 1), first.column.saturating_add(columns.max(1) - 1));
        if first == last {
            return Ok(());
        }
        if last.row >= limits::ROWS || last.column >= limits::COLUMNS {
            return Err(Error::outside_grid(&self.sheet, &format!("{first}:{last}")));
        }
        self.tally.merge(&self.sheet)?;
        self.sink.merge(Area { first, last })
    }

    /// One more style, hidden range, name or note.
    ///
    /// # Errors
    /// Too many.
    pub fn item(&mut self, bytes: usize) -> Result<(), Error> {
        self.tally.item(&self.sheet)?;
        self.tally.text(&self.sheet, bytes)
    }

    fn finish_row(&mut self) -> Result<(), Error> {
        if !self.row.cells.is_empty() || self.row.hidden {
            self.row.settle(&self.sheet)?;
            self.tally.row(&self.sheet, &self.row)?;
            self.sink.row(&self.row)?;
            let index = self.row.index;
            self.row.restart(index, false);
        }
        Ok(())
    }

    /// Everything was given.
    ///
    /// # Errors
    /// When the sink refuses.
    pub fn end(mut self) -> Result<(), Error> {
        self.finish_row()?;
        self.sink.end()
    }
}
