//! What formulas tell of the columns: `=SUM(D11:G11)` says itself which columns it adds up.

use super::columns::Col;
use crate::sheet::{CellRef, Row};
use std::collections::HashMap;

/// Most rows looked at.
const ROWS: usize = 3_000;

/// The columns a formula of a row adds up in that same row; `None` for anything else.
fn columns_summed(formula: &str, row: u32) -> Option<Vec<u32>> {
    if formula.len() > 400 || formula.contains(['-', '*', '/', '!', '"', '&']) {
        return None;
    }
    let text: String = formula.chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
    let text = text.trim_start_matches('=').to_uppercase().replace("SUM(", "(").replace("SUBTOTAL(9,", "(");
    let mut out = Vec::new();
    for piece in text.split(['+', ',', ';', '(', ')']).filter(|p| !p.is_empty()) {
        let (a, b) = piece.split_once(':').unwrap_or((piece, piece));
        let (a, b) = (CellRef::parse(a)?, CellRef::parse(b)?);
        if a.row != row || b.row != row || b.column.saturating_sub(a.column) > 400 {
            return None;
        }
        out.extend(a.column.min(b.column)..=a.column.max(b.column));
    }
    out.sort_unstable();
    out.dedup();
    (out.len() >= 2).then_some(out)
}

/// For every amount column whose formulas mostly add up the same other columns of their row: those.
pub fn told(cols: &[Col], raw: &[&Row]) -> Vec<(usize, Vec<usize>)> {
    let mut out = Vec::new();
    for (i, col) in cols.iter().enumerate().filter(|(_, c)| c.is_amount() && c.unused.is_none()) {
        let mut seen: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut figures = 0usize;
        for row in raw.iter().take(ROWS) {
            let Some(cell) = row.cell(col.column) else { continue };
            figures += usize::from(super::grid::is_figure(cell));
            if let Some(columns) = cell.formula.as_deref().and_then(|f| columns_summed(f, row.index)) {
                *seen.entry(columns).or_insert(0) += 1;
            }
        }
        let Some((columns, count)) = seen.into_iter().max_by_key(|(c, n)| (*n, c.len())) else { continue };
        let parts: Vec<usize> =
            columns.iter().filter_map(|c| cols.iter().position(|o| o.column == *c && o.is_amount())).collect();
        if count >= 2 && count * 10 >= figures * 6 && parts.len() == columns.len() && !parts.contains(&i) {
            out.push((i, parts));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_across() {
        assert_eq!(columns_summed("SUM(D11:G11)", 10), Some(vec![3, 4, 5, 6]));
        assert_eq!(columns_summed("D12+G12+J12", 11), Some(vec![3, 6, 9]));
        assert_eq!(columns_summed("SUM(D11:G12)", 10), None);
        assert_eq!(columns_summed("D11*2", 10), None);
        assert_eq!(columns_summed("D11", 10), None);
    }
}
