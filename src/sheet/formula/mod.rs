//! A small evaluator of the formulas budget tables use, exact in decimals.
//!
//! [`fill`] computes formulas that came without a cached result, so that none is ever read as 0; [`stale`]
//! recomputes all others and tells which cached results disagree. A formula that cannot be computed with certainty
//! is left alone and named: a function not known here, another workbook, an array, a circle, a text whose reading as
//! a number depends on the machine's language.

mod ast;
mod engine;
mod functions;
mod number;
mod parse;
mod value;

use crate::finding::{Finding, Severity};
use crate::sheet::{CellRef, Value, Workbook};
use crate::words::Bilingual;
use arcstr::ArcStr;
use ast::Skip;
use engine::{Engine, Node, State, Val};
use rust_decimal::Decimal;

/// A formula had no cached result and could not be computed.
pub const NOT_COMPUTED: &str = "formula-not-computed";
/// A cached result disagrees with what the formula comes to.
pub const STALE: &str = "formula-stale";
/// Formulas without cached result were computed.
pub const COMPUTED: &str = "formula-computed";

/// A cached result that disagrees.
#[derive(Clone, Debug, PartialEq)]
pub struct Stale {
    /// The sheet's name.
    pub sheet: String,
    /// The cell.
    pub at: CellRef,
    /// What the file says.
    pub cached: Value,
    /// What the formula comes to.
    pub computed: Value,
}

/// Computes every formula without a cached result and puts the result in its cell. Findings: one note a sheet with
/// their number ([`COMPUTED`]), a warning for what could not be computed ([`NOT_COMPUTED`]; cells below one another
/// with the same reason are told as one range).
pub fn fill(book: &mut Workbook) -> Vec<Finding> {
    // Some programs write an empty text where they know no result; a formula that comes to one keeps it.
    let waiting =
        |cell: &crate::sheet::Cell| cell.formula.is_some() && (cell.value == Value::Empty || is_no_text(&cell.value));
    let any = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells).any(waiting);
    if !any {
        return Vec::new();
    }
    let keeps = {
        let mut cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        cells.any(|cell| cell.formula.is_some() && !waiting(cell))
    };
    let mut engine = Engine::new(book, waiting);
    engine.run();
    let nodes = engine.nodes;
    let mut counts: Vec<u64> = vec![0; book.sheets.len()];
    let mut skipped: Vec<(usize, CellRef, Skip)> = Vec::new();
    for node in nodes {
        let State::Done(outcome) = node.state else { continue };
        match outcome {
            Ok(value) => {
                let Some(cell) = cell_mut(book, node.sheet, node.at) else { continue };
                let value = as_value(value);
                if cell.value == value {
                    continue;
                }
                cell.value = value;
                if let Some(count) = counts.get_mut(node.sheet) {
                    *count += 1;
                }
            }
            // A program that keeps results means an empty text where it keeps one.
            Err(skip) => {
                if !keeps || cell_mut(book, node.sheet, node.at).is_some_and(|cell| cell.value == Value::Empty) {
                    skipped.push((node.sheet, node.at, skip));
                }
            }
        }
    }
    let mut findings = Vec::new();
    for (sheet, count) in book.sheets.iter().zip(&counts).filter(|(_, count)| **count > 0) {
        findings.push(computed(&sheet.name, *count));
    }
    findings.extend(not_computed(book, skipped));
    findings
}

fn is_no_text(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.is_empty())
}

fn cell_mut(book: &mut Workbook, sheet: usize, at: CellRef) -> Option<&mut crate::sheet::Cell> {
    let rows = &mut book.sheets.get_mut(sheet)?.rows;
    let row = rows.binary_search_by_key(&at.row, |row| row.index).ok()?;
    let cells = &mut rows.get_mut(row)?.cells;
    let cell = cells.binary_search_by_key(&at.column, |cell| cell.column).ok()?;
    cells.get_mut(cell)
}

fn as_value(value: Val) -> Value {
    match value {
        // A formula that comes to an empty cell shows 0.
        Val::Empty => Value::Number(0.0),
        Val::Number(number) => Value::Number(number::to_f64(number)),
        Val::Text(text) => Value::Text(text),
        Val::Bool(yes) => Value::Bool(yes),
        Val::Fault(fault) => Value::Error(ArcStr::from(fault.text())),
    }
}

fn computed(sheet: &str, count: u64) -> Finding {
    Finding::new(
        COMPUTED,
        Severity::Note,
        Bilingual::new(
            format!("Trang {sheet}: {count} công thức chưa có kết quả lưu trong tệp đã được tính lại."),
            format!("Sheet {sheet}: {count} formulas without a stored result were computed."),
        ),
    )
    .at(sheet, "")
    .with("count", count)
}

