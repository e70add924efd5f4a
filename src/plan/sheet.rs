//! A plan kept as a workbook: the task table of a sheet read like the table of a document.

use super::labels::{Role, header_role};
use super::lines::{begins, key};
use crate::page::{Block, Grid, GridCell, Page, Paragraph};
use crate::sheet::{Area, Cell, CellRef, Row, Sheet, Value, Visibility, Workbook};
use std::collections::BTreeMap;

/// A longer sheet is no plan; columns beyond the last one looked at hold none of a task.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: u32 = 60;

/// The sheet that holds the task table, as a page: rows above the table are paragraphs, places are row numbers. `None` when no sheet has one.
pub(super) fn page(book: &Workbook) -> Option<(String, Page)> {
    let short = |s: &&Sheet| s.rows.iter().filter(|row| !row.cells.is_empty()).count() <= MOST_ROWS;
    let shown = book.sheets.iter().filter(|s| s.visibility == Visibility::Visible).filter(short);
    let found: Vec<(&Sheet, u32)> = shown.filter_map(|s| Some((s, header(s)?))).collect();
    let (sheet, header) = found.into_iter().max_by_key(|(s, _)| s.rows.len())?;
    let mut page = Page::default();
    // The plan's own words may stand on a sheet before that of its annex.
    let before = book.sheets.iter().take_while(|s| !std::ptr::eq(*s, sheet));
    let words = before.filter(|s| s.visibility == Visibility::Visible).filter(short).find(|s| is_words(s));
    for row in words.iter().flat_map(|s| s.rows.iter().map(move |row| (*s, row))) {
        lines(row.0, row.1, &mut page);
    }
    for row in sheet.rows.iter().filter(|row| row.index < header) {
        lines(sheet, row, &mut page);
    }
    page.blocks.push(Block::Table(table(sheet, header)));
    Some((sheet.name.clone(), page))
}

/// Whether a sheet holds a document in words: a heading "KẾ HOẠCH" and hardly a figure.
fn is_words(sheet: &Sheet) -> bool {
    let cells = || sheet.rows.iter().flat_map(|row| &row.cells);
    let figures = cells().filter(|c| matches!(c.value, Value::Number(_))).count();
    let plan = |c: &&Cell| matches!(&c.value, Value::Text(text) if begins(&key(text), &["kế hoạch"]));
    figures * 10 <= cells().count() && sheet.rows.iter().take(20).flat_map(|row| &row.cells).any(|c| plan(&c))
}

/// The words of a row, a paragraph for every line.
fn lines(sheet: &Sheet, row: &Row, page: &mut Page) {
    for cell in row.cells.iter().filter(|c| c.column < MOST_COLUMNS) {
        let text = text(sheet, cell, false);
        for line in text.lines().map(str::trim).filter(|t| !t.is_empty()) {
            let bold = sheet.style(cell).is_some_and(|s| s.bold);
            page.blocks.push(Block::Paragraph(Paragraph {
                place: row.index.saturating_add(1),
                text: line.to_owned(),
                bold,
                ..Paragraph::default()
            }));
        }
    }
}

/// The row of the header of a task table.
fn header(sheet: &Sheet) -> Option<u32> {
    sheet.rows.iter().take(80).find_map(|row| {
        let roles: Vec<Role> = row.cells.iter().filter_map(|c| header_role(&text(sheet, c, false))).collect();
        let who = |roles: &[Role]| roles.iter().any(|r| matches!(r, Role::Lead | Role::Partner | Role::Time));
        // The offices may stand in the second row of the header.
        let below = || {
            let next = sheet.row(row.index.checked_add(1)?)?;
            Some(who(&next.cells.iter().filter_map(|c| header_role(&text(sheet, c, false))).collect::<Vec<_>>()))
        };
        // Tasks called in words of the table's own, between their numbers and who does them.
        let unnamed = || {
            let told = roles.contains(&Role::Number) && roles.contains(&Role::Lead);
            told && roles.iter().any(|r| matches!(r, Role::Time | Role::Funding))
        };
        let named = roles.contains(&Role::Content) && (who(&roles) || below() == Some(true));
        (named || unnamed()).then_some(row.index)
    })
}

fn table(sheet: &Sheet, header: u32) -> Grid {
    // Rows without a cell are left out, whatever stray cell stands far below.
    let rows: Vec<u32> =
        sheet.rows.iter().filter(|r| r.index >= header && !r.cells.is_empty()).map(|r| r.index).collect();
    let width = sheet.rows.iter().filter(|r| r.index >= header).flat_map(|r| r.cells.iter().map(|c| c.column + 1));
    let width = width.max().unwrap_or(0).min(MOST_COLUMNS);
    let number_column = (0..width).find(|column| {
        sheet
            .cell(CellRef::new(header, *column))
            .is_some_and(|c| header_role(&text(sheet, c, false)) == Some(Role::Number))
    });
    let mut grid = Grid { place: header.saturating_add(1), ..Grid::default() };
    for (at, index) in rows.iter().copied().enumerate() {
        let mut areas: BTreeMap<u32, &Area> = BTreeMap::new();
        for area in sheet.merges.iter().filter(|area| (area.first.row..=area.last.row).contains(&index)) {
            areas.entry(area.first.column).or_insert(area);
        }
        let mut row = Vec::new();
        let mut column = 0;
        while column < width {
            let area = areas.range(..=column).next_back().map(|(_, area)| *area).filter(|a| column <= a.last.column);
            let columns = area.map_or(1, |a| a.last.column.saturating_add(1).min(width).saturating_sub(column).max(1));
            // Only the first row of a merged area gives a cell; the rows below are covered by its span.
            if let Some(area) = area.filter(|a| a.first.row < index && a.first.row >= header) {
                column = area.last.column.saturating_add(1).min(width).max(column + 1);
                continue;
            }
            let below = |a: &Area| rows.iter().skip(at).take_while(|row| **row <= a.last.row).count();
            let rows = area.map_or(1, |a| u32::try_from(below(a)).unwrap_or(1));
            let text = sheet
                .cell(CellRef::new(index, column))
                .map(|c| text(sheet, c, number_column == Some(column)))
                .unwrap_or_default();
            row.push(GridCell { text, columns, rows });
            column += columns;
        }
        grid.rows.push(row);
        grid.lines.push(index.saturating_add(1));
    }
    grid
}

/// A cell's text; in the number column a figure is shown with the decimals of its format, so that
/// `1.10` does not become `1.1`.
fn text(sheet: &Sheet, cell: &Cell, number: bool) -> String {
    let decimals = sheet.style(cell).and_then(|s| {
        let (whole, fraction) = s.number_format.split_once('.')?;
        (whole.ends_with('0') && fraction.bytes().all(|b| b == b'0')).then_some(fraction.len())
    });
    match (&cell.value, decimals) {
        (Value::Number(value), Some(decimals)) if number && decimals <= 3 => format!("{value:.decimals$}"),
        (value, _) => value.raw().trim().to_owned(),
    }
}
