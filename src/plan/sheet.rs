//! A plan kept as a workbook: the task tables of its sheets read like the tables of a document.

use super::labels::{Role, header_role};
use super::lines::{begins, key};
use crate::page::{Block, Grid, GridCell, Page, Paragraph};
use crate::sheet::{Area, Cell, CellRef, Row, Sheet, Value, Visibility, Workbook};
use std::collections::{BTreeMap, BTreeSet};

/// A longer sheet is no plan, nor are sheets of so many rows together; columns beyond the last one looked at hold none of a task.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: u32 = 60;
/// A plan has some annexes.
const MOST_SHEETS: usize = 200;

/// So many places of a page are kept for every sheet: more than a sheet has rows.
const PLACES: u32 = 1 << 21;

/// A plan's workbook as a page.
pub(super) struct Read {
    pub page: Page,
    /// The sheets read: the first place of each.
    sheets: Vec<(u32, String)>,
    /// Sheets with columns of tasks that were passed over.
    pub passed: Vec<Passed>,
}

/// A sheet that looks like a list of tasks and is not read as one.
pub(super) struct Passed {
    pub name: String,
    /// The row of its headings, from 1.
    pub row: u32,
    pub why: Why,
}

/// Why a sheet is passed over.
pub(super) enum Why {
    /// It tells most of the tasks of this sheet again, and so many that are told nowhere else.
    Again(String, usize),
    /// Its headings are those of prices and quantities.
    Prices,
    /// A plan is not that long.
    TooLong,
}

impl Read {
    /// The sheet and the row, from 1, that a place of the page stands for.
    pub(super) fn row(&self, place: u32) -> Option<(&str, u32)> {
        let (first, name) = self.sheets.iter().rev().find(|(first, _)| *first <= place)?;
        Some((name, place - first))
    }
}

/// The sheets that hold tables of tasks, as one page: rows above a table are paragraphs. `None` when no sheet has one.
///
/// The longest without prices is read in any case. Another one is when most of its tasks are told on no other: annexes by
/// field or by year, where an older version or a summary would tell them again.
pub(super) fn page(book: &Workbook) -> Option<Read> {
    let short = |s: &&Sheet| s.rows.iter().filter(|row| !row.cells.is_empty()).count() <= MOST_ROWS;
    let shown = || book.sheets.iter().filter(|s| s.visibility == Visibility::Visible).filter(short);
    let mut found: Vec<(usize, &Sheet, u32)> =
        shown().enumerate().filter_map(|(at, s)| Some((at, s, header(s)?))).collect();
    // Prices head no tasks, where another sheet has some.
    found.sort_by_key(|(at, sheet, header)| (priced(sheet, *header), std::cmp::Reverse(sheet.rows.len()), *at));
    let mut read = Read { page: Page::default(), sheets: Vec::new(), passed: Vec::new() };
    let mut taken: Vec<(usize, &Sheet, u32)> = Vec::new();
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let mut rows = 0usize;
    for (at, sheet, header) in found {
        let tasks = worded(sheet, header);
        let mut again = tasks.iter().filter_map(|task| known.get(task)).copied().peekable();
        let told_by = again.peek().map(|name| (*name).to_owned());
        let told = again.count();
        let why = if taken.is_empty() {
            None
        } else if tasks.is_empty() {
            // Headings over nothing.
            continue;
        } else if let Some(other) = told_by.filter(|_| told * 2 > tasks.len()) {
            Some(Why::Again(other, tasks.len() - told))
        } else if priced(sheet, header) {
            Some(Why::Prices)
        } else if rows + sheet.rows.len() > MOST_ROWS || taken.len() >= MOST_SHEETS {
            Some(Why::TooLong)
        } else {
            None
        };
        if let Some(why) = why {
            read.passed.push(Passed { name: sheet.name.clone(), row: header.saturating_add(1), why });
            continue;
        }
        rows += sheet.rows.len();
        known.extend(tasks.into_iter().map(|task| (task, sheet.name.as_str())));
        taken.push((at, sheet, header));
    }
    taken.sort_by_key(|(at, ..)| *at);
    let first = taken.first().map(|(at, ..)| *at)?;
    // The plan's own words may stand on a sheet before that of its annex.
    if let Some(words) = shown().take(first).find(|s| is_words(s)) {
        read.sheets.push((0, words.name.clone()));
        words.rows.iter().for_each(|row| lines(words, row, 0, &mut read.page));
    } else if let Some(cover) = shown().take(first).find(|s| cover(s).is_some()) {
        // Or its title over a summary, "(Kèm theo Kế hoạch số …)".
        read.sheets.push((0, cover.name.clone()));
        let titles = self::cover(cover).into_iter().flatten();
        titles.for_each(|row| lines(cover, row, 0, &mut read.page));
    }
    for (_, sheet, header) in taken {
        let base = u32::try_from(read.sheets.len()).ok().and_then(|n| n.checked_mul(PLACES))?;
        read.sheets.push((base, sheet.name.clone()));
        let above = || sheet.rows.iter().filter(|row| row.index < header);
        // A sheet is an annex, whether or not its title says so: its tasks belong to no part of the sheet before it.
        let annex = |c: &Cell| begins(&key(&c.value.raw()), &["phụ lục"]);
        let first = read.page.blocks.iter().all(|block| !matches!(block, Block::Table(_)));
        if !first && !above().flat_map(|row| &row.cells).any(annex) {
            for text in [format!("Phụ lục {}", read.sheets.len()), sheet.name.clone()] {
                let place = base.saturating_add(1);
                read.page.blocks.push(Block::Paragraph(Paragraph { place, text, ..Paragraph::default() }));
            }
        }
        for row in above() {
            lines(sheet, row, base, &mut read.page);
        }
        read.page.blocks.push(Block::Table(table(sheet, header, base)));
    }
    Some(read)
}