/// One finding for each run of cells below one another with the same reason.
fn not_computed(book: &Workbook, mut skipped: Vec<(usize, CellRef, Skip)>) -> Vec<Finding> {
    skipped.sort_by_key(|(sheet, at, _)| (*sheet, at.column, at.row));
    let mut findings = Vec::new();
    let mut runs: Vec<(usize, CellRef, CellRef, Skip)> = Vec::new();
    for (sheet, at, skip) in skipped {
        match runs.last_mut() {
            Some((s, _, last, reason))
                if *s == sheet
                    && last.column == at.column
                    && last.row + 1 == at.row
                    && reason.slug() == skip.slug() =>
            {
                *last = at;
            }
            _ => runs.push((sheet, at, at, skip)),
        }
    }
    for (sheet, first, last, skip) in runs {
        let Some(content) = book.sheets.get(sheet) else { continue };
        let cells = if first == last { first.to_string() } else { format!("{first}:{last}") };
        let reason = skip.reason();
        let formula = content.cell(first).and_then(|cell| cell.formula.as_deref()).unwrap_or_default();
        let shown: String = formula.chars().take(200).collect();
        findings.push(
            Finding::new(
                NOT_COMPUTED,
                Severity::Warning,
                Bilingual::new(
                    format!("Ô {cells}: công thức chưa có kết quả lưu trong tệp và không tính được ({}).", reason.vi),
                    format!("{cells}: the formula has no stored result and could not be computed ({}).", reason.en),
                ),
            )
            .at(&content.name, cells)
            .next(Bilingual::new(
                "Mở tệp bằng Excel, để Excel tính lại, lưu tệp rồi nhập lại; hoặc ghi số vào ô.",
                "Open the file in Excel, let it calculate, save and import again; or write the number into the cell.",
            ))
            .with("formula", shown)
            .with("reason", skip.slug())
            .with("rows", u64::from(last.row - first.row) + 1),
        );
    }
    findings
}

/// The formulas of a workbook this evaluator understands: cells of its own sheets, functions it computes, nothing
/// of other workbooks, programs or the network.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    sheets: Vec<String>,
}

impl Understood {
    /// What is understood in this workbook.
    pub fn of(book: &Workbook) -> Self {
        Self { sheets: book.sheets.iter().map(|sheet| sheet.name.to_lowercase()).collect() }
    }

    /// Whether a formula of the sheet with this number is.
    pub fn knows(&self, sheet: usize, formula: &str) -> bool {
        parse::parse(formula, sheet, &parse::Scope { sheets: &self.sheets, names: &[] }).is_ok()
    }
}

/// Recomputes every formula from the plain cells up and gives the cached results that disagree beyond float noise
/// (relative 1e-9 of the largest number that went in; whole numbers to the unit), in reading order. A formula that
/// cannot be computed is not judged; what depends on it is, with its cached result taken as given.
pub fn stale(book: &Workbook) -> Vec<Stale> {
    let mut engine = Engine::new(book, |cell| cell.formula.is_some());
    engine.cached_serves = true;
    engine.run();
    let mut found = Vec::new();
    for node in &engine.nodes {
        let Some(sheet) = book.sheets.get(node.sheet) else { continue };
        let (State::Done(Ok(value)), Some(cell)) = (&node.state, sheet.cell(node.at)) else { continue };
        if differs(&cell.value, value, node, book.date_1904) {
            found.push(Stale {
                sheet: sheet.name.clone(),
                at: node.at,
                cached: cell.value.clone(),
                computed: as_value(value.clone()),
            });
        }
    }
    found
}

/// What [`stale`] found as findings with both values ([`STALE`]).
pub fn stale_findings(book: &Workbook) -> Vec<Finding> {
    stale(book)
        .into_iter()
        .map(|stale| {
            let (cached, computed) = (stale.cached.raw(), stale.computed.raw());
            let at = stale.at.to_string();
            Finding::new(
                STALE,
                Severity::Warning,
                Bilingual::new(
                    format!("Ô {at}: kết quả lưu trong tệp là {cached}, tính lại theo công thức là {computed}."),
                    format!("{at}: the stored result is {cached}, the formula comes to {computed}."),
                ),
            )
            .at(&stale.sheet, at)
            .next(Bilingual::new(
                "Mở tệp bằng Excel, nhấn Ctrl+Alt+F9 để tính lại, lưu tệp rồi nhập lại.",
                "Open the file in Excel, press Ctrl+Alt+F9 to recalculate, save and import again.",
            ))
            .with("cached", cached)
            .with("computed", computed)
        })
        .collect()
}

fn differs(cached: &Value, computed: &Val, node: &Node, date_1904: bool) -> bool {
    let cached_number = match cached {
        Value::Number(number) => number::from_f64(*number),
        Value::Date(iso) => number::serial(iso, date_1904),
        Value::Bool(yes) => return *computed != Val::Bool(*yes),
        Value::Text(text) => return !matches!(computed, Val::Text(computed) if computed == text),
        Value::Error(text) => return !matches!(computed, Val::Fault(fault) if fault.text() == &**text),
        Value::Empty => return false,
    };
    let Some(cached) = cached_number else { return false };
    let computed = match computed {
        Val::Number(number) => *number,
        Val::Empty => Decimal::ZERO,
        Val::Bool(_) | Val::Text(_) | Val::Fault(_) => return true,
    };
    let gap = cached.checked_sub(computed).map(|gap| gap.abs()).unwrap_or(Decimal::MAX);
    if gap.is_zero() {
        return false;
    }
    let size = node.magnitude.max(computed.abs()).max(cached.abs());
    // Whole numbers below 10^15 are exact in floats: between two of them there is no noise.
    let exact = Decimal::from(1_000_000_000_000_000u64);
    if cached.fract().is_zero() && computed.fract().is_zero() && size < exact {
        return true;
    }
    let noise = size.checked_mul(Decimal::new(1, 9)).unwrap_or(Decimal::MAX).max(Decimal::new(1, 12));
    gap > noise
}

#[cfg(test)]
mod tests;
