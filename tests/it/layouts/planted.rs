//! Errors officers make, planted on clean tables; each must be flagged at its cell.

use super::dice::Dice;
use super::matrix::Drawn;
use super::pen::{Pen, workbook};
use super::variant;
use super::{evaluate, figures};
use arcstr::ArcStr;
use dutoan::sheet::{CellRef, Value, Visibility, Workbook, column_letters};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The section's SUM leaves out its last task.
    RowOutsideSum,
    /// A typed number stands where its neighbours have a formula, and it is wrong.
    ConstantOverFormula,
    /// One amount is typed in another unit; sums were typed from the paper.
    UnitMixed,
    /// The grand total adds sections and tasks.
    DoubleCounting,
    /// A task changed, a sum kept its old result.
    StaleCache,
    /// A task's row is hidden.
    HiddenRow,
    /// One amount lost its sign: it is negative.
    Sign,
    /// One amount is text, so that Excel's sums leave it out.
    TextNumber,
}

pub const ALL: [Error; 8] = [
    Error::RowOutsideSum,
    Error::ConstantOverFormula,
    Error::UnitMixed,
    Error::DoubleCounting,
    Error::StaleCache,
    Error::HiddenRow,
    Error::Sign,
    Error::TextNumber,
];

pub struct Planted {
    pub workbook: Workbook,
    /// Cells one of which a finding has to name.
    pub at: Vec<CellRef>,
    /// Only the row has to be named, in whatever cell.
    pub row_is_enough: bool,
}

/// A clean table without any error, for false alarms.
pub fn clean(seed: u64) -> Workbook {
    let (_, _, pen, ..) = variant::plain(seed);
    workbook(vec![pen.sheet("Bieu", Visibility::Visible)])
}

/// Plants one error; `None` where this budget has no place for it.
pub fn plant(seed: u64, error: Error) -> Option<Planted> {
    let (layout, budget, mut pen, drawn, _) = variant::plain(seed);
    let mut dice = Dice::new(seed ^ 0xe44);
    let (column, year, source) = dice.pick(&drawn.leaves);
    let filled: Vec<(u32, usize, usize)> = drawn
        .tasks
        .iter()
        .copied()
        .filter(|&(_, s, t)| budget.sections[s].tasks[t].amount(year, source) != 0)
        .collect();
    if filled.is_empty() {
        return None;
    }
    let (row, s, t) = dice.pick(&filled);
    let amount = budget.sections[s].tasks[t].amount(year, source);
    let (section_row, _) = *drawn.sections.iter().find(|(_, one)| *one == s)?;
    let grand = drawn.grand?;
    let letter = column_letters(column);
    let here = CellRef::new(row, column);
    let section = CellRef::new(section_row, column);
    let tasks: Vec<u32> = drawn.tasks.iter().filter(|(_, one, _)| *one == s).map(|(row, ..)| *row).collect();
    let mut planted = vec![here];
    let mut row_is_enough = false;
    match error {
        Error::RowOutsideSum => {
            let last = *tasks.last()?;
            if tasks.len() < 3 || !filled.iter().any(|(row, ..)| *row == last) {
                return None;
            }
            let formula = format!("SUM({letter}{}:{letter}{})", tasks[0] + 1, last);
            set_formula(&mut pen, section_row, column, &formula);
            planted = vec![section, CellRef::new(last, column)];
        }
        Error::ConstantOverFormula => {
            let cell = pen.get_mut(section_row, column)?;
            let Value::Number(right) = cell.value else { return None };
            cell.formula = None;
            cell.value = Value::Number(right - figures::number(amount / 20_000 * 10_000, layout.unit));
            planted = vec![section];
        }
        Error::UnitMixed => {
            if layout.unit == 1 {
                return None;
            }
            typed_sums(&mut pen, &drawn);
            pen.get_mut(row, column)?.value = Value::Number(figures::number(amount, 1));
            planted.push(section);
        }
        Error::DoubleCounting => {
            if filled.len() < 2 {
                return None;
            }
            let (low, high) = bounds(&drawn);
            set_formula(&mut pen, grand, column, &format!("SUM({letter}{}:{letter}{})", low + 1, high + 1));
            planted = vec![CellRef::new(grand, column)];
        }
        Error::StaleCache => {
            let cell = pen.get_mut(row, column)?;
            cell.value = Value::Number(figures::number(amount + 30_000_000, layout.unit));
            planted = vec![section, CellRef::new(grand, column), here];
        }
        Error::HiddenRow => {
            pen.hide(row);
            row_is_enough = true;
        }
        Error::Sign => {
            typed_sums(&mut pen, &drawn);
            pen.get_mut(row, column)?.value = Value::Number(figures::number(-amount, layout.unit));
            planted.push(section);
        }
        Error::TextNumber => {
            // Excel's SUM leaves text out; `+` would turn it into some number, depending on the computer.
            let by_sum = |row: u32, column: u32| {
                pen.get(row, column)
                    .and_then(|cell| cell.formula.clone())
                    .is_some_and(|formula| formula.starts_with("SUM("))
            };
            if !by_sum(section_row, column) || !drawn.sums.iter().all(|&sum| by_sum(row, sum)) {
                return None;
            }
            let text = figures::text(amount, layout.unit, super::layout::Numbers::TextVietnamese);
            pen.get_mut(row, column)?.value = Value::Text(ArcStr::from(text));
            planted.push(section);
        }
    }
    let mut sheet = pen.sheet("Bieu", Visibility::Visible);
    if error != Error::StaleCache {
        evaluate::settle(&mut sheet);
    }
    Some(Planted { workbook: workbook(vec![sheet]), at: planted, row_is_enough })
}

fn bounds(drawn: &Drawn) -> (u32, u32) {
    let rows = || drawn.tasks.iter().map(|(row, ..)| *row).chain(drawn.sections.iter().map(|(row, _)| *row));
    (rows().min().unwrap_or(0), rows().max().unwrap_or(0))
}

fn set_formula(pen: &mut Pen, row: u32, column: u32, formula: &str) {
    if let Some(cell) = pen.get_mut(row, column) {
        cell.formula = Some(ArcStr::from(formula));
    }
}

/// Turns every sum of the table into a typed number, as when the paper's totals are typed in.
fn typed_sums(pen: &mut Pen, drawn: &Drawn) {
    let rows = drawn.sections.iter().map(|(row, _)| *row).chain(drawn.grand);
    for row in rows.collect::<Vec<_>>() {
        for column in drawn.leaves.iter().map(|(column, ..)| *column).collect::<Vec<_>>() {
            if let Some(cell) = pen.get_mut(row, column) {
                cell.formula = None;
            }
        }
    }
    let tasks: Vec<u32> =
        drawn.tasks.iter().map(|(row, ..)| *row).chain(drawn.sections.iter().map(|(row, _)| *row)).collect();
    for row in tasks {
        for &column in &drawn.sums {
            if let Some(cell) = pen.get_mut(row, column) {
                cell.formula = None;
            }
        }
    }
}
