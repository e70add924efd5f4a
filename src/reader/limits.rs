//! The limits a stranger's file is read under. Each is named, with the figure found, in the message that
//! refuses a file: absolute numbers, never ratios, so that an honest file of any shape passes.

/// Bytes of the file itself.
pub const FILE: u64 = 50 << 20;
/// Bytes of a list as text (.csv, .tsv): a million rows of spending.
pub const LIST_FILE: u64 = 160 << 20;
/// Filled cells of a list as text.
pub const LIST_CELLS: u64 = 8_000_000;
/// Entries of a zip package.
pub const ENTRIES: usize = 2_000;
/// Bytes one part of a package may inflate to.
pub const PART: u64 = 256 << 20;
/// Bytes all parts read may inflate to together.
pub const ALL_PARTS: u64 = 512 << 20;
/// Sheets of a workbook.
pub const SHEETS: usize = 256;
/// Filled cells of a workbook (hidden empty rows count as one each).
pub const CELLS: u64 = 2_000_000;
/// Merged areas of a workbook.
pub const MERGES: u64 = 200_000;
/// Characters of one cell, formula, note, name or paragraph.
pub const TEXT: usize = 32_767;
/// Bytes of one text while it is gathered, before its characters are counted.
pub const PART_TEXT: usize = TEXT * 8;
/// Bytes of text that stands in cells, formulas and notes of their own (shared strings count once).
pub const ALL_TEXT: u64 = 192 << 20;
/// Different shared strings, defined names, notes, hidden column ranges: each list.
pub const LIST: u64 = 2_000_000;
/// Paragraphs and rows of tables of a document; the longest plans have some two thousand.
pub const LINES: usize = 20_000;
/// Bytes of text of a document; the longest plans have some two hundred thousand.
pub const PAGE_TEXT: usize = 4 << 20;
/// Cell formats, as Excel allows them.
pub const STYLES: usize = 65_490;
/// Nested elements of an XML part.
pub const DEPTH: usize = 256;
/// Bytes of one XML tag.
pub const TAG: usize = 1 << 20;
/// Rows of Excel's grid.
pub const ROWS: u32 = 1_048_576;
/// Columns of Excel's grid.
pub const COLUMNS: u32 = 16_384;
/// Bytes the reading process may hold at once.
pub const MEMORY: usize = 1 << 30;
/// Seconds the reading process may take.
pub const SECONDS: u64 = 30;
/// Bytes the reading process may answer with.
pub const ANSWER: u64 = 512 << 20;
/// Findings one file may bring before only their number is told.
pub const FINDINGS: usize = 1_000;
