//! Truy vết: any figure back to its entries and cells, and any cell to what became of it.

use super::book;
use super::context::Desk;
use super::failure::{Failure, Outcome};
use super::{plans, reports};
use crate::money::{Kind, Money};
use crate::report::{Cell, Report};
use crate::sheet::CellRef;
use crate::store::{Book, EntryFilter, EntryRow, LineFilter, LineRow};
use crate::words::Bilingual;
use serde_json::Value;

/// What a trace found.
#[derive(Clone, Debug)]
pub enum Traced {
    /// A figure and the entries it is made of.
    Figure {
        /// What was asked.
        figure: String,
        /// The figure, where it is an amount.
        amount: Option<Money>,
        /// Its entries.
        entries: Vec<EntryRow>,
    },
    /// A cell and what became of it.
    Cell {
        /// What was asked.
        cell: String,
        /// `line`, `group`, `total`, `memo`, `label`, `outside`.
        fate: &'static str,
        /// The lines it became.
        lines: Vec<String>,
        /// Whether one of them has entries; a line left out, or told for comparison, has none.
        posted: bool,
    },
    /// A line that was read and not recorded: left out, or told for comparison.
    Unposted(Box<LineRow>),
}

/// Traces a line, an entry, `REPORT:ROW:COLUMN` or `FILE!SHEET!CELL`.
///
/// # Errors
/// No book, or nothing is known by that name.
pub fn trace(desk: &Desk, what: &str) -> Outcome<Traced> {
    let book = book::open_to_read(desk)?;
    let parts: Vec<&str> = what.rsplitn(3, '!').collect();
    if let [cell, sheet, file] = parts.as_slice() {
        return of_cell(&book, what, file, sheet, cell);
    }
    let mut split = what.splitn(3, ':');
    if let (Some(report), Some(row), Some(column)) = (split.next(), split.next(), split.next()) {
        return of_figure(desk, &book, what, report, row, column);
    }
    let id = what.trim();
    let upper = id.to_uppercase();
    let filter = match upper.chars().next() {
        Some('E') => EntryFilter { id: Some(upper.clone()), all: true, ..EntryFilter::default() },
        Some('L') => EntryFilter { line: Some(upper.clone()), all: true, ..EntryFilter::default() },
        _ => return Err(nothing(what)),
    };
    let entries = book.entries(&filter).map_err(|e| book::trouble(&e))?;
    if entries.is_empty() {
        let of_line = LineFilter { id: Some(upper), all: true, ..LineFilter::default() };
        let line =
            if filter.line.is_some() { book.lines(&of_line).map_err(|e| book::trouble(&e))?.pop() } else { None };
        return line.map(|line| Traced::Unposted(Box::new(line))).ok_or_else(|| nothing(what));
    }
    Ok(Traced::Figure { figure: id.to_owned(), amount: sum(&entries), entries })
}

fn nothing(what: &str) -> Box<Failure> {
    Failure::usage(
        "trace-unknown",
        Bilingual::new(
            format!("Sổ không có số liệu nào tên là “{what}”."),
            format!("The book knows no figure “{what}”."),
        ),
        Bilingual::new(
            "Dùng mã dòng L000012, bút toán E000012, variance:3.3/2023:spent, hoặc tệp.xlsx!Trang!D12",
            "Use a line L000012, an entry E000012, variance:3.3/2023:spent, or file.xlsx!Sheet!D12",
        ),
    )
}

fn sum(entries: &[EntryRow]) -> Option<Money> {
    Money::sum(entries.iter().map(|e| e.entry.amount))
}

/// The kinds a report column sums.
fn kinds(column: &str) -> Vec<Kind> {
    use Kind::{
        Adjusted, Advanced, Allotted, Appraised, Appropriated, Approved, CarriedOver, Cleared, Committed, Cut,
        HandedOver, Lapsed, Paid, Planned, Proposed, Provisional, Recalled, Released, Returned, Supplemented, Withheld,
    };
    match column {
        "planned" => vec![Planned],
        "proposed" => vec![Proposed],
        "appraised" => vec![Appraised],
        "approved" => vec![Approved],
        "granted" => vec![Appropriated, Provisional, Allotted],
        "supplemented" => vec![Supplemented],
        "adjusted" => vec![Adjusted],
        "carried_in" => vec![CarriedOver],
        "committed" => vec![Committed, Released],
        "advanced" => vec![Advanced, Cleared, Returned],
        "spent" => vec![Paid, Cleared],
        "disbursed" => vec![Paid, Advanced, Returned],
        "usable" => vec![
            Appropriated,
            Provisional,
            Allotted,
            Supplemented,
            Adjusted,
            Cut,
            Recalled,
            Withheld,
            HandedOver,
            CarriedOver,
            Lapsed,
        ],
        "remaining" | "variance" | "rate" => [kinds("usable"), kinds("spent")].concat(),
        "rate_disbursed" => [kinds("usable"), kinds("disbursed")].concat(),
        "available" => [kinds("usable"), vec![Paid, Advanced, Returned, Committed, Released]].concat(),
        _ => Vec::new(),
    }
}

