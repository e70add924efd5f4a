//! Columns that are other columns divided: growth and shares of a plan told as bare numbers ("1,13", "104,4") under
//! "So sánh" are no money, and no total of theirs has to hold.

use super::columns::{Col, set};
use super::numbers::{self, Fixed, SCALE};
use super::seams::Norm;
use super::tree::{Values, at, height};
use super::vocabulary::Field;

/// Rows looked at; a table that divides its columns does so from its first row on.
const LOOKED: usize = 60;

/// The most columns of money looked at; a budget that compares its columns has a few.
const MOST: usize = 80;

/// The largest quotient read as one: ten thousand in a hundred.
const LARGEST: Fixed = 10_000 * SCALE;

/// Marks the columns whose figures are on every row two other columns divided, as they stand or in a hundred.
pub fn settle(cols: &mut [Col], values: &Values<'_>) {
    let amounts: Vec<usize> = (0..cols.len()).filter(|i| cols.get(*i).is_some_and(Col::is_amount)).collect();
    // Every column is held against every pair of others.
    if amounts.len() > MOST {
        return;
    }
    let rows = height(values).min(LOOKED);
    let small = |i: usize| {
        let told = || (0..rows).filter_map(|r| at(values, i, r));
        told().any(|v| v != 0) && told().all(|v| v.abs() <= LARGEST)
    };
    let open = |c: &Col| {
        !c.hinted
            && c.unit.is_none()
            && c.source.is_none()
            && (compares(c) || c.kind.is_none() && c.year.is_none() && c.month.is_none())
    };
    let found: Vec<usize> = amounts
        .iter()
        .copied()
        .filter(|i| cols.get(*i).is_some_and(open) && small(*i))
        .filter(|i| {
            let said = cols.get(*i).is_some_and(compares);
            let others = || amounts.iter().copied().filter(|j| j != i);
            others().any(|a| others().any(|b| a != b && divided(values, rows, (*i, a, b), said)))
        })
        .collect();
    for i in found {
        if let Some(col) = cols.get_mut(i) {
            set(col, Field::Percent);
        }
    }
}

/// Whether a heading says that columns are held against each other: "So sánh", "DT2024/ƯTH2023", "Tỷ lệ".
fn compares(col: &Col) -> bool {
    col.parts.iter().any(|p| {
        let norm = Norm::of(&p.text);
        norm.has("so sánh") || norm.has("so với") || norm.has("tỷ lệ") || norm.has("tỉ lệ") || norm.has("tốc độ")
    }) || col.leaf_text().contains('/')
}

/// How improbable, in powers of ten, the quotients of a column must be by chance: many pairs of columns are tried.
const PROVEN: f64 = 9.0;

/// The same where the heading says that columns are held against each other.
const SAID: f64 = 3.5;

/// Whether a column is on every row the one divided by the other. Each digit of a quotient that comes out right is
/// evidence, no figure twice; whole numbers are quotients only where the heading says so.
fn divided(values: &Values<'_>, rows: usize, (quotient, above, below): (usize, usize, usize), said: bool) -> bool {
    let decimals = (0..rows).filter_map(|r| at(values, quotient, r)).map(numbers::decimals).max().unwrap_or(0);
    if decimals == 0 && !said {
        return false;
    }
    let half = 0.51 * 10f64.powi(-i32::try_from(decimals.min(9)).unwrap_or(9));
    [1.0, 100.0].into_iter().any(|times| {
        let (mut held, mut evidence, mut failed) = (Vec::new(), 0.0, 0usize);
        for row in 0..rows {
            let all = at(values, quotient, row).zip(at(values, above, row)).zip(at(values, below, row));
            let Some(((q, a), b)) = all.filter(|((q, a), b)| *q != 0 && *a != 0 && *b != 0) else { continue };
            let stated = q as f64 / SCALE as f64;
            if (stated - times * (a as f64 / b as f64)).abs() <= half {
                if !held.contains(&q) {
                    held.push(q);
                    evidence += (stated.abs() / (2.0 * half)).max(1.0).log10().min(4.0);
                }
            } else {
                failed += 1;
                if failed * 10 > rows {
                    return false;
                }
            }
        }
        held.len() >= 2 && evidence >= if said { SAID } else { PROVEN }
    })
}
