//! Columns that only lead to money: "Quỹ lương 1 tháng" that is multiplied by six beside it, "Mức 1.800" and "Mức 2.340"
//! whose difference is. What makes an amount by multiplying is none itself, whatever figures stand in it.

use super::columns::{Col, set};
use super::guessed;
use super::signed;
use super::vocabulary::Field;
use crate::sheet::{CellRef, Row};
use std::collections::BTreeMap;

/// Most rows looked at.
const ROWS: usize = 3_000;

/// Sets aside the columns that others are multiplied from and whose headings do not say that they are money.
pub fn settle(cols: &mut [Col], raw: &[&Row]) {
    let made: Vec<Made> = (0..cols.len()).filter_map(|i| made(cols, raw, i)).collect();
    if !made.iter().any(|m| m.product) {
        return;
    }
    let leads = |i: usize| {
        cols.get(i).is_some_and(|c| c.is_amount() && !c.hinted && (c.field == Field::Difference || !guessed::told(c)))
    };
    let mut found: Vec<usize> = Vec::new();
    let mut todo: Vec<usize> = made.iter().filter(|m| m.product).flat_map(|m| m.from.iter().copied()).collect();
    while let Some(i) = todo.pop() {
        if leads(i) && !found.contains(&i) {
            found.push(i);
            todo.extend(made.iter().filter(|m| m.col == i).flat_map(|m| m.from.iter().copied()));
        }
    }
    for i in found {
        if let Some(col) = cols.get_mut(i) {
            set(col, Field::Days);
        }
    }
}

/// How a column is reckoned from others of its row.
struct Made {
    col: usize,
    from: Vec<usize>,
    /// Multiplied, not added or taken away.
    product: bool,
}

fn made(cols: &[Col], raw: &[&Row], i: usize) -> Option<Made> {
    let col = cols.get(i).filter(|c| c.is_amount())?;
    let mut seen: BTreeMap<(bool, Vec<u32>), usize> = BTreeMap::new();
    let mut formulas = 0usize;
    for row in raw.iter().take(ROWS) {
        let Some(formula) = row.cell(col.column).and_then(|c| c.formula.as_deref()) else { continue };
        formulas += 1;
        let told = match factors(formula, row.index) {
            Some(columns) => Some((true, columns)),
            None => signed::of_formula(formula, row.index)
                .filter(|terms| terms.iter().any(|(plus, _)| !plus))
                .map(|terms| (false, terms.into_iter().map(|(_, column)| column).collect())),
        };
        if let Some(told) = told {
            *seen.entry(told).or_default() += 1;
        }
    }
    // Totals are sums down the column: half of the rows tell.
    let by_formula = seen.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n >= 2 && *n * 2 >= formulas);
    if let Some(((product, columns), _)) = by_formula {
        let from = columns.iter().filter_map(|c| cols.iter().position(|o| o.column == *c)).collect();
        return Some(Made { col: i, from, product });
    }
    let tag = col.tag.as_deref()?;
    let named = |n: u32| cols.iter().position(|c| c.tag.as_deref().and_then(super::tree::own_number) == Some(n));
    if let Some(numbers) = multiplied(tag) {
        return Some(Made { col: i, from: numbers.into_iter().filter_map(named).collect(), product: true });
    }
    let (_, terms) = signed::of_tag(tag)?;
    Some(Made { col: i, from: terms.into_iter().filter_map(|(_, n)| named(n)).collect(), product: false })
}

/// The columns of the same row that a formula multiplies, `=ROUND(I11*1800,0)`; `None` where it does anything else.
fn factors(formula: &str, row: u32) -> Option<Vec<u32>> {
    if formula.len() > 400 || !formula.contains('*') || formula.contains(['!', '"', '&', '/', '+', '-', '<', '>', ':'])
    {
        return None;
    }
    let text: String = formula.chars().filter(|c| !c.is_whitespace() && *c != '$').collect::<String>().to_uppercase();
    let mut out = Vec::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.') {
        let Some(cell) = CellRef::parse(word) else { continue };
        if cell.row == row {
            out.push(cell.column);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The numbers a label multiplies: `8=7x1.800`, `(11) = (10) * 6`; figures that number no column are nobody's.
fn multiplied(tag: &str) -> Option<Vec<u32>> {
    let (_, tail) = tag.split_once('=')?;
    let signs = |c: char| matches!(c, 'x' | 'X' | '*' | '×');
    if !tail.contains(signs) || tail.contains(['+', '-', '/']) {
        return None;
    }
    let number = |piece: &str| piece.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok();
    Some(tail.split(signs).filter_map(number).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_labels_that_multiply() {
        assert_eq!(factors("=ROUND(I11*1800,0)", 10), Some(vec![8]));
        assert_eq!(factors("=$L11*6", 10), Some(vec![11]));
        assert_eq!(factors("=D4*E4", 3), Some(vec![3, 4]));
        assert_eq!(factors("=K11-J11", 10), None);
        assert_eq!(factors("=C5*1.05+D5", 4), None);
        assert_eq!(multiplied("8=7x1.800"), Some(vec![7]));
        assert_eq!(multiplied("(11) = (10) * 6"), Some(vec![10, 6]));
        assert_eq!(multiplied("14=11-12-13"), None);
    }
}