/// The rows over the table of a sheet that is attached to the plan.
fn cover(sheet: &Sheet) -> Option<Vec<&Row>> {
    let filled = |row: &&Row| row.cells.iter().filter(|c| !c.value.raw().trim().is_empty()).count() <= 2;
    let rows: Vec<&Row> = sheet.rows.iter().take(10).take_while(filled).collect();
    let attached = |c: &Cell| begins(key(&c.value.raw()).trim_start_matches('('), &["kèm theo", "ban hành kèm theo"]);
    rows.iter().flat_map(|row| &row.cells).any(attached).then_some(rows)
}

/// What a sheet's tasks are called, as compared.
fn worded(sheet: &Sheet, header: u32) -> BTreeSet<String> {
    let heads = || sheet.row(header).into_iter().flat_map(|row| &row.cells);
    let role = |c: &Cell| header_role(&text(sheet, c, false));
    // Tasks may be called in words of the table's own: then theirs is the first column of another name.
    let named = heads().find(|c| role(c) == Some(Role::Content));
    let content = named.or_else(|| heads().find(|c| role(c).is_none() && !c.value.raw().trim().is_empty()));
    let column = content.map(|c| c.column);
    // Rows that say who or when are tasks; sums and the headings of groups are the same on every sheet.
    let told = |c: &Cell| matches!(role(c), Some(Role::Lead | Role::Time | Role::Partner));
    let beside: Vec<u32> = heads().filter(|c| told(c)).map(|c| c.column).collect();
    let filled = |row: &Row, column: &u32| row.cell(*column).is_some_and(|c| !c.value.raw().trim().is_empty());
    let below = || sheet.rows.iter().filter(|row| row.index > header);
    let words = |row: &Row| Some(key(&text(sheet, row.cell(column?)?, false)));
    let task = |words: &String| words.chars().any(char::is_alphabetic) && !begins(words, &["tổng", "cộng"]);
    let tasks: BTreeSet<String> =
        below().filter(|row| beside.iter().any(|column| filled(row, column))).filter_map(words).filter(task).collect();
    if tasks.is_empty() { below().filter_map(words).filter(task).collect() } else { tasks }
}

/// Whether the headings name prices or quantities: what things cost, not what is to be done.
fn priced(sheet: &Sheet, header: u32) -> bool {
    let heads = sheet.rows.iter().filter(|row| (header..=header.saturating_add(1)).contains(&row.index));
    let mut cells = heads.flat_map(|row| &row.cells).map(|c| key(&text(sheet, c, false)));
    cells.any(|head| begins(&head, &["đơn giá", "thành tiền", "số lượng", "định mức"]))
}

/// Whether a sheet holds a document in words: a heading "KẾ HOẠCH" and hardly a figure.
fn is_words(sheet: &Sheet) -> bool {
    let cells = || sheet.rows.iter().flat_map(|row| &row.cells);
    let figures = cells().filter(|c| matches!(c.value, Value::Number(_))).count();
    let plan = |c: &&Cell| matches!(&c.value, Value::Text(text) if begins(&key(text), &["kế hoạch"]));
    figures * 10 <= cells().count() && sheet.rows.iter().take(20).flat_map(|row| &row.cells).any(|c| plan(&c))
}

/// The words of a row, a paragraph for every line.
fn lines(sheet: &Sheet, row: &Row, base: u32, page: &mut Page) {
    for cell in row.cells.iter().filter(|c| c.column < MOST_COLUMNS) {
        let text = text(sheet, cell, false);
        for line in text.lines().map(str::trim).filter(|t| !t.is_empty()) {
            let bold = sheet.style(cell).is_some_and(|s| s.bold);
            page.blocks.push(Block::Paragraph(Paragraph {
                place: base.saturating_add(row.index).saturating_add(1),
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
        // "DANH MỤC DỰ ÁN KHỞI CÔNG NĂM 2024" alone over the headings is a title.
        let several = row.cells.iter().filter(|c| !c.value.raw().trim().is_empty()).take(2).count() == 2;
        let named = roles.contains(&Role::Content) && several && (who(&roles) || below() == Some(true));
        (named || unnamed()).then_some(row.index)
    })
}

fn table(sheet: &Sheet, header: u32, base: u32) -> Grid {
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
    let place = |index: u32| base.saturating_add(index).saturating_add(1);
    let mut grid = Grid { place: place(header), ..Grid::default() };
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
        grid.lines.push(place(index));
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
        // A day as officers write it, as wide as the cell shows it.
        (Value::Date(day), _) if day.len() == 10 => match day.parse::<jiff::civil::Date>() {
            Ok(day) => {
                let padded = sheet.style(cell).is_some_and(|s| s.number_format.to_lowercase().contains("dd"));
                let (d, m, y) = (day.day(), day.month(), day.year());
                if padded { format!("{d:02}/{m:02}/{y}") } else { format!("{d}/{m}/{y}") }
            }
            Err(_) => day.to_string(),
        },
        (value, _) => value.raw().trim().to_owned(),
    }
}