fn of_figure(desk: &Desk, book: &Book, what: &str, name: &str, row: &str, column: &str) -> Outcome<Traced> {
    let (key, year) = match row.rsplit_once('/') {
        Some((key, year)) if year.len() == 4 && year.parse::<i32>().is_ok() => (key, year.parse::<i32>().ok()),
        _ => (row, None),
    };
    // a column of a year, as in the plan report: `y2023`, `2023`
    let column_year = column.trim_start_matches('y').parse::<i32>().ok();
    let asked = if column_year.is_some() || column == "total" { "planned" } else { column };
    let kinds = kinds(asked);
    if kinds.is_empty() {
        return Err(nothing(what));
    }
    let report = reports::make(desk, name, year.or(column_year), None, None)?;
    let plan = plans::current(book, None)?;
    let filter = EntryFilter {
        year: year.or(column_year),
        kinds,
        as_of: desk.as_of,
        derived: true,
        plan: plan.as_ref().map(|p| p.id.clone()),
        ..EntryFilter::default()
    };
    let of_section = |task: &str| plan.as_ref().and_then(|p| p.task(task)).is_some_and(|t| t.section == key);
    let all = book.entries(&filter).map_err(|e| book::trouble(&e))?;
    let agencies = super::agencies::known(book)?;
    let of_agency = |agency: &str| agency == key || agencies.identity(agency).0 == key;
    let total = matches!(key, "total" | "tong");
    let entries: Vec<EntryRow> = all
        .into_iter()
        .filter(|e| {
            let k = &e.entry.key;
            total
                || k.task.as_deref().is_some_and(|t| t == key || of_section(t))
                || k.agency.as_deref().is_some_and(of_agency)
                || k.source.as_deref() == Some(key)
                || k.year.to_string() == key
        })
        .collect();
    if entries.is_empty() {
        return Err(nothing(what));
    }
    let seen = |report: &Report| {
        let at = report.columns.iter().position(|c| c.key == column)?;
        let row = report.rows.iter().find(|r| r.key == row || r.key == key).map(|r| &r.cells);
        match if total { Some(&report.totals) } else { row }?.get(at)? {
            Cell::Amount(amount) => Some(*amount),
            _ => None,
        }
    };
    let mut amount = seen(&report);
    // A row of another grouping; or a column of its own that this report does not show.
    for by in ["agency", "source", "year"] {
        if amount.is_none() && !total {
            amount = seen(&reports::make(desk, name, year.or(column_year), Some(by), None)?);
        }
    }
    let shown = report.columns.iter().any(|c| c.key == column);
    let alone = filter.kinds.len() == 1;
    Ok(Traced::Figure {
        figure: what.to_owned(),
        amount: amount.or_else(|| sum(&entries).filter(|_| alone && !shown)),
        entries,
    })
}

fn of_cell(book: &Book, what: &str, file: &str, sheet: &str, cell: &str) -> Outcome<Traced> {
    let sheet = sheet.trim_matches('\'');
    let Some(at) = CellRef::parse(cell) else { return Err(nothing(what)) };
    let filter = LineFilter {
        file: Some(file.to_owned()),
        sheet: Some(sheet.to_owned()),
        cell: Some(at.to_string()),
        ..LineFilter::default()
    };
    let lines = book.lines(&filter).map_err(|e| book::trouble(&e))?;
    if !lines.is_empty() {
        let lines: Vec<String> = lines.into_iter().map(|l| l.id).collect();
        let mut posted = false;
        for line in &lines {
            let of_line = EntryFilter { line: Some(line.clone()), all: true, ..EntryFilter::default() };
            posted |= !book.entries(&of_line).map_err(|e| book::trouble(&e))?.is_empty();
        }
        return Ok(Traced::Cell { cell: what.to_owned(), fate: "line", lines, posted });
    }
    // how the file was understood is kept with its batch
    let batch =
        book.history().map_err(|e| book::trouble(&e))?.into_iter().rev().find(|b| {
            b.reversed_by.is_none() && (b.file.as_deref() == Some(file) || b.sha256.as_deref() == Some(file))
        });
    let Some(batch) = batch else { return Err(nothing(what)) };
    let kept = book.fact(READING, batch.sha256.as_deref().unwrap_or_default()).map_err(|e| book::trouble(&e))?;
    let reading: Value = kept.and_then(|f| serde_json::from_str(&f.value).ok()).unwrap_or(Value::Null);
    Ok(Traced::Cell { cell: what.to_owned(), fate: fate(&reading, sheet, at), lines: Vec::new(), posted: false })
}

/// The topic under which a file's reading is kept.
pub const READING: &str = "reading";

/// What became of a cell by the kept reading of its sheet.
fn fate(reading: &Value, sheet: &str, at: CellRef) -> &'static str {
    let row = u64::from(at.row).saturating_add(1);
    for table in reading.as_array().into_iter().flatten().filter(|t| t["sheet"] == sheet) {
        let has = |name: &str| table[name].as_array().is_some_and(|rows| rows.iter().any(|r| r.as_u64() == Some(row)));
        let column =
            table["columns"].as_array().is_some_and(|c| c.iter().any(|c| c.as_u64() == Some(u64::from(at.column))));
        if has("header") {
            return "label";
        }
        if !column {
            continue;
        }
        for (name, fate) in [("group", "group"), ("total", "total"), ("memo", "memo"), ("line", "label")] {
            if has(name) {
                let sums = table["sums"]
                    .as_array()
                    .is_some_and(|c| c.iter().any(|c| c.as_u64() == Some(u64::from(at.column))));
                return if sums { "total" } else { fate };
            }
        }
    }
    "outside"
}
