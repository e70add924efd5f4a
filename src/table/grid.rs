//! A sheet seen as a grid: texts through merges, quick questions about cells.

use super::numbers;
use crate::sheet::{Area, Cell, CellRef, Row, Sheet, Value};
use std::collections::HashMap;

/// A sheet with its merges indexed.
pub struct Grid<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Merges by their first row.
    merges: Vec<Area>,
    /// The anchor of every cell a small vertical merge covers.
    covered: HashMap<(u32, u32), (u32, u32)>,
}

/// Merges taller than this are decoration, not headings.
const TALLEST: u32 = 2_000;

impl<'a> Grid<'a> {
    /// Indexes a sheet.
    pub fn new(sheet: &'a Sheet) -> Self {
        let mut merges = sheet.merges.clone();
        merges.sort_by_key(|m| (m.first.row, m.first.column));
        let mut covered = HashMap::new();
        for merge in &merges {
            let rows = merge.last.row.saturating_sub(merge.first.row);
            if rows == 0 || rows > TALLEST || covered.len() > 500_000 {
                continue;
            }
            for row in merge.first.row + 1..=merge.last.row {
                covered.insert((row, merge.first.column), (merge.first.row, merge.first.column));
            }
        }
        Self { sheet, merges, covered }
    }

    /// Merges that touch the rows `first..=last`.
    pub fn merges_in(&self, first: u32, last: u32) -> Vec<Area> {
        let end = self.merges.partition_point(|m| m.first.row <= last);
        self.merges.iter().take(end).filter(|m| m.last.row >= first).copied().collect()
    }

    /// The cell that a vertical merge shows at this place, when the place itself is covered.
    pub fn through_merge(&self, row: u32, column: u32) -> Option<&'a Cell> {
        if self.covered.is_empty() {
            return None;
        }
        let (r, c) = *self.covered.get(&(row, column))?;
        self.sheet.cell(CellRef::new(r, c)).filter(|cell| !is_blank(&cell.value))
    }

    /// The rows in order.
    pub fn rows(&self) -> &'a [Row] {
        &self.sheet.rows
    }

    /// The position in [`Sheet::rows`] of the first row at or after a row number.
    pub fn position(&self, row: u32) -> usize {
        self.sheet.rows.partition_point(|r| r.index < row)
    }

    /// Whether a cell is bold.
    pub fn bold(&self, cell: &Cell) -> bool {
        self.sheet.style(cell).is_some_and(|s| s.bold)
    }
}

/// Nothing, or only spaces.
pub fn is_blank(value: &Value) -> bool {
    match value {
        Value::Empty => true,
        Value::Text(text) => text.chars().all(|c| c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}'),
        _ => false,
    }
}

/// The text of a text cell.
pub fn text_of(cell: &Cell) -> Option<&str> {
    match &cell.value {
        Value::Text(text) if !is_blank(&cell.value) => Some(text),
        _ => None,
    }
}

/// A whole number that could be a year.
pub fn year_like(x: f64) -> Option<i32> {
    (x.fract() == 0.0 && (1990.0..=2100.0).contains(&x)).then_some(x as i32)
}

/// Whether a cell is a figure that no heading would hold.
pub fn is_figure(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(x) => year_like(*x).is_none(),
        Value::Text(text) => {
            numbers::looks_numeric(text)
                && matches!(numbers::text_cell(text), numbers::TextCell::Number(_))
                && !text.trim().parse::<f64>().is_ok_and(|x| year_like(x).is_some())
        }
        Value::Error(_) => true,
        Value::Bool(_) | Value::Date(_) | Value::Empty => false,
    }
}
