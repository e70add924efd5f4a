//! Sheets as plain values: cells, rows, merges, styles. No budget word lives here.

use arcstr::ArcStr;

pub mod formula;

/// The format a workbook was found to be in, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML, .xlsx and .xlsm.
    Xlsx,
    /// Excel 97-2003 and older, .xls.
    Xls,
    /// Excel binary, .xlsb.
    Xlsb,
    /// OpenDocument, .ods.
    Ods,
    /// Separated text, .csv and .tsv; its one sheet is named `csv`.
    Csv,
    /// An HTML table, often named .xls.
    Html,
    /// SpreadsheetML 2003, often named .xls.
    Xml2003,
}

/// A workbook read: its sheets in order and what belongs to the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The format it was found to be in.
    pub format: Format,
    /// Its sheets, hidden ones included.
    pub sheets: Vec<Sheet>,
    /// Defined names and what they refer to (print titles and areas included).
    pub names: Vec<(String, String)>,
    /// Custom document properties.
    pub properties: Vec<(String, String)>,
    /// Whether dates count from 1904.
    pub date_1904: bool,
}

/// How a sheet is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Shown.
    #[default]
    Visible,
    /// Hidden; Excel offers to unhide it.
    Hidden,
    /// Hidden from Excel's menus as well.
    VeryHidden,
}

/// One sheet: rows in order, only filled ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// How it is shown.
    pub visibility: Visibility,
    /// Rows with at least one cell or an attribute worth keeping, by ascending number.
    pub rows: Vec<Row>,
    /// Merged areas.
    pub merges: Vec<Area>,
    /// Hidden columns as inclusive 0-based ranges.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Styles that cells point to; index 0 exists always.
    pub styles: Vec<Style>,
    /// Notes and comments: cell and text.
    pub notes: Vec<(CellRef, String)>,
}

/// One row; `index` is 0-based.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// 0-based row number.
    pub index: u32,
    /// Hidden by hand or by a filter.
    pub hidden: bool,
    /// Filled cells by ascending column; an empty one is kept only where a heading is centred over it
    /// ([`Style::centered`]).
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        // Most rows are filled from the first column on.
        let near = usize::try_from(column).ok().and_then(|place| self.cells.get(place));
        near.filter(|cell| cell.column == column).or_else(|| {
            self.cells.binary_search_by_key(&column, |cell| cell.column).ok().and_then(|place| self.cells.get(place))
        })
    }
}

/// One cell with its column.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// 0-based column number.
    pub column: u32,
    /// Index into [`Sheet::styles`].
    pub style: u32,
    /// What it holds; for a formula, the cached result.
    pub value: Value,
    /// The formula without its `=`, where there is one.
    pub formula: Option<ArcStr>,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing (a formula without cached result reads so).
    #[default]
    Empty,
    /// Text as stored.
    Text(ArcStr),
    /// A number as Excel keeps it; to money only through its shortest decimal.
    Number(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// A number formatted as a date, as an ISO date or date-time (`2024-02-29`, `2024-02-29T18:00:00`); a time of
    /// day is `T08:30:00`, elapsed time `PT26H30M0S`. A number that is no calendar date stays a number.
    Date(ArcStr),
    /// An error value, `#REF!`; never 0.
    Error(ArcStr),
}

/// What of a cell's style matters for reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// Bold font.
    pub bold: bool,
    /// Italic font.
    pub italic: bool,
    /// Struck through: what an officer crossed out.
    pub struck: bool,
    /// Indent steps.
    pub indent: u8,
    /// The number format code, `General` when empty.
    pub number_format: ArcStr,
    /// The font's name.
    pub font: ArcStr,
    /// Locked under sheet protection.
    pub locked: bool,
    /// Centred across the selection (a heading over several columns without a merge).
    pub centered: bool,
}

/// A cell's position, 0-based.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// 0-based row.
    pub row: u32,
    /// 0-based column.
    pub column: u32,
}

impl CellRef {
    /// A position from 0-based row and column.
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// Reads `B7` or `$B$7`; `None` outside Excel's grid.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('$', "");
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, digits) = text.split_at_checked(letters)?;
        let mut column: u32 = 0;
        for b in letters.bytes() {
            column = column.checked_mul(26)?.checked_add(u32::from(b.to_ascii_uppercase() - b'A') + 1)?;
        }
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let row: u32 = digits.parse().ok()?;
        if column == 0 || column > 16_384 || row == 0 || row > 1_048_576 {
            return None;
        }
        Some(Self { row: row - 1, column: column - 1 })
    }
}

impl std::fmt::Display for CellRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", column_letters(self.column), u64::from(self.row) + 1)
    }
}

/// The letters of a 0-based column: 0 → A, 26 → AA.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A rectangle of cells, corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Top left.
    pub first: CellRef,
    /// Bottom right.
    pub last: CellRef,
}

impl Area {
    /// Whether the rectangle holds `cell`.
    pub const fn contains(&self, cell: CellRef) -> bool {
        cell.row >= self.first.row
            && cell.row <= self.last.row
            && cell.column >= self.first.column
            && cell.column <= self.last.column
    }
}

impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.first, self.last)
    }
}

impl Sheet {
    /// The row with this 0-based number.
    pub fn row(&self, index: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&index, |row| row.index).ok().and_then(|i| self.rows.get(i))
    }

    /// The cell at a position.
    pub fn cell(&self, at: CellRef) -> Option<&Cell> {
        self.row(at.row)?.cell(at.column)
    }

    /// Whether the column is hidden.
    pub fn column_hidden(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// The style of a cell.
    pub fn style(&self, cell: &Cell) -> Option<&Style> {
        self.styles.get(usize::try_from(cell.style).ok()?)
    }
}

impl Value {
    /// The text of the value as a person would read it raw; numbers by their shortest decimal.
    pub fn raw(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Date(text) | Self::Error(text) => text.to_string(),
            Self::Number(number) => format!("{number}"),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
        }
    }
}
