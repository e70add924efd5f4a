//! What the text of SUM formulas tells of the tree of rows: it says itself which rows it adds up, so it
//! wins over numbering and bold.

use super::columns::Col;
use super::formula_text::rows_summed;
use super::outline::Place;
use super::rows::{DataRow, Pre};
use crate::sheet::Row;

/// The data rows a row adds up by the formulas of its amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The row of the formula.
    pub row: usize,
    /// The rows it adds up, in order.
    pub parts: Vec<usize>,
}

/// Most rows one formula is followed over.
const LONGEST: usize = 5_000;

/// The rows whose amounts are nothing but sums of other rows, as the first of their formulas says.
pub fn told(cols: &[Col], raw: &[&Row], rows: &[DataRow<'_>]) -> Vec<Told> {
    let amounts: Vec<u32> = cols.iter().filter(|c| c.is_amount()).map(|c| c.column).collect();
    let mut out = Vec::new();
    for (i, row) in raw.iter().enumerate() {
        let mut found: Vec<Vec<(u32, u32)>> = Vec::new();
        let mut typed = 0usize;
        for column in &amounts {
            let Some(cell) = row.cell(*column) else { continue };
            match cell.formula.as_deref() {
                Some(formula) if formula.len() <= 4_000 && !formula.contains(['*', '/', '!', '"']) => {
                    found.extend(rows_summed(formula, *column));
                }
                Some(_) => {}
                None => typed += usize::from(matches!(cell.value, crate::sheet::Value::Number(x) if x != 0.0)),
            }
        }
        // One formula among typed figures is a slip, not the row's nature.
        let ranges = if found.len() >= typed { found.into_iter().next() } else { None };
        let Some(ranges) = ranges else { continue };
        let mut parts: Vec<usize> = Vec::new();
        for (first, last) in ranges {
            let from = rows.partition_point(|r| r.index < first);
            let to = rows.partition_point(|r| r.index <= last);
            parts.extend((from..to).take(LONGEST));
        }
        parts.retain(|p| {
            rows.get(*p).is_some_and(|r| r.figures && matches!(r.pre, Pre::Item | Pre::Continued | Pre::Memo))
        });
        parts.sort_unstable();
        parts.dedup();
        if !parts.is_empty() && !parts.contains(&i) {
            out.push(Told { row: i, parts });
        }
    }
    out
}

/// A row that adds up rows above it is a total, whatever it is called.
pub fn totals(rows: &mut [DataRow<'_>], told: &[Told]) {
    for one in told {
        let above = one.parts.len() >= 2 && one.parts.iter().all(|p| *p < one.row);
        if above && let Some(row) = rows.get_mut(one.row).filter(|r| matches!(r.pre, Pre::Item | Pre::Continued)) {
            row.pre = Pre::Total(true);
        }
    }
}

/// Puts the rows a formula adds up under its row, where the numbering put them elsewhere.
pub fn place(told: &[Told], places: &mut [Place]) {
    for one in told {
        if !matches!(places.get(one.row), Some(Place::Under(_))) || one.parts.iter().any(|p| *p < one.row) {
            continue;
        }
        for part in &one.parts {
            let Some(Place::Under(parent)) = places.get(*part).copied() else { continue };
            let already = parent.is_some_and(|p| p == one.row || one.parts.contains(&p) || under(places, p, one.row));
            if !already && let Some(slot) = places.get_mut(*part) {
                *slot = Place::Under(Some(one.row));
            }
        }
    }
}

/// Whether a row stands somewhere under another.
fn under(places: &[Place], row: usize, top: usize) -> bool {
    let mut at = row;
    for _ in 0..40 {
        match places.get(at) {
            Some(Place::Under(Some(parent))) if *parent == top => return true,
            Some(Place::Under(Some(parent))) => at = *parent,
            _ => return false,
        }
    }
    false
}
