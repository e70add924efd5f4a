//! What every reader of a format pours out, piece by piece and row by row, so that nothing ever holds a sheet
//! twice: into a [`super::build::Builder`] in tests, into frames to the parent in the child.

use super::error::Error;
use super::limits;
use crate::finding::Finding;
use crate::sheet::{Area, CellRef, Format, Style, Visibility};

/// A piece of a row's text store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// What a cell holds, its texts in the row's store.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RawValue {
    /// Nothing.
    Empty,
    /// A shared string by its number.
    Shared(u32),
    /// Text of its own.
    Text(Span),
    /// A number.
    Number(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// An ISO date.
    Date(Span),
    /// An error value.
    Error(Span),
}

/// A cell before it is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RawCell {
    /// 0-based column.
    pub column: u32,
    /// Number among the styles given since the sheet began.
    pub style: u32,
    /// What it holds.
    pub value: RawValue,
    /// Its formula.
    pub formula: Option<Span>,
}

/// One row on its way; the same store is used for row after row.
#[derive(Clone, Debug, Default)]
pub struct RawRow {
    /// 0-based number.
    pub index: u32,
    /// Hidden.
    pub hidden: bool,
    /// Its cells, ascending.
    pub cells: Vec<RawCell>,
    /// The texts its cells point into.
    pub text: String,
}

impl RawRow {
    /// Empties the row for the next one.
    pub fn restart(&mut self, index: u32, hidden: bool) {
        self.index = index;
        self.hidden = hidden;
        self.cells.clear();
        self.text.clear();
    }

    /// Keeps a text in the row's store.
    pub fn store(&mut self, text: &str) -> Span {
        let start = self.mark();
        self.text.push_str(text);
        self.since(start)
    }

    /// The end of the store now, to be given to [`RawRow::since`].
    pub fn mark(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// What was written to the store since `start`.
    pub fn since(&self, start: u32) -> Span {
        Span { start, end: self.mark() }
    }

    /// The text of a span.
    pub fn get(&self, span: Span) -> &str {
        let start = usize::try_from(span.start).unwrap_or(usize::MAX);
        let end = usize::try_from(span.end).unwrap_or(usize::MAX);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Puts cells that came in disorder in order.
    ///
    /// # Errors
    /// `file-hostile` when one cell stands twice.
    pub fn settle(&mut self, part: &str) -> Result<(), Error> {
        if !self.cells.is_sorted_by(|a, b| a.column < b.column) {
            self.cells.sort_by_key(|cell| cell.column);
            let twice = self.cells.windows(2).find(|pair| matches!(pair, [a, b] if a.column == b.column));
            if let Some([cell, _]) = twice {
                return Err(Error::repeated(part, &CellRef::new(self.index, cell.column).to_string()));
            }
        }
        Ok(())
    }
}

/// Takes what a reader finds. Order: `begin` once; `string`s before the sheets that use them; for each sheet
/// `sheet`, then its `style`s (each before the first cell that uses it), rows, and what belongs to the sheet.
pub trait Sink {
    /// The format, and whether dates count from 1904.
    fn begin(&mut self, format: Format, date_1904: bool) -> Result<(), Error>;
    /// The next shared string.
    fn string(&mut self, text: &str) -> Result<(), Error>;
    /// A defined name.
    fn name(&mut self, name: &str, refers_to: &str) -> Result<(), Error>;
    /// A custom property.
    fn property(&mut self, name: &str, value: &str) -> Result<(), Error>;
    /// A sheet begins.
    fn sheet(&mut self, name: &str, visibility: Visibility) -> Result<(), Error>;
    /// The next style of this sheet.
    fn style(&mut self, style: &Style) -> Result<(), Error>;
    /// The next row of this sheet.
    fn row(&mut self, row: &RawRow) -> Result<(), Error>;
    /// The formula of a cell given earlier with an empty one.
    fn late_formula(&mut self, at: CellRef, formula: &str) -> Result<(), Error>;
    /// A merged area.
    fn merge(&mut self, area: Area) -> Result<(), Error>;
    /// A range of hidden columns.
    fn hidden_columns(&mut self, first: u32, last: u32) -> Result<(), Error>;
    /// A note on a cell.
    fn note(&mut self, at: CellRef, text: &str) -> Result<(), Error>;
    /// Something odd.
    fn finding(&mut self, finding: Finding) -> Result<(), Error>;
    /// Everything was given.
    fn end(&mut self) -> Result<(), Error>;
}

/// Counts what a whole file brings against the limits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    long: bool,
    sheets: usize,
    cells: u64,
    merges: u64,
    list: u64,
    text: u64,
    findings: usize,
}

impl Tally {
    /// Counts a file of a format.
    pub fn of(format: Format) -> Self {
        Self { long: format == Format::Csv, ..Self::default() }
    }

    /// One more sheet.
    ///
    /// # Errors
    /// `file-too-large`.
    pub fn sheet(&mut self) -> Result<(), Error> {
        self.sheets += 1;
        if self.sheets > limits::SHEETS { Err(Error::sheets(self.sheets)) } else { Ok(()) }
    }

    /// The cells and texts of a row.
    ///
    /// # Errors
    /// `file-too-large`.
    #[inline]
    pub fn row(&mut self, part: &str, row: &RawRow) -> Result<(), Error> {
        self.cells += u64::try_from(row.cells.len().max(1)).unwrap_or(u64::MAX);
        let most = if self.long { limits::LIST_CELLS } else { limits::CELLS };
        if self.cells > most {
            return Err(Error::cells(part, most, self.cells));
        }
        self.text(part, row.text.len())
    }

    /// Text that stands for itself.
    ///
    /// # Errors
    /// `file-too-large`.
    #[inline]
    pub fn text(&mut self, part: &str, bytes: usize) -> Result<(), Error> {
        self.text += u64::try_from(bytes).unwrap_or(u64::MAX);
        if self.text > limits::ALL_TEXT { Err(Error::all_text(part, self.text)) } else { Ok(()) }
    }

    /// One more merged area.
    ///
    /// # Errors
    /// `file-too-large`.
    pub fn merge(&mut self, part: &str) -> Result<(), Error> {
        self.merges += 1;
        if self.merges > limits::MERGES { Err(Error::merges(part, self.merges)) } else { Ok(()) }
    }

    /// One more item of any other list.
    ///
    /// # Errors
    /// `file-too-large`.
    pub fn item(&mut self, part: &str) -> Result<(), Error> {
        self.list += 1;
        if self.list > limits::LIST { Err(Error::list(part, self.list)) } else { Ok(()) }
    }

    /// Whether one more finding is told, or only counted.
    pub fn finding(&mut self) -> bool {
        self.findings += 1;
        self.findings <= limits::FINDINGS
    }
}

/// Refuses a text longer than a cell may hold.
///
/// # Errors
/// `file-too-large` naming the length found.
#[inline]
pub fn check_length(part: &str, text: &str) -> Result<(), Error> {
    if text.len() > limits::TEXT {
        let found = text.chars().count();
        if found > limits::TEXT {
            return Err(Error::text_too_long(part, u64::try_from(found).unwrap_or(u64::MAX)));
        }
    }
    Ok(())
}
