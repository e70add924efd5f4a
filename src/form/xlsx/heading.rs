//! Stacked headings and the label row.

use super::layout::Layout;
use super::style;
use crate::form::Error;
use crate::form::guard::cell_text;
use crate::form::table::Table;
use crate::words::{Bilingual, Lang};
use rust_xlsxwriter::Worksheet;

/// One heading cell, perhaps over several rows and columns; all 0-based, within the heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::form) struct Heading {
    pub(in crate::form) row: usize,
    pub(in crate::form) column: usize,
    pub(in crate::form) rows: usize,
    pub(in crate::form) columns: usize,
    pub(in crate::form) text: Bilingual,
}

/// The heading cells of the visible columns. Neighbours share a cell where they share it and all
/// headings above it, and have headings of their own below.
pub(in crate::form) fn headings(table: &Table) -> Vec<Heading> {
    let depth = depth(table);
    let mut cells: Vec<Heading> = Vec::new();
    for (column, col) in table.columns.iter().enumerate().filter(|(_, col)| !col.hidden) {
        for (row, text) in col.heading.iter().enumerate() {
            let is_last = row.saturating_add(1) == col.heading.len();
            let left = column.checked_sub(1).and_then(|left| table.columns.get(left));
            let shared = !is_last
                && left.is_some_and(|left| {
                    left.heading.len() > row.saturating_add(1) && left.heading.get(..=row) == col.heading.get(..=row)
                });
            let open = cells.iter_mut().rev().find(|cell| cell.row == row && cell.text == *text);
            match open {
                Some(cell) if shared && cell.column + cell.columns == column => cell.columns += 1,
                _ => cells.push(Heading {
                    row,
                    column,
                    rows: if is_last { depth.saturating_sub(row) } else { 1 },
                    columns: 1,
                    text: text.clone(),
                }),
            }
        }
    }
    cells
}

/// How many heading rows there are.
pub(super) fn depth(table: &Table) -> usize {
    table.columns.iter().filter(|column| !column.hidden).map(|column| column.heading.len()).max().unwrap_or(1).max(1)
}

/// Writes the headings from `top` down and the label row under them, whose row it gives.
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &Table,
    labels: &[String],
    layout: &Layout,
    top: u32,
    lang: Lang,
) -> Result<u32, Error> {
    let look = style::heading();
    let mut label_row = top;
    for height in &layout.heading_heights {
        layout.set_height(sheet, label_row, *height)?;
        label_row = label_row.saturating_add(1);
    }
    let at = |place: usize| u32::try_from(place).unwrap_or(0);
    for cell in headings(table) {
        let (first_row, first_column) = (top.saturating_add(at(cell.row)), u16::try_from(cell.column).unwrap_or(0));
        let last_row = first_row.saturating_add(at(cell.rows)).saturating_sub(1);
        let last_column = first_column.saturating_add(u16::try_from(cell.columns).unwrap_or(1)).saturating_sub(1);
        let text = cell_text(cell.text.get(lang));
        if (first_row, first_column) == (last_row, last_column) {
            sheet.write_string_with_format(first_row, first_column, text, &look)?;
        } else {
            sheet.merge_range(first_row, first_column, last_row, last_column, &text, &look)?;
        }
    }
    let look = style::label();
    layout.set_height(sheet, label_row, layout.label_height)?;
    for (column, label) in labels.iter().enumerate().filter(|(_, label)| !label.is_empty()) {
        sheet.write_string_with_format(label_row, u16::try_from(column).unwrap_or(0), label, &look)?;
    }
    Ok(label_row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::table::{Col, ColKind};
    use crate::money::Unit;

    #[test]
    fn neighbours_share_their_upper_headings() {
        let col = |path: &[&str]| {
            let heading = path.iter().map(|text| Bilingual::new((*text).to_owned(), (*text).to_owned())).collect();
            Col::new("k", ColKind::Amount, heading)
        };
        let hidden = Col { hidden: true, ..col(&["key", "a", "b", "c"]) };
        let table = Table {
            columns: vec![
                col(&["STT"]),
                col(&["Năm", "2023"]),
                col(&["Năm", "2024"]),
                col(&["Khác", "2024"]),
                col(&["Tổng"]),
                col(&["Tổng"]),
                hidden,
            ],
            lines: Vec::new(),
            total: None,
            unit: Unit::DONG,
        };
        let cells: Vec<(usize, usize, usize, usize, String)> = headings(&table)
            .into_iter()
            .map(|h| (h.row, h.column, h.rows, h.columns, h.text.vi.into_owned()))
            .collect();
        let want: Vec<(usize, usize, usize, usize, String)> = [
            (0, 0, 2, 1, "STT"),
            (0, 1, 1, 2, "Năm"),
            (1, 1, 1, 1, "2023"),
            (1, 2, 1, 1, "2024"),
            (0, 3, 1, 1, "Khác"),
            (1, 3, 1, 1, "2024"),
            (0, 4, 2, 1, "Tổng"),
            (0, 5, 2, 1, "Tổng"),
        ]
        .map(|(a, b, c, d, e)| (a, b, c, d, e.to_owned()))
        .to_vec();
        assert_eq!(cells, want);
    }
}
